import { afterEach, expect, it, vi } from 'vitest';
import type { PanelModel } from '../../../src/panel/model.ts';
import { session } from '../../exchange-builder.ts';
import { at, panelOf } from '../recorded-panel.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const recorded = (many: number) =>
  session(...Array.from({ length: many }, (_, place) => at(place, {}, place)));
const prepared = (model: PanelModel) =>
  model.listed().filter(({ searched }) => searched !== undefined).length;

it('what the filter looks through is made when somebody comes to type, bit by bit, and not before', async () => {
  const model = await panelOf(recorded(35));
  expect(prepared(model)).toBe(0);
  // A slow machine: between two looks at the clock the time is up.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  const tasks = vi.spyOn(scheduler, 'postTask');
  const all = model.prepareSearch();
  expect(prepared(model)).toBe(0);
  await all;
  expect(prepared(model)).toBe(35);
  expect(tasks.mock.calls.map(([, options]) => options?.priority)).toEqual(Array(4).fill('background'));
});

it('goes on with a request that comes meanwhile, and ends with a list that was cleared', async () => {
  const grown = recorded(5);
  const model = await panelOf(grown);
  const all = model.prepareSearch();
  grown.add(at(5, {}, 5));
  await all;
  expect(prepared(model)).toBe(6);
  const cleared = recorded(5);
  const other = await panelOf(cleared);
  const look = vi.spyOn(other, 'listedOf');
  const none = other.prepareSearch();
  cleared.clear();
  await none;
  expect(look).not.toHaveBeenCalled();
});
