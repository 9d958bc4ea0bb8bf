import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

// `npm run shots [-- FOLDER]`: pictures of every view of the real panel, in each theme and at each width, to be looked at.
// Packages are imported late, because they may have to be installed first.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = path.join(ROOT, 'dist');
const folder = path.resolve(process.argv[2] ?? path.join(ROOT, 'shots'));

/** Where DevTools is docked: in a window of its own, at the bottom, at the right; and the narrowest that has to work. */
const PLACES = {
  wide: { width: 1300, height: 900 },
  low: { width: 1300, height: 240 },
  side: { width: 560, height: 900 },
  narrow: { width: 320, height: 700 },
};
/** What is run before the pictures: failures of each kind, and what went well. */
const RUN = [
  'sign-in-expired',
  'not-allowed',
  'wrong-postcode',
  'too-many',
  'server-error',
  'bad-gateway',
  'error-in-success',
  'cors',
  'refused',
  'aborted',
  'ad-blocked',
  'no-content',
  'not-modified',
  'preflight-granted',
];
const STORIES = ['session-ended', 'third-try-works'];

await runProgram(async ({ begin }) => {
  prepare();
  const { findChromium } = await import('./find-chromium.mjs');
  const { startDemo } = await import('../demo/server.mjs');
  const { openBrowser, openPanel } = await import('./open-browser.mjs');
  const { poll } = await import('./poll.mjs');
  npm(['run', 'build']);
  await mkdir(folder, { recursive: true });
  const executablePath = await findChromium();
  const demo = begin(await startDemo());

  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    const browser = begin(
      await openBrowser({
        executablePath,
        extensions: [DIST, path.join(ROOT, 'demo/blocker')],
        headless: true,
        theme,
        windowSize: PLACES.wide,
      }),
    );
    const { page, devtools } = await browser.newTab();
    await poll('our page in DevTools', () =>
      devtools.frames().find((frame) => frame.url().endsWith('/src/devtools/devtools.html')),
    );
    const panel = await openPanel(devtools);
    const at = (/** @type {string} */ testId) => panel.locator(`[data-testid=${testId}]`);
    const list = at('request-list');

    /** @param {string} view */
    const take = async (view) => {
      for (const [place, size] of Object.entries(PLACES)) {
        await devtools.setViewportSize(size);
        await panel.evaluate(
          () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
        );
        await devtools.screenshot({ path: path.join(folder, `${view}-${place}-${theme}.png`) });
      }
      await devtools.setViewportSize(PLACES.wide);
    };

    await take('first-steps');
    await at('open-example').click();
    await at('problem').first().waitFor();
    await take('example');
    await at('problem').first().click();
    await take('example-problem');
    await at('example-banner').getByRole('button').click();

    await page.goto(demo.shop);
    await list.waitFor();
    await take('nothing-failed');
    for (const id of RUN) {
      await page.locator(`[data-scenario="${id}"]`).click();
      await page
        .locator(
          `li:has([data-scenario="${id}"]) output[data-went=well], li:has([data-scenario="${id}"]) output[data-went=badly]`,
        )
        .waitFor();
    }
    for (const id of STORIES) {
      await page.locator(`[data-session="${id}"]`).click();
      await page.locator(`[data-told="${id}"]`).waitFor({ state: 'attached' });
    }
    const long = `/api/products/999?${'filter=everything-with-a-long-name&'.repeat(60)}`;
    await page.evaluate((url) => void fetch(url), long);
    await at('filter').fill('everything');
    await at('request-row').first().waitFor();
    await at('filter').fill('');
    await list.evaluate((element) => element.scrollTo(0, 0));
    await take('list');
    await at('problem').first().click();
    await take('problem');
    await at('audience-developers').click();
    await take('problem-for-developers');
    await at('audience-everyone').click();

    await at('filter').fill('wishlst OR');
    await at('no-match').waitFor();
    await take('no-match');
    await at('filter').fill('everything');
    await at('request-row').first().click();
    await take('long-address');
    await at('filter').fill('status-code:');
    await at('filter').press('ArrowDown');
    await take('suggestions');
    await at('filter').fill('api');
    await at('request-row').first().click();
    await take('request');
    await at('audience-developers').click();
    await take('request-for-developers');
    await at('audience-everyone').click();
    await at('share').click();
    await panel.locator('[data-testid=share-preview][data-ready=true]').waitFor();
    await at('share-hidden').locator('summary').click();
    await take('share');
    await at('share-hidden').press('Escape');
    await at('filter').fill('');
    await at('explanation').press('Escape');

    await at('view-menu').click();
    await take('view-menu');
    await at('group-by').selectOption('host');
    await panel.getByLabel('One line for each request').check();
    await at('view-menu').click();
    await list.evaluate((element) => element.scrollTo(0, 500));
    await take('compact-by-server');
    await at('view-menu').click();
    await at('group-by').selectOption('status');
    await panel.getByLabel('One line for each request').uncheck();
    await at('view-menu').click();
    await at('show-keys').click();
    await take('keys');
    await at('keys').getByRole('button').click();
    await at('view-reference').click();
    await at('reference-entry').first().waitFor();
    await take('reference');
    await at('reference-search').fill('401');
    await take('reference-search');
    await at('view-reference').click();

    await page.evaluate(async () => {
      let next = 0;
      const work = async () => {
        while (next < 3000)
          await (await fetch(`/api/products/${next % 7 === 0 ? 999 : 42}?n=${next++}`)).text();
      };
      await Promise.all(Array.from({ length: 6 }, work));
    });
    await poll(
      '3,000 requests',
      async () => Number(await at('request-count').innerText()) > 3000 || undefined,
      60_000,
    );
    await list.evaluate((element) => element.scrollTo(0, 20_000));
    await take('thousands');

    await at('import-file').setInputFiles([harFile('yesterday.har', 200), harFile('today.har', 500)]);
    await at('compare').waitFor();
    await at('file-skipped').locator('summary').click();
    await take('files');
    await at('compare').click();
    await at('difference').first().waitFor();
    await take('comparison');
    await browser.close();
  }
  console.log(`The pictures are in ${folder}`);
});

/**
 * A small HAR file: an order that comes to this status, some that are as ever, and an entry that cannot be read.
 * @param {string} name
 * @param {number} status of the order
 */
function harFile(name, status) {
  const entry = (
    /** @type {string} */ url,
    /** @type {number} */ answered,
    /** @type {object[]} */ headers,
  ) => ({
    startedDateTime: '2026-11-22T11:14:09.000Z',
    time: 38,
    request: { method: 'GET', url, httpVersion: 'h2', headers },
    response: { status: answered, statusText: '', headers: [], content: { mimeType: '' }, _error: null },
  });
  const signedIn = [{ name: 'Authorization', value: 'Bearer toy' }];
  const entries = [
    entry('https://shop.test/', 200, []),
    entry('https://api.shop.test/orders/42', status, status === 200 ? signedIn : []),
    entry('https://api.shop.test/cart', 200, signedIn),
    { request: {} },
  ];
  const log = { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries };
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ log })) };
}
