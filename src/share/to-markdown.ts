import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import type { Report, ReportedRequest } from './report.ts';
import { summaryLine } from './summary-line.ts';

/** The report as Markdown that renders alike on GitHub and GitLab. Whatever strangers wrote is text in it. */
export function toMarkdown(report: Report): string {
  const { skipped } = report.source;
  const blocks = report.requests.filter(({ diagnosis }) => diagnosis !== null).map(section);
  return `${[
    '# What went wrong',
    summaryLine(report),
    ...(skipped.length > 0
      ? [
          skipped
            .map(({ index, reason }) => `- Entry ${index} could not be read: ${escapeMarkdown(reason)}.`)
            .join('\n'),
        ]
      : []),
    ...blocks,
  ].join('\n\n')}\n`;
}

function section({ index, method, url, status, error, diagnosis }: ReportedRequest): string {
  if (!diagnosis) return '';
  return [
    `## ${escapeMarkdown(diagnosis.title)}`,
    `${status || 'No answer'} · ${code(`${method} ${url}`)} · request ${index}`,
    escapeMarkdown(diagnosis.summary),
    `**Who can fix it:** ${FIXER_LABELS[diagnosis.fixer]}  \n**How sure:** ${CERTAINTY_LABELS[diagnosis.certainty]}`,
    `**What to try**\n\n${diagnosis.hints.map((hint) => `- ${escapeMarkdown(hint)}`).join('\n')}`,
    `**How we know**\n\n${diagnosis.evidence.map(({ from, saw }) => `- ${escapeMarkdown(from)}: ${code(saw)}`).join('\n')}`,
    ...(diagnosis.alternatives.length > 0
      ? [
          `**It could also be**\n\n${diagnosis.alternatives.map(({ title, tellApart }) => `- ${escapeMarkdown(title)}. ${escapeMarkdown(tellApart)}`).join('\n')}`,
        ]
      : []),
    `**For developers:** ${[diagnosis.technical, ...diagnosis.developerHints].map(technical).join(' ')} Cause: ${code(diagnosis.cause)}${error ? `, ${code(error)}` : ''}.`,
    `**Read more:** ${diagnosis.sources.map(({ title, url: address }) => `[${escapeMarkdown(title)}](${address})`).join(' · ')}`,
  ].join('\n\n');
}

/** Escapes everything that Markdown, or HTML inside it, would obey; the backslash first. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/\\/g, '\\\\')
    .replace(/[`*_{}[\]()<>#+!|~@&]/g, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/(https?):\/\//gi, '$1\\://')
    .replace(/\bwww\./gi, 'www\\.');
}

/** Code in a line, behind a fence longer than any run of backticks inside it. */
function code(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Our own technical texts quote code in backticks; the rest of them is escaped like everything else. */
function technical(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkdown(part)))
    .join('');
}
