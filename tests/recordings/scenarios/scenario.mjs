/**
 * One way to fail or to succeed.
 * @typedef {object} Scenario
 * @property {string} name of the recording's file; the family comes first
 * @property {string} [page] the address that is opened; http://shop.test/ without it
 * @property {Readonly<Record<string, string>>} [headers] of the page
 * @property {string} [html] in the page
 * @property {string} [script] in the page, after `html`
 * @property {import('../respond.mjs').Routes} [routes] what the servers answer elsewhere
 * @property {(page: import('@playwright/test').Page) => Promise<unknown>} [afterwards] done when the page has loaded
 * @property {number} [limit] ms after which the recording ends though something is still on its way
 * @property {boolean} [plain] the page itself is one of `routes`
 */

/**
 * The script of a page that fetches, reads the answer, and minds no failure.
 * @param {string} url
 * @param {RequestInit} [init]
 */
export const ask = (url, init = {}) =>
  `fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then((answer) => answer.text()).catch(() => {});`;

/**
 * The same with XMLHttpRequest.
 * @param {string} url
 * @param {string} [method]
 * @param {string} [more] set on `x` before it is sent
 */
export const askOld = (url, method = 'GET', more = '') =>
  `{ const x = new XMLHttpRequest(); x.open(${JSON.stringify(method)}, ${JSON.stringify(url)}); ${more}; x.send(); }`;

/**
 * The same from a worker.
 * @param {string} script that the worker runs
 */
export const inWorker = (script) => `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(script)}])));`;

export const HTML = { type: 'text/html', body: '<!doctype html><title>Sign in</title><p>Please sign in.' };
export const JSON_BODY = { type: 'application/json', body: '{"items":[]}' };
/** The smallest GIF. */
export const GIF = {
  type: 'image/gif',
  body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
};
export const SCRIPT = { type: 'text/javascript', body: 'globalThis.loaded = true;' };
export const STYLE = { type: 'text/css', body: 'body { color: black }' };

/** @param {string} allowed */
export const allow = (allowed) => ({ 'access-control-allow-origin': allowed });
/** Everything that a preflight can ask for. */
export const LEAVE = {
  'access-control-allow-origin': '{origin}',
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, x-cart',
  'access-control-max-age': '0',
};
