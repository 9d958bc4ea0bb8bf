import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { makeProfile } from './browser-profile.mjs';
import { connectToDevtools, devtoolsIds } from './devtools-targets.mjs';
import { loadableExtension } from './loadable-extension.mjs';
import { poll } from './poll.mjs';

export { openPanel } from './open-panel.mjs';

/** On a busy machine about 2 starts in 10 hang for ever, and the next one does not. */
const ATTEMPTS = 4;
const START_LIMIT = 20_000;
/** Chromium builds a whole DevTools for each tab: on a busy machine with two cores that took more than 15 s. */
const TAB_LIMIT = 60_000;
const CLOSE_LIMIT = 10_000;

const DEFAULT_SIZE = { width: 1280, height: 900 };

/**
 * What to start.
 * @typedef {object} BrowserOptions
 * @property {string} executablePath from findChromium()
 * @property {string[]} extensions folders of unpacked extensions
 * @property {boolean} headless
 * @property {string} [profile] a folder that is kept; without it a temporary one is made and removed
 * @property {{ width: number, height: number }} [windowSize] of the page's window and of the DevTools windows
 * @property {'light' | 'dark'} [theme] of DevTools and of the page
 * @property {readonly string[]} [arguments] more switches; of two of a kind Chromium takes the later
 */

/**
 * A tab and the DevTools window that inspects it.
 * @typedef {object} InspectedTab
 * @property {import('@playwright/test').Page} page
 * @property {import('@playwright/test').Page} devtools
 */

/**
 * A running browser.
 * @typedef {object} OpenBrowser
 * @property {import('@playwright/test').BrowserContext} context
 * @property {string} endpoint where it listens for CDP
 * @property {() => Promise<InspectedTab>} firstTab the empty tab that it began with
 * @property {() => Promise<InspectedTab>} newTab opens another tab
 * @property {() => Promise<void>} close ends the browser and removes a temporary profile
 */

/**
 * Starts Chromium with extensions loaded and DevTools open, as a window of its own, for each tab.
 * @param {BrowserOptions} options
 * @returns {Promise<OpenBrowser>}
 */
export async function openBrowser(options) {
  // Chromium's sandbox does not run as root, and some systems forbid it to everyone.
  let sandbox = process.getuid?.() !== 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(options, sandbox);
    } catch (error) {
      if (attempt === ATTEMPTS) {
        throw new Error(`${options.executablePath} did not start in ${ATTEMPTS} attempts`, { cause: error });
      }
      if (/no usable sandbox/i.test(String(error))) sandbox = false;
    }
  }
}

/**
 * One attempt.
 * @param {BrowserOptions} options
 * @param {boolean} sandbox
 * @returns {Promise<OpenBrowser>}
 */
async function start(options, sandbox) {
  const { executablePath, extensions, headless, theme, windowSize = DEFAULT_SIZE } = options;
  const profile = await makeProfile(windowSize, theme, options.profile);
  /** @type {import('@playwright/test').BrowserContext | undefined} */
  let context;
  /** @type {(() => Promise<void>)[]} */
  const disconnects = [];

  const close = async () => {
    const ended = Promise.all([
      ...disconnects.map((disconnect) => disconnect()),
      context?.close().catch(() => {}),
    ]);
    // A browser that hangs is killed by Playwright when this process ends.
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT).unref())]);
    await profile.remove();
  };

  try {
    const loadable = await Promise.all(extensions.map((folder) => loadableExtension(folder, profile.folder)));
    const folders = loadable.join(',');
    context = await chromium.launchPersistentContext(profile.folder, {
      executablePath,
      headless,
      chromiumSandbox: sandbox,
      viewport: null,
      colorScheme: theme ?? null,
      timeout: START_LIMIT,
      // Whoever called ends the browser with close(), which also removes the profile.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        `--load-extension=${folders}`,
        `--disable-extensions-except=${folders}`,
        '--auto-open-devtools-for-tabs',
        '--remote-debugging-port=0',
        // Without any network Chromium calls an unknown name “offline”; names under .invalid never exist (RFC 6761 §6.4).
        '--host-resolver-rules=MAP *.invalid ^NOTFOUND',
        // What these browsers open is on this computer; a proxy would answer in the place of what cannot be reached.
        '--no-proxy-server',
        `--window-size=${windowSize.width},${windowSize.height}`,
        ...(headless ? ['--disable-gpu'] : []),
        ...(options.arguments ?? []),
      ],
    });
    const endpoint = await endpointOf(profile.folder);
    const [firstId] = await poll('the first DevTools window', async () => {
      const ids = await devtoolsIds(endpoint);
      return ids.length > 0 ? ids : undefined;
    });
    const started = context;

    /**
     * @param {import('@playwright/test').Page} page
     * @param {string} id
     */
    const inspect = async (page, id) => {
      const { devtools, disconnect } = await connectToDevtools(endpoint, id);
      disconnects.push(disconnect);
      page.once('close', disconnect);
      return { page, devtools };
    };

    // One at a time: which window belongs to a tab is known only by its being the one that came.
    /** @type {Promise<unknown>} */
    let lastTab = Promise.resolve();
    const openTab = async () => {
      const before = new Set(await devtoolsIds(endpoint));
      const page = await started.newPage();
      const id = await poll(
        'the DevTools window of a new tab',
        async () => (await devtoolsIds(endpoint)).find((other) => !before.has(other)),
        TAB_LIMIT,
      );
      return inspect(page, id);
    };

    return {
      context,
      endpoint,
      firstTab: async () => {
        const [page] = started.pages();
        if (!page || !firstId) throw new Error('the tab that the browser began with is closed');
        return inspect(page, firstId);
      },
      newTab: () => {
        const tab = lastTab.then(openTab);
        lastTab = tab.catch(() => {});
        return tab;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Chromium chooses a free port and writes it into its profile.
 * @param {string} profile
 */
async function endpointOf(profile) {
  const port = await poll('DevToolsActivePort', async () => {
    const text = await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0]) || undefined;
  });
  return `http://127.0.0.1:${port}`;
}
