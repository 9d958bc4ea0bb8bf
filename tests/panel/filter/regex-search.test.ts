import { readFile } from 'node:fs/promises';
import { Worker as Thread } from 'node:worker_threads';
import { transformWithOxc } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RegexSearch, type RegexWorker } from '../../../src/panel/filter/regex-search.ts';
import type { RegexAnswer, RegexQuestion, RegexStarted } from '../../../src/panel/filter/regex-worker.ts';
import { FILTER_TEXTS } from '../../../src/panel/texts/filter-texts.ts';
import { exchange } from '../../exchange-builder.ts';

const at = (path: string) => exchange({ url: `https://shop.test/${path}` });
const settled = () => Promise.resolve().then(() => {});

/** A worker that answers when the test says so. */
class FakeWorker implements RegexWorker {
  onmessage: RegexWorker['onmessage'] = null;
  onerror: RegexWorker['onerror'] = null;
  readonly asked: RegexQuestion[] = [];
  ended = false;
  constructor(readonly startsAtOnce = true) {}
  postMessage(question: RegexQuestion) {
    this.asked.push(question);
    if (this.startsAtOnce && this.asked.length === 1) this.started();
  }
  started() {
    this.onmessage?.({ data: 'started' } as MessageEvent<RegexStarted>);
  }
  terminate() {
    this.ended = true;
  }
  /** Answers the latest question as the real one would, or with what is given. */
  answer(given?: RegexAnswer) {
    const { pattern, texts } = this.asked.at(-1) as RegexQuestion;
    const data = given === undefined ? texts.map((text) => new RegExp(pattern, 'i').test(text)) : given;
    this.onmessage?.({ data } as MessageEvent<RegexAnswer>);
  }
}

function searchWith({ startsAtOnce = true } = {}) {
  const workers: FakeWorker[] = [];
  const changed = vi.fn();
  const search = new RegexSearch(changed, () => {
    const worker = new FakeWorker(startsAtOnce);
    workers.push(worker);
    return worker;
  });
  return { search, changed, workers, worker: () => workers.at(-1) as FakeWorker };
}

