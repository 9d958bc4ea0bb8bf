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
      <Choice
        text={VIEW_TEXTS.groupBy}
        testId="group-by"
        options={GROUPINGS}
        named={(each) => VIEW_TEXTS.groupings[each]}
        chosen={grouping}
        set={(each) => set({ grouping: each })}
      />
      <Choice
        text={VIEW_TEXTS.sortBy}
        testId="sort-by"
        options={SORTINGS}
        named={(each) => VIEW_TEXTS.sortings[each]}
        chosen={sorting}
        set={(each) => set({ sorting: each })}
      />
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
        <Choice
          text={VIEW_TEXTS.keepAtMost}
          testId="most-requests"
          options={LIMITS}
          named={(each) => count(each, 'request')}
          chosen={mostRequests}
          set={(each) => set({ mostRequests: each })}
        />
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

function Choice<Option extends string | number>({
  text,
  testId,
  options,
  named,
  chosen,
  set,
}: {
  text: string;
  testId: string;
  options: readonly Option[];
  named: (option: Option) => string;
  chosen: Option;
  set: (option: Option) => void;
}) {
  return (
    <label>
      <span>{text}</span>
      <select
        data-testid={testId}
        value={chosen}
        onChange={({ currentTarget }) => set(options[currentTarget.selectedIndex] as Option)}
      >
        {options.map((each) => (
          <option key={each} value={each}>
            {named(each)}
          </option>
        ))}
      </select>
    </label>
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
