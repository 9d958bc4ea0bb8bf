import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ASK, UNWATCH, WATCH } from '../../src/capture/page-script.ts';
import { type InspectedPage, PageWatch } from '../../src/capture/page-watch.ts';
import type { PageReport } from '../../src/session/page-report.ts';

const NOW = Date.UTC(2026, 10, 22, 10);

const NAMES = new Map([
  [WATCH, 'watch'],
  [ASK, 'ask'],
  [UNWATCH, 'unwatch'],
]);

/** A page in the hand. */
class Page implements InspectedPage {
  readonly asked: string[] = [];
  reloads: string[] = [];
  /** What it answers next; the last one again and again. `undefined`: it never answers. */
  answers: (string | null | undefined)[] = [];
  #navigated: () => void = () => {};

  run(script: string): Promise<string | null> {
    this.asked.push(NAMES.get(script) ?? script);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    return answer === undefined ? new Promise(() => {}) : Promise.resolve(answer);
  }
  onNavigated(listener: () => void): void {
    this.#navigated = listener;
  }
  navigate(): void {
    this.#navigated();
  }
  reloadWith(script: string): void {
    this.reloads.push(script);
  }
}

const answer = (since: number, reports: object[] = [], dropped = 0) =>
  JSON.stringify({ since: NOW + since, dropped, reports });
const CLOSED = {
  kind: 'socket-closed',
  at: NOW,
  url: 'wss://a.test/',
  code: 4001,
  reason: '',
  clean: true,
} as const;

let page: Page;
let reports: PageReport[];
let watch: PageWatch;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  page = new Page();
  page.answers = [answer(1)];
  reports = [];
  watch = new PageWatch(page, (report) => reports.push(report));
});
afterEach(() => {
  vi.useRealTimers();
});
/** Lets time pass, and answers come. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('while it is off', () => {
  it('the page is never touched, from the beginning', async () => {
    page.navigate();
    await pass(60_000);
    expect(watch.watching).toBe(false);
    expect(page.asked).toEqual([]);
  });

  it('the page is left as it was, once', async () => {
    watch.watching = true;
    await pass(2500);
    watch.watching = false;
    page.navigate();
    await pass(60_000);
    expect(page.asked).toEqual(['watch', 'ask', 'ask', 'unwatch']);
  });

  it('an answer that comes late tells nothing', async () => {
    page.answers = [answer(1, [CLOSED])];
    watch.watching = true;
    watch.watching = false;
    await pass(60_000);
    expect(page.asked).toEqual(['watch', 'unwatch']);
    expect(reports).toEqual([]);
  });

  it('a reload that was under way puts nothing into the next page', async () => {
    watch.reload();
    watch.watching = false;
    page.navigate();
    await pass(5000);
    expect(page.asked).toEqual(['watch', 'unwatch', 'unwatch']);
  });
});

describe('while it is on', () => {
  it('the page is asked at once, then once a second', async () => {
    watch.watching = true;
    expect(page.asked).toHaveLength(1);
    await pass(10_500);
    expect(page.asked).toHaveLength(11);
    // The long script goes into a page once.
    expect(page.asked.filter((script) => script === 'ask')).toHaveLength(10);
  });

  it('a page in which the script is no more gets it again, at once', async () => {
    page.answers = [answer(1), '', answer(2)];
    watch.watching = true;
    await pass(1100);
    expect(page.asked).toEqual(['watch', 'ask', 'watch']);
    expect(watch.dropped).toBe(0);
  });

  it('what the page tells is given on, each once', async () => {
    page.answers = [answer(1, [CLOSED]), answer(1)];
    watch.watching = true;
    await pass(5000);
    expect(reports).toEqual([CLOSED]);
  });

  it('a new page is asked at once, and again soon until it can answer', async () => {
    watch.watching = true;
    await pass(100);
    page.answers = [null, null, null, answer(2)];
    page.navigate();
    expect(page.asked).toHaveLength(2);
    await pass(200);
    expect(page.asked).toEqual(['watch', 'watch', 'watch', 'watch', 'watch']);
    await pass(1000);
    expect(page.asked).toHaveLength(6);
  });

  it('a page that refuses for good is not asked more than once a second for long', async () => {
    page.answers = [null];
    watch.watching = true;
    page.navigate();
    await pass(60_000);
    expect(page.asked.length).toBeLessThan(90);
    expect(page.asked.length).toBeGreaterThan(50);
  });

  it('a page that is busy is asked again after ten seconds, not before', async () => {
    page.answers = [undefined];
    watch.watching = true;
    await pass(9_900);
    expect(page.asked).toHaveLength(1);
    page.answers = [answer(1)];
    await pass(1_500);
    expect(page.asked.length).toBeGreaterThan(1);
  });

  it('what is no answer, and what was left out, is counted', async () => {
    page.answers = ['garbage', answer(1, [{ kind: 'lie' }, CLOSED], 7), answer(1)];
    watch.watching = true;
    await pass(5000);
    expect(reports).toEqual([CLOSED]);
    expect(watch.dropped).toBe(1 + 8);
  });
});

describe('whether the page was there before it was watched', () => {
  it('is so for the page on which the switch was turned, and no more for the next', async () => {
    expect(watch.late).toBe(false);
    watch.watching = true;
    await pass(3000);
    expect(watch.late).toBe(true);
    page.answers = [answer(2)];
    page.navigate();
    await pass(10);
    expect(watch.late).toBe(false);
  });

  it('is so still after the address changed within the page', async () => {
    watch.watching = true;
    await pass(10);
    page.navigate();
    await pass(10);
    expect(watch.late).toBe(true);
  });

  it('is not so for a page that was reloaded with the script in it', async () => {
    watch.reload();
    expect(page.reloads).toEqual([WATCH]);
    expect(watch.watching).toBe(true);
    await pass(10);
    expect(watch.late).toBe(false);
  });

  it('is so again where the switch was turned off and on', async () => {
    watch.reload();
    await pass(10);
    watch.watching = false;
    expect(watch.late).toBe(false);
    watch.watching = true;
    await pass(3000);
    expect(watch.late).toBe(true);
  });
});

it('who listens hears of each change, until it ends', async () => {
  let heard = 0;
  const end = watch.subscribe(() => heard++);
  watch.watching = true;
  expect(heard).toBe(1);
  page.answers = [answer(1, [CLOSED]), answer(1)];
  await pass(5000);
  expect(heard).toBe(2);
  end();
  watch.watching = false;
  expect(heard).toBe(2);
});
