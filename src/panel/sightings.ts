import type { Diagnosis } from '../diagnose/diagnosis.ts';

/** What was in sight for less than this was not read, in ms. */
const READ_AFTER = 1000;

interface Sighting {
  /** What the row said when it was first seen. */
  readonly cause: string;
  /** When that was, in ms. */
  readonly at: number;
  updated: boolean;
}

/** Remembers what the rows of the list said, so that one that says something else later can be marked. */
export class Sightings {
  readonly #byRow = new Map<string, Sighting>();

  /**
   * Notes what a row says.
   * @param key of the row
   * @param diagnosis what it says; nothing is noted while it says nothing
   * @param now in ms, on a clock that does not go back
   * @returns whether it said something else before, for long enough to be read, and was not opened since
   */
  see(key: string, diagnosis: Diagnosis | null | undefined, now: number): boolean {
    if (!diagnosis) return false;
    const seen = this.#byRow.get(key);
    if (!seen) {
      this.#byRow.set(key, { cause: diagnosis.cause, at: now, updated: false });
      return false;
    }
    if (seen.cause !== diagnosis.cause) {
      const updated = seen.updated || now - seen.at >= READ_AFTER;
      this.#byRow.set(key, { cause: diagnosis.cause, at: now, updated });
      return updated;
    }
    return seen.updated;
  }

  /** The row was opened: what it says now is known. */
  read(key: string): void {
    const seen = this.#byRow.get(key);
    if (seen) seen.updated = false;
  }

  /** Forgets everything. */
  clear(): void {
    this.#byRow.clear();
  }
}
