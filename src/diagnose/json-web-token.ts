import { jwtDecode } from 'jwt-decode';

/** The times of a signed token (RFC 7519 §4.1), in milliseconds since 1970; null where it does not carry them. */
export interface TokenTimes {
  readonly expiresAt: number | null;
  readonly notBefore: number | null;
}

type Claims = { readonly [name in 'exp' | 'nbf' | 'iss' | 'sub']?: unknown };

/**
 * Reads when the token in an Authorization header is good. Nothing is verified: a browser does not have the key.
 * @param authorization the header's value
 * @returns null when it carries no JSON Web Token
 */
export function tokenTimes(authorization: string): TokenTimes | null {
  const claims = claimsOf(authorization);
  return claims && { expiresAt: inMs(claims.exp), notBefore: inMs(claims.nbf) };
}

/**
 * Whose token an Authorization header carries: a key to compare, never to be shown.
 * @param authorization the header's value
 * @returns undefined when it carries no JSON Web Token, or one that names nobody (RFC 7519 §4.1.2)
 */
export function tokenOwner(authorization: string): string | undefined {
  const { iss, sub } = claimsOf(authorization) ?? {};
  return typeof sub === 'string' && sub !== '' ? JSON.stringify([iss, sub]) : undefined;
}

function claimsOf(authorization: string): Claims | null {
  const token = /^\S+\s+(eyJ[\w-]+\.[\w-]+\.[\w-]*)$/.exec(authorization.trim())?.[1];
  if (!token) return null;
  try {
    const claims = jwtDecode<Claims | null>(token);
    return typeof claims === 'object' ? claims : null;
  } catch {
    return null;
  }
}

function inMs(seconds: unknown): number | null {
  return typeof seconds === 'number' && Number.isFinite(seconds) && Math.abs(seconds) < 8.64e12
    ? seconds * 1000
    : null;
}
