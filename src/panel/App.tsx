import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Explanation } from './Explanation.tsx';
import type { PanelHost } from './host.ts';
import type { PanelModel } from './model.ts';
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
      <Toolbar model={model} />
      {recording.reception === 'dark' && (
        <p class="notice" role="status">
          {TEXTS.dark}
        </p>
      )}
      {model.view.value === 'reference' ? (
        <ReferenceWhenLoaded model={model} />
      ) : (
        <Requests model={model} host={host} />
      )}
      <StatusBar model={model} />
    </>
  );
}

function Requests({ model, host }: { model: PanelModel; host: PanelHost }) {
  const exchange = model.openExchange.value;
  if (model.items.value.length === 0) return <NothingYet host={host} />;
  return (
    <main class={exchange ? 'main with-detail' : 'main'}>
      <RequestList model={model} />
      {exchange && (
        <Explanation
          key={exchange.index}
          exchange={exchange}
          diagnosis={model.diagnosisOf(exchange)}
          related={model.recording.session.relatedTo(exchange)}
          close={() => {
            model.open.value = null;
            document.querySelector<HTMLElement>('[data-testid=request-list]')?.focus();
          }}
          showInNetworkPanel={host.showInNetworkPanel}
        />
      )}
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
      <p class="faint">{TEXTS.hiddenByChrome}</p>
    </main>
  );
}

/** The reference and its search load when they are first asked for: the panel opens without them. */
function ReferenceWhenLoaded({ model }: ReferenceProps) {
  const [loaded, setLoaded] = useState<{ Reference: FunctionComponent<ReferenceProps> }>();
  useEffect(() => {
    void import('./Reference.tsx').then(setLoaded);
  }, []);
  return loaded ? <loaded.Reference model={model} /> : <main class="empty" />;
}
