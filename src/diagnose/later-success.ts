import type { Exchange } from '../session/exchange.ts';
import { inWords } from './phrases.ts';
import type { Evidence } from './rule.ts';

/** Milliseconds from the end of a failure to the start of the next try; null where the times are not known. */
export function gapTo(failure: Exchange, next: Exchange): number | null {
  if (failure.startedAt === null || next.startedAt === null) return null;
  return Math.max(0, next.startedAt - failure.startedAt - (failure.duration ?? 0));
}

/** That the same request succeeded later, and how much later. */
export function sentAgain({ response }: Exchange, gap: number | null): Evidence {
  return {
    from: 'the same request, sent again',
    saw: `status ${response.status}${gap === null ? '' : `, ${inWords(gap)} later`}`,
  };
}
