import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import { type Group, groupOf } from '../session/group.ts';
import { type Outcome, outcomeOf } from '../session/outcome.ts';
import type { Party } from '../session/party.ts';
import type { Searched } from './filter/request-values.ts';
import { rowKeyOf } from './row-keys.ts';

/** What the list, its filter and the strip over it need to know of one exchange; made once, and anew when it changes. */
export interface ListedRequest {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  /** null where nothing went wrong, undefined while it is not known yet. */
  readonly diagnosis: Diagnosis | null | undefined;
  /** Whose server it went to; undefined where that is not known. */
  readonly party: Party | undefined;
  /** Its group by status class. */
  readonly group: Group;
  /** Kept for the filter, by searchedOf alone. */
  searched?: Searched | undefined;
}

/** What is looked up to make one. */
export interface ListedSource {
  readonly diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined;
  readonly partyOf: (exchange: Exchange) => Party | undefined;
}

/** Whether something is to be listed. */
export type Accepts = (request: ListedRequest) => boolean;

/** One request of the list, or several exchanges that are one request to the page. */
export interface RequestItem {
  readonly kind: 'request';
  readonly key: string;
  /** When it came: the place of its first exchange. The row keeps it, whatever else changes. */
  readonly arrival: number;
  /** What is known of the one that stands for all. */
  readonly listed: Listed;
  readonly exchange: Exchange;
  /** Whatever is not fine has a second line: its explanation. */
  readonly verdict: Verdict;
  /** The exchanges that the row stands for; undefined where it is one alone. */
  readonly bundle: Bundle | undefined;
  /** How many exchanges it stands for. */
  readonly size: number;
  /** undefined where there is nothing to open. */
  readonly expanded: boolean | undefined;
}

/**
 * What is known of one exchange, with what was asked of it before: the filter asks at each key for all of them. It is
 * its own row in the list where it stands alone, as nearly all do.
 */
export class Listed implements ListedRequest, RequestItem {
  // Not read off when asked for: each drawing of a long list asks all of its items for these.
  readonly kind = 'request';
  readonly arrival: number;
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis | null | undefined;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly group: Group;
  searched: Searched | undefined = undefined;
  readonly #partyOf: ListedSource['partyOf'];
  #party: Party | null | undefined = null;
  #askedBy: Accepts | undefined;
  #accepted = false;

  constructor(exchange: Exchange, { diagnosisOf, partyOf }: ListedSource) {
    this.arrival = exchange.index;
    this.exchange = exchange;
    this.diagnosis = diagnosisOf(exchange);
    this.outcome = outcomeOf(exchange);
    this.verdict = verdictOf(this.outcome, this.diagnosis);
    this.group = groupOf(exchange);
    this.#partyOf = partyOf;
  }

  get key(): string {
    return rowKeyOf(this.arrival);
  }

  get listed(): Listed {
    return this;
  }

  get bundle(): undefined {
    return undefined;
  }

  get size(): 1 {
    return 1;
  }

  get expanded(): undefined {
    return undefined;
  }

  /** Looked up when it is asked for: it takes the page's address apart, and most lists never ask. */
  get party(): Party | undefined {
    if (this.#party === null) this.#party = this.#partyOf(this.exchange);
    return this.#party;
  }

  /** What a filter says of it; asked once of each filter. */
  isAcceptedBy(accepts: Accepts): boolean {
    if (this.#askedBy !== accepts) {
      this.#askedBy = accepts;
      this.#accepted = accepts(this);
    }
    return this.#accepted;
  }
}

/** What is known of each exchange, kept until that exchange changes: drawing the list does not work it out again. */
export class ListedRequests {
  readonly #source: ListedSource;
  /** By the index of the exchange. */
  readonly #known: (Listed | undefined)[] = [];

  /** @param source where it is looked up */
  constructor(source: ListedSource) {
    this.#source = source;
  }

  of(exchange: Exchange): Listed {
    const known = this.#known[exchange.index];
    if (known?.exchange === exchange) return known;
    const listed = new Listed(exchange, this.#source);
    this.#known[exchange.index] = listed;
    return listed;
  }

  /** What was looked up last of the exchange with an index; undefined where it is gone. */
  at(index: number): Listed | undefined {
    return this.#known[index];
  }

  /** An exchange is gone, or something about it is known better: it is looked up again when it is asked for. */
  forget({ index }: Exchange): void {
    this.#known[index] = undefined;
  }
}
