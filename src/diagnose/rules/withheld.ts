import type { Exchange } from '../../session/exchange.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';

/**
 * The browser says only that the request failed, with no answer. Chrome keeps the reason back (capture-facts: "What
 * cannot be told apart"), so what is possible is listed. What the addresses tell is in local-network.ts, and blocks
 * before sending are in content-policy.ts.
 */
export default defineRule({
  name: 'withheld',
  causes: {
    'failed-without-a-reason': {
      title: 'The browser stopped this and does not say why',
      summary: 'No answer from {host} reached the page. The browser only says that it failed.',
      technical:
        'There is no status, no header and no preflight in the session; the error is `net::ERR_FAILED`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can find out more.',
        {
          for: 'developer',
          text: 'Read the Console. Look for a service worker under Application, and try without it.',
        },
      ],
      browserNames: ['net::ERR_FAILED'],
      sources: ['chromium:net/base/net_error_list.h'],
    },
    'service-worker-failed': {
      title: 'The page’s own helper did not pass the request on',
      summary: 'A helper program of the page (a service worker) took this request and gave back no answer.',
      technical: 'A service worker’s `respondWith` was rejected, or got `Response.error()`.',
      fixer: 'frontend',
      hints: ['The developers of the page can fix this. Reload with Shift held down to go round the helper.'],
      browserNames: ['net::ERR_FAILED'],
      sources: ['mdn:Web/API/FetchEvent/respondWith'],
    },
    'local-network-refused': {
      title: 'The page may not reach your own network',
      summary:
        'This page asked a device in your own network. The browser does not let it without your leave.',
      technical: 'Local network access: the page’s address is public, and the target’s is private.',
      fixer: 'you',
      hints: ['Open the site’s settings beside the address bar and allow access to the local network.'],
      browserNames: ['LocalNetworkAccessPermissionDenied', 'InsecureLocalNetwork'],
      sources: ['https://wicg.github.io/local-network-access/'],
    },
    'cors-in-worker': {
      title: 'The browser kept an answer from the page’s worker',
      summary:
        'A background program of the page asked {host}, which did not give it leave to read the answer.',
      technical: 'In a worker a failed CORS check leaves no status and no headers for an extension to see.',
      fixer: 'backend',
      hints: ['The people who run {host} can fix this.'],
      browserNames: ['MissingAllowOriginHeader'],
      sources: ['fetch#cors-check'],
    },
  },
  examine(exchange, related) {
    const host = hostOf(exchange);
    const { status } = exchange.response;
    if (exchange.error === 'net::ERR_FAILED' && status === 0 && !related.preflight) {
      const evidence: Evidence[] = [{ from: 'net error', saw: 'net::ERR_FAILED, no status, no headers' }];
      const worker = {
        cause: 'service-worker-failed',
        tellApart: 'Try with “Bypass for network” on, in Application.',
      } as const;
      const local = {
        cause: 'local-network-refused',
        tellApart: 'The target is in your own network.',
      } as const;
      const cors = {
        cause: 'cors-in-worker',
        tellApart: 'The request was made by a worker of the page.',
      } as const;
      const away = isCrossOrigin(exchange);
      if (away !== false && looksLikeWorker(exchange)) {
        return {
          cause: 'cors-in-worker',
          certainty: 'possible',
          evidence: [
            { from: 'request', saw: `${exchange.request.headers.size} headers, of no page load: a worker’s` },
            ...evidence,
          ],
          values: { host },
          browserNames: ['net::ERR_FAILED'],
          alternatives: [local, worker],
        };
      }
      return {
        cause: 'failed-without-a-reason',
        certainty: 'possible',
        evidence,
        values: { host },
        alternatives: away === false ? [worker] : [cors, local, worker],
      };
    }
    return undefined;
  },
});

/** What workers send comes without a page load, and shows two headers at most (capture-facts, "The entry"). */
function looksLikeWorker({ visit, request, resourceType }: Exchange): boolean {
  return visit === null && request.headers.size <= 2 && (resourceType === 'fetch' || resourceType === 'xhr');
}
