/**
 * The stories that the demo shop tells with several requests: what they come to in the panel. The page and the end-to-end
 * tests share this list; what the page does for each is in shop/play-session.mjs.
 */

/**
 * One reason, and how many requests failed for it.
 * @typedef {object} ExpectedProblem
 * @property {string} cause an id from src/diagnose/rules
 * @property {number} requests
 */

/**
 * Rows of the list while everything that belongs together is folded.
 * @typedef {object} ExpectedRows
 * @property {string} path part of the address
 * @property {number} rows
 */

/**
 * One button of the page.
 * @typedef {object} DemoSession
 * @property {string} id
 * @property {string} label
 * @property {string} note what happens, for a curious visitor
 * @property {readonly ExpectedProblem[]} problems in their order
 * @property {readonly ExpectedProblem[]} notes what looks like a failure and is none
 * @property {readonly ExpectedRows[]} rows
 */

/** The heading above them. */
export const sessionsSection = 'Several requests, one reason';

/** @type {readonly DemoSession[]} */
export const sessions = [
  {
    id: 'session-ended',
    label: 'Open my page (sign-in ran out)',
    note: '12 × 401: one sign-in that ended',
    problems: [{ cause: 'token-expired', requests: 12 }],
    notes: [],
    rows: [{ path: '/api/me/', rows: 12 }],
  },
  {
    id: 'host-down',
    label: 'Ask the stock room, and reload',
    note: '5 requests to a server that is down, in each of two page loads',
    problems: [{ cause: 'refused-here', requests: 10 }],
    notes: [],
    rows: [{ path: '/rack/', rows: 10 }],
  },
  {
    id: 'third-try-works',
    label: 'Ask what is in stock, until it works',
    note: '503, 503, then 200: the page waits longer each time',
    problems: [],
    notes: [{ cause: 'worked-when-tried-again', requests: 2 }],
    rows: [{ path: '/api/stock-level', rows: 1 }],
  },
  {
    id: 'renewed-once',
    label: 'Open my vouchers (sign-in renewed)',
    note: '401, a fresh token, then 200',
    problems: [],
    notes: [{ cause: 'token-renewed', requests: 1 }],
    rows: [
      { path: '/api/me/vouchers', rows: 1 },
      { path: '/oauth/token', rows: 1 },
    ],
  },
  {
    id: 'renewed-for-all',
    label: 'Open my page (sign-in renewed for all of it)',
    note: '5 × 401 at once, one fresh token, then 5 × 200',
    problems: [],
    notes: [{ cause: 'token-renewed', requests: 5 }],
    rows: [
      { path: '/api/me/', rows: 5 },
      { path: '/oauth/token', rows: 1 },
    ],
  },
  {
    id: 'renewal-refused',
    label: 'Open my page (sign-in cannot be renewed)',
    note: '3 × 401, and the fresh token is refused too',
    problems: [{ cause: 'refresh-refused', requests: 4 }],
    notes: [],
    rows: [
      { path: '/api/me/', rows: 3 },
      { path: '/oauth/token', rows: 1 },
    ],
  },
  {
    id: 'preflight-and-request',
    label: 'Save a basket on another server',
    note: 'OPTIONS is refused, so PUT is never sent: one row',
    problems: [{ cause: 'preflight-bad-status', requests: 1 }],
    notes: [],
    rows: [{ path: '/cart/b-1042', rows: 1 }],
  },
  {
    id: 'fetch-in-circles',
    label: 'Open my account (sent in circles)',
    note: 'two addresses send to each other, 20 times',
    problems: [{ cause: 'sent-in-circles', requests: 1 }],
    notes: [],
    rows: [{ path: '/account/', rows: 1 }],
  },
  {
    id: 'frame-in-circles',
    label: 'Open my account in a frame (sent in circles)',
    note: 'the same in a frame: the browser lists the end twice',
    problems: [{ cause: 'sent-in-circles', requests: 1 }],
    notes: [],
    rows: [{ path: '/account/', rows: 1 }],
  },
  {
    id: 'basic-handshake',
    label: 'Read the till (with a password)',
    note: '401 asks for the password, and the browser has it',
    problems: [],
    notes: [],
    rows: [{ path: '/till/', rows: 1 }],
  },
  {
    id: 'ntlm-handshake',
    label: 'Read the ledger (in three steps)',
    note: '401, 401, 200: how NTLM always goes',
    problems: [],
    notes: [{ cause: 'sign-in-handshake', requests: 2 }],
    rows: [{ path: '/api/ledger', rows: 1 }],
  },
  {
    id: 'analytics-blocked',
    label: 'Count my visit 30 times',
    note: 'the demo’s ad blocker stops all of them',
    problems: [],
    notes: [{ cause: 'tracker-blocked', requests: 30 }],
    rows: [{ path: '/collect', rows: 30 }],
  },
  {
    id: 'beacons-blocked',
    label: 'Count my visit with 30 beacons',
    note: 'the same for what a page sends as it goes',
    problems: [],
    notes: [{ cause: 'tracker-blocked', requests: 30 }],
    rows: [{ path: '/beacon', rows: 30 }],
  },
  {
    id: 'frame-refused',
    label: 'Show the stock room in a frame',
    note: 'nothing listens there, and the browser lists it twice',
    problems: [{ cause: 'refused-here', requests: 1 }],
    notes: [],
    rows: [{ path: '/window/9', rows: 1 }],
  },
  {
    id: 'three-at-once',
    label: 'Show the best sellers in three places',
    note: 'the same address three times at once: three requests',
    problems: [{ cause: 'server-error', requests: 3 }],
    notes: [],
    rows: [{ path: '/api/best-sellers', rows: 3 }],
  },
  {
    id: 'gateway-without-service',
    label: 'Look through the warehouse',
    note: '20 × 502 or 503 from one dead service; others work',
    problems: [{ cause: 'local-backend-down', requests: 20 }],
    notes: [],
    rows: [
      { path: '/warehouse/', rows: 20 },
      { path: '/currencies', rows: 5 },
    ],
  },
];
