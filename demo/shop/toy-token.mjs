const MINUTE = 60;

/** When each kind of token ends, in seconds from now. */
const ENDS_IN = { expired: -12 * MINUTE, withdrawn: 45 * MINUTE, customer: 45 * MINUTE };

/**
 * Makes an unsigned JSON Web Token: a toy that opens nothing anywhere.
 * @param {keyof typeof ENDS_IN} kind
 */
export function toyToken(kind) {
  const now = Math.floor(Date.now() / 1000);
  const exp = now + ENDS_IN[kind];
  const claims = { iss: 'kiln-lane', sub: 'visitor', role: 'customer', iat: exp - 60 * MINUTE, exp };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
}

/** @param {unknown} value */
function encode(value) {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
