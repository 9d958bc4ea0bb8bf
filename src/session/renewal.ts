import { parseAddress } from './address.ts';
import type { Exchange } from './exchange.ts';
import { ofLatest } from './of-latest.ts';

/** How long after a refusal, in ms, the page asks for a fresh sign-in. */
export const RENEWED_WITHIN = 10_000;

/** `/refresh-token`, `/token/renew`, `/auth/refresh`, `/session/refresh`. */
const OF_A_SIGN_IN =
  /(?:refresh|renew)[-_]?(?:token|session|auth)|(?:token|auth|oauth2?|session|login|sign-?in|jwt|sso|identity|account)s?(?:\/[\w.-]{1,20})?\/(?:refresh|renew)(?=\/|$)/i;
/** `/refresh` by itself, perhaps under `/api/v1`. */
const BARE = /^(?:\/api)?(?:\/v[\d.]+)?\/(?:refresh|renew)\/?$/i;
const TOKEN_SERVICE = /\/(?:oauth2?|connect|openid-connect|auth)(?:\/v?[\d.]+)?\/token$/i;
const GRANT = /grant_type["'\s:=]+refresh_token|["']?refresh_?token["']?\s*[:=]/i;
/** Scripts and frames renew a sign-in; pictures and files of a page never do. */
const RENEWS = new Set(['fetch', 'xhr', 'document', 'other']);
/** What a request for a token may be long; the grant stands near its beginning. */
const LOOKED_AT = 2000;

/**
 * Whether a request asks for a fresh sign-in: by its address, or by what it sends (RFC 6749 §6). Programs name such places
 * alike: `/auth/refresh`, `/token/refresh`, `/refresh-token`, `/oauth/token`.
 */
export const isRenewal: (exchange: Exchange) => boolean = ofLatest(
  ({ method, url, resourceType, request }: Exchange) => {
    if ((method !== 'POST' && method !== 'GET' && method !== 'PUT') || !RENEWS.has(resourceType))
      return false;
    // The cheap look first: this is asked about every request.
    if (!/refresh|renew|token/i.test(url)) {
      return method !== 'GET' && GRANT.test(request.body?.text.slice(0, LOOKED_AT) ?? '');
    }
    const path = parseAddress(url)?.path ?? '';
    if (OF_A_SIGN_IN.test(path)) return true;
    if (method !== 'POST') return false;
    return (
      BARE.test(path) || TOKEN_SERVICE.test(path) || GRANT.test(request.body?.text.slice(0, LOOKED_AT) ?? '')
    );
  },
);
