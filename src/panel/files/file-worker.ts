import { withBodyWorthKeeping } from '../../capture/body-wanted.ts';
import { readHarStream } from '../../capture/har-stream.ts';
import { NotAHar } from '../../capture/not-a-har.ts';
import { ExchangePacker } from '../../capture/pack.ts';
import type { FileMessage } from './file-message.ts';

const tell = (message: FileMessage, moved: Transferable[] = []) =>
  globalThis.postMessage(message, { transfer: moved });

/**
 * So much may wait to be taken in, in bytes and characters: enough that neither thread waits for the other where one of them is
 * held up for a while, and not so much that a fast disk fills the memory.
 */
const MOST_AHEAD = 2 * 1024 * 1024;
/** What a batch counts for at least: of entries that cannot be read nothing is left but the reasons. */
const SMALLEST = 16 * 1024;
/** The sizes of the batches that wait, the oldest first. */
let waiting: number[] = [];
let goOn: (() => void) | undefined;

/**
 * Reads a file away from the panel, which stays at hand meanwhile. It is told when a batch was taken in, and ended from outside
 * when a person has enough of it.
 */
globalThis.onmessage = ({ data }: MessageEvent<File | 'taken'>) => {
  if (data === 'taken') {
    waiting.shift();
    goOn?.();
  } else void read(data);
};

async function read(file: File): Promise<void> {
  waiting = [];
  let packer = new ExchangePacker();
  try {
    for await (const event of readHarStream(file.stream(), { name: file.name, size: file.size })) {
      if (event.kind !== 'entries') {
        // Each HAR of a file becomes a session of its own.
        if (event.kind === 'begin') packer = new ExchangePacker();
        tell(event);
        continue;
      }
      const { exchanges, ...rest } = event;
      for (const exchange of exchanges) packer.add(withBodyWorthKeeping(exchange));
      const taken = packer.take();
      const packed = { ...taken, bytes: taken.bytes.slice() };
      const moved = [packed.bytes.buffer, ...packed.bodies.map(({ buffer }) => buffer)];
      // Read before they are moved: nothing is left of them here.
      const texts = SMALLEST + packed.addresses.length + packed.texts.length;
      const size = moved.reduce((sum, { byteLength }) => sum + byteLength, texts);
      tell({ ...rest, packed }, moved);
      waiting.push(size);
      while (waiting.reduce((sum, each) => sum + each, 0) >= MOST_AHEAD) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
    }
    tell({ kind: 'done' });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof NotAHar ? error.message : null });
    if (!(error instanceof NotAHar)) throw error;
  }
}
