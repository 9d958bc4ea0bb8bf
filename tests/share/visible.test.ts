import { describe, expect, it } from 'vitest';
import { beginningOf, cutTo, inOneLine, visible } from '../../src/share/visible.ts';

describe('what cannot be seen', () => {
  it.each([
    ['a\u202eb', 'a\\u202eb'],
    ['\u2066x\u2069', '\\u2066x\\u2069'],
    ['\u0000\u001b[31m', '\\u0000\\u001b[31m'],
    ['a\u200bb\u00adc\ufeff', 'a\\u200bb\\u00adc\\ufeff'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800x\udc00', '\\ud800x\\udc00'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\u3164\u2800', '\\u3164\\u2800'],
    ['\r', '\\u000d'],
  ])('is shown: %j', (given, expected) => {
    expect(visible(given)).toBe(expected);
  });

  it.each(['one\ntwo\tthree', 'é ü 漢字 😀 ❤️', 'a\u00a0b', '“quoted”…'])('leaves %j as it is', (text) => {
    expect(visible(text)).toBe(text);
  });

  it('makes one kind of line break of two, and one line of all', () => {
    expect(visible('a\r\nb')).toBe('a\nb');
    expect(inOneLine('a\r\n\nb\u2028c\td')).toBe('a b c d');
  });
});

describe('the beginning of a text', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a😀bc', 3, 'a…'],
  ])('of %j in %i characters is %j', (text, most, expected) => {
    expect(cutTo(text, most)).toBe(expected);
  });

  it('tears no pair apart', () => {
    expect(beginningOf('a😀', 2)).toBe('a');
    expect(beginningOf('a😀', 3)).toBe('a😀');
  });
});
