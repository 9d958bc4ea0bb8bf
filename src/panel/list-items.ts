import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
import type { Exchange } from '../session/exchange.ts';
import { GROUPS, type Group, groupOf } from '../session/group.ts';
import { outcomeOf } from '../session/outcome.ts';

/** One line, or pair of lines, of the list. `key` stays the same as long as it means the same. */
export type ListItem =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: Group;
      readonly count: number;
      /** How many of them hold a failure that their status does not show. */
      readonly hiddenFailures: number;
      readonly folded: boolean;
    }
  | { readonly kind: 'visit'; readonly key: string; readonly url: string; readonly startedAt: number | null }
  | { readonly kind: 'unreadable'; readonly key: string; readonly reason: string }
  | {
      readonly kind: 'request';
      readonly key: string;
      readonly exchange: Exchange;
      /** Whatever is not fine has a second line: its explanation. */
      readonly verdict: Verdict;
    };

/** The heights of the rows, in CSS pixels; theme.css has the same. */
export const ITEM_HEIGHTS = { group: 32, visit: 24, unreadable: 26, plain: 26, explained: 45 } as const;

/** The height of one item, in CSS pixels. */
export function heightOf(item: ListItem): number {
  if (item.kind === 'request') return item.verdict === 'fine' ? ITEM_HEIGHTS.plain : ITEM_HEIGHTS.explained;
  return ITEM_HEIGHTS[item.kind];
}

/**
 * The lines of the list: the groups in their order, in each its requests in order of arrival, with a divider where
 * another page load begins.
 * @param unreadable why entries could not be read
 * @param folded groups whose requests are hidden
 * @param diagnosisOf what went wrong with an exchange; undefined while that is not known yet
 */
export function listItems(
  exchanges: readonly Exchange[],
  unreadable: readonly string[],
  folded: ReadonlySet<Group>,
  diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined,
): ListItem[] {
  const verdict = (exchange: Exchange) => verdictOf(outcomeOf(exchange), diagnosisOf(exchange));
  const groups = new Map<Group, Exchange[]>();
  const visits = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const group = groupOf(exchange);
    const members = groups.get(group);
    if (members) members.push(exchange);
    else groups.set(group, [exchange]);
    if (exchange.visit !== null && (!visits.has(exchange.visit) || exchange.resourceType === 'document')) {
      const known = visits.get(exchange.visit);
      // The page is the first document of its load; frames come later.
      if (known?.resourceType !== 'document') visits.set(exchange.visit, exchange);
    }
  }

  const items: ListItem[] = unreadable.map((reason, index) => ({
    kind: 'unreadable',
    key: `unreadable-${index}`,
    reason,
  }));
  for (const group of GROUPS) {
    const members = groups.get(group);
    if (!members) continue;
    const isFolded = folded.has(group);
    const hiddenFailures = members.filter((member) => verdict(member) === 'hidden-failure').length;
    items.push({
      kind: 'group',
      key: group,
      group,
      count: members.length,
      hiddenFailures,
      folded: isFolded,
    });
    if (isFolded) continue;
    let visit: string | null = null;
    for (const exchange of members) {
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
      items.push({
        kind: 'request',
        key: `request-${exchange.index}`,
        exchange,
        verdict: verdict(exchange),
      });
    }
  }
  return items;
}
