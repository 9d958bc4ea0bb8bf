import type { Exchange } from '../session/exchange.ts';
import { fromHarEntry, UnreadableEntry } from './from-har-entry.ts';

/** An entry that could not be listed, and why. */
export interface SkippedEntry {
  /** Its place in `log.entries`. */
  readonly index: number;
  readonly reason: string;
}

/** What a HAR file held. */
export interface HarFile {
  /** The program that wrote it, with its version; '' where it does not say. */
  readonly creator: string;
  /** How many entries the file has, the skipped ones included. */
  readonly entries: number;
  readonly exchanges: readonly Exchange[];
  readonly skipped: readonly SkippedEntry[];
}

/** A file that is no HAR at all; the message is one sentence for the person who opened it. */
export class NotAHar extends Error {}

/**
 * Reads the text of a HAR file. Each entry by itself: one that cannot be read is named in `skipped`, the rest goes on.
 * @throws NotAHar when it is no JSON or holds no list of entries
 */
export function readHar(json: string): HarFile {
  let root: unknown;
  try {
    // Some exporters (Fiddler, Charles on Windows) put a byte order mark in front.
    root = JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
  } catch (error) {
    throw new NotAHar(`this is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const log = (root as { log?: unknown } | null)?.log;
  if (typeof log !== 'object' || log === null)
    throw new NotAHar('this is JSON, but not a HAR file: it has no "log"');
  const { entries, creator } = log as { entries?: unknown; creator?: unknown };
  if (!Array.isArray(entries))
    throw new NotAHar('this is a HAR file without a list of entries: "log.entries" is missing');

  const exchanges: Exchange[] = [];
  const skipped: SkippedEntry[] = [];
  entries.forEach((entry, index) => {
    try {
      exchanges.push(fromHarEntry(entry, index));
    } catch (error) {
      if (!(error instanceof UnreadableEntry)) throw error;
      skipped.push({ index, reason: error.message });
    }
  });
  const { name, version } = (creator ?? {}) as { name?: unknown; version?: unknown };
  return {
    creator: [name, version].filter((x) => typeof x === 'string' && x !== '').join(' '),
    entries: entries.length,
    exchanges,
    skipped,
  };
}
