import type { Timings } from '../session/exchange.ts';
import { durationText, lengthOf, type TimingPart, timingParts } from '../share/timing-parts.ts';
import { STRIP_TEXTS } from './texts/strip-texts.ts';

/** One part of a request's time. */
export interface Phase extends TimingPart {
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
  const parts = timingParts(timings, total);
  const told = sumOf(parts.filter(({ id }) => id !== 'untold'));
  const all = lengthOf(total) || (told === 0 ? sumOf(parts) : 0);
  const whole = Math.max(all, told);
  const phases = parts.map((part) => ({ ...part, share: part.ms / whole }));
  const isMore = told - all > Math.max(1, all / 100);
  const doubt = all === 0 ? STRIP_TEXTS.wholeUnknown : isMore ? STRIP_TEXTS.addUpToMore : '';
  return { phases, sentence: sentenceOf(phases, whole, doubt) };
}

function sumOf(parts: readonly TimingPart[]): number {
  return parts.reduce((sum, { ms }) => sum + ms, 0);
}

/** @param doubt what to add where the parts are all that is known, or do not fit the whole; else '' */
function sentenceOf(phases: readonly Phase[], whole: number, doubt: string): string | null {
  const [longest, next] = phases.toSorted((a, b) => b.ms - a.ms);
  if (!longest) return null;
  const all = durationText(whole);
  if (whole < TINY && !doubt) return STRIP_TEXTS.inAll(all);
  const { id, name, ms, share } = longest;
  if (id === 'untold' && !next) return STRIP_TEXTS.untold(all);

  const figure = durationText(ms);
  const ofAll = STRIP_TEXTS.ofAll(figure, all);
  const inLead = next?.ms === ms ? STRIP_TEXTS.noneLonger : STRIP_TEXTS.longest;
  if (doubt) return `${inLead(name, figure)} ${doubt}`;
  if (id === 'untold') return STRIP_TEXTS.partlyUntold(ofAll);
  if (share <= 0.5) return inLead(name, ofAll);
  return id === 'turn' ? STRIP_TEXTS.mostWaited(ofAll) : STRIP_TEXTS.took(name, ofAll);
}
