import { describe } from 'vitest';
import { opened, parts, type Step, testSession } from './whole-session.ts';

const SHOP = 'https://shop.test';
const API = 'https://api.shop.test';
const LOGIN = 'https://login.idp.test';
const allowed = { 'Access-Control-Allow-Origin': SHOP };
const get = (url: string, at: number, step: Partial<Step> = {}): Step => ({
  url,
  at,
  body: { items: [] },
  answers: allowed,
  ...step,
});
const bearer = (token: string) => ({ sends: { Authorization: `Bearer ${token}` } });

describe('a whole session', () => {
  testSession('a sign-in that is renewed, and a shared one that ends', 'page_1', [
    // The page is the one that the redirects lead to, and its policy and its site are what count.
    opened(`${SHOP}/app`, {
      at: 0,
      status: 302,
      redirectUrl: `${LOGIN}/authorize?client_id=shop`,
    }),
    opened(`${LOGIN}/authorize?client_id=shop`, { at: 100, status: 302, redirectUrl: `${SHOP}/cb?code=c` }),
    opened(`${SHOP}/cb?code=c`, { at: 200, status: 302, redirectUrl: '/app' }),
    opened(`${SHOP}/app`, { at: 300, body: '<!doctype html><title>Shop</title>' }),
    ...parts(SHOP, 400, { ofPage: 3 }),
    ...Array.from({ length: 8 }, (_, n) => get(`${API}/orders/${n}`, 600 + 40 * n, bearer('one'))),
    get(`${API}/cart`, 3000, {
      status: 401,
      body: { error: 'token_expired' },
      ...bearer('one'),
      cause: 'token-renewed',
      fixer: 'nobody',
    }),
    get(`${API}/oauth/token`, 3200, { method: 'POST', sendsBody: 'grant_type=refresh_token' }),
    get(`${API}/cart`, 3400, bearer('two')),
    // Later the shared session is over, and the server sends requests for data to the sign-in page too.
    get(`${SHOP}/data/profile`, 9000, { status: 302, redirectUrl: `${LOGIN}/authorize?client_id=shop` }),
    get(`${LOGIN}/authorize?client_id=shop`, 9100, {
      status: 302,
      error: 'net::ERR_FAILED',
      redirectUrl: '/login',
      answers: {},
      cause: 'sent-to-sign-in-page',
      fixer: 'you',
      first: 'Reload the page, and sign in if you are asked to.',
    }),
    get(`${API}/oauth/token`, 9300, {
      method: 'POST',
      status: 400,
      sends: { 'Content-Type': 'application/x-www-form-urlencoded' },
      sendsBody: 'grant_type=refresh_token&refresh_token=r',
      body: { error: 'invalid_grant', error_description: 'Refresh token expired' },
      cause: 'refresh-refused',
      fixer: 'you',
    }),
  ]);

  testSession('servers that stumble, and a page that tries again', 'page_1', [
    opened(`${SHOP}/`, { at: 0, body: '<!doctype html><title>Shop</title>' }),
    ...parts(SHOP, 100),
    ...[0, 1, 2].flatMap((n) => [
      get(`${API}/stock/${n}`, 2000 + 3000 * n, {
        status: 429,
        answers: { ...allowed, 'Retry-After': '1' },
        cause: 'limit-waited-out',
        fixer: 'nobody',
      }),
      get(`${API}/stock/${n}`, 3300 + 3000 * n),
    ]),
    get(`${API}/prices`, 12_000, {
      status: 502,
      body: '<html><h1>502 Bad Gateway</h1></html>',
      answers: { ...allowed, Server: 'awselb/2.0' },
      cause: 'worked-when-tried-again',
      fixer: 'nobody',
    }),
    get(`${API}/prices`, 13_120),
    get(`${API}/cart`, 14_000, {
      error: 'net::ERR_INTERNET_DISCONNECTED',
      cause: 'offline',
      first: 'Nothing to do now: the same request worked 5 seconds later.',
    }),
    get(`${API}/cart`, 19_120),
    // The one that nothing made up for keeps its advice.
    get(`${API}/reviews`, 20_000, {
      status: 500,
      body: { message: 'boom' },
      cause: 'server-error-with-reason',
      fixer: 'backend',
    }),
    ...[0, 1, 2].map((n) => ({
      ...get(`${SHOP}/suggest?q=${'sho'.slice(0, n + 1)}`, 21_000 + 150 * n),
      time: 145,
      ...(n < 2 ? { status: 0, error: 'net::ERR_ABORTED', cause: 'replaced-by-newer' } : {}),
    })),
  ]);

  const policy =
    'default-src &#39;self&#39;; img-src &#39;self&#39; https://img.test; script-src &#39;self&#39; https://cdn.test';
  testSession('a page with a policy in a tag, and what a blocker stops', 'page_1', [
    opened(`${SHOP}/`, {
      at: 0,
      body: `<!doctype html><html><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="${policy}; frame-ancestors &#39;none&#39;">
        <script src="https://cdn.test/lib.js" integrity="sha384-oqVuAfXRKap7fdgc"></script>
        <script src="https://cdn.test/more.js" integrity="sha384-oqVuAfXRKap7fdgc" crossorigin></script>
        </head><body><meta http-equiv="Content-Security-Policy" content="img-src &#39;none&#39;"></body></html>`,
    }),
    ...parts(SHOP, 100),
    ...['lib', 'more'].map((name) => ({
      type: 'script',
      url: `https://cdn.test/${name}.js`,
      at: 150,
      body: 'let a',
      answers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' },
      ...(name === 'lib'
        ? { cause: 'integrity-needs-crossorigin', fixer: 'frontend' }
        : { sends: { 'Sec-Fetch-Mode': 'cors', Origin: SHOP } }),
    })),
    { type: 'image', url: 'https://img.test/a.png', at: 200, answers: { 'Content-Type': 'image/png' } },
    { type: 'image', url: 'https://else.test/a.png', at: 210, error: '', cause: 'page-policy-forbids' },
    { url: 'https://metrics.test/c', at: 220, error: '', cause: 'page-policy-forbids', fixer: 'frontend' },
    { type: 'websocket', url: 'wss://live.test/', at: 230, error: '', cause: 'page-policy-forbids' },
    {
      type: 'script',
      url: 'https://www.googletagmanager.com/gtm.js?id=G',
      at: 240,
      error: 'net::ERR_BLOCKED_BY_CLIENT',
      cause: 'tracker-blocked',
      fixer: 'nobody',
    },
    {
      type: 'other',
      url: `${SHOP}/favicon.ico`,
      at: 250,
      status: 404,
      cause: 'no-site-icon',
      fixer: 'nobody',
    },
    ...Array.from({ length: 8 }, (_, n) => get(`${SHOP}/data/${n}`, 400 + 40 * n)),
  ]);
});
