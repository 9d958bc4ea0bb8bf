import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, parseFilter, tokensOf } from '../../../src/panel/filter/grammar.ts';

/** Any ASCII, and of the rest what is odd: a wide space, half a pair, a letter that grows in lower case. */
const ODD = fc.oneof(
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
  fc.constantFrom('\u2028', '\u3000', '\ud800', 'İ', '😀'),
);

/** The terms in short: "-method=get". */
const termsOf = (text: string) =>
  parseFilter(text).terms.map(({ kind, value, negated }) => `${negated ? '-' : ''}${kind}=${value}`);

describe('the text of a filter', () => {
  it.each<[string, string, string[]]>([
    ['free text', 'orders', ['text=orders']],
    ['free text with a sign', '-orders', ['-text=orders']],
    ['in any case', 'ORDERS Method:POST', ['text=orders', 'method=post']],
    [
      'several terms',
      ' method:get   -domain:*.cdn.test orders',
      ['method=get', '-domain=*.cdn.test', 'text=orders'],
    ],
    ['quotes around text', '"a b" c', ['text=a b', 'text=c']],
    ['quotes around a value', 'url:"a b" -url:"c d"', ['url=a b', '-url=c d']],
    ['quotes that keep a key from being one', '"method:get"', ['text=method:get']],
    ['a quote that is still open', 'x "a b', ['text=x', 'text=a b']],
    ['quotes within', 'a"b c"d', ['text=a"b c"d']],
    [
      'an unknown key, whole',
      'colour:red -x:1 https://shop.test/a',
      ['text=colour:red', '-text=x:1', 'text=https://shop.test/a'],
    ],
    ['a value with a colon', 'domain:localhost:3000', ['domain=localhost:3000']],
    ['a pattern', '/a.*B/ -/c|d/', ['regex=a.*B', '-regex=c|d']],
    ['a pattern with slashes and quotes', '/v1/users/ /"id/', ['regex=v1/users', 'regex="id']],
    ['a path', '/api/orders', ['text=/api/orders']],
    ['a path and an open slash', '/ //', ['text=/', 'text=//']],
    ['a bare digit', '4 -5', ['status-code=4', '-status-code=5']],
    ['a bare class', '4xx 5XX', ['status-code=4xx', 'status-code=5xx']],
    ['a bare status', '401 -404', ['number=401', '-number=404']],
    ['a quoted number is text', '"401"', ['text=401']],
    ['other numbers are text', '7 42 4011 0', ['text=7', 'text=42', 'text=4011', 'text=0']],
    ['what is still being typed', '- method: -method: "" -"" url:"', []],
    ['other words for the same', 'is:canceled is:pending', ['is=cancelled', 'is=running']],
    ['nothing', '  \t\n ', []],
  ])('%s', (_what, text, expected) => {
    expect(termsOf(text)).toEqual(expected);
    expect(parseFilter(text).faults).toEqual([]);
  });

  it.each([
    ['/(/', 'not a complete pattern'],
    ['-/[a/', 'not a complete pattern'],
    ['larger-than:abc', '“abc” is not a size'],
    ['larger-than:1.2.3', 'is not a size'],
    ['is:great', 'There is no is:great'],
  ])('says what is wrong with %s, and does not filter by it', (text, words) => {
    const { terms, faults } = parseFilter(`${text} orders`);
    expect(terms.map(({ value }) => value)).toEqual(['orders']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(words);
  });

  it.each([
    ['0', 0],
    ['500', 500],
    ['500b', 500],
    ['1k', 1000],
    ['10kb', 10_000],
    ['1.5m', 1_500_000],
    ['.5k', 500],
    ['', undefined],
    ['.', undefined],
    ['-1', undefined],
    ['1g', undefined],
    ['1e9', undefined],
  ])('a size: %s', (size, bytes) => {
    expect(bytesOf(size)).toBe(bytes);
  });

  it('is read whatever it is, and its pieces lie where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: ODD, maxLength: 60 }), (text) => {
        const tokens = tokensOf(text);
        for (const { text: piece, start, end } of tokens) expect(text.slice(start, end)).toBe(piece);
        expect(
          tokens
            .map((each) => each.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        for (const { value } of parseFilter(text).terms) expect(value).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('is read fast, however long and odd', () => {
    const began = performance.now();
    for (const piece of ['"', '-', '/', '-/', 'a:', '"a ', 'is:', '*', '('])
      parseFilter(piece.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
