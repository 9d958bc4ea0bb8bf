import notSupported from '../../../src/diagnose/rules/not-supported.ts';
import { testRule } from '../rule-table.ts';

testRule(notSupported, {
  speaks: [
    {
      when: 'a rare method',
      given: { method: 'PURGE', status: 501 },
      cause: 'method-unknown-to-server',
      certainty: 'likely',
      alternatives: ['not-built-yet'],
      values: { method: 'PURGE', path: '/orders' },
    },
    {
      when: 'a method that each server knows',
      given: { method: 'POST', status: 501, body: { message: 'Gift cards come in spring' } },
      cause: 'not-built-yet',
      certainty: 'likely',
      evidence: [{ from: 'response body, message', saw: 'Gift cards come in spring' }],
    },
    {
      when: 'a 505',
      given: { status: 505 },
      cause: 'http-version-refused',
      certainty: 'certain',
      evidence: [{ from: 'request, HTTP version', saw: 'h2' }],
      values: { words: 'h2' },
    },
    {
      when: 'a full disk',
      given: { method: 'PUT', status: 507 },
      cause: 'server-storage-full',
      certainty: 'certain',
      values: { method: 'PUT' },
    },
    {
      when: 'a circle of folders',
      given: { method: 'PROPFIND', status: 508 },
      cause: 'loop-on-server',
      certainty: 'likely',
    },
    { when: 'a hotel’s network', given: { status: 511 }, cause: 'network-sign-in', certainty: 'likely' },
  ],
  silent: [
    { when: 'a 405', given: { method: 'PURGE', status: 405 } },
    { when: 'a 500', given: { status: 500 } },
    { when: 'a 502', given: { status: 502 } },
    {
      when: 'a 508 of a hosting company, which has words of its own',
      given: { status: 508, body: '<h1>Resource Limit Is Reached</h1>' },
    },
    { when: 'a 503', given: { status: 503, body: '<h1>Resource Limit Is Reached</h1>' } },
    { when: 'a 504', given: { status: 504 } },
    { when: 'a 426', given: { status: 426 } },
    { when: 'a 401', given: { status: 401 } },
    { when: 'a 413', given: { status: 413 } },
    { when: 'a 501 kept from the page by CORS', given: { status: 501, error: 'net::ERR_FAILED' } },
  ],
});
