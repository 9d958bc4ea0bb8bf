import type { Exchange } from '../../session/exchange.ts';
import { isPlaceholder, mayHideAnother } from '../../session/placeholder.ts';
import { readChallenges } from '../challenge.ts';
import { gapTo, sentAgain } from '../later-success.ts';
import { whenLimitEnds } from '../limit-headers.ts';
import { answeredAt, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ALL_WELL = 'Nothing needs fixing: the next try went through.';
const NOT_FOLLOWED = {
  with: 'a failed sign-in',
  text: 'A failed sign-in is not followed by a good answer.',
} as const;

/**
 * A request that was turned down, and then went through: the refusal was a step on the way. Where no success followed,
 * this is silent, and sign-in.ts or proxy-sign-in.ts says what is missing.
 */
export default defineRule({
  name: 'handshake',
  statuses: [400, 401, 403, 407, 408, 419, 421, 425, 429],
  causes: {
    'sign-in-handshake': {
      title: 'This was the first step of signing in',
      summary:
        '{host} asks who you are before it answers. The browser told it, and then the same request worked.',
      technical:
        'The {status} is the challenge of `{scheme}`. The same request succeeded {after} later, with the answer to it.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'NTLM and Negotiate sign in a connection, and may take two such steps. Later requests on it need none.',
        },
      ],
      contrast: NOT_FOLLOWED,
      sources: ['rfc9110#11.6.1', 'rfc4559', 'rfc7616', 'rfc7617'],
    },
    'proxy-sign-in-handshake': {
      title: 'This was the first step of signing in to your network',
      summary: 'Your network asks who you are before it lets a request out. Then the same request worked.',
      technical:
        'A proxy’s 407 is the challenge of `{scheme}`. The same request to {host} succeeded {after} later.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        { for: 'developer', text: 'A proxy that signs in a connection asks once for each new one.' },
      ],
      contrast: NOT_FOLLOWED,
      sources: ['rfc9110#11.7.1', 'rfc9110#15.5.8'],
    },
    'dpop-nonce-exchange': {
      title: 'The server asked for a fresh number, as planned',
      summary:
        'To guard against copied sign-ins, {host} wants a fresh number now and then. It sent one, and the next try worked.',
      technical:
        'The answer {status} says `use_dpop_nonce`. The same request succeeded {after} later, with a proof made anew.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'Keep the newest `DPoP-Nonce` of each server, and put it into the next proof: that saves this round trip.',
        },
      ],
      contrast: NOT_FOLLOWED,
      sources: ['rfc9449#8', 'rfc9449#9'],
    },
    'token-renewed': {
      title: 'The sign-in was renewed, and then this worked',
      summary:
        '{host} refused this: the sign-in was missing or too old. It was renewed, and {after} later the same request worked.',
      technical:
        'The same request succeeded with another value in `Authorization`. So a token was fetched, or renewed, in between.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'Renew the token shortly before it ends, and attach it before the first request: then no 401 is needed.',
        },
      ],
      contrast: NOT_FOLLOWED,
      sources: ['rfc9110#15.5.2', 'rfc6749#1.5', 'mdn:401'],
    },
    'forgery-guard-renewed': {
      title: 'A secret mark was renewed, and then this worked',
      summary:
        '{host} wants a fresh secret mark with each change, to guard against forged ones. The page got one, and the same request worked.',
      technical:
        'The {status} was followed by a success of the same request, with another value in `{header}`.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'Fetch the mark before the first change, and this extra round trip goes away.',
        },
      ],
      contrast: {
        with: 'a missing permission',
        text: 'With a missing permission, a fresh secret mark would not have helped.',
      },
      sources: [
        'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
        'mdn:403',
      ],
    },
    'repeated-as-planned': {
      title: 'The server asked for a second try, and it worked',
      summary:
        'The answer of {host} only asks to send the same request once more. It was sent again, and it worked.',
      technical:
        'A {status} may be repeated by the browser without asking: on another connection (421), later (425), or on a fresh one (408). It worked {after} later.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'If there are many, look at connection reuse (421, 408) and at TLS early data (425).',
        },
      ],
      contrast: {
        with: 'a real failure',
        text: 'A real failure is not followed by a good answer.',
      },
      sources: ['rfc9110#15.5.20', 'rfc8470#5.2', 'rfc9110#15.5.9'],
    },
    'limit-waited-out': {
      title: 'The page waited a moment, and then this worked',
      summary:
        '{host} had too many requests just then, and refused this one. The same request worked {after} later.',
      technical:
        'The 429 was followed by a success of the same request, {after} after it. So the page slows down and tries again, as it should.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'If there are many, ask less often at once: each such refusal costs a round trip.',
        },
      ],
      contrast: {
        with: 'a limit that is used up',
        text: 'With such a limit, the next try would have been refused too.',
      },
      sources: ['mdn:429', 'rfc9110#10.2.3'],
    },
    'signed-in-meanwhile': {
      title: 'You were not signed in yet, and then you were',
      summary: '{host} did not know who was asking. The same request worked {after} later.',
      technical: 'The 401 was followed by a success of the same request. What changed in between: {sent}.',
      fixer: 'nobody',
      hints: [
        ALL_WELL,
        {
          for: 'developer',
          text: 'If nobody signed in, look for a page that asks before its session is ready.',
        },
      ],
      contrast: NOT_FOLLOWED,
      sources: ['rfc9110#15.5.2', 'mdn:401'],
    },
  },
  examine(exchange, { wentThrough }) {
    if (wentThrough === null || (exchange.error !== null && exchange.error !== 'net::ERR_ABORTED'))
      return undefined;
    const { status, headers } = exchange.response;
    const gap = gapTo(exchange, wentThrough);
    if (gap === null) return undefined;
    const host = hostOf(exchange);
    const after = inWords(gap);
    const again = sentAgain(wentThrough, gap);
    const refused: Evidence = { from: 'response status', saw: String(status) };

    if (
      (status === 400 || status === 401) &&
      (headers.has('dpop-nonce') || exchange.request.headers.has('dpop'))
    ) {
      const said = nonceWanted(exchange);
      if (said && gap <= SOON) {
        return {
          cause: 'dpop-nonce-exchange',
          certainty: 'certain',
          evidence: [refused, said, again],
          values: { host, status: String(status), after },
        };
      }
    }
    if (status === 403 || status === 419) {
      const header = GUARDS.find((name) => {
        const then = wentThrough.request.headers.get(name.toLowerCase());
        return then !== undefined && then !== exchange.request.headers.get(name.toLowerCase());
      });
      if (header === undefined || gap > SOON) return undefined;
      return {
        cause: 'forgery-guard-renewed',
        certainty: 'certain',
        evidence: [
          refused,
          { from: `request header ${header}`, saw: 'another value the second time' },
          again,
        ],
        values: { host, status: String(status), header },
      };
    }
    if (status === 408 || status === 421 || status === 425) {
      return gap > SOON
        ? undefined
        : {
            cause: 'repeated-as-planned',
            certainty: status === 408 ? 'likely' : 'certain',
            evidence: [refused, again],
            values: { host, status: String(status), after },
          };
    }
    if (status === 429) {
      const asked = whenLimitEnds(exchange, answeredAt(exchange));
      const wait = Math.max(0, asked?.wait ?? 0);
      // The page's own patience ends sooner than this; what comes later is another visit.
      if (gap > wait + SOON) return undefined;
      const waited = asked !== undefined && gap >= wait - EARLY;
      return {
        cause: 'limit-waited-out',
        certainty: waited ? 'certain' : 'likely',
        evidence: [refused, ...(asked ? [asked.evidence] : []), again],
        values: { host, after },
      };
    }
    if (status === 400) return undefined;

    const proxy = status === 407;
    const field = proxy ? 'proxy-authenticate' : 'www-authenticate';
    const credentials = proxy ? 'proxy-authorization' : 'authorization';
    const before = exchange.request.headers.get(credentials);
    const then = wentThrough.request.headers.get(credentials);
    const offered = readChallenges(headers.all(field)).map(({ scheme }) => scheme);
    const answered =
      then === undefined || isPlaceholder(then)
        ? undefined
        : /^\s*([\w-]{1,20})/.exec(then)?.[1]?.toLowerCase();
    const cookies = exchange.request.headers.get('cookie');
    const cookiesThen = wentThrough.request.headers.get('cookie');
    const scheme = offered.find((each) =>
      answered === undefined
        ? cookies === cookiesThen && HANDSHAKES.test(each)
        : each.toLowerCase() === answered,
    );
    if (scheme !== undefined && HANDSHAKES.test(scheme)) {
      const fields = proxy ? 'Proxy-Authenticate' : 'WWW-Authenticate';
      // Recorders often leave credentials out, and then the challenge alone tells the scheme.
      if (answered === undefined && gap > SOON) return undefined;
      const found = {
        certainty: answered === undefined ? 'likely' : 'certain',
        evidence: [refused, { from: `response header ${fields}`, saw: quote(scheme) }, again],
      } as const;
      return proxy
        ? { cause: 'proxy-sign-in-handshake', ...found, values: { host, scheme: quote(scheme), after } }
        : {
            cause: 'sign-in-handshake',
            ...found,
            values: { host, scheme: quote(scheme), status: String(status), after },
          };
    }
    if (proxy || gap > SOON) return undefined;

    if (then !== undefined && then !== before) {
      return {
        cause: 'token-renewed',
        certainty: 'certain',
        evidence: [
          refused,
          {
            from: 'request header Authorization',
            saw:
              before === undefined ? 'absent, and present the second time' : 'another value the second time',
          },
          again,
        ],
        values: { host, after },
      };
    }
    // The same credentials were refused and then taken: that is no sign-in, and the cause may come back.
    // Where a word stands in their place, they may have been others.
    const hidden = then !== undefined && mayHideAnother(then);
    if (then !== undefined && !hidden) return undefined;
    if (!hidden && cookies !== undefined && cookies === cookiesThen && !mayHideAnother(cookies))
      return undefined;
    const changed = cookies !== cookiesThen;
    return {
      cause: 'signed-in-meanwhile',
      certainty: changed ? 'likely' : 'possible',
      evidence: [
        refused,
        {
          from: `request header ${hidden && !changed ? 'Authorization' : 'Cookie'}`,
          saw: changed
            ? 'not the same the second time'
            : hidden || cookies !== undefined
              ? 'present, its value was taken out of this record'
              : 'not on record',
        },
        again,
      ],
      values: { host, after, sent: changed ? 'the cookies' : 'not on record' },
    };
  },
});

