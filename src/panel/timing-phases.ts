import type { Timings } from '../session/exchange.ts';
import { lengthOfTime, STRIP_TEXTS } from './texts/strip-texts.ts';

/** The parts of a request's time in the order in which they come; `untold` is what the record leaves open. */
const ORDER = ['turn', 'name', 'connect', 'secure', 'send', 'server', 'receive', 'untold'] as const;
export type PhaseId = (typeof ORDER)[number];

/** One part of a request's time. */
export interface Phase {
  readonly id: PhaseId;
  /** In words: "Waiting for the server". */
  readonly name: string;
  readonly ms: number;
  /** Of all phases together, 0 to 1. */
  readonly share: number;
}

/** Where the time of a request went. */
export interface TimingPhases {
  /** Only those that took time, in order. */
  readonly phases: readonly Phase[];
  /** The most telling thing, with figures; null where no time was recorded. */
  readonly sentence: string | null;
}

/** Under this, in ms, the parts tell nothing. */
const TINY = 10;

/**
 * Divides the time of a request.
 * @param timings as recorded, in ms; what is no length of time counts as not recorded
 * @param total from start to end in ms, null where it is unknown
 * @see HAR 1.2, "timings": http://www.softwareishard.com/blog/har-12-spec/#timings
 */
export function timingPhases(timings: Timings, total: number | null): TimingPhases {
  const parts = partsOf(timings, length(total));
  const recorded = sumOf(parts);
  // Chrome puts all the time of a load that failed under `blocked`, whatever it spent it on (capture-facts).
  const told = recorded === parts.turn ? 0 : recorded;
  const all = length(total) || (told === 0 ? recorded : 0);
  if (told === 0) parts.turn = 0;
  const slack = Math.max(1, all / 100);
  if (all - told > slack) parts.untold = all - told;
  const whole = Math.max(all, told);
  const phases = ORDER.filter((id) => parts[id] > 0).map((id) => ({
    id,
    name: STRIP_TEXTS.phases[id],
    ms: parts[id],
    share: parts[id] / whole,
  }));
  const doubt = all === 0 ? STRIP_TEXTS.wholeUnknown : told - all > slack ? STRIP_TEXTS.addUpToMore : '';
  return { phases, sentence: sentenceOf(phases, whole, doubt) };
}

function partsOf(timings: Timings, all: number): Record<PhaseId, number> {
  const parts = {
    turn: length(timings.blocked),
    name: length(timings.dns),
    connect: length(timings.connect),
    secure: length(timings.ssl),
    send: length(timings.send),
    server: length(timings.wait),
    receive: length(timings.receive),
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

function sumOf(parts: Readonly<Record<PhaseId, number>>): number {
  return Object.values(parts).reduce((one, other) => one + other, 0);
}

/** @param doubt what to add where the parts are all that is known, or do not fit the whole; else '' */
function sentenceOf(phases: readonly Phase[], whole: number, doubt: string): string | null {
  const [longest, next] = phases.toSorted((a, b) => b.ms - a.ms);
  if (!longest) return null;
  const all = lengthOfTime(whole);
  if (whole < TINY && !doubt) return STRIP_TEXTS.inAll(all);
  const { id, name, ms, share } = longest;
  if (id === 'untold' && !next) return STRIP_TEXTS.untold(all);

  const figure = lengthOfTime(ms);
  const ofAll = STRIP_TEXTS.ofAll(figure, all);
  const inLead = next?.ms === ms ? STRIP_TEXTS.noneLonger : STRIP_TEXTS.longest;
  if (doubt) return `${inLead(name, figure)} ${doubt}`;
  if (id === 'untold') return STRIP_TEXTS.partlyUntold(ofAll);
  if (share <= 0.5) return inLead(name, ofAll);
  return id === 'turn' ? STRIP_TEXTS.mostWaited(ofAll) : STRIP_TEXTS.took(name, ofAll);
}

/** A length of time in ms; 0 for what is none, and for less than a thousandth. */
function length(ms: number | null): number {
  return ms !== null && Number.isFinite(ms) && ms >= 0.001 ? ms : 0;
}
