import { poll } from '../../scripts/poll.mjs';
import { cutUp } from './bare-import.mjs';
import { importInto } from './importing.mjs';
import { longTasks, median, ms, percentile } from './line.mjs';
import { mainThread } from './watching.mjs';
import { OURS } from './workplace.mjs';

const ROWS = 100_000;
const ROUNDS = 3;
const MIDDLE = `middle of ${ROUNDS}`;
const FRAMES = 240;
/** CSS pixels from frame to frame. */
const STEP = 400;
const FRAME_GOAL = 17;
const WORST_FRAME_GOAL = 34;
/** From going to a box to the first letter, in ms: hands alone take 400 to the keys (keystroke-level model, Card et al. 1980). */
const BEFORE_TYPING = 300;
/** The panel is through with something when its thread had less to do than this, in ms of CPU time … */
const IDLE = 10;
/** … over this time, in ms. */
const IDLE_WINDOW = 250;

/**
 * @typedef {import('./watching.mjs').Session} Session
 * @typedef {import('./line.mjs').Line} Line
 */

/**
 * What a person does to the list, one after the other; each is a list of steps. Beside it, the same done to an array of bare
 * records in one go.
 * @type {{ name: string, steps: Step[], bare: (records: any[]) => unknown }[]}
 * @typedef {{ filter: string } | { sort: string } | { group: string }} Step
 */
const CHANGES = [
  {
    name: 'filtering by a word, letter by letter, and back',
    steps: ['r', 're', 'rev', 'revi', 'reviews', 'revi', 're', ''].map((filter) => ({ filter })),
    bare: (records) => records.filter(({ url }) => url.includes('reviews')),
  },
  {
    name: 'filtering by status and server, and back',
    steps: [{ filter: 'status-code:4xx domain:api.*' }, { filter: '' }],
    bare: (records) =>
      records.filter(
        ({ status, url }) => status >= 400 && status < 500 && new URL(url).host.startsWith('api.'),
      ),
  },
  {
    name: 'sorting by time, name and status',
    steps: [{ sort: 'time' }, { sort: 'name' }, { sort: 'name' }, { sort: 'status' }],
    bare: (records) => [...records].sort((a, b) => (a.url < b.url ? -1 : 1)),
  },
  {
    name: 'grouping by problem, server, page load, and not',
    steps: ['problem', 'host', 'visit', 'none', 'status'].map((group) => ({ group })),
    bare: (records) => {
      const groups = new Map();
      for (const record of records) {
        const { host } = new URL(record.url);
        const group = groups.get(host) ?? [];
        group.push(record);
        groups.set(host, group);
      }
      return groups;
    },
  },
];

/**
 * What one browser showed.
 * @typedef {object} Measured
 * @property {Record<'still' | 'bare' | 'ours', number[]>} frames ms from frame to frame
 * @property {{ floor: number, tasks: number[], slowest: number }[]} changes in the order of CHANGES
 */

/**
 * Scrolling, filtering, sorting and grouping with 100,000 rows, beside bare things with as many records in a page of the
 * same browser. The middle of three browsers counts, and not the best: that the memory is tidied up while one scrolls is no
 * disturbance from outside.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<Line[]>}
 */
