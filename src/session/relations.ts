import { withoutFragment } from './address.ts';
import { Bundles } from './bundle.ts';
import type { Exchange } from './exchange.ts';
import { outcomeOf } from './outcome.ts';
import { isForPage, isPage } from './page.ts';
import { isFollowedBy, redirectTarget } from './redirect.ts';
import { isRenewal, RENEWED_WITHIN } from './renewal.ts';
import {
  asksLeaveFor,
  cameToNothing,
  firstOf,
  isAskedByWorkerFor,
  isListedAgain,
  isNextTry,
  isPreflight,
  isRepetition,
  pairUp,
  SLACK,
  wasTurnedDown,
} from './same-request.ts';
import { compareByStart, endOf, startOf, Timeline } from './timeline.ts';

/** The neighbours of an exchange that change what it means. */
export interface Related {
  /** The OPTIONS request that the browser sent ahead of this one. */
  readonly preflight: Exchange | null;
  /** The request that this OPTIONS request went ahead of. */
  readonly preflighted: Exchange | null;
  /**
   * The page that the request belongs to: the first document of its page load, itself left out. Not a redirect to it or a
   * frame in it, unless nothing else is known.
   */
  readonly document: Exchange | null;
  /** The answer that sent the browser on to this request. */
  readonly redirectedFrom: Exchange | null;
  /** For a failure: the same request, sent again after this one had ended, that succeeded. */
  readonly wentThrough: Exchange | null;
  /** For a request that was stopped: one to the same path with another query or body that began as this one ended. */
  readonly successor: Exchange | null;
  /** For a request that was stopped: the page that was being opened as this one ended. */
  readonly nextPage: Exchange | null;
  /** The request that this answer sent the browser on to. */
  readonly redirectedTo: Exchange | null;
  /** The same request, which failed or was stopped shortly before this one was sent. */
  readonly previousTry: Exchange | null;
  /** For a request that failed or was stopped: the same request, sent again shortly after it in the same page load. */
  readonly nextTry: Exchange | null;
  /** For a 401: the request for a fresh sign-in that followed it, whatever came of that. */
  readonly renewal: Exchange | null;
  /** For a request that the browser lists twice: the first record of it. */
  readonly listedBefore: Exchange | null;
  /** For a request that a service worker answered: the worker's own request to the same address. */
  readonly workerFetch: Exchange | null;
  /** The script of the page whose code made this request, where it was recorded. */
  readonly script: Exchange | null;
  /** The others about this time that the same line of the same file made. */
  readonly madeAtTheSamePlace: readonly Exchange[];
}

/** How many requests to one address, before an exchange and after it, are looked at to find those that belong to it. */
const NEAR = 6;
/** How far in time a preflight and its request may lie apart from others that they are told apart from, in ms … */
const PAIRED_WITHIN = 2000;
/** … and how many of these are looked at: a page may send dozens at once. */
const MOST_PAIRED = 80;
/** How many failures of a request a success makes up for: a poll that fails all day must not make it dearer. */
const MADE_UP_FOR = 20;
/** How many successes at one address are looked at to find the same request: many share one that is sent queries. */
const MOST_SUCCESSES = 20;
/** How long before or after a request was stopped the one that takes its place may begin, in ms. */
const TYPING = 500;
/** How many requests are looked at in such a span of time, and in the seconds after a refused sign-in. */
const MOST_AT_ONCE = 400;
/** How many requests before and after one are looked at for those that the same line of code made. */
const SAME_PLACE = 500;
/** How many pages may have been on their way when a request was stopped. */
const MOST_PAGES = 20;

/** One page load. */
interface Visit {
  readonly documents: Timeline;
  /** The page itself, or the first document where no page is known. */
  document: Exchange | null;
  /** What a page that comes to be known may explain. */
  readonly notable: Set<Exchange>;
  /** What the text of the page may explain. */
  readonly forPage: Set<Exchange>;
}

/** The requests to one address. */
interface AtAddress {
  readonly all: Timeline;
  /** How many of them are preflights. */
  preflights: number;
  readonly successes: Timeline;
  /** What the same request may make up for later. */
  readonly failures: Timeline;
}

