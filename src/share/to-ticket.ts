import { parseAddress } from '../session/address.ts';
import { factsOfFine } from './facts-of-fine.ts';
import { headlineOf } from './headline.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import { lookupWords } from './lookup-words.ts';
import { madeOn } from './made-on.ts';
import {
  type Account,
  eachTime,
  loneNote,
  type OutlinedProblem,
  outlineOf,
  placesOf,
  type RequestLine,
  shortened,
  showsUpAs,
  statusOf,
  whenOf,
} from './outline.ts';
import { plainEvidence } from './plain-evidence.ts';
import type { Report, ReportedRequest } from './report.ts';
import type { Audience, ReportOptions } from './report-options.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { technicalDetails } from './technical-details.ts';
import { barred, inTicket, lineOfTicket } from './ticket-markup.ts';
import { durationText } from './timing-parts.ts';
import { cutTo } from './visible.ts';

/**
 * The report as one plain text that reads well pasted into Slack and into Jira: it uses none of their markup, and what either
 * would obey in a stranger's text is written with a character that looks alike.
 *
 * There is no command (cURL) in it: `options.curl` is not asked. A command must be exact, and text that neither changes cannot
 * be: the other formats have it.
 * @param options for everyone, unless it says otherwise
 * @returns lines, of which the last ends with a line break
 */
