/** @typedef {import('./reply.mjs').Reply} Reply */

/**
 * How the second origin answers: one address without CORS headers, one that refuses preflights, one that is in order.
 * @param {string} shop the origin of the page
 * @returns {Readonly<Record<string, Reply>>}
 */
export function apiReplies(shop) {
  const allow = { 'access-control-allow-origin': shop, vary: 'Origin' };
  return {
    'GET /rates/latest': { status: 200, json: { base: 'EUR', rates: { USD: 1.08, GBP: 0.85 } } },
    'GET /currencies': { status: 200, headers: allow, json: ['EUR', 'USD', 'GBP'] },
    'OPTIONS /cart/b-1042': { status: 405, headers: { allow: 'GET, PUT' } },
    'PUT /cart/b-1042': { status: 200, json: { mugs: 2 } },
    'OPTIONS /likes/42': {
      status: 204,
      headers: {
        ...allow,
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'content-type',
        // Not remembered, so that each click shows the preflight again.
        'access-control-max-age': '0',
      },
    },
    'PUT /likes/42': { status: 200, headers: allow, json: { likes: 128 } },
  };
}
