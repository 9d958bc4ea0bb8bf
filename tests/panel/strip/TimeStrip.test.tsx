import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListedRequest } from '../../../src/panel/listed-request.ts';
import { TimeStrip } from '../../../src/panel/strip/TimeStrip.tsx';
import type { TimeRange } from '../../../src/panel/strip/time-scale.ts';
import { moment } from '../../../src/panel/texts/strip-texts.ts';
import { BEGIN, failed, listed } from './listed-builder.ts';

const WIDTH = 1000;
/** Ten seconds in a row: a pixel is 10 ms. */
const TEN_SECONDS = Array.from({ length: 10 }, (_, second) =>
  (second === 4 ? failed : listed)(second, { time: 1000 }),
);
const at = (seconds: number) => BEGIN + seconds * 1000;

const VISITS = [{ startedAt: BEGIN, url: 'https://shop.test/' }];

let root: HTMLElement;
let range: TimeRange | null;
const onRange = vi.fn((chosen: TimeRange | null) => {
  range = chosen;
  draw();
});

/** The same function for the same requests. */
const given = new WeakMap<readonly ListedRequest[], () => readonly ListedRequest[]>();
function listedOf(requests: readonly ListedRequest[]): () => readonly ListedRequest[] {
  const known = given.get(requests) ?? (() => requests);
  given.set(requests, known);
  return known;
}

function draw(requests: readonly ListedRequest[] = TEN_SECONDS, theme: 'light' | 'dark' = 'light'): void {
  render(
    <TimeStrip
      listed={listedOf(requests)}
      count={requests.length}
      visits={VISITS}
      range={range}
      onRange={onRange}
      theme={theme}
    />,
    root,
  );
}

const find = (selector: string) => root.querySelector<HTMLElement>(selector) as HTMLElement;
const end = (which: 'from' | 'to') => find(`[data-end=${which}]`);
/** From where to where the chosen time is drawn. */
const shown = () => ['--from', '--to'].map((name) => find('.strip-range').style.getPropertyValue(name));
const strip = () => find('[data-testid=strip]');

function press(target: HTMLElement, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  act(() => void target.dispatchEvent(event));
  return event;
}

function point(kind: string, x: number, target = find('.strip-track'), more: object = {}): void {
  const event = new PointerEvent(kind, {
    clientX: x,
    button: 0,
    isPrimary: true,
    pointerId: 1,
    bubbles: true,
    ...more,
  });
  act(() => void target.dispatchEvent(event));
}

function drag(from: number, to: number, target?: HTMLElement): void {
  point('pointerdown', from, target);
  point('pointermove', (from + to) / 2);
  point('pointermove', to);
  point('pointerup', to);
}

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  range = null;
  onRange.mockClear();
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, WIDTH, 33));
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('says in words what it shows', () => {
  act(() => draw());
  const label = document.getElementById(strip().getAttribute('aria-labelledby') ?? '');
  expect(label?.textContent).toBe('Requests over time. 1 failed.');
  expect(find('canvas').getAttribute('aria-hidden')).toBe('true');
});

it('is not there while there is nothing to place', () => {
  act(() => draw([]));
  expect(root.childElementCount).toBe(0);
  act(() => draw([listed(0)]));
  expect(strip()).not.toBeNull();
  act(() => draw([]));
  expect(root.childElementCount).toBe(0);
});

describe('the pointer', () => {
  it('chooses a time by dragging, in both directions', () => {
    act(() => draw());
    drag(200, 500);
    expect(range).toEqual({ from: at(2), to: at(5) });
    drag(900, 600);
    expect(range).toEqual({ from: at(6), to: at(9) });
    expect(shown()).toEqual(['60%', '90%']);
  });

  it('is told of while it moves, and not more often than ten times a second', () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
    act(() => draw());
    point('pointerdown', 200);
    point('pointermove', 300);
    expect(range).toEqual({ from: at(2), to: at(3) });
    point('pointermove', 400);
    expect(onRange).toHaveBeenCalledTimes(1);
    expect(shown()).toEqual(['20%', '40%']);
    clock.mockReturnValue(1101);
    point('pointermove', 500);
    expect(onRange).toHaveBeenCalledTimes(2);
    point('pointermove', 600);
    point('pointerup', 600);
    expect(range).toEqual({ from: at(2), to: at(6) });
  });

  it('lets go of the time by a click, and a click alone chooses none', () => {
    act(() => draw());
    point('pointerdown', 200);
    point('pointermove', 202);
    point('pointerup', 202);
    expect(onRange).not.toHaveBeenCalled();
    drag(200, 500);
    point('pointerdown', 700);
    point('pointerup', 700);
    expect(range).toBeNull();
  });

  it('moves one end while the other stays, and past it', () => {
    range = { from: at(2), to: at(5) };
    act(() => draw());
    drag(200, 300, end('from'));
    expect(range).toEqual({ from: at(3), to: at(5) });
    drag(300, 800, end('from'));
    expect(range).toEqual({ from: at(5), to: at(8) });
    point('pointerdown', 800, end('to'));
    point('pointerup', 800, end('to'));
    expect(range).toEqual({ from: at(5), to: at(8) });
  });

  it('chooses no more than there is, and all is as much as none', () => {
    act(() => draw());
    drag(800, 4000);
    expect(range).toEqual({ from: at(8), to: at(10) });
    drag(-50, 4000);
    expect(range).toBeNull();
  });

  it('does nothing with another button, nor with a second finger', () => {
    act(() => draw());
    point('pointerdown', 200, undefined, { button: 2 });
    point('pointermove', 500);
    point('pointerdown', 200, undefined, { isPrimary: false });
    point('pointermove', 500);
    expect(onRange).not.toHaveBeenCalled();
  });

  it('shows the time under it, and the chosen time while it drags', () => {
    act(() => draw());
    point('pointermove', 300);
    expect(find('.strip-time').textContent).toBe(moment(at(3), false));
    point('pointerdown', 300);
    point('pointermove', 600);
    expect(find('.strip-time').textContent).toBe(`${moment(at(3), false)} – ${moment(at(6), false)}`);
    point('pointercancel', 600);
    point('pointerleave', 600);
    expect(find('.strip-time')).toBeNull();
  });

  it('lets go by a double click on an end and by the button, which hands on the focus', () => {
    range = { from: at(2), to: at(5) };
    act(() => draw());
    act(() => void end('to').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    expect(range).toBeNull();
    expect(find('.strip-clear')).toBeNull();
    drag(200, 500);
    find('.strip-clear').focus();
    act(() => find('.strip-clear').click());
    expect(range).toBeNull();
    expect(document.activeElement).toBe(end('from'));
  });
});

