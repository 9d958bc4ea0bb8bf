import { toyToken } from './toy-token.mjs';

/** @typedef {import('../scenarios.mjs').DemoRequest} DemoRequest */

const ABORT_AFTER = 150;
/** How long the browser may take to notice that it is offline, or online again, in ms. */
const NETWORK_LIMIT = 5000;
/** The same where it notices nothing, because the computer has no network to begin with: the times of demo/offline.mjs. */
const WITHOUT_NETWORK = { offline: 700, online: 2500 };

const { shop = '', api = '', tls = '', refused = '' } = document.documentElement.dataset;
// The name ends in .invalid, which never exists (RFC 6761 §6.4).
const origins = {
  shop,
  api,
  tls,
  refused,
  unknown: 'http://shop-backend.invalid',
  // The shop under another name, which the policy of the page does not have.
  unlisted: shop.replace('localhost', 'metrics.localhost'),
};

/**
 * Sends the request of a scenario.
 * @param {DemoRequest} request
 * @returns {Promise<string>} what the page learned from it
 * @throws what the page got instead of an answer
 */
export async function send(request) {
  switch (request.way) {
    case 'websocket':
      return openSocket(addressOf(request).replace(/^http/, 'ws'));
    case 'live':
      return openSocket(addressOf(request).replace(/^http/, 'ws'), 'until it closes');
    case 'policy':
      forbidUnlisted();
      return fetchIt(request);
    case 'abort': {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ABORT_AFTER);
      return fetchIt(request, controller.signal);
    }
    case 'twice':
      return `${await fetchIt(request)}, then ${await fetchIt(request)}`;
    case 'renew':
      return `${await fetchIt(request)}, then ${await fetchIt({ ...request, token: 'customer' })}`;
    case 'typing': {
      const controller = new AbortController();
      const first = fetchIt({ ...request, path: `${request.path}?q=b` }, controller.signal);
      setTimeout(() => controller.abort(), ABORT_AFTER);
      await first.catch(() => {});
      return fetchIt({ ...request, path: `${request.path}?q=bl` });
    }
    case 'offline':
      return whileOffline(() => fetchIt(request));
    default:
      return fetchIt(request);
  }
}

/** @param {DemoRequest} request */
function addressOf({ to, path }) {
  return origins[to] + path;
}

/**
 * @param {DemoRequest} request
 * @param {AbortSignal} [signal]
 */
async function fetchIt(request, signal) {
  const { method = 'GET', headers, token, body } = request;
  const response = await fetch(addressOf(request), {
    method,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${toyToken(token)}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  // An answer that nobody reads counts as aborted in Chromium.
  await response.text();
  return `${response.status} ${response.statusText}`.trim();
}

/** From now on the page may speak to all the demo's origins but one. */
function forbidUnlisted() {
  if (document.querySelector('meta[http-equiv]')) return;
  const { unlisted, ...listed } = origins;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src 'self' ws: ${Object.values(listed).join(' ')}`;
  document.head.append(policy);
}

/**
 * @param {string} address
 * @param {'until it opens' | 'until it closes'} [wait]
 */
function openSocket(address, wait = 'until it opens') {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    if (wait === 'until it opens') socket.onopen = () => resolve('open');
    socket.onclose = ({ code }) => reject(new Error(`closed, code ${code}`));
  });
}

/**
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function whileOffline(act) {
  const offline = network('offline');
  const online = network('online');
  const answer = await fetch('/control/offline', { method: 'POST' });
  await answer.text();
  if (!answer.ok) throw new Error('only “npm start” can do this');
  await offline;
  try {
    return await act();
  } finally {
    await online;
  }
}

/**
 * @param {'offline' | 'online'} change
 * @returns {Promise<void>} resolved when the browser says so, or when it has had time enough
 */
function network(change) {
  const limit = navigator.onLine ? NETWORK_LIMIT : WITHOUT_NETWORK[change];
  return new Promise((resolve) => {
    addEventListener(change, () => resolve(), { once: true });
    setTimeout(resolve, limit);
  });
}
