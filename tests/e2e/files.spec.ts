import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame, Page } from '@playwright/test';
import { violationsIn } from './axe.ts';
import { expect, recorded, rows, test } from './fixture.ts';

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plainspoken-files-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

const entry = (url: string, status: number, error: string | null = null) => ({
  startedDateTime: '2026-11-22T11:14:09.000Z',
  time: 38,
  request: { method: 'GET', url, httpVersion: 'h2', headers: [{ name: 'Host', value: new URL(url).host }] },
  response: {
    status,
    statusText: '',
    headers: [],
    content: { mimeType: 'text/plain', size: 4, text: 'Hm.' },
    _error: error,
  },
});
const har = (...entries: unknown[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } });
const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

type Files = ReturnType<typeof file> | ReturnType<typeof file>[];
const choose = (panel: Frame | Page, files: Files) =>
  panel.locator('[data-testid=import-file]').setInputFiles(files);
const bar = (panel: Frame | Page) => panel.locator('[data-testid=session-bar]');
const facts = (panel: Frame | Page) => panel.locator('[data-testid=file-facts]');

/** The page in which files open without DevTools. */
async function viewer(devtools: Page): Promise<Page> {
  const ours = devtools.frames().find((frame) => frame.url().endsWith('/src/devtools/devtools.html'));
  const page = await devtools.context().newPage();
  await page.goto(`${ours?.url().split('/src/')[0]}/src/viewer/index.html`);
  return page;
}

test('a HAR file opens beside the page’s own session, and each keeps its requests', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  const ofPage = await recorded(panel);
  await choose(
    panel,
    file('checkout.har', har(entry('https://a.test/one', 503), entry('https://a.test/two', 200))),
  );
  await expect(rows(panel, '/one')).toHaveCount(1);
  await expect(rows(panel, '/one')).toHaveAttribute('data-status', '503');
  await expect(rows(panel, '/one')).not.toHaveAttribute('data-cause', '');
  await expect(rows(panel, '/shop.css')).toHaveCount(0);
  expect(await recorded(panel)).toBe(2);
  // A file is not recorded.
  await expect(panel.locator('[data-testid=record]')).toHaveCount(0);

  await bar(panel).getByRole('button', { name: 'This page' }).click();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  expect(await recorded(panel)).toBe(ofPage);
  await bar(panel).getByRole('button', { name: 'Close checkout.har' }).click();
  await expect(bar(panel)).toHaveCount(0);
});

test('what cannot be read is named, entry by entry, and the rest is listed', async ({ tab }) => {
  const panel = await tab.openPanel();
  const bad = [
    entry('https://a.test/good', 404),
    { request: {} },
    'no entry',
    entry('https://a.test/also', 500),
  ];
  await choose(panel, file('some.har', har(...bad)));
  await expect(panel.locator('[data-testid=request-row]')).toHaveCount(2);
  const skipped = panel.locator('[data-testid=file-skipped]');
  await expect(skipped).toContainText('2 entries could not be read');
  await skipped.locator('summary').click();
  await expect(skipped.locator('li')).toHaveText([/Entry 2: .+/, /Entry 3: .+/]);

  const whole = har(entry('https://a.test/first', 404), entry('https://a.test/second', 404));
  await choose(panel, file('half.har', whole.slice(0, whole.indexOf('second'))));
  await expect(rows(panel, '/first')).toHaveCount(1);
  await expect(facts(panel)).toContainText('The file ends in the middle');
});

test('what is no HAR file says what it is, and leaves the list as it was', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
  await choose(panel, [
    file('page.html', '<!doctype html><title>x</title>'),
    file('empty.har', ''),
    file('other.json', '{"hello": "world"}'),
  ]);
  const refused = panel.locator('[data-testid=file-refused]');
  await expect(refused).toHaveCount(3);
  await expect(refused.first()).toContainText('page.html was not opened.');
  await expect(refused.first()).toContainText(/web page/);
  await expect(rows(panel, '/shop.css')).toHaveCount(1);
});

test('several files at once become several sessions, packed ones too; dropping opens them as well', async ({
  tab,
}) => {
  const panel = await tab.openPanel();
  await choose(panel, [
    file('a.har', har(entry('https://a.test/in-a', 500))),
    file('b.har.gz', gzipSync(har(entry('https://b.test/in-b', 500)))),
  ]);
  const names = bar(panel).locator('li > button:first-child');
  await expect(names).toHaveText(['This page', 'a.har', 'b.har.gz']);
  await expect(rows(panel, '/in-a')).toHaveCount(1);
  await names.last().click();
  await expect(rows(panel, '/in-b')).toHaveCount(1);

  const dropped = await panel.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.har'));
      return transfer;
    },
    har(entry('https://c.test/dropped', 404)),
  );
  await panel.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
  await expect(panel.locator('.drop-area')).toBeVisible();
  await panel.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(rows(panel, '/dropped')).toHaveCount(1);
  await expect(panel.locator('.drop-area')).toHaveCount(0);
});

