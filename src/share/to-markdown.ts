import { factsOfFine } from './facts-of-fine.ts';
import { headlineOf } from './headline.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import { lookupWords } from './lookup-words.ts';
import { madeOn } from './made-on.ts';
import { markdownDetails } from './markdown-details.ts';
import { bullets, code, escapeMarkdown, steps, technicalMarkdown } from './markdown-markup.ts';
import {
  type Account,
  askedOf,
  eachTime,
  loneNote,
  type OutlinedProblem,
  outlineOf,
  placesOf,
  type RequestLine,
  shortAddressOf,
  shortened,
  showsUpAs,
  statusOf,
  whenOf,
} from './outline.ts';
import { plainEvidence } from './plain-evidence.ts';
import type { Report } from './report.ts';
import type { Audience, ReportOptions } from './report-options.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { countOf, summaryLine } from './summary-line.ts';

/** For whom, and what it takes. */
type Writing = ReportOptions & { readonly audience: Audience };

/**
 * The report as Markdown that renders alike on GitHub and GitLab. Whatever strangers wrote is text in it.
 * @param options for developers, unless it says otherwise: then the record of the request that each explanation speaks of is
 * folded in (`<details>`, which both render)
 * @returns one document, which ends with a line break
 */
export function toMarkdown(report: Report, options: ReportOptions = {}): string {
  const writing: Writing = { ...options, audience: options.audience ?? 'developers' };
  const headline = headlineOf(report);
  const lone = loneNote(report);
  const notes = lone ? [] : outlineOf(report.notes, report);
  const summary =
    writing.audience === 'everyone' || report.requests.length === 1 ? headline.summary : summaryLine(report);
  return `${[
    `# ${headline.title}`,
    ...(summary === '' ? [] : [summary]),
    ...madeOn(writing.madeAt),
    ...(report.source.skipped.length > 0
      ? [
          bullets(
            report.source.skipped.map(({ index, reason }) =>
              REPORT_TEXTS.unread(index, escapeMarkdown(reason)),
            ),
          ),
        ]
      : []),
    ...[...outlineOf(report.problems, report), ...(lone ? [lone] : [])].flatMap((outlined) =>
      section(outlined, writing),
    ),
    ...(notes.length > 0
      ? [`## ${REPORT_TEXTS.nothingToDo}`, bullets(notes.map((note) => noteOf(note, writing)))]
      : []),
    ...unexplained(report, writing),
  ].join('\n\n')}\n`;
}

function section({ problem, partOf, accounts }: OutlinedProblem, writing: Writing): string[] {
  const [main, ...others] = accounts;
  const { diagnosis, exchanges } = problem;
  const [only, ...more] = accounts.flatMap(({ lines }) => lines);
  const one = only !== undefined && more.length === 0;
  return [
    `## ${escapeMarkdown(problem.title)}`,
    ...(one ? [requestLine(only, '\n\n', writing)] : []),
    escapeMarkdown(problem.summary),
    ...(partOf === null ? [] : [escapeMarkdown(partOf)]),
    ...(problem.title === diagnosis.title
      ? []
      : [`**${escapeMarkdown(diagnosis.title)}.** ${escapeMarkdown(diagnosis.summary)}`]),
    ...explanation(main, writing, whenOf(problem)),
    ...(one ? [] : [`**${countOf(exchanges.length, 'request')}**`, ...accountLines(main, writing)]),
    ...record(main, writing),
    ...others.flatMap((account) => [
      `### ${escapeMarkdown(showsUpAs(account))}`,
      ...accountLines(account, writing),
      escapeMarkdown(account.diagnosis.summary),
      ...explanation(account, writing),
      ...record(account, writing),
    ]),
  ];
}

