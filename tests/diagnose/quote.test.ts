import { describe, expect, it } from 'vitest';
import { HIDDEN, quote } from '../../src/diagnose/quote.ts';
import { webToken } from '../exchange-builder.ts';

describe('quote hides', () => {
  it.each([
    ['a signed token', `bad ${webToken({ a: 1 })}!`, `bad ${HIDDEN}!`],
    ['credentials of a scheme', 'got Bearer abcdef123456', `got ${HIDDEN}`],
    ['a password by Basic', 'Basic YWRhOmh1bnRlcjI=', HIDDEN],
    ['a key with a known beginning', 'key sk_live_abcdefghijkl', `key ${HIDDEN}`],
    ['a long run of letters and digits', 'id 0123456789abcdefghij', `id ${HIDDEN}`],
    ['a UUID', '550e8400-e29b-41d4-a716-446655440000', HIDDEN],
    ['a UUID that might be words and numbers', 'of 00000000-0000-1000-be77-dfaadbccab50', `of ${HIDDEN}`],
    ['a UUID without a letter', '00000000-0000-1000-8000-000000000001 is gone', `${HIDDEN} is gone`],
    ['base64 with slashes', 'k wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', `k ${HIDDEN}`],
    [
      'a long id inside a path, and no more',
      '/api/v1/users/550e8400-e29b-41d4-a716-446655440000/x',
      `/api/v1/users/${HIDDEN}/x`,
    ],
    ['a name and password in a URL', 'https://ada:pw@db.test/x', `https://${HIDDEN}@db.test/x`],
    [
      'values with a telling name',
      '/a?access_token=x&page=2&code=y',
      `/a?access_token=${HIDDEN}&page=2&code=${HIDDEN}`,
    ],
    ['a long run before a file’s ending', '/a/0123456789abcdef0123456789abcdef01.js', `/a/${HIDDEN}.js`],
    ['what may be a hash, without an ending', '/assets/index-8d7e6c5b4a3f2e1d', `/assets/${HIDDEN}`],
    ['a key with the ending of data', 'k-8d7e6c5b4a3f2e1d7788.json', `${HIDDEN}.json`],
    ['a password in prose', 'password=hunter2 is wrong', `password=${HIDDEN} is wrong`],
  ])('%s', (_what, text, expected) => {
    expect(quote(text)).toBe(expected);
  });
});

describe('quote keeps', () => {
  it.each([
    '/api/v1/customers/4711/orders',
    'Cannot GET /api/v2/shop/customerOrders/12',
    'api-load-balancer-1234567890.eu-west-1.elb.test',
    'invalid_token',
    'app.3f9a1c2b.js',
    '/assets/index-BkZx83hd.js',
    '/_next/static/chunks/pages/index-8d7e6c5b4a3f2e1d.js',
    '/static/css/vendors-main_0a1b2c3d4e5f60718293.chunk.css',
    'The token validation failed.',
    'Basic authentication is needed',
    'error code=503',
    'orders:write orders:read',
    'internationalisation',
    '2026-11-22T10:00:00Z',
    'Ärger mit 3 Äpfeln',
  ])('%s', (text) => {
    expect(quote(text)).toBe(text);
  });
});

describe('quote makes', () => {
  it('one line', () => {
    expect(quote('  a\n\tb\r\n  c ')).toBe('a b c');
  });

  it('no disguise: characters that turn the writing round, or cannot be seen', () => {
    expect(quote('a\u202egpj.exe\u2066b\u200b\u0000c')).toBe('a gpj.exe b c');
  });

  it('at most 200 characters', () => {
    expect(quote('word '.repeat(1000))).toHaveLength(200);
    expect(quote('word '.repeat(1000)).endsWith('…')).toBe(true);
    expect(quote('x'.repeat(200))).toBe('x'.repeat(200));
  });

  it('no piece of a secret where it cuts', () => {
    const key = 'abc123def456ghi789jkl012';
    for (let before = 1980; before < 2000; before++) {
      const filler = `${key} `.repeat(100).slice(0, before - 1);
      expect(quote(`${filler} ${key}`)).not.toMatch(/abc1/);
    }
  });

  it('an end quickly, whatever it is given', () => {
    const start = performance.now();
    for (const text of ['token.', 'key.', '://', 'a.', 'eyJ', '?key', 'bearer ', 'a/', '=-'])
      quote(text.repeat(1000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
