import { render } from 'preact';
import { Recording } from '../capture/listen.ts';
import { PageWatch } from '../capture/page-watch.ts';
import { App } from './App.tsx';
import { NO_PAGE } from './files/no-page.ts';
import type { PanelHost } from './host.ts';
import { PanelModel } from './model.ts';
import { CurrentSettings } from './settings.ts';

/** Left empty: the number of requests, which is not known: it would say 0. */
const WITH_THE_PANEL = '.status-bar > :first-child';

/**
 * What the panel shows before anything is known, to be written into its HTML when it is built (vite.config.ts), so that the
 * browser paints it before the panel's code has come. first-page.ts makes it what the person left, and the panel itself is
 * drawn over it.
 * @param root an empty element, where there is a document
 */
export function drawAhead(root: HTMLElement): void {
  const recording = new Recording(NO_PAGE);
  const host: PanelHost = {
    recording,
    theme: 'light',
    onThemeChanged() {},
    reloadPage() {},
    pageWatch: new PageWatch({ run: async () => null, onNavigated() {}, reloadWith() {} }, () => {}),
    showInNetworkPanel: undefined,
    openSource: undefined,
    onSearch() {},
  };
  const settings = new CurrentSettings();
  const drawn = root.cloneNode() as HTMLElement;
  render(<App first={new PanelModel(recording, settings)} host={host} settings={settings} />, drawn);
  root.append(...[...drawn.childNodes].map((node) => node.cloneNode(true)));
  // Its effects never run: they are for a panel that lives.
  render(null, drawn);
  for (const later of root.querySelectorAll(WITH_THE_PANEL)) later.replaceChildren();
  // Whether there are requests is not known either.
  const main = root.ownerDocument.createElement('main');
  main.className = 'page';
  root.querySelector('main')?.replaceWith(main);
}
