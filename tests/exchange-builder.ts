import { fromHarEntry } from '../src/capture/from-har-entry.ts';
import type { HarEntry } from '../src/capture/har-entry.ts';
import type { Exchange } from '../src/session/exchange.ts';
import type { Related } from '../src/session/relations.ts';
import { Session } from '../src/session/session.ts';

/** Header lines by name; null takes a default line away, a list stands for several lines. */
export type HeaderLines = Readonly<Record<string, string | readonly string[] | null>>;

/** What a test says of an exchange; everything else is as Chrome records it. */
export interface Given {
  readonly method?: string;
  readonly url?: string;
  /** The page that asks. */
  readonly page?: string;
  readonly type?: string;
  /** 0: no answer came. */
  readonly status?: number;
  readonly statusText?: string;
  /** As DevTools writes it: "net::ERR_FAILED", '' for a block inside the renderer. */
  readonly error?: string | null;
  /** The recorder does not tell errors, as any but Chromium. */
  readonly errorsUntold?: boolean;
  /** It comes from a file without any cookie or `Authorization`, as a sanitised export. */
  readonly credentialsUntold?: boolean;
  /** Request header lines. */
  readonly sends?: HeaderLines;
  readonly sendsBody?: string;
  /** Response header lines. */
  readonly answers?: HeaderLines;
  /** An object is sent as JSON. */
  readonly body?: string | object;
  readonly redirectUrl?: string;
  readonly startedAt?: string;
  /** Milliseconds from start to end. */
  readonly time?: number;
  /** Milliseconds until the first byte of the answer. */
  readonly wait?: number;
  readonly visit?: string;
  readonly fromCache?: string;
  /** The text of a WebSocket's error message. */
  readonly socketError?: string;
  /** On its way still. */
  readonly pending?: boolean;
}

/** When every exchange starts, unless a test says otherwise. */
export const START = '2026-11-22T10:00:00.000Z';
/** What every exchange takes, unless a test says otherwise, in ms. */
const TIME = 120;

/** The loads for which Chrome sends Origin to another site. */
const CORS_TYPES = new Set(['fetch', 'xhr', 'eventsource', 'preflight', 'font']);
/** Errors with which nothing was sent: then a record holds only provisional headers. */
const NEVER_SENT =
  /^$|ERR_(?:CONNECTION_(?:REFUSED|TIMED_OUT|FAILED)|NAME_|CERT_|INTERNET_|BLOCKED_BY_CLIENT|FAILED)/;

