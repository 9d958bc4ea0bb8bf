import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../../demo/server.mjs';
import { sessions } from '../../../demo/sessions.mjs';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import { openBrowser } from '../../../scripts/open-browser.mjs';
import { poll } from '../../../scripts/poll.mjs';
import { runProgram } from '../../../scripts/run-program.mjs';
import { watchBrowser } from '../../recordings/browser-account.mjs';
import { tidySession } from './tidy-session.mjs';

// `node tests/diagnose/sessions/record.mjs`: plays each story of the demo shop in a real browser with DevTools, and stores
// what an extension is told. `… record.mjs NAME…` records only those whose name begins so.

const HERE = fileURLToPath(new URL('.', import.meta.url));
const STORED = path.join(HERE, 'recorded');
const RECORDER = path.join(HERE, '../../recordings/recorder');
const BLOCKER = path.join(HERE, '../../../demo/blocker');
/** A story is over when the page says so and nothing has happened for this long, in ms. */
const QUIET = 500;
const LIMIT = 15_000;
const ATTEMPTS = 5;

const names = process.argv.slice(2);
const chosen = sessions.filter(({ id }) => names.length === 0 || names.some((start) => id.startsWith(start)));

await runProgram(async ({ begin }) => {
  const demo = begin(await startDemo());
  const browser = begin(
    await openBrowser({
      executablePath: await findChromium(),
      extensions: [RECORDER, BLOCKER],
      headless: true,
    }),
  );
  await mkdir(STORED, { recursive: true });
  for (const { id } of chosen) {
    let recorded = await record(id);
    // On a busy machine DevTools may begin to listen too late, and misses the page.
    for (let attempt = 1; !holdsPage(recorded) && attempt < ATTEMPTS; attempt++) recorded = await record(id);
    await writeFile(path.join(STORED, `${id}.json`), tidySession(id, recorded, demo));
    console.log(`${id}:`);
    for (const { entry } of recorded) {
      const { request, response } = entry;
      const { pathname, search } = new URL(request.url);
      console.log(
        `  ${entry._resourceType} ${request.method} ${response.status} ${response._error} ${pathname}${search}`,
      );
    }
  }

  /**
   * @param {string} id
   * @returns {Promise<{ entry: any, content: any }[]>} in the order of arrival
   */
  async function record(id) {
    const { page, devtools } = await browser.newTab();
    try {
      const recorder = await poll('the recorder in DevTools', () =>
        devtools.frames().find((frame) => frame.url().endsWith('/recorder.html')),
      );
      const account = await watchBrowser(await page.context().newCDPSession(page));
      await page.goto(demo.shop);
      await page.locator(`[data-session="${id}"]`).click();
      await poll('the end of the story', async () =>
        (await page.evaluate(() => sessionStorage.getItem('play-again'))) === null &&
        (await page.locator(`[data-told="${id}"]`).count()) > 0
          ? true
          : undefined,
      );
      const end = Date.now() + LIMIT;
      await poll('quiet', () => account.isQuiet(QUIET) || Date.now() > end || undefined, 2 * LIMIT);
      return await poll('the bodies', async () => {
        const all = await recorder.evaluate(() => /** @type {any} */ (globalThis).recorded);
        return all.every((/** @type {any} */ { content }) => content) ? all : undefined;
      });
    } finally {
      await page.close();
    }
  }
});

/** @param {{ entry: any }[]} recorded */
function holdsPage(recorded) {
  const has = (/** @type {RegExp} */ path) => recorded.some(({ entry }) => path.test(entry.request.url));
  return has(/:\d+\/$/) && has(/\/play-session\.mjs$/);
}
