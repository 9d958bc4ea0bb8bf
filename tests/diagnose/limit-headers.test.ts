import { describe, expect, it } from 'vitest';
import { limitEnd, limitEndInBody } from '../../src/diagnose/limit-headers.ts';
import { exchange, type HeaderLines, START } from '../exchange-builder.ts';

const now = Date.parse(START);

describe('limitEnd', () => {
  it.each<[number | undefined, HeaderLines]>([
    [30_000, { 'Retry-After': '30', 'X-RateLimit-Reset': '99' }],
    [2000, { 'Retry-After': '2.0' }],
    [300_000, { 'Retry-After': 'Sun, 22 Nov 2026 10:05:00 GMT' }],
    [45_000, { RateLimit: '"default";r=0;t=45' }],
    [30_000, { RateLimit: 'limit=100, remaining=0, reset=30' }],
    [20_000, { 'RateLimit-Reset': '20' }],
    [60_000, { 'X-RateLimit-Reset': String(now / 1000 + 60) }],
    [60_000, { 'X-RateLimit-Reset': String(now + 60_000) }],
    [0, { 'X-RateLimit-Reset': String(now / 1000 - 60) }],
    [1500, { 'X-RateLimit-Reset-After': '1.5' }],
    [360_000, { 'x-ratelimit-reset-tokens': '6m0s' }],
    [250, { 'x-ratelimit-reset-requests': '250ms' }],
    [120, { 'x-ms-retry-after-ms': '120' }],
    [1200, { 'X-Retry-In': '1.2s' }],
    [60_000, { 'X-RateLimit-Reset': '2026-11-22T10:01:00Z' }],
    [undefined, { RateLimit: '"default";r=5;t=45' }],
    [undefined, { 'X-RateLimit-Reset': 'soon' }],
    [undefined, { 'X-RateLimit-Reset': '-5' }],
    [undefined, { 'X-RateLimit-Reset': '' }],
    [undefined, { 'X-RateLimit-Reset': '9999999999999' }],
    [undefined, {}],
  ])('%s ms: %j', (wait, answers) => {
    expect(limitEnd(exchange({ status: 429, answers }), now)?.wait).toBe(wait);
  });

  it.each<[number | undefined, object | string]>([
    [64_570, { message: 'You are being rate limited.', retry_after: 64.57, global: false }],
    [34_000, { error: { details: [{ reason: 'x' }, { retryDelay: '34s' }] } }],
    [12_000, { error: 'Too many requests', retryAfter: 12 }],
    [900, { error: { metadata: { retry_after_ms: 900 } } }],
    [20_000, { error: { message: 'Rate limit reached for the model. Please try again in 20s.' } }],
    [366_500, { error: { message: 'Please try again in 6m6.5s.' } }],
    [42_000, { detail: 'Request was throttled. Expected available in 42 seconds.' }],
    [51_000, { msg: 'For security purposes, you can only request this after 51 seconds.' }],
    [120_000, 'Too many requests, please wait 2 minutes.'],
    [3000, { detail: 'Request was throttled. Your rate limit resets in ~3s.' }],
    [undefined, 'Try again later. Error 42 seconds the motion'],
    [undefined, { message: 'Please try again. You have 5 minutes of talk left.' }],
    [undefined, { retry_after: 'later' }],
    [undefined, { error: { details: [null, { retryDelay: 34 }] } }],
    [undefined, 'retry_after 5'],
    [undefined, `try again ${' '.repeat(5000)}in`],
  ])('%s ms in the body %j', (wait, body) => {
    expect(limitEndInBody(exchange({ status: 429, body }))?.wait).toBe(wait);
  });
});
