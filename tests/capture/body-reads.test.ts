import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BodyReads } from '../../src/capture/body-reads.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given } from '../exchange-builder.ts';

/** Bodies that come when the test says so. */
function bodies() {
  const asked: string[] = [];
  const give = new Map<string, () => void>();
  const read = (name: string) => () => {
    asked.push(name);
    return new Promise<void>((resolve) => give.set(name, resolve));
  };
  return { asked, read, give: (name: string) => give.get(name)?.() };
}
const success = exchange();
const failure = exchange({ status: 500 });
let index = 0;
/** As the recording does it, each with another index. */
const come = (reads: BodyReads, of: Exchange, read: () => Promise<void>) =>
  reads.add(reads.urgencyOf(of), index++, read);
const turn = () => new Promise((done) => setTimeout(done));

/**
 * Requests keep coming, some every so many ms, and each body comes within a millisecond.
 * @returns how many came, and the places of those that were read, in that order; it grows as more are
 */
async function pourIn(
  reads: BodyReads,
  of: Exchange,
  { ms, some = 4, every = 10 }: { ms: number; some?: number; every?: number },
) {
  const read: number[] = [];
  let came = 0;
  for (let since = 0; since < ms; since += every) {
    for (let count = 0; count < some; count++) {
      const place = came++;
      come(reads, of, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        read.push(place);
      });
    }
    await vi.advanceTimersByTimeAsync(every);
  }
  return { came, read };
}
/** All of so many, in order. */
const all = (many: number) => Array.from({ length: many }, (_, place) => place);

describe('bodies', () => {
  it('are asked for at once where there are few', () => {
    const reads = new BodyReads();
    const { asked, read } = bodies();
    for (const name of ['a', 'b', 'c', 'd']) come(reads, success, read(name));
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of successes wait for each other where there are many, those of failures never', async () => {
    const reads = new BodyReads();
    const { asked, read, give } = bodies();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) come(reads, success, read(name));
    for (const name of ['x', 'y']) come(reads, failure, read(name));
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'x', 'y']);
    give('c');
    await turn();
    expect(asked.slice(6)).toEqual(['e']);
    give('x');
    await turn();
    expect(asked.slice(7)).toEqual([]);
    give('a');
    await turn();
    expect(asked.slice(7)).toEqual(['f']);
  });

  it('are not asked for any more when the list was cleared', async () => {
    const reads = new BodyReads();
    const { asked, read, give } = bodies();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) come(reads, success, read(name));
    reads.clear();
    give('a');
    await turn();
    expect(asked).toHaveLength(4);
    come(reads, success, read('g'));
    expect(asked.at(-1)).toBe('g');
  });

  it('are done when all have come', async () => {
    const reads = new BodyReads();
    await reads.done();
    const { read, give } = bodies();
    let done = false;
    come(reads, failure, read('x'));
    for (const name of ['a', 'b', 'c', 'd', 'e']) come(reads, success, read(name));
    void reads.done().then(() => {
      done = true;
    });
    for (const name of ['x', 'a', 'b', 'c', 'd']) give(name);
    await turn();
    expect(done).toBe(false);
    give('e');
    await turn();
    expect(done).toBe(true);
  });

  it('of others are read where one cannot be', async () => {
    const reads = new BodyReads();
    const { asked, read } = bodies();
    const broken = () => Promise.reject(new Error('broken'));
    const rejections: unknown[] = [];
    const heard = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', heard);
    for (let count = 0; count < 4; count++) come(reads, success, broken);
    come(reads, success, read('a'));
    await turn();
    process.off('unhandledRejection', heard);
    expect(asked).toEqual(['a']);
    expect(rejections).toHaveLength(4);
  });
});

