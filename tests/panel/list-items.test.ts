import { describe, expect, it } from 'vitest';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import type { Problem } from '../../src/diagnose/problems.ts';
import type { GroupLines } from '../../src/panel/group-lines.ts';
import { GroupedRows, type ListView } from '../../src/panel/grouped-rows.ts';
import { heightOf, ITEM_HEIGHTS } from '../../src/panel/lines.ts';
import {
  expandedOf,
  type ListContent,
  type ListSource,
  levelOf,
  listItems,
} from '../../src/panel/list-items.ts';
import { ListedRequests } from '../../src/panel/listed-request.ts';
import { pagesOf } from '../../src/panel/pages.ts';
import { RequestRows } from '../../src/panel/request-rows.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, preflight, session } from '../exchange-builder.ts';

/** The list of a real session, and what it leaves out. */
function contentOf(
  all: readonly Exchange[],
  {
    accepts,
    grouping = 'status',
    sorting = 'arrival',
    descending = false,
    ...changes
  }: Partial<ListSource & ListView> = {},
  kept = new Map<string, GroupLines>(),
): ListContent {
  const recorded = session(...all);
  const diagnosed = new DiagnosedSession(recorded);
  diagnosed.update();
  const listed = new ListedRequests({
    diagnosisOf: (each) => diagnosed.diagnosisOf(each),
    partyOf: (each) => diagnosed.partyOf(each),
  });
  const source: ListSource = {
    unreadable: [],
    problems: diagnosed.problems,
    notes: diagnosed.notes,
    listedOf: (each) => listed.of(each),
    problemOf: (each) => diagnosed.problemOf(each),
    relatedTo: (each) => recorded.relatedTo(each),
    pages: pagesOf(recorded.exchanges),
    toggled: new Set(),
    density: 'comfortable',
    ...changes,
  };
  const rows = new RequestRows({
    listedOf: source.listedOf,
    bundleOf: (each) => recorded.bundleOf(each),
    isOpened: (key) => source.toggled.has(key),
  });
  for (const each of recorded.exchanges) rows.touch(each);
  rows.update();
  const groups = new GroupedRows({ accepts, grouping, sorting, descending }, source);
  for (const _ of groups.fill(rows));
  return listItems(groups, source, all.length === 0, kept);
}

const itemsOf = (...given: Parameters<typeof contentOf>) => contentOf(...given).items;

/** What the list shows, in words that are short enough to compare. */
function shown(...given: Parameters<typeof itemsOf>): string[] {
  return itemsOf(...given).map((item) => {
    const mark = { true: ' open', false: ' closed', undefined: '' }[String(expandedOf(item))];
    switch (item.kind) {
      case 'summary':
      case 'columns':
      case 'no-match':
        return item.kind;
      case 'unreadable':
        return item.reason;
      case 'problem':
      case 'note':
        return `${item.kind} ${item.problem.cause} ${item.problem.exchanges.length}`;
      case 'more':
      case 'notes':
        return `${item.kind} ${item.count}${mark}`;
      case 'group':
        return `${item.key} ${item.group.rows.length}${mark}`;
      case 'visit':
        return `page ${item.url}`;
      default: {
        const { response, method, url } = item.exchange;
        return `${item.kind === 'member' ? '- ' : ''}${response.status} ${method} ${new URL(url).pathname}${mark}`;
      }
    }
  });
}

/** The groups and their requests alone. */
const grouped = (...given: Parameters<typeof itemsOf>) =>
  shown(...given).filter((line) => !/^(?:summary|columns|problem|notes?|more)\b/.test(line));

let next = 0;
const at = (path: string, status: number, more: object = {}) =>
  exchange({ url: `https://shop.test${path}`, status, ...more }, next++);

/** A time, so many seconds after the start. */
const secondsIn = (seconds: number) =>
  new Date(Date.parse('2026-11-22T10:00:00.000Z') + seconds * 1000).toISOString();

const tries = () => [
  at('/stock', 503, { startedAt: secondsIn(0), visit: 'page_1' }),
  at('/stock', 503, { startedAt: secondsIn(1), visit: 'page_1' }),
  at('/stock', 200, { startedAt: secondsIn(3), visit: 'page_1' }),
];

