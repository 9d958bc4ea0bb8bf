import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin, isCrossOrigin } from '../../session/outcome.ts';
import type { Related } from '../../session/relations.ts';
import { addressSpaceOf } from '../address-space.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

/**
 * The browser says only that the request failed, with no answer. Chrome keeps the reason back (capture-facts: "What
 * cannot be told apart"), so what is possible is listed. What the addresses tell is in local-network.ts, and blocks
 * before sending are in content-policy.ts.
 */
export default defineRule({
  name: 'withheld',
  brokenOff: true,
  causes: {
    'failed-without-a-reason': {
      title: 'The browser stopped this and does not say why',
      summary: 'No answer from {host} reached the page. The browser only says that it failed.',
      technical:
        'There is no status, no header, and no preflight that explains it; the error is `net::ERR_FAILED`.',
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
      reach: 'page',
      hints: [
        'The developers of the page can fix this. Reload with Shift held down to leave the helper out.',
      ],
      browserNames: ['net::ERR_FAILED'],
      sources: ['mdn:Web/API/FetchEvent/respondWith'],
    },
    'local-network-refused': {
      title: 'The page may not reach your own network',
      summary:
        'This page asked a device in your own network. The browser does not allow it without your permission.',
      technical: 'Local network access: the page’s address is public, and the target’s is private.',
      fixer: 'you',
      reach: 'page',
      hints: ['Open the site’s settings beside the address bar and allow access to the local network.'],
      browserNames: ['LocalNetworkAccessPermissionDenied', 'InsecureLocalNetwork'],
      sources: ['https://wicg.github.io/local-network-access/'],
    },
    'open-page-own-network': {
      title: 'Maybe the page asked for a device near you',
      summary:
        'This page did not come over a secure connection. If {host} is in your own network, the browser does not let the page ask it.',
      technical:
        'A page over plain `http` has no service worker, so Local Network Access is the usual reason. The address {host} may lead to a private one.',
      fixer: 'frontend',
      reach: 'page',
      hints: [
        'The people who run the page can fix this: it has to come over a secure connection.',
        {
          for: 'developer',
          text: 'Read the Console: it names the check. Look up which IP address {host} has.',
        },
      ],
      browserNames: ['InsecureLocalNetwork', 'net::ERR_FAILED'],
      sources: ['https://wicg.github.io/local-network-access/'],
    },
    'cors-in-worker': {
      title: 'The browser kept an answer from the page’s worker',
      summary:
        'A background program of the page asked {host}, which did not say that it may read the answer.',
      technical: 'In a worker a failed CORS check leaves no status and no headers for an extension to see.',
      fixer: 'backend',
      hints: ['The people who run {host} can fix this.'],
      browserNames: ['MissingAllowOriginHeader'],
      sources: ['fetch#cors-check'],
    },
    'cors-in-worker-not-for-this-page': {
      title: 'The answer to the page’s worker was meant for others',
      summary:
        'A background program of the page asked {host}. The answer is for other pages to read, not for this one.',
      technical:
        'In a worker a failed CORS check leaves no status and no headers. Here the header would be there, with another origin or without leave for credentials.',
      fixer: 'backend',
      hints: ['The people who run {host} can fix this.'],
      browserNames: [
        'AllowOriginMismatch',
        'WildcardOriginNotAllowed',
        'InvalidAllowCredentials',
        'MultipleAllowOriginValues',
        'InvalidAllowOriginValue',
      ],
      sources: ['fetch#cors-check'],
    },
    'cors-kept-copy': {
      title: 'The browser’s kept copy is not for the page’s code',
      summary:
        'The page showed this file before, as a picture for example. The browser kept a copy, which does not say that the page’s code may read it.',
      technical:
        'The copy in the cache was asked for without CORS, and has no `Access-Control-Allow-Origin`. Then `fetch` of the same address fails with no status.',
      fixer: 'backend',
      hints: ['The people who run {host} can fix this: every answer has to say who may read it.'],
      browserNames: ['MissingAllowOriginHeader'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS'],
    },
    'not-a-web-address': {
      title: 'The page asked for an address that is not on the web',
      summary:
        'The address begins with “{scheme}:”. The code of a page can only ask for web addresses, so nothing was sent.',
      technical: 'A CORS request can go to `http` and `https` only; this one goes to `{scheme}:`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the address is wrong, or it is one for another program.',
        {
          for: 'developer',
          text: 'Look for a missing `https://` before a name with a port. To open an app, set `location.href`.',
        },
      ],
      browserNames: ['CorsDisabledScheme', 'net::ERR_FAILED'],
      sources: ['fetch#scheme-fetch', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSRequestNotHttp'],
    },
  },
  examine(exchange, related) {
    const host = hostOf(exchange);
    const { status } = exchange.response;
    if (exchange.error === 'net::ERR_FAILED' && status === 0) {
      const scheme = schemeOf(exchange.url);
      if (scheme !== undefined) {
        return {
          cause: 'not-a-web-address',
          certainty: 'certain',
          evidence: [
            { from: 'address', saw: `begins with ${scheme}:` },
            { from: 'net error', saw: 'net::ERR_FAILED, no status, no headers' },
          ],
          values: { scheme },
        };
      }
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
      const kept = {
        cause: 'cors-kept-copy',
        tellApart: 'With “Disable cache” on in the Network panel it works.',
      } as const;
      const away = isCrossOrigin(exchange);
      if (away !== false && !related.preflight && looksLikeWorker(exchange)) {
        return {
          cause: 'cors-in-worker',
          certainty: 'possible',
          evidence: [
            { from: 'request', saw: `${exchange.request.headers.size} headers, of no page load: a worker’s` },
            ...evidence,
          ],
          values: { host },
          browserNames: ['net::ERR_FAILED'],
          alternatives: [{ cause: 'cors-in-worker-not-for-this-page', tellApart: SEE_HEADER }, local, worker],
        };
      }
      // Pictures and plain scripts are loaded without the CORS check.
      const checked = !related.preflight && CHECKED.has(exchange.resourceType) ? [cors, kept] : [];
      const page = away === false || related.preflight ? null : openPage(exchange, related);
      if (page) {
        return {
          cause: 'open-page-own-network',
          certainty: 'possible',
          evidence: [{ from: 'page', saw: quote(page) }, ...evidence],
          values: { host },
          alternatives: checked,
        };
      }
      return {
        cause: 'failed-without-a-reason',
        certainty: 'possible',
        evidence,
        values: { host },
        alternatives: away === false ? [worker] : [...checked, local, worker],
      };
    }
    return undefined;
  },
});

const SEE_HEADER =
  'The Network panel shows the answer’s headers, with Access-Control-Allow-Origin among them.';

/** Loads that go through the CORS check, and those that may. */
const CHECKED = new Set(['fetch', 'xhr', 'eventsource', 'font', 'script', 'other']);

/** The origin of a page over plain http from elsewhere: such a page has no service worker (W3C Secure Contexts §3.1). */
function openPage(exchange: Exchange, related: Related): string | undefined {
  const page = parseAddress(askingOrigin(exchange) ?? related.document?.url ?? '');
  return page?.scheme === 'http' && addressSpaceOf(page.hostname) !== 'this computer'
    ? page.origin
    : undefined;
}

/** Schemes that a page's code can load from, or that other rules speak of. */
const LOADABLE = /^(?:https?|wss?|blob|data|about|file|filesystem|javascript|[a-z]+-extension)$/;

/** The scheme of an address that no page's code can load from. */
function schemeOf(url: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(url)?.[1]?.toLowerCase();
  return scheme === undefined || LOADABLE.test(scheme) ? undefined : quote(scheme);
}

/** What workers send comes without a page load, and shows two headers at most (capture-facts, "The entry"). */
function looksLikeWorker({ visit, request, resourceType }: Exchange): boolean {
  return visit === null && request.headers.size <= 2 && (resourceType === 'fetch' || resourceType === 'xhr');
}
