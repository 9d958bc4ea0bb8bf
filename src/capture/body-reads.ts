/** So many bodies of answers that went well are asked for at once. */
const AT_ONCE = 4;

/**
 * Reads bodies. DevTools answers one question after the other, and tells of requests in between: where hundreds come in a second,
 * the bodies of those that went well must not stand in their way, so a few are asked for at a time. Nearly always there are no
 * more, and each is read at once: after the next navigation it cannot be had (capture-facts, fact 3). Those of failures do not
 * wait: they hold the server's own words.
 */
export class BodyReads {
  #waiting: (() => Promise<void>)[] = [];
  #running = 0;
  #failing = 0;
  #whenDone: (() => void)[] = [];

  /**
   * Has a body read, now or when there is time.
   * @param isFailure the request failed
   * @param read where it rejects, the others are read all the same
   */
  add(isFailure: boolean, read: () => Promise<void>): void {
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
      const read = this.#waiting.shift();
      if (!read) return;
      this.#running++;
      void read().finally(() => {
        this.#running--;
        this.#next();
        this.#tell();
      });
    }
  }

  #tell(): void {
    if (this.#running + this.#failing > 0) return;
    for (const tell of this.#whenDone.splice(0)) tell();
  }
}
