import { render } from 'preact';
import { Recording } from '../capture/listen.ts';
import { App } from '../panel/App.tsx';
import { NO_PAGE } from '../panel/files/no-page.ts';
import type { PanelHost } from '../panel/host.ts';
import { PanelModel } from '../panel/model.ts';
import { CurrentSettings, localStore } from '../panel/settings.ts';

// The panel as a page of its own: it opens HAR files without DevTools, and has no page beside it.
const dark = matchMedia('(prefers-color-scheme: dark)');
const themeNow = () => (dark.matches ? 'dark' : 'light');
const recording = new Recording(NO_PAGE);
const host: PanelHost = {
  recording,
  theme: themeNow(),
  onThemeChanged: (listener) => dark.addEventListener('change', () => listener(themeNow())),
  reloadPage() {},
  pageWatch: undefined,
  showInNetworkPanel: undefined,
  openSource: undefined,
  onSearch() {},
};
document.documentElement.dataset.theme = host.theme;
const settings = new CurrentSettings(localStore());
const first = new PanelModel(recording, settings, 'file');
render(<App first={first} host={host} settings={settings} />, document.querySelector('#app') as HTMLElement);
// After the first paint: the texts are large, and are there before a file is chosen.
requestAnimationFrame(() => setTimeout(() => void first.loadEngine()));
