import { ask, askOld, HTML, inWorker, JSON_BODY, LEAVE } from './scenario.mjs';

const API = 'http://api.other.test/orders/7';
const KEPT = 'http://kept.other.test/orders';
const JSON_POST = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"count":2}',
};
/**
 * A request that is asked for first.
 * @param {string} name
 * @param {import('../respond.mjs').Reply} leave the answer to OPTIONS
 * @param {RequestInit} [init]
 * @param {import('../respond.mjs').Reply} [answer]
 */
const asked = (
  name,
  leave,
  init = { method: 'PUT', body: '{}' },
  answer = { ...JSON_BODY, headers: LEAVE },
) => ({
  name: `preflight-${name}`,
  script: ask(API, init),
  routes: {
    'OPTIONS api.other.test/orders/7': { type: '', ...leave },
    'api.other.test/orders/7': answer,
  },
});
/** @param {Record<string, string>} headers */
const granted = (headers) => ({ status: 204, headers: { ...LEAVE, ...headers } });
/** @param {...string} names */
const grantedWithout = (...names) => ({
  status: 204,
  headers: Object.fromEntries(Object.entries(LEAVE).filter(([name]) => !names.includes(name))),
});
/** @type {RequestInit} */
const signedIn = { method: 'PUT', body: '{}', credentials: 'include' };

