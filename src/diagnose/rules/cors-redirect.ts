import { parseAddress, readUrl } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin, isCrossOrigin } from '../../session/outcome.ts';
import type { Related } from '../../session/relations.ts';
import { corsFault, stopsAll } from '../cors-check.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isSignInAddress } from '../whose-page.ts';

const THE_END_IS_FINE = {
  with: 'a CORS error of the answer',
  text: 'The last answer may be in order. An answer on the way to it does not let this page follow.',
} as const;

const REDIRECT = ['fetch#http-redirect-fetch', 'fetch#cors-check'] as const;

const NOT_WANTED = {
  cause: 'redirect-not-wanted',
  tellApart: 'The page’s code calls fetch with redirect: "error".',
} as const;

/**
 * A redirect that the browser did not follow for the page (`302` and `net::ERR_FAILED`), or followed and then lost the
 * page's origin on. The checks in the order of the Fetch standard: CORS on the redirect itself, where it leads to, and
 * last the page's own wish not to be redirected.
 */
export default defineRule({
  name: 'cors-redirect',
  brokenOff: true,
  causes: {
    'redirect-without-leave': {
      title: 'The browser did not follow to the next address',
      summary:
        'The server at {host} sent the browser on to another address. It did not say that this page may follow.',
      technical:
        'The answer {status} itself fails the CORS check: `Access-Control-Allow-Origin` is {allowed}; the page is `{origin}`. Each redirect needs it.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this. Or the page can ask at the final address at once.',
        {
          for: 'developer',
          text: 'Redirects often come from a proxy, a sign-in check or a missing slash, where no CORS headers are set.',
        },
      ],
      contrast: THE_END_IS_FINE,
      browserNames: ['net::ERR_FAILED'],
      sources: REDIRECT,
    },
    'redirect-leave-without-sign-in': {
      title: 'The next address is closed to signed-in requests',
      summary:
        'The server at {host} sent the browser on to another address. It does not let a signed-in request follow.',
      technical:
        'On the {status}, `Access-Control-Allow-Origin` is `{allowed}`. With credentials it must be `{origin}`, with `Access-Control-Allow-Credentials: true`.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        { for: 'developer', text: 'If no sign-in is needed here, fetch without `credentials: "include"`.' },
      ],
      contrast: THE_END_IS_FINE,
      browserNames: ['net::ERR_FAILED'],
      sources: REDIRECT,
    },
    'redirect-with-password': {
      title: 'The server sent the browser on with a password',
      summary:
        'The server at {host} named another address, with a user name or a password in it. Browsers do not follow that.',
      technical:
        'The `Location` of the {status} has the form `https://user:password@…`. With CORS that is a network error.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can take the name and password out.',
        { for: 'developer', text: 'Change that password: it stands in an answer that others can read.' },
      ],
      contrast: THE_END_IS_FINE,
      browserNames: ['RedirectContainsCredentials', 'net::ERR_FAILED'],
      sources: ['fetch#http-redirect-fetch', 'mdn:Web/HTTP/Guides/CORS/Errors'],
    },
    'redirect-to-another-scheme': {
      title: 'The server sent the browser on to no web address',
      summary:
        'The server at {host} named an address that is not on the web. A page’s code cannot follow it there.',
      technical:
        'The `Location` of the {status} begins with `{scheme}:`. Only `http` and `https` are followed.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'To open an app by its own scheme, set `location.href` in the page; `fetch` cannot do it.',
        },
      ],
      contrast: THE_END_IS_FINE,
      browserNames: ['CorsDisabledScheme', 'net::ERR_FAILED'],
      sources: ['fetch#http-redirect-fetch', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSRequestNotHttp'],
    },
    'redirect-not-wanted': {
      title: 'The page did not want to be sent on',
      summary:
        'The server at {host} sent the browser on to another address. The page had said that this counts as a failure.',
      technical:
        'Nothing forbids the {status} to `{target}`. What is left is `fetch` with `redirect: "error"`, or a service worker.',
      fixer: 'frontend',
      reach: 'address',
      hints: [
        'The developers of the page can fix this: ask at the new address, or allow the detour.',
        {
          for: 'developer',
          text: 'Look for `redirect: "error"` in the call. Often the redirect leads to a sign-in page.',
        },
      ],
      browserNames: ['net::ERR_FAILED'],
      sources: ['fetch#http-redirect-fetch', 'mdn:Web/API/RequestInit'],
    },
    'sent-to-sign-in-page': {
      title: 'You have to sign in again',
      summary:
        'The page asked {asked} for data. The server sent it to a sign-in page at {host}, and a program cannot fill that in.',
      technical:
        'The redirect leads to `{path}` at {host}, which is made for people: it does not allow other sites to read it (CORS). Your session is most likely over.',
      fixer: 'you',
      hints: [
        'Reload the page, and sign in if you are asked to.',
        {
          for: 'developer',
          text: 'Let the server answer requests of programs with 401, not with a redirect. Do not try to allow CORS on the sign-in page.',
        },
      ],
      contrast: {
        with: 'a CORS error',
        text: 'With a plain CORS error, the other server would have to change. Here the sign-in ran out.',
      },
      browserNames: ['net::ERR_FAILED'],
      sources: [...REDIRECT, 'mdn:401'],
    },
    'origin-lost-on-redirect': {
      title: 'After a detour, the server could not know the page',
      summary:
        'Another site sent the browser on to {host}. On such a detour the page’s name is left out, and {host} wants it.',
      technical:
        'A redirect from one foreign origin to another sets `Origin: null`. `Access-Control-Allow-Origin` is {allowed}, which is not `null`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: ask at the final address at once.',
        {
          for: 'developer',
          text: 'The page asked {address} first. Do not allow `null` on the server: any sandboxed page has that origin.',
        },
      ],
      contrast: {
        with: 'a wrong list on the server',
        text: 'The page may well be on the server’s list. Its name just did not arrive.',
      },
      browserNames: ['net::ERR_FAILED'],
      sources: [...REDIRECT, 'fetch#origin-header'],
    },
  },
  examine(exchange, related) {
    if (exchange.error !== 'net::ERR_FAILED') return undefined;
    const { status, headers } = exchange.response;
    if (exchange.resourceType === 'document' || exchange.resourceType === 'preflight') return undefined;
    if (status === 0) return followedOffTheWeb(exchange, related);
    const host = hostOf(exchange);
    const fault = corsFault(headers, askingOrigin(exchange));
    const allowOrigin = headers.get('access-control-allow-origin');
    const allowed = allowOrigin === undefined ? 'missing' : `\`${quote(allowOrigin)}\``;
    const lines: Evidence[] = [
      { from: 'response header Access-Control-Allow-Origin', saw: quote(allowOrigin ?? 'absent') },
    ];
    const signIn = fault && usesCors(exchange) ? sentToSignIn(exchange, related) : undefined;
    if (fault && signIn !== undefined) {
      const path = pathOf(exchange);
      return {
        cause: 'sent-to-sign-in-page',
        certainty: 'likely',
        evidence: [
          { from: 'redirect', saw: `${signIn} → ${host}${path}` },
          ...lines,
          { from: 'response status', saw: `${status}, kept from the page (net::ERR_FAILED)` },
        ],
        values: { host, path, asked: signIn },
        browserNames: [fault],
      };
    }
    if (status < 300 || status > 399 || status === 304) {
      const before = originLostAt(exchange, related);
      if (!before || !fault || !stopsAll(fault)) return undefined;
      return {
        cause: 'origin-lost-on-redirect',
        certainty: 'certain',
        evidence: [
          { from: 'request header Origin', saw: 'null' },
          { from: 'earlier request', saw: quote(`${before} sent the browser on`) },
          ...lines,
        ],
        values: { host, allowed, address: quote(before) },
        browserNames: [fault],
      };
    }

    const location = exchange.response.redirectUrl || (headers.get('location') ?? '');
    if (location === '') return undefined;
    const to = parseAddress(readUrl(location, exchange.url)?.href ?? '');
    if (!to) return undefined;
    const common = { host, status: String(status) };
    const kept: Evidence = { from: 'response status', saw: `${status}, not followed (net::ERR_FAILED)` };
    const origin = quote(askingOrigin(exchange) ?? 'the page’s origin');
    const away = isCrossOrigin(exchange) === true;
    const checked = away && usesCors(exchange);
    if (checked && fault && stopsAll(fault)) {
      return {
        cause: 'redirect-without-leave',
        certainty: 'certain',
        evidence: [...lines, { from: 'request header Origin', saw: origin }, kept],
        values: { ...common, allowed, origin },
        browserNames: [fault],
      };
    }
    const target = quote(`${to.origin === 'null' ? `${to.scheme}:` : to.origin}${to.path}`);
    if (!/^https?$/.test(to.scheme)) {
      return {
        cause: 'redirect-to-another-scheme',
        certainty: 'likely',
        evidence: [{ from: 'response header Location', saw: `begins with ${quote(to.scheme)}:` }, kept],
        values: { ...common, scheme: quote(to.scheme) },
        alternatives: [NOT_WANTED],
      };
    }
    if (to.hasCredentials && (away || to.origin !== parseAddress(exchange.url)?.origin)) {
      return {
        cause: 'redirect-with-password',
        certainty: 'likely',
        evidence: [{ from: 'response header Location, user name or password', saw: 'present' }, kept],
        values: common,
        alternatives: [NOT_WANTED],
      };
    }
    if (checked && fault) {
      const sent = exchange.request.headers.has('cookie');
      const told = exchange.credentialsTold;
      return {
        cause: 'redirect-leave-without-sign-in',
        certainty: sent ? 'certain' : 'likely',
        evidence: [
          ...lines,
          { from: 'request header Cookie', saw: sent ? 'present' : told ? 'absent' : 'not on record' },
          kept,
        ],
        values: { ...common, allowed: quote(allowOrigin ?? ''), origin },
        browserNames: [fault],
        ...(sent ? {} : { alternatives: [NOT_WANTED] }),
      };
    }
    return {
      cause: 'redirect-not-wanted',
      certainty: 'likely',
      evidence: [{ from: 'response header Location', saw: target }, kept],
      values: { ...common, target },
    };
  },
});

