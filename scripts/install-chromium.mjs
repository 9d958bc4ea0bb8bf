import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Installs a Chromium: first Playwright's, which needs no rights; where that fails, as root on a Debian-like system,
 * the system's own. Says what it does.
 * @param {() => Promise<string | undefined>} find looks again whether there is one now
 * @returns {Promise<string>} the path of an executable
 */
export async function installChromium(find) {
  console.log('No Chromium found: installing one for Playwright (npx playwright install chromium) …');
  run(process.execPath, [playwrightProgram(), 'install', 'chromium']);
  const own = await find();
  if (own) return own;

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('That did not give one that runs: installing the system’s (apt-get install chromium) …');
    if (run('apt-get', ['update'])) run('apt-get', ['install', '-y', 'chromium']);
    const system = await find();
    if (system) return system;
  }
  throw new Error(
    [
      'No Chromium was found and none could be installed.',
      'Install Chromium yourself, or set CHROME_PATH to the program of one that you have.',
      ...(process.platform === 'linux'
        ? [
            'If Playwright’s was downloaded and does not run, it lacks system libraries: sudo npx playwright install-deps chromium',
          ]
        : []),
    ].join('\n'),
  );
}

/** Its command-line program, to be run by this Node: `npx` is a script that Windows cannot start without a shell. */
function playwrightProgram() {
  return path.join(
    path.dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it ended well
 */
function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}
