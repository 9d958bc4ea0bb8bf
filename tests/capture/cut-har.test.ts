import { describe, expect, it } from 'vitest';
import { type Around, type EntriesPlace, HarCutter } from '../../src/capture/cut-har.ts';

interface Cut {
  readonly entries: (string | null)[];
  readonly places: EntriesPlace[];
  readonly arounds: Around[];
}

/** @param sizes of the chunks, over and over; the whole at once without any */
function cut(
  text: string | Uint8Array,
  sizes: readonly number[] = [],
  limits?: { entry: number; around: number },
): Cut {
  const made: Cut = { entries: [], places: [], arounds: [] };
  const cutter = new HarCutter(
    {
      entry(entry, place) {
        made.entries.push(entry);
        made.places.push(place);
      },
      end: (around) => made.arounds.push(around),
    },
    limits,
  );
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (sizes[turn % sizes.length] ?? bytes.length);
    cutter.push(bytes.subarray(at, end));
    at = end;
  }
  cutter.end();
  return made;
}

const ENTRIES = ['{"a":"} ] \\" é 😀 \\\\"}', '{"b":[{},[1,{"c":"["}]]}', 'null', '"text"', '-12.5e3', '{}'];
const LIST = ENTRIES.join(' ,\n');

describe('the cutter finds the entries', () => {
  it.each<[string, string, EntriesPlace, unknown]>([
    [
      'of a HAR',
      `{"log":{"version":"1.2","entries":[${LIST}]}}`,
      'log',
      { log: { version: '1.2', entries: [] } },
    ],
    [
      'with what stands behind them',
      `{"log":{"entries":[${LIST}],"pages":[{"id":"x"}]}}`,
      'log',
      { log: { entries: [], pages: [{ id: 'x' }] } },
    ],
    ['one name deeper', `{"har": {"log": {"entries": [${LIST}]}}}`, 'log', { har: { log: { entries: [] } } }],
    ['of the root', `{"version":"1.2","entries":[${LIST}]}`, 'root', { version: '1.2', entries: [] }],
    ['that are the root', `[${LIST}]`, 'list', []],
    ['in a call', `/**/ onInputData({"log":{"entries":[${LIST}]}});\n`, 'log', { log: { entries: [] } }],
    ['in a script', `var har = {"log":{"entries":[${LIST}]}};`, 'log', { log: { entries: [] } }],
    ['behind a mark of byte order', `\ufeff {"log":{"entries":[${LIST}]}}`, 'log', { log: { entries: [] } }],
    [
      'and no other list of that name',
      `{"log":{"_entries":[1],"pages":[{"entries":[2]}],"_x":{"log":{"entries":[3]}},"entries":[${LIST}]}}`,
      'log',
      { log: { _entries: [1], pages: [{ entries: [2] }], _x: { log: { entries: [3] } }, entries: [] } },
    ],
    [
      'and not those of what is no log',
      `{"data":{"entries":[5]},"log":{"entries":[${LIST}]}}`,
      'log',
      { data: { entries: [5] }, log: { entries: [] } },
    ],
    [
      'behind a text with a quote in it',
      `{"log":{"comment":"a 5\\" disk","entries":[${LIST}]}}`,
      'log',
      { log: { comment: 'a 5" disk', entries: [] } },
    ],
    [
      'and takes no text for a name',
      `{"log":{"comment":"\\"entries\\":[","_x":["entries",[4]],"entries":[${LIST}]}}`,
      'log',
      { log: { comment: '"entries":[', _x: ['entries', [4]], entries: [] } },
    ],
  ])('%s', (_what, text, place, around) => {
    const whole = cut(text);
    expect(whole.entries).toEqual(ENTRIES);
    expect(new Set(whole.places)).toEqual(new Set([place]));
    expect(whole.arounds.map((each) => JSON.parse(each.text))).toEqual([around]);
    expect(whole.arounds[0]).toMatchObject({ entriesIn: place, endsEarly: false });
    for (const sizes of [[1], [2], [3, 1], [7]]) expect(cut(text, sizes)).toEqual(whole);
  });

  it('at every place where a chunk may end', () => {
    const text = new TextEncoder().encode(`{"log":{"entries":[${LIST}],"pages":[]}}`);
    const whole = cut(text);
    expect(whole.entries).toEqual(ENTRIES);
    for (let at = 1; at < text.length; at++) expect(cut(text, [at, text.length])).toEqual(whole);
  });

  it('of several HARs one after another', () => {
    const made = cut('{"log":{"entries":[1]}}\n{"log":{"entries":[2,3]}}\n\x1e{"log":{"entries":[]}}\n');
    expect(made.entries).toEqual(['1', '2', '3']);
    expect(made.arounds).toHaveLength(3);
  });
});

