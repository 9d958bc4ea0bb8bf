import { expect, recorded, rows, test } from './fixture.ts';

test('the whole path by keyboard alone: filter, problem, request, reference, and back', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  for (const id of ['signed-out', 'server-error', 'not-found']) {
    await tab.page.locator(`[data-scenario="${id}"]`).click();
  }
  const panel = await tab.openPanel();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  await expect(panel.locator('[data-testid=problem]')).toHaveCount(3);
  const { keyboard } = tab.devtools;
  const list = panel.locator('[data-testid=request-list]');
  const filter = panel.locator('[data-testid=filter]');
  const detail = panel.locator('[data-testid=explanation]');
  // Where a person is who has just come to the panel.
  await panel.locator('[data-testid=record]').focus();

  await keyboard.press('/');
  await expect(filter).toBeFocused();
  await keyboard.type('status-code:');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(filter).toHaveValue(/^status-code:\d+/);
  await keyboard.press('Escape');
  await expect(filter).toHaveValue('');
  await keyboard.press('Escape');
  await expect(list).toBeFocused();

  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(detail).toHaveAttribute('data-of', 'problem');
  // Past the line between them, into the explanation, and down to one of its requests.
  for (let step = 0; step < 30; step++) {
    if (
      await detail
        .locator('.requests button')
        .first()
        .evaluate((one) => one === document.activeElement)
    )
      break;
    await keyboard.press('Tab');
  }
  await keyboard.press('Enter');
  await expect(detail).toHaveAttribute('data-of', 'request');
  await expect(detail).toBeFocused();
  for (let step = 0; step < 30; step++) {
    if (await panel.evaluate(() => document.activeElement?.matches('[data-testid=look-up]'))) break;
    await keyboard.press('Tab');
  }
  await keyboard.press('Enter');
  await expect(panel.locator('[data-testid=reference-entry]').first()).toBeVisible();
  await keyboard.press('/');
  await expect(filter).toBeFocused();
  await expect(detail).toBeVisible();
  await keyboard.press('Escape');
  await expect(list).toBeFocused();
  await keyboard.press('Escape');
  await expect(detail).toHaveCount(0);

  // Groups fold, and the names of the columns sort.
  await keyboard.press('Home');
  const columns = panel.locator('.row.columns');
  const place = Number(await columns.getAttribute('aria-rowindex'));
  for (let step = 1; step < place; step++) await keyboard.press('ArrowDown');
  await expect(columns).toHaveClass(/active/);
  await keyboard.press('ArrowRight');
  await expect(panel.locator('[data-column=status]')).toHaveAttribute('aria-sort', 'ascending');
  await keyboard.press('Enter');
  await expect(panel.locator('[data-column=status]')).toHaveAttribute('aria-sort', 'descending');
});

test('keys that come faster than the list is drawn', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  await tab.page.locator('[data-scenario="not-found"]').click();
  const panel = await tab.openPanel();
  await expect(panel.locator('[data-testid=problem]')).toHaveCount(1);
  await panel.locator('[data-testid=request-list]').evaluate((list) => {
    for (const key of ['Home', 'ArrowDown', 'Enter'])
      list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect(panel.locator('[data-testid=explanation]')).toHaveAttribute('data-of', 'problem');
});

test('keys that hold everywhere: record, clear, and the list of keys', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  const { keyboard } = tab.devtools;
  const list = panel.locator('[data-testid=request-list]');
  const record = panel.locator('[data-testid=record]');
  await list.focus();
  await keyboard.press('Control+e');
  await expect(record).toHaveAttribute('aria-pressed', 'false');
  await keyboard.press('Control+e');
  await expect(record).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('?');
  const keys = panel.locator('[data-testid=keys]');
  await expect(keys).toBeVisible();
  await expect(keys).toContainText('Clear the list');
  await keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await list.focus();
  await keyboard.press('Control+l');
  await expect.poll(() => recorded(panel)).toBe(0);
});

test('the list is one tab stop, and keeps the focus while rows come, go and are filtered out', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  const list = panel.locator('[data-testid=request-list]');
  const stops = await list.evaluate(
    (element) => [...element.querySelectorAll<HTMLElement>('*')].filter((each) => each.tabIndex >= 0).length,
  );
  expect(stops).toBe(0);
  await list.focus();
  await list.press('End');
  const active = panel.locator('.row.active');
  await expect(active).toHaveCount(1);
  const chosen = await active.getAttribute('data-key');
  await tab.page.locator('[data-scenario="server-error"]').click();
  await expect(rows(panel, '/api/checkout')).toHaveCount(1);
  await expect(list).toBeFocused();
  await expect(active).toHaveAttribute('data-key', chosen ?? '');
  await panel.locator('[data-testid=failures-only]').evaluate((button) => (button as HTMLElement).click());
  await expect(active).toHaveCount(0);
  await expect(list).toBeFocused();
  await list.press('Home');
  await expect(active).toHaveCount(1);
});

test('no row that the keys are on is hidden under the names of the columns', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.evaluate(() =>
    Promise.all(
      Array.from({ length: 60 }, (_, n) => fetch(`/api/products/999?n=${n}`).then((a) => a.text())),
    ),
  );
  await expect.poll(() => recorded(panel)).toBeGreaterThan(60);
  const list = panel.locator('[data-testid=request-list]');
  await list.focus();
  await tab.devtools.setViewportSize({ width: 1300, height: 500 });
  await list.press('End');
  for (let step = 0; step < 25; step++) await list.press('ArrowUp');
  const row = panel.locator('.row.active');
  await expect(row).toHaveCount(1);
  const columns = panel.locator('.row.columns');
  const bottom = async () =>
    ((await columns.boundingBox())?.y ?? 0) + ((await columns.boundingBox())?.height ?? 0);
  await expect
    .poll(async () => ((await row.boundingBox())?.y ?? 0) - (await bottom()))
    .toBeGreaterThanOrEqual(0);
});

test('the line between list and detail moves by keyboard and is remembered', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await rows(panel, '/shop.css').click();
  const splitter = panel.locator('[data-testid=splitter]');
  const detail = panel.locator('[data-testid=explanation]');
  const width = async () => (await detail.boundingBox())?.width ?? 0;
  const before = await width();
  await splitter.focus();
  for (let step = 0; step < 5; step++) await splitter.press('ArrowLeft');
  expect(await width()).toBeGreaterThan(before + 50);
  await expect(splitter).toHaveAttribute('aria-valuenow', '52');
  const box = await splitter.boundingBox();
  await tab.devtools.mouse.move((box?.x ?? 0) + 0.5, (box?.y ?? 0) + 200);
  await tab.devtools.mouse.down();
  await tab.devtools.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200, { steps: 3 });
  await tab.devtools.mouse.up();
  expect(await width()).toBeLessThan(before);
  expect(await panel.evaluate(() => localStorage.getItem('plainspoken-settings'))).toContain(
    '"detailShare":',
  );
});
