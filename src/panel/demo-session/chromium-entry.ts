import type { HarEntry } from '../../capture/har-entry.ts';

/** What the demo says of a request; everything else is as Chromium records it over HTTP/2. */
export interface DemoRequest {
  /** When it began: ms after its page load. */
  readonly at: number;
  /** Ms from start to end. */
  readonly took: number;
  /** As Chromium names it: "document", "fetch", "image". */
  readonly type: string;
  readonly url: string;
  /** GET without it. */
  readonly method?: string;
  /** Without it 200, and 0 where there is an error. */
  readonly status?: number;
  /** Chromium's word for a failed load: "net::ERR_FAILED". */
  readonly error?: string;
  /** Bytes of the answer's body, where its text is not given. */
  readonly size?: number;
  /** The text of the answer's body; an object is sent as JSON. */
  readonly body?: string | object;
  readonly contentType?: string;
  /** Further header lines of the request and of the answer; their names are in lower case, as HTTP/2 has them. */
  readonly sends?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, string>>;
  readonly sendsBody?: string;
  /** "disk" or "memory". */
  readonly fromCache?: string;
  /** The function that asked, where a script did. */
  readonly by?: string;
}

/** The page load that a request belongs to. */
export interface PageLoad {
  /** "page_1" */
  readonly id: string;
  readonly url: string;
  /** In ms since 1970. */
  readonly startedAt: number;
  /** The script whose code sends requests. */
  readonly script: string;
}

const BROWSER = {
  'sec-ch-ua-platform': '"Windows"',
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156"',
  'sec-ch-ua-mobile': '?0',
};
const PICTURES = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';
/** How Chromium asks for each type: its priority, `Sec-Fetch-Mode`, `Sec-Fetch-Dest` and `Accept`. */
const WAYS: Readonly<
  Record<string, readonly [priority: string, mode: string, dest: string, accept?: string]>
> = {
  document: [
    'VeryHigh',
    'navigate',
    'document',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  ],
  stylesheet: ['VeryHigh', 'no-cors', 'style', 'text/css,*/*;q=0.1'],
  font: ['VeryHigh', 'cors', 'font'],
  image: ['Medium', 'no-cors', 'image', PICTURES],
  other: ['High', 'no-cors', 'image', PICTURES],
  ping: ['VeryLow', 'no-cors', 'empty'],
  script: ['High', 'no-cors', 'script'],
};
const CALL = ['High', 'cors', 'empty', undefined] as const;
/** Times of a connection that stood already; −1 means that there was no such step. */
const REUSED = { dns: -1, ssl: -1, connect: -1, _blocked_queueing: -1 };
const NO_WORKER = {
  _workerStart: -1,
  _workerReady: -1,
  _workerFetchStart: -1,
  _workerRespondWithSettled: -1,
};
/** Requests that end in one of these have left the computer. */
const SENT = new Set(['net::ERR_FAILED', 'net::ERR_ABORTED']);

