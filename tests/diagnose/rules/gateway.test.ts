import gateway from '../../../src/diagnose/rules/gateway.ts';
import { testRule } from '../rule-table.ts';

testRule(gateway, {
  speaks: [
    {
      when: 'a 502 of nginx',
      given: { status: 502, answers: { Server: 'nginx/1.29' }, body: '<html><title>502 Bad Gateway</title>' },
      cause: 'gateway-bad-answer',
      certainty: 'certain',
      evidence: [
        { from: 'response header Server', saw: 'nginx/1.29' },
        { from: 'response body', saw: '502 Bad Gateway' },
      ],
      values: { host: 'api.shop.test', who: ' (`Server: nginx/1.29`)' },
    },
    {
      when: 'a 502 of nobody by name',
      given: { status: 502 },
      cause: 'gateway-bad-answer',
      certainty: 'certain',
      values: { who: '' },
    },
    {
      when: 'a 503 with Retry-After',
      given: { status: 503, answers: { 'Retry-After': '120' } },
      cause: 'busy-until',
      certainty: 'certain',
      evidence: [{ from: 'response header Retry-After', saw: '120' }],
      values: { wait: '2 minutes', until: '10:02:00 UTC', header: '120' },
    },
    { when: 'a 503 without it', given: { status: 503 }, cause: 'unavailable', certainty: 'certain' },
    {
      when: 'a 503 whose Retry-After cannot be read',
      given: { status: 503, answers: { 'Retry-After': 'later' } },
      cause: 'unavailable',
      certainty: 'certain',
    },
    {
      when: 'a 504 after a minute',
      given: { status: 504, time: 60_010, wait: 60_002 },
      cause: 'gateway-timeout',
      certainty: 'certain',
      evidence: [{ from: 'time to the answer', saw: '1 minute' }],
      values: { waited: '1 minute' },
    },
    {
      when: 'a 504 whose times are unknown',
      given: { status: 504, time: -1, wait: -1 },
      cause: 'gateway-timeout',
      certainty: 'certain',
      values: { waited: 'a while' },
    },
  ],
  silent: [
    { when: 'a 500 is the program’s own', given: { status: 500 } },
    { when: 'a 429', given: { status: 429, answers: { 'Retry-After': '30' } } },
    { when: 'a 502 of the load balancer of AWS', given: { status: 502, answers: { Server: 'awselb/2.0' } } },
    {
      when: 'a 503 of Heroku',
      given: {
        status: 503,
        body: '<html>An error occurred in the application and your page could not be served.',
      },
    },
    { when: 'a 504 kept from the page by CORS', given: { status: 504, error: 'net::ERR_FAILED' } },
    { when: 'a time-out without any answer', given: { error: 'net::ERR_TIMED_OUT' } },
  ],
});
