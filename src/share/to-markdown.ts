import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import {
  type Account,
  askedOf,
  eachTime,
  type OutlinedProblem,
  outlineOf,
  placesOf,
  type RequestLine,
  shortened,
  showsUpAs,
  statusOf,
  whenOf,
} from './outline.ts';
import type { Report } from './report.ts';
import { countOf, summaryLine } from './summary-line.ts';

/** The report as Markdown that renders alike on GitHub and GitLab. Whatever strangers wrote is text in it. */
export function toMarkdown(report: Report): string {
  const { skipped } = report.source;
  const notes = outlineOf(report.notes, report).map(note);
  return `${[
    '# What went wrong',
    summaryLine(report),
    ...(skipped.length > 0
      ? [
          bullets(
            skipped.map(
              ({ index, reason }) => `Entry ${index} could not be read: ${escapeMarkdown(reason)}.`,
            ),
          ),
        ]
      : []),
    ...outlineOf(report.problems, report).flatMap(section),
    ...(notes.length > 0 ? ['## Nothing to do', bullets(notes)] : []),
  ].join('\n\n')}\n`;
}

function section({ problem, accounts }: OutlinedProblem): string[] {
  const [main, ...others] = accounts;
  const { diagnosis, exchanges } = problem;
  const [only, ...more] = accounts.flatMap(({ lines }) => lines);
  const one = only !== undefined && more.length === 0;
  const when = whenOf(problem);
  return [
    `## ${escapeMarkdown(problem.title)}`,
    ...(one ? [requestLine(only, '\n\n')] : []),
    escapeMarkdown(problem.summary),
    ...(problem.title === diagnosis.title
      ? []
      : [`**${escapeMarkdown(diagnosis.title)}.** ${escapeMarkdown(diagnosis.summary)}`]),
    ...explanation(main, when),
    ...(one ? [] : [`**${countOf(exchanges.length, 'request')}**`, ...accountLines(main)]),
    ...others.flatMap((account) => [
      `### ${escapeMarkdown(showsUpAs(account))}`,
      ...accountLines(account),
      escapeMarkdown(account.diagnosis.summary),
      ...explanation(account),
    ]),
  ];
}

function explanation({ diagnosis, teller, lines }: Account, when?: string): string[] {
  const facts = [
    `**Who can fix it:** ${FIXER_LABELS[diagnosis.fixer]}`,
    `**How sure:** ${CERTAINTY_LABELS[diagnosis.certainty]}`,
    ...(when === undefined ? [] : [`**When:** ${when}`]),
  ];
  return [
    facts.join('  \n'),
    `**What to try**\n\n${bullets(diagnosis.hints.map(escapeMarkdown))}`,
    `**How we know**${lines.length > 1 ? ` (from request ${teller?.index})` : ''}\n\n${bullets(diagnosis.evidence.map(({ from, saw }) => `${escapeMarkdown(from)}: ${code(saw)}`))}`,
    ...(diagnosis.alternatives.length > 0
      ? [
          `**It could also be**\n\n${bullets(diagnosis.alternatives.map(({ title, tellApart }) => `${escapeMarkdown(title)}. ${escapeMarkdown(tellApart)}`))}`,
        ]
      : []),
    `**For developers:** ${[diagnosis.technical, ...diagnosis.developerHints].map(technical).join(' ')} Cause: ${code(diagnosis.cause)}${teller?.error ? `, ${code(teller.error)}` : ''}.`,
    `**Read more:** ${diagnosis.sources.map(({ title, url: address }) => `[${escapeMarkdown(title)}](${address})`).join(' · ')}`,
  ];
}

function accountLines(account: Account): string[] {
  return [
    ...eachTime(account).map(escapeMarkdown),
    bullets(account.lines.map((line) => requestLine(line, '  \n'))),
  ];
}

/** @param before what stands before the sentences that belong to the request */
function requestLine({ request, indexes, title, story }: RequestLine, before: string): string {
  const sentences = [...(title === null ? [] : [`${title}.`]), ...story];
  const facts = [
    statusOf(request),
    code(askedOf(request)),
    `request${indexes.length > 1 ? 's' : ''} ${places(indexes)}`,
  ];
  return `${facts.join(' · ')}${sentences.length > 0 ? `${before}${escapeMarkdown(sentences.join(' '))}` : ''}`;
}

/** "#3" would link to an issue there. */
function places(indexes: readonly number[]): string {
  return placesOf(indexes).replaceAll('#', '');
}

function note(outlined: OutlinedProblem): string {
  const { title, summary } = outlined.problem;
  const { stories, named, rest } = shortened(outlined);
  return `${escapeMarkdown(title)}. ${escapeMarkdown(summary)}\n${bullets([
    ...stories.map(escapeMarkdown),
    ...named.map((line) => requestLine(line, '  \n')),
    ...(rest.length > 0 ? [`and ${rest.length} more: requests ${places(rest)}`] : []),
  ])}`;
}

/** A list; what is in an item's later lines belongs to the item. */
function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');
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
