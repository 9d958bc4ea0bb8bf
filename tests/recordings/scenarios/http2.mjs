import { constants } from 'node:http2';
import { ask, JSON_BODY } from './scenario.mjs';

const API = 'https://h2.test/a';
/**
 * A fetch over HTTP/2 whose stream the server ends in its own way.
 * @param {string} name
 * @param {(stream: import('node:http2').ServerHttp2Stream) => void} stream
 */
const ended = (name, stream) => ({
  name: `http2-${name}`,
  // A name of its own: what Chromium learns of a server it keeps, such as that it wants HTTP/1.1.
  page: `https://${name}.h2.test/`,
  script: ask('/a'),
  routes: { '/a': { stream } },
});
/** @param {import('node:http2').ServerHttp2Stream} stream */
const begin = (stream) => {
  stream.respond({ ':status': 200, 'content-type': 'text/plain' });
  stream.write('some');
};
/** @param {number} code */
const rst = (code) => (/** @type {import('node:http2').ServerHttp2Stream} */ stream) => stream.close(code);

/** HTTP/2. @type {readonly import('./scenario.mjs').Scenario[]} */
export const http2 = [
  { name: 'http2-ok', page: 'https://h2.test/', script: ask(API), routes: { '/a': JSON_BODY } },
  { name: 'http2-404', page: 'https://h2.test/', script: ask(API) },
  { name: 'http2-cors', page: 'https://shop.test/', script: ask(API), routes: { '/a': JSON_BODY } },
  {
    name: 'http2-preflight',
    page: 'https://shop.test/',
    script: ask(API, { method: 'DELETE' }),
    routes: { '/a': { status: 405 } },
  },
  {
    name: 'http2-corp',
    page: 'https://shop.test/',
    html: '<img src="https://h2.test/a">',
    routes: { '/a': { type: 'image/gif', headers: { 'cross-origin-resource-policy': 'same-origin' } } },
  },
  ended('internal-error', rst(constants.NGHTTP2_INTERNAL_ERROR)),
  ended('protocol-error', rst(constants.NGHTTP2_PROTOCOL_ERROR)),
  ended('refused-stream', rst(constants.NGHTTP2_REFUSED_STREAM)),
  ended('cancelled', rst(constants.NGHTTP2_CANCEL)),
  ended('no-error', rst(constants.NGHTTP2_NO_ERROR)),
  ended('calm-down', rst(constants.NGHTTP2_ENHANCE_YOUR_CALM)),
  ended('http-1-1-required', rst(constants.NGHTTP2_HTTP_1_1_REQUIRED)),
  ended('inadequate-security', rst(constants.NGHTTP2_INADEQUATE_SECURITY)),
  ended('error-in-body', (stream) => {
    begin(stream);
    setTimeout(() => stream.close(constants.NGHTTP2_INTERNAL_ERROR), 100);
  }),
  ended('cancelled-in-body', (stream) => {
    begin(stream);
    setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), 100);
  }),
  ended('cut-by-length', (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'text/plain', 'content-length': 900 });
    stream.write('some');
    setTimeout(() => stream.close(constants.NGHTTP2_NO_ERROR), 100);
  }),
  ended('connection-closed', (stream) => stream.session?.destroy()),
  ended('connection-closed-in-body', (stream) => {
    begin(stream);
    setTimeout(() => stream.session?.destroy(), 100);
  }),
  ended('goaway', (stream) => {
    stream.session?.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    setTimeout(() => stream.session?.destroy(), 100);
  }),
];
