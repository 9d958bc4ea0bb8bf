import { numeral } from '../diagnose/numeral.ts';
import type { Problem } from '../diagnose/problems.ts';
import type { Verdict } from '../diagnose/verdict.ts';
import { count } from './texts/panel-texts.ts';

/** What a session comes to: a short part that is read first, and what follows it. */
export interface SessionSummary {
  readonly first: string;
  readonly rest: string;
}

/**
 * Sums a session up.
 * @param counts how many requests came to each verdict, and how many are still on their way
 * @param ready whether the rules have looked at them
 */
export function summaryOf(
  counts: Readonly<Record<Verdict | 'pending', number>>,
  problems: readonly Problem[],
  ready: boolean,
): SessionSummary {
  const { fine, pending, note } = counts;
  const failed = counts.failure + counts['hidden-failure'];
  const total = fine + pending + note + failed;
  if (!ready) return { first: `${count(total, 'request')}.`, rest: 'Looking for what went wrong…' };

  const waiting = pending > 0 ? ` ${numeral(pending)} still on the way.` : '';
  if (problems.length === 0) {
    const checked = total - pending;
    if (checked === 0) return { first: 'Nothing has failed so far.', rest: waiting.trim() };
    const looked = checked === 1 ? 'We looked at 1 request' : `We looked at ${count(checked, 'request')}`;
    return {
      first: 'Nothing failed.',
      rest: `${looked}: what the browser said, each answer’s code, and failures hidden in answers.${waiting}`,
    };
  }
  const explained = problems.reduce((sum, problem) => sum + problem.count, 0);
  const well = fine === 0 ? '' : ` ${numeral(fine)} ${fine === 1 ? 'other' : 'others'} went well.`;
  return {
    first: count(problems.length, 'problem'),
    rest: `${problems.length === 1 ? 'explains' : 'explain'} ${count(explained, 'failed request')}.${well}${waiting}`,
  };
}
