import type { TypeChip } from '../filter/filter-state.ts';
import type { FilterKey } from '../filter/grammar.ts';

/** What each key finds, as the suggestions say it. */
const KEY_NOTES: Readonly<Record<FilterKey, string>> = {
  'status-code': 'The number of the answer: 404, or 4xx for all of its kind',
  domain: 'The name of the server; * stands for any part of it',
  is: 'What came of it: failed, blocked, from-cache …',
  cause: 'What went wrong',
  fixer: 'Who can fix it',
  method: 'How it was asked: GET, POST …',
  url: 'Text in the address',
  'mime-type': 'The kind of data that came',
  'larger-than': 'Answers of this size and up: 500, 10k, 1.5M',
  'resource-type': 'What the page wanted it for',
  'has-response-header': 'The answer has this header',
  scheme: 'How the address begins: https, wss …',
  certainty: 'How sure we are',
};

/** As DevTools has them. */
const TYPE_LABELS: Readonly<Record<TypeChip, string>> = {
  fetch: 'Fetch/XHR',
  doc: 'Doc',
  css: 'CSS',
  js: 'JS',
  img: 'Img',
  media: 'Media',
  font: 'Font',
  ws: 'WS',
  other: 'Other',
};

/** All that a person reads of the filter. */
export const FILTER_TEXTS = {
  placeholder: 'Filter: 401, domain:api.*, -method:get, /regex/',
  label: 'Filter the requests',
  clear: 'Clear the filter',
  suggestions: 'Suggestions',
  keyNotes: KEY_NOTES,
  failuresOnly: 'Failures only',
  failuresHint: 'Show only requests that went wrong and need somebody',
  types: 'Types of requests',
  allTypes: 'All',
  typeHint: 'To choose several, hold Ctrl or ⌘ and click',
  typeLabels: TYPE_LABELS,
  narrowing: 'Narrow the list',
  inverted: 'Inverted',
  thirdPartyHidden: 'Third party hidden',
  stop: (what: string) => `${what}: turn off`,
  badPattern: (pattern: string) => `/${pattern}/ is not a complete pattern, so it does not filter.`,
  slowPattern: 'This pattern takes too long, so it does not filter.',
  noSearch: 'Patterns cannot be searched for here, so they do not filter.',
  badSize: (value: string) => `“${value}” is not a size, so it does not filter. Write 500, 10k or 1.5M.`,
  badIs: (value: string, known: string) =>
    `There is no is:${value}, so it does not filter. There is ${known}.`,
} as const;
