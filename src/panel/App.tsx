import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Announcements } from './Announcements.tsx';
import { Banners } from './Banners.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { DropArea } from './files/DropArea.tsx';
import { FileNotices } from './files/FileNotices.tsx';
import { FileInput } from './files/OpenFiles.tsx';
import { OpenedSessions } from './files/opened-sessions.ts';
import { SessionBar } from './files/SessionBar.tsx';
import type { PanelHost } from './host.ts';
import { Keys } from './Keys.tsx';
import { PanelModel } from './model.ts';
import { NotSeen, WatchedLate } from './NotSeen.tsx';
import { OpenDetail } from './OpenDetail.tsx';
import { RequestList } from './RequestList.tsx';
import { Splitter } from './Splitter.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { CurrentSettings } from './settings.ts';
import type { ShareScope } from './sharing/share-scope.ts';
import { useShortcuts } from './shortcuts.ts';
import { Toolbar } from './Toolbar.tsx';
import { TEXTS } from './texts/panel-texts.ts';
import { startWorker } from './trusted-worker.ts';

/** The whole panel. */
export function App({
  first,
  host,
  settings,
}: {
  /** What is recorded of the inspected page; where there is no page, an empty session to begin with. */
  first: PanelModel;
  host: PanelHost;
  settings: CurrentSettings;
}) {
  const sessions = useMemo(
    () => new OpenedSessions(first.kind === 'live' ? first : undefined, settings, () => startWorker('file')),
    [first, settings],
  );
  const [example, setExample] = useState<PanelModel>();
  const [theme, setTheme] = useState(host.theme);
  const [keysShown, showKeys] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [sharing, share] = useState<ShareScope>();
  const fileInput = useRef<HTMLInputElement>(null);
  const { shown } = sessions;
  const model = example ?? shown?.model ?? first;
  const isComparing = comparing && sessions.all.value.length > 1;
  useEffect(() => host.onThemeChanged(setTheme), [host]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useShortcuts(model, () => showKeys(true));
  useSearch(model, host);

  const open = (files: Iterable<File>) => {
    setExample(undefined);
    setComparing(false);
    void sessions.open(files);
  };
  const chooseFiles = () => fileInput.current?.click();
  const openExample = async () => {
    const { openDemoSession } = await import('./demo-session/demo-source.ts');
    const opened = new PanelModel(await openDemoSession(), settings, 'example');
    await opened.loadEngine();
    setExample(opened);
  };
  const isLive = model.kind === 'live';
  const watch = isLive ? host.pageWatch : undefined;
  return (
    <>
      <Toolbar model={model} watch={watch} focusList={focusList} chooseFiles={chooseFiles} share={share} />
      <FileInput input={fileInput} open={open} />
      <DropArea open={open} />
      <SessionBar
        sessions={sessions}
        isComparing={isComparing}
        compare={() => setComparing(!isComparing)}
        onChosen={() => {
          setComparing(false);
          setExample(undefined);
        }}
      />
      <WatchedLate watch={watch} />
      <FileNotices sessions={sessions} />
      {example && (
        <p class="notice quiet" role="status" data-testid="example-banner">
          {isPage(first) ? TEXTS.exampleShown : TEXTS.exampleAlone}{' '}
          <button type="button" class="link" onClick={() => setExample(undefined)}>
            {isPage(first) ? TEXTS.leaveExample : TEXTS.closeExample}
          </button>
        </p>
      )}
      {isLive && <Banners model={model} reloadPage={host.reloadPage} />}
      {isComparing ? (
        <ComparisonWhenLoaded
          sessions={sessions}
          openRequest={(key, index) => {
            sessions.show(key);
            setComparing(false);
            const found = sessions.shown?.model.exchanges.find((exchange) => exchange.index === index);
            if (found) sessions.shown?.model.showRequest(found);
          }}
        />
      ) : model.view.value === 'reference' ? (
        <ReferenceWhenLoaded model={model} />
      ) : (
        <Requests
          key={shown?.key}
          model={model}
          host={host}
          theme={theme}
          share={share}
          empty={
            <FirstSteps
              isPage={isPage(first) && shown?.key === 'live'}
              isReading={sessions.reading.value !== null}
              reloadPage={() => host.reloadPage()}
              openExample={openExample}
              chooseFiles={chooseFiles}
            />
          }
        />
      )}
      {model.kind !== 'file' && <NotSeen watch={watch} reports={model.recording.pageReports} />}
      <StatusBar model={model} file={shown?.facts ? shown : undefined} showKeys={() => showKeys(true)} />
      <Announcements model={model} />
      {keysShown && <Keys close={() => showKeys(false)} />}
      {sharing && (
        <ShareWhenLoaded
          model={model}
          scope={sharing}
          name={shown?.name ?? ''}
          close={() => share(undefined)}
        />
      )}
    </>
  );
}

function isPage(model: PanelModel): boolean {
  return model.kind === 'live';
}

function Requests({
  model,
  host,
  theme,
  empty,
  share,
}: {
  model: PanelModel;
  host: PanelHost;
  theme: 'light' | 'dark';
  /** What stands there as long as there is nothing. */
  empty: ComponentChildren;
  share: (scope: ShareScope) => void;
}) {
  const main = useRef<HTMLDivElement>(null);
  if (model.items.value.length === 0) return empty;
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
        <OpenDetail model={model} host={host} focusList={focusList} share={share} />
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
  if (part === undefined || part instanceof Error) return <NotThere failed={part !== undefined} />;
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

function ComparisonWhenLoaded(props: {
  sessions: OpenedSessions;
  openRequest: (key: string, index: number) => void;
}) {
  const part = useLoaded(() => import('./comparison/ComparisonView.tsx'));
  if (part === undefined || part instanceof Error) return <NotThere failed={part !== undefined} />;
  return <part.ComparisonView {...props} />;
}

function ShareWhenLoaded(props: { model: PanelModel; scope: ShareScope; name: string; close: () => void }) {
  const part = useLoaded(() => import('./sharing/ShareDialog.tsx'));
  if (part === undefined) return null;
  if (part instanceof Error)
    return (
      <p class="notice" role="alert">
        {TEXTS.notLoaded}
      </p>
    );
  return <part.ShareDialog {...props} />;
}

function NotThere({ failed }: { failed: boolean }) {
  return <main class="empty">{failed && <p role="alert">{TEXTS.notLoaded}</p>}</main>;
}
