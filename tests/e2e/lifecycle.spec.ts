import { chromium, type Frame, type Page } from '@playwright/test';
import axe from 'axe-core';
import { startDemo } from '../../demo/server.mjs';
import { connectToDevtools, devtoolsIds } from '../../scripts/devtools-targets.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { openBrowser, openPanel } from '../../scripts/open-browser.mjs';
import { poll } from '../../scripts/poll.mjs';
import { expect, inViewMenu, recorded, rows, test } from './fixture.ts';

/** What went wrong in the extension's own pages: nothing may be thrown there, nor written as an error. */
function faultsIn(devtools: Page): string[] {
  const faults: string[] = [];
  devtools.on('pageerror', (error) => faults.push(String(error)));
  devtools.on('console', (message) => {
    if (message.type() === 'error' && message.location().url.startsWith('chrome-extension:'))
      faults.push(message.text());
  });
  return faults;
}

function devtoolsFrame(devtools: Page): Promise<Frame> {
  return poll('our page in DevTools', () =>
    devtools.frames().find((frame) => frame.url().endsWith('/src/devtools/devtools.html')),
  );
}

/** What axe finds in the banner, and how much it looked at. */
async function violationsIn(panel: Frame): Promise<{ found: string[]; checked: string[] }> {
  await panel.evaluate(axe.source);
  return panel.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const { violations, passes } = await engine.run('[data-testid=banner]');
    return {
      found: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      checked: passes.map(({ id }) => id),
    };
  });
}

async function expectAccessible(panel: Frame): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await panel.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const { found, checked } = await violationsIn(panel);
    expect(found).toEqual([]);
    expect(checked).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
  }
}

const banner = (panel: Frame) => panel.locator('[data-testid=banner]');
const dividers = (panel: Frame) => panel.locator('[data-testid=visit]');

test('the watch for faults can fail: it hears of what is thrown and written in both frames', async ({
  tab,
}) => {
  const faults = faultsIn(tab.devtools);
  const panel = await tab.openPanel();
  for (const frame of [panel, await devtoolsFrame(tab.devtools)]) {
    await frame.evaluate(() => {
      new Image().src = 'missing.png';
      setTimeout(() => {
        throw new Error('thrown');
      });
      void Promise.reject(new Error('rejected'));
    });
  }
  await expect.poll(() => faults.filter((fault) => fault.includes('thrown'))).toHaveLength(2);
  await expect.poll(() => faults.filter((fault) => fault.includes('rejected'))).toHaveLength(2);
  await expect.poll(() => faults.filter((fault) => fault.includes('Failed to load'))).toHaveLength(2);
});

test('a navigation: the list stays, and the next page follows under a divider of its own', async ({
  tab,
  demo,
}) => {
  const faults = faultsIn(tab.devtools);
  await tab.page.goto(`${demo.shop}/?first`);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  await expect(dividers(panel)).toHaveCount(0);
  await tab.page.goto(`${demo.shop}/?second`);
  await expect(rows(panel, '/shop.css')).toHaveCount(2);
  await expect(rows(panel, '?first')).toHaveCount(1);
  await expect(dividers(panel).filter({ hasText: '?first' }).first()).toBeVisible();
  await expect(dividers(panel).filter({ hasText: '?second' }).first()).toBeVisible();
  await expect(banner(panel)).toHaveText('');
  expect(faults).toEqual([]);
});

