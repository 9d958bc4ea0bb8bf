import type { Problem } from '../diagnose/problems.ts';
import { parseAddress } from '../session/address.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import { GROUPS, type Group } from '../session/group.ts';
import type { ListSource } from './list-source.ts';
import type { Accepts, Listed, ListedRequest, RequestItem } from './listed-request.ts';
import { compareRows } from './row-order.ts';

/** What a group of rows is about. */
export type GroupSubject =
  | { readonly by: 'status'; readonly group: Group }
  | { readonly by: 'problem'; readonly problem: Problem | undefined }
  | { readonly by: 'visit'; readonly page: Exchange | undefined }
  | { readonly by: 'host'; readonly host: string }
  | { readonly by: 'none' };

/** Rows that stand together under one heading. */
export interface RequestGroup {
  readonly key: string;
  readonly subject: GroupSubject;
  readonly rows: readonly RequestItem[];
  /** How many of the rows are failures that people have to deal with. */
  readonly failures: number;
  /** How many of them hold a failure that their status does not show. */
  readonly hiddenFailures: number;
  /** The page of each page load, where dividers between them belong into the group. */
  readonly pages: ReadonlyMap<string, Exchange> | undefined;
}

/** The groups of the list. */
export interface RequestGroups {
  readonly groups: readonly RequestGroup[];
  /** How many exchanges are listed. */
  readonly shown: number;
}

interface Growing {
  readonly key: string;
  readonly subject: GroupSubject;
  readonly rows: RequestItem[];
  failures: number;
  hiddenFailures: number;
}

/** Divides what the filter accepts into groups, in their order. */
export function requestGroups(source: ListSource): RequestGroups {
  const { leads, accepts, toggled, grouping, pages } = source;
  const groups = new Map<string, Growing>();
  let shown = 0;
  for (const { listed, bundle } of leads) {
    if (accepts && !isAccepted(listed, bundle, accepts, source)) continue;
    shown += bundle?.members.length ?? 1;
    const key = groupKeyOf(listed, source);
    let group = groups.get(key);
    if (!group) {
      group = { key, subject: subjectOf(listed, source), rows: [], failures: 0, hiddenFailures: 0 };
      groups.set(key, group);
    }
    const { verdict } = listed;
    if (verdict === 'failure') group.failures++;
    if (verdict === 'hidden-failure') group.hiddenFailures++;
    group.rows.push(listed.rowFor(bundle, toggled));
  }
  const ordered = inOrder([...groups.values()], source);
  const compare = compareRows(source.sorting, source.descending);
  if (compare) for (const { rows } of ordered) rows.sort(compare);
  // Dividers say nothing where the rows of several page loads are mixed.
  const dividers = pages.size > 1 && !compare && grouping !== 'visit' ? pages : undefined;
  return {
    groups: ordered.map((group) => ({ ...group, pages: dividers })),
    shown,
  };
}

/** A row of several exchanges is listed for the sake of any of them. */
function isAccepted(
  listed: Listed,
  bundle: Bundle | undefined,
  accepts: Accepts,
  { listedOf }: ListSource,
): boolean {
  if (listed.isAcceptedBy(accepts)) return true;
  return bundle?.members.some((member) => listedOf(member).isAcceptedBy(accepts)) ?? false;
}

function groupKeyOf(
  { exchange, group, verdict }: ListedRequest,
  { grouping, problemOf }: ListSource,
): string {
  switch (grouping) {
    case 'status':
      return group;
    case 'problem':
      return `of-${(verdict !== 'fine' && problemOf(exchange)?.id) || 'no-problem'}`;
    case 'visit':
      return `load-${exchange.visit ?? 'unknown'}`;
    case 'host':
      return `host-${hostOf(exchange)}`;
    case 'none':
      return 'all';
  }
}

function subjectOf(
  { exchange, group, verdict }: ListedRequest,
  { grouping, problemOf, pages }: ListSource,
): GroupSubject {
  switch (grouping) {
    case 'status':
      return { by: 'status', group };
    case 'problem':
      return { by: 'problem', problem: verdict === 'fine' ? undefined : problemOf(exchange) };
    case 'visit':
      return { by: 'visit', page: pages.get(exchange.visit ?? '') };
    case 'host':
      return { by: 'host', host: hostOf(exchange) };
    case 'none':
      return { by: 'none' };
  }
}

/** What stands for the server of an address: for one without a host its scheme, as in "data:". */
function hostOf({ url }: Exchange): string {
  const address = parseAddress(url);
  return address ? address.host || `${address.scheme}:` : '';
}

/** The order of the groups: by status failures first; problems in theirs; page loads in time; hosts by what failed. */
function inOrder(groups: Growing[], { grouping, problems, notes, pages }: ListSource): Growing[] {
  const placeOf = new Map<unknown, number>();
  if (grouping === 'status') {
    for (const [place, group] of GROUPS.entries()) placeOf.set(group, place);
  } else if (grouping === 'problem') {
    for (const [place, { id }] of [...problems, ...notes].entries()) placeOf.set(`of-${id}`, place);
  } else if (grouping === 'visit') {
    for (const [place, visit] of [...pages.keys()].entries()) placeOf.set(`load-${visit}`, place);
  }
  const place = ({ key }: Growing) => placeOf.get(key) ?? Number.MAX_SAFE_INTEGER;
  return groups.sort((a, b) => {
    if (grouping !== 'host') return place(a) - place(b);
    const broken = (group: Growing) => group.failures + group.hiddenFailures;
    return broken(b) - broken(a) || a.key.localeCompare(b.key);
  });
}
