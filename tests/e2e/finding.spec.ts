import type { Frame } from '@playwright/test';
import { expect, inViewMenu, recorded, rows, type Tab, test } from './fixture.ts';

/** The status and the last part of the path of each listed row. */
function listed(panel: Frame) {
  return panel
    .locator('[data-testid=request-row]')
    .evaluateAll((all) =>
      all.map(
        (row) =>
          `${(row as HTMLElement).dataset.status} ${row.querySelector('.address')?.textContent?.split(' ')[0]}`,
      ),
    );
}

/** Opens the shop and lets some requests fail, and some not. */
async function begin({ page, openPanel }: Tab, shop: string): Promise<Frame> {
  await page.goto(shop);
  for (const id of ['signed-out', 'not-allowed', 'server-error', 'refused', 'cors', 'no-content']) {
    await page.locator(`[data-scenario="${id}"]`).click();
  }
  const panel = await openPanel();
  for (const path of ['/api/orders', '/products/7', '/checkout', '/stock/42', '/rates/latest']) {
    await expect(rows(panel, path)).toHaveCount(1);
  }
  await expect(panel.locator('[data-testid=request-row][data-status="204"]')).toHaveCount(1);
  return panel;
}

test('the grammar of DevTools finds requests, in the list and among the problems', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  const filter = panel.locator('[data-testid=filter]');
  for (const [text, found] of [
    ['status-code:401', ['401 orders']],
    ['status-code:4xx', ['401 orders', '403 7']],
    ['4', ['401 orders', '403 7']],
    ['method:delete', ['403 7']],
    ['-method:get method:post', ['500 checkout', '204 seen']],
    ['is:blocked', ['200 latest?base=EUR']],
    ['cause:refused-here', ['0 42']],
    ['fixer:you', ['0 42', '401 orders']],
    ['domain:api.*', ['200 latest?base=EUR']],
    ['has-response-header:www-authenticate', ['401 orders']],
    ['/orders$|checkout$/', ['500 checkout', '401 orders']],
    ['"server broke"', ['500 checkout']],
  ] as const) {
    await filter.fill(text);
    await expect.poll(() => listed(panel), text).toEqual(found);
  }
  await expect(panel.locator('[data-testid=problem]')).toHaveCount(1);
  await expect(panel.locator('.status-bar')).toContainText('1 listed of');
  await filter.fill('zzz-nothing');
  const none = panel.locator('[data-testid=no-match]');
  await expect(none).toContainText('No request fits the filter.');
  await none.click();
  await expect(filter).toHaveValue('');
  await expect(rows(panel, '/checkout')).toHaveCount(1);
});

test('suggestions bring the keys and what is there, and are taken by keyboard', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  const filter = panel.locator('[data-testid=filter]');
  await filter.focus();
  await filter.press('s');
  const options = panel.getByRole('option');
  await expect(options.filter({ hasText: 'status-code:' })).toBeVisible();
  await filter.fill('-status-code:4');
  await expect(options.filter({ hasText: '401' })).toBeVisible();
  await expect(options.filter({ hasText: '500' })).toHaveCount(0);
  await filter.fill('status-code:');
  await filter.press('ArrowDown');
  await filter.press('Enter');
  await expect(filter).toHaveValue(/^status-code:\w{3} $/);
  await expect(options).toHaveCount(0);
});

test('chips, failures only, third party and invert narrow the list together', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  const all = (await listed(panel)).length;
  await panel.locator('[data-testid=failures-only]').click();
  await expect.poll(() => listed(panel)).toHaveLength(5);
  await panel.locator('[data-testid=failures-only]').click();
  await panel.locator('[data-type=css]').click();
  await expect.poll(() => listed(panel)).toEqual(['200 shop.css']);
  await panel.locator('[data-type=doc]').click({ modifiers: ['Control'] });
  await expect.poll(async () => (await listed(panel)).length).toBe(2);
  await panel.locator('[data-type=all]').click();
  await panel.locator('[data-testid=filter]').fill('status-code:2xx');
  await inViewMenu(panel, (menu) => menu.getByLabel('Invert the filter text').check());
  await expect.poll(async () => (await listed(panel)).some((row) => row.startsWith('2'))).toBe(false);
  await panel.getByRole('button', { name: /Invert/ }).click();
  await panel.locator('[data-testid=filter]').fill('');
  await expect.poll(async () => (await listed(panel)).length).toBe(all);
});

test('a pattern that would take for ever does not hold the panel up', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  await tab.page.evaluate(() => void fetch(`/api/products/999?${'a'.repeat(60)}!`));
  await expect(rows(panel, 'aaaa')).toHaveCount(1);
  const filter = panel.locator('[data-testid=filter]');
  await filter.fill('/(a+)+$/');
  await expect(panel.getByText('takes too long')).toBeVisible();
  // It filters nothing then, and the next one works.
  await expect(rows(panel, '/checkout')).toHaveCount(1);
  await filter.fill('/check+out/');
  await expect.poll(() => listed(panel)).toEqual(['500 checkout']);
});

