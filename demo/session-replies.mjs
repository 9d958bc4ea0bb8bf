import { nginxPage } from './error-pages.mjs';
import { toyToken } from './shop/toy-token.mjs';
import { onlySignedIn } from './shop-replies.mjs';

/** @typedef {import('./reply.mjs').Reply} Reply */

const BEHIND_NGINX = { server: 'nginx/1.24.0' };
/** Long enough for equal requests of one click to be on their way together on a busy machine too, in ms. */
const SIDE_BY_SIDE = 400;
/** Clicks whose count is kept. */
const MOST_VISITS = 100;
/** NTLM's second message: only its first bytes matter to anyone who looks at it ("NTLMSSP", type 2). */
const NTLM_CHALLENGE = Buffer.from('NTLMSSP\0\x02\0\0\0').toString('base64');

/**
 * How the shop's server answers in the stories of several requests. The page sends a fresh `x-visit` with each click, so
 * that clicks, and tests, do not disturb each other.
 * @returns {(request: import('node:http').IncomingMessage, path: string, body: string) => Reply | undefined} undefined where
 *   the address is none of theirs
 */
export function sessionReplies() {
  /** How often each visit has asked. @type {Map<string, number>} */
  const counts = new Map();
  const ordinal = (/** @type {string} */ visit) => {
    const count = (counts.get(visit) ?? 0) + 1;
    counts.set(visit, count);
    for (const oldest of counts.keys()) {
      if (counts.size <= MOST_VISITS) break;
      counts.delete(oldest);
    }
    return count;
  };

  return ({ method, headers }, path, body) => {
    const { authorization } = headers;
    switch (`${method} ${path}`) {
      case 'POST /oauth/token':
        return body.includes('refresh_token=fresh')
          ? {
              status: 200,
              json: { access_token: toyToken('customer'), token_type: 'Bearer', expires_in: 2700 },
            }
          : {
              status: 400,
              json: { error: 'invalid_grant', error_description: 'The refresh token has expired' },
            };
      case 'GET /api/stock-level':
        return ordinal(String(headers['x-visit'])) < 3
          ? {
              status: 503,
              html: nginxPage('503 Service Temporarily Unavailable'),
              headers: BEHIND_NGINX,
            }
          : { status: 200, json: { mugs: 412 } };
      case 'GET /account/home':
        return { status: 302, headers: { location: '/account/sign-in' } };
      case 'GET /account/sign-in':
        return { status: 302, headers: { location: '/account/home' } };
      case 'GET /api/ledger':
        return ntlm(authorization);
      case 'GET /api/best-sellers':
        return { status: 500, json: { error: 'Internal Server Error' }, after: SIDE_BY_SIDE };
    }
    if (path.startsWith('/api/me/')) return onlySignedIn(authorization, { part: path.slice(8) });
    if (path.startsWith('/till/')) {
      return authorization
        ? { status: 200, json: { today: '184.50' } }
        : {
            status: 401,
            headers: { 'www-authenticate': 'Basic realm="till"' },
            json: { error: 'unauthorized' },
          };
    }
    const shelf = /^\/api\/warehouse\/(\d+)$/.exec(path)?.[1];
    if (shelf) {
      const title = Number(shelf) % 3 === 0 ? '503 Service Temporarily Unavailable' : '502 Bad Gateway';
      return { status: Number.parseInt(title, 10), html: nginxPage(title), headers: BEHIND_NGINX };
    }
    return undefined;
  };
}

/**
 * The two refusals that come before the answer (MS-NTHT §1.3).
 * @param {string | undefined} authorization
 * @returns {Reply}
 */
function ntlm(authorization) {
  const token = authorization?.replace(/^NTLM /, '');
  if (token && Buffer.from(token, 'base64')[8] === 3) return { status: 200, json: { balance: '12480.00' } };
  return {
    status: 401,
    headers: { 'www-authenticate': token ? `NTLM ${NTLM_CHALLENGE}` : 'NTLM' },
    html: '<h1>401 Unauthorized</h1>',
  };
}
