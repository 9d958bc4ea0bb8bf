import type { FinishedRequest, NetworkSource } from '../browser.ts';
import { type Body, type Exchange, responseWith, withChange } from '../session/exchange.ts';
import { Session } from '../session/session.ts';
import { BodyReads, type Urgency } from './body-reads.ts';
import { bodyWanted, tellsOfFailure } from './body-wanted.ts';
import { bodyOf, fromHarEntry, UnreadableEntry } from './from-har-entry.ts';
import { ExchangeShelf } from './kept-exchange.ts';
import { ExchangePacker } from './pack.ts';
import { PageReports } from './page-reports.ts';
import { type Reception, ReceptionWatch, StartWatch } from './reception.ts';
import { USUAL_LIMIT } from './usual-limit.ts';

/** While the panel is shown, DevTools is asked for requests in flight at most this often, in ms. */
const POLL_EVERY = 1000;
/** … and so seldom that the asking takes no more than a tenth of the time … */
const POLL_COST = 10;
/** … and not at all on pages with more requests than this, because DevTools writes the whole HAR each time … */
const POLL_MOST_ENTRIES = 1000;
/**
 * … nor while more than so many have finished since the last time. What comes in one message is read in one go, and with hundreds in
 * it that is felt, while the page pours more in. What hangs is looked for when it is quiet again.
 */
const POLL_MOST_FINISHED = 50;

/**
 * A failure is listed together with the server's own words, which come a moment later: else it would be explained twice, first with
 * less. If they take longer than this, in ms, it is listed without them, and they are added when they come.
 */
const LONGEST_WAIT_FOR_WORDS = 500;

/** A finished failure whose body is being read. */
interface Unlisted {
  readonly exchange: Exchange;
  /** The record of it that is listed, as in flight. */
  readonly known: Exchange | undefined;
  /** By `performance.now()`. */
  readonly since: number;
  /** How it was listed without its body. */
  listed: Exchange | null;
}

/** So large a part goes at a time, where there are more: to look for the oldest costs as much for one as for hundreds. */
const PART_TO_GO = 1 / 100;

/**
 * Records the requests of one tab into a session, from the moment it is made (when DevTools opens), whether the
 * panel is shown or not.
 */
export class Recording {
  readonly session = new Session();
  /** Where what is recorded is kept. */
  readonly shelf = new ExchangeShelf();
  readonly #packer = new ExchangePacker();
  readonly #bodies = new BodyReads();
  #limit: number = USUAL_LIMIT;
  #letGo = 0;
  /** What began before this and is not listed was let go, though DevTools still holds it: ms since 1970. */
  #letGoUntil = 0;
  /** What the page itself told, joined with what is listed. */
  readonly pageReports: PageReports;
  readonly #source: NetworkSource;
  readonly #listeners = new Set<() => void>();
  #paused = false;
  #keepLog = true;
  readonly #reception: ReceptionWatch;
  readonly #start: StartWatch;
  #shown = false;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #missedWhilePaused = 0;
  /**
   * What DevTools was found to hold and no event has reported yet, by key, in the order in which it was seen: requests
   * in flight, those that finished before the listener stood, and answers that the page does not read: for these
   * Chrome has no event until the page lets go of them.
   */
  readonly #awaited = new Map<string, Exchange[]>();
  /** What stands in the place of a record whose body is still being read. */
  readonly #newer = new WeakMap<Exchange, Exchange>();
  /** In the order in which they finished. */
  readonly #unlisted = new Set<Unlisted>();
  #listTimer: ReturnType<typeof setTimeout> | undefined;
  /** What began before this and is not listed was cleared, or came while paused: ms since 1970. */
  #notBefore = 0;
  #visit: string | null = null;
  #asked = 0;
  /** How many requests DevTools holds, as far as is known. */
  #held = 0;
  /** How many have finished since the time of the next question was set. */
  #finished = 0;

  /** @param source the requests of the inspected tab */
  constructor(source: NetworkSource) {
    this.#source = source;
    this.session.subscribe(({ gone }) => {
      this.shelf.forget(gone);
    });
    this.#reception = new ReceptionWatch(source, () => this.#tell());
    this.#start = new StartWatch(this.session);
    this.pageReports = new PageReports(this);
    source.onRequestFinished((request) => {
      this.#held++;
      this.#finished++;
      // What is listed as in flight is brought to its end also while paused: no other event will do it.
      if (this.#paused && !this.#isInFlight(request)) {
        this.#missedWhilePaused++;
        this.#tell();
      } else this.#take(request);
    });
    source.onNavigated(() => {
      void this.#reception.look();
      this.#ask();
    });
    this.#ask();
  }

