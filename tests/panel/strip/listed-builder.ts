import type { ListedRequest } from '../../../src/panel/listed-request.ts';
import { groupOf } from '../../../src/session/group.ts';
import { exchange, type Given, START } from '../../exchange-builder.ts';

/** When the first request of a test begins, in ms since 1970. */
export const BEGIN = Date.parse(START);

/** A request so many seconds after the first, as the list knows it; what is not said went well. */
export function listed(
  seconds: number,
  given: Given = {},
  known: Partial<Pick<ListedRequest, 'outcome' | 'verdict'>> = {},
): ListedRequest {
  const startedAt = new Date(BEGIN + seconds * 1000).toISOString();
  const recorded = exchange({ startedAt, ...given });
  return {
    exchange: recorded,
    group: groupOf(recorded),
    outcome: given.pending ? 'pending' : 'succeeded',
    verdict: 'fine',
    diagnosis: null,
    party: 'first',
    ...known,
  };
}

/** The same, failed. */
export const failed = (seconds: number, given: Given = {}) =>
  listed(seconds, given, { outcome: 'failed', verdict: 'failure' });
