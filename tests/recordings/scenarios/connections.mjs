import { gzipSync } from 'node:zlib';
import { ask, askOld, HTML, inWorker, JSON_BODY } from './scenario.mjs';

const OPEN_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
/**
 * A fetch whose answer is written byte by byte.
 * @param {string} name
 * @param {string | Buffer} raw
 * @param {import('../respond.mjs').Reply['ending']} [ending]
 */
const bytes = (name, raw, ending = 'close') => ({
  name: `answer-${name}`,
  script: ask('/data'),
  routes: { 'shop.test/data': { raw, ending } },
});

/** Connections that do not come about. @type {readonly import('./scenario.mjs').Scenario[]} */
export const connections = [
  { name: 'connect-refused', script: ask('http://closed.test/a') },
  { name: 'connect-refused-xhr', script: askOld('http://closed.test/a', 'POST') },
  { name: 'connect-refused-image', html: '<img src="http://closed.test/a.gif">' },
  { name: 'connect-refused-style', html: '<link rel="stylesheet" href="http://closed.test/a.css">' },
  { name: 'connect-refused-module', html: '<script type="module" src="http://closed.test/a.js"></script>' },
  { name: 'connect-refused-frame', html: '<iframe src="http://closed.test/"></iframe>' },
  { name: 'connect-refused-events', script: 'new EventSource("http://closed.test/live");', limit: 1500 },
  { name: 'connect-refused-socket', script: 'new WebSocket("ws://closed.test/live");' },
  {
    name: 'connect-refused-keepalive',
    script: ask('http://closed.test/a', { method: 'POST', keepalive: true }),
  },
  { name: 'connect-refused-worker', script: inWorker("fetch('http://closed.test/a').catch(() => {})") },
  {
    name: 'connect-refused-developer',
    page: 'http://localhost:3000/',
    script: ask('http://localhost:9999/api'),
  },
  { name: 'connect-refused-page', page: 'http://closed.test/' },
  { name: 'connect-unknown-name', script: ask('http://nowhere.test/a') },
  { name: 'connect-unknown-name-image', html: '<img src="http://nowhere.test/a.gif">' },
  { name: 'connect-unknown-name-script', html: '<script src="https://nowhere.test/a.js"></script>' },
  { name: 'connect-unknown-name-frame', html: '<iframe src="http://nowhere.test/"></iframe>' },
  { name: 'connect-unknown-name-socket', script: 'new WebSocket("wss://nowhere.test/live");' },
  { name: 'connect-unknown-name-page', page: 'http://nowhere.test/' },
  { name: 'connect-blocked-port', script: ask('http://shop.test:6667/a') },
  { name: 'connect-blocked-port-image', html: '<img src="http://cdn.other.test:22/a.gif">' },
  {
    name: 'connect-blocked-port-developer',
    page: 'http://localhost:3000/',
    script: ask('http://localhost:6000/api'),
  },
  { name: 'connect-closed-at-once', script: ask('http://drop.test/a') },
  { name: 'connect-closed-at-once-page', page: 'http://drop.test/' },
  { name: 'connect-reset', script: ask('http://reset.test/a') },
  { name: 'connect-reset-image', html: '<img src="http://reset.test/a.gif">' },
  {
    name: 'connect-silent-timeout',
    script: 'fetch("http://silent.test/a", { signal: AbortSignal.timeout(500) }).catch(() => {});',
  },
  { name: 'connect-zero-address', script: ask('http://0.0.0.0:9/a') },
  { name: 'connect-ip-refused', page: 'http://localhost:3000/', script: ask('http://127.0.0.1:1/a') },
  { name: 'connect-scheme-unknown', script: ask('shop://cart') },
  { name: 'connect-ftp', script: ask('ftp://files.other.test/a') },
  { name: 'connect-file', html: '<img src="file:///tmp/a.gif">' },
  { name: 'connect-ad-blocked', script: ask('http://cdn.other.test/ads/a.js') },
  { name: 'connect-ad-blocked-script', html: '<script src="http://cdn.other.test/ads/a.js"></script>' },
  { name: 'connect-password-in-address', html: '<img src="http://user:word@cdn.other.test/a.gif">' },
  {
    name: 'connect-offline',
    script: `setTimeout(() => { ${ask('/api/cart')} ${ask('http://api.other.test/a')} new Image().src = '/b.gif'; }, 900);`,
    afterwards: async (page) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await page.context().setOffline(true);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await page.context().setOffline(false);
    },
  },
];

