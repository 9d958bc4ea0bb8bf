import { block, bullets, code } from './markdown-markup.ts';
import type { ReportedRequest } from './report.ts';
import type { ReportOptions } from './report-options.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { technicalDetails } from './technical-details.ts';
import { durationText } from './timing-parts.ts';

/** The record of one request, folded; what strangers wrote stands in code. */
export function markdownDetails(request: ReportedRequest, options: Pick<ReportOptions, 'curl'>): string {
  const { facts, timing, requestHeaders, responseHeaders, bodies, curl } = technicalDetails(request, options);
  return [
    `<details>\n<summary>${REPORT_TEXTS.technicalDetails(request.index)}</summary>`,
    bullets(facts.map(({ name, value }) => `**${name}:** ${code(value)}`)),
    ...(timing.length > 0
      ? [
          `**${REPORT_TEXTS.timing}**`,
          [
            `| ${REPORT_TEXTS.part} | ${REPORT_TEXTS.time} |`,
            '| --- | ---: |',
            ...timing.map(({ name, ms }) => `| ${name} | ${durationText(ms)} |`),
          ].join('\n'),
        ]
      : []),
    ...headers(REPORT_TEXTS.requestHeaders, requestHeaders),
    ...headers(REPORT_TEXTS.responseHeaders, responseHeaders),
    ...bodies.flatMap(({ title, text, note }) => [
      `**${title}**${note === null ? '' : ` (${note.replace(/\.$/, '')})`}`,
      ...(text === '' ? [] : [block(text)]),
    ]),
    ...(curl === null ? [] : [`**${REPORT_TEXTS.curl}**`, block(curl, 'sh')]),
    '</details>',
  ].join('\n\n');
}

function headers(title: string, lines: readonly string[]): string[] {
  return [`**${title}**`, lines.length > 0 ? block(lines.join('\n')) : REPORT_TEXTS.noHeaders];
}
