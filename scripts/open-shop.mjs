import { fileURLToPath } from 'node:url';
import { startDemo } from '../demo/server.mjs';
import { openBrowser, openPanel } from './open-browser.mjs';

const BLOCKER = fileURLToPath(new URL('../demo/blocker', import.meta.url));

/**
 * Starts the demo shop and a browser with the extension, the demo's ad blocker and the panel open; then opens the shop.
 * @param {object} options
 * @param {string} options.executablePath from findChromium()
 * @param {string} options.extension folder of the built extension
 * @param {boolean} options.headless
 * @param {{ width: number, height: number }} [options.windowSize]
 * @param {import('./run-program.mjs').Began['begin']} options.begin told of the servers and the browser
 * @returns {Promise<import('./open-browser.mjs').InspectedTab & { panel: import('@playwright/test').Frame, closed: Promise<void> }>}
 *   `closed`: when the last tab has been closed
 */
export async function openShop({ executablePath, extension, headless, windowSize, begin }) {
  /** @type {import('@playwright/test').BrowserContext | undefined} */
  let context;
  const demo = begin(await startDemo({ setOffline: (on) => context?.setOffline(on) }));
  const browser = begin(
    await openBrowser({
      executablePath,
      extensions: [extension, BLOCKER],
      headless,
      ...(windowSize && { windowSize }),
    }),
  );
  context = browser.context;
  const tab = await browser.firstTab();
  // The panel first: DevTools reports nothing of what happened before it was open.
  const panel = await openPanel(tab.devtools);
  await tab.page.goto(demo.shop);
  console.log(`The demo shop is at ${demo.shop}`);
  return { ...tab, panel, closed: lastTabClosed(browser.context) };
}

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @returns {Promise<void>}
 */
function lastTabClosed(context) {
  return new Promise((resolve) => {
    context.on('close', () => resolve());
    /** @param {import('@playwright/test').Page} page */
    const watch = (page) => {
      // On macOS a browser without windows goes on running.
      page.on('close', () => context.pages().length === 0 && resolve());
    };
    context.pages().forEach(watch);
    context.on('page', watch);
  });
}
