import { describe } from 'vitest';
import { START, webToken } from '../../exchange-builder.ts';
import { API, bearer, call, page, SHOP } from './places.ts';
import { type Step, testStory, times } from './problem-session.ts';

const SECOND = Date.parse(START) / 1000;
const tokenOf = (user: string, endsIn: number) =>
  webToken({ sub: user, iat: SECOND - 7200, exp: SECOND + endsIn });
const ended = tokenOf('ada', -600);
const expired = {
  status: 401,
  answers: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' },
  body: { error: 'invalid_token' },
} as const;
const renewal = (at: number, step: Partial<Step> = {}) =>
  call('/oauth/token', at, {
    method: 'POST',
    sends: { 'Content-Type': 'application/x-www-form-urlencoded' },
    sendsBody: 'grant_type=refresh_token&refresh_token=r-1',
    body: { access_token: 'a', token_type: 'Bearer', expires_in: 900 },
    ...step,
  });
const renewalRefused = {
  status: 400,
  body: { error: 'invalid_grant', error_description: 'Refresh token expired' },
} as const;
const PARTS = ['profile', 'cart', 'orders', 'wishes', 'points'];

describe('signing in', () => {
  testStory(
    'a sign-in ends, and all parts of the page are refused',
    [
      page(0),
      ...times(12, (n) => call(`/parts/${'abcdefghijkl'[n]}`, 400 + n, { ...expired, ...bearer(ended) })),
    ],
    { problems: [['token-expired', 12]] },
  );

  testStory(
    'the page renews the sign-in once, and asks all again',
    [
      page(0),
      ...PARTS.map((part, n) => call(`/me/${part}`, 400 + n, { ...expired, ...bearer(ended) })),
      renewal(600),
      ...PARTS.map((part, n) => call(`/me/${part}`, 800 + n, bearer(tokenOf('ada', 900)))),
    ],
    { problems: [], notes: [['token-renewed', 5]], rows: 7 },
  );

  testStory(
    'two parts of the page renew it at the same time, and the slower one comes with a used-up refresh token',
    [
      page(0),
      ...PARTS.map((part, n) => call(`/me/${part}`, 400 + n, { ...expired, ...bearer(ended) })),
      renewal(600),
      renewal(601, {
        ...renewalRefused,
        body: { error: 'invalid_grant', error_description: 'Already used' },
      }),
      ...PARTS.map((part, n) => call(`/me/${part}`, 800 + n, bearer(tokenOf('ada', 900)))),
    ],
    // Nobody is signed out by it this time: still, it is a fault of the page that will sign people out.
    { problems: [['refresh-refused', 1]], notes: [['token-renewed', 5]], rows: 8 },
  );

  testStory(
    'the sign-in cannot be renewed',
    [
      page(0),
      ...PARTS.map((part, n) => call(`/me/${part}`, 400 + n, { ...expired, ...bearer(ended) })),
      renewal(600, renewalRefused),
    ],
    { problems: [['refresh-refused', 6]] },
  );

  testStory(
    'two users are signed in side by side, and both sign-ins end',
    [
      page(0),
      ...times(3, (n) => call(`/a/${'xyz'[n]}`, 400 + n, { ...expired, ...bearer(ended) })),
      ...times(2, (n) => call(`/b/${'xy'[n]}`, 500 + n, { ...expired, ...bearer(tokenOf('grace', -60)) })),
    ],
    {
      problems: [
        ['token-expired', 3],
        ['token-expired', 2],
      ],
    },
  );

  testStory(
    'a visitor who is not signed in opens three pages, and each asks who they are',
    times(3, (n) => [page(5000 * n, { visit: `page_${n}` }), me(5000 * n + 300, `page_${n}`)]),
    { problems: [['credentials-missing', 3]] },
  );

  testStory(
    'five calls are sent on to the sign-in page, which no script may read',
    [
      page(0),
      ...PARTS.flatMap((part, n) => {
        const url = `https://login.idp.test/authorize?client_id=shop&state=${n}`;
        return [
          call(`/me/${part}`, 400 + 10 * n, {
            status: 302,
            redirectUrl: url,
            answers: { Location: url },
            time: 40,
          }),
          { url, at: 440 + 10 * n, error: 'net::ERR_FAILED', status: 200, body: '<form>', time: 60 },
        ];
      }),
    ],
    { problems: [['sent-to-sign-in-page', 5]], rows: 6 },
  );

  testStory(
    'Windows signs in with a handshake, for the page and its parts',
    ['/', '/app.js', '/api/me', '/api/tasks'].flatMap((path, n) => {
      const type = ['document', 'script', 'fetch', 'fetch'][n] as string;
      const url = `https://intranet.shop.test${path}`;
      const at = 200 * n;
      return [
        { type, url, at, time: 20, status: 401, answers: { 'WWW-Authenticate': 'Negotiate' } },
        { type, url, at: at + 30, time: 20, sends: { Authorization: 'Negotiate YIIG' } },
      ];
    }),
    { problems: [], notes: [['sign-in-handshake', 4]], rows: 4 },
  );

  testStory(
    'somebody mistypes the password twice',
    [
      page(0),
      ...['ketle', 'kettel', 'kettle'].map((password, n) =>
        call('/login', 4000 * (n + 1), {
          method: 'POST',
          sendsBody: JSON.stringify({ name: 'ada', password }),
          ...(n < 2 && { status: 401, body: { error: 'invalid_credentials', message: 'Wrong password' } }),
        }),
      ),
    ],
    { problems: [['password-wrong', 2, 'over']] },
  );

  testStory(
    'an account lacks the rights of three places',
    [
      page(0),
      ...['users', 'roles', 'log'].map((place, n) =>
        call(`/admin/${place}`, 400 + n, {
          status: 403,
          body: { error: 'forbidden' },
          ...bearer(tokenOf('ada', 900)),
        }),
      ),
    ],
    { problems: [['permission-missing', 3]] },
  );
});

function me(at: number, visit: string): Step {
  return {
    ...call('/me', at, { visit, status: 401, body: { error: 'unauthorized' } }),
    answers: { 'Access-Control-Allow-Origin': SHOP, 'WWW-Authenticate': 'Bearer' },
    url: `${API}/me`,
  };
}