/** Certificates and TLS. @type {readonly import('./scenario.mjs').Scenario[]} */
export const secureConnections = [
  { name: 'tls-untrusted', script: ask('https://untrusted.test/a') },
  { name: 'tls-untrusted-image', html: '<img src="https://untrusted.test/a.gif">' },
  {
    name: 'tls-untrusted-script',
    page: 'https://shop.test/',
    html: '<script src="https://untrusted.test/a.js"></script>',
  },
  { name: 'tls-untrusted-frame', html: '<iframe src="https://untrusted.test/"></iframe>' },
  { name: 'tls-untrusted-page', page: 'https://untrusted.test/' },
  { name: 'tls-untrusted-socket', script: 'new WebSocket("wss://untrusted.test/live");' },
  { name: 'tls-untrusted-events', script: 'new EventSource("https://untrusted.test/live");', limit: 1500 },
  { name: 'tls-untrusted-worker', script: inWorker("fetch('https://untrusted.test/a').catch(() => {})") },
  { name: 'tls-old-version', script: ask('https://oldtls.test/a') },
  { name: 'tls-client-certificate', script: ask('https://clientcert.test/a') },
  { name: 'tls-http-in-its-place', script: ask('https://plain.test/a') },
  {
    name: 'tls-http-in-its-place-developer',
    page: 'http://localhost:3000/',
    script: ask('https://localhost:8080/api'),
  },
  { name: 'tls-http-in-its-place-page', page: 'https://plain.test/' },
  { name: 'tls-in-place-of-http', script: ask('http://tlsonly.test/a') },
  { name: 'tls-unknown-name', script: ask('https://unknownname.test/a') },
  { name: 'tls-closed-at-once', script: ask('https://drop.test/a') },
  { name: 'tls-reset', script: ask('https://reset.test/a') },
  { name: 'tls-refused', page: 'https://shop.test/', script: ask('https://closed.test/a') },
  {
    name: 'tls-silent-timeout',
    script: 'fetch("https://silent.test/a", { signal: AbortSignal.timeout(500) }).catch(() => {});',
  },
  {
    name: 'tls-reset-before-answer',
    page: 'https://shop.test/',
    script: ask('/a'),
    routes: { '/a': { ending: 'close' } },
  },
  {
    name: 'tls-cut-in-body',
    page: 'https://shop.test/',
    script: ask('/a'),
    routes: { '/a': { raw: `${OPEN_HEAD}Content-Length: 100\r\n\r\nabc` } },
  },
  { name: 'tls-ok', page: 'https://shop.test/', script: ask('/a'), routes: { '/a': JSON_BODY } },
];

