import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hasDisplay } from './display.mjs';
import { poll } from './poll.mjs';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

// `npm run dev`: the panel on the demo shop, fed by Vite's dev server: edits of src/panel show at once. Packages are
// imported late, because they may have to be installed first.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST_DEV = fileURLToPath(new URL('../dist-dev', import.meta.url));

await runProgram(async ({ begin }) => {
  const headless = process.argv.includes('--headless') || !hasDisplay();
  prepare();
  const { findChromium } = await import('./find-chromium.mjs');
  const executablePath = await findChromium();
  // What an earlier run left would be taken for this one's.
  await rm(DIST_DEV, { recursive: true, force: true });
  const { createServer } = await import('vite');
  const server = begin(await createServer({ root: ROOT }));
  await server.listen();
  await poll('the extension in dist-dev', () => existsSync(`${DIST_DEV}/manifest.json`) || undefined, 30_000);
  const { openShop } = await import('./open-shop.mjs');
  const { closed } = await openShop({ executablePath, extension: DIST_DEV, headless, begin });
  console.log('Edit src/panel and see it change in the panel. Ctrl+C ends it all.');
  await closed;
});
