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

/** What is known of one exchange, with what was asked of it before: the filter asks at each key for all of them. */
export class Listed implements ListedRequest {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis | null | undefined;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly group: Group;
  searched: Searched | undefined = undefined;
  /** As the list takes it where it stands alone: made once, for the list asks for all of them at each change. */
  readonly alone: { readonly listed: Listed; readonly bundle: undefined } = {
    listed: this,
    bundle: undefined,
  };
  readonly #partyOf: ListedSource['partyOf'];
  #party: Party | undefined;
  #partyKnown = false;
  #row: RequestItem | undefined;
  #askedBy: Accepts | undefined;
  #accepted = false;

  constructor(exchange: Exchange, { diagnosisOf, partyOf }: ListedSource) {
    this.exchange = exchange;
    this.diagnosis = diagnosisOf(exchange);
    this.outcome = outcomeOf(exchange);
    this.verdict = verdictOf(this.outcome, this.diagnosis);
    this.group = groupOf(exchange);
    this.#partyOf = partyOf;
  }

  /** Looked up when it is asked for: it takes the page's address apart, and most lists never ask. */
  get party(): Party | undefined {
    if (!this.#partyKnown) {
      this.#party = this.#partyOf(this.exchange);
      this.#partyKnown = true;
    }
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

  /** Its row in the list: the same one as long as it says the same. */
  rowFor(bundle: Bundle | undefined, toggled: ReadonlySet<string>): RequestItem {
    const known = this.#row;
    if (known && !bundle && !known.bundle) return known;
    const key = rowKeyOf(this.exchange, bundle);
    const expanded = bundle && toggled.has(key);
    if (known && known.key === key && known.bundle === bundle && known.expanded === expanded) return known;
    const { exchange, verdict } = this;
    this.#row = { kind: 'request', key, exchange, verdict, bundle, expanded };
    return this.#row;
  }
}

/** What is known of each exchange, kept until that exchange changes: drawing the list does not work it out again. */
export class ListedRequests {
  readonly #source: ListedSource;
  #known = new Map<Exchange, Listed>();

  /** @param source where it is looked up */
  constructor(source: ListedSource) {
    this.#source = source;
  }

  of(exchange: Exchange): Listed {
    let listed = this.#known.get(exchange);
    if (!listed) {
      listed = new Listed(exchange, this.#source);
      this.#known.set(exchange, listed);
    }
    return listed;
  }

  /** An exchange is gone, or something about it is known better: it is looked up again when it is asked for. */
  forget(exchange: Exchange): void {
    this.#known.delete(exchange);
  }

  /** All of them are looked up again. */
  forgetAll(): void {
    this.#known = new Map();
  }
}

/** One request of the list, or several exchanges that are one request to the page. */
export interface RequestItem {
  readonly kind: 'request';
  readonly key: string;
  readonly exchange: Exchange;
  /** Whatever is not fine has a second line: its explanation. */
  readonly verdict: Verdict;
  /** The exchanges that the row stands for; undefined where it is one alone. */
  readonly bundle: Bundle | undefined;
  /** undefined where there is nothing to open. */
  readonly expanded: boolean | undefined;
}
