import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_KEYS } from '../../../src/panel/filter/grammar.ts';
import { suggest, suggestionValues } from '../../../src/panel/filter/suggest.ts';
import { FILTER_TEXTS } from '../../../src/panel/texts/filter-texts.ts';
import { DIAGNOSIS, listed } from './listed-request-builder.ts';

const requests = [
  listed(
    { method: 'POST', status: 401, url: 'https://api.shop.test/a' },
    { diagnosis: DIAGNOSIS, party: 'third' },
  ),
  listed({ method: 'POST', status: 404, answers: { 'X-Trace': '1', 'x-trace': '2' } }),
  listed({ method: 'GET', status: 404 }),
  listed({ method: 'POST', status: 200 }, { response: { transferred: 12_000 } }),
  listed({ error: 'net::ERR_FAILED', type: 'script' }),
];
const values = suggestionValues(requests);

/** The suggestions at the mark: "-method:post 3". */
function at(marked: string): string[] {
  const { text, caret } = unmarked(marked);
  return suggest(text, caret, values).map(({ label, count }) =>
    count === undefined ? label : `${label} ${count}`,
  );
}

/** The text with a mark at the caret, once the suggestion is accepted. */
function accepted(marked: string, label: string): string | undefined {
  const { text, caret } = unmarked(marked);
  const chosen = suggest(text, caret, values).find((each) => each.label === label);
  return chosen && `${chosen.text.slice(0, chosen.caret)}|${chosen.text.slice(chosen.caret)}`;
}

const unmarked = (marked: string) => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') });

describe('suggestions', () => {
  it.each<[string, string[]]>([
    ['m|', ['method:', 'mime-type:']],
    ['-met|', ['-method:']],
    ['ME|', ['method:']],
    ['orders st|', ['status-code:']],
    ['st| orders', ['status-code:']],
    ['code|', ['status-code:']],
    ['h|', ['has-response-header:']],
    ['response-h|', ['has-response-header:']],
    ['ethod|', []],
    ['xyz|', []],
    ['domain:shop|', ['domain:api.shop.test 5']],
    ['domain:hop|', []],
    ['cause:ran|', ['cause:token-expired 1']],
    ['method:|', ['method:post 3', 'method:get 2']],
    ['-method:g|', ['-method:get 2']],
    [
      'status-code:|',
      [
        'status-code:4xx 3',
        'status-code:404 2',
        'status-code:200 1',
        'status-code:2xx 1',
        'status-code:401 1',
      ],
    ],
    ['status-code:40|', ['status-code:404 2', 'status-code:401 1']],
    ['domain:|', ['domain:api.shop.test 5']],
    ['cause:|', ['cause:token-expired 1']],
    ['cause:sign-in|', ['cause:token-expired 1']],
    ['fixer:|', ['fixer:backend 1']],
    ['certainty:|', ['certainty:likely 1']],
    ['is:|', ['is:failed 3', 'is:blocked 1', 'is:third-party 1']],
    ['larger-than:|', ['larger-than:10k 1', 'larger-than:1k 1']],
    ['resource-type:|', ['resource-type:fetch 4', 'resource-type:script 1']],
    ['scheme:|', ['scheme:https 5']],
    ['has-response-header:x|', ['has-response-header:x-trace 1']],
    ['has-response-header:|', ['has-response-header:date 4', 'has-response-header:x-trace 1']],
    ['url:|', []],
    ['colour:|', []],
    ['/m|', []],
    ['-/m|', []],
    ['"m|', []],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });

  it('are all keys, as many as fit, where nothing is typed', () => {
    const first = FILTER_KEYS.slice(0, 10).map((key) => `${key}:`);
    expect(at('|')).toEqual(first);
    expect(at('orders |')).toEqual(first);
    expect(at('-|')).toEqual(first.map((key) => `-${key}`));
  });

  it('are at most ten, the most frequent', () => {
    const many = Array.from({ length: 30 }, (_, each) => listed({ url: `https://s${each % 20}.test/` }));
    const found = suggest('domain:', 7, suggestionValues(many));
    expect(found).toHaveLength(10);
    expect(found.every(({ count }) => count === 2)).toBe(true);
  });

  it('say what they mean', () => {
    expect(suggest('fix', 3, values)[0]?.note).toBe(FILTER_TEXTS.keyNotes.fixer);
    expect(suggest('cause:', 6, values)[0]?.note).toBe('Your sign-in ran out');
    expect(suggest('fixer:', 6, values)[0]?.note).toBe('The developers of the server');
    expect(suggest('method:', 7, values)[0]?.note).toBe('');
  });

  it.each<[string, string, string]>([
    ['m|', 'method:', 'method:|'],
    ['-m|', '-method:', '-method:|'],
    ['a m| b', 'method:', 'a method:| b'],
    ['a |', 'method:', 'a method:|'],
    ['me|th:get', 'method:', 'method:|get'],
    ['a |url:b', 'domain:', 'a domain:| url:b'],
    ['a | b', 'domain:', 'a domain:| b'],
    ['method:p|', 'method:post', 'method:post |'],
    ['-method:|', '-method:get', '-method:get |'],
    ['method:p|ut b', 'method:post', 'method:post| b'],
  ])('accepted at %s', (marked, label, expected) => {
    expect(accepted(marked, label)).toBe(expected);
  });

  it('put a value with a space in quotes', () => {
    const odd = suggestionValues([listed({}, { response: { mimeType: 'a b' } })]);
    expect(suggest('mime-type:"a', 12, odd)[0]?.text).toBe('mime-type:"a b" ');
  });

  it('are counted when they are asked for, once', () => {
    let walks = 0;
    const counted = suggestionValues({
      *[Symbol.iterator]() {
        walks++;
        yield* requests;
      },
    } as unknown as typeof requests);
    expect(walks).toBe(0);
    suggest('method:', 7, counted);
    suggest('method:p', 8, counted);
    expect(walks).toBe(1);
  });

  it('come or not whatever is typed, and go on from it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 30 }), fc.nat(30), (text, place) => {
        for (const { text: next, caret } of suggest(text, Math.min(place, text.length), values)) {
          expect(caret).toBeLessThanOrEqual(next.length);
        }
      }),
    );
  });
});
