import type { ExchangeShelf } from '../../capture/kept-exchange.ts';
import { Recording } from '../../capture/listen.ts';
import type { PackedExchanges } from '../../capture/pack.ts';
import { withChange } from '../../session/exchange.ts';
import { PanelModel } from '../model.ts';
import type { CurrentSettings } from '../settings.ts';
import { NO_PAGE } from './no-page.ts';

/** How long the panel is kept waiting at a time, in ms: about a frame, with the drawing. */
const SLICE = 5;
/** So many are explained together; one alone costs more. But the first take long, until the browser has compiled the rules. */
const AT_ONCE = 12;

/**
 * A session for what a file holds, as it is filled. All of it loads apart: who never opens a file does without.
 */
export class FileSession {
  readonly model: PanelModel;
  readonly #shelf: ExchangeShelf;
  readonly #slice = new Slice();
  #atOnce = 1;

  private constructor(model: PanelModel) {
    this.model = model;
    this.#shelf = model.recording.shelf.another();
  }

  /** An empty one, ready to explain. */
  static async begin(settings: CurrentSettings): Promise<FileSession> {
    const model = new PanelModel(new Recording(NO_PAGE), settings, 'file');
    await model.loadEngine();
    return new FileSession(model);
  }

  /**
   * Takes what the worker has read, and explains it, in slices of time: the panel stays at hand.
   * @returns when all of it is there
   */
  async take(packed: PackedExchanges): Promise<void> {
    const { session } = this.model.recording;
    const exchanges = this.#shelf.take(packed);
    for (let next = 0; next < exchanges.length; ) {
      for (const exchange of exchanges.slice(next, next + this.#atOnce)) session.add(exchange);
      this.model.explain();
      next += this.#atOnce;
      this.#atOnce = Math.min(this.#atOnce + 1, AT_ONCE);
      await this.#slice.end();
    }
  }

  /** Nothing more comes. */
  end(): void {
    this.model.showNow();
  }

  /**
   * Corrects what was taken before the file was found to tell of sign-ins: that one is not on record says something then.
   * Mostly the first batch tells, and nothing is to be done.
   */
  async correctCredentials(): Promise<void> {
    const { recording } = this.model;
    for (const exchange of recording.session.exchanges.filter(({ credentialsTold }) => !credentialsTold)) {
      recording.replace(exchange, withChange(exchange, { credentialsTold: true }));
      this.model.explain();
      await this.#slice.end();
    }
  }
}

/** A part of a long work. One for all batches: those that wait are taken in one after the other, without a task between them. */
class Slice {
  #began = performance.now();

  /** Lets other tasks run, where it has taken long enough. */
  async end(): Promise<void> {
    if (performance.now() - this.#began < SLICE) return;
    // A timer would wait four milliseconds each time (HTML standard, timers, nesting level).
    await scheduler.postTask(() => {});
    this.#began = performance.now();
  }
}
