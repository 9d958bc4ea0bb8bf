import { batch, signal } from '@preact/signals';
import type { HarHead, RepairedEntry, SkippedEntry } from '../../capture/read-har.ts';
import type { PanelModel } from '../model.ts';
import type { CurrentSettings } from '../settings.ts';
import type { FileMessage } from './file-message.ts';

/** What is said of the file that a session came from. */
export interface FileFacts {
  readonly skipped: readonly SkippedEntry[];
  readonly repaired: readonly RepairedEntry[];
  /** null until all of it was read, and where a person had enough of it before. */
  readonly head: HarHead | null;
  /** A person ended the reading. */
  readonly stopped: boolean;
}

/** A session that the panel can show. */
export interface OpenedSession {
  readonly key: string;
  /** The file's name; '' for the inspected page. */
  readonly name: string;
  readonly model: PanelModel;
  /** null for the inspected page. */
  readonly facts: FileFacts | null;
}

/** A file that is being read. */
export interface Reading {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** A file that could not be read. */
export interface Refused {
  readonly name: string;
  /** A sentence; null where it is a fault of ours. */
  readonly reason: string | null;
}

/** What is used of a worker. */
export type FileWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

type FileSessions = typeof import('./file-session.ts');
type FileSession = import('./file-session.ts').FileSession;

/** How often it is told how far the reading has come, in ms. */
const TELLING_PAUSE = 200;

const NO_FACTS: FileFacts = { skipped: [], repaired: [], head: null, stopped: false };

/** The sessions that are open side by side: the inspected page's, and one for each HAR that was opened. */
export class OpenedSessions {
  readonly all = signal<readonly OpenedSession[]>([]);
  /** The key of the one that is shown; null where there is none. */
  readonly shownKey = signal<string | null>(null);
  readonly reading = signal<Reading | null>(null);
  readonly refused = signal<readonly Refused[]>([]);
  readonly #settings: CurrentSettings;
  readonly #startWorker: () => FileWorker;
  readonly #queue: File[] = [];
  #worker: FileWorker | undefined;
  #part: FileSessions | undefined;
  #opened = 0;
  #toShow = false;

  /**
   * @param live the session of the inspected page; undefined where there is none
   * @param startWorker starts the worker that reads files; may throw
   */
  constructor(live: PanelModel | undefined, settings: CurrentSettings, startWorker: () => FileWorker) {
    this.#settings = settings;
    this.#startWorker = startWorker;
    if (!live) return;
    this.all.value = [{ key: 'live', name: '', model: live, facts: null }];
    this.shownKey.value = 'live';
  }

  /** The one that is shown; undefined where there is none. Read inside a rendering, it is kept up to date. */
  get shown(): OpenedSession | undefined {
    return this.all.value.find(({ key }) => key === this.shownKey.value);
  }

  /** Reads files, one after the other; each HAR in them becomes a session. */
  async open(files: Iterable<File>): Promise<void> {
    const asked = [...files];
    this.refused.value = [];
    try {
      this.#part ??= await import('./file-session.ts');
    } catch {
      // An extension that was updated or switched off meanwhile has no such file any more.
      this.refused.value = asked.map(({ name }) => ({ name, reason: null }));
      return;
    }
    this.#toShow = true;
    this.#queue.push(...asked);
    if (!this.#worker) this.#next();
  }

  /** Ends the reading. What was read so far stays. */
  stop(): void {
    this.#queue.length = 0;
    const last = this.all.value.at(-1);
    if (last?.facts && !last.facts.head) this.#change(last.key, { stopped: true });
    this.#finish();
  }

  show(key: string): void {
    this.shownKey.value = key;
  }

  /** Forgets a session that came from a file. */
  close(key: string): void {
    const place = this.all.value.findIndex((each) => each.key === key);
    if (this.all.value[place]?.facts && !this.all.value[place]?.facts?.head && this.reading.value)
      this.stop();
    const left = this.all.value.filter((each) => each.key !== key);
    batch(() => {
      this.all.value = left;
      if (this.shownKey.value === key)
        this.shownKey.value = left[Math.min(place, left.length - 1)]?.key ?? null;
    });
  }

  #next(): void {
    const file = this.#queue.shift();
    if (!file) {
      this.#finish();
      return;
    }
    try {
      this.#worker ??= this.#startWorker();
    } catch {
      this.#refuse(file.name, null);
      return;
    }
    this.reading.value = { name: file.name, share: 0 };
    const worker = this.#worker;
    let session: OpenedSession | undefined;
    let filling: FileSession | undefined;
    let isTold = false;
    let toldAt = Number.NEGATIVE_INFINITY;
    // One message after the other: what is taken in, is taken in slices.
    let before = Promise.resolve();
    worker.onerror = () => this.#refuse(file.name, null);
    worker.onmessage = ({ data }: MessageEvent<FileMessage>) => {
      before = before.then(async () => {
        // A person had enough of it meanwhile.
        if (this.#worker !== worker) return;
        if (data.kind === 'begin') {
          filling = await (this.#part as FileSessions).FileSession.begin(this.#settings);
          session = this.#add(data.name, filling.model);
          isTold = false;
        } else if (data.kind === 'entries') {
          if (session && filling) await this.#take(session, filling, data);
          if (filling && data.credentialsTold && !isTold) {
            isTold = true;
            await filling.correctCredentials();
          }
          if (this.#worker !== worker) return;
          worker.postMessage('taken');
          // A large file has thousands of batches, and each drawing keeps it waiting.
          if (performance.now() - toldAt < TELLING_PAUSE) return;
          toldAt = performance.now();
          this.reading.value = { name: file.name, share: file.size > 0 ? data.bytesRead / file.size : 1 };
        } else if (data.kind === 'end') {
          filling?.end();
          if (session) this.#change(session.key, { head: data.head });
        } else if (data.kind === 'done') this.#next();
        else this.#refuse(file.name, data.reason);
      });
    };
    worker.postMessage(file);
  }

  #add(name: string, model: PanelModel): OpenedSession {
    const session = { key: `file-${++this.#opened}`, name, model, facts: NO_FACTS };
    batch(() => {
      this.all.value = [...this.all.value, session];
      // Of several at once the first is shown, and what the person chooses meanwhile stays.
      if (this.#toShow) this.shownKey.value = session.key;
      this.#toShow = false;
    });
    return session;
  }

  async #take(
    { key }: OpenedSession,
    filling: FileSession,
    message: Extract<FileMessage, { kind: 'entries' }>,
  ): Promise<void> {
    await filling.take(message.packed);
    if (message.skipped.length + message.repaired.length === 0) return;
    const facts = this.all.value.find((each) => each.key === key)?.facts ?? NO_FACTS;
    this.#change(key, {
      skipped: [...facts.skipped, ...message.skipped],
      repaired: [...facts.repaired, ...message.repaired],
    });
  }

  #change(key: string, change: Partial<FileFacts>): void {
    this.all.value = this.all.value.map((each) =>
      each.key === key && each.facts ? { ...each, facts: { ...each.facts, ...change } } : each,
    );
  }

  #refuse(name: string, reason: string | null): void {
    this.refused.value = [...this.refused.value, { name, reason }];
    // A worker that failed may be in any state.
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#next();
  }

  #finish(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.reading.value = null;
  }
}
