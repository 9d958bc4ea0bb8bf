/** So many bodies of answers that went well are asked for at once … */
const AT_ONCE = 4;
/** … and so many one after the other, if there are … */
const MOST_IN_A_ROW = 200;
/**
 * … but as long as more keep coming, no more than so many a second. Where a page makes DevTools tell of hundreds of requests a second,
 * it is busy all the time, and to read each body as well makes all rows come a tenth later (12,000 requests in Chromium 156).
 */
const A_SECOND = 20;
/** No more come when none has come for so long, in ms. */
const QUIET = 300;

/**
 * Reads bodies. DevTools answers one question after the other, and tells of requests in between: where hundreds come in a second,
 * the bodies of those that went well must not stand in their way, so most of them wait until it is quiet. Nearly always there are
 * fewer, and each is read at once: after the next navigation it cannot be had (capture-facts, fact 3). Those of failures do not
 * wait: they hold the server's own words.
 */
export class BodyReads {
  #waiting: (() => Promise<void>)[] = [];
  /** So many of those that wait were begun: to take each out of a long list costs more. */
  #begun = 0;
  #running = 0;
  #failing = 0;
  #whenDone: (() => void)[] = [];
  /** How many may be asked for in a row, at the time beside it. */
  #allowed = MOST_IN_A_ROW;
  #allowedAt = performance.now();
  /** When the last one came. */
  #cameAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Has a body read, now or when there is time.
   * @param isFailure the request failed
   * @param read where it rejects, the others are read all the same
   */
  add(isFailure: boolean, read: () => Promise<void>): void {
    this.#cameAt = performance.now();
    if (!isFailure) {
      this.#waiting.push(read);
      this.#next();
      return;
    }
    this.#failing++;
    void read().finally(() => {
      this.#failing--;
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
    while (this.#running < AT_ONCE) {
      const read = this.#waiting[this.#begun];
      if (!read) {
        this.#waiting = [];
        this.#begun = 0;
        return;
      }
      if (!this.#mayAsk()) return;
      this.#begun++;
      this.#running++;
      void read().finally(() => {
        this.#running--;
        this.#next();
        this.#tell();
      });
    }
  }

  /** Whether another one may be asked for now; where not, it is looked at again later. */
  #mayAsk(): boolean {
    const now = performance.now();
    const more = ((now - this.#allowedAt) * A_SECOND) / 1000;
    this.#allowed = Math.min(MOST_IN_A_ROW, this.#allowed + more);
    this.#allowedAt = now;
    const wait = this.#cameAt + QUIET - now;
    if (wait <= 0) return true;
    if (this.#allowed >= 1) {
      this.#allowed--;
      return true;
    }
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#next();
      },
      Math.min(wait, 1000 / A_SECOND),
    );
    return false;
  }

  #tell(): void {
    if (this.#running + this.#failing + this.#waiting.length > 0) return;
    for (const tell of this.#whenDone.splice(0)) tell();
  }
}
