/** When every recording begins. */
const START = Date.UTC(2026, 0, 5, 9);
/** What the values of these headers are makes no difference to anyone, and some differ in each run. */
const FIXED_VALUES = new Map([
  ['user-agent', 'Mozilla/5.0 Chrome/156.0.0.0'],
  ['sec-ch-ua', '"Chromium"'],
  ['date', 'Mon, 05 Jan 2026 09:00:00 GMT'],
  ['sec-websocket-key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
]);
/** What these headers of an answer say is about the connection, and the same each time. */
const OF_ALL_ANSWERS = /^(?:connection: keep-alive|keep-alive: timeout=\d+)$/i;
const LONG_ACCEPT = /^text\/html,application\/xhtml\+xml,.*$/;
/** Every request that was sent has these, all with the same values. */
const OF_ALL_SENT =
  /^(?:accept-encoding|accept-language|user-agent|sec-ch-ua(?:-.*)?|upgrade-insecure-requests|connection|priority)$/i;
/** Times are kept to so many ms. */
const STEP = 100;
const LONGEST_URL = 300;
const BOUNDARY = /----WebKitFormBoundary\w+/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Takes out of a recording what differs in each run and tells nothing: ports, times to the millisecond, ids.
 * @param {{ entry: any, content: any }[]} recorded
 * @param {(import('./browser-account.mjs').Truth | null)[]} truths one for each
 * @param {(text: string) => string} withoutPorts
 */
export function tidy(recorded, truths, withoutPorts) {
  const starts = recorded.map(({ entry }) => new Date(entry.startedDateTime).getTime());
  // A preflight runs inside its request: rounding must not tear them apart.
  recorded.forEach(({ entry }, place) => {
    if (entry._resourceType === 'preflight') starts[place] = starts[requestOf(recorded, place)] ?? 0;
  });
  // A refused WebSocket's start lies in 1969.
  const first = Math.min(...starts.filter((start) => start > 1e12));
  /** @type {string[]} */
  const visits = [];
  const entries = recorded.map(({ entry, content }, place) => ({
    entry: tidyEntry(entry, (starts[place] ?? 0) - first, visits),
    ...(content?.head && {
      content: {
        enc: content.encoding,
        head: content.head.replace(UUID, '00000000-0000-4000-8000-000000000000'),
      },
    }),
  }));
  const browserLabels = truths.map((truth, index) => {
    if (!truth) return { index };
    const { startedAt: _, url: _url, ...rest } = truth;
    return { index, truth: rest };
  });
  return JSON.parse(withoutPorts(JSON.stringify({ entries, browserLabels })));
}

/**
 * @param {{ entry: any }[]} recorded
 * @param {number} place of a preflight
 * @returns {number} the place of the request that it ran for, or its own
 */
function requestOf(recorded, place) {
  const preflight = recorded[place]?.entry;
  const found = recorded.findIndex(
    ({ entry }) => entry._resourceType !== 'preflight' && entry.request.url === preflight.request.url,
  );
  return found < 0 ? place : found;
}

/**
 * @param {any} entry
 * @param {number} after ms since the first
 * @param {string[]} visits the page loads so far
 */
function tidyEntry(entry, after, visits) {
  const { request, response, timings, pageref, _initiator } = entry;
  if (pageref && !visits.includes(pageref)) visits.push(pageref);
  return {
    ...(_initiator && { _initiator: tidyInitiator(_initiator) }),
    _resourceType: entry._resourceType,
    ...(entry._fromCache && { _fromCache: entry._fromCache }),
    ...(pageref && { pageref: `page_${visits.indexOf(pageref) + 1}` }),
    startedDateTime:
      after < -1e9
        ? '1969-12-31T23:59:59.000Z'
        : new Date(START + Math.floor(after / STEP) * STEP).toISOString(),
    time: rounded(entry.time),
    serverIPAddress: entry.serverIPAddress,
    request: {
      method: request.method,
      url: shortUrl(request.url),
      httpVersion: request.httpVersion,
      headers: tidyHeaders(withoutUsual(request.headers)),
      ...(request.postData && {
        postData: JSON.parse(JSON.stringify(request.postData).replace(BOUNDARY, '----WebKitFormBoundary')),
      }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      headers: tidyHeaders(
        response.headers.filter(
          (/** @type {any} */ { name, value }) => !OF_ALL_ANSWERS.test(`${name}: ${value}`),
        ),
      ),
      content: { size: response.content.size, mimeType: response.content.mimeType },
      ...(response.redirectURL && { redirectURL: response.redirectURL }),
      _transferSize: response._transferSize,
      _error: response._error,
      ...(response._fetchedViaServiceWorker && { _fetchedViaServiceWorker: true }),
    },
    timings: Object.fromEntries(
      ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive']
        .map((name) => /** @type {const} */ ([name, rounded(timings[name])]))
        .filter(([, ms]) => ms >= 0),
    ),
    ...(entry._webSocketMessages && {
      _webSocketMessages: entry._webSocketMessages.map(
        (/** @type {any} */ { time: _, ...message }) => message,
      ),
    }),
  };
}

/** @param {any} initiator */
function tidyInitiator({ type, url, lineNumber, stack }) {
  const frame = stack?.callFrames?.[0];
  return {
    type,
    ...(url && { url: shortUrl(url) }),
    ...(lineNumber !== undefined && { lineNumber }),
    ...(frame && {
      stack: {
        callFrames: [
          { functionName: frame.functionName, url: shortUrl(frame.url), lineNumber: frame.lineNumber },
        ],
      },
    }),
  };
}

/**
 * How many headers a request shows that was not sent tells something of it, so those keep all.
 * @param {{ name: string, value: string }[]} headers
 */
function withoutUsual(headers) {
  const sent = headers.some(({ name }) => /^(?:host|:authority)$/i.test(name));
  return sent ? headers.filter(({ name }) => !OF_ALL_SENT.test(name)) : headers;
}

/** @param {{ name: string, value: string }[]} headers */
function tidyHeaders(headers) {
  return headers.map(({ name, value }) => ({
    name,
    value:
      FIXED_VALUES.get(name.toLowerCase()) ??
      value
        .slice(0, 600)
        .replace(LONG_ACCEPT, 'text/html,*/*;q=0.8')
        .replace(BOUNDARY, '----WebKitFormBoundary'),
  }));
}

/** @param {string} url */
function shortUrl(url) {
  return url.slice(0, LONGEST_URL).replace(UUID, '00000000-0000-4000-8000-000000000000');
}

/**
 * To a tenth of a second, longer ones to one figure: no rule cares for more, and a new recording then differs little. Never
 * to 0, which means that the request is still on its way.
 * @param {number | undefined} ms
 */
function rounded(ms) {
  if (ms === undefined || ms <= 0) return ms ?? -1;
  const step = Math.max(STEP, 10 ** Math.floor(Math.log10(ms)));
  return Math.round(ms / step) * step || 10;
}

/**
 * A recording as it is stored: a line for each entry, so that a new recording shows what changed.
 * @param {{ scenario: string, pageUrl: string, entries: object[], browserLabels: object[] }} recording
 */
export function serialize({ scenario, pageUrl, entries, browserLabels }) {
  const lines = (/** @type {object[]} */ items) =>
    `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `{"scenario":${JSON.stringify(scenario)},"pageUrl":${JSON.stringify(pageUrl)},"entries":${lines(entries)},"browserLabels":${lines(browserLabels)}}\n`;
}
