import { describe } from 'vitest';
import { START, webToken } from '../../exchange-builder.ts';
import { API, bearer, call, nginx, page, SHOP } from './places.ts';
import { testStory, times } from './problem-session.ts';

const REFUSED = 'net::ERR_CONNECTION_REFUSED';
const serverError = { status: 500, body: { error: 'Internal Server Error' } } as const;
const SECOND = Date.parse(START) / 1000;

describe('what looks alike and does not belong together', () => {
  testStory(
    'two hosts are down',
    [
      page(0),
      ...times(3, (n) => ({ url: `https://prices.shop.test/${'abc'[n]}`, at: 400 + n, error: REFUSED })),
      ...times(2, (n) => ({ url: `https://stock.shop.test/${'ab'[n]}`, at: 500 + n, error: REFUSED })),
    ],
    {
      problems: [
        ['refused', 3],
        ['refused', 2],
      ],
    },
  );

  testStory(
    'reading the cart fails, and changing it fails',
    [
      page(0),
      call('/cart', 400, serverError),
      call('/cart', 900, { method: 'POST', sendsBody: '{"mug":1}', ...serverError }),
    ],
    {
      problems: [
        ['server-error', 1],
        ['server-error', 1],
      ],
    },
  );

  testStory(
    'the same fault in two page loads is one problem and two rows',
    [
      page(0),
      call('/offers', 400, serverError),
      page(5000, { visit: 'page_2' }),
      call('/offers', 5400, { visit: 'page_2', ...serverError }),
    ],
    { problems: [['server-error', 2]] },
  );

  testStory(
    'a fault that is gone after a reload was a problem, and is over',
    [
      page(0),
      call('/offers', 400, serverError),
      page(5000, { visit: 'page_2' }),
      call('/offers', 5400, { visit: 'page_2' }),
    ],
    { problems: [['server-error', 1, 'over']] },
  );

  testStory(
    'a payment fails, and somebody pays again: nobody knows whether the first one counts',
    [
      page(0),
      call('/payments', 400, { method: 'POST', sendsBody: '{"basket":1}', ...serverError }),
      call('/payments', 6000, { method: 'POST', sendsBody: '{"basket":1}', status: 201 }),
    ],
    { problems: [['server-error', 1, 'over']], rows: 2 },
  );

  testStory(
    'one of two calls sent side by side fails: the other is no second try',
    [page(0), call('/offers', 400, serverError), call('/offers', 400)],
    { problems: [['server-error', 1]] },
  );

  testStory(
    'one order meets a fault, and the others open',
    [page(0), ...times(6, (n) => call(`/orders/${100 + n}`, 400 + 200 * n, n === 1 ? serverError : {}))],
    { problems: [['server-error', 1]] },
  );

  testStory(
    'a query that needs a sign-in is refused, and one for everybody works after it, at the same address',
    [
      page(0),
      call('/graphql', 400, {
        method: 'POST',
        sendsBody: '{"operationName":"Me","query":"query Me { me { name } }"}',
        body: {
          data: null,
          errors: [{ message: 'Not signed in', extensions: { code: 'UNAUTHENTICATED' } }],
        },
      }),
      call('/graphql', 900, {
        method: 'POST',
        sendsBody: '{"operationName":"Offers","query":"query Offers { offers { name } }"}',
        body: { data: { offers: [] } },
      }),
    ],
    { problems: [['graphql-sign-in', 1]] },
  );

  testStory(
    'a server restarts, and each of four calls works when it is sent again',
    [
      page(0),
      ...times(4, (n) => [
        call(`/part/${'abcd'[n]}`, 400 + n, nginx('502 Bad Gateway')),
        call(`/part/${'abcd'[n]}`, 2400 + n),
      ]),
    ],
    { problems: [], notes: [['worked-when-tried-again', 4]], rows: 5 },
  );

  testStory(
    'the browser asked first and was let through, and the call itself failed',
    [
      page(0),
      {
        type: 'preflight',
        url: `${API}/likes/7`,
        at: 401,
        time: 20,
        status: 204,
        sends: { 'Access-Control-Request-Method': 'PUT' },
        answers: { 'Access-Control-Allow-Origin': SHOP, 'Access-Control-Allow-Methods': 'PUT' },
      },
      call('/likes/7', 400, { method: 'PUT', sendsBody: '{}', time: 60, ...serverError }),
    ],
    { problems: [['server-error', 1]], rows: 2 },
  );

  testStory(
    'an address sends on to one that does not exist',
    [
      page(0),
      call('/old', 400, {
        status: 301,
        redirectUrl: `${API}/new`,
        answers: { Location: '/new' },
        time: 20,
      }),
      call('/new', 421, { status: 404, body: { error: 'Not Found' } }),
    ],
    { problems: [['not-found', 1]], rows: 2 },
  );

  testStory(
    'the sign-in is renewed, and then the server says that this account may not',
    [
      page(0),
      call('/admin', 400, {
        status: 401,
        body: { error: 'invalid_token' },
        ...bearer(webToken({ sub: 'ada', exp: SECOND - 600 })),
      }),
      call('/oauth/token', 600, {
        method: 'POST',
        sendsBody: 'grant_type=refresh_token&refresh_token=r',
        body: { access_token: 'a' },
      }),
      call('/admin', 800, {
        status: 403,
        body: { error: 'forbidden' },
        ...bearer(webToken({ sub: 'ada', exp: SECOND + 900 })),
      }),
    ],
    // The sign-in is mended: what is left is the missing right.
    { problems: [['permission-missing', 2]], rows: 3 },
  );

  testStory(
    'a sign-in that the server refuses again and again is renewed each time',
    [
      page(0),
      ...times(4, (n) =>
        call(`/part/${'abcd'[n]}`, 60_000 * (n + 1), {
          status: 401,
          answers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
          ...bearer(webToken({ sub: 'ada', iat: SECOND + 60 * n, exp: SECOND + 60 * n + 900 })),
        }),
      ),
    ],
    // Four tokens, and one person who is not let in.
    { problems: [['token-refused', 4]] },
  );

  testStory(
    'two pictures are missing at one shop, and a third at another',
    [
      page(0),
      ...[1, 2].map((n) => ({
        type: 'image',
        url: `${SHOP}/img/${n}.png`,
        at: 400 + n,
        status: 404,
        body: 'Not Found',
      })),
      { type: 'image', url: 'https://cdn.test/img/3.png', at: 410, status: 404, body: 'Not Found' },
    ],
    {
      problems: [
        ['page-file-missing', 2],
        ['page-file-missing', 1],
      ],
    },
  );
});
