import { useId } from 'preact/hooks';
import type { PageWatch } from '../capture/page-watch.ts';
import type { PanelModel } from './model.ts';
import { useWatch } from './NotSeen.tsx';
import { GROUPINGS, LIMITS, type Settings, SORTINGS } from './settings.ts';
import { count, TEXTS } from './texts/panel-texts.ts';

/** How the list is shown, what is recorded, and the keys: what is set once and then left alone. */
export function ViewMenu({ model, watch }: { model: PanelModel; watch: PageWatch | undefined }) {
  useWatch(watch);
  const id = useId();
  const { recording, settings } = model;
  const { grouping, sorting, descending, density, invert, hideThirdParty, strip, mostRequests } =
    settings.now;
  const set = (changes: Partial<Settings>) => settings.change(changes);
  return (
    <>
      <button
        type="button"
        class="icon"
        popovertarget={id}
        aria-label={TEXTS.view}
        title={TEXTS.view}
        data-testid="view-menu"
      >
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
          <path d="M2 4.5h5m4 0h3M2 11.5h3m4 0h5" />
          <circle cx="9" cy="4.5" r="1.8" />
          <circle cx="7" cy="11.5" r="1.8" />
        </svg>
      </button>
      <div
        id={id}
        popover="auto"
        class="menu"
        role="group"
        aria-label={TEXTS.view}
        data-testid="view-options"
        onKeyDown={(event) => {
          // The menu closes by it; DevTools would open its drawer on the same key.
          if (event.key === 'Escape') event.stopPropagation();
        }}
      >
        <label>
          <span>{TEXTS.groupBy}</span>
          <select
            data-testid="group-by"
            value={grouping}
            onChange={({ currentTarget }) => set({ grouping: currentTarget.value as Settings['grouping'] })}
          >
            {GROUPINGS.map((each) => (
              <option key={each} value={each}>
                {TEXTS.groupings[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{TEXTS.sortBy}</span>
          <select
            data-testid="sort-by"
            value={sorting}
            onChange={({ currentTarget }) => set({ sorting: currentTarget.value as Settings['sorting'] })}
          >
            {SORTINGS.map((each) => (
              <option key={each} value={each}>
                {TEXTS.sortings[each]}
              </option>
            ))}
          </select>
        </label>
        <Check text={TEXTS.descending} checked={descending} set={(on) => set({ descending: on })} />
        <Check
          text={TEXTS.compact}
          checked={density === 'compact'}
          set={(on) => set({ density: on ? 'compact' : 'comfortable' })}
        />
        <Check text={TEXTS.showStrip} checked={strip} set={(on) => set({ strip: on })} />
        <hr />
        <Check
          text={TEXTS.invert}
          hint={TEXTS.invertHint}
          checked={invert}
          set={(on) => set({ invert: on })}
        />
        <Check
          text={TEXTS.hideThirdParty}
          hint={TEXTS.hideThirdPartyHint}
          checked={hideThirdParty}
          set={(on) => set({ hideThirdParty: on })}
        />
        <hr />
        <Check
          text={TEXTS.keepLog}
          checked={recording.keepLog}
          set={(on) => {
            recording.keepLog = on;
          }}
        />
        {model.kind === 'live' && (
          <label>
            <span>{TEXTS.keepAtMost}</span>
            <select
              data-testid="most-requests"
              value={mostRequests}
              onChange={({ currentTarget }) => {
                const limit = LIMITS.find((each) => String(each) === currentTarget.value);
                if (limit) set({ mostRequests: limit });
              }}
            >
              {LIMITS.map((each) => (
                <option key={each} value={each}>
                  {count(each, 'request')}
                </option>
              ))}
            </select>
          </label>
        )}
        {watch && (
          <Check
            text={TEXTS.watch}
            hint={TEXTS.watchHint}
            checked={watch.watching}
            testId="watch-page"
            set={(on) => {
              watch.watching = on;
            }}
          />
        )}
      </div>
    </>
  );
}

function Check({
  text,
  hint,
  checked,
  testId,
  set,
}: {
  text: string;
  hint?: string;
  checked: boolean;
  testId?: string;
  set: (on: boolean) => void;
}) {
  return (
    <label class="check" title={hint}>
      <input
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      {text}
    </label>
  );
}
