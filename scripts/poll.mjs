/** How long to wait between two looks, in ms. */
const EVERY = 50;

/**
 * Looks again and again until there is something to return: the one way in which these scripts wait.
 * @template T
 * @param {string} what what is waited for, in words that end "timed out waiting for …"
 * @param {() => Promise<T | undefined> | T | undefined} look returns undefined as long as it is not there
 * @param {number} [limit] after how many ms to give up
 * @returns {Promise<T>}
 */
export async function poll(what, look, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}
