import type { Frame } from '@playwright/test';
import { scenarios } from '../../demo/scenarios.mjs';
import { expect, factsOf, recorded, rows, test } from './fixture.ts';

/** Where a row has to stand, by what came of the request. */
function groupOf({ status, outcome }: { status: number; outcome: string }): string {
  if (outcome === 'pending') return 'pending';
  if (outcome === 'blocked' || status === 0) return 'withheld';
  return `${Math.floor(status / 100)}xx`;
}

/**
 * The requests whose path holds the text, each for itself: a row alone, or what a row that was opened stands for.
 */
function exchanges(panel: Frame, path: string) {
  const alone = rows(panel, path).and(panel.locator(':not([data-members])'));
  const members = panel
    .locator('[data-testid=bundle-member]')
    .filter({ has: panel.locator(`.name[title*="${path}"]`) });
  return alone.or(members);
}

/** Opens the rows that stand for several requests. */
async function openBundles(panel: Frame, path: string): Promise<void> {
  const closed = rows(panel, path).and(panel.locator('[aria-expanded=false]'));
  for (const row of await closed.all()) await row.locator('[data-toggle]').click();
}

/**
 * From opening DevTools to the right cause and the next step in two clicks: the panel's tab was the first, what stands out in
 * the panel is the second.
 */
async function explainedInTwoClicks(panel: Frame, cause: string): Promise<void> {
  const problem = panel.locator(`[data-testid=problem][data-cause="${cause}"]`);
  const row = panel.locator(`[data-testid=request-row][data-cause="${cause}"]`);
  // What needs nobody is no problem: it is seen at its request.
  const found = (await problem.count()) > 0 ? problem.first() : row.first();
  await expect(found).toBeInViewport();
  await found.click();
  const detail = panel.locator('[data-testid=explanation]');
  for (const part of [detail.locator('h1'), detail.locator('.lead'), detail.locator('ol li').first()])
    await expect(part).toBeInViewport();
  await expect(detail.getByText('Who can fix it')).toBeInViewport();
  await expect(detail.locator('[data-testid=for-developers] dd code').first()).toHaveText(cause);
}

// Those that only a watched page shows are in watch.spec.ts.
for (const scenario of scenarios.filter(({ watched }) => !watched)) {
  test(`${scenario.id}: ${scenario.note}`, async ({ tab, demo }) => {
    await tab.page.goto(demo.shop);
    const panel = await tab.openPanel();
    await tab.page.locator(`[data-scenario="${scenario.id}"]`).click();

    const path = scenario.request.path.replace(/\?.*/, '');
    const wanted = [scenario.expect, ...(scenario.also ?? [])];
    const place = scenario.request.to === 'unknown' ? '.invalid' : path;
    const byMethod = (a: { method?: string | undefined }, b: { method?: string | undefined }) =>
      String(a.method).localeCompare(String(b.method));
    await expect
      .poll(async () => {
        await openBundles(panel, place);
        return (await factsOf(exchanges(panel, place))).sort(byMethod);
      })
      .toEqual(
        wanted
          .map(({ method, status, outcome, cause }) => ({ method, status, outcome, cause }))
          .sort(byMethod),
      );

    for (const row of wanted) {
      const found = exchanges(panel, place)
        .and(panel.locator(`[data-method="${row.method}"][data-status="${row.status}"]`))
        .first();
      await expect(found).toHaveAttribute('data-group', groupOf(row));
    }
    if (scenario.expect.cause !== '') await explainedInTwoClicks(panel, scenario.expect.cause);

    // Nothing is missing and nothing is listed twice, by the browser's own count; Chromium counts a WebSocket apart.
    const sockets = scenario.request.way === 'websocket' ? 1 : 0;
    await expect.poll(() => recorded(panel)).toBe(tab.account.requests.length + sockets);
  });
}

test('a failed request shows its title and its summary in the row, one that went well does not', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="sign-in-expired"]').click();
  const why = rows(panel, '/api/orders').locator('.why');
  await expect(why).toContainText('Your sign-in ran out 12 minutes ago.');
  await expect(why).toContainText('The server no longer takes it.');
  await expect(panel.locator('[data-testid=request-row][data-outcome=succeeded] .why')).toHaveCount(0);
});

test('a request made before the panel was first opened is there, with the server’s words, and stays', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const answered = tab.page.waitForResponse('**/api/basket');
  await tab.page.locator('[data-scenario="conflict"]').click();
  await (await answered).finished();
  const panel = await tab.openPanel();
  await expect(rows(panel, '/api/basket')).toHaveAttribute('data-cause', 'conflict-with-reason');
  await expect.poll(() => recorded(panel)).toBe(tab.account.requests.length);
  // After a navigation Chrome gives no body any more: it was read inside the event.
  await tab.page.goto(`${demo.shop}/?again`);
  await expect(rows(panel, '/?again')).toHaveCount(1);
  await expect(rows(panel, '/api/basket')).toHaveAttribute('data-cause', 'conflict-with-reason');
});

test('what the browser calls a failure is what the explanation names', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  for (const [id, path] of [
    ['refused', '/stock/42'],
    ['certificate', '/balance'],
    ['unknown-host', '.invalid/'],
    ['ad-blocked', '/ads/banner.json'],
    ['cors', '/rates/latest'],
  ] as const) {
    await tab.page.locator(`[data-scenario="${id}"]`).click();
    await rows(panel, path).click();
    const detail = panel.locator('[data-testid=explanation]');
    await detail.getByText('For developers').click();
    const own = await expect
      .poll(() => [...tab.account.errors].find(([url]) => url.includes(path))?.[1])
      .toMatch(/^net::ERR_/)
      .then(() => [...tab.account.errors].find(([url]) => url.includes(path))?.[1] ?? '');
    await expect(detail.locator('code', { hasText: own }).first()).toBeVisible();
  }
});
