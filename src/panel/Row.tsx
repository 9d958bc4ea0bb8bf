import type { ComponentChildren } from 'preact';
import { visible } from './address-text.ts';
import { BundleBadge } from './BundleBadge.tsx';
import { shapeOf } from './bundle-shape.ts';
import { Fold } from './Fold.tsx';
import { GroupHeading } from './GroupHeading.tsx';
import { heightOf } from './lines.ts';
import { expandedOf, type ListItem, levelOf } from './list-items.ts';
import type { PanelModel } from './model.ts';
import { NoteLine, ProblemCard, problemData } from './ProblemCard.tsx';
import { RequestLine, rowData } from './RequestRow.tsx';
import { summaryOf } from './session-summary.ts';
import { TEXTS, timeOfDay } from './texts/panel-texts.ts';

interface RowProps {
  readonly model: PanelModel;
  readonly item: ListItem;
  /** Its place in the list, from 0. */
  readonly place: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** Takes the row's element where its text decides its height. */
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
}

/** The id of an item's row in the document. */
export function rowIdOf(item: ListItem): string {
  return `row-${item.key.replace(/[^\w-]/g, '_')}`;
}

/** One row of the list. */
export function Row({ model, item, place, top, measure }: RowProps) {
  const { look, data, content } = contentOf(model, item);
  const open = isOpen(model, item);
  const classes = ['row', look, open ? 'open' : '', model.active.value === item.key ? 'active' : ''];
  return (
    <div
      {...(measure && { ref: measure })}
      role="row"
      id={rowIdOf(item)}
      data-key={item.key}
      data-index={place}
      {...data}
      class={classes.filter((name) => name !== '').join(' ')}
      aria-rowindex={place + 1}
      aria-level={levelOf(item)}
      aria-expanded={expandedOf(item)}
      aria-selected={open}
      style={{
        top: `${top}px`,
        height: measure ? undefined : `${heightOf(item, model.settings.now.density)}px`,
      }}
    >
      {content}
    </div>
  );
}

/** Whether the detail shows what the row stands for; undefined where it stands for nothing that can be shown. */
function isOpen(model: PanelModel, item: ListItem): boolean | undefined {
  const open = model.open.value;
  switch (item.kind) {
    case 'problem':
    case 'note':
      return model.openProblem.value?.id === item.problem.id;
    case 'member':
      return (
        open?.kind === 'request' && open.index === item.exchange.index && model.active.value === item.key
      );
    case 'request': {
      if (open?.kind !== 'request') return false;
      // While its members are in sight, the one that was chosen bears the mark itself.
      if (item.expanded) return open.index === item.exchange.index && model.active.value === item.key;
      return (item.bundle?.members ?? [item.exchange]).some(({ index }) => index === open.index);
    }
    default:
      return undefined;
  }
}

interface RowContent {
  /** Its class. */
  readonly look: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly content: ComponentChildren;
}

function contentOf(model: PanelModel, item: ListItem): RowContent {
  switch (item.kind) {
    case 'unreadable':
      return {
        look: 'unreadable',
        data: { 'data-testid': 'unreadable' },
        content: <span role="gridcell">{TEXTS.unreadable(item.reason)}</span>,
      };
    case 'summary': {
      const { first, rest } = summaryOf(model.counts.value, model.problems.value, model.ready);
      return {
        look: 'summary',
        data: { 'data-testid': 'session-summary' },
        content: (
          <span role="gridcell">
            <b>{first}</b> {rest}
          </span>
        ),
      };
    }
    case 'problem':
      return {
        look: 'problem',
        data: { 'data-testid': 'problem', ...problemData(item.problem) },
        content: <ProblemCard problem={item.problem} />,
      };
    case 'note':
      return {
        look: 'note-row',
        data: { 'data-testid': 'note', ...problemData(item.problem) },
        content: <NoteLine problem={item.problem} />,
      };
    case 'more':
      return {
        look: 'more',
        data: { 'data-testid': 'more-problems' },
        content: (
          <span role="gridcell">
            <Fold expanded={item.expanded} />
            {item.expanded ? TEXTS.fewerProblems : TEXTS.moreProblems(item.count)}
          </span>
        ),
      };
    case 'notes':
      return {
        look: 'notes',
        data: { 'data-testid': 'notes' },
        content: (
          <span role="gridcell">
            <Fold expanded={item.expanded} />
            {TEXTS.notes(item.count)}
          </span>
        ),
      };
    case 'no-match':
      return {
        look: 'no-match',
        data: { 'data-testid': 'no-match' },
        content: (
          <span role="gridcell">
            {TEXTS.noMatch} <span class="link">{TEXTS.clearFilter}</span>
          </span>
        ),
      };
    case 'columns':
      // ColumnNames draws it: it stays in sight.
      return { look: 'columns', data: {}, content: null };
    case 'group':
      return {
        look: 'group',
        data: { 'data-testid': 'group', 'data-group': item.key },
        content: <GroupHeading group={item.group} expanded={item.expanded} />,
      };
    case 'visit':
      return {
        look: 'visit',
        data: { 'data-testid': 'visit' },
        content: (
          <span role="gridcell">
            {TEXTS.pageLoad(timeOfDay(item.startedAt))} <bdi dir="ltr">{visible(item.url.slice(0, 200))}</bdi>
          </span>
        ),
      };
    case 'member': {
      const { exchange } = item;
      const diagnosis = model.diagnosisOf(exchange);
      return {
        look: 'request member',
        data: { ...rowData(exchange, diagnosis), 'data-testid': 'bundle-member' },
        content: (
          <RequestLine exchange={exchange} diagnosis={diagnosis} verdict="fine">
            {diagnosis && <span class="in-short">{diagnosis.title}</span>}
          </RequestLine>
        ),
      };
    }
    case 'request':
      return requestContent(model, item);
  }
}

function requestContent(model: PanelModel, item: Extract<ListItem, { kind: 'request' }>): RowContent {
  const { key, exchange, verdict, bundle } = item;
  const diagnosis = model.diagnosisOf(exchange);
  const changed = model.sightings.see(key, diagnosis, performance.now());
  const open = isOpen(model, item);
  if (open) model.sightings.read(key);
  return {
    look: `request ${verdict}`,
    data: {
      ...rowData(exchange, diagnosis),
      ...(bundle && { 'data-members': bundle.members.length }),
    },
    content: (
      <RequestLine exchange={exchange} diagnosis={diagnosis} verdict={verdict}>
        {bundle && (
          <BundleBadge
            shape={shapeOf(bundle, (member) => model.relatedTo(member))}
            expanded={item.expanded ?? false}
          />
        )}
        {changed && !open && (
          <span class="updated" data-testid="updated" title={TEXTS.updatedHint}>
            {TEXTS.updated}
          </span>
        )}
      </RequestLine>
    ),
  };
}
