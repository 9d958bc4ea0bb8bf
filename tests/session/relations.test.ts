import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/session/exchange.ts';
import { isPreflight } from '../../src/session/relations.ts';
import { exchange, preflight, related, session } from '../exchange-builder.ts';

const failed = { method: 'PATCH', error: 'net::ERR_FAILED' } as const;
const at = (ms: number) => new Date(Date.parse('2026-11-22T10:00:00.000Z') + ms).toISOString();

describe('a preflight and its request', () => {
  it('find each other when the preflight comes first', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(ahead, request);
    expect(both.relatedTo(request)).toMatchObject({ preflight: ahead, preflighted: null });
    expect(both.relatedTo(ahead)).toMatchObject({ preflight: null, preflighted: request });
  });

  it('find each other when the request comes first', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(request, ahead);
    expect(both.relatedTo(request).preflight).toBe(ahead);
    expect(both.relatedTo(ahead).preflighted).toBe(request);
  });

  it('tell the earlier one that its meaning changed', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(request);
    const told: (readonly Exchange[])[] = [];
    both.subscribe((change) => told.push(change.touched));
    both.add(ahead);
    expect(told).toEqual([[ahead, request]]);
  });

  it.each(['forwards', 'backwards'])('are two pairs when two of one URL run side by side (%s)', (order) => {
    const [p1, p2] = [
      preflight({ status: 404 }, 'PATCH'),
      preflight({ status: 404, startedAt: at(12) }, 'PATCH'),
    ];
    const [r1, r2] = [exchange(failed, 2), exchange({ ...failed, startedAt: at(2) }, 3)];
    const both = order === 'forwards' ? session(p1, p2, r1, r2) : session(r2, p2, r1, p1);
    const partners = [both.relatedTo(r1).preflight, both.relatedTo(r2).preflight];
    expect(new Set(partners)).toEqual(new Set([p1, p2]));
    for (const p of [p1, p2])
      expect(both.relatedTo(both.relatedTo(p).preflighted as Exchange).preflight).toBe(p);
  });

  it('have the same method', () => {
    const request = exchange(failed);
    expect(related(request, preflight({ status: 404 }, 'DELETE')).preflight).toBeNull();
    expect(related(request, preflight({ status: 404 }, 'PATCH')).preflight).not.toBeNull();
  });

  it('have the same URL, query and all', () => {
    const request = exchange({ ...failed, url: 'https://api.shop.test/orders?page=2' });
    expect(related(request, preflight({ status: 404 })).preflight).toBeNull();
  });

  it('are near in time', () => {
    const request = exchange(failed);
    expect(related(request, preflight({ startedAt: at(-5000) })).preflight).toBeNull();
    expect(related(request, preflight({ startedAt: at(5000) })).preflight).toBeNull();
    expect(related(request, preflight({ startedAt: at(-100) })).preflight).not.toBeNull();
  });

  it('find each other also where the record has no times', () => {
    const unknown = '1969-12-31T23:59:59.999Z';
    const request = exchange({ ...failed, startedAt: unknown });
    expect(related(request, preflight({ startedAt: unknown })).preflight).not.toBeNull();
  });

  it('stay together when a newer record of either comes', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(ahead, request);
    const newer = {
      ...ahead,
      response: { ...ahead.response, body: { text: 'x', binary: false, truncated: false } },
    };
    both.replace(ahead, newer);
    expect(both.relatedTo(request).preflight).toBe(newer);
    expect(both.relatedTo(newer).preflighted).toBe(request);
    const newest = { ...request };
    both.replace(request, newest);
    expect(both.relatedTo(newer).preflighted).toBe(newest);
    expect(both.relatedTo(request).preflight).toBeNull();
  });

  it('find each other when a request that was pending has finished', () => {
    const waiting = exchange({ method: 'PATCH', pending: true });
    const both = session(waiting);
    const ahead = preflight({ status: 404, startedAt: at(300) });
    both.add(ahead);
    const finished = exchange({ ...failed, time: 900 });
    both.replace(waiting, finished);
    expect(both.relatedTo(finished).preflight).toBe(ahead);
  });

  it('leave no partner for a request that comes later', () => {
    const [ahead, request, later] = [preflight({ status: 404 }), exchange(failed), exchange(failed, 2)];
    const all = session(ahead, request, later);
    expect(all.relatedTo(later).preflight).toBeNull();
  });
});

describe('isPreflight', () => {
  it('knows them by Chrome’s type, or by the header where an exporter has no types', () => {
    expect(isPreflight(exchange({ type: 'preflight' }))).toBe(true);
    expect(
      isPreflight(
        exchange({
          method: 'OPTIONS',
          sends: { 'Access-Control-Request-Method': 'PUT' },
          errorsUntold: true,
        }),
      ),
    ).toBe(true);
    expect(isPreflight(exchange({ method: 'OPTIONS' }))).toBe(false);
    expect(isPreflight(exchange({ sends: { 'Access-Control-Request-Method': 'PUT' } }))).toBe(false);
  });
});
