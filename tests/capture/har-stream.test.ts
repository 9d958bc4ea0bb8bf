import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type HarEvent, readHarBytes, readHarStream } from '../../src/capture/har-stream.ts';
import { filesOf, NotAHar } from '../../src/capture/read-har.ts';
import { entry, type Given } from '../exchange-builder.ts';
import { plainFile, readOne, streamOf } from './har-files.ts';
import { plainExchange } from './plain-exchange.ts';

// Many runs, on machines of any speed.
vi.setConfig({ testTimeout: 30_000 });

const encode = (text: string) => new TextEncoder().encode(text);

async function eventsOf(bytes: Uint8Array, size: number): Promise<HarEvent[]> {
  const events: HarEvent[] = [];
  for await (const event of readHarStream(streamOf(bytes, size), { name: 'x.har', size: bytes.length }))
    events.push(event);
  return events;
}

const fileWith = (entries: readonly unknown[], more: object = {}) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'Test', version: '1' }, ...more, entries } });

describe('readHarStream', () => {
  it('gives batches of at most 200 entries, with how far it has read', async () => {
    const bytes = encode(fileWith(Array.from({ length: 500 }, () => entry({ status: 404, body: 'No' }))));
    const events = await eventsOf(bytes, 10_000);
    expect(events.map(({ kind }) => kind)).toEqual(['begin', 'entries', 'entries', 'entries', 'end']);
    const batches = events.filter((event) => event.kind === 'entries');
    expect(batches.map(({ exchanges }) => exchanges.length)).toEqual([200, 200, 100]);
    const read = batches.map(({ bytesRead }) => bytesRead);
    expect(read[0]).toBeLessThan(bytes.length / 2);
    expect(read.at(-1)).toBe(bytes.length);
    expect(events.at(-1)).toEqual({
      kind: 'end',
      head: { creator: 'Test 1', browser: '', version: '1.2', pages: [], entries: 500, endsEarly: false },
    });
  });

  it('gives batches of about half a megabyte where the entries are large', async () => {
    const entries = Array.from({ length: 6 }, () => entry({ status: 500, body: 'x'.repeat(400_000) }));
    const events = await eventsOf(encode(fileWith(entries)), 65_536);
    const batches = events.filter((event) => event.kind === 'entries');
    expect(batches.map(({ exchanges }) => exchanges.length)).toEqual([2, 2, 2]);
  });

  it('is the same wherever the chunks end', async () => {
    const bytes = encode(
      `\ufeff${fileWith([entry({ body: 'a "quoted" é 😀 \\' }), null, entry({ status: 500 })], { pages: [{ id: 'p' }] })}`,
    );
    const whole = filesOf(await eventsOf(bytes, bytes.length)).map(plainFile);
    expect(whole).toMatchObject([{ entries: 3, skipped: [{ index: 1 }], pages: [{ id: 'p' }] }]);
    for (let size = 1; size < 60; size++) {
      expect(filesOf(await eventsOf(bytes, size)).map(plainFile)).toEqual(whole);
    }
  });

  it('stops when it is told to, and lets go of the file', async () => {
    const cancelled = vi.fn();
    const bytes = encode(fileWith(Array.from({ length: 900 }, () => entry())));
    const stop = new AbortController();
    const seen: string[] = [];
    const reading = async () => {
      const source = { name: 'x', size: null, signal: stop.signal };
      for await (const event of readHarStream(streamOf(bytes, 1000, cancelled), source)) {
        seen.push(event.kind);
        if (event.kind === 'entries') stop.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow('enough');
    expect(seen).toEqual(['begin', 'entries']);
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('lets go of the file when nobody reads on, and when it is no HAR', async () => {
    const cancelled = vi.fn();
    const bytes = encode(fileWith(Array.from({ length: 900 }, () => entry())));
    for await (const event of readHarStream(streamOf(bytes, 1000, cancelled), { name: 'x', size: null })) {
      if (event.kind === 'entries') break;
    }
    expect(cancelled).toHaveBeenCalledTimes(1);
    const page = encode(`<html>${' '.repeat(5000)}`);
    const reading = readHarStream(streamOf(page, 1000, cancelled), { name: 'x', size: null }).next();
    await expect(reading).rejects.toBeInstanceOf(NotAHar);
    expect(cancelled).toHaveBeenCalledTimes(2);
  });

  it('does not read a large file to its end that is no HAR', async () => {
    const bytes = encode(
      JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, name: 'no request' }))),
    );
    let pulled = 0;
    const stream = streamOf(bytes, 1000).pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          pulled += chunk.length;
          controller.enqueue(chunk);
        },
      }),
    );
    await expect(readHarStream(stream, { name: 'x', size: null }).next()).rejects.toBeInstanceOf(NotAHar);
    expect(pulled).toBeLessThan(bytes.length / 10);
  });

  it('passes on that the file could not be read', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('disk')),
    });
    await expect(readHarStream(broken, { name: 'x', size: null }).next()).rejects.toThrow('disk');
  });
});

