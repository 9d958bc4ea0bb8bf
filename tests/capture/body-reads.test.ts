import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BodyReads } from '../../src/capture/body-reads.ts';

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
const turn = () => new Promise((done) => setTimeout(done));

describe('bodies', () => {
  it('are asked for at once where there are few', () => {
    const reads = new BodyReads();
    const { asked, read } = bodies();
    for (const name of ['a', 'b', 'c', 'd']) reads.add(false, read(name));
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of successes wait for each other where there are many, those of failures never', async () => {
    const reads = new BodyReads();
    const { asked, read, give } = bodies();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) reads.add(false, read(name));
    for (const name of ['x', 'y']) reads.add(true, read(name));
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
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) reads.add(false, read(name));
    reads.clear();
    give('a');
    await turn();
    expect(asked).toHaveLength(4);
    reads.add(false, read('g'));
    expect(asked.at(-1)).toBe('g');
  });

  it('are done when all have come', async () => {
    const reads = new BodyReads();
    await reads.done();
    const { read, give } = bodies();
    let done = false;
    reads.add(true, read('x'));
    for (const name of ['a', 'b', 'c', 'd', 'e']) reads.add(false, read(name));
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
    for (let count = 0; count < 4; count++) reads.add(false, broken);
    reads.add(false, read('a'));
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

  /**
   * Requests that went well keep coming, some every so many ms, and each body comes within a millisecond.
   * @returns how many were read
   */
  async function pourIn(
    reads: BodyReads,
    { ms, some = 4, every = 10 }: { ms: number; some?: number; every?: number },
  ) {
    let read = 0;
    for (let since = 0; since < ms; since += every) {
      for (let count = 0; count < some; count++) {
        reads.add(false, async () => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          read++;
        });
      }
      await vi.advanceTimersByTimeAsync(every);
    }
    return read;
  }
  const isDone = async (reads: BodyReads, within: number) => {
    let done = false;
    void reads.done().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(within);
    return done;
  };

  it('are read at once as long as they are no more than a page has that loads', async () => {
    expect(await pourIn(new BodyReads(), { ms: 400 })).toBe(160);
  });

  it('are read at once where they are fewer, for as long as they come', async () => {
    expect(await pourIn(new BodyReads(), { ms: 60_000, some: 3, every: 50 })).toBe(3600);
  });

  it('wait for each other as long as hundreds come, but some are read', async () => {
    const read = await pourIn(new BodyReads(), { ms: 10_000 });
    expect(read).toBeGreaterThan(300);
    expect(read).toBeLessThan(500);
  });

  it('are all read when fewer come', async () => {
    const reads = new BodyReads();
    await pourIn(reads, { ms: 10_000 });
    expect(await isDone(reads, 100)).toBe(false);
    // A poll goes on. Four at once, a millisecond each.
    await pourIn(reads, { ms: 1500, some: 1, every: 250 });
    expect(await isDone(reads, 0)).toBe(true);
  });

  it('are given up where ten thousand wait, the oldest first', async () => {
    const reads = new BodyReads();
    const read: number[] = [];
    for (let place = 0; place < 12_000; place++) reads.add(false, async () => void read.push(place));
    await vi.advanceTimersByTimeAsync(2000);
    expect(read.length).toBeGreaterThanOrEqual(10_000);
    expect(read.length).toBeLessThan(10_500);
    expect(read).toContain(0);
    expect(read).not.toContain(1000);
    expect(read).toContain(2500);
    expect(read).toContain(11_999);
    expect(await isDone(reads, 0)).toBe(true);
  });

  it('that are urgent do not wait', async () => {
    const reads = new BodyReads();
    await pourIn(reads, { ms: 1000 });
    let asked = false;
    reads.add(true, async () => {
      asked = true;
    });
    expect(asked).toBe(true);
  });

  it('are read at once again after a while', async () => {
    const reads = new BodyReads();
    await pourIn(reads, { ms: 2000 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await pourIn(reads, { ms: 400 })).toBe(160);
  });

  it('that wait are forgotten when the list was cleared, and nobody waits for them', async () => {
    const reads = new BodyReads();
    await pourIn(reads, { ms: 2000 });
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
