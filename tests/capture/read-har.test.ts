import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { NotAHar, readHar } from '../../src/capture/read-har.ts';
import { entry } from '../exchange-builder.ts';

// Many runs, on machines of any speed.
vi.setConfig({ testTimeout: 30_000 });

const har = (entries: unknown, more: object = {}) =>
  JSON.stringify({ log: { version: '1.2', entries, ...more } });

describe('readHar reads', () => {
  it('a file of Chrome', () => {
    const file = readHar(
      har([entry(), entry({ status: 404 })], { creator: { name: 'WebInspector', version: '537.36' } }),
    );
    expect(file).toMatchObject({ creator: 'WebInspector 537.36', entries: 2, skipped: [] });
    expect(file.exchanges.map(({ index, response }) => [index, response.status])).toEqual([
      [0, 200],
      [1, 404],
    ]);
  });

  it('an empty list', () => {
    expect(readHar(har([]))).toEqual({
      name: '',
      creator: '',
      browser: '',
      version: '1.2',
      pages: [],
      entries: 0,
      endsEarly: false,
      exchanges: [],
      skipped: [],
      repaired: [],
    });
  });

  it('behind a byte order mark', () => {
    expect(readHar(`\ufeff${har([entry()])}`).exchanges).toHaveLength(1);
  });

  it('what a script has around it', () => {
    expect(readHar(`onInputData(${har([entry()])});`).exchanges).toHaveLength(1);
  });

  it('a file that is cut off, as far as it goes', () => {
    const file = readHar(har([entry(), entry({ status: 404 })]).slice(0, -20));
    expect(file).toMatchObject({ entries: 1, endsEarly: true });
    expect(file.exchanges[0]?.response.status).toBe(200);
  });

  it('more than fits into one chunk, with lone surrogates and signs of any length', () => {
    const body = `${'é😀 "'.repeat(50_000)}\ud800`;
    const file = readHar(har([entry({ status: 500, body }), entry({ status: 404 })]));
    expect(file.exchanges.map(({ response }) => [response.status, response.body?.text])).toEqual([
      [500, body],
      [404, undefined],
    ]);
  });

  it('one entry after the other: what cannot be read is named with its place, and the rest goes on', () => {
    const file = readHar(har([entry(), null, { request: {} }, entry({ status: 500 })]));
    expect(file.entries).toBe(4);
    expect(file.skipped).toEqual([
      { index: 1, reason: 'the entry is not an object' },
      { index: 2, reason: 'request.url is missing' },
    ]);
    expect(file.exchanges.map(({ index }) => index)).toEqual([0, 3]);
  });

  it.each<[string, unknown]>([
    ['no creator', undefined],
    ['null', null],
    ['a text', 'Charles'],
    ['numbers', { name: 5, version: 6 }],
  ])('a creator that is %s', (_what, creator) => {
    expect(readHar(har([], { creator })).creator).toBe('');
  });

  it('a creator without a version', () => {
    expect(readHar(har([], { creator: { name: 'Charles Proxy' } })).creator).toBe('Charles Proxy');
  });

  it('a status that only looks like an object without a value', () => {
    const text = har([entry()]).replace('"status":200', '"status":{"toString":1,"valueOf":1}');
    expect(readHar(text).exchanges[0]?.response.status).toBe(0);
  });

  it('__proto__ as a field without being changed by it', () => {
    const text =
      '{"log":{"entries":[{"__proto__":{"polluted":1},"request":{"url":"https://x.test/","__proto__":{"method":"PUT"}}}]}}';
    expect(readHar(text).exchanges[0]?.method).toBe('GET');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('readHar refuses, and says why', () => {
  it.each<[string, string, RegExp]>([
    ['nothing', '', /empty/],
    ['a page', '<html>', /web page/],
    [
      'a file cut off in its first entry',
      har([entry()]).slice(0, -20),
      /cut off before the end of its first entry/,
    ],
    ['JSON without a log', '{"entries":[]}', /no "log"/],
    ['null', 'null', /not JSON/],
    ['a list', '[]', /no "log"/],
    ['a log that is a text', '{"log":"x"}', /no "log"/],
    ['no entries', '{"log":{}}', /"log\.entries" is missing/],
    ['entries that are no list', har({}), /"log\.entries" is missing/],
  ])('%s', (_what, text, reason) => {
    expect(() => readHar(text)).toThrow(NotAHar);
    expect(() => readHar(text)).toThrow(reason);
  });
});

describe('whatever is opened', () => {
  it('is read or refused', () => {
    const anyFile = fc.oneof(fc.string(), fc.json(), fc.array(fc.jsonValue({ maxDepth: 2 })).map(har));
    fc.assert(
      fc.property(anyFile, (text) => {
        try {
          const file = readHar(text);
          expect(file.exchanges.length + file.skipped.length).toBe(file.entries);
        } catch (error) {
          expect(error).toBeInstanceOf(NotAHar);
        }
      }),
      { numRuns: 500 },
    );
  });
});
