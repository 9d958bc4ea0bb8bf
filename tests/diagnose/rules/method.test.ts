import method from '../../../src/diagnose/rules/method.ts';
import { testRule } from '../rule-table.ts';

testRule(method, {
  speaks: [
    {
      when: 'nginx serves files there',
      given: {
        method: 'POST',
        status: 405,
        body: '<html><head><title>405 Not Allowed</title></head><body><hr><center>nginx/1.25.3</center></body></html>',
      },
      cause: 'plain-file-server-asked',
      certainty: 'likely',
      values: { who: 'nginx' },
    },
    {
      when: 'a file store',
      given: { method: 'PUT', status: 405, body: '<Error><Code>MethodNotAllowed</Code></Error>' },
      cause: 'plain-file-server-asked',
      certainty: 'likely',
    },
    {
      when: 'the list holds the method',
      given: { method: 'POST', status: 405, answers: { Allow: 'GET, POST' } },
      cause: 'method-refused-though-listed',
      certainty: 'certain',
    },
    {
      when: 'a file server that lists more is none',
      given: {
        method: 'PUT',
        status: 405,
        answers: { Allow: 'GET, POST' },
        body: '<hr><center>nginx</center>',
      },
      cause: 'method-not-allowed',
      certainty: 'certain',
    },
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
