import { addressAsSent } from './address.ts';
import type { Exchange } from './exchange.ts';
import { SLACK } from './same-request.ts';
import { compareByStart, endOf } from './timeline.ts';

/** A browser follows at once; a busy one may queue the next request for this long, in ms. */
const FOLLOWED_WITHIN = 5000;

/** Where each redirect leads: its neighbours ask for it again and again, and an address is not parsed for nothing. */
const targets = new WeakMap<Exchange, string | null>();

/** Where an answer sends the browser on to, as an absolute URL without fragment; undefined for all other answers. */
export function redirectTarget(exchange: Exchange): string | undefined {
  const { status } = exchange.response;
  if (status < 300 || status > 399 || status === 304) return undefined;
  let target = targets.get(exchange);
  if (target === undefined) {
    target = readTarget(exchange);
    targets.set(exchange, target);
  }
  return target ?? undefined;
}

function readTarget({ url, response }: Exchange): string | null {
  const location = response.redirectUrl || (response.headers.get('location') ?? '');
  return location === '' ? null : addressAsSent(location, url);
}

/** Whether the browser may have gone on from this redirect to that request, by order, time and kind. */
export function isFollowedBy(redirect: Exchange, next: Exchange): boolean {
  if (compareByStart(redirect, next) >= 0) return false;
  if (redirect.resourceType !== next.resourceType) return false;
  if (redirect.startedAt === null || next.startedAt === null) return true;
  const end = endOf(redirect);
  return next.startedAt >= end - SLACK && next.startedAt <= end + FOLLOWED_WITHIN;
}
