import { allow, ask, GIF, HTML, JSON_BODY, SCRIPT, STYLE } from './scenario.mjs';

const WRONG_HASH = 'sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const NOSNIFF = { 'x-content-type-options': 'nosniff' };

/** Files of the wrong kind, with the wrong hash, or missing. @type {readonly import('./scenario.mjs').Scenario[]} */
export const files = [
  {
    name: 'file-module-html',
    html: '<script type="module" src="/assets/index-4f2a.js"></script>',
    routes: { '/assets/index-4f2a.js': HTML },
  },
  {
    name: 'file-module-json',
    html: '<script type="module" src="/a.js"></script>',
    routes: { '/a.js': JSON_BODY },
  },
  {
    name: 'file-module-plain',
    html: '<script type="module" src="/a.js"></script>',
    routes: { '/a.js': { type: 'text/plain', body: '1' } },
  },
  { name: 'file-module-404', html: '<script type="module" src="/a.js"></script>' },
  {
    name: 'file-module-ok',
    html: '<script type="module" src="/a.js"></script>',
    routes: { '/a.js': SCRIPT },
  },
  {
    name: 'file-module-json-import',
    html: '<script type="module">import data from "/a.json" with { type: "json" };</script>',
    routes: { '/a.json': HTML },
  },
  {
    name: 'file-imported-at-run-time',
    script: 'import("/chunk-9.js").catch(() => {});',
    routes: { '/chunk-9.js': HTML },
  },
  { name: 'file-script-html', html: '<script src="/a.js"></script>', routes: { '/a.js': HTML } },
  {
    name: 'file-script-nosniff',
    html: '<script src="/a.js"></script>',
    routes: { '/a.js': { type: 'text/plain', body: '1', headers: NOSNIFF } },
  },
  { name: 'file-script-image', html: '<script src="/a.js"></script>', routes: { '/a.js': GIF } },
  {
    name: 'file-script-404',
    html: '<script src="/a.js"></script>',
    routes: { '/a.js': { ...HTML, status: 404 } },
  },
  { name: 'file-script-ok', html: '<script src="/a.js"></script>', routes: { '/a.js': SCRIPT } },
  {
    name: 'file-script-without-type',
    html: '<script src="/a.js"></script>',
    routes: { '/a.js': { type: '', body: '1' } },
  },
  { name: 'file-style-html', html: '<link rel="stylesheet" href="/a.css">', routes: { '/a.css': HTML } },
  {
    name: 'file-style-nosniff',
    html: '<link rel="stylesheet" href="/a.css">',
    routes: { '/a.css': { type: 'text/plain', body: 'b{}', headers: NOSNIFF } },
  },
  {
    name: 'file-style-without-type',
    html: '<link rel="stylesheet" href="/a.css">',
    routes: { '/a.css': { type: '', body: 'b{}' } },
  },
  { name: 'file-style-404', html: '<link rel="stylesheet" href="/a.css">' },
  { name: 'file-style-ok', html: '<link rel="stylesheet" href="/a.css">', routes: { '/a.css': STYLE } },
  {
    name: 'file-wasm-octets',
    script: 'WebAssembly.instantiateStreaming(fetch("/a.wasm")).catch(() => {});',
    routes: { '/a.wasm': { type: 'application/octet-stream', body: '\0asm' } },
  },
  {
    name: 'file-wasm-ok',
    script: 'WebAssembly.instantiateStreaming(fetch("/a.wasm")).catch(() => {});',
    routes: { '/a.wasm': { type: 'application/wasm', body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) } },
  },
  { name: 'file-worker-html', script: 'new Worker("/w.js");', routes: { '/w.js': HTML } },
  { name: 'file-worker-404', script: 'new Worker("/w.js");' },
  {
    name: 'file-worker-module-html',
    script: 'new Worker("/w.js", { type: "module" });',
    routes: { '/w.js': HTML },
  },
  { name: 'file-worker-ok', script: 'new Worker("/w.js");', routes: { '/w.js': SCRIPT } },
  {
    name: 'file-worker-imports-404',
    script: 'new Worker("/w.js");',
    routes: { '/w.js': { type: 'text/javascript', body: 'importScripts("/lib.js")' } },
  },
  {
    name: 'file-worker-imports-html',
    script: 'new Worker("/w.js");',
    routes: { '/w.js': { type: 'text/javascript', body: 'importScripts("/lib.js")' }, '/lib.js': HTML },
  },
  {
    name: 'file-font-html',
    html: '<style>@font-face { font-family: F; src: url("/f.woff2") } body { font-family: F }</style>text',
    routes: { '/f.woff2': HTML },
  },
  {
    name: 'file-font-404',
    html: '<style>@font-face { font-family: F; src: url("/f.woff2") } body { font-family: F }</style>text',
  },
  { name: 'file-image-html', html: '<img src="/a.png">', routes: { '/a.png': HTML } },
  { name: 'file-image-404', html: '<img src="/a.png">' },
  { name: 'file-image-ok', html: '<img src="/a.gif">', routes: { '/a.gif': GIF } },
  { name: 'file-video-html', html: '<video src="/a.mp4"></video>', routes: { '/a.mp4': HTML } },
  { name: 'file-video-404', html: '<video src="/a.mp4"></video>' },
  {
    name: 'file-audio-garbage',
    html: '<audio preload="auto" src="/a.mp3"></audio>',
    routes: { '/a.mp3': { type: 'audio/mpeg', body: 'no sound' } },
  },
  { name: 'file-track-404', html: '<video><track default src="/a.vtt"></video>' },
  { name: 'file-object-404', html: '<object data="/a.svg" type="image/svg+xml"></object>' },
  { name: 'file-manifest-404', html: '<link rel="manifest" href="/app.webmanifest">' },
  { name: 'file-favicon-404', html: '<link rel="icon" href="/favicon.ico">' },
  {
    name: 'file-json-html',
    script: 'fetch("/api/cart").then((a) => a.json()).catch(() => {});',
    routes: { '/api/cart': HTML },
  },
  {
    name: 'file-json-empty',
    script: 'fetch("/api/cart").then((a) => a.json()).catch(() => {});',
    routes: { '/api/cart': { type: 'application/json' } },
  },
  {
    name: 'file-svg-plain',
    html: '<img src="/a.svg">',
    routes: { '/a.svg': { type: 'text/plain', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' } },
  },
  {
    name: 'hash-script',
    html: `<script src="/a.js" integrity="${WRONG_HASH}"></script>`,
    routes: { '/a.js': SCRIPT },
  },
  {
    name: 'hash-script-of-cdn',
    html: `<script crossorigin src="http://cdn.other.test/a.js" integrity="${WRONG_HASH}"></script>`,
    routes: { '/a.js': { ...SCRIPT, headers: allow('*') } },
  },
  {
    name: 'hash-script-of-cdn-without-leave',
    html: `<script crossorigin src="http://cdn.other.test/a.js" integrity="${WRONG_HASH}"></script>`,
    routes: { '/a.js': SCRIPT },
  },
  {
    name: 'hash-script-not-cors',
    html: `<script src="http://cdn.other.test/a.js" integrity="${WRONG_HASH}"></script>`,
    routes: { '/a.js': SCRIPT },
  },
  {
    name: 'hash-style',
    html: `<link rel="stylesheet" href="/a.css" integrity="${WRONG_HASH}">`,
    routes: { '/a.css': STYLE },
  },
  { name: 'hash-fetch', script: ask('/a.json', { integrity: WRONG_HASH }), routes: { '/a.json': JSON_BODY } },
  {
    name: 'hash-module',
    html: `<script type="module" src="/a.js" integrity="${WRONG_HASH}"></script>`,
    routes: { '/a.js': SCRIPT },
  },
  {
    name: 'hash-invalid',
    html: '<script src="/a.js" integrity="none"></script>',
    routes: { '/a.js': SCRIPT },
  },
];
