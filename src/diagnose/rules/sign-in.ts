import type { Exchange } from '../../session/exchange.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import { type Challenge, readChallenges } from '../challenge.ts';
import { tokenTimes } from '../json-web-token.ts';
import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { serverWords } from '../server-words.ts';

const NOT_ALLOWED = {
  with: 403,
  text: 'A 403 would mean: the server knows you, and the answer is still no.',
} as const;

/** 401 asks who is calling. It says nothing about what they may do: that is 403, in permission.ts. */
export default defineRule({
  name: 'sign-in',
  statuses: [401],
  causes: {
    'credentials-missing': {
      title: 'You are not signed in',
      summary: 'The server at {host} does not know who is asking. Nothing in this request said so.',
      technical: 'The request carried no `Authorization` header and no cookie. The server asks for {scheme}.',
      fixer: 'you',
      hints: [
        'Sign in, then try again.',
        {
          for: 'developer',
          text: 'Check that the code attaches the token. For cookies across origins, fetch needs `credentials: "include"`.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'rfc9110#11.6.1', 'mdn:401'],
    },
    'token-expired': {
      title: 'Your sign-in ran out {ago} ago',
      summary:
        'The page showed the server a pass that was good until {until}. The server no longer takes it.',
      technical: 'The token in the `Authorization` header has an `exp` that lies {ago} before the answer.',
      fixer: 'you',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'The page should renew the token before it runs out, or once after a 401, and then repeat the request.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7519#4.1.4', 'rfc6750#3.1', 'mdn:401'],
    },
    'token-called-expired': {
      title: 'Your sign-in ran out',
      summary: 'The page showed the server a pass. The server says that its time is over.',
      technical:
        'The server refused the token in the `Authorization` header. It gave as its reason: “{reason}”.',
      fixer: 'you',
      hints: [
        'Sign in again, then reload the page.',
        { for: 'developer', text: 'The page should renew the token and then repeat the request once.' },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6750#3.1', 'mdn:401'],
    },
    'token-refused': {
      title: 'The server did not accept your sign-in',
      summary: 'The page showed the server at {host} a pass. The server did not accept it.',
      technical:
        'An `Authorization` header of the scheme {scheme} was sent, and the server still answered 401. Its expiry does not explain it.',
      fixer: 'you',
      hints: [
        'Sign out, sign in again, and reload the page.',
        {
          for: 'developer',
          text: 'Check that the token was made for this server: issuer, audience, signing key, and the environment it comes from.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'rfc6750#3.1', 'mdn:401'],
    },
    'session-refused': {
      title: 'The server did not recognise you',
      summary: 'The browser sent what it had saved for {host}. The server did not take that as a sign-in.',
      technical:
        'A `Cookie` header was sent, but no `Authorization` header. Either no session cookie is among them, or the session is over.',
      fixer: 'you',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Compare the cookie names that were sent with the one that holds the session. Look at its `SameSite`, `Path` and expiry.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'rfc6265#4.2', 'mdn:401'],
    },
  },
  examine(exchange) {
    const { headers } = exchange.request;
    const authorization = headers.get('authorization');
    const challenges = readChallenges(exchange.response.headers.all('www-authenticate'));
    const evidence: Evidence[] = [{ from: 'response status', saw: '401' }, ...describe(challenges)];
    const host = hostOf(exchange);

    if (authorization !== undefined) {
      const scheme = schemeOf(authorization);
      const times = tokenTimes(authorization);
      const now = answeredAt(exchange);
      if (times?.expiresAt != null && now !== null && times.expiresAt < now) {
        const ago = inWords(now - times.expiresAt);
        return {
          cause: 'token-expired',
          // The token's own date proves it only where the server does not name another reason.
          certainty: otherReason(challenges) ? 'likely' : 'certain',
          evidence: [
            {
              from: 'request header Authorization (a signed token, shown without its value)',
              saw: `expired ${clock(times.expiresAt, now)}, ${ago} before the answer`,
            },
            ...evidence,
          ],
          values: { ago, until: clock(times.expiresAt, now) },
        };
      }
      evidence.unshift({ from: 'request header Authorization', saw: `present, ${scheme}` });
      const reason = expiryReason(exchange, challenges);
      if (reason) {
        return {
          cause: 'token-called-expired',
          certainty: 'certain',
          evidence: [...evidence, reason],
          values: { reason: reason.saw },
        };
      }
      return {
        cause: 'token-refused',
        certainty: 'certain',
        evidence: times?.expiresAt
          ? [
              ...evidence,
              {
                from: 'the token’s own date',
                saw: `good until ${clock(times.expiresAt, now ?? times.expiresAt)}`,
              },
            ]
          : evidence,
        values: { host, scheme },
      };
    }
    if (headers.has('cookie')) {
      return {
        cause: 'session-refused',
        certainty: 'certain',
        evidence: [
          { from: 'request header Cookie', saw: 'present' },
          { from: 'request header Authorization', saw: 'absent' },
          ...evidence,
        ],
        values: { host },
      };
    }
    return {
      cause: 'credentials-missing',
      // A recorder that leaves out cookies and credentials would look the same.
      certainty: headers.has('sec-fetch-site') || headers.has('host') ? 'certain' : 'likely',
      evidence: [
        { from: 'request headers', saw: 'no Authorization, no Cookie' },
        ...(isCrossOrigin(exchange)
          ? [{ from: 'request header Origin', saw: 'the request goes to another origin' }]
          : []),
        ...evidence,
      ],
      values: { host, scheme: challenges.map((c) => quote(c.scheme)).join(', ') || 'no scheme by name' },
    };
  },
});

/** Registered schemes (IANA, HTTP Authentication Schemes) and common ones beside them. */
const SCHEMES =
  /^(?:basic|bearer|digest|dpop|gnap|hoba|mutual|negotiate|ntlm|oauth|privatetoken|scram-sha-(?:1|256)|vapid|concealed|token|apikey|api-key|hawk|hmac|jwt|aws4-hmac-sha256)$/i;

/** The scheme of credentials. Anything else at their beginning may be a bare key, and is not shown. */
function schemeOf(authorization: string): string {
  const first = authorization.trim().split(/\s/)[0] ?? '';
  return SCHEMES.test(first) ? first : 'unknown';
}

function describe(challenges: readonly Challenge[]): Evidence[] {
  return challenges.map(({ scheme, parameters }) => {
    const error = parameters.get('error');
    return {
      from: 'response header WWW-Authenticate',
      saw: quote(error ? `${scheme} error="${error}"` : scheme),
    };
  });
}

/** A reason that the server names and that is not the token's age (RFC 6750 §3.1, RFC 9470 §3, RFC 9449 §8). */
function otherReason(challenges: readonly Challenge[]): boolean {
  return challenges.some(({ parameters }) => {
    const error = parameters.get('error');
    return error !== undefined && error !== 'invalid_token';
  });
}

/** Where the server itself says that the time is over. */
function expiryReason(exchange: Exchange, challenges: readonly Challenge[]): Evidence | undefined {
  const expired = /\bexpired?\b/i;
  for (const { parameters } of challenges) {
    const text = parameters.get('error_description');
    if (text && expired.test(text)) {
      return { from: 'response header WWW-Authenticate, error_description', saw: quote(text) };
    }
  }
  const words = serverWords(exchange);
  return words && expired.test(words.text) ? { from: words.from, saw: words.text } : undefined;
}
