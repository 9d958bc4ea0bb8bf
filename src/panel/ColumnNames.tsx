import type { ListItem } from './list-items.ts';
import type { PanelModel } from './model.ts';
import { rowIdOf } from './Row.tsx';
import type { Sorting } from './settings.ts';
import { TEXTS } from './texts/panel-texts.ts';

const COLUMNS: readonly Exclude<Sorting, 'arrival'>[] = ['status', 'method', 'name', 'type', 'time'];

/** The names of the columns over the requests; they stay in sight while the rows scroll by. A click sorts by one. */
export function ColumnNames({
  model,
  item,
  place,
  top,
}: {
  model: PanelModel;
  item: ListItem;
  /** Its place in the list, from 0. */
  place: number;
  /** CSS pixels from the top of the list. */
  top: number;
}) {
  const { sorting, descending } = model.settings.now;
  return (
    <div
      role="row"
      id={rowIdOf(item)}
      class={`row columns${model.active.value === item.key ? ' active' : ''}`}
      data-testid="columns"
      data-key={item.key}
      aria-rowindex={place + 1}
      aria-level={1}
      style={{ marginTop: `${top}px` }}
    >
      {COLUMNS.map((column) => {
        const chosen = sorting === column;
        return (
          <span
            key={column}
            role="columnheader"
            class={`of-${column}`}
            aria-sort={chosen ? (descending ? 'descending' : 'ascending') : 'none'}
            data-column={column}
            title={TEXTS.sortHint}
          >
            {TEXTS.columns[column]}
            {chosen && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
          </span>
        );
      })}
    </div>
  );
}
