import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { clock } from '../diagnose/phrases.ts';
import type { Problem } from '../diagnose/problems.ts';
import { parseAddress } from '../session/address.ts';
import type { Outcome } from '../session/outcome.ts';
import type { Report, ReportedRequest } from './report.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { cutTo } from './visible.ts';

/** Requests that are alike in all that is printed: one line. */
export interface RequestLine {
  readonly request: ReportedRequest;
  /** Their places in the file, the request's own first. */
  readonly indexes: readonly number[];
  /** What the server said of these, where it said something else of the others; else null. */
  readonly title: string | null;
  /** Where it is not the same for all. */
  readonly story: readonly string[];
}

/** One cause of a problem, and the requests that have it. */
export interface Account {
  readonly diagnosis: Diagnosis;
  /** The request that the explanation speaks of. */
  readonly teller: ReportedRequest | undefined;
  /** What happened around each of them, where that is the same for all. */
  readonly story: readonly string[];
  readonly lines: readonly RequestLine[];
}

/** A problem as it is printed: each request in it once, each cause explained once. */
export interface OutlinedProblem {
  readonly problem: Problem;
  /** Of what it is a part, where only one of its requests is reported; else null. */
  readonly partOf: string | null;
  /** The one that tells it best first. */
  readonly accounts: readonly [Account, ...Account[]];
}

/** Puts the requests of a report under the problems that they belong to. */
export function outlineOf(
  problems: readonly Problem[],
  { requests }: Pick<Report, 'requests'>,
): OutlinedProblem[] {
  const byIndex = new Map(requests.map((request) => [request.index, request]));
  return problems.map((whole): OutlinedProblem => {
    const { problem, partOf } = asReported(whole, byIndex);
    const byCause = new Map<string, ReportedRequest[]>([[problem.diagnosis.cause, []]]);
    for (const { index } of problem.exchanges) {
      const request = byIndex.get(index);
      if (!request) continue;
      const cause = request.diagnosis?.cause ?? problem.diagnosis.cause;
      const alike = byCause.get(cause);
      if (alike) alike.push(request);
      else byCause.set(cause, [request]);
    }
    const [[, main] = ['', []], ...others] = byCause;
    return {
      problem,
      partOf,
      accounts: [
        accountOf(problem.diagnosis, byIndex.get(problem.exchange.index), main),
        ...others.flatMap(([, alike]) => {
          const diagnosis = alike[0]?.diagnosis;
          return diagnosis ? [accountOf(diagnosis, alike[0], alike)] : [];
        }),
      ],
    };
  });
}

/**
 * A problem as far as it is reported: what is told of it must be of a request that the reader can see. A lone request is told
 * of in its own words.
 */
function asReported(
  problem: Problem,
  byIndex: ReadonlyMap<number, ReportedRequest>,
): { problem: Problem; partOf: string | null } {
  const { exchanges, exchange, count, title } = problem;
  const [first, ...more] = exchanges;
  const isTold = exchanges.some(({ index }) => index === exchange.index);
  const isLone = more.length === 0 && count > 1;
  const teller = isTold ? exchange : first;
  const diagnosis = teller && byIndex.get(teller.index)?.diagnosis;
  if (!diagnosis || (isTold && !isLone)) return { problem, partOf: null };
  const told = { ...problem, exchange: teller, diagnosis, cause: diagnosis.cause };
  return isLone
    ? {
        problem: { ...told, title: diagnosis.title, summary: diagnosis.summary },
        partOf: REPORT_TEXTS.partOf(title, count),
      }
    : { problem: told, partOf: null };
}

function accountOf(
  diagnosis: Diagnosis,
  teller: ReportedRequest | undefined,
  requests: readonly ReportedRequest[],
): Account {
  const stories = new Map<number, readonly string[]>();
  for (const { lead, story } of requests) if (story.length > 0) stories.set(lead, story);
  const kinds = new Set([...stories.values()].map((story) => story.join(' ')));
  const common =
    stories.size > 1 && kinds.size === 1 && requests.every(({ lead }) => stories.has(lead))
      ? ([...stories.values()][0] ?? [])
      : [];
  if (common.length > 0) stories.clear();
  return { diagnosis, teller, story: common, lines: linesOf(requests, diagnosis.title, stories) };
}

