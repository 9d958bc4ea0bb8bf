import signIn from '../../../src/diagnose/rules/sign-in.ts';
import { webToken } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

/** The answer's Date is START plus 120 ms, in whole seconds: 10:00:00. */
const ANSWERED = Date.parse('2026-11-22T10:00:00Z') / 1000;
const bearer = (claims: object) => ({ Authorization: `Bearer ${webToken({ ...claims })}` });

testRule(signIn, {
  speaks: [
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
      certainty: 'certain',
      values: { scheme: 'Basic, Bearer' },
    },
    {
      when: 'the server asks for no scheme by name',
      given: { status: 401, url: 'http://localhost:3000/me', page: 'http://localhost:3000' },
      cause: 'credentials-missing',
      certainty: 'certain',
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
        answers: { 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' },
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
      certainty: 'certain',
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
      cause: 'token-refused',
      certainty: 'certain',
      values: { host: 'api.shop.test', scheme: 'Basic' },
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
  ],
  silent: [
    { when: 'a 403 is permission’s question', given: { status: 403 } },
    { when: 'a 407 comes from a proxy', given: { status: 407 } },
    { when: 'a 401 kept from the page by CORS', given: { status: 401, error: 'net::ERR_FAILED' } },
    { when: 'no answer', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
    {
      when: 'a 200 with an expired token',
      given: { status: 200, sends: bearer({ exp: ANSWERED - 720 }) },
    },
  ],
});
