import { numeral } from '../../diagnose/numeral.ts';

/** The texts about two sessions side by side. */
export const COMPARISON_TEXTS = {
  title: 'Two sessions side by side',
  before: 'First',
  after: 'Second',
  swap: 'Swap the two',
  same: 'Choose two different sessions.',
  working: 'Comparing…',
  copy: 'Copy as Markdown',
  copied: 'Copied.',
  notCopied: 'The browser did not allow the copy.',
  whatToDo: 'What to do',
  around: 'What else differs',
  sent: 'Sent',
  cameBack: 'Came back',
  requests: (number: number) => (number === 1 ? '1 request' : `${numeral(number)} requests`),
  more: (number: number) => `and ${numeral(number)} more`,
  notSent: 'not sent',
  noAnswer: 'no answer',
  change: (before: string, after: string) => `${before} → ${after}`,
} as const;
