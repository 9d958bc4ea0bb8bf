import type { Problem } from '../diagnose/problems.ts';
import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import { GROUPS, type Group } from '../session/group.ts';
import type { Accepts, Listed, RequestItem } from './listed-request.ts';
import type { RowChange } from './request-rows.ts';
import { RowOrder } from './row-order.ts';
import type { Grouping, Sorting } from './settings.ts';
import { sortSteps } from './sort-steps.ts';

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
  /** Not to be changed by the reader; it grows as requests come. */
  readonly rows: readonly RequestItem[];
  /** How many of the rows are failures that people have to deal with. */
  readonly failures: number;
  /** How many of them hold a failure that their status does not show. */
  readonly hiddenFailures: number;
  /** The page of each page load, where dividers between them belong into the group. */
  readonly pages: ReadonlyMap<string, Exchange> | undefined;
}

/** What is to be listed, and how. */
export interface ListView {
  /** undefined: everything. */
  readonly accepts: Accepts | undefined;
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly descending: boolean;
}

/** What is looked up to name groups and to put them in order. */
export interface GroupSource {
  readonly listedOf: (exchange: Exchange) => Listed;
  readonly problemOf: (exchange: Exchange) => Problem | undefined;
  /** What breaks most first. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
  /** The page of each page load, in order. */
  readonly pages: ReadonlyMap<string, Exchange>;
}

interface Growing {
  readonly key: string;
  /** The first that came into it. */
  readonly example: Listed;
  readonly rows: RequestItem[];
  failures: number;
  hiddenFailures: number;
}

/** Several rows come and go in one go; with more than so many, putting them in one by one costs more than sorting anew. */
const MANY = 1000;
/** How many rows are looked at between two steps. */
const STEP = 64;

/**
 * The rows that a view accepts, divided into groups, each in its order; kept as rows come and go.
 */
export class GroupedRows {
  readonly view: ListView;
  readonly #source: Pick<GroupSource, 'listedOf' | 'problemOf'>;
  readonly #groups = new Map<string, Growing>();
  /** Of rows with a problem: its name, and so the key of the group, may be another one by the time when the row goes. */
  readonly #groupOf = new Map<RequestItem, Growing>();
  readonly #order: RowOrder;
  #shown = 0;
  #version = 0;

  /** Without rows; `fill` and `change` put them in. */
  constructor(view: ListView, source: Pick<GroupSource, 'listedOf' | 'problemOf'>) {
    this.view = view;
    this.#source = source;
    this.#order = new RowOrder(view.sorting, view.descending);
  }

  /** How many exchanges are listed. */
  get shown(): number {
    return this.#shown;
  }

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /** Takes rows in that came in this order, step by step. Before the last step nothing may be read. */
  *fill(rows: Iterable<RequestItem | undefined>): Generator<undefined> {
    let looked = 0;
    for (const row of rows) {
      if (row) this.#add(row);
      if (++looked % STEP === 0) yield;
    }
    if (this.#order.isOfArrival) return;
    for (const group of this.#groups.values()) yield* sortSteps(group.rows, this.#order.compare);
  }

  /** Rows went and came. */
  change({ gone, come }: RowChange): void {
    if (gone.length + come.length > 0) this.#version++;
    for (const row of gone) this.#remove(row);
    const unsorted = new Set<Growing>();
    for (const row of come) {
      const group = this.#add(row);
      if (!group) continue;
      if (come.length > MANY) unsorted.add(group);
      else this.#settle(group.rows);
    }
    for (const { rows } of unsorted) rows.sort(this.#order.compare);
  }

  /** The groups in their order. */
  groups(source: GroupSource): RequestGroup[] {
    const { pages } = source;
    // Dividers say nothing where the rows of several page loads are mixed.
    const dividers =
      pages.size > 1 && this.#order.isOfArrival && this.view.grouping !== 'visit' ? pages : undefined;
    const subjectOf = (example: Listed) => this.#subjectOf(example, source);
    return this.#inOrder(source).map(({ key, example, rows, failures, hiddenFailures }) => ({
      key,
      // Looked up when the heading is drawn: there may be thousands.
      get subject() {
        return subjectOf(example);
      },
      rows,
      failures,
      hiddenFailures,
      pages: dividers,
    }));
  }

