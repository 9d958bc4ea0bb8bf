/**
 * The ways to fail that the demo shop shows: what its page asks for, and what the panel has to make of it. The page,
 * `npm start` and the end-to-end tests share this list.
 */

/**
 * What a row of the panel says (its data- attributes).
 * @typedef {object} ExpectedRow
 * @property {string} method
 * @property {number} status 0: no answer
 * @property {'succeeded' | 'failed' | 'blocked' | 'cancelled' | 'pending'} outcome
 * @property {string} cause an id from src/diagnose/rules; '' where nothing is claimed
 */

/**
 * What the page does.
 * @typedef {object} DemoRequest
 * @property {'shop' | 'api' | 'tls' | 'refused' | 'unknown' | 'unlisted'} to which origin; `shop` is the page's own
 * @property {string} path
 * @property {string} [method] GET without it
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {'expired' | 'withdrawn' | 'customer'} [token] a toy token for the Authorization header
 * @property {Readonly<Record<string, unknown>>} [body] sent as JSON
 * @property {'fetch' | 'abort' | 'twice' | 'renew' | 'typing' | 'slow' | 'offline' | 'websocket' | 'live' | 'policy'} [way] `fetch` without it
 */

/**
 * One button of the page.
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} label
 * @property {string} note what happens, for a curious visitor
 * @property {string} section one of `sections`
 * @property {DemoRequest} request
 * @property {ExpectedRow} expect the row of the request that the button stands for
 * @property {boolean} [watched] the row stands there only while the panel's switch “Watch the page” is on
 * @property {readonly ExpectedRow[]} [also] further rows: a preflight, the first of two requests
 */

/** The headings of the page, in their order. */
export const sections = /** @type {const} */ ([
  'Signing in',
  'Asking for something',
  'Trouble in the shop’s servers',
  'Looks fine, and is not',
  'Asking another server',
  'On the way',
  'Stopped in the browser',
  'Seen only with “Watch the page”',
  'Nothing wrong here',
]);

