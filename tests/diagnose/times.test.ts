import { describe, expect, it } from 'vitest';
import { tokenTimes } from '../../src/diagnose/json-web-token.ts';
import { answeredAt, clock, hostOf, inWords, pathOf } from '../../src/diagnose/phrases.ts';
import { retryAfter } from '../../src/diagnose/retry-after.ts';
import { exchange, START, webToken } from '../exchange-builder.ts';

describe('inWords', () => {
  it.each([
    [0, 'less than a second'],
    [999, '1 second'],
    [900, 'less than a second'],
    [1000, '1 second'],
    [30_000, '30 seconds'],
    [60_000, '1 minute'],
    [90_000, '90 seconds'],
    [119_000, '119 seconds'],
    [120_000, '2 minutes'],
    [720_000, '12 minutes'],
    [3_600_000, '1 hour'],
    [5_400_000, '90 minutes'],
    [86_400_000, '1 day'],
    [-720_000, '12 minutes'],
    [10 * 86_400_000, '10 days'],
  ])('%i ms are %s', (ms, expected) => {
    expect(inWords(ms)).toBe(expected);
  });
});

describe('retryAfter', () => {
  const now = Date.parse(START);
  it.each<[string, number | null, number | null]>([
    ['30', now, 30_000],
    [' 30 ', null, 30_000],
    ['0', now, 0],
    ['999999999', now, 365 * 24 * 3_600_000],
    ['Sun, 22 Nov 2026 10:05:00 GMT', now, 300_000],
    ['Sun, 22 Nov 2026 09:05:00 GMT', now, 0],
    ['Sun, 22 Nov 2026 10:05:00 GMT', null, null],
    ['-5', now, null],
    ['1.5', now, null],
    ['soon', now, null],
    ['', now, null],
  ])('"%s"', (header, at, expected) => {
    expect(retryAfter(header, at)).toBe(expected);
  });
});

describe('tokenTimes', () => {
  it('reads when a signed token is good', () => {
    expect(tokenTimes(`Bearer ${webToken({ exp: 2, nbf: 1 })}`)).toEqual({
      expiresAt: 2000,
      notBefore: 1000,
    });
    expect(tokenTimes(`DPoP ${webToken({})}`)).toEqual({ expiresAt: null, notBefore: null });
  });

  it.each([
    ['an odd exp', webToken({ exp: 'x', nbf: 1e300 })],
    ['an absurd exp', webToken({ exp: 9e12 })],
  ])('believes no number in %s', (_what, token) => {
    expect(tokenTimes(`Bearer ${token}`)).toEqual({ expiresAt: null, notBefore: null });
  });

  it.each([
    ['no token', 'Bearer'],
    ['a sealed token', 'Bearer abc.def.ghi'],
    ['Basic', 'Basic YWRhOmh1bnRlcjI='],
    ['a token that is no JSON', 'Bearer eyJhbGciOi.eyJicm9rZW4.x'],
    ['a token that holds null', `Bearer eyJhIjoxfQ.${Buffer.from('null').toString('base64url')}.x`],
  ])('null: %s', (_what, authorization) => {
    expect(tokenTimes(authorization)).toBeNull();
  });
});

describe('phrases', () => {
  it('take the time of the answer from the server where it tells, else from the browser', () => {
    expect(answeredAt(exchange({ answers: { Date: 'Sun, 22 Nov 2026 12:00:00 GMT' } }))).toBe(
      Date.parse('2026-11-22T12:00:00Z'),
    );
    expect(answeredAt(exchange({ answers: { Date: null } }))).toBe(Date.parse(START));
    expect(answeredAt(exchange({ answers: { Date: 'x' }, startedAt: '1969-01-01T00:00:00Z' }))).toBeNull();
  });

  it('write times in UTC, with the date where it is another one', () => {
    const time = Date.parse('2026-11-22T01:02:03.999Z');
    expect(clock(time, time + 60_000)).toBe('01:02:03 UTC');
    expect(clock(time, time + 3 * 24 * 3600_000)).toBe('22 Nov, 01:02:03 UTC');
    expect(clock(time, Date.parse('2027-02-01T00:00:00Z'))).toBe('22 Nov 2026, 01:02:03 UTC');
  });

  it('name a host with its port where that is not the usual one, and never a password', () => {
    expect(hostOf(exchange({ url: 'https://ada:pw@api.shop.test:443/x' }))).toBe('api.shop.test');
    expect(hostOf(exchange({ url: 'http://localhost:3000/x' }))).toBe('localhost:3000');
    expect(hostOf(exchange({ url: 'nonsense' }))).toBe('the address');
  });

  it('name a path without its query', () => {
    expect(pathOf(exchange({ url: 'https://x.test/a/b?token=c#d' }))).toBe('/a/b');
    expect(pathOf(exchange({ url: 'nonsense?token=c' }))).toBe('the address');
  });
});
