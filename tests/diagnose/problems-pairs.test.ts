import { describe, expect, it } from 'vitest';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import { entry, type Given, START, session, webToken } from '../exchange-builder.ts';

/**
 * What happened in a small session, and what belongs together there: a letter for each request, the same for those of
 * one problem; a small letter for a note, a point where nothing is said.
 */
type Row = readonly [when: string, groups: string, ...requests: readonly Given[]];

const API = 'https://api.shop.test';
const at = (path: string, given: Given = {}): Given => ({ url: `${API}${path}`, ...given });
/** The same given for several addresses. */
const each = (urls: readonly string[], given: Given): readonly Given[] =>
  urls.map((url) => ({ ...given, url: url.startsWith('/') ? `${API}${url}` : url }));

const FOUR = ['/orders', '/cart', '/me', '/stock/17'];
const TEN_MINUTES_AGO = Date.parse(START) / 1000 - 600;
const bearer = (sub: string) => ({ Authorization: `Bearer ${webToken({ sub, exp: TEN_MINUTES_AGO })}` });
const EXPIRED = bearer('ann');
const LOGIN_PAGE =
  '<!doctype html><title>Sign in</title><form action="/login"><input type="password" name="p"></form>';
const APP_SHELL =
  '<!doctype html><html><head><title>Shop</title></head><body><div id="root"></div><script type="module" src="/a.js"></script></body></html>';
