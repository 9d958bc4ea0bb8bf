import { netErrorOf } from '../net-error.ts';
import { numeral } from '../numeral.ts';
import { hostOf, inWords } from '../phrases.ts';
import { defineRule } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';

/** One connection carries many requests (HTTP/2, HTTP/3), and it, or this request's share of it, broke. */
export default defineRule({
  name: 'http2-and-quic',
  brokenOff: true,
  causes: {
    'stream-broken': {
      title: '{host} broke off this request',
      summary:
        'Many requests share one connection here. This one was broken off after {after}, without a full answer.',
      technical: 'The HTTP/2 stream or connection ended with an error (`{error}`), and no status had come.',
      fixer: 'operations',
      hints: [
        'Try again once. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Look at the proxy in front: bad header lines from the program, or its limits, end a stream like this.',
        },
      ],
      contrast: {
        with: 502,
        text: 'A 502 would mean: the front server itself reports that another one failed.',
      },
      sources: [ERROR_LIST, 'rfc9113#5.4'],
    },
    'large-request-broken-off': {
      title: '{host} broke off this large request',
      summary:
        'The notes that go with this request hold {count} characters. Many servers take less, and then break off.',
      technical: 'The request headers have {count} characters, and HTTP/2 ended with an error (`{error}`).',
      fixer: 'frontend',
      hints: [
        'Clear what the browser saved for {host}, then sign in again.',
        {
          for: 'developer',
          text: 'Look at the size of `Cookie` and `Authorization`, and at the proxy’s limit.',
        },
      ],
      contrast: { with: 431, text: 'A 431 would mean: the server said that these notes are too long.' },
      sources: [ERROR_LIST, 'rfc9113#10.5.1'],
    },
    'stream-refused': {
      title: '{host} did not begin to work on this request',
      summary: 'The server sent it back untouched. So it is safe to send it again.',
      technical: '{host} reset the stream as refused (`{error}`): it is too busy, or about to stop.',
      fixer: 'operations',
      hints: [
        'Try again in a minute.',
        { for: 'developer', text: 'Send fewer requests at once, or raise the server’s limit of streams.' },
      ],
      sources: [ERROR_LIST, 'rfc9113#8.7'],
    },
    'ping-unanswered': {
      title: 'The connection to {host} stopped working',
      summary:
        'The browser checked whether {host} was still there. No reply came, so it gave up after {after}.',
      technical:
        'An HTTP/2 `PING` was not answered in time (`{error}`). Often the network was lost meanwhile.',
      fixer: 'you',
      hints: [
        'Check your connection, then reload the page.',
        { for: 'developer', text: 'If it recurs, look for a firewall that forgets idle connections.' },
      ],
      sources: [ERROR_LIST, 'rfc9113#6.7'],
    },
    'line-too-weak': {
      title: 'The connection to {host} is not secure enough',
      summary: 'This kind of connection needs stronger security than {host} uses. The browser did not go on.',
      technical: 'HTTP/2 forbids the TLS version or cipher that {host} uses (`{error}`).',
      fixer: 'operations',
      hints: [
        'Tell the people who run {host}.',
        { for: 'developer', text: 'Offer TLS 1.2 with an AEAD cipher, or TLS 1.3.' },
      ],
      sources: [ERROR_LIST, 'rfc9113#9.2'],
    },
    'quic-broken': {
      title: 'The newer kind of connection to {host} failed',
      summary: 'The browser used a newer kind of connection (QUIC). It broke off after {after}.',
      technical: 'The HTTP/3 connection over UDP failed (`{error}`). Networks that drop UDP can cause it.',
      fixer: 'operations',
      hints: [
        'Reload the page: the browser may then take the older kind. Try another network too.',
        {
          for: 'developer',
          text: 'Compare with QUIC switched off in `chrome://flags`. Check UDP port 443 on the way.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9114#8'],
    },
  },
  examine(exchange) {
    const name = netErrorOf(exchange);
    if (!NAME.test(name)) return undefined;
    const host = hostOf(exchange);
    const error = `net::${name}`;
    const after = exchange.duration === null ? 'some time' : inWords(exchange.duration);
    const evidence = [
      { from: 'net error', saw: error },
      { from: 'time', saw: after },
    ];
    const said = { certainty: 'certain', evidence, browserNames: [error] } as const;
    switch (name) {
      case 'ERR_HTTP2_PROTOCOL_ERROR': {
        if (exchange.response.status > 0) return undefined;
        const size = [...exchange.request.headers].reduce(
          (sum, each) => sum + each.name.length + each.value.length,
          0,
        );
        if (size < LARGE_HEADERS) return { cause: 'stream-broken', ...said, values: { host, after, error } };
        return {
          cause: 'large-request-broken-off',
          ...said,
          certainty: 'possible',
          evidence: [...evidence, { from: 'request headers', saw: `${size} characters` }],
          values: { host, count: numeral(size), error },
          alternatives: [{ cause: 'stream-broken', tellApart: 'A private window fails in the same way.' }],
        };
      }
      case 'ERR_HTTP2_SERVER_REFUSED_STREAM':
        return { cause: 'stream-refused', ...said, values: { host, error } };
      case 'ERR_HTTP2_PING_FAILED':
        return { cause: 'ping-unanswered', ...said, values: { host, after, error } };
      case 'ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY':
        return { cause: 'line-too-weak', ...said, values: { host, error } };
      case 'ERR_QUIC_PROTOCOL_ERROR':
      case 'ERR_QUIC_HANDSHAKE_FAILED':
        return exchange.response.status > 0
          ? undefined
          : { cause: 'quic-broken', ...said, values: { host, after, error } };
      default:
        return undefined;
    }
  },
});

const NAME = /^ERR_(?:HTTP2|QUIC)_/;
/** nginx takes 8 KB a line and 32 KB in all unless told otherwise; many others take 8 or 16 KB. */
const LARGE_HEADERS = 16_000;
