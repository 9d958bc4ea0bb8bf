import { jwtDecode } from 'jwt-decode';

/** The times of a signed token (RFC 7519 §4.1), in milliseconds since 1970; null where it does not carry them. */
export interface TokenTimes {
  readonly expiresAt: number | null;
  readonly notBefore: number | null;
}

/**
 * Reads when the token in an Authorization header is good. Nothing else of the token is read, and nothing is verified: a
 * browser does not have the key.
 * @param authorization the header's value
 * @returns null when it carries no JSON Web Token
 */
export function tokenTimes(authorization: string): TokenTimes | null {
  const token = /^\S+\s+(eyJ[\w-]+\.[\w-]+\.[\w-]*)$/.exec(authorization.trim())?.[1];
  if (!token) return null;
  try {
    const { exp, nbf } = jwtDecode<{ exp?: unknown; nbf?: unknown }>(token);
    return { expiresAt: inMs(exp), notBefore: inMs(nbf) };
  } catch {
    return null;
  }
}

function inMs(seconds: unknown): number | null {
  return typeof seconds === 'number' && Number.isFinite(seconds) && Math.abs(seconds) < 8.64e12
    ? seconds * 1000
    : null;
}
