import type { ListContent, ListItem } from './list-items.ts';
import type { RequestItem } from './listed-request.ts';
import type { Settings } from './settings.ts';

/**
 * The heights of the rows, in CSS pixels; styles/list.css has the same. Where the text decides, what it mostly is: these
 * rows are measured.
 */
export const ITEM_HEIGHTS = {
  unreadable: 26,
  summary: 44,
  problem: 60,
  more: 30,
  notes: 32,
  note: 26,
  'no-match': 44,
  columns: 24,
  group: 34,
  visit: 24,
  member: 26,
  plain: 26,
  explained: 45,
  /** DevTools' own rows are 21 high; a target has at least 24 (WCAG 2.5.8). */
  compact: 24,
} as const;

/** The height of one item, in CSS pixels. */
export function heightOf(item: ListItem, density: Settings['density'] = 'comfortable'): number {
  if (item.kind === 'member' && density === 'compact') return ITEM_HEIGHTS.compact;
  return item.kind === 'request' ? heightOfRow(item, density) : ITEM_HEIGHTS[item.kind];
}

function heightOfRow({ verdict }: RequestItem, density: Settings['density']): number {
  if (density === 'compact') return ITEM_HEIGHTS.compact;
  return verdict === 'fine' ? ITEM_HEIGHTS.plain : ITEM_HEIGHTS.explained;
}

/** Lines as they are put together, with what ListContent has of each: what is asked of all at each drawing is looked up once. */
export class Lines {
  readonly items: ListItem[] = [];
  readonly identities: (string | number)[] = [];
  readonly heights: number[] = [];
  readonly density: Settings['density'];

  constructor(density: Settings['density']) {
    this.density = density;
  }

  push(item: Exclude<ListItem, RequestItem>): void {
    this.items.push(item);
    this.identities.push(item.key);
    this.heights.push(heightOf(item, this.density));
  }

  /** The same for a row, of which there are a hundred thousand. */
  pushRow(row: RequestItem): void {
    this.items.push(row);
    this.identities.push(row.arrival);
    this.heights.push(heightOfRow(row, this.density));
  }

  /** Leaves the first, so many. */
  cut(length: number): void {
    for (const each of [this.items, this.identities, this.heights]) each.length = length;
  }
}

/** Lines one after the other, copied: those that they were made of may change later. */
export function joined([first, ...others]: readonly [Lines, ...Lines[]]): Omit<ListContent, 'shown'> {
  return {
    items: first.items.concat(...others.map(({ items }) => items)),
    identities: first.identities.concat(...others.map(({ identities }) => identities)),
    heights: first.heights.concat(...others.map(({ heights }) => heights)),
  };
}
