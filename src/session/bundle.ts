import type { Exchange } from './exchange.ts';
import { outcomeOf } from './outcome.ts';
import type { Related } from './relations.ts';
import { isPreflight } from './same-request.ts';
import { compareByStart } from './timeline.ts';

/**
 * Several exchanges that are one request to the page: a preflight with its request, a redirect chain, tries of the same
 * request, a request that the browser lists twice, and what a service worker asked for to answer it. The list shows them
 * as one row that can be opened.
 */
export interface Bundle {
  /** The one that stands for all: the first failure of tries that went through in the end, else the last word. */
  readonly lead: Exchange;
  /** All of them, the lead too, in the order in which they began. */
  readonly members: readonly Exchange[];
}

/** Keeps, as exchanges come and their relations change, which of them are one request to the page. */
export class Bundles {
  readonly #relatedTo: (exchange: Exchange) => Related;
  /** What each exchange hangs on: the one before it in a chain, its preflight, its first record. */
  readonly #hangsOn = new Map<Exchange, readonly Exchange[]>();
  /** The same from the other end. */
  readonly #bears = new Map<Exchange, Set<Exchange>>();
  readonly #bundles = new Map<Exchange, Growing>();
  #changed = new Set<Exchange>();

  /** @param relatedTo the neighbours of an exchange, as they are now */
  constructor(relatedTo: (exchange: Exchange) => Related) {
    this.#relatedTo = relatedTo;
  }

  /** The bundle of an exchange; undefined for one that stands alone. */
  of(exchange: Exchange): Bundle | undefined {
    return this.#bundles.get(exchange);
  }

  /**
   * Those that came into another bundle or out of one since this was asked last, and the first and the lead of each bundle that
   * has changed otherwise.
   */
  takeChanged(): readonly Exchange[] {
    if (this.#changed.size === 0) return NONE;
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed;
  }

  /** Looks again at exchanges whose relations may have changed, or that are new. */
  update(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      const related = this.#relatedTo(exchange);
      const before = this.#hangsOn.get(exchange) ?? NONE;
      const now = [
        related.preflight,
        related.redirectedFrom,
        related.previousTry,
        related.listedBefore,
        related.workerFetch,
      ].filter((each) => each !== null);
      if (now.length === before.length && now.every((each, place) => each === before[place])) continue;
      this.#setLinks(exchange, now);
      if (before.every((each) => now.includes(each))) {
        for (const each of now) this.#join(exchange, each);
      } else this.#rebuild([exchange, ...before, ...now]);
    }
  }

