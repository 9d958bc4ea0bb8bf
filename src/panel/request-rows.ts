import type { Verdict } from '../diagnose/verdict.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Listed, RequestItem } from './listed-request.ts';
import { rowKeyOf } from './row-keys.ts';

/** What is looked up to make rows. */
export interface RowSource {
  readonly listedOf: (exchange: Exchange) => Listed;
  /** undefined for one that stands alone. */
  readonly bundleOf: (exchange: Exchange) => Bundle | undefined;
  /** Whether the row with a key was opened. */
  readonly isOpened: (key: string) => boolean;
}

/** Rows that went and rows that came. One that has changed did both. */
export interface RowChange {
  readonly gone: readonly RequestItem[];
  readonly come: readonly RequestItem[];
}

/** Several exchanges that are one row. */
class BundleRow implements RequestItem {
  readonly kind = 'request';
  readonly arrival: number;
  readonly listed: Listed;
  readonly exchange: Exchange;
  readonly verdict: Verdict;
  readonly bundle: Bundle;
  /** As it was: a bundle grows. */
  readonly size: number;
  readonly expanded: boolean;

  constructor(arrival: number, listed: Listed, bundle: Bundle, expanded: boolean) {
    this.arrival = arrival;
    this.listed = listed;
    this.exchange = listed.exchange;
    this.verdict = listed.verdict;
    this.bundle = bundle;
    this.size = bundle.members.length;
    this.expanded = expanded;
  }

  get key(): string {
    return rowKeyOf(this.arrival);
  }
}

/**
 * The rows of a session before anything is left out, kept as exchanges come and change: what one exchange changes costs the same
 * among a hundred and among a hundred thousand. A row stays where its first exchange came, whichever of them leads it later.
 */
export class RequestRows {
  readonly #source: RowSource;
  /** By the index of the first exchange. */
  readonly #rows: (RequestItem | undefined)[] = [];
  /** What has to be looked at, by index; null where the exchange is gone. */
  #changed = new Map<number, Exchange | null>();

  constructor(source: RowSource) {
    this.#source = source;
  }

  /** An exchange is new, or something about it or its bundle is known better. */
  touch(exchange: Exchange): void {
    this.#changed.set(exchange.index, exchange);
  }

  /** An exchange is gone. A newer record of it is touched after that. */
  remove({ index }: Exchange): void {
    this.#changed.set(index, null);
  }

  /** All rows, in order of arrival, as they were when they were updated last. */
  *[Symbol.iterator](): Iterator<RequestItem> {
    for (const row of this.#rows) if (row) yield row;
  }

  /** The same, as they are now: what changes later does not change them. With holes, for it has to be quick. */
  asTheyAre(): readonly (RequestItem | undefined)[] {
    return this.#rows.slice();
  }

  /** How many rows wait to be brought up to date. */
  get waiting(): number {
    return this.#changed.size;
  }

  /**
   * Brings the rows up to date.
   * @param most how many at most; the others stay as they were until the next time
   */
  update(most = Number.POSITIVE_INFINITY): RowChange {
    const gone: RequestItem[] = [];
    const come: RequestItem[] = [];
    const changed = this.#takeChanged(most);
    // Those that lead a changed bundle are looked at as well: they are added while this runs.
    for (const [index, exchange] of changed) {
      const before = this.#rows[index];
      const now = exchange ? this.#rowOf(exchange) : undefined;
      if (exchange) {
        const first = this.#source.bundleOf(exchange)?.members[0];
        if (first && !changed.has(first.index)) changed.set(first.index, first);
      }
      if (before === now) continue;
      if (before) gone.push(before);
      if (now) come.push(now);
      this.#rows[index] = now;
    }
    return { gone, come };
  }

  #takeChanged(most: number): Map<number, Exchange | null> {
    const changed = this.#changed;
    if (changed.size <= most) {
      this.#changed = new Map();
      return changed;
    }
    const taken = new Map<number, Exchange | null>();
    for (const [index, exchange] of changed) {
      if (taken.size === most) break;
      taken.set(index, exchange);
      changed.delete(index);
    }
    return taken;
  }

  #rowOf(exchange: Exchange): RequestItem | undefined {
    const { listedOf, bundleOf, isOpened } = this.#source;
    const bundle = bundleOf(exchange);
    if (!bundle) return listedOf(exchange);
    if (bundle.members[0] !== exchange) return undefined;
    const { index } = exchange;
    return new BundleRow(index, listedOf(bundle.lead), bundle, isOpened(rowKeyOf(index)));
  }
}
