import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../src/diagnose/json-fault.ts';

describe('jsonFault says where it breaks', () => {
  it.each([
    ['{"a":1,}', 'at character 8, a comma stands before the closing bracket'],
    ['[1,]', 'at character 4, a comma stands before the closing bracket'],
    ["{'a':1}", 'at character 2, a single quote stands in place of a double one'],
    ['{a:1}', 'at character 2, a name stands without double quotes'],
    ['{"a" 1}', 'at character 6, a colon is missing'],
    ['{"a":}', 'at character 6, a value is missing'],
    ['{"a":1 "b":2}', 'at character 8, a comma or a closing bracket is missing'],
    ['{"a":undefined}', 'at character 6, the word `undefined` stands, which JSON does not know'],
    ['{"a":NaN}', 'at character 6, the word `NaN` stands, which JSON does not know'],
    ['{"a":True}', 'at character 6, the word `True` stands, which JSON does not know'],
    ['{"a":01}', 'at character 6, something stands that is no value'],
    ['{"a":"x\ny"}', 'at character 6, a text begins that holds a bare line break or the like'],
    ['{"a":"x', 'at character 6, a text begins that does not end rightly'],
    ['{"a":[1,2', 'it ends before its brackets are closed'],
    ['{"a":1]', 'at character 7, a bracket of the wrong kind closes'],
    ['{"a":1}}', 'at character 8, something follows after the end'],
    ['{} // x', 'at character 4, something follows after the end'],
    ['[/* x */1]', 'at character 2, a comment begins, and JSON knows none'],
    ['  ', 'it is empty'],
    ['name=ada', 'at character 1, something stands that is no value'],
  ])('%s', (text, says) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFault(text)).toBe(says);
  });

  it('shows nothing of the text', () => {
    expect(jsonFault('{"password":"hunter2",}')).not.toMatch(/hunter2|password/);
  });
});

describe('jsonFault agrees with JSON.parse on', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '-0.5e+3',
    '"\\u00e9"',
    '{"a":[1,{"b":[]}],"c":"\\""}',
    ' \n[true , false]\t',
    '[[],{}]',
  ])('%s', (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(jsonFault(text)).toBeUndefined();
  });

  it('what is nested deeply, and what is too long, quickly', () => {
    const start = performance.now();
    expect(jsonFault('['.repeat(200_000))).toBe('it ends before its brackets are closed');
    expect(jsonFault(`"${'\\'.repeat(199_000)}`)).toContain('does not end rightly');
    expect(jsonFault('x'.repeat(200_001))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
