import type { Problem } from '../diagnose/problems.ts';
import { minuteOfDay, timeOfDay } from './texts/panel-texts.ts';

const MINUTE = 60_000;

/**
 * Since when a problem has been there and whether it is over, in a few words: "since 11:02", "since 11:02, last at 11:09",
 * "over, last at 11:09". Whether it goes on while nothing is asked, nobody knows.
 * @returns '' where no time is known
 */
export function whenOf({ began, latest, over, count }: Problem): string {
  if (over) return latest === null ? 'over' : `over, last at ${minuteOfDay(latest)}`;
  if (began === null) return '';
  if (count === 1) return `at ${minuteOfDay(began)}`;
  const since = `since ${minuteOfDay(began)}`;
  return latest !== null && latest - began >= MINUTE ? `${since}, last at ${minuteOfDay(latest)}` : since;
}

/** The same in full, to the second: "11:02:07", "11:02:07 to 11:09:31". */
export function spanOf({ began, latest }: Problem): string {
  const [from, to] = [timeOfDay(began), timeOfDay(latest)];
  return from === to || to === '' ? from : `${from} to ${to}`;
}
