import { isFailure } from '../session/outcome.ts';
import type { Report } from './report.ts';

/** One line that sums a report up: "64 requests, 3 problems, 27 failed requests explained". */
export function summaryLine({ requests, problems }: Report): string {
  const failed = requests.filter(({ outcome }) => isFailure(outcome));
  const explained = failed.filter(({ diagnosis }) => diagnosis !== null).length;
  const parts = [counted(requests.length, 'request'), counted(problems.length, 'problem')];
  parts.push(failed.length === 0 ? 'none failed' : `${counted(explained, 'failed request')} explained`);
  return `${parts.join(', ')}.`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
