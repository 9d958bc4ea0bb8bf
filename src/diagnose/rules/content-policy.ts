import { parseAddress, readUrl } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin } from '../../session/outcome.ts';
import type { PageReport } from '../../session/page-report.ts';
import type { Related } from '../../session/relations.ts';
import { listOf, policiesOf, type Refusal, refusalOf } from '../content-security-policy.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NO_SERVER_ASKED = {
  with: 403,
  text: 'A 403 would mean: a server was asked and said no. Here no server was asked.',
} as const;

const NOT_CORS = {
  with: 'a CORS error',
  text: 'With a CORS error the other server would have to change. Here it is this page’s own rule.',
} as const;

const DEVTOOLS = {
  cause: 'devtools-blocking',
  tellApart: 'See whether request blocking is on in DevTools.',
} as const;
const STOPPED = {
  cause: 'stopped-inside-browser',
  tellApart: 'The Console names the rule that was broken.',
} as const;

/**
 * The browser did not let the request out: by a rule of the page, an add-on, DevTools, or because of the address itself.
 * All but the add-on and the port end in the same empty error, so the address and the page's own policy have to tell
 * (capture-facts: "What cannot be told apart").
 */
export default defineRule({
  name: 'content-policy',
  brokenOff: true,
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
      contrast: NO_SERVER_ASKED,
      browserNames: ['net::ERR_BLOCKED_BY_CLIENT', 'other'],
      sources: ['chromium:net/base/net_error_list.h'],
    },
    'page-policy-forbids': {
      title: 'The page’s own rules forbid this',
      summary:
        'The page came with a list of what it may load. The address {host} is not on it, so nothing was sent.',
      technical:
        'The page’s `Content-Security-Policy` says `{directive} {allowed}`. Add `{address}` there if the load is wanted.',
      fixer: 'frontend',
      hints: [
        'Ask the developers of the page to add {host} to that list, if it is wanted.',
        {
          for: 'developer',
          text: 'Without a directive of its own, a kind of load falls back to `default-src`. Each policy has to allow it: those of headers and of `<meta>` tags.',
        },
      ],
      contrast: NOT_CORS,
      browserNames: ['csp'],
      sources: ['https://www.w3.org/TR/CSP3/', 'mdn:Web/HTTP/Guides/CSP'],
    },
    'mixed-content': {
      title: 'A secure page asked for something that is not secure',
      summary:
        'This page came over a secure connection. It asked {host} over one that is not, so the browser stopped it.',
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
      sources: ['mdn:Web/Security/Defenses/Mixed_content'],
    },
    'local-file-refused': {
      title: 'A web page may not read files on your computer',
      summary: 'The page asked for a file on this computer. No browser lets a web page do that.',
      technical: 'The address begins with `file:`, and the page is at `{origin}`. Nothing was read.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the file has to come from a server.',
        { for: 'developer', text: 'Look for a path such as `file:///` or `C:\\` in the code or the build.' },
      ],
      browserNames: ['other'],
      sources: ['mdn:Web/HTTP/Guides/CORS/Errors/CORSRequestNotHttp', 'fetch#scheme-fetch'],
    },
    'password-in-address': {
      title: 'The address holds a name or password',
      summary: 'The page put a user name or a password into the address. Browsers do not send such requests.',
      technical:
        'The address of {host} has the form `https://user:password@…`. Chrome blocks that for everything a page loads.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Send the name and the password in an `Authorization` header. Then change them: addresses end up in logs.',
        },
      ],
      browserNames: ['origin'],
      sources: ['https://chromestatus.com/feature/5669008342777856'],
    },
    'dangling-markup': {
      title: 'The address looks like a piece of the page itself',
      summary:
        'The address holds a “<” and had a line break in it. That is how stolen page text looks, so nothing was sent.',
      technical:
        'Chrome blocks addresses with both a line break and `<` (dangling markup). Often a quote mark is missing in the page’s code.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: one of its addresses has no end.',
        { for: 'developer', text: 'Look for an attribute whose closing quote is missing, near `{path}`.' },
      ],
      browserNames: ['other'],
      sources: ['https://chromestatus.com/feature/5735596811091968'],
    },
    'worker-sent-elsewhere': {
      title: 'A helper program of the page was sent to another site',
      summary:
        'The page’s background program must come from the page’s own site. The server sent the browser on to {host}.',
      technical:
        'The script of a worker was answered {status} with a redirect to another origin. Browsers refuse that, whatever the headers say.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the file has to come from the page’s own address.',
        {
          for: 'developer',
          text: 'Serve the worker’s script from the page’s origin, or start it from a small script there that imports the other.',
        },
      ],
      browserNames: ['net::ERR_ABORTED'],
      sources: ['fetch#http-redirect-fetch'],
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
      contrast: NOT_CORS,
      browserNames: ['csp'],
      sources: ['mdn:Web/HTTP/Guides/CSP'],
    },
    'devtools-blocking': {
      title: 'DevTools was told to block this request',
      summary: 'DevTools has a list of requests to block. It is switched on, and this one is on it.',
      technical: 'Request blocking in DevTools stops a request with an empty error.',
      fixer: 'you',
      reach: 'everywhere',
      hints: ['Switch request blocking off in DevTools.'],
      browserNames: ['inspector'],
      sources: ['mdn:Glossary/Developer_Tools'],
    },
    'unsafe-port': {
      title: 'Browsers refuse the number {port} in an address',
      summary:
        'The number after the colon is kept for another service, such as mail. So the browser did not ask {host}.',
      technical: 'Port {port} is on the list of blocked ports of the Fetch standard. Nothing was sent.',
      fixer: 'operations',
      hints: [
        'The people who run {host} can fix this: they can use another number, such as 8080.',
        {
          for: 'developer',
          text: 'Often a test server was started with an unlucky number: 6000, 6665 to 6669 and 10080 are blocked.',
        },
      ],
      contrast: {
        with: 'a refused connection',
        text: 'With a refused connection a computer would have been asked. Here none was.',
      },
      browserNames: ['net::ERR_UNSAFE_PORT'],
      sources: ['fetch#port-blocking', 'chromium:net/base/port_util.cc'],
    },
  },
  examine(exchange, related) {
    const { error, pageReport } = exchange;
    if (error === null) return undefined;
    if (pageReport?.kind === 'policy-violation') return toldByThePage(exchange, pageReport);
    if (error === 'net::ERR_BLOCKED_BY_CLIENT') {
      return {
        cause: 'blocked-by-extension',
        certainty: 'likely',
        evidence: [{ from: 'net error', saw: error }],
        values: { host: hostOf(exchange) },
      };
    }
    if (error === 'net::ERR_UNSAFE_PORT') {
      const port = parseAddress(exchange.url)?.port ?? '';
      return {
        cause: 'unsafe-port',
        certainty: 'certain',
        evidence: [
          { from: 'net error', saw: error },
          { from: 'address, number after the colon', saw: port },
        ],
        values: { host: quote(parseAddress(exchange.url)?.hostname ?? ''), port },
      };
    }
    const { status } = exchange.response;
    const target = targetOf(exchange);
    // Chrome records a redirect that was refused inside the browser twice: with the empty error, then as aborted.
    const refusedRedirect = error === ABORTED && target !== exchange.url;
    if (error !== '' && error !== 'net::ERR_BLOCKED_BY_CSP' && !refusedRedirect) return undefined;

    const to = parseAddress(target);
    const host = quote(to?.host || 'the address');
    const refusal = policyRefusal(exchange, related, target);
    const evidence: Evidence[] = [
      { from: 'net error', saw: error || 'empty: stopped inside the browser' },
      status > 0
        ? { from: 'response status', saw: `${status}: the way it leads to was not taken` }
        : { from: 'request headers', saw: `${exchange.request.headers.size}: it was not sent` },
    ];
    if (error !== '' && !refusal && !refusedRedirect) return undefined;

    const page = pageOf(exchange, related);
    if (to?.scheme === 'file' && /^https?:/.test(page?.origin ?? '')) {
      return {
        cause: 'local-file-refused',
        certainty: 'certain',
        evidence: [{ from: 'address', saw: 'begins with file:' }, ...evidence],
        values: { origin: quote(page?.origin ?? '') },
      };
    }
    // Chrome asks the page's policy before it looks for mixed content.
    if (refusal) {
      const sure =
        refusal.byAddressOnly &&
        exchange.resourceType !== 'other' &&
        (error === 'net::ERR_BLOCKED_BY_CSP' || askedByThePageItself(exchange, related));
      return {
        cause: 'page-policy-forbids',
        certainty: sure ? 'certain' : 'likely',
        evidence: [
          {
            from: `page, ${refusal.from}`,
            saw: quote(`${refusal.directive} ${refusal.allows}`),
          },
          ...evidence,
        ],
        values: {
          host,
          directive: refusal.directive,
          allowed: quote(refusal.allows),
          address: quote(to?.origin ?? host),
        },
        // DevTools may block it too, yet what the page's policy forbids stays forbidden.
        alternatives: sure ? [] : [DEVTOOLS],
        browserNames: error === '' ? [] : [error],
      };
    }
    if (to?.scheme === 'http' && page?.origin.startsWith('https:') && !isThisComputer(to.hostname)) {
      return {
        cause: 'mixed-content',
        certainty: page.certain ? 'likely' : 'possible',
        evidence: [{ from: 'request', saw: `from ${quote(page.origin)} to http` }, ...evidence],
        values: { host },
        alternatives: [STOPPED, DEVTOOLS],
        browserNames: error === '' ? [] : [error],
      };
    }
    if (to?.hasCredentials) {
      return {
        cause: 'password-in-address',
        certainty: 'likely',
        evidence: [{ from: 'address, user name or password', saw: 'present' }, ...evidence],
        values: { host },
        alternatives: [STOPPED, DEVTOOLS],
        browserNames: error === '' ? [] : [error],
      };
    }
    if (refusedRedirect) {
      return isWorkerScript(exchange) && to && to.origin !== parseAddress(exchange.url)?.origin
        ? {
            cause: 'worker-sent-elsewhere',
            certainty: 'likely',
            evidence: [
              { from: 'response header Location', saw: quote(to.origin) },
              { from: 'request', saw: 'for the script of a worker' },
              ...evidence,
            ],
            values: { host, status: String(status) },
          }
        : undefined;
    }
    // The line break is gone from the recorded address; the "<" stays.
    if (to && /%3c|</i.test(to.path + to.query)) {
      return {
        cause: 'dangling-markup',
        certainty: 'possible',
        evidence: [{ from: 'address', saw: 'holds an encoded “<”' }, ...evidence],
        values: { path: quote(to.path) },
        alternatives: [STOPPED, DEVTOOLS],
      };
    }
    return {
      cause: 'stopped-inside-browser',
      certainty: 'likely',
      evidence,
      values: { host },
      alternatives: [DEVTOOLS],
    };
  },
});

