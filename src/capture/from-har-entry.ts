import type { Body, Exchange, Initiator, ResourceType, Timings } from '../session/exchange.ts';
import { type HeaderField, HeaderFields } from '../session/headers.ts';
import { plainspokenField } from './recorded-explanation.ts';

/** How much of a body is kept, in characters. */
export const BODY_LIMIT = 1024 * 1024;

/** Times before the web existed are a recorder's mistake: refused WebSockets carry 1969 (capture-facts). */
const EARLIEST_TIME = Date.UTC(1990, 0, 1);
/** … and so are times after this; later ones cannot even be written down as a date. */
const LATEST_TIME = Date.UTC(3000, 0, 1);
/** A request does not last longer than a week, in ms. */
const LONGEST_DURATION = 7 * 24 * 3600 * 1000;

const RESOURCE_TYPES = new Set<string>([
  'document',
  'fetch',
  'xhr',
  'preflight',
  'script',
  'stylesheet',
  'image',
  'font',
  'media',
  'websocket',
  'eventsource',
  'manifest',
  'ping',
]);

/** An entry that holds no request: why it cannot be listed. */
export class UnreadableEntry extends Error {}

type Fields = Record<string, unknown>;

const NO_FIELDS: Fields = Object.freeze({});

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : NO_FIELDS;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A status code, also as a text; 0 for what cannot be one (RFC 9110 §15: three digits). */
function statusOf(value: unknown): number {
  const status = Math.trunc(typeof value === 'string' ? Number(value) : (finite(value) ?? 0));
  return status >= 100 && status <= 999 ? status : 0;
}

/** A duration in a HAR: −1 means "does not apply". */
function span(value: unknown): number | null {
  const ms = finite(value);
  return ms === null || ms < 0 || ms > LONGEST_DURATION ? null : ms;
}

/** A number of bytes; −1 means "not known". */
function bytes(value: unknown): number | null {
  const count = finite(value);
  return count === null || count < 0 ? null : count;
}

/**
 * Reads one HAR entry. Pure; whatever is missing or of the wrong type is left out, except the request's URL.
 * Hand-written checks, not a schema: a live session runs this for every request, within microseconds.
 * @param value anything: a `Request` of chrome.devtools.network or an item of a file's `log.entries`
 * @param index the place that the exchange gets
 * @throws UnreadableEntry, saying what is missing, when it cannot be listed
 */
export function fromHarEntry(value: unknown, index: number): Exchange {
  if (typeof value !== 'object' || value === null) throw new UnreadableEntry('the entry is not an object');
  const entry = value as Fields;
  if (typeof entry.request !== 'object' || entry.request === null) {
    throw new UnreadableEntry('request is missing');
  }
  const request = entry.request as Fields;
  const url = urlOf(request, entry);
  const response = fieldsOf(entry.response);
  const content = fieldsOf(response.content);

  const status = statusOf(response.status);
  const error = errorOf(response);
  const errorsTold = error !== null || response._error === null;
  const startedAt = timeOf(entry.startedDateTime);
  const duration = startedAt === null ? null : span(entry.time);
  const resourceType = resourceTypeOf(entry._resourceType, url);
  const socketError = socketErrorOf(entry._webSocketMessages);
  const requestHeaders = headersOf(request.headers);
  const ours = entry._plainspoken === undefined ? undefined : plainspokenField(entry._plainspoken, status);

  return {
    index,
    method: text(request.method).toUpperCase() || 'GET',
    url,
    resourceType,
    startedAt,
    duration,
    visit: typeof entry.pageref === 'string' ? entry.pageref : null,
    // Chrome lists requests that are still on their way as status 0 without an error and without a time; a file
    // of requests alone (k6, Insomnia) has no response at all, and nothing is known of one.
    pending:
      typeof entry.response !== 'object' ||
      entry.response === null ||
      (!ours?.leftBehind &&
        status === 0 &&
        error === null &&
        errorsTold &&
        resourceType !== 'websocket' &&
        (finite(entry.time) ?? 0) <= 0),
    leftBehind: ours?.leftBehind ?? false,
    error,
    errorsTold,
    credentialsTold: true,
    request: {
      headers: requestHeaders,
      httpVersion: text(request.httpVersion),
      body: requestBodyOf(request.postData),
    },
    response: {
      status,
      statusText: text(response.statusText),
      headers: headersOf(response.headers),
      httpVersion: text(response.httpVersion),
      mimeType: mediaTypeOf(text(content.mimeType)),
      body: typeof content.text === 'string' ? bodyOf(content.text, content.encoding === 'base64') : null,
      redirectUrl: text(response.redirectURL),
      fromCache: typeof entry._fromCache === 'string',
      viaServiceWorker: response._fetchedViaServiceWorker === true,
      transferred: bytes(response._transferSize),
      size: bytes(content.size),
    },
    serverAddress: text(entry.serverIPAddress),
    initiator:
      typeof entry._initiator === 'object' && entry._initiator !== null
        ? new RecordedInitiator(entry._initiator as Fields)
        : null,
    timings: new RecordedTimings(fieldsOf(entry.timings)),
    socketError,
    pageReport: null,
    ...(ours && { explained: ours.diagnosis }),
  };
}

