import browser from 'webextension-polyfill';

/**
 * The one module that touches the browser's extension API. webextension-polyfill gives both browsers the same
 * promises for `devtools.panels`; it does not wrap `devtools.network`, so that part is adapted here by hand.
 */

/** A finished request: the HAR entry itself, and a way to its body. */
export interface FinishedRequest {
  readonly entry: unknown;
  /** Must be called inside the event: after the next navigation Chrome gives nothing (capture-facts, fact 3). */
  readContent(): Promise<{ content: string; base64: boolean } | null>;
}

/** What `devtools.network` tells about the inspected tab. */
export interface NetworkSource {
  onRequestFinished(listener: (request: FinishedRequest) => void): void;
  onNavigated(listener: (url: string) => void): void;
  /**
   * Everything that DevTools holds now. Requests in flight are among them, and some whose answer has come and whose
   * event has not: nothing in an entry tells them from finished ones.
   * @returns null when the browser refuses, as Chrome does while the tab shows its error page (fact 4)
   */
  readHar(): Promise<readonly FinishedRequest[] | null>;
  /** Whether the browser still knows this extension: false for ever once it was updated, switched off or removed. */
  isAlive(): boolean;
  /** Whether the page's process has ended: it crashed, ran out of memory, or was ended by hand. Never rejects. */
  hasCrashed(): Promise<boolean>;
}

type ContentCallback = (content?: string | null, encoding?: string) => void;
type RawRequest = { getContent?(callback: ContentCallback): Promise<[string, string]> | undefined };
type RawHar = { entries?: RawRequest[]; isError?: boolean };
type RawNetwork = {
  onRequestFinished: { addListener(listener: (request: RawRequest) => void): void };
  onNavigated: { addListener(listener: (url: string) => void): void };
  getHAR(callback: (har?: RawHar) => void): Promise<RawHar> | undefined;
};
type RawSearch = { addListener(listener: (action: string, query?: string) => void): void };
type RawPanels = {
  openResource?(url: string, line: number, callback: (answer?: { isError?: boolean }) => void): void;
  themeName?: string;
  setThemeChangeHandler?(handler: (name: string) => void): void;
  onThemeChanged?: { addListener(handler: (name: string) => void): void };
  network?: { show?(options: { filter: string }): void };
};

const network = browser.devtools.network as unknown as RawNetwork;
const panels = browser.devtools.panels as unknown as RawPanels;

/** The requests of the inspected tab. */
export const networkSource: NetworkSource = {
  onRequestFinished(listener) {
    network.onRequestFinished.addListener((raw) => {
      listener(finished(raw));
    });
  },
  onNavigated(listener) {
    network.onNavigated.addListener(listener);
  },
  readHar() {
    return new Promise((resolve) => {
      const answer = (har?: RawHar) => {
        resolve(har && !har.isError && Array.isArray(har.entries) ? har.entries.map(finished) : null);
      };
      // Chrome calls back, Firefox returns a promise; Chrome's promise rejects while the tab shows an error page.
      const ask = () => network.getHAR(answer)?.then(answer, () => resolve(null));
      if (!whileAlive(ask)) resolve(null);
    });
  },
  isAlive,
  hasCrashed,
};

/**
 * Chromium 156 closes DevTools, docked or not, as it loads anew or switches off an extension that stands in them. Where the
 * pages outlive it, as other tools' panels report, `runtime.id` is gone and the calls throw “Extension context invalidated.”
 * (extensions/renderer/bindings/api_binding_util.cc).
 */
function isAlive(): boolean {
  return browser.runtime.id !== undefined;
}

/** Runs the call. @returns false where it threw because the browser no longer knows this extension */
function whileAlive(call: () => void): boolean {
  try {
    call();
    return true;
  } catch (error) {
    if (isAlive()) throw error;
    return false;
  }
}

/**
 * Chromium 156 tells of a crash nowhere in `devtools`: getHAR answers as before, `eval` does not answer at all, as on a page
 * that is only busy. The tab's status says it: “unloaded”, “complete” where the page is busy. Asking for it needs no
 * permission (developer.chrome.com/docs/extensions/reference/api/tabs). Firefox gives its DevTools pages no `tabs` (MDN).
 */
async function hasCrashed(): Promise<boolean> {
  try {
    const tab = await browser.tabs?.get(browser.devtools.inspectedWindow.tabId);
    return (tab?.status as string | undefined) === 'unloaded' && !tab?.discarded;
  } catch {
    return false; // The tab has just closed, or this extension is gone.
  }
}

/**
 * What asks for the body holds nothing of the entry, which is large: it may have to wait. Chromium keeps the way to the body in the
 * prototype of the entry, which holds nothing else (front_end/models/extensions/ExtensionAPI.ts, dispatchRequestEvent), Firefox in
 * the function itself.
 */
function finished(raw: RawRequest): FinishedRequest {
  const { getContent } = raw;
  const way: RawRequest = Object.getPrototypeOf(raw);
  return { entry: raw, readContent: () => readContent(getContent?.bind(way)) };
}

