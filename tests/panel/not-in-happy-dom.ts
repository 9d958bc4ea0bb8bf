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
