import { describe, expect, it } from 'vitest';
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
