import type { Problem } from '../diagnose/problems.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import { addRows, GroupLines } from './group-lines.ts';
import type { GroupedRows, GroupSource, RequestGroup } from './grouped-rows.ts';
import { joined, Lines } from './lines.ts';
import type { RequestItem } from './listed-request.ts';
import { arrivalOf } from './row-keys.ts';
import type { Settings } from './settings.ts';

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
      /** Nothing fits the filter. */
      readonly kind: 'no-match';
      readonly key: string;
    }
  | {
      /** The names of the columns, by which the rows under them can be sorted. */
      readonly kind: 'columns';
      readonly key: string;
    }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: RequestGroup;
      readonly expanded: boolean;
    }
  | { readonly kind: 'visit'; readonly key: string; readonly url: string; readonly startedAt: number | null }
  | RequestItem
  | { readonly kind: 'member'; readonly key: string; readonly exchange: Exchange };

/** The lines of the list, and what they leave out. */
export interface ListContent {
  readonly items: readonly ListItem[];
  /** What tells each item apart from all others; for rows a number, as that is made and found sooner than their key. */
  readonly identities: readonly (string | number)[];
  /** How high each of them is, or mostly is, in CSS pixels. */
  readonly heights: readonly number[];
  /** How many requests are listed: those that the filter accepts. */
  readonly shown: number;
}

/** Whether the item's text decides how high it is. */
export function isMeasured({ kind }: ListItem): boolean {
  return kind === 'summary' || kind === 'problem' || kind === 'no-match';
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

/** The lines of a group with so many rows are kept; there may be thousands of groups with few. */
const LARGE = 500;
/** Further problems are held back, so that the requests are in sight. */
const PROBLEMS_AT_FIRST = 6;

/** What the list is made of. */
export interface ListSource extends GroupSource {
  /** Why entries could not be read. */
  readonly unreadable: readonly string[];
  readonly relatedTo: (exchange: Exchange) => Related;
  /** The keys of the items that were opened though they begin closed, or closed though they begin open. */
  readonly toggled: ReadonlySet<string>;
  readonly density: Settings['density'];
}

/**
 * The lines of the list: what the session comes to, its problems, what needs nobody; then the groups in their order, in
 * each its requests, in order of arrival with a divider where another page load begins, or sorted. A bundle is one row.
 * @param rows the requests as they are to be listed
 * @param isEmpty nothing was recorded, whatever is listed of it
 * @param kept what stood under the headings of large groups when they were listed last, by the groups' keys; it is brought up to date
 */
export function listItems(
  rows: GroupedRows,
  source: ListSource,
  isEmpty: boolean,
  kept = new Map<string, GroupLines>(),
): ListContent {
  const { unreadable, listedOf } = source;
  const lines = new Lines(source.density);
  for (const [index, reason] of unreadable.entries())
    lines.push({ kind: 'unreadable', key: `unreadable-${index}`, reason });
  const before = new Map(kept);
  kept.clear();
  if (isEmpty) return { ...joined([lines]), shown: 0 };
  const { shown, view } = rows;
  const { accepts } = view;
  lines.push({ kind: 'summary', key: 'summary' });
  const isInvolved = ({ exchanges }: Problem) =>
    !accepts || exchanges.some((exchange) => listedOf(exchange).isAcceptedBy(accepts));
  addProblems(lines, source.problems.filter(isInvolved), source.toggled);
  addNotes(lines, source.notes.filter(isInvolved), source.toggled);
  if (shown > 0) lines.push({ kind: 'columns', key: 'columns' });
  else if (accepts) lines.push({ kind: 'no-match', key: 'no-match' });
  const parts: [Lines, ...Lines[]] = [lines];
  for (const group of rows.groups(source)) {
    const { key } = group;
    const last = parts.at(-1) ?? lines;
    const expanded = !source.toggled.has(key);
    last.push({ kind: 'group', key, group, expanded });
    if (expanded && group.rows.length < LARGE) addRows(last, group, source);
    else if (expanded) {
      const known = before.get(key);
      const large = known?.density === source.density ? known : new GroupLines(source.density);
      large.update(group, source);
      kept.set(key, large);
      parts.push(large, new Lines(source.density));
    }
  }
  return { ...joined(parts), shown };
}

/**
 * The place of an item in the list.
 * @returns −1 where none has the key
 */
export function placeOfKey({ identities }: ListContent, key: string | null | undefined): number {
  if (key === null || key === undefined) return -1;
  return identities.indexOf(arrivalOf(key) ?? key);
}

/** Whether two items with one key say the same, apart from what a row listens to by itself. */
export function saysTheSame(a: ListItem, b: ListItem): boolean {
  if (a === b) return true;
  if ('problem' in a && 'problem' in b) return a.kind === b.kind && a.problem === b.problem;
  return a.kind === 'summary' && b.kind === 'summary';
}

function addProblems(lines: Lines, problems: readonly Problem[], toggled: ReadonlySet<string>): void {
  const key = 'more-problems';
  const expanded = toggled.has(key);
  const held = problems.length - PROBLEMS_AT_FIRST;
  for (const problem of expanded ? problems : problems.slice(0, PROBLEMS_AT_FIRST)) {
    lines.push({ kind: 'problem', key: `problem-${problem.id}`, problem });
  }
  if (held > 0) lines.push({ kind: 'more', key, count: held, expanded });
}

function addNotes(lines: Lines, notes: readonly Problem[], toggled: ReadonlySet<string>): void {
  if (notes.length === 0) return;
  const key = 'notes';
  const expanded = toggled.has(key);
  lines.push({ kind: 'notes', key, count: notes.length, expanded });
  if (!expanded) return;
  for (const problem of notes) lines.push({ kind: 'note', key: `note-${problem.id}`, problem });
}
