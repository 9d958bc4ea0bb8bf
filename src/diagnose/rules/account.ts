import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody, serverWords } from '../server-words.ts';

const NOT_A_PASS = {
  with: 'a sign-in that ran out',
  text: 'A sign-in that ran out shows on a page that you used before. Here you were just signing in.',
} as const;
const TEAM = 'Tell the people who run the site: it is a setting of theirs.';
const FIREBASE = 'https://firebase.google.com/docs/reference/rest/auth';
const SUPABASE = 'https://supabase.com/docs/guides/auth/debugging/error-codes';
const COGNITO =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html';

/**
 * Signing in and signing up: the server looked at a name and a password and said no. That is neither a missing pass nor a
 * missing right, whatever code it comes with (400, 401, 403, 409, 422). Told by the one word that Firebase, Supabase,
 * Cognito and Auth0 send; elsewhere by what the server says to a request that brings a password.
 */
export default defineRule({
  name: 'account',
  statuses: [400, 401, 403, 404, 409, 422],
  causes: {
    'password-wrong': {
      title: 'The name or the password is not right',
      summary: 'You tried to sign in at {host}. The server does not know this name and password as a pair.',
      technical: 'The answer to the sign-in was {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Type your name and your password again, with care. Or ask for a new password.',
        {
          for: 'developer',
          text: 'Check that the fields have the names that the server reads, and that it is the right environment.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['rfc9110#15.5.2', FIREBASE, SUPABASE],
    },
    'signed-in-already': {
      title: 'You are signed in already',
      summary: 'The page tried to sign you in at {host}. A sign-in of this browser is still good there.',
      technical: 'The server answered {status}: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Reload the page. To use another account, sign out first.',
        { for: 'developer', text: 'Ask for the session before you show the sign-in, and go on with it.' },
      ],
      contrast: { with: 401, text: 'A 401 would mean: the server does not know who you are.' },
      sources: ['mdn:400'],
    },
    'account-exists': {
      title: 'There is an account with this name already',
      summary: 'You tried to sign up at {host}. Somebody, perhaps you, has done so with the same details.',
      technical: 'The answer to the sign-up was {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Sign in instead, or sign up with another address.',
        { for: 'developer', text: 'Lead the user to the sign-in. Say no more than the server does.' },
      ],
      contrast: {
        with: 'a wrong field',
        text: 'A wrong field would break a rule. Here the value is fine, but somebody has it already.',
      },
      sources: ['rfc9110#15.5.10', FIREBASE, SUPABASE],
    },
    'account-not-confirmed': {
      title: 'This account is not ready yet',
      summary: 'The server at {host} knows the account. One step is still open, such as a link in a mail.',
      technical: 'The answer to the sign-in was {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Look for a mail from the site and open the link in it.',
        {
          for: 'developer',
          text: 'Offer to send the mail again. In Keycloak, look at the required actions of the user.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: [SUPABASE, COGNITO],
    },
    'account-locked': {
      title: 'This account is switched off',
      summary: 'The server at {host} knows the account, and says that it is switched off.',
      technical: 'The answer to the sign-in was {status}: “{reason}”.',
      fixer: 'operations',
      hints: [
        'Ask the people who run the site why it is switched off.',
        { for: 'developer', text: 'Look at the state of this user in the console of the sign-in service.' },
      ],
      contrast: NOT_A_PASS,
      sources: [FIREBASE, SUPABASE],
    },
    'too-many-sign-in-tries': {
      title: 'Too many tries to sign in: wait a while',
      summary: 'Too many sign-ins failed at {host}. So the server takes none for some time.',
      technical: 'The answer to the sign-in was {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Wait some minutes, or ask for a new password.',
        { for: 'developer', text: 'Stop the tries that run by themselves. Each one makes the wait longer.' },
      ],
      contrast: { with: 429, text: 'A 429 is the usual code for this. This server uses another one.' },
      sources: [FIREBASE, COGNITO],
    },
    'password-too-weak': {
      title: 'The new password is too easy to guess',
      summary: 'The server at {host} has rules for a new password. This one does not keep them.',
      technical: 'The server answered {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Choose a longer password with letters, numbers and symbols.',
        { for: 'developer', text: 'Show the rules of the server beside the field before it is sent.' },
      ],
      contrast: {
        with: 'a wrong password',
        text: 'A wrong password is about an account that you already have. Here you are choosing a new one.',
      },
      sources: [FIREBASE, SUPABASE],
    },
    'second-proof-wanted': {
      title: 'The server wants a second proof that it is you',
      summary: 'Your password is fine. For {host} that is only the first of two steps.',
      technical: 'The server answered {status} with `{reason}`: the sign-in goes on with a second factor.',
      fixer: 'you',
      hints: [
        'Have your second proof at hand, such as your phone, and go on.',
        {
          for: 'developer',
          text: 'This is a step and no fault: start the challenge that the answer offers, and show it to the user.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: ['https://auth0.com/docs/secure/multi-factor-authentication'],
    },
    'proof-code-refused': {
      title: 'The code or the link is wrong or too old',
      summary: 'You were sent a code or a link to prove who you are. The server at {host} did not take it.',
      technical: 'The server answered {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Ask for a new code and use it at once. Only the latest one counts.',
        {
          for: 'developer',
          text: 'Programs that check mail open links ahead of the reader: then a link is used up. Send a code to type.',
        },
      ],
      contrast: {
        with: 'a wrong password',
        text: 'A wrong password would fail at the step before this one.',
      },
      sources: [SUPABASE, COGNITO],
    },
    'sign-in-way-not-set-up': {
      title: 'This way to sign in is not switched on',
      summary: 'The page tried to sign you in, or up, in a way that {host} does not offer for this app.',
      technical: 'The sign-in service answered {status} with `{reason}`.',
      fixer: 'operations',
      hints: [
        TEAM,
        {
          for: 'developer',
          text: 'Switch the provider on in the console, and check that the key belongs to this project.',
        },
      ],
      contrast: NOT_A_PASS,
      sources: [FIREBASE, SUPABASE],
    },
  },
  examine(exchange) {
    if (exchange.method !== 'POST' && exchange.method !== 'PUT') return undefined;
    const found = byCode(exchange) ?? bySentence(exchange);
    if (!found) return undefined;
    const { cause, reason, from, certainty } = found;
    const evidence: Evidence[] = [
      { from, saw: reason },
      ...(bringsPassword(exchange) ? [{ from: 'request body', saw: 'a password, present' }] : []),
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    return {
      cause,
      certainty,
      evidence,
      values: {
        host: hostOf(exchange),
        status: String(exchange.response.status),
        reason: reason.replace(/\.$/, ''),
      },
    };
  },
});

