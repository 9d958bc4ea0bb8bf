import type { Verdict } from '../diagnose/verdict.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Listed } from './listed-request.ts';
import { pagesOf } from './pages.ts';

/** What a session's numbers are made of. */
interface Extent {
  /** Bytes over the network, as far as they are known. */
  transferred: number;
  /** The first start and the last end, in ms since 1970; infinite where no time is known. */
  from: number;
  to: number;
}

/** The numbers of a session, kept as its requests come and go, and not counted anew at each change. */
export class SessionTotals {
  readonly counts: Record<Verdict | 'pending', number> = {
    failure: 0,
    'hidden-failure': 0,
    note: 0,
    fine: 0,
    pending: 0,
  };
  /** By index. */
  readonly #counted: (Listed | undefined)[] = [];
  #extent = nothing();
  #pages: ReadonlyMap<string, Exchange> | undefined;
  /** Something went, and may have been the first or the last: sums can be taken back, ends cannot. */
  #isShorter = false;

  /** A request is there, or another record of it, or something else is said of it. */
  put(listed: Listed): void {
    const { index } = listed.exchange;
    const before = this.#counted[index];
    if (before) this.#count(before, -1);
    this.#counted[index] = listed;
    this.#count(listed, 1);
    if (before && isOtherwise(before.exchange, listed.exchange)) this.#isShorter = true;
    else this.#stretch(listed.exchange);
    const { visit, resourceType } = listed.exchange;
    const page = this.#pages?.get(visit ?? '');
    const isNew = visit !== null && (resourceType === 'document' || !page);
    const isMoved = before !== undefined && before.exchange.visit !== visit;
    if (isNew || isMoved || page?.index === index) this.#pages = undefined;
  }

  /** A request is gone. */
  remove({ index }: Exchange): void {
    const before = this.#counted[index];
    if (!before) return;
    this.#count(before, -1);
    this.#counted[index] = undefined;
    this.#isShorter = true;
    this.#pages = undefined;
  }

  /** @param exchanges all that are there */
  extentOf(exchanges: readonly Exchange[]): Readonly<Extent> {
    if (this.#isShorter) {
      const { transferred } = this.#extent;
      this.#extent = { ...nothing(), transferred };
      for (const exchange of exchanges) this.#stretch(exchange);
      this.#isShorter = false;
    }
    return this.#extent;
  }

  /** The page of each page load, in order. */
  pagesOf(exchanges: readonly Exchange[]): ReadonlyMap<string, Exchange> {
    this.#pages ??= pagesOf(exchanges);
    return this.#pages;
  }

  #count({ outcome, verdict, exchange }: Listed, step: 1 | -1): void {
    this.counts[outcome === 'pending' ? 'pending' : verdict] += step;
    this.#extent.transferred += step * (exchange.response.transferred ?? 0);
  }

  #stretch({ startedAt, duration }: Exchange): void {
    if (startedAt === null) return;
    const { from, to } = this.#extent;
    this.#extent.from = Math.min(from, startedAt);
    this.#extent.to = Math.max(to, startedAt + (duration ?? 0));
  }
}

/** Whether two records of a request lie otherwise in time. */
function isOtherwise(a: Exchange, b: Exchange): boolean {
  return a.startedAt !== b.startedAt || (a.duration ?? 0) > (b.duration ?? 0);
}

function nothing(): Extent {
  return { transferred: 0, from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
}
