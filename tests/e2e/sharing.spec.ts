import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { poll } from '../../scripts/poll.mjs';
import { violationsIn } from './axe.ts';
import { expect, rows, type Tab, test } from './fixture.ts';

const SECRET = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2VjcmV0LXNpZ25hdHVyZQ';
const at = (panel: Frame, testId: string) => panel.locator(`[data-testid=${testId}]`);

/** A request that fails, with secrets in its address, its headers and its body. */
async function sendWithSecrets({ page }: Tab, shop: string) {
  await page.goto(shop);
  await page.evaluate(async (token) => {
    await fetch(`/api/orders/4711?session=${token}&page=2`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'X-Tenant': 'kiln-7', 'Content-Type': 'application/json' },
      body: JSON.stringify({ password: 'hunter2hunter', note: token }),
    });
  }, SECRET);
}

async function openShare(tab: Tab, shop: string): Promise<Frame> {
  const panel = await tab.openPanel();
  await sendWithSecrets(tab, shop);
  await rows(panel, '/api/orders/4711').click();
  await at(panel, 'share').click();
  await ready(panel);
  return panel;
}

const ready = (panel: Frame) => expect(at(panel, 'share-preview')).toHaveAttribute('data-ready', 'true');

async function chooseForm(panel: Frame, form: string) {
  await at(panel, 'share-form').selectOption(form);
  await ready(panel);
}

/** Saves, and reads what the browser wrote. */
async function save(panel: Frame, devtools: Page): Promise<{ name: string; text: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plainspoken-saved-'));
  try {
    const session = await devtools.context().newCDPSession(devtools);
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await at(panel, 'share-save').click();
    await expect(at(panel, 'share-answer')).toHaveText(/^Saved as plainspoken-[\d-]+\.\w+\.$/);
    const name = await poll('the saved file', async () =>
      (await readdir(folder)).find((each) => /^plainspoken-[\d-]+\.\w+$/.test(each)),
    );
    return { name, text: await readFile(path.join(folder, name), 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a request is copied for a ticket, without secrets, and the panel says so', async ({ tab, demo }) => {
  const panel = await openShare(tab, demo.shop);
  const preview = at(panel, 'share-preview');
  await expect(preview).toContainText('/api/orders/4711');
  await expect(preview).toContainText('Who can fix it: ');
  await expect(preview).not.toContainText('eyJ');
  await at(panel, 'share-copy').click();
  await expect(at(panel, 'share-answer')).toHaveText('Copied.');
  const shown = await preview.innerText();
  await tab.devtools.keyboard.press('Escape');
  await expect(at(panel, 'share-dialog')).toHaveCount(0);
  // What the clipboard really holds: a field of one line takes it without its line breaks.
  await at(panel, 'filter').focus();
  await tab.devtools.keyboard.press('Control+V');
  const pasted = await at(panel, 'filter').inputValue();
  expect(pasted.replaceAll(/\s+/g, '').slice(0, 150)).toBe(shown.replaceAll(/\s+/g, '').slice(0, 150));
});

test('every form hides the secrets; what a person ticks is shown, and nothing else', async ({
  tab,
  demo,
}) => {
  const panel = await openShare(tab, demo.shop);
  const preview = at(panel, 'share-preview');
  const forms = await at(panel, 'share-form')
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(forms).toHaveLength(9);
  for (const form of forms) {
    await chooseForm(panel, form);
    const text = await preview.innerText();
    expect(text.length, form).toBeGreaterThan(100);
    for (const secret of [SECRET, 'hunter2hunter', 'kiln-7']) expect(text, form).not.toContain(secret);
    expect(text, form).toContain('/api/orders/4711');
  }
  await chooseForm(panel, 'curl-bash');
  await at(panel, 'share-hidden').locator('summary').click();
  await at(panel, 'share-hidden').locator('input[data-key="header x-tenant"]').check();
  await expect(preview).toContainText('kiln-7');
  await expect(preview).not.toContainText('eyJ');
  await at(panel, 'share-hidden').locator('input[data-key="header x-tenant"]').uncheck();
  await expect(preview).not.toContainText('kiln-7');
});

test('the HTML file loads nothing, axe finds nothing in it, and it reads without DevTools', async ({
  tab,
  demo,
}) => {
  const panel = await openShare(tab, demo.shop);
  for (const audience of ['everyone', 'developers'] as const) {
    await at(panel, 'share-form').selectOption('html');
    await at(panel, `share-for-${audience}`).click();
    await ready(panel);
    const { name, text } = await save(panel, tab.devtools);
    expect(name).toMatch(/\.html$/);
    expect(text).not.toContain(SECRET);
    const page = await tab.page.context().newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(text);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      expect(await violationsIn(page), `${audience}, ${scheme}`).toEqual([]);
    }
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.getByText('/api/orders/4711').first()).toBeVisible();
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    expect(asked).toEqual([]);
    await page.setViewportSize({ width: 320, height: 600 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  }
});

test('all that is listed is saved as a HAR file, which still says why when it is opened again', async ({
  tab,
  demo,
}) => {
  const panel = await tab.openPanel();
  await sendWithSecrets(tab, demo.shop);
  for (const id of ['server-error', 'cors', 'refused'])
    await tab.page.locator(`[data-scenario="${id}"]`).click();
  const causes = () =>
    panel
      .locator('[data-testid=request-row]:not([data-cause=""])')
      .evaluateAll((found) => found.map((row) => (row as HTMLElement).dataset.cause).sort());
  await expect.poll(async () => (await causes()).length).toBe(4);
  await at(panel, 'filter').fill('is:failed');
  await expect(rows(panel, '/shop.css')).toHaveCount(0);
  const before = await causes();
  expect(before.length).toBeGreaterThan(2);
  await at(panel, 'share-listed').click();
  await chooseForm(panel, 'har');
  const { name, text } = await save(panel, tab.devtools);
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain('hunter2hunter');
  // The filter holds.
  expect(text).not.toContain('/shop.css"');
  await tab.devtools.keyboard.press('Escape');
  await at(panel, 'filter').fill('');
  await at(panel, 'import-file').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await expect(at(panel, 'session-bar')).toContainText(name);
  await expect.poll(causes).toEqual(before);
});

test('axe finds nothing in the dialog, and it is used by keyboard alone', async ({ tab, demo }) => {
  const panel = await tab.openPanel();
  await sendWithSecrets(tab, demo.shop);
  await rows(panel, '/api/orders/4711').click();
  await at(panel, 'share').focus();
  await tab.devtools.keyboard.press('Enter');
  await ready(panel);
  await at(panel, 'share-hidden').locator('summary').click();
  for (const theme of ['light', 'dark']) {
    await panel.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await violationsIn(panel), theme).toEqual([]);
  }
  await tab.devtools.setViewportSize({ width: 320, height: 700 });
  expect(await violationsIn(panel), 'narrow').toEqual([]);
  await at(panel, 'share-copy').focus();
  await tab.devtools.keyboard.press('Enter');
  await expect(at(panel, 'share-answer')).toHaveText('Copied.');
  await tab.devtools.keyboard.press('Escape');
  await expect(at(panel, 'share-dialog')).toHaveCount(0);
  // The keyboard is where it was.
  await expect(at(panel, 'share')).toBeFocused();
});
