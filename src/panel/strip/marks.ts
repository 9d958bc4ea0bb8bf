import type { Exchange } from '../../session/exchange.ts';
import { endOf, startOf } from '../../session/timeline.ts';
import type { ListedRequest } from '../listed-request.ts';
import { sortSteps } from '../sort-steps.ts';
import type { Span, TimeScale } from './time-scale.ts';

/** How many marks may stand over each other. */
export const LANES = 4;

/** What a mark says of its request. */
export type Tone = 'failure' | 'hidden-failure' | 'other' | 'pending';

/** One request in the strip; places are from 0 to 1, lanes from 0. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  readonly tone: Tone;
  /** The filter leaves it out. */
  readonly dimmed: boolean;
}

/** A page load. */
export interface Visit {
  /** In ms since 1970. */
  readonly startedAt: number;
  readonly url: string;
}

/** Where a page load begins, from 0 to 1. */
export interface Divider {
  readonly x: number;
  readonly url: string;
}

/** From what is drawn first to what lies on top: a failure is never covered. */
const ORDER: readonly Tone[] = ['pending', 'other', 'hidden-failure', 'failure'];
/** How wide a mark is at least, in pixels. */
const LEAST: Readonly<Record<Tone, number>> = { pending: 2, other: 2, 'hidden-failure': 3, failure: 3 };

/** When each of these was under way. */
export function* spansOf(requests: readonly ListedRequest[]): Generator<Span> {
  for (const { exchange } of requests) yield spanOf(exchange);
}

/** When a request was under way, as far as is known; one that still is has no end. */
export function spanOf(exchange: Exchange): Span {
  return { from: exchange.startedAt, to: exchange.pending ? null : endOf(exchange) };
}

/** So many are looked at between two steps. */
const STEP = 256;

/**
 * Puts requests into lanes, step by step, each into the first that is free at its place; where none is, into the one with the fewest.
 * Those without a known start have no place and no mark.
 * @param requests in any order
 * @param pixel the width of one pixel, as a part of the whole
 * @param accepts the filter; without it nothing is dimmed
 * @returns the marks that can be seen, in the order in which to draw them: failures last
 */
export function* marksOf(
  requests: readonly ListedRequest[],
  scale: TimeScale,
  pixel: number,
  accepts: (request: ListedRequest) => boolean = () => true,
): Generator<undefined, Mark[]> {
  const layers: Mark[][] = Array.from({ length: 2 * ORDER.length }, () => []);
  const ends = new Float64Array(LANES).fill(Number.NEGATIVE_INFINITY);
  const counts = new Uint32Array(LANES);
  /** How far the marks of each layer reach in each lane. */
  const reached = new Float64Array(2 * ORDER.length * LANES).fill(Number.NEGATIVE_INFINITY);
  const placed: ListedRequest[] = [];
  let taken = 0;
  for (const request of requests) {
    if (++taken % STEP === 0) yield;
    if (request.exchange.startedAt !== null) placed.push(request);
  }
  yield* sortSteps(placed, (a, b) => startOf(a.exchange) - startOf(b.exchange));
  let looked = 0;
  for (const request of placed) {
    if (++looked % STEP === 0) yield;
    const tone = toneOf(request);
    const least = LEAST[tone] * pixel;
    const from = Math.max(0, Math.min(scale.xOf(startOf(request.exchange)), 1 - least));
    // What is still under way goes on to the end of what is seen.
    const end = tone === 'pending' ? 1 : scale.xOf(endOf(request.exchange));
    const to = Math.max(end, from + least);
    const lane = laneAt(from - pixel, ends, counts);
    ends[lane] = Math.max(ends[lane] as number, to);
    counts[lane] = (counts[lane] as number) + 1;
    const dimmed = !accepts(request);
    const layer = 2 * ORDER.indexOf(tone) + (dimmed ? 0 : 1);
    const place = layer * LANES + lane;
    // Of thousands, most lie on others of their kind: these would not be seen. What never ends has an end of its own, past all others.
    if (tone !== 'pending' && to - (reached[place] as number) < pixel / 2) continue;
    reached[place] = to;
    layers[layer]?.push({ from, to, lane, tone, dimmed });
  }
  return layers.flat();
}

/** The first lane whose marks end before a place, else the first of those with the fewest marks. */
function laneAt(x: number, ends: Float64Array, counts: Uint32Array): number {
  let fewest = 0;
  for (let lane = 0; lane < LANES; lane++) {
    if ((ends[lane] as number) <= x) return lane;
    if ((counts[lane] as number) < (counts[fewest] as number)) fewest = lane;
  }
  return fewest;
}

/** Places the page loads; one that began outside of the scale stands at its end. */
export function dividersOf(visits: readonly Visit[], scale: TimeScale): Divider[] {
  return visits.map(({ startedAt, url }) => ({ x: scale.xOf(startedAt), url }));
}

function toneOf({ outcome, verdict }: ListedRequest): Tone {
  if (outcome === 'pending') return 'pending';
  return verdict === 'failure' || verdict === 'hidden-failure' ? verdict : 'other';
}
