import type { Exchange } from './exchange.ts';
import { outcomeOf } from './outcome.ts';

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
}

/** How far a preflight's start may lie outside its request's span, in ms: clocks are rounded when recorded. */
const SLACK = 50;

/** How many of the latest exchanges a preflight is compared with. */
const LATEST = 500;

/** How many failures of one URL wait for the same request to succeed: a poll that fails all day must not pile up. */
const MOST_FAILURES = 20;
/** … and at how many URLs: what failed long ago is not tried again. */
const MOST_FAILED_URLS = 2000;
/** How many failures of one page load wait for the page to be listed. */
const MOST_BEFORE_DOCUMENT = 300;

/** How many requests of one page load wait for the page's HTML. */
const MOST_FOR_PAGE = 200;

/** How many of the latest stopped requests are compared with what comes after them … */
const MOST_STOPPED = 50;
/** … and for how long after they ended, in ms: what comes later than this began later, too. */
const STOPPED_FOR = 10_000;

/** How long before or after a request was stopped the one that takes its place may begin, in ms. */
const TYPING = 500;

/** Whether an exchange is a CORS preflight (Fetch standard, CORS-preflight fetch: OPTIONS with this header). */
export function isPreflight(exchange: Exchange): boolean {
  return (
    exchange.resourceType === 'preflight' ||
    (exchange.method === 'OPTIONS' && exchange.request.headers.has('access-control-request-method'))
  );
}

/** What became of a stopped request, as far as it is known yet. */
interface Stopped {
  readonly exchange: Exchange;
  readonly path: string;
  readonly end: number;
  successor: Exchange | null;
  nextPage: Exchange | null;
}

/**
 * Keeps, as exchanges arrive in any order, which of them belong together.
 */
export class Relations {
  /** A preflight and its request, each by the other. */
  readonly #partners = new Map<Exchange, Exchange>();
  /** Preflights that have found no request yet, by "METHOD url" of the request. */
  readonly #waiting = new Map<string, Exchange[]>();
  /** The latest exchanges, a ring: where a preflight looks for a request that was listed before it. */
  readonly #latest: (Exchange | undefined)[] = [];
  #next = 0;
  /** The document of each page load: the first that is no redirect and no frame, or else the first. */
  readonly #documents = new Map<string, Exchange>();
  /** Failures whose page has not been listed yet, by page load. */
  readonly #beforeDocument = new Map<string, Exchange[]>();
  /** Requests that the page's HTML may explain, by page load: its text comes when most of them are over. */
  readonly #forPage = new Map<string, Exchange[]>();
  /** Redirects by the URL that they lead to. */
  readonly #redirects = new Map<string, Exchange[]>();
  /** Failures that the same request has not made up for yet, by URL. */
  readonly #failures = new Map<string, Exchange[]>();
  /** Failures, and the same request that succeeded later. */
  readonly #wentThrough = new Map<Exchange, Exchange>();
  /** The same, by the success. */
  readonly #madeUpFor = new Map<Exchange, readonly Exchange[]>();
  readonly #stopped = new Map<Exchange, Stopped>();
  /** The latest requests that were stopped, the oldest first: another may yet take their place. */
  #lately: Stopped[] = [];

  /**
   * Takes a new exchange in.
   * @returns the earlier exchanges whose meaning it changed, to be diagnosed again
   */
  add(exchange: Exchange): readonly Exchange[] {
    const preflight = isPreflight(exchange);
    const partner = preflight ? this.#requestOf(exchange) : this.#preflightOf(exchange);
    const touched = this.#note(exchange, preflight);
    if (!partner) return touched;
    this.#partners.set(exchange, partner);
    this.#partners.set(partner, exchange);
    return join([partner], touched);
  }