/** @type {readonly Scenario[]} */
export const scenarios = [
  {
    id: 'signed-out',
    label: 'See my orders (signed out)',
    note: '401: no sign-in is sent',
    section: 'Signing in',
    request: { to: 'shop', path: '/api/orders' },
    expect: { method: 'GET', status: 401, outcome: 'failed', cause: 'credentials-missing' },
  },
  {
    id: 'sign-in-expired',
    label: 'See my orders (sign-in ran out)',
    note: '401: the token ended 12 minutes ago',
    section: 'Signing in',
    request: { to: 'shop', path: '/api/orders', token: 'expired' },
    expect: { method: 'GET', status: 401, outcome: 'failed', cause: 'token-expired' },
  },
  {
    id: 'sign-in-refused',
    label: 'Open my account (sign-in withdrawn)',
    note: '401: the token is in date, and refused',
    section: 'Signing in',
    request: { to: 'shop', path: '/api/account', token: 'withdrawn' },
    expect: { method: 'GET', status: 401, outcome: 'failed', cause: 'token-refused' },
  },
  {
    id: 'not-allowed',
    label: 'Delete a mug from the shop (as a customer)',
    note: '403: signed in, and not allowed',
    section: 'Signing in',
    request: { to: 'shop', method: 'DELETE', path: '/api/admin/products/7', token: 'customer' },
    expect: { method: 'DELETE', status: 403, outcome: 'failed', cause: 'permission-missing' },
  },
  {
    id: 'firewall',
    label: 'Search for something odd',
    note: '403: a firewall in front of the shop answers',
    section: 'Signing in',
    request: { to: 'shop', path: '/api/search?q=%27%20OR%201%3D1' },
    expect: { method: 'GET', status: 403, outcome: 'failed', cause: 'firewall-refused' },
  },
  {
    id: 'not-found',
    label: 'Open a mug that is gone',
    note: '404: nothing is at this address',
    section: 'Asking for something',
    request: { to: 'shop', path: '/api/products/999' },
    expect: { method: 'GET', status: 404, outcome: 'failed', cause: 'not-found' },
  },
  {
    id: 'route-unknown',
    label: 'Open my wish list (wrong address)',
    note: '404: the server knows no such route',
    section: 'Asking for something',
    request: { to: 'shop', path: '/api/wishlst' },
    expect: { method: 'GET', status: 404, outcome: 'failed', cause: 'route-unknown' },
  },
  {
    id: 'method-not-allowed',
    label: 'Change the opening hours',
    note: '405: this address can only be read',
    section: 'Asking for something',
    request: { to: 'shop', method: 'POST', path: '/api/opening-hours', body: { monday: 'closed' } },
    expect: { method: 'POST', status: 405, outcome: 'failed', cause: 'method-not-allowed' },
  },
  {
    id: 'conflict',
    label: 'Buy three of the last mug',
    note: '409: it clashes with what is in stock',
    section: 'Asking for something',
    request: { to: 'shop', method: 'POST', path: '/api/basket', body: { product: 42, count: 3 } },
    expect: { method: 'POST', status: 409, outcome: 'failed', cause: 'conflict-with-reason' },
  },
  {
    id: 'wrong-postcode',
    label: 'Save my address (wrong postcode)',
    note: '422: the server names the field',
    section: 'Asking for something',
    request: {
      to: 'shop',
      method: 'POST',
      path: '/api/address',
      body: { street: 'Kiln Lane 4', postcode: '1234' },
    },
    expect: { method: 'POST', status: 422, outcome: 'failed', cause: 'field-rejected' },
  },
  {
    id: 'too-many',
    label: 'Search too often',
    note: '429: wait 30 seconds',
    section: 'Asking for something',
    request: { to: 'shop', path: '/api/suggestions?q=mug' },
    expect: { method: 'GET', status: 429, outcome: 'failed', cause: 'rate-limited' },
  },
  {
    id: 'server-error',
    label: 'Pay',
    note: '500: the server breaks',
    section: 'Trouble in the shop’s servers',
    request: { to: 'shop', method: 'POST', path: '/api/checkout', body: { basket: 'b-1042' } },
    expect: { method: 'POST', status: 500, outcome: 'failed', cause: 'server-error' },
  },
  {
    id: 'bad-gateway',
    label: 'See what others bought',
    note: '502: the server behind the front server is broken',
    section: 'Trouble in the shop’s servers',
    request: { to: 'shop', path: '/api/recommendations' },
    expect: { method: 'GET', status: 502, outcome: 'failed', cause: 'local-backend-down' },
  },
  {
    id: 'busy',
    label: 'Read the reviews',
    note: '503: closed for two minutes',
    section: 'Trouble in the shop’s servers',
    request: { to: 'shop', path: '/api/reviews' },
    expect: { method: 'GET', status: 503, outcome: 'failed', cause: 'busy-until' },
  },
  {
    id: 'gateway-timeout',
    label: 'See delivery dates',
    note: '504: the server behind does not answer in time',
    section: 'Trouble in the shop’s servers',
    request: { to: 'shop', path: '/api/delivery-dates' },
    expect: { method: 'GET', status: 504, outcome: 'failed', cause: 'gateway-timeout' },
  },
  {
    id: 'error-in-success',
    label: 'Count my loyalty points',
    note: '200: and the answer holds an error',
    section: 'Looks fine, and is not',
    request: {
      to: 'shop',
      method: 'POST',
      path: '/api/graphql',
      body: { operationName: 'Points', query: 'query Points { me { name points } }' },
    },
    expect: { method: 'POST', status: 200, outcome: 'succeeded', cause: 'graphql-partly-failed' },
  },
  {
    id: 'page-for-data',
    label: 'Find a shop near me',
    note: '200: a web page comes, and no data',
    section: 'Looks fine, and is not',
    request: { to: 'shop', path: '/api/v2/shops', headers: { accept: 'application/json' } },
    expect: { method: 'GET', status: 200, outcome: 'succeeded', cause: 'site-page-came' },
  },
  {
    id: 'cors',
    label: 'See prices in euro',
    note: 'CORS: the answer came, and the page may not read it',
    section: 'Asking another server',
    request: { to: 'api', path: '/rates/latest?base=EUR' },
    expect: { method: 'GET', status: 200, outcome: 'blocked', cause: 'cors-missing-allow-origin' },
  },
  {
    id: 'preflight-failed',
    label: 'Save my basket there',
    note: 'CORS: the browser asks first and gets a no',
    section: 'Asking another server',
    request: {
      to: 'api',
      method: 'PUT',
      path: '/cart/b-1042',
      headers: { 'x-cart': 'b-1042' },
      body: { mugs: 2 },
    },
    expect: { method: 'PUT', status: 0, outcome: 'blocked', cause: 'preflight-bad-status' },
    also: [{ method: 'OPTIONS', status: 405, outcome: 'failed', cause: 'preflight-bad-status' }],
  },
  {
    id: 'refused',
    label: 'Ask the stock room',
    note: 'nothing listens at this port',
    section: 'On the way',
    request: { to: 'refused', path: '/stock/42' },
    expect: { method: 'GET', status: 0, outcome: 'failed', cause: 'refused-here' },
  },
  {
    id: 'unknown-host',
    label: 'Ask the old shop',
    note: 'there is no such name',
    section: 'On the way',
    request: { to: 'unknown', path: '/' },
    expect: { method: 'GET', status: 0, outcome: 'failed', cause: 'name-not-found' },
  },
  {
    id: 'certificate',
    label: 'Ask the bank',
    note: 'its certificate is self-signed',
    section: 'On the way',
    request: { to: 'tls', path: '/balance' },
    expect: { method: 'GET', status: 0, outcome: 'failed', cause: 'certificate-not-trusted' },
  },
  {
    id: 'offline',
    label: 'Read the news (offline)',
    note: 'takes the browser off the network for a moment',
    section: 'On the way',
    request: { to: 'shop', path: '/api/news', way: 'offline' },
    expect: { method: 'GET', status: 0, outcome: 'failed', cause: 'offline' },
  },
  {
    id: 'websocket',
    label: 'Chat with us',
    note: 'WebSocket: the handshake is answered 401',
    section: 'On the way',
    request: { to: 'shop', path: '/live/chat', way: 'websocket' },
    expect: { method: 'GET', status: 0, outcome: 'failed', cause: 'websocket-not-opened' },
  },
  {
    id: 'aborted',
    label: 'Search, and change my mind',
    note: 'the page stops it after 150 ms',
    section: 'Stopped in the browser',
    request: { to: 'shop', path: '/api/search/similar?to=42', way: 'abort' },
    expect: { method: 'GET', status: 0, outcome: 'cancelled', cause: 'cancelled' },
  },
  {
    id: 'ad-blocked',
    label: 'Load an advertisement',
    note: 'the demo’s ad blocker stops it',
    section: 'Stopped in the browser',
    request: { to: 'shop', path: '/ads/banner.json' },
    expect: { method: 'GET', status: 0, outcome: 'blocked', cause: 'blocked-by-extension' },
  },
  {
    id: 'policy',
    label: 'Count my visit',
    note: 'the page’s own rules (CSP) forbid this address',
    section: 'Seen only with “Watch the page”',
    request: { to: 'unlisted', path: '/count', way: 'policy' },
    expect: { method: '', status: 0, outcome: 'blocked', cause: 'page-policy-forbids' },
    watched: true,
  },
  {
    id: 'live-closed',
    label: 'Follow my order live',
    note: 'WebSocket: opened, then closed with 4001',
    section: 'Seen only with “Watch the page”',
    request: { to: 'shop', path: '/live/orders', way: 'live' },
    expect: { method: 'GET', status: 101, outcome: 'succeeded', cause: 'socket-closed-by-app' },
    watched: true,
  },
  {
    id: 'no-content',
    label: 'Mark a mug as seen',
    note: '204: done, nothing to send back',
    section: 'Nothing wrong here',
    request: { to: 'shop', method: 'POST', path: '/api/seen', body: { product: 42 } },
    expect: { method: 'POST', status: 204, outcome: 'succeeded', cause: '' },
  },
  {
    id: 'not-modified',
    label: 'Ask whether the catalogue changed',
    note: '304: it did not',
    section: 'Nothing wrong here',
    request: { to: 'shop', path: '/api/catalogue', headers: { 'if-none-match': '"spring-7"' } },
    expect: { method: 'GET', status: 304, outcome: 'succeeded', cause: '' },
  },
  {
    id: 'cache-hit',
    label: 'Open the glazes twice',
    note: 'the second time from the browser’s own store',
    section: 'Nothing wrong here',
    request: { to: 'shop', path: '/api/glazes', way: 'twice' },
    expect: { method: 'GET', status: 200, outcome: 'succeeded', cause: '' },
    also: [{ method: 'GET', status: 200, outcome: 'succeeded', cause: '' }],
  },
  {
    id: 'preflight-granted',
    label: 'Like a mug on another server',
    note: 'CORS: the browser asks first and gets a yes',
    section: 'Nothing wrong here',
    request: { to: 'api', method: 'PUT', path: '/likes/42', body: { liked: true } },
    expect: { method: 'PUT', status: 200, outcome: 'succeeded', cause: '' },
    also: [{ method: 'OPTIONS', status: 204, outcome: 'succeeded', cause: '' }],
  },
  {
    id: 'sign-in-renewed',
    label: 'See my invoices (sign-in renewed on the way)',
    note: '401, then 200 with a new token',
    section: 'Nothing wrong here',
    request: { to: 'shop', path: '/api/invoices', token: 'expired', way: 'renew' },
    expect: { method: 'GET', status: 401, outcome: 'failed', cause: 'token-renewed' },
    also: [{ method: 'GET', status: 200, outcome: 'succeeded', cause: '' }],
  },
  {
    id: 'typing-on',
    label: 'Type “bl” into the search',
    note: 'the first search is stopped by the second',
    section: 'Nothing wrong here',
    request: { to: 'shop', path: '/api/suggest', way: 'typing' },
    expect: { method: 'GET', status: 0, outcome: 'cancelled', cause: 'replaced-by-newer' },
    also: [{ method: 'GET', status: 200, outcome: 'succeeded', cause: '' }],
  },
  {
    // The last one: the page does not wait for it, and being offline would end it.
    id: 'slow',
    label: 'Count the whole stock',
    note: 'the answer takes 20 seconds',
    section: 'Nothing wrong here',
    request: { to: 'shop', path: '/api/stock-report', way: 'slow' },
    expect: { method: 'GET', status: 0, outcome: 'pending', cause: '' },
  },
];
