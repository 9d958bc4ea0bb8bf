import type { Exchange } from '../../session/exchange.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { pageTitle, serverWords } from '../server-words.ts';

const GO_ROUND = 'Reload with Shift held down to leave the helper out.';
const ANSWERS = 'mdn:Web/API/FetchEvent/respondWith';
const REGISTERS = 'mdn:Web/API/ServiceWorkerContainer/register';
const STANDARD = 'https://w3c.github.io/ServiceWorker/';

/**
 * A service worker stands between a page and its servers, and can answer in their place. The record says when one did, not
 * whether the answer is its own; its own requests are not in the page's list, and its failures look like any other
 * (capture-facts: "What cannot be told apart"; withheld.ts for those).
 */
export default defineRule({
  name: 'service-worker',
  causes: {
    'answered-by-service-worker': {
      title: 'The page’s own helper gave this answer',
      summary:
        'A helper program of the page (a service worker) answered {status}. Perhaps no server was asked.',
      technical:
        'The answer came through a service worker and has no `Date` or `Server` header, as one made in the page would{text}.',
      fixer: 'frontend',
      hints: [
        'Check that you are online, then reload with Shift held down to leave the helper out.',
        {
          for: 'developer',
          text: 'Look in the worker’s fetch handler for a `Response` with status {status}. Its own requests are listed in its own DevTools (Application, Service workers).',
        },
      ],
      sources: [ANSWERS],
    },
    'service-worker-found-no-server': {
      title: 'The page’s own helper could not reach the server',
      summary:
        'A helper program of the page (a service worker) asked {host} and got no answer. So it made up this {status}.',
      technical:
        'The answer came through a service worker, without a body, `Date` or `Server`. Angular’s worker answers 504 when its fetch fails: offline, refused, or blocked.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Check that you are online. Then reload with Shift held down to leave the helper out.',
        {
          for: 'developer',
          text: 'Add `?ngsw-bypass` to the address, or tick “Bypass for network”: then the browser shows the true reason, such as CORS or a blocker.',
        },
      ],
      contrast: {
        with: 'a gateway’s 504',
        text: 'A gateway’s 504 comes from a server, and carries that server’s date.',
      },
      sources: ['https://angular.dev/ecosystem/service-workers/devops', ANSWERS],
    },
    'answered-by-mock': {
      title: 'A stand-in for the server gave this answer',
      summary:
        'While a page is being built, a stand-in (a mock) can play the server. It answered {status}, and {host} was not asked.',
      technical:
        'The answer came through a service worker and says `X-Powered-By: msw`: Mock Service Worker.',
      fixer: 'frontend',
      hints: [
        'If this is a finished site, tell its developers: the stand-in was left in.',
        {
          for: 'developer',
          text: 'Look at the handler for {path}. To ask the real server, return `passthrough()`.',
        },
      ],
      sources: ['https://mswjs.io/docs/', ANSWERS],
    },
    'service-worker-gave-nothing': {
      title: 'The page’s own helper did not pass this on',
      summary:
        'A helper program of the page (a service worker) took this request to {host} and gave back no answer.',
      technical:
        'The page came through a service worker, and this request to its own site ends in `net::ERR_FAILED`. So `respondWith` was rejected, or got `Response.error()`.',
      fixer: 'frontend',
      reach: 'page',
      hints: [
        `Check that you are online. ${GO_ROUND}`,
        {
          for: 'developer',
          text: 'The worker’s own `fetch` is not in this list. Open its Console, and catch what its fetch handler throws.',
        },
      ],
      contrast: {
        with: 'a CORS error',
        text: 'CORS is about other sites. This request stays on its own.',
      },
      browserNames: ['net::ERR_FAILED'],
      sources: [ANSWERS, STANDARD],
    },
    'service-worker-script-missing': {
      title: 'The page’s helper program is not there',
      summary:
        'The browser asked {host} for a helper of the page (a service worker), “{file}”. The server answered {status}.',
      technical:
        'The worker’s script `{path}` was answered {status}: it cannot be registered or renewed. An old one stays in use.',
      fixer: 'frontend',
      hints: [
        'If the site works, nothing needs doing. If not, clear the data of the site and reload.',
        {
          for: 'developer',
          text: 'Serve the script, or call `unregister()`. On a port that many projects share, it is a leftover of another one: remove it under Application.',
        },
      ],
      sources: [REGISTERS, STANDARD],
    },
    'service-worker-script-is-a-page': {
      title: 'A web page came in place of the page’s helper',
      summary:
        'The browser asked {host} for a helper of the page (a service worker), “{file}”. It got something else ({type}).',
      technical: 'A worker’s script needs a JavaScript type; `{path}` has `{type}`. The registration fails.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'A server for single-page apps answers each unknown path with its own page. Check the path and the build.',
        },
      ],
      browserNames: ['net::ERR_INSECURE_RESPONSE'],
      sources: [REGISTERS, STANDARD],
    },
    'service-worker-script-moved': {
      title: 'The page’s helper program may not come from elsewhere',
      summary:
        'The browser asked {host} for a helper of the page (a service worker). It was sent to another address, which is not allowed.',
      technical:
        'The request for the worker’s script `{path}` was redirected. Browsers refuse that for these scripts.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Register the final address. A sign-in in front of the script redirects it too.',
        },
      ],
      browserNames: ['net::ERR_UNSAFE_REDIRECT'],
      sources: [REGISTERS, STANDARD],
    },
  },
  examine(exchange, related) {
    const { status, viaServiceWorker, headers } = exchange.response;
    if (viaServiceWorker && status >= 400) return answeredByWorker(exchange);
    if (status === 0 && exchange.error === 'net::ERR_FAILED') {
      if (related.document?.response.viaServiceWorker !== true || related.preflight) return undefined;
      if (isCrossOrigin(exchange) !== false) return undefined;
      return {
        cause: 'service-worker-gave-nothing',
        certainty: 'likely',
        evidence: [
          { from: 'the browser’s record of the page', saw: 'fetched through a service worker' },
          { from: 'net error', saw: 'net::ERR_FAILED, no status, no headers' },
          { from: 'request', saw: 'to the page’s own site' },
        ],
        values: { host: hostOf(exchange) },
      };
    }
    const { error } = exchange;
    const moved = error === 'net::ERR_UNSAFE_REDIRECT';
    const wrong = error === 'net::ERR_INSECURE_RESPONSE';
    if (!moved && !wrong && status !== 404 && status !== 410) return undefined;
    // The standard's own header (Service Workers §4.1, "Update" step 8).
    if (exchange.request.headers.get('service-worker') !== 'script') return undefined;
    const asked: Evidence = { from: 'request header Service-Worker', saw: 'script' };
    const path = pathOf(exchange);
    const host = hostOf(exchange);
    const name = path.slice(path.lastIndexOf('/') + 1) || path;
    const file = name.length > 30 ? `${name.slice(0, 29)}…` : name;
    if (moved) {
      return {
        cause: 'service-worker-script-moved',
        certainty: 'certain',
        evidence: [asked, { from: 'net error', saw: error }],
        values: { host, path },
      };
    }
    if (wrong) {
      const type = quote((headers.get('content-type') ?? '').split(';')[0] ?? '') || 'no type';
      return {
        cause: 'service-worker-script-is-a-page',
        certainty: 'likely',
        evidence: [
          asked,
          { from: 'response header Content-Type', saw: type },
          { from: 'net error', saw: error },
        ],
        values: { host, path, file, type },
      };
    }
    return {
      cause: 'service-worker-script-missing',
      certainty: 'certain',
      evidence: [asked, { from: 'response status', saw: String(status) }],
      values: { host, path, file, status: String(status) },
    };
  },
});

