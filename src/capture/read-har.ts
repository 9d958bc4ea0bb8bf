import type { Exchange } from '../session/exchange.ts';
import { HarReader } from './har-reader.ts';
import { withCredentialsTold } from './sanitised.ts';

export { NotAHar } from './not-a-har.ts';

/** An entry that could not be listed, and why. */
export interface SkippedEntry {
  /** Its place in `log.entries`. */
  readonly index: number;
  readonly reason: string;
}

/** Something of a listed entry that was not as it should be. */
export interface RepairedEntry {
  /** Its place in `log.entries`. */
  readonly index: number;
  /** What was wrong and what was taken instead, in plain words: "the start time was missing". */
  readonly what: string;
}

/** A page load, as `log.pages` lists it. */
export interface HarPage {
  /** What the exchanges of this load have as their `visit`. */
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970; null where the file does not say. */
  readonly startedAt: number | null;
}

/** What a HAR file says of itself. */
export interface HarHead {
  /** The program that wrote it, with its version; '' where it does not say. */
  readonly creator: string;
  /** The browser that was recorded, with its version; '' where it does not say. */
  readonly browser: string;
  /** "1.1" or "1.2"; '' where it does not say. */
  readonly version: string;
  readonly pages: readonly HarPage[];
  /** How many entries the file has, the skipped ones included; those that are cut off are not counted. */
  readonly entries: number;
  /** The file is cut off, or so broken behind these entries that it cannot be told whether there are more. */
  readonly endsEarly: boolean;
}

/** What a HAR file held. */
export interface HarFile extends HarHead {
  /** The name of the file, of the one in the zip where there are several. */
  readonly name: string;
  readonly exchanges: readonly Exchange[];
  readonly skipped: readonly SkippedEntry[];
  readonly repaired: readonly RepairedEntry[];
}

/** What is told while a file is read; several HARs in one file come one after another. */
export type HarEvent =
  | { readonly kind: 'begin'; readonly name: string }
  | {
      readonly kind: 'entries';
      readonly exchanges: readonly Exchange[];
      readonly skipped: readonly SkippedEntry[];
      readonly repaired: readonly RepairedEntry[];
      /**
       * Whether the file was found to tell of cookies and sign-ins. When it turns true, that holds for what came before as well
       * (sanitised.ts).
       */
      readonly credentialsTold: boolean;
      /** How much of the file was read, in bytes as they lie there, packed or not. */
      readonly bytesRead: number;
    }
  | { readonly kind: 'end'; readonly head: HarHead };

/** Puts what was told of one file together again: the HARs in it, in their order. */
export function filesOf(events: Iterable<HarEvent>): HarFile[] {
  const files: HarFile[] = [];
  let name = '';
  let exchanges: Exchange[] = [];
  let skipped: SkippedEntry[] = [];
  let repaired: RepairedEntry[] = [];
  for (const event of events) {
    if (event.kind === 'begin') {
      name = event.name;
      exchanges = [];
      skipped = [];
      repaired = [];
    } else if (event.kind === 'end')
      files.push({ name, ...event.head, exchanges: withCredentialsTold(exchanges), skipped, repaired });
    else {
      for (const each of event.exchanges) exchanges.push(each);
      for (const each of event.skipped) skipped.push(each);
      for (const each of event.repaired) repaired.push(each);
    }
  }
  return files;
}

/** How much is handed to the reader at once. */
const CHUNK = 256 * 1024;

/**
 * Reads the text of a HAR file. Each entry by itself: one that cannot be read is named in `skipped`, the rest goes on.
 * Of several HARs in one text, the first.
 * @throws NotAHar when it holds no list of entries
 */
export function readHar(json: string): HarFile {
  const bytes = new TextEncoder().encode(json);
  const reader = new HarReader('');
  const events: HarEvent[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    events.push(...reader.push(bytes.subarray(at, at + CHUNK), at));
  }
  events.push(...reader.end(bytes.length));
  return filesOf(events)[0] as HarFile;
}
