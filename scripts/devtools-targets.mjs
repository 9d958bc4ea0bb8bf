import { chromium } from '@playwright/test';
import { poll } from './poll.mjs';

const DEVTOOLS_URL = 'devtools://devtools/bundled/devtools_app.html';

/**
 * The ids of the DevTools windows. One is of type "other" until it has undocked and becomes a "page"; a connection made
 * before that never lists it.
 * @param {string} endpoint where the browser listens for CDP
 * @returns {Promise<string[]>}
 */
export async function devtoolsIds(endpoint) {
  /** @type {{ id: string, type: string, url: string }[]} */
  const targets = await (await fetch(`${endpoint}/json/list`)).json();
  return targets
    .filter(({ type, url }) => type === 'page' && url.startsWith(DEVTOOLS_URL))
    .map(({ id }) => id);
}

/**
 * Connects to one DevTools window.
 * @param {string} endpoint where the browser listens for CDP
 * @param {string} id one of devtoolsIds
 * @returns {Promise<{ devtools: import('@playwright/test').Page, disconnect(): Promise<void> }>}
 */
export async function connectToDevtools(endpoint, id) {
  // A connection of its own: Playwright does not list DevTools windows among the pages of the context it launched.
  const connection = await chromium.connectOverCDP(endpoint);
  const devtools = await poll('the DevTools window', async () => {
    for (const page of connection.contexts().flatMap((context) => context.pages())) {
      if (page.url().startsWith(DEVTOOLS_URL) && (await targetId(page)) === id) return page;
    }
    return undefined;
  });
  return { devtools, disconnect: () => connection.close().catch(() => {}) };
}

/** @param {import('@playwright/test').Page} page */
async function targetId(page) {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
