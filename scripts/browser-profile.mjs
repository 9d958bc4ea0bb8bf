import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The values of DevTools' own setting, which it keeps as JSON. */
const DEVTOOLS_THEMES = { light: '"default"', dark: '"dark"' };
/** Where a DevTools window begins on the screen, so that it does not cover the page's window. */
const OFFSET = 60;

/**
 * Makes a profile in which DevTools opens as a window of its own: only then it is a target that can be driven.
 * @param {{ width: number, height: number }} devtoolsSize
 * @param {'light' | 'dark' | undefined} theme of DevTools
 * @param {string | undefined} folder a folder that is to be kept; without it a temporary one is made
 * @returns {Promise<{ folder: string, remove(): Promise<void> }>} `remove` removes a temporary folder
 */
export async function makeProfile(devtoolsSize, theme, folder) {
  const place = folder ?? (await mkdtemp(path.join(tmpdir(), 'plainspoken-')));
  await mkdir(path.join(place, 'Default'), { recursive: true });
  const preferences = {
    devtools: {
      preferences: {
        // Each in the spelling of older DevTools and of newer.
        currentDockState: '"undocked"',
        'current-dock-state': '"undocked"',
        ...(theme && { uiTheme: DEVTOOLS_THEMES[theme], 'ui-theme': DEVTOOLS_THEMES[theme] }),
      },
    },
    browser: {
      app_window_placement: {
        DevToolsApp: {
          left: OFFSET,
          top: OFFSET,
          right: OFFSET + devtoolsSize.width,
          bottom: OFFSET + devtoolsSize.height,
          maximized: false,
        },
      },
    },
  };
  await writeFile(path.join(place, 'Default', 'Preferences'), JSON.stringify(preferences));
  return {
    folder: place,
    async remove() {
      // Chromium may write its last files while it ends.
      if (!folder) await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
