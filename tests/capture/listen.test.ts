import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FinishedRequest, NetworkSource } from '../../src/browser.ts';
import type { HarEntry } from '../../src/capture/har-entry.ts';
import { Recording } from '../../src/capture/listen.ts';
import { entry, type Given, START } from '../exchange-builder.ts';

/** A browser in the hand: the test says what finishes, what DevTools answers, and when. */
class Browser implements NetworkSource {
  /** What DevTools holds now. */
  har: HarEntry[] | null = [];
  /** Questions that wait for their answer; empty unless `slow`. */
  readonly waiting: (() => void)[] = [];
  /** Answers are given by hand, each with what DevTools held when it was asked. */
  slow = false;
  asked = 0;
  /** Whether the browser still knows the extension. */
  alive = true;
  crashed = false;
  /** How DevTools gives the body of an entry that it holds. */
  readContent: FinishedRequest['readContent'] = () => Promise.resolve(null);
  #finished: (request: FinishedRequest) => void = () => {};
  #navigated: (url: string) => void = () => {};

  onRequestFinished(listener: (request: FinishedRequest) => void): void {
    this.#finished = listener;
  }

  onNavigated(listener: (url: string) => void): void {
    this.#navigated = listener;
  }

  readHar(): Promise<readonly FinishedRequest[] | null> {
    this.asked++;
    const held = this.har?.map((each) => ({ entry: each, readContent: this.readContent })) ?? null;
    if (!this.slow) return Promise.resolve(held);
    return new Promise((resolve) => this.waiting.push(() => resolve(held)));
  }

  isAlive(): boolean {
    return this.alive;
  }

  hasCrashed(): Promise<boolean> {
    return Promise.resolve(this.crashed);
  }

  /** A request finishes: the event, and the entry in what DevTools holds, in the place of the one in flight. */
  finish(given: Given, readContent: FinishedRequest['readContent'] = () => Promise.resolve(null)): void {
    const done = entry(given);
    const place = this.har?.findIndex((held) => isInFlight(held, done)) ?? -1;
    if (place >= 0) this.har?.splice(place, 1, done);
    else this.har?.push(done);
    this.event(done, readContent);
  }

  /** The event alone. */
  event(done: unknown, readContent: FinishedRequest['readContent'] = () => Promise.resolve(null)): void {
    this.#finished({ entry: done, readContent });
  }

  navigate(): void {
    this.#navigated('https://shop.test/');
  }
}

function isInFlight(held: HarEntry, done: HarEntry): boolean {
  return (
    held.response?.status === 0 &&
    held.time === 0 &&
    held.request?.url === done.request?.url &&
    held.startedDateTime === done.startedDateTime
  );
}

const url = (name: string) => `https://api.shop.test/${name}`;
/** Lets every promise that is ready run. */
const settled = () => vi.advanceTimersByTimeAsync(0);
const names = (recording: Recording) =>
  recording.session.exchanges.map((each) => {
    const state = each.pending ? ' pending' : each.leftBehind ? ' left behind' : '';
    return `${new URL(each.url).pathname.slice(1)}${state}`;
  });

