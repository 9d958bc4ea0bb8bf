import type { Frame } from '@playwright/test';
import type { PanelHost } from '../../src/panel/host.ts';
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

/**
 * Scrolls the list into its middle and takes a row there. The rows are drawn after the scrolling: until then those
 * in the document are of the top, out of sight, and are about to go.
 * @returns The key that the row keeps, and the row itself by that key.
 */
async function rowInTheMiddle(panel: Frame, from: number) {
  await panel
    .locator('[data-testid=request-list]')
    .evaluate((element, top) => element.scrollTo(0, top), from);
  const there = panel.locator('[data-testid=request-row]').nth(14);
  await expect(there).toBeInViewport({ ratio: 1 });
  const key = (await there.getAttribute('data-key')) ?? '';
  const row = panel.locator(`[data-key="${key}"]`);
  await expect(row).toBeInViewport({ ratio: 1 });
  return { key, row };
}

/** Selects the address in a row in the middle of the list, and says which row, where it is, and what is selected. */
async function selectInTheMiddle(panel: Frame) {
  const { key, row } = await rowInTheMiddle(panel, 3000);
  await row.locator('.address').evaluate((address) => getSelection()?.selectAllChildren(address));
  const selected = await panel.evaluate(() => String(getSelection()));
  expect(selected.length).toBeGreaterThan(5);
  return { key, selected, before: await placeOf(panel, key) };
}

/** Waits until the panel has recorded all that the browser itself tells of, so that nothing comes of it any more. */
async function allRecorded({ account }: Tab, panel: Frame) {
  await expect.poll(() => recorded(panel), { timeout: 60_000 }).toBe(account.requests.length);
}

/** Where a row is on the screen. */
async function placeOf(panel: Frame, key: string) {
  return panel.locator(`[data-key="${key}"]`).evaluate((row) => Math.round(row.getBoundingClientRect().top));
}

test('while requests pour in, the row that is read stays where it is, and so does the text that is selected', async ({
  tab,
  demo,
}) => {
  test.setTimeout(240_000);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await storm(tab, 300);
  await allRecorded(tab, panel);
  // In the middle of the list, with a row chosen and its explanation open.
  const { key, row } = await rowInTheMiddle(panel, 4000);
  await row.click();
  const detail = panel.locator('[data-testid=explanation]');
  const title = await detail.locator('h1').innerText();
  await detail.locator('.lead').evaluate((lead) => getSelection()?.selectAllChildren(lead));
  const selected = await panel.evaluate(() => String(getSelection()));
  expect(selected.length).toBeGreaterThan(10);
  const before = await placeOf(panel, key);

  await storm(tab, 1500);
  await allRecorded(tab, panel);
  expect(await placeOf(panel, key)).toBe(before);
  await expect(panel.locator(`[data-key="${key}"]`)).toHaveAttribute('aria-selected', 'true');
  expect(await detail.locator('h1').innerText()).toBe(title);
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
});

test('text selected in a row stays selected, and its row in its place', async ({ tab, demo }) => {
  test.setTimeout(240_000);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await storm(tab, 200);
  await allRecorded(tab, panel);
  const { key, selected, before } = await selectInTheMiddle(panel);
  await storm(tab, 400);
  await allRecorded(tab, panel);
  expect(await placeOf(panel, key)).toBe(before);
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
});

test('with 500 requests a second nothing that is read moves', async ({ tab, demo }) => {
  test.setTimeout(240_000);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await storm(tab, 300);
  await allRecorded(tab, panel);
  const { key, row } = await rowInTheMiddle(panel, 4000);
  await row.click();
  const lead = panel.locator('[data-testid=explanation] .lead');
  await lead.evaluate((element) => getSelection()?.selectAllChildren(element));
  const before = await placeOf(panel, key);
  const selected = await panel.evaluate(() => String(getSelection()));
  expect(selected.length).toBeGreaterThan(10);
  const start = await recorded(panel);
  // DevTools does not tell of so many in a second: they go straight into the real panel's own recording, as many as are due.
  const moved = await panel.evaluate(
    async ([count, perMs, chosen]) => {
      const { session } = (window as unknown as { plainspokenHost: PanelHost }).plainspokenHost.recording;
      const samples = session.exchanges.slice(-40);
      const from = performance.now();
      const placed = () =>
        Math.round(
          document.querySelector(`[data-key="${chosen}"]`)?.getBoundingClientRect().top ?? Number.NaN,
        );
      const places = new Set<number>();
      for (let added = 0; added < count; ) {
        const due = Math.min(count, Math.ceil((performance.now() - from) * perMs));
        for (; added < due; added++) {
          const sample = samples[added % samples.length] as (typeof samples)[number];
          const index = session.takeIndex();
          // Its fields are read, so it is not to be spread (kept-exchange.ts).
          const own = { index, url: `${sample.url.split('?')[0]}?due=${index}`, startedAt: Date.now() };
          session.add(Object.assign(Object.create(sample), own));
        }
        await new Promise(requestAnimationFrame);
        places.add(placed());
      }
      return [...places];
    },
    [2000, 0.5, key] as const,
  );
  await expect.poll(() => recorded(panel)).toBeGreaterThanOrEqual(start + 2000);
  expect(moved).toEqual([before]);
  expect(await placeOf(panel, key)).toBe(before);
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
});

test('a thousand requests at once push no selected text out of the list', async ({ tab, demo }) => {
  test.setTimeout(240_000);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await storm(tab, 200);
  await allRecorded(tab, panel);
  const { key, selected, before } = await selectInTheMiddle(panel);
  const start = await recorded(panel);
  // They all come over it, in one frame: failures stand above what went well.
  await panel.evaluate(() => {
    const { session } = (window as unknown as { plainspokenHost: PanelHost }).plainspokenHost.recording;
    const sample = session.exchanges.find(({ response: { status } }) => status >= 500);
    if (!sample) throw new Error('no failure of the server is listed');
    for (let added = 0; added < 1000; added++) {
      const index = session.takeIndex();
      const own = { index, url: `${sample.url}&due=${index}`, startedAt: Date.now() };
      session.add(Object.assign(Object.create(sample), own));
    }
  });
  await expect.poll(() => recorded(panel)).toBeGreaterThanOrEqual(start + 1000);
  expect(await placeOf(panel, key)).toBe(before);
  expect(await panel.evaluate(() => String(getSelection()))).toBe(selected);
});

test('a list that is not touched stays at its top, where the problems are', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  await storm(tab, 200);
  await allRecorded(tab, panel);
  await expect(panel.locator('[data-testid=session-summary]')).toBeInViewport();
  expect(await panel.locator('[data-testid=request-list]').evaluate((element) => element.scrollTop)).toBe(0);
});
