import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin, outcomeOf } from '../../session/outcome.ts';
import { corsFault, isOrigin } from '../cors-check.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NETWORK_DOWN = {
  with: 'a dead connection',
  text: 'With a dead connection there would be no answer at all. Here the server did answer.',
} as const;
const NOT_CSP = {
  for: 'developer',
  text: 'It is not CSP: that stops a request before it is sent. ORB and CORP stop plain pictures and scripts, with codes of their own.',
} as const;

/**
 * The answer came and the browser kept it from the page: the CORS check of the Fetch standard, step by step. A request
 * that was never sent because the browser asked first and was refused is in cors-preflight.ts.
 */
export default defineRule({
  name: 'cors-response',
  brokenOff: true,
  causes: {
    'cors-missing-allow-origin': {
      title: 'The browser kept the answer from the page',
      summary: 'The server at {host} did answer. It did not say that this page may read the answer.',
      technical:
        '`Access-Control-Allow-Origin` is missing from the answer ({status}) to `{origin}`. Add `Access-Control-Allow-Origin: {origin}` and `Vary: Origin` to it.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this. Nothing you do in the browser helps.',
        {
          for: 'developer',
          text: 'Set the header on the server: on the answer itself, not to OPTIONS alone, and on errors such as 500. `mode: "no-cors"` only hides the message: the answer stays unreadable.',
        },
        NOT_CSP,
      ],
      contrast: NETWORK_DOWN,
      browserNames: ['MissingAllowOriginHeader', 'net::ERR_FAILED'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSMissingAllowOrigin'],
    },
    'cors-hides-server-error': {
      title: 'The server failed, and the browser hid its answer',
      summary:
        'The server at {host} answered with an error ({status}). It also did not say that this page may read the answer.',
      technical:
        'Mend the {status} first: many servers leave out `Access-Control-Allow-Origin` only when they fail. If it still fails, add the header for `{origin}`.',
      fixer: 'backend',
      hints: [
        'Tell the people who run {host} that it answered {status}.',
        {
          for: 'developer',
          text: 'Repeat the request with curl to read the error that the browser hides. An OPTIONS request before it, if any, was in order.',
        },
        NOT_CSP,
      ],
      contrast: NETWORK_DOWN,
      browserNames: ['MissingAllowOriginHeader', 'net::ERR_FAILED'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSMissingAllowOrigin'],
    },
    'cors-allow-origin-mismatch': {
      title: 'The answer was meant for another site',
      summary:
        'The server at {host} did answer. It lets {allowed} read the answer, and that is not this page.',
      technical:
        '`Access-Control-Allow-Origin` is `{allowed}`; the page’s origin is `{origin}`. They must be equal, letter by letter.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: this page has to be on their list.',
        {
          for: 'developer',
          text: 'Compare scheme, host and port: `http` and `https`, `www`, and each port are different origins.',
        },
        NOT_CSP,
      ],
      contrast: NETWORK_DOWN,
      browserNames: ['AllowOriginMismatch', 'net::ERR_FAILED'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin'],
    },
    'cors-allow-origin-invalid': {
      title: 'Who may read the answer is not clearly said',
      summary:
        'The server at {host} did answer. What it says about who may read the answer is not in a valid form.',
      technical:
        '`Access-Control-Allow-Origin` is `{allowed}`. It must be one origin, `*` or `null`; a list is not valid.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Often two programs on the way each add the header. Send it once, as `{origin}`.',
        },
        NOT_CSP,
      ],
      contrast: NETWORK_DOWN,
      browserNames: ['net::ERR_FAILED'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'],
    },
    'cors-wildcard-with-credentials': {
      title: 'The answer is for everyone, but your sign-in went along',
      summary:
        'The server at {host} lets every page read its answer. For a signed-in request, it must name this page.',
      technical:
        '`Access-Control-Allow-Origin: *` does not count for a request with credentials. Answer `Access-Control-Allow-Origin: {origin}`, `Access-Control-Allow-Credentials: true` and `Vary: Origin`.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        { for: 'developer', text: 'If no sign-in is needed here, fetch without `credentials: "include"`.' },
        NOT_CSP,
      ],
      contrast: NETWORK_DOWN,
      browserNames: ['WildcardOriginNotAllowed', 'net::ERR_FAILED'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSNotSupportingCredentials'],
    },
    'cors-allow-credentials-missing': {
      title: 'The server does not allow a signed-in request from here',
      summary: 'The server at {host} lets this page read its answers, but not those to signed-in requests.',
      technical:
        '`Access-Control-Allow-Credentials` is {allowed}; a request with credentials needs `true`, in lower case.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Send `Access-Control-Allow-Credentials: true`, or fetch without credentials.',
        },
        NOT_CSP,
      ],
      contrast: NETWORK_DOWN,
      browserNames: ['InvalidAllowCredentials', 'net::ERR_FAILED'],
      sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSMIssingAllowCredentials'],
    },
  },
  examine(exchange) {
    const { status, headers } = exchange.response;
    if (exchange.error !== 'net::ERR_FAILED' || status === 0 || outcomeOf(exchange) !== 'blocked')
      return undefined;
    // A redirect that ends in ERR_FAILED has other possible reasons (capture-facts): not this check alone.
    if (status >= 300 && status < 400 && status !== 304) return undefined;
    const origin = quote(askingOrigin(exchange) ?? 'the page’s origin');
    const host = hostOf(exchange);
    const asked: Evidence = { from: 'request header Origin', saw: origin };
    const answered: Evidence = {
      from: 'response status',
      saw: `${status}, kept from the page (net::ERR_FAILED)`,
    };
    const fault = corsFault(headers, askingOrigin(exchange));
    if (fault === undefined) return undefined;
    const allowed = headers.all('access-control-allow-origin').join(', ');
    if (fault === 'MissingAllowOriginHeader') {
      const values = { host, origin, status: String(status) };
      const evidence = [
        { from: 'response header Access-Control-Allow-Origin', saw: 'absent' },
        asked,
        answered,
      ];
      return status >= 500
        ? { cause: 'cors-hides-server-error', certainty: 'certain', evidence, values }
        : { cause: 'cors-missing-allow-origin', certainty: 'certain', evidence, values };
    }
    const evidence = [
      { from: 'response header Access-Control-Allow-Origin', saw: quote(allowed) },
      asked,
      answered,
    ];
    switch (fault) {
      case 'MultipleAllowOriginValues':
      case 'InvalidAllowOriginValue':
        return {
          cause: 'cors-allow-origin-invalid',
          certainty: 'certain',
          evidence,
          values: { host, origin, allowed: quote(allowed) },
          browserNames: [fault],
        };
      case 'AllowOriginMismatch': {
        const values = { host, origin, allowed: quote(allowed) };
        // “https://shop.example/” is an address and no origin; Chromium calls that a mismatch too.
        return isOrigin(allowed)
          ? { cause: 'cors-allow-origin-mismatch', certainty: 'certain', evidence, values }
          : {
              cause: 'cors-allow-origin-invalid',
              certainty: 'certain',
              evidence,
              values,
              browserNames: [fault],
            };
      }
      case 'WildcardOriginNotAllowed':
        // The check with "*" fails for one reason only: the request was made with credentials.
        return {
          cause: 'cors-wildcard-with-credentials',
          certainty: 'certain',
          evidence: [...evidence, sent(exchange)],
          values: { host, origin },
        };
      case 'InvalidAllowCredentials': {
        const credentials = headers.get('access-control-allow-credentials');
        return {
          cause: 'cors-allow-credentials-missing',
          certainty: 'certain',
          evidence: [
            { from: 'response header Access-Control-Allow-Credentials', saw: quote(credentials ?? 'absent') },
            ...evidence,
          ],
          values: { host, allowed: credentials === undefined ? 'missing' : `\`${quote(credentials)}\`` },
        };
      }
    }
  },
});

function sent(exchange: Exchange): Evidence {
  const names = ['authorization', 'cookie'].filter((name) => exchange.request.headers.has(name));
  return {
    from: 'request headers',
    saw:
      names.length > 0
        ? `${names.join(' and ')} present`
        : exchange.credentialsTold
          ? 'no Cookie was at hand'
          : 'no Cookie is on record in all of this file',
  };
}
