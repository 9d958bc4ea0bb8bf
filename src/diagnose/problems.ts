import type { Fixer } from '../knowledge/entry.ts';
import type { Exchange } from '../session/exchange.ts';
import { isFrame } from '../session/page.ts';
import { isPreflight } from '../session/same-request.ts';
import { Timeline } from '../session/timeline.ts';
import type { Diagnosis } from './diagnosis.ts';
import { numeral } from './numeral.ts';
import { reachOf } from './reach.ts';
import type { Certainty } from './rule.ts';

/** Exchanges that failed for one root cause: what people have to deal with. */
export interface Problem {
  /** The same as long as the problem lives; fit to be a key, and without secrets: "refused-17". */
  readonly id: string;
  readonly cause: string;
  readonly title: string;
  /** What happened, and how many requests failed because of it. */
  readonly summary: string;
  readonly fixer: Fixer;
  readonly certainty: Certainty;
  /** The exchange that tells it best, and what went wrong with it. */
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  /** In the order in which they began. */
  readonly exchanges: readonly Exchange[];
  /** How many requests the page made of them: what the browser asks ahead of a request is none of the page's. */
  readonly count: number;
  /** When the first of them began, in ms since 1970; null where no time is known. */
  readonly began: number | null;
  /** When the latest of them began, in ms since 1970; null where no time is known. */
  readonly latest: number | null;
  /** Something like it has worked since. */
  readonly over: boolean;
}

/** One exchange of a gathering. */
export interface Member {
  readonly diagnosis: Diagnosis;
  /** How much is broken without it. */
  readonly weight: number;
  /** It does not just follow from another member. */
  readonly isRoot: boolean;
}

/** By what problems are ordered: over, weight, certainty, beginning, place in the record. Less comes first. */
export type Rank = readonly [number, number, number, number, number];

const RANK: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };

/** What a page can do without, and what it cannot: a missing picture is a hole, a missing page is everything. */
const WEIGHTS: Readonly<Record<string, number>> = {
  document: 1000,
  script: 100,
  stylesheet: 60,
  fetch: 30,
  xhr: 30,
  websocket: 30,
  eventsource: 30,
  preflight: 0,
  image: 5,
  font: 5,
  media: 5,
  ping: 1,
};

/** How much breaks when an exchange fails; a third party's part of the page counts half. */
export function weightOf(exchange: Exchange, thirdParty: boolean): number {
  // A frame is a part of the page.
  const weight = isFrame(exchange) ? 20 : (WEIGHTS[exchange.resourceType] ?? 3);
  return thirdParty ? weight / 2 : weight;
}

/** The exchanges with one root cause, as they come and go. */
export class Gathering {
  readonly isNote: boolean;
  /** How many of those that do not just follow from another have each cause. */
  readonly #causes = new Map<string, number>();
  /** How many have each title, its numbers aside, by cause. */
  readonly #titles = new Map<string, Map<string, number>>();
  #preflights = 0;
  readonly #members = new Map<Exchange, Member>();
  readonly #inTime = new Timeline();
  #weight = 0;
  #over = false;
  #made: Problem | undefined;

  constructor(isNote: boolean) {
    this.isNote = isNote;
  }

  get size(): number {
    return this.#members.size;
  }

  /** The one that began last. */
  get latest(): Exchange | undefined {
    return this.#inTime.at(this.#inTime.length - 1);
  }

  add(exchange: Exchange, member: Member): void {
    this.remove(exchange);
    this.#members.set(exchange, member);
    this.#inTime.add(exchange);
    this.#weight += member.weight;
    this.#count(exchange, member, 1);
    this.#made = undefined;
  }

  remove(exchange: Exchange): void {
    const member = this.#members.get(exchange);
    if (!member) return;
    this.#members.delete(exchange);
    this.#inTime.remove(exchange);
    this.#weight -= member.weight;
    this.#count(exchange, member, -1);
    this.#made = undefined;
  }

  #count(exchange: Exchange, { isRoot, diagnosis: { cause, title } }: Member, step: 1 | -1): void {
    if (isPreflight(exchange)) this.#preflights += step;
    if (isRoot) countIn(this.#causes, cause, step);
    let titles = this.#titles.get(cause);
    if (!titles) {
      titles = new Map();
      this.#titles.set(cause, titles);
    }
    countIn(titles, withoutNumbers(title), step);
  }

