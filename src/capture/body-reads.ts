/** So many bodies of answers that went well are asked for at once … */
const AT_ONCE = 4;
/** … but where as many as this come … */
const FLOOD = 30;
/** … within so many ms … */
const FLOOD_WITHIN = 300;
/** … no more are read after the first of them, as many as a page may ask for as it loads … */
const FIRST_OF_A_FLOOD = 200;
/** … than so many a second, until fewer come. */
const A_SECOND = 20;
/** No more wait than this, and the oldest are not read at all: each holds on to its request, also when the session let go of it. */
const MOST_WAITING = 10_000;
/** What was begun is taken out of the list in portions of this size. */
const PORTION = 1000;

/**
 * Reads bodies. DevTools answers one question after the other, and tells of requests in between. Where hundreds come in a second it is
 * busy all the time, and to read each body as well makes all rows come a tenth later (12,000 requests in Chromium 156): the bodies
 * of those that went well wait until there are fewer. Nearly always there are, and each is read at once: after the next navigation
 * it cannot be had (capture-facts, fact 3). What is urgent does not wait.
 */
export class BodyReads {
  /** undefined where it was begun: what reads holds on to its exchange. */
  #waiting: ((() => Promise<void>) | undefined)[] = [];
  #begun = 0;
  #running = 0;
  #urgent = 0;
  #whenDone: (() => void)[] = [];
  /** When the last ones came, in a ring. */
  readonly #cameAt = new Float64Array(FLOOD).fill(Number.NEGATIVE_INFINITY);
  #came = 0;
  /** How many may be read of a flood, at the time beside it. */
  #allowed = FIRST_OF_A_FLOOD;
  #allowedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Has a body read, now or when there is time.
   * @param isUrgent whether it is asked for at once, whatever else comes
   * @param read where it rejects, the others are read all the same
   */
  add(isUrgent: boolean, read: () => Promise<void>): void {
    this.#cameAt[this.#came++ % FLOOD] = performance.now();
    if (!isUrgent) {
      this.#waiting.push(read);
      if (this.#waiting.length - this.#begun > MOST_WAITING) this.#takeFirst();
      this.#next();
      return;
    }
    this.#urgent++;
    void read().finally(() => {
      this.#urgent--;
      this.#tell();
    });
  }

  /** Nobody wants those any more that were not begun. */
  clear(): void {
    this.#waiting = [];
    this.#begun = 0;
    this.#tell();
  }

  /** Resolves when all that was asked for has come. */
  done(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenDone.push(resolve);
      this.#tell();
    });
  }

  #next(): void {
    while (this.#running < AT_ONCE && this.#begun < this.#waiting.length && this.#mayAsk()) {
      const read = this.#takeFirst();
      if (!read) continue;
      this.#running++;
      void read().finally(() => {
        this.#running--;
        this.#next();
        this.#tell();
      });
    }
  }

  #takeFirst(): (() => Promise<void>) | undefined {
    const first = this.#waiting[this.#begun];
    this.#waiting[this.#begun++] = undefined;
    if (this.#begun === PORTION || this.#begun === this.#waiting.length) {
      this.#waiting.splice(0, this.#begun);
      this.#begun = 0;
    }
    return first;
  }

  /** Whether another one may be asked for now; where not, it is looked at again later. */
  #mayAsk(): boolean {
    const now = performance.now();
    const isFlood = now - (this.#cameAt[this.#came % FLOOD] as number) < FLOOD_WITHIN;
    const more = isFlood ? ((now - this.#allowedAt) * A_SECOND) / 1000 : FIRST_OF_A_FLOOD;
    this.#allowed = Math.min(FIRST_OF_A_FLOOD, this.#allowed + more);
    this.#allowedAt = now;
    if (this.#allowed >= 1) {
      this.#allowed--;
      return true;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#next();
    }, 1000 / A_SECOND);
    return false;
  }

  #tell(): void {
    if (this.#running + this.#urgent + this.#waiting.length > 0) return;
    for (const tell of this.#whenDone.splice(0)) tell();
  }
}