test('the filter survives closing DevTools, and so does how the list is shown', async ({
  tab,
  demo,
  browser_,
}) => {
  const panel = await begin(tab, demo.shop);
  await panel.locator('[data-testid=filter]').fill('status-code:401');
  await panel.locator('[data-testid=audience-developers]').click();
  await inViewMenu(panel, (menu) => menu.locator('[data-testid=group-by]').selectOption('host'));
  await tab.page.close();

  const next = await browser_.newTab();
  await next.devtools.setViewportSize({ width: 1300, height: 900 });
  const { openPanel } = await import('../../scripts/open-browser.mjs');
  await next.page.goto(demo.shop);
  await next.page.locator('[data-scenario="signed-out"]').click();
  const again = await openPanel(next.devtools);
  await expect(again.locator('[data-testid=filter]')).toHaveValue('status-code:401');
  await expect(again.locator('[data-testid=audience-developers]')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => listed(again)).toEqual(['401 orders']);
  await expect(again.locator('[data-testid=group]').first()).toHaveAttribute('data-group', /^host-localhost/);
  await next.page.close();
});

test('groups, sorting and density change the list and keep every request', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  const groups = () =>
    panel.locator('[data-testid=group] .group-title').evaluateAll((all) => all.map((one) => one.textContent));
  const before = (await listed(panel)).sort();
  await inViewMenu(panel, (menu) => menu.locator('[data-testid=group-by]').selectOption('problem'));
  await expect.poll(groups).toContain('You are not signed in');
  // What is out of sight is drawn after the rest.
  await expect.poll(async () => (await groups()).at(-1)).toBe('No problem');
  await expect.poll(async () => (await listed(panel)).sort()).toEqual(before);
  await inViewMenu(panel, (menu) => menu.locator('[data-testid=group-by]').selectOption('visit'));
  await expect.poll(async () => (await groups())[0]).toMatch(/^Page load \d\d:/);
  await inViewMenu(panel, (menu) => menu.locator('[data-testid=group-by]').selectOption('none'));
  await panel.locator('[data-column=status]').click();
  const statuses = async () => (await listed(panel)).map((row) => Number(row.split(' ')[0]));
  await expect
    .poll(async () => String(await statuses()))
    .toBe(String((await statuses()).sort((a, b) => a - b)));
  await expect(panel.locator('[data-column=status]')).toHaveAttribute('aria-sort', 'ascending');
  await panel.locator('[data-column=status]').click();
  await expect.poll(async () => (await statuses())[0]).toBe(500);
  await inViewMenu(panel, (menu) => menu.getByLabel('One line for each request').check());
  const row = rows(panel, '/checkout');
  expect((await row.boundingBox())?.height).toBe(24);
  await expect(row).toContainText('The server broke');
});

test('dragging over the strip lists that part of the session', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  const strip = panel.locator('[data-testid=strip]');
  const box = await strip.boundingBox();
  if (!box) throw new Error('no strip');
  const total = await recorded(panel);
  const { mouse } = tab.devtools;
  await mouse.move(box.x + 2, box.y + 15);
  await mouse.down();
  await mouse.move(box.x + box.width / 3, box.y + 15, { steps: 4 });
  await mouse.up();
  const bar = panel.locator('.status-bar');
  await expect(bar).toContainText('listed of');
  const part = Number(/(\d+) listed of/.exec(await bar.innerText())?.[1]);
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(total);
  await strip.getByRole('slider').first().press('Escape');
  await expect(bar).not.toContainText('listed of');
});

test('the search bar of DevTools goes from row to row', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  await panel.locator('[data-testid=request-list]').focus();
  await tab.devtools.keyboard.press('Control+f');
  const search = tab.devtools
    .locator('#search-input-field, .search-replace-input, input.search-input')
    .first();
  await search.fill('checkout');
  const active = panel.locator('.row.active');
  await expect(active).toContainText('checkout');
});

test('an explanation leads to the reference, the Network panel and the code', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  await rows(panel, '/api/orders').click();
  const detail = panel.locator('[data-testid=explanation]');
  await expect(detail.getByRole('button', { name: 'Show in Network panel' })).toBeVisible();
  await detail.locator('[data-testid=look-up]', { hasText: '401' }).click();
  const entry = panel.locator('[data-testid=reference-entry]').first();
  await expect(entry).toContainText('401 Unauthorized');
  await panel.locator('[data-testid=view-reference]').click();
  await expect(detail).toBeVisible();
  await detail.getByText('For developers').click();
  await detail.locator('summary', { hasText: 'What made this request' }).click();
  const line = /send\.mjs:(\d+)/.exec(await detail.innerText())?.[1];
  await detail.locator('[data-testid=open-source]').click();
  // DevTools goes to Sources, and our panel out of sight.
  await expect(tab.devtools.getByRole('tab', { name: 'Sources', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  // The line that the record names, counted as people count.
  await expect(tab.devtools.getByText(/^Line [1-9]\d*, column \d+$/)).toHaveText(
    new RegExp(`^Line ${line},`),
  );
});

test('words that not everyone knows say what they mean where they stand', async ({ tab, demo }) => {
  const panel = await begin(tab, demo.shop);
  await rows(panel, '/api/orders').click();
  const term = panel.locator('[data-testid=explanation] [data-testid=term]').first();
  const meaning = panel.locator('.meaning:popover-open');
  await expect(meaning).toHaveCount(0);
  await term.click();
  await expect(meaning).toContainText(`${await term.innerText()}:`);
  await term.click();
  await expect(meaning).toHaveCount(0);
  await term.click();
  await expect(meaning).toHaveCount(1);
  await term.press('Escape');
  await expect(meaning).toHaveCount(0);
  await expect(panel.locator('[data-testid=explanation]')).toBeVisible();
});
