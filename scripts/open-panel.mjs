import { poll } from './poll.mjs';

const PANEL_TITLE = 'Plainspoken';
const PANEL_PATH = '/src/panel/index.html';
/** At this width, in pixels, the tabs of all panels stand side by side. */
const WIDE = 1600;

const NOT_LOADED = `This browser did not load the extension: its DevTools have no tab “${PANEL_TITLE}”. Branded Google Chrome \
no longer takes --load-extension; set CHROME_PATH to a Chromium.`;

/**
 * Opens our panel in a DevTools window.
 * @param {import('@playwright/test').Page} devtools the window, from newTab()
 * @returns {Promise<import('@playwright/test').Frame>} the panel's frame, when it has drawn itself
 */
export async function openPanel(devtools) {
  await clickTab(devtools);
  const panel = await poll('the frame of the panel', () =>
    devtools.frames().find((frame) => frame.url().endsWith(PANEL_PATH)),
  );
  await panel.locator('[data-testid=request-count]').waitFor({ state: 'attached' });
  return panel;
}

/**
 * In a narrow window the tab is in the menu behind “»”, which the system draws and nobody can click from here. So the
 * page is laid out wide for the moment of the click; DevTools keeps the chosen tab in sight afterwards.
 * @param {import('@playwright/test').Page} devtools
 */
async function clickTab(devtools) {
  const tab = devtools.getByRole('tab', { name: PANEL_TITLE, exact: true });
  const { width, height } = await devtools.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const layOutAsBefore = width < WIDE ? await layOut(devtools, { width: WIDE, height }) : undefined;
  try {
    await tab.click({ timeout: 15_000 });
  } catch (error) {
    throw new Error(NOT_LOADED, { cause: error });
  } finally {
    await layOutAsBefore?.();
  }
}

/**
 * Lays a page out at a size.
 * @param {import('@playwright/test').Page} page
 * @param {{ width: number, height: number }} size in pixels
 * @returns {Promise<() => Promise<void>>} lays it out as it was
 */
async function layOut(page, size) {
  const chosen = page.viewportSize();
  if (chosen) {
    await page.setViewportSize(size);
    return () => page.setViewportSize(chosen);
  }
  // Playwright takes a chosen size for good: it has no way back to that of the window.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 0, mobile: false });
  return async () => {
    await session.send('Emulation.clearDeviceMetricsOverride');
    await session.detach();
  };
}
