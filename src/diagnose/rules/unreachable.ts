import { parseAddress } from '../../session/address.ts';
import { netErrorOf, wasSent } from '../net-error.ts';
import { numeral } from '../numeral.ts';
import { hostOf, inWords } from '../phrases.ts';
import { isInternalName, isPrivateAddress, isThisComputer } from '../place.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';
const NOT_REFUSED = {
  with: 'ERR_CONNECTION_REFUSED',
  text: 'That would mean: the computer answered at once, and no program takes requests there.',
} as const;
const NOT_GATEWAY = {
  with: 504,
  text: 'A 504 would mean: a server answered, and said another was too slow.',
} as const;
/** Code on the page gets the same error for both. */
const NOT_CORS = {
  for: 'developer',
  text: 'It is not CORS, though code on the page sees the same “Failed to fetch”: here nobody answered.',
} as const;

/**
 * The address is known and yet no answer came: silence, no way there, or a line that was cut. Who refuses at once is in
 * connection.ts, and an answer that began and was then cut is in cut-answer.ts.
 */
export default defineRule({
  name: 'unreachable',
  brokenOff: true,
  causes: {
    'connect-timed-out': {
      title: 'Nobody answered at {host}',
      summary: 'The browser called {host} for {waited} and heard nothing. Then it gave up.',
      technical:
        'No reply to the TCP connection attempt on port {port} within {waited} (`{error}`). The host is down, or a firewall drops the packets.',
      fixer: 'operations',
      hints: [
        'If other sites load, tell the people who run {host} the address and the time.',
        {
          for: 'developer',
          text: 'Try from another network. If that works, a rule for your address is in the way.',
        },
        NOT_CORS,
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST, 'chromium:net/socket/tcp_socket_posix.cc'],
    },
    'connect-timed-out-private': {
      title: 'Nobody answered at {host} in your network',
      summary:
        'This address works inside one home or company network only. The browser called for {waited} and heard nothing.',
      technical:
        '{host} is internal, and port {port} sent no reply within {waited} (`{error}`). Often the VPN is off.',
      fixer: 'you',
      hints: [
        'Join the right network, or start your work connection. Then try again.',
        {
          for: 'developer',
          text: 'If the network is right, check that the machine is up and still has this address.',
        },
        NOT_CORS,
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST, 'rfc1918#3'],
    },
    'connect-timed-out-at-port': {
      title: 'Nobody answered at {host}',
      summary:
        'The browser called for {waited} and heard nothing. The address has the number {port} at its end, which many networks block.',
      technical:
        'No reply on port {port} within {waited} (`{error}`). Firewalls often drop packets for any port but 80 and 443.',
      fixer: 'operations',
      hints: [
        'Try once from another network, such as your phone’s. If that works, ask the people who run your network.',
        {
          for: 'developer',
          text: 'Open port {port} in the firewall or the cloud’s security group, or serve it on port 443.',
        },
        NOT_CORS,
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST],
    },
    'answer-timed-out': {
      title: '{host} took the request and never answered',
      summary: 'The request was sent. The browser waited {waited} in all, then it gave up.',
      technical: 'The request went out, and no answer came before the browser’s own limit (`{error}`).',
      fixer: 'operations',
      hints: [
        'Try again in a minute. Before you send a form again, check whether it did arrive.',
        {
          for: 'developer',
          text: 'Look in the server’s log for a request that hangs: a lock, a slow query, a dead peer.',
        },
      ],
      contrast: NOT_GATEWAY,
      sources: [ERROR_LIST],
    },
    'no-way-there': {
      title: 'There is no way to {host} from here',
      summary: 'Your computer found the address of {host}. None of its networks leads there.',
      technical: 'No route to {host} (`{error}`). One family of addresses may be missing, such as IPv6.',
      fixer: 'you',
      hints: [
        'Check whether other sites load. If you use a work connection, switch it on or off and try again.',
        { for: 'developer', text: 'Compare `curl -4` with `curl -6` to {host}.' },
      ],
      contrast: {
        with: 'a time-out',
        text: 'With a time-out the call would have gone out, and nobody answered.',
      },
      sources: [ERROR_LIST, 'chromium:net/base/net_errors_posix.cc'],
    },
    'no-way-there-private': {
      title: 'There is no way to {host} from here',
      summary:
        'This address works inside one home or company network only. Your computer has no way into it now.',
      technical: 'No route to the internal address {host} (`{error}`).',
      fixer: 'you',
      hints: [
        'Join the right network, or start your work connection. Then try again.',
        {
          for: 'developer',
          text: 'On macOS, check that the browser has the Local Network permission in the privacy settings.',
        },
      ],
      contrast: {
        with: 'a time-out',
        text: 'With a time-out the call would have gone out, and nobody answered.',
      },
      sources: [ERROR_LIST, 'rfc1918#3'],
    },
    'network-changed': {
      title: 'Your network changed during this request',
      summary:
        'The request to {host} ran for {after}. Then your computer moved to another network, and it broke off.',
      technical: 'Chromium closes its connections when an address or a route changes (`{error}`).',
      fixer: 'you',
      hints: [
        'Load the page again.',
        {
          for: 'developer',
          text: 'If it happens again and again, look for a flapping VPN or for containers that come and go.',
        },
      ],
      contrast: { with: 'being offline', text: 'If you were offline, a new try would fail too.' },
      sources: [ERROR_LIST, 'chromium:net/base/network_change_notifier.h'],
    },
    'network-asleep': {
      title: 'Your computer went to sleep during this request',
      summary:
        'The request to {host} ran for {after}. Then the browser paused its network, as it does before sleep.',
      technical: 'Network work was suspended, and what was in flight ended (`{error}`).',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: load the page again. Keep the computer awake for long tasks.',
        { for: 'developer', text: 'Repeat the request when the page becomes visible again.' },
      ],
      sources: [ERROR_LIST],
    },
    'cut-while-connecting': {
      title: 'The connection to {host} was cut at the start',
      summary: 'The browser reached {host} and was cut off after {after}. It had not yet sent the request.',
      technical:
        'The connection on port {port} ended before the request was sent (`{error}`). On `https`, that is most often during the TLS handshake.',
      fixer: 'operations',
      hints: [
        'Try again, and once from another network. If it fails everywhere, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Check that port {port} speaks what the address says. Some firewalls cut a connection by the name in its handshake.',
        },
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST, 'chromium:net/base/net_errors_posix.cc'],
    },
    'cut-before-answer': {
      title: '{host} closed the connection without an answer',
      summary: 'The request was sent. After {after} the connection was cut, and nothing had come back.',
      technical:
        'The connection ended after the request and before any answer (`{error}`). The process died, restarted, or closed an idle connection.',
      fixer: 'operations',
      hints: [
        'Try again once. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Compare the time with the server’s log: a crash, a restart, or a limit of a balancer. Had the page stopped it, the code would be `net::ERR_ABORTED`.',
        },
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST, 'rfc9112#9.5'],
    },
    'cut-while-sending': {
      title: '{host} cut the page off while it was sending',
      summary:
        'The page sent {count} characters with this request. The connection was cut, and no answer came.',
      technical:
        'The connection ended on a request with a body, before any answer (`{error}`). Servers that refuse a body often close without reading it.',
      fixer: 'operations',
      reach: 'address',
      hints: [
        'Try with less, such as a smaller file. Check first whether it did arrive.',
        {
          for: 'developer',
          text: 'Check the limits for body size on each server on the way. A crash in the handler looks the same.',
        },
      ],
      contrast: { with: 413, text: 'A 413 would mean: the server said that it was too much.' },
      sources: [ERROR_LIST, 'rfc9112#9.6'],
    },
    'empty-answer-here': {
      title: 'The program at {host} gave no answer',
      summary:
        'A program on your computer took the request. After {after} it closed the connection without an answer.',
      technical:
        'Port {port} accepted the connection and closed it (`{error}`). The program crashed, or a container’s port leads to nothing.',
      fixer: 'you',
      hints: [
        'Look at the window where your server runs: it may show an error. Start it again.',
        {
          for: 'developer',
          text: 'In a container the server must listen on `0.0.0.0`; on `127.0.0.1` the published port leads to nothing.',
        },
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST, 'https://docs.docker.com/engine/network/port-publishing/'],
    },
    'empty-answer-plain': {
      title: '{host} seems to take only secure requests',
      summary:
        'The page asked without security (http). At this address servers expect a secure request (https).',
      technical:
        'Plain HTTP was sent to port {port}, a TLS port by habit. It closed without an answer (`{error}`).',
      fixer: 'frontend',
      hints: [
        'Try the address with https at its front.',
        { for: 'developer', text: 'Use `https` for port {port}, or the port that speaks plain HTTP.' },
      ],
      sources: [ERROR_LIST, 'rfc9110#4.2.2'],
    },
    'empty-answer-after-wait': {
      title: '{host} gave up after {after}',
      summary:
        'The server took the request and was silent for {after}. Then it closed the connection without an answer.',
      technical: 'The connection closed {after} after the start, with no byte of an answer (`{error}`).',
      fixer: 'operations',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Work that long often meets a limit: of a balancer, of a worker process, or of memory.',
        },
      ],
      contrast: NOT_GATEWAY,
      sources: [ERROR_LIST],
    },
    'connection-given-up': {
      title: 'The connection to {host} stopped working',
      summary: 'What your computer sent was never confirmed. After {after} it gave up.',
      technical: 'Sent data was never acknowledged by {host} (`{error}`).',
      fixer: 'you',
      hints: [
        'Check your connection, then try again. Check first whether a form did arrive.',
        {
          for: 'developer',
          text: 'Look for a weak radio link, or a firewall that forgets idle connections.',
        },
      ],
      sources: [ERROR_LIST, 'chromium:net/base/net_errors_posix.cc'],
    },
    'connect-failed': {
      title: 'The call to {host} did not get through',
      summary:
        'The browser tried to reach {host}. The try failed on your computer, which gave no clear reason.',
      technical:
        'The connect call to port {port} failed with a system error without a code of its own (`{error}`).',
      fixer: 'you',
      hints: [
        'Check whether other sites load. A security program on your computer may be in the way.',
        { for: 'developer', text: 'A log from `chrome://net-export` holds the `os_error`.' },
      ],
      contrast: NOT_REFUSED,
      sources: [ERROR_LIST, 'chromium:net/socket/tcp_socket_posix.cc'],
    },
  },
  examine(exchange) {
    const name = netErrorOf(exchange);
    if (exchange.response.status > 0 || !NAMES.has(name)) return undefined;
    const address = parseAddress(exchange.url);
    const host = hostOf(exchange);
    const hostname = address?.hostname ?? '';
    const port = address?.port ?? '';
    const error = `net::${name}`;
    const after = exchange.duration === null ? 'some time' : inWords(exchange.duration);
    const sent = wasSent(exchange);
    const inside = isPrivateAddress(hostname) || isInternalName(hostname);
    const evidence: Evidence[] = [
      { from: 'net error', saw: error },
      { from: 'time', saw: after },
    ];
    const place: Evidence[] = [{ from: 'address', saw: host }, ...evidence];
    const likely = { certainty: 'likely', evidence: place, browserNames: [error] } as const;
    const certain = { ...likely, certainty: 'certain' } as const;
    const headers = { from: 'request headers', saw: sent ? 'it was sent' : 'it was not sent' };

    switch (name) {
      case 'ERR_TIMED_OUT':
      case 'ERR_CONNECTION_TIMED_OUT':
        if (sent && name === 'ERR_TIMED_OUT') {
          const seen = [...place, headers];
          return {
            cause: 'answer-timed-out',
            ...likely,
            evidence: seen,
            values: { host, waited: after, error },
          };
        }
        if (inside) {
          return {
            cause: 'connect-timed-out-private',
            ...likely,
            values: { host, port, waited: after, error },
          };
        }
        if (port !== '80' && port !== '443' && port !== '') {
          return {
            cause: 'connect-timed-out-at-port',
            ...likely,
            certainty: 'possible',
            values: { host, port, waited: after, error },
            alternatives: [{ cause: 'connect-timed-out', tellApart: 'It fails from other networks too.' }],
          };
        }
        return { cause: 'connect-timed-out', ...certain, values: { host, port, waited: after, error } };
      case 'ERR_ADDRESS_UNREACHABLE':
        return inside
          ? { cause: 'no-way-there-private', ...certain, values: { host, error } }
          : { cause: 'no-way-there', ...certain, values: { host, error } };
      case 'ERR_NETWORK_CHANGED':
        return { cause: 'network-changed', ...certain, values: { host, after, error } };
      case 'ERR_NETWORK_IO_SUSPENDED':
        return { cause: 'network-asleep', ...likely, values: { host, after, error } };
      case 'ERR_CONNECTION_ABORTED':
        return { cause: 'connection-given-up', ...likely, values: { host, after, error } };
      case 'ERR_CONNECTION_FAILED':
        return { cause: 'connect-failed', ...certain, values: { host, port, error } };
      default:
    }
    // Reset, closed or empty: who cut the line cannot be seen, when it was cut can.
    if (!sent && name !== 'ERR_EMPTY_RESPONSE') {
      const seen = [...place, headers];
      return {
        cause: 'cut-while-connecting',
        ...likely,
        evidence: seen,
        values: { host, port, after, error },
      };
    }
    const plain = address?.scheme === 'http' || address?.scheme === 'ws';
    if (plain && /^(?:443|8443|9443|4443)$/.test(port)) {
      return { cause: 'empty-answer-plain', ...likely, values: { host, port, error } };
    }
    const size = exchange.request.body?.text.length ?? 0;
    if (size >= LARGE_BODY) {
      return {
        cause: 'cut-while-sending',
        ...likely,
        certainty: 'possible',
        evidence: [...place, { from: 'request body', saw: `${size} characters` }],
        values: { host, count: numeral(size), error },
        alternatives: [{ cause: 'cut-before-answer', tellApart: 'A small request fails in the same way.' }],
      };
    }
    if (isThisComputer(hostname)) {
      return { cause: 'empty-answer-here', ...certain, values: { host, port, after, error } };
    }
    if ((exchange.duration ?? 0) >= LONG_WAIT) {
      return { cause: 'empty-answer-after-wait', ...certain, values: { host, after, error } };
    }
    // Without more to go by, the error's own entry says as much.
    if (name === 'ERR_EMPTY_RESPONSE') return undefined;
    const seen = [...place, headers];
    return { cause: 'cut-before-answer', ...certain, evidence: seen, values: { host, after, error } };
  },
});

/** Characters from which the size of a body is worth a word: nginx refuses bodies from 1 MB on unless told otherwise. */
const LARGE_BODY = 100_000;
/** A server that takes this long was at work, or waited for another, in ms. */
const LONG_WAIT = 5000;

const NAMES = new Set([
  'ERR_TIMED_OUT',
  'ERR_CONNECTION_TIMED_OUT',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_NETWORK_CHANGED',
  'ERR_NETWORK_IO_SUSPENDED',
  'ERR_CONNECTION_RESET',
  'ERR_CONNECTION_CLOSED',
  'ERR_CONNECTION_ABORTED',
  'ERR_CONNECTION_FAILED',
  'ERR_EMPTY_RESPONSE',
]);
