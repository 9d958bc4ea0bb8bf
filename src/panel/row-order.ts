import { shortAddress } from './address-text.ts';
import type { RequestItem } from './listed-request.ts';
import type { Sorting } from './settings.ts';

type Compared = number | string;

const COMPARED: Readonly<Record<Sorting, (row: RequestItem) => Compared>> = {
  arrival: ({ arrival }) => arrival,
  status: ({ exchange }) => exchange.response.status,
  method: ({ exchange }) => exchange.method,
  name: ({ exchange }) => shortAddress(exchange.url).name.toLowerCase(),
  type: ({ exchange }) => exchange.resourceType,
  // What has not ended has taken longest so far.
  time: ({ exchange: { duration, pending } }) => (pending ? Number.POSITIVE_INFINITY : (duration ?? -1)),
};

/** How rows are ordered. */
export class RowOrder {
  readonly #of: (row: RequestItem) => Compared;
  readonly #sign: 1 | -1;
  /** Cut out once for each row, not for each comparison. */
  readonly #known = new Map<RequestItem, Compared>();
  readonly #keeps: boolean;

  constructor(sorting: Sorting, descending: boolean) {
    this.#of = COMPARED[sorting];
    this.#sign = descending ? -1 : 1;
    this.#keeps = sorting === 'arrival';
  }

  /** Whether rows stand in the order in which they came. */
  get isOfArrival(): boolean {
    return this.#keeps && this.#sign > 0;
  }

  /** Looks up what a row is compared by. */
  take(row: RequestItem): void {
    if (!this.#keeps) this.#known.set(row, this.#of(row));
  }

  /** The row is compared no more. */
  forget(row: RequestItem): void {
    this.#known.delete(row);
  }

  /** Rows that are alike keep the order in which they came. Both have to be taken. */
  readonly compare = (a: RequestItem, b: RequestItem): number => {
    if (!this.#keeps) {
      const one = this.#known.get(a) as Compared;
      const other = this.#known.get(b) as Compared;
      if (one !== other) return one < other ? -this.#sign : this.#sign;
      return a.arrival - b.arrival;
    }
    return this.#sign * (a.arrival - b.arrival);
  };
}