const ABORTED = 'net::ERR_ABORTED';

/** The page's own event says it: nothing is left to infer. It names the load's directive, its policy the one that applied. */
function toldByThePage(exchange: Exchange, { directive, blocked, policy }: PolicyViolation) {
  const list = listOf(policy, directive);
  const to = parseAddress(blocked) ?? parseAddress(exchange.url);
  const host = quote(to?.host || 'the address');
  const { error } = exchange;
  return {
    cause: 'page-policy-forbids',
    certainty: 'certain',
    evidence: [
      { from: 'the page itself, policy violation', saw: quote(`${directive} does not allow ${blocked}`) },
      ...(list
        ? [{ from: 'the page itself, its policy', saw: quote(`${list.directive} ${list.allows}`) }]
        : []),
      ...(error === '' && exchange.request.headers.size === 0
        ? []
        : [{ from: 'net error', saw: error || 'empty: stopped inside the browser' }]),
    ],
    values: {
      host,
      directive: list?.directive ?? directive,
      allowed: list ? quote(list.allows) : '…',
      address: quote(to?.origin ?? host),
    },
    browserNames: error ? [error] : [],
  } as const;
}

type PolicyViolation = Extract<PageReport, { kind: 'policy-violation' }>;

/** Over plain http browsers do not say what they ask for; then a worker's script is of no type, and nobody else's is. */
function isWorkerScript({ request, resourceType, initiator }: Exchange): boolean {
  const destination = request.headers.get('sec-fetch-dest');
  if (destination !== undefined) return destination.endsWith('worker');
  return (resourceType === 'other' || resourceType === 'script') && initiator?.type === 'other';
}