let browser: Browser;
beforeEach(() => {
  // An hour after the requests of these tests began.
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'],
    now: Date.parse(START) + 3_600_000,
  });
  browser = new Browser();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a recording starts with', () => {
  it('what finished before its listener stood', async () => {
    browser.har = [entry({ url: url('a') }), entry({ url: url('b'), status: 404 })];
    const recording = new Recording(browser);
    await settled();
    expect(names(recording)).toEqual(['a', 'b']);
    expect(recording.session.exchanges.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('nothing twice, when an event and DevTools tell of the same request', async () => {
    browser.slow = true;
    browser.har = [entry({ url: url('before') })];
    const recording = new Recording(browser);
    browser.finish({ url: url('a') });
    browser.waiting.shift()?.();
    await settled();
    expect(names(recording).sort()).toEqual(['a', 'before']);
  });

  it('nothing twice, when DevTools was asked after the event', async () => {
    const recording = new Recording(browser);
    browser.finish({ url: url('a') });
    browser.navigate();
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['a']);
  });

  it('nothing twice, when DevTools held the answer before its event came', async () => {
    browser.har = [entry({ url: url('a'), status: 500 })];
    const recording = new Recording(browser);
    await settled();
    browser.event(entry({ url: url('a'), status: 500 }));
    expect(names(recording)).toEqual(['a']);
    expect(recording.session.exchanges[0]?.index).toBe(0);
  });

  it('the bodies of failures among them', async () => {
    browser.har = [entry({ url: url('a') }), entry({ url: url('b'), status: 500 })];
    browser.readContent = vi.fn(() => Promise.resolve({ content: 'It broke', base64: false }));
    const recording = new Recording(browser);
    await settled();
    expect(browser.readContent).toHaveBeenCalledTimes(1);
    expect(recording.session.exchanges.map(({ response }) => response.body?.text)).toEqual([
      undefined,
      'It broke',
    ]);
  });

  it('two equal requests side by side as two', async () => {
    browser.har = [entry({ url: url('a') }), entry({ url: url('a') })];
    const recording = new Recording(browser);
    await settled();
    expect(names(recording)).toEqual(['a', 'a']);
    browser.finish({ url: url('b') });
    browser.finish({ url: url('b') });
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['a', 'a', 'b', 'b']);
  });

  it('no equal request twice, where an answer cannot be told from an event', async () => {
    browser.slow = true;
    browser.har = [entry({ url: url('a') })];
    const recording = new Recording(browser);
    browser.har.push(entry({ url: url('a') }));
    browser.event(entry({ url: url('a') }));
    browser.waiting.shift()?.();
    await settled();
    // One of the two may be the other: a request too few is better than one that never was.
    expect(names(recording)).toEqual(['a']);
  });
});

describe('a request in flight', () => {
  it('is listed as pending, then replaced in its place when it finishes', async () => {
    browser.har = [entry({ url: url('slow'), pending: true }), entry({ url: url('b') })];
    const recording = new Recording(browser);
    await settled();
    expect(names(recording)).toEqual(['slow pending', 'b']);
    const before = recording.session.exchanges[0]?.index;
    browser.finish({ url: url('slow'), status: 504 });
    await settled();
    expect(names(recording)).toEqual(['slow', 'b']);
    expect(recording.session.exchanges[0]).toMatchObject({ index: before, pending: false });
    expect(recording.session.exchanges[0]?.response.status).toBe(504);
  });

  it('is listed once, however often DevTools is asked', async () => {
    browser.har = [entry({ url: url('slow'), pending: true })];
    const recording = new Recording(browser);
    browser.navigate();
    await settled();
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['slow pending']);
  });

  it('and its double are two, and each is replaced once', async () => {
    const slow = { url: url('slow'), pending: true };
    browser.har = [entry(slow), entry(slow)];
    const recording = new Recording(browser);
    await settled();
    expect(names(recording)).toEqual(['slow pending', 'slow pending']);
    browser.finish({ url: url('slow') });
    expect(names(recording)).toEqual(['slow', 'slow pending']);
    browser.finish({ url: url('slow') });
    expect(names(recording)).toEqual(['slow', 'slow']);
  });

  it('is not brought back by an answer that was begun before its event', async () => {
    const recording = new Recording(browser);
    await settled();
    browser.slow = true;
    browser.har = [entry({ url: url('quick'), pending: true })];
    browser.navigate();
    browser.finish({ url: url('quick') });
    browser.waiting.shift()?.();
    await settled();
    expect(names(recording)).toEqual(['quick']);
  });

  it('is left behind when a new page loads', async () => {
    browser.har = [entry({ url: url('slow'), pending: true, visit: 'page_1' })];
    const recording = new Recording(browser);
    await settled();
    browser.event(entry({ url: url('home'), type: 'document', visit: 'page_2' }));
    expect(names(recording)).toEqual(['slow left behind', 'home']);
  });

  it('of the new page is not left behind', async () => {
    browser.har = [entry({ url: url('new'), pending: true, visit: 'page_2' })];
    const recording = new Recording(browser);
    await settled();
    browser.event(entry({ url: url('home'), type: 'document', visit: 'page_2' }));
    expect(names(recording)).toEqual(['new pending', 'home']);
  });

  it('is left behind when DevTools lists it no longer', async () => {
    browser.har = [entry({ url: url('slow'), pending: true })];
    const recording = new Recording(browser);
    await settled();
    browser.har = [];
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['slow left behind']);
    // DevTools wrote 0 ms for what had not ended.
    expect(recording.session.exchanges[0]?.duration).toBeNull();
  });

  it('is not what had finished and DevTools holds no more', async () => {
    browser.har = [entry({ url: url('done') })];
    const recording = new Recording(browser);
    await settled();
    browser.har = [];
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['done']);
  });

  it('that was left behind and ends after all is not listed twice', async () => {
    browser.har = [entry({ url: url('kept'), pending: true, visit: 'page_1' })];
    const recording = new Recording(browser);
    await settled();
    browser.event(entry({ url: url('home'), type: 'document', visit: 'page_2' }));
    browser.event(entry({ url: url('kept'), visit: 'page_1' }));
    expect(names(recording)).toEqual(['kept', 'home']);
  });
});

