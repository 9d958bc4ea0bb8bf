import { allow, ask, JSON_BODY } from './scenario.mjs';

/** @param {string} location @param {Record<string, string>} [headers] */
const to = (location, headers = {}) => ({ status: 302, type: '', headers: { ...headers, location } });
const OPEN = allow('*');
const ECHO = { ...allow('{origin}'), 'access-control-allow-credentials': 'true' };
const API = 'http://api.other.test/a';

/** Redirects. @type {readonly import('./scenario.mjs').Scenario[]} */
export const redirects = [
  { name: 'redirect-ok', script: ask('/old'), routes: { '/old': to('/new'), '/new': JSON_BODY } },
  {
    name: 'redirect-cors-ok',
    script: ask(API),
    routes: { '/a': to('/b', OPEN), '/b': { ...JSON_BODY, headers: OPEN } },
  },
  {
    name: 'redirect-first-without-leave',
    script: ask(API),
    routes: { '/a': to('/b'), '/b': { ...JSON_BODY, headers: OPEN } },
  },
  {
    name: 'redirect-second-without-leave',
    script: ask(API),
    routes: { '/a': to('/b', OPEN), '/b': JSON_BODY },
  },
  {
    name: 'redirect-second-other-origin',
    script: ask(API),
    routes: { '/a': to('/b', OPEN), '/b': { ...JSON_BODY, headers: allow('https://shop.test') } },
  },
  {
    name: 'redirect-leaves-own-origin',
    script: ask('/a'),
    routes: { 'shop.test/a': to('http://login.other.test/'), 'login.other.test/': JSON_BODY },
  },
  {
    name: 'redirect-origin-becomes-null',
    script: ask(API),
    routes: {
      'api.other.test/a': to('http://third.test/b', ECHO),
      'third.test/b': { ...JSON_BODY, headers: allow('http://shop.test') },
    },
  },
  {
    name: 'redirect-wildcard-with-credentials',
    script: ask(API, { credentials: 'include' }),
    routes: { '/a': to('/b', OPEN), '/b': { ...JSON_BODY, headers: ECHO } },
  },
  {
    name: 'redirect-then-wildcard-with-credentials',
    script: ask(API, { credentials: 'include' }),
    routes: { '/a': to('/b', ECHO), '/b': { ...JSON_BODY, headers: OPEN } },
  },
  {
    name: 'redirect-to-password-address',
    script: ask(API),
    routes: { '/a': to('http://user:word@api.other.test/b', OPEN), '/b': { ...JSON_BODY, headers: OPEN } },
  },
  {
    name: 'redirect-to-password-address-own-origin',
    script: ask('/a'),
    routes: { '/a': to('http://user:word@shop.test/b'), '/b': JSON_BODY },
  },
  {
    name: 'redirect-not-wanted',
    script: ask('/a', { redirect: 'error' }),
    routes: { '/a': to('/b'), '/b': JSON_BODY },
  },
  {
    name: 'redirect-not-wanted-cross-origin',
    script: ask(API, { redirect: 'error' }),
    routes: { '/a': to('/b', OPEN) },
  },
  {
    name: 'redirect-by-hand',
    script: ask('/a', { redirect: 'manual' }),
    routes: { '/a': to('/b'), '/b': JSON_BODY },
  },
  { name: 'redirect-loop', script: ask('/a'), routes: { '/a': to('/a') } },
  { name: 'redirect-loop-cors', script: ask(API), routes: { '/a': to('/b', OPEN), '/b': to('/a', OPEN) } },
  { name: 'redirect-loop-image', html: '<img src="/a.gif">', routes: { '/a.gif': to('/a.gif') } },
  {
    name: 'redirect-loop-frame',
    html: '<iframe src="/frame"></iframe>',
    routes: { '/frame': to('/frame?again=1') },
  },
  {
    name: 'redirect-loop-page',
    plain: true,
    page: 'http://shop.test/',
    routes: { 'shop.test/': to('/login'), '/login': to('/') },
  },
  {
    name: 'redirect-too-many',
    script: ask('/0'),
    routes: Object.fromEntries(Array.from({ length: 25 }, (_, step) => [`/${step}`, to(`/${step + 1}`)])),
  },
  { name: 'redirect-to-file', script: ask('/a'), routes: { '/a': to('file:///etc/hosts') } },
  { name: 'redirect-to-data', script: ask('/a'), routes: { '/a': to('data:text/plain,hello') } },
  {
    name: 'redirect-to-data-image',
    html: '<img src="/a.gif">',
    routes: { '/a.gif': to('data:image/gif;base64,R0lGODlh') },
  },
  { name: 'redirect-to-ftp', script: ask('/a'), routes: { '/a': to('ftp://files.other.test/a') } },
  { name: 'redirect-to-own-scheme', script: ask('/a'), routes: { '/a': to('shopapp://callback') } },
  {
    name: 'redirect-to-own-scheme-cross-origin',
    script: ask(API),
    routes: { '/a': to('shopapp://callback', OPEN) },
  },
  { name: 'redirect-to-no-address', script: ask('/a'), routes: { '/a': to('http://') } },
  { name: 'redirect-without-location', script: ask('/a'), routes: { '/a': { status: 302 } } },
  { name: 'redirect-to-blocked-port', script: ask('/a'), routes: { '/a': to('http://shop.test:25/') } },
  { name: 'redirect-to-refused', script: ask('/a'), routes: { '/a': to('http://closed.test/b') } },
  { name: 'redirect-to-unknown-name', script: ask(API), routes: { '/a': to('http://nowhere.test/b', OPEN) } },
  {
    name: 'redirect-to-untrusted',
    html: '<img src="/a.gif">',
    routes: { '/a.gif': to('https://untrusted.test/a.gif') },
  },
  { name: 'redirect-script-to-404', html: '<script src="/a.js"></script>', routes: { '/a.js': to('/b.js') } },
  {
    name: 'redirect-two-locations',
    script: ask('/a'),
    routes: {
      '/a': { raw: 'HTTP/1.1 302 Found\r\nLocation: /b\r\nLocation: /c\r\nContent-Length: 0\r\n\r\n' },
    },
  },
  {
    name: 'redirect-events',
    script: 'new EventSource("/a");',
    routes: { '/a': to('http://api.other.test/live') },
  },
  {
    name: 'redirect-module',
    html: '<script type="module" src="/a.mjs"></script>',
    routes: {
      '/a.mjs': to('http://cdn.other.test/a.mjs'),
      'cdn.other.test/a.mjs': { type: 'text/javascript', body: '1' },
    },
  },
  {
    name: 'redirect-xhr-to-sign-in',
    page: 'https://shop.test/',
    script: ask('/api/cart'),
    routes: {
      '/api/cart': to('https://login.other.test/start'),
      'login.other.test/start': { type: 'text/html', body: '<p>Sign in' },
    },
  },
  {
    name: 'redirect-to-http',
    page: 'https://shop.test/',
    script: ask('/api/cart'),
    routes: { '/api/cart': to('http://shop.test/api/cart/') },
  },
  {
    name: 'redirect-worker',
    script: `new Worker("/w.js");`,
    routes: {
      '/w.js': to('http://cdn.other.test/w.js'),
      'cdn.other.test/w.js': { type: 'text/javascript', body: '1' },
    },
  },
];
