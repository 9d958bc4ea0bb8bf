import type { NetworkSource } from '../browser.ts';
import type { Exchange } from '../session/exchange.ts';
import { Session } from '../session/session.ts';
import { bodyOf, fromHarEntry, UnreadableEntry } from './from-har-entry.ts';

/** What the browser tells about the tab at the moment. `dark`: Chrome reports nothing until a page loads. */
export type Reception = 'good' | 'dark';

/** While the panel is shown, DevTools is asked for requests in flight at most this often, in ms. */
const POLL_EVERY = 1000;
/** … and so seldom that the asking takes no more than a fiftieth of the time … */
const POLL_COST = 50;
/** … and not at all on pages with more requests than this, because DevTools writes the whole HAR each time. */
const POLL_MOST_ENTRIES = 1000;

/**
 * Records the requests of one tab into a session, from the moment it is made (when DevTools opens), whether the
 * panel is shown or not.
 */
export class Recording {
  readonly session = new Session();
  readonly #source: NetworkSource;
  readonly #listeners = new Set<() => void>();
  #paused = false;
  #keepLog = true;
  #reception: Reception = 'good';
  #shown = false;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #missedWhilePaused = 0;
  /** Requests in flight, by key, in the order in which they were seen. */
  readonly #inFlight = new Map<string, Exchange[]>();
  /** Requests that finished since DevTools was asked, by key, so that its answer brings none of them again. */
  readonly #finishedSinceAsked = new Map<string, number>();
  /** What finished before the listener stood has been taken over. */
  #caughtUp = false;
  #asking = 0;
  #visit: string | null = null;

