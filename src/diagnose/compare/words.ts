import type { Fixer } from '../../knowledge/entry.ts';
import { numeral } from '../numeral.ts';
import type { Certainty } from '../rule.ts';
import type { DifferenceKind } from './comparison.ts';

/** What is said of one kind of difference where no diagnosis says it better. */
export interface DifferenceWords {
  title(count: string): string;
  summary(count: string): string;
  readonly fixer: Fixer;
  readonly hint: string;
  readonly certainty: Certainty;
}

/** All texts of the comparison that are not a diagnosis. `count` is "1 request" or "3 requests". */
export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, DifferenceWords>> = {
  'fails-now': {
    title: (count) => `Fails now: ${count}`,
    summary: (count) => `Worked in the first, fails in the second: ${count}.`,
    fixer: 'backend',
    hint: 'Look at what changed between the two, and start there.',
    certainty: 'certain',
  },
  'new-and-fails': {
    title: (count) => `New, and fails: ${count}`,
    summary: (count) => `Only in the second, and fails there: ${count}.`,
    fixer: 'frontend',
    hint: 'Ask what was added to the page since the first.',
    certainty: 'certain',
  },
  'fails-otherwise': {
    title: (count) => `Fails in another way: ${count}`,
    summary: (count) => `Failed in both, but not in the same way: ${count}.`,
    fixer: 'backend',
    hint: 'Fix the fault of the second first. The old one may be gone.',
    certainty: 'certain',
  },
  'signed-out': {
    title: () => 'Signed in before, but not now',
    summary: (count) => `The sign-in was sent in the first, and is gone in the second: ${count}.`,
    fixer: 'you',
    hint: 'Sign in, then record the second one again.',
    certainty: 'likely',
  },
  'signed-in': {
    title: () => 'Signed in now, but not before',
    summary: (count) => `The sign-in is sent in the second, and was not in the first: ${count}.`,
    fixer: 'you',
    hint: 'Record both with the same sign-in, if that is not what you test.',
    certainty: 'likely',
  },
  'other-host': {
    title: () => 'Another server is asked',
    summary: (count) => `The same paths are asked of another server: ${count}.`,
    fixer: 'frontend',
    hint: 'Check that each page was meant to use the server it used.',
    certainty: 'certain',
  },
  'not-sent': {
    title: (count) => `Not sent any more: ${count}`,
    summary: (count) => `Only in the first: ${count}. The page may not have got that far.`,
    fixer: 'frontend',
    hint: 'Do the same steps in both. If it stays, fix what fails first.',
    certainty: 'possible',
  },
  'newly-sent': {
    title: (count) => `New in the second: ${count}`,
    summary: (count) => `Only in the second: ${count}. That may be all right.`,
    fixer: 'frontend',
    hint: 'Do the same steps in both. If it stays, ask what was added.',
    certainty: 'possible',
  },
  slower: {
    title: (count) => `Much slower: ${count}`,
    summary: () => 'The answers take much longer in the second than in the first.',
    fixer: 'operations',
    hint: 'Ask the people who run the server what has changed.',
    certainty: 'likely',
  },
  faster: {
    title: (count) => `Much faster: ${count}`,
    summary: () => 'The answers come much sooner in the second than in the first.',
    fixer: 'nobody',
    hint: 'There is nothing to do.',
    certainty: 'likely',
  },
  'other-answer': {
    title: (count) => `Answered in another way: ${count}`,
    summary: (count) => `Worked in both, but the answer is of another kind: ${count}.`,
    fixer: 'backend',
    hint: 'Check that the page can deal with the new answer.',
    certainty: 'certain',
  },
  'asked-more': {
    title: () => 'Asked far more often',
    summary: () => 'The page asks for the same thing far more often in the second.',
    fixer: 'frontend',
    hint: 'Check that the page does not ask again and again.',
    certainty: 'possible',
  },
  'asked-less': {
    title: () => 'Asked far less often',
    summary: () => 'The page asks for the same thing far less often in the second.',
    fixer: 'frontend',
    hint: 'Do the same steps for the same time, then compare again.',
    certainty: 'possible',
  },
  'works-now': {
    title: (count) => `Works now: ${count}`,
    summary: (count) => `Failed in the first, works in the second: ${count}.`,
    fixer: 'nobody',
    hint: 'There is nothing to do. Keep the first, in case it comes back.',
    certainty: 'certain',
  },
};

/** The phrases that stand on each side, and the lines that sum up. */
export const COMPARISON_TEXTS = {
  worked: (count: string) => `${count}, worked`,
  failed: (count: string, how: string) => `${count}, failed${how === '' ? '' : ` (${how})`}`,
  notThere: 'not sent',
  sent: (count: string) => count,
  times: (count: string) => count,
  median: (ms: number) => `about ${(ms / 1000).toFixed(1)} s each`,
  status: (status: string) => `status ${status}`,
  noAnswer: 'no answer',
  signIn: 'sign-in sent',
  noSignIn: 'no sign-in sent',
  failsNow: (count: string, reasons: string) =>
    `${count} worked in the first and fail${count.startsWith('1 ') ? 's' : ''} in the second, for ${reasons}.`,
  fixed: (count: string) => `${count} failed in the first and work${count.startsWith('1 ') ? 's' : ''} now.`,
  others: (count: string) => `${count} more.`,
  onlyOthers: (count: string) => `Nothing fails anew. ${count}.`,
  nothing: (before: string, after: string) =>
    `Nothing differs that matters. We compared ${before} in the first with ${after} in the second.`,
  nothingToCompare: 'There is nothing to compare: one of the two has no requests.',
} as const;

/** "1 request", "3 requests". */
export function counted(number: number, noun = 'request'): string {
  return `${numeral(number)} ${noun}${number === 1 ? '' : 's'}`;
}
