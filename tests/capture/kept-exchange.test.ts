import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withBodyWorthKeeping } from '../../src/capture/body-wanted.ts';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import { ExchangeShelf, KeptBodies } from '../../src/capture/kept-exchange.ts';
import { ExchangePacker } from '../../src/capture/pack.ts';
import { type Exchange, requestWith, responseWith, withChange } from '../../src/session/exchange.ts';
import { HeaderFields } from '../../src/session/headers.ts';
import { entry, exchange, type Given } from '../exchange-builder.ts';
import { plainExchange } from './plain-exchange.ts';

function travelled(...from: readonly Exchange[]): Exchange[] {
  const packer = new ExchangePacker();
  const shelf = new ExchangeShelf();
  // One by one and together: what comes later builds on the words of what came before.
  return from.flatMap((each, place) => {
    packer.add(each);
    return place === 0 || place === from.length - 1 ? shelf.take(structuredClone(packer.take())) : [];
  });
}

describe('an exchange that is kept is the same', () => {
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
        const [other, another] = travelled(one, { ...one, index: 8 }) as [Exchange, Exchange];
        expect(plainExchange(other)).toEqual(plainExchange(one));
        expect(plainExchange(another)).toEqual({ ...plainExchange(one), index: 8 });
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
      expect(travelled(one).map(plainExchange)).toEqual([plainExchange(one)]);
    }
    expect(travelled(exchange())[0]?.explained).toBeUndefined();
  });

  it('whatever its texts are', () => {
    const texts = [
      '',
      'plain',
      'Grüße',
      '🙂',
      '\ud83d',
      'x\0y',
      'é'.repeat(5000),
      'x'.repeat(3000),
      '\ud800'.repeat(3000),
    ];
    for (const text of texts) {
      const one = {
        ...exchange({ status: 500, method: 'POST', sendsBody: 'a' }),
        url: `https://shop.test/${text}`,
        serverAddress: text,
        socketError: text,
        request: {
          ...exchange().request,
          body: { text, binary: false, truncated: true },
          headers: new HeaderFields([{ name: 'x-note', value: text }]),
        },
        response: { ...exchange().response, body: { text: `${text}!`, binary: false, truncated: false } },
      };
      expect(travelled(one, one, one).map(plainExchange)).toEqual(Array(3).fill(plainExchange(one)));
    }
  });

  it('also where a header has more values, and a session more headers, than are remembered', () => {
    const many = Array.from({ length: 600 }, (_, place) => ({
      ...exchange(),
      index: place,
      request: {
        ...exchange().request,
        headers: new HeaderFields(
          Array.from({ length: 10 }, (_, line) => ({
            name: `x-${place * 10 + line}`,
            value: `value ${place % 90}`,
            // The first days come again, when none of them is looked up any more.
          })).concat({ name: 'Date', value: `day ${place % 500}` }),
        ),
      },
    }));
    expect(travelled(...many).map(plainExchange)).toEqual(many.map(plainExchange));
    const packer = new ExchangePacker();
    for (const each of many) packer.add(each);
    // 2000 names with a value each, 127 more days, and the few words of a plain exchange.
    expect(packer.take().words.length).toBeLessThan(2 * 2000 + 127 + 20);
  });

  it('and texts that are too long for a word keep no others from being one', () => {
    const packer = new ExchangePacker();
    const add = (value: string) =>
      packer.add({
        ...exchange(),
        request: { ...exchange().request, headers: new HeaderFields([{ name: 'X-State', value }]) },
      });
    add('a');
    for (let place = 0; place < 400; place++) add('x'.repeat(9000));
    packer.take();
    for (let place = 0; place < 100; place++) add(place % 2 === 0 ? 'a' : 'b');
    expect(packer.take().words).toEqual(['b']);
  });
});

it('what was kept stays what it is, few or hundreds at a time, as its packer goes on', () => {
  const packer = new ExchangePacker();
  const shelf = new ExchangeShelf();
  const many = Array.from({ length: 1001 }, (_, index) => ({
    ...exchange({ status: 500 + (index % 9), sends: { 'X-Number': `${index}` } }),
    index,
  }));
  const kept: Exchange[] = [];
  for (const [from, to] of [
    [0, 500],
    [500, 501],
    [501, 1001],
  ] as const) {
    for (const each of many.slice(from, to)) packer.add(each);
    kept.push(...shelf.take(packer.take()));
  }
  expect(kept.map(plainExchange)).toEqual(many.map(plainExchange));
});