  /** Nothing is recorded while paused. */
  get paused(): boolean {
    return this.#paused;
  }

  set paused(paused: boolean) {
    this.#paused = paused;
    if (paused) this.#missedWhilePaused = 0;
    // What came meanwhile must not come in by the back door when DevTools is asked again.
    else this.#notBefore = Date.now();
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

  /** How many requests are kept. */
  get limit(): number {
    return this.#limit;
  }

  set limit(limit: number) {
    this.#limit = limit;
    this.#keepToLimit();
  }

  /** How many requests had to go because there were more than the limit, since the list was cleared last. */
  get letGo(): number {
    return this.#letGo;
  }

  /** The page load that is recorded now; null before the first page. */
  get visit(): string | null {
    return this.#visit;
  }

  /** What the browser tells about the tab at the moment. */
  get reception(): Reception {
    return this.#reception.now;
  }

  /** Whether the page that is shown began to load before anything was recorded. */
  get missedTheStart(): boolean {
    return this.#visit === null && this.#start.isMissed;
  }

  /** The panel became visible or went out of sight: only a visible panel needs to know what is in flight. */
  set shown(shown: boolean) {
    this.#shown = shown;
    this.#reception.shown = shown;
    if (shown) this.#ask();
    else clearTimeout(this.#poll);
  }

  /** Resolves when the bodies of all that has come so far were read, as far as they are wanted. */
  bodiesRead(): Promise<void> {
    return this.#bodies.done();
  }

  /**
   * Somebody looks at a request: in a flood its body may still wait to be read.
   * @param index of its exchange
   */
  hasten(index: number): void {
    this.#bodies.hasten(index);
  }

  /** Forgets what was recorded. Requests in flight will be listed when they finish. */
  clear(): void {
    this.#bodies.clear();
    this.#awaited.clear();
    this.#unlisted.clear();
    this.#notBefore = Date.now();
    this.pageReports.clear();
    this.#letGo = 0;
    this.#letGoUntil = 0;
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

  #isInFlight({ entry }: FinishedRequest): boolean {
    if (this.#awaited.size === 0) return false;
    try {
      return this.#awaited.get(keyOf(fromHarEntry(entry, -1)))?.some((known) => known.pending) ?? false;
    } catch (error) {
      if (!(error instanceof UnreadableEntry)) throw error;
      return false;
    }
  }

  /** Takes a finished request, in the place of the record that it may have already. */
  #take(request: FinishedRequest): void {
    const exchange = this.#read(request);
    if (!exchange) return;
    const key = keyOf(exchange);
    const awaited = this.#awaited.get(key);
    const known = awaited?.shift();
    if (awaited?.length === 0) this.#awaited.delete(key);
    // A page is listed at once: what comes after it belongs under it.
    const isListedAtOnce = exchange.response.status < 400 || exchange.resourceType === 'document';
    const urgency = isListedAtOnce ? undefined : this.#bodies.urgencyOf(exchange);
    if (urgency === 'now') this.#listWithBody(exchange, known, request.readContent);
    else this.#put(request, exchange, known, urgency);
  }

  #listWithBody(exchange: Exchange, known: Exchange | undefined, read: FinishedRequest['readContent']): void {
    // It keeps the place among the others in which it came.
    const inPlace = withChange(exchange, { index: known?.index ?? this.session.takeIndex() });
    const unlisted: Unlisted = { exchange: inPlace, known, since: performance.now(), listed: null };
    this.#unlisted.add(unlisted);
    this.#listTimer ??= setTimeout(() => this.#listLate(), LONGEST_WAIT_FOR_WORDS);
    this.#bodies.add('now', inPlace.index, async () => {
      const answer = await read();
      const body = answer && bodyOf(answer.content, answer.base64);
      if (this.#unlisted.delete(unlisted)) this.#list(body ? withBody(inPlace, body) : inPlace, known);
      else if (body && unlisted.listed) this.#addBody(unlisted.listed, body);
      if (this.#unlisted.size > 0) return;
      clearTimeout(this.#listTimer);
      this.#listTimer = undefined;
    });
  }

  /** The record that stands in the place of this one now. */
  #latestOf(exchange: Exchange): Exchange {
    let latest = exchange;
    for (let newer = this.#newer.get(latest); newer; newer = this.#newer.get(latest)) latest = newer;
    return latest;
  }

  /** Lists those whose bodies take too long. */
  #listLate(): void {
    this.#listTimer = undefined;
    for (const unlisted of this.#unlisted) {
      const wait = unlisted.since + LONGEST_WAIT_FOR_WORDS - performance.now();
      if (wait > 0) {
        this.#listTimer = setTimeout(() => this.#listLate(), wait);
        return;
      }
      this.#unlisted.delete(unlisted);
      unlisted.listed = this.#list(unlisted.exchange, unlisted.known);
    }
  }

  /** Lists an exchange, in the place of an older record of it where there is one. */
  #list(exchange: Exchange, awaited: Exchange | undefined): Exchange {
    const known = awaited ? this.#latestOf(awaited) : this.pageReports.standInFor(exchange);
    const index = known?.index ?? (exchange.index < 0 ? this.session.takeIndex() : exchange.index);
    const listed = this.#kept(withChange(exchange, { index, pageReport: known?.pageReport ?? null }));
    if (!known || !this.session.replace(known, listed)) this.session.add(listed);
    this.#follow(listed);
    this.#keepToLimit();
    return listed;
  }

