/** The first digit of the status, or that no answer came. */
export type StatusClass = 'no response' | '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/**
 * The class of a status code (RFC 9110 §15).
 * @param status 0 where no answer came; vendors' codes over 599 count as 5xx (LinkedIn's 999)
 */
export function statusClassOf(status: number): StatusClass {
  if (status < 100) return 'no response';
  const first = Math.min(5, Math.floor(status / 100)) as 1 | 2 | 3 | 4 | 5;
  return `${first}xx`;
}
