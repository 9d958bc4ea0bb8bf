import { poll } from '../../scripts/poll.mjs';
import { best, median, ms } from './line.mjs';
import { OURS } from './workplace.mjs';

const ROUNDS = 7;
const GOAL = 1.5;

/**
 * From the mouse on the tab to the first paint with something in it, beside a panel that holds one word. Each time in a
 * fresh browser.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchOpening(workplace) {
  /** @type {number[]} */
  const floors = [];
  /** @type {number[]} */
  const ours = [];
  for (let round = 0; round < ROUNDS; round++) {
    floors.push(await open(workplace, workplace.empty));
    ours.push(await open(workplace, OURS));
  }
  return /** @type {const} */ ([
    ['middle', median],
    ['best', (/** @type {number[]} */ all) => best(all, Number)],
  ]).map(([name, choose]) => {
    const [floor, us] = [choose(floors), choose(ours)];
    return {
      what: `opening the panel, to the first paint, ${name} of ${ROUNDS}; floor: an empty panel`,
      floor: ms(floor),
      ours: ms(us),
      ratio: us / floor,
      ...(name === 'middle' && { goal: `≤ ${GOAL} ×`, met: us / floor <= GOAL }),
    };
  });
}

/**
 * @param {import('./workplace.mjs').Workplace} workplace
 * @param {import('./workplace.mjs').Extension} extension
 * @returns {Promise<number>} ms
 */
function open(workplace, extension) {
  return workplace.inBrowser(extension, async (browser) => {
    const { panel, clickedAt } = await browser.openPanel(extension.tab, extension.panel);
    const painted = await poll('the first paint', async () => {
      const time = await panel.run(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return paint ? performance.timeOrigin + paint.startTime : null;
      });
      return time ?? undefined;
    });
    return painted - clickedAt;
  });
}
