import { GroupedRows, type GroupSource, type ListView } from './grouped-rows.ts';
import type { RequestRows, RowChange } from './request-rows.ts';

/** How long another view may be prepared at a time, in ms: with the drawing, it has to fit into a frame or two. */
const SLICE = 6;
/** So many rows are taken in between two looks at the clock. */
const PORTION = 500;
/** With more rows that went at once, all of them are gone through anew: to take one out of its group costs more. */
const MANY_GONE = 1000;

/** The rows of a session in groups, as a person wants to see them. */
export class GroupedList {
  readonly #rows: RequestRows;
  readonly #source: Pick<GroupSource, 'listedOf' | 'problemOf'>;
  readonly #onPrepared: () => void;
  readonly #now: () => number;
  #current: GroupedRows | undefined;
  /** What is being prepared. */
  #next: { readonly rows: GroupedRows; readonly steps: Generator<undefined> } | undefined;
  /** What changed while it is being prepared. */
  #missed: RowChange[] = [];
  #waiting = false;

  /** @param onPrepared called when there is more to show than `update` returned */
  constructor(
    rows: RequestRows,
    source: Pick<GroupSource, 'listedOf' | 'problemOf'>,
    onPrepared: () => void,
    now = () => performance.now(),
  ) {
    this.#rows = rows;
    this.#source = source;
    this.#onPrepared = onPrepared;
    this.#now = now;
  }

  /**
   * Takes in rows that have come and changed, as long as there is time: so that they are not all taken in when the list is drawn.
   * Not where rows are grouped by problem, for there the list is made anew with each change; and not where many rows go, which
   * `update` does better at once.
   * @param view how they are listed now
   * @param isTimeUp asked after each portion
   * @param portion how many rows; other than the usual number in tests only
   * @returns whether there is nothing more to do ahead
   */
  takeIn(view: ListView, isTimeUp: () => boolean, portion = PORTION): boolean {
    if (view.grouping === 'problem' || this.#current?.view !== view) return true;
    while (this.#rows.waiting > 0) {
      const { gone } = this.#update(view, portion);
      if (gone.length > portion / 2 && this.#rows.waiting > MANY_GONE) return true;
      if (isTimeUp()) break;
    }
    return this.#rows.waiting === 0;
  }

  /**
   * Brings the rows up to date. What takes longer, as to sort a hundred thousand of them, goes on in slices, and until it
   * is there the rows stay as they were.
   * @param view how they are to be listed; the same object as long as it is the same
   */
  update(view: ListView): GroupedRows {
    this.#update(view, Number.POSITIVE_INFINITY);
    return this.#current ?? new GroupedRows(view, this.#source);
  }

  #update(view: ListView, most: number): RowChange {
    const change = this.#rows.update(most);
    const wanted = this.#next?.rows.view ?? this.#current?.view;
    // How problems are called changes with what they consist of. What is being prepared is finished first: where something changes
    // all the time, it would never be.
    const isMoved = change.gone.length + change.come.length > 0 && view.grouping === 'problem' && !this.#next;
    const isTurnedOver = change.gone.length > MANY_GONE;
    if (wanted !== view || isMoved || isTurnedOver) this.#begin(view);
    else if (this.#next) this.#missed.push(change);
    if (!isTurnedOver) this.#current?.change(change);
    this.#goOn();
    return change;
  }

  #begin(view: ListView): void {
    const rows = new GroupedRows(view, this.#source);
    this.#next = { rows, steps: rows.fill(this.#rows.asTheyAre()) };
    this.#missed = [];
  }

  #goOn(): void {
    const until = this.#now() + SLICE;
    while (this.#next) {
      const { rows, steps } = this.#next;
      if (steps.next().done) {
        for (const change of this.#missed) rows.change(change);
        this.#missed = [];
        this.#current = rows;
        this.#next = undefined;
      } else if (this.#now() > until) {
        this.#later();
        return;
      }
    }
  }

  #later(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    // Between two slices what a person does comes first. A timer would wait four milliseconds each time (HTML standard, timers,
    // nesting level).
    void scheduler.postTask(() => {
      this.#waiting = false;
      if (!this.#next) return;
      this.#goOn();
      // To draw them takes long enough for a task of its own.
      if (!this.#next) void scheduler.postTask(this.#onPrepared);
    });
  }
}
