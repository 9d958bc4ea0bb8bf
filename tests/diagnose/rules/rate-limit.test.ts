import rateLimit from '../../../src/diagnose/rules/rate-limit.ts';
import { START } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

/** Seconds since 1970 at which the exchanges of these tests start. */
const started = Date.parse(START) / 1000;

testRule(rateLimit, {
  speaks: [
    {
      when: 'a full disk of Elasticsearch',
      given: {
        status: 429,
        body: {
          error: {
            type: 'cluster_block_exception',
            reason:
              'index [orders] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];',
          },
          status: 429,
        },
      },
      cause: 'store-full',
      certainty: 'certain',
    },
    {
      when: 'Telegram’s wait',
      given: {
        status: 429,
        body: {
          ok: false,
          description: 'Too Many Requests: retry after 14',
          parameters: { retry_after: 14 },
        },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
    },
    {
      when: 'WSO2’s next time',
      given: {
        status: 429,
        body: {
          code: '900802',
          message: 'Message throttled out',
          description: 'You have exceeded your quota',
          nextAccessTime: '2026-Nov-22 10:01:00+0000 UTC',
        },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
    },
    {
      when: 'a sentence about a full disk is no block',
      given: { status: 429, body: 'disk usage exceeded flood-stage watermark' },
      cause: 'rate-limited-open-end',
      certainty: 'certain',
    },
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
      when: 'whose limit it is stands beside the wait',
      given: {
        status: 429,
        answers: { 'Retry-After': '20' },
        body: { error: { message: 'Rate limit reached for your organization' } },
      },
      cause: 'rate-limited',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'for your organization' }],
    },
    {
      when: 'the field of the draft',
      given: {
        status: 429,
        answers: {
          RateLimit: '"burst";r=0;t=45, "day";r=900;t=7000',
          'RateLimit-Policy': '"burst";q=60;w=60',
        },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '45 seconds', until: '10:00:45 UTC' },
    },
    {
      when: 'GitHub’s time since 1970',
      given: {
        status: 429,
        answers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(started + 600) },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '10 minutes', until: '10:10:00 UTC' },
    },
    {
      when: 'Twitter’s spelling',
      given: { status: 429, answers: { 'x-rate-limit-reset': String(started + 60) } },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '1 minute' },
    },
    {
      when: 'OpenAI’s span',
      given: { status: 429, answers: { 'x-ratelimit-reset-requests': '1m30s' } },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '90 seconds' },
    },
    {
      when: 'Google’s RetryInfo',
      given: {
        status: 429,
        body: { error: { code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ retryDelay: '34s' }] } },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      evidence: [{ from: 'response body, retryDelay', saw: '34s' }],
      values: { wait: '34 seconds' },
    },
    {
      when: 'the limit of a day',
      given: { status: 429, answers: { 'Retry-After': '32400' } },
      cause: 'rate-limited-for-long',
      certainty: 'certain',
      values: { wait: '9 hours', until: '19:00:00 UTC', header: 'Retry-After: 32400' },
    },
    {
      when: 'Discord shares a limit among all',
      given: { status: 429, answers: { 'X-RateLimit-Scope': 'shared', 'Retry-After': '2' } },
      cause: 'rate-limit-shared',
      certainty: 'certain',
    },
    {
      when: 'Shopify’s bucket, with a decimal wait',
      given: { status: 429, answers: { 'X-Shopify-Shop-Api-Call-Limit': '40/40', 'Retry-After': '2.0' } },
      cause: 'bucket-full',
      certainty: 'certain',
      evidence: [{ from: 'response header Retry-After', saw: '2.0' }],
      values: { words: '40/40' },
    },
    {
      when: 'no credit left',
      given: {
        status: 429,
        answers: { 'Retry-After': '5' },
        body: { error: { type: 'insufficient_quota', message: 'You exceeded your current quota' } },
      },
      cause: 'credit-used-up',
      certainty: 'certain',
      values: { words: 'insufficient_quota' },
    },
    {
      when: 'the quota of a day',
      given: { status: 429, body: { error: { message: 'Daily limit reached for this app' } } },
      cause: 'quota-used-up',
      certainty: 'likely',
      values: { words: 'daily limit' },
    },
    {
      when: 'counted by address',
      given: { status: 429, body: 'Too many requests from this IP, please slow down' },
      cause: 'rate-limited-by-address',
      certainty: 'likely',
      values: { words: 'from this ip' },
    },
    {
      when: 'counted by key',
      given: { status: 429, body: { message: 'Rate limit exceeded for this API key' } },
      cause: 'rate-limited-by-account',
      certainty: 'likely',
    },
    {
      when: 'too many at the same time',
      given: { status: 429, body: { message: 'Too many concurrent requests' } },
      cause: 'too-many-at-once',
      certainty: 'likely',
    },
    {
      when: 'too much text',
      given: { status: 429, body: { error: { message: 'Rate limit reached on tokens per min (TPM)' } } },
      cause: 'text-limit-reached',
      certainty: 'likely',
    },
    {
      when: 'too many passwords tried',
      given: { status: 429, body: { message: 'Too many login attempts. Try later.' } },
      cause: 'too-many-attempts',
      certainty: 'likely',
      values: { words: 'too many login attempts' },
    },
    {
      when: 'Vercel’s check',
      given: { status: 429, answers: { 'x-vercel-mitigated': 'challenge' } },
      cause: 'robot-check',
      certainty: 'certain',
    },
    {
      when: 'a model that is overloaded',
      given: {
        status: 503,
        body: { error: { message: 'The model is overloaded. Please try again later.' } },
      },
      cause: 'service-overloaded',
      certainty: 'likely',
      values: { words: 'model is overloaded', status: '503' },
    },
    {
      when: 'a 529 that says no more',
      given: { status: 529 },
      cause: 'service-overloaded',
      certainty: 'possible',
    },
    {
      when: 'a limit told by 503',
      given: { status: 503, body: 'Rate limit exceeded' },
      cause: 'limit-as-unavailable',
      certainty: 'likely',
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
      given: { status: 429, answers: { 'Retry-After': 'soon', 'X-RateLimit-Reset': 'never' } },
      cause: 'rate-limited-open-end',
      certainty: 'certain',
    },
    {
      when: 'Elasticsearch has no memory left',
      given: {
        status: 429,
        body: { error: { type: 'circuit_breaking_exception', reason: 'x' }, status: 429 },
      },
      cause: 'service-overloaded',
      certainty: 'certain',
    },
    {
      when: 'Google says that the day’s free share is used up, and names a short wait beside it',
      given: {
        status: 429,
        body: {
          error: {
            status: 'RESOURCE_EXHAUSTED',
            message: 'You exceeded your current quota, please check your plan and billing details.',
            details: [
              { violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] },
              { retryDelay: '41s' },
            ],
          },
        },
      },
      cause: 'quota-used-up',
      certainty: 'certain',
      evidence: [{ from: 'response body, retryDelay', saw: '41s' }],
    },
    {
      when: 'Google says that the minute’s share is used up',
      given: {
        status: 429,
        body: {
          error: {
            status: 'RESOURCE_EXHAUSTED',
            message: 'You exceeded your current quota, please check your plan and billing details.',
            details: [{ retryDelay: '41s' }],
          },
        },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '41 seconds' },
    },
    {
      when: 'API Gateway’s plan is used up',
      given: {
        status: 429,
        answers: { 'x-amzn-ErrorType': 'LimitExceededException' },
        body: { message: 'Limit Exceeded' },
      },
      cause: 'quota-used-up',
      certainty: 'certain',
      evidence: [{ from: 'response header x-amzn-ErrorType', saw: 'LimitExceededException' }],
    },
    {
      when: 'Azure counts in thousandths',
      given: { status: 429, answers: { 'x-ms-retry-after-ms': '2500' } },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '3 seconds' },
    },
    {
      when: 'S3 asks to slow down, by its code',
      given: {
        status: 503,
        body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SlowDown</Code><Message>x</Message></Error>',
      },
      cause: 'limit-as-unavailable',
      certainty: 'certain',
      evidence: [{ from: 'response body, Code', saw: 'SlowDown' }],
    },
    {
      when: 'words of credit in prose, no code',
      given: { status: 429, body: 'Your credit balance is too low.' },
      cause: 'credit-used-up',
      certainty: 'likely',
    },
    {
      when: 'Google counts by the minute',
      given: {
        status: 429,
        body: {
          error: {
            status: 'RESOURCE_EXHAUSTED',
            message:
              "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'",
          },
        },
      },
      cause: 'rate-limited-by-account',
      certainty: 'likely',
    },
    {
      when: 'the body has the wait in a field of its own',
      given: { status: 429, body: { error: 'Too many requests', retryAfter: 12 } },
      cause: 'rate-limited-until-reset',
      certainty: 'certain',
      values: { wait: '12 seconds', header: 'retryAfter: 12' },
    },
    {
      when: 'the message names the wait',
      given: { status: 429, body: { error: { message: 'Rate limit reached. Please try again in 20s.' } } },
      cause: 'rate-limited-until-reset',
      certainty: 'likely',
      values: { wait: '20 seconds' },
    },
    {
      when: 'Stripe’s object is locked',
      given: {
        status: 429,
        body: { error: { type: 'invalid_request_error', code: 'lock_timeout', message: 'x' } },
      },
      cause: 'busy-with-another',
      certainty: 'certain',
    },
    {
      when: 'Cloudflare’s check under a 503',
      given: {
        status: 503,
        answers: { Server: 'cloudflare', 'cf-mitigated': 'challenge' },
        body: '<!DOCTYPE html><title>Just a moment...</title>',
      },
      cause: 'robot-check',
      certainty: 'certain',
      values: { guard: 'Cloudflare' },
    },
    {
      when: 'Google’s page about odd traffic',
      given: {
        status: 429,
        body: '<!DOCTYPE html><p>Our systems have detected unusual traffic from your computer network.',
      },
      cause: 'robot-check',
      certainty: 'likely',
    },
    {
      when: 'OpenAI’s sentence, before the headers that tell when all is free again',
      given: {
        status: 429,
        answers: { 'x-ratelimit-reset-tokens': '6m0s' },
        body: { error: { message: 'Rate limit reached. Please try again in 2.4s.' } },
      },
      cause: 'rate-limited-until-reset',
      certainty: 'likely',
      values: { wait: '2 seconds' },
    },
  ],
  silent: [
    {
      when: 'data that speaks of a human check',
      given: { status: 503, body: { error: 'verify you are human' } },
    },
    {
      when: 'a 503 page that shows the code of S3 as an example',
      given: { status: 503, body: '<html><p>&lt;Code&gt;SlowDown&lt;/Code&gt;</p></html>' },
    },
    {
      when: 'a 503 with Retry-After is for everyone',
      given: { status: 503, answers: { 'Retry-After': '30' } },
    },
    { when: 'a 503 of maintenance', given: { status: 503, body: 'Closed for maintenance' } },
    { when: 'a 503 with an empty body', given: { status: 503, body: '' } },
    { when: 'a 503 without healthy servers', given: { status: 503, body: 'no available server' } },
    { when: 'a 503 in JSON', given: { status: 503, body: { error: 'The database is away' } } },
    { when: 'a 200 with limits', given: { status: 200, answers: { 'X-RateLimit-Remaining': '0' } } },
    { when: 'a 200 that speaks of limits', given: { status: 200, body: { message: 'rate limit exceeded' } } },
    { when: 'a 403 with limits', given: { status: 403, answers: { 'X-RateLimit-Remaining': '0' } } },
    { when: 'a 400 of an overloaded service', given: { status: 400, body: 'overloaded_error' } },
    { when: 'a 402 without credit', given: { status: 402, body: { error: 'insufficient_quota' } } },
    { when: 'a 500 that is overloaded', given: { status: 500, body: 'model is overloaded' } },
    { when: 'a 502 that is throttled', given: { status: 502, body: 'throttled' } },
    { when: 'a 504', given: { status: 504, answers: { 'Retry-After': '30' } } },
    { when: 'a 429 kept from the page by CORS', given: { status: 429, error: 'net::ERR_FAILED' } },
    {
      when: 'a 503 kept from the page by CORS',
      given: { status: 503, error: 'net::ERR_FAILED', body: 'throttled' },
    },
    { when: 'a refusal without an answer', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
    {
      when: 'Cloudflare’s own 1015',
      given: { status: 429, answers: { server: 'cloudflare' }, body: 'error code: 1015' },
    },
    {
      when: 'Anthropic’s own 529',
      given: { status: 529, body: { type: 'error', error: { type: 'overloaded_error' } } },
    },
    { when: 'a 420 of Twitter', given: { status: 420, url: 'https://api.twitter.com/x' } },
    { when: 'a 430 of Shopify', given: { status: 430, answers: { 'x-shopid': '1' } } },
    { when: 'a 408', given: { status: 408 } },
    { when: 'a 401 with a wait', given: { status: 401, answers: { 'Retry-After': '30' } } },
    { when: 'a 423', given: { status: 423 } },
    { when: 'a 425', given: { status: 425 } },
    { when: 'an abort', given: { error: 'net::ERR_ABORTED', status: 0 } },
    { when: 'a 200 with Retry-After', given: { status: 200, answers: { 'Retry-After': '3' } } },
  ],
});
