/** The texts of the strip over the list, and of the bar that shows how long each part of a request took. */
export const STRIP_TEXTS = {
  overTime: (failed: number) => `Requests over time. ${failed.toLocaleString('en')} failed.`,
  from: 'From',
  to: 'To',
  clear: 'Show all times',

  phases: {
    turn: 'Waiting for its turn',
    name: 'Looking up the name',
    connect: 'Connecting',
    secure: 'Agreeing on the secure connection',
    send: 'Sending the request',
    server: 'Waiting for the server',
    receive: 'Receiving the answer',
    untold: 'Not told by the record',
  },
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

/** A duration for a sentence, in ms: "less than 1 ms", "38 ms", "2.1 s", "2.1 min". */
export function lengthOfTime(ms: number): string {
  if (ms < 0.5) return 'less than 1 ms';
  const whole = Math.round(ms);
  if (whole < 1000) return `${whole} ms`;
  // 59.95 s would round to 60.0 s.
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`;
}

/**
 * A moment on this computer's clock: "11:14:09", or "22 Nov, 11:14:09" where the day has to be told.
 * @param ms since 1970
 */
export function moment(ms: number, withDay: boolean): string {
  const date = new Date(ms);
  const time = date.toLocaleTimeString('en-GB');
  return withDay ? `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}` : time;
}
