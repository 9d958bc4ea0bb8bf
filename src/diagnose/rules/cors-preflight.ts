import { readUrl } from '../../session/address.ts';
import { askingOrigin } from '../../session/outcome.ts';
import { isPreflight } from '../../session/same-request.ts';
import { corsFault, listOf, stopsAll } from '../cors-check.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { type Alternative, defineRule, type Evidence } from '../rule.ts';

const REQUEST_FAILED = {
  with: 'a failed request',
  text: 'The request itself did not fail: it was never sent. The OPTIONS request before it holds the reason.',
} as const;

const SOURCES = ['fetch#cors-preflight-fetch', 'mdn:Web/HTTP/Guides/CORS'] as const;

/**
 * Before some requests to another origin the browser asks the server for leave with an OPTIONS request. When the answer
 * does not give leave, the real request is never sent, and only the OPTIONS entry holds the reason.
 */
export default defineRule({
  name: 'cors-preflight',
  causes: {
    'preflight-bad-status': {
      title: 'The browser asked first, and the server said no',
      summary:
        'Before this request, the browser asked {host} for permission. The answer was an error ({status}).',
      technical:
        'The preflight `OPTIONS` was answered {status}; only 200 to 299 counts. The `{method}` request was never sent.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Let the server answer `OPTIONS` at this path with 204 and the CORS headers, before it checks sign-in or routes.',
        },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['PreflightInvalidStatus', 'net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-missing-allow-origin': {
      title: 'The browser asked first and got no permission',
      summary:
        'Before this request, the browser asked {host} for permission. The answer does not name this page.',
      technical:
        'The preflight answer ({status}) has no `Access-Control-Allow-Origin`. Add `Access-Control-Allow-Origin: {origin}` to it.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Set the CORS headers on `OPTIONS` at this path too; many routers skip it.',
        },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['PreflightMissingAllowOriginHeader', 'net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-allow-origin-mismatch': {
      title: 'The browser asked first; only another site may do this',
      summary:
        'Before this request, the browser asked {host} for permission. It got one that is not for this page.',
      technical:
        'The preflight answer says `Access-Control-Allow-Origin: {allowed}`; the page’s origin is `{origin}`.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this: this page has to be on their list.',
        { for: 'developer', text: 'Compare scheme, host and port.' },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-allow-origin-invalid': {
      title: 'The browser asked first; the reply makes no sense',
      summary:
        'Before this request, the browser asked {host} for permission. What the reply says about this page is not in a valid form.',
      technical:
        'The preflight answer says `Access-Control-Allow-Origin: {allowed}`. It must be one origin: `{origin}`.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        { for: 'developer', text: 'Often two programs on the way each add the header. Send it once.' },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-credentials-missing': {
      title: 'The browser asked first; not allowed with a sign-in',
      summary:
        'Before this request, the browser asked {host} for permission. What it got does not cover signed-in requests.',
      technical:
        'The preflight answer lacks `Access-Control-Allow-Credentials: true`, and the request has credentials.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        { for: 'developer', text: 'Add the header to the preflight answer, or fetch without credentials.' },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['PreflightInvalidAllowCredentials', 'net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-wildcard-with-credentials': {
      title: 'The server must allow this page by name',
      summary:
        'Before this request, the browser asked {host} for permission. It is given to all pages, and that does not count for signed-in requests.',
      technical:
        'The preflight answer says `Access-Control-Allow-Origin: *`. With credentials it must be `{origin}`, with `Access-Control-Allow-Credentials: true`.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this: the answer has to name this page.',
        { for: 'developer', text: 'If no sign-in is needed here, fetch without `credentials: "include"`.' },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['PreflightWildcardOriginNotAllowed', 'net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-method-refused': {
      title: 'The server does not let this page send {method} requests',
      summary:
        'Before this request, the browser asked {host} for permission. This kind of request is not on its list.',
      technical:
        'The preflight answer allows {allowed}, and not `{method}`. Add it to `Access-Control-Allow-Methods`.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Method names count letter by letter: `PATCH` must be in capitals on both sides. With credentials, `*` does not stand for all.',
        },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['MethodDisallowedByPreflightResponse', 'net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-header-refused': {
      title: 'The server does not allow one part of this request',
      summary:
        'The page adds a note named “{header}” to this request. The server at {host} does not allow that.',
      technical:
        '`{header}` is missing from `Access-Control-Allow-Headers` in the preflight answer, which says: {allowed}.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Add `{header}` to `Access-Control-Allow-Headers`, or leave it out of the request. With credentials, `*` does not stand for all.',
        },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['HeaderDisallowedByPreflightResponse', 'net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-list-invalid': {
      title: 'The browser asked first; the list it got makes no sense',
      summary:
        'Before this request, the browser asked {host} for permission. The list of what is allowed is not in a valid form.',
      technical:
        'The preflight answer says `{header}: {allowed}`. That is no list of names with commas between them.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        { for: 'developer', text: 'Put commas between the names, with no quote marks and no semicolons.' },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['net::ERR_FAILED'],
      sources: SOURCES,
    },
    'preflight-redirected': {
      title: 'The browser asked first and was sent elsewhere',
      summary:
        'Before this request, the browser asked {host} for permission. It was sent to another address, and that is not allowed.',
      technical:
        'The preflight `OPTIONS` was answered {status} with a redirect to `{target}`. A preflight must not be redirected.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'The developers of the page can fix this: ask at the final address at once.',
        {
          for: 'developer',
          text: 'Look for a missing slash at the end, `http` in the place of `https`, or a sign-in redirect.',
        },
      ],
      contrast: REQUEST_FAILED,
      browserNames: ['PreflightDisallowedRedirect', 'net::ERR_FAILED', 'net::ERR_INVALID_REDIRECT'],
      sources: SOURCES,
    },
  },
  examine(exchange, related) {
    const preflight = isPreflight(exchange) ? exchange : related.preflight;
    const request = isPreflight(exchange) ? related.preflighted : exchange;
    if (!preflight || preflight.pending || preflight.response.status === 0) return undefined;
    // The request went out and was answered: then the preflight was in order.
    if (request && (request.error !== 'net::ERR_FAILED' || request.response.status > 0)) return undefined;
    // An answer of 2xx gives no leave by what it lacks. Its own line says “succeeded”; the request’s line explains.
    if (exchange === preflight && preflight.response.status < (request ? 300 : 400)) return undefined;

    const { status, headers } = preflight.response;
    const host = hostOf(preflight);
    const method = quote(
      preflight.request.headers.get('access-control-request-method') ?? request?.method ?? '',
    );
    const origin = quote(askingOrigin(preflight) ?? 'the page’s origin');
    const place = exchange === preflight ? 'response' : 'answer to OPTIONS';
    const answered: Evidence = { from: `${place}, status`, saw: String(status) };
    const never: Evidence = { from: 'this request', saw: 'no status: it was never sent' };
    const rest = exchange === preflight ? [answered] : [answered, never];
    const header = (name: string, value: string | undefined): Evidence => ({
      from: `${place}, header ${name}`,
      saw: quote(value ?? 'absent'),
    });

    const location = headers.get('location') ?? preflight.response.redirectUrl;
    if (status >= 300 && status < 400 && (location !== '' || preflight.error !== null)) {
      return {
        cause: 'preflight-redirected',
        certainty: 'certain',
        evidence: [header('Location', location || undefined), ...rest],
        values: { host, status: String(status), target: target(location, preflight.url) },
      };
    }
    const allowOrigin = headers.get('access-control-allow-origin');
    const fault = corsFault(headers, askingOrigin(preflight));
    const originEvidence = [header('Access-Control-Allow-Origin', allowOrigin), ...rest];
    // These count for requests with credentials only, which a record does not tell.
    const forSignedIn: Alternative<
      'preflight-wildcard-with-credentials' | 'preflight-credentials-missing'
    >[] =
      fault === 'WildcardOriginNotAllowed'
        ? [{ cause: 'preflight-wildcard-with-credentials', tellApart: WITH_CREDENTIALS }]
        : fault === 'InvalidAllowCredentials'
          ? [{ cause: 'preflight-credentials-missing', tellApart: WITH_CREDENTIALS }]
          : [];
    const certainty = forSignedIn.length > 0 ? 'likely' : 'certain';

    if (status < 200 || status > 299) {
      return {
        cause: 'preflight-bad-status',
        certainty,
        evidence: [answered, header('Access-Control-Allow-Origin', allowOrigin), ...rest.slice(1)],
        values: { host, status: String(status), method },
        // The CORS check comes before the check of the status (Fetch standard, CORS-preflight fetch, steps 5 to 7).
        browserNames: stopsAll(fault) ? [`Preflight${fault}`] : [],
        alternatives: forSignedIn,
      };
    }
    switch (fault) {
      case 'MissingAllowOriginHeader':
        return {
          cause: 'preflight-missing-allow-origin',
          certainty: 'certain',
          evidence: originEvidence,
          values: { host, origin, status: String(status) },
        };
      case 'MultipleAllowOriginValues':
      case 'InvalidAllowOriginValue':
        return {
          cause: 'preflight-allow-origin-invalid',
          certainty: 'certain',
          evidence: originEvidence,
          values: { host, origin, allowed: quote(allowOrigin ?? '') },
          browserNames: [`Preflight${fault}`],
        };
      case 'AllowOriginMismatch':
        return {
          cause: 'preflight-allow-origin-mismatch',
          certainty: 'certain',
          evidence: originEvidence,
          values: { host, origin, allowed: quote(allowOrigin ?? '') },
          browserNames: ['PreflightAllowOriginMismatch'],
        };
    }

    const methodsLine = headers.get('access-control-allow-methods');
    const headersLine = headers.get('access-control-allow-headers');
    const methods = listOf(methodsLine);
    const allowedHeaders = listOf(headersLine)?.map((name) => name.toLowerCase());
    if (!methods || !allowedHeaders) {
      const [name, line] = methods
        ? (['Access-Control-Allow-Headers', headersLine] as const)
        : (['Access-Control-Allow-Methods', methodsLine] as const);
      return {
        cause: 'preflight-list-invalid',
        certainty,
        evidence: [header(name, line), ...rest],
        values: { host, header: name, allowed: quote(line ?? '') },
        browserNames: [
          methods ? 'InvalidAllowHeadersPreflightResponse' : 'InvalidAllowMethodsPreflightResponse',
        ],
        alternatives: forSignedIn,
      };
    }
    const methodNamed = SIMPLE_METHODS.has(method) || methods.includes(method);
    const methodRefused = {
      cause: 'preflight-method-refused',
      evidence: [header('Access-Control-Allow-Methods', methodsLine), ...rest],
      values: { host, method, allowed: quote(methods.join(', ')) || 'none by name' },
    } as const;
    if (!methodNamed && !methods.includes('*')) {
      return { ...methodRefused, certainty, alternatives: forSignedIn };
    }
    const unnamed = (listOf(preflight.request.headers.get('access-control-request-headers')) ?? []).filter(
      (name) => !allowedHeaders.includes(name.toLowerCase()),
    );
    const headerRefused = (name: string) =>
      ({
        cause: 'preflight-header-refused',
        evidence: [
          header('Access-Control-Allow-Headers', headersLine),
          { from: 'OPTIONS request, header Access-Control-Request-Headers', saw: quote(name) },
          ...rest,
        ],
        values: {
          host,
          header: quote(name),
          allowed: quote(allowedHeaders.join(', ')) || 'nothing',
        },
      }) as const;
    // The specification wants `authorization` named even beside "*"; Chromium only warns (a recording of ours).
    const refused = allowedHeaders.includes('*') ? undefined : unnamed[0];
    if (refused) return { ...headerRefused(refused), certainty, alternatives: forSignedIn };

    // All else is in order, so only what counts for requests with credentials is left.
    if (fault === 'WildcardOriginNotAllowed') {
      return {
        cause: 'preflight-wildcard-with-credentials',
        certainty: 'likely',
        evidence: originEvidence,
        values: { host, origin },
      };
    }
    if (fault === 'InvalidAllowCredentials') {
      return {
        cause: 'preflight-credentials-missing',
        certainty: 'likely',
        evidence: [
          header('Access-Control-Allow-Credentials', headers.get('access-control-allow-credentials')),
          ...rest,
        ],
        values: { host },
      };
    }
    // There "*" is a name like any other (Fetch standard, CORS-preflight fetch, steps 7.5 and 7.6).
    if (!methodNamed) return { ...methodRefused, certainty: 'likely' };
    const [first] = unnamed;
    return first === undefined ? undefined : { ...headerRefused(first), certainty: 'likely' };
  },
});

const WITH_CREDENTIALS = 'The page’s code asks with credentials: "include".';

/** Allowed without being named (Fetch standard, CORS-safelisted method). */
const SIMPLE_METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Where a redirect leads, without its query: that may carry secrets. */
function target(location: string, base: string): string {
  const url = location === '' ? null : readUrl(location, base);
  if (!url) return 'an address that it does not name';
  return quote(`${url.origin}${url.pathname}`);
}
