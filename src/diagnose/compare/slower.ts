import type { Asked } from './asked.ts';
import type { Group } from './match.ts';

/** One slow answer is chance: so many of each side have to tell. */
const LEAST_ANSWERS = 3;
const LEAST_FACTOR = 3;
const LEAST_MORE = 1000;

/** How long a shape's answers took on both sides: medians in ms. */
export interface Pace {
  readonly before: number;
  readonly after: number;
}

/**
 * Whether the answers of a group clearly take longer in one session: three times as long, and a second more, by their medians.
 * @returns undefined where that is not clear
 */
export function paceOf({ before, after }: Group): Pace | undefined {
  const [old, now] = [durationsOf(before), durationsOf(after)];
  if (old.length < LEAST_ANSWERS || now.length < LEAST_ANSWERS) return undefined;
  const pace = { before: median(old), after: median(now) };
  const [less, more] = [Math.min(pace.before, pace.after), Math.max(pace.before, pace.after)];
  return more >= less * LEAST_FACTOR && more - less >= LEAST_MORE ? pace : undefined;
}

/** Connections that stay open, and answers that did not come over the network, say nothing of speed. */
function durationsOf(all: readonly Asked[]): readonly number[] {
  return all
    .filter(
      ({ state, lead: { response, resourceType } }) =>
        state === 'worked' &&
        !response.fromCache &&
        !response.viaServiceWorker &&
        resourceType !== 'websocket' &&
        resourceType !== 'eventsource',
    )
    .map(({ lead }) => lead.duration)
    .filter((duration) => duration !== null)
    .sort((a, b) => a - b);
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