function explanation(account: Account, { audience }: Writing, when?: string): string[] {
  const { diagnosis, teller, lines } = account;
  const facts = [
    `**Who can fix it:** ${FIXER_LABELS[diagnosis.fixer]}`,
    `**How sure:** ${CERTAINTY_LABELS[diagnosis.certainty]}`,
    ...(when === undefined ? [] : [`**When:** ${when}`]),
  ];
  const which = lines.length > 1 && teller ? ` (from request ${teller.index})` : '';
  const alternatives = diagnosis.alternatives.map(
    ({ title, tellApart }) => `${escapeMarkdown(title)}. ${escapeMarkdown(tellApart)}`,
  );
  const isPlain = audience === 'everyone';
  const hints = diagnosis.hints.map(escapeMarkdown);
  return [
    facts.join('  \n'),
    ...titled('What to try', isPlain ? steps(hints) : bullets(hints)),
    ...(isPlain
      ? titled('How we know', bullets(plainEvidence(diagnosis).map(escapeMarkdown)))
      : titled(
          'How we know',
          bullets(diagnosis.evidence.map(({ from, saw }) => `${escapeMarkdown(from)}: ${code(saw)}`)),
          which,
        )),
    ...titled('It could also be', bullets(alternatives)),
    ...(isPlain ? [] : forDevelopers(account)),
  ];
}

/** A list with its name; nothing where it has no items. */
function titled(title: string, list: string, which = ''): string[] {
  return list === '' ? [] : [`**${title}**${which}\n\n${list}`];
}

function toLookUp({ diagnosis, teller }: Account): string[] {
  const words = lookupWords(diagnosis, teller);
  return words.length > 0 ? [`${REPORT_TEXTS.toLookUp}: ${words.map(code).join(', ')}`] : [];
}

function forDevelopers({ diagnosis, teller }: Account): string[] {
  const { technical, developerHints, cause, sources, failedRules } = diagnosis;
  return [
    `**For developers:** ${[technical, ...developerHints].map(technicalMarkdown).join(' ')} Cause: ${code(cause)}${teller?.error ? `, ${code(teller.error)}` : ''}.`,
    ...(failedRules.length > 0 ? [escapeMarkdown(REPORT_TEXTS.ruleFailed(failedRules.join(', ')))] : []),
    `**Read more:** ${sources.map(({ title, url: address }) => `[${escapeMarkdown(title)}](${address})`).join(' · ')}`,
  ];
}

/** What stands last: the record for developers, the words to search for for everyone else. */
function record(account: Account, writing: Writing): string[] {
  if (writing.audience === 'everyone') return toLookUp(account);
  return account.teller ? [markdownDetails(account.teller, writing)] : [];
}

function accountLines(account: Account, writing: Writing): string[] {
  return [
    ...eachTime(account).map(escapeMarkdown),
    bullets(account.lines.map((line) => requestLine(line, '  \n', writing))),
  ];
}

/** @param before what stands before the sentences that belong to the request */
function requestLine(
  { request, indexes, title, story }: RequestLine,
  before: string,
  { audience }: Writing,
): string {
  const sentences = [...(title === null ? [] : [`${title}.`]), ...story];
  const facts =
    audience === 'everyone'
      ? [code(shortAddressOf(request)), ...(indexes.length > 1 ? [REPORT_TEXTS.times(indexes.length)] : [])]
      : [
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

function noteOf(outlined: OutlinedProblem, writing: Writing): string {
  const { title, summary } = outlined.problem;
  const { stories, named, rest } = shortened(outlined);
  const more = `and ${rest.length} more`;
  return `${escapeMarkdown(title)}. ${escapeMarkdown(summary)}\n${bullets([
    ...stories.map(escapeMarkdown),
    ...named.map((line) => requestLine(line, '  \n', writing)),
    ...(rest.length > 0
      ? [writing.audience === 'everyone' ? more : `${more}: requests ${places(rest)}`]
      : []),
  ])}`;
}

/** A report of one request that went well has no explanation to stand beside: it says which request that was. */
function unexplained({ requests }: Report, writing: Writing): string[] {
  const [only, ...more] = requests;
  if (!only || only.diagnosis || more.length > 0) return [];
  const line = { request: only, indexes: [only.index], title: null, story: only.story };
  return [
    requestLine(line, '\n\n', writing),
    factsOfFine(only)
      .map(({ name, value }) => `**${name}:** ${value}`)
      .join('  \n'),
    ...(writing.audience === 'developers' ? [markdownDetails(only, writing)] : []),
  ];
}
