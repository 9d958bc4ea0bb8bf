import { poll } from '../../scripts/poll.mjs';
import { heapNow, memory } from './watching.mjs';

const LIMIT = 120_000;

/** @typedef {import('./watching.mjs').Session} Session */

/**
 * The floor of opening a file: its text, and JSON.parse.
 * @param {Session} page with a file input
 * @param {string} file
 * @returns {Promise<number>} ms
 */
export async function parseWhole(page, file) {
  await page.run(() => {
    whenChosen(async (chosen) => {
      JSON.parse(await chosen.text());
    });
    /** @param {(file: File) => Promise<void>} work */
    function whenChosen(work) {
      Object.assign(globalThis, { took: undefined });
      const input = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'));
      // The same file chosen again would be no change.
      input.value = '';
      input.onchange = async () => {
        const begin = performance.now();
        await work(/** @type {File} */ (input.files?.[0]));
        Object.assign(globalThis, { took: performance.now() - begin });
      };
    }
  });
  await page.choose('input[type=file]', file);
  return poll('JSON.parse', () => page.run(() => /** @type {any} */ (globalThis).took), LIMIT);
}

/**
 * The floor of what is kept: the file's bytes are cut into entries, each is parsed by itself, and made a bare record. The
 * whole text never exists. Afterwards the page holds the records as `records`.
 * @param {Session} page
 * @param {string} file
 * @returns {Promise<{ first: number, all: number, heap: number, peak: number }>} ms until 100 records and until all, bytes kept
 *   and at most
 */
export async function cutUp(page, file) {
  const before = await memory(page);
  await page.run(() => {
    const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [34, 92, 123, 125, 91, 93];
    /** An entry is an object in the list in the object in the object. */
    const DEPTH = 4;
    const input = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'));
    Object.assign(globalThis, { took: undefined });
    input.value = '';
    input.onchange = async () => {
      const begin = performance.now();
      /** @type {object[]} */
      const records = [];
      let first = 0;
      const decoder = new TextDecoder();
      let depth = 0;
      let inText = false;
      let escaped = false;
      let left = new Uint8Array();
      const file = /** @type {File} */ (/** @type {FileList} */ (input.files)[0]);
      const reader = file.stream().getReader();
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        const came = /** @type {Uint8Array} */ (value);
        const piece = new Uint8Array(left.length + came.length);
        piece.set(left);
        piece.set(came, left.length);
        // Where the entry begins that is not yet all there; what is left of the last piece begins with one.
        let start = left.length > 0 ? 0 : -1;
        for (let place = left.length; place < piece.length; place++) {
          const byte = piece[place];
          if (inText) {
            if (escaped) escaped = false;
            else if (byte === BACKSLASH) escaped = true;
            else if (byte === QUOTE) inText = false;
          } else if (byte === QUOTE) inText = true;
          else if (byte === OPEN || byte === OPEN_LIST) {
            depth++;
            if (depth === DEPTH && byte === OPEN) start = place;
          } else if (byte === CLOSE || byte === CLOSE_LIST) {
            if (depth === DEPTH && byte === CLOSE) {
              take(JSON.parse(decoder.decode(piece.subarray(start, place + 1))));
              start = -1;
            }
            depth--;
          }
        }
        left = start < 0 ? new Uint8Array() : piece.slice(start);
      }
      Object.assign(globalThis, { records, took: { first, all: performance.now() - begin } });

      /** @param {any} entry */
      function take({ request, response }) {
        if (!request) return;
        const headers = new Map();
        for (const { name, value } of response.headers) headers.set(name.toLowerCase(), value);
        records.push({ method: request.method, url: request.url, status: response.status, headers });
        if (records.length === 100) first = performance.now() - begin;
      }
    };
  });
  await page.choose('input[type=file]', file);
  let peak = 0;
  const took = await poll(
    'bare records',
    async () => {
      peak = Math.max(peak, await heapNow(page));
      return page.run(() => /** @type {any} */ (globalThis).took);
    },
    LIMIT,
  );
  const after = await memory(page);
  return { ...took, heap: after.heap - before.heap, peak };
}
