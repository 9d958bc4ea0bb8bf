import { expect, it } from 'vitest';
import { summaryOf } from '../../src/panel/session-summary.ts';
import { exchange } from '../exchange-builder.ts';
import { plainFaults } from '../words/readability.ts';
import { problem } from './problem-builder.ts';

const NONE = { failure: 0, 'hidden-failure': 0, note: 0, fine: 0, pending: 0 };
const of = (number: number) =>
  problem({ exchanges: Array.from({ length: number }, (_, index) => exchange({}, index)) });

const SESSIONS = [
  [
    'problems explain the failures, the hidden ones too',
    { ...NONE, failure: 17, 'hidden-failure': 1, fine: 46 },
    [of(12), of(5), of(1)],
    '3 problems explain 18 failed requests. 46 others went well.',
  ],
  [
    'one of each',
    { ...NONE, failure: 1, fine: 1 },
    [of(1)],
    '1 problem explains 1 failed request. 1 other went well.',
  ],
  [
    'what is on its way has not gone well yet',
    { ...NONE, failure: 2, pending: 3 },
    [of(2)],
    '1 problem explains 2 failed requests. 3 still on the way.',
  ],
  [
    'nothing failed: what was looked at',
    { ...NONE, fine: 60, note: 4, pending: 1 },
    [],
    'Nothing failed. We looked at 64 requests: what the browser said, each answer’s code, and failures hidden in answers. 1 still on the way.',
  ],
  [
    'nothing has come back yet',
    { ...NONE, pending: 2 },
    [],
    'Nothing has failed so far. 2 still on the way.',
  ],
] as const;

it.each(SESSIONS)('%s', (_, counts, problems, words) => {
  const { first, rest } = summaryOf(counts, problems, true);
  expect(`${first} ${rest}`).toBe(words);
  expect(plainFaults(words)).toEqual([]);
});

it('claims nothing before the rules are there', () => {
  const { first, rest } = summaryOf({ ...NONE, fine: 3, failure: 1 }, [], false);
  expect(`${first} ${rest}`).toBe('4 requests. Looking for what went wrong…');
});
