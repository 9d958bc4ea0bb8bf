import type { PageWatch } from '../capture/page-watch.ts';
import { OpenFilesButton } from './files/OpenFiles.tsx';
import { FilterBox } from './filter/FilterBox.tsx';
import { FilterChips } from './filter/FilterChips.tsx';
import type { FilterState } from './filter/filter-state.ts';
import type { PanelModel } from './model.ts';
import type { ShareScope } from './sharing/share-scope.ts';
import { TEXTS } from './texts/panel-texts.ts';
import { ViewMenu } from './ViewMenu.tsx';

/** Record, clear, filter, for whom explanations are opened, how the list is shown, and the reference. */
export function Toolbar({
  model,
  watch,
  focusList,
  chooseFiles,
  share,
}: {
  model: PanelModel;
  watch: PageWatch | undefined;
  focusList: () => void;
  chooseFiles: () => void;
  share: (scope: ShareScope) => void;
}) {
  return (
    <header class="toolbar">
      <h1 class="hidden">{TEXTS.name}</h1>
      {model.kind !== 'file' && <RecordingTools model={model} />}
      {model.view.value === 'requests' ? (
        <FilterTools model={model} focusList={focusList} />
      ) : (
        <button
          type="button"
          class="link back"
          data-testid="back-to-requests"
          onClick={() => {
            model.view.value = 'requests';
          }}
        >
          {TEXTS.backToRequests}
        </button>
      )}
      <span class="gap" />
      <AudienceSwitch model={model} />
      <div class="tools">
        <OpenFilesButton choose={chooseFiles} />
        <ShareButton model={model} share={share} />
      </div>
      <ViewMenu model={model} watch={watch} />
      <ReferenceButton model={model} />
    </header>
  );
}

function RecordingTools({ model }: { model: PanelModel }) {
  const { recording } = model;
  return (
    <div class="tools" role="group" aria-label={TEXTS.recording}>
      <button
        type="button"
        class={recording.paused ? 'icon' : 'icon recording'}
        aria-pressed={!recording.paused}
        aria-label={TEXTS.record}
        title={`${TEXTS.record} (Ctrl+E)`}
        data-testid="record"
        onClick={() => {
          recording.paused = !recording.paused;
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle
            cx="8"
            cy="8"
            r="5"
            fill={recording.paused ? 'none' : 'currentColor'}
            stroke="currentColor"
          />
        </svg>
      </button>
      <button
        type="button"
        class="icon"
        aria-label={TEXTS.clear}
        title={`${TEXTS.clear} (Ctrl+L)`}
        data-testid="clear"
        onClick={() => model.clear()}
      >
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
          <circle cx="8" cy="8" r="5.3" />
          <path d="M4.3 4.3l7.4 7.4" />
        </svg>
      </button>
    </div>
  );
}

function ShareButton({ model, share }: { model: PanelModel; share: (scope: ShareScope) => void }) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={TEXTS.shareListed}
      title={TEXTS.shareListed}
      data-testid="share-listed"
      disabled={model.exchanges.length === 0 || !model.ready}
      onClick={() => share({ kind: 'listed' })}
    >
      <ShareIcon />
    </button>
  );
}

/** A sheet that leaves its frame. */
function ShareIcon() {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
      <path d="M8 10V2.6M5.2 5.2 8 2.4l2.8 2.8M3.5 7.5v6h9v-6" />
    </svg>
  );
}

function FilterTools({ model, focusList }: { model: PanelModel; focusList: () => void }) {
  const { filterText, failuresOnly, invert, hideThirdParty, types } = model.settings.now;
  const value: FilterState = { text: filterText, failuresOnly, invert, hideThirdParty, types };
  const onChange = ({ text, types: chosen, ...rest }: FilterState) =>
    model.settings.change({ ...rest, filterText: text, types: [...chosen] });
  return (
    <>
      <FilterBox
        value={value}
        onChange={onChange}
        requests={() => model.listed()}
        faults={model.filter.value.faults}
        onEnter={() => void model.prepareSearch()}
        onLeave={focusList}
      />
      <div class="narrowing">
        <FilterChips value={value} onChange={onChange} />
      </div>
    </>
  );
}

function AudienceSwitch({ model }: { model: PanelModel }) {
  const { audience } = model.settings.now;
  return (
    <fieldset class="switch">
      <legend class="hidden">{TEXTS.audience}</legend>
      {(['everyone', 'developers'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={audience === each}
          title={TEXTS.audienceHints[each]}
          data-testid={`audience-${each}`}
          onClick={() => model.settings.change({ audience: each })}
        >
          {TEXTS.audiences[each]}
        </button>
      ))}
    </fieldset>
  );
}

function ReferenceButton({ model }: { model: PanelModel }) {
  const shown = model.view.value === 'reference';
  return (
    <button
      type="button"
      class="icon"
      aria-pressed={shown}
      aria-label={TEXTS.reference}
      title={TEXTS.referenceHint}
      data-testid="view-reference"
      onClick={() => {
        model.referenceEntry.value = null;
        model.view.value = shown ? 'requests' : 'reference';
      }}
    >
      <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
        <path d="M8 4.2C6.6 3.2 4.6 2.9 2.3 3v9.2c2.3-.1 4.3.2 5.7 1.2 1.4-1 3.4-1.3 5.7-1.2V3c-2.3-.1-4.3.2-5.7 1.2zm0 0v9.2" />
      </svg>
    </button>
  );
}