  #add(row: RequestItem): Growing | undefined {
    if (!this.#isAccepted(row)) return undefined;
    const { listed } = row;
    const key = this.#keyOf(listed);
    let group = this.#groups.get(key);
    if (!group) {
      group = { key, example: listed, rows: [], failures: 0, hiddenFailures: 0 };
      this.#groups.set(key, group);
    }
    if (this.view.grouping === 'problem' && key !== NO_PROBLEM) this.#groupOf.set(row, group);
    this.#count(group, row, 1);
    this.#order.take(row);
    group.rows.push(row);
    return group;
  }

  /** Puts the last row in its place. */
  #settle(rows: RequestItem[]): void {
    const row = rows.pop() as RequestItem;
    const last = rows.at(-1);
    if (last === undefined || this.#order.compare(last, row) <= 0) rows.push(row);
    else rows.splice(this.#placeOf(rows, row), 0, row);
  }

  #remove(row: RequestItem): void {
    const group = this.#groupOf.get(row) ?? this.#groups.get(this.#keyAsItIs(row));
    const place = group ? this.#placeOf(group.rows, row) : -1;
    if (!group || group.rows[place] !== row) return;
    group.rows.splice(place, 1);
    this.#groupOf.delete(row);
    this.#order.forget(row);
    this.#count(group, row, -1);
    if (group.rows.length === 0) this.#groups.delete(group.key);
  }

  #count(group: Growing, { verdict, size }: RequestItem, step: 1 | -1): void {
    if (verdict === 'failure') group.failures += step;
    if (verdict === 'hidden-failure') group.hiddenFailures += step;
    this.#shown += step * size;
  }

  /** The first place whose row is not before this one. */
  #placeOf(rows: readonly RequestItem[], row: RequestItem): number {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order.compare(rows[middle] as RequestItem, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A row of several exchanges is listed for the sake of any of them. */
  #isAccepted({ listed, bundle }: RequestItem): boolean {
    const { accepts } = this.view;
    if (!accepts || listed.isAcceptedBy(accepts)) return true;
    return bundle?.members.some((member) => this.#source.listedOf(member).isAcceptedBy(accepts)) ?? false;
  }

  /** The key of the group that a row stands in, where it is not remembered. */
  #keyAsItIs({ listed }: RequestItem): string {
    return this.view.grouping === 'problem' ? NO_PROBLEM : this.#keyOf(listed);
  }

  #keyOf({ exchange, group, verdict }: Listed): string {
    switch (this.view.grouping) {
      case 'status':
        return group;
      case 'problem':
        return (verdict !== 'fine' && ofProblem(this.#source.problemOf(exchange))) || NO_PROBLEM;
      case 'visit':
        return `load-${exchange.visit ?? 'unknown'}`;
      case 'host':
        return `host-${hostOf(exchange)}`;
      case 'none':
        return 'all';
    }
  }

  #subjectOf({ exchange, group, verdict }: Listed, { problemOf, pages }: GroupSource): GroupSubject {
    switch (this.view.grouping) {
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

  /** By status failures first; problems in their order; page loads in time; hosts by what failed. */
  #inOrder({ problems, notes, pages }: GroupSource): Growing[] {
    const { grouping } = this.view;
    const placeOf = new Map<unknown, number>();
    if (grouping === 'status') {
      for (const [place, group] of GROUPS.entries()) placeOf.set(group, place);
    } else if (grouping === 'problem') {
      for (const [place, problem] of [...problems, ...notes].entries())
        placeOf.set(ofProblem(problem), place);
    } else if (grouping === 'visit') {
      for (const [place, visit] of [...pages.keys()].entries()) placeOf.set(`load-${visit}`, place);
    }
    const groups = [...this.#groups.values()];
    if (grouping === 'host') {
      const broken = (group: Growing) => group.failures + group.hiddenFailures;
      return groups.sort((a, b) => broken(b) - broken(a) || a.key.localeCompare(b.key));
    }
    // Looked up once for each: there may be thousands of problems.
    return groups
      .map((group) => ({ group, place: placeOf.get(group.key) ?? Number.MAX_SAFE_INTEGER }))
      .sort((a, b) => a.place - b.place)
      .map(({ group }) => group);
  }
}

const NO_PROBLEM = 'of-no-problem';

function ofProblem(problem: Problem | undefined): string | undefined {
  return problem && `of-${problem.id}`;
}

/** What stands for the server of an address: for one without a host its scheme, as in "data:". */
function hostOf({ url }: Exchange): string {
  const address = parseAddress(url);
  return address ? address.host || `${address.scheme}:` : '';
}
