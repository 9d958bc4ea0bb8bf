/** Every fifth request fails, each in its turn in one of these ways. */
const FAILURES = [401, 403, 404, 422, 429, 500, 502, 503];
const SUCCESSES = [200, 200, 200, 204, 304, 200, 201];

/**
 * Makes HAR entries as Chrome gives them, 20% of them failed, the same every time.
 * @param {number} count
 */
export function makeEntries(count) {
  return Array.from({ length: count }, (_, i) => {
    const failed = i % 5 === 0;
    const status = failed ? FAILURES[(i / 5) % FAILURES.length] : SUCCESSES[i % SUCCESSES.length];
    return {
      _initiator: {
        type: 'script',
        stack: { callFrames: [{ url: 'https://shop.test/app.js', lineNumber: 3, functionName: 'load' }] },
      },
      _resourceType: 'fetch',
      pageref: 'page_1',
      startedDateTime: new Date(1_795_347_615_000 + i * 7).toISOString(),
      time: 12 + (i % 90),
      request: {
        method: i % 9 === 0 ? 'POST' : 'GET',
        url: `https://api.shop.test/v1/products/${i % 997}/stock?page=${i % 7}&i=${i}`,
        httpVersion: 'h2',
        headers: headers({
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
      },
      response: {
        status,
        statusText: '',
        httpVersion: 'h2',
        headers: headers({
          'access-control-allow-origin': 'https://shop.test',
          'cache-control': 'no-store',
          'content-type': 'application/json; charset=utf-8',
          date: 'Sun, 22 Nov 2026 11:40:15 GMT',
          vary: 'Origin',
          'x-request-id': `req-${i}`,
          ...(status === 429 && { 'retry-after': '30' }),
          ...(status === 401 && { 'www-authenticate': 'Bearer error="invalid_token"' }),
        }),
        content: {
          mimeType: 'application/json',
          ...(failed && { text: JSON.stringify({ title: 'No', detail: `Reason number ${i % 50}`, status }) }),
        },
        redirectURL: '',
        _transferSize: 600,
        _error: status === 204 || status === 304 ? 'net::ERR_ABORTED' : null,
        _fetchedViaServiceWorker: false,
      },
      serverIPAddress: '203.0.113.7',
      timings: { blocked: 1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 10, receive: 1 },
    };
  });
}

/** @param {Record<string, string>} fields */
function headers(fields) {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}
