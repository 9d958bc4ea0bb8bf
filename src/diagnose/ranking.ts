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
    const before = this.#rankOf.get(gathering);
    const rank = gathering.rank;
    this.#rankOf.set(gathering, rank);
    if (before) this.#move(this.#placeOfKnown(before), rank, gathering.problem);
    else {
      const place = this.#placeOf(rank);
      this.#ranks.splice(place, 0, rank);
      this.#problems.splice(place, 0, gathering.problem);
    }
  }

  /** Takes a gathering out, if it is there. */
  remove(gathering: Gathering): void {
    const rank = this.#rankOf.get(gathering);
    if (!rank) return;
    const place = this.#placeOfKnown(rank);
    this.#ranks.splice(place, 1);
    this.#problems.splice(place, 1);
    this.#rankOf.delete(gathering);
  }

  /** Puts what stands at a place where it belongs now: mostly a few places on, so that only those between have to move. */
  #move(from: number, rank: Rank, problem: Problem): void {
    const ranks = this.#ranks;
    const problems = this.#problems;
    let place = from;
    for (let next = place + 1; next < ranks.length; next++) {
      if (compare(ranks[next] as Rank, rank) >= 0) break;
      ranks[place] = ranks[next] as Rank;
      problems[place] = problems[next] as Problem;
      place = next;
    }
    for (let last = place - 1; last >= 0; last--) {
      if (compare(ranks[last] as Rank, rank) <= 0) break;
      ranks[place] = ranks[last] as Rank;
      problems[place] = problems[last] as Problem;
      place = last;
    }
    ranks[place] = rank;
    problems[place] = problem;
  }

  /** The place of a rank that is there. One that is alike may stand beside it, until the gathering that it left is looked at. */
  #placeOfKnown(rank: Rank): number {
    let place = this.#placeOf(rank);
    while (this.#ranks[place] !== rank) place++;
    return place;
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
    const one = a[part] as number;
    const other = b[part] as number;
    if (one !== other) return one - other;
  }
  return 0;
}
