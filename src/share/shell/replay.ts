import { readUrl } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import type { HeaderField, HeaderFields } from '../../session/headers.ts';

/** What of a recorded request is sent when it is sent again. No text in it holds a control character, but for the body. */
export interface Replay {
  /** A token (RFC 9110 §5.6.2). */
  readonly method: string;
  /** http or https, in ASCII, without a fragment: that is never sent. */
  readonly url: string;
  /** In their order, one line for each; names are tokens, values may be ''. */
  readonly headers: readonly HeaderField[];
  /** null: none is sent. Without NUL and half letters (lone surrogates). */
  readonly body: string | null;
  /** It was the opening of a WebSocket: `url` has http for ws, https for wss. */
  readonly opensSocket: boolean;
}

const NO_WEB_ADDRESS =
  'This request cannot be sent again. Its address does not begin with http, https, ws or wss.';
const NO_PLAIN_METHOD = 'This request cannot be sent again. Its method is not one that a page can use.';
const NO_WHOLE_BODY =
  'This request cannot be sent again. Its body was not recorded in full, or it is not text.';

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** What no page may send (Fetch standard, "forbidden method"). CONNECT is for proxies. */
const FORBIDDEN_METHODS = new Set(['CONNECT', 'TRACE', 'TRACK']);
/** These are sent in capitals, however the page writes them (Fetch standard, "normalize a method"). */
const CAPITAL_METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);
const SCHEMES = new Map([
  ['http:', 'http:'],
  ['https:', 'https:'],
  ['ws:', 'http:'],
  ['wss:', 'https:'],
]);

/** Whether `toCurl` and `toFetch` give something that sends the request again, and no sentence that says why not. */
export function canReplay(exchange: Exchange): boolean {
  return typeof replayOf(exchange) !== 'string';
}

/**
 * Reads from an exchange what is sent when it is sent again.
 *
 * - The URL is written as the browser writes it (WHATWG URL standard): control characters and letters beyond ASCII are
 *   percent-encoded, in the host as punycode.
 * - A line break in a header value would begin a header of its own. Chrome joins lines of one name with it, so each becomes a
 *   line of that name. Other control characters become a space, as RFC 9110 §5.5 lets every recipient do.
 * - A header whose name is no token, such as HTTP/2's `:authority`, is left out: nobody can send it.
 * - Cookies on several lines are one line (RFC 9113 §8.2.3).
 * @param exchange as it is shown to others: already redacted
 * @returns a sentence of ours, without any word of the exchange, where the request cannot be sent again: its address is not of
 *   the web (`data:`, `blob:`, `chrome-extension:`), no page can send its method, or its body is not known letter by letter (bytes
 *   that are no text, a NUL, cut off)
 */
export function replayOf(exchange: Exchange): Replay | string {
  const { request } = exchange;
  const target = targetOf(exchange.url);
  if (target === null) return NO_WEB_ADDRESS;
  const capital = exchange.method.toUpperCase();
  const method = CAPITAL_METHODS.has(capital) ? capital : exchange.method;
  if (!TOKEN.test(method) || FORBIDDEN_METHODS.has(capital)) return NO_PLAIN_METHOD;
  const { body } = request;
  if (body !== null && (body.binary || body.truncated || body.text.includes('\0'))) return NO_WHOLE_BODY;
  return {
    method,
    ...target,
    headers: [...linesOf(request.headers)],
    body: body === null || body.text === '' ? null : wellFormed(body.text),
  };
}

function targetOf(url: string): Pick<Replay, 'url' | 'opensSocket'> | null {
  const address = readUrl(wellFormed(url));
  const scheme = SCHEMES.get(address?.protocol ?? '');
  if (address === null || scheme === undefined) return null;
  return {
    url: `${scheme}${address.href.replace(/#.*$/, '').slice(address.protocol.length)}`,
    opensSocket: address.protocol.startsWith('ws'),
  };
}

function* linesOf(headers: HeaderFields): Generator<HeaderField> {
  let cookiesTold = false;
  for (const { name, value } of headers) {
    if (!TOKEN.test(name)) continue;
    if (name.toLowerCase() !== 'cookie') {
      for (const line of value.split('\n')) yield { name, value: clean(line) };
    } else if (!cookiesTold) {
      cookiesTold = true;
      yield { name, value: headers.all('cookie').map(clean).join('; ') };
    }
  }
}

function clean(value: string): string {
  return wellFormed(value)
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}

/** Half letters cannot be written as UTF-8: browsers and terminals make this mark of them (WHATWG Infra, "scalar value string"). */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