/** Schemes whose first step is a refusal by design (RFC 4559, RFC 7616, RFC 7617). */
const HANDSHAKES = /^(?:ntlm|negotiate|kerberos|digest|basic)$/i;

/** Headers in which pages send the mark against forged requests: Rails and SAP, Angular and axios, Django. */
const GUARDS = ['X-CSRF-Token', 'X-XSRF-Token', 'X-CSRFToken'];

/** What comes later than this, in ms, is another visit of the reader's rather than the next step. */
const SOON = 30_000;
/** Servers name whole seconds, so a try may begin this much before the time that was asked for, in ms. */
const EARLY = 1000;

/** Where the server says that the proof lacks its nonce (RFC 9449 §8 and §9). */
function nonceWanted({ response: { headers, body, status } }: Exchange): Evidence | undefined {
  const challenge = readChallenges(headers.all('www-authenticate')).some(
    ({ parameters }) => parameters.get('error') === 'use_dpop_nonce',
  );
  if (challenge) return { from: 'response header WWW-Authenticate', saw: 'error="use_dpop_nonce"' };
  const said = status === 400 && /"error"\s*:\s*"use_dpop_nonce"/.test(body?.text.slice(0, 2000) ?? '');
  return said ? { from: 'response body, error', saw: 'use_dpop_nonce' } : undefined;
}
