import { createHash } from 'node:crypto';

/**
 * What a scenario's server answers at one address. Header values may hold `{origin}`: the Origin that was sent.
 * @typedef {object} Reply
 * @property {number} [status] 200 without it
 * @property {string} [type] the media type; text/plain without it, no Content-Type where ''
 * @property {Readonly<Record<string, string | string[]>>} [headers]
 * @property {string | Buffer} [body]
 * @property {number} [after] ms until it is sent
 * @property {string | Buffer} [raw] bytes on the connection in the place of an HTTP answer
 * @property {'close' | 'reset' | 'hang'} [ending] what becomes of the connection after `raw`; it is closed without it
 * @property {boolean} [hang] never answers
 * @property {'echo' | 'abort' | 'close' | 'text-error'} [socket] takes a WebSocket, and then
 * @property {(stream: import('node:http2').ServerHttp2Stream) => void} [stream] takes the HTTP/2 stream
 */

/** Replies by "METHOD host/path", "host/path" or "/path". @typedef {Readonly<Record<string, Reply>>} Routes */

/** @type {Reply} */
const NOT_FOUND = { status: 404, type: 'text/plain', body: 'Not found' };

/**
 * Answers one request by the scenario's routes.
 * @param {Routes} routes
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse | null} response null where a WebSocket is asked for
 * @param {import('node:stream').Duplex} [upgraded] the connection of a WebSocket
 */
export function respond(routes, request, response, upgraded) {
  const path = (request.url ?? '/').split('?')[0];
  const host = (request.headers.host ?? String(request.headers[':authority'] ?? '')).replace(/:443$/, '');
  const name = host.split(':')[0];
  const reply =
    routes[`${request.method} ${host}${path}`] ??
    routes[`${host}${path}`] ??
    routes[`${request.method} ${name}${path}`] ??
    routes[`${name}${path}`] ??
    routes[`${request.method} ${path}`] ??
    routes[path ?? '/'] ??
    NOT_FOUND;
  if (reply.hang) return;
  setTimeout(() => answer(reply, request, response, upgraded), reply.after ?? 0);
}

/**
 * @param {Reply} reply
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse | null} response
 * @param {import('node:stream').Duplex} [upgraded]
 */
function answer(reply, request, response, upgraded) {
  const { status = 200, type = 'text/plain', headers = {}, body = '' } = reply;
  const socket = /** @type {import('node:net').Socket} */ (upgraded ?? request.socket);
  const stream = /** @type {any} */ (response)?.stream;
  if (reply.stream && stream) return reply.stream(stream);
  if (reply.raw !== undefined) {
    // A reset at once would throw away what was just written.
    socket.write(reply.raw, () => setTimeout(() => end(socket, reply.ending), 60));
    return;
  }
  if (reply.ending === 'reset' || reply.ending === 'close') return end(socket, reply.ending);
  const origin = request.headers.origin ?? '';
  const fields = Object.entries(headers).map(
    ([field, value]) =>
      /** @type {const} */ ([
        field,
        typeof value === 'string' ? value.replaceAll('{origin}', origin) : [...value],
      ]),
  );
  if (upgraded) {
    if (reply.socket) return openSocket(reply.socket, request, upgraded, fields);
    const lines = fields.flatMap(([field, value]) => [value].flat().map((one) => `${field}: ${one}`));
    upgraded.end(
      [
        `HTTP/1.1 ${status} Answer`,
        ...lines,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
    return;
  }
  if (!response) return;
  for (const [field, value] of fields) response.setHeader(field, value);
  if (type !== '') response.setHeader('content-type', type);
  if (!stream) response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(status);
  response.end(request.method === 'HEAD' || status === 204 || status === 304 ? undefined : body);
}

/**
 * @param {import('node:net').Socket} socket
 * @param {Reply['ending']} how
 */
function end(socket, how) {
  if (how === 'hang') return;
  if (how === 'reset') {
    // Under TLS it is the TCP connection that can be reset.
    const tcp = /** @type {any} */ (socket)._parent ?? socket;
    if (typeof tcp.resetAndDestroy === 'function' && tcp !== socket) socket.destroy();
    else socket.resetAndDestroy();
    return;
  }
  socket.destroy();
}

/**
 * The server's side of a WebSocket (RFC 6455 §4.2.2, §5.2), as far as the scenarios need it.
 * @param {NonNullable<Reply['socket']>} what
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {readonly (readonly [string, string | string[]])[]} fields
 */
function openSocket(what, request, socket, fields) {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  const lines = fields.map(([field, value]) => `${field}: ${value}`);
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      ...lines,
      '',
      '',
    ].join('\r\n'),
  );
  const text = Buffer.from('hello');
  setTimeout(() => {
    if (what === 'text-error') socket.write(Buffer.from([0xf1, 0x01, 0x00]));
    else socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
    if (what === 'abort') socket.destroy();
    if (what === 'close') socket.end(Buffer.from([0x88, 2, 0x03, 0xe8]));
  }, 50);
}
