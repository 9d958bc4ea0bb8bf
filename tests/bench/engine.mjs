import { makeEntries } from './entries.mjs';
import { median } from './line.mjs';

/** Each size is measured over this many entries, in rounds: the clock of CPU time is too coarse for one of 1,000. */
const ENTRIES_MEASURED = 700_000;
/** What is run first, unmeasured, so that no size pays for compiling the code. */
const WARM_UP = 30_000;
const SIZES = [1_000, 10_000, 100_000];

/**
 * Capture and diagnosis in Node, against the bare work of reading the entries into records with both header maps.
 * In CPU time of the whole process, the garbage collector's threads included: a busy machine hardly moves it.
 * @param {readonly number[]} [sizes]
 * @param {number} [measured] how many entries altogether, of each size
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchEngine(sizes = SIZES, measured = ENTRIES_MEASURED) {
  const engine = '../../node_modules/.bench/engine-entry.js';
  const { fromHarEntry, Session, diagnose } = await import(engine);
  /** @param {ReturnType<typeof makeEntries>} entries */
  const floor = (entries) => entries.map(record).length;
  /** @param {ReturnType<typeof makeEntries>} entries */
  const ours = (entries) => {
    const session = new Session();
    entries.forEach((entry, index) => {
      session.add(fromHarEntry(entry, index));
    });
    let explained = 0;
    for (const exchange of session.exchanges) {
      if (diagnose(exchange, session.relatedTo(exchange))) explained++;
    }
    if (explained !== entries.length / 5)
      throw new Error(`${explained} of ${entries.length} entries were explained`);
  };
  ours(makeEntries(WARM_UP));
  return sizes.map((count) => {
    const entries = makeEntries(count);
    /** @type {number[]} */
    const floors = [];
    /** @type {number[]} */
    const times = [];
    for (let round = 0; round < measured / count; round++) {
      floors.push(timed(() => floor(entries)));
      times.push(timed(() => ours(entries)));
    }
    const perEntry = (/** @type {number[]} */ list) => (median(list) / count) * 1000;
    return {
      what: `engine, ${count.toLocaleString('en')} entries, 20% failed`,
      floor: inFigures(perEntry(floors)),
      ours: inFigures(perEntry(times)),
      ratio: median(times) / median(floors),
    };
  });
}

/** @param {ReturnType<typeof makeEntries>[number]} entry */
function record({ request, response }) {
  const sent = new Map();
  for (const { name, value } of request.headers) sent.set(name.toLowerCase(), value);
  const received = new Map();
  for (const { name, value } of response.headers) received.set(name.toLowerCase(), value);
  return { method: request.method, url: request.url, status: response.status, sent, received };
}

/** @param {number} microseconds */
function inFigures(microseconds) {
  const perSecond = Math.round(1000 / microseconds) * 1000;
  return `${microseconds.toFixed(2)} µs an entry, ${perSecond.toLocaleString('en')}/s`;
}

/**
 * @param {() => void} work
 * @returns milliseconds of CPU time
 */
function timed(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
