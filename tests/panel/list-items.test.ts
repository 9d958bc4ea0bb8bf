import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { heightOf, ITEM_HEIGHTS, listItems } from '../../src/panel/list-items.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, related } from '../exchange-builder.ts';

const NONE_FOLDED = new Set<never>();

const diagnosisOf = (each: Exchange) => diagnose(each, related(each));

/** What the list shows, in words that are short enough to compare. */
function shown(
  ...[all, unreadable, folded]: Parameters<typeof listItems> extends [...infer Rest, unknown] ? Rest : never
): string[] {
  return listItems(all, unreadable, folded, diagnosisOf).map((item) => {
    if (item.kind === 'group') return `${item.group} ${item.count}${item.folded ? ' folded' : ''}`;
    if (item.kind === 'visit') return `page ${item.url}`;
    if (item.kind === 'unreadable') return item.reason;
    return `${item.exchange.response.status} ${new URL(item.exchange.url).pathname}`;
  });
}

const at = (path: string, status: number, more: object = {}) =>
  exchange({ url: `https://shop.test${path}`, status, ...more });

describe('the list', () => {
  it('groups by status class, failures first, in order of arrival', () => {
    const all = [at('/a', 200), at('/b', 404), at('/c', 500), at('/d', 403), at('/e', 304)];
    expect(shown(all, [], NONE_FOLDED)).toEqual([
      '5xx 1',
      '500 /c',
      '4xx 2',
      '404 /b',
      '403 /d',
      '3xx 1',
      '304 /e',
      '2xx 1',
      '200 /a',
    ]);
  });

  it('puts an answer that the browser withheld with the blocked ones, its status still shown', () => {
    const withheld = at('/rates', 200, { error: 'net::ERR_FAILED' });
    expect(shown([withheld], [], NONE_FOLDED)).toEqual(['withheld 1', '200 /rates']);
  });

  it('keeps the count of a folded group and hides its requests', () => {
    expect(shown([at('/a', 200), at('/b', 404)], [], new Set(['4xx' as const]))).toEqual([
      '4xx 1 folded',
      '2xx 1',
      '200 /a',
    ]);
  });

  it('draws a divider for each page load, and none where there is only one', () => {
    const page = (path: string, visit: string) => at(path, 200, { visit, type: 'document' });
    const one = [page('/one', 'page_1'), at('/x', 200, { visit: 'page_1' })];
    expect(shown(one, [], NONE_FOLDED)).toEqual(['2xx 2', '200 /one', '200 /x']);
    expect(shown([...one, page('/two', 'page_2')], [], NONE_FOLDED)).toEqual([
      '2xx 3',
      'page https://shop.test/one',
      '200 /one',
      '200 /x',
      'page https://shop.test/two',
      '200 /two',
    ]);
  });

  it('lists what could not be read, with the reason', () => {
    expect(shown([at('/a', 200)], ['request is missing'], NONE_FOLDED)[0]).toBe('request is missing');
  });

  it('gives an explained request the room for two lines', () => {
    const heights = listItems([at('/a', 200), at('/b', 404)], [], NONE_FOLDED, diagnosisOf).map(heightOf);
    expect(heights).toEqual([
      ITEM_HEIGHTS.group,
      ITEM_HEIGHTS.explained,
      ITEM_HEIGHTS.group,
      ITEM_HEIGHTS.plain,
    ]);
  });

  it('gives each line a key of its own', () => {
    const keys = listItems(
      [at('/a', 200), { ...at('/a', 200), index: 1 }],
      ['x', 'x'],
      NONE_FOLDED,
      diagnosisOf,
    ).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
