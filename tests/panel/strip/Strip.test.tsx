import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { Strip } from '../../../src/panel/Strip.tsx';
import { session } from '../../exchange-builder.ts';
import { at, panelOf } from '../recorded-panel.ts';

const root = document.createElement('div');
afterEach(() => {
  render(null, root);
  vi.restoreAllMocks();
});

const marks = () => root.querySelector('[data-testid=strip]');

it('is there with a session of many requests', async () => {
  const model = await panelOf(session(...Array.from({ length: 600 }, (_, place) => at(place, {}, place))));
  await act(() => render(<Strip model={model} theme="light" />, root));
  await vi.waitFor(() => expect(marks()).not.toBeNull());
});

it('keeps nothing of a session that is cleared while it goes through it', async () => {
  const recorded = session(...Array.from({ length: 600 }, (_, place) => at(place, {}, place)));
  const model = await panelOf(recorded);
  // A slow machine: a slice ends at each look at the clock.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
  const { setTimeout: start } = globalThis;
  const waiting: (() => void)[] = [];
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((task: () => void, ms?: number) => {
    if (ms === undefined) waiting.push(task);
    return start(() => {}, 0);
  }) as typeof setTimeout);
  await act(() => render(<Strip model={model} theme="light" />, root));
  expect(marks()).toBeNull();
  expect(model.listedAt(599)).toBeDefined();
  expect(waiting).not.toEqual([]);
  recorded.clear();
  expect(model.listedAt(599)).toBeUndefined();
  for (const task of waiting.splice(0)) task();
  for (const task of waiting.splice(0)) task();
  expect(model.listedAt(599)).toBeUndefined();
});
