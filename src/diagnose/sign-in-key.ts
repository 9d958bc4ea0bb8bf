import type { Exchange } from '../session/exchange.ts';
import { mayHideAnother } from '../session/placeholder.ts';
import { tokenOwner } from './json-web-token.ts';

/**
 * Schemes whose value is worked out anew for each request (RFC 7616 Digest, RFC 5849 OAuth 1, AWS Signature 4, RFC 9421's
 * forerunners, Hawk): only the part that names the one who signs stays the same.
 */
const SIGNED_ANEW = /^(?:Digest|OAuth|AWS4-[\w-]+|Signature|Hawk)\s/i;
const SIGNER = /\b(?:username|oauth_token|oauth_consumer_key|Credential|keyId|id)\s*=\s*"?([^",/\s]{1,200})/i;

/**
 * What the requests with one sign-in have in common: a key to compare, never to be shown.
 * @returns undefined where no sign-in stands in the request's `Authorization`, or a word in its place that may stand for any
 */
export function signInKey({ request }: Exchange): string | undefined {
  const value = request.headers.get('authorization')?.trim();
  if (!value || mayHideAnother(value)) return undefined;
  const scheme = SIGNED_ANEW.exec(value)?.[0].trim();
  // A fresh token of the same person is refused for the same reason.
  if (scheme === undefined) return tokenOwner(value) ?? value;
  return `${scheme} ${SIGNER.exec(value.slice(0, 4000))?.[1] ?? ''}`;
}
