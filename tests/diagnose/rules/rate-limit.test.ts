import rateLimit from '../../../src/diagnose/rules/rate-limit.ts';
import { testRule } from '../rule-table.ts';

testRule(rateLimit, {
  speaks: [
    {
      when: 'Retry-After in seconds',
      given: { status: 429, answers: { 'Retry-After': '30' } },
      cause: 'rate-limited',
      certainty: 'certain',
      evidence: [{ from: 'response header Retry-After', saw: '30' }],
      values: { wait: '30 seconds', until: '10:00:30 UTC', header: '30', limit: '' },
    },
    {
      when: 'Retry-After as a date, by the server’s clock',
      given: {
        status: 429,
        startedAt: '2026-11-22T08:00:00.000Z',
        answers: { Date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'Retry-After': 'Sun, 22 Nov 2026 10:05:00 GMT' },
      },
      cause: 'rate-limited',
      certainty: 'certain',
      values: { wait: '5 minutes', until: '10:05:00 UTC' },
    },
    {
      when: 'a date that is over is no wait',
      given: { status: 429, answers: { 'Retry-After': 'Sun, 22 Nov 2026 09:00:00 GMT' } },
      cause: 'rate-limited',
      certainty: 'certain',
      values: { wait: 'less than a second' },
    },
    {
      when: 'the limits are told',
      given: {
        status: 429,
        answers: { 'Retry-After': '1', 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' },
      },
      cause: 'rate-limited',
      certainty: 'certain',
      evidence: [{ from: 'response header x-ratelimit-limit', saw: '60' }],
      values: { limit: ' It also sent `x-ratelimit-limit: 60`, `x-ratelimit-remaining: 0`.' },
    },
    {
      when: 'no Retry-After',
      given: { status: 429 },
      cause: 'rate-limited-open-end',
      certainty: 'certain',
      evidence: [{ from: 'response status', saw: '429' }],
      values: { host: 'api.shop.test', limit: '' },
    },
    {
      when: 'a Retry-After that cannot be read',
      given: { status: 429, answers: { 'Retry-After': 'soon' } },
      cause: 'rate-limited-open-end',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'a 503 with Retry-After is for everyone',
      given: { status: 503, answers: { 'Retry-After': '30' } },
    },
    { when: 'a 200 with limits', given: { status: 200, answers: { 'X-RateLimit-Remaining': '0' } } },
    { when: 'a 429 kept from the page by CORS', given: { status: 429, error: 'net::ERR_FAILED' } },
    {
      when: 'Cloudflare’s own 1015',
      given: { status: 429, answers: { server: 'cloudflare' }, body: 'error code: 1015' },
    },
  ],
});
