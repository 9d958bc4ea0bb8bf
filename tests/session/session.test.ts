import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/session/address.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { groupOf } from '../../src/session/group.ts';
import { HeaderFields } from '../../src/session/headers.ts';
import type { SessionChange } from '../../src/session/session.ts';
import { statusClassOf } from '../../src/session/status-class.ts';
import { exchange, type Given, preflight, session } from '../exchange-builder.ts';

describe('Session', () => {
  const [a, b, c] = [exchange({}, 0), exchange({ status: 404 }, 1), exchange({ status: 500 }, 2)] as const;

  function watched(...start: readonly Exchange[]) {
    const made = session(...start);
    const told: SessionChange[] = [];
    const stop = made.subscribe((change) => told.push(change));
    return { made, told, stop };
  }

  it('keeps the order of arrival, also of what is listed later than it came', () => {
    const { made } = watched(a, c);
    made.add(b);
    expect(made.exchanges).toEqual([a, b, c]);
    const newer = { ...c };
    expect(made.replace(c, newer)).toBe(true);
    expect(made.exchanges[2]).toBe(newer);
  });

  it('puts a newer record in the same place', () => {
    const { made, told } = watched(a, b, c);
    const newer = { ...b };
    expect(made.replace(b, newer)).toBe(true);
    expect(made.exchanges[1]).toBe(newer);
    expect(made.exchanges).toHaveLength(3);
    expect(told).toMatchObject([{ touched: [newer], gone: [b] }]);
  });

  it('does not bring back what has left', () => {
    const { made, told } = watched(a, b);
    made.clear();
    expect(made.replace(a, { ...a })).toBe(false);
    expect(made.exchanges).toEqual([]);
    expect(told).toMatchObject([{ touched: [], gone: [a, b] }]);
  });

  it('keeps only what the test accepts, and replaces rightly after that', () => {
    const { made, told } = watched(a, b, c);
    made.keepOnly((each) => each !== a);
    expect(made.exchanges).toEqual([b, c]);
    // What is left may have lost the neighbour that gave it its meaning.
    expect(told).toMatchObject([{ touched: [b, c], gone: [a] }]);
    const newer = { ...c };
    made.replace(c, newer);
    expect(made.exchanges[1]).toBe(newer);
    expect(made.replace(a, { ...a })).toBe(false);
    expect(made.exchanges).toEqual([b, newer]);
  });

  it('tells nobody when nothing leaves', () => {
    const { made, told } = watched(a);
    made.keepOnly(() => true);
    expect(told).toEqual([]);
  });

  it('forgets relations with what has left', () => {
    const ahead = preflight({ status: 404 });
    const made = session(ahead);
    made.keepOnly(() => false);
    const request = exchange({ method: 'PATCH', error: 'net::ERR_FAILED' });
    made.add(request);
    expect(made.relatedTo(request).preflight).toBeNull();
    made.clear();
    made.add(preflight({ status: 404 }));
    expect(made.relatedTo(request).preflight).toBeNull();
  });

  it('notes entries that could not be read, until it is cleared', () => {
    const { made, told } = watched();
    made.addUnreadable('request.url is missing');
    expect(made.unreadable).toEqual(['request.url is missing']);
    expect(told).toHaveLength(1);
    made.clear();
    expect(made.unreadable).toEqual([]);
  });

  it('gives out rising indexes and never one twice', () => {
    const made = session();
    const first = [made.takeIndex(), made.takeIndex()];
    made.clear();
    expect([...first, made.takeIndex()]).toEqual([0, 1, 2]);
  });

  it('stops telling a listener that has gone', () => {
    const { made, told, stop } = watched();
    stop();
    made.add(a);
    expect(told).toEqual([]);
  });
});

