import { describe, expect, it } from 'vitest';
import { spanOf, whenOf } from '../../src/panel/problem-times.ts';
import { exchange } from '../exchange-builder.ts';
import { problem } from './problem-builder.ts';

// The panel shows the time of this computer, so the test says its times in it too.
const at = (hours: number, minutes: number, seconds = 0) =>
  new Date(2026, 10, 22, hours, minutes, seconds).getTime();
const two = [exchange({}, 0), exchange({}, 1)];

describe('a card says since when', () => {
  it.each([
    ['a single failure has a time', [exchange()], at(11, 2), at(11, 2), false, 'at 11:02'],
    ['failures within a minute have a beginning', two, at(11, 2), at(11, 2, 40), false, 'since 11:02'],
    [
      'failures over a longer time have an end too',
      two,
      at(11, 2),
      at(11, 9),
      false,
      'since 11:02, last at 11:09',
    ],
    ['something has worked since the last', two, at(11, 2), at(11, 9), true, 'over, last at 11:09'],
    ['over, without a time', two, null, null, true, 'over'],
    ['without a time nothing is said', two, null, null, false, ''],
  ] as const)('%s', (_, exchanges, began, latest, over, words) => {
    expect(whenOf(problem({ exchanges, began, latest, over }))).toBe(words);
  });
});

it('says the span to the second, and one time where both are the same', () => {
  expect(spanOf(problem({ began: at(11, 2, 7), latest: at(11, 9, 31) }))).toBe('11:02:07 to 11:09:31');
  expect(spanOf(problem({ began: at(11, 2, 7), latest: at(11, 2, 7) + 300 }))).toBe('11:02:07');
  expect(spanOf(problem({ began: at(11, 2, 7), latest: null }))).toBe('11:02:07');
});
