import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Around, type EntriesPlace, HarCutter } from '../../src/capture/cut-har.ts';

interface Cut {
  readonly entries: (string | null)[];
  readonly places: EntriesPlace[];
  readonly arounds: Around[];
}

/** All is read byte by byte. */
const CAREFULLY = { entry: 1e6, around: 1e6, ahead: 0 };

/** How many entries were found last time by the beginning of the next one. */
let readAhead = 0;

/** @param sizes of the chunks, over and over; the whole at once without any */
function cut(
  text: string | Uint8Array,
  sizes: readonly number[] = [],
  limits?: { entry: number; around: number; ahead: number },
): Cut {
  const made: Cut = { entries: [], places: [], arounds: [] };
  readAhead = 0;
  const cutter = new HarCutter(
    {
      entry(entry, place, value) {
        if (value) {
          readAhead++;
          expect(value).toEqual(JSON.parse(entry ?? ''));
        }
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
      const { entries, arounds } = cut(text, sizes, { entry: 100, around: 1000, ahead: 100 });
      expect(entries).toEqual(['{"a":1}', null, '{"c":3}']);
      expect(arounds).toMatchObject([{ text: '{"log":{"entries":[],"version":"1.2"}}', endsEarly: false }]);
    }
  });

  it('of a file with too much around its entries', () => {
    const text = `{"log":{"entries":[{"a":1}],"version":"1.2","_more":"${'x'.repeat(200)}","pages":[]}}`;
    for (const sizes of [[], [1], [30]]) {
      const { entries, arounds } = cut(text, sizes, { entry: 100, around: 100, ahead: 100 });
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

describe('entries are found by the beginning of the next one', () => {
  const entry = (n: number) => `{"id":${n},"é":"😀 },\\n{\\"id","of":[{"name":1},{"name":{}}]}`;
  const all = Array.from({ length: 20 }, (_, n) => entry(n));

  it.each<[string, string, readonly string[], number]>([
    ['in one line', ',', all, 17],
    ['in a line each', ',\n', all, 17],
    ['over many lines', ' ,\r\n  ', all.map((each) => JSON.stringify(JSON.parse(each), null, 2)), 17],
    ['with other names in front', ',\n', all.map((each, n) => each.replace('id', n % 2 ? 'id' : 'no')), 17],
    ['with a bracket too many', '},', all, 17],
    ['with one that is broken', ',', [...all.slice(0, 9), '{"id":NaN}', ...all.slice(9)], 7],
    ['with one that begins otherwise', ',', [...all.slice(0, 9), '{"no":1}', ...all.slice(9)], 6],
    ['with none', ',', ['{}', '{}', '{}'], 0],
    ['with other names in one line', ',', all.map((each, n) => each.replace('id', `id${n}`)), 0],
    ['with their beginning in each', ',', all.map((each) => each.replaceAll('name', 'id')), 0],
  ])('%s', (_what, between, entries, count) => {
    const text = `{"log":{"entries":[${entries.join(between)}],"pages":[]}}`;
    expect(cut(text)).toMatchObject({ entries, arounds: [{ endsEarly: false }] });
    expect(readAhead).toBe(count);
    for (const sizes of [[1], [3], [40], [64, 1], [150], [700]])
      expect(cut(text, sizes)).toMatchObject({ entries, arounds: [{ endsEarly: false }] });
  });

  it('also where they are longer than chunks, but not where they are too long', () => {
    const long = all.map((each, n) => each.replace('of', 'x'.repeat(1000 * n)));
    const text = `[${long.join()}]`;
    expect(cut(text, [100]).entries).toEqual(long);
    expect(readAhead).toBe(17);
    expect(cut(text, [100], { entry: 1e6, around: 1e6, ahead: 5000 }).entries).toEqual(long);
    expect(readAhead).toBeLessThan(6);
  });

  it('at every place where a chunk may end', () => {
    const text = new TextEncoder().encode(`[${all.join()}]${' '.repeat(2000)}`);
    for (let at = 1; at < text.length; at++) {
      expect(cut(text, [at, text.length]).entries).toEqual(all);
      // A chunk that ends between the first of them puts it off by one.
      expect(readAhead).toBeGreaterThanOrEqual(at < 200 ? 16 : 17);
    }
  });

  it('and only where nothing else stands between', () => {
    const encode = (list: readonly string[]) => new TextEncoder().encode(`[${list.join()}`);
    const bytes = encode([...all, ']']);
    // It is no UTF-8, and would be a comma without its highest bit.
    bytes[encode(all.slice(0, 9)).length] = 0xac;
    expect(cut(bytes).entries).toEqual([...all.slice(0, 9), '\ufffd', ...all.slice(9)]);
    expect(readAhead).toBeGreaterThan(5);
  });

  it('just as they are byte by byte, whatever the bytes are', () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const sign = fc.oneof(
      fc.constantFrom(...'"\\{}[],:\n 1é😀\ufeff\0'),
      fc.constantFrom('"a":', '{"a":', '},{"a":', '{"a":"x'),
    );
    const value = fc.json({ maxDepth: 2 });
    const good = fc.oneof(
      value.map((of) => `{"a":${of}}`),
      fc.tuple(value, value).map(([of, more]) => `{\n "a": ${of},\n "b": ${more}\n}`),
      fc.array(value, { maxLength: 3 }).map((all) => `{"a":[${all.map((of) => `{"a":${of}}`)}]}`),
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify({ a: text })),
      fc.constantFrom('{}', '{"b":"},{\\"a\\":"}', '{"a":NaN}', 'null', '"}"'),
    );
    const between = fc.constantFrom(',', ',\n', ' , ', '},');
    const other = fc.oneof(
      { weight: 15, arbitrary: fc.constant(null) },
      fc.oneof(sign, between, fc.constantFrom('', ']', ']}}\n{"log":{"entries":[')),
    );
    const list = fc
      .tuple(between, fc.array(fc.tuple(good, other), { minLength: 3, maxLength: 15 }))
      .map(([usual, all]) => all.map(([one, then]) => one + (then ?? usual)).join(''))
      .map((entries) => `{"log":{"entries":[${entries}`);
    const slip = fc.tuple(fc.nat(), fc.nat(2), fc.oneof(fc.uint8Array({ maxLength: 2 }), sign.map(encode)));
    const damaged = fc
      .tuple(list, fc.constantFrom('', '{"a":1}]', '{"a":1}],"pages":[]}}'), fc.array(slip, { maxLength: 2 }))
      .map(([text, end, slips]) => {
        let bytes = [...encode(text + end)];
        for (const [at, out, put] of slips) bytes = bytes.toSpliced(at % bytes.length, out, ...put);
        return Uint8Array.from(bytes);
      });
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 });
    let found = 0;
    fc.assert(
      fc.property(damaged, sizes, (bytes, parts) => {
        const made = cut(bytes, parts);
        found += readAhead;
        expect(made).toEqual(cut(bytes, [], CAREFULLY));
        expect(readAhead).toBe(0);
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(500);
  });
});
