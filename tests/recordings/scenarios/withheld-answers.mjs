import { allow, ask, GIF, HTML, inWorker, JSON_BODY, SCRIPT, STYLE } from './scenario.mjs';

/** @param {string} value */
const corp = (value) => ({ 'cross-origin-resource-policy': value });
const ISOLATED = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};
const CREDENTIALLESS = { ...ISOLATED, 'cross-origin-embedder-policy': 'credentialless' };
const FRAME = '<iframe src="http://widget.other.test/"></iframe>';
const WIDGET = { type: 'text/html', body: '<p>widget' };

/** Answers that came, and that the browser gave to nobody. @type {readonly import('./scenario.mjs').Scenario[]} */
export const withheldAnswers = [
  {
    name: 'corp-image-same-origin',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-origin') } },
  },
  {
    name: 'corp-image-same-site',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-site') } },
  },
  {
    name: 'corp-image-of-subdomain',
    html: '<img src="http://cdn.shop.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-origin') } },
  },
  {
    name: 'corp-image-of-subdomain-ok',
    html: '<img src="http://cdn.shop.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-site') } },
  },
  {
    name: 'corp-image-ok',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('cross-origin') } },
  },
  {
    name: 'corp-image-misspelled',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same_origin') } },
  },
  {
    name: 'corp-script-same-site',
    html: '<script src="http://cdn.other.test/a.js"></script>',
    routes: { '/a.js': { ...SCRIPT, headers: corp('same-site') } },
  },
  {
    name: 'corp-style-same-origin',
    html: '<link rel="stylesheet" href="http://cdn.other.test/a.css">',
    routes: { '/a.css': { ...STYLE, headers: corp('same-origin') } },
  },
  {
    name: 'corp-fetch-no-cors',
    script: ask('http://api.other.test/a', { mode: 'no-cors' }),
    routes: { '/a': { ...JSON_BODY, headers: corp('same-origin') } },
  },
  {
    name: 'corp-video',
    html: '<video src="http://cdn.other.test/a.mp4"></video>',
    routes: { '/a.mp4': { type: 'video/mp4', body: 'x', headers: corp('same-origin') } },
  },
  {
    name: 'corp-404',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: { '/a.gif': { status: 404, ...HTML, headers: corp('same-origin') } },
  },
  {
    name: 'corp-redirect',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: {
      '/a.gif': { status: 302, headers: { ...corp('same-origin'), location: '/b.gif' } },
      '/b.gif': GIF,
    },
  },
  {
    name: 'corp-https-from-http',
    html: '<img src="https://cdn.shop.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-site') } },
  },
  {
    name: 'corp-http-from-https',
    page: 'https://shop.test/',
    html: '<img src="https://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-site') } },
  },
  {
    name: 'coep-image',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<img src="https://cdn.other.test/a.gif">',
    routes: { '/a.gif': GIF },
  },
  {
    name: 'coep-image-of-subdomain',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<img src="https://cdn.shop.test/a.gif">',
    routes: { '/a.gif': GIF },
  },
  {
    name: 'coep-image-same-site',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<img src="https://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('same-site') } },
  },
  {
    name: 'coep-image-ok',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<img src="https://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: corp('cross-origin') } },
  },
  {
    name: 'coep-image-cors-ok',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<img crossorigin src="https://cdn.other.test/a.gif">',
    routes: { '/a.gif': { ...GIF, headers: allow('*') } },
  },
  {
    name: 'coep-style',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<link rel="stylesheet" href="https://cdn.other.test/a.css">',
    routes: { '/a.css': STYLE },
  },
  {
    name: 'coep-video',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<video src="https://cdn.other.test/a.mp4"></video>',
    routes: { '/a.mp4': { type: 'video/mp4', body: 'x' } },
  },
  {
    name: 'coep-credentialless-image-ok',
    page: 'https://shop.test/',
    headers: CREDENTIALLESS,
    html: '<img src="https://cdn.other.test/a.gif">',
    routes: { '/a.gif': GIF },
  },
  {
    name: 'coep-credentialless-frame',
    page: 'https://shop.test/',
    headers: CREDENTIALLESS,
    html: '<iframe src="https://widget.other.test/"></iframe>',
    routes: { 'widget.other.test/': WIDGET },
  },
  {
    name: 'coep-frame-same-origin',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<iframe src="/frame"></iframe>',
    routes: { '/frame': WIDGET },
  },
  {
    name: 'coep-frame-without-corp',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<iframe src="https://widget.other.test/"></iframe>',
    routes: {
      'widget.other.test/': { ...WIDGET, headers: { 'cross-origin-embedder-policy': 'require-corp' } },
    },
  },
  {
    name: 'coep-frame-ok',
    page: 'https://shop.test/',
    headers: ISOLATED,
    html: '<iframe src="https://widget.other.test/"></iframe>',
    routes: {
      'widget.other.test/': {
        ...WIDGET,
        headers: { 'cross-origin-embedder-policy': 'require-corp', ...corp('cross-origin') },
      },
    },
  },
  {
    name: 'coep-worker-script',
    page: 'https://shop.test/',
    headers: ISOLATED,
    script: 'new Worker("/w.js");',
    routes: { '/w.js': SCRIPT },
  },
  {
    name: 'coep-worker-fetch',
    page: 'https://shop.test/',
    headers: ISOLATED,
    script: inWorker("fetch('https://cdn.other.test/a.gif', { mode: 'no-cors' }).catch(() => {})"),
    routes: { '/a.gif': GIF },
  },
  {
    name: 'coop-sandboxed-frame',
    page: 'https://shop.test/',
    html: '<iframe sandbox="allow-scripts" src="/frame"></iframe>',
    routes: { '/frame': { ...WIDGET, headers: { 'cross-origin-opener-policy': 'same-origin' } } },
  },
  {
    name: 'orb-script-html',
    html: '<script src="http://cdn.other.test/a.js"></script>',
    routes: { '/a.js': { ...HTML, headers: { 'x-content-type-options': 'nosniff' } } },
  },
  {
    name: 'orb-script-json',
    html: '<script src="http://api.other.test/a.json"></script>',
    routes: { '/a.json': JSON_BODY },
  },
  {
    name: 'orb-script-404-html',
    html: '<script src="http://cdn.other.test/a.js"></script>',
    routes: { '/a.js': { status: 404, ...HTML } },
  },
  { name: 'orb-image-html', html: '<img src="http://cdn.other.test/a.gif">', routes: { '/a.gif': HTML } },
  {
    name: 'orb-image-404',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: { '/a.gif': { status: 404, ...HTML } },
  },
  {
    name: 'orb-image-sign-in',
    html: '<img src="http://cdn.other.test/a.gif">',
    routes: {
      '/a.gif': { status: 302, headers: { location: 'http://login.other.test/' } },
      'login.other.test/': HTML,
    },
  },
  {
    name: 'orb-style-html',
    html: '<link rel="stylesheet" href="http://cdn.other.test/a.css">',
    routes: { '/a.css': { ...HTML, headers: { 'x-content-type-options': 'nosniff' } } },
  },
  {
    name: 'orb-fetch-json',
    script: ask('http://api.other.test/a', { mode: 'no-cors' }),
    routes: { '/a': { ...JSON_BODY, headers: { 'x-content-type-options': 'nosniff' } } },
  },
  {
    name: 'orb-video-html',
    html: '<video src="http://cdn.other.test/a.mp4"></video>',
    routes: { '/a.mp4': HTML },
  },
  {
    name: 'frame-options-deny',
    html: FRAME,
    routes: { 'widget.other.test/': { ...WIDGET, headers: { 'x-frame-options': 'DENY' } } },
  },
  {
    name: 'frame-options-same-origin',
    html: FRAME,
    routes: { 'widget.other.test/': { ...WIDGET, headers: { 'x-frame-options': 'SAMEORIGIN' } } },
  },
  {
    name: 'frame-options-same-origin-ok',
    html: '<iframe src="/frame"></iframe>',
    routes: { '/frame': { ...WIDGET, headers: { 'x-frame-options': 'SAMEORIGIN' } } },
  },
  {
    name: 'frame-options-conflict',
    html: FRAME,
    routes: { 'widget.other.test/': { ...WIDGET, headers: { 'x-frame-options': 'SAMEORIGIN, ALLOWALL' } } },
  },
  {
    name: 'frame-options-allow-from',
    html: FRAME,
    routes: {
      'widget.other.test/': { ...WIDGET, headers: { 'x-frame-options': 'ALLOW-FROM http://admin.test' } },
    },
  },
  {
    name: 'frame-ancestors-none',
    html: FRAME,
    routes: {
      'widget.other.test/': { ...WIDGET, headers: { 'content-security-policy': "frame-ancestors 'none'" } },
    },
  },
  {
    name: 'frame-ancestors-self',
    html: FRAME,
    routes: {
      'widget.other.test/': {
        ...WIDGET,
        headers: { 'content-security-policy': "default-src 'self'; frame-ancestors 'self'" },
      },
    },
  },
  {
    name: 'frame-ancestors-other',
    html: FRAME,
    routes: {
      'widget.other.test/': {
        ...WIDGET,
        headers: { 'content-security-policy': 'frame-ancestors https://admin.test' },
      },
    },
  },
  {
    name: 'frame-ancestors-ok',
    html: FRAME,
    routes: {
      'widget.other.test/': {
        ...WIDGET,
        headers: { 'content-security-policy': 'frame-ancestors http://shop.test', 'x-frame-options': 'DENY' },
      },
    },
  },
  {
    name: 'frame-object-deny',
    html: '<object data="http://widget.other.test/"></object>',
    routes: { 'widget.other.test/': { ...WIDGET, headers: { 'x-frame-options': 'DENY' } } },
  },
  { name: 'frame-ok', html: FRAME, routes: { 'widget.other.test/': WIDGET } },
  { name: 'frame-404', html: FRAME, routes: { 'widget.other.test/': { ...WIDGET, status: 404 } } },
  {
    name: 'frame-no-content',
    html: '<iframe src="/frame"></iframe>',
    routes: { '/frame': { status: 204, type: '' } },
  },
  {
    name: 'frame-download',
    html: '<iframe src="/file"></iframe>',
    routes: {
      '/file': {
        type: 'application/octet-stream',
        body: 'x',
        headers: { 'content-disposition': 'attachment; filename="a.bin"' },
      },
    },
  },
];
