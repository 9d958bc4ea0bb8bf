import { expect, inViewMenu, recorded, rows, test } from './fixture.ts';

test('a request in flight is shown as waiting, not as a failure, and then as what came of it', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.evaluate(() => void fetch('/api/search/similar?to=7').then((answer) => answer.text()));
  const row = rows(panel, '/api/search/similar');
  await expect(row).toHaveAttribute('data-outcome', 'pending');
  await expect(row).toHaveAttribute('data-cause', '');
  await expect(panel.locator('.status-bar')).toContainText('None failed');
  await expect(row).toHaveAttribute('data-outcome', 'succeeded');
  await expect(row).toHaveCount(1);
});

test('a request that the page leaves behind ends as stopped, with nobody to blame', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="slow"]').click();
  const row = rows(panel, '/api/stock-report');
  await expect(row).toHaveAttribute('data-outcome', 'pending');
  await tab.page.goto(`${demo.shop}/?next`);
  await expect(row).toHaveAttribute('data-outcome', 'cancelled');
  await expect(row).toHaveCount(1);
});

test('an answer that the page never reads is listed all the same', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  // Chrome reports such a request only when the page lets go of the answer, which may be never.
  await tab.page.evaluate(async () => {
    (window as { kept?: Response }).kept = await fetch('/api/orders');
  });
  await expect(rows(panel, '/api/orders')).toHaveAttribute('data-cause', 'credentials-missing');
  await expect.poll(() => recorded(panel)).toBe(tab.account.requests.length);
});

test('identical parallel requests are two rows', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.evaluate(() => Promise.all([fetch('/api/orders'), fetch('/api/orders')]));
  await expect(rows(panel, '/api/orders')).toHaveCount(2);
  await expect.poll(() => recorded(panel)).toBe(tab.account.requests.length);
});

test('keeping the log shows a divider for each page load; not keeping it drops the earlier page', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(`${demo.shop}/?first`);
  const panel = await tab.openPanel();
  await expect(panel.locator('[data-testid=visit]')).toHaveCount(0);
  await tab.page.goto(`${demo.shop}/?second`);
  const dividers = panel.locator('[data-testid=visit]');
  await expect(dividers.filter({ hasText: '?first' }).first()).toBeVisible();
  await expect(dividers.filter({ hasText: '?second' }).first()).toBeVisible();

  await inViewMenu(panel, (menu) => menu.getByLabel('Keep log').uncheck());
  await expect(rows(panel, '?first')).toHaveCount(0);
  await expect(rows(panel, '?second')).toHaveCount(1);
  await tab.page.goto(`${demo.shop}/?third`);
  await expect(rows(panel, '?third')).toHaveCount(1);
  await expect(rows(panel, '?second')).toHaveCount(0);
});

test('a change of the address without a load is no new page', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await inViewMenu(panel, (menu) => menu.getByLabel('Keep log').uncheck());
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  await tab.page.evaluate(() => history.pushState(null, '', '/basket'));
  await tab.page.locator('[data-scenario="server-error"]').click();
  await expect(rows(panel, '/api/checkout')).toHaveCount(1);
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
});

test('clear forgets, and what was cleared does not come back', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css').first()).toBeVisible();
  await panel.getByRole('button', { name: 'Clear the list' }).click();
  await expect.poll(() => recorded(panel)).toBe(0);
  await expect(panel.getByText('No requests yet')).toBeVisible();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  await expect.poll(() => recorded(panel)).toBe(1);
});

test('nothing is recorded while paused, and the panel says how many it left out', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css').first()).toBeVisible();
  const record = panel.getByRole('button', { name: 'Record requests' });
  await record.click();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(panel.getByText('Paused: 1 request not recorded')).toBeVisible();
  await expect(rows(panel, '/api/products/999')).toHaveCount(0);
  await record.click();
  await tab.page.locator('[data-scenario="server-error"]').click();
  await expect(rows(panel, '/api/checkout')).toHaveCount(1);
  await expect(rows(panel, '/api/products/999')).toHaveCount(0);
});

test('while the tab shows the browser’s error page, the panel says that Chrome reports nothing', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.goto(demo.refused).catch(() => {});
  await expect(panel.getByText('Until the next page loads, Chrome reports no requests.')).toBeVisible();
  // The first failure, from a good page, was still delivered.
  await expect(rows(panel, demo.refused)).toHaveAttribute('data-cause', 'refused-here');
  await tab.page.goto(demo.shop);
  await expect(panel.getByText('Until the next page loads, Chrome reports no requests.')).toHaveCount(0);
});

test('the extension’s pages ask nothing of any server', async ({ tab, demo }) => {
  const asked: string[] = [];
  tab.devtools.on('request', (request) => {
    if (!/^(?:chrome-extension|devtools|data):/.test(request.url())) asked.push(request.url());
  });
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="cors"]').click();
  await rows(panel, '/rates/latest').click();
  await panel.locator('[data-testid=view-reference]').click();
  await expect(panel.locator('[data-testid=reference-entry]').first()).toBeVisible();
  expect(asked).toEqual([]);
});
