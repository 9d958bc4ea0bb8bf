import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody } from '../server-words.ts';

const NOT_A_PASS = {
  with: 401,
  text: 'A plain 401 would mean: a pass was shown and refused. Here the page was asking for a new one.',
} as const;

/**
 * The address that hands out passes (a token endpoint, RFC 6749 §5.2) said no. Its one word tells who can act: the
 * person (sign in again), or the people who set the app up. A 401 for a pass that was shown is in sign-in.ts.
 */
export default defineRule({
  name: 'oauth',
  statuses: [400, 401, 403],
  causes: {
    'refresh-refused': {
      title: 'Your sign-in could not be renewed',
      summary:
        'The page tried to renew your sign-in at {host}. What it holds is too old, used up, or taken back.',
      technical: 'The token endpoint answered `{reason}` to a refresh token{text}.',
      fixer: 'you',
      hints: [
        'Sign in again.',
        {
          for: 'developer',
          text: 'Forget the refresh token and start a new sign-in. Where tokens rotate, two tabs must not use the same one.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#6'],
    },
    'code-refused': {
      title: 'The sign-in could not be finished',
      summary: 'You signed in, and the page got a code for it. The server at {host} did not take that code.',
      technical: 'The token endpoint answered `invalid_grant` to `grant_type=authorization_code`{text}.',
      fixer: 'you',
      hints: [
        'Start the sign-in again from its first page. Do not reload on the way.',
        {
          for: 'developer',
          text: 'A code works once, for a minute or so. Compare `redirect_uri` and `code_verifier` with the first step.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#4.1.3', 'rfc7636#4.6'],
    },
    'password-refused': {
      title: 'The name or the password is not right',
      summary: 'The page sent a name and a password to {host}. The server does not know them as a pair.',
      technical: 'The token endpoint answered `invalid_grant` to `grant_type=password`{text}.',
      fixer: 'you',
      hints: [
        'Type your name and your password again, with care.',
        { for: 'developer', text: 'Locked and unconfirmed accounts often get the same answer.' },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#4.3'],
    },
    'grant-refused': {
      title: 'The server does not give out a new sign-in',
      summary:
        'The page asked {host} for a pass. What it showed for it is wrong, too old, or was used before.',
      technical: 'The token endpoint answered `invalid_grant`{text}.',
      fixer: 'you',
      hints: [
        'Sign in again from the start.',
        {
          for: 'developer',
          text: 'The code, the refresh token or the assertion is expired, used, revoked, or was made for another client.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2'],
    },
    'app-not-recognised': {
      title: 'The sign-in server does not know this app',
      summary: 'The app has to say who it is at {host}. The server did not accept that. It is not about you.',
      technical: 'The token endpoint did not accept the client’s name or secret{text}.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site. Another try will not help.',
        {
          for: 'developer',
          text: 'Check the client id, its secret (it may have run out), and whether the secret goes in the header or in the body.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#2.3.1'],
    },
    'scope-not-granted': {
      title: 'The app asked for a right that it cannot have',
      summary:
        'The app asked {host} for certain rights. The server does not know them, or does not give them.',
      technical: 'The token endpoint refused the scope or the resource that was asked for{text}.',
      fixer: 'frontend',
      hints: [
        'The developers of the app can fix this.',
        {
          for: 'developer',
          text: 'Compare `scope` with what is set up for this client. A renewal may not ask for more than the first sign-in.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#3.3'],
    },
    'app-may-not-sign-in-so': {
      title: 'This app may not sign in this way',
      summary: 'The server at {host} knows the app. The app is not set up for this way of asking.',
      technical: 'The token endpoint does not allow this client to use this grant{text}.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site. It is a setting of the app, not of your account.',
        {
          for: 'developer',
          text: 'Switch this grant type on for the client at the sign-in server, or use another.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2'],
    },
    'grant-type-unknown': {
      title: 'The sign-in server does not know this way to sign in',
      summary: 'The app asked {host} for a pass in a way that this server does not offer.',
      technical: 'The token endpoint answered `unsupported_grant_type`{text}.',
      fixer: 'frontend',
      hints: [
        'The developers of the app can fix this.',
        {
          for: 'developer',
          text: 'Send `grant_type` as a form field (`application/x-www-form-urlencoded`): in JSON many servers do not see it.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#4.1.3'],
    },
    'token-request-incomplete': {
      title: 'The app’s request for a sign-in is not complete',
      summary: 'The app asked {host} for a pass. Something in its request is missing, doubled or wrong.',
      technical: 'The token endpoint answered `invalid_request`{text}.',
      fixer: 'frontend',
      hints: [
        'The developers of the app can fix this.',
        { for: 'developer', text: 'Check the names of the form fields, and that each is there once.' },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#5.2', 'rfc6749#4.1.3'],
    },
    'return-address-unknown': {
      title: 'The app’s return address is not on the server’s list',
      summary:
        'After sign-in you are sent back to the app. The server at {host} does not know that way back.',
      technical: 'The server does not take the `redirect_uri` of this request{text}.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the app. It is a setting of theirs.',
        {
          for: 'developer',
          text: 'Add the exact `redirect_uri` to the client’s list: scheme, port and last slash count.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc6749#3.1.2', 'https://developers.google.com/identity/protocols/oauth2/web-server'],
    },
    'app-kind-not-for-browser': {
      title: 'The app is registered as another kind of app',
      summary:
        'At {host} the app is set up as one that runs on a server. The page asked for a pass by itself.',
      technical:
        'Microsoft’s sign-in answered {reason}. The redirect address is listed under “Web”, and not as a page that runs in the browser.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the app. It is a setting of theirs.',
        {
          for: 'developer',
          text: 'In the app registration, move the redirect address from “Web” to “Single-page application”.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes'],
    },
    'app-secret-expired': {
      title: 'The app’s own password has run out',
      summary:
        'The app has to say who it is at {host}. Its password for that has an end date, which has passed.',
      technical: 'Microsoft’s sign-in answered {reason}: the client secret has expired.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the app. Another try will not help.',
        {
          for: 'developer',
          text: 'Make a new client secret, put it into the settings, and note its last day.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes'],
    },
    'sign-in-needs-you': {
      title: 'The sign-in cannot go on without you',
      summary:
        'The page tried to renew your sign-in in the background. The server at {host} wants you to sign in yourself.',
      technical: 'The server answered `{reason}`{text}.',
      fixer: 'you',
      hints: [
        'Sign in again. Have your second proof at hand, such as your phone.',
        {
          for: 'developer',
          text: 'On this code, start a sign-in that the user sees: a pop-up or a redirect.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: [
        'https://openid.net/specs/openid-connect-core-1_0.html#AuthError',
        'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
      ],
    },
    'consent-missing': {
      title: 'Nobody has allowed the app to do this yet',
      summary: 'The app asks {host} for rights. You, or your company, have not said yes to them.',
      technical: 'The server answered `{reason}`{text}.',
      fixer: 'you',
      hints: [
        'Sign in again and say yes when you are asked. Some rights need the people who run your accounts.',
        {
          for: 'developer',
          text: 'Ask for consent in a sign-in that the user sees, or have it granted for all by an admin.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes'],
    },
    'waiting-for-approval': {
      title: 'The app waits for you to allow it',
      summary: 'You have not said yes on your other device yet. The app asks {host} again until you have.',
      technical: 'The token endpoint answered `{reason}`: a normal step of the device sign-in.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: finish the sign-in on your other device.',
        {
          for: 'developer',
          text: 'Keep the interval between two tries. At `slow_down`, add 5 seconds to it.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc8628#3.5'],
    },
    'device-code-expired': {
      title: 'The code for your device ran out',
      summary: 'The code was not typed in on time. The server at {host} no longer takes it.',
      technical: 'The token endpoint answered `expired_token` to the device sign-in{text}.',
      fixer: 'you',
      hints: [
        'Start the sign-in again to get a new code.',
        { for: 'developer', text: 'Ask for a new device code, and show how long it is good.' },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc8628#3.5'],
    },
  },
  examine(exchange) {
    const returns = returnAddressRefused(exchange);
    if (returns) {
      return {
        cause: 'return-address-unknown',
        certainty: 'likely',
        evidence: [
          { from: 'response body', saw: returns },
          { from: 'request URL, redirect_uri', saw: 'present' },
          { from: 'response status', saw: String(exchange.response.status) },
        ],
        values: { host: hostOf(exchange), text: `: “${returns}”` },
      };
    }
    if (exchange.method !== 'POST') return undefined;
    const text = exchange.response.body?.text ?? '';
    const renewal = renewalRefused(exchange);
    if (renewal) {
      return {
        cause: 'refresh-refused',
        certainty: 'certain',
        evidence: [
          { from: renewal.from, saw: renewal.word },
          { from: 'response status', saw: String(exchange.response.status) },
        ],
        values: { host: hostOf(exchange), reason: renewal.word, text: '' },
      };
    }
    const grant = grantType(exchange);
    // Words that only this endpoint uses speak for themselves; the others need a sign that a token was asked for.
    const word = ERRORS.find((each) => text.includes(`"${each}"`));
    if (word === undefined) return undefined;
    const body = jsonBody(exchange);
    if (typeof body !== 'object' || body === null || Array.isArray(body) || body.error !== word)
      return undefined;
    if (grant === undefined && !/\/(?:token|oauth2?)\b/i.test(exchange.url)) return undefined;

    const said = typeof body.error_description === 'string' ? quote(body.error_description) : '';
    const evidence: Evidence[] = [
      { from: 'response body, error', saw: word },
      ...(said === '' ? [] : [{ from: 'response body, error_description', saw: said }]),
      ...(grant === undefined ? [] : [{ from: 'request body, grant_type', saw: grant }]),
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    const values = { host: hostOf(exchange), text: said === '' ? '' : `: “${said.replace(/\.$/, '')}”` };
    const found = { certainty: 'certain', evidence, values } as const;
    const microsoft = microsoftCode(typeof body.error_description === 'string' ? body.error_description : '');
    const special = microsoft === undefined ? undefined : MICROSOFT.get(microsoft);
    if (special && microsoft !== undefined) {
      const reason = `AADSTS${microsoft}`;
      const { host } = values;
      if (special === 'return-address-unknown') return { cause: special, ...found };
      if (special === 'sign-in-needs-you' || special === 'consent-missing')
        return { cause: special, ...found, values: { ...values, reason } };
      return { cause: special, certainty: 'certain', evidence, values: { host, reason } };
    }
    switch (word) {
      case 'interaction_required':
      case 'login_required':
      case 'consent_required':
        return {
          cause: word === 'consent_required' ? 'consent-missing' : 'sign-in-needs-you',
          ...found,
          values: { ...values, reason: word },
        };
      case 'invalid_resource':
      case 'invalid_target':
        return { cause: 'scope-not-granted', ...found };
      case 'access_denied':
        // At this endpoint it concerns the client: nobody is asked for anything here.
        return { cause: 'app-may-not-sign-in-so', ...found, certainty: 'likely' };
      case 'invalid_grant':
        if (grant === 'refresh_token')
          return { cause: 'refresh-refused', ...found, values: { ...values, reason: word } };
        if (grant === 'authorization_code') return { cause: 'code-refused', ...found };
        // The state of an account, in account.ts.
        if (
          grant === 'password' &&
          /not (?:yet )?(?:fully set up|confirmed|verified)|disabled|locked/i.test(said)
        )
          return undefined;
        if (grant === 'password') return { cause: 'password-refused', ...found, certainty: 'likely' }; // Or the account is locked.
        return { cause: 'grant-refused', ...found };
      case 'invalid_client':
        return { cause: 'app-not-recognised', ...found };
      case 'invalid_scope':
        return { cause: 'scope-not-granted', ...found };
      case 'unauthorized_client':
        // Keycloak uses it for a wrong secret, too.
        if (/client credentials|client secret|invalid client\b/i.test(said))
          return { cause: 'app-not-recognised', ...found };
        return { cause: 'app-may-not-sign-in-so', ...found };
      case 'unsupported_grant_type':
        return { cause: 'grant-type-unknown', ...found };
      case 'invalid_request':
        if (/client_secret is missing|client_secret.{0,40}(?:required|missing)/i.test(said))
          return { cause: 'app-not-recognised', ...found };
        return { cause: 'token-request-incomplete', ...found };
      case 'redirect_uri_mismatch':
        return { cause: 'return-address-unknown', ...found };
      case 'authorization_pending':
      case 'slow_down':
        return {
          cause: 'waiting-for-approval',
          certainty: 'certain',
          evidence,
          values: { host: values.host, reason: word },
        };
      case 'expired_token':
        return { cause: 'device-code-expired', ...found };
    }
  },
});

/**
 * The page of a sign-in server that does not know the way back (RFC 6749 §4.1.2.1: it must not send the browser there).
 * Auth0, Keycloak, Google, Microsoft, Okta and GitHub.
 */
const RETURN_ADDRESS =
  /\b(?:redirect[_ ]ur[il]|callback url|reply url|reply address)\b[^.<>\n]{0,60}\b(?:mismatch|invalid|must be|not (?:match|in the|registered|valid|allowed|associated|whitelisted))|\b(?:invalid|mismatching|unregistered)[^.<>\n]{0,30}\b(?:redirect[_ ]ur[il]|callback url)|redirect_uri_mismatch/i;

function returnAddressRefused(exchange: Exchange): string | undefined {
  if (!/[?&]redirect_uri=/.test(exchange.url)) return undefined;
  const found = RETURN_ADDRESS.exec(exchange.response.body?.text.slice(0, 20_000) ?? '')?.[0];
  return found === undefined ? undefined : quote(found);
}

/** What Supabase, Firebase and Cognito say of a refresh token in words of their own. */
const RENEWALS: readonly (readonly [RegExp, string])[] = [
  [/"error_code"\s*:\s*"(refresh_token_not_found|refresh_token_already_used)"/, 'response body, error_code'],
  [/"message"\s*:\s*"(TOKEN_EXPIRED|INVALID_REFRESH_TOKEN|USER_NOT_FOUND)\b/, 'response body, error.message'],
  [
    /"message"\s*:\s*"((?:Invalid Refresh Token|Refresh Token has (?:been revoked|expired)))/,
    'response body, message',
  ],
];

function renewalRefused(exchange: Exchange): { word: string; from: string } | undefined {
  const body = exchange.response.body?.text.slice(0, 2000) ?? '';
  if (!/refresh|TOKEN_EXPIRED|USER_NOT_FOUND/i.test(body)) return undefined;
  for (const [shape, from] of RENEWALS) {
    const word = shape.exec(body)?.[1];
    if (word === undefined) continue;
    // Firebase's capitals mean a renewal only where one was asked for.
    if (/^[A-Z_]+$/.test(word) && !/^https:\/\/securetoken\.googleapis\.com\//.test(exchange.url)) continue;
    return { word, from };
  }
  return undefined;
}

const ERRORS = [
  'invalid_grant',
  'invalid_client',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_request',
  'redirect_uri_mismatch',
  'authorization_pending',
  'slow_down',
  'expired_token',
  'interaction_required',
  'login_required',
  'consent_required',
  'invalid_resource',
  'invalid_target',
  'access_denied',
] as const;

/** Codes of Microsoft's sign-in (Entra ID) that say more than the word of the standard. */
const MICROSOFT: ReadonlyMap<
  string,
  | 'app-kind-not-for-browser'
  | 'app-secret-expired'
  | 'return-address-unknown'
  | 'sign-in-needs-you'
  | 'consent-missing'
> = new Map([
  ['9002326', 'app-kind-not-for-browser'],
  ['90023', 'app-kind-not-for-browser'],
  ['7000222', 'app-secret-expired'],
  ['50011', 'return-address-unknown'],
  ['500113', 'return-address-unknown'],
  ['50076', 'sign-in-needs-you'],
  ['50079', 'sign-in-needs-you'],
  ['50058', 'sign-in-needs-you'],
  ['16000', 'sign-in-needs-you'],
  ['65001', 'consent-missing'],
  ['90094', 'consent-missing'],
]);

function microsoftCode(description: string): string | undefined {
  return /^AADSTS(\d{5,8})\b/.exec(description)?.[1];
}

const GRANTS = [
  'refresh_token',
  'authorization_code',
  'password',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
];

/** The kind of sign-in that the request asks for, when it is one of the registered ones. Nothing else is read. */
function grantType(exchange: Exchange): string | undefined {
  const query = /[?&](grant_type=[\w:%.-]+)/.exec(exchange.url)?.[1];
  const body = query ?? exchange.request.body?.text.slice(0, 20_000) ?? '';
  const found = /(?:^|&)grant_type=([^&\s]+)|"grant_type"\s*:\s*"([^"]+)"/.exec(body);
  if (!found) return undefined;
  const raw = (found[1] ?? found[2] ?? '').replaceAll(/%3a/gi, ':');
  return GRANTS.find((each) => each === raw) ?? 'another';
}
