import { expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { Sightings } from '../../src/panel/sightings.ts';
import { exchange, related } from '../exchange-builder.ts';

const said = (status: number) => {
  const failed = exchange({ status });
  return diagnose(failed, related(failed));
};
const [first, second] = [said(500), said(404)];

it('marks a row that says something else than what could be read there', () => {
  const sightings = new Sightings();
  expect(sightings.see('row', first, 0)).toBe(false);
  expect(sightings.see('row', first, 5000)).toBe(false);
  expect(sightings.see('row', second, 6000)).toBe(true);
  expect(sightings.see('row', second, 60_000)).toBe(true);
  expect(sightings.see('another row', second, 60_000)).toBe(false);
});

it('does not mark what was in sight too shortly to be read', () => {
  const sightings = new Sightings();
  sightings.see('row', first, 0);
  expect(sightings.see('row', second, 200)).toBe(false);
});

it('does not mark a first explanation', () => {
  const sightings = new Sightings();
  sightings.see('row', undefined, 0);
  sightings.see('row', null, 1000);
  expect(sightings.see('row', first, 5000)).toBe(false);
});

it('takes the mark away when the row is opened, and all of them when the list is cleared', () => {
  const sightings = new Sightings();
  for (const row of ['a', 'b']) {
    sightings.see(row, first, 0);
    sightings.see(row, second, 5000);
  }
  sightings.read('a');
  expect(sightings.see('a', second, 6000)).toBe(false);
  expect(sightings.see('b', second, 6000)).toBe(true);
  sightings.clear();
  expect(sightings.see('b', second, 7000)).toBe(false);
});
