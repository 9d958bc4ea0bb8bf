import { missingRows } from '../demo/missing-rows.mjs';
import { readPanelRows, setBundles } from './panel-rows.mjs';
import { poll } from './poll.mjs';

/** How long all requests together may take, in ms, on a busy machine. */
const RUN_LIMIT = 60_000;
/** Long enough for the slow request to end: the panel asks seldom for what is in flight while DevTools is busy. */
const ARRIVAL_LIMIT = 30_000;
/** The problem that the picture shows. */
const SHOWN = '[data-testid=problem]';

/**
 * Runs every scenario of the shop, takes a picture of the panel and prints what it explains.
 * @param {import('@playwright/test').Page} page the shop
 * @param {import('@playwright/test').Page} devtools
 * @param {import('@playwright/test').Frame} panel
 * @param {string} picture where the picture goes
 * @throws when the panel does not list all of it as it should
 */
export async function showEverything(page, devtools, panel, picture) {
  await watchFromTheStart(page, panel);
  await page.locator('[data-run-everything]').click();
  await page.locator('html[data-everything=sent]').waitFor({ state: 'attached', timeout: RUN_LIMIT });
  const complete = await poll(
    'every request to be listed',
    async () => {
      await setBundles(panel, true);
      return missingRows(await readPanelRows(panel)).length === 0 ? true : undefined;
    },
    ARRIVAL_LIMIT,
  ).catch(() => false);

  const rows = await readPanelRows(panel);
  await setBundles(panel, false);
  // The list has just been scrolled back to its top, and may not be drawn there yet.
  await panel.locator(SHOWN).first().click({ timeout: ARRIVAL_LIMIT });
  await panel.locator('[data-testid=explanation]').waitFor();
  await devtools.screenshot({ path: picture });
  printTable(rows);
  if (complete) return;
  const lines = missingRows(rows).map(
    ({ id, path, row: { method, status, outcome, cause } }) =>
      `  ${id}: ${method} ${path} as ${status || 'no answer'}, ${outcome}${cause && `, ${cause}`}`,
  );
  throw new Error(`The panel does not list these requests of the demo as it should:\n${lines.join('\n')}`);
}

/**
 * Turns on “Watch the page”: some of the demo’s failures only the page itself can tell.
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Frame} panel
 */
async function watchFromTheStart(page, panel) {
  await panel.locator('[data-testid=not-seen] button').click();
  const reloaded = page.waitForEvent('load');
  await panel.locator('[data-testid=watched-late] button').click();
  await reloaded;
}

/** @param {readonly import('./panel-rows.mjs').PanelRow[]} rows */
function printTable(rows) {
  const lines = rows.map(({ method, status, url, title, outcome }) => [
    status > 0 ? String(status) : '—',
    method,
    pathOf(url),
    title || `(${outcome})`,
  ]);
  const table = [['status', 'method', 'path', 'what the panel says'], ...lines];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  for (const line of table) {
    console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  }
}

/** @param {string} url */
function pathOf(url) {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