/** Chromium may go one step along such a redirect, and fails there. */
function followedOffTheWeb(exchange: Exchange, { redirectedFrom }: Related) {
  if (/^(?:https?|wss?|blob|data):/i.test(exchange.url) || !redirectedFrom) return undefined;
  const scheme = quote(/^[a-z][a-z0-9+.-]*/i.exec(exchange.url)?.[0] ?? '');
  return {
    cause: 'redirect-to-another-scheme',
    certainty: 'certain',
    evidence: [
      { from: 'address', saw: `begins with ${scheme}:` },
      { from: 'earlier request', saw: `${hostOf(redirectedFrom)} sent the browser on` },
      { from: 'net error', saw: 'net::ERR_FAILED, no status, no headers' },
    ],
    values: { host: hostOf(redirectedFrom), status: String(redirectedFrom.response.status), scheme },
  } as const;
}

/** Whether the CORS check applies: an image or a script without `crossorigin` is loaded without it. */
function usesCors({ request }: Exchange): boolean {
  const mode = request.headers.get('sec-fetch-mode');
  return mode === undefined ? request.headers.has('origin') : mode === 'cors';
}

/** The host that sent a request for data on to where people sign in; undefined where the request was for that place. */
function sentToSignIn(exchange: Exchange, { redirectedFrom }: Related): string | undefined {
  if (!redirectedFrom || (exchange.resourceType !== 'fetch' && exchange.resourceType !== 'xhr'))
    return undefined;
  return isSignInAddress(exchange.url) && !isSignInAddress(redirectedFrom.url)
    ? hostOf(redirectedFrom)
    : undefined;
}

/** The foreign origin whose redirect to yet another one took the page's origin away (Fetch, HTTP-redirect fetch). */
function originLostAt(exchange: Exchange, { redirectedFrom }: Related): string | undefined {
  if (exchange.request.headers.get('origin') !== 'null' || !redirectedFrom) return undefined;
  const before = parseAddress(redirectedFrom.url)?.origin;
  const asking = askingOrigin(redirectedFrom);
  if (before === undefined || asking === undefined || asking === 'null' || asking === before)
    return undefined;
  return before === parseAddress(exchange.url)?.origin ? undefined : before;
}
