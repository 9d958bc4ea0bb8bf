import { randomUUID } from 'node:crypto';

/**
 * An answer of the demo's servers.
 * @typedef {object} Reply
 * @property {number} status
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {unknown} [json] sent as JSON, with the media type of `headers` where that has one
 * @property {string} [html] sent as a web page
 * @property {number} [after] ms until it is sent
 */

/**
 * Sends an answer, with the headers that a real server would add.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Reply} reply
 */
export function send(request, response, reply) {
  const { status, json, html, after = 0 } = reply;
  const body = json === undefined ? html : `${JSON.stringify(json)}\n`;
  const headers = {
    server: 'demo-shop/1.0',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': randomUUID(),
    ...(json !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...(html !== undefined && { 'content-type': 'text/html; charset=utf-8' }),
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
    // An answer without a body says so; 204 and 304 never have one.
    ...(body === undefined && status !== 204 && status !== 304 && { 'content-length': '0' }),
    ...reply.headers,
  };
  const answer = () => response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  if (after === 0) return void answer();
  const timer = setTimeout(answer, after);
  response.on('close', () => clearTimeout(timer));
}
