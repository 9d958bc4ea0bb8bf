import type { Frame } from '@playwright/test';
import { sessions } from '../../demo/sessions.mjs';
import { readPanelRows } from '../../scripts/panel-rows.mjs';
import { expect, rows, type Tab, test } from './fixture.ts';

/** The problems and notes on top of the list; undefined while it is scrolled away from there. */
function onTop(panel: Frame) {
  return panel.locator('[data-testid=request-list]').evaluate((list) => {
    const of = (kind: string) =>
      [...list.querySelectorAll<HTMLElement>(`[data-testid=${kind}]`)].map(({ dataset }) => ({
        cause: dataset.cause,
        requests: Number(dataset.requests),
      }));
    return list.querySelector('[data-testid=session-summary]')
      ? { problems: of('problem'), notes: of('note') }
      : undefined;
  });
}

async function rowsAt(panel: Frame, paths: readonly string[]) {
  const all = await readPanelRows(panel);
  return paths.map((path) => ({ path, rows: all.filter(({ url }) => url.includes(path)).length }));
}

/** Clicks a story's button in the shop, and waits until the page has told it. */
async function play({ page }: Tab, id: string) {
  await page.locator(`[data-session="${id}"]`).click();
  await expect(page.locator(`[data-told="${id}"]`)).toBeAttached();
}

for (const { id, note, problems, notes, rows: folded } of sessions) {
  test(`${id}: ${note}`, async ({ tab, demo }) => {
    await tab.page.goto(demo.shop);
    const panel = await tab.openPanel();
    await play(tab, id);
    await expect
      .poll(() =>
        rowsAt(
          panel,
          folded.map(({ path }) => path),
        ),
      )
      .toEqual(folded);
    if (notes.length > 0) await panel.locator('[data-testid=notes]').click();
    await expect.poll(() => onTop(panel)).toEqual({ problems, notes });
  });
}

test('three tries are one row, which tells their story and can be opened', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await play(tab, 'third-try-works');
  const row = rows(panel, '/api/stock-level');
  await expect(row).toHaveCount(1);
  await row.click();
  await expect(panel.locator('[data-testid=story]')).toContainText('Tried 3 times');
  await expect(panel.locator('[data-testid=story]')).toContainText('503, 503, then 200');
  await row.focus();
  await row.press('ArrowRight');
  const members = panel.locator('[data-testid=bundle-member]');
  await expect(members).toHaveCount(3);
  await expect(members.last()).toHaveAttribute('data-status', '200');
});

test('what a later request changes is said in the explanation that stands open', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  const ask = () =>
    tab.page.evaluate(async () => {
      const answer = await fetch('/api/stock-level', { headers: { 'x-visit': 'told-anew' } });
      await answer.text();
    });
  await ask();
  const row = rows(panel, '/api/stock-level');
  await row.click();
  const detail = panel.locator('[data-testid=explanation]');
  await expect(detail).toBeVisible();
  await expect(panel.locator('[data-testid=problem]')).toHaveCount(1);
  const before = await detail.getByRole('heading').first().innerText();
  await ask();
  await ask();
  await expect(panel.locator('[data-testid=problem]')).toHaveCount(0);
  await expect(detail.locator('[data-testid=changed]')).toContainText(before);
});

test('a problem goes on over page loads, and its count grows', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await play(tab, 'session-ended');
  const problem = panel.locator('[data-testid=problem]');
  await expect(problem).toHaveAttribute('data-requests', '12');
  await tab.page.reload();
  await play(tab, 'session-ended');
  await expect(problem).toHaveAttribute('data-requests', '24');
  await expect(problem).toHaveCount(1);
});

test('the line on top sums the session up', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  const summary = panel.locator('[data-testid=session-summary]');
  await expect(summary).toContainText('Nothing failed');
  await play(tab, 'session-ended');
  await play(tab, 'three-at-once');
  await expect(summary).toContainText('2 problems');
  await expect(summary).toContainText('15 failed requests');
});
