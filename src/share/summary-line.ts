import { verdictOf } from '../diagnose/verdict.ts';
import type { Report } from './report.ts';

/** One line that sums a report up: "64 requests, 3 problems, 27 failed requests explained." */
export function summaryLine({ requests, problems }: Pick<Report, 'requests' | 'problems'>): string {
  const verdicts = requests.map(({ outcome, diagnosis }) => verdictOf(outcome, diagnosis));
  const failed = verdicts.filter((verdict) => verdict === 'failure').length;
  const hidden = verdicts.filter((verdict) => verdict === 'hidden-failure').length;
  const parts = [countOf(requests.length, 'request'), countOf(problems.length, 'problem')];
  if (failed > 0) parts.push(`${countOf(failed, 'failed request')} explained`);
  if (hidden > 0) parts.push(`${hidden} ${hidden === 1 ? 'looks' : 'look'} fine but went wrong`);
  if (failed === 0 && hidden === 0) parts.push('none failed');
  return `${parts.join(', ')}.`;
}

/** "1 request", "3 requests". */
export function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
