import { describe, expect, it } from 'vitest';
import { bodyWanted, tellsOfFailure } from '../../src/capture/body-wanted.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given } from '../exchange-builder.ts';

/** An answer of this media type and size; what the builder cannot say of a size is set here. */
function answer(mimeType: string, size: number | null, given: Given = {}): Exchange {
  const made = exchange(given);
  return { ...made, response: { ...made.response, mimeType, size } };
}

const KB = 1024;

describe('a body is read', () => {
  it.each<[string, Exchange]>([
    ['of a 404, whatever it is', answer('image/png', 5_000_000, { status: 404, type: 'image' })],
    ['of small JSON', answer('application/json', 3 * KB)],
    ['of small JSON by another name', answer('application/vnd.api+json', 3 * KB, { type: 'xhr' })],
    ['of a web page given to a fetch', answer('text/html', 200 * KB)],
    ['of a web page given to a script', answer('text/html', 2 * KB, { type: 'script' })],
    ['of data given to a script', answer('application/json', 2 * KB, { type: 'script' })],
    ['of the page', answer('text/html', 300 * KB, { type: 'document' })],
    ['of small XML', answer('application/soap+xml', 3 * KB)],
    ['of data of unknown size', answer('application/json', null)],
  ])('%s', (_, given) => {
    expect(bodyWanted(given)).toBe(true);
  });
});

describe('a body is not read', () => {
  it.each<[string, Exchange]>([
    ['of large JSON', answer('application/json', 129 * KB)],
    ['of a program', answer('text/javascript', 2 * KB, { type: 'script' })],
    ['of a huge page', answer('text/html', 600 * KB, { type: 'document' })],
    ['of a picture', answer('image/png', 2 * KB, { type: 'image' })],
    ['of an SVG picture', answer('image/svg+xml', 2 * KB, { type: 'image' })],
    ['of a frame of HTML', answer('text/html', 2 * KB, { type: 'image' })],
    ['of a HEAD', answer('application/json', 0, { method: 'HEAD' })],
    ['of a 204', answer('application/json', 0, { status: 204 })],
    ['of a redirect', answer('text/html', 2 * KB, { status: 302 })],
    ['of a 304', answer('application/json', 2 * KB, { status: 304 })],
    ['of a 101', answer('', 0, { status: 101, type: 'websocket' })],
    ['of what got no answer', answer('', null, { error: 'net::ERR_CONNECTION_REFUSED' })],
  ])('%s', (_, given) => {
    expect(bodyWanted(given)).toBe(false);
  });
});

describe('a body that was read is kept', () => {
  const json = answer('application/json', KB);
  it.each([
    ['{"errors":[{"message":"x"}]}', true],
    ['{"success":false}', true],
    ['{"ok": false}', true],
    ['{"ok":0}', true],
    ['{"success":"no"}', true],
    ['{"success":true,"errors":[{"message":"x"}]}', true],
    ['{"success": true,"code":7}', true],
    ['{"error_code":7}', true],
    ['{"errno":7}', true],
    ['{"ok":true,"orders":[{"id":1', true],
    ['{"ok":true}<br /><b>Warning</b>: Undefined variable', true],
    ['[1,2', true],
    ['{"id":1}\n', false],
    ['{"errands":[]}', false],
    ['<!doctype html><title>Sign in</title>', true],
    ['', true],
    ['Warning: Undefined variable $x in a.php', true],
    ['{"orders":[{"id":1,"note":"error"}]}', false],
    ['[1,2,3]', false],
    ['{"ok":true,"id":1}', false],
    ['{"ok" : 1}', false],
    ['{"Success":\n  true}', false],
  ])('%s: %s', (text, kept) => {
    expect(tellsOfFailure(text, json)).toBe(kept);
  });

  it.each([
    ['text/plain', 'OK', false],
    ['text/plain', 'Fatal error: out of memory', true],
    ['text/plain', '<!doctype html><title>Sign in</title>', true],
    ['application/xml', '<orders><order id="1"/></orders>', false],
    ['text/xml', '<Envelope><Body><Fault/></Body></Envelope>', true],
    ['multipart/mixed', '--x\r\n\r\nHTTP/1.1 404 Not Found\r\nStatus: 404', true],
    ['application/json', 'oops', true],
  ])('of the type %s: %s: %s', (mimeType, text, kept) => {
    expect(tellsOfFailure(text, answer(mimeType, KB))).toBe(kept);
  });

  it('where data came instead of a program', () => {
    expect(tellsOfFailure('{"ok":true}', answer('application/json', KB, { type: 'script' }))).toBe(true);
  });

  it('where a web page says so by its type, however it begins', () => {
    expect(tellsOfFailure('{"orders":[]}', answer('text/html', KB))).toBe(true);
  });
});
