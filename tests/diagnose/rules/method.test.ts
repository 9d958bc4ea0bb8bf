import method from '../../../src/diagnose/rules/method.ts';
import { testRule } from '../rule-table.ts';

testRule(method, {
  speaks: [
    {
      when: 'the server lists what it takes',
      given: { method: 'DELETE', status: 405, answers: { Allow: 'GET,HEAD , POST' } },
      cause: 'method-not-allowed',
      certainty: 'certain',
      evidence: [
        { from: 'response header Allow', saw: 'GET,HEAD , POST' },
        { from: 'request', saw: 'DELETE /orders' },
      ],
      values: { method: 'DELETE', allowed: 'GET, HEAD, POST', path: '/orders', host: 'api.shop.test' },
    },
    {
      when: 'no list',
      given: { method: 'POST', status: 405 },
      cause: 'method-not-allowed-unlisted',
      certainty: 'certain',
      evidence: [{ from: 'response header Allow', saw: 'absent' }],
      values: { method: 'POST' },
    },
    {
      when: 'an empty list is no list',
      given: { method: 'POST', status: 405, answers: { Allow: ' , ' } },
      cause: 'method-not-allowed-unlisted',
      certainty: 'certain',
      evidence: [{ from: 'response header Allow', saw: 'empty' }],
    },
    {
      when: 'an address that cannot be taken apart is not quoted',
      given: { method: 'POST', status: 405, url: 'http://ada:hunter2@[' },
      cause: 'method-not-allowed-unlisted',
      certainty: 'certain',
      values: { path: 'the address' },
    },
  ],
  silent: [
    { when: 'a 501: the server knows the method nowhere', given: { method: 'PROPFIND', status: 501 } },
    { when: 'a 404', given: { method: 'POST', status: 404 } },
    {
      when: 'a 200 that lists what it takes',
      given: { method: 'OPTIONS', status: 200, answers: { Allow: 'GET' } },
    },
    {
      when: 'a 405 kept from the page by CORS',
      given: { method: 'PUT', status: 405, error: 'net::ERR_FAILED' },
    },
  ],
});