test('a reload: the list stays; with “Keep log” off only the newer load does', async ({ tab, demo }) => {
  const faults = faultsIn(tab.devtools);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  await tab.page.reload();
  await expect(rows(panel, '/shop.css')).toHaveCount(2);
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  await expect(dividers(panel).first()).toBeVisible();

  await inViewMenu(panel, (menu) => menu.getByLabel('Keep log').uncheck());
  await expect(rows(panel, '/api/products/999')).toHaveCount(0);
  await tab.page.locator('[data-scenario="server-error"]').click();
  await expect(rows(panel, '/api/checkout')).toHaveCount(1);
  await tab.page.reload();
  await expect(rows(panel, '/api/checkout')).toHaveCount(0);
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('requests in flight when the page is left: the panel says no more than that, and gives no time', async ({
  tab,
  demo,
}) => {
  const faults = faultsIn(tab.devtools);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.evaluate(() => void fetch('/api/stock-report', { keepalive: true }).catch(() => {}));
  const row = rows(panel, '/api/stock-report');
  await expect(row).toHaveAttribute('data-outcome', 'pending');
  await tab.page.goto(`${demo.shop}/?next`);
  await expect(row).toHaveAttribute('data-cause', 'left-behind');
  await expect(row.locator('.time')).toHaveText('–');
  await row.click();
  const explanation = panel.locator('[data-testid=explanation]');
  await expect(explanation).toContainText('still waiting');
  await expect(explanation).toContainText('The browser says nothing more about it.');
  expect(faults).toEqual([]);
});

test('a crash of the page: the list stays, a banner says so, and its button brings the page back', async ({
  tab,
  demo,
}) => {
  const faults = faultsIn(tab.devtools);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(rows(panel, '/api/products/999')).toHaveAttribute('data-cause', 'not-found');
  const before = await recorded(panel);

  const session = await tab.page.context().newCDPSession(tab.page);
  // Never answered: who would answer is gone.
  session.send('Page.crash').catch(() => {});
  await expect(banner(panel)).toContainText('The page crashed.');
  await expectAccessible(panel);
  expect(await recorded(panel)).toBe(before);
  await rows(panel, '/api/products/999').click();
  await expect(panel.locator('[data-testid=explanation]')).toContainText('/api/products/999');

  await banner(panel).getByRole('button', { name: 'Reload the page' }).click();
  await expect(banner(panel)).toHaveText('');
  await expect(rows(panel, '/shop.css')).toHaveCount(2);
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('a page that is only busy is not said to have crashed', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  // Longer than two looks at the tab.
  const busy = tab.page.evaluate(() => {
    const end = Date.now() + 2500;
    while (Date.now() < end);
    return true;
  });
  const said = panel.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const place = document.querySelector('[data-testid=banner]') as Element;
        const texts: string[] = [];
        const observer = new MutationObserver(() => texts.push(place.textContent));
        observer.observe(place, { childList: true, subtree: true, characterData: true });
        (window as { stopListening?: () => void }).stopListening = () => resolve(texts);
      }),
  );
  expect(await busy).toBe(true);
  await panel.evaluate(() => (window as { stopListening?: () => void }).stopListening?.());
  expect(await said).toEqual([]);
  await expect(banner(panel)).toHaveText('');
});

test('the browser’s error page: the list stays, and the panel says that Chrome reports nothing until the next page', async ({
  tab,
  demo,
}) => {
  const faults = faultsIn(tab.devtools);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  await tab.page.goto(demo.refused).catch(() => {});
  await expect(banner(panel)).toContainText('Chrome reports no requests.');
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  // Chrome would not obey it.
  await expect(banner(panel).getByRole('button')).toHaveCount(0);
  await tab.page.goto(demo.shop);
  await expect(banner(panel)).toHaveText('');
  await expect(rows(panel, '/shop.css')).toHaveCount(2);
  expect(faults).toEqual([]);
});

