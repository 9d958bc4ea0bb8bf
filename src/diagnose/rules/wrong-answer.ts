import type { Exchange } from '../../session/exchange.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import type { Related } from '../../session/relations.ts';
import { isFetchedAhead, isReadByProgram, isUnread } from '../answer-data.ts';
import { type AskedFor, askedForNoPage } from '../asked-for.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { pageTitle } from '../server-words.ts';
import { pageOf } from '../who-answered.ts';
import { isGood, startsAsPage, startsLikeMarkup, whosePage } from '../whose-page.ts';

const SAYS_200 = 'The status is {status}, so nothing stops the code from taking this page for {thing}.';
const MDN_OK = 'mdn:Web/API/Response/ok';

/**
 * A good status, and a web page where something else was asked for. Told apart by whose page it is: a sign-in, a guard
 * against robots, a network that wants something first, a page that tells of an error, the site's own front page. A page in
 * the place of a script or a style sheet that is none of these: wrong-file.ts.
 */
export default defineRule({
  name: 'wrong-answer',
  statuses: [200, 201, 202, 203],
  causes: {
    'sign-in-page-came': {
      title: 'A sign-in page came in place of {thing}',
      summary:
        'The page asked {host} for {thing}. It got a page where you can sign in. Your sign-in may have run out.',
      technical: SAYS_200,
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Reload the page, and sign in when it asks.',
        {
          for: 'developer',
          text: 'Let the server answer such requests with 401, not with its sign-in page. Till then, look at `response.redirected` and the type.',
        },
      ],
      contrast: { with: 401, text: 'A 401 would have said plainly that you are not signed in.' },
      sources: ['rfc9110#15.5.2', 'mdn:Web/API/Response/redirected'],
    },
    'bot-check-page-came': {
      title: 'A check for robots came in place of {thing}',
      summary: 'A guard in front of {host} wants to know that you are no robot. Its page came, not {thing}.',
      technical: 'The status is {status}, yet the answer is a challenge or a block of the guard: {mark}.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Reload the whole page: then the check can show itself and let you through.',
        {
          for: 'developer',
          text: 'Calls by code cannot pass such a check. Let the guard leave out this path, or refuse with a 403.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would have said plainly that the guard refused this.' },
      sources: [
        'https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge.html',
        'https://developers.cloudflare.com/cloudflare-challenges/',
      ],
    },
    'network-page-came': {
      title: 'Your network put its own page in the way',
      summary:
        'The answer does not come from {host}. The network you are in wants you to sign in or agree first.',
      technical: 'This is the page of a captive portal: {mark}. The status is {status}.',
      fixer: 'you',
      reach: 'everywhere',
      hints: [
        'Open another site in a new tab, and do what the network asks for. Then reload this page.',
        {
          for: 'developer',
          text: 'Only plain `http:` can be answered by a portal. Use `https:` for all requests, and nobody can slip in.',
        },
      ],
      contrast: { with: 511, text: 'A 511 would have said plainly that the network wants a sign-in.' },
      sources: ['rfc8952', 'rfc6585#6'],
    },
    'filter-page-came': {
      title: 'A filter in your network sent its own page',
      summary:
        'The answer does not come from {host}. A filter of your company or network stopped the request.',
      technical: 'This is a block page of a web filter: {mark}. It came with the status {status}.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Ask the people who run your network to allow {host}.',
        { for: 'developer', text: 'It will be so for all who sit behind this filter, and for nobody else.' },
      ],
      contrast: { with: 403, text: 'A 403 would have said plainly that somebody refused this.' },
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'ngrok-warning-came': {
      title: 'ngrok’s warning page came in place of {thing}',
      summary:
        'The address {host} is a tunnel of ngrok. Ahead of the first visit it shows a page of its own.',
      technical: 'The answer carries `ngrok-error-code: ERR_NGROK_6024` under the status {status}.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Open {host} in a tab once, and press the button there.',
        {
          for: 'developer',
          text: 'Send the request header `ngrok-skip-browser-warning` with any value. Across origins it needs a preflight.',
        },
      ],
      contrast: {
        with: 404,
        text: 'A 404 would come from your own server. This page comes from the tunnel.',
      },
      browserNames: ['ERR_NGROK_6024'],
      sources: ['https://ngrok.com/docs/errors/err_ngrok_6024'],
    },
    'offline-page-came': {
      title: 'The saved page for “no network” came',
      summary:
        'A helper program of the page (a service worker) answered. It could not reach {host}, so it showed a saved page.',
      technical:
        'The answer came through a service worker, with the status {status} and the title “{words}”.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Check your connection, then reload the page.',
        {
          for: 'developer',
          text: 'Give saved pages only to navigations. For data, let the fetch fail or answer with 503.',
        },
      ],
      contrast: {
        with: 'net::ERR_INTERNET_DISCONNECTED',
        text: 'Without the helper, the browser would have said it plainly.',
      },
      sources: ['mdn:Web/API/Service_Worker_API'],
    },
    'maintenance-page-came': {
      title: 'A page says that the site is being worked on',
      summary: 'The page asked {host} for {thing}. It got a page with the title “{words}”.',
      technical: SAYS_200,
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Wait a little, then try again.',
        {
          for: 'developer',
          text: 'Such a page should go out as 503 with `Retry-After`, and calls by code should get no page.',
        },
      ],
      contrast: { with: 503, text: 'A 503 would have said plainly that the site is not ready.' },
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    'error-page-came': {
      title: 'An error page came with the status {status}',
      summary: 'The answer of {host} counts as good, but its page says “{words}”.',
      technical:
        'The title of the page names an error, and the status is {status}. Caches and code will take it for {thing}.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this. Go by what the page says.',
        { for: 'developer', text: 'Let the server send the page with the status that it speaks of.' },
      ],
      contrast: { with: 404, text: 'A real 404 or 500 would have been marked as failed here.' },
      sources: ['rfc9110#15', MDN_OK],
    },
    'site-page-came': {
      title: 'The site’s own page came in place of {thing}',
      summary:
        'The page asked {host} for {thing}. It got the page of the site itself, as if the address were a place to visit.',
      technical:
        'The status is {status}, and the body is the shell of a single-page app. Its server sends that for every path it does not know.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Reload the page: it may be older than the server.',
        {
          for: 'developer',
          text: 'Check the path `{path}` and the rule that should lead it to the API (`server.proxy` in Vite). Leave such paths out of the fallback to `index.html`.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would have said plainly that nothing is at this address.' },
      browserNames: ['Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'],
      sources: ['https://vite.dev/config/server-options.html#server-proxy', 'rfc9110#15.5.5'],
    },
    'page-came': {
      title: 'A web page came in place of {thing}',
      summary: 'The page asked {host} for {thing}. It got a web page, and cannot use it.',
      technical: SAYS_200,
      fixer: 'backend',
      hints: [
        'Reload the page and sign in if it asks. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Open the body: an error page, a sign-in page, or the wrong address. Look at the type before you parse.',
        },
      ],
      contrast: { with: 404, text: 'A 404 or a 500 would have said plainly that something is wrong.' },
      browserNames: ['Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'],
      sources: [MDN_OK, 'mdn:Web/JavaScript/Reference/Errors/JSON_bad_parse'],
    },
  },
  examine(exchange, related) {
    const { response, resourceType } = exchange;
    const markup = startsLikeMarkup(response.body?.text);
    switch (resourceType) {
      case 'script':
      case 'stylesheet':
        if (!markup || !startsAsPage(response.body?.text) || isFetchedAhead(exchange)) return undefined;
        break;
      case 'document':
        if (!markup) return undefined;
        break;
      case 'fetch':
      case 'xhr':
      case 'manifest':
      case 'other':
        if (!markup && response.mimeType !== 'text/html') return undefined;
        break;
      default:
        return undefined;
    }
    if (!isGood(exchange)) return undefined;

    const asked = whatWasAskedFor(exchange, related);
    if (!asked) return undefined;
    const { thing, strength } = asked;
    const byCode = resourceType !== 'document';
    const isPage = startsAsPage(response.body?.text);
    // Libraries ask for pieces of a page with the same headers as for data.
    if (byCode && !isPage && (response.body !== null || strength !== 'plain')) return undefined;
    const begins: Evidence = isPage
      ? { from: 'response body', saw: 'begins as a web page' }
      : {
          from: 'response header Content-Type',
          saw: quote(response.headers.get('content-type') ?? response.mimeType),
        };
    const circumstances = byCode ? [begins, asked.evidence] : [];
    const host = hostOf(exchange);
    const askedHost = hostOf(related.redirectedFrom ?? exchange);
    const status = String(response.status);

    const owner = whosePage(exchange, related);
    if (owner) {
      const { kind, certainty, mark } = owner;
      const evidence = [...owner.evidence, ...circumstances];
      switch (kind) {
        case 'sign-in':
          return {
            cause: 'sign-in-page-came',
            certainty,
            evidence,
            values: { thing, host: askedHost, status },
          };
        case 'guard':
          return { cause: 'bot-check-page-came', certainty, evidence, values: { thing, host, status, mark } };
        case 'portal':
          return {
            cause: 'network-page-came',
            certainty,
            evidence,
            values: { host: askedHost, status, mark },
          };
        case 'filter':
          return {
            cause: 'filter-page-came',
            certainty,
            evidence,
            values: { host: askedHost, status, mark },
          };
        case 'ngrok':
          return { cause: 'ngrok-warning-came', certainty, evidence, values: { thing, host, status } };
        case 'offline':
          return { cause: 'offline-page-came', certainty, evidence, values: { host, status, words: mark } };
        case 'maintenance':
          return {
            cause: 'maintenance-page-came',
            certainty,
            evidence,
            values: { thing, host, status, words: mark },
          };
        case 'error':
          return {
            cause: 'error-page-came',
            certainty,
            evidence,
            values: { thing, host, status, words: mark },
          };
      }
    }
    if (!byCode || resourceType === 'script' || resourceType === 'stylesheet') return undefined;

    const own = ownPage(exchange, related);
    if (own) {
      return {
        cause: 'site-page-came',
        certainty: own.certainty,
        evidence: [own.evidence, ...circumstances],
        values: { thing, host, status, path: pathOf(related.redirectedFrom ?? exchange) },
      };
    }
    if (strength === 'weak') return undefined;
    const title = pageTitle(exchange);
    const named = title === '' ? [] : [{ from: 'response body, title of the page', saw: title }];
    return {
      cause: 'page-came',
      certainty: 'likely',
      evidence: [...circumstances, ...named],
      values: { thing, host, status },
    };
  },
});

