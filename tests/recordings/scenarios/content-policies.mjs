import { ask, askOld, GIF, inWorker, JSON_BODY, SCRIPT, STYLE } from './scenario.mjs';

const CDN = 'http://cdn.other.test';
/**
 * A page with a policy of its own.
 * @param {string} name
 * @param {string} policy
 * @param {Pick<import('./scenario.mjs').Scenario, 'html' | 'script' | 'routes' | 'page' | 'afterwards'>} what
 */
const under = (name, policy, what) => ({
  name: `policy-${name}`,
  headers: { 'content-security-policy': policy },
  ...what,
});
const INLINE = "script-src 'self' 'unsafe-inline'";
const FILES = {
  '/a.js': SCRIPT,
  '/a.css': STYLE,
  '/a.gif': GIF,
  '/a.json': { ...JSON_BODY, headers: { 'access-control-allow-origin': '*' } },
};

/** Content-Security-Policy of the page. @type {readonly import('./scenario.mjs').Scenario[]} */
export const contentPolicies = [
  under('script', "script-src 'self'", { html: `<script src="${CDN}/a.js"></script>`, routes: FILES }),
  under('script-default', "default-src 'self'", {
    html: `<script src="${CDN}/a.js"></script>`,
    routes: FILES,
  }),
  under('script-element', "script-src-elem 'self'; script-src *", {
    html: `<script src="${CDN}/a.js"></script>`,
    routes: FILES,
  }),
  under('script-without-nonce', "script-src 'nonce-a1b2'", {
    html: '<script src="/a.js"></script>',
    routes: FILES,
  }),
  under('script-of-other-path', `script-src ${CDN}/lib/`, {
    html: `<script src="${CDN}/a.js"></script>`,
    routes: FILES,
  }),
  under('script-ok', `script-src ${CDN}`, { html: `<script src="${CDN}/a.js"></script>`, routes: FILES }),
  under('module', "script-src 'self'", {
    html: `<script type="module" src="${CDN}/a.js"></script>`,
    routes: FILES,
  }),
  under('image', "img-src 'self'", { html: `<img src="${CDN}/a.gif">`, routes: FILES }),
  under('image-default-none', "default-src 'none'", { html: '<img src="/a.gif">', routes: FILES }),
  under('image-of-https', 'img-src https:', { html: `<img src="${CDN}/a.gif">`, routes: FILES }),
  under('image-redirected', "img-src 'self'", {
    html: '<img src="/b.gif">',
    routes: { ...FILES, '/b.gif': { status: 302, headers: { location: `${CDN}/a.gif` } } },
  }),
  under('image-ok', "img-src 'self' http://*.other.test", {
    html: `<img src="${CDN}/a.gif">`,
    routes: FILES,
  }),
  under('style', "style-src 'self'", { html: `<link rel="stylesheet" href="${CDN}/a.css">`, routes: FILES }),
  under('style-imported', "style-src 'self'", {
    html: '<link rel="stylesheet" href="/b.css">',
    routes: { ...FILES, '/b.css': { type: 'text/css', body: `@import "${CDN}/a.css";` } },
  }),
  under('font', "font-src 'self'", {
    html: `<style>@font-face { font-family: F; src: url("${CDN}/f.woff2") } body { font-family: F }</style>text`,
  }),
  under('media', "media-src 'none'", { html: `<video src="${CDN}/a.mp4"></video>` }),
  under('object', "object-src 'none'", { html: `<object data="${CDN}/a.pdf"></object>` }),
  under('frame', "frame-src 'self'", { html: '<iframe src="http://widget.other.test/"></iframe>' }),
  under('child', "child-src 'none'", { html: '<iframe src="http://widget.other.test/"></iframe>' }),
  under('fetch', `connect-src 'self'; ${INLINE}`, { script: ask(`${CDN}/a.json`), routes: FILES }),
  under('xhr', `connect-src 'self'; ${INLINE}`, { script: askOld(`${CDN}/a.json`), routes: FILES }),
  under('fetch-redirected', `connect-src 'self'; ${INLINE}`, {
    script: ask('/b'),
    routes: { ...FILES, '/b': { status: 302, headers: { location: `${CDN}/a.json` } } },
  }),
  under('fetch-ok', `connect-src ${CDN}; ${INLINE}`, { script: ask(`${CDN}/a.json`), routes: FILES }),
  under('events', `connect-src 'self'; ${INLINE}`, { script: `new EventSource('${CDN}/live');` }),
  under('socket', `connect-src 'self'; ${INLINE}`, { script: "new WebSocket('ws://api.other.test/live');" }),
  under('beacon', `connect-src 'none'; ${INLINE}`, { script: "navigator.sendBeacon('/seen', 'x');" }),
  under('worker', `worker-src 'none'; ${INLINE}`, { script: 'try { new Worker("/w.js"); } catch {}' }),
  under('worker-fetch', `connect-src 'none'; ${INLINE}; worker-src blob:`, {
    script: inWorker(`fetch('${CDN}/a.json').catch(() => {})`),
    routes: FILES,
  }),
  under('import-scripts', `${INLINE}; worker-src blob:`, {
    script: inWorker(`try { importScripts('${CDN}/a.js') } catch {}`),
    routes: FILES,
  }),
  under('manifest', "manifest-src 'none'", { html: '<link rel="manifest" href="/app.webmanifest">' }),
  under('prefetch', "default-src 'self'", {
    html: `<link rel="prefetch" href="${CDN}/a.js">`,
    routes: FILES,
  }),
  under('preload', "style-src 'self'", {
    html: `<link rel="preload" as="style" href="${CDN}/a.css">`,
    routes: FILES,
  }),
  under('ping', `connect-src 'none'; ${INLINE}`, {
    html: `<a id="a" href="#" ping="${CDN}/ping">a</a>`,
    script: 'a.click();',
  }),
  under('upgrade', 'upgrade-insecure-requests', { html: '<img src="http://closed.test/a.gif">' }),
  under('upgrade-ok', 'upgrade-insecure-requests', {
    page: 'https://shop.test/',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: FILES,
  }),
  under('sandbox', 'sandbox allow-scripts', { script: ask('/a.json'), routes: { '/a.json': JSON_BODY } }),
  under('form', `form-action 'none'; ${INLINE}`, {
    html: '<form action="/send" method="post" id="f"></form>',
    script: 'f.submit();',
  }),
  under('form-ok', `form-action 'self'; ${INLINE}`, {
    html: '<form action="/send" method="post" id="f"><input name="a" value="1"></form>',
    script: 'f.submit();',
    routes: { '/send': { type: 'text/html', body: '<link rel=icon href="data:,">thanks' } },
  }),
  under('two-policies', "script-src *, script-src 'self'", {
    html: `<script src="${CDN}/a.js"></script>`,
    routes: FILES,
  }),
  {
    name: 'policy-in-page',
    html: `<meta http-equiv="content-security-policy" content="img-src 'self'"><img src="${CDN}/a.gif">`,
    routes: FILES,
  },
  {
    name: 'policy-report-only',
    headers: { 'content-security-policy-report-only': "img-src 'self'; report-uri /report" },
    html: `<img src="${CDN}/a.gif">`,
    routes: { ...FILES, '/report': { status: 204 } },
  },
  {
    name: 'policy-reported',
    headers: { 'content-security-policy': "img-src 'self'; report-uri /report" },
    html: `<img src="${CDN}/a.gif">`,
    routes: { ...FILES, '/report': { status: 204 } },
  },
];

