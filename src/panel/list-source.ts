import type { Problem } from '../diagnose/problems.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import type { Accepts, Listed } from './listed-request.ts';
import type { Grouping, Sorting } from './settings.ts';

/** An exchange that stands for its row. */
export interface Lead {
  readonly listed: Listed;
  /** undefined for one that stands alone. */
  readonly bundle: Bundle | undefined;
}

/** What the list is made of. */
export interface ListSource {
  /** Those that have a row of their own, in order of arrival: of a bundle the one that leads, in the place of its first. */
  readonly leads: readonly Lead[];
  /** Why entries could not be read. */
  readonly unreadable: readonly string[];
  /** What breaks most first. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
  readonly listedOf: (exchange: Exchange) => Listed;
  readonly problemOf: (exchange: Exchange) => Problem | undefined;
  readonly relatedTo: (exchange: Exchange) => Related;
  /** The page of each page load, in order. */
  readonly pages: ReadonlyMap<string, Exchange>;
  /** The keys of the items that were opened though they begin closed, or closed though they begin open. */
  readonly toggled: ReadonlySet<string>;
  /** What is to be listed; undefined: everything. */
  readonly accepts: Accepts | undefined;
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly descending: boolean;
}

/** Finds those that have a row of their own. A row stays where its first exchange came, whichever of them leads it later. */
export function leadsOf(
  all: readonly Listed[],
  bundleOf: (exchange: Exchange) => Bundle | undefined,
  listedOf: (exchange: Exchange) => Listed,
): readonly Lead[] {
  const leads: Lead[] = [];
  for (const listed of all) {
    const bundle = bundleOf(listed.exchange);
    if (!bundle) leads.push(listed.alone);
    else if (bundle.members[0] === listed.exchange) leads.push({ listed: listedOf(bundle.lead), bundle });
  }
  return leads;
}
