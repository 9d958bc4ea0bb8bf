import type { Exchange } from './exchange.ts';
import type { Session, SessionChange } from './session.ts';

/** An exchange of a session of which something holds: found as they come, so that nobody has to look through all of them again. */
export class Witness {
  readonly #session: Session;
  readonly #holds: (exchange: Exchange) => boolean;
  #found: Exchange | undefined;
  /** It has gone, and there may be another one. */
  #isLost = true;

  /** @param holds the same for a record at all times */
  constructor(session: Session, holds: (exchange: Exchange) => boolean) {
    this.#session = session;
    this.#holds = holds;
    session.subscribe((change) => this.#follow(change));
  }

  /** Whether there is one. */
  get exists(): boolean {
    if (this.#isLost) this.#found = this.#session.exchanges.find(this.#holds);
    this.#isLost = false;
    return this.#found !== undefined;
  }

  #follow({ touched, gone }: SessionChange): void {
    if (this.#found && gone.includes(this.#found)) {
      this.#found = undefined;
      this.#isLost = true;
    }
    this.#found ??= touched.find(this.#holds);
  }
}
