import type { Exchange } from '../session/exchange.ts';
import type { HeaderField } from '../session/headers.ts';
import { quoteForBash } from './shell/quote-bash.ts';
import { quoteForCmd } from './shell/quote-cmd.ts';
import { quoteForPowerShell } from './shell/quote-powershell.ts';
import { type Replay, replayOf } from './shell/replay.ts';

export { canReplay } from './shell/replay.ts';

/** `bash` is for sh, dash and zsh too; `cmd` is the Windows prompt. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** One option of curl and what it is given; null: it is given nothing. */
type Option = readonly [name: string, value: string | null];

/** curl or the connection sets these (RFC 9110 §7.6.1 and §8.6), or they were for a proxy. */
const NOT_TOLD = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'http2-settings',
  'proxy-connection',
  'proxy-authorization',
]);
/** The opening of a WebSocket has its own; what the extensions pack, nobody would unpack here. */
const OF_THE_SOCKET = new Set(['sec-websocket-key', 'sec-websocket-version', 'sec-websocket-extensions']);
/** RFC 6455 §1.3: any 16 bytes do, and these are its example. */
const SOCKET_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
/** Packings that curl asks for and unpacks with --compressed. */
const PACKINGS = /\b(?:gzip|deflate|br|zstd)\b/i;
/** What curl would take for a pattern in a URL. */
const PATTERN = /[[\]{}]/;
const CONTROL = /\p{Cc}|\p{Bidi_Control}/u;

/**
 * One command that sends the request again: exactly these arguments reach curl (man page: curl.se/docs/manpage.html), and nothing
 * in them is run.
 *
 * - `bash`: POSIX quotes, an option a line.
 * - `cmd`: one line, for the prompt. `@` hides nothing there, but PowerShell refuses the whole line for it, so that a command that
 *   is pasted into the wrong window does nothing. A body with line breaks or other control characters cannot be typed at this
 *   prompt: it travels as base64, which curl unpacks from version 8.13 on. cmd takes 8,191 characters at most.
 * - `powershell`: one line for `curl.exe`. Windows PowerShell 5.1 and PowerShell 7.3 pass quotes on differently; the preference
 *   variable makes the newer do as the older, which knows no such variable, and it is set for this one command only.
 *   Invoke-WebRequest would be more at home, but it is not exact: it keeps back Cookie and other headers, follows redirects, takes
 *   no body with GET, and throws where the status is 400 or more.
 *
 * The opening of a WebSocket is asked for over HTTP: curl shows the status with which the server accepts or refuses it, which no
 * browser tells a page.
 *
 * What cannot be passed on is told at `replayOf`: no line break in a header or method ever reaches curl.
 * @param exchange redacted already
 * @returns the command, or one sentence that says why there is none; `canReplay` tells which
 */
export function toCurl(exchange: Exchange, shell: Shell): string {
  const replay = replayOf(exchange);
  if (typeof replay === 'string') return replay;
  const options = replay.opensSocket ? socketOptions(replay) : requestOptions(replay);
  const written = (quote: (text: string) => string) =>
    options.map(([name, value]) => (value === null ? name : `${name} ${quote(value)}`));
  switch (shell) {
    case 'bash':
      return ['curl', ...written(quoteForBash)].join(' \\\n  ');
    case 'cmd':
      return ['@curl.exe', ...options.flatMap(withoutControls).map(forCmd)].join(' ');
    case 'powershell':
      return `& { $PSNativeCommandArgumentPassing = 'Legacy'; ${['curl.exe', ...written(quoteForPowerShell)].join(' ')} }`;
  }
}

function requestOptions({ method, url, headers, body }: Replay): Option[] {
  // A POST or PUT without a body says that it has none (Fetch standard: Content-Length: 0).
  const sent = method === 'HEAD' ? null : (body ?? (method === 'POST' || method === 'PUT' ? '' : null));
  const usual = sent === null ? 'GET' : 'POST';
  const packed = headers.some(isPacking);
  const typed = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  const told = headers.filter((field) => !NOT_TOLD.has(field.name.toLowerCase()) && !isPacking(field));
  return [
    ...where(url),
    ...(method === 'HEAD' ? [['--head', null] as const] : []),
    ...(method === 'HEAD' || method === usual ? [] : [['--request', method] as const]),
    ...told.map(headerOption),
    // curl calls every body a form, unless told to say nothing.
    ...(sent === null || typed ? [] : [['--header', 'Content-Type:'] as const]),
    ...(packed ? [['--compressed', null] as const] : []),
    ...(sent === null ? [] : [['--data-raw', sent] as const]),
  ];
}

/** The opening as RFC 6455 §4.1 has it; after 10 seconds an accepted one is let go. */
function socketOptions({ url, headers }: Replay): Option[] {
  const told = headers.filter(({ name }) => {
    const lower = name.toLowerCase();
    return !NOT_TOLD.has(lower) && !OF_THE_SOCKET.has(lower) && lower !== 'accept-encoding';
  });
  return [
    ['--include', null],
    ['--http1.1', null],
    ['--max-time', '10'],
    ...where(url),
    ['--header', 'Connection: Upgrade'],
    ['--header', 'Upgrade: websocket'],
    ['--header', 'Sec-WebSocket-Version: 13'],
    ['--header', `Sec-WebSocket-Key: ${SOCKET_KEY}`],
    ...told.map(headerOption),
  ];
}

function where(url: string): Option[] {
  return [...(PATTERN.test(url) ? [['--globoff', null] as const] : []), ['--url', url]];
}

/** curl leaves a header out that ends with a colon, and sends one without a value that ends with a semicolon. */
function headerOption({ name, value }: HeaderField): Option {
  return ['--header', value === '' ? `${name};` : `${name}: ${value}`];
}

function isPacking({ name, value }: HeaderField): boolean {
  return name.toLowerCase() === 'accept-encoding' && PACKINGS.test(value);
}

/** Only a body can hold control characters (`replayOf`). */
function withoutControls(option: Option): Option[] {
  const [name, value] = option;
  if (name !== '--data-raw' || value === null || !CONTROL.test(value)) return [option];
  return [
    ['--variable', `body=${base64(value)}`],
    ['--expand-data-raw', '{{body:64dec}}'],
  ];
}

function forCmd([name, value]: Option): string {
  return value === null ? name : `${name} ${quoteForCmd(value)}`;
}

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
