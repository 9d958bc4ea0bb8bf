import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import { type Party, partyOf } from '../session/party.ts';
import type { Related } from '../session/relations.ts';
import type { Session } from '../session/session.ts';
import { compareByStart, endOf } from '../session/timeline.ts';
import { operationOf } from './address-shape.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';
import { isThisComputer } from './place.ts';
import { Gathering, type Problem, weightOf } from './problems.ts';
import { Ranking } from './ranking.ts';
import { reachOf } from './reach.ts';
import { followsFrom, isTrouble, rootKey } from './root-cause.ts';
import { verdictOf } from './verdict.ts';

/** Where an address leads. */
interface Server {
  /** What answers of it show to be working. */
  readonly place: string;
  readonly isThisComputer: boolean;
}

/** More are not remembered at once. */
const MOST_SERVERS = 1000;

/** A chain of consequences is short; tries are told by their neighbour, not walked back. */
const MOST_STEPS_BACK = 4;

/**
 * A session with what went wrong in it: a diagnosis of each exchange, and the problems that they come to. Follows the
 * session as it grows; only what is new, or was given a new meaning by a neighbour, is diagnosed.
 */
export class DiagnosedSession {
  readonly #session: Session;
  readonly #diagnoses = new Map<Exchange, Diagnosis | null>();
  readonly #earlier = new Map<Exchange, Diagnosis>();
  readonly #gatherings = new Map<string, Gathering>();
  readonly #keyOf = new Map<Exchange, string>();
  /** The latest answer that shows that something works: of each server, of each request, and of all. */
  readonly #worked = new Map<string, Exchange>();
  /** By the beginning of an address, up to the path. */
  readonly #servers = new Map<string, Server | null>();
  #waiting = new Set<Exchange>();
  #left = new Set<Exchange>();
  readonly #problems = new Ranking();
  readonly #notes = new Ranking();
  /** Gatherings that have changed since they were ranked. */
  readonly #changed = new Set<Gathering>();
  /** Those that may be over when an answer comes, by what it has to answer. */
  readonly #waitingFor = new Map<string, Set<Gathering>>();
  readonly #waitsFor = new Map<
    Gathering,
    { readonly latest: Exchange; readonly awaited: readonly string[] }
  >();

  /** @param session what is diagnosed, live */
  constructor(session: Session) {
    this.#session = session;
    for (const exchange of session.exchanges) this.#waiting.add(exchange);
    session.subscribe(({ touched, gone }) => {
      for (const exchange of touched) this.#waiting.add(exchange);
      for (const exchange of gone) {
        this.#waiting.delete(exchange);
        this.#left.add(exchange);
      }
      const [now] = touched;
      const [old] = gone;
      // A newer record of the same exchange: what was said before of it was said of this one.
      if (now && old && gone.length === 1 && now.index === old.index) this.#carryOver(old, now);
    });
  }