type AccountCause =
  | 'password-wrong'
  | 'account-exists'
  | 'account-not-confirmed'
  | 'account-locked'
  | 'too-many-sign-in-tries'
  | 'password-too-weak'
  | 'second-proof-wanted'
  | 'proof-code-refused'
  | 'sign-in-way-not-set-up'
  | 'signed-in-already';

interface Found {
  readonly cause: AccountCause;
  readonly reason: string;
  readonly from: string;
  readonly certainty: 'certain' | 'likely';
}

/** The codes of Firebase (capitals), Supabase and Auth0 (small letters) and Cognito (`…Exception`). */
const CODES: ReadonlyMap<string, AccountCause> = new Map([
  ['INVALID_LOGIN_CREDENTIALS', 'password-wrong'],
  ['INVALID_PASSWORD', 'password-wrong'],
  ['EMAIL_NOT_FOUND', 'password-wrong'],
  ['invalid_credentials', 'password-wrong'],
  ['invalid_user_password', 'password-wrong'],
  ['UserNotFoundException', 'password-wrong'],
  ['EMAIL_EXISTS', 'account-exists'],
  ['DUPLICATE_EMAIL', 'account-exists'],
  ['user_already_exists', 'account-exists'],
  ['email_exists', 'account-exists'],
  ['phone_exists', 'account-exists'],
  ['user_exists', 'account-exists'],
  ['UsernameExistsException', 'account-exists'],
  ['AliasExistsException', 'account-exists'],
  ['email_not_confirmed', 'account-not-confirmed'],
  ['phone_not_confirmed', 'account-not-confirmed'],
  ['UserNotConfirmedException', 'account-not-confirmed'],
  ['PasswordResetRequiredException', 'account-not-confirmed'],
  ['USER_DISABLED', 'account-locked'],
  ['user_banned', 'account-locked'],
  ['TOO_MANY_ATTEMPTS_TRY_LATER', 'too-many-sign-in-tries'],
  ['too_many_attempts', 'too-many-sign-in-tries'],
  ['TooManyFailedAttemptsException', 'too-many-sign-in-tries'],
  ['WEAK_PASSWORD', 'password-too-weak'],
  ['PASSWORD_DOES_NOT_MEET_REQUIREMENTS', 'password-too-weak'],
  ['weak_password', 'password-too-weak'],
  ['InvalidPasswordException', 'password-too-weak'],
  ['password_strength_error', 'password-too-weak'],
  ['mfa_required', 'second-proof-wanted'],
  ['insufficient_aal', 'second-proof-wanted'],
  ['CodeMismatchException', 'proof-code-refused'],
  ['ExpiredCodeException', 'proof-code-refused'],
  ['INVALID_CODE', 'proof-code-refused'],
  ['INVALID_OOB_CODE', 'proof-code-refused'],
  ['EXPIRED_OOB_CODE', 'proof-code-refused'],
  ['SESSION_EXPIRED', 'proof-code-refused'],
  ['otp_expired', 'proof-code-refused'],
  ['CONFIGURATION_NOT_FOUND', 'sign-in-way-not-set-up'],
  ['OPERATION_NOT_ALLOWED', 'sign-in-way-not-set-up'],
  ['PASSWORD_LOGIN_DISABLED', 'sign-in-way-not-set-up'],
  ['ADMIN_ONLY_OPERATION', 'sign-in-way-not-set-up'],
  ['email_provider_disabled', 'sign-in-way-not-set-up'],
  ['phone_provider_disabled', 'sign-in-way-not-set-up'],
  ['anonymous_provider_disabled', 'sign-in-way-not-set-up'],
  ['provider_disabled', 'sign-in-way-not-set-up'],
  ['signup_disabled', 'sign-in-way-not-set-up'],
  // Okta, and Clerk.
  ['E0000004', 'password-wrong'],
  ['E0000069', 'account-locked'],
  ['form_identifier_not_found', 'password-wrong'],
  ['form_password_incorrect', 'password-wrong'],
  ['form_identifier_exists', 'account-exists'],
  ['form_password_pwned', 'password-too-weak'],
  ['form_password_length_too_short', 'password-too-weak'],
  ['form_code_incorrect', 'proof-code-refused'],
  ['verification_expired', 'proof-code-refused'],
  ['user_locked', 'account-locked'],
  ['session_exists', 'signed-in-already'],
]);

