import { verdictOf } from '../diagnose/verdict.ts';
import type { Report } from './report.ts';
import { REPORT_TEXTS } from './report-texts.ts';

/** What a report says first. */
export interface Headline {
  /** Without a full stop. */
  readonly title: string;
  /** One to four sentences; '' where the title says it all. */
  readonly summary: string;
}

/** What a report comes to, in plain words; a report of one request speaks of "this request". */
export function headlineOf(report: Report): Headline {
  const { requests, problems } = report;
  const count = { failure: 0, 'hidden-failure': 0, note: 0, fine: 0 };
  let pending = 0;
  for (const { outcome, diagnosis } of requests) {
    const verdict = verdictOf(outcome, diagnosis);
    if (outcome === 'pending' && verdict === 'fine') pending++;
    else count[verdict]++;
  }
  const failed = count.failure + count['hidden-failure'];
  const title = problems.length > 0 || failed > 0 ? REPORT_TEXTS.wentWrong : REPORT_TEXTS.nothingWrong;
  const [only, ...more] = requests;
  if (only && more.length === 0) return ofOne(report, title, count);
  const parts = [
    problems.length > 0 && failed > 0
      ? REPORT_TEXTS.explained(problems.length, failed)
      : failed > 0
        ? REPORT_TEXTS.failed(failed)
        : '',
    count.fine === 0
      ? ''
      : count.fine === requests.length
        ? REPORT_TEXTS.allWell(count.fine)
        : failed > 0
          ? REPORT_TEXTS.othersWell(count.fine)
          : REPORT_TEXTS.someWell(count.fine),
    count.note > 0 ? REPORT_TEXTS.needNobody(count.note) : '',
    pending > 0 ? REPORT_TEXTS.onTheirWay(pending) : '',
  ].filter((part) => part !== '');
  return { title, summary: parts.join(' ') || REPORT_TEXTS.noRequests };
}

function ofOne(
  { requests }: Report,
  title: string,
  count: Readonly<Record<'failure' | 'hidden-failure' | 'note', number>>,
): Headline {
  if (count.failure > 0) return { title, summary: REPORT_TEXTS.requestFailed };
  if (count['hidden-failure'] > 0) return { title, summary: REPORT_TEXTS.requestLooksFine };
  const [only] = requests;
  if (only?.diagnosis) return { title, summary: REPORT_TEXTS.requestNeedsNobody };
  const sentence =
    only?.outcome === 'pending'
      ? REPORT_TEXTS.requestOnItsWay
      : only?.outcome === 'cancelled'
        ? REPORT_TEXTS.requestStopped
        : REPORT_TEXTS.requestWell;
  return { title: sentence.replace(/\.$/, ''), summary: '' };
}
