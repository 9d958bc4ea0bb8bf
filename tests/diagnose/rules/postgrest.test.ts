import postgrest from '../../../src/diagnose/rules/postgrest.ts';
import { testRule } from '../rule-table.ts';

const says = (code: string, message: string) => ({ code, message, details: null, hint: null });

testRule(postgrest, {
  speaks: [
    {
      when: '23502',
      given: { status: 400, body: says('23502', 'null value in column "name"') },
      cause: 'value-left-empty',
      certainty: 'certain',
    },
    {
      when: '23514',
      given: { status: 400, body: says('23514', 'violates check constraint "price_check"') },
      cause: 'value-breaks-rule',
      certainty: 'certain',
    },
    {
      when: '22P02',
      given: { status: 400, body: says('22P02', 'invalid input syntax for type uuid: "x"') },
      cause: 'value-of-wrong-kind',
      certainty: 'certain',
    },
    {
      when: 'PGRST100',
      given: { status: 400, body: says('PGRST100', 'failed to parse filter') },
      cause: 'filter-not-readable',
      certainty: 'certain',
    },
    {
      when: '42P17',
      given: { status: 500, body: says('42P17', 'infinite recursion detected in policy') },
      cause: 'row-rule-circular',
      certainty: 'certain',
    },
    {
      when: 'Supabase’s file store passes it on',
      given: {
        status: 400,
        method: 'POST',
        url: 'https://a.supabase.co/storage/v1/object/b/x.png',
        body: {
          statusCode: '403',
          error: 'Unauthorized',
          message: 'new row violates row-level security policy',
        },
      },
      cause: 'row-rule-refused',
      certainty: 'certain',
    },
    {
      when: 'none of the rows fits',
      given: { status: 406, body: says('PGRST116', 'Cannot coerce the result to a single JSON object') },
      cause: 'row-count-not-one',
      certainty: 'certain',
      evidence: [{ from: 'response body, code', saw: 'PGRST116' }],
      values: { reason: '“Cannot coerce the result to a single JSON object”' },
    },
    {
      when: 'row level security',
      given: {
        method: 'POST',
        status: 403,
        body: says('42501', 'new row violates row-level security policy'),
      },
      cause: 'row-rule-refused',
      certainty: 'certain',
    },
    {
      when: 'a duplicate',
      given: { method: 'POST', status: 409, body: says('23505', 'duplicate key value') },
      cause: 'value-taken',
      certainty: 'certain',
    },
    {
      when: 'a foreign key',
      given: { method: 'DELETE', status: 409, body: says('23503', 'violates foreign key constraint') },
      cause: 'linked-entry-missing',
      certainty: 'certain',
    },
    {
      when: 'a table that is not there',
      given: { status: 404, body: says('PGRST205', "Could not find the table 'public.mugs'") },
      cause: 'table-unknown',
      certainty: 'certain',
      values: { words: 'PGRST205' },
    },
    {
      when: 'a column that is not there',
      given: { status: 400, body: says('42703', 'column mugs.size does not exist') },
      cause: 'table-unknown',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'a value that the address shows to be a slip',
      given: {
        status: 400,
        url: 'https://a.test/p?id=eq.undefined',
        body: says('22P02', 'invalid input syntax'),
      },
    },
    { when: 'a plain 406', given: { status: 406 } },
    { when: 'an expired sign-in', given: { status: 401, body: says('PGRST301', 'JWT expired') } },
    { when: 'a code in another shape', given: { status: 409, body: { code: '23505', message: 'x' } } },
    { when: 'a code deep inside', given: { status: 409, body: { error: says('23505', 'x') } } },
    { when: 'a message that is no text', given: { status: 409, body: { ...says('23505', ''), message: 5 } } },
    { when: 'a body that is no JSON', given: { status: 409, body: '"code":"23505"' } },
    { when: 'a 500 with a code', given: { status: 500, body: says('23505', 'x') } },
    { when: 'another code', given: { status: 400, body: says('22003', 'out of range') } },
  ],
});
