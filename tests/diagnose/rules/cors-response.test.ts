import corsResponse from '../../../src/diagnose/rules/cors-response.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const kept = (given: Given): Given => ({ status: 200, error: 'net::ERR_FAILED', ...given });
const allow = (origin: string | readonly string[], more = {}) => ({
  'Access-Control-Allow-Origin': origin,
  ...more,
});

testRule(corsResponse, {
  speaks: [
    {
      when: '* in a sanitised file: the check itself proves that it was asked with credentials',
      given: kept({ answers: allow('*'), credentialsUntold: true }),
      cause: 'cors-wildcard-with-credentials',
      certainty: 'certain',
      evidence: [{ from: 'request headers', saw: 'no Cookie is on record in all of this file' }],
    },
    {
      when: 'no Access-Control-Allow-Origin',
      given: kept({}),
      cause: 'cors-missing-allow-origin',
      certainty: 'certain',
      evidence: [
        { from: 'response header Access-Control-Allow-Origin', saw: 'absent' },
        { from: 'request header Origin', saw: 'https://shop.test' },
        { from: 'response status', saw: '200, kept from the page (net::ERR_FAILED)' },
      ],
      values: { host: 'api.shop.test', origin: 'https://shop.test', status: '200' },
      browserNames: ['MissingAllowOriginHeader', 'net::ERR_FAILED'],
    },
    {
      when: 'none on a 401 either',
      given: kept({ status: 401 }),
      cause: 'cors-missing-allow-origin',
      certainty: 'certain',
      values: { status: '401' },
    },
    {
      when: 'none on a 502: the server’s failure comes first',
      given: kept({ status: 502 }),
      cause: 'cors-hides-server-error',
      certainty: 'certain',
      values: { status: '502' },
    },
    {
      when: 'meant for another site',
      given: kept({ answers: allow('https://other.test') }),
      cause: 'cors-allow-origin-mismatch',
      certainty: 'certain',
      values: { allowed: 'https://other.test', origin: 'https://shop.test' },
    },
    {
      when: 'a slash at the end makes it another text, and no origin',
      given: kept({ answers: allow('https://shop.test/') }),
      cause: 'cors-allow-origin-invalid',
      certainty: 'certain',
      // Chrome takes any address for an origin here (`CheckAccess` in cors.cc).
      browserNames: ['AllowOriginMismatch'],
    },
    {
      when: 'another port is another origin',
      given: kept({ answers: allow('https://shop.test:8443') }),
      cause: 'cors-allow-origin-mismatch',
      certainty: 'certain',
    },
    {
      when: 'a list',
      given: kept({ answers: allow('https://shop.test, https://other.test') }),
      cause: 'cors-allow-origin-invalid',
      certainty: 'certain',
      browserNames: ['MultipleAllowOriginValues'],
    },
    {
      when: 'two lines',
      given: kept({ answers: allow(['https://shop.test', '*']) }),
      cause: 'cors-allow-origin-invalid',
      certainty: 'certain',
      browserNames: ['MultipleAllowOriginValues'],
    },
    {
      when: 'no scheme',
      given: kept({ answers: allow('shop.test') }),
      cause: 'cors-allow-origin-invalid',
      certainty: 'certain',
      values: { allowed: 'shop.test' },
      browserNames: ['InvalidAllowOriginValue'],
    },
    {
      when: '* with a cookie',
      given: kept({ answers: allow('*'), sends: { Cookie: 'sid=1' } }),
      cause: 'cors-wildcard-with-credentials',
      certainty: 'certain',
      evidence: [{ from: 'request headers', saw: 'cookie present' }],
    },
    {
      when: 'its own origin, but no leave for credentials',
      given: kept({ answers: allow('https://shop.test') }),
      cause: 'cors-allow-credentials-missing',
      certainty: 'certain',
      evidence: [{ from: 'response header Access-Control-Allow-Credentials', saw: 'absent' }],
      values: { allowed: 'missing' },
    },
    {
      when: 'True is not true',
      given: kept({ answers: allow('https://shop.test', { 'Access-Control-Allow-Credentials': 'True' }) }),
      cause: 'cors-allow-credentials-missing',
      certainty: 'certain',
      values: { allowed: '`True`' },
    },
    {
      when: 'a sandboxed page has the origin null',
      given: kept({ answers: allow('https://shop.test'), sends: { Origin: 'null' } }),
      cause: 'cors-allow-origin-mismatch',
      certainty: 'certain',
      values: { origin: 'null' },
    },
  ],
  silent: [
    {
      when: '* in a sanitised file, and no failure',
      given: { answers: allow('*'), credentialsUntold: true },
    },
    {
      when: 'everything is in order: another reason',
      given: kept({ answers: allow('https://shop.test', { 'Access-Control-Allow-Credentials': 'true' }) }),
    },
    {
      when: 'a redirect: other reasons are possible',
      given: kept({ status: 302, answers: { Location: '/x' } }),
    },
    { when: 'no answer at all', given: { error: 'net::ERR_FAILED' } },
    { when: 'a 200 without the header, read by an image', given: { status: 200, type: 'image' } },
    { when: 'a plain 500 without the header', given: { status: 500 } },
    { when: 'a dead connection', given: { error: 'net::ERR_CONNECTION_RESET' } },
    {
      when: 'an answer blocked by its own headers',
      given: { status: 200, error: 'net::ERR_BLOCKED_BY_ORB' },
    },
  ],
});
