import { best, bytes, longTasks, ms } from './line.mjs';
import { sendRequests } from './servers.mjs';
import { counted, mainThread, memory, seenIn, untilAll, watch } from './watching.mjs';
import { OURS } from './workplace.mjs';

const ROUNDS = /** @type {const} */ ([
  [1_000, 5],
  [20_000, 3],
]);
/** In ms. DevTools reports some 400 requests a second, and 150 where the browser's processes take long to take turns. */
const LIMIT = 230_000;
const LATE_GOAL = 1.05;
const CPU_GOAL = 1.5;
const HEAP_GOAL = 1.5 * 1024;

/**
 * Requests that came in while a panel was open.
 * @typedef {object} Recorded
 * @property {number} last ms from the first request to the last row
 * @property {number} main ms of CPU time of the panel's thread
 * @property {number[]} tasks those over 50 ms on the panel's thread
 */

/**
 * Has the page send requests, and waits until the panel shows them all.
 * @param {import('./workplace.mjs').RawBrowser} browser
 * @param {import('./watching.mjs').Session} panel
 * @param {{ from: number, count: number }} requests
 * @returns {Promise<Recorded>}
 */
export async function record(browser, panel, requests) {
  await browser.atRest();
  const begun = await mainThread(panel);
  await watch(panel, (await counted(panel)) + requests.count);
  const [sentAt] = await Promise.all([browser.page.run(sendRequests, requests), untilAll(panel, LIMIT)]);
  await browser.atRest();
  const { allAt, tasks } = await seenIn(panel);
  return { last: allAt - sentAt, main: (await mainThread(panel)) - begun, tasks };
}

/**
 * Requests that come in live, beside an extension that only counts them.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchLive(workplace) {
  /** @type {import('./line.mjs').Line[]} */
  const lines = [];
  /** @type {{ count: number, main: number, heap: number } | undefined} */
  let fewer;
  for (const [count, rounds] of ROUNDS) {
    const floors = [];
    const ours = [];
    for (let round = 0; round < rounds; round++) {
      floors.push(await inFreshBrowser(workplace, workplace.counting, count));
      ours.push(await inFreshBrowser(workplace, OURS, count));
    }
    const name = `${count.toLocaleString('en')} live requests`;
    const [floorLast, last] = [floors, ours].map((all) => best(all, (each) => each.last));
    const [floorMain, main] = [floors, ours].map((all) => best(all, (each) => each.main) / count);
    const [floorHeap, heap] = [floors, ours].map((all) => best(all, (each) => each.heap) / count);
    if (!floorLast || !last || !floorMain || !main || !floorHeap || !heap)
      throw new Error('nothing was measured');
    const tasks = fewestTasks(ours);
    lines.push(
      {
        what: `${name}: until the last row; floor: only counted`,
        floor: ms(floorLast),
        ours: ms(last),
        ratio: last / floorLast,
        goal: `≤ ${LATE_GOAL} ×`,
        met: last / floorLast <= LATE_GOAL,
      },
      {
        what: `${name}: CPU time of the panel’s thread for a request; floor: only counted`,
        floor: ms(floorMain),
        ours: ms(main),
        ratio: main / floorMain,
        goal: `≤ ${CPU_GOAL} ms`,
        met: main <= CPU_GOAL,
      },
      {
        what: `${name}: tasks over 50 ms on the panel’s thread; floor: only counted`,
        floor: longTasks(fewestTasks(floors)),
        ours: longTasks(tasks),
        ratio: null,
        goal: 'none',
        met: tasks.length === 0,
      },
      {
        what: `${name}: heap kept for a request; floor: only counted`,
        floor: bytes(floorHeap),
        ours: bytes(heap),
        ratio: heap / floorHeap,
        goal: `≤ ${bytes(HEAP_GOAL)}`,
        met: heap <= HEAP_GOAL,
      },
    );
    if (fewer) {
      lines.push({
        what: `${name}: CPU time of the panel’s thread for a request; floor: of ${fewer.count.toLocaleString('en')}`,
        floor: ms(fewer.main),
        ours: ms(main),
        ratio: main / fewer.main,
        goal: '≤ 1.1 ×',
        met: main / fewer.main <= 1.1,
      });
      const more = (heap * count - fewer.heap * fewer.count) / (count - fewer.count);
      lines.push({
        what: `${name}: heap kept for each request more than ${fewer.count.toLocaleString('en')}`,
        floor: '',
        ours: bytes(more),
        ratio: null,
        goal: `≤ ${bytes(HEAP_GOAL)}`,
        met: more <= HEAP_GOAL,
      });
    }
    fewer = { count, main, heap };
  }
  return lines;
}

/**
 * The long tasks of the round that had the fewest.
 * @param {Recorded[]} rounds
 */
function fewestTasks(rounds) {
  return rounds.reduce((least, each) => (each.tasks.length < least.tasks.length ? each : least)).tasks;
}

/**
 * @param {import('./workplace.mjs').Workplace} workplace
 * @param {import('./workplace.mjs').Extension} extension
 * @param {number} count
 */
function inFreshBrowser(workplace, extension, count) {
  return workplace.inBrowser(extension, async (browser) => {
    const { panel } = await browser.openPanel(extension.tab, extension.panel);
    await browser.atRest();
    const before = await memory(panel);
    const recorded = await record(browser, panel, { from: 0, count });
    const after = await memory(panel);
    return { ...recorded, heap: after.heap - before.heap };
  });
}
