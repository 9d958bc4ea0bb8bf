import { describe, expect, it } from 'vitest';
import { fill } from '../../src/diagnose/fill.ts';

describe('fill', () => {
  it('puts in each value, wherever it is asked for', () => {
    expect(fill('{a}, {b}, {a}', { a: '1', b: '2' })).toBe('1, 2, 1');
  });

  it('never reads a value again', () => {
    expect(fill('{a} {b}', { a: '{b} $& $1', b: 'x' })).toBe('{b} $& $1 x');
  });

  it('leaves other braces alone', () => {
    expect(fill('{ a } {} {a-b}', {})).toBe('{ a } {} {a-b}');
  });

  it.each(['host', 'constructor', '__proto__'])('throws when %s is missing', (name) => {
    expect(() => fill(`{${name}}`, {})).toThrow(`no value for {${name}}`);
  });
});
