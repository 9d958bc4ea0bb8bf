import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { installChromium } from './install-chromium.mjs';

const MAC_APPS = ['/Applications', path.join(homedir(), 'Applications')];
const WINDOWS_PROGRAMS = [
  process.env.LOCALAPPDATA,
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
].filter((folder) => folder !== undefined);

/** Where an installed Chromium and an installed Google Chrome usually are, besides the PATH. */
const USUAL_PLACES = {
  chromium: {
    names: ['chromium', 'chromium-browser'],
    files: [
      '/usr/lib/chromium/chromium',
      '/usr/lib64/chromium-browser/chromium-browser',
      ...MAC_APPS.map((folder) => path.join(folder, 'Chromium.app/Contents/MacOS/Chromium')),
      ...WINDOWS_PROGRAMS.map((folder) => path.join(folder, 'Chromium', 'Application', 'chrome.exe')),
    ],
  },
  googleChrome: {
    names: ['google-chrome-stable', 'google-chrome'],
    files: [
      '/opt/google/chrome/chrome',
      ...MAC_APPS.map((folder) => path.join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome')),
      ...WINDOWS_PROGRAMS.map((folder) => path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
    ],
  },
};

/**
 * Finds a browser that can load an unpacked extension, and installs one where there is none. The order: CHROME_PATH, an
 * installed Chromium, Playwright's own, an installed Google Chrome, an installation.
 *
 * Google Chrome comes last because from version 137 on it ignores `--load-extension`; openPanel notices.
 * @returns {Promise<string>} the path of an executable
 */
export async function findChromium() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH is set to “${chosen}”, and there is no such file.`);
  }
  return (
    installed(USUAL_PLACES.chromium) ??
    (await playwrightChromium()) ??
    installed(USUAL_PLACES.googleChrome) ??
    (await installChromium(async () => installed(USUAL_PLACES.chromium) ?? (await playwrightChromium())))
  );
}

/**
 * @param {{ names: string[], files: string[] }} places
 * @returns {string | undefined}
 */
function installed({ names, files }) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...files].find((file) => isExecutable(file) && !isSnap(file) && starts(file));
}

/** @returns {Promise<string | undefined>} the Chromium that Playwright keeps for itself, where it is there and starts */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return file && existsSync(file) && starts(file) ? file : undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A snap sees a /tmp of its own: its profile, and the port in it, would never be found.
 * @param {string} file
 */
function isSnap(file) {
  return /[\\/]snap(?:[\\/]|$)/.test(realpathSync(file)) || file.startsWith('/snap/');
}

/**
 * Whether the program can run at all: Ubuntu's chromium-browser is a script that only asks for a snap, and Playwright's
 * Chromium needs system libraries. Asked on Linux only: elsewhere both do not occur, and on Windows a window would open.
 * @param {string} file
 */
function starts(file) {
  return process.platform !== 'linux' || spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
}
