import hiddenRateLimit from '../../../src/diagnose/rules/hidden-rate-limit.ts';
import { testRule } from '../rule-table.ts';

const LIMIT = { message: 'API rate limit exceeded for 203.0.113.7' };

testRule(hiddenRateLimit, {
  speaks: [
    {
      when: 'a daily quota of Google',
      given: {
        status: 403,
        body: { error: { code: 403, errors: [{ domain: 'youtube.quota', reason: 'quotaExceeded' }] } },
      },
      cause: 'hidden-quota-used-up',
      certainty: 'certain',
    },
    {
      when: 'GitHub says none are left, and until when',
      given: { status: 403, answers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1795341660' } },
      cause: 'hidden-rate-limit',
      certainty: 'likely',
    },
    {
      when: 'GitHub’s words, and Retry-After',
      given: { status: 403, body: LIMIT, answers: { 'Retry-After': '30' } },
      cause: 'hidden-rate-limit',
      certainty: 'certain',
      values: { wait: '30 seconds' },
    },
    {
      when: 'Google’s reason, without an end',
      given: { status: 403, body: { error: { code: 403, errors: [{ reason: 'userRateLimitExceeded' }] } } },
      cause: 'hidden-rate-limit-open-end',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'userRateLimitExceeded' }],
    },
    {
      when: 'the words stand on a page, with nothing beside them',
      given: { status: 403, body: '<html><p>API rate limit exceeded</p></html>' },
      cause: 'hidden-rate-limit-open-end',
      certainty: 'likely',
    },
    {
      when: 'Azure API Management counts calls',
      given: {
        status: 403,
        answers: { 'Retry-After': '86000' },
        body: {
          statusCode: 403,
          message: 'Out of call volume quota. Quota will be replenished in 23:53:20.',
        },
      },
      cause: 'hidden-rate-limit',
      certainty: 'certain',
      values: { wait: '1 day' },
    },
  ],
  silent: [
    { when: 'some are left', given: { status: 403, answers: { 'X-RateLimit-Remaining': '59' } } },
    { when: 'a plain 403', given: { status: 403, body: { message: 'Forbidden' } } },
    { when: 'a 429', given: { status: 429, body: LIMIT } },
    { when: 'a 401', given: { status: 401, body: LIMIT } },
    { when: 'kept by CORS', given: { status: 403, body: LIMIT, error: 'net::ERR_FAILED' } },
  ],
});