/**
 * Which exchanges belong together. All of it is read off indexes in order of time: the same exchanges have the same
 * relations in whatever order they arrived.
 */
export class Relations {
  /** Which of them are one request to the page. */
  readonly bundles = new Bundles((exchange) => this.of(exchange));
  readonly #all = new Timeline();
  /** By address without fragment; most addresses are asked for once. */
  readonly #byAddress = new Map<string, Exchange | AtAddress>();
  /** Redirects by the address that they lead to. */
  readonly #redirects = new Map<string, Timeline>();
  readonly #documents = new Timeline();
  readonly #visits = new Map<string, Visit>();
  /** Stopped requests in order of their ends. */
  readonly #stopped = new Timeline(endOf);
  /** Requests that were refused for want of a sign-in, in order of their ends. */
  readonly #refused = new Timeline(endOf);

  /**
   * Takes a new exchange in.
   * @returns the others whose meaning it changed, to be diagnosed again
   */
  add(exchange: Exchange): readonly Exchange[] {
    // Most addresses are asked for once, and then there is nothing to look for.
    if (exchange.resourceType !== 'document' && !this.isLinked(exchange) && !this.#mayTouch(exchange)) {
      this.#index(exchange, true, true);
      return NONE;
    }
    return this.#change(undefined, exchange);
  }

  /**
   * Puts a newer record in the place of an older one of the same exchange (its body arrived, it finished).
   * @returns the others whose meaning it changed, to be diagnosed again
   */
  replace(old: Exchange, now: Exchange): readonly Exchange[] {
    return this.#change(old, now);
  }

  /** Takes an exchange out. What was known of others through it is not told: they keep their meaning until they are looked at again. */
  remove(exchange: Exchange): void {
    this.#index(exchange, false);
    this.bundles.remove(exchange);
  }

  /** What is known of one exchange's neighbours. */
  of(exchange: Exchange): Related {
    return new Neighbours(this, exchange);
  }

  #change(old: Exchange | undefined, now: Exchange): readonly Exchange[] {
    const isLinked = old !== undefined || this.isLinked(now);
    const others = this.#mayChangeWith(now, old);
    const before = others.map((each) => this.#linksOf(each));
    const isDocument = now.resourceType === 'document' || old?.resourceType === 'document';
    const visit = isDocument && now.visit !== null ? this.#visits.get(now.visit) : undefined;
    const document = visit?.document;

    if (old) {
      this.#index(old, false);
      this.bundles.remove(old);
    }
    this.#index(now, true);
    const touched = others.filter((each, place) => {
      const links = before[place] as readonly unknown[];
      return this.#linksOf(each).some((link, kind) => link !== links[kind]);
    });
    if (isLinked || touched.length > 0) this.bundles.update([now, ...touched]);

    if (!visit || visit.document === document || !visit.document) return touched;
    const known = new Set([...touched, now]);
    for (const each of visit.notable) if (!known.has(each)) touched.push(each);
    if (visit.document.response.body === null) return touched;
    for (const each of visit.forPage) if (!known.has(each) && !visit.notable.has(each)) touched.push(each);
    return touched;
  }

