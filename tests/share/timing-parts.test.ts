import { describe, expect, it } from 'vitest';
import { durationText, timingParts } from '../../src/share/timing-parts.ts';

const NONE = { blocked: null, dns: null, connect: null, ssl: null, send: null, wait: null, receive: null };
const parts = (timings: object, total: number | null) =>
  timingParts({ ...NONE, ...timings }, total).map(({ id, ms }) => [id, ms]);

const CASES: readonly (readonly [object, number | null, readonly (readonly [string, number])[]])[] = [
  [{}, null, []],
  [
    { wait: 100, receive: 20 },
    120,
    [
      ['server', 100],
      ['receive', 20],
    ],
  ],
  // By the specification `ssl` is a part of `connect`; counted apart where only so the parts come to the total.
  [
    { connect: 30, ssl: 20, wait: 70 },
    100,
    [
      ['connect', 10],
      ['secure', 20],
      ['server', 70],
    ],
  ],
  [
    { connect: 30, ssl: 20, wait: 50 },
    100,
    [
      ['connect', 30],
      ['secure', 20],
      ['server', 50],
    ],
  ],
  [
    { wait: 40 },
    100,
    [
      ['server', 40],
      ['untold', 60],
    ],
  ],
  // A load that failed: all under `blocked`, whatever it was spent on.
  [{ blocked: 500 }, 500, [['untold', 500]]],
  [{ wait: Number.NaN, dns: -1, send: 5 }, 5, [['send', 5]]],
];

describe('the parts of a request’s time', () => {
  it.each(CASES)('%j of %s ms', (timings, total, expected) => {
    expect(parts(timings, total)).toEqual(expected);
  });
});

describe('a duration', () => {
  it.each([
    [0.2, 'less than 1 ms'],
    [38.4, '38 ms'],
    [999.6, '1.0 s'],
    [2100, '2.1 s'],
    [59_960, '1.0 min'],
  ])('of %s ms is %s', (ms, expected) => {
    expect(durationText(ms)).toBe(expected);
  });
});
