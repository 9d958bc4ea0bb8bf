import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FilterBox } from '../../../src/panel/filter/FilterBox.tsx';
import { type FilterState, NO_FILTER } from '../../../src/panel/filter/filter-state.ts';
import { listed } from './listed-request-builder.ts';

const root = document.createElement('div');
const onEnter = vi.fn();
const onLeave = vi.fn();
const above = vi.fn();
const requests = vi.fn(() => [
  listed({ method: 'POST' }),
  listed({ method: 'POST' }),
  listed({ method: 'GET' }),
]);
let state: FilterState = NO_FILTER;
let faults: readonly string[] = [];

function draw() {
  render(
    <FilterBox
      value={state}
      onChange={(next) => {
        state = next;
        draw();
      }}
      requests={requests}
      faults={faults}
      onEnter={onEnter}
      onLeave={onLeave}
    />,
    root,
  );
}

beforeEach(async () => {
  document.body.append(root);
  root.addEventListener('keydown', above);
  state = { ...NO_FILTER, invert: true };
  faults = [];
  await act(draw);
  await act(() => vi.dynamicImportSettled());
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.clearAllMocks();
});

const box = () => root.querySelector('[data-testid=filter]') as HTMLInputElement;
const options = () =>
  [...root.querySelectorAll('[role=option]')].map((each) => each.querySelector('b')?.textContent);
const expanded = () => box().getAttribute('aria-expanded');
const active = () => {
  const id = box().getAttribute('aria-activedescendant');
  const option = id === null ? null : document.getElementById(id);
  expect(option?.getAttribute('aria-selected') ?? 'true').toBe('true');
  return option?.querySelector('b')?.textContent ?? null;
};

async function type(text: string) {
  await act(() => {
    box().value = text;
    box().setSelectionRange(text.length, text.length);
    box().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

/** Presses a key; what was done with it. */
async function press(key: string, more: KeyboardEventInit = {}) {
  above.mockClear();
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(() => void box().dispatchEvent(event));
  return { prevented: event.defaultPrevented, stopped: above.mock.calls.length === 0 };
}

it('is closed at first, and with an empty text opens by the arrow alone', async () => {
  expect(expanded()).toBe('false');
  expect(box().hasAttribute('aria-controls')).toBe(false);
  await act(() => box().focus());
  expect(options()).toEqual([]);
  expect(requests).not.toHaveBeenCalled();
  await press('ArrowDown');
  expect(expanded()).toBe('true');
  expect(options()).toHaveLength(10);
  expect(active()).toBe('status-code:');
  expect(document.getElementById(box().getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe(
    'listbox',
  );
});

it('suggests as one types, and chooses nothing by itself', async () => {
  await type('met');
  expect(state).toEqual({ ...NO_FILTER, invert: true, text: 'met' });
  expect(options()).toEqual(['method:']);
  expect(active()).toBeNull();
  await type('');
  expect(expanded()).toBe('false');
});

it('arrows go round, Enter accepts a key and then a value', async () => {
  await type('m');
  expect(options()).toEqual(['method:', 'mime-type:']);
  expect(await press('ArrowUp')).toEqual({ prevented: true, stopped: true });
  expect(active()).toBe('mime-type:');
  await press('ArrowDown');
  expect(active()).toBe('method:');
  await press('ArrowDown');
  expect(active()).toBe('mime-type:');
  await press('ArrowUp');
  expect(await press('Enter')).toEqual({ prevented: true, stopped: true });
  expect(state.text).toBe('method:');
  expect(options()).toEqual(['method:post', 'method:get']);
  expect(active()).toBeNull();
  await press('ArrowDown');
  await press('Enter');
  expect(state.text).toBe('method:post ');
  expect(box().value).toBe('method:post ');
  expect(box().selectionStart).toBe(12);
  expect(expanded()).toBe('false');
  expect(requests).toHaveBeenCalledTimes(1);
});

it('the caret stays behind what was accepted', async () => {
  await type('met orders');
  await press('Home');
  await act(() => box().setSelectionRange(3, 3));
  await press('ArrowDown');
  await press('Enter');
  expect(box().value).toBe('method: orders');
  expect(box().selectionStart).toBe(7);
  expect(options()).toEqual(['method:post', 'method:get']);
});

it('Tab accepts what the arrows are on, and else goes on', async () => {
  await type('met');
  expect(await press('Tab')).toEqual({ prevented: false, stopped: false });
  await press('ArrowDown');
  expect(await press('Tab', { shiftKey: true })).toEqual({ prevented: false, stopped: false });
  expect(state.text).toBe('met');
  expect((await press('Tab')).prevented).toBe(true);
  expect(state.text).toBe('method:');
});

it('Enter with nothing chosen closes the suggestions', async () => {
  await type('met');
  await press('Enter');
  expect(expanded()).toBe('false');
  expect(state.text).toBe('met');
});

it('tells when somebody comes to type', () => {
  expect(onEnter).not.toHaveBeenCalled();
  box().focus();
  expect(onEnter).toHaveBeenCalledTimes(1);
});

it('Escape closes, then clears, then leaves, and DevTools never gets it', async () => {
  await type('met');
  expect(await press('Escape')).toEqual({ prevented: true, stopped: true });
  expect([expanded(), state.text]).toEqual(['false', 'met']);
  await press('Escape');
  expect([state.text, onLeave.mock.calls.length]).toEqual(['', 0]);
  expect(await press('Escape')).toEqual({ prevented: true, stopped: true });
  expect(onLeave).toHaveBeenCalledTimes(1);
});

it('Escape clears at once where nothing is suggested', async () => {
  await type('xyz');
  expect(expanded()).toBe('false');
  await press('Escape');
  expect(state.text).toBe('');
});

it('leaves keys with a modifier, and keys of an input method, alone', async () => {
  await type('met');
  await press('ArrowDown');
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) {
    expect(await press('Enter', more)).toEqual({ prevented: false, stopped: false });
  }
  expect(state.text).toBe('met');
});

it('closes when the caret or the focus moves away', async () => {
  for (const leave of [
    () => press('ArrowLeft'),
    () => press('Home'),
    () => act(() => void box().dispatchEvent(new FocusEvent('blur'))),
    () => act(() => box().click()),
  ]) {
    await type('met');
    expect(expanded()).toBe('true');
    await leave();
    expect(expanded()).toBe('false');
    await type('me');
  }
});

it('the mouse accepts a suggestion and leaves the focus in the box', async () => {
  await type('met');
  const event = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
  await act(() => void root.querySelector('[role=option]')?.dispatchEvent(event));
  expect(event.defaultPrevented).toBe(true);
  expect(state.text).toBe('method:');
});

it('has a button that clears, while there is something to clear', async () => {
  expect(root.querySelector('button')).toBeNull();
  await type('met');
  await act(() => root.querySelector('button')?.click());
  expect(state).toEqual({ ...NO_FILTER, invert: true });
  expect(document.activeElement).toBe(box());
  expect(root.querySelector('button')).toBeNull();
});

it('says what does not filter, but not while suggestions say how to go on', async () => {
  const status = () => root.querySelector('[role=status]');
  faults = ['One.', 'Two.'];
  await type('xyz');
  expect(status()?.textContent).toBe('One. Two.');
  expect(box().getAttribute('aria-describedby')).toBe(status()?.id);
  await type('met');
  expect(status()?.textContent).toBe('');
});
