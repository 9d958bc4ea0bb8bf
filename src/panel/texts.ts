import type { Group } from '../session/group.ts';

/** The texts of the panel's own controls and notices, in one place. */
export const GROUP_TITLES: Readonly<Record<Group, string>> = {
  withheld: 'No response or blocked',
  '5xx': '5xx Server error',
  '4xx': '4xx Request error',
  pending: 'Still waiting',
  '3xx': '3xx Sent elsewhere or unchanged',
  '2xx': '2xx Success',
  '1xx': '1xx and WebSocket',
};

export const TEXTS = {
  record: 'Record requests',
  clear: 'Clear the list',
  keepLog: 'Keep the list when the page changes',
  requests: 'Requests',
  reference: 'Reference',
  nothingYet: 'No requests yet',
  nothingYetHint:
    'Plainspoken records every request from now on. Reload the page to see the ones it makes at the start.',
  reload: 'Reload the page',
  hiddenByChrome:
    'Chrome keeps a few failures from every extension, such as requests stopped by the page’s own content rules. If something is missing here, look in the Console.',
  dark: 'The tab shows the browser’s own error page. Until the next page loads, Chrome reports no requests.',
  loading: 'Looking for the reason…',
  hiddenFailures: (number: number) =>
    `${number.toLocaleString('en')} ${number === 1 ? 'looks' : 'look'} fine but went wrong`,
  whatToTry: 'What to try',
  howWeKnow: 'How we know',
  oftenConfused: 'Often confused',
  couldAlsoBe: 'It could also be',
  forDevelopers: 'For developers',
  whoCanFix: 'Who can fix it',
  howSure: 'How sure we are',
  close: 'Close the explanation',
  showInNetwork: 'Show in Network panel',
  searchReference: 'Search: 429, timeout, certificate …',
} as const;

/** "1 request", "12 requests". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** A duration for a column: "38 ms", "2.1 s", "–" where it is unknown. */
export function duration(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

/** The time of day on this computer: "11:14:09". */
export function timeOfDay(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toLocaleTimeString('en-GB');
}