const noLeave = { error: 'net::ERR_FAILED', answers: { 'X-Served-By': 'app' } };
const graphql = (operationName: string, body: object, given: Given = {}): Given => ({
  method: 'POST',
  url: `${API}/graphql`,
  sendsBody: JSON.stringify({ operationName, query: `query ${operationName} { x }` }),
  body,
  ...given,
});
const socket = (url: string): Given => ({
  type: 'websocket',
  url,
  socketError: '',
  sends: { Upgrade: 'websocket', 'Sec-WebSocket-Key': 'dGhlIHRlc3Q=' },
});
const store = (path: string, code: string, status = 403): Given => ({
  status,
  type: 'image',
  url: `https://pictures.s3.amazonaws.com${path}?X-Amz-Signature=zz`,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>Request has expired</Message></Error>`,
});

const SIGN_IN: readonly Row[] = [
  [
    'one token that ran out, at twelve addresses',
    'AAAAAAAAAAAA',
    ...each([...FOUR, '/a', '/b', '/c', '/d', '/e', '/f', '/g', '/h'], { status: 401, sends: EXPIRED }),
  ],
  [
    'one token that ran out, at two servers',
    'AA',
    ...each([`${API}/orders`, 'https://files.shop.test/list'], { status: 401, sends: EXPIRED }),
  ],
  [
    'two people’s tokens that ran out',
    'AB',
    at('/orders', { status: 401, sends: EXPIRED }),
    at('/cart', { status: 401, sends: bearer('ben') }),
  ],
  ['nobody signed in, at one server', 'AAAA', ...each(FOUR, { status: 401 })],
  [
    'nobody signed in, at two servers',
    'AB',
    ...each([`${API}/orders`, 'https://maps.test/tiles'], { status: 401 }),
  ],
  [
    'a session that is over, told by its cookie',
    'AAA',
    ...each(FOUR.slice(0, 3), { status: 401, sends: { Cookie: 'sid=1' } }),
  ],
  [
    'a wrong password, twice',
    'AA',
    ...[1, 2].map(() =>
      at('/login', { method: 'POST', status: 401, body: { error: 'Invalid username or password' } }),
    ),
  ],
  [
    'a wrong password, and a visitor who is not signed in',
    'AB',
    at('/login', { method: 'POST', status: 401, body: { error: 'Invalid username or password' } }),
    at('/me', { status: 401 }),
  ],
  [
    'a sign-in page in place of data, three times',
    'AAA',
    ...each(FOUR.slice(0, 3), { body: LOGIN_PAGE, sends: { Accept: 'application/json' } }),
  ],
  [
    'a GraphQL server that knows nobody, in three answers with status 200',
    'AAA',
    ...['Cart', 'Orders', 'Me'].map((name) =>
      graphql(name, {
        errors: [{ message: 'You must log in.', extensions: { code: 'UNAUTHENTICATED' } }],
        data: null,
      }),
    ),
  ],
  [
    'a right that is missing, said with a 401, at two addresses',
    'AB',
    ...each(['/orders', '/invoices'], {
      status: 401,
      sends: { Authorization: 'Bearer abc' },
      answers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:read"' },
    }),
  ],
  [
    'a sign-in that ran out, and a right that is missing',
    'AB',
    at('/orders', { status: 401, sends: EXPIRED }),
    at('/admin', { status: 403, sends: EXPIRED }),
  ],
  [
    'a Flask server that says 422 to a token',
    'AA',
    ...each(['/orders', '/cart'], {
      status: 422,
      sends: { Authorization: 'Bearer abc' },
      body: { msg: 'Signature verification failed' },
    }),
  ],
  [
    'a wrong key of the app',
    'AAAA',
    ...each(FOUR, { status: 401, sends: { 'X-Api-Key': 'k' }, body: { error: 'Invalid API key' } }),
  ],
  [
    'a pass for Amazon that ran out: each request is signed anew',
    'AA',
    ...['a', 'b'].map((signature) => ({
      method: 'POST',
      status: 400,
      url: 'https://dynamodb.eu-west-1.amazonaws.com/',
      sends: { Authorization: `AWS4-HMAC-SHA256 Credential=AK/1/x/aws4_request, Signature=${signature}` },
      answers: { 'x-amzn-RequestId': 'r' },
      body: { __type: 'com.amazon.coral.service#ExpiredTokenException', message: 'x' },
    })),
  ],
  [
    'a refused Digest sign-in, which is worked out anew for each request',
    'AA',
    ...['/orders', '/cart'].map((path) =>
      at(path, {
        status: 401,
        sends: { Authorization: `Digest username="ann", uri="${path}", response="${path}"` },
        answers: { 'WWW-Authenticate': 'Digest realm="shop", nonce="n"' },
      }),
    ),
  ],
  [
    'a rule of the database that a 401 tells of, at two tables',
    'AB',
    ...each(['/rest/v1/orders', '/rest/v1/carts'], {
      method: 'POST',
      status: 401,
      body: {
        code: '42501',
        message: 'new row violates row-level security policy for table "x"',
        details: null,
        hint: null,
      },
    }),
  ],
  [
    'a renewal that failed, after two refusals',
    'AAA',
    at('/orders', { status: 401, sends: EXPIRED }),
    at('/cart', { status: 401, sends: EXPIRED }),
    at('/auth/refresh', { method: 'POST', status: 400, body: { error: 'invalid_grant' } }),
  ],
  [
    'a Basic handshake',
    'a.',
    at('/orders', { status: 401, answers: { 'WWW-Authenticate': 'Basic realm="shop"' } }),
    at('/orders', { sends: { Authorization: 'Basic YTpi' } }),
  ],
  [
    'the same opaque token, refused in two manners of speaking',
    'AA',
    at('/orders', {
      status: 401,
      sends: { Authorization: 'Bearer abc' },
      answers: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' },
    }),
    at('/cart', { status: 401, sends: { Authorization: 'Bearer abc' } }),
  ],
  [
    'a renewal that worked',
    'aa...',
    at('/orders', { status: 401, sends: EXPIRED }),
    at('/cart', { status: 401, sends: EXPIRED }),
    at('/auth/refresh', { method: 'POST', body: { access_token: 'x' } }),
    at('/orders', { sends: { Authorization: 'Bearer new' } }),
    at('/cart', { sends: { Authorization: 'Bearer new' } }),
  ],
  [
    'three calls for data that were sent on to a sign-in page',
    '.A.A.A',
    ...FOUR.slice(0, 3).flatMap((path) => [
      {
        url: `https://shop.test${path}`,
        status: 302,
        redirectUrl: '/login',
        answers: { Location: '/login' },
        sends: { Accept: 'application/json' },
      },
      { url: 'https://shop.test/login', body: LOGIN_PAGE, sends: { Accept: 'application/json' } },
    ]),
  ],
  [
    'a session that is over: a 401 to data, a sign-in page to the rest',
    'AA',
    at('/a', { status: 401, sends: { Cookie: 'sid=1' } }),
    at('/b', { body: LOGIN_PAGE, sends: { Accept: 'application/json', Cookie: 'sid=1' } }),
  ],
  [
    'rules of Firebase that refuse two places with a 401',
    'AB',
    ...each(['https://x.firebaseio.com/orders.json', 'https://x.firebaseio.com/carts.json'], {
      status: 401,
      body: { error: 'Permission denied' },
    }),
  ],
  [
    'a right that Amazon does not give, for two steps at one address',
    'AB',
    ...['GetItem', 'PutItem'].map((step) => ({
      method: 'POST',
      status: 400,
      url: 'https://dynamodb.eu-west-1.amazonaws.com/',
      sendsBody: JSON.stringify({ step }),
      sends: { 'X-Amz-Target': `DynamoDB_20120810.${step}` },
      answers: { 'x-amzn-RequestId': 'r' },
      body: {
        __type: 'com.amazon.coral.service#AccessDeniedException',
        Message: 'User is not authorized to perform this',
      },
    })),
  ],
  [
    'an app that Google does not know, at two of its services',
    'AB',
    ...each(['https://maps.googleapis.com/a', 'https://translate.googleapis.com/b'], {
      status: 400,
      body: {
        error: {
          code: 400,
          message: 'API key not valid. Please pass a valid API key.',
          details: [{ reason: 'API_KEY_INVALID' }],
        },
      },
    }),
  ],
];

