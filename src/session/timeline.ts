import type { Exchange } from './exchange.ts';

/** When an exchange began, in ms since 1970; before all others where that is not known. */
export function startOf({ startedAt }: Exchange): number {
  return startedAt ?? Number.NEGATIVE_INFINITY;
}

/** When an exchange ended, in ms since 1970, as far as its record tells. */
export function endOf({ startedAt, duration }: Exchange): number {
  return (startedAt ?? Number.NEGATIVE_INFINITY) + (duration ?? 0);
}

/** Negative when the first began earlier; what began at the same moment keeps the order of the record. */
export function compareByStart(a: Exchange, b: Exchange): number {
  // Both may be unknown, and infinities do not subtract.
  return startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : a.index - b.index;
}

/**
 * Exchanges in order of time, in whatever order they came. What is read from it depends on what is in it, and not on
 * how that arrived.
 */
export class Timeline {
  readonly #items: Exchange[] = [];
  readonly #timeOf: (exchange: Exchange) => number;

  /** @param timeOf what the order goes by, in ms; the start without it */
  constructor(timeOf: (exchange: Exchange) => number = startOf) {
    this.#timeOf = timeOf;
  }

  get length(): number {
    return this.#items.length;
  }

  /** The exchange at a place, counted from 0. */
  at(place: number): Exchange | undefined {
    return this.#items[place];
  }

  /** Takes an exchange in at its place. */
  add(exchange: Exchange): void {
    const last = this.#items.at(-1);
    if (last === undefined || this.#compare(last, exchange) <= 0) this.#items.push(exchange);
    else
      this.#items.splice(
        this.#search((item) => this.#compare(item, exchange) <= 0),
        0,
        exchange,
      );
  }

  /** Takes an exchange out, if it is there. */
  remove(exchange: Exchange): void {
    const place = this.placeOf(exchange);
    if (place >= 0) this.#items.splice(place, 1);
  }

  /** The place of an exchange, or −1. */
  placeOf(exchange: Exchange): number {
    // A pending record and the finished one have one start and one index, and may stand side by side for a moment.
    for (let place = this.#placeFor(exchange); place < this.#items.length; place++) {
      const item = this.#items[place] as Exchange;
      if (item === exchange) return place;
      if (this.#compare(item, exchange) > 0) return -1;
    }
    return -1;
  }

  /** The first place whose exchange has this time or a later one. */
  firstFrom(time: number): number {
    // Mostly what is asked about is the latest, and nothing came after it.
    const last = this.#items.at(-1);
    if (last === undefined || this.#timeOf(last) < time) return this.#items.length;
    return this.#search((item) => this.#timeOf(item) < time);
  }

  /** Those within so many places of where an exchange stands or would stand, itself among them if it is there. */
  near(exchange: Exchange, places: number): readonly Exchange[] {
    const place = this.#placeFor(exchange);
    return this.#items.slice(Math.max(0, place - places), place + places + 1);
  }

  /** Those from one time up to another, both included, no more than so many. */
  between(from: number, to: number, most: number): readonly Exchange[] {
    const found: Exchange[] = [];
    for (let place = this.firstFrom(from); found.length < most; place++) {
      const item = this.#items[place];
      if (item === undefined || this.#timeOf(item) > to) break;
      found.push(item);
    }
    return found;
  }

  [Symbol.iterator](): Iterator<Exchange> {
    return this.#items[Symbol.iterator]();
  }

  #compare(a: Exchange, b: Exchange): number {
    const first = this.#timeOf(a);
    const second = this.#timeOf(b);
    return first < second ? -1 : first > second ? 1 : a.index - b.index;
  }

  #placeFor(exchange: Exchange): number {
    return this.#search((item) => this.#compare(item, exchange) < 0);
  }

  /** The number of exchanges at the beginning of which this is true; it must be true of none after them. */
  #search(isBefore: (item: Exchange) => boolean): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#items[middle] as Exchange)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
