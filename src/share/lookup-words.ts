import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { ReportedRequest } from './report.ts';

/** How many names of the browser's are given: more are no help. */
const MOST_NAMES = 3;

/** What somebody who helps would search for: the code of the answer, and the browser's own words. */
export function lookupWords(
  { browserNames }: Pick<Diagnosis, 'browserNames'>,
  teller: ReportedRequest | undefined,
): string[] {
  const status = teller && teller.status > 0 ? [`HTTP ${teller.status}`] : [];
  const error = teller?.error ? [teller.error] : [];
  return [...new Set([...status, ...error, ...browserNames])].slice(0, MOST_NAMES);
}
