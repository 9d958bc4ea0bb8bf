import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timingPhases } from '../../src/panel/timing-phases.ts';
import type { Timings } from '../../src/session/exchange.ts';
import { NO_TIMINGS } from '../../src/session/exchange.ts';
import { durationText } from '../../src/share/timing-parts.ts';
import { plainFaults } from '../words/readability.ts';

const sentence = (timings: Partial<Timings>, total: number | null) =>
  timingPhases({ ...NO_TIMINGS, ...timings }, total).sentence;
const parts = (timings: Partial<Timings>, total: number | null) =>
  Object.fromEntries(timingPhases({ ...NO_TIMINGS, ...timings }, total).phases.map(({ id, ms }) => [id, ms]));

/** Lengths as they are recorded, and as they cannot be. */
const ms = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 200_000, noNaN: true }) },
  fc.integer({ min: 0, max: 50 }),
  fc.constantFrom(null, -1, 0, Number.NaN, Number.POSITIVE_INFINITY, 0.0001),
);
const anyTimings = fc.record<Timings>({
  blocked: ms,
  dns: ms,
  connect: ms,
  ssl: ms,
  send: ms,
  wait: ms,
  receive: ms,
});

describe('the sentence', () => {
  it.each<[string, Partial<Timings>, number | null, string | null]>([
    [
      'names what took longest',
      { blocked: 2, dns: 11, connect: 40, ssl: 24, send: 1, wait: 1200, receive: 30 },
      1284,
      'Waiting for the server took 1.2 s of 1.3 s.',
    ],
    [
      'says of waiting for its turn who waited',
      { blocked: 4100, wait: 150, receive: 50 },
      4300,
      'Most of the time it waited for its turn: 4.1 s of 4.3 s.',
    ],
    [
      'says "longest" where it was not half',
      { dns: 100, wait: 200, receive: 180 },
      480,
      'The longest part was waiting for the server: 200 ms of 480 ms.',
    ],
    [
      'knows that two were equally long',
      { wait: 200, receive: 200 },
      400,
      'Nothing took longer than waiting for the server: 200 ms of 400 ms.',
    ],
    ['does not divide what was over at once', { wait: 3, receive: 1 }, 4, 'It took 4 ms in all.'],
    ['has a word for next to nothing', { wait: 0.2 }, 0.2, 'It took less than 1 ms in all.'],
    ['is none where nothing is known', {}, null, null],
    ['is none where nothing took time', { blocked: 0, wait: 0 }, 0, null],
    ['is none for what is no time', { wait: Number.NaN, receive: -1 }, Number.NaN, null],
    ['says that it is not told', {}, 2000, 'It took 2.0 s. The record does not say on what.'],
    [
      'does not take Chrome’s word for what failed: it is all under "blocked"',
      { blocked: 2000, send: 0, wait: 0, receive: 0 },
      2000,
      'It took 2.0 s. The record does not say on what.',
    ],
    ['nor without a total', { blocked: 2000 }, null, 'It took 2.0 s. The record does not say on what.'],
    ['says how much is not told', { wait: 100 }, 1000, 'The record leaves out 900 ms of 1.0 s.'],
    [
      'does not call a sum the whole',
      { wait: 900, receive: 100 },
      null,
      'The longest part was waiting for the server: 900 ms. The whole time was not recorded.',
    ],
    [
      'does not call a small sum the whole',
      { wait: 5 },
      null,
      'The longest part was waiting for the server: 5 ms. The whole time was not recorded.',
    ],
    [
      'says that the parts are more than the whole',
      { wait: 900, receive: 400 },
      1000,
      'The longest part was waiting for the server: 900 ms. The parts are longer than the whole, so the record is not exact.',
    ],
    ['knows minutes', { wait: 125_000 }, 125_000, 'Waiting for the server took 2.1 min of 2.1 min.'],
  ])('%s', (_what, timings, total, expected) => {
    expect(sentence(timings, total)).toBe(expected);
  });

  it('is plain for everyone, whatever is recorded, and says no nonsense', () => {
    fc.assert(
      fc.property(anyTimings, ms, (timings, total) => {
        const said = timingPhases(timings, total).sentence;
        if (said === null) return;
        expect(plainFaults(said), said).toEqual([]);
        expect(said).not.toMatch(/NaN|Infinity|undefined|-\d/);
      }),
      { numRuns: 1000 },
    );
  });

  it('never names a part that is longer than the whole', () => {
    fc.assert(
      fc.property(anyTimings, ms, (timings, total) => {
        const { phases, sentence: said } = timingPhases(timings, total);
        if (!said?.includes(' of ') || total === null) return;
        for (const { ms } of phases) expect(ms).toBeLessThanOrEqual(total + Math.max(1, total / 100));
      }),
    );
  });
});

describe('the phases', () => {
  it('come in order, those without time left out', () => {
    expect(parts({ receive: 30, wait: 50, blocked: 20, dns: 0 }, 100)).toEqual({
      turn: 20,
      server: 50,
      receive: 30,
    });
    const ids = timingPhases({ ...NO_TIMINGS, receive: 30, wait: 50, blocked: 20 }, 100).phases.map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['turn', 'server', 'receive']);
  });

  it('count the secure connection once, where it is a part of connecting (Chrome)', () => {
    expect(parts({ connect: 40, ssl: 25, wait: 60 }, 100)).toEqual({ connect: 15, secure: 25, server: 60 });
  });

  it('count it apart where only so the parts come to the whole (Firefox)', () => {
    expect(parts({ connect: 40, ssl: 25, wait: 60 }, 125)).toEqual({ connect: 40, secure: 25, server: 60 });
    expect(parts({ connect: 10, ssl: 25, wait: 65 }, 100)).toEqual({ connect: 10, secure: 25, server: 65 });
    expect(parts({ ssl: 25, wait: 75 }, null)).toEqual({ secure: 25, server: 75 });
  });

  it('tell what is not told, unless it is a matter of rounding', () => {
    expect(parts({ wait: 60 }, 100)).toEqual({ server: 60, untold: 40 });
    expect(parts({ wait: 999.5 }, 1000)).toEqual({ server: 999.5 });
  });

  it('come to the whole, or to their sum where that is more', () => {
    fc.assert(
      fc.property(anyTimings, ms, (timings, total) => {
        const { phases } = timingPhases(timings, total);
        const sum = phases.reduce((one, { ms }) => one + ms, 0);
        for (const { ms, share } of phases) {
          expect(ms).toBeGreaterThan(0);
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
        if (total !== null && Number.isFinite(total) && total > 0)
          expect(sum).toBeGreaterThanOrEqual(total - Math.max(1, total / 100) - 1e-6);
      }),
    );
  });
});

it.each([
  [0.4, 'less than 1 ms'],
  [0.5, '1 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [59_940, '59.9 s'],
  [59_960, '1.0 min'],
  [125_400, '2.1 min'],
])('%d ms reads "%s"', (length, expected) => {
  expect(durationText(length)).toBe(expected);
});
