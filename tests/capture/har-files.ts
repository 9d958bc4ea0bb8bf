import { readFileSync } from 'node:fs';
import { readHarBytes } from '../../src/capture/har-stream.ts';
import type { HarFile } from '../../src/capture/read-har.ts';
import { plainExchange } from './plain-exchange.ts';

/** The bytes of a file in tests/fixtures/hars: each is written by hand in the manner of one exporter. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/hars/${name}`, import.meta.url)));
}

/** The one HAR in these bytes. */
export async function readOne(bytes: Uint8Array | string, name = 'test.har'): Promise<HarFile> {
  const files = await readHarBytes(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name);
  if (files.length !== 1) throw new Error(`${files.length} HARs were read`);
  return files[0] as HarFile;
}

/** All that was read, as plain data. */
export function plainFile(file: HarFile): object {
  return { ...file, exchanges: file.exchanges.map(plainExchange) };
}

/**
 * These bytes as a file gives them.
 * @param size of the chunks
 */
export function streamOf(
  bytes: Uint8Array,
  size: number,
  cancelled: () => void = () => {},
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
    cancel: cancelled,
  });
}
