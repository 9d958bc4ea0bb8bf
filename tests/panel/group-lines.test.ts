import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupLines } from '../../src/panel/group-lines.ts';
import type { RequestGroup } from '../../src/panel/grouped-rows.ts';
import { Listed, type RequestItem } from '../../src/panel/listed-request.ts';
import { RequestRows } from '../../src/panel/request-rows.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, session } from '../exchange-builder.ts';

const NOTHING_KNOWN = { diagnosisOf: () => null, partyOf: () => undefined };
const begin = Date.parse('2026-11-22T10:00:00.000Z');
const tries = session(
  ...[503, 503, 200].map((status, second) =>
    exchange(
      {
        url: 'https://shop.test/stock',
        status,
        visit: 'page_1',
        startedAt: new Date(begin + second * 1000).toISOString(),
      },
      second,
    ),
  ),
);

/** The row of a request that was tried three times, opened or not. */
function bundleRow(isOpened: boolean): RequestItem {
  const rows = new RequestRows({
    listedOf: (each) => new Listed(each, NOTHING_KNOWN),
    bundleOf: (each) => tries.bundleOf(each),
    isOpened: () => isOpened,
  });
  for (const each of tries.exchanges) rows.touch(each);
  rows.update();
  return [...rows][0] as RequestItem;
}

const source = { relatedTo: (each: Exchange) => tries.relatedTo(each) };
let arrival = 10;
const row = (visit?: string) =>
  new Listed(exchange({ status: 200, ...(visit && { visit }) }, arrival++), NOTHING_KNOWN);
const page = exchange({ url: 'https://shop.test/', visit: 'page_1' });
const pages = [undefined, new Map([['page_1', page]]), new Map()];

/** A way in which the rows of a group may change. */
const change = fc.record({
  at: fc.nat(30),
  gone: fc.nat(3),
  come: fc.array(fc.constantFrom('page_1', 'page_2', undefined, 'opened', 'closed'), { maxLength: 4 }),
  pages: fc.constantFrom(...pages),
});

const said = ({ items, identities, heights }: GroupLines) => ({ items, identities, heights });

describe('the lines of a group that were kept', () => {
  it('are those that would be made anew, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const kept = new GroupLines('comfortable');
        const rows: RequestItem[] = [];
        for (const { at, gone, come, pages } of changes) {
          const rowsThatCome = come.map((each) =>
            each === 'opened' || each === 'closed' ? bundleRow(each === 'opened') : row(each),
          );
          rows.splice(at, gone, ...rowsThatCome);
          const group: RequestGroup = {
            key: '2xx',
            subject: { by: 'none' },
            rows,
            failures: 0,
            hiddenFailures: 0,
            pages,
          };
          const anew = new GroupLines('comfortable');
          for (const lines of [kept, anew]) lines.update(group, source);
          expect(said(kept)).toEqual(said(anew));
        }
      }),
      { seed: 7 },
    );
  });

  it('show the members of an opened row as they are now', () => {
    const opened = bundleRow(true);
    const [first, second, third] = tries.exchanges;
    const group = {
      key: '5xx',
      subject: { by: 'none' },
      rows: [row(), opened, row()],
      failures: 1,
      hiddenFailures: 0,
      pages: undefined,
    } as const satisfies RequestGroup;
    const lines = new GroupLines('comfortable');
    lines.update(group, source);
    const members = () => lines.items.flatMap((item) => (item.kind === 'member' ? [item.exchange] : []));
    expect(members()).toEqual([first, second, third]);
    // The last of them turns out to be what the browser asked ahead of the first.
    const related = {
      relatedTo: (each: Exchange) =>
        each === first ? { ...tries.relatedTo(each), preflight: third ?? null } : tries.relatedTo(each),
    };
    lines.update(group, related);
    expect(members()).toEqual([third, first, second]);
    expect(lines.items).toHaveLength(6);
  });

  it('are not asked for again where nothing came', () => {
    const rows = Array.from({ length: 100 }, () => row());
    const asked: number[] = [];
    const watched = rows.map(
      (each) =>
        new Proxy(each, {
          get: (listed, name) => {
            asked.push(listed.arrival);
            return Reflect.get(listed, name, listed);
          },
        }) as RequestItem,
    );
    const group: RequestGroup = {
      key: '2xx',
      subject: { by: 'none' },
      rows: watched,
      failures: 0,
      hiddenFailures: 0,
      pages: undefined,
    };
    const lines = new GroupLines('comfortable');
    lines.update(group, source);
    expect(new Set(asked).size).toBe(100);
    asked.length = 0;
    const last = row();
    lines.update({ ...group, rows: [...watched, last] }, source);
    expect(asked).toEqual([]);
    expect(lines.items.at(-1)).toBe(last);
  });
});