export async function benchLongList(workplace) {
  const file = await workplace.har(ROWS);
  /** @type {Measured[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measured(workplace, file));
  const name = `scrolling ${ROWS.toLocaleString('en')} rows, a frame`;
  /** @type {(spans: number[]) => number} */
  const slow = (spans) => percentile(spans, 0.95);
  /** @type {(spans: number[]) => number} */
  const worst = (spans) => Math.max(...spans);
  /** @type {(what: string, of: (spans: number[]) => number, floor: 'still' | 'bare', goal: number) => Line} */
  const line = (what, of, floor, goal) => {
    const [one, us] = [floor, /** @type {const} */ ('ours')].map((whose) =>
      median(rounds.map(({ frames }) => of(frames[whose]))),
    );
    if (!one || !us) throw new Error('nothing was measured');
    return {
      what,
      floor: ms(one),
      ours: ms(us),
      ratio: us / one,
      goal: `≤ ${goal} ms`,
      met: us <= goal,
    };
  };
  return [
    line(`${name}, 95th percentile, ${MIDDLE}; floor: standing still`, slow, 'still', FRAME_GOAL),
    line(`${name}, 95th percentile, ${MIDDLE}; floor: a bare list`, slow, 'bare', FRAME_GOAL),
    line(`${name}, the worst, ${MIDDLE}; floor: standing still`, worst, 'still', WORST_FRAME_GOAL),
    line(`${name}, the worst, ${MIDDLE}; floor: a bare list`, worst, 'bare', WORST_FRAME_GOAL),
    ...CHANGES.map(({ name }, place) => {
      const all = rounds.map(({ changes }) => /** @type {Measured['changes'][number]} */ (changes[place]));
      const floor = median(all.map((each) => each.floor));
      const slowest = median(all.map((each) => each.slowest));
      const { tasks } = /** @type {Measured['changes'][number]} */ (
        [...all].sort((a, b) => a.tasks.length - b.tasks.length)[Math.floor(all.length / 2)]
      );
      return {
        what: `${name}, ${ROWS.toLocaleString('en')} rows: the slowest step until the list stands, ${MIDDLE}; floor: an array of bare records, in one go`,
        floor: ms(floor),
        ours: `${ms(slowest)}; tasks over 50 ms: ${longTasks(tasks)}`,
        ratio: slowest / floor,
        goal: 'no task over 50 ms',
        met: tasks.length === 0,
      };
    }),
  ];
}

/**
 * @param {import('./workplace.mjs').Workplace} workplace
 * @param {string} file
 * @returns {Promise<Measured>}
 */
function measured(workplace, file) {
  return workplace.inBrowser(OURS, async (browser) => {
    const { page } = browser;
    await cutUp(page, file);
    const { panel } = await importInto(browser, file, ROWS);
    await page.run(makeBareList);
    const still = await frames(panel, '[data-testid=request-list]', 0);
    const bare = await frames(page, '#bare-list', STEP);
    const ours = await frames(panel, '[data-testid=request-list]', STEP);
    const changes = [];
    for (const { steps, bare } of CHANGES) {
      changes.push({ floor: await bareTime(page, bare), ...(await change(panel, steps)) });
    }
    return { frames: { still, bare, ours }, changes };
  });
}

/**
 * Takes steps in the panel, each when the one before is done.
 * @param {Session} panel
 * @param {readonly Step[]} steps
 * @returns {Promise<{ tasks: number[], slowest: number }>}
 */
