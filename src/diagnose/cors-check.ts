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
    if (allowed !== 'null' && !URL.canParse(allowed)) return 'InvalidAllowOriginValue';
    return 'AllowOriginMismatch';
  }
  return headers.get('access-control-allow-credentials') === 'true' ? undefined : 'InvalidAllowCredentials';
}
