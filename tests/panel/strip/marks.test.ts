import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedRequest } from '../../../src/panel/listed-request.ts';
import { dividersOf, LANES, marksOf, spanOf } from '../../../src/panel/strip/marks.ts';
import { type TimeScale, timeScale } from '../../../src/panel/strip/time-scale.ts';
import { exchange } from '../../exchange-builder.ts';
import { finish } from '../finish.ts';
import { BEGIN, failed, listed } from './listed-builder.ts';

const PIXEL = 1 / 1000;
const scaleOf = (requests: readonly ListedRequest[]) =>
  finish(timeScale(requests.map(({ exchange }) => spanOf(exchange)))) as TimeScale;
const marks = (requests: readonly ListedRequest[], accepts?: (request: ListedRequest) => boolean) =>
  finish(marksOf(requests, scaleOf(requests), PIXEL, accepts));

describe('lanes', () => {
  it('requests one after the other stand in the first', () => {
    expect(marks([listed(0), listed(1), listed(2)]).map(({ lane }) => lane)).toEqual([0, 0, 0]);
  });

  it('requests at the same time stand under each other', () => {
    const three = [0, 0.1, 0.2].map((start) => listed(start, { time: 900 }));
    expect(marks(three).map(({ lane }) => lane)).toEqual([0, 1, 2]);
  });

  it('the first that is free is taken again', () => {
    const requests = [
      listed(0, { time: 1000 }),
      listed(0.1, { time: 100 }),
      listed(0.2, { time: 1000 }),
      listed(0.5),
    ];
    expect(marks(requests).map(({ lane }) => lane)).toEqual([0, 1, 2, 1]);
  });

  it('more than there are lanes are spread evenly, though six streams never end', () => {
    const streams = [0, 1, 2, 3, 4, 5].map((start) => listed(start / 10, { pending: true }));
    const short = Array.from({ length: 94 }, (_, place) => listed(1 + place / 10, { time: 50 }));
    const counts = Array.from({ length: LANES }, () => 0);
    for (const { lane } of marks([...streams, ...short])) counts[lane] = (counts[lane] ?? 0) + 1;
    expect(counts).toEqual([25, 25, 25, 25]);
  });

  it('the order in which requests came does not matter', () => {
    const requests = [listed(0, { time: 900 }), listed(0.3, { time: 900 }), listed(0.6, { time: 900 })];
    expect(marks([...requests].reverse())).toEqual(marks(requests));
  });
});

describe('tones', () => {
  it('tell what came of a request', () => {
    const requests = [
      listed(0, { pending: true }),
      listed(1, {}, { verdict: 'note', outcome: 'cancelled' }),
      listed(2, {}, { verdict: 'hidden-failure' }),
      failed(3),
    ];
    expect(marks(requests).map(({ tone }) => tone)).toEqual([
      'pending',
      'other',
      'hidden-failure',
      'failure',
    ]);
  });

  it('failures are drawn last, and those that the filter takes come after those that it leaves out', () => {
    const requests = [failed(0), listed(1), failed(2), listed(3), listed(4, { pending: true })];
    const [first, , third, fourth] = requests;
    const drawn = marks(requests, (request) => request !== first && request !== fourth);
    expect(third).toBeDefined();
    expect(drawn.map(({ tone, dimmed }) => `${tone}${dimmed ? ' dimmed' : ''}`)).toEqual([
      'pending',
      'other dimmed',
      'other',
      'failure dimmed',
      'failure',
    ]);
  });

  it('without a filter nothing is dimmed', () => {
    expect(marks([failed(0), listed(1)]).some(({ dimmed }) => dimmed)).toBe(false);
  });
});

describe('places', () => {
  it('one failure among 20,000 is last and at least 3 pixels wide, at the end of the strip too', () => {
    const fine = Array.from({ length: 20_000 }, (_, place) => listed(place / 20, { time: 20 }));
    for (const seconds of [0, 500, 1000]) {
      const all = marks([...fine, failed(seconds, { time: 1 })]);
      const failure = all.at(-1);
      // Those that lie on others of their kind cannot be seen.
      expect(all.length).toBeLessThan((2 * LANES) / PIXEL + 1);
      expect(all.length).toBeGreaterThan(1 / PIXEL / 4);
      expect(failure?.tone).toBe('failure');
      expect((failure?.to ?? 0) - (failure?.from ?? 0)).toBeGreaterThanOrEqual(3 * PIXEL - 1e-12);
      expect(failure?.to).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it('what is still under way goes on to the end', () => {
    const [pending] = marks([listed(0, { pending: true }), listed(2)]);
    expect(pending).toMatchObject({ from: 0, to: 1 });
  });

  it('a request without a known time has none', () => {
    const lost = { ...listed(0), exchange: exchange({ startedAt: 'never' }) };
    expect(lost.exchange.startedAt).toBeNull();
    expect(marks([lost, listed(0)])).toHaveLength(1);
  });

  it('are inside of the strip, whatever is recorded, and each request is seen', () => {
    const request = fc
      .tuple(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        fc.boolean(),
      )
      .map(([start, time, bad]) => (bad ? failed : listed)(start, { time }));
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 40 }), (requests) => {
        const all = marks(requests);
        const scale = scaleOf(requests);
        for (const { exchange, verdict } of requests) {
          const tone = verdict === 'failure' ? 'failure' : 'other';
          const start = scale.xOf(exchange.startedAt ?? 0);
          const end = scale.xOf((exchange.startedAt ?? 0) + (exchange.duration ?? 0));
          const shown = all.some(
            (mark) => mark.tone === tone && mark.from <= start + 1e-9 && mark.to >= end - PIXEL / 2 - 1e-9,
          );
          expect(shown).toBe(true);
        }
        for (const { from, to, lane } of all) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(1 + 1e-9);
          expect(lane).toBeLessThan(LANES);
        }
      }),
    );
  });
});

it('page loads divide the strip where they began', () => {
  const scale = scaleOf([listed(0, { time: 1000 }), listed(1, { time: 1000 })]);
  const visits = [
    { startedAt: BEGIN - 5, url: 'https://shop.test/' },
    { startedAt: BEGIN + 1000, url: 'https://shop.test/cart' },
  ];
  expect(dividersOf(visits, scale)).toEqual([
    { x: 0, url: 'https://shop.test/' },
    { x: 0.5, url: 'https://shop.test/cart' },
  ]);
});
