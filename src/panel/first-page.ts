import type { HostWindow } from './host.ts';

// The one script that the first paint waits for, so it imports nothing. What it dresses was drawn when the panel was built
// (drawn-ahead.tsx) and stands in the HTML. It is inert until the panel itself is drawn over it: a click would be lost.

const own: HostWindow = window;
const root = document.querySelector('#app') as HTMLElement;
const host = own.plainspokenHost ?? hostNearby();
if (host) own.plainspokenHost = host;
const systemTheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
document.documentElement.dataset.theme = host?.theme ?? systemTheme;
try {
  dress(JSON.parse(localStorage.getItem('plainspoken-settings') ?? '{}'));
} catch {
  // Nothing that can be read was kept, or the browser forbids it: as it was drawn.
}
requestAnimationFrame(() => {
  // Asked for only now: it takes long to compile, and nothing of it is needed for the first paint.
  for (const file of code()) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href: file });
    document.head.append(link);
  }
  setTimeout(drawPanel);
});

/** The files with the panel's code, as vite.config.ts has written them down; the first one draws the panel. */
function code(): readonly string[] {
  return root.dataset.code?.split(' ') ?? [];
}

function drawPanel(): void {
  // Vite's own way to a file would need a helper from it.
  void (import.meta.env.DEV ? import('./main.tsx') : import(/* @vite-ignore */ code()[0] ?? ''));
}

/** Makes the toolbar what the person left, so that nothing in it changes under their eyes. settings.ts reads the same with care. */
function dress({ audience, failuresOnly, filterText, invert, hideThirdParty, types }: Kept): void {
  const press = (button: string, on: boolean) => {
    root.querySelector(button)?.setAttribute('aria-pressed', String(on));
  };
  press('[data-testid=audience-everyone]', audience !== 'developers');
  press('[data-testid=audience-developers]', audience === 'developers');
  press('[data-testid=failures-only]', failuresOnly === true);
  const chosen = Array.isArray(types) ? types : [];
  press('[data-type=all]', chosen.length === 0);
  for (const type of chosen) press(`[data-type="${type}"]`, true);
  const filter = root.querySelector<HTMLInputElement>('[data-testid=filter]');
  if (filter && typeof filterText === 'string') filter.value = filterText;
  // There is one button more then, and the others would jump: only their room is shown.
  if (invert || hideThirdParty) root.querySelector('.narrowing')?.setAttribute('data-later', '');
}

/** What may have been kept. */
type Kept = Readonly<
  Partial<Record<'audience' | 'failuresOnly' | 'filterText' | 'invert' | 'hideThirdParty' | 'types', unknown>>
>;

/**
 * The host, where it need not be waited for. Chromium tells the DevTools page that the panel is shown only once the panel has
 * loaded (DevTools, ExtensionView.ts: `onLoad`). The DevTools page is a frame beside the panel, so the panel can look itself;
 * in Firefox it is not.
 */
function hostNearby(): HostWindow['plainspokenHost'] {
  const { parent } = window;
  for (let place = 0; place < parent.length; place++) {
    try {
      const found = (parent[place] as HostWindow).plainspokenHost;
      if (found) return found;
    } catch {
      // A frame of another extension: nobody may look into it.
    }
  }
  return undefined;
}
