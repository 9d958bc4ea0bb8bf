import { fileURLToPath } from 'node:url';
import { hasDisplay } from './display.mjs';
import { npm } from './npm.mjs';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

// `npm start [-- --headless]`: builds the extension and shows it at work on the demo shop. Packages are imported late,
// because they may have to be installed first.

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const PICTURE = 'plainspoken-panel.png';
/** So high that the failures of the demo are all in the picture. */
const PICTURE_SIZE = { width: 1400, height: 1400 };

await runProgram(async ({ begin }) => {
  const headless = process.argv.includes('--headless') || !hasDisplay();
  prepare();
  const { findChromium } = await import('./find-chromium.mjs');
  const executablePath = await findChromium();
  npm(['run', 'build']);
  const { openShop } = await import('./open-shop.mjs');
  const { page, devtools, panel, closed } = await openShop({
    executablePath,
    extension: DIST,
    headless,
    begin,
    ...(headless && { windowSize: PICTURE_SIZE }),
  });
  if (!headless) {
    console.log('Press the buttons of the shop and watch the Plainspoken panel. Ctrl+C ends it all.');
    return closed;
  }
  console.log('No window is shown (no display, or --headless): running everything …');
  const { showEverything } = await import('./show-everything.mjs');
  await showEverything(page, devtools, panel, PICTURE);
  console.log(`\nThe panel is in ./${PICTURE}`);
});
