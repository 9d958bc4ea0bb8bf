import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './usage-error.ts';

/**
 * Writes all of it before the process may end, in pieces. A reader that has gone (`| head`) is no fault.
 * @param file the path to write to; undefined for standard output
 * @throws UsageError where the file cannot be written
 */
export async function writeOut(pieces: Iterable<string>, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    try {
      await pipeline(Readable.from(pieces), createWriteStream(file));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new UsageError(`${file}: it cannot be written (${code})`);
    }
    return;
  }
  const gone = new Promise<void>((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(error),
    );
  });
  await Promise.race([gone, writeAll(pieces)]);
}

async function writeAll(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
}

/** Whether colours are welcome: on a terminal, unless a person said otherwise (no-color.org). */
export function wantsColour(file: string | undefined): boolean {
  return (
    file === undefined &&
    process.stdout.isTTY === true &&
    !process.env.NO_COLOR &&
    process.env.TERM !== 'dumb'
  );
}

/** Titles stand out, what is less important recedes. */
export function coloured(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (/^\S/.test(line)) return `\x1b[1m${line}\x1b[0m`;
      return /^ {3}(?:Cause|For developers): /.test(line) ? `\x1b[2m${line}\x1b[0m` : line;
    })
    .join('\n');
}
