import type { Frame, Page } from '@playwright/test';
import { expect, rows, type Tab, test } from './fixture.ts';

const PANEL = '/src/panel/index.html';
const KEPT = { audience: 'developers', failuresOnly: true, filterText: 'cart', types: ['fetch', 'img'] };

/**
 * The panel's page by itself, in a tab. Nobody hands it a recording there, so it stays as it is painted first.
 * @param like the panel whose size it gets
 */
async function firstPage({ page, devtools }: Tab, like: Frame): Promise<Page> {
  const [width, height] = await like.evaluate(() => [innerWidth, innerHeight] as const);
  await page.setViewportSize({ width, height });
  const recorder = devtools.frames().find((frame) => frame.url().endsWith('/src/devtools/devtools.html'));
  await page.goto(new URL(PANEL, recorder?.url()).href);
  return page;
}

/** What stands in the toolbar, how it is set, and where it is. */
function toolbarOf(panel: Frame | Page) {
  return panel.locator('.toolbar').evaluate((toolbar) =>
    [...toolbar.querySelectorAll<HTMLElement>('button, input')]
      .filter((each) => each.checkVisibility())
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return {
          is: each.dataset.testid ?? each.dataset.type ?? each.ariaLabel,
          set: each instanceof HTMLInputElement ? each.value : each.ariaPressed,
          at: [x, y, width, height].map(Math.round).join(' '),
        };
      })
      // It comes with the text, within the box, and moves nothing.
      .filter(({ is }) => is !== 'Clear the filter'),
  );
}

test('what is painted first is the toolbar as the panel draws it, and as the person left it', async ({
  tab,
}) => {
  const panel = await tab.openPanel();
  await panel.evaluate((kept) => localStorage.setItem('plainspoken-settings', JSON.stringify(kept)), KEPT);
  const page = await firstPage(tab, panel);
  const first = await toolbarOf(page);
  expect(first.length).toBeGreaterThan(15);
  expect(first).toContainEqual(expect.objectContaining({ is: 'audience-developers', set: 'true' }));
  expect(first).toContainEqual(expect.objectContaining({ is: 'filter', set: 'cart' }));
  // Its buttons do nothing yet, so they cannot be clicked.
  expect(await page.locator('#app').evaluate((root: HTMLElement) => root.inert)).toBe(true);
  // Of what was recorded it knows nothing, and says nothing.
  await expect(page.locator('[data-testid=request-count]')).toHaveCount(0);

  await panel.evaluate(() => location.reload());
  await expect(panel.locator('[data-testid=request-count]')).toBeAttached();
  expect(await toolbarOf(panel)).toEqual(first);
  expect(await panel.locator('#app').evaluate((root: HTMLElement) => root.inert)).toBe(false);
});

test('it is dark at once where DevTools are dark', async ({ tab }) => {
  // A host that says no more than this: with it nothing can be drawn over the first page.
  await tab.page.addInitScript(() => Object.assign(window, { plainspokenHost: { theme: 'dark' } }));
  const page = await firstPage(tab, await tab.openPanel());
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(40, 40, 40)');
  await expect(page.locator('.toolbar')).toHaveCSS('background-color', 'rgb(47, 48, 51)');
});

test('nothing of the first page moves when the panel takes its place', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  await tab.page.evaluate(() => fetch('/api/products/999'));
  // So wide that openPanel need not change the width for its click.
  await tab.devtools.setViewportSize({ width: 1700, height: 1000 });
  const panel = await tab.openPanel();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  await expect(panel.locator('[data-testid=problem]')).not.toHaveCount(0);
  const moved = await panel.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(
            list
              .getEntries()
              .flatMap((entry) => (entry as unknown as { sources: { node: Node | null }[] }).sources)
              .map(({ node }) => (node instanceof Element ? node : node?.parentElement))
              // The list grows as its requests are explained, and the line at the bottom counts.
              .filter((node) => node && !node.closest('.list, .status-bar'))
              .map((node) => node?.outerHTML.slice(0, 200) ?? ''),
          ),
        ).observe({ type: 'layout-shift', buffered: true });
        // It tells nothing where nothing moved.
        setTimeout(() => resolve([]), 1000);
      }),
  );
  expect(moved).toEqual([]);
});
