import { HarReader } from './har-reader.ts';
import { NotAHar } from './not-a-har.ts';
import { filesOf, type HarEvent, type HarFile } from './read-har.ts';
import { unpack } from './unpack.ts';

export type { HarEvent } from './read-har.ts';

/** The file that is read. */
export interface HarSource {
  /** For people: the file's name. */
  readonly name: string;
  /** In bytes; null where it is not known. */
  readonly size: number | null;
  /** Ends the reading: the generator throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads any HAR file as its bytes come: HAR 1.1 and 1.2 of any exporter, packed by gzip or zip, also cut off, with broken
 * entries or with something around it. Entries are given in batches of at most 200, or some more than half a megabyte of text.
 * @throws NotAHar when it is none; its message is for the person who opened it
 */
export async function* readHarStream(
  bytes: ReadableStream<Uint8Array>,
  { name, size, signal }: HarSource,
): AsyncGenerator<HarEvent> {
  const progress = { bytesRead: 0 };
  for await (const text of unpack(chunksOf(bytes, progress, signal), name, size)) {
    const reader = new HarReader(text.name, text.fileNamed);
    try {
      for await (const chunk of text.chunks) {
        signal?.throwIfAborted();
        yield* reader.push(chunk, progress.bytesRead);
      }
      yield* reader.end(progress.bytesRead);
    } catch (error) {
      if (!(error instanceof NotAHar && text.amongOthers)) throw error;
      yield* refused(text.name, error.message, progress.bytesRead);
    }
  }
}

/**
 * Reads a file that is in memory, as readHarStream does.
 * @returns the HARs in it: one, but for a zip of several and HARs that follow each other
 * @throws NotAHar when there is none
 */
export async function readHarBytes(bytes: Uint8Array, name: string): Promise<HarFile[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const events: HarEvent[] = [];
  for await (const event of readHarStream(stream, { name, size: bytes.length })) events.push(event);
  return filesOf(events);
}

/** One file of several in a zip that is no HAR: it is listed like the others, and says why it has nothing to show. */
function* refused(name: string, reason: string, bytesRead: number): Generator<HarEvent> {
  yield { kind: 'begin', name };
  yield {
    kind: 'entries',
    exchanges: [],
    skipped: [{ index: 0, reason }],
    repaired: [],
    credentialsTold: false,
    bytesRead,
  };
  const head = { creator: '', browser: '', version: '', pages: [], entries: 1, endsEarly: false };
  yield { kind: 'end', head };
}

/** By a reader: not every browser can loop over a stream. */
async function* chunksOf(
  bytes: ReadableStream<Uint8Array>,
  progress: { bytesRead: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = bytes.getReader();
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return;
      progress.bytesRead += value.length;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
