import { sessions } from '../../demo/sessions.mjs';
import { expect, test } from './fixture.ts';

// What somebody sees who opens the panel for the first time. That each failure of the demo is two clicks from its explanation is in
// scenarios.spec.ts.

test('a new user finds the problem of each story on top, with what to do about it', async ({ tab, demo }) => {
  const [story] = sessions.filter(({ id }) => id === 'session-ended');
  await tab.page.goto(demo.shop);
  await tab.page.locator(`[data-session="${story?.id}"]`).click();
  const panel = await tab.openPanel();
  const card = panel.locator('[data-testid=problem]');
  await expect(card).toHaveAttribute('data-requests', '12');
  // Read on the card itself, without any further click.
  await expect(card).toContainText('Sign in again');
});

test('the empty panel teaches: what to do first, an example, and what it cannot see', async ({ tab }) => {
  const panel = await tab.openPanel();
  const steps = panel.locator('[data-testid=first-steps]');
  await expect(steps).toContainText('Reload the page');
  await expect(steps).toContainText('What it cannot see');
  await panel.locator('[data-testid=open-example]').click();
  await expect(panel.locator('[data-testid=problem]').first()).toBeVisible();
  await expect(panel.locator('[data-testid=example-banner]')).toContainText('made-up');
  await panel.locator('[data-testid=problem]').first().click();
  await expect(panel.locator('[data-testid=explanation] h1')).toBeVisible();
  await panel.locator('[data-testid=example-banner] button').click();
  await expect(steps).toBeVisible();
});

test('the button of the empty panel reloads the page, and its requests come', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(panel.locator('[data-testid=request-row]').first()).toBeVisible();
  await panel.locator('[data-testid=clear]').click();
  await panel.getByRole('button', { name: 'Reload the page' }).click();
  await expect(panel.locator('[data-testid=request-row]').first()).toBeVisible();
});
