import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inSlices } from '../../src/panel/slices.ts';

const SLICE = 8;
let clock = 0;
/** Steps of 3 ms each. */
function* work(steps: number, done: string[]): Generator<undefined, string> {
  for (let step = 1; step <= steps; step++) {
    clock += 3;
    done.push(`step ${step}`);
    yield;
  }
  return 'result';
}

beforeEach(() => {
  vi.useFakeTimers();
  clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('is done at once where one slice is enough', () => {
  const onDone = vi.fn();
  inSlices(work(2, []), onDone);
  expect(onDone).toHaveBeenCalledExactlyOnceWith('result');
  expect(vi.getTimerCount()).toBe(0);
});

it('lets other tasks run after each slice', () => {
  const done: string[] = [];
  const onDone = vi.fn();
  const began = clock;
  inSlices(work(7, done), onDone);
  expect(clock - began).toBeLessThanOrEqual(SLICE + 3);
  expect(done).toEqual(['step 1', 'step 2', 'step 3']);
  setTimeout(() => done.push('another task'));
  vi.advanceTimersToNextTimer();
  expect(onDone).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(onDone).toHaveBeenCalledExactlyOnceWith('result');
  expect(done.indexOf('another task')).toBeLessThan(done.indexOf('step 7'));
});

it('has a shorter first slice where a drawing waits for it', () => {
  const done: string[] = [];
  const onDone = vi.fn();
  inSlices(work(7, done), onDone, 2);
  expect(done).toEqual(['step 1']);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['step 1', 'step 2', 'step 3', 'step 4']);
});

it('is ended from outside', () => {
  const done: string[] = [];
  const onDone = vi.fn();
  const end = inSlices(work(7, done), onDone);
  end();
  vi.runAllTimers();
  expect(done).toEqual(['step 1', 'step 2', 'step 3']);
  expect(onDone).not.toHaveBeenCalled();
});
