import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fromHarEntry, UnreadableEntry } from '../../src/capture/from-har-entry.ts';
import { NotAHar, readHar } from '../../src/capture/read-har.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { aboutSuccess, aboutTheAnswer, aboutTheBrowser } from '../../src/diagnose/rules/index.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { Session } from '../../src/session/session.ts';
import { entry, webToken } from '../exchange-builder.ts';

// A hang shows as this running out; how fast an entry is read is not measured here.
vi.setConfig({ testTimeout: 120_000 });

// What a file or a server may hold: any of it may be missing, of another type, hostile or huge. 100,000 runs in all.
const RUNS = { real: 35_000, mangled: 35_000, sessions: 10_000, arbitrary: 14_500, files: 5_000, huge: 500 };

/* What stands in real exchanges. */

const STATUSES = [
  0, 101, 200, 201, 204, 206, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410,
  411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 444, 451, 499, 500,
  501, 502, 503, 504, 505, 507, 508, 511, 520, 522, 524, 526, 530, 599, 999,
];

const ERRORS = [
  ...Array<null>(12).fill(null),
  '',
  ...[
    'ABORTED',
    'ADDRESS_UNREACHABLE',
    'BLOCKED_BY_CLIENT',
    'BLOCKED_BY_CSP',
    'BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    'BLOCKED_BY_ORB',
    'BLOCKED_BY_RESPONSE',
    'BLOCKED_BY_RESPONSE.NotSameOrigin',
    'BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
    'CACHE_MISS',
    'CERT_AUTHORITY_INVALID',
    'CERT_COMMON_NAME_INVALID',
    'CERT_DATE_INVALID',
    'CONNECTION_CLOSED',
    'CONNECTION_REFUSED',
    'CONNECTION_RESET',
    'CONNECTION_TIMED_OUT',
    'CONTENT_DECODING_FAILED',
    'CONTENT_LENGTH_MISMATCH',
    'EMPTY_RESPONSE',
    'FAILED',
    'HTTP2_PROTOCOL_ERROR',
    'INCOMPLETE_CHUNKED_ENCODING',
    'INTERNET_DISCONNECTED',
    'INVALID_HTTP_RESPONSE',
    'INVALID_REDIRECT',
    'NAME_NOT_RESOLVED',
    'NETWORK_CHANGED',
    'PROXY_CONNECTION_FAILED',
    'QUIC_PROTOCOL_ERROR',
    'RESPONSE_HEADERS_MULTIPLE_LOCATION',
    'SSL_PROTOCOL_ERROR',
    'SSL_VERSION_OR_CIPHER_MISMATCH',
    'TIMED_OUT',
    'TOO_MANY_REDIRECTS',
    'TUNNEL_CONNECTION_FAILED',
    'UNSAFE_PORT',
    'NO_SUCH_ERROR',
  ].map((name) => `net::ERR_${name}`),
];

