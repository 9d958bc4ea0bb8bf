import { allow, ask, askOld, HTML, inWorker, JSON_BODY } from './scenario.mjs';

const API = 'http://api.other.test/orders';
/**
 * An answer to a fetch of another origin.
 * @param {string} name
 * @param {import('../respond.mjs').Reply} reply
 * @param {RequestInit} [init]
 */
const answered = (name, reply, init) => ({
  name: `cors-${name}`,
  script: ask(API, init),
  routes: { 'api.other.test/orders': { ...JSON_BODY, ...reply } },
});
/** @type {RequestInit} */
const signedIn = { credentials: 'include' };
const GRANTED = { ...allow('{origin}'), 'access-control-allow-credentials': 'true' };

/** The CORS check of an answer. @type {readonly import('./scenario.mjs').Scenario[]} */
export const corsAnswers = [
  answered('no-header', {}),
  answered('other-origin', { headers: allow('https://admin.shop.test') }),
  answered('header-of-other-port', { headers: allow('http://shop.test:8080') }),
  answered('https-in-place-of-http', { headers: allow('https://shop.test') }),
  answered('slash-at-the-end', { headers: allow('http://shop.test/') }),
  answered('name-without-scheme', { headers: allow('shop.test') }),
  answered('list-of-origins', { headers: allow('http://shop.test, http://admin.test') }),
  answered('list-by-spaces', { headers: allow('http://shop.test http://admin.test') }),
  answered('sent-twice', { headers: { 'access-control-allow-origin': ['http://shop.test', '*'] } }),
  answered('same-sent-twice', {
    headers: { 'access-control-allow-origin': ['http://shop.test', 'http://shop.test'] },
  }),
  answered('null', { headers: allow('null') }),
  answered('empty', { headers: allow('') }),
  answered('true', { headers: allow('true') }),
  answered('pattern', { headers: allow('http://*.test') }),
  answered('wildcard-with-credentials', { headers: allow('*') }, signedIn),
  answered('no-credentials-header', { headers: allow('{origin}') }, signedIn),
  answered(
    'credentials-in-capitals',
    { headers: { ...allow('{origin}'), 'access-control-allow-credentials': 'True' } },
    signedIn,
  ),
  answered('mismatch-with-credentials', { headers: { ...GRANTED, ...allow('http://admin.test') } }, signedIn),
  answered('ok', { headers: allow('*') }),
  answered('ok-with-credentials', { headers: GRANTED }, signedIn),
  answered('status-401', { status: 401, headers: { 'www-authenticate': 'Bearer' } }),
  answered('status-403', { status: 403, ...HTML }),
  answered('status-404', { status: 404 }),
  answered('status-500', { status: 500, ...HTML }),
  answered('status-502-html', { status: 502, ...HTML }),
  answered('status-404-with-leave', { status: 404, headers: allow('*') }),
  answered('status-500-wildcard-credentials', { status: 500, headers: allow('*') }, signedIn),
  answered('post-form', {}, { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/plain' } }),
  answered('no-cors-mode', {}, { mode: 'no-cors' }),
  answered('head', {}, { method: 'HEAD' }),
  answered('same-origin-mode', { headers: allow('*') }, { mode: 'same-origin' }),
  {
    name: 'cors-subdomain',
    script: ask('http://api.shop.test/cart', { credentials: 'include' }),
    routes: { 'api.shop.test/cart': JSON_BODY },
  },
  {
    name: 'cors-other-port',
    page: 'http://localhost:3000/',
    script: ask('http://localhost:8080/api/cart'),
    routes: { 'localhost:8080/api/cart': JSON_BODY },
  },
  {
    name: 'cors-other-port-refuses-origin',
    page: 'http://localhost:3000/',
    script: ask('http://localhost:8080/api/cart'),
    routes: { 'localhost:8080/api/cart': { ...JSON_BODY, headers: allow('http://127.0.0.1:3000') } },
  },
  { name: 'cors-xhr', script: askOld(API), routes: { 'api.other.test/orders': JSON_BODY } },
  {
    name: 'cors-xhr-with-credentials',
    script: askOld(API, 'GET', 'x.withCredentials = true'),
    routes: { 'api.other.test/orders': { ...JSON_BODY, headers: allow('*') } },
  },
  {
    name: 'cors-font',
    html: '<style>@font-face { font-family: F; src: url("http://cdn.other.test/f.woff2") } body { font-family: F }</style>text',
    routes: { 'cdn.other.test/f.woff2': { type: 'font/woff2', body: 'wOF2' } },
  },
  {
    name: 'cors-script',
    html: '<script crossorigin src="http://cdn.other.test/a.js"></script>',
    routes: { 'cdn.other.test/a.js': { type: 'text/javascript', body: '1' } },
  },
  {
    name: 'cors-script-with-credentials',
    html: '<script crossorigin="use-credentials" src="http://cdn.other.test/a.js"></script>',
    routes: { 'cdn.other.test/a.js': { type: 'text/javascript', body: '1', headers: allow('*') } },
  },
  {
    name: 'cors-module',
    html: '<script type="module" src="http://cdn.other.test/a.mjs"></script>',
    routes: { 'cdn.other.test/a.mjs': { type: 'text/javascript', body: '1' } },
  },
  {
    name: 'cors-imported-module',
    html: '<script type="module">import "http://cdn.other.test/b.mjs";</script>',
    routes: {
      'cdn.other.test/b.mjs': { type: 'text/javascript', body: '1', headers: allow('https://shop.test') },
    },
  },
  {
    name: 'cors-style',
    html: '<link rel="stylesheet" crossorigin href="http://cdn.other.test/a.css">',
    routes: { 'cdn.other.test/a.css': { type: 'text/css', body: 'b{}' } },
  },
  {
    name: 'cors-image',
    html: '<img crossorigin src="http://cdn.other.test/a.gif">',
    routes: { 'cdn.other.test/a.gif': { type: 'image/gif', body: 'GIF89a' } },
  },
  {
    name: 'cors-video',
    html: '<video crossorigin src="http://cdn.other.test/a.mp4"></video>',
    routes: { 'cdn.other.test/a.mp4': { type: 'video/mp4', body: 'x' } },
  },
  {
    name: 'cors-manifest',
    html: '<link rel="manifest" crossorigin="use-credentials" href="http://cdn.other.test/app.webmanifest">',
    routes: { 'cdn.other.test/app.webmanifest': { type: 'application/manifest+json', body: '{}' } },
  },
  {
    name: 'cors-events',
    script: 'new EventSource("http://api.other.test/live");',
    routes: { 'api.other.test/live': { type: 'text/event-stream', body: 'data: 1\n\n' } },
  },
  {
    name: 'cors-events-with-credentials',
    script: 'new EventSource("http://api.other.test/live", { withCredentials: true });',
    routes: {
      'api.other.test/live': { type: 'text/event-stream', body: 'data: 1\n\n', headers: allow('*') },
    },
  },
  {
    name: 'cors-worker',
    script: inWorker(`fetch('${API}').catch(() => {})`),
    routes: { 'api.other.test/orders': JSON_BODY },
  },
  {
    name: 'cors-worker-other-origin',
    script: inWorker(`fetch('${API}').catch(() => {})`),
    routes: { 'api.other.test/orders': { ...JSON_BODY, headers: allow('http://admin.test') } },
  },
  {
    name: 'cors-worker-ok',
    script: inWorker(`fetch('${API}').then((answer) => answer.text()).catch(() => {})`),
    routes: { 'api.other.test/orders': { ...JSON_BODY, headers: allow('*') } },
  },
  {
    name: 'cors-sandboxed-frame',
    html: `<iframe sandbox="allow-scripts" src="/frame"></iframe>`,
    routes: {
      'shop.test/frame': { type: 'text/html', body: `<script>${ask('http://shop.test/api')}</script>` },
      'shop.test/api': { ...JSON_BODY, headers: allow('http://shop.test') },
    },
  },
  {
    name: 'cors-frame',
    html: '<iframe src="http://widget.other.test/"></iframe>',
    routes: {
      'widget.other.test/': { type: 'text/html', body: `<script>${ask('http://shop.test/api')}</script>` },
      'shop.test/api': { ...JSON_BODY, headers: allow('http://shop.test') },
    },
  },
];
