import { readUrl } from '../session/address.ts';
import type { HeaderFields } from '../session/headers.ts';

/** The step of the CORS check that an answer fails, by Chromium's name (`Network.CorsError`). */
export type CorsFault =
  | 'MissingAllowOriginHeader'
  | 'MultipleAllowOriginValues'
  | 'InvalidAllowOriginValue'
  | 'AllowOriginMismatch'
  | 'WildcardOriginNotAllowed'
  | 'InvalidAllowCredentials';

/** Faults that hold whether or not the request was made with credentials. */
const ALWAYS: ReadonlySet<CorsFault> = new Set([
  'MissingAllowOriginHeader',
  'MultipleAllowOriginValues',
  'InvalidAllowOriginValue',
  'AllowOriginMismatch',
]);

/** Whether a fault stops every request, and not only one with credentials. */
export function stopsAll(fault: CorsFault | undefined): boolean {
  return fault !== undefined && ALWAYS.has(fault);
}

/**
 * The CORS check (Fetch standard), step by step, with the names that Chromium gives its steps (`CheckAccess` in
 * services/network/public/cpp/cors/cors.cc). The last two steps count only for requests with credentials, which a
 * record does not tell.
 * @param origin of the page, as it was sent
 * @returns undefined where the answer passes even with credentials
 */
export function corsFault(headers: HeaderFields, origin: string | undefined): CorsFault | undefined {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === undefined) return 'MissingAllowOriginHeader';
  if (allowed === '*') return 'WildcardOriginNotAllowed';
  if (allowed !== origin) {
    if (/[ ,]/.test(allowed)) return 'MultipleAllowOriginValues';
    if (allowed !== 'null' && !readUrl(allowed)) return 'InvalidAllowOriginValue';
    return 'AllowOriginMismatch';
  }
  return headers.get('access-control-allow-credentials') === 'true' ? undefined : 'InvalidAllowCredentials';
}

/** Whether a value is "null" or an origin as browsers write one: without a path, not even "/" (RFC 6454 §6.2). */
export function isOrigin(value: string): boolean {
  return value === 'null' || (/^[a-z][a-z0-9+.-]*:\/\/[^\s/,]+$/i.test(value) && readUrl(value) !== null);
}

/**
 * The names in a list header such as `Access-Control-Allow-Methods`.
 * @returns undefined where one of them cannot be a name: then browsers drop the whole list (Fetch standard, "extract
 *   header list values")
 */
export function listOf(header: string | undefined): readonly string[] | undefined {
  const names = (header ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return names.every((name) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) ? names : undefined;
}