describe('the log', () => {
  const load = (visit: string) => {
    browser.event(entry({ url: url(`${visit}-home`), type: 'document', visit }));
    browser.event(entry({ url: url(`${visit}-data`), visit }));
  };

  it('is kept over page loads unless told otherwise', async () => {
    const recording = new Recording(browser);
    await settled();
    load('page_1');
    load('page_2');
    expect(recording.keepLog).toBe(true);
    expect(names(recording)).toHaveLength(4);
  });

  it('loses the earlier visit at the next page when it is not kept', async () => {
    const recording = new Recording(browser);
    await settled();
    recording.keepLog = false;
    load('page_1');
    browser.event(entry({ url: url('nobody’s') }));
    load('page_2');
    expect(names(recording)).toEqual(['nobody%E2%80%99s', 'page_2-home', 'page_2-data']);
  });

  it('does not get the earlier visit back from DevTools’ list', async () => {
    browser.har = [entry({ url: url('old'), visit: 'page_1' })];
    const recording = new Recording(browser);
    await settled();
    recording.keepLog = false;
    load('page_2');
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['page_2-home', 'page_2-data']);
  });

  it('loses it at once when it is switched off', async () => {
    const recording = new Recording(browser);
    await settled();
    load('page_1');
    load('page_2');
    recording.keepLog = false;
    expect(names(recording)).toEqual(['page_2-home', 'page_2-data']);
  });
});

