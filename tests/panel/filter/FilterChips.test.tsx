import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FilterChips } from '../../../src/panel/filter/FilterChips.tsx';
import { type FilterState, NO_FILTER, TYPE_CHIPS } from '../../../src/panel/filter/filter-state.ts';

const root = document.createElement('div');
let state: FilterState = NO_FILTER;

function draw() {
  render(
    <FilterChips
      value={state}
      onChange={(next) => {
        state = next;
        draw();
      }}
    />,
    root,
  );
}

beforeEach(() => {
  state = { ...NO_FILTER, text: 'orders' };
  draw();
});
afterEach(() => render(null, root));

const chip = (type: string) => root.querySelector(`[data-type=${type}]`) as HTMLButtonElement;
const pressed = () =>
  [...root.querySelectorAll<HTMLElement>('[data-type][aria-pressed=true]')].map(
    ({ dataset }) => dataset.type,
  );
const click = (type: string, more: MouseEventInit = {}) =>
  act(() => void chip(type).dispatchEvent(new MouseEvent('click', { bubbles: true, ...more })));

it('bears the names of DevTools, in two named groups', () => {
  const names = [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(names).toEqual([
    'Failures only',
    'All',
    ...['Fetch/XHR', 'Doc', 'CSS', 'JS', 'Img', 'Media', 'Font', 'WS', 'Other'],
  ]);
  for (const group of root.querySelectorAll('[role=group]'))
    expect(group.getAttribute('aria-label')).toBeTruthy();
});

it('failures only is turned on and off', async () => {
  const failures = root.querySelector('[data-testid=failures-only]') as HTMLButtonElement;
  expect(failures.getAttribute('aria-pressed')).toBe('false');
  await act(() => failures.click());
  expect(state).toEqual({ ...NO_FILTER, text: 'orders', failuresOnly: true });
  expect(failures.getAttribute('aria-pressed')).toBe('true');
  await act(() => failures.click());
  expect(state.failuresOnly).toBe(false);
});

it('a click chooses one type alone; a click on the only one, or on All, chooses all', async () => {
  expect(pressed()).toEqual(['all']);
  await click('js');
  expect(pressed()).toEqual(['js']);
  await click('css');
  expect(pressed()).toEqual(['css']);
  expect(state.text).toBe('orders');
  await click('css');
  expect(state.types).toEqual([]);
  await click('js');
  await click('all');
  expect(pressed()).toEqual(['all']);
});

it.each(['ctrlKey', 'metaKey'])('a click with %s adds a type and takes it away', async (held) => {
  await click('js');
  await click('doc', { [held]: true });
  expect(state.types).toEqual(['doc', 'js']);
  await click('js', { [held]: true });
  expect(state.types).toEqual(['doc']);
  await click('doc', { [held]: true });
  expect(pressed()).toEqual(['all']);
  await click('font', { [held]: true });
  await click('js', { [held]: true });
  await click('js');
  expect(state.types).toEqual(['js']);
});

it('all types chosen one by one are all', async () => {
  for (const type of TYPE_CHIPS) await click(type, { ctrlKey: true });
  expect(pressed()).toEqual(['all']);
});

it('shows what was chosen elsewhere, and takes it away', async () => {
  const marks = () => [...root.querySelectorAll<HTMLButtonElement>('.filter-mark')];
  expect(marks()).toEqual([]);
  state = { ...state, invert: true, hideThirdParty: true };
  draw();
  expect(marks().map(({ textContent }) => textContent)).toEqual(['Inverted ✕', 'Third party hidden ✕']);
  expect(marks()[0]?.getAttribute('aria-label')).toBe('Inverted: turn off');
  await act(() => marks()[0]?.click());
  expect(state).toMatchObject({ invert: false, hideThirdParty: true });
  await act(() => marks()[0]?.click());
  expect(state).toEqual({ ...NO_FILTER, text: 'orders' });
});
