import { describe, expect, it } from 'vitest';
import forgeryCheck from '../../../src/diagnose/rules/forgery-check.ts';
import { exchange, type Given, related } from '../../exchange-builder.ts';
import { type Speaks, testRule } from '../rule-table.ts';

const post = (status: number, body: string | object, more: Given = {}): Given => ({
  method: 'POST',
  status,
  body,
  ...more,
});
const row = (when: string, status: number, body: string | object, cause: string): Speaks => ({
  when,
  given: post(status, body),
  cause,
  certainty: 'certain',
});

testRule(forgeryCheck, {
  speaks: [
    {
      when: 'the code of a check for robots',
      given: {
        method: 'POST',
        status: 403,
        body: { success: false, 'error-codes': ['timeout-or-duplicate'] },
      },
      cause: 'human-check-failed',
      certainty: 'certain',
    },
    {
      when: 'the same in words',
      given: { method: 'POST', status: 400, body: { error: 'reCAPTCHA verification failed' } },
      cause: 'human-check-failed',
      certainty: 'likely',
    },
    {
      when: 'Phoenix, in development',
      given: {
        method: 'POST',
        status: 403,
        body: '<html><title>Plug.CSRFProtection.InvalidCSRFTokenError at POST /session</title></html>',
      },
      cause: 'forgery-check-failed',
      certainty: 'certain',
      alternatives: ['forgery-token-missing', 'forgery-cookie-missing'],
    },
    {
      when: 'a framework that is not on the list, in words of its own',
      given: { method: 'POST', status: 403, body: { error: 'CSRF token expired' } },
      cause: 'forgery-check-failed',
      certainty: 'likely',
      alternatives: ['forgery-token-missing', 'forgery-cookie-missing'],
    },
    {
      when: 'Rails’ page in production',
      given: post(422, '<h1>The change you wanted was rejected.</h1>'),
      cause: 'forgery-check-failed',
      certainty: 'likely',
      alternatives: ['forgery-token-missing', 'forgery-cookie-missing'],
    },
    {
      when: 'Laravel’s page',
      given: post(419, '<title>Page Expired</title>'),
      cause: 'forgery-token-refused',
      certainty: 'likely',
    },
    {
      when: 'Laravel’s code alone',
      given: { method: 'POST', status: 419 },
      cause: 'forgery-token-refused',
      certainty: 'likely',
    },
    {
      when: 'SvelteKit',
      given: post(403, 'Cross-site POST form submissions are forbidden'),
      cause: 'forgery-origin-refused',
      certainty: 'certain',
    },
    {
      when: 'Jenkins',
      given: post(403, 'No valid crumb was included in the request'),
      cause: 'forgery-token-missing',
      certainty: 'certain',
    },
    {
      when: 'Atlassian',
      given: post(403, 'XSRF check failed'),
      cause: 'forgery-check-failed',
      certainty: 'certain',
      alternatives: ['forgery-token-missing', 'forgery-cookie-missing'],
    },
    {
      when: 'WordPress’ bare -1',
      given: { method: 'POST', url: 'https://shop.test/wp-admin/admin-ajax.php', status: 403, body: '-1' },
      cause: 'forgery-token-refused',
      certainty: 'likely',
    },
    row(
      'Django REST, no token',
      403,
      { detail: 'CSRF Failed: CSRF token missing.' },
      'forgery-token-missing',
    ),
    row(
      'Django REST, no cookie',
      403,
      { detail: 'CSRF Failed: CSRF cookie not set.' },
      'forgery-cookie-missing',
    ),
    row(
      'Django REST, old token',
      403,
      { detail: 'CSRF Failed: CSRF token from POST incorrect.' },
      'forgery-token-refused',
    ),
    row(
      'Django REST, older words',
      403,
      { detail: 'CSRF Failed: CSRF token missing or incorrect.' },
      'forgery-token-refused',
    ),
    row(
      'Django, another origin',
      403,
      { detail: 'CSRF Failed: Origin checking failed - https://x.test does not match any trusted origins.' },
      'forgery-origin-refused',
    ),
    row('Spring, no token', 403, { message: "Invalid CSRF Token 'null' was found" }, 'forgery-token-missing'),
    row(
      'WordPress',
      403,
      { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed' },
      'forgery-token-refused',
    ),
    row(
      'ASP.NET, no cookie',
      400,
      'The required antiforgery cookie "x" is not present.',
      'forgery-cookie-missing',
    ),
    {
      when: 'Django’s page, which gives no reason',
      given: post(403, '<!DOCTYPE html><h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>'),
      cause: 'forgery-check-failed',
      certainty: 'certain',
      alternatives: ['forgery-token-missing', 'forgery-cookie-missing'],
      values: { method: 'POST', reason: 'CSRF verification failed' },
    },
    {
      when: 'Express, and a token was sent',
      given: post(403, '<pre>ForbiddenError: invalid csrf token</pre>', { sends: { 'X-CSRF-Token': 'abc' } }),
      cause: 'forgery-check-failed',
      certainty: 'certain',
      evidence: [{ from: 'request header x-csrf-token', saw: 'present' }],
      alternatives: ['forgery-token-refused', 'forgery-cookie-missing'],
    },
    {
      when: 'Rails, in development',
      given: post(422, 'ActionController::InvalidAuthenticityToken', { sendsBody: 'authenticity_token=abc' }),
      cause: 'forgery-check-failed',
      certainty: 'certain',
      alternatives: ['forgery-token-refused', 'forgery-cookie-missing'],
    },
  ],
  silent: [
    {
      when: 'a refusal that names the check without a fault in it',
      given: { method: 'POST', status: 403, body: { captcha: true, error: 'Forbidden' } },
    },
    {
      when: 'a whole page that holds the text for such an error among others',
      given: {
        method: 'POST',
        status: 403,
        body: `<html><script>texts = ["Invalid CSRF"]</script>${'<p>Sorry.</p>'.repeat(300)}</html>`,
      },
    },
    {
      when: 'a field of that name, and no word of a failure',
      given: { method: 'POST', status: 403, body: { csrf_token: 'abc', error: 'Forbidden' } },
    },
    { when: 'a plain 403', given: post(403, { message: 'Forbidden' }) },
    { when: 'an empty 400', given: post(400, '') },
    { when: 'a field that is wrong', given: post(422, { errors: { email: ['is taken'] } }) },
    {
      when: 'Rails’ words under another code',
      given: post(400, '<h1>The change you wanted was rejected.</h1>'),
    },
    { when: 'a 419 that says something else', given: post(419, 'This page has a new home') },
    { when: 'a bare -1 of another program', given: post(403, '-1') },
    { when: 'a GET, which is not checked', given: { status: 403, body: 'CSRF verification failed' } },
    { when: 'a 500', given: post(500, 'invalid csrf token') },
    { when: 'a 200', given: post(200, 'invalid csrf token') },
    { when: 'a 401', given: post(401, 'CSRF token missing.') },
    { when: 'kept by CORS', given: post(403, 'invalid csrf token', { error: 'net::ERR_FAILED' }) },
    { when: 'no body', given: { method: 'POST', status: 403 } },
    { when: 'a 404', given: post(404, 'CSRF') },
  ],
});

describe('forgery-check', () => {
  it('reads Laravel’s words too; a bare 419 is spoken of by the vendor’s own entry', () => {
    const subject = exchange(post(419, { message: 'CSRF token mismatch.' }));
    expect(forgeryCheck.examine(subject, related(subject))).toMatchObject({ cause: 'forgery-check-failed' });
  });
});
