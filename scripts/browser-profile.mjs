import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A DevTools window at least this wide shows the tab of our panel beside Chromium's own. */
const DEVTOOLS_WINDOW = { left: 40, top: 40, right: 1440, bottom: 1000 };

/**
 * Makes a profile in which DevTools opens as a window of its own: only then it is a target that can be driven.
 * @param {{ folder?: string | undefined, theme?: 'light' | 'dark' | undefined, devtoolsSize?: { width: number, height: number } | undefined }} [options]
 *   `folder`: where to make it, to be kept; without it a temporary folder is made
 * @returns {Promise<{ folder: string, remove(): Promise<void> }>}
 */
export async function makeProfile({ folder, theme, devtoolsSize } = {}) {
  const place = folder ?? (await mkdtemp(path.join(tmpdir(), 'plainspoken-')));
  await mkdir(path.join(place, 'Default'), { recursive: true });
  const { left, top } = DEVTOOLS_WINDOW;
  const bounds = devtoolsSize
    ? { left, top, right: left + devtoolsSize.width, bottom: top + devtoolsSize.height }
    : DEVTOOLS_WINDOW;
  await writeFile(
    path.join(place, 'Default', 'Preferences'),
    JSON.stringify({
      devtools: {
        preferences: {
          // Each in the spelling of older DevTools and of newer.
          currentDockState: '"undocked"',
          'current-dock-state': '"undocked"',
          ...(theme && { uiTheme: DEVTOOLS_THEMES[theme], 'ui-theme': DEVTOOLS_THEMES[theme] }),
        },
      },
      browser: { app_window_placement: { DevToolsApp: { ...bounds, maximized: false } } },
    }),
  );
  return {
    folder: place,
    async remove() {
      // Chromium may write its last files while it ends.
      if (!folder) await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** The values of DevTools' own setting, which it keeps as JSON. */
const DEVTOOLS_THEMES = { light: '"default"', dark: '"dark"' };
