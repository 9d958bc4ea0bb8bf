import { FILTER_TEXTS } from '../texts/filter-texts.ts';
import { type FilterState, TYPE_CHIPS, type TypeChip } from './filter-state.ts';

export interface FilterChipsProps {
  readonly value: FilterState;
  readonly onChange: (next: FilterState) => void;
}

/** What narrows the list beside the text: failures, types, and what was chosen elsewhere and can be taken away here. */
export function FilterChips({ value, onChange }: FilterChipsProps) {
  const { failuresOnly, types, invert, hideThirdParty } = value;
  const choose = (chip: TypeChip, adding: boolean) => {
    const chosen = types.includes(chip);
    if (!adding) return onChange({ ...value, types: chosen && types.length === 1 ? [] : [chip] });
    const next = TYPE_CHIPS.filter((each) => (each === chip ? !chosen : types.includes(each)));
    onChange({ ...value, types: next.length === TYPE_CHIPS.length ? [] : next });
  };
  return (
    <>
      <div class="filter-chips" role="group" aria-label={FILTER_TEXTS.narrowing}>
        <button
          type="button"
          aria-pressed={failuresOnly}
          title={FILTER_TEXTS.failuresHint}
          data-testid="failures-only"
          onClick={() => onChange({ ...value, failuresOnly: !failuresOnly })}
        >
          {FILTER_TEXTS.failuresOnly}
        </button>
        {invert && (
          <Mark text={FILTER_TEXTS.inverted} onRemove={() => onChange({ ...value, invert: false })} />
        )}
        {hideThirdParty && (
          <Mark
            text={FILTER_TEXTS.thirdPartyHidden}
            onRemove={() => onChange({ ...value, hideThirdParty: false })}
          />
        )}
      </div>
      <div class="filter-chips" role="group" aria-label={FILTER_TEXTS.types} title={FILTER_TEXTS.typeHint}>
        <button
          type="button"
          aria-pressed={types.length === 0}
          data-type="all"
          onClick={() => onChange({ ...value, types: [] })}
        >
          {FILTER_TEXTS.allTypes}
        </button>
        {TYPE_CHIPS.map((chip) => (
          <button
            key={chip}
            type="button"
            aria-pressed={types.includes(chip)}
            data-type={chip}
            onClick={({ ctrlKey, metaKey }) => choose(chip, ctrlKey || metaKey)}
          >
            {FILTER_TEXTS.typeLabels[chip]}
          </button>
        ))}
      </div>
    </>
  );
}

function Mark({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <button type="button" class="filter-mark" aria-label={FILTER_TEXTS.stop(text)} onClick={onRemove}>
      {text} ✕
    </button>
  );
}
