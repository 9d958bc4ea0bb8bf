import type { Bundle } from './bundle.ts';
import type { Exchange } from './exchange.ts';
import { outcomeOf } from './outcome.ts';
import { type Related, Relations } from './relations.ts';

/** What happened to a session since its listeners were last told. */
export interface SessionChange {
  /** New, changed, or given a new meaning by a neighbour: to be diagnosed (again). */
  readonly touched: readonly Exchange[];
  /** Records that are gone: cleared, or replaced by a newer record of the same exchange. */
  readonly gone: readonly Exchange[];
  /** Those that came into another bundle or out of one, and the first and the lead of each bundle that has changed. */
  readonly rebundled: readonly Exchange[];
}

/**
 * All exchanges since DevTools opened or the list was cleared, in order of arrival.
 * A record is never changed: `replace` puts a new one in its place.
 */
export class Session {
  #exchanges: Exchange[] = [];
  #relations = new Relations();
  readonly #listeners = new Set<(change: SessionChange) => void>();
  #nextIndex = 0;
  #unreadable: string[] = [];

  /** In order of arrival. Not to be changed by the reader. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** The index that the next exchange of a live session gets. */
  takeIndex(): number {
    return this.#nextIndex++;
  }

  /** Why entries that came could not be read, one reason each. */
  get unreadable(): readonly string[] {
    return this.#unreadable;
  }

  /** Notes an entry that could not be read. */
  addUnreadable(reason: string): void {
    this.#unreadable = [...this.#unreadable, reason];
    this.#tell(NONE, NONE);
  }

  /** Takes a new exchange in, at the place that its index says: nearly always the last. */
  add(exchange: Exchange): void {
    let place = this.#exchanges.length;
    while (place > 0 && (this.#exchanges[place - 1] as Exchange).index > exchange.index) place--;
    if (place === this.#exchanges.length) this.#exchanges.push(exchange);
    else this.#exchanges.splice(place, 0, exchange);
    const others = this.#relations.add(exchange);
    this.#tell(others.length > 0 ? [exchange, ...others] : [exchange], NONE);
  }

  /**
   * Puts a newer record of the same exchange in the place of the old one.
   * @returns false when the old one is not in the session any more, and nothing was done
   */
  replace(old: Exchange, now: Exchange): boolean {
    const place = this.#placeOf(old);
    if (place < 0) return false;
    this.#exchanges[place] = now;
    const touched = [now, ...this.#relations.replace(old, now)];
    this.#tell(touched, [old]);
    return true;
  }

  /** Keeps only the exchanges that the test accepts. */
  keepOnly(test: (exchange: Exchange) => boolean): void {
    const gone = this.#exchanges.filter((exchange) => !test(exchange));
    if (gone.length === 0) return;
    this.#exchanges = this.#exchanges.filter(test);
    this.#relations = new Relations();
    for (const exchange of this.#exchanges) this.#relations.add(exchange);
    // What is left may have lost a neighbour that gave it its meaning.
    this.#tell(this.#exchanges, gone);
  }

  /**
   * Lets go of the oldest that are needed least, where there are too many: first those that went well, stand alone, and told nothing
   * in their answer; then others that went well; then the oldest of all. Pages stay, because the requests under them are read by
   * them, and so does what is still on its way. What was found out about the others stands.
   * @param count how many
   * @returns those that went
   */
  letGo(count: number): readonly Exchange[] {
    const gone = new Set<Exchange>();
    for (const mayGo of [
      (each: Exchange) => this.#isPlain(each) && !this.bundleOf(each),
      (each: Exchange) => this.#isPlain(each),
      isOver,
    ]) {
      for (const exchange of this.#exchanges) {
        if (gone.size >= count) break;
        if (!gone.has(exchange) && exchange.resourceType !== 'document' && mayGo(exchange))
          gone.add(exchange);
      }
    }
    if (gone.size === 0) return [];
    this.#exchanges = this.#exchanges.filter((exchange) => !gone.has(exchange));
    for (const exchange of gone) this.#relations.remove(exchange);
    const all = [...gone];
    this.#tell(NONE, all);
    return all;
  }

  /** Whether it went well, and nothing was kept of its answer. */
  #isPlain(exchange: Exchange): boolean {
    const outcome = outcomeOf(exchange);
    return (outcome === 'succeeded' || outcome === 'redirected') && exchange.response.body === null;
  }

  /** Forgets everything. */
  clear(): void {
    const gone = this.#exchanges;
    this.#exchanges = [];
    this.#relations = new Relations();
    this.#unreadable = [];
    this.#tell(NONE, gone);
  }

  /** The neighbours of an exchange that change what it means. */
  relatedTo(exchange: Exchange): Related {
    return this.#relations.of(exchange);
  }

  /** The others whose failure may only follow from this one's, or that stand and fall with it. */
  consequencesOf(exchange: Exchange): readonly Exchange[] {
    return this.#relations.consequencesOf(exchange);
  }

  /** The exchanges that are one request to the page; undefined for one that stands alone. */
  bundleOf(exchange: Exchange): Bundle | undefined {
    return this.#relations.bundles.of(exchange);
  }

  /**
   * Hears of every change, at once.
   * @returns a function that ends it
   */
  subscribe(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sought by the index, in whose order they stand. @returns -1 where it is not in the session any more */
  #placeOf(exchange: Exchange): number {
    let from = 0;
    let to = this.#exchanges.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#exchanges[middle] as Exchange).index < exchange.index) from = middle + 1;
      else to = middle;
    }
    return this.#exchanges[from] === exchange ? from : -1;
  }

  #tell(touched: readonly Exchange[], gone: readonly Exchange[]): void {
    const rebundled = this.#relations.bundles.takeChanged();
    if (this.#listeners.size === 0) return;
    const change = { touched, gone, rebundled };
    for (const listener of this.#listeners) listener(change);
  }
}

const NONE: readonly Exchange[] = [];

function isOver({ pending }: Exchange): boolean {
  return !pending;
}
