import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExchangeRecord, fromRecord, toRecord } from '../../src/capture/exchange-record.ts';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { entry, exchange, type Given } from '../exchange-builder.ts';
import { plainExchange } from './plain-exchange.ts';

const travelled = (from: Exchange) => fromRecord(structuredClone(toRecord(from)));

describe('an exchange that travelled is the same', () => {
  const name = fc.oneof(
    fc.constantFrom('Set-Cookie', 'set-cookie', 'Retry-After', '__proto__', 'constructor', 'Date'),
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a=1\nb=2', '', 'x\0y', '\ud800'));
  const lines = fc.array(fc.record({ name, value }), { maxLength: 12 });
  const given = fc.record<Given>(
    {
      method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
      url: fc.oneof(fc.webUrl(), fc.string({ minLength: 1 })),
      type: fc.constantFrom('fetch', 'document', 'websocket', 'image'),
      status: fc.constantFrom(0, 101, 204, 302, 404, 500),
      error: fc.constantFrom(null, '', 'net::ERR_FAILED'),
      errorsUntold: fc.boolean(),
      sendsBody: fc.string(),
      startedAt: fc.constantFrom('2026-11-22T10:00:00.000Z', 'never'),
      time: fc.oneof(fc.double(), fc.nat()),
      visit: fc.string(),
      fromCache: fc.constantFrom('disk'),
      socketError: fc.string(),
      pending: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  it('in all that it offers', () => {
    fc.assert(
      fc.property(given, lines, lines, fc.boolean(), fc.boolean(), (words, sent, received, plain, left) => {
        const raw = entry(words);
        const read = fromHarEntry(
          {
            ...raw,
            ...(plain ? { _initiator: null, timings: {} } : {}),
            request: { ...raw.request, headers: sent },
            response: { ...raw.response, headers: received },
          },
          7,
        );
        const one = { ...read, leftBehind: left };
        const other = travelled(one);
        expect(plainExchange(other)).toEqual(plainExchange(one));
        for (const each of [...sent, ...received]) {
          const key = each.name.toLowerCase();
          expect(other.request.headers.all(key)).toEqual(one.request.headers.all(key));
          expect(other.response.headers.get(key)).toEqual(one.response.headers.get(key));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('with what the page told, and with what our own file says of it', () => {
    const pageReport = {
      kind: 'socket-closed',
      at: 5,
      url: 'wss://shop.test/',
      code: 1006,
      reason: '',
      clean: false,
    } as const;
    const explained = {
      cause: 'not-found',
      certainty: 'likely',
      values: { host: 'shop.test' },
      evidence: [{ from: 'status', saw: '404' }],
      alternatives: [],
      browserNames: [],
      hints: ['Check the address.'],
      developerHints: [],
    } as const;
    for (const more of [{ pageReport }, { explained }, { explained: null }]) {
      const one: Exchange = { ...exchange(), ...more };
      expect(plainExchange(travelled(one))).toEqual(plainExchange(one));
    }
    expect('explained' in travelled(exchange())).toBe(false);
  });
});

describe('a record', () => {
  it('is made of few objects', () => {
    const objects = (value: unknown): number =>
      typeof value !== 'object' || value === null
        ? 0
        : 1 + Object.values(value).reduce((sum: number, each) => sum + objects(each), 0);
    const record: ExchangeRecord = toRecord(
      exchange({ status: 500, body: { error: 'x' }, method: 'POST', sendsBody: '{}' }),
    );
    // Itself, two bodies, the initiator and the timings.
    expect(objects(record)).toBe(5);
  });

  it.each<[string, Given, boolean]>([
    ['a failure', { status: 404, body: 'No such order' }, true],
    ['an answer that names a failure', { status: 200, body: { error: 'no stock' } }, true],
    ['data that name none', { status: 200, body: { items: [1, 2] } }, false],
    ['a picture', { status: 200, type: 'image', body: 'x' }, false],
    ['a page', { status: 200, type: 'document', body: '<html></html>' }, true],
  ])('has the body of %s: %s', (_what, words, kept) => {
    const one = exchange(words);
    expect(one.response.body).not.toBeNull();
    expect(travelled(one).response.body).toEqual(kept ? one.response.body : null);
  });

  it('has 64 KB of a request’s body, and says that there was more', () => {
    const body = (length: number) =>
      travelled(exchange({ method: 'POST', sendsBody: 'x'.repeat(length) })).request.body;
    expect(body(64 * 1024)).toMatchObject({ truncated: false });
    expect(body(64 * 1024 + 1)).toEqual({ text: 'x'.repeat(64 * 1024), binary: false, truncated: true });
  });
});
