import { render } from 'preact';
import { App } from './App.tsx';
import { receiveHost } from './host.ts';
import { PanelModel } from './model.ts';

const root = document.querySelector('#app') as HTMLElement;
const host = await receiveHost();
const setTheme = (theme: 'light' | 'dark') => {
  document.documentElement.dataset.theme = theme;
};
setTheme(host.theme);
host.onThemeChanged(setTheme);
const model = new PanelModel(host.recording);
render(<App model={model} host={host} />, root);
// After the first paint: the texts are large, and the list can be read without them.
requestAnimationFrame(() => void model.loadEngine());
