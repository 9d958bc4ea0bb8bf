import { describe, expect, it } from 'vitest';
import { Template, Templates } from '../../src/diagnose/template.ts';

describe('a template', () => {
  it('puts in each value, wherever it is asked for', () => {
    expect(new Template('{a}, {b}, {a}').fill({ a: '1', b: '2' })).toBe('1, 2, 1');
  });

  it('never reads a value again', () => {
    expect(new Template('{a} {b}').fill({ a: '{b} $& $1', b: 'x' })).toBe('{b} $& $1 x');
  });

  it('leaves other braces alone', () => {
    expect(new Template('{ a } {} {a-b}').fill({})).toBe('{ a } {} {a-b}');
  });

  it.each(['host', 'constructor', '__proto__'])('throws when %s is missing', (name) => {
    expect(() => new Template(`{${name}}`).fill({})).toThrow(`no value for {${name}}`);
  });

  it('is filled with others, and a list that asks for nothing stays the same', () => {
    expect(new Templates(['plain {a}', 'b']).fill({ a: '1' })).toEqual(['plain 1', 'b']);
    const plain = ['one', 'two'];
    expect(new Templates(plain).fill({})).toBe(plain);
  });
});
