import signIn from '../../../src/diagnose/rules/sign-in.ts';
import { exchange, webToken } from '../../exchange-builder.ts';
import { type Speaks, testRule } from '../rule-table.ts';

/** The answer's Date is START plus 120 ms, in whole seconds: 10:00:00. */
const ANSWERED = Date.parse('2026-11-22T10:00:00Z') / 1000;
const bearer = (claims: object) => ({ Authorization: `Bearer ${webToken({ ...claims })}` });

testRule(signIn, {
  speaks: [
    {
      when: 'a sanitised file, and nothing said',
      given: { status: 401, credentialsUntold: true },
      cause: 'sign-in-not-on-record',
      certainty: 'likely',
      alternatives: ['credentials-missing', 'session-refused', 'token-refused'],
      evidence: [
        {
          from: 'all requests of this file',
          saw: 'no Authorization, no Cookie: they may have been taken out',
        },
      ],
      values: { scheme: 'no scheme by name' },
    },
    {
      when: 'a sanitised file, and a bare challenge, which is no proof any more',
      given: { status: 401, credentialsUntold: true, answers: { 'WWW-Authenticate': 'Bearer' } },
      cause: 'sign-in-not-on-record',
      certainty: 'likely',
      alternatives: ['credentials-missing', 'token-refused'],
    },
    {
      when: 'a sanitised file, and a challenge that refuses a token',
      given: {
        status: 401,
        credentialsUntold: true,
        answers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      },
      cause: 'sign-in-not-on-record',
      certainty: 'likely',
      alternatives: ['token-refused', 'credentials-missing'],
    },
    {
      when: 'a sanitised file, where the server says that the token ran out',
      given: {
        status: 401,
        credentialsUntold: true,
        answers: {
          'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"',
        },
      },
      cause: 'token-called-expired',
      certainty: 'likely',
    },
    {
      when: 'a sanitised file, where the server says that no token came',
      given: { status: 401, credentialsUntold: true, body: { message: 'No token provided' } },
      cause: 'credentials-missing',
      certainty: 'likely',
    },
    {
      when: 'a sanitised file, and a 400 that misses the token',
      given: { status: 400, credentialsUntold: true, body: { message: 'missing or malformed jwt' } },
      cause: 'credentials-missing',
      certainty: 'likely',
    },
    {
      when: 'a sanitised file, and another site that takes cookies',
      given: {
        status: 401,
        credentialsUntold: true,
        url: 'https://api.other.test/orders',
        answers: { 'Access-Control-Allow-Credentials': 'true' },
      },
      cause: 'sign-in-not-on-record',
      certainty: 'likely',
      alternatives: ['credentials-missing', 'session-refused', 'token-refused'],
    },
    {
      when: 'a sanitised file, and cookies that the browser calls out of reach',
      given: {
        status: 401,
        credentialsUntold: true,
        url: 'https://api.other.test/orders',
        sends: { 'Sec-Fetch-Storage-Access': 'none' },
      },
      cause: 'cookies-blocked-inside-page',
      certainty: 'possible',
      alternatives: ['credentials-missing'],
      evidence: [{ from: 'request header Cookie', saw: 'not on record' }],
    },
    {
      when: 'a file whose sign-ins were all emptied',
      given: { status: 401, credentialsUntold: true, sends: { Authorization: '' } },
      cause: 'token-is-empty',
      certainty: 'possible',
      alternatives: ['token-refused'],
    },
    ...[
      '[redacted]',
      'REDACTED',
      '***',
      'hidden-1',
      '[hidden-1]',
      '[hidden]',
      'hidden',
      '<redacted>',
      'xxxx',
    ].map(
      (word): Speaks => ({
        when: `${word} in the place of a token`,
        given: { status: 401, sends: { Authorization: `Bearer ${word}` } },
        cause: 'token-refused',
        certainty: 'likely',
        alternatives: ['token-called-expired'],
        values: {
          scheme: 'Bearer',
          expiry: 'Its value was taken out of this record, so its expiry is not known.',
        },
      }),
    ),
    {
      when: 'a word in the place of the scheme and the token, where another scheme is asked for',
      given: {
        status: 401,
        sends: { Authorization: '[redacted]' },
        answers: { 'WWW-Authenticate': 'Digest realm="shop"' },
      },
      cause: 'token-refused',
      certainty: 'likely',
      alternatives: ['token-called-expired'],
      values: { scheme: 'unknown' },
    },
    {
      when: 'a word in the place of a token, and its scheme left, where another is asked for',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer hidden-1' },
        answers: { 'WWW-Authenticate': 'Basic realm="shop"' },
      },
      cause: 'scheme-not-taken',
      certainty: 'likely',
      alternatives: ['token-refused'],
    },
    {
      when: 'a word in the place of the cookies: they were sent',
      given: { status: 401, sends: { Cookie: '[redacted]' } },
      cause: 'session-refused',
      certainty: 'certain',
    },
    {
      when: 'Google’s gate in front of a site',
      given: {
        status: 401,
        answers: { 'X-Goog-IAP-Generated-Response': 'true' },
        body: 'Invalid IAP credentials: empty token',
      },
      cause: 'sign-in-gate-closed',
      certainty: 'certain',
    },
    {
      when: 'a protected preview',
      given: { status: 401, answers: { 'Set-Cookie': '_vercel_sso_nonce=a; Path=/' }, body: '<html></html>' },
      cause: 'sign-in-gate-closed',
      certainty: 'certain',
      values: { guard: 'Vercel' },
    },
    {
      when: 'a 400 that misses the token',
      given: { status: 400, body: { message: 'missing or malformed jwt' } },
      cause: 'credentials-missing',
      certainty: 'certain',
    },
    {
      when: 'a 422 to a word in place of a token',
      given: {
        status: 422,
        sends: { Authorization: 'Bearer undefined' },
        body: { msg: 'Not enough segments' },
      },
      cause: 'token-is-empty',
      certainty: 'certain',
    },
    {
      when: 'another audience, by the challenge',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED + 600 }),
        answers: {
          'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The audience is invalid"',
        },
      },
      cause: 'token-for-another-service',
      certainty: 'certain',
      values: { reason: 'The audience is invalid' },
    },
    {
      when: 'another audience, by Microsoft Graph',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED + 600 }),
        body: {
          error: {
            code: 'InvalidAuthenticationToken',
            message: 'Access token validation failure. Invalid audience.',
          },
        },
      },
      cause: 'token-for-another-service',
      certainty: 'likely',
    },
    {
      when: 'another audience, by a claim’s name',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED + 600 }),
        body: { message: 'aud claim does not match' },
      },
      cause: 'token-for-another-service',
      certainty: 'likely',
    },
    {
      when: 'another issuer',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED + 600 }),
        answers: {
          'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The issuer is invalid"',
        },
      },
      cause: 'token-from-another-issuer',
      certainty: 'certain',
    },
    {
      when: 'the key of the signature is unknown',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED + 600 }),
        answers: {
          'WWW-Authenticate':
            'Bearer error="invalid_token", error_description="The signature key was not found"',
        },
      },
      cause: 'token-signature-refused',
      certainty: 'certain',
    },
    {
      when: 'PostgREST on a signature',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED + 600 }),
        body: { code: 'PGRST301', message: 'JWSError JWSInvalidSignature' },
      },
      cause: 'token-signature-refused',
      certainty: 'likely',
    },
    {
      when: 'a 422 of Flask about the token',
      given: {
        status: 422,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { msg: 'Signature verification failed' },
      },
      cause: 'token-signature-refused',
      certainty: 'likely',
    },
    {
      when: 'a 403 of Supabase about the token',
      given: {
        status: 403,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { code: 403, error_code: 'bad_jwt', msg: 'invalid JWT: token signature is invalid' },
      },
      cause: 'token-signature-refused',
      certainty: 'likely',
    },
    {
      when: 'a 403 for a token whose time is over',
      given: {
        status: 403,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'jwt expired' },
      },
      cause: 'token-called-expired',
      certainty: 'likely',
    },
    {
      when: 'no token at all in its place',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'jwt malformed' },
      },
      cause: 'token-not-readable',
      certainty: 'likely',
    },
    {
      when: 'Spring cannot read it',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        answers: {
          'WWW-Authenticate':
            'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Malformed token"',
        },
      },
      cause: 'token-not-readable',
      certainty: 'certain',
    },
    {
      when: 'taken back',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { msg: 'Token has been revoked' },
      },
      cause: 'token-revoked',
      certainty: 'likely',
    },
    {
      when: 'the session is gone',
      given: {
        status: 403,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { error_code: 'session_not_found', msg: 'Session from session_id claim in JWT does not exist' },
      },
      cause: 'token-revoked',
      certainty: 'likely',
    },
    {
      when: 'the refresh token in the place of the other',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: {
          detail: 'Given token not valid for any token type',
          messages: [{ message: 'Token has wrong type' }],
        },
      },
      cause: 'token-wrong-kind',
      certainty: 'likely',
      values: { reason: 'Token has wrong type' },
    },
    {
      when: 'a fresh sign-in is wanted',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { msg: 'Fresh token required' },
      },
      cause: 'stronger-sign-in-wanted',
      certainty: 'likely',
    },
    {
      when: 'invalid or expired is neither',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { detail: 'Token is invalid or expired' },
      },
      cause: 'token-refused',
      certainty: 'certain',
    },
    {
      when: 'a pass in a header of its own',
      given: { status: 401, sends: { 'X-Auth-Token': 'hunter2' } },
      cause: 'own-header-refused',
      certainty: 'likely',
      values: { from: 'header `x-auth-token`' },
    },
    {
      when: 'cookies came, a token was wanted',
      given: { status: 401, sends: { Cookie: 'sid=1' }, answers: { 'WWW-Authenticate': 'Bearer' } },
      cause: 'token-not-sent',
      certainty: 'likely',
      alternatives: ['session-refused'],
    },
    {
      when: 'the server says that nothing came',
      given: { status: 401, body: { detail: 'Authentication credentials were not provided.' } },
      cause: 'credentials-missing',
      certainty: 'certain',
    },
    {
      when: 'a bare challenge asks for a first token',
      given: { status: 401, answers: { 'WWW-Authenticate': 'Bearer realm="api"' } },
      cause: 'credentials-missing',
      certainty: 'certain',
    },
    {
      when: 'the record shows cookies of the page, so it holds them all',
      given: { status: 401, visit: 'p', answers: { 'WWW-Authenticate': 'Digest realm="x"' } },
      after: [
        exchange({ type: 'document', visit: 'p', url: 'https://shop.test/', sends: { Cookie: 'a=1' } }),
      ],
      cause: 'credentials-missing',
      certainty: 'certain',
    },
    {
      when: 'neither Authorization nor Cookie was sent',
      given: { status: 401, answers: { 'WWW-Authenticate': 'Bearer realm="shop"' } },
      cause: 'credentials-missing',
      certainty: 'certain',
      evidence: [
        { from: 'request headers', saw: 'no Authorization, no Cookie' },
        { from: 'response header WWW-Authenticate', saw: 'Bearer' },
        { from: 'response status', saw: '401' },
      ],
      values: { host: 'api.shop.test', scheme: 'Bearer' },
    },
    {
      when: 'two challenges in one line are two schemes',
      given: { status: 401, answers: { 'WWW-Authenticate': 'Basic realm="a, b", Bearer realm="c"' } },
      cause: 'credentials-missing',
      certainty: 'likely',
      values: { scheme: 'Basic, Bearer' },
    },
    {
      when: 'the server asks for no scheme by name',
      given: { status: 401, url: 'http://localhost:3000/me', page: 'http://localhost:3000' },
      cause: 'credentials-missing',
      certainty: 'likely',
      values: { host: 'localhost:3000', scheme: 'no scheme by name' },
    },
    {
      when: 'a recorder that may have left credentials out is not proof',
      given: {
        status: 401,
        errorsUntold: true,
        sends: { Host: null, 'Sec-Fetch-Site': null, 'Sec-Fetch-Mode': null, 'Sec-Fetch-Dest': null },
      },
      cause: 'credentials-missing',
      certainty: 'likely',
    },
    {
      when: 'the token ran out 12 minutes before the answer',
      given: { status: 401, sends: bearer({ exp: ANSWERED - 720 }) },
      cause: 'token-expired',
      certainty: 'certain',
      values: { ago: '12 minutes', until: '09:48:00 UTC' },
    },
    {
      when: 'the server’s clock counts, not the browser’s',
      given: {
        status: 401,
        startedAt: '2026-11-22T09:00:00.000Z',
        sends: bearer({ exp: ANSWERED - 60 }),
        answers: { Date: 'Sun, 22 Nov 2026 10:00:00 GMT' },
      },
      cause: 'token-expired',
      certainty: 'certain',
      values: { ago: '1 minute' },
    },
    {
      when: 'out of date, and the server calls it invalid_token',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED - 720 }),
        answers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      },
      cause: 'token-expired',
      certainty: 'certain',
      evidence: [{ from: 'response header WWW-Authenticate', saw: 'Bearer error="invalid_token"' }],
    },
    {
      when: 'out of date, but the server names another reason',
      given: {
        status: 401,
        sends: bearer({ exp: ANSWERED - 720 }),
        answers: { 'WWW-Authenticate': 'Bearer error="out_of_luck"' },
      },
      cause: 'token-expired',
      certainty: 'likely',
    },
    {
      when: 'a sealed token, and the server says expired in its challenge',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        answers: {
          'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"',
        },
      },
      cause: 'token-called-expired',
      certainty: 'certain',
      values: { reason: 'The token expired' },
    },
    {
      when: 'a sealed token, and the server says expired in its body',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'Session expired' },
      },
      cause: 'token-called-expired',
      certainty: 'likely',
      evidence: [{ from: 'response body, message', saw: 'Session expired' }],
      values: { reason: 'Session expired' },
    },
    {
      when: '"unexpired" is not "expired"',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'Need an unexpired pass' },
      },
      cause: 'token-refused',
      certainty: 'certain',
      values: { scheme: 'Bearer' },
    },
    {
      when: 'a token that is good for an hour more',
      given: { status: 401, sends: bearer({ exp: ANSWERED + 3600 }) },
      cause: 'token-refused',
      certainty: 'certain',
      evidence: [
        { from: 'request header Authorization', saw: 'present, Bearer' },
        { from: 'the token’s own date', saw: 'good until 11:00:00 UTC' },
      ],
    },
    {
      when: 'a password by Basic',
      given: { status: 401, sends: { Authorization: 'Basic YWRhOmh1bnRlcjI=' } },
      cause: 'basic-sign-in-refused',
      certainty: 'likely',
      values: { host: 'api.shop.test' },
    },
    {
      when: 'a bare key without a scheme is not shown as one',
      given: { status: 401, sends: { Authorization: 'hunter2hunter2' } },
      cause: 'token-refused',
      certainty: 'certain',
      values: { scheme: 'unknown' },
    },
    {
      when: 'an exp that is no number proves nothing',
      given: { status: 401, sends: bearer({ exp: 'yesterday' }) },
      cause: 'token-refused',
      certainty: 'certain',
    },
    {
      when: 'cookies went along, no Authorization',
      given: { status: 401, sends: { Cookie: 'sid=1' } },
      cause: 'session-refused',
      certainty: 'certain',
      evidence: [
        { from: 'request header Cookie', saw: 'present' },
        { from: 'request header Authorization', saw: 'absent' },
      ],
    },
    {
      when: 'its nbf lies ahead of the answer',
      given: { status: 401, sends: bearer({ nbf: ANSWERED + 120, exp: ANSWERED + 3600 }) },
      cause: 'token-not-yet-valid',
      certainty: 'certain',
      values: { wait: '2 minutes', time: '10:02:00 UTC' },
    },
    ...['Bearer undefined', 'Bearer null', 'Bearer', 'Bearer [object Object]', 'undefined', '""'].map(
      (value) => ({
        when: `"${value}" is no token`,
        given: { status: 401, sends: { Authorization: value } },
        cause: 'token-is-empty',
        certainty: 'certain' as const,
      }),
    ),
    ...[`Bearer Bearer ${webToken({})}`, `Bearer "${webToken({})}"`, webToken({})].map((value, place) => ({
      when: ['the scheme twice', 'quotation marks', 'no scheme'][place] as string,
      given: { status: 401, sends: { Authorization: value } },
      cause: 'token-badly-written',
      certainty: 'likely' as const,
      alternatives: ['token-refused'],
    })),
    {
      when: 'Basic was sent, and Bearer is asked for',
      given: {
        status: 401,
        sends: { Authorization: 'Basic YWRhOmh1bnRlcjI=' },
        answers: { 'WWW-Authenticate': 'Bearer' },
      },
      cause: 'scheme-not-taken',
      certainty: 'likely',
      alternatives: ['token-refused'],
      values: { scheme: 'Basic', wanted: 'Bearer' },
    },
    ...(
      [
        ['invalid_request', 'token-sent-wrongly'],
        ['insufficient_scope', 'token-lacks-scope'],
        ['insufficient_user_authentication', 'stronger-sign-in-wanted'],
        ['invalid_dpop_proof', 'dpop-proof-refused'],
        ['use_dpop_nonce', 'dpop-nonce-wanted'],
      ] as const
    ).map(([error, cause]) => ({
      when: `the server names ${error}`,
      given: {
        status: 401,
        sends: { Authorization: 'Bearer opaque-pass' },
        answers: { 'WWW-Authenticate': `Bearer error="${error}", max_age="60"` },
      },
      cause,
      certainty: 'certain' as const,
    })),
    {
      when: 'a token endpoint asks for a nonce in a 400',
      given: { status: 400, answers: { 'DPoP-Nonce': 'n' }, body: { error: 'use_dpop_nonce' } },
      cause: 'dpop-nonce-wanted',
      certainty: 'certain',
    },
    {
      when: 'a redirect to another origin took the header away',
      given: { status: 401, url: 'https://www.api.shop.test/me' },
      after: [
        exchange({
          status: 301,
          url: 'https://api.shop.test/me',
          redirectUrl: 'https://www.api.shop.test/me',
          sends: { Authorization: 'Bearer opaque-pass' },
        }),
      ],
      cause: 'sign-in-lost-on-redirect',
      certainty: 'certain',
      values: { from: 'https://api.shop.test' },
    },
    {
      when: 'a redirect from https to http left the cookies behind',
      given: { status: 401, url: 'http://shop.test/me' },
      after: [
        exchange({
          status: 302,
          url: 'https://shop.test/me',
          redirectUrl: 'http://shop.test/me',
          sends: { Cookie: 'sid=1' },
        }),
      ],
      cause: 'cookie-kept-from-http',
      certainty: 'likely',
    },
    {
      when: 'the page’s cookie was Secure over http',
      given: { status: 401, url: 'http://shop.test/me', page: 'http://shop.test', visit: 'p' },
      after: [
        exchange({
          type: 'document',
          url: 'http://shop.test/',
          visit: 'p',
          answers: { 'Set-Cookie': 'sid=1; Secure' },
        }),
      ],
      cause: 'cookie-refused',
      certainty: 'likely',
      alternatives: ['credentials-missing'],
      values: { reason: '`Secure` over `http`' },
    },
    {
      when: 'the page had cookies, and its request to another port has none',
      given: { status: 401, url: 'https://shop.test:8443/me', visit: 'p' },
      after: [
        exchange({ type: 'document', url: 'https://shop.test/', visit: 'p', sends: { Cookie: 'sid=1' } }),
      ],
      cause: 'cookies-left-out',
      // The builder's request to another port is same-site.
      certainty: 'likely',
      alternatives: ['credentials-missing'],
    },
    {
      when: 'a frame in another site’s page, where the browser says that cookies are out of reach',
      given: {
        status: 401,
        url: 'https://widget.test/me',
        page: 'https://widget.test',
        sends: { 'Sec-Fetch-Storage-Access': 'none' },
      },
      cause: 'cookies-blocked-inside-page',
      certainty: 'likely',
      evidence: [{ from: 'request header Sec-Fetch-Storage-Access', saw: 'none' }],
      alternatives: ['credentials-missing'],
    },
    {
      when: 'a frame that has its cookies, and none is set',
      given: {
        status: 401,
        url: 'https://widget.test/me',
        page: 'https://widget.test',
        sends: { 'Sec-Fetch-Storage-Access': 'active' },
      },
      cause: 'credentials-missing',
      certainty: 'likely',
    },
    {
      when: 'another site that takes cookies got none',
      given: {
        status: 401,
        url: 'https://api.other.test/me',
        page: 'https://shop.example',
        answers: { 'Access-Control-Allow-Credentials': 'true' },
      },
      cause: 'cookies-held-back-cross-site',
      certainty: 'possible',
      alternatives: ['credentials-missing'],
    },
  ],
  silent: [
    {
      when: 'a sanitised file, and a 403 that may be about a token',
      given: { status: 403, credentialsUntold: true, body: { message: 'invalid token format' } },
    },
    {
      when: 'a sanitised file, and a plain 422',
      given: { status: 422, credentialsUntold: true, body: { message: 'Signature verification failed' } },
    },
    {
      when: 'a 400 that misses the token of a form, such as one for a new password',
      given: { method: 'POST', status: 400, body: { message: 'token is required' } },
    },
    {
      when: 'a 400 that misses the token, and a cookie went along',
      given: {
        status: 400,
        sends: { Cookie: 'sid=1' },
        body: { message: 'missing or malformed jwt' },
      },
    },
    {
      when: 'a 422 of a field, beside a word in place of a token',
      given: { status: 422, sends: { Authorization: 'Bearer undefined' }, body: { msg: 'Name is missing' } },
    },
    {
      when: 'a 403 about a right, though a token went along',
      given: {
        status: 403,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'Only leads may do this' },
      },
    },
    {
      when: 'a 422 about a value, though a token went along',
      given: {
        status: 422,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'The coupon has expired' },
      },
    },
    {
      when: 'a 403 that speaks of a token, and none was sent',
      given: { status: 403, body: { message: 'jwt expired' } },
    },
    {
      when: 'a 400 about a value, though a token went along',
      given: {
        status: 400,
        sends: { Authorization: 'Bearer opaque-pass' },
        body: { message: 'Name is too long' },
      },
    },
    { when: 'a 403 is permission’s question', given: { status: 403 } },
    { when: 'a 407 comes from a proxy', given: { status: 407 } },
    { when: 'a 401 kept from the page by CORS', given: { status: 401, error: 'net::ERR_FAILED' } },
    { when: 'no answer', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
    {
      when: 'a 200 with an expired token',
      given: { status: 200, sends: bearer({ exp: ANSWERED - 720 }) },
    },
    { when: 'a plain 400', given: { status: 400 } },
    { when: 'a 400 that only asks', given: { status: 400, answers: { 'WWW-Authenticate': 'Bearer' } } },
    {
      when: 'a 400 with another error and a nonce',
      given: { status: 400, answers: { 'DPoP-Nonce': 'n' }, body: { error: 'invalid_grant' } },
    },
    { when: 'a 400 whose body alone says it', given: { status: 400, body: { error: 'use_dpop_nonce' } } },
    { when: 'a 404', given: { status: 404 } },
    { when: 'a 419', given: { status: 419 } },
    { when: 'a 500', given: { status: 500 } },
    { when: 'a 429', given: { status: 429 } },
    {
      when: 'a 402 with a refused token',
      given: { status: 402, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 405 with a refused token',
      given: { status: 405, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 409 with a refused token',
      given: { status: 409, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 410 with a refused token',
      given: { status: 410, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 412 with a refused token',
      given: { status: 412, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 415 with a refused token',
      given: { status: 415, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 422 with a refused token',
      given: { status: 422, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 451 with a refused token',
      given: { status: 451, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 502 with a refused token',
      given: { status: 502, sends: { Authorization: 'Bearer undefined' } },
    },
    {
      when: 'a 503 with a refused token',
      given: { status: 503, sends: { Authorization: 'Bearer undefined' } },
    },
  ],
});
