import type { Diagnosis } from '../../../src/diagnose/diagnosis.ts';
import { verdictOf } from '../../../src/diagnose/verdict.ts';
import type { ListedRequest } from '../../../src/panel/listed-request.ts';
import type { Exchange } from '../../../src/session/exchange.ts';
import { groupOf } from '../../../src/session/group.ts';
import { outcomeOf } from '../../../src/session/outcome.ts';
import type { Party } from '../../../src/session/party.ts';
import { exchange, type Given } from '../../exchange-builder.ts';

/** What a test says of a request beside its exchange. */
export interface Said {
  readonly diagnosis?: Partial<Diagnosis> | null;
  readonly party?: Party;
  /** Fields of the response that a HAR entry of the builder does not give. */
  readonly response?: Partial<Exchange['response']>;
}

/** A request as the list knows it. */
export function listed(given: Given = {}, { diagnosis = null, party, response }: Said = {}): ListedRequest {
  const made = exchange(given);
  const whole = response ? { ...made, response: { ...made.response, ...response } } : made;
  const outcome = outcomeOf(whole);
  const said = diagnosis as Diagnosis | null;
  return {
    exchange: whole,
    outcome,
    verdict: verdictOf(outcome, said),
    diagnosis: said,
    party,
    group: groupOf(whole),
  };
}

/** The words that a filter looks at. */
export const DIAGNOSIS = {
  cause: 'token-expired',
  title: 'Your sign-in ran out',
  fixer: 'backend',
  certainty: 'likely',
} as const;
