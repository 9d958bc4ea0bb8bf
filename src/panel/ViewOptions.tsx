import type { PageWatch } from '../capture/page-watch.ts';
import type { PanelModel } from './model.ts';
import { useWatch } from './NotSeen.tsx';
import { GROUPINGS, LIMITS, type Settings, SORTINGS } from './settings.ts';
import { count, TEXTS } from './texts/panel-texts.ts';
import { VIEW_TEXTS } from './texts/view-texts.ts';

/** What can be set of how the list is shown, and of what is kept. */
export function ViewOptions({ model, watch }: { model: PanelModel; watch: PageWatch | undefined }) {
  useWatch(watch);
  const { recording, settings } = model;
  const { grouping, sorting, descending, density, invert, hideThirdParty, strip, mostRequests } =
    settings.now;
  const set = (changes: Partial<Settings>) => settings.change(changes);
  return (
    <>
      <label>
        <span>{VIEW_TEXTS.groupBy}</span>
        <select
          data-testid="group-by"
          value={grouping}
          onChange={({ currentTarget }) => set({ grouping: currentTarget.value as Settings['grouping'] })}
        >
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {VIEW_TEXTS.groupings[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{VIEW_TEXTS.sortBy}</span>
        <select
          data-testid="sort-by"
          value={sorting}
          onChange={({ currentTarget }) => set({ sorting: currentTarget.value as Settings['sorting'] })}
        >
          {SORTINGS.map((each) => (
            <option key={each} value={each}>
              {VIEW_TEXTS.sortings[each]}
            </option>
          ))}
        </select>
      </label>
      <Check text={VIEW_TEXTS.descending} checked={descending} set={(on) => set({ descending: on })} />
      <Check
        text={VIEW_TEXTS.compact}
        checked={density === 'compact'}
        set={(on) => set({ density: on ? 'compact' : 'comfortable' })}
      />
      <Check text={VIEW_TEXTS.showStrip} checked={strip} set={(on) => set({ strip: on })} />
      <hr />
      <Check
        text={VIEW_TEXTS.invert}
        hint={VIEW_TEXTS.invertHint}
        checked={invert}
        set={(on) => set({ invert: on })}
      />
      <Check
        text={VIEW_TEXTS.hideThirdParty}
        hint={VIEW_TEXTS.hideThirdPartyHint}
        checked={hideThirdParty}
        set={(on) => set({ hideThirdParty: on })}
      />
      <hr />
      <Check
        text={VIEW_TEXTS.keepLog}
        checked={recording.keepLog}
        set={(on) => {
          recording.keepLog = on;
        }}
      />
      {model.kind === 'live' && (
        <label>
          <span>{VIEW_TEXTS.keepAtMost}</span>
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
          hint={VIEW_TEXTS.watchHint}
          checked={watch.watching}
          testId="watch-page"
          set={(on) => {
            watch.watching = on;
          }}
        />
      )}
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
