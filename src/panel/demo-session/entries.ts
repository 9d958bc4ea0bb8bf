import type { HarEntry } from '../../capture/har-entry.ts';
import { chromiumEntry, contentOf, type DemoRequest, type PageLoad } from './chromium-entry.ts';
import { toyToken } from './toy-token.ts';

/** A request of the demo, as an extension gets it. */
export interface DemoEntry {
  readonly entry: HarEntry;
  /** What `getContent` gives; null where it gives nothing. */
  readonly content: string | null;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const API = 'https://api.shop.test';
const PAY = 'https://pay.shop.test/v2';
/** What api.shop.test says to pages of the shop. */
const LEAVE = { 'access-control-allow-origin': 'https://shop.test', vary: 'Origin' };
const JSON_SENT = { 'content-type': 'application/json' };
const REFUSED = { took: 2040, error: 'net::ERR_CONNECTION_REFUSED' };
const KEPT = { 'cache-control': 'public, max-age=31536000, immutable' };

type Rest = Partial<DemoRequest>;

const page = (url: string, title: string, at = 0, rest: Rest = {}): DemoRequest => ({
  at,
  took: 96,
  type: 'document',
  url,
  body: `<!doctype html><html lang="en"><title>${title} – Kiln Lane Pottery</title><main id="app"></main></html>`,
  ...rest,
});
/** Styles, scripts, fonts and pictures, by the ending of their names. */
const file = (at: number, name: string, size: number, rest: Rest = {}): DemoRequest => {
  const [, ending = ''] = /\.(\w+)$/.exec(name) ?? [];
  const [type, contentType] = FILES[ending] as readonly [string, string];
  return {
    at,
    took: 20 + Math.round(size / 900),
    type,
    url: name,
    size,
    contentType,
    answers: KEPT,
    ...rest,
  };
};
/** One that an earlier page has brought already. */
const again = (at: number, name: string, size: number, fromCache = 'disk') =>
  file(at, name, size, { took: 2, fromCache });
/** A call of a script. */
const call = (at: number, took: number, by: string, url: string, rest: Rest): DemoRequest => ({
  at,
  took,
  type: 'fetch',
  url,
  by,
  ...rest,
});

/** The page that nginx makes itself for an error. */
const ofNginx = (status: number, reason: string): Rest => {
  const title = `${status} ${reason}`;
  const body = `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`;
  return { status, contentType: 'text/html', body, answers: { server: 'nginx' } };
};

const FILES: Readonly<Record<string, readonly [type: string, contentType: string]>> = {
  css: ['stylesheet', 'text/css'],
  js: ['script', 'text/javascript'],
  woff2: ['font', 'font/woff2'],
  svg: ['image', 'image/svg+xml'],
  webp: ['image', 'image/webp'],
};

/** What every page of the shop loads; from the second on the browser has it. */
const COMMON = [
  ['/assets/shop-5c1e08af.css', 18_400],
  ['/assets/shop-8d40b7c2.js', 96_200],
  ['/assets/kiln-sans.woff2', 31_700],
  ['/images/logo.svg', 2_300],
] as const;
const commonAgain = COMMON.map(([name, size], place) => again(110 + 4 * place, name, size));

/** A guest looks round the shop. */
const lookingRound: readonly DemoRequest[] = [
  page('/mugs', '', 0, { took: 44, status: 301, body: '', answers: { location: 'https://shop.test/mugs/' } }),
  page('/mugs/', 'Mugs', 46),
  ...COMMON.map(([name, size], place) => file(150 + 6 * place, name, size)),
  file(176, '/assets/search-2b7719de.js', 22_900),
  file(180, '/images/blue-mug.webp', 48_300),
  file(182, '/images/ash-bowl.webp', 52_800),
  file(184, '/images/moon-jar.webp', 61_500),
  file(186, '/images/tall-teapot-3e9f71c2.webp', 153, { took: 31, ...ofNginx(404, 'Not Found') }),
  file(330, '/favicon.svg', 900, { type: 'other' }),
  call(340, 61, 'loadCatalogue', '/api/catalogue', {
    body: { items: [{ id: 42, name: 'Blue mug', price: 38 }] },
    answers: { etag: '"spring-7"', 'cache-control': 'no-cache' },
  }),
  call(342, 38, 'loadVisitor', '/api/visitor', { body: { guest: true } }),
  call(346, 141, 'showEuro', 'https://rates.bank.test/latest?base=EUR', {
    status: 200,
    error: 'net::ERR_FAILED',
    contentType: 'application/json',
  }),
  call(420, 3, 'countVisit', 'https://stats.shop.test/collect', {
    type: 'ping',
    method: 'POST',
    error: 'net::ERR_BLOCKED_BY_CLIENT',
    sends: { 'content-type': 'text/plain;charset=UTF-8' },
    sendsBody: 'mugs',
  }),
  call(9_200, 164, 'search', `${API}/search?q=blu`, { error: 'net::ERR_ABORTED' }),
  call(9_365, 88, 'search', `${API}/search?q=blue`, { body: { found: [42] }, answers: LEAVE }),
  ...[503, 503, 200].map((status, tries) =>
    call(21_000 + 1_500 * tries, 420, 'loadStock', `${API}/items/42/stock`, {
      status,
      body: status === 200 ? { inStock: 7 } : { message: 'The stock list is being read in' },
      answers: LEAVE,
    }),
  ),
  call(34_016, 31, 'saveBasket', `${API}/baskets/1042`, {
    type: 'preflight',
    method: 'OPTIONS',
    status: 204,
    sends: { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' },
    answers: {
      ...LEAVE,
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'content-type',
    },
  }),
  call(34_000, 112, 'saveBasket', `${API}/baskets/1042`, {
    method: 'PUT',
    sends: JSON_SENT,
    sendsBody: '{"items":[{"id":42,"count":2}]}',
    body: { items: 2 },
    answers: LEAVE,
  }),
];

/** Somebody of the shop sees to the wares. */
const atWork = (now: number): readonly DemoRequest[] => {
  const sends = {
    authorization: `Bearer ${toyToken('helper', now + 48 * MINUTE, 'items:read items:write')}`,
  };
  return [
    page('/workshop/', 'Workshop'),
    ...commonAgain,
    file(130, '/assets/workshop-91aa4f60.js', 54_100),
    call(260, 74, 'loadItems', '/api/workshop/items', { sends, body: { items: [42, 43, 57] } }),
    call(262, 22, 'loadCatalogue', '/api/catalogue', {
      status: 304,
      body: { items: [{ id: 42, name: 'Blue mug', price: 38 }] },
      sends: { 'if-none-match': '"spring-7"' },
      answers: { etag: '"spring-7"', 'cache-control': 'no-cache' },
    }),
    call(270, 93, 'loadCourses', '/api/graphql', {
      method: 'POST',
      sends: JSON_SENT,
      sendsBody: JSON.stringify({
        operationName: 'Courses',
        query: 'query Courses { courses { name seats } }',
      }),
      body: {
        data: { courses: [{ name: 'Throwing on the wheel', seats: null }] },
        errors: [{ message: 'The course calendar did not answer', path: ['courses', 0, 'seats'] }],
      },
    }),
    call(274, 58, 'loadOrders', '/api/workshop/orders', { sends, body: { orders: [] } }),
    call(280, 1_240, 'loadKiln', '/api/kilns/2/temperature', ofNginx(502, 'Bad Gateway')),
    call(14_000, 187, 'loadReviews', '/api/items/42/reviews', {
      status: 500,
      body: { message: 'Could not read the reviews of item 42' },
      answers: { 'x-request-id': 'kiln-lane-7731' },
    }),
    call(26_000, 22, 'deleteItem', '/api/workshop/items/42', {
      method: 'DELETE',
      status: 403,
      sends,
      body: { message: 'This needs the right items:delete' },
      answers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="items:delete"' },
    }),
  ];
};

/** What the page of a customer's account asks for. */
const MINE = [
  'profile',
  'orders',
  'addresses',
  'wishlist',
  'vouchers',
  'points',
  'invoices',
  'messages',
  'courses',
  'reviews',
  'returns',
  'basket',
];

/** A customer comes back to an old tab, and wants to pay. */
const paying = (now: number): readonly DemoRequest[] => {
  const sends = { authorization: `Bearer ${toyToken('customer', now - 12 * MINUTE - 20 * SECOND, 'me')}` };
  const charge = {
    ...REFUSED,
    method: 'POST',
    sends: { 'content-type': 'application/x-www-form-urlencoded' },
    sendsBody: 'basket=1042&amount=76&currency=EUR',
  };
  return [
    page('/checkout/', 'Checkout'),
    ...commonAgain,
    again(128, '/images/blue-mug.webp', 48_300, 'memory'),
    file(130, '/assets/checkout-3f02c85b.js', 61_800),
    ...MINE.map((what, place) =>
      call(280 + 7 * place, 30 + ((place * 17) % 23), 'loadMine', `/api/me/${what}`, {
        status: 401,
        sends,
        body: { error: 'invalid_token' },
        answers: { 'www-authenticate': 'Bearer realm="shop", error="invalid_token"' },
      }),
    ),
    call(300, 47, 'loadDelivery', `${API}/delivery?postcode=1234`, { body: { days: 3 }, answers: LEAVE }),
    call(310, 41, 'loadCountries', '/api/countries', { body: { countries: ['DE', 'FR', 'GB'] } }),
    call(400, REFUSED.took, 'loadPayment', `${PAY}/methods`, REFUSED),
    call(404, REFUSED.took, 'loadPayment', `${PAY}/wallets`, REFUSED),
    call(6_000, 51, 'saveAddress', '/api/checkout/address', {
      method: 'POST',
      status: 422,
      sends: JSON_SENT,
      sendsBody: '{"street":"Kiln Lane 4","postcode":"1234"}',
      body: { errors: { postcode: ['must have 5 digits'] } },
    }),
    // The page waits longer each time.
    ...[9_000, 12_040, 16_080].map((at) => call(at, REFUSED.took, 'pay', `${PAY}/charges`, charge)),
    // Its time is not over yet when the demo is opened.
    call(21_000, 9, 'loadDelivery', `${API}/delivery?postcode=12345`, {
      status: 429,
      body: { message: 'Too many requests' },
      answers: { ...LEAVE, 'retry-after': '30', 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0' },
    }),
  ];
};

/**
 * A made-up session of a small pottery shop, in three page loads within a few minutes. It shows what the panel is for to
 * a person who has nothing of their own to look at yet. In order of completion, as the browser's events come.
 * @param now when it is opened, in ms since 1970: the last page was opened half a minute before
 */
export function demoEntries(now: number): readonly DemoEntry[] {
  const load = (place: number, ago: number, path: string, script: string): PageLoad => ({
    id: `page_${place}`,
    url: `https://shop.test${path}`,
    startedAt: now - ago * SECOND,
    script: `https://shop.test/assets/${script}.js`,
  });
  const loads: readonly (readonly [PageLoad, readonly DemoRequest[]])[] = [
    [load(1, 170, '/mugs/', 'shop-8d40b7c2'), lookingRound],
    [load(2, 90, '/workshop/', 'workshop-91aa4f60'), atWork(now)],
    [load(3, 30, '/checkout/', 'checkout-3f02c85b'), paying(now)],
  ];
  return loads
    .flatMap(([visit, requests]) =>
      requests.map((request) => ({
        entry: chromiumEntry(request, visit),
        content: contentOf(request),
        end: visit.startedAt + request.at + request.took,
      })),
    )
    .sort((a, b) => a.end - b.end);
}