/** The HAR entry that Chromium's DevTools would give an extension for a request. Its body is had by `contentOf`. */
export function chromiumEntry(request: DemoRequest, page: PageLoad): HarEntry {
  const { error = null, type, took, fromCache } = request;
  const url = new URL(request.url, page.url);
  const status = request.status ?? (error === null ? 200 : 0);
  const startedAt = page.startedAt + request.at;
  const [priority] = WAYS[type] ?? CALL;
  // An answer that the browser keeps from the page has its status and its headers, and nothing else.
  const arrived = status > 0 && error === null;
  const isRedirect = arrived && status > 300 && status < 304;
  const contentType = contentTypeOf(request);
  const size = arrived ? (request.size ?? contentOf(request)?.length ?? 0) : 0;
  const wait = Math.floor(0.8 * (took - 1));
  return {
    _initiator: initiatorOf(request, page, url.href),
    _priority: priority,
    _resourceType: type,
    cache: {},
    ...(arrived && { connection: '443', _connectionId: url.hostname === 'shop.test' ? '71' : '84' }),
    pageref: page.id,
    request: {
      method: request.method ?? 'GET',
      url: url.href,
      httpVersion: arrived ? 'http/2.0' : '',
      headers: lines(requestHeaders(request, page, url)),
      queryString: lines(Object.fromEntries(url.searchParams)),
      cookies: [],
      headersSize: -1,
      bodySize: request.sendsBody?.length ?? 0,
      ...(request.sendsBody !== undefined && {
        postData: { mimeType: request.sends?.['content-type'] ?? '', text: request.sendsBody },
      }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: arrived ? 'http/2.0' : '',
      headers: lines(
        inOrder({
          ...(status > 0 && { date: new Date(startedAt + took).toUTCString() }),
          ...(status > 0 && contentType !== '' && { 'content-type': contentType }),
          ...request.answers,
        }),
      ),
      cookies: [],
      content: {
        size,
        mimeType: arrived && !isRedirect ? contentType.replace(/;.*/, '') || 'x-unknown' : 'x-unknown',
      },
      redirectURL: isRedirect ? (request.answers?.location ?? '') : '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: !arrived || fromCache ? 0 : status === 304 ? 96 : size + 170,
      _error: error,
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: arrived ? (url.hostname === 'shop.test' ? '203.0.113.10' : '203.0.113.11') : '',
    startedDateTime: new Date(startedAt).toISOString(),
    time: took,
    timings: arrived
      ? { blocked: 1, ...REUSED, send: 0, wait, receive: took - 1 - wait, ...NO_WORKER }
      : { blocked: took, ...REUSED, send: 0, wait: 0, receive: 0 },
    ...(fromCache !== undefined && { _fromCache: fromCache }),
  } as HarEntry;
}

/** What `getContent` gives for a request: the text of its body; null where there is none, and where it is no text. */
export function contentOf({ body }: DemoRequest): string | null {
  return typeof body === 'object' ? JSON.stringify(body) : body || null;
}

function contentTypeOf({ body, contentType }: DemoRequest): string {
  return (
    contentType ?? (typeof body === 'object' ? 'application/json; charset=utf-8' : body ? 'text/html' : '')
  );
}

function requestHeaders(request: DemoRequest, page: PageLoad, url: URL): Readonly<Record<string, string>> {
  const { method = 'GET', type, error, fromCache, sends } = request;
  const { origin } = new URL(page.url);
  const isSame = url.origin === origin;
  const referer = type === 'document' ? {} : { referer: isSame ? page.url : `${origin}/` };
  // What never left the computer has provisional headers only.
  if (fromCache || (error && !SENT.has(error))) return { ...referer, ...BROWSER, ...sends };
  const [, mode, dest, accept = '*/*'] = WAYS[type] ?? CALL;
  const asksForLeave = (mode === 'cors' && !isSame) || type === 'font' || (method !== 'GET' && isSame);
  const isOwn = isSame ? 'same-origin' : url.hostname.endsWith('.shop.test') ? 'same-site' : 'cross-site';
  return inOrder({
    ':authority': url.host,
    ':method': method,
    ':path': url.pathname + url.search,
    ':scheme': 'https',
    accept,
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-GB,en;q=0.9',
    ...(request.sendsBody !== undefined && { 'content-length': String(request.sendsBody.length) }),
    ...(asksForLeave && { origin }),
    ...referer,
    ...(type === 'preflight' ? { 'user-agent': BROWSER['user-agent'] } : BROWSER),
    'sec-fetch-dest': dest,
    'sec-fetch-mode': mode,
    'sec-fetch-site': type === 'document' ? 'none' : isOwn,
    ...sends,
  });
}

/** Chromium writes the lines of HTTP/2 in the order of the alphabet. */
function inOrder(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What made the request: a preflight follows from its own request, a script's from a call, the rest from the page's text. */
function initiatorOf({ type, by }: DemoRequest, page: PageLoad, url: string): HarEntry['_initiator'] {
  if (type === 'document') return { type: 'other' };
  if (type === 'preflight') return { type, url };
  if (by === undefined) return { type: 'parser', url: page.url, lineNumber: 8 };
  // Chromium counts lines from 0. Each function has a place of its own in the file.
  const lineNumber = 40 + by.length * 11 + (by.codePointAt(0) ?? 0);
  return { type: 'script', stack: { callFrames: [{ functionName: by, url: page.script, lineNumber }] } };
}

function lines(fields: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}
