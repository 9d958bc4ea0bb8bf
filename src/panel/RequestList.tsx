import type { VirtualItem } from '@tanstack/virtual-core';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ColumnNames } from './ColumnNames.tsx';
import { useCalm } from './calm.ts';
import { ITEM_HEIGHTS } from './lines.ts';
import { expandedOf, isMeasured, type ListItem, levelOf, placeOfKey, saysTheSame } from './list-items.ts';
import type { PanelModel, SessionKind } from './model.ts';
import { Row, rowIdOf } from './Row.tsx';
import { SORTINGS, type Sorting } from './settings.ts';
import { useSteadyScroll } from './steady-scroll.ts';
import { TEXTS } from './texts/panel-texts.ts';
import { useVirtualizer } from './virtual.ts';

/** So many rows are drawn above and below what is in sight: few while requests pour in, for then all of them are soon others. */
const OVERSCAN = { calm: 10, pouring: 2 };
/** So many items fill most windows … */
const WINDOWFUL = 60;
/**
 * … and so many more are drawn at a time: a windowful at once is a task of 50 ms where a page keeps the processors busy. Of a file
 * the first rows are waited for, and each step is a frame more.
 */
const STEP: Readonly<Record<SessionKind, number>> = { live: 10, example: 20, file: 20 };

/**
 * The problems, then the requests, grouped. One tab stop: the list itself holds the focus, and `aria-activedescendant`
 * names the row that the keys are on, so that the focus is never lost when rows come and go (WAI-ARIA, treegrid).
 */
