import type { Exchange } from './exchange.ts';

/** The neighbours of an exchange that change what it means. */
export interface Related {
  /** The OPTIONS request that the browser sent ahead of this one. */
  readonly preflight: Exchange | null;
  /** The request that this OPTIONS request went ahead of. */
  readonly preflighted: Exchange | null;
  /** The page that the request belongs to: the first document of its page load, itself left out. */
  readonly document: Exchange | null;
  /** The answer that sent the browser on to this request. */
  readonly redirectedFrom: Exchange | null;
}

/** How far a preflight's start may lie outside its request's span, in ms: clocks are rounded when recorded. */
const SLACK = 50;

/** How many of the latest exchanges a preflight is compared with. */
const LATEST = 500;

/** Whether an exchange is a CORS preflight (Fetch standard, CORS-preflight fetch: OPTIONS with this header). */
export function isPreflight(exchange: Exchange): boolean {
  return (
    exchange.resourceType === 'preflight' ||
    (exchange.method === 'OPTIONS' && exchange.request.headers.has('access-control-request-method'))
  );
}

/**
 * Keeps, as exchanges arrive in any order, which of them belong together.
 */
export class Relations {
  /** A preflight and its request, each by the other. */
  readonly #partners = new Map<Exchange, Exchange>();
  /** Preflights that have found no request yet, by "METHOD url" of the request. */
  readonly #waiting = new Map<string, Exchange[]>();
  /** The latest exchanges: where a preflight looks for a request that was listed before it. */
  readonly #latest: Exchange[] = [];
  /** The first document of each page load. */
  readonly #documents = new Map<string, Exchange>();
  /** Redirects by the URL that they lead to. */
  readonly #redirects = new Map<string, Exchange[]>();

  /**
   * Takes a new exchange in.
   * @returns the earlier exchanges whose meaning it changed, to be diagnosed again
   */
  add(exchange: Exchange): Exchange[] {
    const partner = isPreflight(exchange) ? this.#requestOf(exchange) : this.#preflightOf(exchange);
    this.#note(exchange);
    if (!partner) return [];
    this.#partners.set(exchange, partner);
    this.#partners.set(partner, exchange);
    return [partner];
  }

  #note(exchange: Exchange): void {
    const { visit, resourceType } = exchange;
    if (visit !== null && resourceType === 'document' && !this.#documents.has(visit)) {
      this.#documents.set(visit, exchange);
    }
    const target = redirectTarget(exchange);
    if (target !== undefined) this.#redirects.set(target, [...(this.#redirects.get(target) ?? []), exchange]);
    this.#latest.push(exchange);
    if (this.#latest.length > LATEST) this.#latest.shift();
  }

  /** In an exporter's file a request may stand before its preflight: it began first. */
  #requestOf(preflight: Exchange): Exchange | undefined {
    const key = pairKey(preflight);
    const request = this.#latest.find(
      (other) => !this.#partners.has(other) && belongTogether(preflight, other) && pairKey(other) === key,
    );
    if (!request) this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), preflight]);
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
  replace(old: Exchange, now: Exchange): Exchange[] {
    const partner = this.#partners.get(old);
    this.remove(old);
    if (!partner) return this.add(now);
    this.#note(now);
    this.#partners.set(now, partner);
    this.#partners.set(partner, now);
    return [partner];
  }

  /** What is known of one exchange's neighbours. */
  of(exchange: Exchange): Related {
    const partner = this.#partners.get(exchange) ?? null;
    const document = exchange.visit === null ? undefined : this.#documents.get(exchange.visit);
    return {
      preflight: partner && isPreflight(partner) ? partner : null,
      preflighted: partner && !isPreflight(partner) ? partner : null,
      document: document && document !== exchange ? document : null,
      redirectedFrom: this.#redirectTo(exchange),
    };
  }

  /** Forgets an exchange that left the session. */
  remove(exchange: Exchange): void {
    const partner = this.#partners.get(exchange);
    this.#partners.delete(exchange);
    if (partner) this.#partners.delete(partner);
    this.#unwait(exchange);
    const place = this.#latest.indexOf(exchange);
    if (place >= 0) this.#latest.splice(place, 1);
    const { visit } = exchange;
    if (visit !== null && this.#documents.get(visit) === exchange) this.#documents.delete(visit);
    const target = redirectTarget(exchange);
    const redirects = target === undefined ? undefined : this.#redirects.get(target);
    const at = redirects?.indexOf(exchange) ?? -1;
    if (redirects && at >= 0) redirects.splice(at, 1);
  }

  #unwait(exchange: Exchange): void {
    if (!isPreflight(exchange)) return;
    const key = pairKey(exchange);
    const rest = this.#waiting.get(key)?.filter((other) => other !== exchange) ?? [];
    if (rest.length > 0) this.#waiting.set(key, rest);
    else this.#waiting.delete(key);
  }

  /** The latest redirect to this URL that began before the request did and cannot be its own cause. */
  #redirectTo(exchange: Exchange): Exchange | null {
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

function pairKey(exchange: Exchange): string {
  const method = isPreflight(exchange)
    ? (exchange.request.headers.get('access-control-request-method') ?? '')
    : exchange.method;
  return `${method} ${exchange.url}`;
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
