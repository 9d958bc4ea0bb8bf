import { numeral } from '../../diagnose/numeral.ts';
import type { Group } from '../../session/group.ts';

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
  name: 'Plainspoken',
  recording: 'Recording',
  record: 'Record requests',
  clear: 'Clear the list',
  list: 'Problems and requests',
  reference: 'Reference',
  referenceHint: 'Look codes and causes up',
  backToRequests: '‹ Back to the requests',
  nothingYet: 'No requests yet',
  nothingYetHint:
    'Plainspoken records every request from now on. Reload the page to see the ones it makes at the start.',
  reload: 'Reload the page',
  openExample: 'See an example',
  exampleShown: 'This is an example with made-up requests. Your own page is still being recorded.',
  exampleAlone: 'This is an example with made-up requests.',
  leaveExample: 'Back to your own page',
  closeExample: 'Close the example',
  shareListed: 'Share what is listed',
  firstSteps: [
    {
      title: 'What you get',
      text: 'Each failed request says what went wrong, and how we know. It says who can fix it, and what to try.',
    },
    {
      title: 'What stays with you',
      text: 'All of it. Plainspoken runs on your computer alone, and sends nothing out.',
    },
    {
      title: 'What it cannot see',
      text: 'What happened before DevTools was open. What the page’s own rules stop, unless you let it watch the page.',
    },
  ],

  audience: 'Explain for',
  audiences: { everyone: 'For everyone', developers: 'For developers' },
  audienceHints: {
    everyone: 'The plain part first. The technical part opens when you ask for it',
    developers: 'Open the technical part too',
  },
  letGo: (number: number, limit: number) =>
    `${count(number, 'older request')} had to make room: the list keeps ${numeral(limit)}. Those that went well go first.`,
  keepMore: 'You can keep more under “How the list is shown”.',
  bodiesLetGo: (number: number) =>
    `The list cannot keep everything. The content of ${count(number, 'older answer')} had to go.`,
  view: 'How the list is shown',
  columns: { status: 'Status', method: 'Method', name: 'Request', type: 'Type', time: 'Time' },
  sortHint: 'Sort by this. Click again for the other way round',
  watch: 'Watch the page',
  splitter: 'Width of the explanation',
  noMatch: 'No request fits the filter.',
  clearFilter: 'Clear the filter',
  types: {
    document: 'doc',
    fetch: 'fetch',
    xhr: 'xhr',
    preflight: 'preflight',
    script: 'js',
    stylesheet: 'css',
    image: 'img',
    font: 'font',
    media: 'media',
    websocket: 'ws',
    eventsource: 'events',
    manifest: 'manifest',
    ping: 'ping',
    other: 'other',
  },
  unreadable: (reason: string) => `A request could not be read: ${reason}`,
  pageLoad: (time: string) => (time === '' ? 'Page load' : `Page load ${time}`),
  noPageLoad: 'No page load known',
  noProblem: 'No problem',
  noHost: 'No server named',
  allRequests: 'All requests',
  tries: (number: number) => `${numeral(number)} tries`,
  sentOn: (number: number) => `sent on ${number === 1 ? 'once' : `${numeral(number)} times`}`,
  askedFirst: 'the browser asked first',

  requestCount: (total: number) => (total === 1 ? 'request' : 'requests'),
  listedOf: (shown: number) => `${numeral(shown)} listed of`,
  failed: (number: number) => `${numeral(number)} failed`,
  noneFailed: 'None failed',
  transferred: (bytes: string) => `${bytes} transferred`,
  spanned: (time: string) => `over ${time}`,
  recordingSince: 'Recording since DevTools opened',
  madeUp: 'Made-up requests',
  paused: (missed: number) => (missed > 0 ? `Paused: ${count(missed, 'request')} not recorded` : 'Paused'),
  newProblem: (number: number, title: string) => `${count(number, 'problem')}. New: ${title}.`,
  problemsNow: (number: number) => (number === 0 ? 'No problems.' : `${count(number, 'problem')}.`),

  showKeys: 'Keys (?)',

  watchedLate: 'Only what happens from now on is seen. To see the page from its start:',
  notSeen: 'Not seen here: requests that the page’s own rules stop, and why WebSockets close.',
  notSeenLabel: 'What is not seen',
  unlistedLabel: 'Told by the page',
  unlisted: (number: number, message: string, place: string) =>
    `${number === 1 ? 'A call' : `${numeral(number)} calls`} failed in the page: “${message}”${place === '' ? '' : ` (${place})`}. It is not known which.`,
  dark: 'The tab shows a page that Chrome keeps from extensions, such as its own error page. Until the next page loads, Chrome reports no requests. To try again, reload the tab.',
  crashed: 'The page crashed. The list stays. Reload the page to go on.',
  cutOff:
    'Plainspoken was updated or switched off. The list stays, but nothing more is added. To go on, close DevTools and open it again.',
  notLoaded: 'This part could not be loaded. Close DevTools and open it again.',
  missedTheStart:
    'DevTools was opened after this page had begun to load. What it asked for before is missing here. To see it, reload the page.',
  loading: 'Looking for the reason…',
  hiddenFailures: (number: number) =>
    `${numeral(number)} ${number === 1 ? 'looks' : 'look'} fine but went wrong`,

  notes: (number: number) =>
    number === 1
      ? '1 thing looks like a failure and needs nobody'
      : `${numeral(number)} things look like failures and need nobody`,
  moreProblems: (number: number) => `Show ${numeral(number)} more ${number === 1 ? 'problem' : 'problems'}`,
  fewerProblems: 'Show fewer problems',
  updated: 'updated',
  updatedHint: 'The explanation has changed since you saw it',
} as const;

/** "1 request", "12 requests". */
export function count(number: number, noun: string): string {
  return `${numeral(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** A duration for a column: "38 ms", "2.1 s", "–" where it is unknown. */
export function duration(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

/** The time of day on this computer, to the minute: "11:14". */
export function minuteOfDay(ms: number): string {
  const date = new Date(ms);
  // Not by Intl: it takes a tenth of a millisecond each time, and every problem in sight has two.
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** The time of day on this computer: "11:14:09". */
export function timeOfDay(ms: number | null): string {
  return ms === null ? '' : `${minuteOfDay(ms)}:${twoDigits(new Date(ms).getSeconds())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** A number of bytes: "800 B", "12 KB", "1.2 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
