import account from '../../../src/diagnose/rules/account.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const login = (status: number, body: string | object, given: Given = {}): Given => ({
  method: 'POST',
  url: 'https://api.shop.test/auth/login',
  status,
  sendsBody: '{"email":"ada@shop.test","password":"hunter2"}',
  body,
  ...given,
});
const firebase = (message: string) =>
  login(
    400,
    { error: { code: 400, message, errors: [] } },
    { url: 'https://identitytoolkit.googleapis.com/v1/accounts:signUp?key=x' },
  );

testRule(account, {
  speaks: [
    {
      when: 'Cognito’s limit on forgotten passwords',
      given: {
        method: 'POST',
        status: 400,
        url: 'https://cognito-idp.eu-west-1.amazonaws.com/',
        body: {
          __type: 'LimitExceededException',
          message: 'Attempt limit exceeded, please try after some time.',
        },
      },
      cause: 'too-many-sign-in-tries',
      certainty: 'certain',
    },
    {
      when: 'Okta’s code',
      given: {
        method: 'POST',
        status: 401,
        url: 'https://acme.okta.com/api/v1/authn',
        body: { errorCode: 'E0000004', errorSummary: 'Authentication failed' },
      },
      cause: 'password-wrong',
      certainty: 'certain',
    },
    {
      when: 'Clerk’s code, in a list',
      given: {
        method: 'POST',
        status: 422,
        url: 'https://clerk.shop.test/v1/client/sign_ins',
        body: { errors: [{ message: 'Password is incorrect.', code: 'form_password_incorrect' }] },
      },
      cause: 'password-wrong',
      certainty: 'certain',
    },
    {
      when: 'a sign-in beside a session',
      given: {
        method: 'POST',
        status: 400,
        url: 'https://clerk.shop.test/v1/client/sign_ins',
        body: { errors: [{ message: 'Session already exists', code: 'session_exists' }] },
      },
      cause: 'signed-in-already',
      certainty: 'certain',
    },
    {
      when: 'Firebase',
      given: firebase('INVALID_LOGIN_CREDENTIALS'),
      cause: 'password-wrong',
      certainty: 'certain',
      evidence: [
        { from: 'response body, error.message', saw: 'INVALID_LOGIN_CREDENTIALS' },
        { from: 'request body', saw: 'a password, present' },
      ],
      values: { reason: 'INVALID_LOGIN_CREDENTIALS', status: '400' },
    },
    {
      when: 'Supabase',
      given: login(400, { code: 400, error_code: 'invalid_credentials', msg: 'Invalid login credentials' }),
      cause: 'password-wrong',
      certainty: 'certain',
    },
    {
      when: 'Cognito',
      given: login(400, { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' }),
      cause: 'password-wrong',
      certainty: 'certain',
    },
    {
      when: 'in a server’s own words',
      given: login(401, { message: 'Invalid email or password' }),
      cause: 'password-wrong',
      certainty: 'likely',
    },
    {
      when: 'simplejwt',
      given: login(
        401,
        { detail: 'No active account found with the given credentials' },
        { url: 'https://api.shop.test/api/token/' },
      ),
      cause: 'password-wrong',
      certainty: 'likely',
    },
    {
      when: 'Django REST',
      given: login(
        400,
        { non_field_errors: ['Unable to log in with provided credentials.'] },
        { url: 'https://api.shop.test/api-token-auth/' },
      ),
      cause: 'password-wrong',
      certainty: 'likely',
    },
    {
      when: 'Strapi',
      given: login(
        400,
        { data: null, error: { message: 'Invalid identifier or password', details: {} } },
        { url: 'https://cms.test/api/auth/local' },
      ),
      cause: 'password-wrong',
      certainty: 'likely',
    },
    {
      when: 'a bare 401 to a name and a password',
      given: login(401, { statusCode: 401, message: 'Unauthorized' }),
      cause: 'password-wrong',
      certainty: 'likely',
    },
    { when: 'Firebase', given: firebase('EMAIL_EXISTS'), cause: 'account-exists', certainty: 'certain' },
    {
      when: 'in a server’s own words',
      given: login(409, { message: 'Email already exists' }, { url: 'https://api.shop.test/auth/register' }),
      cause: 'account-exists',
      certainty: 'likely',
    },
    {
      when: 'Supabase',
      given: login(400, { error_code: 'email_not_confirmed', msg: 'Email not confirmed' }),
      cause: 'account-not-confirmed',
      certainty: 'certain',
    },
    {
      when: 'Keycloak',
      given: login(
        400,
        { error: 'invalid_grant', error_description: 'Account is not fully set up' },
        { url: 'https://id.test/token' },
      ),
      cause: 'account-not-confirmed',
      certainty: 'likely',
    },
    { when: 'Firebase', given: firebase('USER_DISABLED'), cause: 'account-locked', certainty: 'certain' },
    {
      when: 'Cognito',
      given: login(400, { __type: 'NotAuthorizedException', message: 'User is disabled.' }),
      cause: 'account-locked',
      certainty: 'certain',
    },
    {
      when: 'in a server’s own words',
      given: login(403, { message: 'Your account has been suspended' }),
      cause: 'account-locked',
      certainty: 'likely',
    },
    {
      when: 'Firebase, with its sentence',
      given: firebase('TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been disabled.'),
      cause: 'too-many-sign-in-tries',
      certainty: 'certain',
    },
    {
      when: 'Cognito',
      given: login(400, { __type: 'NotAuthorizedException', message: 'Password attempts exceeded' }),
      cause: 'too-many-sign-in-tries',
      certainty: 'certain',
    },
    {
      when: 'Firebase',
      given: firebase('WEAK_PASSWORD : Password should be at least 6 characters'),
      cause: 'password-too-weak',
      certainty: 'certain',
      values: { reason: 'WEAK_PASSWORD' },
    },
    {
      when: 'Auth0',
      given: login(403, { error: 'mfa_required', error_description: 'x', mfa_token: 'hunter2' }),
      cause: 'second-proof-wanted',
      certainty: 'certain',
    },
    {
      when: 'Cognito',
      given: login(400, { __type: 'CodeMismatchException', message: 'x' }),
      cause: 'proof-code-refused',
      certainty: 'certain',
    },
    {
      when: 'Supabase',
      given: login(403, { error_code: 'otp_expired', msg: 'x' }),
      cause: 'proof-code-refused',
      certainty: 'certain',
    },
    {
      when: 'Firebase',
      given: firebase('CONFIGURATION_NOT_FOUND'),
      cause: 'sign-in-way-not-set-up',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'a limit of another service',
      given: {
        method: 'POST',
        status: 400,
        body: { __type: 'LimitExceededException', message: 'Too many tables.' },
      },
    },
    {
      when: 'a code of another list',
      given: { method: 'POST', status: 400, body: { errors: [{ message: 'No', code: 'E1' }] } },
    },
    {
      when: 'the same code of a request that signs nobody in',
      given: { status: 400, body: { error_code: 'invalid_credentials' } },
    },
    {
      when: 'a pass was shown',
      given: login(401, { message: 'Invalid credentials' }, { sends: { Authorization: 'Bearer x' } }),
    },
    { when: 'a field that is wrong', given: login(422, { errors: { email: ['is not an address'] } }) },
    {
      when: 'words about a name that is missing, of another request',
      given: {
        method: 'POST',
        url: 'https://api.shop.test/orders',
        status: 404,
        sendsBody: '{"id":1}',
        body: { message: 'User not found' },
      },
    },
    {
      when: 'a sign-in that fails for another reason',
      given: login(403, { message: 'Sign-in is closed on Sundays' }),
    },
    { when: 'a 403 without words', given: login(403, {}) },
    {
      when: 'a name that exists, told to somebody who signs in',
      given: login(400, { message: 'A session already exists' }),
    },
    {
      when: 'a code in a list of data',
      given: login(400, { codes: ['INVALID_PASSWORD'] }, { sendsBody: '{}', url: 'https://api.shop.test/x' }),
    },
    { when: 'a 500', given: login(500, { message: 'Invalid email or password' }) },
  ],
});
