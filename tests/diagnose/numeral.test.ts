import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numeral } from '../../src/diagnose/numeral.ts';

it('writes whole numbers as the browser does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -2000, max: 2_000_000 })), (number) => {
      expect(numeral(number)).toBe(number.toLocaleString('en'));
    }),
  );
});

it('leaves others as they are', () => {
  expect(numeral(1234.5678)).toBe('1234.5678');
  expect(numeral(Number.POSITIVE_INFINITY)).toBe('Infinity');
});