/** Answers that do not arrive whole, or are none. @type {readonly import('./scenario.mjs').Scenario[]} */
export const cutAnswers = [
  { name: 'answer-reset-before', script: ask('/data'), routes: { '/data': { ending: 'reset' } } },
  { name: 'answer-closed-before', script: ask('/data'), routes: { '/data': { ending: 'close' } } },
  {
    name: 'answer-closed-before-post',
    script: ask('/data', { method: 'POST', body: 'a' }),
    routes: { '/data': { ending: 'close' } },
  },
  bytes('half-status-line', 'HTTP/1.1 20'),
  bytes('half-headers', 'HTTP/1.1 200 OK\r\nContent-Ty'),
  bytes('half-headers-reset', 'HTTP/1.1 200 OK\r\nContent-Ty', 'reset'),
  bytes('cut-by-length', `${OPEN_HEAD}Content-Length: 500\r\n\r\nonly this`),
  bytes('cut-by-length-reset', `${OPEN_HEAD}Content-Length: 500\r\n\r\nonly this`, 'reset'),
  bytes('cut-in-chunk', `${OPEN_HEAD}Transfer-Encoding: chunked\r\n\r\n40\r\nonly this`),
  bytes('cut-between-chunks', `${OPEN_HEAD}Transfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n`),
  bytes('reset-between-chunks', `${OPEN_HEAD}Transfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n`, 'reset'),
  bytes('bad-chunk', `${OPEN_HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nonly this\r\n0\r\n\r\n`),
  bytes('bad-gzip', `${OPEN_HEAD}Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!`),
  bytes(
    'cut-gzip',
    Buffer.concat([
      Buffer.from(`${OPEN_HEAD}Content-Encoding: gzip\r\n\r\n`),
      gzipSync('x'.repeat(5000)).subarray(0, 20),
    ]),
  ),
  bytes('bad-brotli', `${OPEN_HEAD}Content-Encoding: br\r\nContent-Length: 9\r\n\r\nnot br :-`),
  bytes('bad-zstd', `${OPEN_HEAD}Content-Encoding: zstd\r\nContent-Length: 9\r\n\r\nnot zstd!`),
  bytes(
    'bad-deflate',
    `${OPEN_HEAD}Content-Encoding: deflate\r\nContent-Length: 9\r\n\r\n\u0001\u0002nodefla`,
  ),
  bytes('unknown-encoding', `${OPEN_HEAD}Content-Encoding: shop\r\nContent-Length: 4\r\n\r\ndata`),
  bytes('two-lengths', `${OPEN_HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\ndata`),
  bytes('length-too-short', `${OPEN_HEAD}Content-Length: 2\r\n\r\ndata and more`),
  bytes('length-is-no-number', `${OPEN_HEAD}Content-Length: many\r\n\r\ndata`),
  bytes('no-length-ok', `${OPEN_HEAD}\r\ndata`),
  bytes(
    'two-dispositions',
    `${OPEN_HEAD}Content-Disposition: attachment\r\nContent-Disposition: inline\r\nContent-Length: 1\r\n\r\nx`,
  ),
  bytes('headers-too-big', `${OPEN_HEAD}X-Big: ${'x'.repeat(300_000)}\r\n\r\n`),
  bytes('not-http', 'SSH-2.0-OpenSSH_9.2p1\r\n'),
  bytes('not-http-binary', Buffer.from([0x16, 3, 1, 0, 2, 2, 0x28, 0, 0])),
  bytes('page-without-head', '<html>hello</html>'),
  bytes('strange-status', 'HTTP/1.1 abc OK\r\nContent-Length: 1\r\n\r\nx'),
  bytes('status-999', 'HTTP/1.1 999 Denied\r\nContent-Length: 1\r\n\r\nx'),
  bytes('status-101', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n'),
  bytes(
    'status-407',
    'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
  ),
  bytes('status-103-then-cut', 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'),
  bytes('null-in-header', `HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 1\r\n\r\nx`),
  bytes('header-without-colon', `HTTP/1.1 200 OK\r\nnonsense\r\nContent-Length: 1\r\n\r\nx`),
  bytes('http-1-0-ok', 'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\ndata'),
  {
    name: 'answer-image-cut',
    html: '<img src="/a.gif">',
    routes: {
      '/a.gif': { raw: 'HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nContent-Length: 900\r\n\r\nGIF89a' },
    },
  },
  {
    name: 'answer-script-cut',
    html: '<script src="/a.js"></script>',
    routes: {
      '/a.js': {
        raw: 'HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 900\r\n\r\nlet a',
      },
    },
  },
  {
    name: 'answer-page-cut',
    plain: true,
    page: 'http://shop.test/',
    routes: {
      'shop.test/': {
        raw: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<link rel=icon href="data:,"><p>half',
      },
    },
  },
  {
    name: 'answer-page-empty',
    plain: true,
    page: 'http://shop.test/',
    routes: { 'shop.test/': { ending: 'close' } },
  },
  {
    name: 'answer-page-500-empty',
    plain: true,
    page: 'http://shop.test/',
    routes: { 'shop.test/': { status: 500 } },
  },
  {
    name: 'answer-cross-origin-cut',
    script: ask('http://api.other.test/a'),
    routes: {
      '/a': { raw: `${OPEN_HEAD}Access-Control-Allow-Origin: *\r\nContent-Length: 500\r\n\r\nonly this` },
    },
  },
];

/** Requests that the page itself ended. @type {readonly import('./scenario.mjs').Scenario[]} */
export const stoppedRequests = [
  {
    name: 'stop-controller',
    script:
      'const c = new AbortController(); fetch("/slow", { signal: c.signal }).catch(() => {}); setTimeout(() => c.abort(), 300);',
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-timeout',
    script: 'fetch("/slow", { signal: AbortSignal.timeout(1000) }).catch(() => {});',
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-xhr-timeout',
    script: askOld('/slow', 'GET', 'x.timeout = 1000'),
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-xhr-abort',
    script: askOld('/slow', 'GET', 'setTimeout(() => x.abort(), 300)'),
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-in-body',
    script:
      'const c = new AbortController(); fetch("/slow", { signal: c.signal }).then((a) => a.text()).catch(() => {}); setTimeout(() => c.abort(), 400);',
    routes: { '/slow': { raw: `${OPEN_HEAD}Content-Length: 900\r\n\r\nsome`, ending: 'hang' } },
  },
  {
    name: 'stop-new-search',
    script:
      'let c; for (const q of ["a", "ab", "abc"]) { c?.abort(); c = new AbortController(); fetch("/find?q=" + q, { signal: c.signal }).then((a) => a.text()).catch(() => {}); }',
    routes: { '/find': { ...JSON_BODY, after: 300 } },
  },
  {
    name: 'stop-window',
    script: 'fetch("/slow").catch(() => {}); setTimeout(() => window.stop(), 300);',
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-frame-removed',
    html: '<iframe id="f" src="/slow"></iframe>',
    script: 'setTimeout(() => f.remove(), 300);',
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-image-removed',
    html: '<img id="i" src="/slow">',
    script: 'setTimeout(() => { i.src = ""; }, 300);',
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-preflight',
    script:
      'fetch("http://api.other.test/slow", { method: "PUT", signal: AbortSignal.timeout(500) }).catch(() => {});',
    routes: { 'OPTIONS /slow': { hang: true } },
  },
  {
    name: 'stop-video',
    html: '<video id="v" src="/a.mp4"></video>',
    script: 'setTimeout(() => { v.removeAttribute("src"); v.load(); }, 400);',
    routes: { '/a.mp4': { hang: true } },
  },
  {
    name: 'stop-events',
    script: 'const e = new EventSource("/live"); setTimeout(() => e.close(), 500);',
    routes: {
      '/live': {
        raw: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n',
        ending: 'hang',
      },
    },
  },
  {
    name: 'stop-page-left',
    script: 'fetch("/slow").catch(() => {}); setTimeout(() => { location = "/next"; }, 300);',
    routes: {
      '/slow': { hang: true },
      '/next': { type: 'text/html', body: '<link rel=icon href="data:,">next' },
    },
    limit: 2000,
  },
  {
    name: 'stop-worker-ended',
    script: `const w = ${inWorker("fetch('/slow').catch(() => {})").replace("fetch('/slow')", "fetch('http://shop.test/slow')")} setTimeout(() => w.terminate(), 2000);`,
    routes: { '/slow': { hang: true } },
  },
  {
    name: 'stop-no-content',
    script: 'setTimeout(() => { location = "/nothing"; }, 200);',
    routes: { '/nothing': { status: 204, type: '' } },
  },
  {
    name: 'stop-download',
    script: 'setTimeout(() => { location = "/file"; }, 200);',
    routes: {
      '/file': {
        type: 'application/octet-stream',
        body: 'x',
        headers: { 'content-disposition': 'attachment; filename="a.bin"' },
      },
    },
  },
  {
    name: 'stop-unread',
    script: 'fetch("/big");',
    routes: { '/big': { ...HTML, body: 'x'.repeat(300_000) } },
    limit: 1500,
  },
];