const TYPES = [
  ...[
    'fetch',
    'fetch',
    'fetch',
    'xhr',
    'document',
    'script',
    'stylesheet',
    'image',
    'font',
    'media',
    'websocket',
  ],
  ...['eventsource', 'manifest', 'ping', 'preflight', 'other'],
];
const METHODS = ['GET', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND'];

const PAGES = [
  'https://shop.test',
  'http://shop.test',
  'http://localhost:5173',
  'null',
  'chrome-extension://abc',
];

const URLS = [
  'https://api.shop.test/orders',
  'https://api.shop.test/orders/',
  'http://api.shop.test/orders',
  'https://shop.test/api/orders?id=7#top',
  'https://shop.test/',
  'http://localhost:3000/api',
  'http://localhost:5173/api/api/orders',
  'http://127.0.0.1:27017/',
  'https://10.1.2.3/x',
  'http://backend:3000/api',
  'https://ada:hunter2@shop.test/x?token=abc',
  'wss://shop.test/live',
  'https://shop.test/undefined/%5Bobject%20Object%5D',
  'https://shop.test/%7Bid%7D//x%2520y',
  'https://pictures.s3.amazonaws.com/a.png?X-Amz-Signature=abc&X-Amz-Expires=900&X-Amz-Date=20261122T095000Z',
  'https://a1.execute-api.eu-west-1.amazonaws.com/prod/x',
  'https://login.shop.test/oauth/token',
  'https://abc.supabase.test/rest/v1/orders?select=*',
  'file:///etc/hosts',
  'data:text/plain,x',
  'blob:https://shop.test/1',
  'http://[::1]:8080/',
  'http://[',
  'https://żaba.test/ż',
];

const TOKENS = [
  webToken({ sub: 'ada', exp: 1_700_000_000 }),
  webToken({ sub: 'ada', exp: 4_000_000_000, nbf: 3_900_000_000 }),
  webToken({ exp: 'soon', scope: ['a', 7], __proto__: null }),
  'eyJhbGciOiJub25lIn0.bm90IGpzb24.',
];

const SENT: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/json', '*/*', 'application/xml;q=0.5, */*;q=0'],
  'Access-Control-Request-Headers': ['authorization,content-type'],
  'Access-Control-Request-Method': ['PATCH', 'GET'],
  Authorization: [
    ...TOKENS.map((token) => `Bearer ${token}`),
    'Basic YWRhOng=',
    'Bearer undefined',
    'DPoP x',
    'Bearer',
  ],
  'Cache-Control': ['only-if-cached'],
  'Content-Encoding': ['gzip'],
  'Content-Length': ['0', '12', '9000000'],
  'Content-Type': [
    'application/json',
    'text/plain',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
  ],
  Cookie: ['sid=1', `a=${'b'.repeat(9000)}`, 'XSRF-TOKEN=x'],
  DPoP: TOKENS.slice(0, 1),
  Expect: ['100-continue'],
  'If-Match': ['"1"'],
  'If-None-Match': ['*', 'W/"1"'],
  'If-Unmodified-Since': ['Sat, 21 Nov 2026 10:00:00 GMT'],
  Origin: ['https://shop.test', 'null'],
  'Proxy-Authorization': ['Basic x'],
  Range: ['bytes=0-', 'bytes=900-1000', 'lines=1-'],
  Referer: ['https://shop.test/', ''],
  'Sec-Fetch-Dest': ['iframe', 'worker', 'empty'],
  'Sec-Fetch-Mode': ['no-cors', 'cors', 'navigate'],
  'Sec-Fetch-Site': ['same-origin', 'cross-site', 'none'],
  'Transfer-Encoding': ['chunked'],
  'X-Api-Key': ['k'],
  'X-CSRF-Token': ['t'],
};

const ANSWERED: Readonly<Record<string, readonly string[]>> = {
  'Accept-Encoding': ['gzip'],
  'Access-Control-Allow-Credentials': ['true', 'True'],
  'Access-Control-Allow-Headers': ['content-type', '*'],
  'Access-Control-Allow-Methods': ['GET, POST', '*'],
  'Access-Control-Allow-Origin': ['*', 'https://shop.test', 'https://a.test, https://b.test', 'null', 'shop'],
  Allow: ['GET, HEAD', ' , ', 'GET'],
  'cf-mitigated': ['challenge'],
  'CF-RAY': ['8e2f-FRA'],
  'Content-Encoding': ['gzip', 'br, gzip'],
  'Content-Length': ['0', '9000', '-1', '9'.repeat(40)],
  'Content-Range': ['bytes */900', 'bytes 0-1/2'],
  'Content-Security-Policy': [
    "default-src 'self'; img-src *.shop.test https:",
    "frame-ancestors 'none'",
    'upgrade-insecure-requests',
    ';,;',
  ],
  'Content-Type': [
    'text/html',
    'application/json',
    'application/problem+json',
    'text/event-stream',
    'application/xml',
    ';',
  ],
  'Cross-Origin-Embedder-Policy': ['require-corp'],
  'Cross-Origin-Resource-Policy': ['same-origin', 'same-site'],
  Date: ['Sun, 22 Nov 2026 10:00:00 GMT', 'yesterday'],
  Deprecation: ['@1767225600'],
  'DPoP-Nonce': ['n1'],
  'grpc-status': ['7', '16'],
  Link: ['<https://law.test/1>; rel="blocked-by"'],
  Location: ['/orders/', 'https://other.test/', 'javascript:0', 'http://[', 'https://ada:x@shop.test/'],
  'ngrok-error-code': ['ERR_NGROK_3200'],
  'Proxy-Authenticate': ['Basic realm="proxy"', 'NTLM'],
  RateLimit: ['"default";r=0;t=30', 'limit=10, remaining=0, reset=5'],
  'RateLimit-Policy': ['"default";q=100;w=60'],
  'Retry-After': ['30', 'Sun, 22 Nov 2026 10:05:00 GMT', '2.5', '-1', '1e9', '99999999999'],
  Server: [
    'nginx',
    'cloudflare',
    'awselb/2.0',
    'Microsoft-IIS/10.0',
    'AkamaiGHost',
    'envoy',
    'CloudFront',
    'Varnish',
  ],
  'Set-Cookie': ['sid=1; Secure; SameSite=None', 'a=1\nb=2; SameSite=None', '__Host-x=1'],
  Sunset: ['Sat, 01 Nov 2025 00:00:00 GMT'],
  Upgrade: ['h2c, websocket'],
  Via: ['1.1 varnish', '1.1 vegur'],
  'WWW-Authenticate': [
    'Bearer',
    'Bearer error="invalid_token", error_description="The token expired"',
    'Basic realm="a \\"b\\"", Digest nonce="x", Negotiate',
    'DPoP error="use_dpop_nonce"',
    'NTLM TlRMTVNTUAACAAAA==',
    'Bearer error="insufficient_scope", scope="a b"',
  ],
  'X-Amz-Cf-Id': ['x'],
  'x-amz-apigw-id': ['x'],
  'x-amzn-ErrorType': ['MissingAuthenticationTokenException:http://x/'],
  'x-envoy-upstream-service-time': ['3'],
  'X-Frame-Options': ['DENY', 'SAMEORIGIN'],
  'X-RateLimit-Limit': ['60'],
  'X-RateLimit-Remaining': ['0'],
  'X-RateLimit-Reset': ['1795345000', '30', '6m0s', '1795345000000'],
  'X-Request-Id': ['r-1'],
  'x-vercel-error': ['FUNCTION_INVOCATION_TIMEOUT'],
};

