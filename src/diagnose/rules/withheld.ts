import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin, isCrossOrigin } from '../../session/outcome.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

/**
 * The browser did not let the request out, or says only that it failed. An extension is told by its own code; for the
 * others Chrome keeps the reason back (capture-facts: "What cannot be told apart"), so what is possible is listed.
 */
export default defineRule({
  name: 'withheld',
  causes: {
    'blocked-by-extension': {
      title: 'An add-on in your browser blocked this',
      summary: 'The request never left your computer. An ad blocker is the usual reason.',
      technical:
        'An extension, or a filter of the browser, cancelled the request to {host} (`ERR_BLOCKED_BY_CLIENT`).',
      fixer: 'you',
      hints: [
        'To check, turn the add-on off for this site and reload.',
        {
          for: 'developer',
          text: 'Blockers match addresses: words like `ads`, `track` or `analytics` in a path are enough.',
        },
      ],
      contrast: {
        with: 403,
        text: 'A 403 would mean: a server was asked and said no. Here no server was asked.',
      },
      browserNames: ['net::ERR_BLOCKED_BY_CLIENT'],
      sources: ['chromium:net/base/net_error_list.h'],
    },
    'mixed-content': {
      title: 'A safe page asked for something over an unsafe way',
      summary:
        'This page came over a secure connection. It asked {host} over an open one, so the browser stopped it.',
      technical: 'The page is `https` and the address is `http`: mixed content. The request was not sent.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Use the `https` address. If there is none, the other server has to get one.',
        },
      ],
      browserNames: ['mixed-content'],
      sources: ['mdn:Web/Security/Mixed_content'],
    },
    'stopped-inside-browser': {
      title: 'The browser stopped this before it was sent',
      summary:
        'The request to {host} never left the browser. A rule of the page, or of DevTools, forbade it.',
      technical:
        'The browser reports an empty error and no answer. That is how a block inside the renderer looks.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: its rules about outside content may be too strict.',
        {
          for: 'developer',
          text: 'Read the Console: the browser names the rule there. Extensions do not get to see it.',
        },
      ],
      browserNames: ['csp'],
      sources: ['mdn:Web/HTTP/Guides/CSP'],
    },
    'devtools-blocking': {
      title: 'DevTools was told to block this request',
      summary: 'A list of blocked requests is switched on in DevTools, and this one is on it.',
      technical: 'Request blocking in DevTools stops a request with an empty error.',
      fixer: 'you',
      hints: ['Switch request blocking off in DevTools.'],
      browserNames: ['inspector'],
      sources: ['mdn:Glossary/Developer_Tools'],
    },
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
    if (exchange.error === 'net::ERR_BLOCKED_BY_CLIENT') {
      return {
        cause: 'blocked-by-extension',
        certainty: 'likely',
        evidence: [{ from: 'net error', saw: 'net::ERR_BLOCKED_BY_CLIENT' }],
        values: { host },
      };
    }
    const { status } = exchange.response;
    if (exchange.error === '') {
      const evidence: Evidence[] = [
        { from: 'net error', saw: 'empty: stopped inside the browser' },
        status > 0
          ? { from: 'response status', saw: `${status}: the way it leads to was not taken` }
          : { from: 'request headers', saw: `${exchange.request.headers.size}: it was not sent` },
      ];
      const page = pageOf(exchange);
      if (parseAddress(exchange.url)?.scheme === 'http' && page?.origin.startsWith('https:')) {
        return {
          cause: 'mixed-content',
          certainty: page.certain ? 'likely' : 'possible',
          evidence: [{ from: 'request', saw: `from ${quote(page.origin)} to http` }, ...evidence],
          values: { host },
          alternatives: [
            { cause: 'stopped-inside-browser', tellApart: 'The Console names the rule that was broken.' },
            { cause: 'devtools-blocking', tellApart: 'See whether request blocking is on in DevTools.' },
          ],
        };
      }
      return {
        cause: 'stopped-inside-browser',
        certainty: 'likely',
        evidence,
        values: { host },
        alternatives: [
          { cause: 'devtools-blocking', tellApart: 'See whether request blocking is on in DevTools.' },
        ],
      };
    }
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
      return {
        cause: 'failed-without-a-reason',
        certainty: 'possible',
        evidence,
        values: { host },
        alternatives: isCrossOrigin(exchange) === false ? [worker] : [cors, local, worker],
      };
    }
    return undefined;
  },
});

/**
 * The origin of the page that asked. On the way from https to http browsers leave `Referer` empty (4 of 4 recordings), so
 * then it is the initiator that tells: the page where its parser asked, else a script, which may be another site's.
 */
function pageOf(exchange: Exchange): { origin: string; certain: boolean } | undefined {
  const asking = askingOrigin(exchange);
  if (asking !== undefined) return { origin: asking, certain: true };
  const { initiator } = exchange;
  const origin = parseAddress(initiator?.url ?? '')?.origin;
  return origin === undefined ? undefined : { origin, certain: initiator?.type === 'parser' };
}