/** @param stories by the index of the lead: what has a story of its own is not put together with others */
function linesOf(
  requests: readonly ReportedRequest[],
  common: string,
  stories: ReadonlyMap<number, readonly string[]>,
): RequestLine[] {
  const lines = new Map<string, RequestLine & { readonly indexes: number[] }>();
  const told = new Set<number>();
  for (const request of requests) {
    const { index, method, url, status, error, lead, diagnosis } = request;
    // Titles that differ in a method or an address say what the line says anyway. Words of the server are news.
    const title =
      diagnosis && diagnosis.title !== common && WORDS.test(diagnosis.title) ? diagnosis.title : null;
    const story = stories.get(lead);
    const key = JSON.stringify([method, url, status, error, title, story ? lead : null]);
    const line = lines.get(key);
    if (line) line.indexes.push(index);
    else lines.set(key, { request, indexes: [index], title, story: (!told.has(lead) && story) || [] });
    told.add(lead);
  }
  return [...lines.values()];
}

const WORDS = /“/;

/** What happened around each request, as a line of its own; none where that is not the same for all. */
export function eachTime({ story }: Account): string[] {
  return story.length > 0 ? [`Each time: ${story.join(' ')}`] : [];
}

/** What a cause beside the main one is headed with: "2 of them show up as: You are signed in, but you may not do this". */
export function showsUpAs({ diagnosis, lines }: Account): string {
  const count = lines.reduce((sum, { indexes }) => sum + indexes.length, 0);
  return `${count} of them ${count === 1 ? 'shows' : 'show'} up as: ${diagnosis.title}`;
}

/** How many lines of requests a note gets: nobody has to look at them. */
const MOST_OF_A_NOTE = 3;

/** What happened around all requests of a note, those that are named, and the places of the rest. */
export function shortened({ accounts }: OutlinedProblem): {
  readonly stories: readonly string[];
  readonly named: readonly RequestLine[];
  readonly rest: readonly number[];
} {
  const lines = accounts.flatMap((account) => account.lines);
  return {
    stories: accounts.flatMap(eachTime),
    named: lines.slice(0, MOST_OF_A_NOTE),
    rest: lines.slice(MOST_OF_A_NOTE).flatMap(({ indexes }) => indexes),
  };
}

/** Places in the file as people write them: "#3", "#3, #5", "#3 to #9". */
export function placesOf(indexes: readonly number[]): string {
  const sorted = [...indexes].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const index of sorted) {
    const run = runs.at(-1);
    if (run && index === run[1] + 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs
    .map(([from, to]) =>
      from === to ? `#${from}` : to === from + 1 ? `#${from}, #${to}` : `#${from} to #${to}`,
    )
    .join(', ');
}

/**
 * When a problem was seen, in UTC: "22 Nov 2026, 10:00:04 UTC to 10:00:20 UTC. It has worked since."
 * @returns undefined where no time is known
 */
export function whenOf({ began, latest, over }: Problem): string | undefined {
  if (began === null) return undefined;
  const from = clock(began, 0);
  const to = latest === null ? '' : clock(latest, began);
  const span = to === '' || from.endsWith(to) ? from : `${from.replace(/ UTC$/, '')} to ${to}`;
  return `${span}. ${over ? 'It is over: it has worked since.' : 'Not seen to work since.'}`;
}

/** What came of a request, ahead of its address: "503", "no answer". */
export function statusOf({ status, outcome }: ReportedRequest): string {
  if (status > 0) return String(status);
  return WITHOUT_STATUS[outcome] ?? 'no answer';
}

const WITHOUT_STATUS: Partial<Record<Outcome, string>> = {
  blocked: 'blocked',
  cancelled: 'stopped',
  pending: 'on its way',
};

/** Longer addresses are cut in a list: what follows is a query of hidden values, and the JSON report has it all. */
const LONGEST_ADDRESS = 160;

/** Method and address, for a list. */
export function askedOf({ method, url }: ReportedRequest): string {
  return cutTo(`${method} ${url}`, LONGEST_ADDRESS);
}

/** What people read of an address at most. */
const LONGEST_SHORT_ADDRESS = 80;

/** Where a request went, for people who read no addresses: host and path, without what a program reads. */
export function shortAddressOf({ url }: Pick<ReportedRequest, 'url'>): string {
  const address = parseAddress(url);
  const short = address && address.host !== '' ? `${address.host}${address.path.replace(/^\/$/, '')}` : url;
  return cutTo(short, LONGEST_SHORT_ADDRESS);
}

/** The one note of a report about one request that needs nobody: it is all there is to tell, and told in full. */
export function loneNote(report: Report): OutlinedProblem | undefined {
  const { problems, notes, requests } = report;
  return problems.length === 0 && notes.length === 1 && requests.length === 1
    ? outlineOf(notes, report)[0]
    : undefined;
}
