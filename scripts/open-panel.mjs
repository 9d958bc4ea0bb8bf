import { poll } from './poll.mjs';

const PANEL_TITLE = 'Plainspoken';
const PANEL_PATH = '/src/panel/index.html';

const NOT_LOADED = `This browser did not load the extension: its DevTools have no tab “${PANEL_TITLE}”. Branded Google Chrome no longer \
takes --load-extension; set CHROME_PATH to a Chromium.`;

/**
 * Opens our panel in a DevTools window.
 * @param {import('@playwright/test').Page} devtools the window, from newTab()
 * @returns {Promise<import('@playwright/test').Frame>} the panel's frame, when it has drawn itself
 */
export async function openPanel(devtools) {
  const tab = devtools.getByRole('tab', { name: PANEL_TITLE, exact: true });
  await tab.click({ timeout: 15_000 }).catch((error) => {
    throw new Error(NOT_LOADED, { cause: error });
  });
  const panel = await poll('the frame of the panel', () =>
    devtools.frames().find((frame) => frame.url().endsWith(PANEL_PATH)),
  );
  await panel.locator('[data-testid=request-count]').waitFor({ state: 'attached' });
  return panel;
}
