import { parseAddress } from './address.ts';
import type { Exchange } from './exchange.ts';

/** How long after a refusal, in ms, the page asks for a fresh sign-in. */
export const RENEWED_WITHIN = 10_000;

const ASKS_FOR_ANOTHER = /(?:^|[/_.-])(?:refresh|renew)(?=$|[/_.-]|token|session|auth)/i;
const TOKEN_SERVICE = /\/(?:oauth2?|connect|openid-connect|auth)(?:\/v?[\d.]+)?\/token$/i;
const GRANT = /grant_type["'\s:=]+refresh_token|["']?refresh_?token["']?\s*[:=]/i;
/** What a request for a token may be long; the grant stands near its beginning. */
const LOOKED_AT = 2000;

/**
 * Whether a request asks for a fresh sign-in: by its address, or by what it sends (RFC 6749 §6). Programs name such places
 * alike: `/auth/refresh`, `/token/refresh`, `/refresh-token`, `/oauth/token`.
 */
export function isRenewal({ method, url, request }: Exchange): boolean {
  if (method !== 'POST' && method !== 'GET' && method !== 'PUT') return false;
  // The cheap look first: this is asked about every request.
  if (!/refresh|renew|token/i.test(url)) {
    return method !== 'GET' && GRANT.test(request.body?.text.slice(0, LOOKED_AT) ?? '');
  }
  const path = parseAddress(url)?.path ?? '';
  return (
    ASKS_FOR_ANOTHER.test(path) ||
    (method === 'POST' &&
      (TOKEN_SERVICE.test(path) || GRANT.test(request.body?.text.slice(0, LOOKED_AT) ?? '')))
  );
}