const NETWORK: readonly Row[] = [
  ['a dead server, at four addresses', 'AAAA', ...each(FOUR, { error: 'net::ERR_CONNECTION_REFUSED' })],
  [
    'a dead server, over three page loads',
    'AAA',
    ...['page_1', 'page_2', 'page_3'].map((visit) =>
      at('/orders', { error: 'net::ERR_CONNECTION_REFUSED', visit }),
    ),
  ],
  [
    'two dead servers',
    'AB',
    ...each([`${API}/orders`, 'https://maps.test/x'], { error: 'net::ERR_CONNECTION_REFUSED' }),
  ],
  [
    'two dead programs on this computer',
    'AB',
    ...each(['http://localhost:3000/a', 'http://localhost:4000/a'], {
      page: 'http://localhost:5173',
      error: 'net::ERR_CONNECTION_REFUSED',
    }),
  ],
  [
    'a name that does not exist, asked over http and https',
    'AA',
    ...each(['https://api.shpo.test/a', 'http://api.shpo.test/b'], {
      page: 'http://shop.test',
      error: 'net::ERR_NAME_NOT_RESOLVED',
    }),
  ],
  [
    'two names that do not exist',
    'AB',
    ...each(['https://api.shpo.test/a', 'https://cdn.shpo.test/a'], { error: 'net::ERR_NAME_NOT_RESOLVED' }),
  ],
  [
    'a certificate that ran out, for a page and its files',
    'AAA',
    at('/', { type: 'document', error: 'net::ERR_CERT_DATE_INVALID' }),
    at('/a.js', { type: 'script', error: 'net::ERR_CERT_DATE_INVALID' }),
    at('/a.css', { type: 'stylesheet', error: 'net::ERR_CERT_DATE_INVALID' }),
  ],
  [
    'a computer that is offline',
    'AAAA',
    ...each([`${API}/a`, 'https://maps.test/b', 'https://cdn.test/c', 'https://fonts.test/d'], {
      error: 'net::ERR_INTERNET_DISCONNECTED',
    }),
  ],
  [
    'an add-on that stops three servers of the shop',
    'AAA',
    ...each([`${API}/banner`, 'https://img.shop.test/promo', 'https://shop.test/offers'], {
      error: 'net::ERR_BLOCKED_BY_CLIENT',
    }),
  ],
  [
    'thirty visitor counts that were stopped',
    'a'.repeat(30),
    ...Array.from({ length: 30 }, (_, n) => ({
      url: `https://www.google-analytics.com/g/collect?v=2&n=${n}`,
      type: 'ping',
      error: 'net::ERR_BLOCKED_BY_CLIENT',
    })),
  ],
  [
    'visitor counts of three companies that were stopped',
    'aaa',
    ...each(
      [
        'https://www.google-analytics.com/g/collect',
        'https://connect.facebook.net/en/fbevents.js',
        'https://static.hotjar.com/c/hotjar-1.js',
      ],
      { type: 'script', error: 'net::ERR_BLOCKED_BY_CLIENT' },
    ),
  ],
  [
    'a go-between that cannot be reached',
    'AAA',
    ...each([`${API}/a`, 'https://maps.test/b', 'https://cdn.test/c'], {
      error: 'net::ERR_PROXY_CONNECTION_FAILED',
    }),
  ],
  [
    'a go-between that opens no way to two sites',
    'AB',
    ...each([`${API}/a`, 'https://maps.test/b'], { error: 'net::ERR_TUNNEL_CONNECTION_FAILED' }),
  ],
  [
    'a go-between that asks for a sign-in',
    'AA',
    ...each([`http://a.test/a`, 'http://b.test/b'], {
      status: 407,
      page: 'http://a.test',
      answers: { 'Proxy-Authenticate': 'Basic realm="office"' },
    }),
  ],
  [
    'a network that changed',
    'AAA',
    ...each([`${API}/a`, 'https://maps.test/b', 'https://cdn.test/c'], { error: 'net::ERR_NETWORK_CHANGED' }),
  ],
  [
    'two files that were cut off',
    'AA',
    ...each(['/big.json', '/other.json'], { status: 200, error: 'net::ERR_CONTENT_LENGTH_MISMATCH' }),
  ],
  [
    'requests that one connection lost',
    'AAA',
    ...each(FOUR.slice(0, 3), { error: 'net::ERR_HTTP2_PROTOCOL_ERROR' }),
  ],
  [
    'a dead server, asked for data and for a live connection',
    'AA',
    { url: 'http://localhost:3000/a', page: 'http://localhost:5173', error: 'net::ERR_CONNECTION_REFUSED' },
    {
      ...socket('ws://localhost:3000/live'),
      page: 'http://localhost:5173',
      socketError: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
    },
  ],
  ['a live connection tried three times', 'AAA', ...[1, 2, 3].map(() => socket('wss://live.shop.test/feed'))],
  [
    'two servers that open no live connection',
    'AB',
    socket('wss://live.shop.test/feed'),
    socket('wss://chat.test/feed'),
  ],
  [
    'a page that gives up after ten seconds, at three addresses',
    'AAA',
    ...each(FOUR.slice(0, 3), { error: 'net::ERR_ABORTED', time: 10_002 }),
  ],
  [
    'requests that were stopped as the page was left',
    'aaa',
    ...each(FOUR.slice(0, 3), { error: 'net::ERR_ABORTED', time: 300 }),
  ],
  [
    'a name that was never filled in',
    'AA',
    ...each(['https://undefined/api/a', 'https://undefined/api/b'], { error: 'net::ERR_NAME_NOT_RESOLVED' }),
  ],
  [
    'a server of files that is down, for a program, a style and a picture',
    'AAA',
    { url: 'https://cdn.test/a.js', type: 'script', error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 },
    {
      url: 'https://cdn.test/a.css',
      type: 'stylesheet',
      error: 'net::ERR_CONNECTION_TIMED_OUT',
      time: 21_000,
    },
    { url: 'https://cdn.test/a.png', type: 'image', error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 },
  ],
  [
    'a server that is down: refused first, then silent',
    'AA',
    at('/a', { error: 'net::ERR_CONNECTION_REFUSED' }),
    at('/b', { error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 }),
  ],
  [
    'a server whose name is unknown, and one that is down',
    'AB',
    { url: 'https://api.shpo.test/a', error: 'net::ERR_NAME_NOT_RESOLVED' },
    at('/b', { error: 'net::ERR_CONNECTION_REFUSED' }),
  ],
  [
    'a redirect in circles',
    '...A',
    ...[1, 2, 3].map(() => ({
      url: 'https://shop.test/cart',
      type: 'document',
      status: 302,
      redirectUrl: 'https://shop.test/cart',
      answers: { Location: 'https://shop.test/cart' },
    })),
    { url: 'https://shop.test/cart', type: 'document', error: 'net::ERR_TOO_MANY_REDIRECTS' },
  ],
  [
    'a frame that failed, which Chrome lists twice',
    'A.',
    ...[1, 2].map(() => ({
      url: 'https://maps.test/embed',
      type: 'document',
      startedAt: START,
      error: 'net::ERR_CONNECTION_REFUSED',
      sends: { 'Sec-Fetch-Dest': 'iframe' },
    })),
  ],
  [
    'words typed one after the other, each search taking the place of the last',
    'aa.',
    at('/find?q=s', { error: 'net::ERR_ABORTED', startedAt: '2026-11-22T10:00:00.000Z', time: 200 }),
    at('/find?q=sh', { error: 'net::ERR_ABORTED', startedAt: '2026-11-22T10:00:00.210Z', time: 200 }),
    at('/find?q=sho', { startedAt: '2026-11-22T10:00:00.420Z' }),
  ],
];