describe('the keyboard', () => {
  it.each([
    ['from', 'ArrowRight', {}, { from: at(2.1), to: at(5) }],
    ['from', 'ArrowLeft', {}, { from: at(1.9), to: at(5) }],
    ['from', 'ArrowRight', { shiftKey: true }, { from: at(3), to: at(5) }],
    ['from', 'Home', {}, { from: at(0), to: at(5) }],
    ['from', 'End', {}, { from: at(5), to: at(5) }],
    ['to', 'ArrowUp', {}, { from: at(2), to: at(5.1) }],
    ['to', 'ArrowDown', { shiftKey: true }, { from: at(2), to: at(4) }],
    ['to', 'Home', {}, { from: at(2), to: at(2) }],
    ['to', 'End', {}, { from: at(2), to: at(10) }],
  ] as const)('moves "%s" by %s %j', (which, key, more, expected) => {
    range = { from: at(2), to: at(5) };
    act(() => draw());
    const event = press(end(which), key, more);
    const chosen = range as TimeRange;
    expect(chosen.from).toBeCloseTo(expected.from, 3);
    expect(chosen.to).toBeCloseTo(expected.to, 3);
    expect(event.defaultPrevented).toBe(true);
  });

  it('starts from the ends of the strip, and back there nothing is chosen', () => {
    act(() => draw());
    expect(end('from').className).toContain('idle');
    press(end('to'), 'ArrowLeft');
    expect(range).toEqual({ from: at(0), to: at(9.9) });
    expect(end('from').className).not.toContain('idle');
    press(end('to'), 'End');
    expect(range).toBeNull();
  });

  it('says where the ends stand', () => {
    range = { from: at(2), to: at(5) };
    act(() => draw());
    const told = (which: 'from' | 'to') =>
      ['label', 'valuemin', 'valuenow', 'valuemax', 'valuetext'].map((name) =>
        end(which).getAttribute(`aria-${name}`),
      );
    expect(told('from')).toEqual(['From', '0', '20', '50', moment(at(2), false)]);
    expect(told('to')).toEqual(['To', '20', '50', '100', moment(at(5), false)]);
  });

  it('lets go with Escape, which goes no further; with nothing chosen DevTools may have it', () => {
    range = { from: at(2), to: at(5) };
    act(() => draw());
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside);
    expect(press(end('to'), 'Escape').defaultPrevented).toBe(true);
    expect(range).toBeNull();
    expect(outside).not.toHaveBeenCalled();
    press(end('to'), 'Escape');
    expect(outside).toHaveBeenCalledTimes(1);
    document.body.removeEventListener('keydown', outside);
  });

  it('leaves other keys to others', () => {
    act(() => draw());
    expect(press(end('from'), 'a').defaultPrevented).toBe(false);
    expect(press(end('from'), 'ArrowRight', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(onRange).not.toHaveBeenCalled();
  });
});

it('says the day where the session is longer than one', () => {
  act(() => draw([listed(0), listed(3 * 24 * 3600)]));
  expect(end('to').getAttribute('aria-valuetext')).toMatch(/^25 Nov, \d\d:\d\d:\d\d$/);
});

describe('drawing', () => {
  /** Frames run at once; what is drawn is counted. */
  function countDrawings(): () => number {
    vi.useFakeTimers();
    // Nothing is laid out here, and on no width nothing is drawn.
    vi.spyOn(HTMLCanvasElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
    const asked = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    return () => asked.mock.calls.length;
  }

  it('happens at most twice a second while requests come in, and shows the last of them', () => {
    const drawings = countDrawings();
    act(() => draw([failed(0)]));
    act(() => void vi.advanceTimersByTime(1000));
    const before = drawings();
    for (let step = 1; step <= 100; step++) {
      act(() => draw(Array.from({ length: step + 1 }, (_, place) => failed(place / 10))));
      act(() => void vi.advanceTimersByTime(20));
    }
    act(() => void vi.advanceTimersByTime(600));
    expect(drawings() - before).toBeGreaterThanOrEqual(4);
    expect(drawings() - before).toBeLessThanOrEqual(6);
    expect(strip().textContent).toContain('101 failed');
  });

  it('does not happen, and no clock runs, while nothing changes', () => {
    const drawings = countDrawings();
    act(() => draw());
    act(() => void vi.advanceTimersByTime(1000));
    const before = drawings();
    act(() => draw());
    act(() => void vi.advanceTimersByTime(60_000));
    expect(drawings()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('happens anew in another theme', () => {
    const drawings = countDrawings();
    act(() => draw());
    act(() => void vi.advanceTimersByTime(1000));
    const before = drawings();
    act(() => draw(TEN_SECONDS, 'dark'));
    act(() => void vi.advanceTimersByTime(1000));
    expect(drawings()).toBe(before + 1);
  });
});
