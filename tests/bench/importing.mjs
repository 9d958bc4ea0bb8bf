import { cutUp, parseWhole } from './bare-import.mjs';
import { best, bytes, longTasks, megabytes, ms } from './line.mjs';
import { busiest, heapNow, mainThread, memory, resident, seenIn, untilAll, watch } from './watching.mjs';
import { OURS } from './workplace.mjs';

/** The most heap is measured in the first round of each, and time in the others: to ask for the heap again and again takes some. */
const ROUNDS = /** @type {const} */ ([
  [1_000, 5],
  [10_000, 4],
  [100_000, 4],
]);
const LIMIT = 150_000;
const PEAK_GOAL = 150 * 1024 * 1024;

/**
 * One file opened in a fresh browser. Times are in ms, CPU time in seconds, memory in bytes.
 * @typedef {object} Imported
 * @property {number} first until the first rows
 * @property {number} all until all rows could be used
 * @property {number[]} tasks those over 50 ms on the panel's thread
 * @property {number} cpu of all processes of the browser
 * @property {number} main CPU time of the panel's thread, in ms
 * @property {number} heap kept, on the panel's thread
 * @property {number} outside kept outside the heap
 * @property {number} peak the most heap, with its garbage, in the panel and its workers together; 0 where it was not measured
 * @property {{ kept: number, peak: number, all: number } | null} resident of the process of the panel: grown by, grown by at
 *   most, and altogether
 */

/**
 * Opens a file in our panel.
 * @param {import('./workplace.mjs').RawBrowser} browser
 * @param {string} file
 * @param {number} count
 * @param {boolean} [withPeak] measures the most heap, too
 * @returns {Promise<Imported & { panel: import('./watching.mjs').Session }>}
 */
export async function importInto(browser, file, count, withPeak = false) {
  const opened = await browser.openPanel(OURS.tab, OURS.panel);
  const { panel } = opened;
  await browser.atRest();
  const kept = await memory(panel);
  const begun = await mainThread(panel);
  const before = await browser.use();
  const residentBefore = new Map(
    await Promise.all(
      [...before.renderers.keys()].map(async (pid) => /** @type {const} */ ([pid, await resident(pid)])),
    ),
  );
  let peak = 0;
  await watch(panel, count);
  await panel.choose('[data-testid=import-file]', file);
  await untilAll(panel, LIMIT, async () => {
    if (!withPeak) return;
    const heaps = await Promise.all([panel, ...opened.workers].map(heapNow));
    peak = Math.max(
      peak,
      heaps.reduce((sum, each) => sum + each, 0),
    );
  });
  await browser.atRest();
  const after = await browser.use();
  const main = (await mainThread(panel)) - begun;
  const { chosenAt, firstAt, allAt, tasks } = await seenIn(panel);
  const now = await memory(panel);
  const { pid } = busiest(before, after);
  const [old, grown] = [residentBefore.get(pid), await resident(pid)];
  return {
    panel,
    first: firstAt - chosenAt,
    all: allAt - chosenAt,
    tasks,
    cpu: after.all - before.all,
    main,
    heap: now.heap - kept.heap,
    outside: now.outside - kept.outside,
    peak,
    resident: old && grown ? { kept: grown.now - old.now, peak: grown.peak - old.now, all: grown.now } : null,
  };
}

/**
 * What a page of the same browser does with the same file.
 * @param {import('./workplace.mjs').RawBrowser} browser
 * @param {string} file
 */
export async function floorsOf(browser, file) {
  const before = await browser.use();
  const parsed = await parseWhole(browser.page, file);
  const parseCpu = (await browser.use()).all - before.all;
  const cut = await cutUp(browser.page, file);
  return { parse: parsed, parseCpu, cut };
}

/**
 * HAR files opened in the panel, beside the same file read in a page of the same browser.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchImporting(workplace) {
  /** @type {import('./line.mjs').Line[]} */
  const lines = [];
  /** @type {Smaller | undefined} */
  let smaller;
  for (const [count, rounds] of ROUNDS) {
    const file = await workplace.har(count);
    const all = [];
    for (let round = 0; round < rounds; round++) {
      all.push(
        await workplace.inBrowser(OURS, async (browser) => ({
          ...(await floorsOf(browser, file)),
          ours: await importInto(browser, file, count, round === 0),
        })),
      );
    }
    const now = {
      count,
      cpu: best(all, ({ ours }) => ours.cpu),
      heap: best(all, ({ ours }) => ours.heap),
      bareHeap: best(all, ({ cut }) => cut.heap),
    };
    lines.push(...linesOf(count, all), ...(smaller ? growthLines(now, smaller) : []));
    smaller = now;
  }
  return lines;
}

/**
 * @param {number} count
 * @param {(Awaited<ReturnType<typeof floorsOf>> & { ours: Imported })[]} rounds
 * @returns {import('./line.mjs').Line[]}
 */
