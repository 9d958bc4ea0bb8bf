import type { Frame } from '@playwright/test';
import axe from 'axe-core';
import { expect, rows, test } from './fixture.ts';

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

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test(`axe finds nothing in the panel, empty and full, ${theme}`, async ({ tab, demo }) => {
      const panel = await tab.openPanel();
      await panel.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      expect((await violations(panel)).found).toEqual([]);

      await tab.page.goto(demo.shop);
      for (const id of ['sign-in-expired', 'cors', 'server-error', 'aborted', 'slow']) {
        await tab.page.locator(`[data-scenario="${id}"]`).click();
      }
      await expect(rows(panel, '/api/stock-report')).toHaveCount(1);
      await tab.page.locator('[data-scenario="preflight-granted"]').click();
      await panel.locator('[data-testid=request-row] [data-toggle]').click();
      await expect(panel.locator('[data-testid=bundle-member]')).toHaveCount(2);
      await panel.locator('[data-testid=notes]').click();
      await panel.locator('[data-testid=problem]').first().click();
      await expect(panel.locator('[data-of=problem]')).toBeVisible();
      expect((await violations(panel)).found).toEqual([]);

      await rows(panel, '/api/orders').click();
      for (const summary of await panel.locator('[data-testid=explanation] summary').all())
        await summary.click();
      const full = await violations(panel);
      expect(full.found).toEqual([]);
      expect(full.checked).toBeGreaterThan(10);

      await tab.devtools.setViewportSize({ width: 360, height: 700 });
      expect((await violations(panel)).found).toEqual([]);

      await panel.locator('[data-testid=view-reference]').click();
      await expect(panel.locator('[data-testid=reference-entry]').first()).toBeVisible();
      expect((await violations(panel)).found).toEqual([]);
    });
  });
}

test('the check itself can fail: axe finds a button without a name', async ({ tab }) => {
  const panel = await tab.openPanel();
  await panel.evaluate(() => document.querySelector('#app')?.append(document.createElement('button')));
  expect((await violations(panel)).found.join()).toContain('button-name');
});
