import { render } from 'preact';
import { App } from './App.tsx';
import { receiveHost } from './host.ts';
import { PanelModel } from './model.ts';
import { CurrentSettings, localStore } from './settings.ts';

// first-page.ts asks for this when it has been painted: the panel is drawn over it.
const root = document.querySelector('#app') as HTMLElement;
const host = await receiveHost();
const settings = new CurrentSettings(localStore());
const model = new PanelModel(host.recording, settings);
render(<App first={model} host={host} settings={settings} />, root);
root.inert = false;
root.hidden = false;
// After this is painted: the texts are large, and the list can be read without them.
requestAnimationFrame(() => setTimeout(() => void model.loadEngine()));