  /** Something like it has worked since. */
  get over(): boolean {
    return this.#over;
  }

  set over(over: boolean) {
    if (over !== this.#over) this.#made = undefined;
    this.#over = over;
  }

  /** What is over comes last, what breaks most first, then what is surest. */
  get rank(): Rank {
    const first = this.#teller();
    const certainty = (this.#members.get(first) as Member).diagnosis.certainty;
    return [this.#over ? 1 : 0, -this.#weight, RANK[certainty], first.startedAt ?? 0, first.index];
  }

  /** What is to be read of it. */
  get problem(): Problem {
    this.#made ??= this.#make();
    return this.#made;
  }

  /** Its words are put together when they are read: of thousands of problems few are, and each changes with each of its requests. */
  #make(): Problem {
    const exchange = this.#teller();
    const { diagnosis } = this.#members.get(exchange) as Member;
    const { cause, fixer, certainty } = diagnosis;
    const gathering = this;
    const inTime = this.#inTime;
    let title: string | undefined;
    let summary: string | undefined;
    let exchanges: readonly Exchange[] | undefined;
    return {
      id: `${cause}-${exchange.index}`,
      cause,
      get title() {
        title ??= gathering.#title(diagnosis);
        return title;
      },
      get summary() {
        summary ??= gathering.#summary(exchange, diagnosis);
        return summary;
      },
      fixer,
      certainty,
      exchange,
      diagnosis,
      get exchanges() {
        exchanges ??= [...inTime];
        return exchanges;
      },
      count: this.#requests(),
      began: inTime.between(0, Number.POSITIVE_INFINITY, 1)[0]?.startedAt ?? null,
      latest: this.latest?.startedAt ?? null,
      over: this.#over,
    };
  }

  /** The first with the cause that most of them have; those that only follow from others do not tell why. */
  #teller(): Exchange {
    const most = Math.max(...this.#causes.values());
    for (const exchange of this.#inTime) {
      const { isRoot, diagnosis } = this.#members.get(exchange) as Member;
      if (isRoot && this.#causes.get(diagnosis.cause) === most) return exchange;
    }
    return this.#inTime.at(0) as Exchange;
  }

  #title({ title, cause }: Diagnosis): string {
    const titles = this.#titles.get(cause) as Map<string, number>;
    if (titles.size === 1) return title;
    let others = 0;
    for (const [other, count] of titles) if (other !== withoutNumbers(title)) others += count;
    return `${title}, and ${numeral(others)} more like it`;
  }

  #requests(): number {
    // Where they are all there is, they are what is told of.
    return this.#members.size - this.#preflights || this.#preflights;
  }

  /** Whether one thing is at fault for all, and not perhaps one for each of them. */
  #hasOneFault(exchange: Exchange, diagnosis: Diagnosis): boolean {
    if (diagnosis.certainty === 'possible') return false;
    if (reachOf(exchange, diagnosis) !== 'address') return true;
    let roots = 0;
    for (const count of this.#causes.values()) roots += count;
    return roots < this.#members.size;
  }

  #summary(exchange: Exchange, diagnosis: Diagnosis): string {
    const { summary } = diagnosis;
    const count = this.#requests();
    if (count === 1) return summary;
    // One thing is at fault for all of them, as far as is known.
    const isShared = this.#hasOneFault(exchange, diagnosis);
    const happened = this.isNote
      ? 'ended like this, and nothing needs fixing'
      : isShared
        ? 'went wrong because of it'
        : 'ended like this';
    return `${summary} ${numeral(count)} requests ${happened}.`;
  }
}

function countIn(counts: Map<string, number>, key: string, step: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** Titles that tell of one thing at two moments differ in their numbers: "12 minutes ago", "13 minutes ago". */
function withoutNumbers(title: string): string {
  return title.replace(/\d[\d.,]* (?:second|minute|hour|day)s?\b|\d{1,2}:\d\d(?::\d\d)?/g, '#');
}
