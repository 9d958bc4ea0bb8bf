import { describe, expect, it } from 'vitest';
import { readChallenges } from '../../src/diagnose/challenge.ts';

const read = (...lines: string[]) =>
  readChallenges(lines).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('readChallenges', () => {
  it.each<[string, unknown[]]>([
    ['Bearer', [['Bearer', {}]]],
    ['Basic realm="x"', [['Basic', { realm: 'x' }]]],
    [
      'Basic realm="a, b", Bearer realm="c"',
      [
        ['Basic', { realm: 'a, b' }],
        ['Bearer', { realm: 'c' }],
      ],
    ],
    [
      'Bearer error="invalid_token", error_description="say \\"hi\\""',
      [['Bearer', { error: 'invalid_token', error_description: 'say "hi"' }]],
    ],
    ['Digest Realm = x , nonce=abc', [['Digest', { realm: 'x', nonce: 'abc' }]]],
    [
      'Negotiate, NTLM',
      [
        ['Negotiate', {}],
        ['NTLM', {}],
      ],
    ],
    [
      'Negotiate YIIabc==, Basic realm="x"',
      [
        ['Negotiate', {}],
        ['Basic', { realm: 'x' }],
      ],
    ],
    ['Bearer realm="never closed', [['Bearer', { realm: 'never closed' }]]],
    // By the grammar this is a token68, as in "Negotiate YIIabc==".
    ['Bearer realm=', [['Bearer', {}]]],
    [', , Basic', [['Basic', {}]]],
    ['', []],
    ['"x"', []],
    ['Bearer __proto__="x"', [['Bearer', Object.fromEntries([['__proto__', 'x']])]]],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('reads every line', () => {
    expect(read('Basic', 'Bearer')).toEqual([
      ['Basic', {}],
      ['Bearer', {}],
    ]);
  });

  it('stops at ten challenges', () => {
    expect(read('a,'.repeat(10_000))).toHaveLength(10);
  });
});