const CORS: readonly Row[] = [
  [
    'a service without CORS headers, nine calls',
    'AAAAAAAAA',
    ...each([...FOUR, '/a', '/b', '/c', '/d', '/e'], { ...noLeave, status: 200 }),
  ],
  [
    'the same, some of the answers being 401 and 404',
    'AAA',
    at('/a', { ...noLeave, status: 200 }),
    at('/b', { ...noLeave, status: 401 }),
    at('/c', { ...noLeave, status: 404 }),
  ],
  [
    'two services without CORS headers',
    'AB',
    ...each([`${API}/a`, 'https://maps.test/b'], { ...noLeave, status: 200 }),
  ],
  [
    'two programs that failed, behind missing CORS headers',
    'AB',
    ...each(['/a', '/b'], { ...noLeave, status: 500 }),
  ],
  [
    'a gateway without its server, behind missing CORS headers',
    'AA',
    ...each(['/a', '/b'], { ...noLeave, status: 503 }),
  ],
  [
    'a server that answers no OPTIONS, asked before two requests',
    'AAAA',
    ...['/a', '/b'].flatMap((path, n) => [
      at(path, {
        type: 'preflight',
        status: 405,
        sends: { 'Access-Control-Request-Method': 'PATCH' },
        startedAt: `2026-11-22T10:00:0${n}.010Z`,
        time: 40,
      }),
      at(path, {
        method: 'PATCH',
        error: 'net::ERR_FAILED',
        startedAt: `2026-11-22T10:00:0${n}.000Z`,
        time: 60,
      }),
    ]),
  ],
  [
    'files that only their own site may use',
    'AA',
    ...each(['https://cdn.test/a.png', 'https://cdn.test/b/c.js'], {
      status: 200,
      error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin',
      type: 'image',
    }),
  ],
  [
    'a strict page that takes files of three sites',
    'AAA',
    ...each(['https://cdn.test/a.png', 'https://img.test/b.png', 'https://maps.test/c.png'], {
      status: 200,
      error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
      type: 'image',
    }),
  ],
  [
    'two sites that do not let themselves be framed',
    'AB',
    ...each(['https://bank.test/', 'https://mail.test/'], {
      status: 200,
      error: 'net::ERR_BLOCKED_BY_RESPONSE',
      type: 'document',
      answers: { 'X-Frame-Options': 'DENY' },
      sends: { 'Sec-Fetch-Dest': 'iframe' },
    }),
  ],
  [
    'a policy of the page that forbids three sites',
    '.AAA',
    {
      url: 'https://shop.test/',
      type: 'document',
      visit: 'page_1',
      sends: { 'Sec-Fetch-Dest': 'document' },
      answers: { 'Content-Security-Policy': "default-src 'self'" },
    },
    ...each(['https://a.test/1.js', 'https://b.test/2.js', 'https://c.test/3.js'], {
      type: 'script',
      error: '',
      visit: 'page_1',
    }),
  ],
  [
    'a secure page that asks three sites without security',
    'AAA',
    ...each(['http://a.test/1.js', 'http://b.test/2.js', 'http://c.test/3.js'], {
      type: 'script',
      error: '',
    }),
  ],
  [
    'two secure pages that do',
    'AB',
    { url: 'http://a.test/1.js', type: 'script', error: '', page: 'https://shop.test' },
    { url: 'http://b.test/2.js', type: 'script', error: '', page: 'https://blog.test' },
  ],
  [
    'a page that may not ask two devices',
    'AA',
    ...each(['http://192.168.1.20/a', 'http://192.168.1.21/a'], { error: 'net::ERR_FAILED' }),
  ],
  [
    'a secure page that asks without security, loaded twice',
    '.A.A',
    ...['page_1', 'page_2'].flatMap((visit, n) => [
      {
        url: 'https://shop.test/',
        type: 'document',
        visit,
        sends: { 'Sec-Fetch-Dest': 'document' },
        startedAt: `2026-11-22T1${n}:00:00.000Z`,
      },
      {
        url: 'http://cdn.test/1.js',
        type: 'script',
        error: '',
        visit,
        startedAt: `2026-11-22T1${n}:00:01.000Z`,
      },
    ]),
  ],
  [
    'fonts that a server lets no page use',
    'AA',
    ...each(['/a', '/b'], { ...noLeave, status: 200, type: 'font' }),
  ],
  [
    'a service without CORS headers, read and written',
    'A.A',
    at('/a', { ...noLeave, status: 200 }),
    at('/b', {
      type: 'preflight',
      status: 204,
      sends: { 'Access-Control-Request-Method': 'PATCH' },
      startedAt: '2026-11-22T10:00:05.010Z',
      time: 40,
    }),
    at('/b', { method: 'PATCH', error: 'net::ERR_FAILED', startedAt: '2026-11-22T10:00:05.000Z', time: 60 }),
  ],
  [
    'a gateway without its server, read and written from another origin',
    'AAA',
    at('/a', { ...noLeave, status: 502 }),
    at('/b', {
      type: 'preflight',
      status: 502,
      sends: { 'Access-Control-Request-Method': 'PATCH' },
      startedAt: '2026-11-22T10:00:05.010Z',
      time: 40,
    }),
    at('/b', { method: 'PATCH', error: 'net::ERR_FAILED', startedAt: '2026-11-22T10:00:05.000Z', time: 60 }),
  ],
];

