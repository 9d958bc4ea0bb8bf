import {
  createPanel,
  inspectedPage,
  networkPanelOpener,
  networkSource,
  onThemeChanged,
  reloadPage,
  sourceOpener,
  themeName,
} from '../browser.ts';
import { Recording } from '../capture/listen.ts';
import { PageWatch } from '../capture/page-watch.ts';
import { handOver, type PanelHost } from '../panel/host.ts';

// This page lives as long as DevTools is open, across navigations, whether the panel is ever opened or not: so the
// recording is made here (capture-facts, "Lifetime").
const recording = new Recording(networkSource);
const pageWatch = new PageWatch(inspectedPage, (report) => {
  if (!recording.paused) recording.pageReports.take(report);
});

const panel = await createPanel('Plainspoken', 'icons/32.png', 'src/panel/index.html');
const host: PanelHost = {
  recording,
  get theme() {
    return themeName();
  },
  onThemeChanged,
  reloadPage,
  pageWatch,
  showInNetworkPanel: networkPanelOpener(),
  openSource: sourceOpener(),
  onSearch: panel.onSearch,
};
handOver(window, host);

panel.onShown((panelWindow) => {
  recording.shown = true;
  handOver(panelWindow, host);
});
panel.onHidden(() => {
  recording.shown = false;
});
