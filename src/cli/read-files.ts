import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readHarBytes } from '../capture/har-stream.ts';
import { type HarFile, NotAHar } from '../capture/read-har.ts';
import { UsageError } from './usage-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'it may not be read by you',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read at once',
};

/**
 * Reads a HAR file, or standard input.
 * @param file its path; "-" for standard input
 * @returns the HARs in it: several, where it is a zip of several
 * @throws UsageError, which says in one line why it cannot be read
 */
export async function readFiles(file: string): Promise<HarFile[]> {
  const name = file === '-' ? 'standard input' : file;
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
    return await readHarBytes(bytes, name);
  } catch (error) {
    if (error instanceof NotAHar) throw new UsageError(`${name}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${name}: ${REASONS[code] ?? `it cannot be read (${code})`}`);
  }
}
