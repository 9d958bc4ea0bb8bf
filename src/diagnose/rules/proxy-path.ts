import { parseAddress } from '../../session/address.ts';
import { netErrorOf } from '../net-error.ts';
import { hostOf, inWords } from '../phrases.ts';
import { defineRule } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';
const NOT_THE_SITE = {
  with: 'ERR_CONNECTION_REFUSED',
  text: 'That would mean: {host} itself was reached, and takes no requests there.',
} as const;

/** A go-between (a proxy) is set up, and the request failed on it: nothing is known of the site itself. */
export default defineRule({
  name: 'proxy-path',
  brokenOff: true,
  causes: {
    'proxy-not-reached': {
      title: 'Your network’s go-between does not answer',
      summary:
        'Your browser sends its requests through a go-between (a proxy). It could not reach that one, so {host} was never asked.',
      technical: 'The connection to the proxy failed after {after} (`{error}`). Nothing is known of {host}.',
      fixer: 'you',
      hints: [
        'Check the proxy in your network settings, and whether your work connection is on.',
        { for: 'developer', text: 'A debugging proxy that was closed often leaves its setting behind.' },
      ],
      contrast: NOT_THE_SITE,
      sources: [ERROR_LIST, 'chromium:net/docs/proxy.md'],
    },
    'proxy-opened-no-way': {
      title: 'The go-between did not open the way to {host}',
      summary: 'Your browser asked its go-between (a proxy) for a way to {host}. It said no, or could not.',
      technical: 'The proxy did not answer `CONNECT {host}` (port {port}) with a success (`{error}`).',
      fixer: 'operations',
      hints: [
        'If other sites load, ask the people who run your network whether {host} is allowed.',
        {
          for: 'developer',
          text: 'Proxies often allow `CONNECT` to port 443 only. The proxy’s own log has the reason.',
        },
      ],
      contrast: NOT_THE_SITE,
      sources: [ERROR_LIST, 'rfc9110#9.3.6'],
    },
    'proxy-script-failed': {
      title: 'The file that chooses the way to {host} failed',
      summary:
        'Your network has a file that picks a go-between (a proxy) for each site. It could not be used.',
      technical: 'The proxy script (PAC) is required and could not be loaded or run for {host} (`{error}`).',
      fixer: 'operations',
      hints: [
        'Check that you are in the right network. Then tell the people who run it.',
        { for: 'developer', text: 'Load the PAC address in a tab. A policy can make it a must.' },
      ],
      contrast: NOT_THE_SITE,
      sources: [ERROR_LIST, 'chromium:net/docs/proxy.md'],
    },
    'proxy-proof-invalid': {
      title: 'The go-between’s proof of identity is not valid',
      summary:
        'Your browser talks to its go-between (a proxy) over a secure connection. That one could not prove who it is.',
      technical: 'The certificate is the proxy’s own, not that of {host} (`{error}`).',
      fixer: 'operations',
      hints: [
        'Check the date of your computer. Then tell the people who run your network.',
        { for: 'developer', text: 'Check the date, the name and the chain of the proxy’s certificate.' },
      ],
      contrast: {
        with: 'ERR_CERT_AUTHORITY_INVALID',
        text: 'That would mean: the proof of {host} itself is not trusted.',
      },
      sources: [ERROR_LIST, 'chromium:net/docs/proxy.md'],
    },
    'proxy-chain-broken': {
      title: 'The go-between could not reach {host}',
      summary:
        'Your browser reached its go-between (a proxy). From there, no connection to {host} could be made.',
      technical: 'The SOCKS proxy reports that {host}, port {port}, is not reached (`{error}`).',
      fixer: 'operations',
      hints: [
        'If other sites load, tell the people who run {host}. If not, tell those who run your network.',
        { for: 'developer', text: 'If it is an SSH tunnel, try the same address from its far end.' },
      ],
      contrast: NOT_THE_SITE,
      sources: [ERROR_LIST, 'rfc1928#6'],
    },
    'proxy-talk-failed': {
      title: 'The talk with your go-between failed',
      summary:
        'Your browser asked its go-between (a proxy) for {host}. The two could not agree on how to talk.',
      technical:
        'The SOCKS handshake failed (`{error}`): a wrong address, a wrong version, or a dead tunnel.',
      fixer: 'you',
      hints: [
        'Check the proxy in your network settings, and whether its program runs.',
        { for: 'developer', text: 'Check that the port speaks SOCKS: an HTTP proxy there fails like this.' },
      ],
      contrast: NOT_THE_SITE,
      sources: [ERROR_LIST, 'rfc1928#3'],
    },
    'proxy-sign-in-from-site': {
      title: '{host} asks for a sign-in in the wrong way',
      summary:
        'Only a go-between (a proxy) may ask in this way. Your browser uses none here, so it did not trust the answer.',
      technical: '{host} answered 407, and the browser uses no proxy for it (`{error}`).',
      fixer: 'backend',
      hints: [
        'Tell the people who run {host}. If your network has a hidden proxy, tell those who run that.',
        {
          for: 'developer',
          text: 'A server that wants a sign-in has to answer 401. Does it pass on a 407 from behind?',
        },
      ],
      contrast: { with: 401, text: 'A 401 is how the site itself asks you to sign in.' },
      sources: [ERROR_LIST, 'rfc9110#15.5.8'],
    },
  },
  examine(exchange) {
    const name = netErrorOf(exchange);
    if (!NAME.test(name)) return undefined;
    const host = hostOf(exchange);
    const port = parseAddress(exchange.url)?.port ?? '';
    const error = `net::${name}`;
    const after = exchange.duration === null ? 'some time' : inWords(exchange.duration);
    const said = {
      certainty: 'certain',
      evidence: [
        { from: 'net error', saw: error },
        { from: 'address', saw: host },
      ],
      browserNames: [error],
    } as const;
    switch (name) {
      case 'ERR_PROXY_CONNECTION_FAILED':
        return { cause: 'proxy-not-reached', ...said, values: { host, after, error } };
      case 'ERR_TUNNEL_CONNECTION_FAILED':
      case 'ERR_PROXY_UNABLE_TO_CONNECT_TO_DESTINATION':
        return { cause: 'proxy-opened-no-way', ...said, values: { host, port, error } };
      case 'ERR_PAC_SCRIPT_FAILED':
      case 'ERR_PAC_SCRIPT_TERMINATED':
      case 'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED':
        return { cause: 'proxy-script-failed', ...said, values: { host, error } };
      case 'ERR_PROXY_CERTIFICATE_INVALID':
        return { cause: 'proxy-proof-invalid', ...said, values: { host, error } };
      case 'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE':
        return { cause: 'proxy-chain-broken', ...said, values: { host, port, error } };
      case 'ERR_SOCKS_CONNECTION_FAILED':
        return { cause: 'proxy-talk-failed', ...said, values: { host, error } };
      case 'ERR_UNEXPECTED_PROXY_AUTH':
        return { cause: 'proxy-sign-in-from-site', ...said, values: { host, error } };
      default:
        return undefined;
    }
  },
});

const NAME = /^ERR_(?:PROXY|TUNNEL|PAC|MANDATORY|SOCKS|UNEXPECTED)_/;
