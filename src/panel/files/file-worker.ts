import { toRecord } from '../../capture/exchange-record.ts';
import { readHarStream } from '../../capture/har-stream.ts';
import { NotAHar } from '../../capture/not-a-har.ts';
import type { FileMessage } from './file-message.ts';

const tell = (message: FileMessage) => globalThis.postMessage(message);

/** So many batches may wait to be taken in: a fast disk would fill the memory otherwise. */
const MOST_AHEAD = 6;
let ahead = 0;
let goOn: (() => void) | undefined;

/**
 * Reads a file away from the panel, which stays at hand meanwhile. It is told when a batch was taken in, and ended from outside
 * when a person has enough of it.
 */
globalThis.onmessage = ({ data }: MessageEvent<File | 'taken'>) => {
  if (data === 'taken') {
    ahead--;
    goOn?.();
  } else void read(data);
};

async function read(file: File): Promise<void> {
  ahead = 0;
  try {
    for await (const event of readHarStream(file.stream(), { name: file.name, size: file.size })) {
      if (event.kind !== 'entries') {
        tell(event);
        continue;
      }
      const { exchanges, ...rest } = event;
      tell({ ...rest, records: exchanges.map(toRecord) });
      if (++ahead < MOST_AHEAD) continue;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    tell({ kind: 'done' });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof NotAHar ? error.message : null });
    if (!(error instanceof NotAHar)) throw error;
  }
}
