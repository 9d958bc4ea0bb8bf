import { parseAddress } from './address.ts';
import type { Exchange } from './exchange.ts';

/** What came of a request. `blocked`: the browser withheld the request or its answer. */
export type Outcome = 'succeeded' | 'redirected' | 'failed' | 'blocked' | 'cancelled' | 'pending';

/**
 * The origin of the page that asked, from the request's own headers.
 * @returns undefined where neither Origin nor Referer was sent or recorded; "null" as browsers send it
 */
export function askingOrigin(exchange: Exchange): string | undefined {
  const origin = exchange.request.headers.get('origin');
  if (origin) return origin;
  const referer = exchange.request.headers.get('referer');
  return referer ? parseAddress(referer)?.origin : undefined;
}

/** Whether the request went to another origin than the page's; undefined where that cannot be told. */
export function isCrossOrigin(exchange: Exchange): boolean | undefined {
  const site = exchange.request.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const from = askingOrigin(exchange);
  const to = parseAddress(exchange.url)?.origin;
  return from === undefined || to === undefined ? undefined : from !== to;
}

/**
 * What came of a request, from the status and the browser's error alone (table in capture-facts: a 204, a 304
 * and any HEAD may carry net::ERR_ABORTED and have succeeded; ERR_FAILED with a status is an answer kept from the page).
 */
export function outcomeOf(exchange: Exchange): Outcome {
  if (exchange.pending) return 'pending';
  if (exchange.leftBehind) return 'cancelled';
  const { error, response } = exchange;
  const { status } = response;
  if (error !== null) {
    if (error === '') return 'blocked';
    const name = error.replace(/^net::/, '');
    if (name === 'ERR_ABORTED') {
      if (status === 204 || status === 205 || status === 304) return 'succeeded';
      if (status >= 400) return 'failed';
      // The answer to a HEAD is whole with its headers; Chrome calls each that fetch asked for aborted (a public HAR of
      // har-to-openapi has 61 of 61).
      if (exchange.method !== 'HEAD' || status < 200) return 'cancelled';
      return status >= 300 && (response.redirectUrl !== '' || response.headers.has('location'))
        ? 'redirected'
        : 'succeeded';
    }
    if (name.startsWith('ERR_BLOCKED_BY_') || name === 'ERR_UNSAFE_PORT') return 'blocked';
    if (name === 'ERR_FAILED') return status > 0 || isCrossOrigin(exchange) !== false ? 'blocked' : 'failed';
    return 'failed';
  }
  if (exchange.socketError !== null && status !== 101) return 'failed';
  if (status === 0) return cameWithoutStatus(exchange) ? 'succeeded' : 'failed';
  if (status >= 400) return 'failed';
  if (status >= 300 && status !== 304) {
    return response.redirectUrl !== '' || response.headers.has('location') ? 'redirected' : 'succeeded';
  }
  return 'succeeded';
}

/**
 * Whether there was an answer, though Chrome's record has no status: that of a service worker's own script, which came as
 * bytes (11 of 11 recordings of ours), and of a worker's script that the page made itself (12 of 12).
 */
function cameWithoutStatus({ errorsTold, url, response }: Exchange): boolean {
  return errorsTold && ((response.transferred ?? 0) > 0 || /^(?:blob|data):/.test(url));
}

/** Whether the outcome is one that people look for: it stands out in the list and is counted as failed. */
export function isFailure(outcome: Outcome): boolean {
  return outcome === 'failed' || outcome === 'blocked';
}
