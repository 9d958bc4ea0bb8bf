import { useEffect, useRef, useState } from 'preact/hooks';
import { Announcements } from './Announcements.tsx';
import { Banners } from './Banners.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import type { PanelHost } from './host.ts';
import { Keys } from './Keys.tsx';
import { PanelModel } from './model.ts';
import { NotSeen, WatchedLate } from './NotSeen.tsx';
import { OpenDetail } from './OpenDetail.tsx';
import { RequestList } from './RequestList.tsx';
import { Splitter } from './Splitter.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { CurrentSettings } from './settings.ts';
import { useShortcuts } from './shortcuts.ts';
import { Toolbar } from './Toolbar.tsx';
import { TEXTS } from './texts/panel-texts.ts';

/** The whole panel. */
export function App({
  live,
  host,
  settings,
}: {
  /** What is recorded of the inspected page. */
  live: PanelModel;
  host: PanelHost;
  settings: CurrentSettings;
}) {
  const [example, setExample] = useState<PanelModel>();
  const [theme, setTheme] = useState(host.theme);
  const [keysShown, showKeys] = useState(false);
  const model = example ?? live;
  useEffect(() => host.onThemeChanged(setTheme), [host]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useShortcuts(model, () => showKeys(true));
  useSearch(model, host);

  const openExample = async () => {
    const { openDemoSession } = await import('./demo-session/demo-source.ts');
    const shown = new PanelModel(await openDemoSession(), settings);
    await shown.loadEngine();
    setExample(shown);
  };
  const watch = example ? undefined : host.pageWatch;
  return (
    <>
      <Toolbar model={model} watch={watch} focusList={focusList} />
      <WatchedLate watch={watch} />
      {example ? (
        <p class="notice quiet" role="status" data-testid="example-banner">
          {TEXTS.exampleShown}{' '}
          <button type="button" class="link" onClick={() => setExample(undefined)}>
            {TEXTS.leaveExample}
          </button>
        </p>
      ) : (
        <Banners model={model} reloadPage={host.reloadPage} />
      )}
      {model.view.value === 'reference' ? (
        <ReferenceWhenLoaded model={model} />
      ) : (
        <Requests model={model} host={host} theme={theme} openExample={openExample} />
      )}
      <NotSeen watch={watch} reports={model.recording.pageReports} />
      <StatusBar model={model} isExample={example !== undefined} showKeys={() => showKeys(true)} />
      <Announcements model={model} />
      {keysShown && <Keys close={() => showKeys(false)} />}
    </>
  );
}

function Requests({
  model,
  host,
  theme,
  openExample,
}: {
  model: PanelModel;
  host: PanelHost;
  theme: 'light' | 'dark';
  openExample: () => Promise<void>;
}) {
  const main = useRef<HTMLDivElement>(null);
  if (model.items.value.length === 0)
    return <FirstSteps reloadPage={() => host.reloadPage()} openExample={openExample} />;
  const isOpen = model.openExchange.value ?? model.openProblem.value;
  return (
    <main class="page">
      {model.settings.now.strip && <StripWhenLoaded model={model} theme={theme} />}
      <div
        ref={main}
        class={isOpen ? 'main with-detail' : 'main'}
        style={{ '--detail-share': `${model.settings.now.detailShare}%` }}
      >
        <RequestList model={model} />
        {isOpen && <Splitter settings={model.settings} of={main} />}
        <OpenDetail model={model} host={host} focusList={focusList} />
      </div>
    </main>
  );
}

/** The keyboard goes on in the list. */
function focusList(): void {
  document.querySelector<HTMLElement>('[data-testid=request-list]')?.focus();
}

/** The search bar of DevTools (Ctrl+F) goes from row to row. */
function useSearch(model: PanelModel, host: PanelHost): void {
  const current = useRef(model);
  current.current = model;
  useEffect(() => {
    let searched = '';
    host.onSearch((action, query) => {
      if (action === 'search') searched = query;
      if (action !== 'cancel')
        current.current.find(searched, action === 'search' ? 0 : action === 'next' ? 1 : -1);
    });
  }, [host]);
}

/**
 * A part of the panel that loads when it is first drawn: the panel opens without it.
 * @returns the part; undefined while it loads, and an error where an extension that was updated or switched off meanwhile has
 *   no such file any more
 */
function useLoaded<Part>(load: () => Promise<Part>): Part | Error | undefined {
  const [loaded, setLoaded] = useState<{ part: Part | Error }>();
  useEffect(() => {
    void load().then(
      (part) => setLoaded({ part }),
      (error) => setLoaded({ part: error instanceof Error ? error : new Error(String(error)) }),
    );
  }, []);
  return loaded?.part;
}

function StripWhenLoaded(props: { model: PanelModel; theme: 'light' | 'dark' }) {
  const part = useLoaded(() => import('./Strip.tsx'));
  // Its room is kept, so that the list does not jump.
  return part === undefined || part instanceof Error ? (
    <div class="strip-place" />
  ) : (
    <part.Strip {...props} />
  );
}

function ReferenceWhenLoaded({ model }: { model: PanelModel }) {
  const part = useLoaded(() => import('./reference/Reference.tsx'));
  if (part === undefined || part instanceof Error)
    return <main class="empty">{part && <p role="alert">{TEXTS.notLoaded}</p>}</main>;
  return (
    <part.Reference
      model={model}
      entry={model.referenceEntry.value}
      onOpenEntry={(key) => {
        model.referenceEntry.value = key;
      }}
      onLeaveEntry={() => {
        model.referenceEntry.value = null;
      }}
    />
  );
}