describe('the list', () => {
  it('is the same whether its large groups were listed before or not', () => {
    const kept = new Map<string, GroupLines>();
    const all = Array.from({ length: 1500 }, (_, place) => at(`/${place}`, place % 3 === 0 ? 404 : 200));
    const lists: readonly Partial<ListSource & ListView>[] = [
      {},
      { grouping: 'none' },
      { toggled: new Set(['4xx']) },
      { density: 'compact' },
      { accepts: ({ exchange }) => exchange.response.status === 404 },
      {},
    ];
    const sizes = lists.map((changes) => {
      for (const many of [all.length, 700, 1400]) {
        const some = all.slice(0, many);
        const { items, ...rest } = contentOf(some, changes, kept);
        const { items: anew, ...restAnew } = contentOf(some, changes);
        expect(rest).toEqual(restAnew);
        expect(items.map(({ key }) => key)).toEqual(anew.map(({ key }) => key));
      }
      return kept.size;
    });
    expect(sizes).toEqual([1, 1, 1, 1, 0, 1]);
    contentOf([], {}, kept);
    expect(kept.size).toBe(0);
  });

  it('begins with what the session comes to, its problems, and what needs nobody', () => {
    const all = [
      at('/a', 200),
      at('/b', 500, { method: 'POST' }),
      at('/c', 401, { answers: { 'WWW-Authenticate': 'Bearer' } }),
      at('/d', 0, { error: 'net::ERR_ABORTED' }),
    ];
    expect(shown(all).slice(0, 4)).toEqual([
      'summary',
      expect.stringMatching(/^problem .* 1$/),
      expect.stringMatching(/^problem .* 1$/),
      'notes 1 closed',
    ]);
    expect(shown(all, { toggled: new Set(['notes']) }).slice(3, 5)).toEqual([
      'notes 1 open',
      expect.stringMatching(/^note .* 1$/),
    ]);
  });

  it('holds problems back where they would hide the requests', () => {
    const [problem] = itemsOf([at('/b', 500)]).flatMap((item) =>
      item.kind === 'problem' ? [item.problem] : [],
    );
    const many = Array.from({ length: 9 }, (_, n) => ({ ...(problem as Problem), id: `many-${n}` }));
    const few = itemsOf([at('/a', 200)], { problems: many.slice(0, 6) });
    expect(few.filter(({ kind }) => kind === 'problem')).toHaveLength(6);
    expect(few.some(({ kind }) => kind === 'more')).toBe(false);
    const closed = itemsOf([at('/a', 200)], { problems: many });
    expect(closed.filter(({ kind }) => kind === 'problem')).toHaveLength(6);
    expect(closed.find(({ kind }) => kind === 'more')).toMatchObject({ count: 3, expanded: false });
    const open = itemsOf([at('/a', 200)], { problems: many, toggled: new Set(['more-problems']) });
    expect(open.filter(({ kind }) => kind === 'problem')).toHaveLength(9);
    expect(open.find(({ kind }) => kind === 'more')).toMatchObject({ expanded: true });
  });

  it('groups by status class, failures first, in order of arrival', () => {
    const all = [at('/a', 200), at('/b', 404), at('/c', 500), at('/d', 403), at('/e', 304)];
    expect(grouped(all)).toEqual([
      '5xx 1 open',
      '500 GET /c',
      '4xx 2 open',
      '404 GET /b',
      '403 GET /d',
      '3xx 1 open',
      '304 GET /e',
      '2xx 1 open',
      '200 GET /a',
    ]);
  });

  it('puts an answer that the browser withheld with the blocked ones, its status still shown', () => {
    const withheld = at('/rates', 200, { error: 'net::ERR_FAILED' });
    expect(grouped([withheld])).toEqual(['withheld 1 open', '200 GET /rates']);
  });

  it('keeps the count of a folded group and hides its requests', () => {
    expect(grouped([at('/a', 200), at('/b', 404)], { toggled: new Set(['4xx']) })).toEqual([
      '4xx 1 closed',
      '2xx 1 open',
      '200 GET /a',
    ]);
  });

  it('draws a divider for each page load, and none where there is only one', () => {
    const page = (path: string, visit: string) => at(path, 200, { visit, type: 'document' });
    const one = [page('/one', 'page_1'), at('/x', 200, { visit: 'page_1' })];
    expect(grouped(one)).toEqual(['2xx 2 open', '200 GET /one', '200 GET /x']);
    expect(grouped([...one, page('/two', 'page_2')])).toEqual([
      '2xx 3 open',
      'page https://shop.test/one',
      '200 GET /one',
      '200 GET /x',
      'page https://shop.test/two',
      '200 GET /two',
    ]);
  });

  it('lists what could not be read, with the reason', () => {
    expect(shown([at('/a', 200)], { unreadable: ['request is missing'] })[0]).toBe('request is missing');
    expect(shown([], { unreadable: ['request is missing'] })).toEqual(['request is missing']);
  });

  it('is empty where nothing was recorded', () => {
    expect(shown([])).toEqual([]);
  });

  it('gives an explained request the room for two lines', () => {
    const heights = itemsOf([at('/a', 200), at('/b', 404)])
      .filter(({ kind }) => kind === 'request')
      .map((item) => heightOf(item));
    expect(heights).toEqual([ITEM_HEIGHTS.explained, ITEM_HEIGHTS.plain]);
    const compact = itemsOf([at('/a', 200), at('/b', 404)])
      .filter(({ kind }) => kind === 'request')
      .map((item) => heightOf(item, 'compact'));
    expect(compact).toEqual([ITEM_HEIGHTS.compact, ITEM_HEIGHTS.compact]);
  });
});