/** What can become of the OPTIONS request ahead of a request. @type {readonly import('./scenario.mjs').Scenario[]} */
export const preflights = [
  asked('ok', { status: 204, headers: LEAVE }),
  asked('ok-status-200', { status: 200, headers: LEAVE, body: 'ok' }, JSON_POST),
  asked('status-403', { status: 403, ...HTML }),
  asked('status-405', { status: 405, headers: { allow: 'GET, POST' } }, JSON_POST),
  asked('status-401', { status: 401, headers: { 'www-authenticate': 'Bearer' } }, JSON_POST),
  asked('status-500-with-leave', { status: 500, headers: LEAVE }),
  asked('status-405-with-leave', { status: 405, headers: LEAVE }),
  asked('status-401-with-leave', { status: 401, headers: LEAVE }, JSON_POST),
  asked('status-401-wildcard', { status: 401, headers: { ...LEAVE, 'access-control-allow-origin': '*' } }),
  asked('status-404-other-origin', {
    status: 404,
    headers: { 'access-control-allow-origin': 'http://admin.test' },
  }),
  asked('status-502-html', { status: 502, ...HTML }, JSON_POST),
  asked('no-headers', { status: 204 }, JSON_POST),
  asked('no-headers-200', { status: 200, ...HTML }, JSON_POST),
  asked('other-origin', granted({ 'access-control-allow-origin': 'https://shop.test' })),
  asked('two-origins', granted({ 'access-control-allow-origin': 'http://shop.test, http://b.test' })),
  asked('invalid-origin', granted({ 'access-control-allow-origin': 'shop.test' })),
  asked('null-origin', granted({ 'access-control-allow-origin': 'null' })),
  asked('wildcard-with-credentials', granted({ 'access-control-allow-origin': '*' }), signedIn),
  asked('no-credentials-header', grantedWithout('access-control-allow-credentials'), signedIn),
  asked('credentials-spelled-wrong', granted({ 'access-control-allow-credentials': 'yes' }), signedIn),
  asked('method-delete', granted({ 'access-control-allow-methods': 'GET, POST' }), { method: 'DELETE' }),
  asked('method-lower-case', { status: 204, headers: LEAVE }, { method: 'patch', body: '{}' }),
  asked('no-methods', grantedWithout('access-control-allow-methods')),
  asked('method-wildcard', granted({ 'access-control-allow-methods': '*' })),
  asked('method-wildcard-with-credentials', granted({ 'access-control-allow-methods': '*' }), signedIn),
  asked('methods-invalid', granted({ 'access-control-allow-methods': 'PUT; DELETE' })),
  asked('headers-invalid', granted({ 'access-control-allow-headers': 'x cart' }), {
    headers: { 'x-cart': '7' },
  }),
  asked('header-missing', granted({ 'access-control-allow-headers': 'content-type' }), {
    headers: { 'x-cart': '7' },
  }),
  asked('header-authorization', granted({ 'access-control-allow-headers': 'content-type' }), {
    headers: { authorization: 'Bearer example' },
  }),
  asked('header-authorization-wildcard', granted({ 'access-control-allow-headers': '*' }), {
    headers: { authorization: 'Bearer example' },
  }),
  asked('header-wildcard-with-credentials', granted({ 'access-control-allow-headers': '*' }), {
    headers: { 'x-cart': '7' },
    credentials: 'include',
  }),
  asked('header-wildcard', granted({ 'access-control-allow-headers': '*' }), { headers: { 'x-cart': '7' } }),
  asked('no-header-list', grantedWithout('access-control-allow-headers'), JSON_POST),
  asked('redirect-to-sign-in', { status: 302, headers: { location: 'http://login.other.test/' } }),
  asked(
    'redirect-to-https',
    { status: 301, headers: { location: 'https://api.other.test/orders/7' } },
    JSON_POST,
  ),
  asked('redirect-307-with-leave', { status: 307, headers: { ...LEAVE, location: '/orders/7/' } }),
  asked('redirect-without-location', { status: 302, headers: LEAVE }),
  asked('reset', { ending: 'reset' }),
  asked('cut', { raw: 'HTTP/1.1 204 No Con', ending: 'close' }),
  asked('then-500-without-leave', granted({}), JSON_POST, { status: 500, ...HTML }),
  asked('then-401-without-leave', granted({}), { headers: { authorization: 'Bearer x' } }, { status: 401 }),
  asked('then-other-origin', granted({}), JSON_POST, {
    ...JSON_BODY,
    headers: { 'access-control-allow-origin': 'https://shop.test' },
  }),
  asked('then-wildcard-credentials', granted({}), signedIn, {
    ...JSON_BODY,
    headers: { 'access-control-allow-origin': '*' },
  }),
  asked('then-redirect-without-leave', granted({}), JSON_POST, {
    status: 302,
    headers: { location: '/login' },
  }),
  asked('then-redirect-elsewhere', granted({}), JSON_POST, {
    status: 307,
    headers: { ...LEAVE, location: 'http://third.test/orders' },
  }),
  asked('then-reset', granted({}), JSON_POST, { ending: 'reset' }),
  asked('then-404-with-leave', granted({}), JSON_POST, { status: 404, headers: LEAVE }),
  {
    // At an address of its own: the leave is kept for the scenarios after it too.
    name: 'preflight-kept',
    script: `${ask(KEPT, { method: 'PUT' })} setTimeout(() => { ${ask(KEPT, { method: 'PUT' })} }, 300);`,
    routes: {
      'OPTIONS kept.other.test/orders': granted({ 'access-control-max-age': '600' }),
      'kept.other.test/orders': { ...JSON_BODY, headers: LEAVE },
    },
  },
  { ...asked('xhr', { status: 403 }), script: askOld(API, 'PUT', 'x.setRequestHeader("x-cart", "7")') },
  {
    ...asked('xhr-upload-listener', { status: 404 }),
    script: askOld(API, 'POST', 'x.upload.onprogress = () => {}'),
  },
  {
    ...asked('worker', { status: 403 }),
    script: inWorker(`fetch('${API}', { method: 'PUT' }).catch(() => {})`),
  },
  {
    ...asked('worker-missing-header', granted({ 'access-control-allow-headers': 'content-type' })),
    script: inWorker(`fetch('${API}', { headers: { 'x-cart': '7' } }).catch(() => {})`),
  },
  { ...asked('keepalive', { status: 404 }), script: ask(API, { ...JSON_POST, keepalive: true }) },
  {
    ...asked('beacon', { status: 204 }),
    script: `navigator.sendBeacon('${API}', new Blob(['{}'], { type: 'application/json' }));`,
  },
  {
    name: 'preflight-refused-connection',
    script: ask('http://closed.test/orders', { method: 'DELETE' }),
  },
  { name: 'preflight-unknown-name', script: ask('http://nowhere.test/orders', JSON_POST) },
  { name: 'preflight-untrusted', script: ask('https://untrusted.test/orders', JSON_POST) },
  {
    name: 'preflight-three-at-once',
    script: [7, 8, 9].map((id) => ask(`http://api.other.test/orders/${id}`, { method: 'PUT' })).join('\n'),
    routes: Object.fromEntries(
      [7, 8, 9].map((id) => [
        `OPTIONS api.other.test/orders/${id}`,
        id === 8 ? { status: 403 } : id === 7 ? { status: 204 } : { status: 204, headers: LEAVE },
      ]),
    ),
  },
  {
    name: 'preflight-same-address-twice',
    script: `${ask(API, { method: 'PUT' })} ${ask(API, { method: 'PUT' })}`,
    routes: { 'OPTIONS api.other.test/orders/7': { status: 403 } },
  },
  {
    name: 'preflight-developer',
    page: 'http://localhost:3000/',
    script: ask('http://localhost:8080/api/cart', JSON_POST),
    routes: { 'localhost:8080/api/cart': { status: 404 } },
  },
];
