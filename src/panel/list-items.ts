import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import { GROUPS, type Group, groupOf } from '../session/group.ts';
import { outcomeOf } from '../session/outcome.ts';
import type { Related } from '../session/relations.ts';
import { stepsOf } from './bundle-shape.ts';

/** One line, or few lines, of the list. `key` stays the same as long as it means the same. */
export type ListItem =
  | { readonly kind: 'unreadable'; readonly key: string; readonly reason: string }
  | { readonly kind: 'summary'; readonly key: string }
  | { readonly kind: 'problem'; readonly key: string; readonly problem: Problem }
  | {
      /** The problems that matter less. */
      readonly kind: 'more';
      readonly key: string;
      readonly count: number;
      readonly expanded: boolean;
    }
  | {
      /** What looks like a failure and needs nobody. */
      readonly kind: 'notes';
      readonly key: string;
      readonly count: number;
      readonly expanded: boolean;
    }
  | { readonly kind: 'note'; readonly key: string; readonly problem: Problem }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: Group;
      /** How many rows it has. */
      readonly count: number;
      /** How many of them hold a failure that their status does not show. */
      readonly hiddenFailures: number;
      readonly expanded: boolean;
    }
  | { readonly kind: 'visit'; readonly key: string; readonly url: string; readonly startedAt: number | null }
  | {
      readonly kind: 'request';
      readonly key: string;
      readonly exchange: Exchange;
      /** Whatever is not fine has a second line: its explanation. */
      readonly verdict: Verdict;
      /** The exchanges that the row stands for; undefined where it is one alone. */
      readonly bundle: Bundle | undefined;
      /** undefined where there is nothing to open. */
      readonly expanded: boolean | undefined;
    }
  | { readonly kind: 'member'; readonly key: string; readonly exchange: Exchange };

/** What the list is made of. */
export interface ListSource {
  /** In order of arrival. */
  readonly exchanges: readonly Exchange[];
  /** Why entries could not be read. */
  readonly unreadable: readonly string[];
  /** What breaks most first. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
  /** What went wrong with an exchange; undefined while that is not known yet. */
  readonly diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined;
  readonly bundleOf: (exchange: Exchange) => Bundle | undefined;
  readonly relatedTo: (exchange: Exchange) => Related;
  /** The keys of the items that were opened though they begin closed, or closed though they begin open. */
  readonly toggled: ReadonlySet<string>;
}

/**
 * The heights of the rows, in CSS pixels; theme.css has the same. Where the text decides, what it mostly is: these rows
 * are measured.
 */
export const ITEM_HEIGHTS = {
  unreadable: 26,
  summary: 46,
  problem: 55,
  more: 30,
  notes: 32,
  note: 26,
  group: 36,
  visit: 24,
  member: 26,
  plain: 26,
  explained: 45,
} as const;

/** The height of one item, in CSS pixels. */
export function heightOf(item: ListItem): number {
  if (item.kind === 'request') return item.verdict === 'fine' ? ITEM_HEIGHTS.plain : ITEM_HEIGHTS.explained;
  return ITEM_HEIGHTS[item.kind];
}

/** Whether the item's text decides how high it is. */
export function isMeasured({ kind }: ListItem): boolean {
  return kind === 'summary' || kind === 'problem';
}

/** The level of an item in the tree, from 1. */
export function levelOf({ kind }: ListItem): 1 | 2 | 3 {
  if (kind === 'member') return 3;
  return kind === 'request' || kind === 'visit' || kind === 'note' ? 2 : 1;
}

/** Whether what an item holds is in sight; undefined where it holds nothing. */
export function expandedOf(item: ListItem): boolean | undefined {
  return 'expanded' in item ? item.expanded : undefined;
}

/** Further problems are held back, so that the requests are in sight. */
const PROBLEMS_AT_FIRST = 6;

/**
 * The lines of the list: what the session comes to, its problems, what needs nobody; then the groups in their order, in
 * each its requests in order of arrival, with a divider where another page load begins. A bundle is one row.
 */