/** Cognito puts three things under one name; its sentence tells them apart. */
const COGNITO_SAYS: readonly (readonly [RegExp, AccountCause])[] = [
  [/^Incorrect username or password/, 'password-wrong'],
  [/^Password attempts exceeded/, 'too-many-sign-in-tries'],
  [/^User is disabled/, 'account-locked'],
];

function byCode(exchange: Exchange): Found | undefined {
  const text = exchange.response.body?.text ?? '';
  if (text === '' || text.length > 20_000) return undefined;
  const json = jsonBody(exchange);
  if (!isObject(json)) return undefined;
  const inner = isObject(json.error) ? json.error : undefined;
  const first: unknown = Array.isArray(json.errors) ? json.errors[0] : undefined;
  const type = typeof json.__type === 'string' ? json.__type.replace(/^.*#/, '') : undefined;
  if (type === 'NotAuthorizedException' && typeof json.message === 'string') {
    const { message } = json;
    const found = COGNITO_SAYS.find(([says]) => says.test(message));
    if (found) {
      const reason = (found[0].exec(message) as RegExpExecArray)[0];
      return { cause: found[1], reason, from: 'response body, message', certainty: 'certain' };
    }
  }
  const limited = [type, json.code, json.name].includes('LimitExceededException');
  if (limited && typeof json.message === 'string' && /^Attempt limit exceeded/.test(json.message)) {
    return {
      cause: 'too-many-sign-in-tries',
      reason: 'Attempt limit exceeded',
      from: 'response body, message',
      certainty: 'certain',
    };
  }
  const places: readonly (readonly [string, unknown])[] = [
    ['error_code', json.error_code],
    ['__type', type],
    ['code', json.code],
    ['error', json.error],
    ['errorCode', json.errorCode],
    ['errors.code', isObject(first) ? first.code : undefined],
    // Firebase adds its sentence behind a colon: "WEAK_PASSWORD : …".
    ['error.message', typeof inner?.message === 'string' ? inner.message.split(/\s/, 1)[0] : undefined],
  ];
  for (const [place, word] of places) {
    const cause = typeof word === 'string' ? CODES.get(word) : undefined;
    if (cause)
      return { cause, reason: word as string, from: `response body, ${place}`, certainty: 'certain' };
  }
  return undefined;
}

/** What servers say to somebody who signs in or up; asked only where the request does so. */
const SENTENCES: readonly (readonly [AccountCause, RegExp])[] = [
  [
    'account-exists',
    /\b(?:e-?mail|user ?name|user|account|phone)\b[^.]{0,40}\b(?:already|exists|is taken|in use|registered)\b|\balready (?:registered|exists|taken|in use)\b|E11000 duplicate key/i,
  ],
  [
    'account-not-confirmed',
    /\b(?:e-?mail|account|user)\b[^.]{0,30}\bnot (?:yet )?(?:been )?(?:confirmed|verified|activated|fully set up)\b|\b(?:verify|confirm) your (?:e-?mail|account)\b/i,
  ],
  [
    'account-locked',
    /\b(?:account|user)\b[^.]{0,30}\b(?:locked|disabled|blocked|suspended|deactivated|banned|inactive)\b/i,
  ],
  ['too-many-sign-in-tries', /\btoo many (?:failed )?(?:login |sign-in )?attempts\b/i],
  [
    'password-wrong',
    /\b(?:invalid|incorrect|wrong|bad|unknown)\b[^.]{0,30}\b(?:credentials?|password|username|login)\b|\bpassword\b[^.]{0,20}\b(?:incorrect|wrong|invalid|not match|mismatch)|\b(?:user|account|e-?mail)\b[^.]{0,20}\bnot (?:found|exist)|\bno (?:active )?(?:account|user) (?:was )?found|unable to log ?in with provided|credentials do not match|^(?:authentication|login|sign-?in) failed|^failed to (?:authenticate|log ?in|sign ?in)/i,
  ],
];

function bySentence(exchange: Exchange): Found | undefined {
  if (exchange.request.headers.has('authorization')) return undefined;
  const path = parseAddress(exchange.url)?.path ?? '';
  const password = bringsPassword(exchange);
  const asks =
    /(?:^|[/_.-])(?:log-?in|sign-?in|sessions?|authenticate|authn?|token|api-token-auth|local|auth-with-password)\/?$/i.test(
      path,
    );
  const joins =
    /(?:^|[/_.-])(?:sign-?up|register|registration|users?|accounts?|customers?|members?)\/?$/i.test(path);
  if (!password && !asks) return undefined;
  const words = serverWords(exchange);
  // Faults of single fields are told by name elsewhere, but "this mail is taken" is the whole story of a sign-up.
  const text = words?.text ?? '';
  const found = SENTENCES.find(([cause, says]) =>
    cause === 'account-exists' ? joins && says.test(text) : (asks || password) && says.test(text),
  );
  const { status } = exchange.response;
  if (found && (words?.fields.length ?? 0) === 0) {
    // A mail that is not known matters to who signs in, not to who joins.
    if (found[0] === 'password-wrong' && joins && !asks) return undefined;
    return { cause: found[0], reason: text, from: words?.from ?? 'response body', certainty: 'likely' };
  }
  // A bare 401 to a name and a password leaves little else.
  if (status === 401 && password && asks) {
    return {
      cause: 'password-wrong',
      reason: text || '401',
      from: words?.from ?? 'response status',
      certainty: 'likely',
    };
  }
  return undefined;
}

/** Whether a password went along; nothing of it is read but the field's name. */
function bringsPassword(exchange: Exchange): boolean {
  const body = exchange.request.body?.text.slice(0, 20_000) ?? '';
  return /"(?:password|passwd|pwd|pass)"\s*:|(?:^|&)(?:password|passwd|pwd|pass)=|name="(?:password|passwd|pwd|pass)"/i.test(
    body,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
