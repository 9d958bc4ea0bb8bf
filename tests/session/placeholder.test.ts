import { describe, expect, it } from 'vitest';
import {
  isEveryCookieHidden,
  isPlaceholder,
  mayHideAnother,
  placeholderIn,
} from '../../src/session/placeholder.ts';

const OURS = ['hidden', 'hidden-1', '[hidden]', '[hidden-12]', '[hidden: 1204 characters of text/html]'];
const OF_OTHERS = [
  '[redacted]',
  'REDACTED',
  '[REDACTED]',
  '<redacted>',
  '(removed)',
  '{{masked}}',
  '[Filtered]',
  '***REDACTED***',
  '--redacted--',
  '__REDACTED__',
  '[access_token redacted]',
  'redacted-2',
  '***',
  '*****',
  'xxxx',
  'XXXXXXXX',
  '••••',
];

describe('a placeholder', () => {
  it.each([...OURS, ...OF_OTHERS, ' [redacted] '])('is %s', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    '',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    'hunter2',
    'hidden-treasure',
    'unhidden',
    'the value was removed',
    'access redacted',
    'xxx',
    '**',
    'Bearer [redacted]',
    'null',
    '[object Object]',
  ])('is not "%s"', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe('a placeholder in credentials', () => {
  it.each([
    ['[redacted]', '[redacted]'],
    ['Bearer [redacted]', '[redacted]'],
    ['Bearer hidden-1', 'hidden-1'],
    ['Basic ****', '****'],
    ['Bearer sk-***4f2', 'sk-***4f2'],
    ['Token abcd…', 'abcd…'],
  ])('of %s is %s', (value, placeholder) => {
    expect(placeholderIn(value)).toBe(placeholder);
  });

  it.each(['', 'Bearer', 'Bearer abc', 'Basic YTpi', 'Digest username="ada", nonce="1"', 'Bearer undefined'])(
    'is none in "%s"',
    (value) => {
      expect(placeholderIn(value)).toBeUndefined();
    },
  );
});

describe('two equal values', () => {
  it.each(['[redacted]', 'Bearer ***', 'sid=***; lang=***', 'sid=hidden-1; lang=[redacted]'])(
    'may have differed where they are %s',
    (value) => {
      expect(mayHideAnother(value)).toBe(true);
    },
  );

  it.each([
    'Bearer hidden-1',
    'hidden-1',
    'sid=hidden-1',
    'sid=hidden-1; lang=hidden-2',
    'Bearer abc',
    'sid=1',
  ])('are equal where they are %s', (value) => {
    expect(mayHideAnother(value)).toBe(false);
  });
});

describe('cookies', () => {
  it.each(['[redacted]', 'hidden-1', 'sid=hidden-1; lang=hidden-2', 'sid=***'])(
    'are hidden in %s',
    (value) => {
      expect(isEveryCookieHidden(value)).toBe(true);
    },
  );

  it.each(['', 'sid=1', 'menu=hidden; sid=1'])('are not all hidden in "%s"', (value) => {
    expect(isEveryCookieHidden(value)).toBe(false);
  });
});
