import { describe, expect, it } from 'vitest';
import {
  askingOrigin,
  isCrossOrigin,
  isFailure,
  type Outcome,
  outcomeOf,
} from '../../src/session/outcome.ts';
import { exchange, type Given } from '../exchange-builder.ts';

const failed = 'net::ERR_FAILED';
const aborted = 'net::ERR_ABORTED';

/** The table of recordings of Chromium 156: what happened, as DevTools tells it. */
const TABLE: readonly (readonly [Outcome, string, Given])[] = [
  ['succeeded', 'a 200', { status: 200 }],
  ['succeeded', 'a 204', { status: 204 }],
  ['succeeded', 'a 304', { status: 304 }],
  ['succeeded', 'a 304 with a Location', { status: 304, answers: { Location: '/x' } }],
  ['succeeded', 'a 204 that Chrome calls aborted', { status: 204, error: aborted }],
  ['succeeded', 'a HEAD that Chrome calls aborted', { method: 'HEAD', status: 200, error: aborted }],
  [
    'redirected',
    'a HEAD’s redirect that Chrome calls aborted',
    { method: 'HEAD', status: 301, error: aborted, answers: { Location: '/new' } },
  ],
  ['failed', 'a HEAD’s 404 that Chrome calls aborted', { method: 'HEAD', status: 404, error: aborted }],
  ['cancelled', 'a HEAD that was stopped before its answer', { method: 'HEAD', error: aborted }],
  ['succeeded', 'a 205 that Chrome calls aborted', { status: 205, error: aborted }],
  ['succeeded', 'a 304 that Chrome calls aborted', { status: 304, error: aborted }],
  ['succeeded', 'a cache hit', { status: 200, fromCache: 'disk' }],
  ['succeeded', 'a WebSocket that opened', { type: 'websocket', url: 'wss://shop.test/', status: 101 }],
  [
    'succeeded',
    'an open WebSocket with an error later',
    { type: 'websocket', url: 'wss://shop.test/', status: 101, socketError: 'x' },
  ],
  ['succeeded', 'a worker’s own script', { url: 'blob:https://shop.test/7f45', type: 'script', status: 0 }],
  [
    'failed',
    'the same from a recorder that tells no errors',
    { url: 'blob:https://shop.test/7f45', type: 'script', status: 0, errorsUntold: true },
  ],
  ['succeeded', 'a 300 that leads nowhere', { status: 300 }],
  [
    'succeeded',
    'a preflight without leave: the OPTIONS itself went well',
    { type: 'preflight', status: 200 },
  ],
  ['redirected', 'a 302', { status: 302, answers: { Location: '/x' } }],
  ['redirected', 'a 308 that only DevTools names the target of', { status: 308, redirectUrl: '/x' }],
  ['blocked', 'the CORS check of a 200', { status: 200, error: failed }],
  ['blocked', 'the CORS check of a 500', { status: 500, error: failed }],
  ['blocked', 'the CORS check of a redirect', { status: 302, error: failed, answers: { Location: '/x' } }],
  ['blocked', 'a request whose preflight was refused', { method: 'PATCH', error: failed }],
  ['blocked', 'CSP, mixed content, DevTools’ blocking', { error: '' }],
  ['blocked', 'an extension', { error: 'net::ERR_BLOCKED_BY_CLIENT' }],
  ['blocked', 'CORP', { status: 200, error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin' }],
  ['blocked', 'X-Frame-Options', { status: 200, type: 'document', error: 'net::ERR_BLOCKED_BY_RESPONSE' }],
  ['blocked', 'ORB', { status: 200, type: 'image', error: 'net::ERR_BLOCKED_BY_ORB' }],
  ['blocked', 'local network access', { error: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS' }],
  ['blocked', 'a port that is not allowed', { error: 'net::ERR_UNSAFE_PORT' }],
  ['cancelled', 'a request stopped before an answer', { error: aborted }],
  ['cancelled', 'a request stopped in the middle of it', { status: 200, error: aborted }],
  ['failed', 'a service worker on the page’s own origin', { error: failed, url: 'https://shop.test/api' }],
  ['failed', 'a module script’s 404', { status: 404, type: 'script', error: aborted }],
  ['failed', 'a redirect loop', { error: 'net::ERR_TOO_MANY_REDIRECTS' }],
  [
    'failed',
    'a redirected preflight',
    { type: 'preflight', status: 301, error: 'net::ERR_INVALID_REDIRECT' },
  ],
  ['failed', 'a broken body', { status: 200, error: 'net::ERR_CONTENT_LENGTH_MISMATCH' }],
  ['failed', 'offline', { error: 'net::ERR_INTERNET_DISCONNECTED' }],
  ['failed', 'mixed images over https', { type: 'image', error: 'net::ERR_SSL_PROTOCOL_ERROR' }],
  ['failed', 'a 401', { status: 401 }],
  ['failed', 'a 500', { status: 500 }],
  ['failed', 'a vendor’s 999', { status: 999 }],
  ['failed', 'a WebSocket’s handshake', { type: 'websocket', url: 'wss://shop.test/', socketError: '' }],
  ['failed', 'no answer, from a recorder that tells no errors', { status: 0, errorsUntold: true }],
  ['pending', 'a request on its way', { pending: true }],
];

describe('outcomeOf', () => {
  it.each(TABLE)('%s: %s', (outcome, _what, given) => {
    expect(outcomeOf(exchange(given))).toBe(outcome);
  });

  it('calls an answer without a status succeeded where its bytes came, as a service worker’s own script does', () => {
    const script = exchange({ url: 'https://shop.test/sw.js', type: 'script', status: 0 });
    const came = { ...script, response: { ...script.response, transferred: 155 } };
    expect(outcomeOf(came)).toBe('succeeded');
    expect(outcomeOf(script)).toBe('failed');
    expect(outcomeOf({ ...came, errorsTold: false })).toBe('failed');
  });

  it('calls a request that the page left behind cancelled', () => {
    expect(outcomeOf({ ...exchange({ pending: true }), pending: false, leftBehind: true })).toBe('cancelled');
  });

  it('counts as failures what failed and what was blocked', () => {
    const all: Outcome[] = ['succeeded', 'redirected', 'failed', 'blocked', 'cancelled', 'pending'];
    expect(all.filter(isFailure)).toEqual(['failed', 'blocked']);
  });
});

describe('isCrossOrigin', () => {
  const bare = { Origin: null, Referer: null, 'Sec-Fetch-Site': null };
  it.each<[boolean | undefined, string, Given]>([
    [false, 'Sec-Fetch-Site: same-origin', { url: 'https://shop.test/a' }],
    [true, 'Sec-Fetch-Site: same-site', {}],
    [true, 'Sec-Fetch-Site: cross-site', { url: 'https://cdn.test/' }],
    [false, 'Sec-Fetch-Site: none', { sends: { 'Sec-Fetch-Site': 'none' } }],
    [true, 'Origin alone', { sends: { ...bare, Origin: 'https://shop.test' } }],
    [false, 'Referer alone, the same origin', { sends: { ...bare, Referer: 'https://api.shop.test/x?y' } }],
    [true, 'Origin: null', { sends: { ...bare, Origin: 'null' } }],
    [undefined, 'neither was recorded', { sends: bare }],
  ])('%s: %s', (expected, _what, given) => {
    expect(isCrossOrigin(exchange(given))).toBe(expected);
  });

  it('reads the page’s origin from Origin before Referer', () => {
    const sends = { Origin: 'https://a.test', Referer: 'https://b.test/x' };
    expect(askingOrigin(exchange({ sends }))).toBe('https://a.test');
    expect(askingOrigin(exchange({ sends: { ...sends, Origin: null } }))).toBe('https://b.test');
    expect(askingOrigin(exchange({ sends: { Origin: null, Referer: 'not an address' } }))).toBeUndefined();
  });
});