const html = (title: string, body = '') =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const BODIES: readonly (string | object | undefined)[] = [
  undefined,
  '',
  { type: 'about:blank', title: 'Bad', status: 400, detail: 'The date lies in the past', instance: '/x' },
  { errors: { email: ["can't be blank"], 'address.city': ['x'] } },
  { errors: [{ source: { pointer: '/data/attributes/age' }, detail: 'must be a number' }] },
  { detail: [{ loc: ['body', 'age', 0], msg: 'Input should be greater than 0' }] },
  { message: 'Missing Authentication Token' },
  { message: ['name should not be empty'], error: 'Bad Request', statusCode: 400 },
  { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  { error: { code: 403, message: 'API key not valid', details: [{ '@type': 'x', retryDelay: '3.5s' }] } },
  { code: 'PGRST116', details: 'The result contains 0 rows', hint: null, message: 'JSON object requested' },
  {
    errors: [
      {
        message: 'Cannot query field',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
      },
    ],
    data: null,
  },
  { success: false, status: 'error', code: 500, msg: 'no' },
  { retry_after: 1.5, global: false, message: 'You are being rate limited.' },
  html('502 Bad Gateway', '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.27.0</center>'),
  html('Just a moment...'),
  html('Error', '<pre>Cannot POST /orders</pre>'),
  html('IIS 10.0 Detailed Error - 404.13 - Not Found', '<h3>HTTP Error 404.13 - Not Found</h3>'),
  html('Down', 'Sorry, we are down for maintenance'),
  'no healthy upstream',
  'error code: 1020',
  'upstream connect error or disconnect/reset before headers. reset reason: overflow',
  '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  'GET / ECONNREFUSED 127.0.0.1:3000',
  '{"a":',
  'NaN',
  '[object Object]',
  'data: {"x":1}\n\n',
];
const SENT_BODIES = [
  undefined,
  '',
  '{"a":1}',
  "{'a':1}",
  'a=1&b=2',
  '[object Object]',
  '"{\\"a\\":1}"',
  'grant_type=refresh_token&refresh_token=x',
  '{"query":"{ orders { id } }"}',
  'x'.repeat(1000),
];

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const lines = (table: Readonly<Record<string, readonly string[]>>) => {
  const all = Object.entries(table).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );
  return fc.array(oneOf(all), { maxLength: 5 }).map(Object.fromEntries);
};

