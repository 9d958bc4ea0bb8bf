import { ask, HTML, JSON_BODY } from './scenario.mjs';

/**
 * A WebSocket to the page's own server.
 * @param {string} name
 * @param {import('../respond.mjs').Reply} reply
 */
const socket = (name, reply) => ({
  name: `socket-${name}`,
  script: 'new WebSocket("ws://shop.test/live");',
  routes: { '/live': reply },
});
/**
 * @param {string} name
 * @param {import('../respond.mjs').Reply} reply
 */
const events = (name, reply) => ({
  name: `events-${name}`,
  script: 'new EventSource("/live");',
  routes: { '/live': reply },
  limit: 1500,
});
const STREAM = { type: 'text/event-stream' };

/** Connections that stay open, and helpers of the page. @type {readonly import('./scenario.mjs').Scenario[]} */
export const live = [
  socket('404', { status: 404 }),
  socket('403', { status: 403, ...HTML }),
  socket('redirect', { status: 302, headers: { location: 'http://login.other.test/' } }),
  socket('plain-answer', { status: 200, ...HTML }),
  socket('closed-before-answer', { ending: 'close' }),
  socket('garbage', { raw: 'hello\r\n\r\n' }),
  socket('wrong-accept', {
    raw: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n',
  }),
  socket('no-accept', {
    raw: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  }),
  socket('unwanted-protocol', { socket: 'echo', headers: { 'Sec-WebSocket-Protocol': 'chat' } }),
  socket('bad-frame', { socket: 'text-error' }),
  socket('dropped', { socket: 'abort' }),
  socket('closed-well', { socket: 'close' }),
  {
    ...socket('ok', { socket: 'echo' }),
    script: 'const w = new WebSocket("ws://shop.test/live"); w.onmessage = () => w.close();',
  },
  {
    ...socket('stopped', { hang: true }),
    script: 'const w = new WebSocket("ws://shop.test/live"); setTimeout(() => w.close(), 400);',
  },
  { name: 'socket-drop', script: 'new WebSocket("wss://drop.test/live");' },
  { name: 'socket-old-tls', script: 'new WebSocket("wss://oldtls.test/live");' },
  { name: 'socket-blocked-port', script: 'try { new WebSocket("ws://shop.test:25/live"); } catch {}' },
  events('404', { status: 404 }),
  events('500', { status: 500 }),
  events('html', HTML),
  events('no-content', { status: 204, type: '' }),
  events('ended', { ...STREAM, body: 'retry: 60000\ndata: 1\n\n' }),
  events('reset', {
    raw: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n',
    ending: 'reset',
  }),
  events('wrong-charset', { type: 'text/event-stream; charset=latin1', body: 'data: 1\n\n' }),
  events('401', { status: 401, headers: { 'www-authenticate': 'Bearer' } }),
  {
    name: 'beacon-ok',
    script: 'navigator.sendBeacon("/seen", "x");',
    routes: { '/seen': { status: 204, type: '' } },
  },
  { name: 'beacon-404', script: 'navigator.sendBeacon("/seen", "x");' },
  {
    name: 'beacon-cross-origin',
    script: 'navigator.sendBeacon("http://api.other.test/seen", "x");',
    routes: { '/seen': { status: 204, type: '' } },
  },
  { name: 'beacon-unknown-name', script: 'navigator.sendBeacon("http://nowhere.test/seen", "x");' },
];

/**
 * A page whose service worker takes its requests.
 * @param {string} name
 * @param {string} onFetch what the worker does with a request to /api
 * @param {import('../respond.mjs').Routes} [routes]
 */
const helped = (name, onFetch, routes = {}) => ({
  name: `helper-${name}`,
  page: `https://helper-${name}.test/`,
  script: `navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then(() => new Promise((done) => { if (navigator.serviceWorker.controller) done(); else navigator.serviceWorker.oncontrollerchange = done; })).then(() => { ${ask('/api')} });`,
  routes: {
    '/sw.js': {
      type: 'text/javascript',
      body: `oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim()); onfetch = (e) => { if (e.request.url.endsWith('/api')) ${onFetch} };`,
    },
    ...routes,
  },
  limit: 6000,
});

/** Service workers. @type {readonly import('./scenario.mjs').Scenario[]} */
export const helpers = [
  helped('error', 'e.respondWith(Response.error());'),
  helped('rejects', 'e.respondWith(Promise.reject(new Error("no")));'),
  helped('not-a-response', 'e.respondWith(Promise.resolve(undefined));'),
  helped('answers', 'e.respondWith(new Response("{}"));'),
  helped('answers-503', 'e.respondWith(new Response("", { status: 503 }));'),
  helped('passes-on', 'e.respondWith(fetch(e.request));', { '/api': JSON_BODY }),
  helped('passes-on-to-refused', 'e.respondWith(fetch("https://closed.test/api"));'),
  helped('passes-on-404', 'e.respondWith(fetch(e.request));'),
  helped('stays-out', 'return;', { '/api': JSON_BODY }),
  helped('opaque', 'e.respondWith(fetch("https://cdn.other.test/a", { mode: "no-cors" }));', {
    'cdn.other.test/a': JSON_BODY,
  }),
  helped('redirected', 'e.respondWith(fetch("/b"));', {
    '/b': { status: 302, headers: { location: '/c' } },
    '/c': JSON_BODY,
  }),
  {
    name: 'helper-script-404',
    page: 'https://shop.test/',
    script: 'navigator.serviceWorker.register("/sw.js").catch(() => {});',
  },
  {
    name: 'helper-script-html',
    page: 'https://shop.test/',
    script: 'navigator.serviceWorker.register("/sw.js").catch(() => {});',
    routes: { '/sw.js': HTML },
  },
  {
    name: 'helper-script-redirected',
    page: 'https://shop.test/',
    script: 'navigator.serviceWorker.register("/sw.js").catch(() => {});',
    routes: { '/sw.js': { status: 302, headers: { location: '/b.js' } } },
  },
];
