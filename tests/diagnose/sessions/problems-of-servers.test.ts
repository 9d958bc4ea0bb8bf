import { describe } from 'vitest';
import { START, webToken } from '../../exchange-builder.ts';
import { API, bearer, call, nginx, page, SHOP } from './places.ts';
import { testStory, times } from './problem-session.ts';

const serverError = { status: 500, body: { error: 'Internal Server Error' } } as const;
const ended = webToken({ sub: 'ada', exp: Date.parse(START) / 1000 - 600 });

describe('servers', () => {
  testStory(
    'a page with 64 requests: its sign-in ends, a host is down, and one call meets a fault',
    [
      page(0),
      ...times(36, (n) => call(`/catalogue/${n}`, 100 + n)),
      ...times(12, (n) =>
        call(`/me/${'abcdefghijkl'[n]}`, 400 + n, {
          status: 401,
          body: { error: 'invalid_token' },
          ...bearer(ended),
        }),
      ),
      ...times(14, (n) => ({
        url: `https://prices.shop.test/p/${'abcdefghijklmn'[n]}`,
        at: 500 + n,
        error: 'net::ERR_CONNECTION_REFUSED',
      })),
      call('/checkout', 900, { method: 'POST', sendsBody: '{"basket":1}', ...serverError }),
    ],
    {
      problems: [
        ['refused', 14],
        ['token-expired', 12],
        ['server-error', 1],
      ],
    },
  );

  testStory(
    'a call works at the third try',
    [
      page(0),
      call('/stock', 400, nginx('503 Service Temporarily Unavailable')),
      call('/stock', 900, nginx('503 Service Temporarily Unavailable')),
      call('/stock', 2000),
    ],
    { problems: [], notes: [['worked-when-tried-again', 2]], rows: 2 },
  );

  testStory(
    'a call never works, though it is tried three times',
    [
      page(0),
      ...[400, 1500, 3700].map((at) => call('/stock', at, nginx('503 Service Temporarily Unavailable'))),
    ],
    { problems: [['unavailable', 3]], rows: 2 },
  );

  testStory(
    'a page asks every 5 seconds, and for a minute it fails',
    [
      page(0),
      ...times(3, (n) => call('/jobs/7', 5000 * (n + 1))),
      ...times(12, (n) => call('/jobs/7', 20_000 + 5000 * n, nginx('503 Service Temporarily Unavailable'))),
      ...times(3, (n) => call('/jobs/7', 80_000 + 5000 * n)),
    ],
    // The twelve and the answer that ended them are one row; the calls that went well stand for themselves.
    { problems: [], notes: [['worked-when-tried-again', 12]], rows: 7 },
  );

  testStory(
    'the host of the pictures does not answer',
    [
      page(0),
      ...times(40, (n) => ({
        type: 'image',
        url: `https://img.cdn.test/${n}/large.jpg`,
        at: 200 + n,
        time: 20_000,
        error: 'net::ERR_CONNECTION_TIMED_OUT',
      })),
      ...times(6, (n) => call(`/catalogue/${n}`, 300 + n)),
    ],
    { problems: [['connect-timed-out', 40]] },
  );

  testStory(
    'a host is down over three page loads, and comes back with the fourth',
    times(4, (n) => page(10_000 * n, { visit: `page_${n}` })).flatMap((opened, n) => [
      opened,
      ...['a', 'b', 'c'].map((name) => ({
        url: `https://prices.test/${name}`,
        at: 10_000 * n + 300,
        visit: `page_${n}`,
        ...(n < 3
          ? { error: 'net::ERR_CONNECTION_REFUSED' }
          : { body: {}, answers: { 'Access-Control-Allow-Origin': SHOP } }),
      })),
    ]),
    { problems: [['refused', 9, 'over']] },
  );

  testStory(
    'the computer is offline for ten seconds',
    [
      page(0),
      ...['/cart', '/news', '/points'].map((path, n) =>
        call(path, 5000 + 100 * n, { error: 'net::ERR_INTERNET_DISCONNECTED', answers: {} }),
      ),
      ...['img', 'fonts', 'maps'].map((host, n) => ({
        url: `https://${host}.test/x`,
        at: 6000 + 100 * n,
        error: 'net::ERR_INTERNET_DISCONNECTED',
      })),
      call('/cart', 15_000),
      call('/orders', 15_500),
    ],
    // The cart was asked for again, and that is one row.
    { problems: [['offline', 6, 'over']], rows: 8 },
  );

  testStory(
    'a page asks too much of two services',
    [
      page(0),
      ...times(15, (n) =>
        call(`/search/${'abcdefghijklmno'[n]}`, 400 + n, {
          status: 429,
          answers: { 'Retry-After': '30' },
          body: { error: 'Too Many Requests' },
        }),
      ),
      ...times(3, (n) => ({
        url: `https://maps.test/tile/${'abc'[n]}`,
        at: 500 + n,
        status: 429,
        answers: { 'Access-Control-Allow-Origin': '*', 'Retry-After': '60' },
        body: 'slow down',
      })),
    ],
    {
      problems: [
        ['rate-limited', 15],
        ['rate-limited', 3],
      ],
    },
  );

  testStory(
    'a client waits out the limit each time',
    [
      page(0),
      ...times(3, (n) => [
        call(`/stock/${n}`, 1000 + 3000 * n, { status: 429, answers: { 'Retry-After': '1' } }),
        call(`/stock/${n}`, 2300 + 3000 * n),
      ]),
    ],
    { problems: [], notes: [['limit-waited-out', 3]], rows: 4 },
  );

  testStory(
    'a new version is being put up: old files are gone, and the API is not there yet',
    [
      page(0),
      ...['cart.1f3a9c.js', 'help.77b01d.js', 'chat.c0ffee.js'].map((file, n) => ({
        type: 'script',
        url: `${SHOP}/assets/${file}`,
        at: 400 + n,
        status: 404,
        body: '<h1>404 Not Found</h1>',
      })),
      ...['/cart', '/me', '/news', '/points'].map((path, n) => call(path, 500 + n, nginx('502 Bad Gateway'))),
    ],
    {
      problems: [
        ['page-file-missing', 3],
        ['gateway-bad-answer', 4],
      ],
    },
  );

  testStory(
    'the page has the wrong base address for its API',
    [
      page(0),
      ...['users/me', 'cart', 'orders', 'news', 'points', 'wishes', 'offers', 'shops'].map((path, n) =>
        call(`/v1/${path}`, 400 + n, {
          status: 404,
          body: `<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET /v1/${path}</pre>\n</body>\n</html>\n`,
        }),
      ),
    ],
    { problems: [['route-unknown', 8]] },
  );

  testStory(
    'the database behind five calls is down',
    [
      page(0),
      ...['cart', 'orders', 'points', 'wishes', 'news'].map((path, n) =>
        call(`/${path}`, 400 + n, {
          status: 500,
          body: { error: 'connect ECONNREFUSED 10.0.0.7:5432' },
        }),
      ),
    ],
    { problems: [['server-database-down', 5]] },
  );

  testStory(
    'three faults that have nothing to do with each other',
    [
      page(0),
      call('/offers', 400, serverError),
      call('/checkout', 500, { method: 'POST', sendsBody: '{"basket":1}', ...serverError }),
      call('/address', 600, {
        method: 'POST',
        sendsBody: '{"postcode":"1"}',
        status: 422,
        body: { errors: [{ field: 'postcode', message: 'must have 5 digits' }] },
      }),
    ],
    {
      problems: [
        ['server-error', 1],
        ['server-error', 1],
        ['field-rejected', 1],
      ],
    },
  );

  testStory(
    'six orders meet the same fault',
    [page(0), ...times(6, (n) => call(`/orders/${100 + n}`, 400 + n, serverError))],
    { problems: [['server-error', 6]] },
  );

  testStory(
    'somebody clicks “Pay” three times',
    [
      page(0),
      ...times(3, (n) =>
        call('/payments', 5000 * (n + 1), { method: 'POST', sendsBody: '{"basket":1}', ...serverError }),
      ),
    ],
    { problems: [['server-error', 3]], rows: 2 },
  );

  testStory(
    'somebody corrects a form until it is taken',
    [
      page(0),
      ...['1', '12', '12345'].map((postcode, n) =>
        call('/address', 8000 * (n + 1), {
          method: 'POST',
          sendsBody: JSON.stringify({ postcode }),
          ...(n < 2
            ? { status: 422, body: { errors: [{ field: 'postcode', message: 'must have 5 digits' }] } }
            : { status: 201 }),
        }),
      ),
    ],
    { problems: [['field-rejected', 2, 'over']] },
  );

  testStory(
    'one service behind the gateway is dead, and the others work on',
    times(6, (n) => [
      call(`/reviews/${'abcdef'[n]}`, 400 + 100 * n, nginx('502 Bad Gateway')),
      call(`/catalogue/${n}`, 450 + 100 * n),
    ]),
    // That others work says nothing about this one.
    { problems: [['gateway-bad-answer', 6]] },
  );

  testStory(
    'a dead service is told with two codes by turns',
    [
      page(0),
      ...times(12, (n) =>
        call(
          `/reviews/${'abcdefghijkl'[n]}`,
          400 + n,
          nginx(n % 3 === 2 ? '503 Service Temporarily Unavailable' : '502 Bad Gateway'),
        ),
      ),
    ],
    { problems: [['gateway-bad-answer', 12]] },
  );

  testStory(
    'a server answers 200 and refuses inside, to three queries for one reason and to one for another',
    [
      page(0),
      ...['Me', 'Cart', 'Orders'].map((operationName, n) =>
        call('/graphql', 400 + n, {
          method: 'POST',
          sendsBody: JSON.stringify({ operationName, query: `query ${operationName} { x }` }),
          body: {
            data: null,
            errors: [{ message: 'Not signed in', extensions: { code: 'UNAUTHENTICATED' } }],
          },
        }),
      ),
      call('/graphql', 500, {
        method: 'POST',
        sendsBody: '{"operationName":"Offers","query":"query Offers { x }"}',
        body: {
          data: null,
          errors: [{ message: 'boom', path: ['x'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        },
      }),
    ],
    {
      problems: [
        ['graphql-sign-in', 3],
        ['graphql-failed', 1],
      ],
    },
  );

  testStory(
    'the links to twelve pictures in a store have run out',
    [
      page(0),
      ...times(12, (n) => ({
        type: 'image',
        url: `https://pictures.s3.amazonaws.com/${'abcdefghijkl'[n]}.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T080000Z&X-Amz-Expires=3600&X-Amz-Signature=0f`,
        at: 400 + n,
        status: 403,
        answers: { Server: 'AmazonS3', 'Content-Type': 'application/xml' },
        body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
      })),
    ],
    { problems: [['signed-link-expired', 12]] },
  );

  testStory(
    'the certificate of the API ended yesterday',
    [
      page(0),
      ...['cart', 'me', 'news', 'offers'].map((path, n) => ({
        url: `${API}/${path}`,
        at: 400 + n,
        error: 'net::ERR_CERT_DATE_INVALID',
      })),
    ],
    { problems: [['certificate-out-of-date', 4]] },
  );

  testStory(
    'the live line is tried again and again',
    [
      page(0),
      ...[400, 1500, 3700, 8000, 16_500].map((at) => ({
        type: 'websocket',
        url: 'wss://live.shop.test/orders',
        at,
        time: 80,
        socketError: '',
      })),
    ],
    { problems: [['websocket-not-opened', 5]], rows: 2 },
  );
});