describe('the groups', () => {
  const page = (path: string, visit: string, status = 200) =>
    at(path, status, { visit, type: 'document', startedAt: secondsIn(visit === 'page_1' ? 0 : 60) });

  it('are the problems, then the notes, then what is none', () => {
    const all = [
      at('/a', 200),
      at('/b', 0, { error: 'net::ERR_ABORTED' }),
      at('/c', 500),
      at('/d', 404),
      at('/c', 500),
    ];
    const items = itemsOf(all, { grouping: 'problem' }).filter(({ kind }) => kind === 'group');
    const subjects = items.map((item) =>
      item.kind === 'group' && item.group.subject.by === 'problem'
        ? [item.group.subject.problem?.exchange.response.status, item.group.rows.length]
        : [],
    );
    expect(subjects).toEqual([
      [500, 2],
      [404, 1],
      [0, 1],
      [undefined, 1],
    ]);
  });

  it('are the page loads in order, without dividers in them', () => {
    const all = [
      page('/one', 'page_1'),
      at('/x', 404, { visit: 'page_1' }),
      page('/two', 'page_2'),
      at('/y', 200),
    ];
    expect(grouped(all, { grouping: 'visit' })).toEqual([
      'load-page_1 2 open',
      '200 GET /one',
      '404 GET /x',
      'load-page_2 1 open',
      '200 GET /two',
      'load-unknown 1 open',
      '200 GET /y',
    ]);
  });

  it('are the servers, those with failures first', () => {
    const all = [
      at('/a', 200),
      exchange({ url: 'https://api.shop.test/b', status: 500 }, next++),
      exchange({ url: 'data:text/plain,x', status: 200 }, next++),
    ];
    expect(grouped(all, { grouping: 'host' }).filter((line) => line.startsWith('host-'))).toEqual([
      'host-api.shop.test 1 open',
      'host-data: 1 open',
      'host-shop.test 1 open',
    ]);
  });

  it('can be one', () => {
    expect(grouped([at('/a', 200), at('/b', 404)], { grouping: 'none' })).toEqual([
      'all 2 open',
      '200 GET /a',
      '404 GET /b',
    ]);
  });
});

describe('the rows of a group', () => {
  const paths = (
    changes: Partial<ListView>,
    all = [at('/b', 200, { time: 30 }), at('/c', 200, { time: 10 }), at('/a', 200, { time: 20 })],
  ) =>
    grouped(all, changes)
      .filter((line) => line.includes('/'))
      .map((line) => line.split('/')[1]);

  it.each([
    ['arrival', false, ['b', 'c', 'a']],
    ['arrival', true, ['a', 'c', 'b']],
    ['name', false, ['a', 'b', 'c']],
    ['name', true, ['c', 'b', 'a']],
    ['time', false, ['c', 'a', 'b']],
    ['status', false, ['b', 'c', 'a']],
    ['status', true, ['b', 'c', 'a']],
  ] as const)('by %s, descending %s', (sorting, descending, wanted) => {
    expect(paths({ sorting, descending })).toEqual(wanted);
  });

  it('have no dividers where the rows of several page loads are mixed', () => {
    const all = [
      at('/b', 200, { visit: 'page_1', type: 'document' }),
      at('/a', 200, { visit: 'page_2', type: 'document' }),
    ];
    expect(grouped(all).filter((line) => line.startsWith('page'))).toHaveLength(2);
    expect(grouped(all, { sorting: 'name' })).toEqual(['2xx 2 open', '200 GET /a', '200 GET /b']);
  });
});

