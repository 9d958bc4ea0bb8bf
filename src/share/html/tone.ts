import { verdictOf } from '../../diagnose/verdict.ts';
import type { ReportedRequest } from '../report.ts';

/** The colour of a request, as in the panel; the words beside it say the same. */
export type Tone = 'red' | 'amber' | 'violet' | 'green' | 'grey';

/** What came of a request as a colour: what needs nobody is grey, what the server broke red, what never arrived violet. */
export function toneOf({ outcome, diagnosis, statusClass }: ReportedRequest): Tone {
  const verdict = verdictOf(outcome, diagnosis);
  if (verdict === 'note' || outcome === 'pending') return 'grey';
  if (verdict === 'fine') return 'green';
  if (verdict === 'hidden-failure' || statusClass === '4xx') return 'amber';
  return statusClass === '5xx' ? 'red' : 'violet';
}
