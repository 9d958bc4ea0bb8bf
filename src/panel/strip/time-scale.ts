/** A part of time, in ms since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** When a request was under way, in ms since 1970; null where that is not known. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

/** Time laid out from 0 (left) to 1 (right), with the quiet times cut short. */
export interface TimeScale extends TimeRange {
  /** The place of a time, 0 to 1; what lies outside stands at the nearer end. */
  xOf(time: number): number;
  /** The time at a place, in ms since 1970. */
  timeAt(x: number): number;
  /** From where to where time was cut short, each 0 to 1. */
  readonly cuts: readonly TimeRange[];
}

/** With nothing under way for longer than this, in ms, time is cut short. */
const QUIET = 3000;
/** What lasts longer, in ms, counts where it begins and where it ends: a socket that is open all day is no activity. */
const LONG = 120_000;
/** A time of activity has at least this length, in ms, or a request without a duration would have no place. */
const LEAST = 1000;
/** The part of the whole that one cut has at most … */
const CUT_SHARE = 0.02;
/** … and all of them together. */
const CUTS_SHARE = 0.3;

/** So many are looked at between two steps. */
const STEP = 256;

/**
 * Lays out the time in which requests were under way, step by step.
 * @param spans in any order; those without a known start are left out, an end before the start counts as the start
 * @returns null where no start is known
 */
export function* timeScale(spans: Iterable<Span>): Generator<undefined, TimeScale | null> {
  const busy = yield* busyTimes(spans);
  if (busy.length === 0) return null;
  let active = 0;
  for (const { from, to } of busy) active += to - from;
  const gaps = busy.length - 1;
  const share = Math.min(CUT_SHARE, CUTS_SHARE / gaps);
  /** What a cut takes, as if it were so many ms of activity. */
  const cutTo = (active * share) / (1 - gaps * share);

  const times: number[] = [];
  const places: number[] = [];
  const cuts: TimeRange[] = [];
  let place = 0;
  for (const { from, to } of busy) {
    const gap = from - (times.at(-1) ?? from);
    // A cut never makes a time longer than it was.
    if (gap > cutTo) cuts.push({ from: place, to: place + cutTo });
    place += Math.min(gap, cutTo);
    times.push(from, to);
    // Not added to a time: those are so large that the sum would be off.
    const end = place + (to - from);
    places.push(place, end);
    place = end;
  }
  return {
    from: times[0] as number,
    to: times.at(-1) as number,
    xOf: (time) => between(time, times, places) / place,
    timeAt: (x) => between(x * place, places, times),
    cuts: cuts.map(({ from, to }) => ({ from: from / place, to: to / place })),
  };
}

/** The times with something under way, in order, each more than QUIET after the one before. */
function* busyTimes(spans: Iterable<Span>): Generator<undefined, TimeRange[]> {
  const begun: number[] = [];
  const ended: number[] = [];
  let looked = 0;
  for (const { from, to } of spans) {
    if (++looked % STEP === 0) yield;
    if (from === null || !Number.isFinite(from)) continue;
    const end = Math.max(from, to ?? from);
    begun.push(from);
    if (end - from <= LONG) ended.push(end);
    else {
      ended.push(from, end);
      begun.push(end);
    }
  }
  if (begun.length === 0) return [];
  // Each by itself: so many numbers are sorted sooner than half as many objects. What ends before a start has begun before it, too.
  const starts = Float64Array.from(begun).sort();
  yield;
  const ends = Float64Array.from(ended).sort();
  yield;
  const busy: TimeRange[] = [];
  let from = starts[0] as number;
  const add = (to: number) => busy.push({ from, to: Math.max(to, from + LEAST) });
  for (let place = 1; place < starts.length; place++) {
    const start = starts[place] as number;
    const end = ends[place - 1] as number;
    if (start - end <= QUIET) continue;
    add(end);
    from = start;
  }
  add(ends[ends.length - 1] as number);
  return busy;
}

/** Follows a line through points, given by two rising lists of one length, and stops at its ends. */
function between(value: number, inputs: readonly number[], outputs: readonly number[]): number {
  let low = 0;
  let high = inputs.length - 1;
  if (!(value > (inputs[low] as number))) return outputs[low] as number;
  if (value >= (inputs[high] as number)) return outputs[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((inputs[middle] as number) <= value) low = middle;
    else high = middle;
  }
  const [from, to] = [inputs[low] as number, inputs[high] as number];
  const [start, end] = [outputs[low] as number, outputs[high] as number];
  return start + ((end - start) * (value - from)) / (to - from);
}
