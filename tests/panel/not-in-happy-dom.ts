import { afterAll } from 'vitest';

// happy-dom has no idle callbacks: there they come with the next frame.
globalThis.requestIdleCallback ??= (callback) =>
  Number(setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 50 }), 16));
globalThis.cancelIdleCallback ??= (handle) => clearTimeout(handle);
// Nor has it a scheduler: there a task comes as soon as a timer does.
globalThis.scheduler ??= {
  postTask: (task: () => unknown) =>
    new Promise((done) => {
      setTimeout(() => done(task()));
    }),
} as Scheduler;

// Nor does it end with its timers: what a panel has still to draw when the tests of a file are over would find no document.
const { setTimeout: start, clearTimeout: stop } = globalThis;
const started: ReturnType<typeof setTimeout>[] = [];
globalThis.setTimeout = Object.assign((...given: Parameters<typeof setTimeout>) => {
  const timer = start(...given);
  started.push(timer);
  return timer;
}, start) as typeof setTimeout;
afterAll(() => {
  for (const timer of started) stop(timer);
});
