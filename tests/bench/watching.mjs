import { readFile } from 'node:fs/promises';
import { poll } from '../../scripts/poll.mjs';

/**
 * @typedef {import('./raw-browser.mjs').Session} Session
 * @typedef {import('./raw-browser.mjs').RawBrowser} RawBrowser
 */

/**
 * What was seen in a panel since `watch`. Times are in ms since 1970, 0: not yet.
 * @typedef {object} Seen
 * @property {number} chosenAt when a file was chosen
 * @property {number} firstAt when the first rows were on the screen
 * @property {number} allAt when all were counted and two frames more had passed
 * @property {number[]} tasks the tasks over 50 ms on the panel's thread, each in ms
 */

/**
 * Begins to watch a panel: its long tasks, and when it counts so many requests.
 * @param {Session} panel
 * @param {number} wanted
 */
export function watch(panel, wanted) {
  return panel.run((limit) => {
    const before = /** @type {any} */ (globalThis).seen;
    before?.stop();
    const now = () => performance.timeOrigin + performance.now();
    /** @type {Seen & { stop: () => void }} */
    const seen = { chosenAt: 0, firstAt: 0, allAt: 0, tasks: [], stop };
    const longTasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    });
    longTasks.observe({ type: 'longtask' });
    document.querySelector('input[type=file]')?.addEventListener(
      'change',
      () => {
        seen.chosenAt = now();
      },
      { capture: true, once: true },
    );
    let isAsked = false;
    const look = () => {
      isAsked = false;
      const count = Number(document.querySelector('[data-testid=request-count]')?.textContent);
      if (seen.firstAt === 0 && count > 0 && document.querySelector('[data-testid=request-row]'))
        seen.firstAt = now();
      if (count < limit || seen.firstAt === 0) return;
      changes.disconnect();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          seen.allAt = now();
        }),
      );
    };
    // Only where something has changed: to ask for every frame would have the browser make fifty a second that nobody else asked
    // for, and keep from what is measured the processors that it waits for.
    const changes = new MutationObserver(() => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(look);
    });
    changes.observe(document, { childList: true, characterData: true, subtree: true });
    function stop() {
      longTasks.disconnect();
      changes.disconnect();
    }
    Object.assign(globalThis, { seen });
  }, wanted);
}

/**
 * @param {Session} panel
 * @returns {Promise<Seen>}
 */
export function seenIn(panel) {
  return panel.run(() => /** @type {any} */ (globalThis).seen);
}

/** How long the panel keeps a question whether all was seen, in ms: to ask takes time from what is measured. */
const BETWEEN_QUESTIONS = 1000;

/** @param {number} wait how long to wait for the answer, in ms */
function hasSeenAll(wait) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(/** @type {any} */ (globalThis).seen.allAt > 0), wait);
  });
}

/**
 * Waits until the panel counts what `watch` was told.
 * @param {Session} panel
 * @param {number} limit in ms
 * @param {() => unknown} [meanwhile] done at each look
 */
export function untilAll(panel, limit, meanwhile) {
  return poll(
    'all requests in the panel',
    async () => {
      await meanwhile?.();
      return (await panel.run(hasSeenAll, meanwhile ? 0 : BETWEEN_QUESTIONS)) || undefined;
    },
    limit,
  );
}

/**
 * How many requests a panel counts.
 * @param {Session} panel
 */
export function counted(panel) {
  return panel.run(() => Number(document.querySelector('[data-testid=request-count]')?.textContent));
}

/**
 * The memory in use after the garbage was collected.
 * @typedef {object} Memory
 * @property {number} heap bytes of JavaScript objects and strings
 * @property {number} outside bytes that such objects hold outside the heap: array buffers, and what the browser keeps for
 *   the document
 */

/**
 * @param {Session} session
 * @returns {Promise<Memory>}
 */
export async function memory(session) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.disable');
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = await session.send('Runtime.getHeapUsage');
  return { heap: usedSize, outside: embedderHeapUsedSize + backingStorageSize };
}

/**
 * The heap in use now, with its garbage.
 * @param {Session} session
 * @returns {Promise<number>} bytes; 0 where the session is gone
 */
export async function heapNow(session) {
  const usage = await session.send('Runtime.getHeapUsage').catch(() => null);
  return usage?.usedSize ?? 0;
}

/**
 * The CPU time of a session's main thread so far, in ms.
 * @param {Session} session
 */
export async function mainThread(session) {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** @type {{ metrics: { name: string, value: number }[] }} */
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/**
 * The renderer that worked most between two looks.
 * @param {import('./raw-browser.mjs').Use} before
 * @param {import('./raw-browser.mjs').Use} after
 * @returns {{ pid: number, seconds: number }} CPU seconds of it
 */
export function busiest(before, after) {
  const worked = [...after.renderers].map(([pid, seconds]) => ({
    pid,
    seconds: seconds - (before.renderers.get(pid) ?? 0),
  }));
  return worked.reduce((most, each) => (each.seconds > most.seconds ? each : most));
}

/**
 * The resident memory of a process, and the most it ever was. Only Linux tells.
 * @param {number} pid
 * @returns {Promise<{ now: number, peak: number } | null>} bytes
 */
export async function resident(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [now, peak] = ['VmRSS', 'VmHWM'].map(
    (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024,
  );
  return now && peak ? { now, peak } : null;
}
