import corsPreflight from '../../../src/diagnose/rules/cors-preflight.ts';
import { exchange, type Given, type HeaderLines, preflight } from '../../exchange-builder.ts';
import { type Speaks, testRule } from '../rule-table.ts';

/** The request that was never sent. */
const unsent: Given = { method: 'PATCH', error: 'net::ERR_FAILED' };
const allow = (origin: string, more: HeaderLines = {}) => ({
  'Access-Control-Allow-Origin': origin,
  ...more,
});
const ours = 'https://shop.test';
const allMethods = { 'Access-Control-Allow-Methods': 'GET, PATCH' };
const signedIn = { 'Access-Control-Allow-Credentials': 'true' };

/**
 * A row for the request; and the same for its preflight, where that has failed too: a 2xx to an OPTIONS is a success, and
 * what it lacks is told at the request that was never sent.
 */
function both(
  row: Omit<Speaks, 'given' | 'after' | 'certainty'> & {
    certainty?: Speaks['certainty'];
    answer: Given;
    method?: string;
    headers?: string;
  },
): Speaks[] {
  const { answer, method = 'PATCH', headers, ...rest } = row;
  const ahead = preflight(answer, method, headers);
  const request = { ...unsent, method };
  const atRequest: Speaks = { certainty: 'certain', ...rest, given: request, after: [ahead] };
  if (ahead.response.status < 300) return [atRequest];
  return [
    atRequest,
    {
      certainty: 'certain',
      ...rest,
      when: `${row.when}, seen at the OPTIONS`,
      evidence: (row.evidence ?? []).map(({ from, saw }) => ({
        from: from.replace('answer to OPTIONS', 'response'),
        saw,
      })),
      given: ahead,
      after: [exchange(request)],
    },
  ];
}

