import { stepsOf } from './bundle-shape.ts';
import type { RequestGroup } from './grouped-rows.ts';
import { Lines } from './lines.ts';
import type { ListSource } from './list-items.ts';
import type { RequestItem } from './listed-request.ts';
import { memberKeyOf } from './row-keys.ts';

/** A line between the requests of two page loads. */
interface Divider {
  /** The place of the row that it stands over. */
  readonly over: number;
  readonly visit: string;
}

/**
 * What stands under the heading of a group, kept from one listing to the next. What comes mostly comes at its end; to look at all
 * the other rows again takes the longer the longer a session is, for each of them lies somewhere else in memory.
 */
export class GroupLines extends Lines {
  /** The rows that were listed last. */
  #rows: readonly RequestItem[] = [];
  #pages: RequestGroup['pages'];
  #dividers: Divider[] = [];
  /** The place of the first row whose members are listed, too: they may be others though the row is the same. */
  #firstOpened = Number.POSITIVE_INFINITY;

  /** Brings the lines up to date. */
  update({ key, rows, pages }: RequestGroup, { relatedTo }: Pick<ListSource, 'relatedTo'>): void {
    const same = pages === this.#pages ? Math.min(commonStart(rows, this.#rows), this.#firstOpened) : 0;
    this.#rows = rows.slice();
    this.#pages = pages;
    this.#dividers = this.#dividers.filter(({ over }) => over < same);
    this.#firstOpened = Number.POSITIVE_INFINITY;
    this.cut(same + this.#dividers.length);
    for (let place = same; place < rows.length; place++) {
      const item = rows[place] as RequestItem;
      const { visit } = item.exchange;
      if (pages && visit !== null && visit !== this.#dividers.at(-1)?.visit) {
        this.#dividers.push({ over: place, visit });
        const page = pages.get(visit);
        this.push({
          kind: 'visit',
          key: `${key}-${visit}-${item.exchange.index}`,
          url: page?.url ?? '',
          startedAt: page?.startedAt ?? null,
        });
      }
      this.push(item);
      if (!item.expanded || !item.bundle) continue;
      this.#firstOpened = Math.min(this.#firstOpened, place);
      for (const member of stepsOf(item.bundle, relatedTo)) {
        this.push({ kind: 'member', key: memberKeyOf(member), exchange: member });
      }
    }
  }
}

/** How many rows two lists have in common, from the first. */
function commonStart(a: readonly RequestItem[], b: readonly RequestItem[]): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return same;
}