test('a second tab with its own DevTools has a list of its own', async ({ tab, browser_, demo }) => {
  const other = await browser_.newTab();
  try {
    const faults = [faultsIn(tab.devtools), faultsIn(other.devtools)];
    await devtoolsFrame(other.devtools);
    await tab.page.goto(`${demo.shop}/?one`);
    await other.page.goto(`${demo.shop}/?other`);
    const panel = await tab.openPanel();
    const otherPanel = await openPanel(other.devtools);
    await expect(rows(panel, '?one')).toHaveCount(1);
    await expect(rows(otherPanel, '?other')).toHaveCount(1);
    await expect(rows(panel, '?other')).toHaveCount(0);
    await expect(rows(otherPanel, '?one')).toHaveCount(0);

    await panel.getByRole('button', { name: 'Clear the list' }).click();
    await panel.getByRole('button', { name: 'Record requests' }).click();
    await expect.poll(() => recorded(panel)).toBe(0);
    await other.page.locator('[data-scenario="not-found"]').click();
    await expect(rows(otherPanel, '/api/products/999')).toHaveCount(1);
    await expect(rows(otherPanel, '?other')).toHaveCount(1);

    const session = await other.page.context().newCDPSession(other.page);
    session.send('Page.crash').catch(() => {});
    await expect(banner(otherPanel)).toContainText('The page crashed.');
    await expect(banner(panel)).toHaveText('');
    expect(faults).toEqual([[], []]);
  } finally {
    await other.page.close();
  }
});

test('DevTools opened late: the panel says that the start is missing, until the page is loaded again', async ({
  tab,
  browser_,
  demo,
}) => {
  // A page that is watched from its start: nothing is missing, not while it loads either.
  await tab.page.goto(demo.shop);
  const first = await tab.openPanel();
  await expect(rows(first, '/shop.css')).toHaveCount(1);
  await expect(banner(first)).toHaveText('');

  const closed = tab.devtools.waitForEvent('close');
  await tab.devtools.evaluate(() => window.close());
  await closed;
  await tab.page.goto(`${demo.shop}/?late`);
  const connection = await chromium.connectOverCDP(browser_.endpoint);
  const { targetInfo } = await (await tab.page.context().newCDPSession(tab.page)).send(
    'Target.getTargetInfo',
  );
  const toBrowser = await connection.newBrowserCDPSession();
  // The types of the protocol that Playwright brings do not know it yet.
  const { targetId } = (await toBrowser.send('Target.openDevTools' as 'Target.activateTarget', {
    targetId: targetInfo.targetId,
  })) as unknown as { targetId: string };
  await poll('the DevTools window', async () =>
    (await devtoolsIds(browser_.endpoint)).includes(targetId) ? true : undefined,
  );
  const { devtools, disconnect } = await connectToDevtools(browser_.endpoint, targetId);
  try {
    const faults = faultsIn(devtools);
    await devtoolsFrame(devtools);
    const panel = await openPanel(devtools);
    await expect(panel.getByText('No requests yet')).toBeVisible();
    await tab.page.locator('[data-scenario="not-found"]').click();
    await expect(rows(panel, '/api/products/999')).toHaveCount(1);
    await expect(banner(panel)).toContainText('DevTools was opened after this page had begun to load.');
    await expectAccessible(panel);

    await banner(panel).getByRole('button', { name: 'Reload the page' }).click();
    await expect(rows(panel, '/shop.css')).toHaveCount(1);
    await expect(rows(panel, '/api/products/999')).toHaveCount(1);
    await expect(banner(panel)).toHaveText('');
    expect(faults).toEqual([]);
  } finally {
    await disconnect();
    await connection.close();
  }
});

/**
 * Leaves of the extension API what Chrome leaves in a page that outlives its extension: `runtime.id` is gone, and the calls
 * throw. Chromium 156 has no such page to try it on: it closes DevTools, as the last test shows.
 */