describe('one broken entry', () => {
  const good = JSON.stringify(entry({ status: 404 }));
  it.each<[string, (text: string) => string, string]>([
    [
      'a bare line break',
      (text) => text.replace('Mozilla/5.0', 'Mozilla\n5.0'),
      'a control character stood bare in a text, and was kept',
    ],
    ['a comma too many', (text) => text.replace(/\}$/, ',}'), 'a comma too many was left out'],
    [
      'NaN',
      (text) => text.replace(/"wait":\d+/, '"wait":NaN'),
      'a value was no number, and was taken as missing',
    ],
    [
      'a wrong escape',
      (text) => text.replace('Mozilla', 'Moz\\illa'),
      'a backslash led to no known sign, and was kept as it stands',
    ],
  ])('with %s is put right, and the file says so', async (_what, damage, what) => {
    const damaged = damage(good);
    expect(() => JSON.parse(damaged)).toThrow(SyntaxError);
    const file = await readOne(`{"log":{"entries":[${good},${damaged},${good}]}}`);
    expect(file.exchanges.map(({ index, response }) => [index, response.status])).toEqual([
      [0, 404],
      [1, 404],
      [2, 404],
    ]);
    expect(file.repaired).toEqual([{ index: 1, what }]);
  });

  const broken = 'the entry is broken: it is not valid JSON';
  it.each<[string, string, string]>([
    ['a missing colon', good.replace('"status":', '"status"'), broken],
    ['a list left open', good.replace('"headers":[', '"headers":[['), broken],
    ['no object', '17', 'the entry is not an object'],
    ['no request', '{"response":{}}', 'request is missing'],
  ])('with %s is left out and named, and the rest goes on', async (_what, damaged, reason) => {
    const file = await readOne(`{"log":{"entries":[${good},${damaged},${good}]}}`);
    expect(file).toMatchObject({ entries: 3, endsEarly: false, skipped: [{ index: 1, reason }] });
    expect(file.exchanges.map(({ index }) => index)).toEqual([0, 2]);
  });
});

describe('entries without anything around them', () => {
  const lines = [404, 500, 503].map((status) => JSON.stringify(entry({ status })));
  it.each<[string, string, number, boolean]>([
    ['one', lines[0] as string, 1, false],
    ['one in each line', lines.join('\n'), 3, false],
    ['one in each line, and the last is cut off', lines.join('\n').slice(0, -50), 2, true],
    ['in a list that is cut off', `[${lines.join()}`.slice(0, -50), 2, true],
  ])('are read: %s', async (_what, text, count, endsEarly) => {
    const file = await readOne(text);
    expect(file).toMatchObject({ entries: count, endsEarly, skipped: [], pages: [] });
    expect(file.exchanges.map(({ response }) => response.status)).toEqual([404, 500, 503].slice(0, count));
  });

  it('are named where one is broken', async () => {
    const file = await readOne([lines[0], '{"request":{}}', '{"x" 1}', lines[1]].join('\n'));
    expect(file).toMatchObject({ entries: 4, skipped: [{ index: 1 }, { index: 2 }] });
  });
});

