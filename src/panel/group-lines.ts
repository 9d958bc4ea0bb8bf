import { stepsOf } from './bundle-shape.ts';
import type { RequestGroup } from './grouped-rows.ts';
import { Lines } from './lines.ts';
import type { ListSource } from './list-items.ts';
import type { RequestItem } from './listed-request.ts';
import { memberKeyOf } from './row-keys.ts';

/** A line between the requests of two page loads. */
interface Divider {
  /** The place of the row under it. */
  readonly over: number;
  readonly visit: string;
}

/**
 * Lists what stands under the heading of a group.
 * @param from the place of the first row to be listed
 * @param dividers those before that; more of them are added
 * @returns whether a row's members were listed, too
 */
export function addRows(
  lines: Lines,
  { key, rows, pages }: RequestGroup,
  { relatedTo }: Pick<ListSource, 'relatedTo'>,
  from = 0,
  dividers: Divider[] = [],
): boolean {
  let hasOpened = false;
  for (let place = from; place < rows.length; place++) {
    const item = rows[place] as RequestItem;
    if (pages) {
      const { visit, index } = item.exchange;
      if (visit !== null && visit !== dividers.at(-1)?.visit) {
        dividers.push({ over: place, visit });
        const { url = '', startedAt = null } = pages.get(visit) ?? {};
        lines.push({ kind: 'visit', key: `${key}-${visit}-${index}`, url, startedAt });
      }
    }
    lines.pushRow(item);
    if (!item.expanded || !item.bundle) continue;
    hasOpened = true;
    for (const member of stepsOf(item.bundle, relatedTo)) {
      lines.push({ kind: 'member', key: memberKeyOf(member), exchange: member });
    }
  }
  return hasOpened;
}

/**
 * What stands under the heading of a large group, kept from one listing to the next. What comes mostly comes at its end; to look at
 * all the other rows again takes the longer the longer a session is, for each of them lies somewhere else in memory.
 */
export class GroupLines extends Lines {
  /** The rows that were listed last. */
  #rows: readonly RequestItem[] = [];
  #pages: RequestGroup['pages'];
  #dividers: Divider[] = [];
  /** The members of a row may be others though the row is the same. */
  #hasOpened = false;

  /** Brings the lines up to date. */
  update(group: RequestGroup, source: Pick<ListSource, 'relatedTo'>): void {
    const { rows, pages } = group;
    const same = this.#hasOpened || pages !== this.#pages ? 0 : commonStart(rows, this.#rows);
    this.#rows = rows.slice();
    this.#pages = pages;
    this.#dividers = this.#dividers.filter(({ over }) => over < same);
    this.cut(same + this.#dividers.length);
    this.#hasOpened = addRows(this, group, source, same, this.#dividers);
  }
}

/** How many rows two lists have in common, from the first. */
function commonStart(a: readonly RequestItem[], b: readonly RequestItem[]): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return same;
}