const SECURE = 'https://shop.test/';
/**
 * A page over https that asks for something over http.
 * @param {string} name
 * @param {Pick<import('./scenario.mjs').Scenario, 'html' | 'script' | 'routes' | 'afterwards'>} what
 */
const mixed = (name, what) => ({ name: `mixed-${name}`, page: SECURE, ...what });

/** Mixed content. @type {readonly import('./scenario.mjs').Scenario[]} */
export const mixedContent = [
  mixed('fetch', { script: ask('http://api.other.test/a') }),
  mixed('fetch-no-cors', { script: ask('http://api.other.test/a', { mode: 'no-cors' }) }),
  mixed('fetch-put', { script: ask('http://api.other.test/a', { method: 'PUT' }) }),
  mixed('fetch-own-host', { script: ask('http://shop.test/api') }),
  mixed('xhr', { script: askOld('http://api.other.test/a', 'POST') }),
  mixed('script', { html: `<script src="${CDN}/a.js"></script>` }),
  mixed('module', { html: `<script type="module" src="${CDN}/a.js"></script>` }),
  mixed('style', { html: `<link rel="stylesheet" href="${CDN}/a.css">` }),
  mixed('font', {
    html: `<style>@font-face { font-family: F; src: url("${CDN}/f.woff2") } body { font-family: F }</style>text`,
  }),
  mixed('image-upgraded', { html: `<img src="${CDN}/a.gif">`, routes: FILES }),
  mixed('image-upgrade-fails', { html: '<img src="http://closed.test/a.gif">' }),
  mixed('image-upgrade-untrusted', { html: '<img src="http://untrusted.test/a.gif">' }),
  mixed('image-upgrade-not-https', { html: '<img src="http://plain.test/a.gif">' }),
  mixed('image-of-ip', { html: '<img src="http://10.0.0.8/a.gif">' }),
  mixed('video-upgraded', { html: '<video src="http://closed.test/a.mp4"></video>' }),
  mixed('frame', { html: '<iframe src="http://widget.other.test/"></iframe>' }),
  mixed('object', { html: `<object data="${CDN}/a.pdf"></object>` }),
  mixed('socket', { script: 'try { new WebSocket("ws://api.other.test/live"); } catch {}' }),
  mixed('events', { script: 'new EventSource("http://api.other.test/live");' }),
  mixed('beacon', { script: 'navigator.sendBeacon("http://api.other.test/seen", "x");' }),
  mixed('worker-script', { script: 'try { new Worker("http://cdn.other.test/w.js"); } catch {}' }),
  mixed('worker-xhr', { script: inWorker(askOld('http://api.other.test/a')) }),
  mixed('prefetch', { html: `<link rel="prefetch" href="${CDN}/a.js">` }),
  mixed('fetch-redirected', {
    script: ask('/b'),
    routes: { '/b': { status: 302, headers: { location: 'http://api.other.test/a' } } },
  }),
  mixed('script-redirected', {
    html: '<script src="/b.js"></script>',
    routes: { '/b.js': { status: 301, headers: { location: `${CDN}/a.js` } } },
  }),
  mixed('frame-redirected', {
    html: '<iframe src="/frame"></iframe>',
    routes: { '/frame': { status: 302, headers: { location: 'http://widget.other.test/' } } },
  }),
  mixed('own-computer-ok', {
    script: ask('http://localhost:8080/status'),
    routes: { 'localhost:8080/status': { ...JSON_BODY, headers: { 'access-control-allow-origin': '*' } } },
  }),
  mixed('in-frame', {
    html: '<iframe src="/frame"></iframe>',
    routes: { '/frame': { type: 'text/html', body: `<script>${ask('http://api.other.test/a')}</script>` } },
  }),
];