export function toTicket(report: Report, options: ReportOptions = {}): string {
  const audience = options.audience ?? 'everyone';
  const { title, summary } = headlineOf(report);
  const lone = loneNote(report);
  const notes = lone ? [] : outlineOf(report.notes, report);
  const blocks = [
    [title.toUpperCase(), ...(summary === '' ? [] : [summary]), ...madeOn(options.madeAt)],
    report.source.skipped.map(({ index, reason }) => inTicket(REPORT_TEXTS.unread(index, reason))),
    ...[...outlineOf(report.problems, report), ...(lone ? [lone] : [])].flatMap((outlined) =>
      problemBlocks(outlined, audience),
    ),
    ...(notes.length > 0
      ? [[REPORT_TEXTS.nothingToDo.toUpperCase(), ...notes.flatMap((note) => noteLines(note, audience))]]
      : []),
    ...unexplained(report, audience),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Parted by empty lines: a wall of text is not read. */
function problemBlocks({ problem, partOf, accounts }: OutlinedProblem, audience: Audience): string[][] {
  const [main, ...others] = accounts;
  const { diagnosis } = problem;
  const when = whenOf(problem);
  return [
    [
      `▶ ${inTicket(problem.title)}`,
      lineOfTicket(problem.summary),
      ...(partOf === null ? [] : [lineOfTicket(partOf)]),
      ...(problem.title === diagnosis.title
        ? []
        : [lineOfTicket(`${diagnosis.title}. ${diagnosis.summary}`)]),
    ],
    [...factLines(main), ...(when === undefined ? [] : [`${REPORT_TEXTS.when}: ${when}`])],
    ...accountBlocks(main, audience),
    ...others.flatMap((account) => [
      [`▷ ${inTicket(showsUpAs(account))}`, lineOfTicket(account.diagnosis.summary), ...factLines(account)],
      ...accountBlocks(account, audience),
    ]),
  ];
}

function factLines({ diagnosis }: Account): string[] {
  return [
    `${REPORT_TEXTS.whoCanFix}: ${FIXER_LABELS[diagnosis.fixer]}`,
    `${REPORT_TEXTS.howSure}: ${CERTAINTY_LABELS[diagnosis.certainty]}`,
  ];
}

function accountBlocks(account: Account, audience: Audience): string[][] {
  const { diagnosis, teller, lines } = account;
  const isPlain = audience === 'everyone';
  const words = lookupWords(diagnosis, teller);
  return [
    listed(REPORT_TEXTS.whatToTry, diagnosis.hints.map(inTicket)),
    listed(
      REPORT_TEXTS.howWeKnow,
      isPlain
        ? plainEvidence(diagnosis).map(inTicket)
        : diagnosis.evidence.map(({ from, saw }) => inTicket(`${from}: ${saw}`)),
    ),
    listed(
      REPORT_TEXTS.couldAlsoBe,
      diagnosis.alternatives.map(({ title, tellApart }) => inTicket(`${title}. ${tellApart}`)),
    ),
    listed(lines.length === 1 ? REPORT_TEXTS.theRequest : REPORT_TEXTS.requests, [
      ...eachTime(account).map(inTicket),
      ...lines.map((line) => requestLine(line, audience)),
    ]),
    ...(isPlain
      ? [words.length > 0 ? [`${REPORT_TEXTS.toLookUp}: ${inTicket(words.join(', '))}`] : []]
      : [developerLines(account), ...(teller ? recordBlocks(teller) : [])]),
  ];
}

function developerLines({ diagnosis }: Account): string[] {
  const { technical, developerHints, cause, browserNames, sources, failedRules } = diagnosis;
  return [
    `${REPORT_TEXTS.forDevelopers}: ${inTicket(quoted([technical, ...developerHints].join(' ')))}`,
    `${REPORT_TEXTS.cause}: ${inTicket(cause)}`,
    ...(browserNames.length > 0
      ? [`${REPORT_TEXTS.browserCallsIt}: ${inTicket(browserNames.join(', '))}`]
      : []),
    ...(failedRules.length > 0 ? [inTicket(REPORT_TEXTS.ruleFailed(failedRules.join(', ')))] : []),
    // The only addresses that may become links: they are our own sources, and none of the report's.
    ...sources.map(({ title, url }) => `${REPORT_TEXTS.readMore}: ${inTicket(title)}, ${url}`),
  ];
}

/** Our own technical texts quote code in backticks, which Jira would show and Slack would not. */
function quoted(text: string): string {
  return text.replace(/`([^`]*)`/g, '“$1”');
}

function recordBlocks(request: ReportedRequest): string[][] {
  const { facts, timing, requestHeaders, responseHeaders, bodies } = technicalDetails(request, {});
  return [
    listed(
      REPORT_TEXTS.technicalDetails(request.index),
      facts.map(({ name, value }) => `${name}: ${inTicket(value)}`),
    ),
    listed(
      REPORT_TEXTS.timing,
      timing.map(({ name, ms }) => `${name}: ${durationText(ms)}`),
    ),
    ...(
      [
        [REPORT_TEXTS.requestHeaders, requestHeaders],
        [REPORT_TEXTS.responseHeaders, responseHeaders],
      ] as const
    ).map(([title, lines]) => [
      `${title}:`,
      ...(lines.length > 0 ? lines.flatMap(barred) : [REPORT_TEXTS.noHeaders]),
    ]),
    ...bodies.map(({ title, text, note }) => [
      `${title}:${note === null ? '' : ` ${note}`}`,
      ...(text === '' ? [] : barred(text)),
    ]),
  ];
}

/** A list with its name; nothing where it has no items. Neither Slack nor Jira knows this bullet as markup. */
function listed(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`${title}:`, ...items.map((item) => ` • ${item}`)] : [];
}

function requestLine({ request, indexes, title, story }: RequestLine, audience: Audience): string {
  const sentences = [...(title === null ? [] : [`${title}.`]), ...story];
  const places =
    audience === 'everyone'
      ? REPORT_TEXTS.times(indexes.length)
      : `request${indexes.length > 1 ? 's' : ''} ${placesOf(indexes).replaceAll('#', '')}`;
  return [statusOf(request), askedAt(request, audience), places, inTicket(sentences.join(' '))]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Longer paths are cut in a list. */
const LONGEST_PATH = 120;

/** Method only for developers. "GET /orders at api.shop.test": put together they would be a link, and Slack would fetch it for a preview. */
function askedAt({ method, url }: ReportedRequest, audience: Audience): string {
  const address = parseAddress(url);
  const asked = audience === 'everyone' ? '' : `${inTicket(method)} `;
  return address && address.host !== ''
    ? `${asked}${inTicket(cutTo(address.path, LONGEST_PATH))} at ${inTicket(address.host)}`
    : `${asked}${inTicket(cutTo(url, LONGEST_PATH))}`;
}

function noteLines(outlined: OutlinedProblem, audience: Audience): string[] {
  const { title, summary } = outlined.problem;
  const { stories, named, rest } = shortened(outlined);
  return [
    ` • ${inTicket(title)}. ${inTicket(summary)}`,
    ...[
      ...stories.map(inTicket),
      ...named.map((line) => requestLine(line, audience)),
      ...(rest.length > 0 ? [REPORT_TEXTS.more(rest.length)] : []),
    ].map((line) => `    ◦ ${line}`),
  ];
}

/** A report of one request that went well has no explanation to stand beside: it says which request that was. */
function unexplained({ requests }: Report, audience: Audience): string[][] {
  const [only, ...more] = requests;
  if (!only || only.diagnosis || more.length > 0) return [];
  const line = { request: only, indexes: [only.index], title: null, story: only.story };
  return [
    [requestLine(line, audience), ...factsOfFine(only).map(({ name, value }) => `${name}: ${value}`)],
    ...(audience === 'developers' ? recordBlocks(only) : []),
  ];
}