  /**
   * Diagnoses what has come or changed since it was called last.
   * @param most how many at most; the others wait for the next call
   * @returns those that were diagnosed; none when nothing waits any more
   */
  update(most = Number.POSITIVE_INFINITY): readonly Exchange[] {
    this.#forgetLeft();
    if (this.#waiting.size === 0) return NONE;
    const changed = this.#takeWaiting(most).sort(compareByStart);
    this.#look(changed);
    return changed;
  }

  /**
   * Diagnoses one exchange before all others that wait: somebody is reading it.
   * @returns whether it had been waiting
   */
  updateFirst(exchange: Exchange): boolean {
    if (!this.#waiting.delete(exchange)) return false;
    this.#forgetLeft();
    this.#look([exchange]);
    return true;
  }

  #forgetLeft(): void {
    if (this.#left.size === 0) return;
    for (const exchange of this.#left) this.#forget(exchange);
    this.#left = new Set();
  }

  #look(changed: readonly Exchange[]): void {
    const toPlace = new Set<Exchange>();
    for (const exchange of changed) if (this.#diagnose(exchange)) toPlace.add(exchange);
    // Placing one may move those that follow from it: they are taken up in the same loop.
    for (const exchange of toPlace) {
      if (!this.#place(exchange)) continue;
      for (const each of this.#session.consequencesOf(exchange)) {
        toPlace.delete(each);
        toPlace.add(each);
      }
    }
  }

  #takeWaiting(most: number): Exchange[] {
    const taken: Exchange[] = [];
    for (const exchange of this.#waiting) {
      if (taken.length >= most) break;
      taken.push(exchange);
    }
    if (taken.length === this.#waiting.size) this.#waiting = new Set();
    else for (const exchange of taken) this.#waiting.delete(exchange);
    return taken;
  }

  /** What went wrong with an exchange; null when nothing did, undefined when it was not looked at yet. */
  diagnosisOf(exchange: Exchange): Diagnosis | null | undefined {
    return this.#diagnoses.get(exchange);
  }

  /** What was said of an exchange before a neighbour gave it another meaning; undefined where nothing else was said. */
  earlierDiagnosisOf(exchange: Exchange): Diagnosis | undefined {
    return this.#earlier.get(exchange);
  }

  /**
   * Puts in order what has changed, as long as there is time: so that it is not all to be done when the problems are asked for.
   * @param isTimeUp asked after each of them
   * @returns whether all are in order
   */
  rank(isTimeUp: () => boolean): boolean {
    for (const gathering of this.#changed) {
      this.#rank(gathering);
      if (isTimeUp()) break;
    }
    return this.#changed.size === 0;
  }

  /** What people have to deal with: what breaks most first, what is over last. The list itself is never another one. */
  get problems(): readonly Problem[] {
    this.#rankChanged();
    return this.#problems.problems;
  }

  /** What looks like a failure and needs nobody, gathered in the same way. The list itself is never another one. */
  get notes(): readonly Problem[] {
    this.#rankChanged();
    return this.#notes.problems;
  }

  /** The problem or note that an exchange belongs to. */
  problemOf(exchange: Exchange): Problem | undefined {
    this.#rankChanged();
    return this.#gatherings.get(this.#keyOf.get(exchange) ?? '')?.problem;
  }

  /** Whose server an exchange went to; undefined where that is not known. */
  partyOf(exchange: Exchange): Party | undefined {
    return partyOf(exchange, this.#session.relatedTo(exchange).document);
  }

  #carryOver(old: Exchange, now: Exchange): void {
    const earlier = this.#earlier.get(old);
    if (earlier) this.#earlier.set(now, earlier);
  }

  #forget(exchange: Exchange): void {
    this.#diagnoses.delete(exchange);
    this.#earlier.delete(exchange);
    this.#takeOut(exchange);
    const server = this.#serverReachedBy(exchange);
    if (!server) return;
    // Its newer record may tell otherwise, and is looked at by itself.
    for (const shown of [server.place, ANYWHERE, requestOf(exchange)])
      if (this.#worked.get(shown) === exchange) this.#worked.delete(shown);
  }

  /** @returns whether something is said of it, or was before */
  #diagnose(exchange: Exchange): boolean {
    const before = this.#diagnoses.get(exchange);
    const now = diagnose(exchange, this.#session.relatedTo(exchange));
    this.#diagnoses.set(exchange, now);
    this.#noteAnswer(exchange, now);
    if (!before && !now) return false;
    if (before && before.cause !== now?.cause && !this.#earlier.has(exchange))
      this.#earlier.set(exchange, before);
    if (this.#earlier.get(exchange)?.cause === now?.cause) this.#earlier.delete(exchange);
    return true;
  }

  /** Remembers what an answer shows to be working: the way to its server, and the request itself. */
  #noteAnswer(exchange: Exchange, diagnosis: Diagnosis | null): void {
    const server = this.#serverReachedBy(exchange);
    if (!server) return;
    this.#noteWorked(server.place, exchange);
    if (!server.isThisComputer) this.#noteWorked(ANYWHERE, exchange);
    if (!diagnosis && outcomeOf(exchange) === 'succeeded') this.#noteWorked(requestOf(exchange), exchange);
  }

  #noteWorked(shown: string, exchange: Exchange): void {
    const known = this.#worked.get(shown);
    if (known && (known.startedAt ?? 0) >= (exchange.startedAt ?? 0)) return;
    this.#worked.set(shown, exchange);
    this.#wake(shown, exchange);
  }

  /**
   * Looks at what waits for such an answer. Each answer of a server is one, and hundreds of problems may wait for it: only what it
   * ends has changed, and is not looked at again by the next answer. It waits again where its place is found and it is not over.
   */
  #wake(shown: string, { startedAt }: Exchange): void {
    const waiting = this.#waitingFor.get(shown);
    if (!waiting) return;
    for (const gathering of waiting) {
      const { latest } = gathering;
      if (!latest || (startedAt ?? 0) < endOf(latest)) continue;
      this.#changed.add(gathering);
      waiting.delete(gathering);
    }
  }

  /** The server that an answer shows to be in reach: what the browser or the page answers itself says nothing of the way to one. */
  #serverReachedBy({ url, startedAt, response }: Exchange): Server | null {
    if (startedAt === null || response.status === 0 || response.status >= 400) return null;
    return response.fromCache || response.viaServiceWorker ? null : this.#serverOf(url);
  }

  /** The server of an address; null where it names none. Each server is asked for thousands of times. */
  #serverOf(url: string): Server | null {
    const end = url.indexOf('/', url.indexOf('//') + 2);
    const beginning = end < 0 ? url : url.slice(0, end);
    let server = this.#servers.get(beginning);
    if (server === undefined) {
      const address = parseAddress(url);
      server = address?.host
        ? { place: placeOf(address.origin), isThisComputer: isThisComputer(address.hostname) }
        : null;
      if (this.#servers.size > MOST_SERVERS) this.#servers.clear();
      // What has no slash behind its host may have anything there.
      if (end > 0 && /^(?:https?|wss?):\/\/[^/?#\\]*$/.test(beginning)) this.#servers.set(beginning, server);
    }
    return server;
  }

  /** Puts an exchange where it belongs. @returns whether that is another place than before */
  #place(exchange: Exchange): boolean {
    const diagnosis = this.#diagnoses.get(exchange);
    const before = this.#keyOf.get(exchange);
    const related = this.#session.relatedTo(exchange);
    const root = this.#rootOf(exchange, related);
    const key = diagnosis ? this.#keyFor(exchange, diagnosis, related, root) : undefined;
    if (key === undefined || !diagnosis) {
      if (before !== undefined) this.#takeOut(exchange);
      return before !== undefined;
    }
    if (key !== before) this.#takeOut(exchange);
    this.#keyOf.set(exchange, key);
    let gathering = this.#gatherings.get(key);
    if (!gathering) {
      gathering = new Gathering(key.startsWith('note '));
      this.#gatherings.set(key, gathering);
    }
    const weight = weightOf(exchange, partyOf(exchange, related.document) === 'third');
    gathering.add(exchange, { diagnosis, weight, isRoot: root === null });
    this.#changed.add(gathering);
    return key !== before;
  }

  #takeOut(exchange: Exchange): void {
    const key = this.#keyOf.get(exchange);
    if (key === undefined) return;
    this.#keyOf.delete(exchange);
    const gathering = this.#gatherings.get(key);
    if (!gathering) return;
    gathering.remove(exchange);
    this.#changed.add(gathering);
    if (gathering.size === 0) this.#gatherings.delete(key);
  }

  /**
   * The key of the gathering that an exchange belongs to; undefined where there is nothing to gather.
   * @param root what its failure follows from
   * @param steps how many steps it is back from the one that is asked about
   */
  #keyFor(
    exchange: Exchange,
    diagnosis: Diagnosis,
    related: Related,
    root: Exchange | null,
    steps = 0,
  ): string | undefined {
    // It was made once.
    if (related.listedBefore) return undefined;
    if (!root || steps === MOST_STEPS_BACK) return rootKey(exchange, diagnosis, related);
    // An earlier try stands already where the first of them stands.
    const known = root === related.previousTry ? this.#keyOf.get(root) : undefined;
    if (known !== undefined) return known;
    const diagnosisOfRoot = this.#diagnoses.get(root);
    if (!diagnosisOfRoot) return undefined;
    const relatedToRoot = this.#session.relatedTo(root);
    return this.#keyFor(root, diagnosisOfRoot, relatedToRoot, this.#rootOf(root, relatedToRoot), steps + 1);
  }

  /** What an exchange's failure follows from; null where it stands for itself. */
  #rootOf(exchange: Exchange, related: Related): Exchange | null {
    if (!this.#isInTrouble(exchange)) return null;
    return followsFrom(exchange, related, (other) => this.#isInTrouble(other));
  }

  #isInTrouble(exchange: Exchange): boolean {
    return isTrouble(verdictOf(outcomeOf(exchange), this.#diagnoses.get(exchange)));
  }

  #rankChanged(): void {
    // Asked for each row of a long list, and mostly there is nothing to do.
    if (this.#changed.size === 0) return;
    for (const gathering of this.#changed) this.#rank(gathering);
  }

  #rank(gathering: Gathering): void {
    this.#changed.delete(gathering);
    const ranking = gathering.isNote ? this.#notes : this.#problems;
    const { latest } = gathering;
    this.#await(gathering, latest);
    if (latest) {
      gathering.over = this.#isOver(gathering);
      // Until one of its exchanges begins later, it mostly stays so: hundreds that are over need not be looked at again.
      if (gathering.over) this.#stopWaiting(gathering);
      else this.#wait(gathering);
      ranking.put(gathering);
    } else ranking.remove(gathering);
  }

  /** Notes what may end a gathering; what needs nobody is not waited for. */
  #await(gathering: Gathering, latest: Exchange | undefined): void {
    const before = this.#waitsFor.get(gathering);
    if (gathering.isNote || before?.latest === latest) return;
    this.#stopWaiting(gathering);
    if (!latest) {
      this.#waitsFor.delete(gathering);
      return;
    }
    this.#waitsFor.set(gathering, { latest, awaited: this.#mayEnd(latest) });
  }

  #wait(gathering: Gathering): void {
    for (const each of this.#waitsFor.get(gathering)?.awaited ?? []) {
      const others = this.#waitingFor.get(each);
      if (others) others.add(gathering);
      else this.#waitingFor.set(each, new Set([gathering]));
    }
  }

  #stopWaiting(gathering: Gathering): void {
    for (const each of this.#waitsFor.get(gathering)?.awaited ?? []) {
      const others = this.#waitingFor.get(each);
      others?.delete(gathering);
      if (others?.size === 0) this.#waitingFor.delete(each);
    }
  }

