import type { Outcome } from '../session/outcome.ts';
import { isFailure } from '../session/outcome.ts';
import type { Diagnosis } from './diagnosis.ts';

/**
 * What an outcome and its explanation come to. `failure`: it failed, and somebody can do something about it;
 * `hidden-failure`: its status says that it went well, and the answer holds a failure; `note`: nobody needs to do
 * anything, though it may look like a failure; `fine`: nothing to say.
 */
export type Verdict = 'failure' | 'hidden-failure' | 'note' | 'fine';

/** @param diagnosis null where nothing went wrong, undefined while it is not known yet */
export function verdictOf(outcome: Outcome, diagnosis: Diagnosis | null | undefined): Verdict {
  if (diagnosis?.fixer === 'nobody') return 'note';
  if (isFailure(outcome)) return 'failure';
  // Most stopped requests need nobody; while the reason is not known yet, no alarm is raised.
  if (outcome === 'cancelled') return diagnosis ? 'failure' : 'note';
  return diagnosis ? 'hidden-failure' : 'fine';
}
