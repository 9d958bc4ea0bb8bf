import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import { isPreflight } from '../session/same-request.ts';

/** How the members of a bundle came about. */
export interface BundleShape {
  /** How often the request was sent. */
  readonly tries: number;
  /** How often an answer sent the browser on to another address. */
  readonly redirects: number;
  /** The browser asked the server first (CORS preflight). */
  readonly askedFirst: boolean;
}

/**
 * Counts what a bundle holds. What the browser lists twice is one try, and so is a request with the one that a service
 * worker made for it.
 */
export function shapeOf(bundle: Bundle, relatedTo: (exchange: Exchange) => Related): BundleShape {
  const inner = new Set<Exchange | null>();
  for (const member of bundle.members) inner.add(relatedTo(member).workerFetch);
  let tries = 0;
  let redirects = 0;
  let askedFirst = false;
  for (const member of bundle.members) {
    if (isPreflight(member)) askedFirst = true;
    else if (isRedirect(member)) redirects++;
    else if (relatedTo(member).listedBefore === null && !inner.has(member)) tries++;
  }
  return { tries, redirects, askedFirst };
}

/**
 * The members of a bundle, step by step: in the order in which they began, but what the browser asked first (a preflight)
 * before the request that waited for it. Chrome dates that request from the moment when the page made it.
 */
export function stepsOf(bundle: Bundle, relatedTo: (exchange: Exchange) => Related): Exchange[] {
  const left = new Set(bundle.members);
  const steps: Exchange[] = [];
  for (const member of bundle.members) {
    const { preflight } = relatedTo(member);
    if (preflight && left.delete(preflight)) steps.push(preflight);
    if (left.delete(member)) steps.push(member);
  }
  return steps;
}

/** By the status alone: Chrome's own loop of redirects ends in one that it does not follow. */
function isRedirect({ response: { status } }: Exchange): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
