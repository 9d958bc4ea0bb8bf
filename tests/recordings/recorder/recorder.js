// Runs in DevTools, where only an extension gets to: keeps every entry as the event gives it. scripts/record.mjs reads
// `window.recorded` through the DevTools window.

/** As much of a body as a rule may need to tell a page from data. */
const HEAD = 400;

/** @type {Record<string, any>} */ (globalThis).recorded = [];

/** @type {any} */ (globalThis).chrome.devtools.network.onRequestFinished.addListener(
  (/** @type {any} */ request) => {
    const { getContent: _, ...entry } = request;
    /** @type {{ entry: unknown, content: { head: string | null, encoding: string } | null }} */
    const record = { entry: JSON.parse(JSON.stringify(entry)), content: null };
    /** @type {any} */ (globalThis).recorded.push(record);
    // Inside the event: after a navigation there is nothing left to get.
    request.getContent((/** @type {unknown} */ text, /** @type {string} */ encoding) => {
      record.content = {
        head: typeof text === 'string' ? text.slice(0, HEAD) : null,
        encoding: encoding ?? '',
      };
    });
  },
);