describe('the cutter gives what it can', () => {
  it('of a file that is cut off in an entry', () => {
    const { entries, arounds } = cut('{"log":{"creator":{"name":"x"},"entries":[{"a":1},{"b":2},{"c":"3');
    expect(entries).toEqual(['{"a":1}', '{"b":2}']);
    expect(arounds).toEqual([
      { text: '{"log":{"creator":{"name":"x"},"entries":[]}}', entriesIn: 'log', endsEarly: true },
    ]);
  });

  it('of a file that is cut off behind the entries', () => {
    const { entries, arounds } = cut(
      '{"log":{"entries":[{"a":1}],"version":"1.2","pages":[{"id":"1"},{"id":"2","ti',
    );
    expect(entries).toEqual(['{"a":1}']);
    expect(JSON.parse(arounds[0]?.text ?? '')).toEqual({
      log: { entries: [], version: '1.2', pages: [{ id: '1' }, { id: '2' }] },
    });
    expect(arounds[0]?.endsEarly).toBe(true);
  });

  it.each<[string, string, string[]]>([
    ['is closed once too often', '{"a":1}},{"b":2}', ['{"a":1}', '{"b":2}']],
    ['leaves a list in it open', '{"a":[1},{"b":2}', ['{"a":[1}', '{"b":2}']],
    ['is followed by two commas', '{"a":1},,{"b":2},', ['{"a":1}', '{"b":2}']],
    ['is NaN', 'NaN,{"b":2}', ['NaN', '{"b":2}']],
    ['is never closed', '{"b":2},{"a":{}', ['{"b":2}', '{"a":{}']],
  ])('of entries of which one %s', (_what, list, expected) => {
    expect(cut(`{"log":{"entries":[${list}]}}`).entries).toEqual(expected);
  });

  it('of entries of which one is too large', () => {
    const text = `{"log":{"entries":[{"a":1},{"b":"${'x'.repeat(200)}"},{"c":3}],"version":"1.2"}}`;
    for (const sizes of [[], [1], [30], [150]]) {
      const { entries, arounds } = cut(text, sizes, { entry: 100, around: 1000 });
      expect(entries).toEqual(['{"a":1}', null, '{"c":3}']);
      expect(arounds).toMatchObject([{ text: '{"log":{"entries":[],"version":"1.2"}}', endsEarly: false }]);
    }
  });

  it('of a file with too much around its entries', () => {
    const text = `{"log":{"entries":[{"a":1}],"version":"1.2","_more":"${'x'.repeat(200)}","pages":[]}}`;
    for (const sizes of [[], [1], [30]]) {
      const { entries, arounds } = cut(text, sizes, { entry: 100, around: 100 });
      expect(entries).toEqual(['{"a":1}']);
      expect(arounds).toMatchObject([{ text: '{"log":{"entries":[],"version":"1.2"}}', endsEarly: true }]);
    }
  });

  it('of nothing', () => {
    for (const text of [
      '',
      '  ',
      'hello',
      '<html>{"log":{"entries":[1]}}',
      `${'x'.repeat(3000)}{"log":{"entries":[1]}}`,
    ]) {
      const { entries, arounds } = cut(text);
      expect(entries).toEqual([]);
      expect(arounds).toMatchObject([{ entriesIn: null }]);
    }
  });
});
