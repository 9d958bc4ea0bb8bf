import { describe } from 'vitest';
import { API, call, nginx, page, SHOP } from './places.ts';
import { testStory, times } from './problem-session.ts';

const ABORTED = 'net::ERR_ABORTED';
const BLOCKED = 'net::ERR_BLOCKED_BY_CLIENT';

describe('the browser and the page', () => {
  testStory(
    'nine answers that the page may not read',
    [
      page(0),
      ...times(9, (n) => ({
        url: `https://rates.test/${'abcdefghi'[n]}`,
        at: 400 + n,
        status: 200,
        error: 'net::ERR_FAILED',
        body: { rate: 1 },
      })),
    ],
    { problems: [['cors-missing-allow-origin', 9]] },
  );

  testStory(
    'one fault is hidden from the page, because only good answers say that it may read them',
    [
      page(0),
      call('/cart', 300),
      { url: `${API}/offers`, at: 400, status: 500, error: 'net::ERR_FAILED', body: { error: 'boom' } },
    ],
    { problems: [['cors-hides-server-error', 1]] },
  );

  testStory(
    'a firewall refuses what the browser asks ahead of four calls',
    [
      page(0),
      ...['cart', 'likes', 'points', 'notes'].flatMap((path, n) => {
        const url = `${API}/${path}`;
        const at = 400 + 10 * n;
        return [
          {
            type: 'preflight',
            url,
            at: at + 1,
            time: 20,
            status: 403,
            body: '<h1>403 Forbidden</h1>',
            sends: { 'Access-Control-Request-Method': 'PUT' },
          },
          { url, at, time: 30, method: 'PUT', sendsBody: '{}', error: 'net::ERR_FAILED' },
        ];
      }),
    ],
    { problems: [['preflight-bad-status', 4]], rows: 5 },
  );

  testStory(
    'a secure page asks for seven files in the clear, at two places',
    [
      page(0),
      ...times(5, (n) => ({ type: 'script', url: `http://old.test/${n}.js`, at: 400 + n, error: '' })),
      ...times(2, (n) => ({ url: `http://data.test/${'ab'[n]}`, at: 420 + n, error: '' })),
    ],
    { problems: [['mixed-content', 7]] },
  );

  testStory(
    'the page’s own policy stops requests to six hosts',
    [
      page(0, { answers: { 'Content-Security-Policy': "default-src 'self'; connect-src 'self'" } }),
      ...times(6, (n) => ({ url: `https://${'abcdef'[n]}.partner.test/x`, at: 400 + n, error: '' })),
    ],
    { problems: [['page-policy-forbids', 6]] },
  );

  testStory(
    'an ad blocker stops the shop’s own calls, and what it is for',
    [
      page(0),
      ...times(4, (n) => ({ url: `${SHOP}/api/ads/${'abcd'[n]}`, at: 400 + n, error: BLOCKED })),
      ...times(10, (n) => ({
        type: 'ping',
        method: 'POST',
        url: `https://www.google-analytics.com/g/collect?n=${n}`,
        at: 500 + n,
        error: BLOCKED,
      })),
    ],
    { problems: [['blocked-by-extension', 4]], notes: [['tracker-blocked', 10]] },
  );

  testStory(
    'a filter in the network stops three services that count visits',
    [
      page(0),
      ...[
        'www.google-analytics.com/g/collect',
        'api.mixpanel.com/track',
        'stats.g.doubleclick.net/j',
      ].flatMap((place, n) =>
        [0, 1].map((m) => ({
          url: `https://${place}?n=${m}`,
          at: 400 + 2 * n + m,
          error: 'net::ERR_NAME_NOT_RESOLVED',
        })),
      ),
    ],
    { problems: [], notes: [['tracker-out-of-reach', 6]] },
  );

  testStory(
    'the page’s service worker fails each call',
    [
      page(0),
      ...['cart', 'me', 'news', 'offers', 'points'].map((path, n) => ({
        url: `${SHOP}/api/${path}`,
        at: 400 + n,
        error: 'net::ERR_FAILED',
      })),
    ],
    { problems: [['failed-without-a-reason', 5]] },
  );

  testStory(
    'nobody misses an icon and two source maps',
    [
      page(0),
      { type: 'other', url: `${SHOP}/favicon.ico`, at: 300, status: 404, body: 'Not Found' },
      ...['app', 'vendor'].map((file, n) => ({
        type: 'other',
        url: `${SHOP}/assets/${file}.js.map`,
        at: 400 + n,
        status: 404,
        body: 'Not Found',
      })),
    ],
    {
      problems: [],
      notes: [
        ['source-map-missing', 2],
        ['no-site-icon', 1],
      ],
    },
  );

  testStory(
    'React’s strict mode asks for everything twice, and drops the first',
    [
      page(0),
      ...['/cart', '/me', '/news'].flatMap((path, n) => [
        call(path, 400 + n, { error: ABORTED, status: 0, time: 3, answers: {} }),
        call(path, 410 + n),
      ]),
    ],
    { problems: [], notes: [['cancelled', 3]], rows: 4 },
  );

  testStory(
    'a search that restarts at each key',
    [
      page(0),
      ...['m', 'mu', 'mug', 'mugs'].map((words, n) =>
        call(`/search?q=${words}`, 1000 + 150 * n, {
          time: 145,
          ...(n < 3 && { error: ABORTED, status: 0, answers: {} }),
        }),
      ),
    ],
    { problems: [], notes: [['replaced-by-newer', 3]] },
  );

  testStory(
    'a page is left while eight requests are on their way',
    [
      page(0),
      ...times(8, (n) =>
        call(`/report/${'abcdefgh'[n]}`, 400 + n, { error: ABORTED, status: 0, time: 1600 - n, answers: {} }),
      ),
      page(1900, { url: `${SHOP}/next`, visit: 'page_2', time: 150 }),
    ],
    { problems: [], notes: [['left-for-next-page', 8]] },
  );

  testStory(
    'a page sends the browser in circles',
    [
      ...times(20, (n) => ({
        type: 'document',
        url: `${SHOP}/${n % 2 ? 'login' : 'home'}`,
        at: 10 * n,
        time: 9,
        status: 302,
        redirectUrl: `/${n % 2 ? 'home' : 'login'}`,
        answers: { Location: `/${n % 2 ? 'home' : 'login'}` },
        sends: { 'Sec-Fetch-Dest': 'document' },
      })),
      { type: 'document', url: `${SHOP}/home`, at: 200, time: 1, error: 'net::ERR_TOO_MANY_REDIRECTS' },
    ],
    { problems: [['sent-in-circles', 1]], rows: 1 },
  );

  testStory(
    'three widgets ask for the same at the same moment',
    [page(0), ...times(3, () => call('/best-sellers', 400, { status: 500, body: { error: 'boom' } }))],
    { problems: [['server-error-with-reason', 3]] },
  );

  testStory(
    'one page has it all: a dead service, a blocked counter, a missing icon and a search',
    [
      page(0),
      ...times(5, (n) => call(`/reviews/${'abcde'[n]}`, 300 + n, nginx('502 Bad Gateway'))),
      { type: 'other', url: `${SHOP}/favicon.ico`, at: 350, status: 404, body: 'Not Found' },
      { url: 'https://www.google-analytics.com/g/collect?v=2', at: 360, error: BLOCKED },
      call('/search?q=m', 1000, { time: 145, error: ABORTED, status: 0, answers: {} }),
      call('/search?q=mu', 1150),
    ],
    {
      problems: [['gateway-bad-answer', 5]],
      notes: [
        ['replaced-by-newer', 1],
        ['tracker-blocked', 1],
        ['no-site-icon', 1],
      ],
    },
  );
});
