import type { PageWatch } from '../capture/page-watch.ts';
import type { PanelModel, View } from './model.ts';
import { useWatch } from './NotSeen.tsx';
import { TEXTS } from './texts.ts';

/** Record, clear, keep the list, watch the page, and the two views. */
export function Toolbar({ model, watch }: { model: PanelModel; watch: PageWatch | undefined }) {
  useWatch(watch);
  const { recording } = model;
  return (
    <header class="toolbar">
      <div class="tools" role="toolbar" aria-label="Recording">
        <button
          type="button"
          class={recording.paused ? 'icon' : 'icon recording'}
          aria-pressed={!recording.paused}
          aria-label={TEXTS.record}
          title={TEXTS.record}
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
          title={TEXTS.clear}
          onClick={() => model.clear()}
        >
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
            <circle cx="8" cy="8" r="5.3" />
            <path d="M4.3 4.3l7.4 7.4" />
          </svg>
        </button>
        <label class="check" title={TEXTS.keepLog}>
          <input
            type="checkbox"
            checked={recording.keepLog}
            onChange={(event) => {
              recording.keepLog = event.currentTarget.checked;
            }}
          />
          Keep log
        </label>
        {watch && (
          <label class="check" title={TEXTS.watchHint}>
            <input
              type="checkbox"
              data-testid="watch-page"
              checked={watch.watching}
              onChange={(event) => {
                watch.watching = event.currentTarget.checked;
              }}
            />
            {TEXTS.watch}
          </label>
        )}
      </div>
      <fieldset class="switch">
        <legend class="hidden">What to show</legend>
        <ViewButton model={model} view="requests" text={TEXTS.requests} />
        <ViewButton model={model} view="reference" text={TEXTS.reference} />
      </fieldset>
    </header>
  );
}

function ViewButton({ model, view, text }: { model: PanelModel; view: View; text: string }) {
  return (
    <button
      type="button"
      aria-pressed={model.view.value === view}
      data-testid={`view-${view}`}
      onClick={() => {
        model.view.value = view;
      }}
    >
      {text}
    </button>
  );
}
