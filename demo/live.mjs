import { createHash } from 'node:crypto';

/** What a server adds to the key that it was sent (RFC 6455 §1.3). */
const ADDED_TO_KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** How long a live connection is open before the shop closes it, in ms. */
const OPEN_FOR = 300;

/**
 * Takes a WebSocket and closes it soon after with a number and a reason (RFC 6455 §4.2.2, §5.5.1).
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {number} code
 * @param {string} reason at most 123 bytes
 */
export function openAndClose(request, socket, code, reason) {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${ADDED_TO_KEY}`)
    .digest('base64');
  socket.on('error', () => {});
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const words = Buffer.from(reason);
  const closeFrame = Buffer.concat([Buffer.from([0x88, 2 + words.length, code >> 8, code & 0xff]), words]);
  setTimeout(() => socket.write(closeFrame), OPEN_FOR);
  // The browser repeats the number; then the server lets go.
  socket.on('data', () => socket.end());
}