async function change(panel, steps) {
  let slowest = 0;
  /** @type {number[]} */
  const tasks = [];
  if (steps.some((step) => 'filter' in step)) await goToFilter(panel);
  for (const step of steps) {
    if ('group' in step) await openMenu(panel);
    await panel.run((/** @type {any} */ { filter, sort, group }) => {
      const list = /** @type {Element} */ (document.querySelector('[data-testid=request-list]'));
      const before = /** @type {any} */ (globalThis).stood;
      before?.stop();
      const begin = performance.now();
      const stood = {
        changedAt: begin,
        begin,
        tasks: /** @type {number[]} */ ([]),
        stop: () => {
          mutations.disconnect();
          long.disconnect();
        },
      };
      const mutations = new MutationObserver(() => {
        stood.changedAt = performance.now();
      });
      mutations.observe(list, { childList: true, subtree: true, attributes: true, characterData: true });
      const long = new PerformanceObserver((entries) => {
        for (const { duration } of entries.getEntries()) stood.tasks.push(duration);
      });
      long.observe({ type: 'longtask' });
      Object.assign(globalThis, { stood });
      if (filter !== undefined) {
        const box = /** @type {HTMLInputElement} */ (document.querySelector('[data-testid=filter]'));
        box.value = filter;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      if (sort) /** @type {HTMLElement} */ (list.querySelector(`[data-column=${sort}]`)).click();
      if (group) {
        const box = /** @type {HTMLSelectElement} */ (document.querySelector('[data-testid=group-by]'));
        box.value = group;
        box.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }, step);
    await untilIdle(panel);
    const stood = await panel.run(() => {
      const { changedAt, begin, tasks } = /** @type {any} */ (globalThis).stood;
      return { changedAt, begin, tasks };
    });
    slowest = Math.max(slowest, stood.changedAt - stood.begin);
    tasks.push(...stood.tasks);
  }
  if (slowest === 0) throw new Error(`${JSON.stringify(steps)} changed nothing in the list`);
  return { tasks, slowest };
}

/**
 * Goes to the filter's box, and waits no longer than a person does until the first letter.
 * @param {Session} panel
 */
async function goToFilter(panel) {
  await panel.run(() => /** @type {HTMLElement} */ (document.querySelector('[data-testid=filter]')).focus());
  await new Promise((resolve) => setTimeout(resolve, BEFORE_TYPING));
}

/**
 * Opens the menu that the list is grouped in, where it is closed.
 * @param {Session} panel
 */
async function openMenu(panel) {
  await poll('the menu', () =>
    panel.run(() => {
      if (document.querySelector('[data-testid=group-by]')) return true;
      const menu = document.querySelector('[data-testid=view-options]');
      if (!menu?.matches(':popover-open'))
        /** @type {HTMLElement | null} */ (document.querySelector('[data-testid=view-menu]'))?.click();
      return undefined;
    }),
  );
  await untilIdle(panel);
}

/** @param {Session} panel */
async function untilIdle(panel) {
  let before = { cpu: await mainThread(panel), time: performance.now() };
  await poll(
    'the panel to be through',
    async () => {
      const now = { cpu: await mainThread(panel), time: performance.now() };
      if (now.time - before.time < IDLE_WINDOW) return undefined;
      const used = now.cpu - before.cpu;
      before = now;
      return used < IDLE || undefined;
    },
    60_000,
  );
}

/**
 * How long a thing takes with the bare records of a page.
 * @param {Session} page
 * @param {(records: any[]) => unknown} work
 * @returns {Promise<number>} ms
 */
async function bareTime(page, work) {
  const { result } = await page.send('Runtime.evaluate', {
    expression: `{ const begin = performance.now(); (${work})(records); performance.now() - begin; }`,
    returnByValue: true,
  });
  return result.value;
}

/** Runs in the page: a list of its bare records that draws what is in sight, and nothing else. */
function makeBareList() {
  const HEIGHT = 24;
  const { records } = /** @type {any} */ (globalThis);
  const list = document.createElement('div');
  list.id = 'bare-list';
  list.style.cssText = 'height: 600px; overflow: auto; contain: strict';
  const all = document.createElement('div');
  all.style.cssText = `position: relative; height: ${records.length * HEIGHT}px`;
  list.append(all);
  document.body.append(list);
  const draw = () => {
    const first = Math.floor(list.scrollTop / HEIGHT);
    const rows = records
      .slice(first, first + 26)
      .map((/** @type {any} */ record, /** @type {number} */ place) => {
        const row = document.createElement('div');
        row.style.cssText = `position: absolute; top: ${(first + place) * HEIGHT}px; height: ${HEIGHT}px`;
        row.textContent = `${record.status} ${record.method} ${record.url}`;
        return row;
      });
    all.replaceChildren(...rows);
  };
  list.addEventListener('scroll', draw, { passive: true });
  draw();
}

/**
 * @param {Session} session
 * @param {string} selector
 * @param {number} step CSS pixels to scroll by in each frame
 * @returns {Promise<number[]>} ms from frame to frame
 */
function frames(session, selector, step) {
  return session.run(
    async ({ selector, count, step }) => {
      const list = /** @type {HTMLElement} */ (document.querySelector(selector));
      const next = () =>
        new Promise((/** @type {(time: number) => void} */ resolve) => requestAnimationFrame(resolve));
      list.scrollTop = 0;
      await next();
      await next();
      /** @type {number[]} */
      const spans = [];
      let before = await next();
      for (let frame = 0; frame < count; frame++) {
        list.scrollTop += step;
        const now = await next();
        spans.push(now - before);
        before = now;
      }
      list.scrollTop = 0;
      return spans;
    },
    { selector, count: FRAMES, step },
  );
}
