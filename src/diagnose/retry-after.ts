/** A wait longer than this is not believed, in ms. */
const LONGEST_WAIT = 365 * 24 * 3600_000;

/**
 * How long a server asks to wait (RFC 9110 §10.2.3): a number of seconds, or a date.
 * @param header the value of Retry-After
 * @param now when the server answered, in ms since 1970; only the form with a date needs it
 * @returns milliseconds, 0 or more; null when it cannot be read
 */
export function retryAfter(header: string, now: number | null): number | null {
  const value = header.trim();
  if (/^\d{1,9}$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_WAIT);
  const date = /\d{4}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(date) || now === null) return null;
  return Math.min(Math.max(0, date - now), LONGEST_WAIT);
}