describe('a pause', () => {
  it('drops what finishes, counts it, and tells', async () => {
    const recording = new Recording(browser);
    await settled();
    const told = vi.fn();
    recording.subscribe(told);
    recording.paused = true;
    browser.finish({ url: url('a') });
    browser.finish({ url: url('b') });
    expect(names(recording)).toEqual([]);
    expect(recording.missedWhilePaused).toBe(2);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('does not make up for it afterwards', async () => {
    const recording = new Recording(browser);
    await settled();
    recording.paused = true;
    browser.finish({ url: url('a') });
    recording.paused = false;
    await settled();
    browser.finish({ url: url('b') });
    expect(names(recording)).toEqual(['b']);
    expect(recording.missedWhilePaused).toBe(1);
  });

  it('does not make up for it, not even when DevTools had not answered before it', async () => {
    browser.har = null;
    const recording = new Recording(browser);
    await settled();
    recording.paused = true;
    browser.har = [];
    browser.finish({ url: url('a') });
    recording.paused = false;
    await settled();
    expect(names(recording)).toEqual([]);
  });

  it('lets DevTools’ list bring only what began after it', async () => {
    const recording = new Recording(browser);
    await settled();
    recording.paused = true;
    browser.finish({ url: url('a') });
    recording.paused = false;
    const later = new Date(Date.now() + 5).toISOString();
    browser.har?.push(entry({ url: url('new'), pending: true, startedAt: later }));
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['new pending']);
  });

  it('brings what is listed as in flight to its end', async () => {
    browser.har = [entry({ url: url('slow'), pending: true })];
    const recording = new Recording(browser);
    await settled();
    recording.paused = true;
    browser.finish({ url: url('other') });
    browser.finish({ url: url('slow'), status: 504 });
    recording.paused = false;
    await settled();
    expect(names(recording)).toEqual(['slow']);
    expect(recording.session.exchanges[0]?.response.status).toBe(504);
    expect(recording.missedWhilePaused).toBe(1);
  });

  it('counts anew each time', async () => {
    const recording = new Recording(browser);
    await settled();
    recording.paused = true;
    browser.finish({ url: url('a') });
    recording.paused = false;
    recording.paused = true;
    expect(recording.missedWhilePaused).toBe(0);
  });
});

describe('clear', () => {
  it('forgets, and DevTools’ list does not bring the old ones back', async () => {
    browser.har = [entry({ url: url('a') })];
    const recording = new Recording(browser);
    await settled();
    recording.clear();
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual([]);
    browser.finish({ url: url('b') });
    expect(names(recording)).toEqual(['b']);
  });

  it('does not keep out what began after it', async () => {
    const recording = new Recording(browser);
    await settled();
    recording.clear();
    const later = new Date(Date.now() + 5).toISOString();
    browser.har = [entry({ url: url('old') }), entry({ url: url('new'), pending: true, startedAt: later })];
    browser.navigate();
    await settled();
    expect(names(recording)).toEqual(['new pending']);
  });

  it('forgets also what an answer on its way would bring', async () => {
    browser.slow = true;
    browser.har = [entry({ url: url('a') })];
    const recording = new Recording(browser);
    recording.clear();
    browser.waiting.shift()?.();
    await settled();
    expect(names(recording)).toEqual([]);
  });

  it('lists what was in flight when it finishes, once', async () => {
    browser.har = [entry({ url: url('slow'), pending: true })];
    const recording = new Recording(browser);
    await settled();
    recording.clear();
    expect(names(recording)).toEqual([]);
    browser.finish({ url: url('slow') });
    expect(names(recording)).toEqual(['slow']);
  });

  it('keeps out a body that comes later', async () => {
    const recording = new Recording(browser);
    await settled();
    let answer: (body: { content: string; base64: boolean }) => void = () => {};
    browser.finish({ url: url('a'), status: 500 }, () => new Promise((resolve) => (answer = resolve)));
    recording.clear();
    answer({ content: 'It broke', base64: false });
    await settled();
    expect(names(recording)).toEqual([]);
  });
});

describe('reception', () => {
  it('is dark while DevTools refuses, and good again after', async () => {
    browser.har = null;
    const recording = new Recording(browser);
    const told = vi.fn();
    recording.subscribe(told);
    expect(recording.reception).toBe('good');
    await settled();
    expect(recording.reception).toBe('dark');
    browser.har = [entry({ url: url('a') })];
    browser.navigate();
    await settled();
    expect(recording.reception).toBe('good');
    expect(told).toHaveBeenCalledTimes(2);
    expect(names(recording)).toEqual(['a']);
  });

  it('gone dark keeps what was recorded', async () => {
    browser.har = [entry({ url: url('a') })];
    const recording = new Recording(browser);
    await settled();
    browser.har = null;
    browser.navigate();
    await settled();
    expect(recording.reception).toBe('dark');
    expect(names(recording)).toEqual(['a']);
  });

  it('of a crashed page is found on pages with very many requests too', async () => {
    browser.har = Array.from({ length: 1001 }, (_, n) => entry({ url: url(`a${n}`) }));
    const recording = new Recording(browser);
    const told = vi.fn();
    recording.subscribe(told);
    recording.shown = true;
    await settled();
    browser.crashed = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(recording.reception).toBe('crashed');
    expect(told).toHaveBeenCalledTimes(1);
    expect(recording.session.exchanges).toHaveLength(1001);
    recording.shown = false;
  });

  it('that is cut off ends the asking, and the list stays', async () => {
    browser.har = [entry({ url: url('a') }), entry({ url: url('slow'), pending: true })];
    const recording = new Recording(browser);
    recording.shown = true;
    await settled();
    browser.alive = false;
    browser.har = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(recording.reception).toBe('cut-off');
    const { asked } = browser;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.asked).toBe(asked);
    expect(names(recording)).toEqual(['a', 'slow pending']);
  });
});