/** A HAR entry as Chrome 156 gives it, with what the test says. */
export function entry(given: Given = {}): HarEntry {
  const url = given.url ?? 'https://api.shop.test/orders';
  const page = given.page ?? 'https://shop.test';
  const type = given.type ?? 'fetch';
  const pending = given.pending ?? false;
  const error = given.error ?? null;
  const status = given.status ?? (pending || error !== null || given.socketError !== undefined ? 0 : 200);
  const method = given.method ?? (type === 'preflight' ? 'OPTIONS' : 'GET');
  const time = given.time ?? (pending ? 0 : TIME);
  const answered = status > 0;
  const startedAt = given.startedAt ?? START;
  const sent = !pending && (answered || error === null || !NEVER_SENT.test(error));
  const finishedAt = new Date(Date.parse(startedAt) + (Number.isFinite(time) ? time : 0));
  const body = typeof given.body === 'object' ? JSON.stringify(given.body) : given.body;
  const mimeType = !answered ? 'x-unknown' : mimeTypeOf(given.body);
  const site = siteOf(page, url);
  // On the way from https to http the browser keeps the page's address to itself.
  const referer = page.startsWith('https:') && url.startsWith('http:') ? '' : `${page}/`;

  const requestHeaders: HeaderLines = sent
    ? {
        Host: URL.canParse(url) ? new URL(url).host : '',
        Referer: referer,
        'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0',
        'Sec-Fetch-Site': site,
        'Sec-Fetch-Mode': CORS_TYPES.has(type) ? 'cors' : 'no-cors',
        'Sec-Fetch-Dest': type === 'fetch' || type === 'xhr' ? 'empty' : type,
        ...(CORS_TYPES.has(type) && site !== 'same-origin' ? { Origin: page } : {}),
        ...given.sends,
      }
    : {
        Referer: referer,
        // What is blocked inside the renderer does not get as far as this.
        ...(error === '' ? {} : { 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0' }),
        ...given.sends,
      };
  const responseHeaders: HeaderLines = answered
    ? {
        Date: finishedAt.toUTCString(),
        ...(body === undefined ? {} : { 'Content-Type': mimeType }),
        ...given.answers,
      }
    : { ...given.answers };

  return {
    startedDateTime: startedAt,
    time,
    ...(given.visit === undefined ? {} : { pageref: given.visit }),
    request: {
      method,
      url,
      httpVersion: sent ? 'h2' : '',
      headers: lines(requestHeaders),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: given.sendsBody?.length ?? 0,
      ...(given.sendsBody === undefined
        ? {}
        : { postData: { mimeType: 'application/json', text: given.sendsBody, params: [] } }),
    },
    response: {
      status,
      statusText: given.statusText ?? '',
      httpVersion: answered ? 'h2' : '',
      headers: lines(responseHeaders),
      cookies: [],
      content: { size: body?.length ?? 0, mimeType, ...(body === undefined ? {} : { text: body }) },
      redirectURL: given.redirectUrl ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(given.errorsUntold ? {} : { _error: error, _transferSize: answered ? 300 : 0 }),
    },
    cache: {},
    timings: answered
      ? { blocked: 2, dns: 1, connect: 10, ssl: 6, send: 1, wait: given.wait ?? time, receive: 2 }
      : { blocked: time, dns: -1, connect: -1, ssl: -1, send: 0, wait: 0, receive: 0 },
    serverIPAddress: answered ? '203.0.113.7' : '',
    ...(given.errorsUntold ? {} : { _resourceType: type, _initiator: initiatorOf(type, page) }),
    ...(given.fromCache === undefined ? {} : { _fromCache: given.fromCache }),
    ...(given.socketError === undefined
      ? {}
      : { _webSocketMessages: [{ type: 'error', data: given.socketError }] }),
  } as unknown as HarEntry;
}

/** One exchange, read from the entry by src/capture, so that every test runs through capture too. */
export function exchange(given: Given = {}, index = 0): Exchange {
  const made = fromHarEntry(entry(given), index);
  return given.credentialsUntold ? { ...made, credentialsTold: false } : made;
}

/** A session with these exchanges, added in this order. */
export function session(...exchanges: readonly Exchange[]): Session {
  const made = new Session();
  for (const each of exchanges) made.add(each);
  return made;
}

/** The neighbours of an exchange, after the given ones were added and then itself. */
export function related(of: Exchange, ...neighbours: readonly Exchange[]): Related {
  return session(...neighbours, of).relatedTo(of);
}

/** The OPTIONS request that Chrome sends ahead of a request to another origin. */
export function preflight(given: Given = {}, method = 'PATCH', headers?: string): Exchange {
  return exchange({
    type: 'preflight',
    status: 204,
    startedAt: '2026-11-22T10:00:00.010Z',
    time: 40,
    ...given,
    sends: {
      'Access-Control-Request-Method': method,
      ...(headers === undefined ? {} : { 'Access-Control-Request-Headers': headers }),
      ...given.sends,
    },
  });
}

/** A signed token as sign-in servers make them, good until the given time. */
export function webToken(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJlLW9mLXRoZS10ZXN0`;
}

function lines(headers: HeaderLines): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((line) => ({ name, value: line })),
  );
}

function mimeTypeOf(body: string | object | undefined): string {
  if (typeof body === 'object') return 'application/json; charset=utf-8';
  if (body === undefined) return '';
  return /^\s*</.test(body) ? 'text/html; charset=utf-8' : 'text/plain';
}

/** Scripts ask for data, and the page's parser for the rest. */
function initiatorOf(type: string, page: string): object {
  if (!CORS_TYPES.has(type)) return { type: 'parser', url: `${page}/`, lineNumber: 11 };
  const callFrames = [{ functionName: 'load', url: `${page}/app.js`, lineNumber: 41 }];
  return { type: 'script', stack: { callFrames } };
}

function siteOf(page: string, url: string): string {
  if (!URL.canParse(page) || !URL.canParse(url)) return 'cross-site';
  const [from, to] = [new URL(page), new URL(url)];
  if (from.origin === to.origin) return 'same-origin';
  const domain = ({ hostname }: URL) => hostname.split('.').slice(-2).join('.');
  return domain(from) === domain(to) ? 'same-site' : 'cross-site';
}
