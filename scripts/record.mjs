import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchBrowser } from '../tests/recordings/browser-account.mjs';
import { pair } from '../tests/recordings/pair.mjs';
import { scenarios } from '../tests/recordings/scenarios/index.mjs';
import { startServers } from '../tests/recordings/servers.mjs';
import { serialize, tidy } from '../tests/recordings/tidy.mjs';
import { findChromium } from './find-chromium.mjs';
import { openBrowser } from './open-browser.mjs';
import { poll } from './poll.mjs';
import { runProgram } from './run-program.mjs';

// `npm run record`: opens each scenario of tests/recordings/scenarios in a real browser with DevTools, and stores what
// an extension is told of each request beside what the browser itself says. `npm run record -- NAME…` records only
// those whose name begins so.

const STORED = fileURLToPath(new URL('../tests/recordings/stored/', import.meta.url));
const RECORDER = fileURLToPath(new URL('../tests/recordings/recorder/', import.meta.url));
const BLOCKER = fileURLToPath(new URL('../demo/blocker/', import.meta.url));
/** A scenario is over when nothing has happened for this long, in ms. */
const QUIET = 500;
/** … or at last after this long, in ms. */
const LIMIT = 5000;
const ATTEMPTS = 3;

const names = process.argv.slice(2);
const chosen = scenarios.filter(
  ({ name }) => names.length === 0 || names.some((start) => name.startsWith(start)),
);

await runProgram(async ({ begin }) => {
  const servers = begin(await startServers());
  const browser = begin(
    await openBrowser({
      executablePath: await findChromium(),
      extensions: [RECORDER, BLOCKER],
      headless: true,
      arguments: servers.browserArguments,
    }),
  );
  await mkdir(STORED, { recursive: true });
  let entries = 0;
  for (const scenario of chosen) {
    let recording = await record(scenario, browser, servers);
    // On a busy machine DevTools may begin to listen too late, and misses the page.
    for (let attempt = 1; !holdsPage(recording) && attempt < ATTEMPTS; attempt++) {
      recording = await record(scenario, browser, servers);
    }
    entries += recording.entries.length;
    await writeFile(path.join(STORED, `${scenario.name}.json`), serialize(recording));
    const outcomes = recording.entries.map(
      (/** @type {any} */ { entry: { request, response } }) =>
        `${request.method} ${response.status}${response._error === null ? '' : ` “${response._error}”`}`,
    );
    console.log(`${scenario.name}: ${outcomes.join(', ')}`);
  }
  if (names.length === 0) await removeOthers();
  console.log(`${chosen.length} scenarios, ${entries} entries`);
});

/**
 * @param {import('../tests/recordings/scenarios/scenario.mjs').Scenario} scenario
 * @param {import('./open-browser.mjs').OpenBrowser} browser
 * @param {import('../tests/recordings/servers.mjs').Servers} servers
 */
async function record(scenario, browser, servers) {
  const { name, page: address = 'http://shop.test/', headers = {}, html = '', script = '' } = scenario;
  const { page, devtools } = await browser.newTab();
  try {
    const recorder = await poll('the recorder in DevTools', () =>
      devtools.frames().find((frame) => frame.url().endsWith('/recorder.html')),
    );
    const account = await watchBrowser(await page.context().newCDPSession(page));
    const { host, pathname } = new URL(address);
    const document = {
      type: 'text/html; charset=utf-8',
      headers,
      // Without an icon of its own the browser asks for /favicon.ico, at any moment.
      body: `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><body>${html}${script && `<script>${script}</script>`}`,
    };
    servers.serve({ ...scenario.routes, ...(!scenario.plain && { [`GET ${host}${pathname}`]: document }) });
    page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
    await page.goto(address, { waitUntil: 'commit', timeout: LIMIT }).catch(() => {});
    await scenario.afterwards?.(page);
    const end = Date.now() + (scenario.limit ?? LIMIT);
    await poll('quiet', () => account.isQuiet(QUIET) || Date.now() > end || undefined);
    const recorded = await poll('the bodies', async () => {
      const all = await recorder.evaluate(() => /** @type {any} */ (globalThis).recorded);
      return all.every((/** @type {any} */ { content }) => content) || Date.now() > end + 2000
        ? all
        : undefined;
    });
    // Chrome's own error page brings its pictures along.
    const ours = recorded.filter(
      (/** @type {any} */ { entry }) => !entry.request.url.startsWith('data:image/png'),
    );
    const truths = pair(
      ours.map((/** @type {any} */ { entry }) => entry),
      account.truths,
    );
    return { scenario: name, pageUrl: address, ...tidy(ours, truths, servers.withoutPorts) };
  } finally {
    servers.release();
    await page.close();
  }
}

/** @param {{ pageUrl: string, entries: any[] }} recording */
function holdsPage({ pageUrl, entries }) {
  return entries.some(({ entry }) => entry.request.url === pageUrl);
}

/** Recordings of scenarios that are no more. */
async function removeOthers() {
  const wanted = new Set(scenarios.map(({ name }) => `${name}.json`));
  const others = (await readdir(STORED)).filter((file) => !wanted.has(file));
  await Promise.all(others.map((file) => rm(path.join(STORED, file))));
}
