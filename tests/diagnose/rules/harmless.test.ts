import harmless from '../../../src/diagnose/rules/harmless.ts';
import { testRule } from '../rule-table.ts';

const site = 'https://shop.test';

testRule(harmless, {
  speaks: [
    {
      when: 'a tile beyond what a map’s server covers',
      given: { status: 404, type: 'image', url: 'https://tile.maps.test/19/270200/180343.png' },
      cause: 'map-piece-missing',
      certainty: 'likely',
      evidence: [{ from: 'response status', saw: '404' }],
      values: { host: 'tile.maps.test', path: '/19/270200/180343.png', status: '404' },
    },
    {
      when: 'a tile of a map that is drawn by the page',
      given: { status: 404, url: 'https://geo.test/v2/14/8700/5650.mvt' },
      cause: 'map-piece-missing',
      certainty: 'likely',
    },
    {
      when: 'no favicon',
      given: { url: `${site}/favicon.ico`, type: 'other', status: 404 },
      cause: 'no-site-icon',
      certainty: 'certain',
      evidence: [
        { from: 'request', saw: 'GET /favicon.ico' },
        { from: 'response status', saw: '404' },
      ],
      values: { file: 'favicon.ico', host: 'shop.test', status: '404' },
    },
    {
      when: 'no icon for phones',
      given: { url: `${site}/apple-touch-icon-120x120-precomposed.png`, type: 'other', status: 403 },
      cause: 'no-site-icon',
      certainty: 'certain',
      values: { file: 'apple-touch-icon-120x120-precomposed.png' },
    },
    {
      when: 'no robots.txt',
      given: { url: `${site}/robots.txt`, type: 'other', status: 404 },
      cause: 'asked-on-the-off-chance',
      certainty: 'certain',
      values: { file: 'robots.txt', path: '/robots.txt' },
    },
    {
      when: 'no ads.txt',
      given: { url: `${site}/ads.txt?v=1`, type: 'other', status: 404 },
      cause: 'asked-on-the-off-chance',
      certainty: 'certain',
    },
    {
      when: 'no browserconfig.xml',
      given: { url: `${site}/browserconfig.xml`, type: 'other', status: 404 },
      cause: 'asked-on-the-off-chance',
      certainty: 'certain',
    },
    {
      when: 'the password manager’s question whether a missing page is called missing',
      given: {
        url: `${site}/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200`,
        type: 'other',
        status: 404,
      },
      cause: 'asked-on-the-off-chance',
      certainty: 'certain',
    },
    {
      when: 'DevTools looks for a workspace',
      given: {
        url: 'http://localhost:3000/.well-known/appspecific/com.chrome.devtools.json',
        type: 'fetch',
        status: 404,
      },
      cause: 'devtools-looks-for-project',
      certainty: 'certain',
    },
    {
      when: 'a source map that is not published',
      given: { url: `${site}/assets/app.js.map`, type: 'other', status: 404 },
      cause: 'source-map-missing',
      certainty: 'certain',
      values: { file: 'app.js.map', code: '404' },
    },
    {
      when: 'a source map on a server that is gone',
      given: {
        url: 'http://localhost:8080/app.css.map',
        type: 'other',
        error: 'net::ERR_CONNECTION_REFUSED',
      },
      cause: 'source-map-missing',
      certainty: 'certain',
      values: { code: 'net::ERR_CONNECTION_REFUSED' },
      browserNames: ['net::ERR_CONNECTION_REFUSED'],
    },
    {
      when: 'a cache that gives nothing ahead of time',
      given: {
        url: `${site}/orders`,
        type: 'document',
        status: 503,
        sends: { 'Sec-Purpose': 'prefetch;anonymous-client-ip' },
      },
      cause: 'fetched-ahead-in-vain',
      certainty: 'certain',
      evidence: [
        { from: 'request header Sec-Purpose', saw: 'prefetch;anonymous-client-ip' },
        { from: 'response status', saw: '503' },
      ],
      values: { code: '503', field: 'Sec-Purpose' },
    },
    {
      when: 'a prerender that was given up',
      given: {
        url: `${site}/orders`,
        type: 'document',
        error: 'net::ERR_ABORTED',
        sends: { 'Sec-Purpose': 'prefetch;prerender' },
      },
      cause: 'fetched-ahead-in-vain',
      certainty: 'certain',
      browserNames: ['net::ERR_ABORTED'],
    },
    {
      when: 'the older header',
      given: { url: `${site}/next.js`, type: 'other', status: 404, sends: { Purpose: 'prefetch' } },
      cause: 'fetched-ahead-in-vain',
      certainty: 'certain',
      values: { field: 'Purpose' },
    },
    {
      when: 'a router’s own prefetch',
      given: { url: `${site}/orders?_rsc=1`, status: 500, sends: { 'Next-Router-Prefetch': '1' } },
      cause: 'fetched-ahead-in-vain',
      certainty: 'certain',
    },
    {
      when: 'an ad blocker and a visitor count',
      given: {
        url: 'https://www.google-analytics.com/g/collect?v=2',
        type: 'ping',
        error: 'net::ERR_BLOCKED_BY_CLIENT',
      },
      cause: 'tracker-blocked',
      certainty: 'certain',
      evidence: [{ from: 'address', saw: 'www.google-analytics.com: known for counting visits' }],
      browserNames: ['net::ERR_BLOCKED_BY_CLIENT'],
    },
    {
      when: 'an ad blocker and a pixel at an address with a purpose of its own',
      given: {
        url: 'https://www.facebook.com/tr/?id=1',
        type: 'image',
        error: 'net::ERR_BLOCKED_BY_CLIENT',
      },
      cause: 'tracker-blocked',
      certainty: 'certain',
    },
    {
      when: 'an ad blocker and a count of visits on the site’s own server',
      given: {
        url: 'https://stats.shop.test/collect?page=7',
        type: 'ping',
        error: 'net::ERR_BLOCKED_BY_CLIENT',
      },
      cause: 'tracker-blocked',
      certainty: 'likely',
      evidence: [{ from: 'address', saw: '“stats”, a usual name for counting visits' }],
    },
    {
      when: 'an ad blocker and a message that the page expects no answer to',
      given: { url: 'https://shop.test/m', type: 'ping', error: 'net::ERR_BLOCKED_BY_CLIENT' },
      cause: 'tracker-blocked',
      certainty: 'likely',
      evidence: [{ from: 'kind of request', saw: 'ping: the page expects no answer' }],
    },
    {
      when: 'a filter for the whole network',
      given: {
        url: 'https://stats.g.doubleclick.net/j/collect',
        error: 'net::ERR_NAME_NOT_RESOLVED',
      },
      cause: 'tracker-out-of-reach',
      certainty: 'likely',
      browserNames: ['net::ERR_NAME_NOT_RESOLVED'],
    },
    {
      when: 'a visitor count in a recorder that tells no errors',
      given: { url: 'https://www.google-analytics.com/g/collect', status: 0, errorsUntold: true },
      cause: 'tracker-out-of-reach',
      certainty: 'likely',
      evidence: [{ from: 'response status', saw: '0, and no error is noted' }],
      values: { error: 'no answer' },
    },
    {
      when: 'a report of the browser’s own',
      given: {
        method: 'POST',
        url: 'https://reports.shop.test/csp',
        type: 'other',
        status: 405,
        sends: { 'Content-Type': 'application/reports+json' },
      },
      cause: 'report-not-delivered',
      certainty: 'certain',
      values: { type: 'application/reports+json', code: '405' },
    },
    {
      when: 'the page asks whether a file is there',
      given: { method: 'HEAD', url: `${site}/avatar/ada.png`, status: 404 },
      cause: 'asked-whether-it-is-there',
      certainty: 'likely',
      values: { file: 'ada.png' },
    },
    {
      when: 'the part after the last',
      given: {
        url: `${site}/film.mp4`,
        type: 'media',
        status: 416,
        sends: { Range: 'bytes=70000-' },
        answers: { 'Content-Range': 'bytes */70000' },
      },
      cause: 'nothing-left-to-fetch',
      certainty: 'certain',
      values: { words: 'bytes=70000-', count: '70,000' },
    },
  ],
  silent: [
    {
      when: 'a picture in folders with the numbers of a day',
      given: { status: 404, type: 'image', url: 'https://shop.test/photos/11/22/33.png' },
    },
    {
      when: 'a column that the zoom does not have',
      given: { status: 404, type: 'image', url: 'https://tile.maps.test/3/8/5.png' },
    },
    {
      when: 'a row that the zoom does not have',
      given: { status: 404, type: 'image', url: 'https://tile.maps.test/3/5/8.png' },
    },
    {
      when: 'a map’s server that fails',
      given: { status: 500, type: 'image', url: 'https://tile.maps.test/19/270200/180343.png' },
    },
    { when: 'an icon that came', given: { url: `${site}/favicon.ico`, type: 'other', status: 200 } },
    {
      when: 'a favicon that someone opened in a tab',
      given: { url: `${site}/favicon.ico`, type: 'document', status: 404 },
    },
    {
      when: 'a favicon that a script fetches',
      given: { url: `${site}/favicon.ico`, type: 'fetch', status: 404 },
    },
    {
      when: 'an icon’s server that broke',
      given: { url: `${site}/favicon.ico`, type: 'other', status: 502 },
    },
    {
      when: 'the icon’s file as a picture that the page shows',
      given: { url: `${site}/favicon.png`, type: 'image', status: 404 },
    },
    {
      when: 'a picture of the page',
      given: { url: `${site}/img/favicon-guide.png`, type: 'image', status: 404 },
    },
    {
      when: 'a robots.txt in another folder',
      given: { url: `${site}/docs/robots.txt`, type: 'other', status: 404 },
    },
    {
      when: 'a well-known place that a sign-in needs',
      given: { url: `${site}/.well-known/openid-configuration`, type: 'other', status: 404 },
    },
    { when: 'a map of a city', given: { url: `${site}/city.map`, type: 'other', status: 404 } },
    {
      when: 'a page with the word prefetch in its address',
      given: { url: `${site}/prefetch`, type: 'document', status: 404 },
    },
    {
      when: 'a purpose that is none of these',
      given: { status: 404, sends: { Purpose: 'audit' } },
    },
    {
      when: 'an ad blocker and a host that the page may need',
      given: { url: 'https://cdn.shop.test/ads/app.js', error: 'net::ERR_BLOCKED_BY_CLIENT' },
    },
    {
      when: 'an address with such a word inside another one',
      given: { url: 'https://shop.test/api/collection/7', error: 'net::ERR_BLOCKED_BY_CLIENT' },
    },
    {
      when: 'a server for visits that cannot be found, which no add-on stopped',
      given: { url: 'https://stats.shop.test/collect', error: 'net::ERR_NAME_NOT_RESOLVED' },
    },
    {
      when: 'a host that only ends like a known one',
      given: { url: 'https://nothotjar.com/h.js', error: 'net::ERR_BLOCKED_BY_CLIENT' },
    },
    {
      when: 'the social network’s own page',
      given: { url: 'https://www.facebook.com/login', error: 'net::ERR_BLOCKED_BY_CLIENT' },
    },
    {
      when: 'a visitor count that the page’s own policy forbids',
      given: { url: 'https://www.google-analytics.com/g/collect', error: '' },
    },
    {
      when: 'a visitor count that answers with an error of its own',
      given: { url: 'https://www.google-analytics.com/g/collect', status: 500 },
    },
    {
      when: 'another host in a recorder that tells no errors',
      given: { status: 0, errorsUntold: true },
    },
    {
      when: 'a visitor count while offline',
      given: { url: 'https://www.google-analytics.com/g/collect', error: 'net::ERR_INTERNET_DISCONNECTED' },
    },
    { when: 'a POST of data', given: { method: 'POST', status: 404, sendsBody: '{}' } },
    { when: 'a HEAD that is not allowed', given: { method: 'HEAD', status: 405 } },
    { when: 'a GET of the same', given: { method: 'GET', url: `${site}/avatar/ada.png`, status: 404 } },
    {
      when: 'a part far behind the end: the file became shorter',
      given: {
        status: 416,
        sends: { Range: 'bytes=90000-' },
        answers: { 'Content-Range': 'bytes */70000' },
      },
    },
    {
      when: 'the first part of an empty file',
      given: { status: 416, sends: { Range: 'bytes=0-' }, answers: { 'Content-Range': 'bytes */0' } },
    },
    { when: 'an address that cannot be taken apart', given: { url: 'http://[/favicon.ico', status: 404 } },
  ],
});
