import { startDemo } from '../../demo/server.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { openBrowser, openPanel } from '../../scripts/open-browser.mjs';
import { poll } from '../../scripts/poll.mjs';
import { percentile } from './line.mjs';

const REQUESTS = 5000;
const FRAMES = 240;

/**
 * Scrolling the list of 5,000 failed requests in the real panel, against the same frame loop without scrolling.
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchScrolling() {
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
    await page.goto(demo.shop);
    const panel = await openPanel(devtools);
    await page.evaluate(async (count) => {
      let next = 0;
      const work = async () => {
        while (next < count) await (await fetch(`/api/products/999?n=${next++}`)).text();
      };
      await Promise.all(Array.from({ length: 6 }, work));
    }, REQUESTS);
    await poll(
      'all rows',
      async () =>
        Number(await panel.locator('[data-testid=request-count]').innerText()) >= REQUESTS || undefined,
      60_000,
    );
    const frames = (/** @type {number} */ step) =>
      panel.evaluate(
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
    const floor = await frames(0);
    const ours = await frames(400);
    return [0.95, 1].map((share) => ({
      what: `scrolling ${REQUESTS.toLocaleString('en')} rows, a frame, ${share === 1 ? 'worst' : '95th percentile'}`,
      floor: `${percentile(floor, share).toFixed(1)} ms`,
      ours: `${percentile(ours, share).toFixed(1)} ms`,
      ratio: percentile(ours, share) / percentile(floor, share),
    }));
  } finally {
    await browser.close();
    await demo.close();
  }
}
