import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMended } from '../../src/capture/mend-json.ts';

describe('parseMended', () => {
  it.each<[string, string, unknown, RegExp]>([
    ['a bare line break in a text', '{"a":"x\ny"}', { a: 'x\ny' }, /control character stood bare/],
    ['a zero in a text', '{"a":"x\0y"}', { a: 'x\0y' }, /control character stood bare/],
    ['an unknown escape', '{"a":"C:\\data"}', { a: 'C:\\data' }, /backslash/],
    ['a broken escape of a code', '{"a":"\\u12"}', { a: '\\u12' }, /backslash/],
    ['a comma before a closing bracket', '{"a":[1,2,\n],}', { a: [1, 2] }, /comma/],
    ['NaN', '{"a":NaN,"b":[-Infinity,Infinity]}', { a: null, b: [null, null] }, /no number/],
    ['undefined', '{"a":undefined}', { a: null }, /no number/],
    ['a control character between values', '{"a":\x01 1}', { a: 1 }, /between values/],
  ])('puts right %s, and says so', (_what, text, value, said) => {
    const made = parseMended(text);
    expect(made.value).toEqual(value);
    expect(made.mended).toHaveLength(1);
    expect(made.mended[0]).toMatch(said);
  });

  it('leaves in peace what only looks like a slip', () => {
    const inText = { a: 'NaN, ]', b: ',}', c: 'undefined', d: '\\u12', e: 'a\\' };
    expect(parseMended(`${JSON.stringify(inText).slice(0, -1)},}`).value).toEqual(inText);
  });

  it.each(['{"a":1', '{"a" 1}', "{'a':1}", '{a:1}', '{"a":nul}', '{"a":"x', '', '{"a":"\\'])(
    'gives up on %s',
    (text) => {
      expect(() => parseMended(text)).toThrow(SyntaxError);
    },
  );

  it('changes nothing of good JSON, and knows slips in any of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseMended(text)).toEqual({ value: JSON.parse(text), mended: [] });
        expect(parseMended(`[${text},]`).value).toEqual([JSON.parse(text)]);
      }),
    );
  });
});