describe('HeaderFields', () => {
  const fields = new HeaderFields([
    { name: 'Set-Cookie', value: 'a=1\nb=2' },
    { name: 'VARY', value: 'Origin' },
    { name: 'vary', value: 'Accept' },
    { name: '__proto__', value: 'x' },
  ]);

  it('finds lines whatever their case, and joins them', () => {
    expect(fields.get('vary')).toBe('Origin, Accept');
    expect(fields.all('set-cookie')).toEqual(['a=1', 'b=2']);
    expect(fields.has('cookie')).toBe(false);
    expect(fields.get('cookie')).toBeUndefined();
  });

  it('treats the names of JavaScript’s own properties as names', () => {
    expect(fields.get('__proto__')).toBe('x');
    expect(fields.get('constructor')).toBeUndefined();
    expect(fields.has('tostring')).toBe(false);
  });

  it('keeps the lines as they came', () => {
    expect([...fields].map(({ name }) => name)).toEqual(['Set-Cookie', 'VARY', 'vary', '__proto__']);
    expect(fields.size).toBe(4);
  });
});

describe('parseAddress', () => {
  it.each([
    [
      'https://api.shop.test/a?b=1#c',
      { host: 'api.shop.test', port: '443', path: '/a', query: '?b=1', origin: 'https://api.shop.test' },
    ],
    ['http://localhost:3000', { host: 'localhost:3000', hostname: 'localhost', port: '3000', path: '/' }],
    ['wss://live.test/x', { scheme: 'wss', port: '443' }],
    ['https://ada:pass@x.test/', { host: 'x.test', hasCredentials: true }],
    ['https://аpple.test/', { hostname: 'xn--pple-43d.test' }],
    ['data:text/plain,x', { origin: 'null', port: '', host: '' }],
  ])('%s', (url, parts) => {
    expect(parseAddress(url)).toMatchObject(parts);
  });

  it.each(['', 'orders', 'http://', 'http://['])('null: "%s"', (url) => {
    expect(parseAddress(url)).toBeNull();
  });
});

describe('statusClassOf and groupOf', () => {
  it.each([
    [0, 'no response'],
    [101, '1xx'],
    [204, '2xx'],
    [304, '3xx'],
    [499, '4xx'],
    [500, '5xx'],
    [999, '5xx'],
  ])('%i is %s', (status, statusClass) => {
    expect(statusClassOf(status)).toBe(statusClass);
  });

  it('puts what the browser withheld together, whatever its status', () => {
    expect(groupOf(exchange({ status: 200, error: 'net::ERR_FAILED' }))).toBe('withheld');
    expect(groupOf(exchange({ error: 'net::ERR_CONNECTION_REFUSED' }))).toBe('withheld');
    expect(groupOf(exchange({ pending: true }))).toBe('pending');
    expect(groupOf(exchange({ status: 404 }))).toBe('4xx');
    expect(groupOf(exchange({ status: 304 }))).toBe('3xx');
  });

  describe('lets go of the oldest where there are too many', () => {
    const alone = (index: number, given: Given = {}) =>
      exchange({ url: `https://shop.test/${index}`, status: 200, ...given }, index);
    const indexes = (all: readonly Exchange[]) => all.map(({ index }) => index);

    it('first those that went well, alone, and told nothing; never a page, nor what is on its way', () => {
      const made = session(
        alone(0, { type: 'document' }),
        alone(1, { status: 500 }),
        alone(2),
        alone(3, { body: { error: 'no stock' } }),
        exchange({ url: 'https://shop.test/tried', status: 503, time: 5 }, 4),
        exchange({ url: 'https://shop.test/tried', startedAt: '2026-11-22T10:00:01.000Z', time: 5 }, 5),
        alone(6, { status: 0, pending: true }),
        alone(7),
        alone(8),
      );
      expect(made.bundleOf(made.exchanges[5] as Exchange)?.members).toHaveLength(2);
      expect(indexes(made.letGo(2))).toEqual([2, 7]);
      expect(indexes(made.letGo(2))).toEqual([8, 5]);
      expect(made.bundleOf(made.exchanges[3] as Exchange)).toBeUndefined();
      expect(indexes(made.letGo(10))).toEqual([1, 3, 4]);
      expect(indexes(made.exchanges)).toEqual([0, 6]);
      expect(made.letGo(10)).toEqual([]);
    });

    it('and tells of it', () => {
      const made = session(alone(0), alone(1));
      const told: SessionChange[] = [];
      made.subscribe((change) => told.push(change));
      made.letGo(1);
      expect(told).toMatchObject([{ touched: [], gone: [{ index: 0 }] }]);
      expect(made.relatedTo(made.exchanges[0] as Exchange).previousTry).toBeNull();
    });
  });
});