  /** Lists an exchange, and reads its body. */
  #put(request: FinishedRequest, exchange: Exchange, known?: Exchange, urgency?: Urgency): Exchange {
    const listed = this.#list(exchange, known);
    if (bodyWanted(listed))
      this.#readLater(urgency ?? this.#bodies.urgencyOf(listed), listed, request.readContent);
    return listed;
  }

  #read({ entry }: FinishedRequest): Exchange | null {
    try {
      return fromHarEntry(entry, -1);
    } catch (error) {
      if (!(error instanceof UnreadableEntry)) throw error;
      this.session.addUnreadable(error.message);
      return null;
    }
  }

  #keepToLimit(): void {
    const over = this.session.exchanges.length - this.#limit;
    if (over <= 0) return;
    const gone = this.session.letGo(Math.ceil(Math.max(over, this.#limit * PART_TO_GO)));
    this.#letGo += gone.length;
    for (const { startedAt } of gone) this.#letGoUntil = Math.max(this.#letGoUntil, startedAt ?? 0);
    this.#tell();
  }

  /** A document with a new page load means that the tab has moved on. */
  #follow(exchange: Exchange): void {
    if (exchange.visit === null || exchange.visit === this.#visit || exchange.resourceType !== 'document')
      return;
    this.#visit = exchange.visit;
    this.pageReports.follow(exchange);
    for (const [key, awaited] of this.#awaited) {
      const left = (one: Exchange) => one.pending && one.visit !== exchange.visit;
      this.#awaited.set(
        key,
        awaited.map((one) => (left(one) ? this.#leftBehind(one) : one)),
      );
    }
    if (!this.#keepLog) this.#dropOtherVisits(exchange.visit);
  }

  #dropOtherVisits(visit: string): void {
    const isKept = (exchange: Exchange) => exchange.visit === null || exchange.visit === visit;
    for (const unlisted of this.#unlisted) if (!isKept(unlisted.exchange)) this.#unlisted.delete(unlisted);
    this.session.keepOnly(isKept);
  }

  /** In a function of its own, which holds nothing else of the request while it waits. */
  #readLater(urgency: Urgency, exchange: Exchange, read: FinishedRequest['readContent']): void {
    this.#bodies.add(urgency, exchange.index, () => this.#readBody(exchange, read));
  }

  async #readBody(exchange: Exchange, read: FinishedRequest['readContent']): Promise<void> {
    const answer = await read();
    if (!answer) return;
    const body = bodyOf(answer.content, answer.base64);
    if (exchange.response.status >= 400 || tellsOfFailure(body.text, exchange)) this.#addBody(exchange, body);
  }

  #addBody(exchange: Exchange, body: Body): void {
    // Meanwhile the page may have told something of it.
    const now = this.#latestOf(exchange);
    this.replace(now, withBody(now, body));
  }

  /** Puts what has ended on the shelf: what DevTools gives for a request takes up ten times as much. */
  #kept(exchange: Exchange): Exchange {
    if (exchange.pending) return exchange;
    this.#packer.add(exchange);
    return this.shelf.take(this.#packer.take())[0] as Exchange;
  }

  /**
   * Puts a newer record in the place of a listed one, about which something more is known now.
   * @returns the record that is listed now; null where the old one is not listed any more, and nothing was done
   */
  replace(old: Exchange, newer: Exchange): Exchange | null {
    const now = this.#kept(newer);
    if (!this.session.replace(old, now)) return null;
    this.#newer.set(old, now);
    const awaited = this.#awaited.get(keyOf(old));
    const place = awaited?.indexOf(old) ?? -1;
    if (awaited && place >= 0) awaited[place] = now;
    return now;
  }

  /**
   * Asks DevTools for all it holds: what finished before the listener stood, what is in flight, and whether the
   * browser tells anything at all. Asks again after a while as long as the panel is shown.
   */
  async #ask(): Promise<void> {
    clearTimeout(this.#poll);
    const turn = ++this.#asked;
    const asked = performance.now();
    const requests = await this.#source.readHar();
    // A later question has a newer answer.
    if (turn !== this.#asked) return;
    const took = performance.now() - asked;
    this.#held = requests?.length ?? 0;
    this.#reception.refused = requests === null;
    if (requests && !this.#paused) this.#compare(requests);
    if (this.reception === 'cut-off') return;
    this.#askAfter(Math.max(POLL_EVERY, took * POLL_COST));
  }

  #askAfter(wait: number): void {
    clearTimeout(this.#poll);
    if (!this.#shown || this.#held > POLL_MOST_ENTRIES) return;
    this.#finished = 0;
    this.#poll = setTimeout(() => {
      if (this.#finished > POLL_MOST_FINISHED) this.#askAfter(wait);
      // Thousands may have come since.
      else if (this.#held <= POLL_MOST_ENTRIES) void this.#ask();
    }, wait);
  }

  /** Lists what DevTools holds and the session does not; ends what the session awaits and DevTools holds no more. */
  #compare(requests: readonly FinishedRequest[]): void {
    const held = requests.flatMap((request) => {
      try {
        return [{ request, exchange: fromHarEntry(request.entry, -1) }];
      } catch (error) {
        if (!(error instanceof UnreadableEntry)) throw error;
        return []; // Its own event reports it.
      }
    });
    const earliest = held.reduce(
      (time, { exchange }) => Math.min(time, exchange.startedAt ?? Number.POSITIVE_INFINITY),
      Number.POSITIVE_INFINITY,
    );
    const listed = new Map<string, number>();
    for (const exchange of this.session.exchanges) {
      if (exchange.startedAt !== null && exchange.startedAt >= earliest) count(listed, keyOf(exchange));
    }
    for (const { exchange, known } of this.#unlisted) if (!known) count(listed, keyOf(exchange));
    const counts = new Map<string, number>();
    for (const { request, exchange } of held) {
      const key = keyOf(exchange);
      if (count(counts, key) <= (listed.get(key) ?? 0) || !this.#wanted(exchange)) continue;
      this.#awaited.set(key, [...(this.#awaited.get(key) ?? []), this.#put(request, exchange)]);
    }
    for (const [key, awaited] of this.#awaited) {
      for (const lost of awaited.splice(counts.get(key) ?? 0)) if (lost.pending) this.#leftBehind(lost);
      if (awaited.length === 0) this.#awaited.delete(key);
    }
  }

  #wanted({ startedAt, visit }: Exchange): boolean {
    if (startedAt === null || startedAt < this.#notBefore || startedAt <= this.#letGoUntil) return false;
    return this.#keepLog || visit === null || this.#visit === null || visit === this.#visit;
  }

  /**
   * A request that the page left behind: DevTools lists it no longer, or not for this page, and never reported it
   * (fact 6). It stays listed, as ended without an account.
   */
  #leftBehind(pending: Exchange): Exchange {
    // DevTools writes no time for what has not ended; 0 would be a claim.
    const ended = this.#kept(withChange(pending, { pending: false, leftBehind: true, duration: null }));
    return this.session.replace(pending, ended) ? ended : pending;
  }
}

function withBody(exchange: Exchange, body: Body): Exchange {
  return withChange(exchange, { response: responseWith(exchange.response, { body }) });
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
