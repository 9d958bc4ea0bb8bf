import graphql from '../../../src/diagnose/rules/graphql.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const ask = (message: string, code?: string, given: Given = {}): Given => ({
  method: 'POST',
  url: 'https://api.shop.test/graphql',
  status: 400,
  sends: { 'Content-Type': 'application/json' },
  sendsBody: '{"query":"{ a }"}',
  body: { errors: [{ message, ...(code === undefined ? {} : { extensions: { code } }) }] },
  ...given,
});

testRule(graphql, {
  speaks: [
    {
      when: 'Apollo',
      given: ask('Cannot query field "a" on type "Query".', 'GRAPHQL_VALIDATION_FAILED'),
      cause: 'graphql-query-invalid',
      certainty: 'certain',
      evidence: [{ from: 'response body, extensions.code', saw: 'GRAPHQL_VALIDATION_FAILED' }],
    },
    {
      when: 'Hasura',
      given: ask("field 'a' not found in type: 'query_root'", 'validation-failed'),
      cause: 'graphql-query-invalid',
      certainty: 'certain',
    },
    {
      when: 'without a code',
      given: ask('Unknown argument "x" on field "Query.a".'),
      cause: 'graphql-query-invalid',
      certainty: 'likely',
    },
    {
      when: 'Apollo',
      given: ask('Syntax Error: Expected Name, found <EOF>.', 'GRAPHQL_PARSE_FAILED'),
      cause: 'graphql-query-broken',
      certainty: 'certain',
    },
    {
      when: 'an app’s code beside the sentence of a variable',
      given: ask('Variable "$id" of required type "ID!" was not provided.', 'BAD_USER_INPUT'),
      cause: 'graphql-variable-wrong',
      certainty: 'certain',
    },
    {
      when: 'no question',
      given: ask('Must provide query string.', undefined, { sendsBody: '{}' }),
      cause: 'graphql-query-missing',
      certainty: 'likely',
    },
    {
      when: 'a stored question that is not there',
      given: ask('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND'),
      cause: 'graphql-query-not-stored',
      certainty: 'certain',
    },
    {
      when: 'Apollo’s guard',
      given: ask(
        'This operation has been blocked as a potential Cross-Site Request Forgery (CSRF).',
        'BAD_REQUEST',
        { method: 'GET', sends: {}, sendsBody: '' },
      ),
      cause: 'graphql-blocked-as-forgery',
      certainty: 'certain',
      values: { reason: 'there is no `Content-Type`' },
    },
  ],
  silent: [
    { when: 'the app’s own error', given: ask('The basket is empty', 'BASKET_EMPTY') },
    {
      when: 'another API that lists errors',
      given: {
        status: 400,
        method: 'POST',
        sendsBody: '{"a":1}',
        body: { errors: [{ message: 'Syntax Error: x' }] },
      },
    },
    { when: 'no list', given: ask('x', undefined, { body: { errors: 'Syntax Error' } }) },
    { when: 'a 401', given: ask('Cannot query field "a".', 'GRAPHQL_VALIDATION_FAILED', { status: 401 }) },
  ],
});
