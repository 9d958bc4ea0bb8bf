import type { Timings } from '../session/exchange.ts';

/** The parts of a request's time in the order in which they come; `untold` is what the record leaves open. */
const ORDER = ['turn', 'name', 'connect', 'secure', 'send', 'server', 'receive', 'untold'] as const;
export type TimingPartId = (typeof ORDER)[number];

/** The parts in words. */
export const TIMING_PART_NAMES: Readonly<Record<TimingPartId, string>> = {
  turn: 'Waiting for its turn',
  name: 'Looking up the name',
  connect: 'Connecting',
  secure: 'Agreeing on the secure connection',
  send: 'Sending the request',
  server: 'Waiting for the server',
  receive: 'Receiving the answer',
  untold: 'Not told by the record',
};

/** One part of a request's time. */
export interface TimingPart {
  readonly id: TimingPartId;
  /** In words: "Waiting for the server". */
  readonly name: string;
  /** Milliseconds, more than 0. */
  readonly ms: number;
}

/**
 * Divides the time of a request.
 * @param timings as recorded, in ms; what is no length of time counts as not recorded
 * @param total from start to end in ms, null where it is unknown
 * @returns only the parts that took time, in order
 * @see HAR 1.2, "timings": http://www.softwareishard.com/blog/har-12-spec/#timings
 */
export function timingParts(timings: Timings, total: number | null): TimingPart[] {
  const all = lengthOf(total);
  const parts = partsOf(timings, all);
  const recorded = sumOf(parts);
  // Chrome puts all the time of a load that failed under `blocked`, whatever it spent it on (capture-facts).
  const told = recorded === parts.turn ? 0 : recorded;
  const whole = all || (told === 0 ? recorded : 0);
  if (told === 0) parts.turn = 0;
  if (whole - told > Math.max(1, whole / 100)) parts.untold = whole - told;
  return ORDER.filter((id) => parts[id] > 0).map((id) => ({
    id,
    name: TIMING_PART_NAMES[id],
    ms: parts[id],
  }));
}

function partsOf(timings: Timings, all: number): Record<TimingPartId, number> {
  const parts = {
    turn: lengthOf(timings.blocked),
    name: lengthOf(timings.dns),
    connect: lengthOf(timings.connect),
    secure: lengthOf(timings.ssl),
    send: lengthOf(timings.send),
    server: lengthOf(timings.wait),
    receive: lengthOf(timings.receive),
    untold: 0,
  };
  const { connect, secure } = parts;
  const sum = sumOf(parts);
  // By the specification `ssl` is a part of `connect`. Firefox and mitmproxy count it apart: only so do their parts come
  // to their total (41 of 41 recordings of ours; the other way round in 703 of 703 by Chrome and WebPageTest).
  const apart = secure > connect || (all > 0 && Math.abs(sum - all) < Math.abs(sum - secure - all));
  if (!apart) parts.connect -= secure;
  return parts;
}

function sumOf(parts: Readonly<Record<TimingPartId, number>>): number {
  return Object.values(parts).reduce((one, other) => one + other, 0);
}

/** A length of time in ms; 0 for what is none, and for less than a thousandth. */
export function lengthOf(ms: number | null): number {
  return ms !== null && Number.isFinite(ms) && ms >= 0.001 ? ms : 0;
}

/** A duration in ms as it is written: "less than 1 ms", "38 ms", "2.1 s", "2.1 min". */
export function durationText(ms: number): string {
  if (ms < 0.5) return 'less than 1 ms';
  const whole = Math.round(ms);
  if (whole < 1000) return `${whole} ms`;
  // 59.95 s would round to 60.0 s.
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`;
}
