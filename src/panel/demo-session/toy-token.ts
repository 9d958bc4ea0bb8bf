/**
 * Makes a JSON Web Token that opens nothing anywhere. It is made when it is needed, so that no token stands in the source
 * for others, and for programs that look for leaked secrets, to find.
 * @param holder whose sign-in it would be
 * @param expiresAt until when it is good, in ms since 1970
 * @param scope what its holder would be allowed to do
 */
export function toyToken(holder: string, expiresAt: number, scope: string): string {
  const exp = Math.floor(expiresAt / 1000);
  const claims = { iss: 'https://shop.test', sub: holder, scope, iat: exp - 3600, exp };
  return [{ alg: 'HS256', typ: 'JWT' }, claims, 'a toy'].map(encode).join('.');
}

/** As base64url (RFC 4648 §5). */
function encode(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
