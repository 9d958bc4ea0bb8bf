import graphqlInSuccess from '../../../src/diagnose/rules/graphql-in-success.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const url = 'https://api.shop.test/graphql';
const ask = (body: string | object, given: Given = {}): Given => ({
  method: 'POST',
  url,
  sendsBody: '{"query":"{ me { name } }"}',
  body,
  ...given,
});
const failed = (message: string, code?: string, more: object = {}): Given =>
  ask({ errors: [{ message, ...(code ? { extensions: { code } } : {}), ...more }], data: null });

testRule(graphqlInSuccess, {
  speaks: [
    {
      when: 'a code for "who are you"',
      given: failed('You must log in.', 'UNAUTHENTICATED', { path: ['me', 'orders', 0, 'total'] }),
      cause: 'graphql-sign-in',
      certainty: 'certain',
      evidence: [
        { from: 'response status', saw: '200' },
        { from: 'response body, errors[0].message', saw: 'You must log in.' },
        { from: 'response body, errors[0], code', saw: 'UNAUTHENTICATED' },
        { from: 'response body, errors[0].path', saw: 'me.orders.0.total' },
      ],
      values: {
        host: 'api.shop.test',
        words: 'You must log in',
        which: 'the only one, for the field `me.orders.0.total`',
        code: 'UNAUTHENTICATED',
      },
    },
    {
      when: 'Hasura’s code for a token that is over',
      given: failed('Could not verify JWT: JWTExpired', 'invalid-jwt'),
      cause: 'graphql-sign-in',
      certainty: 'certain',
    },
    {
      when: 'a code for "you may not"',
      given: failed('Not allowed', 'FORBIDDEN'),
      cause: 'graphql-refused',
      certainty: 'certain',
    },
    {
      when: 'a change that was refused, as Shopify says it',
      given: ask({
        data: {
          customerCreate: { customer: null, userErrors: [{ field: ['email'], message: 'Email is taken.' }] },
        },
      }),
      cause: 'graphql-change-refused',
      certainty: 'likely',
      evidence: [{ from: 'response body, data.customerCreate.userErrors[0]', saw: 'Email is taken.' }],
      values: { words: 'Email is taken', place: 'data.customerCreate.userErrors', host: 'api.shop.test' },
    },
    {
      when: 'a change that was refused, as GitLab says it',
      given: ask(
        { data: { createNote: { note: null, errors: ['Note can’t be blank'] } } },
        { sendsBody: '{"query":"\\n  mutation Note($id: ID!) { createNote(id: $id) { errors } }"}' },
      ),
      cause: 'graphql-change-refused',
      certainty: 'likely',
    },
    {
      when: 'a value refused, of several operations sent together',
      given: ask([
        { data: { me: { name: 'Ada' } } },
        {
          data: { setEmail: null },
          errors: [{ message: 'Not an address', extensions: { code: 'BAD_USER_INPUT' }, path: ['setEmail'] }],
        },
      ]),
      cause: 'graphql-input-refused',
      certainty: 'certain',
      evidence: [{ from: 'response body, [1].errors[0].message', saw: 'Not an address' }],
    },
    {
      when: 'GitHub’s type for a thing that is not there, elsewhere than under /graphql',
      given: ask(
        {
          data: { repository: null },
          errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve to a Repository' }],
        },
        { url: 'https://api.shop.test/query' },
      ),
      cause: 'graphql-not-found',
      certainty: 'certain',
    },
    {
      when: 'Shopify’s limit',
      given: failed('Throttled', 'THROTTLED'),
      cause: 'graphql-limit',
      certainty: 'certain',
    },
    {
      when: 'a field failed, the rest came',
      given: ask({
        data: { me: { name: 'Ada' }, offers: null },
        errors: [{ message: 'timeout of the offer service', path: ['offers'] }],
      }),
      cause: 'graphql-partly-failed',
      certainty: 'certain',
      values: { words: 'timeout of the offer service' },
    },
    {
      when: 'errors behind much data',
      given: ask({
        data: { list: Array.from({ length: 3000 }, (_, id) => ({ id })), offers: null },
        errors: [{ message: 'no offers', path: ['offers'] }],
      }),
      cause: 'graphql-partly-failed',
      certainty: 'certain',
    },
    {
      when: 'everything failed at the server',
      given: failed('Unexpected error.', 'INTERNAL_SERVER_ERROR'),
      cause: 'graphql-failed',
      certainty: 'certain',
    },
    {
      when: 'no data at all, and a code that only its maker knows',
      given: ask({ errors: [{ message: 'Basket is locked', extensions: { code: 'BASKET_LOCKED' } }] }),
      cause: 'graphql-failed',
      certainty: 'certain',
      evidence: [{ from: 'response body, errors[0], code', saw: 'BASKET_LOCKED' }],
    },
    {
      when: 'several errors',
      given: ask({ errors: [{ message: 'First' }, { message: 'Second' }, { message: 'Third' }] }),
      cause: 'graphql-failed',
      certainty: 'certain',
      values: { which: 'the first of 3' },
    },
    {
      when: 'a file of a recorder that gives no types',
      given: {
        ...failed('Unexpected error.', 'INTERNAL_SERVER_ERROR'),
        type: 'other',
        errorsUntold: true,
        sends: { 'Sec-Fetch-Dest': null, 'Sec-Fetch-Mode': 'cors', Accept: '*/*' },
      },
      cause: 'graphql-failed',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'a change with nothing to say against it',
      given: ask({ data: { customerCreate: { customer: { id: 1 }, userErrors: [], errors: [] } } }),
    },
    {
      when: 'a list of errors that a query asked for',
      given: ask({ data: { build: { id: 1, errors: [{ message: 'Line 3: no such file' }] } } }),
    },
    {
      when: 'a list of other things in the answer to a change',
      given: ask(
        { data: { scan: { errors: [3, 4] } } },
        { sendsBody: '{"query":"mutation { scan { errors } }"}' },
      ),
    },
    {
      when: 'the hash alone was sent first: graphql.ts',
      given: ask({ errors: [{ message: 'PersistedQueryNotFound' }] }),
    },
    {
      when: 'a hash where none is kept, which the client mends itself',
      given: failed('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED'),
    },
    { when: 'no errors', given: ask({ data: { me: { name: 'Ada' } } }) },
    { when: 'an empty list of errors', given: ask({ data: { me: null }, errors: [] }) },
    { when: 'errors: null', given: ask({ data: { me: null }, errors: null }) },
    {
      when: 'errors as a piece of the data',
      given: ask({ data: { form: { errors: [{ message: 'too short' }] } } }),
    },
    {
      when: 'errors of another service, with no mark of GraphQL',
      given: ask(
        { success: false, errors: [{ code: 1004, message: 'DNS' }], result: null },
        { url: 'https://api.shop.test/zones' },
      ),
    },
    {
      when: 'a list of errors that was asked for',
      given: ask(
        { errors: [{ message: 'boom', count: 7 }], total: 1 },
        { url: 'https://api.shop.test/reports' },
      ),
    },
    { when: 'errors without words', given: ask({ data: {}, errors: [{}] }) },
    {
      when: 'a page that is opened',
      given: { ...failed('x', 'FORBIDDEN'), type: 'document' },
    },
    { when: 'what nobody reads', given: { ...failed('x'), sends: { 'Sec-Fetch-Mode': 'no-cors' } } },
    { when: 'what is fetched ahead', given: { ...failed('x'), sends: { 'Sec-Purpose': 'prefetch' } } },
    { when: 'a 400, which fails in the open', given: { ...failed('x'), status: 400 } },
    { when: 'broken JSON', given: ask('{"errors":[{"message":"x"}') },
  ],
});