/** What the page wanted, in the words of the explanations; undefined where a page may be right. */
function whatWasAskedFor(exchange: Exchange, related: Related): AskedFor | undefined {
  const asked = (thing: string): AskedFor => ({
    thing,
    strength: 'plain',
    evidence: { from: 'the browser’s record', saw: `asked for as a ${exchange.resourceType}` },
  });
  switch (exchange.resourceType) {
    case 'document':
      return asked('the page');
    case 'script':
      return asked('a program part');
    case 'stylesheet':
      return asked('a style sheet');
    case 'manifest':
      return asked('the data');
    default:
      return isReadByProgram(exchange) && !isUnread(exchange) ? askedForNoPage(exchange, related) : undefined;
  }
}

/** Marks of the page in which a single-page app starts, in lower case. */
const SHELL =
  /<(?:div|main) id=["']?(?:root|app|__next|__nuxt|___gatsby|svelte)\b|<app-root\b|\/@vite\/client|id=["']__next_data__/;

/** Whether the page is the one that asked, or the one in which every address of the site starts. */
function ownPage(
  exchange: Exchange,
  related: Related,
): { certainty: 'certain' | 'likely'; evidence: Evidence } | undefined {
  const text = exchange.response.body?.text ?? '';
  const from = 'response body';
  if (text !== '' && related.document?.response.body?.text === text)
    return { certainty: 'certain', evidence: { from, saw: 'the same as the page that asked' } };
  return isCrossOrigin(exchange) !== true && SHELL.test(pageOf(exchange))
    ? { certainty: 'likely', evidence: { from, saw: 'the shell of a single-page app' } }
    : undefined;
}
