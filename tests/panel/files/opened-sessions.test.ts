// @vitest-environment happy-dom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ExchangePacker } from '../../../src/capture/pack.ts';
import type { FileMessage } from '../../../src/panel/files/file-message.ts';
import { FileSession } from '../../../src/panel/files/file-session.ts';
import { type FileWorker, OpenedSessions } from '../../../src/panel/files/opened-sessions.ts';
import { CurrentSettings } from '../../../src/panel/settings.ts';
import { exchange } from '../../exchange-builder.ts';
import '../not-in-happy-dom.ts';

/** A worker whose answers a test gives. */
class Answers implements FileWorker {
  readonly asked: unknown[] = [];
  ended = false;
  onmessage: FileWorker['onmessage'] = null;
  onerror: FileWorker['onerror'] = null;

  postMessage(message: unknown): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(data: FileMessage): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }
}

const head = { creator: 'Test 1', browser: '', version: '1.2', pages: [], entries: 2, endsEarly: false };

function entries(...indexes: number[]): FileMessage {
  const packer = new ExchangePacker();
  for (const index of indexes) packer.add({ ...exchange({ status: 404 }), index, credentialsTold: false });
  return {
    kind: 'entries',
    packed: packer.take(),
    skipped: [],
    repaired: [],
    credentialsTold: false,
    bytesRead: 5,
  };
}

async function opened(...names: string[]) {
  const workers: Answers[] = [];
  const sessions = new OpenedSessions(undefined, new CurrentSettings(), () => {
    const worker = new Answers();
    workers.push(worker);
    return worker;
  });
  await sessions.open(names.map((name) => new File(['0123456789'], name)));
  return { sessions, workers, worker: workers[0] as Answers };
}

// The rules and their words are large: loaded for the first file, they would take longer than a test waits.
beforeAll(() => FileSession.begin(new CurrentSettings()));

const shown = ({ all }: OpenedSessions) =>
  all.value.map(({ name, model }) => `${name}: ${model.recording.session.exchanges.length}`);

describe('files that are opened', () => {
  it('become sessions, one after the other, and the first is shown', async () => {
    const { sessions, worker } = await opened('a.har', 'b.har');
    expect(worker.asked).toHaveLength(1);
    worker.answer({ kind: 'begin', name: 'a.har' });
    worker.answer(entries(0, 1));
    await vi.waitFor(() => expect(shown(sessions)).toEqual(['a.har: 2']));
    await vi.waitFor(() => expect(sessions.reading.value).toEqual({ name: 'a.har', share: 0.5 }));
    // The worker is told, so that it goes on.
    expect(worker.asked).toContain('taken');
    worker.answer({ kind: 'end', head });
    worker.answer({ kind: 'done' });
    await vi.waitFor(() => expect(sessions.reading.value?.name).toBe('b.har'));
    worker.answer({ kind: 'begin', name: 'b.har' });
    worker.answer({ kind: 'end', head });
    worker.answer({ kind: 'done' });
    await vi.waitFor(() => expect(sessions.reading.value).toBeNull());
    expect(sessions.all.value.map(({ facts }) => facts?.head)).toEqual([head, head]);
    expect(sessions.shown?.name).toBe('a.har');
    expect(worker.ended).toBe(true);
  });

  it('are stopped where a person has enough: what was read stays, and nothing comes after', async () => {
    const { sessions, worker } = await opened('a.har', 'b.har');
    worker.answer({ kind: 'begin', name: 'a.har' });
    worker.answer(entries(0));
    await vi.waitFor(() => expect(shown(sessions)).toEqual(['a.har: 1']));
    sessions.stop();
    worker.answer(entries(1));
    worker.answer({ kind: 'done' });
    await Promise.resolve();
    expect(worker.ended).toBe(true);
    expect(shown(sessions)).toEqual(['a.har: 1']);
    expect(sessions.all.value[0]?.facts).toMatchObject({ stopped: true, head: null });
    expect(sessions.reading.value).toBeNull();
  });

  it('that are none are named, and the next one is read, by another worker', async () => {
    const { sessions, workers, worker } = await opened('a.txt', 'b.har');
    worker.answer({ kind: 'failed', reason: 'This is a web page, not a HAR file.' });
    await vi.waitFor(() => expect(workers).toHaveLength(2));
    expect(sessions.refused.value).toEqual([
      { name: 'a.txt', reason: 'This is a web page, not a HAR file.' },
    ]);
    expect(worker.ended).toBe(true);
    expect(sessions.reading.value?.name).toBe('b.har');
    workers[1]?.onerror?.call(workers[1] as never, new Event('error') as ErrorEvent);
    expect(sessions.refused.value.at(-1)).toEqual({ name: 'b.har', reason: null });
  });

  it('are corrected when the file is found to tell of sign-ins after all', async () => {
    const { sessions, worker } = await opened('a.har');
    worker.answer({ kind: 'begin', name: 'a.har' });
    worker.answer(entries(0, 1));
    worker.answer({ ...entries(2), credentialsTold: true } as FileMessage);
    await vi.waitFor(() =>
      expect(
        sessions.all.value[0]?.model.recording.session.exchanges.map(
          ({ credentialsTold }) => credentialsTold,
        ),
      ).toEqual([true, true, true]),
    );
  });

  it('are closed, and the one beside is shown', async () => {
    const { sessions, worker } = await opened('a.har', 'b.har');
    for (const name of ['a.har', 'b.har']) {
      worker.answer({ kind: 'begin', name });
      worker.answer({ kind: 'end', head });
      worker.answer({ kind: 'done' });
    }
    await vi.waitFor(() => expect(sessions.all.value).toHaveLength(2));
    await vi.waitFor(() => expect(sessions.reading.value).toBeNull());
    sessions.close(sessions.all.value[0]?.key ?? '');
    expect(sessions.shown?.name).toBe('b.har');
    sessions.close(sessions.all.value[0]?.key ?? '');
    expect(sessions.shown).toBeUndefined();
  });
});
