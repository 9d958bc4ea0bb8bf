import { startDemo } from '../../demo/server.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { openBrowser, openPanel } from '../../scripts/open-browser.mjs';
import { poll } from '../../scripts/poll.mjs';
import { percentile } from './line.mjs';

const REQUESTS = 20_000;
/** DevTools reports some 400 requests a second. */
const ARRIVAL_LIMIT = 300_000;
const FRAMES = 240;
/** Typed letter by letter, and taken away again: most keys change what is listed. */
const TYPED = ['products/42', 'status-code:404', 'domain:localhost -method:post', 'nothing here'];

/**
 * The real panel with 20,000 requests that came in live, two in three of them failed: typing in the filter, from the key to
 * the paint that shows its result, and scrolling. The floor of typing is the same in an empty list, that of scrolling the
 * frame loop without it.
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchPanel() {
  const demo = await startDemo();
  const browser = await openBrowser({
    executablePath: await findChromium(),
    extensions: ['dist'],
    headless: true,
  });
  try {
    const { page, devtools } = await browser.newTab();
    await poll('our page in DevTools', () =>
      devtools.frames().find((frame) => frame.url().endsWith('/src/devtools/devtools.html')),
    );
    const panel = await openPanel(devtools);
    const emptyKeys = await keyToPaint(devtools, panel);
    await page.goto(demo.shop);
    await page.evaluate(async (count) => {
      let next = 0;
      const work = async () => {
        while (next < count) {
          const turn = next++;
          const path = turn % 3 === 0 ? '/shop.css' : `/api/products/${turn % 3 === 1 ? 999 : 42}`;
          await (await fetch(`${path}?n=${turn}`)).text();
        }
      };
      await Promise.all(Array.from({ length: 6 }, work));
    }, REQUESTS);
    const requestCount = panel.locator('[data-testid=request-count]');
    await poll(
      'all rows',
      async () => Number(await requestCount.innerText()) >= REQUESTS || undefined,
      ARRIVAL_LIMIT,
    );
    const keys = await keyToPaint(devtools, panel);
    const nodes = await panel.evaluate(() => document.querySelectorAll('*').length);
    const still = await frames(panel, 0);
    const scrolled = await frames(panel, 400);
    const many = REQUESTS.toLocaleString('en');
    return [
      {
        what: `typing in the filter of ${many} rows, key to paint, 95th percentile of ${keys.length} keys; floor: of none`,
        ...compared(emptyKeys, keys, 0.95),
      },
      {
        what: `scrolling ${many} rows, a frame, 95th percentile; floor: standing still`,
        ...compared(still, scrolled, 0.95),
      },
      {
        what: `scrolling ${many} rows, a frame, worst; floor: standing still`,
        ...compared(still, scrolled, 1),
      },
      {
        what: `elements in the document with ${many} requests; floor: the limit`,
        floor: '2000',
        ours: String(nodes),
        ratio: nodes / 2000,
      },
    ];
  } finally {
    await browser.close();
    await demo.close();
  }
}

/**
 * @param {number[]} floor
 * @param {number[]} ours
 * @param {number} share
 */
function compared(floor, ours, share) {
  const [one, other] = [percentile(floor, share), percentile(ours, share)];
  return { floor: `${one.toFixed(1)} ms`, ours: `${other.toFixed(1)} ms`, ratio: other / one };
}

/**
 * Real keys in the real box. The time goes from the browser's own stamp of the key to the task after the frame in which its
 * result was painted.
 * @param {import('@playwright/test').Page} devtools
 * @param {import('@playwright/test').Frame} panel
 * @returns {Promise<number[]>} ms, one a key
 */
async function keyToPaint(devtools, panel) {
  const filter = panel.locator('[data-testid=filter]');
  await filter.focus();
  await panel.evaluate(() => {
    const spans = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { spans });
    document.querySelector('[data-testid=filter]')?.addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => spans.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    });
  });
  const typed = () => panel.evaluate(() => /** @type {any} */ (globalThis).spans.length);
  for (const text of TYPED) {
    for (const key of [...text, ...Array.from(text, () => 'Backspace')]) {
      const before = await typed();
      await devtools.keyboard.press(key);
      await poll('the paint after a key', async () => (await typed()) > before || undefined);
    }
  }
  return panel.evaluate(() => /** @type {any} */ (globalThis).spans.splice(0));
}

/**
 * @param {import('@playwright/test').Frame} panel
 * @param {number} step CSS pixels to scroll by in each frame
 * @returns {Promise<number[]>} ms from frame to frame
 */
function frames(panel, step) {
  return panel.evaluate(
    async ([count, pixels]) => {
      const list = /** @type {HTMLElement} */ (document.querySelector('[data-testid=request-list]'));
      list.scrollTop = 0;
      const next = () =>
        new Promise((/** @type {(time: number) => void} */ resolve) => requestAnimationFrame(resolve));
      /** @type {number[]} */
      const spans = [];
      let before = await next();
      for (let frame = 0; frame < count; frame++) {
        list.scrollTop += pixels;
        const now = await next();
        spans.push(now - before);
        before = now;
      }
      return spans;
    },
    /** @type {[number, number]} */ ([FRAMES, step]),
  );
}
