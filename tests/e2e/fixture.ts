import { test as base, type CDPSession, expect, type Frame, type Locator, type Page } from '@playwright/test';
import { startDemo } from '../../demo/server.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { openBrowser, openPanel } from '../../scripts/open-browser.mjs';
import { poll } from '../../scripts/poll.mjs';

const EXTENSION = 'dist';
const BLOCKER = 'demo/blocker';
/** How long a tab has to close, in ms. */
const CLOSE_LIMIT = 20_000;

type Browser = Awaited<ReturnType<typeof openBrowser>>;
type Demo = Awaited<ReturnType<typeof startDemo>>;

/** What the browser itself says of a tab's requests, over the DevTools protocol. An extension never gets this. */
export interface BrowserAccount {
  /** Requests that were sent or tried; a redirect counts as one more. */
  readonly requests: readonly { readonly method: string; readonly url: string }[];
  /** `loadingFailed.errorText` by URL. */
  readonly errors: ReadonlyMap<string, string>;
}

export interface Tab {
  readonly page: Page;
  /** The DevTools window of this tab; our own page in it has begun to record. */
  readonly devtools: Page;
  readonly account: BrowserAccount;
  /** Clicks on the panel's tab. */
  openPanel(): Promise<Frame>;
}

export const test = base.extend<{ tab: Tab }, { theme: 'light' | 'dark'; demo: Demo; browser_: Browser }>({
  theme: ['light', { option: true, scope: 'worker' }],

  demo: [
    async ({ browser_ }, use) => {
      const demo = await startDemo({ setOffline: (on) => browser_.context.setOffline(on) });
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],

  browser_: [
    async ({ theme }, use) => {
      const browser = await openBrowser({
        executablePath: await findChromium(),
        extensions: [EXTENSION, BLOCKER],
        headless: true,
        theme,
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  tab: async ({ browser_ }, use) => {
    const { page, devtools } = await browser_.newTab();
    // What the page does before our page stands in DevTools, DevTools itself does not know yet.
    const recorder = await poll('our page in DevTools', () =>
      devtools.frames().find((frame) => frame.url().endsWith('/src/devtools/devtools.html')),
    );
    // The tests of a worker share a browser, and what one sets the panel remembers.
    await recorder.evaluate(() => localStorage.clear());
    await devtools.setViewportSize({ width: 1300, height: 1400 });
    const account = await watch(await page.context().newCDPSession(page));
    await use({ page, devtools, account, openPanel: () => openPanel(devtools) });
    // Nothing is told by how a tab ends. Once, on a busy machine, that took more than two minutes; its browser ends with the worker.
    await within(CLOSE_LIMIT, page.close());
    // The demo takes the browser off the network for a moment, and the test that asked for it may be over before.
    await within(CLOSE_LIMIT, browser_.context.setOffline(false));
  },
});

/** Waits for a work to end, but no longer than so many ms. */
async function within(limit: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<void>((done) => {
    timer = setTimeout(done, limit);
  });
  await Promise.race([work, end]);
  clearTimeout(timer);
}

async function watch(session: CDPSession): Promise<BrowserAccount> {
  const requests: { method: string; url: string }[] = [];
  const errors = new Map<string, string>();
  const urls = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    requests.push({ method: request.method, url: request.url });
    urls.set(requestId, request.url);
  });
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    errors.set(urls.get(requestId) ?? '', errorText);
  });
  await session.send('Network.enable');
  return { requests, errors };
}

/** The rows of requests whose path holds the text, in the list that is in sight. */
export function rows(panel: Frame, path: string) {
  return panel.locator('[data-testid=request-row]').filter({ has: panel.locator(`.name[title*="${path}"]`) });
}

/** What rows say of their requests. */
export function factsOf(found: Locator) {
  return found.evaluateAll((elements) =>
    elements
      .map((element) => (element as HTMLElement).dataset)
      .map(({ method, status, outcome, cause }) => ({
        method,
        status: Number(status),
        outcome,
        cause,
      })),
  );
}

/** Opens the menu of how the list is shown, does something in it, and closes it. */
export async function inViewMenu(panel: Frame, act: (menu: Locator) => Promise<unknown>): Promise<void> {
  const menu = panel.locator('[data-testid=view-options]');
  await panel.locator('[data-testid=view-menu]').click();
  await act(menu);
  await panel.locator('[data-testid=view-menu]').click();
  await expect(menu).toBeHidden();
}

/** How many requests the panel says it has recorded. */
export async function recorded(panel: Frame): Promise<number> {
  return Number(await panel.locator('[data-testid=request-count]').innerText());
}

export { expect };