/** An entry as Chrome records it; which fields go together is left to chance. */
const realEntry = fc
  .record({
    url: oneOf(URLS),
    page: oneOf(PAGES),
    method: oneOf(METHODS),
    type: oneOf(TYPES),
    status: oneOf(STATUSES),
    error: oneOf(ERRORS),
    sends: lines(SENT),
    answers: lines(ANSWERED),
    body: oneOf(BODIES),
    sendsBody: oneOf(SENT_BODIES),
    time: oneOf([0, 3, 120, 5000, 30_001, 60_004, 21_000.5]),
    visit: oneOf([undefined, 'page_1']),
    errorsUntold: oneOf([false, false, false, true]),
    socketError: oneOf([
      undefined,
      undefined,
      undefined,
      '',
      'Error during WebSocket handshake: net::ERR_FAILED',
    ]),
    redirectUrl: oneOf(['', '', URLS[1], URLS[2], '/login']),
    startedAt: oneOf(['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00.060Z', '2026-11-22T10:00:01.000Z']),
  })
  .map(({ body, sendsBody, visit, socketError, redirectUrl, ...rest }) =>
    entry({
      ...rest,
      redirectUrl: redirectUrl ?? '',
      ...(body === undefined ? {} : { body }),
      ...(sendsBody === undefined ? {} : { sendsBody }),
      ...(visit === undefined ? {} : { visit }),
      ...(socketError === undefined ? {} : { socketError }),
    }),
  );

/* What becomes of them on the way. */

type Fields = Record<string, unknown>;

const PROTO =
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"hasOwnProperty":1,"toString":null}';
/** Values of the wrong type, or of the right one and absurd. */
const JUNK: readonly unknown[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -1,
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
    2 ** 53,
    '',
    ' ',
    '\0',
    '\ud800',
    '0',
  ],
  ...[
    '1969-12-31T23:59:59.000Z',
    '+275760-09-13T00:00:00.001Z',
    'net::',
    'net::ERR_',
    '__proto__',
    'constructor',
  ],
  ...[
    [],
    [[]],
    [null],
    {},
    { length: -1 },
    { name: 7, value: {} },
    [{ name: '__proto__', value: 'x' }],
    JSON.parse(PROTO),
  ],
  ...['x'.repeat(5000), '<'.repeat(500), ' '.repeat(500), new Date(0), 10n, Symbol('x'), () => 7],
];

const PATHS: readonly (readonly string[])[] = [
  ...[
    'startedDateTime',
    'time',
    'pageref',
    '_resourceType',
    '_initiator',
    '_fromCache',
    '_webSocketMessages',
  ],
  ...['serverIPAddress', 'request', 'response', 'timings', 'cache'],
]
  .map((name) => [name])
  .concat(
    ['method', 'url', 'httpVersion', 'headers', 'postData', 'bodySize'].map((name) => ['request', name]),
    ['text', 'params', 'mimeType'].map((name) => ['request', 'postData', name]),
    ['status', 'statusText', 'headers', 'content', 'redirectURL', '_error', '_transferSize'].map((name) => [
      'response',
      name,
    ]),
    ['text', 'encoding', 'mimeType'].map((name) => ['response', 'content', name]),
    ['blocked', 'wait', 'receive'].map((name) => ['timings', name]),
    [
      ['request', 'headers', '0'],
      ['response', 'headers', '0'],
      ['response', 'headers', '1', 'value'],
      ['_initiator', 'stack'],
    ],
  );

/** What happens to the text of a header, a body or an address. */
const TWISTS: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, text.length >> 1),
  (text) => text.slice(1),
  (text) => text + text,
  (text) => `${text}, ${text}`,
  (text) => `${text}\n${text}`,
  (text) => `\u0007${text}\u001b[31m\u202e`,
  (text) => `${text}\ud800\udfff\ud800`,
  (text) => text.replaceAll('"', ''),
  (text) => text.replaceAll(/[:=]/g, ' '),
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(/\d/g, '9999'),
  (text) => text + '"'.repeat(300),
  (text) => text + ' a=,'.repeat(100),
  (text) => text + '\\'.repeat(301),
  (text) => `${' '.repeat(400)}${text}`,
  (text) => '['.repeat(200) + text,
  (text) => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?')),
  () => PROTO,
  () => `{"error":${'{"error":'.repeat(60)}"x"${'}'.repeat(61)}`,
  () => `[${'7,'.repeat(300)}7]`,
  () =>
    JSON.stringify({
      message: { toString: 'x' },
      errors: { constructor: ['x'], __proto__: 7 },
      detail: [[[]]],
    }),
];

type Mangling = (entry: Fields) => void;

