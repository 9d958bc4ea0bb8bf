import type { Exchange } from '../session/exchange.ts';

/** So many bodies of answers that went well are asked for at once … */
const AT_ONCE = 4;
/** … but where as many as this come … */
const FLOOD = 30;
/** … within so many ms … */
const FLOOD_WITHIN = 300;
/** … no more are read after the first of them, as many as a page may ask for as it loads … */
const FIRST_OF_A_FLOOD = 200;
/** … than so many a second, until fewer come. */
const A_SECOND = 10;
/** So many failures of a kind are read at once in a flood whatever else was: they tell what the others will say. */
const FIRST_OF_A_KIND = 20;
/** So many kinds are told apart: a flood has few, and where each address is another one, nothing is saved anyway. */
const MOST_KINDS = 1000;
/** No more wait than this: each holds on to its request, also when the session let go of it. */
const MOST_WAITING = { failures: 5000, successes: 10_000 };

/** How soon a body is read: at once; when there is time, before those of answers that went well; or after all others. */
export type Urgency = 'now' | 'soon' | 'later';

type Read = () => Promise<void>;

/** By the index of the exchange, in the order in which they came. */
type Waiting = Map<number, Read>;

/**
 * Reads bodies. DevTools answers one question after the other, and tells of requests in between. Where hundreds come in a second it is
 * busy all the time, and to read each body as well makes all rows come a tenth later (12,000 requests in Chromium 156): the bodies
 * of those that went well wait until there are fewer, and those of failures of a kind that was read often enough. Nearly always there
 * are fewer, and each is read at once: after the next navigation it cannot be had (capture-facts, fact 3).
 */
export class BodyReads {
  readonly #failures: Waiting = new Map();
  readonly #successes: Waiting = new Map();
  #running = 0;
  #urgent = 0;
  #whenDone: (() => void)[] = [];
  /** When the last ones came, in a ring. */
  readonly #cameAt = new Float64Array(FLOOD).fill(Number.NEGATIVE_INFINITY);
  #came = 0;
  /** How many failures of each kind came in this flood. */
  readonly #ofKind = new Map<string, number>();
  /** How many may be read of a flood, at the time beside it. */
  #allowed = FIRST_OF_A_FLOOD;
  #allowedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** How soon the body of one that has come should be read; asked once for each of them. */
  urgencyOf(exchange: Exchange): Urgency {
    this.#cameAt[this.#came++ % FLOOD] = performance.now();
    // A page's own body holds the policy that explains what the page may not do.
    if (exchange.resourceType === 'document') return 'now';
    if (exchange.response.status < 400) return 'later';
    if (!this.#isFlood()) {
      this.#ofKind.clear();
      return 'now';
    }
    const kind = kindOf(exchange);
    const before = this.#ofKind.get(kind) ?? 0;
    if (this.#ofKind.size < MOST_KINDS) this.#ofKind.set(kind, before + 1);
    return before < FIRST_OF_A_KIND || this.#isAllowed() ? 'now' : 'soon';
  }

  /**
   * Has a body read, now or when there is time.
   * @param index of its exchange
   * @param read where it rejects, the others are read all the same
   */
  add(urgency: Urgency, index: number, read: Read): void {
    if (urgency === 'now') {
      this.#readNow(read);
      return;
    }
    if (urgency === 'later') {
      this.#successes.set(index, read);
      // The oldest are not read at all.
      if (this.#successes.size > MOST_WAITING.successes) takeFirst(this.#successes);
    } else {
      this.#failures.set(index, read);
      if (this.#failures.size > MOST_WAITING.failures) this.#readNow(takeFirst(this.#failures));
    }
    this.#next();
  }

  /**
   * Somebody looks at a request: if its body waits, it is read now.
   * @param index of its exchange
   */
  hasten(index: number): void {
    for (const waiting of [this.#failures, this.#successes]) {
      const read = waiting.get(index);
      waiting.delete(index);
      this.#readNow(read);
    }
  }

  /** Nobody wants those any more that were not begun. */
  clear(): void {
    this.#failures.clear();
    this.#successes.clear();
    this.#tell();
  }

  /** Resolves when all that was asked for has come. */
  done(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenDone.push(resolve);
      this.#tell();
    });
  }

  #readNow(read: Read | undefined): void {
    if (!read) return;
    this.#urgent++;
    void read().finally(() => {
      this.#urgent--;
      this.#tell();
    });
  }

  #next(): void {
    while (this.#running < AT_ONCE && this.#waiting > 0) {
      if (!this.#isAllowed()) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#next();
        }, 1000 / A_SECOND);
        return;
      }
      const read = takeFirst(this.#failures) ?? takeFirst(this.#successes);
      if (!read) return;
      this.#running++;
      void read().finally(() => {
        this.#running--;
        this.#next();
        this.#tell();
      });
    }
  }

  get #waiting(): number {
    return this.#failures.size + this.#successes.size;
  }

  #isFlood(): boolean {
    return performance.now() - (this.#cameAt[this.#came % FLOOD] as number) < FLOOD_WITHIN;
  }

  /** Whether another one may be asked for now that need not be. */
  #isAllowed(): boolean {
    const now = performance.now();
    const more = this.#isFlood() ? ((now - this.#allowedAt) * A_SECOND) / 1000 : FIRST_OF_A_FLOOD;
    this.#allowed = Math.min(FIRST_OF_A_FLOOD, this.#allowed + more);
    this.#allowedAt = now;
    if (this.#allowed < 1) return false;
    this.#allowed--;
    return true;
  }

  #tell(): void {
    if (this.#running + this.#urgent + this.#waiting > 0) return;
    for (const tell of this.#whenDone.splice(0)) tell();
  }
}

/** Takes the one that has waited longest. */
function takeFirst(waiting: Waiting): Read | undefined {
  for (const [index, read] of waiting) {
    waiting.delete(index);
    return read;
  }
  return undefined;
}

/** Failures of a kind mostly say the same: the same status at the same address, but for the numbers in it. */
function kindOf({ method, url, response: { status } }: Exchange): string {
  return `${status} ${method} ${url.replace(/[?#].*$/s, '').replace(/\d+/g, '#')}`;
}
