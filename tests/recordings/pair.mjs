/**
 * Finds for each entry what the browser said of it. An entry bears no id, so method and address have to do, and among
 * several the nearest start. What DevTools lists twice gets its account once.
 * @param {readonly any[]} entries HAR entries
 * @param {readonly import('./browser-account.mjs').Truth[]} truths
 * @returns {(import('./browser-account.mjs').Truth | null)[]} one for each entry
 */
export function pair(entries, truths) {
  const left = new Set(truths);
  return entries.map((entry) => {
    const started = new Date(entry.startedDateTime).getTime();
    /** @param {import('./browser-account.mjs').Truth} truth */
    const apart = (truth) => (truth.type === 'WebSocket' ? 0 : Math.abs(truth.startedAt - started));
    const found = [...left]
      .filter(
        ({ url, method }) =>
          url === entry.request.url && (method === entry.request.method || entry.request.method === ''),
      )
      .sort((a, b) => apart(a) - apart(b))[0];
    if (!found) return null;
    left.delete(found);
    return found;
  });
}
