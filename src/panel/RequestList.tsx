import { useRef } from 'preact/hooks';
import type { ListItem } from './list-items.ts';
import { heightOf } from './list-items.ts';
import type { PanelModel } from './model.ts';
import { RequestLine, rowData, visible } from './RequestRow.tsx';
import { GROUP_TITLES, TEXTS, timeOfDay } from './texts.ts';
import { useVirtualizer } from './virtual.ts';

const OVERSCAN = 10;

/**
 * The requests, grouped. One tab stop: the list itself holds the focus, and `aria-activedescendant` names the row that
 * the keys are on, so that the focus is never lost when rows come and go (WAI-ARIA, treegrid).
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

  const activate = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (!item) return;
    model.active.value = item.key;
    virtualizer.scrollToIndex(items.indexOf(item));
  };
  const choose = (item: ListItem) => {
    model.active.value = item.key;
    if (item.kind === 'group') model.toggleGroup(item.group);
    else if (item.kind === 'request') model.open.value = item.exchange.index;
  };
  const onClick = ({ target }: MouseEvent) => {
    const key =
      target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset.key : undefined;
    const item = items.find((candidate) => candidate.key === key);
    if (item) choose(item);
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
      Enter: () => item && choose(item),
      ' ': () => item && choose(item),
      ArrowRight: () => item?.kind === 'group' && item.folded && model.toggleGroup(item.group),
      ArrowLeft: () => item?.kind === 'group' && !item.folded && model.toggleGroup(item.group),
      Escape: () => {
        model.open.value = null;
      },
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    // DevTools would open its drawer on the same Escape. With nothing to close here, it may.
    if (event.key === 'Escape' && model.open.value === null) return;
    event.stopPropagation();
    event.preventDefault();
    move();
    // With the explanation open, the arrows read on from request to request.
    const now = model.items.value.find((other) => other.key === model.active.value);
    if (event.key.startsWith('Arrow') && model.open.value !== null && now?.kind === 'request') {
      model.open.value = now.exchange.index;
    }
  };

  return (
    <div
      ref={scroller}
      class="list"
      role="treegrid"
      aria-label="Requests"
      aria-rowcount={items.length}
      aria-activedescendant={activeIndex >= 0 ? idOf(items[activeIndex] as ListItem) : undefined}
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
              active={item.key === activeKey}
            />
          );
        })}
      </div>
    </div>
  );
}

function idOf(item: ListItem): string {
  return `row-${item.key.replace(/[^\w-]/g, '_')}`;
}

function Row({
  model,
  item,
  place,
  top,
  active,
}: {
  model: PanelModel;
  item: ListItem;
  place: number;
  top: number;
  active: boolean;
}) {
  const position = {
    id: idOf(item),
    'data-key': item.key,
    'aria-rowindex': place + 1,
    style: { transform: `translateY(${top}px)`, height: `${heightOf(item)}px` },
  } as const;
  const on = active ? ' active' : '';
  if (item.kind === 'group') {
    return (
      <div
        role="row"
        {...position}
        class={`row group${on}`}
        aria-level={1}
        aria-expanded={!item.folded}
        data-testid="group"
        data-group={item.group}
      >
        <span role="gridcell">
          <span class={`fold${item.folded ? ' folded' : ''}`} aria-hidden="true" />
          <i class={`dot tone-${item.group}`} aria-hidden="true" />
          {GROUP_TITLES[item.group]} <span class="faint">{item.count.toLocaleString('en')}</span>
          {item.hiddenFailures > 0 && (
            <b class="hidden-failures">{TEXTS.hiddenFailures(item.hiddenFailures)}</b>
          )}
        </span>
      </div>
    );
  }
  if (item.kind === 'visit') {
    return (
      <div role="row" {...position} class={`row visit${on}`} data-testid="visit">
        <span role="gridcell">
          Page load {timeOfDay(item.startedAt)} <bdi dir="ltr">{visible(item.url.slice(0, 200))}</bdi>
        </span>
      </div>
    );
  }
  if (item.kind === 'unreadable') {
    return (
      <div role="row" {...position} class={`row unreadable${on}`} data-testid="unreadable">
        <span role="gridcell">A request could not be read: {item.reason}</span>
      </div>
    );
  }
  const { exchange, verdict } = item;
  const diagnosis = model.diagnosisOf(exchange);
  const open = model.open.value === exchange.index;
  return (
    <div
      role="row"
      {...position}
      {...rowData(exchange, diagnosis)}
      class={`row request ${verdict}${open ? ' open' : ''}${on}`}
      aria-level={2}
      aria-selected={open}
    >
      <RequestLine exchange={exchange} diagnosis={diagnosis} verdict={verdict} />
    </div>
  );
}