test('a long file is read away from the panel, and can be stopped', async ({ tab }) => {
  test.setTimeout(240_000);
  const long = path.join(folder, 'long.har');
  const many = Array.from({ length: 30_000 }, (_, place) => entry(`https://a.test/n/${place}`, 404));
  await writeFile(long, har(...many));
  const panel = await tab.openPanel();
  await panel.locator('[data-testid=import-file]').setInputFiles(long);
  await expect(panel.locator('[data-testid=request-row]').first()).toBeVisible();
  await expect(panel.locator('[data-testid=file-reading] progress')).toBeVisible();
  await panel.locator('[data-testid=stop-reading]').click();
  await expect(panel.locator('[data-testid=file-reading]')).toHaveCount(0);
  await expect(facts(panel)).toContainText('You stopped the reading');
  await expect(panel.locator('[data-testid=request-row]').first()).toBeVisible();
  const stopped = await recorded(panel);
  expect(stopped).toBeGreaterThan(0);
  expect(stopped).toBeLessThan(30_000);
  // The next file can be opened.
  await choose(panel, file('short.har', har(entry('https://a.test/short', 404))));
  await expect(rows(panel, '/short')).toHaveCount(1);
});

test('the viewer opens files without DevTools, asks nothing of any server, and axe finds nothing in it', async ({
  tab,
}) => {
  const page = await viewer(tab.devtools);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const check = async (view: string) => expect(await violationsIn(page), view).toEqual([]);
  await expect(page.locator('[data-testid=first-steps] h2')).toHaveText('Open a HAR file');
  await check('first steps');
  await choose(page, [
    file('checkout.har', har(entry('https://a.test/one', 0, 'net::ERR_CONNECTION_REFUSED'), 'none')),
    file('second.har', har(entry('https://a.test/two', 200))),
    file('no.txt', 'nothing'),
  ]);
  await expect(page.locator('[data-testid=request-row][data-cause=refused]')).toHaveCount(1);
  await expect(page.locator('[data-testid=file-refused]')).toHaveCount(1);
  await check('files');
  await page.locator('[data-testid=request-row]').first().click();
  await expect(page.locator('[data-testid=explanation] h1')).toHaveText('Nothing answers at a.test');
  // There is no tab beside it in which to show anything.
  await expect(page.getByRole('button', { name: 'Show in Network panel' })).toHaveCount(0);
  await page.setViewportSize({ width: 320, height: 700 });
  await check('narrow');
  expect(asked.filter((url) => !url.startsWith('chrome-extension://') && !url.startsWith('blob:'))).toEqual(
    [],
  );
  await page.close();
});

test('the button beside the address bar leads to the viewer', async ({ tab }) => {
  const page = await viewer(tab.devtools);
  await page.goto(page.url().replace('index.html', 'button.html'));
  expect(await violationsIn(page)).toEqual([]);
  const [opened] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link').click()]);
  await expect(opened.locator('[data-testid=first-steps]')).toBeVisible();
  await opened.close();
  await page.close();
});

test('what strangers wrote in a file is text', async ({ tab }) => {
  const panel = await tab.openPanel();
  const hostile = '<img src=x onerror="document.title=1">\u202egnp.exe';
  await choose(panel, file(`${hostile}.har`, har({ ...entry('https://a.test/x', 404), pageref: hostile })));
  await expect(rows(panel, '/x')).toHaveCount(1);
  await expect(bar(panel).locator('img')).toHaveCount(0);
  await expect(bar(panel).locator('li')).toHaveCount(2);
  expect(await panel.evaluate(() => document.title)).toBe('Plainspoken');
});

test('two sessions side by side: what fails now, and what was sent otherwise', async ({ tab }) => {
  const panel = await tab.openPanel();
  const withToken = (url: string, status: number) => {
    const made = entry(url, status);
    made.request.headers.push({
      name: 'Authorization',
      value: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    });
    return made;
  };
  await choose(panel, [
    file('yesterday.har', har(withToken('https://a.test/cart', 200), entry('https://a.test/shop', 200))),
    file('today.har', har(entry('https://a.test/cart', 500), withToken('https://a.test/shop', 200))),
  ]);
  await expect(bar(panel).locator('li')).toHaveCount(3);
  await panel.locator('[data-testid=compare]').click();
  const fails = panel.locator('[data-testid=difference][data-kind=fails-now]');
  await expect(fails).toHaveCount(1);
  await expect(panel.locator('[data-testid=comparison-summary]')).toContainText(/1 request/);
  await expect(fails).toContainText('200 → 500');
  await expect(fails).toContainText(/authorization/i);
  await expect(panel.locator('[data-testid=comparison]')).not.toContainText('eyJ');
  expect(await violationsIn(panel)).toEqual([]);
  await panel.locator('[data-testid=compare-swap]').click();
  await expect(fails).toHaveCount(0);
  await expect(panel.locator('[data-testid=difference][data-kind=works-now]')).toHaveCount(1);
  await panel.locator('[data-testid=compare-swap]').click();
  await panel.locator('[data-testid=copy-comparison]').click();
  await expect(panel.locator('[data-testid=comparison] [role=status]').last()).toHaveText('Copied.');
  // A request of it leads to its explanation, in its own session.
  await fails.locator('.requests button').click();
  await expect(panel.locator('[data-testid=explanation] h1')).toBeVisible();
  await expect(bar(panel).locator('[aria-current]')).toHaveText('today.har');
});