describe('bodies of many successes a second', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const isDone = async (reads: BodyReads, within: number) => {
    let done = false;
    void reads.done().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(within);
    return done;
  };

  it('are read at once as long as they are no more than a page has that loads', async () => {
    expect((await pourIn(new BodyReads(), success, { ms: 400 })).read).toHaveLength(160);
  });

  it('are read at once where they are fewer, for as long as they come', async () => {
    const { read } = await pourIn(new BodyReads(), success, { ms: 60_000, some: 3, every: 50 });
    expect(read).toHaveLength(3600);
  });

  it('wait for each other as long as hundreds come, but some are read', async () => {
    const { read } = await pourIn(new BodyReads(), success, { ms: 10_000 });
    expect(read.length).toBeGreaterThan(250);
    expect(read.length).toBeLessThan(400);
  });

  it('are all read when fewer come', async () => {
    const reads = new BodyReads();
    await pourIn(reads, success, { ms: 10_000 });
    expect(await isDone(reads, 100)).toBe(false);
    // A poll goes on. Four at once, a millisecond each.
    await pourIn(reads, success, { ms: 1500, some: 1, every: 250 });
    expect(await isDone(reads, 0)).toBe(true);
  });

  it('are given up where ten thousand wait, the oldest first', async () => {
    const reads = new BodyReads();
    const read: number[] = [];
    for (let place = 0; place < 12_000; place++) come(reads, success, async () => void read.push(place));
    await vi.advanceTimersByTimeAsync(2000);
    expect(read.length).toBeGreaterThanOrEqual(10_000);
    expect(read.length).toBeLessThan(10_500);
    expect(read).toContain(0);
    expect(read).not.toContain(1000);
    expect(read).toContain(2500);
    expect(read).toContain(11_999);
    expect(await isDone(reads, 0)).toBe(true);
  });

  it('are read at once again after a while', async () => {
    const reads = new BodyReads();
    await pourIn(reads, success, { ms: 2000 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await pourIn(reads, success, { ms: 400 })).read).toHaveLength(160);
  });

  it('that wait are forgotten when the list was cleared, and nobody waits for them', async () => {
    const reads = new BodyReads();
    await pourIn(reads, success, { ms: 2000 });
    let done = false;
    void reads.done().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(5);
    expect(done).toBe(false);
    reads.clear();
    await vi.advanceTimersByTimeAsync(5);
    expect(done).toBe(true);
  });
});

describe('bodies of many failures a second', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('of a kind wait for each other after the first two hundred, but some are read', async () => {
    const { read } = await pourIn(new BodyReads(), failure, { ms: 10_000 });
    expect(read.slice(0, 200)).toEqual(all(200));
    expect(read.length).toBeGreaterThan(250);
    expect(read.length).toBeLessThan(400);
  });

  it('are read before those of successes, and all of them when fewer come', async () => {
    const reads = new BodyReads();
    const { came, read } = await pourIn(reads, failure, { ms: 5000 });
    let successAt: number | undefined;
    come(reads, success, async () => {
      successAt = read.length;
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(read).toHaveLength(came);
    expect(successAt).toBeGreaterThan(came - 4);
  });

  it('of a kind that has not come yet are read at once', async () => {
    const reads = new BodyReads();
    const order = (number: number, given: Given = {}) =>
      exchange({ url: `https://api.shop.test/orders/${number}?t=${number}`, status: 500, ...given });
    await pourIn(reads, order(1), { ms: 5000 });
    expect(reads.urgencyOf(order(2))).toBe('soon');
    for (const other of [
      order(2, { status: 503 }),
      order(2, { method: 'POST' }),
      order(2, { url: 'https://api.shop.test/carts/1' }),
      exchange({ type: 'document' }),
    ]) {
      expect(reads.urgencyOf(other)).toBe('now');
    }
  });

  it('that somebody looks at are read at once', async () => {
    const reads = new BodyReads();
    const begun = index;
    const { came, read } = await pourIn(reads, failure, { ms: 5000 });
    const last = came - 1;
    expect(read).not.toContain(last);
    reads.hasten(begun + last);
    // What was read, or was never heard of, is nothing to do.
    reads.hasten(begun);
    reads.hasten(begun + came + 1000);
    await vi.advanceTimersByTimeAsync(1);
    expect(read).toContain(last);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read.toSorted((a, b) => a - b)).toEqual(all(came));
  });

  it('are never given up: where thousands wait, the oldest is read', async () => {
    const reads = new BodyReads();
    const { came, read } = await pourIn(reads, failure, { ms: 20_000 });
    expect(came).toBe(8000);
    expect(came - read.length).toBeLessThanOrEqual(5001);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(read.toSorted((a, b) => a - b)).toEqual(all(came));
  });

  it('are forgotten when the list was cleared', async () => {
    const reads = new BodyReads();
    const { read } = await pourIn(reads, failure, { ms: 5000 });
    const before = read.length;
    reads.clear();
    let done = false;
    void reads.done().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(read.length - before).toBeLessThanOrEqual(4);
    expect(done).toBe(true);
  });
});
