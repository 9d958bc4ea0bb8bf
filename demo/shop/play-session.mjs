import { toyToken } from './toy-token.mjs';

const { api = '', refused = '' } = document.documentElement.dataset;

const PARTS = ['profile', 'orders', 'addresses', 'cards', 'wishes', 'points'];
const MORE_PARTS = ['vouchers', 'messages', 'reviews', 'returns', 'letters', 'settings'];
/** How long the page waits before the second and before the third try, in ms. */
const PAUSES = [200, 400];
/** Services that blockers know; nothing is sent to them where no blocker stops it. */
const COUNTERS = [
  'https://www.google-analytics.com',
  'https://stats.g.doubleclick.net',
  'https://api.mixpanel.com',
];
/** What the page keeps over a reload: the story that goes on, and the visitor's token. */
const AGAIN = 'play-again';
const TOKEN = 'ended-token';

/** @type {Readonly<Record<string, (visit: string) => Promise<string>>>} */
const stories = {
  'session-ended': () => all([...PARTS, ...MORE_PARTS].map((part) => openPart(part, endedToken()))),

  'host-down': async () => {
    const result = await all([1, 2, 3, 4, 5].map((rack) => ask(`${refused}/rack/${rack}`)));
    if (sessionStorage.getItem(AGAIN) === null) {
      sessionStorage.setItem(AGAIN, 'host-down');
      location.reload();
    } else sessionStorage.removeItem(AGAIN);
    return result;
  },

  'third-try-works': async (visit) => {
    const statuses = [];
    for (const pause of [...PAUSES, 0]) {
      const status = await ask('/api/stock-level', { headers: { 'x-visit': visit } });
      statuses.push(status);
      if (status === '200') break;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return statuses.join(', ');
  },

  'renewed-once': () => openWithRenewal(['vouchers'], 'fresh'),
  'renewed-for-all': () => openWithRenewal(PARTS.slice(0, 5), 'fresh'),
  'renewal-refused': () => openWithRenewal(PARTS.slice(0, 3), 'stale'),

  'preflight-and-request': () =>
    ask(`${api}/cart/b-1042`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-cart': 'b-1042' },
      body: JSON.stringify({ mugs: 2 }),
    }),

  'fetch-in-circles': () => ask('/account/home'),
  'frame-in-circles': () => showInFrame('/account/home?frame'),

  // A fetch would make the browser ask the visitor for the password.
  'basic-handshake': (visit) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('GET', `/till/${visit}/report`, true, 'till', 'clay-and-water');
      request.onloadend = () => resolve(String(request.status));
      request.send();
    }),

  // Without credentials the browser leaves the answer to the page, which goes the three steps itself.
  'ntlm-handshake': async () => {
    const statuses = [];
    for (const type of [0, 1, 3]) {
      statuses.push(
        await ask('/api/ledger', {
          credentials: 'omit',
          ...(type > 0 && {
            headers: { authorization: `NTLM ${btoa(`NTLMSSP\0${String.fromCharCode(type)}\0\0\0`)}` },
          }),
        }),
      );
    }
    return statuses.join(', ');
  },

  'analytics-blocked': () =>
    whereBlocked(() =>
      all(
        Array.from({ length: 30 }, (_, n) =>
          ask(`${COUNTERS[n % 3]}/g/collect?v=2&en=view&n=${n}`, { method: 'POST', mode: 'no-cors' }),
        ),
      ),
    ),
  'beacons-blocked': () =>
    whereBlocked(async () => {
      const taken = Array.from({ length: 30 }, (_, n) =>
        navigator.sendBeacon(`${COUNTERS[n % 3]}/g/beacon?n=${n}`, 'left'),
      );
      return `${taken.filter(Boolean).length} beacons taken`;
    }),

  // At the page's own name: of a frame from another site the browser lists the failure once.
  'frame-refused': () => showInFrame(`http://${location.hostname}:${new URL(refused).port}/window/9`),
  'three-at-once': () => all([1, 2, 3].map(() => ask('/api/best-sellers'))),

  'gateway-without-service': () =>
    all([
      ...Array.from({ length: 20 }, (_, n) => ask(`/api/warehouse/${n + 1}`)),
      ...Array.from({ length: 5 }, (_, n) => ask(`${api}/currencies?page=${n}`)),
    ]),
};

/**
 * Plays a story.
 * @param {string} id of ../sessions.mjs
 * @returns {Promise<string>} what the page learned
 */
export async function play(id) {
  const story = stories[id];
  if (!story) throw new Error(`no story ${id}`);
  return story(crypto.randomUUID());
}

/**
 * The story that goes on after a reload.
 * @returns {string | null} its id
 */
export function interrupted() {
  return sessionStorage.getItem(AGAIN);
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 * @returns {Promise<string>} the status, or what the page gets in its place
 */
async function ask(address, options) {
  try {
    const response = await fetch(address, options);
    // An answer that nobody reads counts as aborted in Chromium.
    await response.text();
    return String(response.status);
  } catch (error) {
    return String(error);
  }
}

/** The same one each time, as a page keeps it. */
function endedToken() {
  const token = sessionStorage.getItem(TOKEN) ?? toyToken('expired');
  sessionStorage.setItem(TOKEN, token);
  return token;
}

/**
 * @param {string} part
 * @param {string} token
 */
function openPart(part, token) {
  return ask(`/api/me/${part}`, { headers: { authorization: `Bearer ${token}` } });
}

/**
 * What clients with an interceptor do: ask, renew once for all, ask again.
 * @param {readonly string[]} parts
 * @param {string} refreshToken
 */
async function openWithRenewal(parts, refreshToken) {
  const refused = await all(parts.map((part) => openPart(part, endedToken())));
  const response = await fetch('/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: 'shop',
    }),
  });
  const answer = await response.json();
  if (!response.ok) return `${refused}; ${response.status} ${answer.error}`;
  return `${refused}; ${await all(parts.map((part) => openPart(part, answer.access_token)))}`;
}

/** @param {string} address */
function showInFrame(address) {
  return new Promise((/** @type {(result: string) => void} */ resolve) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.src = address;
    // The browser's own error page in it counts as loaded. The frame stays: of one that goes the browser lists less.
    frame.onload = () => resolve('a page, or the browser’s own');
    document.body.append(frame);
  });
}

/**
 * Only the browser that “npm start” and the tests drive has the demo's ad blocker for sure; from any other, the visit would
 * really be counted.
 * @param {() => Promise<string>} act
 */
async function whereBlocked(act) {
  return navigator.webdriver ? act() : 'only in the browser that “npm start” opens';
}

/**
 * @param {readonly Promise<string>[]} results
 * @returns {Promise<string>} each result and how often it came: "12 × 401"
 */
async function all(results) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const result of await Promise.all(results)) counts.set(result, (counts.get(result) ?? 0) + 1);
  return [...counts].map(([result, count]) => `${count} × ${result}`).join(', ');
}
