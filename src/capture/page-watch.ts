import type { PageReport } from '../session/page-report.ts';
import { readPageAnswer } from './page-answer.ts';
import { ASK, UNWATCH, WATCH } from './page-script.ts';

/** The page in the inspected tab, as src/browser.ts gives it. */
export interface InspectedPage {
  /** Runs a script in the page. Never rejects; may never answer. @returns its text, or null */
  run(script: string): Promise<string | null>;
  onNavigated(listener: () => void): void;
  /** Reloads the page with this script run ahead of all of its own. */
  reloadWith(script: string): void;
}

/** How often the page is asked, in ms. */
const ASK_EVERY = 1000;
/** How soon it is asked again where a new page has come and cannot answer yet, in ms, and how often so. */
const ASK_SOON = 50;
const MOST_TIMES_SOON = 20;
/** A question this old, in ms, is given up: the page is busy, crashed or gone. */
const ANSWER_LIMIT = 10_000;
/** Stands for the page that a reload of ours leaves. */
const BEFORE_RELOAD = -1;

/**
 * The switch “Watch the page”: while it is on, the page itself is asked for what Chrome keeps from extensions. Off at the
 * beginning, and the page is then never touched.
 */
export class PageWatch {
  readonly #page: InspectedPage;
  readonly #take: (report: PageReport) => void;
  readonly #listeners = new Set<() => void>();
  #watching = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Each question has a number; only the latest one's answer leads to another question. */
  #turn = 0;
  #soon = 0;
  #since: number | null = null;
  #reloading = false;
  /** Whether the script is in the page, as far as is known. */
  #isIn = false;
  #late = false;
  #dropped = 0;

  /** @param take gets each report that holds together, and must not throw */
  constructor(page: InspectedPage, take: (report: PageReport) => void) {
    this.#page = page;
    this.#take = take;
    page.onNavigated(() => {
      this.#soon = MOST_TIMES_SOON;
      this.#isIn = false;
      if (this.#watching) void this.#ask();
      // Switched off while the reload was under way, which put the script in once more.
      else if (this.#reloading) void this.#page.run(UNWATCH);
      this.#reloading = false;
    });
  }

  /** Whether the page is being asked. */
  get watching(): boolean {
    return this.#watching;
  }

  set watching(on: boolean) {
    if (on === this.#watching) return;
    this.#watching = on;
    this.#since = null;
    this.#late = on;
    this.#isIn = false;
    this.#soon = 0;
    if (on) void this.#ask();
    else {
      this.#turn++;
      clearTimeout(this.#timer);
      void this.#page.run(UNWATCH);
    }
    this.#tell();
  }

  /** Whether the page was there before it was watched: then what it did before is not known. */
  get late(): boolean {
    return this.#late;
  }

  /** How much of what pages told was left out: too much at once, or not as it has to be. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Reloads the page and watches it from its first moment. */
  reload(): void {
    this.watching = true;
    this.#since = BEFORE_RELOAD;
    this.#reloading = true;
    this.#page.reloadWith(WATCH);
  }

  /**
   * Hears of changes of `watching`, `late` and `dropped`, and after each answer that told something.
   * @returns a function that ends it
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.#timer = setTimeout(() => void this.#ask(), ANSWER_LIMIT);
    const wasIn = this.#isIn;
    const text = await (wasIn ? this.#page.run(ASK) : this.#page.run(WATCH));
    // The queue in the page is empty now: a late answer counts as much as any.
    if (this.#watching) this.#read(text);
    if (turn !== this.#turn || !this.#watching) return;
    this.#isIn = text !== null && text !== '';
    const soon = (text === null && this.#soon > 0) || (wasIn && text === '');
    if (soon) this.#soon--;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), soon ? ASK_SOON : ASK_EVERY);
  }

  #read(text: string | null): void {
    if (text === null || text === '') return;
    const answer = readPageAnswer(text);
    const before = { late: this.#late, dropped: this.#dropped };
    if (!answer) this.#dropped++;
    else {
      this.#dropped += answer.dropped;
      if (answer.since !== this.#since) {
        // The first page since the switch was turned was there already; those after it are watched as they come.
        if (this.#since !== null) this.#late = false;
        this.#since = answer.since;
      }
      for (const report of answer.reports) this.#take(report);
    }
    const told = (answer?.reports.length ?? 0) > 0;
    if (told || before.late !== this.#late || before.dropped !== this.#dropped) this.#tell();
  }
}
