import { expect, recorded, rows, test } from './fixture.ts';

test('the explanation says what happened, how we know, who can fix it, and what to try', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="sign-in-expired"]').click();
  await rows(panel, '/api/orders').click();
  const detail = panel.locator('[data-testid=explanation]');
  await expect(detail.getByRole('heading', { level: 1 })).toHaveText('Your sign-in ran out 12 minutes ago');
  await expect(detail.locator('.facts')).toContainText('You');
  await expect(detail.locator('.facts')).toContainText('Certain');
  await expect(detail.getByText('Sign in again, then reload the page.')).toBeVisible();
  await expect(detail.locator('.evidence', { hasText: 'Request header Authorization' })).toContainText(
    '12 minutes before',
  );
  await expect(detail.locator('.evidence', { hasText: 'WWW-Authenticate' })).toContainText(
    'error="invalid_token"',
  );
  await expect(detail.locator('.card', { hasText: '403' })).toContainText('the server knows you');
  await detail.getByText('For developers').click();
  await expect(detail.getByRole('link', { name: /RFC 6750/ })).toHaveAttribute('href', /rfc-editor\.org/);
  for (const facts of ['Request headers', 'Response headers', 'Timing', 'What made this request']) {
    await expect(detail.locator('summary', { hasText: facts })).toBeVisible();
  }
  await detail.locator('summary', { hasText: 'Response body' }).click();
  await expect(detail.locator('pre').last()).toBeVisible();
  // The token itself stands among the request's headers and nowhere else.
  await expect(detail.locator('.evidence', { hasText: 'eyJ' })).toHaveCount(0);
});

test('“Show in Network panel” opens it with a filter', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await rows(panel, '/api/products/999').click();
  await panel.getByRole('button', { name: 'Show in Network panel' }).click();
  await expect(tab.devtools.getByRole('tab', { name: 'Network', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(tab.devtools.getByText('status-code:404').first()).toBeVisible();
});

test('a group folds, and its count stays', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="not-found"]').click();
  const group = panel.locator('[data-testid=group][data-group="4xx"]');
  await expect(group).toContainText('4xx Request error 1');
  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await expect(rows(panel, '/api/products/999')).toHaveCount(0);
  await expect(group).toContainText('1');
  await group.click();
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
});

test('failures stand first, and the list is read by keyboard alone', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="refused"]').click();
  await tab.page.locator('[data-scenario="server-error"]').click();
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(panel.locator('[data-testid=group]').first()).toHaveAttribute('data-group', 'withheld');
  await expect(rows(panel, '/api/products/999')).toHaveCount(1);
  const groups = await panel
    .locator('[data-testid=group]')
    .evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset.group));
  expect(groups.slice(0, 3)).toEqual(['withheld', '5xx', '4xx']);

  // The same order as on the screen: what it comes to, the problems, then the groups.
  const list = panel.locator('[data-testid=request-list]');
  const detail = panel.locator('[data-testid=explanation]');
  const title = detail.locator('h1');
  await list.focus();
  await list.press('Home');
  await expect(panel.locator('[data-testid=session-summary]')).toHaveClass(/active/);
  await list.press('ArrowDown');
  await list.press('Enter');
  await expect(detail).toHaveAttribute('data-of', 'problem');
  const problems = await panel.locator('[data-testid=problem]').count();
  expect(problems).toBe(3);
  // Over the other problems, the names of the columns and the group's heading, to its first request.
  for (let step = 0; step < problems + 2; step++) await list.press('ArrowDown');
  await expect(detail).toHaveAttribute('data-of', 'request');
  await expect(title).toContainText('Nothing is listening');
  await list.press('ArrowDown');
  await list.press('ArrowDown');
  await expect(title).toContainText('The server broke');
  await list.press('ArrowLeft');
  await expect(panel.locator('[data-testid=group][data-group="5xx"]')).toHaveClass(/active/);
  await list.press('ArrowLeft');
  await expect(panel.locator('[data-testid=group][data-group="5xx"]')).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await list.press('ArrowRight');
  await expect(rows(panel, '/api/checkout')).toHaveCount(1);
  await list.press('Escape');
  await expect(detail).toHaveCount(0);
  await expect(list).toBeFocused();
});

test('a problem leads to its requests, and a request back to its problem', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.evaluate(async () => {
    for (const id of [7, 8, 9]) await fetch(`/api/checkout?basket=${id}`, { method: 'POST' });
  });
  const card = panel.locator('[data-testid=problem]');
  await expect(card).toHaveAttribute('data-requests', '3');
  await expect(panel.locator('[data-testid=session-summary]')).toContainText(
    '1 problem explains 3 failed requests.',
  );
  await expect(panel.locator('.status-bar')).toContainText('1 problem');
  await card.click();
  const detail = panel.locator('[data-testid=explanation]');
  await expect(detail).toHaveAttribute('data-of', 'problem');
  const cause = (await card.getAttribute('data-cause')) ?? '';
  expect(cause).not.toBe('');
  await detail.getByText('For developers').click();
  await expect(detail.locator('code', { hasText: cause })).toBeVisible();

  await detail.getByRole('button', { name: 'checkout?basket=8' }).click();
  await expect(detail).toHaveAttribute('data-of', 'request');
  await expect(detail.locator('.url')).toContainText('basket=8');
  await expect(detail).toBeFocused();
  await expect(rows(panel, 'basket=8')).toHaveAttribute('aria-selected', 'true');
  await detail.locator('[data-testid=part-of]').click();
  await expect(detail).toHaveAttribute('data-of', 'problem');
  await expect(card).toHaveAttribute('aria-selected', 'true');
  await detail.press('Escape');
  await expect(detail).toHaveCount(0);
});

