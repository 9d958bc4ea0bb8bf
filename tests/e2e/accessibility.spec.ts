import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, inViewMenu, rows, type Tab, test } from './fixture.ts';

/** Runs axe in the panel's own frame and says what it found, with the elements. */
async function violations(panel: Frame): Promise<{ found: string[]; checked: number }> {
  await panel.evaluate(axe.source);
  return panel.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const result = await engine.run(document, { resultTypes: ['violations'] });
    return {
      found: result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      checked: result.passes.length,
    };
  });
}

/** How DevTools is drawn: its two themes, and what people with their own colours see. */
const LOOKS: Readonly<Record<string, { theme: 'light' | 'dark'; forced: boolean }>> = {
  light: { theme: 'light', forced: false },
  dark: { theme: 'dark', forced: false },
  'forced colours': { theme: 'light', forced: true },
};

async function dress(panel: Frame, devtools: Page, { theme, forced }: (typeof LOOKS)[string] & object) {
  await devtools.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
  await panel.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  expect(await panel.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(forced);
}

/** Lets some requests fail, and some not. */
async function fill({ page }: Tab, panel: Frame, shop: string): Promise<void> {
  await page.goto(shop);
  for (const id of ['sign-in-expired', 'cors', 'server-error', 'aborted', 'preflight-granted', 'slow'])
    await page.locator(`[data-scenario="${id}"]`).click();
  await expect(rows(panel, '/api/stock-report')).toHaveCount(1);
  await expect(panel.locator('[data-testid=request-row] [data-toggle]')).toHaveCount(1);
}

for (const [name, look] of Object.entries(LOOKS)) {
  test(`axe finds nothing in the list and the details, empty and full, ${name}`, async ({ tab, demo }) => {
    test.setTimeout(240_000);
    const panel = await tab.openPanel();
    const at = (testId: string) => panel.locator(`[data-testid=${testId}]`);
    const check = async (view: string) => expect((await violations(panel)).found, view).toEqual([]);
    await dress(panel, tab.devtools, look);
    await check('first steps');

    await fill(tab, panel, demo.shop);
    await check('list');
    await panel.locator('[data-testid=request-row] [data-toggle]').click();
    await expect(at('bundle-member')).toHaveCount(2);
    await at('notes').click();
    await at('problem').first().click();
    await expect(panel.locator('[data-of=problem]')).toBeVisible();
    await check('problem');

    await rows(panel, '/api/orders').click();
    await at('audience-developers').click();
    for (const summary of await panel.locator('[data-testid=for-developers] details summary').all())
      await summary.click();
    const full = await violations(panel);
    expect(full.found).toEqual([]);
    expect(full.checked).toBeGreaterThan(10);
    await at('term').first().click();
    await check('meaning of a word');
    await tab.devtools.keyboard.press('Escape');

    await tab.devtools.setViewportSize({ width: 320, height: 700 });
    await check('narrow detail');
    await at('explanation').press('Escape');
    await check('narrow list');
    await tab.devtools.setViewportSize({ width: 1300, height: 240 });
    await check('low');
  });

  test(`axe finds nothing in what opens over the list, and in the reference, ${name}`, async ({
    tab,
    demo,
  }) => {
    test.setTimeout(240_000);
    const panel = await tab.openPanel();
    const at = (testId: string) => panel.locator(`[data-testid=${testId}]`);
    const check = async (view: string) => expect((await violations(panel)).found, view).toEqual([]);
    await dress(panel, tab.devtools, look);
    await at('open-example').click();
    await expect(at('problem').first()).toBeVisible();
    await check('example');
    await at('example-banner').getByRole('button').click();

    await fill(tab, panel, demo.shop);
    await at('filter').fill('status-code:');
    await expect(panel.getByRole('option').first()).toBeVisible();
    await at('filter').press('ArrowDown');
    await check('suggestions');
    await at('filter').fill('/(/');
    await at('failures-only').click();
    await check('a filter that cannot be');
    await at('filter').fill('zzz');
    await expect(at('no-match')).toBeVisible();
    await check('nothing fits');
    await at('no-match').click();

    await at('view-menu').click();
    await check('view menu');
    await at('view-menu').click();
    await inViewMenu(panel, async (menu) => {
      await menu.locator('[data-testid=group-by]').selectOption('host');
      await menu.getByLabel('One line for each request').check();
    });
    await check('compact, by server');
    await at('show-keys').click();
    await expect(at('keys')).toBeVisible();
    await check('keys');
    await tab.devtools.keyboard.press('Escape');

    await at('view-reference').click();
    await expect(at('reference-entry').first()).toBeVisible();
    await check('reference');
    await at('reference-search').fill('401');
    await expect(at('reference-entry').first()).toContainText('401 Unauthorized');
    await check('an entry');
    await at('reference-search').fill('');
    await panel.locator('[data-kind=confusion]').click();
    await at('reference-entry').first().getByRole('button').first().click();
    await check('what is often confused');
    await tab.devtools.setViewportSize({ width: 320, height: 700 });
    await check('narrow reference');
  });
}

test('at twice the size of letters nothing is cut off sideways', async ({ tab, demo }) => {
  const panel = await tab.openPanel();
  await fill(tab, panel, demo.shop);
  // Zoomed to 200%, a window of 640 pixels has room for 320.
  await tab.devtools.setViewportSize({ width: 320, height: 500 });
  const overflow = () =>
    panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await rows(panel, '/api/orders').click();
  expect(await overflow()).toBe(0);
  const detail = panel.locator('[data-testid=explanation]');
  expect(await detail.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('the check itself can fail: axe finds a button without a name', async ({ tab }) => {
  const panel = await tab.openPanel();
  await panel.evaluate(() => document.querySelector('#app')?.append(document.createElement('button')));
  expect((await violations(panel)).found.join()).toContain('button-name');
});