describe('the start of a page', () => {
  it('is missed until a page load is seen', async () => {
    const recording = new Recording(browser);
    await settled();
    browser.event(entry({ url: url('a') }));
    expect(recording.missedTheStart).toBe(true);
    browser.event(entry({ url: url('home'), type: 'document', visit: 'page_1' }));
    expect(recording.missedTheStart).toBe(false);
  });

  it('that was seen is not missed because it was cleared', async () => {
    const recording = new Recording(browser);
    await settled();
    browser.event(entry({ url: url('home'), type: 'document', visit: 'page_1' }));
    recording.clear();
    browser.event(entry({ url: url('of-a-worker') }));
    expect(recording.missedTheStart).toBe(false);
  });
});

describe('bodies', () => {
  it.each([
    [200, false],
    [304, false],
    [400, true],
    [503, true],
  ])('of a %i are read: %s', async (status, read) => {
    new Recording(browser);
    await settled();
    const readContent = vi.fn(() => Promise.resolve(null));
    browser.finish({ url: url('a'), status }, readContent);
    // At once: after the next navigation Chrome gives nothing.
    expect(readContent).toHaveBeenCalledTimes(read ? 1 : 0);
  });

  it.each([
    ['names an error', '{"data":null,"errors":[{"message":"No"}]}', true],
    ['names none', '{"data":{"orders":[]}}', false],
  ])('of small data that went well are read, and kept where the text %s', async (_, content, kept) => {
    const recording = new Recording(browser);
    await settled();
    browser.finish({ url: url('a'), body: content }, () => Promise.resolve({ content, base64: false }));
    await settled();
    // The entry of this test holds its body, as no live one does: what came by the event is a record of its own.
    const told = vi.fn();
    recording.session.subscribe(told);
    browser.finish({ url: url('b'), body: content }, () => Promise.resolve({ content, base64: false }));
    await settled();
    expect(told).toHaveBeenCalledTimes(kept ? 2 : 1);
  });

  it('come into the record in its place', async () => {
    const recording = new Recording(browser);
    await settled();
    const content = Buffer.from('{"detail":"No"}').toString('base64');
    browser.finish({ url: url('a'), status: 403 }, () => Promise.resolve({ content, base64: true }));
    browser.finish({ url: url('b') });
    await settled();
    expect(names(recording)).toEqual(['a', 'b']);
    expect(recording.session.exchanges[0]?.response.body?.text).toBe('{"detail":"No"}');
  });

  describe('of failures', () => {
    const answer = { content: '{"detail":"No"}', base64: false };
    /** Bodies that are given by hand, in the order in which they were asked for. */
    let give: (() => void)[];
    const byHand: FinishedRequest['readContent'] = () =>
      new Promise((resolve) => give.push(() => resolve(answer)));
    const bodies = (recording: Recording) =>
      recording.session.exchanges.map(({ response }) => response.body?.text ?? null);

    beforeEach(() => {
      give = [];
    });

    it('come with them, so that each is told of once, in the order in which they finished', async () => {
      const recording = new Recording(browser);
      await settled();
      const told = vi.fn();
      recording.session.subscribe(told);
      browser.finish({ url: url('a'), status: 500 }, byHand);
      browser.finish({ url: url('b') });
      expect(names(recording)).toEqual(['b']);
      give[0]?.();
      await settled();
      expect(names(recording)).toEqual(['a', 'b']);
      expect(bodies(recording)).toEqual([answer.content, null]);
      expect(told).toHaveBeenCalledTimes(2);
    });

    it('are not waited for any longer than half a second, and are added when they come', async () => {
      const recording = new Recording(browser);
      await settled();
      browser.finish({ url: url('a'), status: 500 }, byHand);
      await vi.advanceTimersByTimeAsync(300);
      browser.finish({ url: url('b'), status: 500 }, byHand);
      await vi.advanceTimersByTimeAsync(201);
      expect(names(recording)).toEqual(['a']);
      await vi.advanceTimersByTimeAsync(300);
      expect(names(recording)).toEqual(['a', 'b']);
      expect(bodies(recording)).toEqual([null, null]);
      give[1]?.();
      await settled();
      expect(bodies(recording)).toEqual([null, answer.content]);
      expect(names(recording)).toEqual(['a', 'b']);
    });

    it('take the place of what is listed as in flight', async () => {
      browser.har = [entry({ url: url('slow'), pending: true })];
      const recording = new Recording(browser);
      await settled();
      browser.finish({ url: url('slow'), status: 500 }, byHand);
      const [pending] = recording.session.exchanges;
      // The page tells something of it meanwhile.
      if (pending) recording.replace(pending, { ...pending, duration: 5 });
      give[0]?.();
      await settled();
      expect(names(recording)).toEqual(['slow']);
      expect(bodies(recording)).toEqual([answer.content]);
    });

    it('bring nothing back that was cleared meanwhile', async () => {
      const recording = new Recording(browser);
      await settled();
      browser.finish({ url: url('a'), status: 500 }, byHand);
      recording.clear();
      give[0]?.();
      await vi.advanceTimersByTimeAsync(1000);
      expect(names(recording)).toEqual([]);
    });

    it('bring nothing back of a page that was left, where only the latest is kept', async () => {
      const recording = new Recording(browser);
      recording.keepLog = false;
      await settled();
      browser.finish({ url: url('one'), type: 'document', visit: 'page_1' });
      browser.finish({ url: url('a'), status: 500, visit: 'page_1' }, byHand);
      browser.finish({ url: url('two'), type: 'document', visit: 'page_2' });
      give[0]?.();
      await settled();
      expect(names(recording)).toEqual(['two']);
    });

    it('are waited for by a request that DevTools is found to hold meanwhile: it is listed once', async () => {
      const recording = new Recording(browser);
      await settled();
      browser.finish({ url: url('a'), status: 500 }, byHand);
      browser.navigate();
      await settled();
      expect(names(recording)).toEqual([]);
      give[0]?.();
      await settled();
      expect(names(recording)).toEqual(['a']);
    });

    it('are not waited for where hundreds come, and are added to what is listed', async () => {
      const recording = new Recording(browser);
      await settled();
      const failure = (place: number): Given => ({ url: url(`orders/${place}`), status: 500 });
      for (let place = 0; place < 400; place++) browser.finish(failure(place), byHand);
      await settled();
      // Those that are read at once come together with their words.
      const waiting = names(recording).length;
      expect(waiting).toBeGreaterThan(150);
      expect(waiting).toBeLessThan(250);
      expect(give).toHaveLength(400 - waiting);
      browser.finish({ ...failure(400), status: 503 }, byHand);
      expect(give).toHaveLength(400 - waiting + 1);
      recording.hasten(399);
      expect(give).toHaveLength(400 - waiting + 2);
      for (const answer of give) answer();
      for (let answered = give.length; answered < 401; ) {
        await vi.advanceTimersByTimeAsync(50);
        for (const answer of give.slice(answered)) answer();
        answered = give.length;
      }
      await settled();
      expect(bodies(recording)).toEqual(Array.from({ length: 401 }, () => answer.content));
      expect(recording.session.exchanges.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 401 }, (_, index) => index),
      );
    });

    it('are not waited for by a page: what comes after it belongs under it', async () => {
      const recording = new Recording(browser);
      await settled();
      browser.finish({ url: url('page'), status: 500, type: 'document' }, byHand);
      expect(names(recording)).toEqual(['page']);
    });
  });

  it('are not read while paused', async () => {
    const recording = new Recording(browser);
    await settled();
    recording.paused = true;
    const readContent = vi.fn(() => Promise.resolve(null));
    browser.finish({ url: url('a'), status: 500 }, readContent);
    expect(readContent).not.toHaveBeenCalled();
  });
});

