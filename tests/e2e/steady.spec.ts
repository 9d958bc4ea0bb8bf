import type { Frame } from '@playwright/test';
import { expect, recorded, rows, type Tab, test } from './fixture.ts';

/** Requests as fast as the browser takes them, failures among them, so that rows come in over and under what is read. */
function storm({ page }: Tab, count: number): Promise<void> {
  return page.evaluate(async (number) => {
    let next = 0;
    const work = async () => {
      while (next < number) {
        const turn = next++;
        const path = ['/api/products/999', '/api/orders', '/api/checkout', '/shop.css'][turn % 4];
        await fetch(`${path}?storm=${turn}`, { method: turn % 4 === 2 ? 'POST' : 'GET' }).then((answer) =>
          answer.text(),
        );
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
  }, count);
}

/** Where a row is on the screen. */
async function placeOf(panel: Frame, key: string) {
  return panel.locator(`[data-key="${key}"]`).evaluate((row) => Math.round(row.getBoundingClientRect().top));
}

test('while requests pour in, the row that is read stays where it is, and so does the text that is selected', async ({
  tab,
  demo,
}) => {
  test.setTimeout(120_000);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await storm(tab, 300);
  await expect.poll(() => recorded(panel)).toBeGreaterThan(300);
  const list = panel.locator('[data-testid=request-list]');
  // In the middle of the list, with a row chosen and its explanation open.
  await list.evaluate((element) => element.scrollTo(0, 4000));
  const row = panel.locator('[data-testid=request-row]').nth(14);
  await row.click();
  const key = (await row.getAttribute('data-key')) ?? '';
  const detail = panel.locator('[data-testid=explanation]');
  const title = await detail.locator('h1').innerText();
  await detail.locator('.lead').evaluate((lead) => getSelection()?.selectAllChildren(lead));
  const selected = await panel.evaluate(() => String(getSelection()));
  expect(selected.length).toBeGreaterThan(10);
  const before = await placeOf(panel, key);

  await storm(tab, 1500);
  await expect.poll(() => recorded(panel), { timeout: 60_000 }).toBeGreaterThan(1800);
  expect(await placeOf(panel, key)).toBe(before);
  await expect(panel.locator(`[data-key="${key}"]`)).toHaveAttribute('aria-selected', 'true');
  expect(await detail.locator('h1').innerText()).toBe(title);
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
});

test('text selected in a row stays selected, and its row in its place', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await storm(tab, 200);
  await expect.poll(() => recorded(panel)).toBeGreaterThan(200);
  await panel.locator('[data-testid=request-list]').evaluate((element) => element.scrollTo(0, 3000));
  const row = panel.locator('[data-testid=request-row]').nth(14);
  const key = (await row.getAttribute('data-key')) ?? '';
  await row.locator('.address').evaluate((address) => getSelection()?.selectAllChildren(address));
  const selected = await panel.evaluate(() => String(getSelection()));
  const before = await placeOf(panel, key);
  await storm(tab, 400);
  await expect.poll(() => recorded(panel)).toBeGreaterThan(600);
  expect(await placeOf(panel, key)).toBe(before);
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
});

test('a list that is not touched stays at its top, where the problems are', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  await storm(tab, 200);
  await expect.poll(() => recorded(panel)).toBeGreaterThan(200);
  await expect(panel.locator('[data-testid=session-summary]')).toBeInViewport();
  expect(await panel.locator('[data-testid=request-list]').evaluate((element) => element.scrollTop)).toBe(0);
});
