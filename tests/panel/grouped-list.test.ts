import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import { GroupedList } from '../../src/panel/grouped-list.ts';
import { GroupedRows, type ListView } from '../../src/panel/grouped-rows.ts';
import { ListedRequests } from '../../src/panel/listed-request.ts';
import { pagesOf } from '../../src/panel/pages.ts';
import { RequestRows } from '../../src/panel/request-rows.ts';
import { SessionTotals } from '../../src/panel/session-totals.ts';
import { GROUPINGS, SORTINGS } from '../../src/panel/settings.ts';
import { Session } from '../../src/session/session.ts';
import { exchange, type Given } from '../exchange-builder.ts';
// Node has no scheduler either.
import './not-in-happy-dom.ts';

/** A session as the panel follows it. */
class Followed {
  readonly session = new Session();
  readonly diagnosed = new DiagnosedSession(this.session);
  readonly totals = new SessionTotals();
  readonly listed = new ListedRequests({
    diagnosisOf: (each) => this.diagnosed.diagnosisOf(each),
    partyOf: (each) => this.diagnosed.partyOf(each),
  });
  readonly rows = this.newRows();
  prepared = 0;
  now = 0;
  readonly list = new GroupedList(
    this.rows,
    this.source(),
    () => this.prepared++,
    () => this.now++,
  );
  index = 0;

  constructor() {
    this.session.subscribe(({ gone, touched, rebundled }) => {
      for (const each of gone) {
        if (gone.length === 1 && touched[0]?.index === each.index) continue;
        this.listed.forget(each);
        this.rows.remove(each);
        this.totals.remove(each);
      }
      for (const each of rebundled) this.rows.touch(each);
    });
  }

  newRows() {
    return new RequestRows({
      listedOf: (each) => this.listed.of(each),
      bundleOf: (each) => this.session.bundleOf(each),
      isOpened: () => false,
    });
  }

  source() {
    return {
      listedOf: (each: Parameters<ListedRequests['of']>[0]) => this.listed.of(each),
      problemOf: (each: Parameters<ListedRequests['of']>[0]) => this.diagnosed.problemOf(each),
    };
  }

  explain() {
    for (const each of this.diagnosed.update()) {
      this.listed.forget(each);
      this.rows.touch(each);
      this.totals.put(this.listed.of(each));
    }
  }

  add(given: Given) {
    this.session.add(exchange(given, this.index++));
  }

  /** What is listed, in short. */
  shown(rows: GroupedRows) {
    const source = {
      ...this.source(),
      problems: this.diagnosed.problems,
      notes: this.diagnosed.notes,
      pages: pagesOf(this.session.exchanges),
    };
    return [
      rows.shown,
      ...rows.groups(source).map((group) => ({
        key: group.key,
        failures: group.failures + group.hiddenFailures,
        rows: group.rows.map((row) => `${row.key} ${row.exchange.index} ${row.verdict} ${row.size}`),
      })),
    ];
  }

  /** The same, made anew of all that is there. */
  anew(view: ListView) {
    const rows = this.newRows();
    for (const each of this.session.exchanges) rows.touch(each);
    rows.update();
    const groups = new GroupedRows(view, this.source());
    for (const _ of groups.fill(rows));
    return groups;
  }
}

const ADDRESSES = ['/a', '/b', '/c', '/auth/refresh', '/page'];
const given: fc.Arbitrary<Given> = fc.record({
  url: fc.constantFrom(...ADDRESSES).map((path) => `https://shop.test${path}`),
  method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
  status: fc.constantFrom(200, 200, 301, 401, 404, 500, 503, 0),
  type: fc.constantFrom('fetch', 'fetch', 'document', 'preflight'),
  visit: fc.constantFrom('page_1', 'page_2'),
  startedAt: fc.nat({ max: 20_000 }).map((ms) => new Date(Date.UTC(2026, 10, 22, 10) + ms).toISOString()),
  time: fc.nat({ max: 3000 }),
  answers: fc.constantFrom({}, { Location: '/b' }),
});
const view: fc.Arbitrary<ListView> = fc.record({
  accepts: fc.constantFrom<ListView['accepts']>(
    undefined,
    ({ exchange: { url } }) => url.endsWith('/a') || url.endsWith('h'),
    ({ verdict }) => verdict !== 'fine',
  ),
  grouping: fc.constantFrom(...GROUPINGS),
  sorting: fc.constantFrom(...SORTINGS),
  descending: fc.boolean(),
});

type Step =
  | { readonly kind: 'add'; readonly given: Given }
  | { readonly kind: 'replace'; readonly at: number; readonly given: Given }
  | { readonly kind: 'view'; readonly view: ListView }
  | { readonly kind: 'take in'; readonly portion: number }
  | { readonly kind: 'keep' | 'clear' | 'look' };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: given.map((each) => ({ kind: 'add' as const, given: each })) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(), given).map(([at, each]) => ({ kind: 'replace' as const, at, given: each })),
  },
  { weight: 3, arbitrary: view.map((each) => ({ kind: 'view' as const, view: each })) },
  { weight: 4, arbitrary: fc.constant({ kind: 'look' as const }) },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 5 }).map((portion) => ({ kind: 'take in' as const, portion })),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'keep' as const }, { kind: 'clear' as const }) },
);

