import { numeral } from '../../diagnose/numeral.ts';
import { timeOfDay } from './panel-texts.ts';

/** The texts of the strip over the list, and of the bar that shows how long each part of a request took. */
export const STRIP_TEXTS = {
  overTime: (failed: number) => `Requests over time. ${numeral(failed)} failed.`,
  from: 'From',
  to: 'To',
  clear: 'Show all times',

  parts: 'How long each part took',
  noTimes: 'No times were recorded.',
  mostWaited: (ofAll: string) => `Most of the time it waited for its turn: ${ofAll}.`,
  took: (phase: string, ofAll: string) => `${phase} took ${ofAll}.`,
  longest: (phase: string, time: string) => `The longest part was ${lowered(phase)}: ${time}.`,
  noneLonger: (phase: string, time: string) => `Nothing took longer than ${lowered(phase)}: ${time}.`,
  addUpToMore: 'The parts are longer than the whole, so the record is not exact.',
  wholeUnknown: 'The whole time was not recorded.',
  inAll: (all: string) => `It took ${all} in all.`,
  untold: (all: string) => `It took ${all}. The record does not say on what.`,
  partlyUntold: (ofAll: string) => `The record leaves out ${ofAll}.`,
  ofAll: (part: string, all: string) => `${part} of ${all}`,
} as const;

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * A moment on this computer's clock: "11:14:09", or "22 Nov, 11:14:09" where the day has to be told.
 * @param ms since 1970
 */
export function moment(ms: number, withDay: boolean): string {
  const date = new Date(ms);
  const time = timeOfDay(ms);
  return withDay ? `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}` : time;
}