describe('a long body', () => {
  const failed = (index: number, length: number): Exchange => {
    const one = exchange({ status: 500 });
    const body = { text: `${index}`.repeat(length), binary: false, truncated: false };
    return { ...one, index, response: { ...one.response, body } };
  };
  const keep = (shelf: ExchangeShelf, packer: ExchangePacker, one: Exchange) => {
    packer.add(one);
    return shelf.take(packer.take())[0] as Exchange;
  };
  const lengths = (all: readonly Exchange[]) => all.map(({ response }) => response.body?.text.length);
  /** The bodies of some exchanges that were read lately are at hand anyhow. */
  const askForOthers = () => {
    const shelf = new ExchangeShelf();
    const packer = new ExchangePacker();
    for (let place = 0; place < 100; place++) keep(shelf, packer, failed(place, 1)).serverAddress;
  };

  it('is let go where all of them are too much, the oldest first, and that is counted', () => {
    const shelf = new ExchangeShelf(new KeptBodies(10_000));
    const packer = new ExchangePacker();
    const all = [3000, 3000, 3000, 500, 3000].map((length, index) =>
      keep(shelf, packer, failed(index, length)),
    );
    askForOthers();
    expect(lengths(all)).toEqual([undefined, 3000, 3000, 500, 3000]);
    expect(shelf.bodiesLetGo).toBe(1);
    const huge = keep(shelf, packer, failed(5, 50_000));
    askForOthers();
    expect(lengths([...all, huge])).toEqual([undefined, undefined, undefined, 500, undefined, 50_000]);
    expect(shelf.bodiesLetGo).toBe(4);
  });

  it('takes no room any more when its exchange is gone', () => {
    const shelf = new ExchangeShelf(new KeptBodies(10_000));
    const packer = new ExchangePacker();
    const first = keep(shelf, packer, failed(0, 9000));
    shelf.forget([first]);
    const others = [1, 2, 3].map((index) => keep(shelf, packer, failed(index, 3000)));
    askForOthers();
    expect(lengths(others)).toEqual([3000, 3000, 3000]);
    expect(shelf.bodiesLetGo).toBe(0);
  });

  it('counts for both shelves of a session, and each forgets those of the other', () => {
    const shelf = new ExchangeShelf(new KeptBodies(5000));
    const packer = new ExchangePacker();
    const other = shelf.another();
    const first = keep(shelf, packer, failed(0, 3000));
    const second = keep(other, new ExchangePacker(), failed(1, 3000));
    askForOthers();
    expect(lengths([first, second])).toEqual([undefined, 3000]);
    shelf.forget([second]);
    const third = keep(shelf, packer, failed(2, 3000));
    expect(lengths([third])).toEqual([3000]);
    expect(shelf.bodiesLetGo).toBe(1);
  });
});

describe('few that are left of many', () => {
  const numbered = (index: number): Exchange => ({
    ...exchange({ status: 503, sends: { 'X-Number': `${index}`.repeat(9) } }),
    index,
    url: `https://shop.test/item/${index}`,
    serverAddress: `host ${index}`,
  });
  const buffersOf = (all: readonly Exchange[]) =>
    new Set(all.map((each) => (each as unknown as { block: { bytes: Uint8Array } }).block.bytes.buffer));
  const keepAll = (shelf: ExchangeShelf, packer: ExchangePacker, from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => {
      packer.add(numbered(from + place));
      return shelf.take(packer.take())[0] as Exchange;
    });

  it('do not hold on to the room of the others', () => {
    const shelf = new ExchangeShelf();
    const all = keepAll(shelf, new ExchangePacker(), 0, 3000);
    const left = all.filter(({ index }) => index % 40 === 7);
    expect(buffersOf(left).size).toBeGreaterThan(5);
    shelf.forget(all.filter((each) => !left.includes(each)));
    expect(buffersOf(left).size).toBeLessThan(3);
    expect(left.map(plainExchange)).toEqual(left.map(({ index }) => plainExchange(numbered(index))));
  });

  it('stay what they are, whatever goes and comes on both shelves', () => {
    const step = fc.record({ count: fc.nat(900), other: fc.boolean(), share: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.infiniteStream(fc.nat(99)), (steps, chances) => {
        const shelf = new ExchangeShelf();
        const shelves = [shelf, shelf.another()] as const;
        const packers = [new ExchangePacker(), new ExchangePacker()] as const;
        let kept: Exchange[] = [];
        let next = 0;
        for (const { count, other, share } of steps) {
          const side = other ? 1 : 0;
          kept.push(...keepAll(shelves[side], packers[side], next, next + count));
          next += count;
          const gone = new Set(kept.filter(() => (chances.next().value ?? 0) < share));
          shelf.forget([...gone]);
          kept = kept.filter((each) => !gone.has(each));
        }
        for (const each of kept) {
          expect(each.serverAddress).toBe(`host ${each.index}`);
          expect(each.request.headers.get('x-number')).toBe(`${each.index}`.repeat(9));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a newer record', () => {
  it('has all of the older one, and what has changed', () => {
    const one = exchange({ status: 404, body: 'No', method: 'POST', sendsBody: '{}', sends: { 'X-A': '1' } });
    const [kept] = travelled(one) as [Exchange];
    const body = { text: 'new', binary: false, truncated: false };
    const now = withChange(kept, { response: responseWith(kept.response, { body }) });
    expect(plainExchange(now)).toEqual(plainExchange({ ...one, response: { ...one.response, body } }));
    expect(plainExchange(withChange(kept, { request: requestWith(kept.request, { body: null }) }))).toEqual(
      plainExchange({ ...one, request: { ...one.request, body: null } }),
    );
  });
});

describe('an exchange of a file', () => {
  it.each<[string, Given, boolean]>([
    ['a failure', { status: 404, body: 'No such order' }, true],
    ['an answer that names a failure', { status: 200, body: { error: 'no stock' } }, true],
    ['data that name none', { status: 200, body: { items: [1, 2] } }, false],
    ['a picture', { status: 200, type: 'image', body: 'x' }, false],
    ['a page', { status: 200, type: 'document', body: '<html></html>' }, true],
  ])('has the body of %s: %s', (_what, words, kept) => {
    const one = exchange(words);
    expect(one.response.body).not.toBeNull();
    expect(withBodyWorthKeeping(one).response.body).toEqual(kept ? one.response.body : null);
  });

  it('has 64 KB of a request’s body, and says that there was more', () => {
    const body = (length: number) =>
      withBodyWorthKeeping(exchange({ method: 'POST', sendsBody: 'x'.repeat(length) })).request.body;
    expect(body(64 * 1024)).toMatchObject({ truncated: false });
    expect(body(64 * 1024 + 1)).toEqual({ text: 'x'.repeat(64 * 1024), binary: false, truncated: true });
  });
});
