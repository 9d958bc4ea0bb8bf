import type { Exchange } from '../session/exchange.ts';
import { askingOrigin } from '../session/outcome.ts';
import type { Session } from '../session/session.ts';
import { Witness } from '../session/witness.ts';

/**
 * What the browser tells about the tab at the moment. `dark`: Chrome reports nothing until a page loads. `crashed`: the
 * page's process has ended. `cut-off`: the extension was updated, switched off or removed, and hears nothing any more.
 */
export type Reception = 'good' | 'dark' | 'crashed' | 'cut-off';

/** What the browser can be asked about the inspected tab. */
export interface TabState {
  /** Whether the browser still knows this extension. */
  isAlive(): boolean;
  /** Whether the page's process has ended. Never rejects. */
  hasCrashed(): Promise<boolean>;
}

/** While the panel is shown, the browser is asked this often how the tab does, in ms: it has no event for a crash. */
const LOOK_EVERY = 1000;

/** Follows what the browser tells about one tab. It asks by itself only while the panel is shown. */
export class ReceptionWatch {
  readonly #tab: TabState;
  readonly #changed: () => void;
  #now: Reception = 'good';
  #refused = false;
  #crashed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = false;
  #turn = 0;

  /** @param changed hears of each change */
  constructor(tab: TabState, changed: () => void) {
    this.#tab = tab;
    this.#changed = changed;
  }

  get now(): Reception {
    return this.#now;
  }

  /** Whether the browser refuses to tell of the tab's requests. */
  set refused(refused: boolean) {
    this.#refused = refused;
    this.#settle();
  }

  /** The panel became visible or went out of sight. */
  set shown(shown: boolean) {
    this.#shown = shown;
    if (shown) void this.look();
    else clearTimeout(this.#timer);
  }

  /**
   * Asks how the tab does, and again after a while as long as the panel is shown.
   * @returns as soon as it is known
   */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    // Before anything is asked: what is cut off gets no answer.
    this.#settle();
    if (this.#now === 'cut-off') return;
    const crashed = await this.#tab.hasCrashed();
    // A later question has a newer answer.
    if (turn !== this.#turn) return;
    this.#crashed = crashed;
    this.#settle();
    if (this.#shown) this.#timer = setTimeout(() => void this.look(), LOOK_EVERY);
  }

  #settle(): void {
    const now: Reception = !this.#tab.isAlive()
      ? 'cut-off'
      : this.#crashed
        ? 'crashed'
        : this.#refused
          ? 'dark'
          : 'good';
    if (now === this.#now) return;
    this.#now = now;
    this.#changed();
  }
}

/**
 * Tells whether DevTools was opened after the page had begun to load, so that what it asked for before is missing. Chromium 156
 * names a page load (`pageref`) only where it saw the page's own request: in 194 recordings of pages that were watched from
 * the start each request has one, but for a worker's and a sandboxed frame's; with DevTools opened late none has, until
 * the next load. What no page on the web asked for, and a page that is still on its way, prove nothing.
 */
export class StartWatch {
  readonly #ofALoad: Witness;
  readonly #ofAPage: Witness;

  constructor(session: Session) {
    this.#ofALoad = new Witness(session, ({ visit }) => visit !== null);
    this.#ofAPage = new Witness(session, isOfAPage);
  }

  get isMissed(): boolean {
    return !this.#ofALoad.exists && this.#ofAPage.exists;
  }
}

function isOfAPage(exchange: Exchange): boolean {
  return (
    !exchange.pending &&
    exchange.errorsTold &&
    exchange.resourceType !== 'document' &&
    /^https?:/.test(askingOrigin(exchange) ?? '')
  );
}
