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
 * @param {{ large: number, rounds: number }} [options]
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchGrowing({ large: many, rounds } = { large: LARGE, rounds: ROUNDS }) {
  const engine = '../../node_modules/.bench/engine-entry.js';
  const { fromHarEntry, Session, DiagnosedSession } = await import(engine);
  const alike = makeEntries(many + ADDED);
  const apart = makeEntries(many + ADDED).map((entry, place) => ({
    ...entry,
    request: { ...entry.request, url: `https://api.shop.test/${inLetters(place)}` },
    response: { ...entry.response, status: entry.response.status >= 400 ? 404 : entry.response.status },
  }));
  /**
   * @param {any[]} entries
   * @param {number} before how many are there already
   */
  const cost = (entries, before) => {
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
  const each = (/** @type {number[]} */ list) => `${median(list).toFixed(1)} µs a request`;
  return [
    { entries: alike, kind: 'a dozen problems' },
    { entries: apart, kind: 'each failure a problem of its own' },
  ].map(({ entries, kind }) => {
    cost(entries, SMALL);
    /** @type {number[]} */
    const small = [];
    /** @type {number[]} */
    const large = [];
    for (let round = 0; round < rounds; round++) {
      small.push(cost(entries, SMALL));
      large.push(cost(entries, many));
    }
    return {
      what: `one request more in a session of ${many.toLocaleString('en')}, ${kind}; floor: of ${SMALL}`,
      floor: each(small),
      ours: each(large),
      ratio: median(large) / median(small),
    };
  });
}

/**
 * A word of its own for each number: numbers in addresses are taken for ids.
 * @param {number} number
 */
function inLetters(number) {
  return [...number.toString(16)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}