const GATEWAY: readonly Row[] = [
  [
    'a gateway without its server, at six addresses',
    'AAAAAA',
    ...each([...FOUR, '/a', '/b'], { status: 503 }),
  ],
  ['two gateways without their servers', 'AB', ...each([`${API}/a`, 'https://maps.test/b'], { status: 502 })],
  [
    'a gateway that says 502, then 504',
    'AA',
    at('/a', { status: 502 }),
    at('/b', { status: 504, wait: 60_000, time: 60_010 }),
  ],
  ['two programs that failed', 'AB', ...each(['/orders', '/cart'], { status: 500 })],
  ['one program that failed for two orders', 'AA', ...each(['/orders/17', '/orders/18'], { status: 500 })],
  [
    'one address that failed for reading and for writing',
    'AB',
    at('/orders', { status: 500 }),
    at('/orders', { method: 'POST', status: 500 }),
  ],
  [
    'a database that is down',
    'AA',
    ...each(['/orders', '/cart'], { status: 500, body: { error: 'connect ECONNREFUSED 10.0.0.5:5432' } }),
  ],
  [
    'a database that lacks a table',
    'AA',
    ...each(['/orders', '/cart'], { status: 500, body: { error: 'relation "carts" does not exist' } }),
  ],
  [
    'two faults in the code of a server',
    'AB',
    at('/orders', {
      status: 500,
      body: { error: "TypeError: Cannot read properties of undefined (reading 'id')" },
    }),
    at('/cart', {
      status: 500,
      body: { error: "TypeError: Cannot read properties of undefined (reading 'price')" },
    }),
  ],
  ['a limit of requests, at four addresses', 'AAAA', ...each(FOUR, { status: 429 })],
  ['limits of two services', 'AB', ...each([`${API}/a`, 'https://maps.test/b'], { status: 429 })],
  [
    'a bill that is not paid',
    'AA',
    ...each(['/v1/a', '/v1/b'], { status: 402, body: { error: 'Payment required: no credit left' } }),
  ],
  [
    'the backend of a dev server that does not run',
    'AAA',
    ...each(['http://localhost:5173/api/a', 'http://localhost:5173/api/b', 'http://localhost:5173/api/c'], {
      page: 'http://localhost:5173',
      status: 500,
      answers: { 'Content-Type': 'text/plain', 'Transfer-Encoding': 'chunked', Vary: 'Origin' },
      body: '',
    }),
  ],
  [
    'a rule of Cloudflare’s',
    'AAA',
    ...each(FOUR.slice(0, 3), {
      status: 403,
      answers: { Server: 'cloudflare', 'CF-RAY': '1' },
      body: 'error code: 1020',
    }),
  ],
  [
    'a check for robots',
    'AAA',
    ...each(FOUR.slice(0, 3), {
      status: 403,
      answers: { Server: 'cloudflare', 'CF-Mitigated': 'challenge' },
    }),
  ],
  [
    'two rights that are missing',
    'AB',
    ...each(['/orders', '/admin/users'], {
      status: 403,
      sends: { Authorization: 'Bearer abc' },
      body: { error: 'You do not have permission' },
    }),
  ],
  [
    'one right that is missing, for two things',
    'AA',
    ...each(['/orders/17', '/orders/18'], {
      status: 403,
      sends: { Authorization: 'Bearer abc' },
      body: { error: 'You do not have permission' },
    }),
  ],
  [
    'a guard against forged forms',
    'AA',
    ...each(['/orders', '/cart'], {
      method: 'POST',
      status: 403,
      body: { detail: 'CSRF Failed: CSRF token missing.' },
    }),
  ],
  [
    'a page of Laravel that was open too long',
    'AA',
    ...each(['/orders', '/cart'], { method: 'POST', status: 419 }),
  ],
  [
    'an IIS site whose settings are broken',
    'AA',
    ...each(['/orders', '/cart'], {
      status: 500,
      answers: { Server: 'Microsoft-IIS/10.0' },
      body: '<title>IIS 10.0 Detailed Error - 500.19 - Internal Server Error</title><h2>HTTP Error 500.19 - Internal Server Error</h2>',
    }),
  ],
  [
    'an app at Heroku that is gone',
    'AA',
    ...each(['https://x.herokuapp.com/a', 'https://x.herokuapp.com/b'], {
      status: 404,
      answers: { Server: 'Heroku' },
      body: '<title>No such app</title><iframe src="//www.herokucdn.com/error-pages/no-such-app.html"></iframe>',
    }),
  ],
  [
    'two functions of Vercel that took too long',
    'AB',
    ...each(['/api/a', '/api/b'], {
      status: 504,
      answers: { Server: 'Vercel', 'X-Vercel-Error': 'FUNCTION_INVOCATION_TIMEOUT' },
    }),
  ],
  [
    'a site of Vercel that is gone',
    'AA',
    ...each(['/api/a', '/api/b'], {
      status: 404,
      answers: { Server: 'Vercel', 'X-Vercel-Error': 'DEPLOYMENT_NOT_FOUND' },
    }),
  ],
  [
    'a tunnel that is closed',
    'AAA',
    ...each(['https://q.ngrok-free.app/a', 'https://q.ngrok-free.app/b', 'https://q.ngrok-free.app/c'], {
      status: 404,
      answers: { 'Ngrok-Error-Code': 'ERR_NGROK_3200' },
    }),
  ],
  [
    'a welcome page of a hotel',
    'AA',
    ...each(['http://a.test/1', 'http://b.test/2'], { page: 'http://a.test', status: 511 }),
  ],
  [
    'a server that failed twice, and then did it',
    'aa.',
    at('/orders', { status: 503 }),
    at('/orders', { status: 503 }),
    at('/orders'),
  ],
  [
    'a slow origin behind Cloudflare',
    'AA',
    ...each(['/orders', '/cart'], { status: 524, answers: { Server: 'cloudflare' } }),
  ],
  [
    'a dying origin behind Cloudflare',
    'AA',
    at('/orders', { status: 522, answers: { Server: 'cloudflare' } }),
    at('/cart', { status: 521, answers: { Server: 'cloudflare' } }),
  ],
  [
    'a limit said with a 503, and a gateway without its server',
    'AB',
    at('/orders', { status: 503, body: { error: 'Rate limit exceeded, slow down' } }),
    at('/cart', { status: 502, answers: { Server: 'nginx' } }),
  ],
  [
    'a limit that names its end once, and once not',
    'AA',
    at('/a', { status: 429, answers: { 'Retry-After': '30' } }),
    at('/b', { status: 429 }),
  ],
  [
    'cookies that are too big for nginx',
    'AA',
    ...each(['/orders', '/cart'], {
      status: 400,
      sends: { Cookie: `a=${'x'.repeat(9000)}` },
      answers: { Server: 'nginx' },
      body: '<html><head><title>400 Request Header Or Cookie Too Large</title></head><body>nginx</body></html>',
    }),
  ],
  [
    'folders of IIS without a page to show',
    'AB',
    ...each(['/img/', '/docs/'], {
      status: 403,
      answers: { Server: 'Microsoft-IIS/10.0' },
      body: '<title>IIS 10.0 Detailed Error - 403.14 - Forbidden</title><h2>HTTP Error 403.14 - Forbidden</h2>',
    }),
  ],
  [
    'a broken plug-in of WordPress',
    'AA',
    ...each(['https://shop.test/', 'https://shop.test/contact'], {
      status: 500,
      type: 'document',
      body: '<!DOCTYPE html><html><body id="error-page"><div class="wp-die-message"><p>There has been a critical error on this website.</p></div></body></html>',
    }),
  ],
  [
    'files of a dev server that has built them again',
    'AAA',
    ...each(
      [
        'http://localhost:5173/node_modules/.vite/deps/react.js?v=1',
        'http://localhost:5173/node_modules/.vite/deps/vue.js?v=1',
        'http://localhost:5173/node_modules/.vite/deps/axios.js?v=1',
      ],
      { page: 'http://localhost:5173', type: 'script', status: 504, statusText: 'Outdated Optimize Dep' },
    ),
  ],
  [
    'a card that was declined twice',
    'AA',
    ...[1, 2].map(() => ({
      method: 'POST',
      status: 402,
      url: 'https://api.stripe.com/v1/payment_intents/pi_3N/confirm',
      sendsBody: 'a=1',
      body: { error: { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' } },
    })),
  ],
  [
    'limits of a page’s error reports, and of the page itself',
    'AB',
    { method: 'POST', url: 'https://logs.test/api/1/envelope/', status: 429 },
    at('/orders', { status: 429 }),
  ],
];

const ADDRESSES: readonly Row[] = [
  [
    'seven addresses that do not exist',
    'ABCDEFG',
    ...each(['/a', '/b', '/c', '/d', '/e', '/f', '/g'], { status: 404 }),
  ],
  ['two orders that do not exist', 'AA', ...each(['/orders/17', '/orders/18'], { status: 404 })],
  [
    'two carts that do not exist, by their UUID',
    'AA',
    ...each(['/carts/3f2a9c1e-0b1c-4d2e-8f3a-0123456789ab', '/carts/9b2d1c3e-5f6a-4b7c-8d9e-abcdef012345'], {
      status: 404,
    }),
  ],
  [
    'one address for reading and for deleting',
    'AB',
    at('/orders/17', { status: 404 }),
    at('/orders/17', { method: 'DELETE', status: 404 }),
  ],
  [
    'a search that does not exist, for two words',
    'AA',
    ...each(['/find?q=red', '/find?q=blue'], { status: 404 }),
  ],
  [
    'thirty pictures of one folder',
    'A'.repeat(30),
    ...Array.from({ length: 30 }, (_, n) => ({
      status: 404,
      type: 'image',
      url: `https://cdn.test/img/shoes/${'abcdefghijklmnopqrstuvwxyzäöüß'[n]}-shoe.jpg`,
    })),
  ],
  [
    'pictures of two folders',
    'AB',
    ...each(['https://cdn.test/img/shoes/red.jpg', 'https://cdn.test/img/hats/red.jpg'], {
      status: 404,
      type: 'image',
    }),
  ],
  [
    'a program file of two releases',
    'AA',
    ...each(['https://shop.test/assets/main.3f2a9c.js', 'https://shop.test/assets/main.91bd02.js'], {
      status: 404,
      type: 'script',
    }),
  ],
  [
    'two program files',
    'AB',
    ...each(['https://shop.test/assets/app.js', 'https://shop.test/assets/vendor.js'], {
      status: 404,
      type: 'script',
    }),
  ],
  [
    '“undefined” in one address, for two pages of it',
    'AA',
    ...each(['/users/undefined?page=1', '/users/undefined?page=2'], { status: 404 }),
  ],
  ['“undefined” in two addresses', 'AB', ...each(['/users/undefined', '/orders/undefined'], { status: 404 })],
  [
    'addresses that all begin twice',
    'AAA',
    ...each(['/api/api/orders', '/api/api/cart', '/api/api/me'], { status: 404 }),
  ],
  [
    'a dev server that is asked for data',
    'AAA',
    ...each(['http://localhost:5173/api/a', 'http://localhost:5173/api/b', 'http://localhost:5173/api/c'], {
      page: 'http://localhost:5173',
      status: 404,
      sends: { Accept: 'application/json' },
      body: '',
    }),
  ],
  [
    'the site itself in place of data',
    'AAA',
    ...each(['https://shop.test/api/a', 'https://shop.test/api/b', 'https://shop.test/api/c'], {
      body: APP_SHELL,
      sends: { Accept: 'application/json' },
    }),
  ],
  [
    'the site itself in place of its program',
    'AAA',
    ...each(['https://shop.test/a.js', 'https://shop.test/b.js', 'https://shop.test/assets/c.js'], {
      type: 'script',
      body: APP_SHELL,
    }),
  ],
  [
    'no icon, and a map that is missing',
    'ab',
    { url: 'https://shop.test/favicon.ico', status: 404, type: 'other' },
    { url: 'https://shop.test/app.js.map', status: 404, type: 'other' },
  ],
  [
    'two maps that are missing',
    'aa',
    ...each(['https://shop.test/a.js.map', 'https://cdn.test/b.js.map'], { status: 404, type: 'other' }),
  ],
  [
    'links of a store that ran out',
    'AAAAA',
    ...['/a/1.jpg', '/a/2.jpg', '/b/red.jpg', '/b/blue.pdf', '/x.pdf'].map((path) =>
      store(path, 'AccessDenied'),
    ),
  ],
  [
    'two files that are not in the store',
    'AB',
    store('/invoices/may.pdf', 'NoSuchKey', 404),
    store('/letters/may.pdf', 'NoSuchKey', 404),
  ],
  [
    'a store that is closed',
    'AA',
    ...['/invoices/may.pdf', '/letters/may.pdf'].map((path) => ({
      ...store(path, 'AccessDenied'),
      url: `https://pictures.s3.amazonaws.com${path}`,
      body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    })),
  ],
  [
    'a page of an older release, for two of its steps',
    'AA',
    ...['cart', 'orders'].map((page) => ({
      url: `https://shop.test/${page}`,
      method: 'POST',
      status: 404,
      sends: { 'Next-Action': page },
    })),
  ],
  [
    'a program file that is asked for ahead, then for use',
    'AA',
    ...[1, 2].map(() => ({ url: 'https://shop.test/assets/app.js', status: 404, type: 'script' })),
  ],
  [
    'two addresses that take no POST',
    'AB',
    ...each(['/orders', '/cart'], { method: 'POST', status: 405, answers: { Allow: 'GET' } }),
  ],
  [
    'pieces of a map that do not exist',
    'aa',
    ...each(['https://tiles.test/14/8800/5373.png', 'https://tiles.test/14/8801/5373.png'], {
      status: 404,
      type: 'image',
    }),
  ],
  [
    'two files that GitHub Pages does not have',
    'AB',
    ...each(['https://ann.github.io/shop/app.js', 'https://ann.github.io/shop/vendor.js'], {
      status: 404,
      type: 'script',
      answers: { Server: 'GitHub.com' },
      body: '<title>Page not found &middot; GitHub Pages</title>',
    }),
  ],
  [
    'a page that is missing, and its icon',
    'Aa',
    { url: 'https://shop.test/sale', status: 404, type: 'document' },
    { url: 'https://shop.test/favicon.ico', status: 404, type: 'other' },
  ],
];

const INPUT: readonly Row[] = [
  [
    'a form that was filled in wrongly, twice',
    'AA',
    ...['email', 'name'].map((field) =>
      at('/signup', {
        method: 'POST',
        status: 422,
        sendsBody: '{}',
        body: { errors: { [field]: ['is invalid'] } },
      }),
    ),
  ],
  [
    'two forms that were filled in wrongly',
    'AB',
    ...each(['/signup', '/address'], {
      method: 'POST',
      status: 422,
      sendsBody: '{}',
      body: { errors: { email: ['is invalid'] } },
    }),
  ],
  [
    'uploads that are too big, at one address',
    'AA',
    ...each(['/upload', '/upload'], { method: 'POST', status: 413, sendsBody: 'x'.repeat(3000) }),
  ],
  [
    'uploads that are too big, at two addresses',
    'AB',
    ...each(['/photos', '/videos'], { method: 'POST', status: 413, sendsBody: 'x'.repeat(3000) }),
  ],
  [
    'two questions of GraphQL that failed',
    'AB',
    ...['Cart', 'Orders'].map((name) =>
      graphql(name, { errors: [{ message: 'Internal server error' }], data: null }),
    ),
  ],
  [
    'one question of GraphQL that failed twice',
    'AA',
    ...[1, 2].map(() => graphql('Cart', { errors: [{ message: 'Internal server error' }], data: null })),
  ],
  [
    'two questions of GraphQL that are not valid',
    'AB',
    ...['Cart', 'Orders'].map((name) =>
      graphql(name, { errors: [{ message: `Cannot query field "x" on type "${name}".` }] }, { status: 400 }),
    ),
  ],
  [
    'two methods of JSON-RPC that failed',
    'AB',
    ...['eth_call', 'eth_gasPrice'].map((method) =>
      at('/rpc', {
        method: 'POST',
        status: 500,
        sendsBody: JSON.stringify({ jsonrpc: '2.0', method, id: 1 }),
      }),
    ),
  ],
  [
    'two actions of WordPress that it does not know',
    'AB',
    ...['cart', 'search'].map((action) => ({
      method: 'POST',
      status: 400,
      url: 'https://shop.test/wp-admin/admin-ajax.php',
      sendsBody: `action=${action}`,
      body: '0',
    })),
  ],
  [
    'style sheets that are labelled as text',
    'AA',
    ...each(['https://shop.test/a.css', 'https://shop.test/themes/b.css'], {
      type: 'stylesheet',
      body: 'a{}',
      sends: { 'Sec-Fetch-Dest': 'style' },
      answers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' },
    }),
  ],
];

/** The session as it goes: each request begins a second after the one before it. */
function made(requests: readonly Given[]) {
  const exchanges = requests.map((given, index) => {
    const startedAt = new Date(Date.parse(START) + index * 1000).toISOString();
    const raw = entry({ startedAt, ...given });
    // Browsers record an answer under the type that its Content-Type names.
    const type = given.answers?.['Content-Type'];
    const content = { ...raw.response?.content, ...(typeof type === 'string' ? { mimeType: type } : {}) };
    return fromHarEntry({ ...raw, response: { ...raw.response, content } }, index);
  });
  const its = session(...exchanges);
  const diagnosed = new DiagnosedSession(its);
  diagnosed.update();
  return { exchanges, diagnosed };
}

function groupsOf(requests: readonly Given[]): { groups: string; causes: string } {
  const { exchanges, diagnosed } = made(requests);
  const letters = new Map<unknown, string>();
  const notes = new Set(diagnosed.notes);
  const counts = { problems: 0, notes: 0 };
  const groups = exchanges.map((exchange) => {
    const problem = diagnosed.problemOf(exchange);
    if (!problem) return '.';
    let letter = letters.get(problem.id);
    if (letter === undefined) {
      letter = notes.has(problem)
        ? String.fromCharCode(97 + counts.notes++)
        : String.fromCharCode(65 + counts.problems++);
      letters.set(problem.id, letter);
    }
    return letter;
  });
  const causes = exchanges.map((exchange) => diagnosed.diagnosisOf(exchange)?.cause ?? '-');
  return { groups: groups.join(''), causes: [...new Set(causes)].join(', ') };
}

describe.each([
  ['signing in', SIGN_IN],
  ['the network', NETWORK],
  ['what the browser holds back', CORS],
  ['servers', GATEWAY],
  ['addresses', ADDRESSES],
  ['what is sent', INPUT],
])('what belongs together, of %s', (_, rows) => {
  it.each(rows.map(([when, groups, ...requests]) => [when, groups, requests] as const))(
    '%s: %s',
    (_when, groups, requests) => {
      const found = groupsOf(requests);
      expect(found.groups, found.causes).toBe(groups);
    },
  );
});
