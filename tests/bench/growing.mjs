import { makeEntries } from './entries.mjs';
import { median } from './line.mjs';

/** What is added, one after the other, to a small session and to a large one. */
const ADDED = 2_000;
const SMALL = 500;
const LARGE = 50_000;
const ROUNDS = 15;

/**
 * What one request more costs: taken into the session, explained with those that it gives a new meaning, gathered into
 * problems, and the problems read. The floor is the same in a session of 500.
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchGrowing() {
  const engine = '../../node_modules/.bench/engine-entry.js';
  const { fromHarEntry, Session, DiagnosedSession } = await import(engine);
  const entries = makeEntries(LARGE + ADDED);
  /** @param {number} before how many are there already */
  const cost = (before) => {
    const session = new Session();
    const diagnosed = new DiagnosedSession(session);
    for (let index = 0; index < before; index++) session.add(fromHarEntry(entries[index], index));
    diagnosed.update();
    let read = diagnosed.problems.length;
    const added = entries
      .slice(before, before + ADDED)
      .map((entry, place) => fromHarEntry(entry, before + place));
    const start = process.cpuUsage();
    for (const exchange of added) {
      session.add(exchange);
      diagnosed.update();
      read += diagnosed.problems.length;
    }
    const { user, system } = process.cpuUsage(start);
    if (read === 0) throw new Error('no problem was found');
    return (user + system) / ADDED;
  };
  cost(SMALL);
  /** @type {number[]} */
  const small = [];
  /** @type {number[]} */
  const large = [];
  for (let round = 0; round < ROUNDS; round++) {
    small.push(cost(SMALL));
    large.push(cost(LARGE));
  }
  const each = (/** @type {number[]} */ list) => `${median(list).toFixed(1)} µs a request`;
  return [
    {
      what: `one request more, in a session of ${LARGE.toLocaleString('en')}; floor: of ${SMALL}`,
      floor: each(small),
      ours: each(large),
      ratio: median(large) / median(small),
    },
  ];
}