export function listItems(source: ListSource): ListItem[] {
  const { unreadable, exchanges } = source;
  const items: ListItem[] = unreadable.map((reason, index) => ({
    kind: 'unreadable',
    key: `unreadable-${index}`,
    reason,
  }));
  if (exchanges.length === 0) return items;
  items.push({ kind: 'summary', key: 'summary' });
  addProblems(items, source);
  addNotes(items, source);
  addGroups(items, source);
  return items;
}

function addProblems(items: ListItem[], { problems, toggled }: ListSource): void {
  const key = 'more-problems';
  const expanded = toggled.has(key);
  const held = problems.length - PROBLEMS_AT_FIRST;
  for (const problem of expanded ? problems : problems.slice(0, PROBLEMS_AT_FIRST)) {
    items.push({ kind: 'problem', key: `problem-${problem.id}`, problem });
  }
  if (held > 0) items.push({ kind: 'more', key, count: held, expanded });
}

function addNotes(items: ListItem[], { notes, toggled }: ListSource): void {
  if (notes.length === 0) return;
  const key = 'notes';
  const expanded = toggled.has(key);
  items.push({ kind: 'notes', key, count: notes.length, expanded });
  if (!expanded) return;
  for (const problem of notes) items.push({ kind: 'note', key: `note-${problem.id}`, problem });
}

function addGroups(items: ListItem[], source: ListSource): void {
  const { exchanges, diagnosisOf, bundleOf, relatedTo, toggled } = source;
  const groups = new Map<Group, RequestItem[]>();
  const hiddenFailures = new Map<Group, number>();
  const visits = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const { visit } = exchange;
    if (visit !== null) {
      const known = visits.get(visit);
      // The page is the first document of its load; frames come later.
      if (!known || (known.resourceType !== 'document' && exchange.resourceType === 'document'))
        visits.set(visit, exchange);
    }
    const bundle = bundleOf(exchange);
    if (bundle && bundle.lead !== exchange) continue;
    const group = groupOf(exchange);
    const verdict = verdictOf(outcomeOf(exchange), diagnosisOf(exchange));
    if (verdict === 'hidden-failure') hiddenFailures.set(group, (hiddenFailures.get(group) ?? 0) + 1);
    const item = requestItem(exchange, verdict, bundle, toggled);
    const rows = groups.get(group);
    if (rows) rows.push(item);
    else groups.set(group, [item]);
  }

  for (const group of GROUPS) {
    const rows = groups.get(group);
    if (!rows) continue;
    const expanded = !toggled.has(group);
    items.push({
      kind: 'group',
      key: group,
      group,
      count: rows.length,
      hiddenFailures: hiddenFailures.get(group) ?? 0,
      expanded,
    });
    if (!expanded) continue;
    let visit: string | null = null;
    for (const item of rows) {
      const { exchange } = item;
      if (visits.size > 1 && exchange.visit !== null && exchange.visit !== visit) {
        visit = exchange.visit;
        const page = visits.get(visit) as Exchange;
        items.push({
          kind: 'visit',
          key: `${group}-${visit}-${exchange.index}`,
          url: page.url,
          startedAt: page.startedAt,
        });
      }
      items.push(item);
      if (!item.expanded || !item.bundle) continue;
      for (const member of stepsOf(item.bundle, relatedTo)) {
        items.push({ kind: 'member', key: memberKeyOf(member), exchange: member });
      }
    }
  }
}

type RequestItem = Extract<ListItem, { kind: 'request' }>;

function requestItem(
  exchange: Exchange,
  verdict: Verdict,
  bundle: Bundle | undefined,
  toggled: ReadonlySet<string>,
): RequestItem {
  const key = rowKeyOf(exchange, bundle);
  return { kind: 'request', key, exchange, verdict, bundle, expanded: bundle && toggled.has(key) };
}

/** The key of the row that shows an exchange: as its bundle grows and another member leads it, it stays the same row. */
export function rowKeyOf(exchange: Exchange, bundle: Bundle | undefined): string {
  const { index } = bundle?.members[0] ?? exchange;
  return `request-${index}`;
}

/** The key of the row of one exchange of an opened bundle. */
export function memberKeyOf({ index }: Exchange): string {
  return `member-${index}`;
}