test('more than six problems are held back until they are asked for', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  for (const id of ['refused', 'server-error', 'not-found', 'cors', 'conflict', 'signed-out', 'method']) {
    await tab.page.locator(`[data-scenario^="${id}"]`).first().click();
  }
  const problems = panel.locator('[data-testid=problem]');
  const more = panel.locator('[data-testid=more-problems]');
  await expect(more).toHaveText('Show 1 more problem');
  await expect(problems).toHaveCount(6);
  await more.click();
  await expect(problems).toHaveCount(7);
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await more.click();
  await expect(problems).toHaveCount(6);
});

test('what needs nobody stands apart, on one line that opens', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="aborted"]').click();
  const notes = panel.locator('[data-testid=notes]');
  await expect(notes).toHaveText('1 thing looks like a failure and needs nobody');
  await expect(panel.locator('[data-testid=problem]')).toHaveCount(0);
  await expect(panel.locator('[data-testid=session-summary]')).toContainText('Nothing failed.');
  const note = panel.locator('[data-testid=note]');
  await expect(note).toHaveCount(0);
  await notes.click();
  await expect(note).toHaveAttribute('data-requests', '1');
  await note.click();
  await expect(panel.locator('[data-testid=explanation]')).toContainText('Nobody: nothing needs fixing');
});

test('a preflight with its request is one row, which opens by a click on its mark and by keyboard', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.locator('[data-scenario="preflight-granted"]').click();
  const row = panel.locator('[data-testid=request-row][data-members]');
  const members = panel.locator('[data-testid=bundle-member]');
  await expect(row).toHaveAttribute('data-members', '2');
  await expect(row).toHaveAttribute('aria-expanded', 'false');
  await row.locator('[data-toggle]').click();
  await expect(members).toHaveCount(2);
  await expect(members.first()).toHaveAttribute('data-method', 'OPTIONS');
  await expect(members.first()).toHaveAttribute('aria-level', '3');
  await expect(panel.locator('[data-testid=explanation]')).toHaveCount(0);

  const list = panel.locator('[data-testid=request-list]');
  await list.press('ArrowLeft');
  await expect(members).toHaveCount(0);
  await list.press('ArrowRight');
  await expect(members).toHaveCount(2);
  await list.press('ArrowDown');
  await list.press('Enter');
  const detail = panel.locator('[data-testid=explanation]');
  await expect(detail.locator('.url')).toContainText('OPTIONS');
  await expect(detail.locator('.requests [aria-current]')).toContainText('OPT');
  await detail.locator('.requests button:not([aria-current])').click();
  await expect(detail.locator('.url')).not.toContainText('OPTIONS');
});

test('the reference is searched by code and by word', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await panel.locator('[data-testid=view-reference]').click();
  const search = panel.locator('[data-testid=reference-search]');
  const found = panel.locator('[data-testid=reference-entry]');
  await search.fill('429');
  await expect(found.first()).toContainText('429 Too Many Requests');
  await search.fill('timeout');
  await expect(found.filter({ hasText: '504 Gateway Timeout' })).toHaveCount(1);
  await expect(found.filter({ hasText: 'net::ERR_CONNECTION_TIMED_OUT' })).toHaveCount(1);
  await search.fill('certificate');
  await expect(found.filter({ hasText: 'net::ERR_CERT_AUTHORITY_INVALID' })).toHaveCount(1);
  await search.fill('qqqqqq');
  await expect(found).toHaveCount(0);
  await expect(panel.getByText('Nothing here is called that.')).toBeVisible();
});

test('3,000 requests: all are counted, few are in the document, and the list scrolls', async ({
  tab,
  demo,
}) => {
  test.setTimeout(300_000);
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await tab.page.evaluate(async () => {
    let next = 0;
    const work = async () => {
      while (next < 3000)
        await fetch(`/api/products/999?n=${next++}`).then((response) => response.arrayBuffer());
    };
    await Promise.all(Array.from({ length: 6 }, work));
  });
  await expect.poll(() => recorded(panel), { timeout: 60_000 }).toBe(tab.account.requests.length);
  expect(tab.account.requests.length).toBeGreaterThan(3000);
  const inDocument = await panel.locator('[data-testid=request-row]').count();
  expect(inDocument).toBeGreaterThan(10);
  expect(inDocument).toBeLessThan(100);
  const list = panel.locator('[data-testid=request-list]');
  await list.focus();
  await list.press('End');
  await expect(panel.locator('[data-testid=group][data-group="2xx"]')).toBeVisible();
  const failures = panel.locator('[data-testid=group][data-group="4xx"]');
  await expect(failures).toHaveCount(0);
  await list.press('Home');
  await expect(failures).toContainText('3,000');
});

test('what strangers write is text', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  const hostile = `/api/products/<img src=x onerror=alert(1)>?a=${'x'.repeat(3000)}&b=%E2%80%AE`;
  await tab.page.evaluate((path) => void fetch(path), hostile);
  const row = rows(panel, 'onerror');
  await expect(row).toHaveCount(1);
  await row.click();
  await expect(panel.locator('[data-testid=explanation] .url')).toContainText('%3Cimg');
  await expect(panel.locator('img')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Show all' }).click();
  await expect(panel.locator('[data-testid=explanation] .url')).toContainText('%E2%80%AE');
});
