import type { Exchange } from './exchange.ts';

/** The neighbours of an exchange that change what it means. */
export interface Related {
  /** The OPTIONS request that the browser sent ahead of this one. */
  readonly preflight: Exchange | null;
  /** The request that this OPTIONS request went ahead of. */
  readonly preflighted: Exchange | null;
}

const ALONE: Related = { preflight: null, preflighted: null };

/** How far a preflight's start may lie outside its request's span, in ms: clocks are rounded when recorded. */
const SLACK = 50;

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
  readonly #related = new Map<Exchange, Related>();
  /** Preflights and requests that have found no partner yet, by "METHOD url". */
  readonly #waiting = new Map<string, Exchange[]>();

  /**
   * Takes a new exchange in.
   * @returns the earlier exchanges whose meaning it changed, to be diagnosed again
   */
  add(exchange: Exchange): Exchange[] {
    if (!canHavePreflight(exchange)) return [];
    const key = pairKey(exchange);
    const waiting = this.#waiting.get(key) ?? [];
    const place = waiting.findIndex((other) => belongTogether(exchange, other));
    const partner = waiting[place];
    if (!partner) {
      waiting.push(exchange);
      this.#waiting.set(key, waiting);
      return [];
    }
    waiting.splice(place, 1);
    if (waiting.length === 0) this.#waiting.delete(key);
    const [preflight, request] = isPreflight(exchange) ? [exchange, partner] : [partner, exchange];
    this.#related.set(preflight, { preflight: null, preflighted: request });
    this.#related.set(request, { preflight, preflighted: null });
    return [partner];
  }

  /** Puts a new record in the place of an older record of the same exchange (its body arrived, it finished). */
  replace(old: Exchange, now: Exchange): Exchange[] {
    const related = this.#related.get(old);
    if (!related) {
      const waiting = this.#waiting.get(pairKey(old));
      const place = waiting?.indexOf(old) ?? -1;
      if (waiting && place >= 0) waiting.splice(place, 1);
      return this.add(now);
    }
    this.#related.delete(old);
    this.#related.set(now, related);
    const partner = related.preflight ?? related.preflighted;
    if (partner) {
      this.#related.set(
        partner,
        related.preflight ? { preflight: null, preflighted: now } : { preflight: now, preflighted: null },
      );
    }
    return partner ? [partner] : [];
  }

  /** What is known of one exchange's neighbours. */
  of(exchange: Exchange): Related {
    return this.#related.get(exchange) ?? ALONE;
  }

  /** Forgets an exchange that left the session. */
  remove(exchange: Exchange): void {
    const related = this.#related.get(exchange);
    this.#related.delete(exchange);
    if (related) return;
    const waiting = this.#waiting.get(pairKey(exchange));
    const place = waiting?.indexOf(exchange) ?? -1;
    if (waiting && place >= 0) waiting.splice(place, 1);
  }
}

/** Only requests made by scripts to other origins are preflighted; `Origin` or an error marks them in a record. */
function canHavePreflight(exchange: Exchange): boolean {
  return isPreflight(exchange) || exchange.error !== null || exchange.request.headers.has('origin');
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