describe('an entry that cannot be read', () => {
  it('is noted, and the rest goes on', async () => {
    const recording = new Recording(browser);
    await settled();
    browser.event({ request: {} });
    browser.event(null);
    browser.finish({ url: url('a') });
    expect(recording.session.unreadable).toEqual(['request.url is missing', 'the entry is not an object']);
    expect(names(recording)).toEqual(['a']);
    expect(recording.session.exchanges[0]?.index).toBe(0);
  });

  it('in DevTools’ list is passed over', async () => {
    browser.har = [{} as HarEntry, entry({ url: url('a') })];
    const recording = new Recording(browser);
    await settled();
    expect(names(recording)).toEqual(['a']);
  });
});

describe('asking DevTools', () => {
  it('goes on while the panel is shown, and only then', async () => {
    const recording = new Recording(browser);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(browser.asked).toBe(1);
    recording.shown = true;
    await vi.advanceTimersByTimeAsync(3_500);
    const whileShown = browser.asked;
    expect(whileShown).toBeGreaterThanOrEqual(4);
    recording.shown = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(browser.asked).toBe(whileShown);
  });

  it('stops on pages with very many requests', async () => {
    browser.har = Array.from({ length: 1001 }, (_, n) => entry({ url: url(`a${n}`) }));
    const recording = new Recording(browser);
    recording.shown = true;
    await settled();
    const soFar = browser.asked;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.asked).toBe(soFar);
  });

  it('stops as soon as that many have come', async () => {
    const recording = new Recording(browser);
    recording.shown = true;
    await settled();
    for (let n = 0; n < 1001; n++) browser.finish({ url: url(`a${n}`) });
    const soFar = browser.asked;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.asked).toBe(soFar);
    // The next page may have few.
    browser.har = [];
    browser.navigate();
    await vi.advanceTimersByTimeAsync(3_500);
    expect(browser.asked).toBeGreaterThan(soFar + 1);
    recording.shown = false;
  });

  it('waits while a page pours requests in', async () => {
    const recording = new Recording(browser);
    recording.shown = true;
    await settled();
    const soFar = browser.asked;
    for (let second = 0; second < 5; second++) {
      for (let n = 0; n < 60; n++) browser.finish({ url: url(`a${second}-${n}`) });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(browser.asked).toBe(soFar);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(browser.asked).toBe(soFar + 1);
    recording.shown = false;
  });

  it('shows a request that began since', async () => {
    const recording = new Recording(browser);
    recording.shown = true;
    await settled();
    browser.har = [entry({ url: url('slow'), pending: true })];
    await vi.advanceTimersByTimeAsync(1_100);
    expect(names(recording)).toEqual(['slow pending']);
    recording.shown = false;
  });
});

