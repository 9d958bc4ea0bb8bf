import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import type { Report, ReportedRequest } from './report.ts';
import { summaryLine } from './summary-line.ts';

/** The report as plain text, for a terminal. */
export function toText(report: Report): string {
  const blocks = report.requests.filter(({ diagnosis }) => diagnosis !== null).map(block);
  const skipped = report.source.skipped.map(
    ({ index, reason }) => `Entry ${index} could not be read: ${reason}.`,
  );
  return `${[summaryLine(report), ...(skipped.length > 0 ? [skipped.join('\n')] : []), ...blocks].join('\n\n')}\n`;
}

function block({ index, method, url, status, error, diagnosis }: ReportedRequest): string {
  if (!diagnosis) return '';
  const lines = [
    `#${index} ${status || '—'} ${method} ${url}`,
    `   ${diagnosis.title}.`,
    `   ${diagnosis.summary}`,
    `   Who can fix it: ${FIXER_LABELS[diagnosis.fixer]}. How sure: ${CERTAINTY_LABELS[diagnosis.certainty]}.`,
    ...diagnosis.hints.map((hint) => `   - ${hint}`),
    '   How we know:',
    ...diagnosis.evidence.map(({ from, saw }) => `     ${from}: ${saw}`),
    ...diagnosis.alternatives.map(({ title, tellApart }) => `   It could also be: ${title}. ${tellApart}`),
    `   For developers: ${[diagnosis.technical, ...diagnosis.developerHints].join(' ')}`,
    `   Cause: ${diagnosis.cause}${error ? ` (${error})` : ''}`,
  ];
  return lines.join('\n');
}