  /** What answers may show that a problem is over, by the latest of its exchanges. */
  #mayEnd(latest: Exchange): readonly string[] {
    const unanswered = latest.response.status === 0 && outcomeOf(latest) === 'failed';
    return unanswered ? [requestOf(latest), this.#placeOf(latest)] : [requestOf(latest)];
  }

  /** Where an answer shows that the browser gets through again. */
  #placeOf(exchange: Exchange): string {
    const diagnosis = this.#diagnoses.get(exchange);
    if (diagnosis && reachOf(exchange, diagnosis) === 'everywhere') return ANYWHERE;
    return placeOf(parseAddress(exchange.url)?.origin ?? '');
  }

  /**
   * Whether something has worked since that this problem would have stopped: a request for the same thing; where nobody
   * answered at all, any answer of that host, and after being offline any answer.
   */
  #isOver(gathering: Gathering): boolean {
    const { latest } = gathering;
    const waits = this.#waitsFor.get(gathering);
    if (!waits || !latest || latest.startedAt === null) return false;
    return waits.awaited.some((each) => {
      const worked = this.#worked.get(each);
      return worked !== undefined && (worked.startedAt ?? 0) >= endOf(latest);
    });
  }
}

const NONE: readonly Exchange[] = [];

/** Stands for all hosts. */
const ANYWHERE = '*';

/** Stands for one of them. An address without a path must not be taken for it. */
function placeOf(origin: string): string {
  return `@${origin}`;
}

/**
 * What a request asks for: its method and address without the query, and the operation where one address serves many. Most GET
 * requests have the address itself for it, so that no text is put together for each answer.
 */
function requestOf(exchange: Exchange): string {
  const { method, url } = exchange;
  const hash = url.indexOf('#');
  const address = hash < 0 ? url : url.slice(0, hash);
  const query = address.indexOf('?');
  const path = query < 0 ? address : address.slice(0, query);
  if (exchange.request.body === null) return method === 'GET' ? path : `${method} ${path}`;
  const operation = operationOf(exchange, path, query < 0 ? '' : address.slice(query));
  return operation === undefined ? `${method} ${path}` : `${method} ${path} ${operation}`;
}
