import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Span, timeScale as scaleSteps, type TimeScale } from '../../../src/panel/strip/time-scale.ts';
import { finish } from '../finish.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 3600 * 1000;

const at = (start: number, length = 100): Span => ({ from: NOON + start, to: NOON + start + length });
const timeScale = (spans: Iterable<Span>) => finish(scaleSteps(spans));
const scaleOf = (...spans: Span[]) => timeScale(spans) as TimeScale;

/** Spans as they come, and as they cannot be: on the day, far off, without an end, ending before they begin. */
const spans = fc.array(
  fc.record({
    from: fc.oneof(
      { weight: 8, arbitrary: fc.double({ min: NOON, max: NOON + 12 * HOUR, noNaN: true }) },
      fc.constantFrom(NOON, 0, 5000, Date.UTC(2999, 0, 1)),
      fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY),
    ),
    length: fc.oneof(fc.double({ min: -5000, max: 20_000, noNaN: true }), fc.constantFrom(null, 0, 8 * HOUR)),
  }),
  { minLength: 1, maxLength: 60 },
);
const anyScale = spans
  .map((all) =>
    timeScale(
      all.map(({ from, length }) => ({ from, to: from === null || length === null ? null : from + length })),
    ),
  )
  .filter((scale) => scale !== null);
const place = fc.double({ min: 0, max: 1, noNaN: true });

describe('any scale', () => {
  it('goes from 0 to 1, and a later time is never further left', () => {
    fc.assert(
      fc.property(anyScale, fc.array(place, { minLength: 2 }), (scale, shares) => {
        expect(scale.xOf(scale.from)).toBe(0);
        expect(scale.xOf(scale.to)).toBe(1);
        const times = shares
          .map((share) => scale.from + share * (scale.to - scale.from))
          .sort((a, b) => a - b);
        const places = times.map(scale.xOf);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places.every((x) => x >= 0 && x <= 1)).toBe(true);
      }),
    );
  });

  it('leads back: the time at a place stands at that place', () => {
    fc.assert(
      fc.property(anyScale, place, (scale, x) => {
        // Of today's times a number holds no less than a 4,000th of a ms, and a scale may be as short as a second.
        expect(scale.xOf(scale.timeAt(x))).toBeCloseTo(x, 5);
      }),
    );
  });

  it('gives all cuts together no more than 3 tenths', () => {
    fc.assert(
      fc.property(anyScale, ({ cuts }) => {
        expect(cuts.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThan(0.3 + 1e-9);
      }),
    );
  });
});

it('of nothing, or of nothing with a known time, there is none', () => {
  expect(timeScale([])).toBeNull();
  expect(
    timeScale([
      { from: null, to: 5 },
      { from: Number.NaN, to: null },
    ]),
  ).toBeNull();
});

it('what lies outside stands at the nearer end', () => {
  const scale = scaleOf(at(0, 2000), at(HOUR, 2000));
  expect([NOON - HOUR, NOON + 2 * HOUR].map(scale.xOf)).toEqual([0, 1]);
  expect([-1, 2].map(scale.timeAt)).toEqual([NOON, NOON + HOUR + 2000]);
});

it('the end is at 1, to the last digit, though times are large numbers', () => {
  const thirds = Array.from({ length: 200 }, (_, place) => at(place * 10_000.1, 1000 / 3));
  for (let count = 1; count <= thirds.length; count++) {
    const scale = scaleOf(...thirds.slice(0, count));
    expect(scale.xOf(scale.to)).toBe(1);
    expect(scale.xOf(scale.to - 0.01)).toBeLessThan(1);
  }
});

it('one request without a duration has room to its right', () => {
  const scale = scaleOf(at(0, 0));
  expect(scale.xOf(NOON)).toBe(0);
  expect(scale.to).toBe(NOON + 1000);
  expect(scale.cuts).toEqual([]);
});

it('requests at the same instant share one place', () => {
  const scale = scaleOf(at(0, 0), at(0, 0), at(0, 500));
  expect(scale.xOf(NOON + 500)).toBe(0.5);
});

it('the order in which requests come does not matter', () => {
  const [one, two] = [scaleOf(at(0), at(2000), at(HOUR)), scaleOf(at(HOUR), at(2000), at(0))];
  for (const time of [0, 50, 1000, 2050, 5000, HOUR]) expect(one.xOf(NOON + time)).toBe(two.xOf(NOON + time));
});

it('without a quiet time all time is equally long', () => {
  const scale = scaleOf(at(0), at(2900), at(5800), at(9900, 100), at(7000, 100));
  expect(scale.xOf(NOON + 5000)).toBe(0.5);
  expect(scale.xOf(NOON + 2500)).toBe(0.25);
});

it('hours without requests are cut to a fiftieth, and both sides keep their length', () => {
  const scale = scaleOf(at(0, 2000), at(7 * HOUR, 2000));
  expect(scale.xOf(NOON + 2000)).toBeCloseTo(0.49, 6);
  expect(scale.xOf(NOON + 7 * HOUR)).toBeCloseTo(0.51, 6);
  const [cut] = scale.cuts;
  expect(cut?.from).toBeCloseTo(0.49, 6);
  expect(cut?.to).toBeCloseTo(0.51, 6);
});

it('a cut is never longer than the time that it stands for', () => {
  const busy = Array.from({ length: 600 }, (_, second) => at(second * 1000, 1000));
  const scale = scaleOf(...busy, at(603_500, 1000));
  expect(scale.cuts).toEqual([]);
  expect(scale.xOf(NOON + 603_500) - scale.xOf(NOON + 600_000)).toBeCloseTo(3500 / 604_500, 6);
});

it('wrong clocks do not flatten the others', () => {
  const wrong = [
    { from: 5000, to: 5100 },
    { from: Date.UTC(2999, 0, 1), to: null },
  ];
  const scale = scaleOf(...wrong, at(0, 5000), at(5000, 5000));
  expect(scale.xOf(NOON + 10_000) - scale.xOf(NOON)).toBeGreaterThan(0.7);
  expect(scale.xOf(5000)).toBe(0);
});

it('a socket that is open all day does not flatten the others', () => {
  const scale = scaleOf(at(0, 9 * HOUR), at(1000, 1000), at(6 * HOUR, 1000));
  expect(scale.xOf(NOON + 6 * HOUR + 1000) - scale.xOf(NOON + 6 * HOUR)).toBeGreaterThan(0.2);
});

it('a slow request is shown for as long as it took', () => {
  const scale = scaleOf(at(0, 1000), at(1000, 30_000));
  expect(scale.xOf(NOON + 16_000)).toBeCloseTo(16 / 31, 6);
});
