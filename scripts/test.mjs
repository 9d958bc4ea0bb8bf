import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npm } from './npm.mjs';
import { prepare } from './prepare.mjs';

// `npm test`: installs what is missing, then types and lint, unit tests, the build, the end-to-end tests in the real
// panel, and the short form of the benchmark. The first step that fails ends it.

const results = mkdtempSync(path.join(tmpdir(), 'plainspoken-test-'));
const unitResults = path.join(results, 'unit.json');
const e2eResults = path.join(results, 'e2e.json');
try {
  prepare();
  const { findChromium } = await import('./find-chromium.mjs');
  // Once, before several workers look for it at the same time.
  process.env.CHROME_PATH = await findChromium();
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = e2eResults;
  npm(['run', 'check']);
  npm(['run', 'unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`]);
  npm(['run', 'build']);
  npm(['run', 'e2e', '--', '--reporter=list,json']);
  npm(['run', 'bench', '--', '--short', '--built']);
  const passed = read(unitResults).numPassedTests + read(e2eResults).stats.expected;
  console.log(`\n${passed} passed, 0 failed`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(results, { recursive: true, force: true });
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
