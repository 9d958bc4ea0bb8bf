import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Banners } from './Banners.tsx';
import type { PanelHost } from './host.ts';
import type { PanelModel } from './model.ts';
import { NotSeen, WatchedLate } from './NotSeen.tsx';
import { OpenDetail } from './OpenDetail.tsx';
import type { ReferenceProps } from './Reference.tsx';
import { RequestList } from './RequestList.tsx';
import { StatusBar } from './StatusBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import { TEXTS } from './texts.ts';

/** The whole panel. */
export function App({ model, host }: { model: PanelModel; host: PanelHost }) {
  const { recording } = model;
  return (
    <>
      <Toolbar model={model} watch={host.pageWatch} />
      <WatchedLate watch={host.pageWatch} />
      <Banners model={model} reloadPage={host.reloadPage} />
      {model.view.value === 'reference' ? (
        <ReferenceWhenLoaded model={model} />
      ) : (
        <Requests model={model} host={host} />
      )}
      <NotSeen watch={host.pageWatch} reports={recording.pageReports} />
      <StatusBar model={model} />
    </>
  );
}

function Requests({ model, host }: { model: PanelModel; host: PanelHost }) {
  if (model.items.value.length === 0) return <NothingYet host={host} />;
  const isOpen = model.openExchange.value ?? model.openProblem.value;
  return (
    <main class={isOpen ? 'main with-detail' : 'main'}>
      <RequestList model={model} />
      <OpenDetail model={model} host={host} />
    </main>
  );
}

function NothingYet({ host }: { host: PanelHost }) {
  return (
    <main class="empty">
      <h1>{TEXTS.nothingYet}</h1>
      <p>{TEXTS.nothingYetHint}</p>
      <button type="button" class="pill" onClick={() => host.reloadPage()}>
        {TEXTS.reload}
      </button>
    </main>
  );
}

/** The reference and its search load when they are first asked for: the panel opens without them. */
function ReferenceWhenLoaded({ model }: ReferenceProps) {
  const [loaded, setLoaded] = useState<{ Reference: FunctionComponent<ReferenceProps> }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    // An extension that was updated or switched off meanwhile has no such file any more.
    void import('./Reference.tsx').then(setLoaded, () => setFailed(true));
  }, []);
  return loaded ? (
    <loaded.Reference model={model} />
  ) : (
    <main class="empty">{failed && <p role="alert">{TEXTS.notLoaded}</p>}</main>
  );
}