describe('a session that would grow without end', () => {
  const ofSecond = (second: number, given: Given = {}): Given => ({
    url: url(String(second)),
    startedAt: new Date(Date.parse(START) + second * 1000).toISOString(),
    ...given,
  });

  it('keeps to its limit: the oldest that went well go, and it says how many', async () => {
    const browser = new Browser();
    const recording = new Recording(browser);
    const told = vi.fn();
    recording.limit = 100;
    recording.subscribe(told);
    for (let second = 0; second < 150; second++)
      browser.finish(ofSecond(second, second % 10 === 0 ? { status: 500 } : {}));
    await recording.bodiesRead();
    expect(recording.session.exchanges).toHaveLength(100);
    expect(recording.letGo).toBe(50);
    expect(told).toHaveBeenCalled();
    const kept = recording.session.exchanges.map(({ index }) => index);
    expect(kept.filter((index) => index % 10 === 0)).toHaveLength(15);
    expect(kept).not.toContain(1);
    expect(kept).toContain(149);

    // DevTools still holds what went: it must not come in by the back door.
    browser.navigate();
    await vi.waitFor(() => expect(browser.asked).toBe(2));
    await Promise.resolve();
    expect(recording.session.exchanges.map(({ index }) => index)).toEqual(kept);

    recording.limit = 40;
    expect(recording.session.exchanges).toHaveLength(40);
    expect(recording.letGo).toBe(110);
    recording.clear();
    expect(recording.letGo).toBe(0);
  });

  it('lets a part go at a time where it is large', () => {
    const browser = new Browser();
    const recording = new Recording(browser);
    recording.limit = 500;
    for (let second = 0; second < 501; second++) browser.finish(ofSecond(second));
    expect(recording.session.exchanges).toHaveLength(496);
    expect(recording.letGo).toBe(5);
  });
});