  /** @returns the earlier exchanges whose meaning changed, the partner left out */
  #note(exchange: Exchange, preflight: boolean): readonly Exchange[] {
    let touched = NONE;
    const { visit, response } = exchange;
    if (exchange.resourceType === 'document') touched = this.#noteDocument(exchange);
    const target = redirectTarget(exchange);
    if (target !== undefined) push(this.#redirects, target, exchange);
    this.#latest[this.#next] = exchange;
    this.#next = (this.#next + 1) % LATEST;
    if (preflight || exchange.pending) return touched;
    if (visit !== null && isForPage(exchange)) {
      const waiting = push(this.#forPage, visit, exchange);
      if (waiting.length > MOST_FOR_PAGE) waiting.shift();
    }

    const outcome = outcomeOf(exchange);
    if (outcome === 'succeeded') {
      if (this.#failures.size > 0) touched = join(touched, this.#makeUpFor(exchange));
    } else if (outcome !== 'redirected') {
      if (visit !== null && !this.#knowsPage(visit)) {
        const waiting = push(this.#beforeDocument, visit, exchange);
        if (waiting.length > MOST_BEFORE_DOCUMENT) waiting.shift();
      }
      if (response.status >= 400 || (outcome === 'failed' && response.status === 0)) {
        const failures = push(this.#failures, exchange.url, exchange);
        if (failures.length > MOST_FAILURES) failures.shift();
        if (this.#failures.size > MOST_FAILED_URLS) dropOldestHalf(this.#failures);
      } else if (outcome === 'cancelled' && exchange.startedAt !== null) {
        const stopped: Stopped = {
          exchange,
          path: pathKey(exchange),
          end: exchange.startedAt + (exchange.duration ?? 0),
          successor: null,
          nextPage: null,
        };
        this.#stopped.set(exchange, stopped);
        this.#lately.push(stopped);
        if (this.#lately.length > MOST_STOPPED) this.#lately.shift();
      }
    }
    return this.#lately.length > 0 ? join(touched, this.#takeThePlace(exchange)) : touched;
  }

  #noteDocument(exchange: Exchange): readonly Exchange[] {
    const { visit } = exchange;
    if (visit === null || this.#knowsPage(visit)) return NONE;
    if (!isPage(exchange)) {
      if (this.#documents.has(visit)) return NONE;
      this.#documents.set(visit, exchange);
      return this.#beforeDocument.get(visit) ?? NONE;
    }
    this.#documents.set(visit, exchange);
    const earlier = this.#beforeDocument.get(visit) ?? NONE;
    this.#beforeDocument.delete(visit);
    if (exchange.response.body === null) return earlier;
    const waiting = this.#forPage.get(visit) ?? NONE;
    return join(earlier, earlier.length === 0 ? waiting : waiting.filter((each) => !earlier.includes(each)));
  }

  /** Whether the page itself of this load is known, not just a redirect to it or a frame in it. */
  #knowsPage(visit: string): boolean {
    const document = this.#documents.get(visit);
    return document !== undefined && isPage(document);
  }

  /** The same request succeeded: the failures of it that had ended before it began were not the last word. */
  #makeUpFor(success: Exchange): readonly Exchange[] {
    const failures = this.#failures.get(success.url);
    if (!failures) return NONE;
    const madeUpFor = failures.filter((failure) => isRepetition(failure, success));
    if (madeUpFor.length === 0) return NONE;
    const rest = failures.filter((failure) => !madeUpFor.includes(failure));
    if (rest.length > 0) this.#failures.set(success.url, rest);
    else this.#failures.delete(success.url);
    for (const failure of madeUpFor) this.#wentThrough.set(failure, success);
    this.#madeUpFor.set(success, madeUpFor);
    return madeUpFor;
  }

  /** Whether the exchange began as another one was stopped, and why that one may have been stopped then. */
  #takeThePlace(exchange: Exchange): readonly Exchange[] {
    const { startedAt, duration, resourceType, visit } = exchange;
    if (startedAt === null) return NONE;
    if (this.#lately.some(({ end }) => startedAt > end + STOPPED_FOR)) {
      this.#lately = this.#lately.filter(({ end }) => startedAt <= end + STOPPED_FOR);
    }
    const path = pathKey(exchange);
    const touched: Exchange[] = [];
    for (const stopped of this.#lately) {
      const { exchange: other, end } = stopped;
      if (other === exchange) continue;
      if (resourceType === 'document' && visit !== other.visit) {
        // A page that is left goes when the next one's answer comes.
        if (stopped.nextPage || startedAt > end + SLACK || startedAt + (duration ?? 0) < end - SLACK)
          continue;
        stopped.nextPage = exchange;
      } else {
        if (stopped.successor || path !== stopped.path || !asksOtherwise(exchange, other)) continue;
        if (other.resourceType !== resourceType || Math.abs(startedAt - end) > TYPING) continue;
        stopped.successor = exchange;
      }
      touched.push(other);
    }
    return touched;
  }

  /** In an exporter's file a request may stand before its preflight: it began first. */
  #requestOf(preflight: Exchange): Exchange | undefined {
    const { url } = preflight;
    const method = pairMethod(preflight);
    const request = this.#latest.find(
      (other) =>
        other !== undefined &&
        other.url === url &&
        other.method === method &&
        !this.#partners.has(other) &&
        belongTogether(preflight, other),
    );
    if (!request) push(this.#waiting, pairKey(preflight), preflight);
    return request;
  }

  #preflightOf(request: Exchange): Exchange | undefined {
    if (this.#waiting.size === 0) return undefined;
    const key = pairKey(request);
    const waiting = this.#waiting.get(key);
    const preflight = waiting?.find((other) => belongTogether(request, other));
    if (preflight) this.#unwait(preflight);
    return preflight;
  }

  /** Puts a new record in the place of an older record of the same exchange (its body arrived, it finished). */
  replace(old: Exchange, now: Exchange): readonly Exchange[] {
    const partner = this.#partners.get(old);
    const wentThrough = this.#wentThrough.get(old);
    const madeUpFor = this.#madeUpFor.get(old);
    const stopped = this.#stopped.get(old);
    this.remove(old);
    const touched = partner ? [partner, ...this.#note(now, isPreflight(now))] : this.add(now);
    if (partner) {
      this.#partners.set(now, partner);
      this.#partners.set(partner, now);
    }
    if (wentThrough) {
      this.#wentThrough.set(now, wentThrough);
      const failures = this.#madeUpFor.get(wentThrough) ?? NONE;
      this.#madeUpFor.set(wentThrough, [...failures, now]);
    }
    const again = this.#stopped.get(now);
    if (stopped && again) Object.assign(again, { successor: stopped.successor, nextPage: stopped.nextPage });
    if (madeUpFor) {
      for (const failure of madeUpFor) this.#wentThrough.set(failure, now);
      this.#madeUpFor.set(now, join(madeUpFor, this.#madeUpFor.get(now) ?? NONE));
    }
    return touched;
  }

  /** What is known of one exchange's neighbours. */
  of(exchange: Exchange): Related {
    return new Neighbours(this, exchange);
  }

  /** The preflight of a request, or the request of a preflight. */
  partnerOf(exchange: Exchange): Exchange | null {
    return this.#partners.get(exchange) ?? null;
  }

  /** The page of a request. */
  documentOf(exchange: Exchange): Exchange | null {
    const document = exchange.visit === null ? undefined : this.#documents.get(exchange.visit);
    return document && document !== exchange ? document : null;
  }

  /** The success that made up for a failure. */
  successAfter(exchange: Exchange): Exchange | null {
    return this.#wentThrough.get(exchange) ?? null;
  }

  /** Why a request may have been stopped. */
  whyStopped(exchange: Exchange): Pick<Related, 'successor' | 'nextPage'> | undefined {
    return this.#stopped.get(exchange);
  }

  /** Forgets an exchange that left the session. */
  remove(exchange: Exchange): void {
    const partner = this.#partners.get(exchange);
    this.#partners.delete(exchange);
    if (partner) this.#partners.delete(partner);
    this.#unwait(exchange);
    const place = this.#latest.indexOf(exchange);
    if (place >= 0) this.#latest[place] = undefined;
    const { visit } = exchange;
    if (visit !== null) {
      if (this.#documents.get(visit) === exchange) this.#documents.delete(visit);
      drop(this.#beforeDocument, visit, exchange);
      drop(this.#forPage, visit, exchange);
    }
    const target = redirectTarget(exchange);
    if (target !== undefined) drop(this.#redirects, target, exchange);
    drop(this.#failures, exchange.url, exchange);
    const success = this.#wentThrough.get(exchange);
    if (success) {
      this.#wentThrough.delete(exchange);
      const others = this.#madeUpFor.get(success)?.filter((failure) => failure !== exchange) ?? NONE;
      if (others.length > 0) this.#madeUpFor.set(success, others);
      else this.#madeUpFor.delete(success);
    }
    this.#madeUpFor.delete(exchange);
    if (this.#stopped.delete(exchange)) {
      this.#lately = this.#lately.filter((each) => each.exchange !== exchange);
    }
  }

  #unwait(exchange: Exchange): void {
    if (isPreflight(exchange)) drop(this.#waiting, pairKey(exchange), exchange);
  }

  /** The latest redirect to this URL that began before the request did and cannot be its own cause. */
  redirectTo(exchange: Exchange): Exchange | null {
    if (this.#redirects.size === 0) return null;
    const candidates = this.#redirects.get(withoutFragment(exchange.url));
    return (
      candidates?.findLast(
        (redirect) =>
          redirect !== exchange &&
          redirect.resourceType === exchange.resourceType &&
          (redirect.startedAt ?? 0) <= (exchange.startedAt ?? Number.POSITIVE_INFINITY),
      ) ?? null
    );
  }
}

/** Looks each neighbour up when a rule asks for it: most rules of most exchanges never do. */
class Neighbours implements Related {
  readonly #relations: Relations;
  readonly #exchange: Exchange;

  constructor(relations: Relations, exchange: Exchange) {
    this.#relations = relations;
    this.#exchange = exchange;
  }

  get preflight(): Exchange | null {
    const partner = this.#relations.partnerOf(this.#exchange);
    return partner && isPreflight(partner) ? partner : null;
  }

  get preflighted(): Exchange | null {
    const partner = this.#relations.partnerOf(this.#exchange);
    return partner && !isPreflight(partner) ? partner : null;
  }

  get document(): Exchange | null {
    return this.#relations.documentOf(this.#exchange);
  }

  get redirectedFrom(): Exchange | null {
    return this.#relations.redirectTo(this.#exchange);
  }

  get wentThrough(): Exchange | null {
    return this.#relations.successAfter(this.#exchange);
  }

  get successor(): Exchange | null {
    return this.#relations.whyStopped(this.#exchange)?.successor ?? null;
  }

  get nextPage(): Exchange | null {
    return this.#relations.whyStopped(this.#exchange)?.nextPage ?? null;
  }
}

const NONE: readonly Exchange[] = [];

function join(some: readonly Exchange[], more: readonly Exchange[]): readonly Exchange[] {
  return some.length === 0 ? more : more.length === 0 ? some : [...some, ...more];
}

/** Adds to the list that stands under the key. */
function push(lists: Map<string, Exchange[]>, key: string, exchange: Exchange): Exchange[] {
  const list = lists.get(key);
  if (list) {
    list.push(exchange);
    return list;
  }
  const begun = [exchange];
  lists.set(key, begun);
  return begun;
}

/** Takes out the lists that have stood there longest: a map keeps its keys in the order in which they came. */
function dropOldestHalf(lists: Map<string, Exchange[]>): void {
  let left = lists.size / 2;
  for (const key of lists.keys()) {
    if (left-- < 1) return;
    lists.delete(key);
  }
}

/** Takes out of the list that stands under the key. */
function drop(lists: Map<string, Exchange[]>, key: string, exchange: Exchange): void {
  const list = lists.get(key);
  const place = list?.indexOf(exchange) ?? -1;
  if (!list || place < 0) return;
  list.splice(place, 1);
  if (list.length === 0) lists.delete(key);
}

/** Whether something was sent that the record leaves out. */
function hasUnknownBody({ method, request }: Exchange): boolean {
  return method !== 'GET' && Number(request.headers.get('content-length') ?? 0) > 0;
}

/** Whether the second is the first one sent again: the same in all that is known, begun when the first had ended. */
function isRepetition(first: Exchange, second: Exchange): boolean {
  if (first.method !== second.method) return false;
  const [sent, sentAgain] = [first.request.body?.text, second.request.body?.text];
  if (sent !== sentAgain && sent !== undefined && sentAgain !== undefined) return false;
  if (sent === undefined && sentAgain === undefined && hasUnknownBody(first)) return false;
  if (first.startedAt === null || second.startedAt === null) return first.index < second.index;
  return second.startedAt >= first.startedAt + (first.duration ?? 0) - SLACK && second !== first;
}

/** Whether a document is a page, and not a redirect to one or a frame in one. */
function isPage({ response: { status }, request: { headers } }: Exchange): boolean {
  const destination = headers.get('sec-fetch-dest');
  return (status < 300 || status > 399 || status === 304) && !FRAMES.has(destination ?? '');
}

const FRAMES = new Set(['iframe', 'frame', 'fencedframe', 'embed', 'object']);

/**
 * Whether the page's HTML may tell why it came so: what the browser stopped inside itself (a `<meta>` policy), and a script
 * or a style sheet of another site, loaded so that its content stays unread (the attribute `integrity`).
 */
function isForPage({ error, resourceType, request, initiator }: Exchange): boolean {
  if (error === '' || error === 'net::ERR_BLOCKED_BY_CSP') return true;
  return (
    (resourceType === 'script' || resourceType === 'stylesheet') &&
    initiator?.type === 'parser' &&
    request.headers.get('sec-fetch-mode') === 'no-cors' &&
    /^(?:cross|same)-site$/.test(request.headers.get('sec-fetch-site') ?? '')
  );
}

/** Whether two requests to one path ask for different things: in their queries, or in what they sent along. */
function asksOtherwise(a: Exchange, b: Exchange): boolean {
  if (a.url !== b.url) return true;
  const [sent, sentToo] = [a.request.body?.text, b.request.body?.text];
  return sent !== undefined && sentToo !== undefined && sent !== sentToo;
}

/** Method and address up to the query. */
function pathKey({ method, url }: Exchange): string {
  const query = url.indexOf('?');
  return `${method} ${query < 0 ? url : url.slice(0, query)}`;
}

/** Where an answer sends the browser on to, as an absolute URL; undefined for all other answers. */
function redirectTarget({ url, response }: Exchange): string | undefined {
  if (response.status < 300 || response.status > 399 || response.status === 304) return undefined;
  const location = response.redirectUrl || (response.headers.get('location') ?? '');
  return location !== '' && URL.canParse(location, url)
    ? withoutFragment(new URL(location, url).href)
    : undefined;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** The method of the request that a preflight speaks of, or a request's own. */
function pairMethod(exchange: Exchange): string {
  return isPreflight(exchange)
    ? // A method other than the well-known ones is sent as it was written; exchanges hold it in capitals.
      (exchange.request.headers.get('access-control-request-method') ?? '').toUpperCase()
    : exchange.method;
}

function pairKey(exchange: Exchange): string {
  return `${pairMethod(exchange)} ${exchange.url}`;
}

/** A preflight runs inside the span of its request (28 of 28 recordings), or shortly ahead of it in other HARs. */
function belongTogether(a: Exchange, b: Exchange): boolean {
  if (isPreflight(a) === isPreflight(b)) return false;
  const [preflight, request] = isPreflight(a) ? [a, b] : [b, a];
  if (preflight.startedAt === null || request.startedAt === null) return true;
  const end = request.startedAt + (request.duration ?? 0);
  const preflightEnd = preflight.startedAt + (preflight.duration ?? 0);
  return preflight.startedAt <= end + SLACK && preflightEnd >= request.startedAt - 10 * SLACK;
}
