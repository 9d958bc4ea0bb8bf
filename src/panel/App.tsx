import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Announcements } from './Announcements.tsx';
import { Banners } from './Banners.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { DropArea } from './files/DropArea.tsx';
import { FileInput } from './files/OpenFiles.tsx';
import { OpenedSessions } from './files/opened-sessions.ts';
import { SessionBar } from './files/SessionBar.tsx';
import type { PanelHost } from './host.ts';
import { LetGo } from './LetGo.tsx';
import { PanelModel } from './model.ts';
import { NotSeen, WatchedLate } from './NotSeen.tsx';
import { part, useLoaded } from './part.ts';
import { RequestList } from './RequestList.tsx';
import { Splitter } from './Splitter.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { CurrentSettings } from './settings.ts';
import type { ShareScope } from './sharing/share-scope.ts';
import { useShortcuts } from './shortcuts.ts';
import { Toolbar } from './Toolbar.tsx';
import { TEXTS } from './texts/panel-texts.ts';
import { startWorker } from './trusted-worker.ts';

const FILE_NOTICES = part(() => import('./files/FileNotices.tsx'));
const KEYS = part(() => import('./Keys.tsx'));
const STRIP = part(() => import('./Strip.tsx'));
const DETAIL = part(() => import('./OpenDetail.tsx'));
const REFERENCE = part(() => import('./reference/Reference.tsx'));
const COMPARISON = part(() => import('./comparison/ComparisonView.tsx'));
const SHARING = part(() => import('./sharing/ShareDialog.tsx'));

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
    // It will be wanted by the first click, and is not needed to open.
    void DETAIL.load();
  }, []);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const { mostRequests } = settings.now;
  useEffect(() => {
    if (first.kind === 'live') first.recording.limit = mostRequests;
  }, [first, mostRequests]);
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
      {hasFiles(sessions) && <FileNoticesWhenLoaded sessions={sessions} isComparing={isComparing} />}
      {example && (
        <p class="notice quiet" role="status" data-testid="example-banner">
          {isPage(first) ? TEXTS.exampleShown : TEXTS.exampleAlone}{' '}
          <button type="button" class="link" onClick={() => setExample(undefined)}>
            {isPage(first) ? TEXTS.leaveExample : TEXTS.closeExample}
          </button>
        </p>
      )}
      {isLive && <Banners model={model} reloadPage={host.reloadPage} />}
      <LetGo model={model} />
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
      {keysShown && <KeysWhenLoaded close={() => showKeys(false)} />}
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
        {isOpen && <DetailWhenLoaded model={model} host={host} focusList={focusList} share={share} />}
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

/** Whether there is anything to say of files. */
function hasFiles({ reading, refused, shown }: OpenedSessions): boolean {
  return reading.value !== null || refused.value.length > 0 || (shown?.facts ?? null) !== null;
}

function FileNoticesWhenLoaded(props: { sessions: OpenedSessions; isComparing: boolean }) {
  const notices = useLoaded(FILE_NOTICES);
  if (notices === undefined) return null;
  return notices instanceof Error ? <NotLoaded /> : <notices.FileNotices {...props} />;
}

function KeysWhenLoaded(props: { close: () => void }) {
  const keys = useLoaded(KEYS);
  if (keys === undefined) return null;
  return keys instanceof Error ? <NotLoaded /> : <keys.Keys {...props} />;
}

function NotLoaded() {
  return (
    <p class="notice" role="alert">
      {TEXTS.notLoaded}
    </p>
  );
}

function StripWhenLoaded(props: { model: PanelModel; theme: 'light' | 'dark' }) {
  const strip = useLoaded(STRIP);
  // Its room is kept, so that the list does not jump.
  return strip === undefined || strip instanceof Error ? (
    <div class="strip-place" />
  ) : (
    <strip.Strip {...props} />
  );
}

function DetailWhenLoaded(props: {
  model: PanelModel;
  host: PanelHost;
  focusList: () => void;
  share: (scope: ShareScope) => void;
}) {
  const detail = useLoaded(DETAIL);
  if (detail === undefined || detail instanceof Error)
    return <section class="detail">{detail && <p role="alert">{TEXTS.notLoaded}</p>}</section>;
  return <detail.OpenDetail {...props} />;
}

function ReferenceWhenLoaded({ model }: { model: PanelModel }) {
  const reference = useLoaded(REFERENCE);
  if (reference === undefined || reference instanceof Error)
    return <NotThere failed={reference !== undefined} />;
  return (
    <reference.Reference
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
  const comparison = useLoaded(COMPARISON);
  if (comparison === undefined || comparison instanceof Error)
    return <NotThere failed={comparison !== undefined} />;
  return <comparison.ComparisonView {...props} />;
}

function ShareWhenLoaded(props: { model: PanelModel; scope: ShareScope; name: string; close: () => void }) {
  const sharing = useLoaded(SHARING);
  if (sharing === undefined) return null;
  if (sharing instanceof Error) return <NotLoaded />;
  return <sharing.ShareDialog {...props} />;
}

function NotThere({ failed }: { failed: boolean }) {
  return <main class="empty">{failed && <p role="alert">{TEXTS.notLoaded}</p>}</main>;
}
