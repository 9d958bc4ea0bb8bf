import type { Diagnosis } from '../diagnose/diagnosis.ts';
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

/** The report as plain text, for a terminal. */
export function toText(report: Report): string {
  const skipped = report.source.skipped.map(
    ({ index, reason }) => `Entry ${index} could not be read: ${reason}.`,
  );
  const notes = outlineOf(report.notes, report).flatMap(noteLines);
  const blocks = [
    [summaryLine(report)],
    skipped,
    ...outlineOf(report.problems, report).map(problemLines),
    notes.length > 0 ? ['Nothing to do:', ...indent(notes)] : [],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.map(printable).join('\n')}\n`)
    .join('\n');
}

function problemLines({ problem, partOf, accounts }: OutlinedProblem): string[] {
  const [main, ...others] = accounts;
  const { diagnosis, exchanges } = problem;
  const [only, ...more] = accounts.flatMap(({ lines }) => lines);
  const one = only !== undefined && more.length === 0;
  const when = whenOf(problem);
  return [
    `${problem.title}.`,
    ...indent([
      ...(one ? requestLines(only) : []),
      problem.summary,
      ...(partOf === null ? [] : [partOf]),
      ...(problem.title === diagnosis.title ? [] : [`${diagnosis.title}. ${diagnosis.summary}`]),
      ...(when === undefined ? [] : [`When: ${when}`]),
      ...explanation(main),
      ...(one ? [] : [`${countOf(exchanges.length, 'request')}:`, ...indent(accountLines(main))]),
      ...others.flatMap((account) => [
        `${showsUpAs(account)}.`,
        ...indent([...accountLines(account), account.diagnosis.summary, ...explanation(account)]),
      ]),
    ]),
  ];
}

function explanation({ diagnosis, teller, lines }: Account): string[] {
  const { fixer, certainty, hints, evidence, alternatives, technical, developerHints, cause }: Diagnosis =
    diagnosis;
  return [
    `Who can fix it: ${FIXER_LABELS[fixer]}. How sure: ${CERTAINTY_LABELS[certainty]}.`,
    ...hints.map((hint) => `- ${hint}`),
    lines.length > 1 ? `How we know (from #${teller?.index}):` : 'How we know:',
    ...indent(evidence.map(({ from, saw }) => `${from}: ${saw}`)),
    ...alternatives.map(({ title, tellApart }) => `It could also be: ${title}. ${tellApart}`),
    `For developers: ${[technical, ...developerHints].join(' ')}`,
    `Cause: ${cause}${teller?.error ? ` (${teller.error})` : ''}`,
  ];
}

function accountLines(account: Account): string[] {
  return [...eachTime(account), ...account.lines.flatMap(requestLines)];
}

function requestLines({ request, indexes, title, story }: RequestLine): string[] {
  return [
    `${placesOf(indexes)} ${statusOf(request)} ${askedOf(request)}`,
    ...indent([...(title === null ? [] : [`${title}.`]), ...(story.length > 0 ? [story.join(' ')] : [])]),
  ];
}

function noteLines(outlined: OutlinedProblem): string[] {
  const { title, summary } = outlined.problem;
  const { stories, named, rest } = shortened(outlined);
  return [
    `- ${title}. ${summary}`,
    ...indent([
      ...stories,
      ...named.flatMap(requestLines),
      ...(rest.length > 0 ? [`and ${rest.length} more: ${placesOf(rest)}`] : []),
    ]),
  ];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `   ${line}`);
}

/** Without control characters: a terminal would obey them, and a line break would begin a line of its own. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ');
}
