import { cloudflareChallenge, nginxPage, singlePageApplication } from './error-pages.mjs';
import { readToken } from './token.mjs';

/** @typedef {import('./reply.mjs').Reply} Reply */

const BEHIND_NGINX = { server: 'nginx/1.24.0' };
const CATALOGUE_TAG = '"spring-7"';

/**
 * How the shop's own server answers, by method and path.
 * @type {Readonly<Record<string, Reply | ((request: import('node:http').IncomingMessage) => Reply)>>}
 */
export const shopReplies = {
  'GET /api/orders': ({ headers }) => signIn(headers.authorization),
  'GET /api/account': ({ headers }) => signIn(headers.authorization),
  'DELETE /api/admin/products/7': { status: 403, json: { error: 'Forbidden' } },
  'GET /api/search': {
    status: 403,
    html: cloudflareChallenge,
    headers: {
      server: 'cloudflare',
      'cf-ray': '8c1f0e2d4b7a9f31-FRA',
      'cf-mitigated': 'challenge',
      'referrer-policy': 'same-origin',
    },
  },
  'GET /api/products/999': { status: 404, json: { error: 'Not Found' } },
  'GET /api/wishlst': {
    status: 404,
    json: { statusCode: 404, message: 'Cannot GET /api/wishlst', error: 'Not Found' },
  },
  'POST /api/opening-hours': {
    status: 405,
    headers: { allow: 'GET, HEAD' },
    json: { error: 'Method Not Allowed' },
  },
  'POST /api/basket': { status: 409, json: { message: 'Only 1 blue mug is left' } },
  'POST /api/address': {
    status: 422,
    headers: { 'content-type': 'application/problem+json' },
    json: {
      type: 'about:blank',
      status: 422,
      title: 'The address cannot be saved',
      detail: 'One field has to be corrected before the address can be saved.',
      errors: [{ pointer: '#/postcode', detail: 'must have 5 digits' }],
    },
  },
  'GET /api/suggestions': {
    status: 429,
    headers: { 'retry-after': '30', 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0' },
    json: { error: 'Too Many Requests' },
  },
  'POST /api/checkout': { status: 500, json: { error: 'Internal Server Error' } },
  'GET /api/recommendations': { status: 502, html: nginxPage('502 Bad Gateway'), headers: BEHIND_NGINX },
  'GET /api/reviews': {
    status: 503,
    html: nginxPage('503 Service Temporarily Unavailable'),
    headers: { ...BEHIND_NGINX, 'retry-after': '120' },
  },
  'GET /api/delivery-dates': {
    status: 504,
    html: nginxPage('504 Gateway Time-out'),
    headers: BEHIND_NGINX,
    // A gateway that gives up within a second has not waited: it was refused.
    after: 2000,
  },
  'POST /api/graphql': {
    status: 200,
    json: {
      data: { me: { name: 'Ada', points: null } },
      errors: [
        {
          message: 'The points could not be counted',
          path: ['me', 'points'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    },
  },
  'GET /api/v2/shops': { status: 200, html: singlePageApplication },
  'GET /api/invoices': ({ headers }) => onlySignedIn(headers.authorization, [{ number: 17, total: '24.00' }]),
  'GET /api/suggest': ({ url }) =>
    url?.endsWith('=bl')
      ? { status: 200, json: ['Blue mug'] }
      : { status: 200, json: ['Bowl', 'Blue mug'], after: 5000 },
  'GET /api/news': { status: 200, json: [{ date: '2025-03-21', title: 'The spring glazes are here' }] },
  'GET /api/search/similar': { status: 200, json: [{ product: 43, name: 'Tall blue mug' }], after: 5000 },
  'GET /api/stock-report': { status: 200, json: { mugs: 412, bowls: 96 }, after: 20_000 },
  // Never asked for where an ad blocker runs.
  'GET /ads/banner.json': { status: 200, json: { text: 'Buy two mugs, get a third' } },
  'POST /api/seen': { status: 204 },
  'GET /api/catalogue': ({ headers }) =>
    headers['if-none-match'] === CATALOGUE_TAG
      ? { status: 304, headers: { etag: CATALOGUE_TAG } }
      : { status: 200, headers: { etag: CATALOGUE_TAG }, json: [{ product: 42, name: 'Blue mug' }] },
  'GET /api/glazes': {
    status: 200,
    headers: { 'cache-control': 'max-age=600' },
    json: ['cobalt', 'celadon', 'ash', 'tenmoku'],
  },
};

/**
 * What is there for those whose token is in date.
 * @param {string | undefined} authorization
 * @param {unknown} json
 * @returns {Reply}
 */
export function onlySignedIn(authorization, json) {
  const { exp } = readToken(authorization) ?? {};
  const inDate = typeof exp === 'number' && exp * 1000 > Date.now();
  return inDate ? { status: 200, json } : signIn(authorization);
}

/**
 * @param {string | undefined} authorization
 * @returns {Reply}
 */
function signIn(authorization) {
  const realm = 'Bearer realm="shop"';
  if (!authorization) return unauthorized(realm, 'unauthorized');
  const { exp } = readToken(authorization) ?? {};
  const expired = typeof exp === 'number' && exp * 1000 < Date.now();
  return unauthorized(`${realm}, error="invalid_token"`, expired ? 'invalid_token' : 'token_revoked');
}

/**
 * @param {string} challenge
 * @param {string} error
 * @returns {Reply}
 */
function unauthorized(challenge, error) {
  return { status: 401, headers: { 'www-authenticate': challenge }, json: { error } };
}
