import { benchEngine } from './engine.mjs';
import { benchGrowing } from './growing.mjs';
import { floorsOf, importInto } from './importing.mjs';
import { best, bytes, ms } from './line.mjs';
import { record } from './live.mjs';
import { OURS } from './workplace.mjs';

/** Each entry through capture and diagnosis against the bare reading of it, in CPU time. */
const ENGINE_LIMIT = 8;
/** One request more in a large session against one in a small one, in CPU time. */
const GROWTH_LIMIT = 3;
const IMPORTED = 10_000;
const IMPORT_ROUNDS = 3;
const IMPORT_LIMIT = 8;
const HEAP_LIMIT = 2048;
/** How many requests there are when the first are measured and when the last are. */
const [FEW, MANY] = [500, 2_000];
/** Each time so many in several rounds, of which the best counts. */
const LIVE_MEASURED = 200;
const LIVE_ROUNDS = 3;
const LIVE_LIMIT = 2.5;

/**
 * What CI holds: ratios and counts, never a time, since that says more about the machine. The limits are far from what is
 * measured and near enough that work which grows with the square of the requests, or twice the memory, is found.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchShort(workplace) {
  const engine = await benchEngine([10_000], 60_000);
  const growing = await benchGrowing({ large: 10_000, rounds: 3 });
  return [
    ...engine.map((line) => limited(line, ENGINE_LIMIT)),
    ...growing.map((line) => limited(line, GROWTH_LIMIT)),
    ...(await importLines(workplace)),
    await liveLine(workplace),
  ];
}

/**
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
async function importLines(workplace) {
  const file = await workplace.har(IMPORTED);
  const rounds = [];
  for (let round = 0; round < IMPORT_ROUNDS; round++) {
    rounds.push(
      await workplace.inBrowser(OURS, async (browser) => ({
        ...(await floorsOf(browser, file)),
        ours: await importInto(browser, file, IMPORTED),
      })),
    );
    // Nothing but a busy machine makes a round worse than another.
    if (rounds.some(({ parseCpu, ours }) => ours.cpu / parseCpu <= IMPORT_LIMIT)) break;
  }
  const floor = best(rounds, ({ parseCpu }) => parseCpu) * 1000;
  const cpu = best(rounds, ({ ours }) => ours.cpu) * 1000;
  const [bare, heap] = [
    best(rounds, ({ cut }) => cut.heap) / IMPORTED,
    best(rounds, ({ ours }) => ours.heap + ours.outside) / IMPORTED,
  ];
  const name = `HAR of ${IMPORTED.toLocaleString('en')}`;
  return [
    limited(
      {
        what: `${name}: CPU time of the whole browser; floor: its text and JSON.parse`,
        floor: ms(floor),
        ours: ms(cpu),
        ratio: cpu / floor,
      },
      IMPORT_LIMIT,
    ),
    {
      what: `${name}: memory kept for an entry, in the heap and outside; floor: a bare record`,
      floor: bytes(bare),
      ours: bytes(heap),
      ratio: heap / bare,
      goal: `≤ ${bytes(HEAP_LIMIT)}`,
      met: heap <= HEAP_LIMIT,
    },
  ];
}

/**
 * The same panel, with few requests and with many.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<import('./line.mjs').Line>}
 */
function liveLine(workplace) {
  return workplace.inBrowser(OURS, async (browser) => {
    const { panel } = await browser.openPanel(OURS.tab, OURS.panel);
    let sent = 0;
    const send = async (/** @type {number} */ count) => {
      const { main } = await record(browser, panel, { from: sent, count });
      sent += count;
      return main / count;
    };
    const measured = async () => {
      const rounds = [];
      for (let round = 0; round < LIVE_ROUNDS; round++) rounds.push(await send(LIVE_MEASURED));
      return Math.min(...rounds);
    };
    // The first are not measured, so that they alone pay for compiling the code.
    await send(FEW);
    const few = await measured();
    await send(MANY - sent);
    const many = await measured();
    return limited(
      {
        what: `live: CPU time of the panel’s thread for a request after ${MANY.toLocaleString('en')}; floor: after ${FEW}`,
        floor: ms(few),
        ours: ms(many),
        ratio: many / few,
      },
      LIVE_LIMIT,
    );
  });
}

/**
 * @param {import('./line.mjs').Line} line
 * @param {number} limit of the ratio
 * @returns {import('./line.mjs').Line}
 */
function limited(line, limit) {
  return { ...line, goal: `≤ ${limit} ×`, met: line.ratio !== null && line.ratio <= limit };
}
