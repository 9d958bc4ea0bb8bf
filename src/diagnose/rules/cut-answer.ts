import type { Exchange } from '../../session/exchange.ts';
import { netErrorOf } from '../net-error.ts';
import { numeral } from '../numeral.ts';
import { hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';
const NOT_STOPPED = {
  with: 'a stopped request',
  text: 'Had the page or you stopped it, the browser would say so.',
} as const;

/** An answer began, and was cut or cannot be read. Without any answer, unreachable.ts speaks. */
export default defineRule({
  name: 'cut-answer',
  brokenOff: true,
  causes: {
    'shorter-than-promised': {
      title: 'The answer from {host} was cut off',
      summary: 'The server said that {count} bytes (units of data) would come. At most {size} came.',
      technical: '`Content-Length` is {count}; {size} bytes arrived, the header lines included (`{error}`).',
      fixer: 'operations',
      hints: [
        'Try again. If it keeps happening, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Look for a crash while writing, a full disk of the proxy, or a `Content-Length` counted before packing.',
        },
      ],
      contrast: NOT_STOPPED,
      sources: [ERROR_LIST, 'rfc9112#8'],
    },
    'length-wrong': {
      title: 'The answer from {host} has the wrong length',
      summary: 'What the server said about the length of its answer, and what came, do not agree.',
      technical:
        'The connection closed before the length in `Content-Length` ({length}) was reached (`{error}`).',
      fixer: 'operations',
      hints: [
        'Try again. If it keeps happening, tell the people who run {host}.',
        { for: 'developer', text: 'Count the length in bytes, not in characters, and after packing.' },
      ],
      contrast: NOT_STOPPED,
      sources: [ERROR_LIST, 'rfc9112#8'],
    },
    'pieces-cut-short': {
      title: 'The answer from {host} stopped before its end',
      summary:
        'The answer ({status}) came in pieces for {after}. The last piece, which says “the end”, is missing.',
      technical:
        'A chunked body closed without its last chunk (`{error}`). The program or a proxy broke off.',
      fixer: 'operations',
      hints: [
        'Try again. If it stops after the same time again, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Look for an error while the answer was written, and for a time limit near {after}.',
        },
      ],
      contrast: NOT_STOPPED,
      sources: [ERROR_LIST, 'rfc9112#8'],
    },
    'pieces-garbled': {
      title: 'The pieces of the answer from {host} do not fit',
      summary: 'The server sent its answer ({status}) in pieces. One of them was not marked as it has to be.',
      technical: 'A chunk size in the body does not parse (`{error}`), though the headers say `chunked`.',
      fixer: 'backend',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Let the server’s library do the chunking. Do not set `Transfer-Encoding` by hand.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9112#7.1'],
    },
    'cannot-unpack': {
      title: 'The answer from {host} could not be unpacked',
      summary: 'The server says that it packed its answer as {encoding}. What came is not packed like that.',
      technical: '`Content-Encoding` is {encoding}, and the body does not decode as that (`{error}`).',
      fixer: 'backend',
      hints: [
        'Reload the page. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'The body may be plain, or packed twice. A proxy that unpacks must take `Content-Encoding` away.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9110#8.4'],
    },
    'cut-in-the-middle': {
      title: 'The connection was cut in the middle of the answer',
      summary:
        '{host} began to answer ({status}). After {after} the connection was cut, before all had come.',
      technical: 'The connection broke during the body (`{error}`). The headers had arrived.',
      fixer: 'operations',
      hints: [
        'Try again. If it keeps happening, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Compare the time with the server’s log: a crash, a restart, or a limit near {after}.',
        },
      ],
      contrast: NOT_STOPPED,
      sources: [ERROR_LIST, 'rfc9112#8'],
    },
    'stream-cut': {
      title: 'The live stream from {host} was cut',
      summary: 'The page gets news from {host} in one long answer. After {after} the connection was cut.',
      technical: 'The event stream broke (`{error}`). `EventSource` connects again by itself.',
      fixer: 'operations',
      hints: [
        'If no news comes in the next minute, reload the page.',
        {
          for: 'developer',
          text: 'Send a comment line each 15 seconds, and raise the proxy’s idle limit over that.',
        },
      ],
      sources: ['mdn:Web/API/Server-sent_events/Using_server-sent_events', ERROR_LIST],
    },
    'answer-stalled': {
      title: 'The answer from {host} stopped in the middle',
      summary:
        '{host} began to answer ({status}). Then nothing more came, and after {after} the browser gave up.',
      technical: 'The headers arrived, and the rest of the body did not (`{error}`).',
      fixer: 'operations',
      hints: [
        'Check your connection, then try again.',
        { for: 'developer', text: 'Look for a server that holds a body open without writing to it.' },
      ],
      contrast: NOT_STOPPED,
      sources: [ERROR_LIST],
    },
    'header-twice': {
      title: 'The answer from {host} contradicts itself',
      summary:
        'The server gave two values for “{field}”. Such an answer can be an attack, so the browser drops it.',
      technical:
        'Several `{field}` lines with different values (`{error}`). That is how response splitting looks.',
      fixer: 'backend',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Find who adds the second line: the program or a proxy. Put file names in quotes.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9112#6.3'],
    },
    'not-http': {
      title: 'What answers at {host} is not a web server',
      summary:
        'Something answered there, but not as web servers do. Perhaps another kind of program runs there.',
      technical: 'What port {port} sent does not begin with an HTTP status line (`{error}`).',
      fixer: 'operations',
      hints: [
        'Check the number after the colon. If it is right, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Look at it with `curl -v --http0.9`. It may be TLS, a database, or HTTP/2 without TLS.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9112#4'],
    },
  },
  examine(exchange) {
    const name = netErrorOf(exchange);
    if (!NAME.test(name)) return undefined;
    const { status, headers, transferred } = exchange.response;
    const host = hostOf(exchange);
    const error = `net::${name}`;
    const after = exchange.duration === null ? 'some time' : inWords(exchange.duration);
    const evidence: Evidence[] = [{ from: 'net error', saw: error }];
    if (status > 0) evidence.push({ from: 'response status', saw: String(status) });
    const said = { certainty: 'certain', evidence, browserNames: [error] } as const;
    switch (name) {
      case 'ERR_CONTENT_LENGTH_MISMATCH': {
        const told = quote(headers.get('content-length') ?? '');
        const lengths = [
          ...evidence,
          { from: 'response header Content-Length', saw: told || 'not recorded' },
        ];
        if (
          /^\d{1,15}$/.test(told) &&
          transferred !== null &&
          transferred > 0 &&
          transferred < Number(told)
        ) {
          return {
            cause: 'shorter-than-promised',
            ...said,
            evidence: [...lengths, { from: 'bytes transferred', saw: String(transferred) }],
            values: { host, count: numeral(Number(told)), size: numeral(transferred), error },
          };
        }
        return {
          cause: 'length-wrong',
          ...said,
          evidence: lengths,
          values: { host, length: told || 'not recorded', error },
        };
      }
      case 'ERR_INCOMPLETE_CHUNKED_ENCODING':
        if (exchange.resourceType === 'eventsource') {
          return { cause: 'stream-cut', ...said, values: { host, after, error } };
        }
        return { cause: 'pieces-cut-short', ...said, values: { host, status: String(status), after, error } };
      case 'ERR_INVALID_CHUNKED_ENCODING':
        return { cause: 'pieces-garbled', ...said, values: { host, status: String(status), error } };
      case 'ERR_CONTENT_DECODING_FAILED':
      case 'ERR_CONTENT_DECODING_INIT_FAILED': {
        const encoding = quote(headers.get('content-encoding') ?? '');
        if (encoding === '') return undefined;
        return {
          cause: 'cannot-unpack',
          ...said,
          evidence: [...evidence, { from: 'response header Content-Encoding', saw: encoding }],
          values: { host, encoding: `“${encoding}”`, error },
        };
      }
      case 'ERR_CONNECTION_RESET':
      case 'ERR_CONNECTION_CLOSED':
      case 'ERR_HTTP2_PROTOCOL_ERROR':
      case 'ERR_QUIC_PROTOCOL_ERROR':
        if (status === 0) return undefined;
        if (exchange.resourceType === 'eventsource') {
          return { cause: 'stream-cut', ...said, values: { host, after, error } };
        }
        return {
          cause: 'cut-in-the-middle',
          ...said,
          evidence: [...evidence, ...promised(exchange)],
          values: { host, status: String(status), after, error },
        };
      case 'ERR_TIMED_OUT':
      case 'ERR_CONNECTION_TIMED_OUT':
        if (status === 0) return undefined;
        return { cause: 'answer-stalled', ...said, values: { host, status: String(status), after, error } };
      case 'ERR_INVALID_HTTP_RESPONSE':
        return {
          cause: 'not-http',
          ...said,
          certainty: 'likely',
          values: { host, port: /:(\d+)$/.exec(host)?.[1] ?? 'the usual one', error },
        };
      default: {
        const field = TWICE[name];
        return field === undefined
          ? undefined
          : { cause: 'header-twice', ...said, values: { host, field, error } };
      }
    }
  },
});

const NAME =
  /^ERR_(?:CONTENT_|INCOMPLETE_CHUNKED|INVALID_(?:CHUNKED|HTTP_)|CONNECTION_(?:RESET|CLOSED|TIMED)|TIMED_OUT|RESPONSE_HEADERS_|HTTP2_PROTOCOL|QUIC_PROTOCOL)/;

const TWICE: Readonly<Record<string, string | undefined>> = {
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH: 'Content-Length',
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION: 'Content-Disposition',
  ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION: 'Location',
};

/** What the headers promised and what came, where both are known. */
function promised({ response: { headers, transferred } }: Exchange): Evidence[] {
  const told = headers.get('content-length');
  if (told === undefined || transferred === null) return [];
  return [
    { from: 'response header Content-Length', saw: quote(told) },
    { from: 'bytes transferred', saw: String(transferred) },
  ];
}