async function invalidate(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    type Calls = Record<string, unknown>;
    const { chrome } = globalThis as unknown as {
      chrome: {
        runtime: Calls;
        tabs: Calls;
        devtools: { network: Calls; inspectedWindow: Calls; panels: { network: Calls } };
      };
    };
    const { runtime, tabs, devtools } = chrome;
    const { network, inspectedWindow, panels } = devtools;
    Reflect.deleteProperty(runtime, 'id');
    for (const [owner, names] of [
      [runtime, ['connect', 'getURL', 'sendMessage']],
      [tabs, ['get', 'query']],
      [network, ['getHAR']],
      [inspectedWindow, ['eval', 'reload']],
      [panels.network, ['show']],
    ] as const) {
      for (const name of names) {
        Object.defineProperty(owner, name, {
          configurable: true,
          value() {
            throw new Error('Extension context invalidated.');
          },
        });
      }
    }
  });
}

test('an extension that is gone under its open panel: the list stays, a banner says so, and every button works', async ({
  tab,
  demo,
}) => {
  const faults = faultsIn(tab.devtools);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="not-found"]').click();
  const row = rows(panel, '/api/products/999');
  await expect(row).toHaveAttribute('data-cause', 'not-found');
  const before = await recorded(panel);
  for (const frame of [panel, await devtoolsFrame(tab.devtools)]) await invalidate(frame);

  await expect(banner(panel)).toContainText('Plainspoken was updated or switched off.');
  await expect(banner(panel).getByRole('button')).toHaveCount(0);
  expect(await recorded(panel)).toBe(before);
  await row.click();
  const explanation = panel.locator('[data-testid=explanation]');
  await expect(explanation).toContainText('/api/products/999');
  await explanation.getByRole('button', { name: 'Show in Network panel' }).click();
  await panel.getByRole('button', { name: 'Close the explanation' }).click();
  await expect(explanation).toHaveCount(0);
  await panel.locator('[data-testid=view-reference]').click();
  await expect(panel.locator('[data-testid=reference-entry]').first()).toBeVisible();
  await panel.locator('[data-testid=view-reference]').click();
  await panel.getByRole('button', { name: 'Record requests' }).click();
  await panel.getByRole('button', { name: 'Record requests' }).click();
  await inViewMenu(panel, (menu) => menu.getByLabel('Keep log').uncheck());
  await expect(row).toHaveCount(1);
  await panel.getByRole('button', { name: 'Clear the list' }).click();
  await expect.poll(() => recorded(panel)).toBe(0);
  await panel.getByRole('button', { name: 'Reload the page' }).click();
  await expect(banner(panel)).toContainText('Plainspoken was updated or switched off.');
  expect(faults).toEqual([]);
});

test('an extension that is loaded anew: Chrome closes DevTools without a fault of ours, and the next ones record', async () => {
  // A browser of its own: every other test's DevTools would close, too.
  const browser = await openBrowser({
    executablePath: await findChromium(),
    extensions: ['dist'],
    headless: true,
  });
  const demo = await startDemo();
  try {
    const { page, devtools } = await browser.newTab();
    const faults = faultsIn(devtools);
    const frame = await devtoolsFrame(devtools);
    await page.goto(demo.shop);
    const panel = await openPanel(devtools);
    await expect(rows(panel, '/shop.css')).toHaveCount(1);

    const manager = await browser.newTab();
    await manager.page.goto('chrome://extensions');
    const closed = devtools.waitForEvent('close');
    await manager.page.evaluate(async (id) => {
      type Call = (...given: unknown[]) => Promise<void>;
      const { chrome } = globalThis as unknown as { chrome: { developerPrivate: Record<string, Call> } };
      // Without it Chrome switches an extension that is no store's off as it is loaded anew.
      await chrome.developerPrivate.updateProfileConfiguration?.({ inDeveloperMode: true });
      await chrome.developerPrivate.reload?.(id, { failQuietly: true });
    }, new URL(frame.url()).host);
    await closed;
    expect(faults).toEqual([]);

    const next = await browser.newTab();
    await devtoolsFrame(next.devtools);
    await next.page.goto(demo.shop);
    await expect(rows(await openPanel(next.devtools), '/shop.css')).toHaveCount(1);
  } finally {
    await Promise.all([browser.close(), demo.close()]);
  }
});
