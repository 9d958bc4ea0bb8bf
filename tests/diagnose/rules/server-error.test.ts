import serverError from '../../../src/diagnose/rules/server-error.ts';
import { testRule } from '../rule-table.ts';

testRule(serverError, {
  speaks: [
    {
      when: 'the server says what broke',
      given: {
        status: 500,
        body: { message: 'Cannot read the price list.' },
        answers: { 'X-Request-Id': 'abc' },
      },
      cause: 'server-error-with-reason',
      certainty: 'certain',
      evidence: [
        { from: 'response body, message', saw: 'Cannot read the price list.' },
        { from: 'response header x-request-id', saw: 'present' },
      ],
      values: {
        words: 'Cannot read the price list',
        from: 'response body, message',
        trace: ' under the id in its `x-request-id` header',
      },
    },
    {
      when: 'nothing is said',
      given: { status: 500 },
      cause: 'server-error',
      certainty: 'certain',
      evidence: [{ from: 'response status', saw: '500' }],
      values: { host: 'api.shop.test', trace: '' },
    },
    ...[
      'Internal Server Error',
      'Server Error (500)',
      'HTTP Status 500 – Internal Server Error',
      'Error 500',
    ].map((said) => ({
      when: `“${said}” says nothing`,
      given: { status: 500, body: said },
      cause: 'server-error',
      certainty: 'certain' as const,
    })),
    {
      when: 'a long message is evidence, not a title',
      given: { status: 500, body: { message: `It broke. ${'And so on. '.repeat(8)}` } },
      cause: 'server-error',
      certainty: 'certain',
    },
  ],
  silent: [
    { when: 'a 502', given: { status: 502 } },
    { when: 'a 501', given: { status: 501 } },
    { when: 'a 500 kept from the page by CORS', given: { status: 500, error: 'net::ERR_FAILED' } },
    {
      when: 'a failed function at Vercel',
      given: { status: 500, answers: { 'x-vercel-error': 'FUNCTION_INVOCATION_FAILED' } },
    },
    { when: 'a 200 whose body tells of an error', given: { status: 200, body: { error: 'It broke' } } },
  ],
});