testRule(corsPreflight, {
  speaks: [
    ...both({
      when: 'a 404',
      answer: { status: 404 },
      cause: 'preflight-bad-status',
      evidence: [{ from: 'answer to OPTIONS, status', saw: '404' }],
      values: { host: 'api.shop.test', status: '404', method: 'PATCH' },
      browserNames: ['PreflightMissingAllowOriginHeader'],
    }),
    ...both({
      when: 'a 401 with all headers in order',
      answer: { status: 401, answers: allow(ours, signedIn) },
      cause: 'preflight-bad-status',
      browserNames: ['PreflightInvalidStatus'],
    }),
    ...both({
      when: 'a 401 with leave for all: with credentials that is looked at first',
      answer: { status: 401, answers: allow('*') },
      cause: 'preflight-bad-status',
      certainty: 'likely',
      alternatives: ['preflight-wildcard-with-credentials'],
    }),
    {
      when: 'a redirect without an address is a bad status',
      given: unsent,
      after: [preflight({ status: 302, answers: allow(ours, signedIn) })],
      cause: 'preflight-bad-status',
      certainty: 'certain',
      browserNames: ['PreflightInvalidStatus'],
    },
    {
      when: 'a refused preflight alone: its request is not recorded',
      given: preflight({ status: 405 }),
      cause: 'preflight-bad-status',
      certainty: 'certain',
    },
    ...both({
      when: 'no Access-Control-Allow-Origin',
      answer: {},
      cause: 'preflight-missing-allow-origin',
      evidence: [{ from: 'answer to OPTIONS, header Access-Control-Allow-Origin', saw: 'absent' }],
      values: { origin: ours, status: '204' },
    }),
    ...both({
      when: 'leave for another site',
      answer: { answers: allow('https://other.test', allMethods) },
      cause: 'preflight-allow-origin-mismatch',
      values: { allowed: 'https://other.test', origin: ours },
      browserNames: ['PreflightAllowOriginMismatch'],
    }),
    ...both({
      when: 'leave for two sites at once',
      answer: { answers: allow('https://shop.test, https://other.test', allMethods) },
      cause: 'preflight-allow-origin-invalid',
      values: { allowed: 'https://shop.test, https://other.test' },
      browserNames: ['PreflightMultipleAllowOriginValues'],
    }),
    ...both({
      when: 'leave without a scheme',
      answer: { answers: allow('shop.test', allMethods) },
      cause: 'preflight-allow-origin-invalid',
      browserNames: ['PreflightInvalidAllowOriginValue'],
    }),
    ...both({
      when: 'a 404 with leave for another site: that check comes first',
      answer: { status: 404, answers: allow('https://other.test') },
      cause: 'preflight-bad-status',
      browserNames: ['PreflightAllowOriginMismatch'],
    }),
    ...both({
      when: '* and all else in order leaves only the credentials',
      answer: { answers: allow('*', allMethods) },
      cause: 'preflight-wildcard-with-credentials',
      certainty: 'likely',
      values: { origin: ours },
      browserNames: ['PreflightWildcardOriginNotAllowed'],
    }),
    ...both({
      when: 'its own origin, all else in order, no leave for credentials',
      answer: { answers: allow(ours, allMethods) },
      cause: 'preflight-credentials-missing',
      certainty: 'likely',
      evidence: [{ from: 'answer to OPTIONS, header Access-Control-Allow-Credentials', saw: 'absent' }],
    }),
    ...both({
      when: 'the method is not on the list',
      answer: { answers: allow(ours, { ...signedIn, 'Access-Control-Allow-Methods': 'GET, POST' }) },
      cause: 'preflight-method-refused',
      values: { method: 'PATCH', allowed: 'GET, POST' },
      browserNames: ['MethodDisallowedByPreflightResponse'],
    }),
    ...both({
      when: 'the method is not on the list, and without leave for credentials',
      answer: { answers: allow(ours, { 'Access-Control-Allow-Methods': 'GET, POST' }) },
      cause: 'preflight-method-refused',
      certainty: 'likely',
      alternatives: ['preflight-credentials-missing'],
    }),
    ...both({
      when: '* for methods and all else in order: with credentials * is a name like any other',
      answer: { answers: allow(ours, { ...signedIn, 'Access-Control-Allow-Methods': '*' }) },
      cause: 'preflight-method-refused',
      certainty: 'likely',
      values: { method: 'PATCH', allowed: '*' },
    }),
    ...both({
      when: 'the methods stand between semicolons',
      answer: { answers: allow(ours, { ...signedIn, 'Access-Control-Allow-Methods': 'GET; PATCH' }) },
      cause: 'preflight-list-invalid',
      values: { header: 'Access-Control-Allow-Methods', allowed: 'GET; PATCH' },
      browserNames: ['InvalidAllowMethodsPreflightResponse'],
    }),
    ...both({
      when: 'the headers stand in quote marks',
      answer: {
        answers: allow(ours, { ...signedIn, ...allMethods, 'Access-Control-Allow-Headers': '"x-shop-team"' }),
      },
      headers: 'x-shop-team',
      cause: 'preflight-list-invalid',
      browserNames: ['InvalidAllowHeadersPreflightResponse'],
    }),
    ...both({
      when: 'there is no list of methods',
      answer: { answers: allow(ours, signedIn) },
      cause: 'preflight-method-refused',
      values: { allowed: 'none by name' },
    }),
    ...both({
      when: 'a header is not on the list, whatever its case',
      answer: { answers: allow(ours, { ...signedIn, 'Access-Control-Allow-Headers': 'Content-Type' }) },
      method: 'POST',
      headers: 'content-type, x-shop-team',
      cause: 'preflight-header-refused',
      values: { header: 'x-shop-team', allowed: 'content-type' },
    }),
    ...both({
      when: '* for headers and all else in order: with credentials * is a name like any other',
      answer: { answers: allow(ours, { ...signedIn, 'Access-Control-Allow-Headers': '*' }) },
      method: 'POST',
      headers: 'x-shop-team',
      cause: 'preflight-header-refused',
      certainty: 'likely',
      values: { header: 'x-shop-team', allowed: '*' },
    }),
    {
      when: 'sent elsewhere',
      given: unsent,
      after: [
        preflight({
          status: 301,
          error: 'net::ERR_INVALID_REDIRECT',
          answers: { Location: '/orders/?token=abc' },
        }),
      ],
      cause: 'preflight-redirected',
      certainty: 'certain',
      values: { status: '301', target: 'https://api.shop.test/orders/' },
    },
    {
      when: 'sent elsewhere, seen at the OPTIONS',
      given: preflight({ status: 307, error: 'net::ERR_INVALID_REDIRECT' }),
      after: [exchange(unsent)],
      cause: 'preflight-redirected',
      certainty: 'certain',
      values: { target: 'an address that it does not name' },
      browserNames: ['PreflightDisallowedRedirect'],
    },
  ],
  silent: [
    {
      when: 'the preflight was in order and the answer was not (cors-response)',
      given: { method: 'PATCH', status: 200, error: 'net::ERR_FAILED' },
      after: [preflight({ answers: allow(ours, allMethods) })],
    },
    {
      when: 'the preflight was in order and the server failed',
      given: { method: 'PATCH', status: 500, answers: allow(ours) },
      after: [preflight({ answers: allow(ours, allMethods) })],
    },
    {
      when: 'all that can be seen is in order',
      given: unsent,
      after: [
        preflight({ answers: allow(ours, { ...allMethods, 'Access-Control-Allow-Credentials': 'true' }) }),
      ],
    },
    {
      when: 'POST needs no naming',
      given: { ...unsent, method: 'POST' },
      after: [preflight({ answers: allow(ours, signedIn) }, 'POST')],
    },
    {
      when: 'the preflight itself was refused: the connection has the words',
      given: { method: 'PATCH', error: 'net::ERR_CONNECTION_REFUSED' },
      after: [preflight({ status: 0, error: 'net::ERR_CONNECTION_REFUSED' })],
    },
    {
      when: 'a 204 without leave, seen at the OPTIONS: its request tells',
      given: preflight(),
      after: [exchange(unsent)],
    },
    { when: 'the preflight is on its way', given: unsent, after: [preflight({ status: 0, pending: true })] },
    { when: 'an OPTIONS request of the page itself', given: { method: 'OPTIONS', status: 404 } },
    { when: 'ERR_FAILED without a preflight', given: unsent },
    { when: 'another method’s preflight', given: unsent, after: [preflight({ status: 404 }, 'DELETE')] },
    {
      when: 'the request was stopped by the page',
      given: { method: 'PATCH', error: 'net::ERR_ABORTED' },
      after: [preflight()],
    },
  ],
});