  /** Forgets an exchange that is gone, or whose record was replaced. */
  remove(exchange: Exchange): void {
    const linked = [...(this.#hangsOn.get(exchange) ?? NONE), ...(this.#bears.get(exchange) ?? NONE)];
    if (linked.length === 0) return;
    this.#setLinks(exchange, NONE);
    for (const other of [...(this.#bears.get(exchange) ?? NONE)]) {
      this.#setLinks(
        other,
        (this.#hangsOn.get(other) ?? NONE).filter((each) => each !== exchange),
      );
    }
    const bundle = this.#bundles.get(exchange);
    this.#bundles.delete(exchange);
    if (!bundle) return;
    this.#noteEnds(bundle);
    bundle.remove(exchange);
    // Without an end the rest hangs together as before: a poll that fails all day is not put together anew each time.
    if (linked.length > 1 || bundle.members.length < 2) this.#rebuild([...bundle.members]);
    else {
      bundle.changed(this.#minor);
      this.#noteEnds(bundle);
    }
    this.#changed.delete(exchange);
  }

  /** A bundle changes: its row stands at its first, and shows its lead. */
  #noteEnds({ members, lead }: Bundle): void {
    if (members.length === 0) return;
    this.#changed.add(members[0] as Exchange).add(lead);
  }

  #setLinks(exchange: Exchange, now: readonly Exchange[]): void {
    for (const each of this.#hangsOn.get(exchange) ?? NONE) {
      const borne = this.#bears.get(each);
      borne?.delete(exchange);
      if (borne?.size === 0) this.#bears.delete(each);
    }
    if (now.length > 0) this.#hangsOn.set(exchange, now);
    else this.#hangsOn.delete(exchange);
    for (const each of now) {
      const borne = this.#bears.get(each);
      if (borne) borne.add(exchange);
      else this.#bears.set(each, new Set([exchange]));
    }
  }

  #join(a: Exchange, b: Exchange): void {
    const [one, other] = [this.#bundles.get(a), this.#bundles.get(b)];
    if (one && one === other) return;
    const [larger, smaller] =
      (one?.members.length ?? 0) >= (other?.members.length ?? 0) ? [one, other] : [other, one];
    const bundle = larger ?? new Growing();
    this.#noteEnds(bundle);
    for (const each of new Set([...(smaller?.members ?? NONE), a, b])) {
      if (this.#bundles.get(each) === bundle) continue;
      bundle.add(each);
      this.#bundles.set(each, bundle);
      this.#changed.add(each);
    }
    bundle.changed(this.#minor);
    this.#noteEnds(bundle);
  }

  /** Finds out anew which of these, and of all that were in their bundles, belong together. */
  #rebuild(exchanges: readonly Exchange[]): void {
    const bundles = new Set(exchanges.map((each) => this.#bundles.get(each)));
    const left = new Set(exchanges);
    for (const bundle of bundles) for (const each of bundle?.members ?? NONE) left.add(each);
    for (const each of left) {
      this.#bundles.delete(each);
      this.#changed.add(each);
    }
    for (const start of left) {
      const bundle = new Growing();
      const next = [start];
      for (let each = next.pop(); each; each = next.pop()) {
        if (!left.delete(each) && each !== start) continue;
        bundle.add(each);
        for (const linked of [...(this.#hangsOn.get(each) ?? NONE), ...(this.#bears.get(each) ?? NONE)]) {
          if (left.has(linked)) next.push(linked);
        }
      }
      if (bundle.members.length < 2) continue;
      bundle.changed(this.#minor);
      for (const each of bundle.members) this.#bundles.set(each, bundle);
    }
  }

  /** Whether an exchange is only there for the sake of another one of its bundle. */
  readonly #minor = (exchange: Exchange): boolean => {
    if (isPreflight(exchange)) return true;
    const { listedBefore } = this.#relatedTo(exchange);
    if (listedBefore) return true;
    for (const bearer of this.#bears.get(exchange) ?? NONE) {
      if (this.#relatedTo(bearer).workerFetch === exchange) return true;
    }
    return false;
  };
}

class Growing implements Bundle {
  readonly members: Exchange[] = [];
  #lead: Exchange | undefined;

  get lead(): Exchange {
    return this.#lead ?? (this.members[0] as Exchange);
  }

  add(exchange: Exchange): void {
    const after = this.members.findLastIndex((each) => compareByStart(each, exchange) <= 0);
    this.members.splice(after + 1, 0, exchange);
  }

  remove(exchange: Exchange): void {
    const place = this.members.lastIndexOf(exchange);
    if (place >= 0) this.members.splice(place, 1);
  }

  /** Says anew which one stands for all. */
  changed(isMinor: (exchange: Exchange) => boolean): void {
    const last =
      this.members.findLast((each) => !isMinor(each) && outcomeOf(each) !== 'pending') ??
      this.members.findLast((each) => !isMinor(each));
    const wentWell = last !== undefined && outcomeOf(last) === 'succeeded';
    const failure = wentWell
      ? this.members.find((each) => !isMinor(each) && /^(?:failed|blocked)$/.test(outcomeOf(each)))
      : undefined;
    this.#lead = failure ?? last;
  }
}

const NONE: readonly Exchange[] = [];
