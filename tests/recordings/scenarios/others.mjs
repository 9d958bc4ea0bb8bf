import { allow, ask, askOld, GIF, HTML, JSON_BODY } from './scenario.mjs';

/**
 * A fetch of the page's own server.
 * @param {number} status
 * @param {import('../respond.mjs').Reply} [reply]
 * @param {RequestInit} [init]
 */
const answered = (status, reply = {}, init = {}) => ({
  name: `status-${status}`,
  script: ask('/api/cart', init),
  routes: { '/api/cart': { status, ...reply } },
});

/** Status codes, caches, cookies, and what goes well. @type {readonly import('./scenario.mjs').Scenario[]} */
export const others = [
  answered(200, JSON_BODY),
  answered(206, { ...JSON_BODY, headers: { 'content-range': 'bytes 0-11/40' } }),
  answered(304, { type: '' }),
  answered(
    400,
    { type: 'application/problem+json', body: '{"title":"amount is missing","status":400}' },
    { method: 'POST', body: '{}' },
  ),
  answered(401, { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }),
  answered(403, HTML),
  answered(409, JSON_BODY, { method: 'PUT', body: '{}' }),
  answered(413, HTML, { method: 'POST', body: 'x' }),
  answered(429, { headers: { 'retry-after': '30' } }),
  answered(500, HTML),
  answered(502, { ...HTML, headers: { server: 'nginx/1.24.0' } }),
  answered(503, { headers: { 'retry-after': '120' } }),
  answered(504, HTML),
  { name: 'cache-only', script: ask('/a', { cache: 'only-if-cached', mode: 'same-origin' }) },
  {
    name: 'cache-only-ok',
    script:
      `fetch('/a').then((a) => a.text()).then(() => ${ask('/a', { cache: 'only-if-cached', mode: 'same-origin' })})`.replace(
        /;\)$/,
        ');',
      ),
    routes: { '/a': { ...JSON_BODY, headers: { 'cache-control': 'max-age=600' } } },
  },
  {
    name: 'cache-image-twice',
    html: '<img src="/a.gif"><img src="/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: { 'cache-control': 'max-age=600' } } },
  },
  {
    name: 'cache-not-modified',
    script:
      'fetch("/tagged").then((a) => a.text()).then(() => fetch("/tagged", { cache: "no-cache" })).then((a) => a.text());',
    routes: { '/tagged': { ...JSON_BODY, headers: { etag: '"a"', 'cache-control': 'no-cache' } } },
  },
  {
    name: 'cache-cors-kept-without-leave',
    html: '<img src="http://cdn.other.test/kept.gif">',
    script: `setTimeout(() => { ${ask('http://cdn.other.test/kept.gif')} }, 400);`,
    routes: { '/kept.gif': { ...GIF, headers: { 'cache-control': 'max-age=600' } } },
  },
  { name: 'blob-ok', script: 'fetch(URL.createObjectURL(new Blob(["x"]))).then((a) => a.text());' },
  {
    name: 'blob-gone',
    script:
      'const u = URL.createObjectURL(new Blob(["x"])); URL.revokeObjectURL(u); fetch(u).catch(() => {});',
  },
  { name: 'data-ok', script: 'fetch("data:text/plain,hello").then((a) => a.text());' },
  {
    name: 'form-upload',
    script:
      'const f = new FormData(); f.append("file", new Blob(["x"]), "a.txt"); fetch("/upload", { method: "POST", body: f }).then((a) => a.text());',
    routes: { '/upload': { status: 201, ...JSON_BODY } },
  },
  {
    name: 'sync-xhr',
    script:
      'try { const x = new XMLHttpRequest(); x.open("GET", "http://api.other.test/a", false); x.send(); } catch {}',
    routes: { '/a': JSON_BODY },
  },
  {
    name: 'keepalive-too-big',
    script: ask('/a', { method: 'POST', body: 'x'.repeat(70_000), keepalive: true }),
  },
  { name: 'prefetch-404', html: '<link rel="prefetch" href="/next.js">' },
  {
    name: 'preload-ok',
    html: '<link rel="preload" as="image" href="/a.gif"><img src="/a.gif">',
    routes: { '/a.gif': GIF },
  },
  {
    name: 'preload-cors',
    html: '<link rel="preload" as="font" crossorigin href="http://cdn.other.test/f.woff2">',
    routes: { '/f.woff2': { type: 'font/woff2', body: 'wOF2' } },
  },
  {
    name: 'cookie-refused',
    script: ask('/a'),
    routes: { '/a': { ...JSON_BODY, headers: { 'set-cookie': 'session=1; SameSite=None' } } },
  },
  {
    name: 'many-at-once',
    script: Array.from({ length: 8 }, (_, n) => ask(`/a?n=${n}`)).join(' '),
    routes: { '/a': { ...JSON_BODY, after: 50 } },
  },
  {
    name: 'same-failing-and-working',
    script: `${ask('http://api.other.test/a')} setTimeout(() => { ${ask('http://api.other.test/b')} }, 200);`,
    routes: { '/a': JSON_BODY, '/b': { ...JSON_BODY, headers: allow('*') } },
  },
  {
    name: 'graphql-errors',
    script: ask('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ cart { id } }"}',
    }),
    routes: {
      '/graphql': {
        type: 'application/json',
        body: '{"data":null,"errors":[{"message":"Cannot query field"}]}',
      },
    },
  },
  { name: 'xhr-ok', script: askOld('/a'), routes: { '/a': JSON_BODY } },
  {
    name: 'page-404',
    plain: true,
    page: 'http://shop.test/nothing',
    routes: { 'shop.test/nothing': { ...HTML, status: 404 } },
  },
  {
    name: 'page-without-leave-of-icon',
    html: '<link rel="icon" href="http://cdn.other.test/i.ico">',
    routes: {
      '/i.ico': {
        type: 'image/x-icon',
        body: 'x',
        headers: { 'cross-origin-resource-policy': 'same-origin' },
      },
    },
  },
];
