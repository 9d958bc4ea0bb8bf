import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const HOSTS = ['shop.test', 'api.shop.test', 'img.shop.test', 'login.shop.test', 'count.shop.test'];
const PLACES = ['products', 'baskets', 'orders', 'prices', 'reviews', 'customers', 'search', 'stock'];
/** How often each status is drawn of 100: 20 of them failed. 0: no answer came. */
const STATUSES = Object.entries({
  200: 63,
  201: 4,
  204: 5,
  302: 2,
  304: 6,
  400: 2,
  401: 4,
  403: 3,
  404: 6,
  429: 1,
  500: 2,
  502: 1,
  0: 1,
}).flatMap(([status, times]) => Array.from({ length: times }, () => Number(status)));
const NET_ERRORS = ['net::ERR_CONNECTION_REFUSED', 'net::ERR_NAME_NOT_RESOLVED', 'net::ERR_CONNECTION_RESET'];
const BEGIN = Date.UTC(2026, 10, 22, 8);
/** Written to the disk in pieces of about this many characters. */
const PIECE = 1 << 20;

/**
 * Writes a HAR file as Chrome saves one, some 2.5 KB an entry, 20% of them failed, the same every time.
 * @param {string} file
 * @param {number} count
 */
export async function writeHar(file, count) {
  const random = randomFrom(count);
  const to = createWriteStream(file);
  let text = `{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[{"startedDateTime":"${new Date(BEGIN).toISOString()}","id":"page_1","title":"https://shop.test/","pageTimings":{"onContentLoad":210,"onLoad":480}}],"entries":[`;
  for (let place = 0; place < count; place++) {
    text += (place > 0 ? ',\n' : '\n') + JSON.stringify(entry(place, random));
    if (text.length > PIECE) {
      if (!to.write(text)) await once(to, 'drain');
      text = '';
    }
  }
  to.end(`${text}\n]}}\n`);
  await once(to, 'close');
}

/**
 * @param {number} place
 * @param {() => number} random
 */
function entry(place, random) {
  const upTo = (/** @type {number} */ limit) => Math.floor(random() * limit);
  /**
   * @template T
   * @param {readonly T[]} choices
   */
  const one = (choices) => /** @type {T} */ (choices[upTo(choices.length)]);
  const word = (/** @type {number} */ length) =>
    Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz234567'[upTo(32)]).join('');
  const status = one(STATUSES);
  const answered = status !== 0;
  const host = one(HOSTS);
  const method = random() < 0.78 ? 'GET' : one(['POST', 'PUT', 'PATCH', 'DELETE']);
  const path = `/v${1 + upTo(3)}/${one(PLACES)}/${word(8)}?page=${1 + upTo(90)}&q=${word(6)}`;
  const sent =
    method === 'GET' || method === 'DELETE'
      ? undefined
      : JSON.stringify({ product: word(10), count: upTo(9) });
  const body =
    !answered || status === 204 || status === 302 || status === 304
      ? ''
      : status >= 400
        ? JSON.stringify({
            error: { status, code: `E-${word(4)}`, message: 'It did not work', trace: word(48) },
          })
        : JSON.stringify({
            items: Array.from({ length: 4 }, () => ({ id: word(8), price: upTo(9999) })),
            next: word(24),
          });
  const wait = random() * 220;
  const receive = random() * 18;
  return {
    _connectionId: String(upTo(400)),
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [
          {
            functionName: one(['load', 'refresh', 'send']),
            scriptId: String(upTo(90)),
            url: 'https://shop.test/assets/shop.js',
            lineNumber: upTo(9000),
            columnNumber: upTo(80),
          },
        ],
      },
    },
    _priority: 'High',
    _resourceType: one(['fetch', 'xhr', 'fetch', 'script', 'image']),
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method,
      url: `https://${host}${path}`,
      httpVersion: answered ? 'http/2.0' : '',
      headers: headers({
        ':authority': host,
        ':method': method,
        ':path': path,
        ':scheme': 'https',
        accept: 'application/json, text/plain, */*',
        'accept-encoding': 'gzip, deflate, br, zstd',
        'accept-language': 'en-GB,en;q=0.9',
        origin: 'https://shop.test',
        referer: 'https://shop.test/',
        'sec-fetch-dest': 'empty',
        'sec-fetch-mode': 'cors',
        'sec-fetch-site': 'same-site',
        'user-agent':
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      }),
      queryString: [...new URLSearchParams(path.split('?')[1])].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: sent?.length ?? 0,
      ...(sent && { postData: { mimeType: 'application/json', text: sent } }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: answered ? 'http/2.0' : '',
      headers: answered
        ? headers({
            'access-control-allow-origin': 'https://shop.test',
            'cache-control': one(['no-store', 'max-age=60', 'private, max-age=0']),
            'content-length': String(body.length),
            'content-type': 'application/json; charset=utf-8',
            date: new Date(BEGIN + place * 40).toUTCString(),
            etag: `W/"${word(20)}"`,
            server: 'nginx',
            'strict-transport-security': 'max-age=31536000',
            vary: 'Accept-Encoding, Origin',
            'x-request-id': word(32),
            ...(status === 401 && { 'www-authenticate': 'Bearer realm="api", error="invalid_token"' }),
            ...(status === 429 && { 'retry-after': '30' }),
            ...(status === 302 && { location: `https://login.shop.test/?next=${word(10)}` }),
          })
        : [],
      cookies: [],
      content: {
        size: body.length,
        mimeType: answered ? 'application/json' : 'x-unknown',
        ...(body && { text: body }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: answered ? body.length + 300 : 0,
      _error: answered ? null : one(NET_ERRORS),
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: answered ? `203.0.113.${1 + upTo(250)}` : '',
    startedDateTime: new Date(BEGIN + place * 40).toISOString(),
    time: wait + receive + 1,
    timings: {
      blocked: 0.6,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: 0.4,
      wait,
      receive,
      _blocked_queueing: 0.3,
    },
  };
}

/** @param {Record<string, string>} fields */
function headers(fields) {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

/**
 * The same numbers for the same seed (a 32-bit xorshift, Marsaglia 2003).
 * @param {number} seed
 * @returns {() => number} from 0 to below 1
 */
function randomFrom(seed) {
  let state = (seed ^ 0x5bd1e995) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