function readContent(
  getContent: RawRequest['getContent'],
): Promise<{ content: string; base64: boolean } | null> {
  return new Promise((resolve) => {
    const answer = (content?: string | null, encoding?: string) => {
      resolve(typeof content === 'string' ? { content, base64: encoding === 'base64' } : null);
    };
    const ask = () =>
      getContent?.(answer)?.then(
        ([content, encoding]) => answer(content, encoding),
        () => resolve(null),
      );
    if (!getContent || !whileAlive(ask)) resolve(null);
  });
}

/** What the search bar of DevTools asks of a panel (Ctrl+F). */
export type PanelSearch = 'search' | 'next' | 'previous' | 'cancel';

/** Chrome's names (developer.chrome.com/docs/extensions/reference/api/devtools/panels, ExtensionPanel.onSearch). */
const SEARCHES: Readonly<Record<string, PanelSearch>> = {
  performSearch: 'search',
  nextSearchResult: 'next',
  previousSearchResult: 'previous',
  cancelSearch: 'cancel',
};

/** A panel of ours in DevTools. */
export interface DevToolsPanel {
  /** @param listener gets the panel's window each time the panel is shown, perhaps before its page has loaded */
  onShown(listener: (panelWindow: Window) => void): void;
  onHidden(listener: () => void): void;
  /** Hears of what is typed in the search bar of DevTools; never, where the browser has none for panels (Firefox). */
  onSearch(listener: (action: PanelSearch, query: string) => void): void;
}

/** Adds a panel to DevTools. Paths count from the root of the extension. */
export async function createPanel(title: string, icon: string, page: string): Promise<DevToolsPanel> {
  const panel = await browser.devtools.panels.create(title, icon, page);
  return {
    onShown: (listener) => panel.onShown.addListener((shown) => listener(shown as unknown as Window)),
    onHidden: (listener) => panel.onHidden.addListener(() => listener()),
    onSearch: (listener) =>
      (panel as unknown as { onSearch?: RawSearch }).onSearch?.addListener((action, query) => {
        const known = SEARCHES[action];
        if (known) listener(known, query ?? '');
      }),
  };
}

/** The theme of DevTools now. */
export function themeName(): 'light' | 'dark' {
  return panels.themeName === 'dark' ? 'dark' : 'light';
}

/** Hears of a change of theme. Chrome's handler runs twice a change. */
export function onThemeChanged(listener: (theme: 'light' | 'dark') => void): void {
  const handler = (name: string) => listener(name === 'dark' ? 'dark' : 'light');
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(handler);
  else panels.setThemeChangeHandler?.(handler);
}

/**
 * A way to open the Network panel with a filter set, where the browser has one (Chrome; newer than the published
 * types).
 * @returns undefined where it has none
 */
export function networkPanelOpener(): ((filter: string) => void) | undefined {
  const { network: networkPanel } = panels;
  return networkPanel?.show ? (filter) => void whileAlive(() => networkPanel.show?.({ filter })) : undefined;
}

/**
 * A way to open a file of the page in Sources, where the browser has one (Chrome).
 * @returns undefined where it has none
 */
export function sourceOpener(): ((url: string, line: number) => Promise<boolean>) | undefined {
  if (!panels.openResource) return undefined;
  return (url, line) =>
    new Promise((resolve) => {
      // Chrome counts from 0 (Chromium 156: 71 opens “Line 72”), and answers E_NOTFOUND for a file that it does not have (any more).
      const ask = () =>
        panels.openResource?.(url, Math.max(0, line - 1), (answer) => resolve(!answer?.isError));
      if (!whileAlive(ask)) resolve(false);
    });
}

/** Reloads the inspected page, a crashed one too; not the browser's own pages, as its error page. */
export function reloadPage(): void {
  whileAlive(() => browser.devtools.inspectedWindow.reload());
}

/** The page in the inspected tab: its main frame, in its own world. */
export const inspectedPage = {
  /**
   * Runs a script that is the same each time: nothing that was recorded may ever stand in it.
   * @returns the text that it came to; null where that is no text, and where the browser refuses, as on its own pages and
   * in the moment in which a page has just come (Chromium 156: “has no execution context”). Never rejects; a page that is
   * busy is answered late, or never
   */
  async run(script: string): Promise<string | null> {
    try {
      const answer: unknown = await browser.devtools.inspectedWindow.eval(script);
      // Chromium's own promise brings the value alone, Firefox's and the polyfill's a list with the exception after it.
      const value: unknown = Array.isArray(answer) ? answer[0] : answer;
      return typeof value === 'string' ? value : null;
    } catch {
      return null;
    }
  },

  /** Hears of each new page, and of each change of the address within one. */
  onNavigated(listener: () => void): void {
    network.onNavigated.addListener(() => listener());
  },

  /** Reloads the page with this script run ahead of all of its own, this once. */
  reloadWith(script: string): void {
    whileAlive(() => browser.devtools.inspectedWindow.reload({ injectedScript: script }));
  },
};
