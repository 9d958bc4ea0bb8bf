import { type Exchange, requestWith, responseWith, withChange } from '../session/exchange.ts';
import { type Around, type EntriesPlace, HarCutter, LARGEST_ENTRY } from './cut-har.ts';
import { faultsOf } from './entry-faults.ts';
import { bodyOfBytes, fromHarEntry, timeOf, UnreadableEntry } from './from-har-entry.ts';
import { type MendedJson, parseMended } from './mend-json.ts';
import { NotAHar, noJson, otherJson } from './not-a-har.ts';
import type { HarEvent, HarHead, HarPage, RepairedEntry, SkippedEntry } from './read-har.ts';
import { CredentialsWatch } from './sanitised.ts';

/** A batch is handed on when it has as many entries … */
const BATCH_ENTRIES = 200;
/** … or as many characters of them. */
const BATCH_TEXT = 512 * 1024;
/** A list that is no `log.entries` is taken for one only when a request stands among so many of its first items. */
const ITEMS_TRIED = 200;
/** By so much of its beginning a file is told that is no HAR, in bytes. */
const BEGINNING = 20_000;

/** The bytes of a body that the exporter put into a file of its own; undefined where it was not given. */
export type FileNamed = (name: string) => Uint8Array | undefined;

/** Reads HAR texts as they come: bytes in, events out. */
export class HarReader {
  readonly #name: string;
  readonly #fileNamed: FileNamed;
  readonly #cutter = new HarCutter({
    entry: (text, place, value) => this.#entry(text, place, value),
    end: (around) => this.#end(around),
  });
  #beginning: Uint8Array = new Uint8Array(0);
  #events: HarEvent[] = [];
  #bytesRead = 0;
  #hars = 0;
  /** Entries stand there without anything around them, one after another, as some tools print them: they are one HAR. */
  #loose = false;
  #har = new HarInWork();

  /**
   * @param name of the file, for people
   * @param fileNamed looks up the files that a HAR of Playwright names
   */
  constructor(name: string, fileNamed: FileNamed = () => undefined) {
    this.#name = name;
    this.#fileNamed = fileNamed;
  }

  /**
   * @param chunk the next bytes in UTF-8; may end anywhere
   * @param bytesRead how much of the file was read with it
   * @throws NotAHar as soon as it is clear
   */
  push(chunk: Uint8Array, bytesRead: number): readonly HarEvent[] {
    if (this.#beginning.length < BEGINNING) {
      const more = chunk.subarray(0, BEGINNING - this.#beginning.length);
      const longer = new Uint8Array(this.#beginning.length + more.length);
      longer.set(this.#beginning);
      longer.set(more, this.#beginning.length);
      this.#beginning = longer;
    }
    this.#bytesRead = bytesRead;
    this.#cutter.push(chunk);
    return this.#take();
  }

  /**
   * No more bytes come.
   * @throws NotAHar when there was none
   */
  end(bytesRead: number): readonly HarEvent[] {
    this.#bytesRead = bytesRead;
    this.#cutter.end();
    if (this.#loose) this.#endLoose(false);
    return this.#take();
  }

  #take(): readonly HarEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #entry(text: string | null, place: EntriesPlace, value?: object): void {
    const har = this.#har;
    const index = har.entries++;
    if (place === 'log') this.#begin();
    const read = readEntry(text, value, index, this.#fileNamed);
    if ('reason' in read) har.skipped.push({ index, reason: read.reason });
    else {
      this.#begin();
      har.exchanges.push(read.exchange);
      for (const what of read.repaired) har.repaired.push({ index, what });
    }
    har.batchEntries++;
    har.batchText += text?.length ?? 0;
    if (!har.begun && har.entries >= ITEMS_TRIED) throw this.#otherJson([]);
    if (har.begun && (har.batchEntries >= BATCH_ENTRIES || har.batchText >= BATCH_TEXT)) this.#flush();
  }

  #begin(): void {
    if (this.#har.begun) return;
    this.#har.begun = true;
    this.#hars++;
    this.#events.push({ kind: 'begin', name: this.#hars > 1 ? `${this.#name} (${this.#hars})` : this.#name });
  }

  #flush(): void {
    const { batchEntries, skipped, repaired, credentials } = this.#har;
    if (batchEntries === 0) return;
    const exchanges = credentials.mark(this.#har.exchanges);
    this.#events.push({
      kind: 'entries',
      exchanges,
      skipped,
      repaired,
      credentialsTold: credentials.told,
      bytesRead: this.#bytesRead,
    });
    this.#har.startBatch();
  }

  #end(around: Around): void {
    const root = rootOf(around.text);
    if (
      around.entriesIn === null &&
      !around.endsEarly &&
      (this.#loose || (this.#hars === 0 && isEntry(root)))
    ) {
      this.#loose = true;
      this.#entry(around.text, 'list');
      return;
    }
    if (this.#loose) {
      this.#endLoose(around.endsEarly);
      if (around.entriesIn === null) return;
    }
    if (!this.#har.begun) {
      const refusal = this.#refusal(around, root);
      // Behind a good HAR it is no reason to refuse the file.
      if (refusal) {
        if (this.#hars === 0) throw refusal;
        this.#har = new HarInWork();
        return;
      }
      this.#begin();
    }
    this.#finish(logOf(root, around.entriesIn), around.endsEarly);
  }

  #endLoose(endsEarly: boolean): void {
    this.#loose = false;
    if (!this.#har.begun) throw this.#otherJson({});
    this.#finish({}, endsEarly);
  }

  #finish(log: Readonly<Record<string, unknown>>, endsEarly: boolean): void {
    this.#flush();
    this.#events.push({ kind: 'end', head: headOf(log, this.#har.entries, endsEarly) });
    this.#har = new HarInWork();
  }

  #refusal({ entriesIn, endsEarly }: Around, root: unknown): NotAHar | null {
    if (entriesIn === null && root === undefined) return noJson(this.#beginning);
    const isLog = entriesIn === 'log' || (entriesIn === null && fieldsOf(root).log !== undefined);
    if (endsEarly && isLog) {
      return new NotAHar('This HAR file is cut off before the end of its first entry. Save it again.');
    }
    if (entriesIn === 'log') return null;
    const { creator, version } = fieldsOf(root);
    if (entriesIn === 'root' && !endsEarly && (creator !== undefined || version !== undefined)) return null;
    return this.#otherJson(endsEarly ? undefined : root);
  }

  #otherJson(root: unknown): NotAHar {
    return otherJson(new TextDecoder().decode(this.#beginning), root);
  }
}

/** What is known so far of the HAR that is being read. */
class HarInWork {
  readonly credentials = new CredentialsWatch();
  /** It is sure that it is one, and its events are given. */
  begun = false;
  entries = 0;
  exchanges: Exchange[] = [];
  skipped: SkippedEntry[] = [];
  repaired: RepairedEntry[] = [];
  batchEntries = 0;
  batchText = 0;

  startBatch(): void {
    this.exchanges = [];
    this.skipped = [];
    this.repaired = [];
    this.batchEntries = 0;
    this.batchText = 0;
  }
}

type ReadEntry =
  | { readonly exchange: Exchange; readonly repaired: readonly string[] }
  | { readonly reason: string };

function readEntry(
  text: string | null,
  known: object | undefined,
  index: number,
  fileNamed: FileNamed,
): ReadEntry {
  if (text === null)
    return { reason: `the entry is larger than ${LARGEST_ENTRY / 1024 / 1024} MB, and was not read` };
  let parsed: MendedJson;
  try {
    parsed = known ? { value: known, mended: [] } : parseMended(text);
  } catch {
    // The engine's own words quote the entry, and what they quote may be a secret.
    return { reason: 'the entry is broken: it is not valid JSON' };
  }
  const { value, mended } = parsed;
  let exchange: Exchange;
  try {
    exchange = fromHarEntry(value, index);
  } catch (error) {
    if (!(error instanceof UnreadableEntry)) throw error;
    return { reason: error.message };
  }
  const faults = faultsOf(value as object, exchange);
  return withBodies(value, exchange, mended.length > 0 ? [...mended, ...faults] : faults, fileNamed);
}

/** Puts the bodies in their place that the exporter put into files (Playwright's `_file`). */
function withBodies(
  value: unknown,
  exchange: Exchange,
  repaired: readonly string[],
  fileNamed: FileNamed,
): { exchange: Exchange; repaired: readonly string[] } {
  const { request, response } = value as {
    request: { postData?: unknown };
    response?: { content?: unknown };
  };
  const sent = fieldsOf(request.postData)._file;
  const received = fieldsOf(response?.content)._file;
  if (typeof sent !== 'string' && typeof received !== 'string') return { exchange, repaired };
  const missing: string[] = [];
  const bodyIn = (file: unknown, whose: string) => {
    const bytes = typeof file === 'string' ? fileNamed(file) : undefined;
    if (bytes) return bodyOfBytes(bytes);
    if (typeof file === 'string')
      missing.push(`the body of the ${whose} is kept in a file that is not there`);
    return null;
  };
  return {
    exchange: withChange(exchange, {
      request: requestWith(exchange.request, { body: bodyIn(sent, 'request') ?? exchange.request.body }),
      response: responseWith(exchange.response, {
        body: bodyIn(received, 'answer') ?? exchange.response.body,
      }),
    }),
    repaired: [...repaired, ...missing],
  };
}

function isEntry(root: unknown): boolean {
  return typeof fieldsOf(fieldsOf(root).request).url === 'string';
}

/** @returns undefined where it cannot be read */
function rootOf(text: string): unknown {
  try {
    return parseMended(text).value;
  } catch {
    return undefined;
  }
}

function logOf(root: unknown, entriesIn: EntriesPlace | null): Readonly<Record<string, unknown>> {
  if (entriesIn !== 'log')
    return Array.isArray(root) ? {} : fieldsOf(entriesIn === 'root' ? root : undefined);
  const outer = fieldsOf(root);
  const holder =
    outer.log === undefined ? Object.values(outer).find((each) => fieldsOf(each).log !== undefined) : root;
  return fieldsOf(fieldsOf(holder).log);
}

function headOf(
  { creator, browser, version, pages }: Readonly<Record<string, unknown>>,
  entries: number,
  endsEarly: boolean,
): HarHead {
  return {
    creator: programOf(creator),
    browser: programOf(browser),
    version: typeof version === 'string' ? version : '',
    pages: Array.isArray(pages) ? pages.flatMap(pageOf) : [],
    entries,
    endsEarly,
  };
}

function programOf(value: unknown): string {
  const { name, version } = fieldsOf(value);
  return [name, version].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

function pageOf(value: unknown): HarPage[] {
  const { id, title, startedDateTime } = fieldsOf(value);
  if (typeof id !== 'string') return [];
  return [{ id, title: typeof title === 'string' ? title : '', startedAt: timeOf(startedDateTime) }];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
