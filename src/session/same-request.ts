import type { Exchange } from './exchange.ts';
import { outcomeOf } from './outcome.ts';
import { isFrame } from './page.ts';
import { compareByStart, endOf, startOf } from './timeline.ts';

/** How far clocks may differ within one record, in ms: starts and ends are rounded when recorded. */
export const SLACK = 50;
/** What begins later than this after a failure, in ms, is no longer another try of it. */
const TRY_WITHIN = 120_000;

/** Whether an exchange is a CORS preflight (Fetch standard, CORS-preflight fetch: OPTIONS with this header). */
export function isPreflight(exchange: Exchange): boolean {
  return (
    exchange.resourceType === 'preflight' ||
    (exchange.method === 'OPTIONS' && exchange.request.headers.has('access-control-request-method'))
  );
}

/** Whether a preflight asks for leave for this request, by method and time; they have one URL. */
export function asksLeaveFor(preflight: Exchange, request: Exchange): boolean {
  // A method other than the well-known ones is sent as it was written; exchanges hold it in capitals.
  const method = preflight.request.headers.get('access-control-request-method')?.toUpperCase() ?? '';
  if (method !== request.method) return false;
  if (preflight.startedAt === null || request.startedAt === null) return true;
  // It runs inside the span of its request (28 of 28 recordings), or shortly ahead of it in other HARs.
  return preflight.startedAt <= endOf(request) + SLACK && endOf(preflight) >= request.startedAt - 10 * SLACK;
}

/** Whether the second asks for the same as the first, as far as the record tells; they have one URL. */
function asksTheSame(first: Exchange, second: Exchange): boolean {
  if (first.method !== second.method) return false;
  const [sent, sentToo] = [first.request.body?.text, second.request.body?.text];
  if (sent !== sentToo && sent !== undefined && sentToo !== undefined) return false;
  return sent !== undefined || sentToo !== undefined || !hasUnknownBody(first);
}

/** Whether something was sent that the record leaves out. */
function hasUnknownBody({ method, request }: Exchange): boolean {
  return method !== 'GET' && Number(request.headers.get('content-length') ?? 0) > 0;
}

/** Whether the second is the first one sent again, however much later: begun when the first had ended. */
export function isRepetition(first: Exchange, second: Exchange): boolean {
  if (first === second || !asksTheSame(first, second)) return false;
  if (first.startedAt === null || second.startedAt === null) return first.index < second.index;
  return second.startedAt >= endOf(first) - SLACK;
}

/** Whether the second is the next try of the first: sent again by the same page, after it ended and not long after. */
export function isNextTry(first: Exchange, second: Exchange): boolean {
  if (first.startedAt === null || second.startedAt === null) return false;
  return (
    second.startedAt > first.startedAt &&
    // No slack: equal requests side by side begin within a millisecond, and a server near by answers in two.
    second.startedAt >= endOf(first) &&
    second.startedAt <= endOf(first) + TRY_WITHIN &&
    first.visit === second.visit &&
    asksTheSame(first, second)
  );
}

/** Whether it came to nothing, so that a page may send it again. */
export function cameToNothing(exchange: Exchange): boolean {
  const outcome = outcomeOf(exchange);
  return outcome === 'failed' || outcome === 'blocked' || outcome === 'cancelled';
}

/** Whether the same request may make up for it later: it was turned down, or never got through. */
export function wasTurnedDown(exchange: Exchange): boolean {
  const outcome = outcomeOf(exchange);
  return exchange.response.status >= 400
    ? outcome !== 'pending' && outcome !== 'succeeded'
    : outcome === 'failed' || (outcome === 'blocked' && exchange.response.status === 0);
}

/**
 * Whether the second is a second record of the first. Chrome lists a frame that failed twice, and what a policy stopped
 * on the way of a redirect as '' and as aborted (capture-facts 8). Equal requests side by side are none.
 */
export function isListedAgain(first: Exchange, second: Exchange): boolean {
  return (
    second.error !== null &&
    first.startedAt !== null &&
    first.startedAt === second.startedAt &&
    first.method === second.method &&
    first.resourceType === second.resourceType &&
    compareByStart(first, second) < 0 &&
    (isFrame(second)
      ? first.error === second.error
      : first.error === '' &&
        second.error === 'net::ERR_ABORTED' &&
        first.response.status === second.response.status)
  );
}

/** Whether the second is what a service worker asked for itself, to answer the first. */
export function isAskedByWorkerFor(answered: Exchange, asked: Exchange): boolean {
  return (
    answered.response.viaServiceWorker &&
    !asked.response.viaServiceWorker &&
    asked.initiator?.type === 'script' &&
    asked.initiator.url !== answered.initiator?.url &&
    asked.method === answered.method &&
    startOf(asked) >= startOf(answered) - SLACK &&
    startOf(asked) <= endOf(answered) + SLACK
  );
}

/**
 * Pairs, in order of time: each second with the earliest first that fits and has no other.
 * @returns the second of each first
 */
export function pairUp(
  firsts: readonly Exchange[],
  seconds: readonly Exchange[],
  fits: (first: Exchange, second: Exchange) => boolean,
): ReadonlyMap<Exchange, Exchange> {
  const pairs = new Map<Exchange, Exchange>();
  for (const second of seconds) {
    const first = firsts.find((each) => !pairs.has(each) && fits(each, second));
    if (first) pairs.set(first, second);
  }
  return pairs;
}

/** The first of a pair, by its second. */
export function firstOf(pairs: ReadonlyMap<Exchange, Exchange>, second: Exchange): Exchange | null {
  for (const [first, each] of pairs) if (each === second) return first;
  return null;
}
