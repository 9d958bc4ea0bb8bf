import type { Gathering, Problem, Rank } from './problems.ts';

/** Gatherings in their order, kept as they change: one that changes costs the same among five and among five thousand. */
export class Ranking {
  readonly #ranks: Rank[] = [];
  readonly #problems: Problem[] = [];
  readonly #rankOf = new Map<Gathering, Rank>();

  /** What is to be read of each, in order. The list is never another one, and grows as it is looked at. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Puts a gathering, new or changed, in its place. */
  put(gathering: Gathering): void {
    this.remove(gathering);
    const rank = gathering.rank;
    const place = this.#placeOf(rank);
    this.#ranks.splice(place, 0, rank);
    this.#problems.splice(place, 0, gathering.problem);
    this.#rankOf.set(gathering, rank);
  }

  /** Takes a gathering out, if it is there. */
  remove(gathering: Gathering): void {
    const rank = this.#rankOf.get(gathering);
    if (!rank) return;
    let place = this.#placeOf(rank);
    while (this.#ranks[place] !== rank) place++;
    this.#ranks.splice(place, 1);
    this.#problems.splice(place, 1);
    this.#rankOf.delete(gathering);
  }

  /** The first place whose rank is not before this one. */
  #placeOf(rank: Rank): number {
    let low = 0;
    let high = this.#ranks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.#ranks[middle] as Rank, rank) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Rank, b: Rank): number {
  for (let part = 0; part < a.length; part++) {
    const [one, other] = [a[part] as number, b[part] as number];
    if (one !== other) return one - other;
  }
  return 0;
}
