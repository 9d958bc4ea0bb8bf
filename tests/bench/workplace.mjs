import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { writeHar } from './har-file.mjs';
import { foreignShare, openRawBrowser, StoppedAnswering } from './raw-browser.mjs';
import { startSite } from './servers.mjs';

/** An extension that is measured: ours or one that is its floor. */
export const OURS = { folder: 'dist', tab: 'Plainspoken', panel: '/src/panel/index.html' };

/** The floor of opening: a panel with a word in it. */
const EMPTY = { 'panel.html': '<!doctype html><meta charset="utf-8"><p>0</p>' };
/** The floor of recording: a panel that counts the requests and keeps nothing of them. What shows the count is its one row. */
const COUNTING = {
  'panel.html':
    '<!doctype html><meta charset="utf-8"><p data-testid="request-row"><b data-testid="request-count">0</b></p><script src="panel.js"></script>',
  'panel.js': `const place = document.querySelector('b');
let count = 0;
let isAsked = false;
chrome.devtools.network.onRequestFinished.addListener(() => {
  count++;
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    place.textContent = count;
  });
});
`,
};

/**
 * @typedef {typeof OURS} Extension
 * @typedef {import('./raw-browser.mjs').RawBrowser} RawBrowser
 */

/**
 * What all parts of the benchmark use: a folder for what they make, a site, browsers. All of it is gone at the end.
 * @typedef {object} Workplace
 * @property {string} address of the site
 * @property {Extension} empty
 * @property {Extension} counting
 * @property {(count: number) => Promise<string>} har a HAR file of so many entries
 * @property {<T>(extension: Extension, work: (browser: RawBrowser) => Promise<T>) => Promise<T>} inBrowser starts a browser
 *   on the site's page, and ends it
 * @property {() => string} chromium the version of the last that was started
 * @property {() => number} disturbance the largest share of the processors that other programs took meanwhile
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Workplace>} */
export async function openWorkplace() {
  const folder = await mkdtemp(path.join(tmpdir(), 'plainspoken-bench-'));
  const site = await startSite();
  const executablePath = await findChromium();
  /** @type {Map<number, Promise<string>>} */
  const hars = new Map();
  let chromium = '';
  let disturbance = 0;
  return {
    address: site.address,
    empty: await makeExtension(path.join(folder, 'empty'), 'Empty', EMPTY),
    counting: await makeExtension(path.join(folder, 'counting'), 'Counting', COUNTING),
    har(count) {
      const file = path.join(folder, `${count}.har`);
      const made = hars.get(count) ?? writeHar(file, count).then(() => file);
      hars.set(count, made);
      return made;
    },
    async inBrowser(extension, work) {
      for (let isFirst = true; ; isFirst = false) {
        const browser = await openRawBrowser(executablePath, extension.folder);
        try {
          chromium = browser.version;
          await browser.visit(site.address);
          const before = await browser.use();
          const result = await work(browser);
          disturbance = Math.max(disturbance, foreignShare(before, await browser.use()));
          return result;
        } catch (error) {
          // What the panel does wrong it does again; this is no fault of its.
          if (!(error instanceof StoppedAnswering) || !isFirst) throw error;
          console.log(`${error.message}; once more, in another browser …`);
        } finally {
          await browser.close();
        }
      }
    },
    chromium: () => chromium,
    disturbance: () => disturbance,
    async close() {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} folder
 * @param {string} tab
 * @param {Record<string, string>} files
 * @returns {Promise<Extension>}
 */
async function makeExtension(folder, tab, files) {
  const all = {
    'manifest.json': JSON.stringify({
      manifest_version: 3,
      name: tab,
      version: '1',
      devtools_page: 'devtools.html',
    }),
    'devtools.html': '<!doctype html><meta charset="utf-8"><script src="devtools.js"></script>',
    'devtools.js': `chrome.devtools.panels.create('${tab}', '', 'panel.html');`,
    ...files,
  };
  await mkdir(folder);
  for (const [name, text] of Object.entries(all)) await writeFile(path.join(folder, name), text);
  return { folder, tab, panel: '/panel.html' };
}