const put = (path: readonly string[], value: unknown): Mangling => {
  return (entry) => {
    let place: unknown = entry;
    for (const name of path.slice(0, -1)) place = (place as Fields | undefined)?.[name];
    if (typeof place !== 'object' || place === null) return;
    if (value === undefined) delete (place as Fields)[path.at(-1) as string];
    else (place as Fields)[path.at(-1) as string] = value;
  };
};

const twistHeader = (side: 'request' | 'response', at: number, twist: (text: string) => string): Mangling => {
  return (entry) => {
    const headers = (entry[side] as Fields | null | undefined)?.headers;
    if (!Array.isArray(headers) || headers.length === 0) return;
    const line = headers[at % headers.length] as Fields | null;
    if (typeof line === 'object' && line && typeof line.value === 'string') line.value = twist(line.value);
  };
};

const twistText = (path: readonly string[], twist: (text: string) => string): Mangling => {
  return (entry) => {
    let value: unknown = entry;
    for (const name of path) value = (value as Fields | null | undefined)?.[name];
    if (typeof value === 'string') put(path, twist(value))(entry);
  };
};

const mangling: fc.Arbitrary<Mangling> = fc.oneof(
  fc.tuple(oneOf(PATHS), oneOf(JUNK)).map(([path, value]) => put(path, value)),
  fc
    .tuple(oneOf(['request', 'response'] as const), fc.nat(12), oneOf(TWISTS))
    .map(([side, at, twist]) => twistHeader(side, at, twist)),
  fc
    .tuple(
      oneOf([
        ['request', 'url'],
        ['response', 'content', 'text'],
        ['request', 'postData', 'text'],
        ['response', '_error'],
      ]),
      oneOf(TWISTS),
    )
    .map(([path, twist]) => twistText(path, twist)),
);

const mangledEntry = fc
  .tuple(realEntry, fc.array(mangling, { minLength: 1, maxLength: 4 }))
  .map(([made, manglings]) => {
    const fields = made as unknown as Fields;
    for (const mangle of manglings) mangle(fields);
    return fields as unknown;
  });

/* What must hold whatever comes. */

const CERTAINTIES = new Set(['certain', 'likely', 'possible']);
const FIXERS = new Set(['you', 'frontend', 'backend', 'operations', 'third-party', 'browser', 'nobody']);
/** The names of our own placeholders: a stranger's braces may stay what they are. */
const PLACEHOLDERS = new RegExp(
  `\\{(?:${[
    ...new Set(
      [...aboutTheBrowser, ...aboutTheAnswer, ...aboutSuccess].flatMap((rule) =>
        [...JSON.stringify(rule.causes).matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      ),
    ),
  ].join('|')})\\}`,
);
/** Our own texts are short, and what is quoted in them is cut at 200 characters. */
const LONGEST = 3000;
/** Control characters, and those that turn the direction of writing. */
const DISGUISES = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with the form of a diagnosis. */
function faultsOf(diagnosis: Diagnosis): string[] {
  const { cause, evidence, alternatives, contrast } = diagnosis;
  const wanted: Record<string, readonly string[]> = {
    title: [diagnosis.title],
    summary: [diagnosis.summary],
    technical: [diagnosis.technical],
    hint: diagnosis.hints,
    'developer hint': diagnosis.developerHints,
    contrast: contrast ? [String(contrast.with), contrast.text] : [],
    evidence: evidence.map(({ from }) => from),
    alternative: alternatives.flatMap((other) => [other.cause, other.title, other.tellApart]),
    'browser name': diagnosis.browserNames,
    source: diagnosis.sources.flatMap(({ title, url }) => [title, url]),
  };
  const faults: string[] = [];
  for (const [part, texts] of Object.entries({ ...wanted, saw: evidence.map(({ saw }) => saw) })) {
    for (const text of texts) {
      if (typeof text !== 'string') faults.push(`${part} is no text`);
      else if (text.trim() === '' && part !== 'saw') faults.push(`${part} is empty`);
      else if (text.length > LONGEST) faults.push(`${part} has ${text.length} characters`);
      else if (PLACEHOLDERS.test(text)) faults.push(`${part} has a placeholder: ${text}`);
      else if (DISGUISES.test(text)) faults.push(`${part} has a character that disguises: ${text}`);
    }
  }
  for (const part of ['title', 'summary', 'technical', 'hint', 'evidence', 'source']) {
    if (wanted[part]?.length === 0) faults.push(`no ${part}`);
  }
  if (diagnosis.failedRules.length > 0) faults.push(`failed rules: ${diagnosis.failedRules.join(', ')}`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(cause)) faults.push('the cause is no id');
  if (!CERTAINTIES.has(diagnosis.certainty)) faults.push(`certainty: ${diagnosis.certainty}`);
  if (!FIXERS.has(diagnosis.fixer)) faults.push(`fixer: ${diagnosis.fixer}`);
  return faults.map((fault) => `${cause.slice(0, 60)}: ${fault}`);
}

