import type { PanelSearch } from '../browser.ts';
import type { Recording } from '../capture/listen.ts';
import type { PageWatch } from '../capture/page-watch.ts';

/**
 * What the DevTools page gives the panel: the recording, and the few things that only the browser can do. The panel
 * touches no browser API itself, so it opens in a plain page too, for tests and development.
 */
export interface PanelHost {
  readonly recording: Recording;
  readonly theme: 'light' | 'dark';
  onThemeChanged(listener: (theme: 'light' | 'dark') => void): void;
  reloadPage(): void;
  /** The switch “Watch the page”; undefined where there is no page, as with a file. */
  readonly pageWatch: PageWatch | undefined;
  /** Opens the Network panel with this filter; undefined where the browser has no such call. */
  readonly showInNetworkPanel: ((filter: string) => void) | undefined;
  /**
   * Opens a file in Sources, at a line counted from 1; it answers whether the browser has that file. undefined where the
   * browser has no such call.
   */
  readonly openSource: ((url: string, line: number) => Promise<boolean>) | undefined;
  /** Hears of what is typed in the search bar of DevTools. */
  onSearch(listener: (action: PanelSearch, query: string) => void): void;
}

/** A window that the host may have been left on. */
export type HostWindow = Window & { plainspokenHost?: PanelHost };
const HANDED_OVER = 'plainspoken-host';

/**
 * Leaves the host on a window: the DevTools page's own, where the panel finds it (first-page.ts), or the panel's. That one may
 * be shown before its script has run, so the host is announced as well.
 */
export function handOver(to: Window, host: PanelHost): void {
  const target = to as HostWindow;
  if (target.plainspokenHost) return;
  target.plainspokenHost = host;
  target.dispatchEvent(new Event(HANDED_OVER));
}

/** Waits in the panel's window for the host. */
export function receiveHost(): Promise<PanelHost> {
  const target: HostWindow = window;
  return new Promise((resolve) => {
    if (target.plainspokenHost) return resolve(target.plainspokenHost);
    target.addEventListener(HANDED_OVER, () => resolve(target.plainspokenHost as PanelHost), { once: true });
  });
}
