import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Reception, ReceptionWatch, StartWatch, type TabState } from '../../src/capture/reception.ts';
import { exchange, type Given, session } from '../exchange-builder.ts';

/** A tab in the hand. */
class Tab implements TabState {
  alive = true;
  crashed = false;
  asked = 0;
  /** Answers are given by hand, each with what was so when it was asked. */
  slow = false;
  readonly waiting: (() => void)[] = [];

  isAlive(): boolean {
    return this.alive;
  }

  hasCrashed(): Promise<boolean> {
    this.asked++;
    const { crashed } = this;
    if (!this.slow) return Promise.resolve(crashed);
    return new Promise((resolve) => this.waiting.push(() => resolve(crashed)));
  }
}

let tab: Tab;
let heard: Reception[];
let reception: ReceptionWatch;
beforeEach(() => {
  vi.useFakeTimers();
  tab = new Tab();
  heard = [];
  reception = new ReceptionWatch(tab, () => heard.push(reception.now));
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('while the panel is shown', () => {
  it('a crash is known within two seconds, and so is its end', async () => {
    reception.shown = true;
    await pass(5000);
    expect(heard).toEqual([]);
    tab.crashed = true;
    await pass(2000);
    expect(heard).toEqual(['crashed']);
    tab.crashed = false;
    await pass(2000);
    expect(heard).toEqual(['crashed', 'good']);
  });

  it('the end of the extension is known within two seconds, for ever, and nothing is asked after it', async () => {
    reception.shown = true;
    await pass(0);
    tab.alive = false;
    await pass(2000);
    expect(heard).toEqual(['cut-off']);
    const { asked } = tab;
    reception.shown = false;
    reception.shown = true;
    await pass(60_000);
    expect(tab.asked).toBe(asked);
    expect(reception.now).toBe('cut-off');
  });
});

describe('while the panel is hidden', () => {
  it('nothing is asked, before it was shown and after', async () => {
    await pass(60_000);
    expect(tab.asked).toBe(0);
    reception.shown = true;
    await pass(3000);
    reception.shown = false;
    const { asked } = tab;
    await pass(60_000);
    expect(tab.asked).toBe(asked);
  });

  it('a question that was on its way leads to no other', async () => {
    tab.slow = true;
    reception.shown = true;
    reception.shown = false;
    tab.waiting.shift()?.();
    await pass(60_000);
    expect(tab.asked).toBe(1);
  });

  it('one look may be asked for, and is one', async () => {
    tab.crashed = true;
    await reception.look();
    expect(heard).toEqual(['crashed']);
    await pass(60_000);
    expect(tab.asked).toBe(1);
  });
});

describe('of several things', () => {
  it('a crash hides that the browser refuses, and the end of the extension hides both', async () => {
    reception.refused = true;
    tab.crashed = true;
    await reception.look();
    tab.alive = false;
    await reception.look();
    expect(heard).toEqual(['dark', 'crashed', 'cut-off']);
  });

  it('a refusal of an extension that is gone is its end, at once', () => {
    tab.alive = false;
    reception.refused = true;
    expect(heard).toEqual(['cut-off']);
  });

  it('the answer to a later question counts', async () => {
    tab.slow = true;
    tab.crashed = true;
    const first = reception.look();
    tab.crashed = false;
    const second = reception.look();
    tab.waiting[1]?.();
    await second;
    tab.waiting[0]?.();
    await first;
    expect(heard).toEqual([]);
  });
});

describe('the start of a page was missed', () => {
  const watchOf = (given: readonly Given[]) =>
    new StartWatch(session(...given.map((each, index) => exchange(each, index))));
  const fetched: Given = { url: 'https://shop.test/api/orders' };

  it.each<[string, readonly Given[]]>([
    ['where what a page asked for stands in no page load', [fetched]],
    ['also when it failed', [{ ...fetched, status: 500 }]],
    ['also when another request is on its way', [{ ...fetched, pending: true }, fetched]],
  ])('%s', (_, given) => {
    expect(watchOf(given).isMissed).toBe(true);
  });

  it.each<[string, readonly Given[]]>([
    ['in an empty list', []],
    ['where a page load is known', [{ ...fetched, visit: 'page_1' }]],
    [
      'where one is known, and a worker asked for something too',
      [{ ...fetched, visit: 'page_1' }, { url: 'https://shop.test/api/sync' }],
    ],
    ['while the first page is on its way', [{ url: 'https://shop.test/', type: 'document', pending: true }]],
    [
      'where the first page never came',
      [{ url: 'https://shop.test/', type: 'document', error: 'net::ERR_CONNECTION_REFUSED' }],
    ],
    ['while its requests are all on their way', [{ ...fetched, pending: true }]],
    [
      'where an empty tab asked: it has no address',
      [{ ...fetched, sends: { Origin: 'null', Referer: null } }],
    ],
    ['where the page did not say who asked', [{ ...fetched, sends: { Origin: null, Referer: null } }]],
    ['where another browser than Chromium recorded', [{ ...fetched, errorsUntold: true }]],
  ])('not %s', (_, given) => {
    expect(watchOf(given).isMissed).toBe(false);
  });
});
