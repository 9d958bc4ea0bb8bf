import { useEffect, useRef } from 'preact/hooks';
import { expandedOf, heightOf, isMeasured, type ListItem, levelOf } from './list-items.ts';
import type { PanelModel } from './model.ts';
import { Row, rowIdOf } from './Row.tsx';
import { useVirtualizer } from './virtual.ts';

const OVERSCAN = 10;

/**
 * The problems, then the requests, grouped. One tab stop: the list itself holds the focus, and `aria-activedescendant`
 * names the row that the keys are on, so that the focus is never lost when rows come and go (WAI-ARIA, treegrid).
 */
export function RequestList({ model }: { model: PanelModel }) {
  const scroller = useRef<HTMLDivElement>(null);
  const items = model.items.value;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(items[index] as ListItem),
    getItemKey: (index) => (items[index] as ListItem).key,
    overscan: OVERSCAN,
  });
  const activeKey = model.active.value;
  const activeIndex = items.findIndex((item) => item.key === activeKey);
  // The active row may also have been chosen elsewhere: in the detail of a problem.
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [activeKey]);

  const activate = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item) model.active.value = item.key;
  };
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element)) return;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
    const item = items.find((candidate) => candidate.key === key);
    if (!item) return;
    model.active.value = item.key;
    if (target.closest('[data-toggle]')) model.toggle(item);
    else choose(model, item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[activeIndex];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 45) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => activate(activeIndex + 1),
      ArrowUp: () => activate(activeIndex - 1),
      PageDown: () => activate(activeIndex + page),
      PageUp: () => activate(activeIndex - page),
      Home: () => activate(0),
      End: () => activate(items.length - 1),
      Enter: () => item && choose(model, item),
      ' ': () => item && choose(model, item),
      ArrowRight: () => item && expandedOf(item) === false && model.toggle(item),
      ArrowLeft: () =>
        item && (expandedOf(item) ? model.toggle(item) : activate(parentOf(items, activeIndex))),
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
    const now = model.items.value.find((other) => other.key === model.active.value);
    if (event.key.startsWith('Arrow') && model.open.value !== null && now) show(model, now);
  };

  return (
    <div
      ref={scroller}
      class="list"
      role="treegrid"
      aria-label="Problems and requests"
      aria-rowcount={items.length}
      aria-activedescendant={activeIndex >= 0 ? rowIdOf(items[activeIndex] as ListItem) : undefined}
      tabIndex={0}
      data-testid="request-list"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={({ currentTarget }) => {
        // A click brings its own row; only a person who came by Tab needs a place to start.
        if (activeIndex < 0 && currentTarget.matches(':focus-visible')) activate(0);
      }}
    >
      <div class="rows" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index] as ListItem;
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

/** Shows in full what an item stands for. */
function show(model: PanelModel, item: ListItem): void {
  if (item.kind === 'request' || item.kind === 'member') model.showRequest(item.exchange);
  else if (item.kind === 'problem' || item.kind === 'note') model.showProblem(item.problem);
}

/** What Enter and a click do. */
function choose(model: PanelModel, item: ListItem): void {
  if (item.kind === 'group' || item.kind === 'notes' || item.kind === 'more') model.toggle(item);
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