/** Where the request was to go: the address that a redirect names, where it was the redirect that was not followed. */
function targetOf(exchange: Exchange): string {
  const { status, redirectUrl, headers } = exchange.response;
  if (status < 300 || status > 399) return exchange.url;
  const location = redirectUrl || (headers.get('location') ?? '');
  return readUrl(location, exchange.url)?.href ?? exchange.url;
}

/** What the page's own policy has against the load; a policy that only reports (`-Report-Only`) stops nothing. */
function policyRefusal(exchange: Exchange, related: Related, target: string): Refusal | undefined {
  const page = related.document;
  if (!page || page.request.headers.get('sec-fetch-dest') === 'iframe') return undefined;
  const policies = policiesOf(page);
  if (policies.length === 0) return undefined;
  // Another site's frame has a policy of its own.
  const asking = pageOf(exchange, related)?.origin;
  if (asking !== undefined && asking !== parseAddress(page.url)?.origin) return undefined;
  const redirected = target !== exchange.url || related.redirectedFrom !== null;
  return refusalOf(policies, exchange.resourceType, target, page.url, redirected);
}

/** Whether the page's own text asks, not a frame or a worker in it, which may have another policy. */
function askedByThePageItself({ initiator }: Exchange, related: Related): boolean {
  const withoutFragment = (url: string | null | undefined) => url?.split('#')[0];
  const page = withoutFragment(related.document?.url);
  return initiator?.type === 'parser' && page !== undefined && withoutFragment(initiator.url) === page;
}

/**
 * The origin of the page that asked. On the way from https to http browsers leave `Referer` empty (4 of 4 recordings), so
 * then it is the initiator that tells: the page where its parser asked, or a script of the page's own site; else a script
 * that may be another site's.
 */
function pageOf(exchange: Exchange, related: Related): { origin: string; certain: boolean } | undefined {
  const asking = askingOrigin(exchange);
  if (asking !== undefined) return { origin: asking, certain: true };
  const { initiator } = exchange;
  const origin = parseAddress(initiator?.url ?? '')?.origin;
  if (origin === undefined) return undefined;
  return {
    origin,
    certain: initiator?.type === 'parser' || origin === parseAddress(related.document?.url ?? '')?.origin,
  };
}

/** `http` to this computer is as good as `https` (W3C Secure Contexts §3.1), so it is no mixed content. */
function isThisComputer(hostname: string): boolean {
  return /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/.test(hostname) || hostname.endsWith('.localhost');
}
