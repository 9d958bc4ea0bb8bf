import { poll } from '../../scripts/poll.mjs';
import { megabytes, ms } from './line.mjs';
import { sendRequests } from './servers.mjs';
import { counted, mainThread, memory } from './watching.mjs';
import { OURS } from './workplace.mjs';

const REQUESTS = 200_000;
/** Memory is looked at after each of these. */
const BATCHES = 20;
/** DevTools reports some 400 requests a second, and fewer the more it has recorded itself. */
const LIMIT = 600_000;
/** The heap that the panel may keep, whatever came. */
const HEAP_LIMIT = 150 * 1024 * 1024;

/**
 * 200,000 requests in one session: the panel lets go of the oldest and says so, what it keeps stays under a limit, and each
 * request is either listed or told as let go.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @param {number} [requests]
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export function benchSoak(workplace, requests = REQUESTS) {
  return workplace.inBrowser(OURS, async (browser) => {
    const { panel } = await browser.openPanel(OURS.tab, OURS.panel);
    await browser.atRest();
    const before = await tally(panel);
    const begun = await memory(panel);
    /** @type {{ heap: number, outside: number, main: number }[]} */
    const batches = [];
    let cpu = await mainThread(panel);
    const count = requests / BATCHES;
    for (let batch = 1; batch <= BATCHES; batch++) {
      await browser.page.run(sendRequests, { from: (batch - 1) * count, count });
      await poll(
        `${batch * count} requests in the panel`,
        async () => {
          const { listed, letGo } = await tally(panel);
          return listed + letGo >= before.listed + before.letGo + batch * count || undefined;
        },
        LIMIT,
      );
      await browser.atRest();
      const now = await mainThread(panel);
      const { heap, outside } = await memory(panel);
      const main = (now - cpu) / count;
      batches.push({ heap, outside, main });
      // The memory that was looked at is no work of the panel's.
      cpu = await mainThread(panel);
      console.log(
        `${(batch * count).toLocaleString('en')} requests: ${megabytes(heap)} of heap, ${ms(main)} a request`,
      );
    }
    const { listed, letGo } = await tally(panel);
    const total = listed + letGo - before.listed - before.letGo;
    const half = batches[BATCHES / 2 - 1];
    const [first, last] = [batches[0], batches.at(-1)];
    if (!half || !first || !last) throw new Error('nothing was measured');
    const most = Math.max(...batches.map(({ heap, outside }) => heap + outside));
    const name = `${requests.toLocaleString('en')} requests in one session`;
    return [
      {
        what: `${name}: listed and told as let go; floor: sent`,
        floor: requests.toLocaleString('en'),
        ours: `${total.toLocaleString('en')} (${listed.toLocaleString('en')} listed, ${letGo.toLocaleString('en')} let go)`,
        ratio: total / requests,
        goal: '= 1',
        met: total === requests,
      },
      {
        what: `${name}: the most memory that the panel kept, in the heap and outside; floor: before the first`,
        floor: megabytes(begun.heap + begun.outside),
        ours: megabytes(most),
        ratio: most / (begun.heap + begun.outside),
        goal: `≤ ${megabytes(HEAP_LIMIT)}`,
        met: most <= HEAP_LIMIT,
      },
      {
        // No goal: what went well goes first, so that ever more of what is kept are failures, with what was found out about them.
        what: `${name}: memory kept at the end, with more failures among as many requests; floor: half way`,
        floor: megabytes(half.heap + half.outside),
        ours: megabytes(last.heap + last.outside),
        ratio: (last.heap + last.outside) / (half.heap + half.outside),
      },
      {
        what: `${name}: CPU time of the panel’s thread for each of the last ${count.toLocaleString('en')}; floor: of the first`,
        floor: ms(first.main),
        ours: ms(last.main),
        ratio: last.main / first.main,
        goal: '≤ 1.5 ×',
        met: last.main / first.main <= 1.5,
      },
    ];
  });
}

/**
 * How many requests the panel counts, and how many of the oldest it says that it let go.
 * @param {import('./watching.mjs').Session} panel
 */
async function tally(panel) {
  const letGo = await panel.run(() => {
    const notice = /** @type {HTMLElement | null} */ (document.querySelector('[data-testid=let-go]'));
    return Number(notice?.dataset.count ?? 0);
  });
  return { listed: await counted(panel), letGo };
}
