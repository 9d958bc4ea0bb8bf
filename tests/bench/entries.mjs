/** The ways to fail that take turns: mostly answers, some that the browser kept back, some that never came. */
const FAILURES = [
  { status: 401, answers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
  { status: 404 },
  { status: 403 },
  { status: 500 },
  { status: 422 },
  { status: 429, answers: { 'retry-after': '30' } },
  { status: 0, error: 'net::ERR_CONNECTION_REFUSED' },
  { status: 404 },
  { status: 502, answers: { server: 'nginx' }, page: '502 Bad Gateway' },
  { status: 200, error: 'net::ERR_FAILED', answers: { 'access-control-allow-origin': null } },
  { status: 503 },
  { status: 0, error: 'net::ERR_NAME_NOT_RESOLVED' },
];
const SUCCESSES = [200, 200, 200, 204, 304, 200, 201];

/**
 * Makes HAR entries as Chrome gives them, 20% of them failed, the same every time. They are read from JSON, as the
 * entries of a file and of an extension are: strings made by hand would be shared between entries and cost less.
 * @param {number} count
 * @returns {any[]}
 */
export function makeEntries(count) {
  return Array.from({ length: count }, (_, i) => JSON.parse(JSON.stringify(makeEntry(i))));
}

/** @param {number} i */
function makeEntry(i) {
  const failure = i % 5 === 0 ? FAILURES[(i / 5) % FAILURES.length] : undefined;
  const status = failure ? failure.status : (SUCCESSES[i % SUCCESSES.length] ?? 200);
  const answered = status > 0;
  const body = !failure
    ? '{"items":[{"id":1,"name":"Tea","stock":4},{"id":2,"name":"Cup","stock":0}],"next":null}'
    : failure.page
      ? `<html>\r\n<head><title>${failure.page}</title></head>\r\n<body>\r\n<center><h1>${failure.page}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>`
      : JSON.stringify({ title: 'No', detail: `Reason number ${i % 50}`, status, trace: `t-${i}` });
  const error = failure?.error ?? (status === 204 || status === 304 ? 'net::ERR_ABORTED' : null);
  return {
    _connectionId: String(i % 6),
    _initiator: {
      type: 'script',
      stack: { callFrames: [{ url: 'https://shop.test/app.js', lineNumber: 3, functionName: 'load' }] },
    },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    pageref: 'page_1',
    startedDateTime: new Date(1_795_347_615_000 + i * 7).toISOString(),
    time: 12 + (i % 90),
    request: {
      method: i % 9 === 0 ? 'POST' : 'GET',
      url: `https://api.shop.test/v1/products/${i % 997}/stock?page=${i % 7}&i=${i}`,
      httpVersion: answered ? 'h2' : '',
      headers: headers({
        ...(answered && {
          ':authority': 'api.shop.test',
          ':method': 'GET',
          ':path': '/v1/products',
          ':scheme': 'https',
        }),
        accept: 'application/json',
        'accept-encoding': 'gzip, deflate, br, zstd',
        'accept-language': 'en-GB,en;q=0.9',
        authorization: `Bearer opaque-${i % 13}`,
        origin: 'https://shop.test',
        referer: 'https://shop.test/',
        'sec-fetch-dest': 'empty',
        'sec-fetch-mode': 'cors',
        'sec-fetch-site': 'same-site',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
      }),
      queryString: [
        { name: 'page', value: String(i % 7) },
        { name: 'i', value: String(i) },
      ],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: '',
      httpVersion: answered ? 'h2' : '',
      headers: answered
        ? headers({
            'access-control-allow-origin': 'https://shop.test',
            'cache-control': 'no-store',
            'content-length': String(body.length),
            'content-type': failure?.page ? 'text/html' : 'application/json; charset=utf-8',
            date: 'Sun, 22 Nov 2026 11:40:15 GMT',
            etag: `W/"${i}"`,
            'strict-transport-security': 'max-age=31536000',
            vary: 'Origin',
            'x-request-id': `req-${i}`,
            ...failure?.answers,
          })
        : [],
      cookies: [],
      content: {
        size: answered ? body.length : 0,
        mimeType: !answered ? 'x-unknown' : failure?.page ? 'text/html' : 'application/json',
        ...(failure && answered && !failure.error && { text: body }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: answered ? 600 : 0,
      _error: error,
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: answered ? '203.0.113.7' : '',
    timings: { blocked: 1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 10, receive: 1 },
  };
}

/** @param {Record<string, string | null>} fields null leaves a header out */
function headers(fields) {
  return Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