export function RequestList({ model }: { model: PanelModel }) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = model.content.value;
  const { items, identities, heights } = content;
  const { density } = model.settings.now;
  // The same functions as long as the list is the same: with others all places would be reckoned anew at each scroll.
  const measures = useMemo(
    () => ({
      estimateSize: (index: number) => heights[index] as number,
      getItemKey: (index: number) => identities[index] as string | number,
    }),
    [heights, identities],
  );
  // Where much comes into a window at once, it is filled from the top, and what is out of sight comes last.
  const filled = Math.min(items.length, WINDOWFUL);
  const [drawnSoFar, setDrawnSoFar] = useState(0);
  const allowed = Math.min(filled, drawnSoFar + STEP[model.kind]);
  const isFilling = allowed < filled;
  useEffect(() => setDrawnSoFar(allowed), [allowed]);
  const isCalm = useCalm(content);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    overscan: isFilling ? 0 : isCalm ? OVERSCAN.calm : OVERSCAN.pouring,
    // The names of the columns lie over the top of what is scrolled.
    scrollPaddingStart: ITEM_HEIGHTS.columns,
    ...measures,
  });
  const activeKey = model.active.value;
  const activeIndex = useMemo(() => placeOfKey(content, activeKey), [content, activeKey]);
  const keptAt = useSteadyScroll(virtualizer, content, activeKey);
  // The active row may also have been chosen elsewhere: in the detail of a problem.
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [activeKey]);

  const onClick = ({ target }: MouseEvent) => {
    // What was dragged over is to be copied, not opened.
    if (!(target instanceof Element) || hasSelection(scroller.current)) return;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
    const item = items[placeOfKey(content, key)];
    if (!item) return;
    model.active.value = item.key;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
    if (column) sortByColumn(model, column as Sorting);
    else if (target.closest('[data-toggle]')) model.toggle(item);
    else choose(model, item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // As they are now: keys may come faster than the list is drawn.
    const { items, active } = listNow(model);
    const item = items[active];
    const activate = (index: number) => activateAt(model, index);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 45) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => activate(active + 1),
      ArrowUp: () => activate(active - 1),
      PageDown: () => activate(active + page),
      PageUp: () => activate(active - page),
      Home: () => activate(0),
      End: () => activate(items.length - 1),
      Enter: () => item && choose(model, item),
      ' ': () => item && choose(model, item),
      ArrowRight: () => {
        if (item?.kind === 'columns') sortByNext(model, 1);
        else if (item && expandedOf(item) === false) model.toggle(item);
      },
      ArrowLeft: () => {
        if (item?.kind === 'columns') sortByNext(model, -1);
        else if (item) expandedOf(item) ? model.toggle(item) : activate(parentOf(items, active));
      },
      Escape: () => model.close(),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    // DevTools would open its drawer on the same Escape. With nothing to close here, it may.
    if (event.key === 'Escape' && model.open.value === null) return;
    event.stopPropagation();
    event.preventDefault();
    move();
    // With a detail open, the arrows read on from row to row.
    const next = listNow(model);
    const now = next.items[next.active];
    if (event.key.startsWith('Arrow') && model.open.value !== null && now) show(model, now);
  };

  const asDrawn = useSameItems();
  const inSight = virtualizer.getVirtualItems();
  const drawn = withRow(
    isFilling ? inSight.slice(0, allowed) : inSight,
    virtualizer.measurementsCache[keptAt],
  );
  const activeIsDrawn = drawn.some(({ index }) => index === activeIndex);
  const columnsAt = items.findIndex(({ kind }) => kind === 'columns');
  return (
    <div
      ref={scroller}
      class={`list ${density}${activeIsDrawn ? ' with-active' : ''}`}
      role="treegrid"
      aria-label={TEXTS.list}
      aria-rowcount={items.length}
      aria-activedescendant={activeIndex >= 0 ? rowIdOf(items[activeIndex] as ListItem) : undefined}
      tabIndex={0}
      data-testid="request-list"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={({ currentTarget }) => {
        // A click brings its own row; only a person who came by Tab needs a place to start.
        if (listNow(model).active < 0 && currentTarget.matches(':focus-visible')) activateAt(model, 0);
      }}
    >
      <div class="rows" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {columnsAt >= 0 && (
          <ColumnNames
            model={model}
            item={items[columnsAt] as ListItem}
            place={columnsAt}
            top={virtualizer.measurementsCache[columnsAt]?.start ?? 0}
          />
        )}
        {drawn.map((row) => {
          const item = asDrawn(items[row.index] as ListItem);
          if (item.kind === 'columns') return null;
          return (
            <Row
              key={item.key}
              model={model}
              item={item}
              place={row.index}
              top={row.start}
              measure={isMeasured(item) ? virtualizer.measureElement : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

/**
 * The items as they were drawn before, where they say the same: a row that gets the same is not drawn again (@preact/signals,
 * `shouldComponentUpdate`). With forty of them in sight, most changes are about one; what else a row shows it listens to by itself.
 */
function useSameItems(): (item: ListItem) => ListItem {
  const drawn = useRef(new Map<string, ListItem>());
  const before = drawn.current;
  const now = new Map<string, ListItem>();
  drawn.current = now;
  return (item) => {
    const known = before.get(item.key);
    const same = known && saysTheSame(known, item) ? known : item;
    now.set(item.key, same);
    return same;
  };
}

/** The rows to be drawn, and one more, in the order of the list. */
function withRow(rows: readonly VirtualItem[], more: VirtualItem | undefined): readonly VirtualItem[] {
  if (!more || rows.some(({ index }) => index === more.index)) return rows;
  return [...rows, more].sort((a, b) => a.index - b.index);
}

/** The items, and the place of the one that the keys are on; -1 where they are on none. */
function listNow(model: PanelModel): { readonly items: readonly ListItem[]; readonly active: number } {
  const content = model.content.peek();
  return { items: content.items, active: placeOfKey(content, model.active.peek()) };
}

/** Puts the keys on an item, or on the nearest that there is. */
function activateAt(model: PanelModel, index: number): void {
  const { items } = model.content.peek();
  const item = items[Math.max(0, Math.min(items.length - 1, index))];
  if (item) model.active.value = item.key;
}

/** Shows in full what an item stands for. */
function show(model: PanelModel, item: ListItem): void {
  if (item.kind === 'request' || item.kind === 'member') model.showRequest(item.exchange);
  else if (item.kind === 'problem' || item.kind === 'note') model.showProblem(item.problem);
}

/** What Enter and a click do. */
function choose(model: PanelModel, item: ListItem): void {
  if (item.kind === 'group' || item.kind === 'notes' || item.kind === 'more') model.toggle(item);
  else if (item.kind === 'no-match') model.clearFilter();
  else if (item.kind === 'columns') model.sortBy(model.settings.now.sorting);
  else show(model, item);
}

/** The place of the item that holds this one; its own where none does. */
function parentOf(items: readonly ListItem[], place: number): number {
  const level = levelOf(items[place] as ListItem);
  for (let above = place - 1; above >= 0; above--) {
    if (levelOf(items[above] as ListItem) < level) return above;
  }
  return place;
}

/** With the keyboard, the row of column names goes from one column to the next. */
function sortByNext(model: PanelModel, step: 1 | -1): void {
  const now = SORTINGS.indexOf(model.settings.now.sorting);
  const next = SORTINGS[(now + step + SORTINGS.length) % SORTINGS.length];
  if (next) model.sortBy(next);
}

/** The first click sorts, the second the other way round, the third leaves the rows as they came. */
function sortByColumn(model: PanelModel, column: Sorting): void {
  const { sorting, descending } = model.settings.now;
  if (sorting === column && descending) model.settings.change({ sorting: 'arrival', descending: false });
  else model.sortBy(column);
}

function hasSelection(list: HTMLElement | null): boolean {
  const selection = getSelection();
  return selection?.type === 'Range' && (list?.contains(selection.anchorNode) ?? false);
}