describe('with a filter', () => {
  const only =
    (text: string): ListView['accepts'] =>
    ({ exchange: { url } }) =>
      url.includes(text);

  it('lists what it accepts, and counts it', () => {
    const all = [at('/a', 200), at('/b', 404), at('/ab', 500)];
    const { items, shown: number } = contentOf(all, { accepts: only('/a') });
    expect(items.flatMap((item) => (item.kind === 'request' ? [item.exchange.url] : []))).toEqual([
      'https://shop.test/ab',
      'https://shop.test/a',
    ]);
    expect(number).toBe(2);
  });

  it('leaves out problems and notes that none of the listed requests has', () => {
    const all = [at('/a', 500), at('/b', 404), at('/c', 0, { error: 'net::ERR_ABORTED' })];
    expect(shown(all, { accepts: only('/b') }).slice(0, 3)).toEqual([
      'summary',
      expect.stringMatching(/^problem .* 1$/),
      'columns',
    ]);
    expect(shown(all, { accepts: only('/c') }).slice(0, 3)).toEqual(['summary', 'notes 1 closed', 'columns']);
  });

  it('keeps a row of which it accepts one exchange', () => {
    const all = tries();
    expect(contentOf(all, { accepts: ({ exchange: { response } }) => response.status === 200 }).shown).toBe(
      3,
    );
  });

  it('says so where nothing fits', () => {
    expect(shown([at('/a', 200)], { accepts: only('/zzz') })).toEqual(['summary', 'no-match']);
  });
});

describe('exchanges that are one request to the page', () => {
  it('are one row, in the group of the one that leads, and the count is of rows', () => {
    expect(grouped(tries())).toEqual(['5xx 1 open', '503 GET /stock closed']);
  });

  it('stand under their row when it is opened, in the order in which they began', () => {
    const all = tries();
    const [first] = all as [Exchange];
    expect(grouped(all, { toggled: new Set([`request-${first.index}`]) })).toEqual([
      '5xx 1 open',
      '503 GET /stock open',
      '- 503 GET /stock',
      '- 503 GET /stock',
      '- 200 GET /stock',
    ]);
  });

  it('stay where the first of them came, whichever leads', () => {
    const fails = [0, 1, 2].map((second) =>
      at('/stock', 503, { startedAt: secondsIn(second), visit: 'page_1' }),
    );
    const other = at('/other', 500, { startedAt: secondsIn(0.5), visit: 'page_1' });
    const [first, ...later] = fails as [Exchange, ...Exchange[]];
    expect(grouped([first, other, ...later])).toEqual([
      '5xx 2 open',
      '503 GET /stock closed',
      '500 GET /other',
    ]);
  });

  it('stay the same row while further tries come', () => {
    const all = tries();
    const keys = [1, 2, 3].map(
      (number) => itemsOf(all.slice(0, number)).find(({ kind }) => kind === 'request')?.key,
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('fold a preflight into its request', () => {
    const url = 'https://api.other.test/orders/7';
    const asked = preflight({ url }, 'PATCH');
    const sent = exchange({ url, method: 'PATCH', startedAt: secondsIn(0.06) }, 1);
    expect(grouped([asked, sent])).toEqual(['2xx 1 open', '200 PATCH /orders/7 closed']);
  });

  it('have levels: groups and problems 1, requests and notes 2, members 3', () => {
    const all = [...tries(), at('/d', 0, { error: 'net::ERR_ABORTED' }), at('/b', 500)];
    const [first] = all as [Exchange];
    const items = itemsOf(all, { toggled: new Set([`request-${first.index}`, 'notes']) });
    const levels = new Map(items.map((item) => [item.kind, levelOf(item)]));
    expect(Object.fromEntries(levels)).toEqual({
      summary: 1,
      columns: 1,
      problem: 1,
      notes: 1,
      note: 2,
      group: 1,
      request: 2,
      member: 3,
    });
  });

  it('have keys of their own', () => {
    const all = [...tries(), at('/b', 404), at('/b', 404)];
    const [first] = all as [Exchange];
    const keys = itemsOf(all, {
      unreadable: ['x', 'x'],
      toggled: new Set([`request-${first.index}`, 'notes']),
    }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
