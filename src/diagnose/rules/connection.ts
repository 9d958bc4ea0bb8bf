import { parseAddress } from '../../session/address.ts';
import { clock, hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule } from '../rule.ts';

/** No answer came, because no connection came about: what the net error and the address prove. */
export default defineRule({
  name: 'connection',
  causes: {
    'refused-here': {
      title: 'Nothing is listening at {host}',
      summary: 'Your computer answered, but no program takes requests there.',
      technical:
        'This computer refused the connection to port {port} (`ERR_CONNECTION_REFUSED`). No program listens on it.',
      fixer: 'you',
      hints: [
        'If this is your own server, start it.',
        'If it runs, check the number after the colon.',
        {
          for: 'developer',
          text: 'A server that listens on `::1` alone is not reached at `127.0.0.1`, and the other way round.',
        },
      ],
      contrast: {
        with: 'a time-out',
        text: 'With a time-out nobody would have answered at all. A firewall often does that.',
      },
      sources: ['chromium:net/base/net_error_list.h'],
    },
    refused: {
      title: 'Nothing answers at {host}',
      summary:
        'The computer at this address was reached. It takes no requests there: its server is down, or lives elsewhere.',
      technical: '{host} refused the connection to port {port} (`ERR_CONNECTION_REFUSED`).',
      fixer: 'operations',
      hints: [
        'Try again in a minute. If it stays, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Check that the service runs and listens on port {port}, and that the address is the right one.',
        },
      ],
      contrast: {
        with: 'a time-out',
        text: 'With a time-out nobody would have answered at all. A firewall often does that.',
      },
      sources: ['chromium:net/base/net_error_list.h'],
    },
    'name-not-found': {
      title: 'There is no site called {host}',
      summary: 'The browser looked up this name and found no computer behind it.',
      technical: 'The name look-up (DNS) for `{host}` found nothing (`{error}`).',
      fixer: 'frontend',
      hints: [
        'Check the name for a slip. If other sites fail too, check your network or VPN (a detour for your traffic).',
        {
          for: 'developer',
          text: 'Check the host in the page’s settings. Internal names need the company network.',
        },
      ],
      contrast: {
        with: 'being offline',
        text: 'If you were offline, every site would fail. The browser would also say so.',
      },
      sources: ['chromium:net/base/net_error_list.h'],
    },
    'certificate-not-trusted': {
      title: 'The browser does not trust who {host} claims to be',
      summary:
        'The site showed a proof of identity that nobody the browser trusts has signed. The browser hung up.',
      technical:
        'The certificate chain of {host} ends at no trusted authority (`{error}`). Often it is self-signed.',
      fixer: 'operations',
      hints: [
        'If this is your own test server, open {address} in a tab and accept its proof.',
        'If not, do not go on: tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Install the full chain, or a certificate from an authority that browsers trust.',
        },
      ],
      contrast: {
        with: 'ERR_SSL_PROTOCOL_ERROR',
        text: 'That would mean: no secure connection was spoken there at all.',
      },
      sources: ['chromium:net/base/net_error_list.h', 'rfc5280'],
    },
    'certificate-out-of-date': {
      title: 'The proof of identity of {host} is out of date',
      summary: 'The site’s proof is not good for today’s date. Or the clock of your computer is wrong.',
      technical:
        'The certificate of {host} has expired or is not valid yet (`{error}`). The request began at {time}.',
      fixer: 'operations',
      hints: [
        'Check the date of your computer. If it is right, tell the people who run {host}.',
        { for: 'developer', text: 'Renew the certificate, and check the job that should have done so.' },
      ],
      contrast: {
        with: 'ERR_SSL_PROTOCOL_ERROR',
        text: 'That would mean: no secure connection was spoken there at all.',
      },
      sources: ['chromium:net/base/net_error_list.h', 'rfc5280'],
    },
    'certificate-for-another-name': {
      title: 'The proof of identity is not for {host}',
      summary: 'The site showed a proof that belongs to another name. The browser hung up.',
      technical: 'The certificate does not list `{host}` (`{error}`).',
      fixer: 'operations',
      hints: [
        'Check the address for a slip. If it is right, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Add the name to the certificate, or send the request to the name that it lists.',
        },
      ],
      contrast: {
        with: 'ERR_SSL_PROTOCOL_ERROR',
        text: 'That would mean: no secure connection was spoken there at all.',
      },
      sources: ['chromium:net/base/net_error_list.h', 'rfc5280'],
    },
    offline: {
      title: 'Your computer is offline',
      summary: 'The browser has no network at the moment. The request did not leave your computer.',
      technical: 'The browser had no network connection, real or switched off in DevTools (`{error}`).',
      fixer: 'you',
      hints: [
        'Check your Wi-Fi or cable, then reload the page.',
        {
          for: 'developer',
          text: 'If other programs are online, look for “Offline” in DevTools, Network, throttling.',
        },
      ],
      contrast: { with: 'an unknown name', text: 'With an unknown name only that one site would fail.' },
      sources: ['chromium:net/base/net_error_list.h'],
    },
  },
  examine(exchange) {
    const error = exchange.error ?? '';
    const address = parseAddress(exchange.url);
    const host = hostOf(exchange);
    const port = address?.port ?? '';
    const evidence = [{ from: 'net error', saw: quote(error) }];
    const browserNames = [quote(error)];
    switch (error.replace(/^net::/, '')) {
      case 'ERR_CONNECTION_REFUSED':
        return isThisComputer(address?.hostname ?? '')
          ? {
              cause: 'refused-here',
              certainty: 'certain',
              evidence: [...evidence, { from: 'address', saw: `${host} is this computer` }],
              values: { host, port },
              browserNames,
            }
          : {
              cause: 'refused',
              certainty: 'certain',
              evidence: [...evidence, { from: 'address', saw: host }],
              values: { host, port },
              browserNames,
            };
      case 'ERR_NAME_NOT_RESOLVED':
        return {
          cause: 'name-not-found',
          certainty: 'certain',
          evidence: [...evidence, { from: 'address', saw: host }],
          values: { host, error },
          browserNames,
        };
      case 'ERR_CERT_AUTHORITY_INVALID':
        return {
          cause: 'certificate-not-trusted',
          certainty: 'certain',
          evidence,
          values: { host, error, address: quote(address?.origin ?? host) },
          browserNames,
        };
      case 'ERR_CERT_DATE_INVALID':
        return {
          cause: 'certificate-out-of-date',
          certainty: 'certain',
          evidence,
          values: {
            host,
            error,
            time: exchange.startedAt === null ? 'an unknown time' : clock(exchange.startedAt, 0),
          },
          browserNames,
        };
      case 'ERR_CERT_COMMON_NAME_INVALID':
        return {
          cause: 'certificate-for-another-name',
          certainty: 'certain',
          evidence,
          values: { host, error },
          browserNames,
        };
      case 'ERR_INTERNET_DISCONNECTED':
        return { cause: 'offline', certainty: 'certain', evidence, values: { error }, browserNames };
      default:
        return undefined;
    }
  },
});

/** Loopback names and addresses (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
function isThisComputer(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}
