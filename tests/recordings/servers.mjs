import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { selfSignedCertificate } from '../../demo/certificate.mjs';
import { respond } from './respond.mjs';

/**
 * The servers behind every scenario: names under .test (RFC 6761 §6.2) that the browser is told to find on this
 * computer. So addresses in the recordings are the same each time, whatever ports were free.
 *
 * | name | what is there |
 * |---|---|
 * | any other name under .test | the scenario's own answers, over http and https |
 * | h2.test and names under it | the same over HTTP/2 |
 * | public.test, lan.test | the same, taken for a public and for a local network's address |
 * | localhost:3000, localhost:8080 | the same, as on a developer's computer |
 * | closed.test | nothing listens |
 * | nowhere.test | the name does not exist |
 * | drop.test | takes the connection and closes it at once |
 * | reset.test | takes the connection and resets it |
 * | silent.test | takes the connection and says nothing |
 * | untrusted.test | https with a certificate nobody signed |
 * | oldtls.test | TLS 1.1 only |
 * | clientcert.test | wants a certificate from the browser |
 * | plain.test | http also where https belongs |
 * | tlsonly.test | https also where http belongs |
 * | unknownname.test | ends the TLS handshake with an alert: it does not know this name |
 */

/**
 * @typedef {object} Servers
 * @property {readonly string[]} browserArguments what makes Chromium find and trust them
 * @property {(routes: import('./respond.mjs').Routes) => void} serve sets what they answer from now on
 * @property {() => void} release ends what still hangs
 * @property {(text: string) => string} withoutPorts puts fixed ports in the place of this run's
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Servers>} */
export async function startServers() {
  /** @type {import('./respond.mjs').Routes} */
  let routes = {};
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  /** @type {import('node:net').Server[]} */
  const servers = [];
  const trusted = await selfSignedCertificate('shop.test');
  const untrusted = await selfSignedCertificate('untrusted.test');

  /**
   * @param {import('node:net').Server} server
   * @returns {Promise<number>} its port
   */
  const listen = (server) => {
    servers.push(server);
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('tlsClientError', () => {});
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  };
  /** @param {import('node:http').Server} server */
  const answering = (server) => {
    server.on('request', (request, response) => respond(routes, request, response));
    server.on('upgrade', (request, socket) => respond(routes, request, null, socket));
    return server;
  };
  const h2 = createSecureServer({ ...trusted, allowHTTP1: false });
  h2.on('sessionError', () => {});
  h2.on('request', (request, response) =>
    respond(routes, /** @type {any} */ (request), /** @type {any} */ (response)),
  );

  const http = await listen(answering(createHttpServer()));
  const https = await listen(answering(createHttpsServer(trusted)));
  const publicHttp = await listen(answering(createHttpServer()));
  const publicHttps = await listen(answering(createHttpsServer(trusted)));
  const lan = await listen(answering(createHttpServer()));
  const dev = await listen(answering(createHttpServer()));
  const devApi = await listen(answering(createHttpServer()));
  const h2Port = await listen(h2);
  const untrustedPort = await listen(answering(createHttpsServer(untrusted)));
  const oldTls = await listen(
    answering(
      createHttpsServer({
        ...trusted,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
    ),
  );
  const clientCert = await listen(
    answering(createHttpsServer({ ...trusted, requestCert: true, rejectUnauthorized: true })),
  );
  const unknownName = await listen(
    createTlsServer({ ...trusted, SNICallback: (_name, done) => done(new Error('not known here')) }),
  );
  const drop = await listen(createTcpServer((socket) => socket.end()));
  const reset = await listen(
    createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
  );
  const silent = await listen(createTcpServer(() => {}));
  const unused = createTcpServer();
  const closed = await listen(unused);
  await new Promise((resolve) => unused.close(resolve));

  /** Each place by the name and port it is asked under; the first that fits counts. @type {[string, number | null, number | null][]} */
  const places = [
    // name, http, https
    ['public.test', publicHttp, publicHttps],
    ['lan.test', lan, null],
    ['h2.test', null, h2Port],
    ['*.h2.test', null, h2Port],
    ['closed.test', closed, closed],
    ['drop.test', drop, drop],
    ['reset.test', reset, reset],
    ['silent.test', silent, silent],
    ['untrusted.test', http, untrustedPort],
    ['oldtls.test', null, oldTls],
    ['clientcert.test', null, clientCert],
    ['unknownname.test', null, unknownName],
    ['plain.test', http, http],
    ['tlsonly.test', https, https],
    ['*.test', http, https],
  ];
  const rules = [
    'MAP nowhere.test ^NOTFOUND',
    `MAP localhost:3000 127.0.0.1:${dev}`,
    `MAP localhost:8080 127.0.0.1:${devApi}`,
    `MAP localhost:9 127.0.0.1:${closed}`,
    `MAP localhost:9999 127.0.0.1:${closed}`,
    ...places.flatMap(([name, plain, secure]) => [
      ...(plain ? [`MAP ${name}:80 127.0.0.1:${plain}`] : []),
      ...(secure ? [`MAP ${name}:443 127.0.0.1:${secure}`] : []),
    ]),
    `MAP *.test:8080 127.0.0.1:${http}`,
    `MAP *.test:8443 127.0.0.1:${https}`,
  ];
  const spki = createHash('sha256')
    .update(new X509Certificate(trusted.cert).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const fixedPorts = new Map(
    [
      http,
      https,
      publicHttp,
      publicHttps,
      lan,
      dev,
      devApi,
      h2Port,
      untrustedPort,
      oldTls,
      clientCert,
      unknownName,
      drop,
      reset,
      silent,
      closed,
    ].map((port, place) => [String(port), String(9000 + place)]),
  );

  return {
    browserArguments: [
      `--host-resolver-rules=${rules.join(',')}`,
      `--ignore-certificate-errors-spki-list=${spki}`,
      `--ip-address-space-overrides=127.0.0.1:${publicHttp}=public,127.0.0.1:${publicHttps}=public,127.0.0.1:${lan}=local`,
    ],
    serve(next) {
      routes = next;
    },
    release() {
      for (const socket of sockets) socket.destroy();
    },
    withoutPorts: (text) => text.replace(/\b\d{4,5}\b/g, (digits) => fixedPorts.get(digits) ?? digits),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        servers
          .filter((server) => server.listening)
          .map((server) => new Promise((done) => server.close(done))),
      );
    },
  };
}
