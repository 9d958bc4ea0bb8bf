import { type ExchangeRecord, fromRecord } from '../../capture/exchange-record.ts';
import { Recording } from '../../capture/listen.ts';
import { PanelModel } from '../model.ts';
import type { CurrentSettings } from '../settings.ts';
import { NO_PAGE } from './no-page.ts';

/** An empty session for what a file holds, ready to explain it. It loads apart: who never opens a file does without. */
export async function fileSession(settings: CurrentSettings): Promise<PanelModel> {
  const model = new PanelModel(new Recording(NO_PAGE), settings, 'file');
  await model.loadEngine();
  return model;
}

/** How long the panel is kept waiting at a time, in ms: about a frame, with the drawing. */
const SLICE = 5;
/** So many are explained together; one alone costs more. */
const AT_ONCE = 16;

/**
 * Corrects what was taken before the file was found to tell of sign-ins: that one is not on record says something then.
 * Mostly the first batch tells, and nothing is to be done.
 */
export async function correctCredentials(model: PanelModel): Promise<void> {
  const { session } = model.recording;
  const slice = new Slice();
  for (const exchange of session.exchanges.filter(({ credentialsTold }) => !credentialsTold)) {
    session.replace(exchange, { ...exchange, credentialsTold: true });
    model.explain();
    await slice.end();
  }
}

/**
 * Puts what the worker has read into a session, and explains it, in slices of time: the panel stays at hand.
 * @returns when all of it is there
 */
export async function takeRecords(model: PanelModel, records: readonly ExchangeRecord[]): Promise<void> {
  const { session } = model.recording;
  const slice = new Slice();
  for (let next = 0; next < records.length; next += AT_ONCE) {
    for (const record of records.slice(next, next + AT_ONCE)) session.add(fromRecord(record));
    model.explain();
    await slice.end();
  }
}

/** A part of a long work. */
class Slice {
  #began = performance.now();

  /** Lets other tasks run, where it has taken long enough. */
  async end(): Promise<void> {
    if (performance.now() - this.#began < SLICE) return;
    await otherTasks();
    this.#began = performance.now();
  }
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Lets other tasks run first. A timer would wait four milliseconds each time (HTML standard, timers, nesting level). */
function otherTasks(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
