// happy-dom has no idle callbacks: there they come with the next frame.
globalThis.requestIdleCallback ??= (callback) =>
  Number(setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 50 }), 16));
globalThis.cancelIdleCallback ??= (handle) => clearTimeout(handle);
