import type { Problem } from '../diagnose/problems.ts';
import { minuteOfDay, timeOfDay } from './texts.ts';

const MINUTE = 60_000;

/**
 * Since when a problem has been there and whether it is over, in a few words: "since 11:02", "over since 11:09". It goes
 * on only where it came again over some time and nothing has worked since.
 * @returns '' where no time is known
 */
export function whenOf({ began, latest, over, count }: Problem): string {
  if (over) return latest === null ? 'over' : `over since ${minuteOfDay(latest)}`;
  if (began === null) return '';
  if (count === 1) return `at ${minuteOfDay(began)}`;
  const lasts = latest !== null && latest - began >= MINUTE;
  return `${lasts ? 'still going on ' : ''}since ${minuteOfDay(began)}`;
}

/** The same in full, to the second: "11:02:07", "11:02:07 to 11:09:31". */
export function spanOf({ began, latest }: Problem): string {
  const [from, to] = [timeOfDay(began), timeOfDay(latest)];
  return from === to || to === '' ? from : `${from} to ${to}`;
}