/** The URL of a request; WebPageTest has it in a field of its own too. */
function urlOf(request: Fields, entry: Fields): string {
  const { url } = request;
  if (typeof url === 'string' && url !== '')
    return url.includes('?') ? url : withQuery(url, request.queryString);
  if (typeof entry._full_url === 'string' && entry._full_url !== '') return entry._full_url;
  throw new UnreadableEntry('request.url is missing');
}

/** Where the query is only listed (k6, HTTP clients), it is put in its place. */
function withQuery(url: string, queryString: unknown): string {
  if (!Array.isArray(queryString) || queryString.length === 0) return url;
  const query = queryString
    .map(fieldsOf)
    .filter(({ name, value }) => text(name) !== '' || text(value) !== '')
    .map(({ name, value }) => `${inQuery(text(name))}=${inQuery(text(value))}`);
  if (query.length === 0) return url;
  const hash = url.indexOf('#');
  const end = hash < 0 ? url.length : hash;
  return `${url.slice(0, end)}?${query.join('&')}${url.slice(end)}`;
}

/** Some exporters list the names and values as they were sent, some decoded: what is encoded stays as it is. */
function inQuery(part: string): string {
  return part.replace(/%(?![0-9a-f]{2})|[\s"#&+<=>\\^`{|}]|[^\0-~]+/gi, (found) =>
    encodeURIComponent(found.replace(LONE_SURROGATES, '\uFFFD')),
  );
}

const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * The browser's word for a failed load: Chromium's `_error`, also where Playwright wrote it, as `_failureText` (other
 * browsers' words in it are no net errors).
 */
function errorOf(response: Fields): string | null {
  const { _error: error } = response;
  if (typeof error === 'string') return error;
  if (error !== undefined) return null;
  const failure = response._failureText;
  return typeof failure === 'string' && failure.startsWith('net::') ? failure : null;
}

/**
 * Makes a body from what a HAR or `getContent` gives.
 * @param content the text, or base64 of the bytes
 * @param base64 whether it is base64: to be decided by the recorder's word alone, never by its look
 */
export function bodyOf(content: string, base64: boolean): Body {
  if (!base64) {
    return { text: content.slice(0, BODY_LIMIT), binary: false, truncated: content.length > BODY_LIMIT };
  }
  const part = content.slice(0, Math.ceil(BODY_LIMIT / 3) * 4);
  const truncated = part.length < content.length;
  try {
    return decoded(
      Uint8Array.from(atob(part), (c) => c.charCodeAt(0)),
      truncated,
    );
  } catch {
    return { text: '', binary: true, truncated };
  }
}

/**
 * Makes a body from its bytes.
 * @param bytes all of them: what is too long is cut here
 */
export function bodyOfBytes(bytes: Uint8Array): Body {
  return decoded(bytes.subarray(0, BODY_LIMIT), bytes.length > BODY_LIMIT);
}

function decoded(bytes: Uint8Array, truncated: boolean): Body {
  try {
    // A cut may fall inside a character; then the last one is not held against the text.
    const text = new TextDecoder('utf-8', { fatal: !truncated }).decode(bytes);
    return text.includes('\0') ? { text: '', binary: true, truncated } : { text, binary: false, truncated };
  } catch {
    return { text: '', binary: true, truncated };
  }
}

/**
 * A time as exporters write it: a text that is a date, or a number.
 * @returns milliseconds since 1970; null where it is none that can be true
 */
export function timeOf(value: unknown): number | null {
  if (typeof value === 'string') {
    const ms = Date.parse(value);
    if (isBelievable(ms)) return ms;
    return NUMBER.test(value) ? timeOf(Number(value)) : null;
  }
  const ms = value instanceof Date ? value.getTime() : (finite(value) ?? Number.NaN);
  if (isBelievable(ms)) return ms;
  // Programs that count in seconds: as milliseconds it would be January 1970.
  return typeof value === 'number' && isBelievable(ms * 1000) ? ms * 1000 : null;
}

const NUMBER = /^\d{9,13}(?:\.\d+)?$/;

function isBelievable(ms: number): boolean {
  return ms >= EARLIEST_TIME && ms < LATEST_TIME;
}

/** Without its parameters (RFC 9110 §8.3.1). */
function mediaTypeOf(value: string): string {
  const end = value.indexOf(';');
  return (end < 0 ? value : value.slice(0, end)).trim().toLowerCase();
}

function resourceTypeOf(value: unknown, url: string): ResourceType {
  if (RESOURCE_TYPES.has(value as string)) return value as ResourceType;
  const type = text(value).toLowerCase();
  if (RESOURCE_TYPES.has(type)) return type as ResourceType;
  return /^wss?:/i.test(url) ? 'websocket' : 'other';
}

function headersOf(value: unknown): HeaderFields {
  if (Array.isArray(value))
    return value.length > 0 ? new HeaderFields(value, headerLines) : HeaderFields.none;
  // Written by hand or by a script, often as an object: a name for each line.
  return typeof value === 'object' && value !== null
    ? new HeaderFields(value, linesOfObject)
    : HeaderFields.none;
}

function linesOfObject(recorded: unknown): readonly HeaderField[] {
  return headerLines(Object.entries(recorded as Fields).map(([name, value]) => ({ name, value })));
}

function headerLines(recorded: unknown): readonly HeaderField[] {
  const lines = recorded as readonly unknown[];
  // HTTP/2's own lines stand in requests, and so those of an answer mostly need no copy.
  if (areHeaderFields(lines)) return lines;
  const fields: HeaderField[] = [];
  for (const item of lines) {
    const field = fieldsOf(item);
    const { name, value } = field;
    // HTTP/2's ":status" and the like are no header fields of the message.
    if (typeof name !== 'string' || name === '' || name.startsWith(':')) continue;
    if (typeof value === 'string') fields.push(field as unknown as HeaderField);
    // Polly wrote a list where a header could stand on several lines.
    else if (Array.isArray(value)) for (const line of value) fields.push({ name, value: text(line) });
    else fields.push({ name, value: text(value) });
  }
  return fields;
}

function areHeaderFields(lines: readonly unknown[]): lines is readonly HeaderField[] {
  // A loop, for `every` would pass over the holes of a sparse list.
  for (const line of lines) {
    const { name, value } = fieldsOf(line);
    if (typeof value !== 'string' || typeof name !== 'string' || name === '' || name.startsWith(':'))
      return false;
  }
  return true;
}

function requestBodyOf(value: unknown): Body | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return bodyOf(value, false);
  const postData = fieldsOf(value);
  if (typeof postData.text === 'string') return bodyOf(postData.text, false);
  if (!Array.isArray(postData.params) || postData.params.length === 0) return null;
  const form = new URLSearchParams();
  for (const item of postData.params) form.append(text(fieldsOf(item).name), text(fieldsOf(item).value));
  return bodyOf(form.toString(), false);
}

/** Read when it is asked for: few explanations are about what made a request, and its stack lies deep. */
class RecordedInitiator implements Initiator {
  readonly #recorded: Fields;
  #call: Fields | undefined;

  constructor(recorded: Fields) {
    this.#recorded = recorded;
  }

  get #frame(): Fields {
    this.#call ??= firstFrame(fieldsOf(this.#recorded.stack).callFrames);
    return this.#call;
  }

  get type(): string {
    return text(this.#recorded.type) || 'other';
  }

  get url(): string | null {
    return text(this.#frame.url) || text(this.#recorded.url) || null;
  }

  get line(): number | null {
    const line = finite(this.#frame.lineNumber) ?? finite(this.#recorded.lineNumber);
    return line === null ? null : line + 1;
  }

  get functionName(): string | null {
    return text(this.#frame.functionName) || null;
  }
}

/** The innermost call that stands in a file. */
function firstFrame(frames: unknown): Fields {
  if (!Array.isArray(frames)) return NO_FIELDS;
  for (const each of frames) {
    const frame = fieldsOf(each);
    if (text(frame.url) !== '') return frame;
  }
  return NO_FIELDS;
}

/** Read when it is asked for, as the initiator is. */
class RecordedTimings implements Timings {
  readonly #recorded: Fields;

  constructor(recorded: Fields) {
    this.#recorded = recorded;
  }

  get blocked(): number | null {
    return span(this.#recorded.blocked);
  }

  get dns(): number | null {
    return span(this.#recorded.dns);
  }

  get connect(): number | null {
    return span(this.#recorded.connect);
  }

  get ssl(): number | null {
    return span(this.#recorded.ssl);
  }

  get send(): number | null {
    return span(this.#recorded.send);
  }

  get wait(): number | null {
    return span(this.#recorded.wait);
  }

  get receive(): number | null {
    return span(this.#recorded.receive);
  }
}

function socketErrorOf(messages: unknown): string | null {
  if (!Array.isArray(messages)) return null;
  // A loop, for `find` would stumble over the holes of a sparse list.
  for (const each of messages) {
    const message = fieldsOf(each);
    if (message.type === 'error') return text(message.data);
  }
  return null;
}