  /** @param source the requests of the inspected tab */
  constructor(source: NetworkSource) {
    this.#source = source;
    source.onRequestFinished(({ entry, readContent }) => {
      if (this.#paused) {
        this.#missedWhilePaused++;
        this.#tell();
        return;
      }
      const exchange = this.#take(entry);
      // Only a failure's body is read: it holds the server's own words.
      if (exchange && exchange.response.status >= 400) void this.#readBody(exchange, readContent);
    });
    source.onNavigated(() => this.#ask());
    this.#ask();
  }

  /** Nothing is recorded while paused. */
  get paused(): boolean {
    return this.#paused;
  }

  set paused(paused: boolean) {
    this.#paused = paused;
    if (paused) this.#missedWhilePaused = 0;
    else this.#ask();
    this.#tell();
  }

  /** How many requests finished while the recording was paused, since it was paused last. */
  get missedWhilePaused(): number {
    return this.#missedWhilePaused;
  }

  /** Whether requests of earlier page loads stay. */
  get keepLog(): boolean {
    return this.#keepLog;
  }

  set keepLog(keep: boolean) {
    this.#keepLog = keep;
    if (!keep && this.#visit !== null) this.#dropOtherVisits(this.#visit);
    this.#tell();
  }

  /** What the browser tells about the tab at the moment. */
  get reception(): Reception {
    return this.#reception;
  }

  /** The panel became visible or went out of sight: only a visible panel needs to know what is in flight. */
  set shown(shown: boolean) {
    this.#shown = shown;
    if (shown) this.#ask();
    else clearTimeout(this.#poll);
  }

  /** Forgets what was recorded. Requests in flight will be listed when they finish. */
  clear(): void {
    this.#inFlight.clear();
    this.#caughtUp = true;
    this.session.clear();
    this.#tell();
  }

  /**
   * Hears of changes of `paused`, `keepLog`, `reception` and `missedWhilePaused`; the session has its own.
   * @returns a function that ends it
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #setReception(reception: Reception): void {
    if (this.#reception === reception) return;
    this.#reception = reception;
    this.#tell();
  }

  /** Takes a finished request, in the place of the record it had while it was in flight. */
  #take(entry: unknown): Exchange | null {
    let exchange: Exchange;
    try {
      exchange = fromHarEntry(entry, -1);
    } catch (error) {
      if (!(error instanceof UnreadableEntry)) throw error;
      this.session.addUnreadable(error.message);
      return null;
    }
    const key = keyOf(exchange);
    if (this.#asking > 0 || !this.#caughtUp) count(this.#finishedSinceAsked, key);
    const waiting = this.#inFlight.get(key);
    const pending = waiting?.shift();
    if (waiting?.length === 0) this.#inFlight.delete(key);
    exchange = { ...exchange, index: pending?.index ?? this.session.takeIndex() };
    if (!pending || !this.session.replace(pending, exchange)) this.session.add(exchange);
    this.#follow(exchange);
    return exchange;
  }

  /** A document with a new page load means that the tab has moved on. */
  #follow(exchange: Exchange): void {
    if (exchange.visit === null || exchange.visit === this.#visit || exchange.resourceType !== 'document') return;
    this.#visit = exchange.visit;
    for (const [key, waiting] of this.#inFlight) {
      this.#inFlight.set(
        key,
        waiting.map((pending) => (pending.visit === exchange.visit ? pending : this.#leftBehind(pending))),
      );
    }
    if (!this.#keepLog) this.#dropOtherVisits(exchange.visit);
  }

  #dropOtherVisits(visit: string): void {
    this.session.keepOnly((exchange) => exchange.visit === null || exchange.visit === visit);
  }

  async #readBody(exchange: Exchange, readContent: () => Promise<{ content: string; base64: boolean } | null>) {
    const answer = await readContent();
    if (!answer) return;
    const body = bodyOf(answer.content, answer.base64);
    this.session.replace(exchange, { ...exchange, response: { ...exchange.response, body } });
  }

  /**
   * Asks DevTools for all it holds: what finished before the listener stood, what is in flight, and whether the
   * browser tells anything at all. Asks again after a while as long as the panel is shown.
   */
  async #ask(): Promise<void> {
    clearTimeout(this.#poll);
    const asked = performance.now();
    this.#asking++;
    const entries = await this.#source.readHar();
    this.#asking--;
    const took = performance.now() - asked;
    this.#setReception(entries ? 'good' : 'dark');
    if (entries && !this.#paused) this.#compare(entries);
    clearTimeout(this.#poll);
    if (this.#shown && (entries?.length ?? 0) <= POLL_MOST_ENTRIES) {
      this.#poll = setTimeout(() => void this.#ask(), Math.max(POLL_EVERY, took * POLL_COST));
    }
  }

  #compare(entries: readonly unknown[]): void {
    const finished = new Map<string, number>();
    const stillInFlight = new Map<string, number>();
    for (const entry of entries) {
      let exchange: Exchange;
      try {
        exchange = fromHarEntry(entry, -1);
      } catch (error) {
        if (!(error instanceof UnreadableEntry)) throw error;
        continue; // Its own event reports it.
      }
      const key = keyOf(exchange);
      if (exchange.pending) {
        const waiting = this.#inFlight.get(key) ?? [];
        // An answer that was begun before the request finished comes after the event.
        if (count(stillInFlight, key) <= waiting.length || this.#finishedSinceAsked.has(key)) continue;
        const pending = { ...exchange, index: this.session.takeIndex() };
        this.#inFlight.set(key, [...waiting, pending]);
        this.session.add(pending);
      } else if (count(finished, key) > (this.#finishedSinceAsked.get(key) ?? 0) && !this.#caughtUp) {
        this.#take(entry);
      }
    }
    this.#caughtUp = true;
    if (this.#asking === 0) this.#finishedSinceAsked.clear();
    for (const [key, waiting] of this.#inFlight) {
      const left = (stillInFlight.get(key) ?? 0) + (finished.get(key) ?? 0);
      for (const lost of waiting.splice(left)) this.#leftBehind(lost);
      if (waiting.length === 0) this.#inFlight.delete(key);
    }
  }

  /**
   * A request that the page left behind: DevTools lists it no longer, or not for this page, and never reported it
   * (fact 6). It stays listed, as ended without an account.
   */
  #leftBehind(pending: Exchange): Exchange {
    const ended = { ...pending, pending: false, leftBehind: true };
    return this.session.replace(pending, ended) ? ended : pending;
  }
}

/** Adds one to the number that stands under the key. */
function count(counts: Map<string, number>, key: string): number {
  const now = (counts.get(key) ?? 0) + 1;
  counts.set(key, now);
  return now;
}

/** What a request in flight and its finished record have in common; equal parallel requests share it. */
function keyOf(exchange: Exchange): string {
  return `${exchange.method} ${exchange.startedAt} ${exchange.url}`;
}