  /** Those whose relations may change when a record comes, in the place of an older one or not. */
  #mayChangeWith(now: Exchange, old: Exchange | undefined): readonly Exchange[] {
    const candidates = new Set<Exchange>();
    if (old) this.#collect(old, candidates);
    this.#collect(now, candidates);
    candidates.delete(now);
    if (old) candidates.delete(old);
    return [...candidates];
  }

  /** Whether a request to an address of its own may change what others mean. */
  #mayTouch(exchange: Exchange): boolean {
    const { status } = exchange.response;
    return (
      (status >= 300 && status <= 399 && status !== 304) ||
      this.#mayTakeAPlace(exchange) ||
      this.#mayRenew(exchange)
    );
  }

  /** Whether a request was stopped shortly before it, or later. */
  #mayTakeAPlace({ startedAt }: Exchange): boolean {
    if (startedAt === null || this.#stopped.length === 0) return false;
    return this.#stopped.firstFrom(startedAt - TYPING) < this.#stopped.length;
  }

  /** Whether another exchange may belong to this one: with the same address, or sent on to it. */
  isLinked(exchange: Exchange): boolean {
    const address = withoutFragment(exchange.url);
    if (this.#redirects.size > 0 && this.#redirects.has(address)) return true;
    const known = this.#byAddress.get(address);
    return known !== undefined && known !== exchange;
  }

  /** Whether it may renew a sign-in that was refused shortly before it. */
  #mayRenew(exchange: Exchange): boolean {
    const { startedAt } = exchange;
    if (startedAt === null || this.#refused.length === 0 || !isRenewal(exchange)) return false;
    return this.#refused.firstFrom(startedAt - RENEWED_WITHIN) < this.#refused.length;
  }

  /** Adds those whose relations may change when this exchange comes or goes. */
  #collect(exchange: Exchange, candidates: Set<Exchange>): void {
    const address = withoutFragment(exchange.url);
    const near = this.#at(address, exchange);
    if (near.length > 0) {
      if (mayBelong(exchange) || near.some(mayBelong)) for (const each of near) candidates.add(each);
      for (const each of this.#paired(exchange)) candidates.add(each);
      this.#collectMadeUpFor(address, exchange, candidates);
    }
    if (this.#redirects.size > 0) {
      for (const each of this.#redirects.get(address)?.near(exchange, NEAR) ?? NONE) candidates.add(each);
    }
    const target = redirectTarget(exchange);
    if (target !== undefined) {
      for (const each of this.#redirects.get(target)?.near(exchange, NEAR) ?? NONE) candidates.add(each);
      for (const each of this.#at(target, exchange)) candidates.add(each);
    }
    const { startedAt } = exchange;
    if (startedAt === null) return;
    if (this.#mayTakeAPlace(exchange)) {
      const until = exchange.resourceType === 'document' ? endOf(exchange) + SLACK : startedAt;
      const to = Math.max(until, startedAt + TYPING);
      for (const each of this.#stopped.between(startedAt - TYPING, to, MOST_AT_ONCE)) {
        if (exchange.resourceType === 'document' || takesThePlace(each, exchange)) candidates.add(each);
      }
    }
    if (this.#mayRenew(exchange)) {
      const from = startedAt - RENEWED_WITHIN;
      for (const each of this.#refused.between(from, startedAt + SLACK, MOST_AT_ONCE)) candidates.add(each);
    }
  }

  /** Adds the failures that a success may make up for, or that one failure more may put out of its reach. */
  #collectMadeUpFor(address: string, exchange: Exchange, candidates: Set<Exchange>): void {
    const known = this.#byAddress.get(address);
    if (!known || !('all' in known) || known.failures.length === 0) return;
    const succeeded = outcomeOf(exchange) === 'succeeded';
    if (!succeeded && known.successes.firstFrom(startOf(exchange)) === known.successes.length) return;
    const last = known.failures.firstFrom(succeeded ? startOf(exchange) + SLACK : startOf(exchange));
    for (let place = last; place >= Math.max(0, last - MADE_UP_FOR - 1); place--) {
      const failure = known.failures.at(place);
      if (failure) candidates.add(failure);
    }
  }

  /** What is compared to tell whether an exchange's meaning has changed. */
  #linksOf(exchange: Exchange): readonly unknown[] {
    const tries = this.#triesAround(exchange);
    return [
      this.partnerOf(exchange),
      tries?.get(exchange),
      tries && firstOf(tries, exchange),
      this.successAfter(exchange),
      this.firstRecordOf(exchange),
      this.workerFetchOf(exchange),
      this.redirectTo(exchange),
      this.redirectedTo(exchange),
      this.successorOf(exchange),
      this.nextPageAfter(exchange),
      this.renewalAfter(exchange),
    ];
  }

  /** @param isFirst nothing else has its address */
  #index(exchange: Exchange, add: boolean, isFirst = false): void {
    put(this.#all, exchange, add);
    if (isFirst) this.#byAddress.set(withoutFragment(exchange.url), exchange);
    else this.#indexAddress(exchange, add);
    const target = redirectTarget(exchange);
    if (target !== undefined) put(listAt(this.#redirects, target), exchange, add);
    const document = exchange.resourceType === 'document';
    if (document) put(this.#documents, exchange, add);
    const outcome = outcomeOf(exchange);
    if (outcome === 'cancelled') put(this.#stopped, exchange, add);
    if (exchange.response.status === 401 && outcome !== 'pending') put(this.#refused, exchange, add);
    if (exchange.visit === null) return;

    const isNotable = outcome === 'failed' || outcome === 'blocked' || outcome === 'cancelled';
    const isExplained = isForPage(exchange);
    if (!document && !isNotable && !isExplained) return;
    let visit = this.#visits.get(exchange.visit);
    if (!visit) {
      visit = { documents: new Timeline(), document: null, notable: new Set(), forPage: new Set() };
      this.#visits.set(exchange.visit, visit);
    }
    if (isNotable) add ? visit.notable.add(exchange) : visit.notable.delete(exchange);
    if (isExplained) add ? visit.forPage.add(exchange) : visit.forPage.delete(exchange);
    if (!document) return;
    put(visit.documents, exchange, add);
    const known = visit.document;
    if (!add || !known || !isPage(known) || (isPage(exchange) && compareByStart(exchange, known) < 0)) {
      visit.document = [...visit.documents].find(isPage) ?? visit.documents.at(0) ?? null;
    }
  }

  #indexAddress(exchange: Exchange, add: boolean): void {
    const address = withoutFragment(exchange.url);
    const known = this.#byAddress.get(address);
    if (known === undefined || known === exchange) {
      if (add) this.#byAddress.set(address, exchange);
      else this.#byAddress.delete(address);
    } else if ('all' in known) {
      changeAt(known, exchange, add);
    } else if (add) {
      const several = {
        all: new Timeline(),
        preflights: 0,
        successes: new Timeline(),
        failures: new Timeline(),
      };
      changeAt(several, known, true);
      changeAt(several, exchange, true);
      this.#byAddress.set(address, several);
    }
  }

  /** The requests to the same address about the time of an exchange, itself among them if it is not the only one. */
  #near(exchange: Exchange): readonly Exchange[] {
    return this.#at(withoutFragment(exchange.url), exchange);
  }

  /** The requests to an address about the time of an exchange. */
  #at(address: string, exchange: Exchange): readonly Exchange[] {
    const known = this.#byAddress.get(address);
    if (known === undefined || known === exchange) return NONE;
    return 'all' in known ? known.all.near(exchange, NEAR) : [known];
  }

  /** The preflight of a request, or the request of a preflight. */
  partnerOf(exchange: Exchange): Exchange | null {
    const near = this.#paired(exchange);
    if (near.length === 0) return null;
    const pairs = pairUp(
      near.filter(isPreflight),
      near.filter((each) => !isPreflight(each)),
      asksLeaveFor,
    );
    return pairs.get(exchange) ?? firstOf(pairs, exchange);
  }

  /** The preflights and requests to the same address among which an exchange finds its partner. */
  #paired(exchange: Exchange): readonly Exchange[] {
    const known = this.#byAddress.get(withoutFragment(exchange.url));
    if (!known || known === exchange) return NONE;
    if (!('all' in known)) return isPreflight(known) !== isPreflight(exchange) ? [known] : NONE;
    if (known.preflights === 0 && !isPreflight(exchange)) return NONE;
    if (exchange.startedAt === null) return known.all.near(exchange, NEAR);
    return known.all.between(
      exchange.startedAt - PAIRED_WITHIN,
      endOf(exchange) + PAIRED_WITHIN,
      MOST_PAIRED,
    );
  }

  /** The page of a request. */
  documentOf(exchange: Exchange): Exchange | null {
    const document = exchange.visit === null ? null : (this.#visits.get(exchange.visit)?.document ?? null);
    return document === exchange ? null : document;
  }

  /** The next try of each request that came to nothing, among those to the same address about that time. */
  #triesAround(exchange: Exchange): ReadonlyMap<Exchange, Exchange> | undefined {
    const near = this.#near(exchange);
    if (near.length === 0 || isPreflight(exchange) || !near.some(cameToNothing)) return undefined;
    const requests = near.filter((each) => !isPreflight(each));
    return pairUp(requests.filter(cameToNothing), requests, isNextTry);
  }

  /** The same request, sent again after this one came to nothing. */
  nextTryOf(exchange: Exchange): Exchange | null {
    return this.#triesAround(exchange)?.get(exchange) ?? null;
  }

  /** The same request, of which this one is the next try. */
  previousTryOf(exchange: Exchange): Exchange | null {
    const tries = this.#triesAround(exchange);
    return tries ? firstOf(tries, exchange) : null;
  }

  /** The success that made up for a failure. */
  successAfter(exchange: Exchange): Exchange | null {
    const known = this.#byAddress.get(withoutFragment(exchange.url));
    if (!known || !('all' in known) || known.successes.length === 0) return null;
    if (isPreflight(exchange) || !wasTurnedDown(exchange)) return null;
    const first = known.successes.firstFrom(endOf(exchange) - SLACK);
    for (let place = first; place < first + MOST_SUCCESSES; place++) {
      const success = known.successes.at(place);
      if (!success) return null;
      if (!isRepetition(exchange, success)) continue;
      const failuresBetween = known.failures.firstFrom(startOf(success)) - known.failures.placeOf(exchange);
      return failuresBetween <= MADE_UP_FOR ? success : null;
    }
    return null;
  }

  /** The first record of a request that is listed twice, by the second. */
  firstRecordOf(exchange: Exchange): Exchange | null {
    if (exchange.error === null) return null;
    return this.#near(exchange).find((other) => isListedAgain(other, exchange)) ?? null;
  }

  /** What the service worker asked for to answer this request. */
  workerFetchOf(exchange: Exchange): Exchange | null {
    if (!exchange.response.viaServiceWorker) return null;
    const near = this.#near(exchange);
    return pairUp(near, near, isAskedByWorkerFor).get(exchange) ?? null;
  }

  /** The redirect that this request followed. */
  redirectTo(exchange: Exchange): Exchange | null {
    const redirect = this.#redirectBefore(exchange);
    return redirect && this.#requestAfter(redirect) === exchange ? redirect : null;
  }

  /** The request that followed this redirect. */
  redirectedTo(exchange: Exchange): Exchange | null {
    const next = this.#requestAfter(exchange);
    return next && this.#redirectBefore(next) === exchange ? next : null;
  }

  /** Of the redirects to this address, the one whose end is nearest to the start of the request. */
  #redirectBefore(exchange: Exchange): Exchange | undefined {
    if (this.#redirects.size === 0 || isPreflight(exchange)) return undefined;
    const redirects = this.#redirects.get(withoutFragment(exchange.url))?.near(exchange, NEAR) ?? NONE;
    return nearest(
      redirects.filter((each) => isFollowedBy(each, exchange)).reverse(),
      (each) => startOf(exchange) - endOf(each),
    );
  }

  /** Of the requests for the target of this redirect, the one whose start is nearest to the end of the redirect. */
  #requestAfter(exchange: Exchange): Exchange | undefined {
    const target = redirectTarget(exchange);
    if (target === undefined) return undefined;
    return nearest(
      this.#at(target, exchange).filter((each) => isFollowedBy(exchange, each) && !isPreflight(each)),
      (each) => startOf(each) - endOf(exchange),
    );
  }

  /** The request that took the place of a stopped one. */
  successorOf(exchange: Exchange): Exchange | null {
    if (exchange.startedAt === null || outcomeOf(exchange) !== 'cancelled') return null;
    const end = endOf(exchange);
    return (
      this.#all
        .between(end - TYPING, end + TYPING, MOST_AT_ONCE)
        .find((other) => compareByStart(exchange, other) < 0 && takesThePlace(exchange, other)) ?? null
    );
  }

  /** The page that was being opened when a request was stopped. */
  nextPageAfter(exchange: Exchange): Exchange | null {
    if (exchange.startedAt === null || outcomeOf(exchange) !== 'cancelled') return null;
    const end = endOf(exchange);
    // A page that is left goes when the next one's answer comes.
    const last = this.#documents.firstFrom(end + SLACK) - 1;
    for (let place = last; place > last - MOST_PAGES; place--) {
      const page = this.#documents.at(place);
      if (!page) break;
      if (page !== exchange && page.visit !== exchange.visit && endOf(page) >= end - SLACK) return page;
    }
    return null;
  }

  /** The request for a fresh sign-in after a refused one. */
  renewalAfter(exchange: Exchange): Exchange | null {
    if (exchange.response.status !== 401 || exchange.startedAt === null) return null;
    const end = endOf(exchange);
    const renewal = this.#all
      .between(end - SLACK, end + RENEWED_WITHIN, MOST_AT_ONCE)
      .find((other) => other !== exchange && other.visit === exchange.visit && isRenewal(other));
    return renewal && withoutFragment(renewal.url) !== withoutFragment(exchange.url) ? renewal : null;
  }

  /** The others whose failure may only follow from this one's, or that stand and fall with it. */
  consequencesOf(exchange: Exchange): readonly Exchange[] {
    const found: Exchange[] = [];
    const near = this.#near(exchange);
    if (near.length > 0) {
      const partner = this.partnerOf(exchange);
      if (partner && isPreflight(partner)) found.push(partner);
      for (const each of [this.previousTryOf(exchange), this.nextTryOf(exchange)]) if (each) found.push(each);
      for (const each of near) if (this.workerFetchOf(each) === exchange) found.push(each);
    }
    if (this.#refused.length > 0 && exchange.startedAt !== null && isRenewal(exchange)) {
      const { startedAt } = exchange;
      for (const each of this.#refused.between(startedAt - RENEWED_WITHIN, startedAt + SLACK, MOST_AT_ONCE))
        if (this.renewalAfter(each) === exchange) found.push(each);
    }
    return found;
  }

  /** The others about this time that the same line of the same file made. */
  madeAtTheSamePlaceAs(exchange: Exchange): readonly Exchange[] {
    const { initiator } = exchange;
    if (!initiator?.url) return NONE;
    const { url, line } = initiator;
    return this.#all
      .near(exchange, SAME_PLACE)
      .filter((each) => each !== exchange && each.initiator?.url === url && each.initiator.line === line);
  }

  /** The script whose code made a request. */
  scriptOf({ initiator, startedAt }: Exchange): Exchange | null {
    if (!initiator?.url || initiator.type !== 'script') return null;
    const known = this.#byAddress.get(withoutFragment(initiator.url));
    if (!known) return null;
    const scripts = 'all' in known ? [...known.all] : [known];
    const isBefore = (each: Exchange) => startedAt === null || (each.startedAt ?? startedAt) <= startedAt;
    return scripts.findLast((each) => each.resourceType === 'script' && isBefore(each)) ?? null;
  }
}

/** Looks each neighbour up when a rule asks for it: most rules of most exchanges never do. */
class Neighbours implements Related {
  readonly #relations: Relations;
  readonly #exchange: Exchange;
  /** Whether nothing else has its address: found out once, for rule after rule asks. */
  #alone: boolean | undefined;

  constructor(relations: Relations, exchange: Exchange) {
    this.#relations = relations;
    this.#exchange = exchange;
  }

  get #isAlone(): boolean {
    this.#alone ??= !this.#relations.isLinked(this.#exchange);
    return this.#alone;
  }

  get preflight(): Exchange | null {
    if (this.#isAlone) return null;
    const partner = this.#relations.partnerOf(this.#exchange);
    return partner && isPreflight(partner) ? partner : null;
  }

  get preflighted(): Exchange | null {
    if (this.#isAlone) return null;
    const partner = this.#relations.partnerOf(this.#exchange);
    return partner && !isPreflight(partner) ? partner : null;
  }

  get document(): Exchange | null {
    return this.#relations.documentOf(this.#exchange);
  }

  get redirectedFrom(): Exchange | null {
    return this.#isAlone ? null : this.#relations.redirectTo(this.#exchange);
  }

  get wentThrough(): Exchange | null {
    return this.#isAlone ? null : this.#relations.successAfter(this.#exchange);
  }

  get successor(): Exchange | null {
    return this.#relations.successorOf(this.#exchange);
  }

  get nextPage(): Exchange | null {
    return this.#relations.nextPageAfter(this.#exchange);
  }

  get redirectedTo(): Exchange | null {
    return this.#relations.redirectedTo(this.#exchange);
  }

  get previousTry(): Exchange | null {
    return this.#isAlone ? null : this.#relations.previousTryOf(this.#exchange);
  }

  get nextTry(): Exchange | null {
    return this.#isAlone ? null : this.#relations.nextTryOf(this.#exchange);
  }

  get renewal(): Exchange | null {
    return this.#relations.renewalAfter(this.#exchange);
  }

  get listedBefore(): Exchange | null {
    return this.#isAlone ? null : this.#relations.firstRecordOf(this.#exchange);
  }

  get workerFetch(): Exchange | null {
    return this.#isAlone ? null : this.#relations.workerFetchOf(this.#exchange);
  }

  get script(): Exchange | null {
    return this.#relations.scriptOf(this.#exchange);
  }

  get madeAtTheSamePlace(): readonly Exchange[] {
    return this.#relations.madeAtTheSamePlaceAs(this.#exchange);
  }
}

const NONE: readonly Exchange[] = [];

/** Whether an exchange may belong to another one with the same address, but for being its next try. */
function mayBelong(exchange: Exchange): boolean {
  return cameToNothing(exchange) || isPreflight(exchange) || exchange.response.viaServiceWorker;
}

function put(timeline: Timeline, exchange: Exchange, add: boolean): void {
  if (add) timeline.add(exchange);
  else timeline.remove(exchange);
}

function changeAt(at: AtAddress, exchange: Exchange, add: boolean): void {
  const { all, successes, failures } = at;
  put(all, exchange, add);
  if (isPreflight(exchange)) at.preflights += add ? 1 : -1;
  else if (outcomeOf(exchange) === 'succeeded') put(successes, exchange, add);
  else if (wasTurnedDown(exchange)) put(failures, exchange, add);
}

/** Starts and ends are rounded, so distances up to this are all alike, in ms. */
const ALIKE = 15;

/** The one with the smallest distance from 0; of those that are alike the first. */
function nearest(
  exchanges: readonly Exchange[],
  distanceOf: (exchange: Exchange) => number,
): Exchange | undefined {
  let found: Exchange | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const each of exchanges) {
    // Without times all are as near as each other.
    const distance = Math.max(ALIKE, Math.abs(distanceOf(each)) || 0);
    if (distance < least) {
      found = each;
      least = distance;
    }
  }
  return found;
}

function listAt(lists: Map<string, Timeline>, key: string): Timeline {
  let list = lists.get(key);
  if (!list) {
    list = new Timeline();
    lists.set(key, list);
  }
  return list;
}

/** Whether a request is of one kind with a stopped one, and asks the same path for something else. */
function takesThePlace(stopped: Exchange, other: Exchange): boolean {
  return (
    other.resourceType === stopped.resourceType &&
    other.method === stopped.method &&
    isSamePath(other.url, stopped.url) &&
    asksOtherwise(stopped, other)
  );
}

function isSamePath(one: string, other: string): boolean {
  const query = other.indexOf('?');
  const path = query < 0 ? other : other.slice(0, query);
  return one.startsWith(path) && (one.length === path.length || one[path.length] === '?');
}

/** Whether two requests to one path ask for different things: in their queries, or in what they sent along. */
function asksOtherwise(a: Exchange, b: Exchange): boolean {
  if (a.url !== b.url) return true;
  const [sent, sentToo] = [a.request.body?.text, b.request.body?.text];
  return sent !== undefined && sentToo !== undefined && sent !== sentToo;
}