function linesOf(count, rounds) {
  const name = `HAR of ${count.toLocaleString('en')}`;
  const whole = best(rounds, ({ parse }) => parse);
  const all = best(rounds, ({ ours }) => ours.all);
  const wholeCpu = best(rounds, ({ parseCpu }) => parseCpu);
  const cpu = best(rounds, ({ ours }) => ours.cpu);
  const cutFirst = best(rounds, ({ cut }) => cut.first);
  const first = best(rounds, ({ ours }) => ours.first);
  const quietest = rounds.reduce((least, each) =>
    sum(each.ours.tasks) < sum(least.ours.tasks) ? each : least,
  ).ours.tasks;
  const bareHeap = best(rounds, ({ cut }) => cut.heap) / count;
  const heap = best(rounds, ({ ours }) => ours.heap) / count;
  const outside = best(rounds, ({ ours }) => ours.outside) / count;
  const barePeak = best(rounds, ({ cut }) => cut.peak);
  const peak = Math.max(...rounds.map(({ ours }) => ours.peak));
  const [{ ours }] = /** @type {[typeof rounds[number]]} */ (rounds);
  return [
    {
      what: `${name}: until all rows can be used; floor: its text and JSON.parse`,
      floor: ms(whole),
      ours: ms(all),
      ratio: all / whole,
      goal: '≤ 2 ×',
      met: all / whole <= 2,
    },
    {
      what: `${name}: CPU time of the whole browser; floor: its text and JSON.parse`,
      floor: ms(wholeCpu * 1000),
      ours: ms(cpu * 1000),
      ratio: cpu / wholeCpu,
    },
    {
      what: `${name}: until the first rows; floor: 100 bare records`,
      floor: ms(cutFirst),
      ours: ms(first),
      ratio: first / cutFirst,
      goal: '≤ 200 ms',
      met: first <= 200,
    },
    {
      what: `${name}: tasks over 50 ms on the panel’s thread`,
      floor: '',
      ours: longTasks(quietest),
      ratio: null,
      goal: 'none',
      met: quietest.length === 0,
    },
    {
      what: `${name}: heap kept for an entry; floor: a bare record`,
      floor: bytes(bareHeap),
      ours: bytes(heap),
      ratio: heap / bareHeap,
      goal: '≤ 1,024 B',
      met: heap <= 1024,
    },
    {
      what: `${name}: kept outside the heap for an entry (array buffers, the document)`,
      floor: '',
      ours: bytes(outside),
      ratio: null,
    },
    {
      what: `${name}: the most heap while it is read, with its worker’s; floor: bare records`,
      floor: megabytes(barePeak),
      ours: megabytes(peak),
      ratio: peak / barePeak,
      ...(count === 100_000 && { goal: '≤ 150 MB', met: peak <= PEAK_GOAL }),
    },
    ...(ours.resident
      ? [
          {
            what: `${name}: resident memory of the panel’s process: grown by, at most by, now`,
            floor: '',
            ours: [ours.resident.kept, ours.resident.peak, ours.resident.all].map(megabytes).join(', '),
            ratio: null,
          },
        ]
      : []),
  ];
}

/**
 * What files of a size cost: CPU time in seconds, heap in bytes.
 * @typedef {{ count: number, cpu: number, heap: number, bareHeap: number }} Smaller
 */

/**
 * What more entries cost more. What is there for the first one already, as the code and what the engine makes of it, is told
 * apart from what each entry takes up.
 * @param {Smaller} now
 * @param {Smaller} smaller
 * @returns {import('./line.mjs').Line[]}
 */
function growthLines(now, smaller) {
  const name = `HAR of ${now.count.toLocaleString('en')}`;
  const fewer = smaller.count.toLocaleString('en');
  const each = (/** @type {number} */ seconds) => `${(seconds * 1e6).toFixed(0)} µs an entry`;
  const [cpu, fewerCpu] = [now.cpu / now.count, smaller.cpu / smaller.count];
  const more = now.count - smaller.count;
  const [heap, bareHeap] = [(now.heap - smaller.heap) / more, (now.bareHeap - smaller.bareHeap) / more];
  return [
    {
      what: `${name}: CPU time an entry; floor: of ${fewer}`,
      floor: each(fewerCpu),
      ours: each(cpu),
      ratio: cpu / fewerCpu,
      goal: '≤ 1.1 ×',
      met: cpu / fewerCpu <= 1.1,
    },
    {
      what: `${name}: heap kept for each entry more than ${fewer}; floor: a bare record`,
      floor: bytes(bareHeap),
      ours: bytes(heap),
      ratio: heap / bareHeap,
      goal: '≤ 1,024 B',
      met: heap <= 1024,
    },
  ];
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, each) => total + each, 0);
}