describe('an entry with its brackets in disorder', () => {
  it('may hide what follows: then the file says that it ends early', async () => {
    const good = JSON.stringify(entry());
    const damaged = good.replace('"cookies":[]', '"cookies":[}]');
    const file = await readOne(`{"log":{"entries":[${good},${damaged},${good}]}}`);
    expect(file).toMatchObject({ entries: 2, endsEarly: true, skipped: [{ index: 1 }] });
    expect(file.exchanges.map(({ index }) => index)).toEqual([0]);
  });
});

describe('whatever happened to a file', () => {
  const words = fc.record<Given>(
    {
      status: fc.constantFrom(200, 404, 500),
      body: fc.string({ unit: 'binary', maxLength: 40 }),
      sendsBody: fc.constantFrom('{"a":[1,"}"]}', '"', '\\', ']}'),
      error: fc.constantFrom(null, 'net::ERR_FAILED'),
    },
    { requiredKeys: [] },
  );
  /** A file, and where each of its entries ends in it. */
  const file = fc
    .record({ all: fc.array(words, { minLength: 1, maxLength: 5 }), pretty: fc.boolean() })
    .map(({ all, pretty }) => {
      let text = '{"log": {"version": "1.2", "pages": [], "entries": [';
      const ends = all.map((given, place) => {
        text += `${place > 0 ? ', ' : ''}${JSON.stringify(entry(given), null, pretty ? 2 : 0)}`;
        return encode(text).length;
      });
      return { bytes: encode(`${text}], "creator": {"name": "Test", "comment": "]}{["}}}`), ends };
    });

  /** What is read of these bytes; an empty list where they are refused. */
  async function exchangesOf(bytes: Uint8Array): Promise<readonly object[]> {
    try {
      const files = await readHarBytes(bytes, 'x.har');
      for (const { exchanges, skipped, entries } of files)
        expect(exchanges.length + skipped.length).toBe(entries);
      return files.flatMap(({ exchanges }) => exchanges.map(plainExchange));
    } catch (error) {
      expect(error).toBeInstanceOf(NotAHar);
      return [];
    }
  }

  it('cut off anywhere, it has all entries that are whole, and says that it ends early', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.double({ min: 0, max: 1, noNaN: true }), async ({ bytes, ends }, part) => {
        const cut = Math.floor(part * bytes.length);
        const before = ends.filter((end) => end <= cut).length;
        const all = await exchangesOf(bytes);
        expect(all).toHaveLength(ends.length);
        expect(await exchangesOf(bytes.subarray(0, cut))).toEqual(all.slice(0, before));
        if (before === 0 || cut === bytes.length) return;
        expect(await readOne(bytes.subarray(0, cut))).toMatchObject({ entries: before, endsEarly: true });
      }),
      { numRuns: 300 },
    );
  });

  it('with bytes changed, left out or put in, it has all entries before them', async () => {
    const slip = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      out: fc.nat(3),
      in: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc.constantFrom('"', '{', '}', '[', ']', ',', '\\', '\0', '"entries":[', '{"log":').map(encode),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.array(slip, { minLength: 1, maxLength: 4 }),
        async ({ bytes, ends }, slips) => {
          const all = await exchangesOf(bytes);
          let damaged = bytes;
          let first = bytes.length;
          for (const { at, out, in: put } of slips) {
            const place = Math.floor(at * damaged.length);
            first = Math.min(first, place);
            damaged = Uint8Array.from([
              ...damaged.subarray(0, place),
              ...put,
              ...damaged.subarray(place + out),
            ]);
          }
          const before = ends.filter((end) => end <= first).length;
          expect((await exchangesOf(damaged)).slice(0, before)).toEqual(all.slice(0, before));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('as any bytes, it is read or refused', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map(encode),
      fc.string().map(encode),
    );
    const start = fc.constantFrom(
      '',
      '[',
      '{"log":{"entries":[',
      '{"entries":[',
      '\x1f\x8b',
      'PK\x03\x04',
      '\ufeff',
    );
    await fc.assert(
      fc.asyncProperty(start.map(encode), anything, async (first, rest) => {
        await exchangesOf(Uint8Array.from([...first, ...rest]));
      }),
      { numRuns: 500 },
    );
  });
});
