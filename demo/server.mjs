import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { apiReplies } from './api-replies.mjs';
import { selfSignedCertificate } from './certificate.mjs';
import { openAndClose } from './live.mjs';
import { offlineSwitch } from './offline.mjs';
import { readPageFiles } from './page-files.mjs';
import { send } from './reply.mjs';
import { sessionReplies } from './session-replies.mjs';
import { shopReplies } from './shop-replies.mjs';

/** Browsers take every name under .localhost for this computer (RFC 6761 §6.3), without asking anyone. */
const HOSTS = {
  shop: 'localhost',
  api: 'api.localhost',
  tls: 'bank.localhost',
  refused: 'stock-room.localhost',
};
const NOT_FOUND = { status: 404, json: { error: 'Not Found' } };

/**
 * @typedef {object} DemoOptions
 * @property {number} [port] of the shop; a free one without it
 * @property {number} [apiPort] of the second origin; a free one without it
 * @property {(on: boolean) => void | Promise<void>} [setOffline] takes the browser off the network and back
 */

/**
 * The demo's origins, running.
 * @typedef {object} Demo
 * @property {string} shop serves the page and its API
 * @property {string} api the second origin
 * @property {string} tls has a self-signed certificate
 * @property {string} refused nothing listens there
 * @property {() => Promise<void>} close
 */

/**
 * Starts the demo shop on this computer.
 * @param {DemoOptions} [options]
 * @returns {Promise<Demo>}
 */
export async function startDemo({ port = 0, apiPort = 0, setOffline } = {}) {
  const offline = offlineSwitch(setOffline);
  const shopServer = createServer();
  const apiServer = createServer();
  const tlsServer = createTlsServer(await selfSignedCertificate(HOSTS.tls));
  const servers = [shopServer, apiServer, tlsServer];
  try {
    const origins = {
      shop: `http://${HOSTS.shop}:${await listen(shopServer, port)}`,
      api: `http://${HOSTS.api}:${await listen(apiServer, apiPort)}`,
      tls: `https://${HOSTS.tls}:${await listen(tlsServer, 0)}`,
      refused: `http://${HOSTS.refused}:${await unusedPort()}`,
    };

    const files = await readPageFiles(origins);
    const replyInSession = sessionReplies();
    shopServer.on('request', async (request, response) => {
      const path = pathOf(request);
      const file = files.get(path);
      if (file) {
        return send(request, response, {
          status: 200,
          html: file.body,
          headers: { 'content-type': file.type },
        });
      }
      if (request.method === 'POST' && path === '/control/offline') {
        return send(request, response, { status: offline.begin() ? 202 : 501 });
      }
      const reply =
        replyInSession(request, path, await bodyOf(request)) ??
        shopReplies[`${request.method} ${path}`] ??
        NOT_FOUND;
      send(request, response, typeof reply === 'function' ? reply(request) : reply);
    });
    shopServer.on('upgrade', (request, socket) => {
      if (pathOf(request) === '/live/orders') return openAndClose(request, socket, 4001, 'Session expired');
      socket.end(
        'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
    });

    const replies = apiReplies(origins.shop);
    apiServer.on('request', (request, response) => {
      send(request, response, replies[`${request.method} ${pathOf(request)}`] ?? NOT_FOUND);
    });
    // Nobody who checks certificates gets this far.
    tlsServer.on('request', (request, response) =>
      send(request, response, { status: 200, json: { balance: 0 } }),
    );

    return { ...origins, close: () => closeAll() };
  } catch (error) {
    await closeAll();
    throw error;
  }

  async function closeAll() {
    offline.stop();
    await Promise.all(servers.map(close));
  }
}

/** @param {import('node:http').IncomingMessage} request */
function pathOf(request) {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<string>} '' where nothing was sent, or it broke off
 */
async function bodyOf(request) {
  let text = '';
  try {
    for await (const piece of request.setEncoding('utf8')) text += piece;
  } catch {
    // The page left, and waits for no answer.
  }
  return text;
}

/**
 * @param {import('node:net').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port it got
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** @param {import('node:http').Server} server */
async function close(server) {
  if (!server.listening) return;
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/** A port where nothing listens: a free one, given back at once. */
async function unusedPort() {
  const server = createServer();
  const port = await listen(server, 0);
  await close(server);
  return port;
}
