import { options } from 'preact';

const inTask = (draw: () => void): void => {
  void scheduler.postTask(draw, { priority: 'user-blocking' });
};

/**
 * Makes a change whose drawing is to be a task of its own: with thousands of rows to bring up to date, both together keep a person
 * waiting for too long. Whatever a person does, and what scrolling brings into sight, is drawn in the task that it comes in.
 */
export function drawnApart(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = inTask;
  try {
    change();
  } finally {
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}
