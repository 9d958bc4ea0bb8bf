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
