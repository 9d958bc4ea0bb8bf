import { describe, expect, it } from 'vitest';
import { corsFault, isOrigin, listOf, stopsAll } from '../../src/diagnose/cors-check.ts';
import { HeaderFields } from '../../src/session/headers.ts';

const SHOP = 'https://shop.test';

/** Header lines of an answer: what it says of the origin, and of credentials. */
function answer(origin: readonly string[], credentials?: string): HeaderFields {
  return new HeaderFields([
    ...origin.map((value) => ({ name: 'Access-Control-Allow-Origin', value })),
    ...(credentials === undefined ? [] : [{ name: 'Access-Control-Allow-Credentials', value: credentials }]),
  ]);
}

describe('corsFault', () => {
  it.each([
    { says: 'nothing', headers: answer([]), fault: 'MissingAllowOriginHeader' },
    { says: 'another origin', headers: answer(['https://b.test']), fault: 'AllowOriginMismatch' },
    { says: 'another scheme', headers: answer(['http://shop.test']), fault: 'AllowOriginMismatch' },
    { says: 'another port', headers: answer(['https://shop.test:8443']), fault: 'AllowOriginMismatch' },
    { says: 'a slash too many', headers: answer(['https://shop.test/']), fault: 'AllowOriginMismatch' },
    { says: 'null', headers: answer(['null']), fault: 'AllowOriginMismatch' },
    { says: 'a list', headers: answer([`${SHOP}, https://b.test`]), fault: 'MultipleAllowOriginValues' },
    { says: 'two lines', headers: answer([SHOP, '*']), fault: 'MultipleAllowOriginValues' },
    { says: 'two equal lines', headers: answer([SHOP, SHOP]), fault: 'MultipleAllowOriginValues' },
    { says: 'a bare name', headers: answer(['shop.test']), fault: 'InvalidAllowOriginValue' },
    { says: 'nothing after the colon', headers: answer(['']), fault: 'InvalidAllowOriginValue' },
    { says: 'all', headers: answer(['*'], 'true'), fault: 'WildcardOriginNotAllowed' },
    { says: 'it, and no credentials', headers: answer([SHOP]), fault: 'InvalidAllowCredentials' },
    { says: 'it, and True', headers: answer([SHOP], 'True'), fault: 'InvalidAllowCredentials' },
    { says: 'it, and true', headers: answer([SHOP], 'true'), fault: undefined },
  ])('an answer that allows $says: $fault', ({ headers, fault }) => {
    expect(corsFault(headers, SHOP)).toBe(fault);
  });

  it('a page without an origin of its own may be allowed as null', () => {
    expect(corsFault(answer(['null'], 'true'), 'null')).toBeUndefined();
  });
});

describe('stopsAll', () => {
  it('is false for what only requests with credentials need', () => {
    expect(stopsAll('MissingAllowOriginHeader')).toBe(true);
    expect(stopsAll('AllowOriginMismatch')).toBe(true);
    expect(stopsAll('WildcardOriginNotAllowed')).toBe(false);
    expect(stopsAll('InvalidAllowCredentials')).toBe(false);
    expect(stopsAll(undefined)).toBe(false);
  });
});

describe('isOrigin', () => {
  it.each(['null', SHOP, 'http://localhost:3000', 'chrome-extension://abc'])('yes: %s', (value) => {
    expect(isOrigin(value)).toBe(true);
  });
  it.each(['', '*', 'shop.test', 'https://shop.test/', 'https://a.test, https://b.test', 'https://a test'])(
    'no: %s',
    (value) => {
      expect(isOrigin(value)).toBe(false);
    },
  );
});

describe('listOf', () => {
  it.each([
    { line: undefined, names: [] },
    { line: '', names: [] },
    { line: 'GET, PUT ,,x-cart', names: ['GET', 'PUT', 'x-cart'] },
    { line: '*', names: ['*'] },
    { line: 'GET; PUT', names: undefined },
    { line: 'x cart', names: undefined },
    { line: '"x-cart"', names: undefined },
  ])('of $line: $names', ({ line, names }) => {
    expect(listOf(line)).toEqual(names);
  });
});
