import { useEffect, useId, useReducer, useRef, useState } from 'preact/hooks';
import { numeral } from '../../diagnose/numeral.ts';
import type { ListedRequest } from '../listed-request.ts';
import { part, useLoaded } from '../part.ts';
import { FILTER_TEXTS } from '../texts/filter-texts.ts';
import type { FilterState } from './filter-state.ts';
import type { Suggestion, SuggestionValues } from './suggest.ts';

const SUGGEST = part(() => import('./suggest.ts'));

export interface FilterBoxProps {
  readonly value: FilterState;
  readonly onChange: (next: FilterState) => void;
  /** The requests whose values are suggested, as they are now; asked each time that the suggestions open. */
  readonly requests: () => readonly ListedRequest[];
  /** What of the text does not filter, and why. */
  readonly faults: readonly string[];
  /** Something will be typed soon. */
  readonly onEnter: () => void;
  /** Escape was pressed with nothing left to close or to clear: the focus may go to the list. */
  readonly onLeave: () => void;
}

interface OpenList {
  readonly values: SuggestionValues;
  readonly caret: number;
  /** The place of the suggestion that the keys are on; −1 for none. */
  readonly active: number;
}

/** As long as settings.ts remembers. */
const LONGEST_TEXT = 2000;

/**
 * The text of the filter, with suggestions (WAI-ARIA, combobox with list autocomplete). The focus stays in the box. Nothing is
 * chosen until the arrows are used, so that Enter and Tab do what they always do while one types.
 */
export function FilterBox({ value, onChange, requests, faults, onEnter, onLeave }: FilterBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenList | null>(null);
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  const loaded = useLoaded(SUGGEST);
  // Without them the box does all else.
  const suggester = loaded instanceof Error ? undefined : loaded;
  const suggestions = (open && suggester?.suggest(value.text, open.caret, open.values)) ?? [];
  const active = open ? suggestions[open.active] : undefined;
  const shown = suggestions.length > 0;
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [open?.active]);

  const openAt = (caret: number, place: number) => {
    const values = open?.values ?? suggester?.suggestionValues(requests(), () => redraw(undefined));
    if (values) setOpen({ values, caret, active: place });
  };
  const write = (text: string) => onChange({ ...value, text });
  const accept = ({ text, caret, count }: Suggestion) => {
    const box = input.current as HTMLInputElement;
    // The caret needs the text, and the text would come only with the next rendering.
    box.value = text;
    box.setSelectionRange(caret, caret);
    write(text);
    if (count === undefined) openAt(caret, -1);
    else setOpen(null);
  };
  const clear = () => {
    setOpen(null);
    write('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Escape') {
      if (shown) setOpen(null);
      else if (value.text !== '') clear();
      else onLeave();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      const from = open?.active ?? -1;
      const { length } = suggestions;
      if (open && length > 0) {
        setOpen({ ...open, active: step < 0 && from < 1 ? length - 1 : (from + step) % length });
      } else openAt(input.current?.selectionStart ?? value.text.length, 0);
    } else if (active && (key === 'Enter' || (key === 'Tab' && !event.shiftKey))) {
      accept(active);
    } else {
      // The caret moves away from the piece that the suggestions are for.
      if (/^(?:Enter|ArrowLeft|ArrowRight|Home|End)$/.test(key)) setOpen(null);
      return;
    }
    // DevTools would open its drawer on the same Escape.
    event.stopPropagation();
    event.preventDefault();
  };

  return (
    <div class="filter-box">
      <input
        ref={input}
        type="text"
        role="combobox"
        data-testid="filter"
        aria-label={FILTER_TEXTS.label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-activedescendant={active && open ? `${id}-${open.active}` : undefined}
        aria-describedby={`${id}-faults`}
        placeholder={FILTER_TEXTS.placeholder}
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST_TEXT}
        value={value.text}
        onFocus={onEnter}
        onInput={({ currentTarget: { value: text, selectionStart } }) => {
          write(text);
          if (text === '') setOpen(null);
          else openAt(selectionStart ?? text.length, -1);
        }}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(null)}
        onBlur={() => setOpen(null)}
      />
      {value.text !== '' && (
        <button
          type="button"
          class="icon"
          aria-label={FILTER_TEXTS.clear}
          title={FILTER_TEXTS.clear}
          onClick={() => {
            clear();
            input.current?.focus();
          }}
        >
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
            <path d="M4.5 4.5l7 7m0-7l-7 7" />
          </svg>
        </button>
      )}
      {shown && (
        <div
          ref={list}
          id={`${id}-list`}
          class="filter-list"
          role="listbox"
          aria-label={FILTER_TEXTS.suggestions}
        >
          {suggestions.map((each, place) => (
            <div
              key={each.label}
              id={`${id}-${place}`}
              role="option"
              aria-selected={each === active}
              onMouseDown={(event) => {
                // The focus stays in the box.
                event.preventDefault();
                accept(each);
              }}
            >
              <b>{each.label}</b> <span class="dim">{each.note}</span>{' '}
              {each.count !== undefined && <span class="faint">{numeral(each.count)}</span>}
            </div>
          ))}
        </div>
      )}
      {/* What is still being typed is not blamed: the suggestions say how it can go on. */}
      <p id={`${id}-faults`} class="filter-faults" role="status">
        {shown ? '' : faults.join(' ')}
      </p>
    </div>
  );
}
