import oauth from '../../../src/diagnose/rules/oauth.ts';
import type { Given } from '../../exchange-builder.ts';
import { type Speaks, testRule } from '../rule-table.ts';

const asks = (grant: string, error: string, more: Given = {}): Given => ({
  method: 'POST',
  url: 'https://id.shop.test/token',
  status: 400,
  sendsBody: `grant_type=${grant}&client_id=shop`,
  body: { error },
  ...more,
});
const row = (grant: string, error: string, cause: string): Speaks => ({
  when: `${error} to ${grant}`,
  given: asks(grant, error),
  cause,
  certainty: 'certain',
  evidence: [{ from: 'response body, error', saw: error }],
});

testRule(oauth, {
  speaks: [
    {
      when: 'Okta’s page',
      given: {
        type: 'document',
        status: 400,
        url: 'https://acme.okta.com/oauth2/v1/authorize?redirect_uri=http%3A%2F%2Fx',
        body: "<html><p>The 'redirect_uri' parameter must be a Login redirect URI in the client app settings</p></html>",
      },
      cause: 'return-address-unknown',
      certainty: 'likely',
    },
    {
      when: 'a page that does not know the way back',
      given: {
        type: 'document',
        status: 403,
        url: 'https://id.test/authorize?client_id=a&redirect_uri=https%3A%2F%2Fshop.test%2Fcb',
        body: '<html><h1>Oops!</h1><p>Callback URL mismatch. The provided redirect_uri is not in the list.</p></html>',
      },
      cause: 'return-address-unknown',
      certainty: 'likely',
    },
    {
      when: 'Keycloak’s page',
      given: {
        type: 'document',
        status: 400,
        url: 'https://id.test/auth?redirect_uri=http%3A%2F%2Flocalhost',
        body: '<html><p class="instruction">Invalid parameter: redirect_uri</p></html>',
      },
      cause: 'return-address-unknown',
      certainty: 'likely',
    },
    {
      when: 'Microsoft: a page redeems the code of a server’s app',
      given: {
        method: 'POST',
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        body: {
          error: 'invalid_request',
          error_description:
            'AADSTS9002326: Cross-origin token redemption is permitted only for one client-type.',
        },
      },
      cause: 'app-kind-not-for-browser',
      certainty: 'certain',
      values: { reason: 'AADSTS9002326' },
    },
    {
      when: 'Microsoft: the secret has run out',
      given: {
        method: 'POST',
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        body: {
          error: 'invalid_client',
          error_description: 'AADSTS7000222: The provided client secret keys are expired.',
        },
      },
      cause: 'app-secret-expired',
      certainty: 'certain',
    },
    {
      when: 'Microsoft: the return address',
      given: {
        method: 'POST',
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        body: { error: 'invalid_client', error_description: 'AADSTS50011: The redirect URI does not match.' },
      },
      cause: 'return-address-unknown',
      certainty: 'certain',
    },
    {
      when: 'Microsoft: a second factor',
      given: {
        method: 'POST',
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        body: {
          error: 'interaction_required',
          error_description: 'AADSTS50076: You must use multi-factor authentication.',
        },
      },
      cause: 'sign-in-needs-you',
      certainty: 'certain',
    },
    {
      when: 'a silent renewal that needs the person',
      given: {
        method: 'POST',
        url: 'https://id.test/token',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        body: { error: 'login_required' },
      },
      cause: 'sign-in-needs-you',
      certainty: 'certain',
      values: { reason: 'login_required' },
    },
    {
      when: 'Microsoft: no consent',
      given: {
        method: 'POST',
        url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        body: {
          error: 'invalid_grant',
          error_description: 'AADSTS65001: The user or administrator has not consented.',
        },
      },
      cause: 'consent-missing',
      certainty: 'certain',
    },
    {
      when: 'Supabase: the refresh token is gone',
      given: {
        method: 'POST',
        url: 'https://a.supabase.co/auth/v1/token?grant_type=refresh_token',
        status: 400,
        sendsBody: '{}',
        body: { code: 400, error_code: 'refresh_token_not_found', msg: 'Invalid Refresh Token' },
      },
      cause: 'refresh-refused',
      certainty: 'certain',
      values: { reason: 'refresh_token_not_found' },
    },
    {
      when: 'Firebase: the refresh token ended',
      given: {
        method: 'POST',
        url: 'https://securetoken.googleapis.com/v1/token?key=x',
        status: 400,
        body: { error: { code: 400, message: 'TOKEN_EXPIRED' } },
      },
      cause: 'refresh-refused',
      certainty: 'certain',
    },
    {
      when: 'Cognito: the refresh token was taken back',
      given: {
        method: 'POST',
        url: 'https://cognito-idp.eu-west-1.amazonaws.com/',
        status: 400,
        body: { __type: 'NotAuthorizedException', message: 'Refresh Token has been revoked' },
      },
      cause: 'refresh-refused',
      certainty: 'certain',
    },
    {
      when: 'Keycloak names a wrong secret so',
      given: {
        method: 'POST',
        url: 'https://id.test/token',
        status: 401,
        sendsBody: 'grant_type=authorization_code',
        body: {
          error: 'unauthorized_client',
          error_description: 'Invalid client or Invalid client credentials',
        },
      },
      cause: 'app-not-recognised',
      certainty: 'certain',
    },
    row('refresh_token', 'invalid_grant', 'refresh-refused'),
    row('authorization_code', 'invalid_grant', 'code-refused'),
    { ...row('password', 'invalid_grant', 'password-refused'), certainty: 'likely' },
    row('urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer', 'invalid_grant', 'grant-refused'),
    row('client_credentials', 'invalid_scope', 'scope-not-granted'),
    row('client_credentials', 'unauthorized_client', 'app-may-not-sign-in-so'),
    row('password', 'unsupported_grant_type', 'grant-type-unknown'),
    row('authorization_code', 'invalid_request', 'token-request-incomplete'),
    row('authorization_code', 'redirect_uri_mismatch', 'return-address-unknown'),
    row('urn:ietf:params:oauth:grant-type:device_code', 'authorization_pending', 'waiting-for-approval'),
    row('urn:ietf:params:oauth:grant-type:device_code', 'slow_down', 'waiting-for-approval'),
    row('urn:ietf:params:oauth:grant-type:device_code', 'expired_token', 'device-code-expired'),
    {
      when: 'a 401 for the app itself, with a reason',
      given: asks('client_credentials', 'invalid_client', {
        status: 401,
        body: { error: 'invalid_client', error_description: 'The secret expired.' },
      }),
      cause: 'app-not-recognised',
      certainty: 'certain',
      values: { host: 'id.shop.test', text: ': “The secret expired”' },
    },
    {
      when: 'the body that was sent is not recorded, and the address tells',
      given: asks('', 'invalid_grant', { sendsBody: '' }),
      cause: 'grant-refused',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'a page that refuses for another reason',
      given: {
        type: 'document',
        status: 403,
        url: 'https://id.test/authorize?redirect_uri=https%3A%2F%2Fshop.test%2Fcb',
        body: '<html><p>Your account is locked.</p></html>',
      },
    },
    {
      when: 'the words without a way back in the address',
      given: { status: 400, url: 'https://id.test/docs', body: 'Invalid parameter: redirect_uri' },
    },
    {
      when: 'Firebase’s word where no renewal was asked for',
      given: {
        method: 'POST',
        url: 'https://api.shop.test/x',
        status: 400,
        body: { error: { message: 'TOKEN_EXPIRED' } },
      },
    },
    {
      when: 'the state of an account: account.ts',
      given: {
        method: 'POST',
        url: 'https://id.test/token',
        status: 400,
        sendsBody: 'grant_type=password',
        body: { error: 'invalid_grant', error_description: 'Account is not fully set up' },
      },
    },
    {
      when: 'another address, and no grant',
      given: asks('', 'invalid_request', { url: 'https://api.shop.test/x', sendsBody: '' }),
    },
    { when: 'a word of no list', given: asks('password', 'bad_luck') },
    {
      when: 'the word in another field',
      given: asks('password', '', { body: { error: 'no', hint: 'invalid_grant' } }),
    },
    { when: 'no JSON', given: asks('password', '', { body: 'the "invalid_grant" page' }) },
    { when: 'an empty body', given: asks('password', '', { body: '' }) },
    { when: 'a list', given: asks('password', '', { body: [{ error: 'invalid_grant' }] }) },
    { when: 'a GET', given: asks('password', 'invalid_grant', { method: 'GET' }) },
    { when: 'a 500', given: asks('password', 'invalid_grant', { status: 500 }) },
    { when: 'a 200', given: asks('password', 'invalid_grant', { status: 200 }) },
    { when: 'a 422', given: asks('password', 'invalid_grant', { status: 422 }) },
    {
      when: 'an answer kept by CORS',
      given: asks('password', 'invalid_grant', { error: 'net::ERR_FAILED' }),
    },
    { when: 'no answer', given: asks('password', '', { status: 0, error: 'net::ERR_CONNECTION_REFUSED' }) },
    { when: 'a nested word', given: asks('password', '', { body: { error: { code: 'invalid_grant' } } }) },
    { when: 'a null', given: asks('password', '', { body: 'null "invalid_grant"' }) },
  ],
});