/** Reads entries into one session, as a live recording would, and says what is wrong with what is said of them. */
function faultsWith(entries: readonly unknown[]): string[] {
  const session = new Session();
  const read: Exchange[] = [];
  entries.forEach((each, index) => {
    try {
      const exchange = fromHarEntry(each, index);
      session.add(exchange);
      read.push(exchange);
    } catch (error) {
      if (!(error instanceof UnreadableEntry)) throw error;
      if (error.message === '') throw new Error('it does not say what is unreadable');
    }
  });
  return read.flatMap((exchange) => {
    const diagnosis = diagnose(exchange, session.relatedTo(exchange));
    return diagnosis ? faultsOf(diagnosis) : [];
  });
}

/** A stranger's number that is none must not come out as an answer. */
const NO_FIGURE = /\bNaN\b|\bInfinity\b|Invalid Date/;

describe('an explanation is well-formed', () => {
  it('for entries as they are recorded', () => {
    const property = fc.property(realEntry, (made) => {
      expect(faultsWith([made])).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS.real });
  });

  it('for entries that were mangled', () => {
    const property = fc.property(mangledEntry, (made) => {
      expect(faultsWith([made])).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS.mangled });
  });

  it('for mangled entries that belong together', () => {
    const together = fc.tuple(
      fc.array(fc.oneof(realEntry, mangledEntry), { minLength: 2, maxLength: 5 }),
      oneOf(URLS.slice(0, 4)),
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    );
    const property = fc.property(together, ([entries, url, shares]) => {
      entries.forEach((each, place) => {
        const request = (each as { request?: Fields } | null)?.request;
        if (shares[place] && typeof request === 'object' && request) request.url = url;
      });
      expect(faultsWith(entries)).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS.sessions });
  });

  it('for anything at all', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ request: fc.anything(), response: fc.anything() }),
      fc
        .record({ url: fc.webUrl(), method: fc.string(), headers: fc.jsonValue(), postData: fc.jsonValue() })
        .map((request) => request as Fields)
        .chain((request) =>
          fc
            .record({
              status: fc.oneof(oneOf(STATUSES), fc.jsonValue()),
              _error: fc.oneof(oneOf(ERRORS), fc.string()),
              headers: fc.array(fc.record({ name: fc.string(), value: fc.string() }), { maxLength: 3 }),
              content: fc.record({
                text: fc.oneof(fc.json({ maxDepth: 3 }), fc.string()),
                mimeType: fc.string(),
              }),
            })
            .map((response) => ({ request, response })),
        ),
    );
    const property = fc.property(anything, (value) => {
      expect(faultsWith([value])).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS.arbitrary });
  });

  it('for files whose text was mangled', () => {
    const file = fc
      .array(realEntry, { maxLength: 3 })
      .map((entries) => JSON.stringify({ log: { version: '1.2', entries } }));
    const slips = fc.array(
      fc.record({
        at: fc.nat(8000),
        cut: fc.nat(20),
        text: fc.oneof(
          fc.string({ maxLength: 4 }),
          oneOf(['"', '}', '{', '[', ',', '\\u', 'null', '\ufeff', '1e999']),
        ),
      }),
      { maxLength: 3 },
    );
    const property = fc.property(file, slips, (text, all) => {
      let mangled = text;
      for (const { at, cut, text: put } of all) {
        const place = at % (mangled.length + 1);
        mangled = mangled.slice(0, place) + put + mangled.slice(place + cut);
      }
      try {
        const { exchanges, entries, skipped } = readHar(mangled);
        expect(exchanges.length + skipped.length).toBe(entries);
        const session = new Session();
        for (const exchange of exchanges) session.add(exchange);
        for (const exchange of exchanges) {
          const diagnosis = diagnose(exchange, session.relatedTo(exchange));
          expect(diagnosis ? faultsOf(diagnosis) : []).toEqual([]);
        }
      } catch (error) {
        if (!(error instanceof NotAHar)) throw error;
      }
    });
    fc.assert(property, { numRuns: RUNS.files });
  });

  it('for texts of a hundred thousand characters', () => {
    const runs = [
      ' ',
      '<',
      '"',
      ',',
      'a=',
      '\\',
      '\n',
      ';',
      '[',
      '[{',
      '{"error":',
      '%7B',
      '/',
      '-',
      '=',
      '\ud800',
      'eyJ.',
      '<title',
    ];
    const places = [
      ...Object.keys(SENT).map((name) => ({ side: 'request', name })),
      ...Object.keys(ANSWERED).map((name) => ({ side: 'response', name })),
      ...['url', 'body', 'sent', 'error', 'method', 'statusText'].map((name) => ({ side: name, name })),
    ] as const;
    const property = fc.property(
      realEntry,
      oneOf(places),
      oneOf(runs),
      fc.boolean(),
      (made, place, run, alone) => {
        const huge = run.repeat(Math.ceil(100_000 / run.length));
        const { side, name } = place;
        const fields = made as unknown as { request: Fields; response: Fields & { content: Fields } };
        const { request, response } = fields;
        if (side === 'url') request.url = `https://shop.test/${huge}`;
        else if (side === 'body')
          response.content.text = alone ? huge : `${String(response.content.text ?? '')}${huge}`;
        else if (side === 'sent') request.postData = { text: huge };
        else if (side === 'error') response._error = huge;
        else if (side === 'method') request.method = huge;
        else if (side === 'statusText') response.statusText = huge;
        else {
          const headers = (side === 'request' ? request : response).headers as {
            name: string;
            value: string;
          }[];
          const known = { ...SENT, ...ANSWERED }[name]?.[0] ?? '';
          headers.push({ name, value: alone ? huge : `${known}${huge}${known}` });
        }
        expect(faultsWith([fields])).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: RUNS.huge });
  });

  it.each([
    ['a body that is nested 10,000 times', `${'{"error":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['a body of 10,000 lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['a list of 60,000', `[${'{},'.repeat(60_000)}{}]`],
    ['60,000 fields', `{"errors":{${Array.from({ length: 30_000 }, (_, i) => `"f${i}":["x"]`).join()}}}`],
    ['keys of the prototype', PROTO],
    // A pattern that starts again at every bracket takes the better part of an hour for it.
    ['a message of brackets', JSON.stringify({ message: '[{'.repeat(95_000) })],
  ])('for %s', (_, text) => {
    for (const status of [200, 400, 401, 403, 404, 409, 422, 429, 500, 503]) {
      for (const at of ['body', 'sendsBody'] as const) {
        const sends = { 'Content-Type': 'application/json' };
        expect(faultsWith([entry({ status, method: 'POST', sends, [at]: text })])).toEqual([]);
      }
    }
    expect(({} as Fields).polluted).toBeUndefined();
  });

  it('for a header that stands in 200,000 lines', () => {
    const value = 'a\n'.repeat(200_000);
    const lines = ['Set-Cookie', 'Access-Control-Allow-Origin', 'WWW-Authenticate'].map((name) => [
      name,
      [value, value],
    ]);
    for (const error of [null, 'net::ERR_FAILED']) {
      const made = entry({
        status: 401,
        error,
        answers: Object.fromEntries(lines),
        sends: { Origin: [value, value] },
      });
      expect(faultsWith([made])).toEqual([]);
    }
  });

  it('and a time or a figure that cannot be told is left out', () => {
    const property = fc.property(mangledEntry, (made) => {
      let recorded: string;
      try {
        recorded = JSON.stringify(made, (_, value) =>
          typeof value === 'number' || typeof value === 'bigint' ? String(value) : value,
        );
      } catch {
        return;
      }
      // A stranger's own word is quoted as it came.
      if (/NaN|Infinity|Invalid/.test(recorded)) return;
      let exchange: Exchange;
      try {
        exchange = fromHarEntry(made, 0);
      } catch {
        return;
      }
      const session = new Session();
      session.add(exchange);
      expect(JSON.stringify(diagnose(exchange, session.relatedTo(exchange)))).not.toMatch(NO_FIGURE);
    });
    fc.assert(property, { numRuns: 5000 });
  });
});