describe('the search for patterns', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('knows nothing at first, asks once for the whole list, and then knows', async () => {
    const { search, changed, workers, worker } = searchWith();
    search.use('/ORD/', ['ORD']);
    await settled();
    expect(workers).toHaveLength(0);
    const list = [at('orders'), at('cart'), at('orders')];
    expect(list.map((each) => search.matches('ORD', each))).toEqual([undefined, undefined, undefined]);
    await settled();
    expect(worker().asked).toEqual([
      { pattern: 'ORD', texts: ['https://shop.test/orders', 'https://shop.test/cart'] },
    ]);
    expect(changed).not.toHaveBeenCalled();
    worker().answer();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(list.map((each) => search.matches('ORD', each))).toEqual([true, false, true]);
    // A newer record of the same request is known at once: its row does not go away in between.
    expect(search.matches('ORD', at('orders'))).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(worker().asked).toHaveLength(1);
    expect(worker().ended).toBe(false);
    expect(search.faultOf('ORD')).toBeUndefined();
  });

  it('asks in batches, and has the list drawn at the end', async () => {
    const { search, changed, worker } = searchWith();
    search.use('/1/', ['1']);
    for (let each = 0; each < 2500; each++) search.matches('1', at(`${each}`));
    await settled();
    // Drawn a moment ago.
    worker().answer();
    changed.mockClear();
    worker().answer();
    expect(changed).not.toHaveBeenCalled();
    worker().answer();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(worker().asked.map(({ texts }) => texts.length)).toEqual([1000, 1000, 500]);
    expect(search.matches('1', at('2401'))).toBe(true);
    expect(search.matches('1', at('2402'))).toBe(false);
  });

  it('asks for what comes while it waits', async () => {
    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    search.matches('a', at('a'));
    search.matches('a', at('b'));
    await settled();
    worker().answer();
    expect(worker().asked.map(({ texts }) => texts)).toEqual([
      ['https://shop.test/a'],
      ['https://shop.test/b'],
    ]);
  });

  it('cuts long addresses', async () => {
    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('x'.repeat(5000)));
    await settled();
    expect(worker().asked[0]?.texts[0]).toHaveLength(2000);
    worker().answer();
    expect(search.matches('a', at('x'.repeat(5000)))).toBe(false);
  });

  it('gives up a pattern that takes too long; the others go on in a new worker', async () => {
    const { search, changed, workers, worker } = searchWith();
    search.use('/(a+)+$/ /b/', ['(a+)+$', 'b']);
    search.matches('(a+)+$', at('a'));
    search.matches('b', at('b'));
    await settled();
    const first = worker();
    await vi.advanceTimersByTimeAsync(999);
    expect(first.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect(first.ended).toBe(true);
    expect(search.faultOf('(a+)+$')).toBe(FILTER_TEXTS.slowPattern);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(workers).toHaveLength(2);
    expect(worker().asked).toEqual([{ pattern: 'b', texts: ['https://shop.test/b'] }]);
    worker().answer();
    expect(search.matches('b', at('b'))).toBe(true);
    // It is not asked again, as often as the list is made anew.
    search.use('/(a+)+$/ /b/', ['(a+)+$', 'b']);
    expect(search.matches('(a+)+$', at('c'))).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2000);
    expect(worker().asked).toHaveLength(1);
    expect(search.faultOf('(a+)+$')).toBe(FILTER_TEXTS.slowPattern);
  });

  it('lets in an answer that lies behind the alarm', async () => {
    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    setTimeout(() => worker().answer(), 1000);
    await vi.advanceTimersByTimeAsync(3000);
    expect(search.faultOf('a')).toBeUndefined();
    expect(search.matches('a', at('a'))).toBe(true);
  });

  it('does not hold the start of a worker against a pattern', async () => {
    const { search, worker } = searchWith({ startsAtOnce: false });
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    await vi.advanceTimersByTimeAsync(5000);
    worker().started();
    await vi.advanceTimersByTimeAsync(900);
    expect(search.faultOf('a')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(200);
    expect(search.faultOf('a')).toBe(FILTER_TEXTS.slowPattern);
  });

  it('tries a pattern again once the text was edited', async () => {
    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    await vi.advanceTimersByTimeAsync(1500);
    expect(search.faultOf('a')).toBeDefined();
    search.use('/a/ x', ['a']);
    expect(search.faultOf('a')).toBeUndefined();
    search.matches('a', at('a'));
    await settled();
    worker().answer();
    expect(search.matches('a', at('a'))).toBe(true);
  });

  it('ends the worker that is busy with a pattern that is gone, and keeps one that is not', async () => {
    const { search, workers, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    search.use('/ab/', ['ab']);
    expect(worker().ended).toBe(true);
    search.matches('ab', at('ab'));
    await settled();
    workers[0]?.answer();
    expect(search.matches('ab', at('ab'))).toBeUndefined();
    worker().answer();
    expect(search.matches('ab', at('ab'))).toBe(true);
    search.use('/ab/ /c/', ['ab', 'c']);
    expect(worker().ended).toBe(false);
    expect(search.matches('ab', at('ab'))).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it('ends the worker when no pattern is left', async () => {
    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    worker().answer();
    search.use('', []);
    expect(worker().ended).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says so when the browser cannot search for a pattern', async () => {
    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    worker().answer(null);
    expect(search.faultOf('a')).toBe(FILTER_TEXTS.badPattern('a'));
  });

  it('says so when there is no worker, or it breaks', async () => {
    const changed = vi.fn();
    const without = new RegexSearch(changed, () => {
      throw new TypeError('This document requires a TrustedScriptURL');
    });
    without.use('/a/', ['a']);
    without.matches('a', at('a'));
    await settled();
    expect(without.faultOf('a')).toBe(FILTER_TEXTS.noSearch);
    expect(changed).toHaveBeenCalled();

    const { search, worker } = searchWith();
    search.use('/a/', ['a']);
    search.matches('a', at('a'));
    await settled();
    worker().onerror?.({} as ErrorEvent);
    expect(search.faultOf('a')).toBe(FILTER_TEXTS.noSearch);
    expect(worker().ended).toBe(true);
  });
});

describe('in a real thread', () => {
  const threads: Thread[] = [];
  let code = '';
  beforeEach(async () => {
    const path = new URL('../../../src/panel/filter/regex-worker.ts', import.meta.url).pathname;
    code = (await transformWithOxc(await readFile(path, 'utf8'), path)).code;
  });
  afterEach(async () => {
    await Promise.all(threads.map((thread) => thread.terminate()));
  });

  /** The worker's own code, with Node's names for what a browser has. */
  function start(): RegexWorker {
    const thread = new Thread(
      `const { parentPort } = require('node:worker_threads');
       globalThis.postMessage = (message) => parentPort.postMessage(message);
       parentPort.on('message', (data) => globalThis.onmessage({ data }));
       ${code.replace(/^export .*$/gm, '')}`,
      { eval: true },
    );
    threads.push(thread);
    const worker: RegexWorker = {
      onmessage: null,
      onerror: null,
      postMessage: (question) => thread.postMessage(question),
      terminate: () => void thread.terminate(),
    };
    thread.on('message', (data) => worker.onmessage?.({ data } as MessageEvent<RegexAnswer>));
    return worker;
  }

  it('a pattern that would hang the panel is given up, and the next one is searched for', async () => {
    const changed = vi.fn();
    const search = new RegexSearch(changed, start);
    const long = at(`${'a'.repeat(60)}!`);
    search.use('/(a+)+$/ /A!/', ['(a+)+$', 'A!']);
    search.matches('(a+)+$', long);
    search.matches('A!', long);
    await vi.waitFor(() => expect(search.matches('A!', long)).toBe(true), 8000);
    expect(search.faultOf('(a+)+$')).toBe(FILTER_TEXTS.slowPattern);
    expect(search.faultOf('A!')).toBeUndefined();
    search.use('', []);
  }, 10_000);

  it('a pattern that the browser cannot search for is a fault', async () => {
    const search = new RegexSearch(() => {}, start);
    search.use('/(/', ['(']);
    search.matches('(', at('a'));
    await vi.waitFor(() => expect(search.faultOf('(')).toBe(FILTER_TEXTS.badPattern('(')), 8000);
    search.use('', []);
  }, 10_000);
});
