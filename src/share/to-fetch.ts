import type { Exchange } from '../session/exchange.ts';
import type { HeaderField } from '../session/headers.ts';
import { type Replay, replayOf } from './shell/replay.ts';

/** No script can set these (Fetch standard, "forbidden request-header"). */
const FORBIDDEN = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'access-control-request-private-network',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);
const FORBIDDEN_START = /^(?:proxy-|sec-)/;
/** These would name another method: forbidden with one that no page can use. */
const OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);
const FORBIDDEN_METHOD = /(?:^|,)\s*(?:connect|trace|track)\s*(?:,|$)/i;
/** The browser adds these by itself; set by a script, they would make it ask the other server for permission first (CORS). */
const BROWSERS_OWN = new Set(['user-agent', 'priority', 'upgrade-insecure-requests']);

const NOT_IN_SCRIPTS = /[<\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/gu;

/**
 * JavaScript that sends the request again, for a browser's console or Node 18 and newer (Fetch standard; MDN, "fetch()").
 *
 * - Headers that no script can set are left out. Cookies are the browser's own: `credentials` is `include` where some were sent,
 *   else `omit`.
 * - `mode` is what the browser said (Sec-Fetch-Mode) where a script can ask for it, else `cors`.
 * - GET and HEAD go without a body, which fetch would refuse. A user name and a password in the URL are left out for the same reason.
 * - A header that stands on several lines is one, joined with commas (RFC 9110 §5.3). Letters beyond Latin-1, which fetch refuses
 *   too, are written as the bytes of their UTF-8.
 *
 * A WebSocket is opened with `new WebSocket`. Values are JSON, in which nothing ends a script, breaks a line or turns the direction
 * of writing.
 * @param exchange redacted already
 * @returns the code, or one sentence that says why there is none; `canReplay` tells which
 */
export function toFetch(exchange: Exchange): string {
  const replay = replayOf(exchange);
  if (typeof replay === 'string') return replay;
  return replay.opensSocket ? socket(replay) : request(replay);
}

function request({ method, url, headers, body }: Replay): string {
  const hasBody = body !== null && method !== 'GET' && method.toUpperCase() !== 'HEAD';
  const told = joined(headers.filter(isFree));
  const names = [...told.keys()];
  const lines = [
    `  method: ${literal(method)},`,
    ...(names.length === 0
      ? []
      : ['  headers: {', ...names.map((name) => `    ${property(name)}: ${literal(told.get(name) ?? '')},`)]),
    ...(names.length === 0 ? [] : ['  },']),
    ...(hasBody ? [`  body: ${literal(body)},`] : []),
    `  mode: ${literal(modeOf(method, headers))},`,
    `  credentials: ${literal(headers.some(isNamed('cookie')) ? 'include' : 'omit')},`,
  ];
  return `await fetch(${literal(withoutCredentials(url))}, {\n${lines.join('\n')}\n});`;
}

function socket({ url, headers }: Replay): string {
  const protocols = headers
    .filter(isNamed('sec-websocket-protocol'))
    .flatMap(({ value }) => value.split(','))
    .map((protocol) => protocol.trim())
    .filter((protocol) => protocol !== '');
  const address = literal(withoutCredentials(url).replace(/^http/, 'ws'));
  return `new WebSocket(${[address, ...(protocols.length > 0 ? [`[${protocols.map(literal).join(', ')}]`] : [])].join(', ')});`;
}

function isFree({ name, value }: HeaderField): boolean {
  const lower = name.toLowerCase();
  return (
    !FORBIDDEN.has(lower) &&
    !FORBIDDEN_START.test(lower) &&
    !BROWSERS_OWN.has(lower) &&
    !(OVERRIDES.has(lower) && FORBIDDEN_METHOD.test(value))
  );
}

function isNamed(name: string): (field: HeaderField) => boolean {
  return (field) => field.name.toLowerCase() === name;
}

/** The values by name, in the spelling in which a name came first. */
function joined(headers: readonly HeaderField[]): Map<string, string> {
  const spelling = new Map<string, string>();
  const values = new Map<string, string>();
  for (const { name, value } of headers) {
    const first = spelling.get(name.toLowerCase()) ?? name;
    spelling.set(name.toLowerCase(), first);
    const known = values.get(first);
    values.set(first, known === undefined ? bytesOf(value) : `${known}, ${bytesOf(value)}`);
  }
  return values;
}

function bytesOf(value: string): string {
  if (!/[\u0100-\uffff]/.test(value)) return value;
  return [...new TextEncoder().encode(value)].map((byte) => String.fromCharCode(byte)).join('');
}

function modeOf(method: string, headers: readonly HeaderField[]): string {
  const said = headers.find(isNamed('sec-fetch-mode'))?.value ?? '';
  if (said === 'same-origin') return said;
  // Without the other server's permission fetch knows no more than these methods.
  return said === 'no-cors' && ['GET', 'HEAD', 'POST'].includes(method) ? said : 'cors';
}

function withoutCredentials(url: string): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.href;
}

/** As a plain name of a property, `__proto__` would not be a header. */
function property(name: string): string {
  return name === '__proto__' ? `[${literal(name)}]` : literal(name);
}

function literal(value: string): string {
  return JSON.stringify(value).replace(
    NOT_IN_SCRIPTS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