function answeredByWorker(exchange: Exchange) {
  const { status, headers, body } = exchange.response;
  const code = String(status);
  const through: Evidence = { from: 'the browser’s record', saw: 'fetched through a service worker' };
  const answered: Evidence = { from: 'response status', saw: code };
  if (/^msw\b/i.test(headers.get('x-powered-by') ?? '')) {
    return {
      cause: 'answered-by-mock',
      certainty: 'likely',
      evidence: [through, { from: 'response header X-Powered-By', saw: 'msw' }, answered],
      values: { host: hostOf(exchange), path: pathOf(exchange), status: code },
    } as const;
  }
  // A server's answer that the worker passed on keeps these.
  if (headers.has('date') || headers.has('server') || headers.has('via')) return undefined;
  const text = serverWords(exchange)?.text || pageTitle(exchange);
  if (status === 504 && text === '' && (body === null || body.text === '')) {
    return {
      cause: 'service-worker-found-no-server',
      certainty: 'likely',
      evidence: [through, answered, { from: 'response body', saw: 'none' }],
      values: { host: hostOf(exchange), status: code },
    } as const;
  }
  return {
    cause: 'answered-by-service-worker',
    certainty: 'likely',
    evidence: [through, answered, ...(text ? [{ from: 'response body', saw: text }] : [])],
    values: { status: code, text: text ? `: “${text}”` : '' },
  } as const;
}
