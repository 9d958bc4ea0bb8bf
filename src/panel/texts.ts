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
  watch: 'Watch the page',
  watchHint:
    'Lets Plainspoken listen inside the page for what Chrome keeps from it. It then sees which requests the page’s own rules stop. It also sees why a WebSocket closed, and which files were not used. Turn it off, and the page is as it was.',
  watchedLate: 'Only what happens from now on is seen. To see the page from its start:',
  notSeen: 'Not seen here: requests that the page’s own rules stop, and why WebSockets close.',
  notSeenLabel: 'What is not seen',
  unlistedLabel: 'Told by the page',
  unlisted: (number: number, message: string, place: string) =>
    `${number === 1 ? 'A call' : `${number.toLocaleString('en')} calls`} failed in the page: “${message}”${place === '' ? '' : ` (${place})`}. It is not known which.`,
  dark: 'The tab shows a page that Chrome keeps from extensions, such as its own error page. Until the next page loads, Chrome reports no requests. To try again, reload the tab.',
  crashed: 'The page crashed. The list stays. Reload the page to go on.',
  cutOff:
    'Plainspoken was updated or switched off. The list stays, but nothing more is added. To go on, close DevTools and open it again.',
  notLoaded: 'This part could not be loaded. Close DevTools and open it again.',
  missedTheStart:
    'DevTools was opened after this page had begun to load. What it asked for before is missing here. To see it, reload the page.',
  loading: 'Looking for the reason…',
  nothingWrong: 'Nothing went wrong here',
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
  when: 'When',
  isItOver: 'Is it over?',
  workedSince: 'It has worked since',
  notSince: 'Not seen to work since',
  problem: 'Problem',
  needsNobody: 'Needs nobody',
  notes: (number: number) =>
    number === 1
      ? '1 thing looks like a failure and needs nobody'
      : `${number.toLocaleString('en')} things look like failures and need nobody`,
  moreProblems: (number: number) =>
    `Show ${number.toLocaleString('en')} more ${number === 1 ? 'problem' : 'problems'}`,
  fewerProblems: 'Show fewer problems',
  partOfProblem: 'Part of a problem:',
  partOfNote: 'One of several alike:',
  itsRequests: (number: number) => (number === 1 ? 'The request' : `The ${count(number, 'request')}`),
  itsRequestsAndQuestions: 'The requests, and what the browser asked first',
  asSeenIn: 'As seen in',
  steps: 'Step by step',
  thisOne: 'this one',
  updated: 'updated',
  updatedHint: 'The explanation has changed since you saw it',
  firstThought: (title: string) =>
    `This explanation has changed. It first said “${title}”. What came later showed otherwise.`,
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

/** The time of day on this computer, to the minute: "11:14". */
export function minuteOfDay(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** The time of day on this computer: "11:14:09". */
export function timeOfDay(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toLocaleTimeString('en-GB');
}