function take(followed: Followed, each: Step): void {
  const { session } = followed;
  if (each.kind === 'add') followed.add(each.given);
  else if (each.kind === 'clear') session.clear();
  else if (each.kind === 'keep') session.keepOnly(({ visit }) => visit === 'page_1');
  else if (each.kind === 'replace' && session.exchanges.length > 0) {
    const old = session.exchanges[each.at % session.exchanges.length];
    if (old) session.replace(old, exchange(each.given, old.index));
  }
}

describe('the list that is kept as requests come and change', () => {
  it('is the one that is made of all of them, however it came about', () => {
    fc.assert(
      fc.property(view, fc.array(step, { maxLength: 60 }), (first, steps) => {
        const followed = new Followed();
        let now = first;
        for (const each of [...steps, { kind: 'look' } as const]) {
          if (each.kind === 'view') now = each.view;
          else if (each.kind === 'take in') {
            followed.explain();
            followed.list.takeIn(now, () => each.portion < 3, each.portion);
          } else if (each.kind !== 'look') take(followed, each);
          if (each.kind !== 'view' && each.kind !== 'look') continue;
          followed.explain();
          expect(followed.shown(followed.list.update(now))).toEqual(followed.shown(followed.anew(now)));
          const { exchanges } = followed.session;
          const all = exchanges.map((one) => followed.listed.of(one));
          const counts = { failure: 0, 'hidden-failure': 0, note: 0, fine: 0, pending: 0 };
          for (const { verdict, outcome } of all) counts[outcome === 'pending' ? 'pending' : verdict]++;
          expect(followed.totals.counts).toEqual(counts);
          const starts = exchanges.map(({ startedAt }) => startedAt ?? Number.POSITIVE_INFINITY);
          const ends = exchanges.map(({ startedAt, duration }) => (startedAt ?? 0) + (duration ?? 0));
          const { from, to } = followed.totals.extentOf(exchanges);
          expect(from).toBe(Math.min(...starts));
          expect(to).toBe(Math.max(Number.NEGATIVE_INFINITY, ...ends));
          expect([...followed.totals.pagesOf(exchanges)]).toEqual([...pagesOf(exchanges)]);
        }
      }),
      { numRuns: 400 },
    );
  });

  const byName = (followed: Followed): ListView => {
    for (let place = 0; place < 3000; place++)
      followed.add({ url: `https://shop.test/${(place * 7919) % 3001}`, status: 200 });
    followed.explain();
    return { accepts: undefined, grouping: 'none', sorting: 'name', descending: false };
  };
  const listed = ([, ...groups]: ReturnType<Followed['shown']>) =>
    groups.flatMap((group) => (typeof group === 'object' ? group.rows : []));

  it('stays as it was while another view of thousands is prepared, and takes in what comes meanwhile', async () => {
    const followed = new Followed();
    const sorted = byName(followed);
    const asCame: ListView = { ...sorted, sorting: 'arrival' };
    followed.list.update(asCame);
    for (let turn = 0; followed.prepared === 0 && turn < 100; turn++)
      await new Promise((done) => setTimeout(done));
    expect(listed(followed.shown(followed.list.update(asCame)))).toHaveLength(3000);

    followed.prepared = 0;
    const meanwhile = listed(followed.shown(followed.list.update(sorted)));
    expect(meanwhile.slice(0, 2)).toEqual(['request-0 0 fine 1', 'request-1 1 fine 1']);
    followed.add({ url: 'https://shop.test/0000', status: 200 });
    followed.explain();
    expect(listed(followed.shown(followed.list.update(sorted)))).toHaveLength(3001);
    for (let turn = 0; followed.prepared === 0 && turn < 100; turn++)
      await new Promise((done) => setTimeout(done));
    expect(followed.prepared).toBe(1);
    const after = listed(followed.shown(followed.list.update(sorted)));
    expect(after).toEqual(listed(followed.shown(followed.anew(sorted))));
    expect(after.slice(0, 2)).toEqual(['request-0 0 fine 1', 'request-3000 3000 fine 1']);
  });

  it('goes through all of it anew where thousands go at once', () => {
    const followed = new Followed();
    const view = { ...byName(followed), sorting: 'arrival' as const };
    followed.now = Number.NEGATIVE_INFINITY;
    followed.list.update(view);
    followed.session.keepOnly(({ index }) => index % 3 === 0);
    followed.explain();
    // Taken in ahead, it would be one after the other.
    expect(followed.list.takeIn(view, () => false)).toBe(true);
    expect(followed.rows.waiting).toBeGreaterThan(1000);
    expect(listed(followed.shown(followed.list.update(view)))).toHaveLength(1000);
  });
});
