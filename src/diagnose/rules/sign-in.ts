import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { ofText } from '../../session/of-text.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import { placeholderIn } from '../../session/placeholder.ts';
import type { Related } from '../../session/relations.ts';
import { type Challenge, readChallenges } from '../challenge.ts';
import { tokenTimes } from '../json-web-token.ts';
import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody, serverWords } from '../server-words.ts';

const NOT_ALLOWED = {
  with: 403,
  text: 'A 403 would mean: the server knows you, and the answer is still no.',
} as const;

const SCRIPT_HINT = 'The developers of the page can fix this. Signing in again may help until then.';

/** The change that made it the default: no `Cookie`, `Set-Cookie` and `Authorization`. */
const SANITISED_EXPORT =
  'https://chromium.googlesource.com/devtools/devtools-frontend/+/acd96a60464188fbf7c4476ec883ec65bba3dfdf';

/**
 * 401 asks who is calling. It says nothing about what they may do: that is 403, in permission.ts. Told apart: nothing was
 * sent, and what kept it back; the wrong thing was sent; the right thing was sent too late or too early; the server
 * wants one thing more. A token that a 400 refuses (RFC 6750 §3.1, RFC 9449 §8) belongs here too.
 */
export default defineRule({
  name: 'sign-in',
  statuses: [400, 401, 403, 422],
  causes: {
    'credentials-missing': {
      title: 'You are not signed in',
      summary:
        'The server at {host} does not know who is asking. The record of this request shows no sign-in.',
      technical: 'No `Authorization` header and no cookie is on record. The server asks for {scheme}.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in, then try again.',
        {
          for: 'developer',
          text: 'Check that the code attaches the token. For cookies across origins, fetch needs `credentials: "include"`.',
        },
        {
          for: 'developer',
          text: 'A HAR file that was exported as sanitized never shows them: look at the live request.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'rfc9110#11.6.1', 'mdn:401'],
    },
    'sign-in-not-on-record': {
      title: 'The server does not know you, and this file hides why',
      summary:
        'The server at {host} does not know who is asking. This file shows no sign-ins at all. They may have been taken out when it was saved.',
      technical:
        'The server answered 401 and asks for {scheme}. No `Authorization`, `Cookie` or `Set-Cookie` stands anywhere in this file, so one may have been sent.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again, then try once more.',
        {
          for: 'developer',
          text: 'Look at the live request. Chrome’s sanitized export leaves these headers out; a setting of DevTools allows HAR files with sensitive data.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'rfc9110#11.6.1', 'mdn:401', SANITISED_EXPORT],
    },
    'sign-in-gate-closed': {
      title: 'A guard in front of the site asks you to sign in',
      summary: '{guard} stands in front of {host}. Your sign-in there is missing, or it has ended.',
      technical: '{guard} made this answer, not the program behind it: {mark}.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Reload the page in its tab, and sign in when you are asked.',
        {
          for: 'developer',
          text: 'A script cannot follow this sign-in: on this answer, load the page anew. Send cookies with `credentials: "include"`.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'mdn:401'],
    },
    'token-expired': {
      title: 'Your sign-in ran out {ago} ago',
      summary:
        'The page showed the server a pass that was good until {until}. The server no longer takes it.',
      technical: 'The token in the `Authorization` header has an `exp` that lies {ago} before the answer.',
      fixer: 'you',
      reach: 'sign-in',
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
      technical: 'The server refused the token that was sent. It gave as its reason: “{reason}”.',
      fixer: 'you',
      reach: 'sign-in',
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
        'An `Authorization` header of the scheme {scheme} was sent, and the server still answered 401. {expiry}',
      fixer: 'you',
      reach: 'sign-in',
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
    'token-for-another-service': {
      title: 'Your sign-in is meant for another service',
      summary:
        'The page showed {host} a pass that was made out for somebody else. So the server did not take it.',
      technical: 'The token’s audience (`aud`) is not the one that the server expects: “{reason}”.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        SCRIPT_HINT,
        {
          for: 'developer',
          text: 'Ask for a token for this API: its scope or `audience`. An ID token, or one for another API, is refused so.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7519#4.1.3', 'rfc6750#3.1', 'rfc9068#4'],
    },
    'token-from-another-issuer': {
      title: 'Your sign-in comes from a place the server does not know',
      summary: 'The page showed {host} a pass. The server does not trust the one who made it.',
      technical: 'The token’s issuer (`iss`) is not the one that the server expects: “{reason}”.',
      fixer: 'backend',
      reach: 'sign-in',
      hints: [
        'Tell the people who run the site. A setting of theirs does not fit.',
        {
          for: 'developer',
          text: 'Compare `iss` with the server’s setting, letter by letter: last slash, tenant, version, test or live.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7519#4.1.1', 'rfc9068#4'],
    },
    'token-signature-refused': {
      title: 'The signature of your sign-in is not right',
      summary: 'The page showed {host} a pass. The server could not make sure that it is genuine.',
      technical: 'The signature of the token did not hold: “{reason}”.',
      fixer: 'backend',
      reach: 'sign-in',
      hints: [
        'Sign out and in again. If it comes back, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Signed with another key: a secret that differs between two servers, a changed key, or another environment.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7515#5.2', 'rfc6750#3.1'],
    },
    'token-not-readable': {
      title: 'What the page sent as a pass is not one',
      summary: 'The page showed {host} something in place of a pass. The server could not make sense of it.',
      technical: 'The server could not read the token: “{reason}”.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'Sign out, sign in again, and reload the page.',
        {
          for: 'developer',
          text: 'Look at what is stored: a whole JSON object, a cut text, quotes around it, or a token of another kind.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7519#7.2', 'rfc6750#3.1'],
    },
    'token-revoked': {
      title: 'Your sign-in was taken back',
      summary: 'The page showed {host} a pass that was good once. It has been cancelled since.',
      technical: 'The server says that the token or its session is no longer good: “{reason}”.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again.',
        {
          for: 'developer',
          text: 'A sign-out in another tab, a new password or a limit of sessions ends it. Drop the stored token.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7009#2', 'rfc6750#3.1'],
    },
    'token-wrong-kind': {
      title: 'The page showed the wrong one of its two passes',
      summary: 'The page holds one pass for asking and one for renewing. It showed {host} the other one.',
      technical: 'The server wants another kind of token: “{reason}”.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        SCRIPT_HINT,
        {
          for: 'developer',
          text: 'Send the access token with requests. The refresh token goes to the token endpoint only.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6749#1.5', 'rfc6750#2.1'],
    },
    'basic-sign-in-refused': {
      title: 'The name or the password was not accepted',
      summary: 'A name and a password went to {host}. The server does not know them as a pair.',
      technical: 'An `Authorization` header of the scheme Basic was sent, and the server still answered 401.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Type the name and the password again. The browser may hold old ones: close it and open it again.',
        {
          for: 'developer',
          text: 'Check the part before the colon, special characters, and whether the API wants a key in place of a password.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7617#2', 'rfc9110#15.5.2', 'mdn:401'],
    },
    'own-header-refused': {
      title: 'The server did not accept what the page showed',
      summary: 'The page showed {host} a pass of its own kind. The server did not accept it.',
      technical: 'A pass was sent in the {from}, and the server still answered 401.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign out, sign in again, and reload the page.',
        {
          for: 'developer',
          text: 'Check that the value is there and fresh, and that the server reads this header and not another.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#15.5.2', 'mdn:401'],
    },
    'token-not-sent': {
      title: 'The page did not show your pass',
      summary: 'The server at {host} wants a pass from the page. Only what the browser had saved came along.',
      technical:
        'The server asks for {scheme}. Cookies went with the request, and no `Authorization` header.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Send the token in `Authorization`. Look whether it was there yet when the request went out.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6750#2.1', 'rfc9110#11.6.1', 'mdn:401'],
    },
    'session-refused': {
      title: 'The server did not recognise you',
      summary: 'The browser sent what it had saved for {host}. The server did not take that as a sign-in.',
      technical:
        'A `Cookie` header was sent, but no `Authorization` header. Either no session cookie is among them, or the session is over.',
      fixer: 'you',
      reach: 'sign-in',
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
    'token-not-yet-valid': {
      title: 'Your sign-in only becomes good in {wait}',
      summary: 'The page showed the server a pass that is good from {time} on. It came too early.',
      technical:
        'The token in the `Authorization` header has an `nbf` that lies {wait} after the answer. The clocks of two servers differ.',
      fixer: 'operations',
      reach: 'sign-in',
      hints: [
        'Wait {wait}, then reload the page. If it comes back, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Set the clock of the server that makes the tokens. Allow a minute of difference when `nbf` is checked.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc7519#4.1.5', 'rfc6750#3.1'],
    },
    'token-is-empty': {
      title: 'The page sent an empty sign-in',
      summary: 'The page meant to show {host} a pass. But nothing stood where the pass should be.',
      technical:
        'The `Authorization` header holds no token: {reason}. The code read it before it was there, or after it was gone.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Leave the header out while there is no token. Look where the code reads it: storage, state, or an unset variable.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6750#2.1', 'mdn:Web/HTTP/Reference/Headers/Authorization'],
    },
    'token-badly-written': {
      title: 'The page sent your sign-in in the wrong form',
      summary: 'The page showed {host} a pass, but it did not write it as the rules ask.',
      technical:
        'In the `Authorization` header {reason}. The form is `Bearer`, one space, and the bare token.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        SCRIPT_HINT,
        {
          for: 'developer',
          text: 'Write the header as `Authorization: Bearer …` with the token as it was given.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6750#2.1', 'rfc9110#11.4'],
    },
    'scheme-not-taken': {
      title: 'The page signed in by a way the server does not take',
      summary: 'The page sent sign-in details of one kind. The server at {host} asks for another kind.',
      technical: 'The `Authorization` header has the scheme {scheme}. The server asks for {wanted}.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        SCRIPT_HINT,
        {
          for: 'developer',
          text: 'Send the scheme that `WWW-Authenticate` names, or let the server take {scheme}.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9110#11.6.1', 'rfc9110#15.5.2', 'mdn:Web/HTTP/Reference/Headers/WWW-Authenticate'],
    },
    'token-sent-wrongly': {
      title: 'The server could not read the sign-in it was sent',
      summary: 'The page showed {host} a pass in a way that breaks the rules. The server did not look at it.',
      technical:
        'The server answered `invalid_request` in `WWW-Authenticate`: a part is missing, doubled, or sent in two ways at once.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        SCRIPT_HINT,
        {
          for: 'developer',
          text: 'Send the token once, in the `Authorization` header, and not in the address or body too.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6750#3.1', 'rfc6750#2'],
    },
    'token-lacks-scope': {
      title: 'Your sign-in does not cover this',
      summary:
        'The server knows the pass that the page showed. It says that the pass is not enough for this.',
      technical: 'The server answered `insufficient_scope` with 401; 403 is usual. It asks for: {scope}.',
      fixer: 'backend',
      reach: 'address',
      hints: [
        'Ask the people who run the site for access.',
        {
          for: 'developer',
          text: 'Ask for the scope {scope} when the token is fetched, then fetch a new token.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6750#3.1', 'rfc6750#3'],
    },
    'stronger-sign-in-wanted': {
      title: 'The server wants you to prove again who you are',
      summary: 'You are signed in. For this step {host} asks for a newer or a stronger proof.',
      technical: 'The token is good, but the server asks for a newer or a stronger sign-in (step-up){text}.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again. Have your second proof at hand, such as your phone.',
        {
          for: 'developer',
          text: 'Send the user to sign in with the `acr_values` and `max_age` of the challenge, then repeat the request.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9470#3', 'rfc9470#4'],
    },
    'dpop-nonce-wanted': {
      title: 'The server asked for one more number first',
      summary:
        'This is a normal first step. The server gave the page a number, and the page should ask again with it.',
      technical:
        'The server answered `use_dpop_nonce`. The next proof (DPoP) has to carry the value of its `DPoP-Nonce` header.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing if the same request works right after this one.',
        {
          for: 'developer',
          text: 'Put the new nonce into the proof and repeat once. Across origins, expose `DPoP-Nonce` to scripts.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9449#8', 'rfc9449#9'],
    },
    'dpop-proof-refused': {
      title: 'The server did not accept the proof with your sign-in',
      summary:
        'The page has to prove that the pass is its own. The server at {host} did not take that proof.',
      technical:
        'The server answered `invalid_dpop_proof`: the `DPoP` header is missing, or does not fit this request.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        SCRIPT_HINT,
        {
          for: 'developer',
          text: 'Compare `htm`, `htu`, `iat`, `ath` and the key of the proof with this request and this token.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc9449#4.3', 'rfc9449#7.1'],
    },
    'sign-in-lost-on-redirect': {
      title: 'Your sign-in was dropped on the way here',
      summary:
        'The page asked {from} and sent your sign-in. It was sent on to {host}, and browsers do not take sign-ins along.',
      technical:
        'The first request had an `Authorization` header. A redirect to another origin removes it, so this one had none.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Call the final address at once. Watch for `http` turned to `https`, and for `www`.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['fetch#http-redirect-fetch', 'rfc9110#15.4'],
    },
    'cookies-left-out': {
      title: 'The page asked without your sign-in',
      summary:
        'Your browser holds saved details for this site. The page did not send them with this request.',
      technical:
        'The page itself was loaded with cookies, and this request has none. By default `fetch` sends none to another origin.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Set `credentials: "include"`. The server must send `Access-Control-Allow-Credentials: true` and {origin} by name.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['mdn:Web/API/RequestInit', 'fetch#concept-request-credentials-mode'],
    },
    'cookies-held-back-cross-site': {
      title: 'Your browser may have held your sign-in back',
      summary:
        'The page and {host} are two different sites. Browsers often hold saved sign-ins back between sites.',
      technical:
        'A cross-site request without cookies; the server allows them. `SameSite=Lax`, the default, or third-party blocking holds them back.',
      fixer: 'backend',
      reach: 'sign-in',
      hints: [
        'Sign in at {host}, then try again. If that does not help, tell the people who run it.',
        {
          for: 'developer',
          text: 'Only `SameSite=None; Secure` cookies go across sites. `Partitioned` cookies pass third-party blocking.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['mdn:Web/HTTP/Reference/Headers/Set-Cookie', 'mdn:Web/Privacy/Guides/Third-party_cookies'],
    },
    'cookies-blocked-inside-page': {
      title: 'Your browser keeps your sign-in back here',
      summary:
        'The page that you see is of another site than {host}. There your browser sends {host} no saved sign-ins (third-party cookies).',
      technical:
        'The browser sent `Sec-Fetch-Storage-Access`: cookies without a partition are out of reach on this page. None is on record.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'Open {host} in a tab of its own, and sign in there.',
        {
          for: 'developer',
          text: 'Set the cookie with `SameSite=None; Secure; Partitioned`, or ask with `document.requestStorageAccess()`.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: [
        'mdn:Web/HTTP/Reference/Headers/Sec-Fetch-Storage-Access',
        'mdn:Web/Privacy/Guides/Third-party_cookies',
      ],
    },
    'cookie-kept-from-http': {
      title: 'Your sign-in needs a secure connection',
      summary:
        '{host} knew you over a secure connection. This request was not secure, so your browser kept the sign-in back.',
      technical:
        'A redirect led from `https` to `http`. Cookies marked `Secure` are left out there, and none was sent.',
      fixer: 'backend',
      reach: 'sign-in',
      hints: [
        'Try the address with `https` in front.',
        { for: 'developer', text: 'Redirect to `https`. Behind a load balancer, trust `X-Forwarded-Proto`.' },
      ],
      contrast: NOT_ALLOWED,
      sources: ['rfc6265#4.1.2.5', 'mdn:Web/HTTP/Reference/Headers/Set-Cookie'],
    },
    'cookie-refused': {
      title: 'Your browser could not keep the site’s sign-in',
      summary:
        'The server at {host} gave your browser something to keep. It broke a rule, so the browser threw it away.',
      technical:
        'An earlier answer had a `Set-Cookie` that browsers refuse: {reason}. This request has no cookie.',
      fixer: 'backend',
      reach: 'sign-in',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Correct the `Set-Cookie` header. Over `http`, use neither `Secure` nor `SameSite=None`.',
        },
      ],
      contrast: NOT_ALLOWED,
      sources: ['mdn:Web/HTTP/Reference/Headers/Set-Cookie', 'rfc6265#4.1.2'],
    },
  },
  examine(exchange, related) {
    const { headers } = exchange.request;
    const authorization = headers.get('authorization');
    const { status } = exchange.response;
    const challenges = readChallenges(exchange.response.headers.all('www-authenticate'));
    const gate = status === 401 || status === 403 ? gateOf(exchange) : undefined;
    if (gate) {
      return {
        cause: 'sign-in-gate-closed',
        certainty: 'certain',
        evidence: [gate.evidence, { from: 'response status', saw: String(status) }],
        values: {
          guard: gate.name,
          host: hostOf(exchange),
          mark: `${gate.evidence.from} is ${gate.evidence.saw}`,
        },
      };
    }
    if (
      (status === 400 || status === 422) &&
      authorization === undefined &&
      !headers.has('cookie') &&
      ownPlace(exchange) === undefined
    ) {
      const missing = saysMissing(exchange, challenges);
      if (missing && SAYS_SIGN_IN.test(missing.saw)) {
        return {
          cause: 'credentials-missing',
          certainty: exchange.credentialsTold ? 'certain' : 'likely',
          evidence: [noneOnRecord(exchange), missing, { from: 'response status', saw: String(status) }],
          values: { host: hostOf(exchange), scheme: 'no scheme by name' },
        };
      }
    }
    // Another code is a sign-in's matter only where the server says so: in a header, or of a token that was sent.
    if (
      status !== 401 &&
      authorization === undefined &&
      ownPlace(exchange) === undefined &&
      (status !== 400 || (challenges.length === 0 && !exchange.response.headers.has('dpop-nonce')))
    )
      return undefined;
    const evidence: Evidence[] = [{ from: 'response status', saw: String(status) }, ...describe(challenges)];
    const host = hostOf(exchange);
    const named =
      status === 400 || status === 401 ? namedReason(exchange, challenges, evidence, host) : undefined;
    if (named) return named;
    if (status !== 401) {
      const fault = tokenFault(exchange, challenges);
      const empty = authorization === undefined ? undefined : emptyToken(authorization);
      if (empty !== undefined) {
        return fault?.cause === 'token-not-readable' && SAYS_TOKEN.test(fault.reason.saw)
          ? {
              cause: 'token-is-empty',
              certainty: 'certain',
              evidence: [{ from: 'request header Authorization', saw: empty }, fault.reason, ...evidence],
              values: { host, reason: empty },
            }
          : undefined;
      }
      if (authorization === undefined && ownPlace(exchange) === undefined) return undefined;
      // Of other codes than 401, only words that can mean nothing but the token are taken.
      return fault && SAYS_TOKEN.test(fault.reason.saw) ? faultFinding(fault, evidence, host) : undefined;
    }

    if (authorization !== undefined) {
      const scheme = schemeOf(authorization);
      const badForm = emptyToken(authorization);
      if (badForm) {
        return {
          cause: 'token-is-empty',
          // In a file where every such header is empty, the values may have been taken out.
          ...(exchange.credentialsTold
            ? { certainty: 'certain' }
            : {
                certainty: 'possible',
                alternatives: [{ cause: 'token-refused', tellApart: TAKEN_OUT }],
              }),
          evidence: [{ from: 'request header Authorization', saw: badForm }, ...evidence],
          values: { host, reason: badForm },
        };
      }
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
      if (times?.notBefore != null && now !== null && times.notBefore > now) {
        const wait = inWords(times.notBefore - now);
        return {
          cause: 'token-not-yet-valid',
          certainty: 'certain',
          evidence: [
            {
              from: 'request header Authorization (a signed token, shown without its value)',
              saw: `good from ${clock(times.notBefore, now)} on, ${wait} after the answer`,
            },
            ...evidence,
          ],
          values: { wait, time: clock(times.notBefore, now) },
        };
      }
      const badlyWritten = faultOfForm(authorization);
      if (badlyWritten) {
        return {
          cause: 'token-badly-written',
          // Some servers take a bare token, so the form alone proves nothing there.
          certainty: 'likely',
          evidence: [{ from: 'request header Authorization', saw: badlyWritten }, ...evidence],
          alternatives: [
            {
              cause: 'token-refused',
              tellApart:
                'Send it once in the usual form: if the answer stays 401, the token itself is refused.',
            },
          ],
          values: { host, reason: badlyWritten },
        };
      }
      evidence.unshift({ from: 'request header Authorization', saw: `present, ${scheme}` });
      const wanted = challenges.map((c) => quote(c.scheme));
      if (
        scheme !== 'unknown' &&
        wanted.length > 0 &&
        !wanted.some((each) => each.toLowerCase() === scheme.toLowerCase())
      ) {
        return {
          cause: 'scheme-not-taken',
          // A server may take more schemes than it asks for.
          certainty: 'likely',
          evidence,
          alternatives: [
            {
              cause: 'token-refused',
              tellApart: 'See whether other requests with this scheme succeed at the same server.',
            },
          ],
          values: { host, scheme, wanted: [...new Set(wanted)].join(', ') },
        };
      }
      const fault = tokenFault(exchange, challenges);
      if (fault) return faultFinding(fault, evidence, host);
      if (scheme.toLowerCase() === 'basic') {
        return {
          cause: 'basic-sign-in-refused',
          // The account may be locked, or the server may want a key.
          certainty: 'likely',
          evidence,
          values: { host },
        };
      }
      if (placeholderIn(authorization) !== undefined) {
        return {
          cause: 'token-refused',
          certainty: 'likely',
          evidence,
          alternatives: [{ cause: 'token-called-expired', tellApart: TAKEN_OUT }],
          values: {
            host,
            scheme,
            expiry: 'Its value was taken out of this record, so its expiry is not known.',
          },
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
        values: { host, scheme, expiry: 'Its expiry does not explain it.' },
      };
    }
    const lost = lostOnRedirect(exchange, related.redirectedFrom);
    if (lost !== undefined) {
      return {
        cause: 'sign-in-lost-on-redirect',
        certainty: 'certain',
        evidence: [
          { from: 'request header Authorization of the request before the redirect', saw: 'present' },
          { from: 'request header Authorization', saw: 'absent' },
          ...evidence,
        ],
        values: { host, from: lost },
      };
    }
    const own = ownPlace(exchange);
    if (own !== undefined) {
      const fault = tokenFault(exchange, challenges);
      const sent = { from: `request ${own.replaceAll('`', '')}`, saw: 'present' };
      if (fault) return faultFinding(fault, [sent, ...evidence], host);
      return {
        cause: 'own-header-refused',
        // Which place the server reads is not known.
        certainty: 'likely',
        evidence: [sent, ...evidence],
        values: { host, from: own },
      };
    }
    const wantsToken = challenges.some(({ scheme }) => /^(?:bearer|token|jwt|dpop)$/i.test(scheme));
    const missing = saysMissing(exchange, challenges);
    if (headers.has('cookie') && wantsToken) {
      return {
        cause: 'token-not-sent',
        // Some servers ask for a token and take a session's cookie too.
        certainty: 'likely',
        evidence: [
          { from: 'request header Authorization', saw: 'absent' },
          { from: 'request header Cookie', saw: 'present' },
          ...(missing ? [missing] : []),
          ...evidence,
        ],
        alternatives: [
          {
            cause: 'session-refused',
            tellApart: 'See whether other requests to this server succeed with cookies alone.',
          },
        ],
        values: { host, scheme: challenges.map((c) => quote(c.scheme)).join(', ') },
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
    // A scheme by name wants an Authorization header: cookies would not have helped.
    const cookie = challenges.length === 0 ? cookieFinding(exchange, related, evidence, host) : undefined;
    if (cookie) return cookie;
    if (!exchange.credentialsTold && !missing) {
      const fault = tokenFault(exchange, challenges);
      // Who speaks of the token’s age or signature was shown one, whatever the file says.
      if (fault)
        return faultFinding({ ...fault, inHeader: false }, [noneOnRecord(exchange), ...evidence], host);
      return {
        cause: 'sign-in-not-on-record',
        certainty: 'likely',
        evidence: [noneOnRecord(exchange), ...evidence],
        alternatives: notOnRecord(challenges),
        values: { host, scheme: schemesOf(challenges) },
      };
    }
    return {
      cause: 'credentials-missing',
      // A record that leaves out some credentials looks the same.
      certainty:
        exchange.credentialsTold && (missing || showsCredentials(related) || asksForFirstToken(challenges))
          ? 'certain'
          : 'likely',
      evidence: [
        noneOnRecord(exchange),
        ...(missing ? [missing] : []),
        ...(isCrossOrigin(exchange)
          ? [{ from: 'request header Origin', saw: 'the request goes to another origin' }]
          : []),
        ...evidence,
      ],
      values: { host, scheme: schemesOf(challenges) },
    };
  },
});

const TAKEN_OUT = 'The value was taken out of this record: see the live request.';

/** That no sign-in stands in the record: of this request, or of all the file. */
function noneOnRecord({ credentialsTold }: Exchange): Evidence {
  return credentialsTold
    ? { from: 'request headers', saw: 'no Authorization, no Cookie' }
    : { from: 'all requests of this file', saw: 'no Authorization, no Cookie: they may have been taken out' };
}

function schemesOf(challenges: readonly Challenge[]): string {
  return challenges.map((c) => quote(c.scheme)).join(', ') || 'no scheme by name';
}

/** What a 401 may mean where the file tells nothing of sign-ins, the most common first. */
function notOnRecord(challenges: readonly Challenge[]) {
  const missing = {
    cause: 'credentials-missing',
    tellApart: 'See in the live request whether `Authorization` or a cookie was sent.',
  } as const;
  const refused = {
    cause: 'token-refused',
    tellApart: 'See whether the live request has an `Authorization` header.',
  } as const;
  const session = {
    cause: 'session-refused',
    tellApart: 'See whether the live request has cookies of this host.',
  } as const;
  if (challenges.length === 0) return [missing, session, refused];
  // RFC 6750 §3.1: an error is named to somebody who showed a token.
  return challenges.some(({ parameters }) => parameters.get('error') === 'invalid_token')
    ? [refused, missing]
    : [missing, refused];
}

/** Words that can mean nothing but a token. */
const SAYS_TOKEN = /\b(?:jwt|jws|token|segments|signature verification|session_id)\b/i;

/** A "token" alone may be one for a new password, or of a device: such a form has a field of that name. */
const SAYS_SIGN_IN = /\b(?:jwt|bearer|authori[sz]ation|authentication|access[ _-]token)\b/i;

/** Gates that a host or a company puts in front of a whole site, by marks that only they set. */
function gateOf({ response: { headers, body } }: Exchange): { name: string; evidence: Evidence } | undefined {
  const seen = (header: string) => ({ from: `response header ${header}`, saw: 'present' });
  if (headers.has('x-goog-iap-generated-response'))
    return { name: 'Google’s Identity-Aware Proxy', evidence: seen('X-Goog-IAP-Generated-Response') };
  if (headers.has('cf-access-domain'))
    return { name: 'Cloudflare Access', evidence: seen('CF-Access-Domain') };
  if (headers.all('set-cookie').some((line) => line.startsWith('_vercel_sso_nonce=')))
    return {
      name: 'Vercel',
      evidence: { from: 'response header Set-Cookie, _vercel_sso_nonce', saw: 'present' },
    };
  return body?.text.slice(0, 20_000).includes('https://vercel.com/sso-api?')
    ? { name: 'Vercel', evidence: { from: 'response body, vercel.com/sso-api', saw: 'present' } }
    : undefined;
}

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

/** What the server names as its reason, and what the token itself cannot show. */
function namedReason(
  exchange: Exchange,
  challenges: readonly Challenge[],
  evidence: readonly Evidence[],
  host: string,
) {
  const { status, headers } = exchange.response;
  const nonce: readonly Evidence[] = headers.has('dpop-nonce')
    ? [{ from: 'response header DPoP-Nonce', saw: 'present' }]
    : [];
  for (const { scheme, parameters } of challenges) {
    switch (parameters.get('error')) {
      case 'use_dpop_nonce':
        return {
          cause: 'dpop-nonce-wanted',
          certainty: 'certain',
          evidence: [...evidence, ...nonce],
        } as const;
      case 'invalid_dpop_proof':
        return { cause: 'dpop-proof-refused', certainty: 'certain', evidence, values: { host } } as const;
      case 'insufficient_user_authentication': {
        const asked = ['acr_values', 'max_age'].flatMap((name) => {
          const value = parameters.get(name);
          return value === undefined ? [] : [`\`${name}\` is “${quote(value)}”`];
        });
        const text = asked.length > 0 ? `: ${asked.join(', ')}` : '';
        return {
          cause: 'stronger-sign-in-wanted',
          certainty: 'certain',
          evidence: [
            { from: 'response header WWW-Authenticate', saw: `${quote(scheme)}${text}` },
            ...evidence,
          ],
          values: { host, text },
        } as const;
      }
      case 'insufficient_scope':
        return {
          cause: 'token-lacks-scope',
          certainty: 'certain',
          evidence,
          values: { scope: quote(parameters.get('scope') ?? '') || 'not named' },
        } as const;
      case 'invalid_request':
        return { cause: 'token-sent-wrongly', certainty: 'certain', evidence, values: { host } } as const;
    }
  }
  // A token endpoint says it in its body (RFC 9449 §8).
  if (status === 400 && nonce.length > 0) {
    const body = jsonBody(exchange);
    if (
      typeof body === 'object' &&
      body !== null &&
      !Array.isArray(body) &&
      body.error === 'use_dpop_nonce'
    ) {
      return {
        cause: 'dpop-nonce-wanted',
        certainty: 'certain',
        evidence: [{ from: 'response body, error', saw: 'use_dpop_nonce' }, ...nonce, ...evidence],
      } as const;
    }
  }
  return undefined;
}

/** What stands in an Authorization header in the place of a token when a script had none; undefined where one stands. */
function emptyToken(authorization: string): string | undefined {
  const value = authorization.trim();
  const found =
    /^(?:(?:bearer|token|basic|dpop|jwt)\b\s*)?(undefined|null|nan|false|none|\[object [A-Z][a-z]+\]|["']{2})?$/i.exec(
      value,
    );
  if (!found) return undefined;
  const [, word] = found;
  if (word === undefined) return value === '' ? 'it is empty' : `nothing follows \`${value}\``;
  return /^["']/.test(word) ? 'it ends in empty quotation marks' : `it ends in the word \`${word}\``;
}

/** What is wrong with how a token is written (RFC 6750 §2.1); undefined where nothing is. */
function faultOfForm(authorization: string): string | undefined {
  const value = authorization.trim();
  if (/^bearer\s+bearer\b/i.test(value)) return 'the word `Bearer` stands twice';
  if (/^bearer\s+["']/i.test(value)) return 'the token stands in quotation marks';
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) return 'the word `Bearer` is missing';
  if (/^bearer:/i.test(value)) return 'a colon follows the word `Bearer`';
  return undefined;
}

/** The host that the credentials were sent to before a redirect to another origin took them away (Fetch standard). */
function lostOnRedirect(exchange: Exchange, redirect: Exchange | null): string | undefined {
  if (!redirect?.request.headers.has('authorization')) return undefined;
  const [from, to] = [parseAddress(redirect.url)?.origin, parseAddress(exchange.url)?.origin];
  return from !== undefined && to !== undefined && from !== to ? quote(from) : undefined;
}

/** Why no cookie went along, where the page, the redirect before, or the server's own headers show it. */
function cookieFinding(
  exchange: Exchange,
  { document: page, redirectedFrom }: Related,
  evidence: readonly Evidence[],
  host: string,
) {
  const to = parseAddress(exchange.url);
  if (!to) return undefined;
  const told = exchange.credentialsTold;
  const none: Evidence = { from: 'request header Cookie', saw: told ? 'absent' : 'not on record' };
  const earlier = [redirectedFrom, page].flatMap((each) => {
    const address = each ? parseAddress(each.url) : null;
    return each && address ? [{ each, address }] : [];
  });
  for (const { each, address } of earlier) {
    if (address.hostname !== to.hostname) continue;
    if (
      each === redirectedFrom &&
      address.scheme === 'https' &&
      to.scheme === 'http' &&
      each.request.headers.has('cookie')
    ) {
      return {
        cause: 'cookie-kept-from-http',
        certainty: 'likely',
        evidence: [
          { from: 'request header Cookie of the request before the redirect', saw: 'present, over https' },
          { ...none, saw: 'absent, over http' },
          ...evidence,
        ],
        values: { host },
      } as const;
    }
    const reason = refusedCookie(each, address);
    if (reason === undefined) continue;
    return {
      cause: 'cookie-refused',
      // Which of a server's cookies holds the sign-in is not known.
      certainty: 'likely',
      evidence: [{ from: 'response header Set-Cookie of an earlier answer', saw: reason }, none, ...evidence],
      alternatives: [
        {
          cause: 'credentials-missing',
          tellApart: 'See whether the refused cookie is the one that holds the sign-in.',
        },
      ],
      values: { host, reason },
    } as const;
  }
  const mode = exchange.request.headers.get('sec-fetch-mode');
  const allowed = exchange.response.headers.get('access-control-allow-credentials') === 'true';
  const home = earlier.find(({ each }) => each === page)?.address;
  if (page?.request.headers.has('cookie') && home && mode === 'cors' && isSameSite(exchange)) {
    const sameHost = home.hostname === to.hostname && home.origin !== to.origin;
    return {
      cause: 'cookies-left-out',
      // Cookies of a host go to all its ports; those of one host need not go to another.
      certainty: sameHost && !allowed ? 'likely' : 'possible',
      evidence: [{ from: 'request header Cookie of the page', saw: 'present' }, none, ...evidence],
      alternatives: [
        {
          cause: 'credentials-missing',
          tellApart: 'See in DevTools, under Application, whether a cookie of this host holds a sign-in.',
        },
      ],
      values: { origin: quote(home.origin) },
    } as const;
  }
  // The browser says itself that cookies of this site are out of reach in the page of another one (Storage Access).
  const access = exchange.request.headers.get('sec-fetch-storage-access')?.trim().toLowerCase();
  if (access === 'none' || access === 'inactive') {
    return {
      cause: 'cookies-blocked-inside-page',
      // A token, or a cookie with a partition, may have been sent for all that.
      certainty: told ? 'likely' : 'possible',
      evidence: [{ from: 'request header Sec-Fetch-Storage-Access', saw: access }, none, ...evidence],
      alternatives: [
        {
          cause: 'credentials-missing',
          tellApart: 'Open the other site in a tab: it shows whether you are signed in.',
        },
      ],
      values: { host },
    } as const;
  }
  if (told && exchange.request.headers.get('sec-fetch-site') === 'cross-site' && mode === 'cors' && allowed) {
    return {
      cause: 'cookies-held-back-cross-site',
      certainty: 'possible',
      evidence: [
        { from: 'request header Sec-Fetch-Site', saw: 'cross-site' },
        none,
        { from: 'response header Access-Control-Allow-Credentials', saw: 'true' },
        ...evidence,
      ],
      alternatives: [
        {
          cause: 'credentials-missing',
          tellApart: 'Open the other site in a tab: it shows whether you are signed in.',
        },
      ],
      values: { host },
    } as const;
  }
  return undefined;
}

function isSameSite(exchange: Exchange): boolean {
  const site = exchange.request.headers.get('sec-fetch-site');
  return site === 'same-site' || site === 'same-origin';
}

/** Why a browser throws away a cookie of this answer (MDN, Set-Cookie); undefined where it keeps one, or gets none. */
function refusedCookie(
  answer: Exchange,
  { scheme, hostname }: { scheme: string; hostname: string },
): string | undefined {
  let refused: string | undefined;
  const insecure = scheme === 'http' && !/^(?:localhost|127\.[\d.]+|\[::1\]|.+\.localhost)$/.test(hostname);
  for (const line of answer.response.headers.all('set-cookie')) {
    const secure = /;\s*secure\s*(?:;|$)/i.test(line);
    if (secure && insecure) refused = '`Secure` over `http`';
    else if (!secure && /;\s*samesite\s*=\s*none\s*(?:;|$)/i.test(line))
      refused = '`SameSite=None` without `Secure`';
    else if (!secure && /^\s*__(?:host|secure)-/i.test(line))
      refused = 'a name with a prefix, without `Secure`';
    // One that is kept may be the one that counts.
    else return undefined;
  }
  return refused;
}

/** A reason that the server names and that is not the token's age (RFC 6750 §3.1, RFC 9470 §3, RFC 9449 §8). */
function otherReason(challenges: readonly Challenge[]): boolean {
  return challenges.some(({ parameters }) => {
    const error = parameters.get('error');
    return error !== undefined && error !== 'invalid_token';
  });
}

type TokenFault =
  | 'token-called-expired'
  | 'token-for-another-service'
  | 'token-from-another-issuer'
  | 'token-signature-refused'
  | 'token-not-readable'
  | 'token-revoked'
  | 'token-wrong-kind'
  | 'stronger-sign-in-wanted';

/**
 * What servers say of a token, the most telling first: ASP.NET, Spring, jsonwebtoken, PyJWT, Flask, simplejwt, GoTrue, PostgREST,
 * Auth0, Amazon, Microsoft Graph, Keycloak. "Invalid or expired" says neither.
 */
const TOKEN_FAULTS: readonly (readonly [TokenFault, RegExp])[] = [
  ['stronger-sign-in-wanted', /\bfresh token required\b/i],
  [
    'token-wrong-kind',
    /\bwrong (?:token )?type\b|\bonly (?:access|refresh|non-refresh) tokens? (?:is|are) allowed\b|\bnot an? access token\b/i,
  ],
  [
    'token-revoked',
    /^(?!.*\bor (?:has been |is )?revoked\b).*\b(?:revoked|black-?listed|block-?listed|invalidated)\b|\bsession\b.{0,40}\b(?:does not exist|not found|terminated)\b/i,
  ],
  [
    'token-for-another-service',
    /\baud(?:ience)?\b.{0,80}\b(?:invalid|mismatch|not|wrong|unexpected|failed|doesn't|does not)\b|\b(?:invalid|wrong|unexpected|valid) "?aud(?:ience)?\b/i,
  ],
  [
    'token-from-another-issuer',
    /\b(?:iss|issuer)\b.{0,80}\b(?:invalid|mismatch|not|wrong|unexpected|failed|doesn't)\b|\b(?:invalid|wrong|unexpected|untrusted|unknown) "?iss(?:uer)?\b/i,
  ],
  [
    'token-signature-refused',
    /\bsignature\b.{0,30}\b(?:failed|invalid|not (?:valid|found|verified)|mismatch)\b|\b(?:invalid|bad|wrong) (?:token )?signature\b|JWSInvalidSignature|\bsignature key was not found\b|\b(?:unknown|no matching) (?:kid|key|signing key)\b|\bno suitable key\b/i,
  ],
  [
    'token-called-expired',
    /^(?!.*\b(?:or|and\/or) (?:has |is )?expired\b)(?!.*\bexpired,? or\b)(?!.*\bnot expired\b).*\b(?:expired?|lifetime validation failed)\b/i,
  ],
  [
    'token-not-readable',
    /\b(?:malformed|not enough segments|wrong number of segments)\b|\b(?:could not|cannot|can't|unable to|failed to|error) (?:decode|decoding|parse|deserialize)\b.{0,30}\b(?:jwt|token)\b|\btoken\b.{0,20}\b(?:is not a (?:valid )?jwt|format)\b|\binvalid (?:token format|header string|header padding|payload (?:string|padding)|crypto padding|compact (?:jws|jwe))|subject must be a string/i,
  ],
];

interface FoundFault {
  readonly cause: TokenFault;
  readonly reason: Evidence;
  /** The server says it in the header that is made for it. */
  readonly inHeader: boolean;
}

/** What the server itself says is wrong with the token. */
/** What each of TOKEN_FAULTS asks for at least: most reasons have none of it. */
const OF_TOKENS =
  /token|wrong type|revoked|listed|invalidated|session|aud|iss|signature|key|kid|expire|lifetime|malformed|segments|jw[tse]|header|payload|padding|subject/i;

const faultNamed = ofText((text): TokenFault | undefined =>
  OF_TOKENS.test(text) ? TOKEN_FAULTS.find(([, says]) => says.test(text))?.[0] : undefined,
);

function tokenFault(exchange: Exchange, challenges: readonly Challenge[]): FoundFault | undefined {
  for (const { parameters } of challenges) {
    const text = parameters.get('error_description')?.slice(0, 500);
    const cause = text && faultNamed(text);
    if (text && cause) {
      const reason = { from: 'response header WWW-Authenticate, error_description', saw: quote(text) };
      return { cause, reason, inHeader: true };
    }
  }
  for (const reason of sentencesOf(exchange)) {
    const cause = faultNamed(reason.saw);
    if (cause) return { cause, reason, inHeader: false };
  }
  return undefined;
}

/** What the body says; simplejwt puts the reason into a list behind a sentence that says nothing. */
function sentencesOf(exchange: Exchange): Evidence[] {
  const words = serverWords(exchange);
  if (!words?.text) return [];
  const sentences: Evidence[] = [{ from: words.from, saw: words.text }];
  const json = jsonBody(exchange);
  const list = typeof json === 'object' && json !== null && !Array.isArray(json) ? json.messages : undefined;
  const first = Array.isArray(list) ? list[0] : undefined;
  if (
    typeof first === 'object' &&
    first !== null &&
    !Array.isArray(first) &&
    typeof first.message === 'string'
  ) {
    sentences.unshift({ from: 'response body, messages.message', saw: quote(first.message) });
  }
  return sentences;
}

function faultFinding({ cause, reason, inHeader }: FoundFault, evidence: readonly Evidence[], host: string) {
  const found = { certainty: inHeader ? 'certain' : 'likely', evidence: [...evidence, reason] } as const;
  const said = reason.saw.replace(/\.$/, '');
  if (cause === 'token-called-expired') return { cause, ...found, values: { reason: said } };
  if (cause === 'stronger-sign-in-wanted') return { cause, ...found, values: { host, text: `: “${said}”` } };
  return { cause, ...found, values: { host, reason: said } };
}

/** Headers of their own in which pages show a pass. Keys of an app are in api-key.ts. */
const OWN_HEADERS = [
  'x-auth-token',
  'x-access-token',
  'x-token',
  'x-session-token',
  'x-session-id',
  'x-user-token',
  'x-amz-security-token',
  'x-vault-token',
  'private-token',
  'access-token',
  'auth-token',
  'token',
];

/** Where a pass stands that is no Authorization header: its name, and never its value. */
function ownPlace(exchange: Exchange): string | undefined {
  const header = OWN_HEADERS.find((name) => exchange.request.headers.has(name));
  if (header !== undefined) return `header \`${header}\``;
  const name = /[?&](access_token|auth_token|id_token|jwt|token|sid)=[^&]/i.exec(exchange.url)?.[1];
  return name === undefined ? undefined : `address (\`${name}\`)`;
}

/** Where the server says that nothing was shown to it. */
const MISSING =
  /\bcredentials were not provided\b|^missing or malformed jwt\b|\bno (?:\w+ )?token (?:was )?(?:found|provided|supplied|given)\b|\bmissing (?:the )?(?:\w+ )?(?:authori[sz]ation|authentication|bearer|token|jwt|credentials)\b|\b(?:authori[sz]ation|auth|bearer|access) ?(?:token|header)?(?: header)? (?:is )?(?:missing|required|empty|not (?:provided|found|present))\b|\bvalid authorization header not provided\b|\brequires authentication\b|\bauthentication (?:is )?required\b|^not authenticated\b|\bcredentials_required\b/i;

function saysMissing(exchange: Exchange, challenges: readonly Challenge[]): Evidence | undefined {
  for (const { parameters } of challenges) {
    const text = parameters.get('error_description')?.slice(0, 500);
    if (text && MISSING.test(text)) {
      return { from: 'response header WWW-Authenticate, error_description', saw: quote(text) };
    }
  }
  const words = serverWords(exchange);
  return words && MISSING.test(words.text) ? { from: words.from, saw: words.text } : undefined;
}

/** Whether the record shows credentials of other requests, so that their absence here means something. */
function showsCredentials({ document, redirectedFrom, preflight }: Related): boolean {
  return [document, redirectedFrom, preflight].some(
    (each) =>
      each !== null &&
      (each.request.headers.has('cookie') ||
        each.request.headers.has('authorization') ||
        each.response.headers.has('set-cookie')),
  );
}

/** RFC 6750 §3.1: to a request without any credentials, the answer names the scheme and no error. */
function asksForFirstToken(challenges: readonly Challenge[]): boolean {
  return (
    challenges.length > 0 &&
    challenges.every(({ scheme, parameters }) => /^bearer$/i.test(scheme) && !parameters.has('error'))
  );
}
