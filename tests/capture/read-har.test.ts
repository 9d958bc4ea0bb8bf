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
    expect(readHar(har([]))).toEqual({ creator: '', entries: 0, exchanges: [], skipped: [] });
  });

  it('behind a byte order mark', () => {
    expect(readHar(`\ufeff${har([entry()])}`).exchanges).toHaveLength(1);
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
    ['nothing', '', /not JSON/],
    ['a page', '<html>', /not JSON/],
    ['a file cut off', har([entry()]).slice(0, -20), /not JSON/],
    ['a script around it', `onInputData(${har([])});`, /not JSON/],
    ['JSON without a log', '{"entries":[]}', /no "log"/],
    ['null', 'null', /no "log"/],
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
