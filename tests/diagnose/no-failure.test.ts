import { describe, expect, it } from 'vitest';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { type Outcome, outcomeOf } from '../../src/session/outcome.ts';
import { entry, exchange, type Given, preflight, related, session } from '../exchange-builder.ts';

/** A record that may look like a failure to a tool that knows only 200, and is none. */
interface Row {
  readonly when: string;
  readonly given: Given | Exchange;
  /** "succeeded" unless given. */
  readonly outcome?: Outcome;
  readonly after?: readonly Exchange[];
}

const aborted = 'net::ERR_ABORTED';

/** As Chrome records what came through a service worker. */
function viaServiceWorker(given: Given): Exchange {
  const made = entry(given);
  return fromHarEntry({ ...made, response: { ...made.response, _fetchedViaServiceWorker: true } }, 0);
}

const redirects: readonly Row[] = [301, 302, 303, 307, 308].map((status) => ({
  when: `a ${status} on its way`,
  given: { type: 'document', status, answers: { Location: '/new' }, redirectUrl: 'https://shop.test/new' },
  outcome: 'redirected',
}));

const conditional = { 'If-None-Match': '"v1"' };

const NO_FAILURE: readonly Row[] = [
  ...redirects,
  {
    when: 'a redirect that the browser made itself, because the site is always secure',
    given: {
      url: 'http://shop.test/',
      type: 'document',
      status: 307,
      statusText: 'Internal Redirect',
      answers: { Location: 'https://shop.test/', 'Non-Authoritative-Reason': 'HSTS' },
      redirectUrl: 'https://shop.test/',
    },
    outcome: 'redirected',
  },
  { when: 'a HEAD', given: { method: 'HEAD', answers: { 'Content-Length': '4096' } } },
  {
    when: 'a HEAD that Chrome calls aborted',
    given: { method: 'HEAD', error: aborted, status: 200, answers: { 'Content-Length': '4096' } },
  },
  {
    when: 'a part of a file',
    given: {
      type: 'media',
      status: 206,
      sends: { Range: 'bytes=0-99' },
      answers: { 'Content-Range': 'bytes 0-99/4096', 'Content-Type': 'video/mp4' },
    },
  },
  {
    when: 'the whole file in place of a part',
    given: { type: 'media', sends: { Range: 'bytes=0-' }, answers: { 'Content-Type': 'video/mp4' } },
  },
  {
    when: 'a 201 without a body',
    given: { method: 'POST', status: 201, answers: { Location: '/orders/1' } },
  },
  { when: 'a 202', given: { method: 'POST', status: 202 } },
  { when: 'a 204', given: { method: 'DELETE', status: 204 } },
  { when: 'a 204 that Chrome calls aborted', given: { status: 204, error: aborted } },
  {
    when: 'a page’s 204, which leaves the old page as it is',
    given: { type: 'document', status: 204, error: aborted },
  },
  { when: 'a 205', given: { method: 'POST', status: 205 } },
  { when: 'a 205 that Chrome calls aborted', given: { method: 'POST', status: 205, error: aborted } },
  { when: 'a 304', given: { status: 304, sends: conditional } },
  { when: 'a 304 that Chrome calls aborted', given: { status: 304, error: aborted, sends: conditional } },
  { when: 'a new copy in place of a 304', given: { sends: conditional, body: { id: 1 } } },
  {
    when: 'an answer that the page may not look into, as it wished',
    given: {
      url: 'https://cdn.other.test/ping',
      sends: { 'Sec-Fetch-Mode': 'no-cors', Origin: null },
      answers: { 'Content-Type': 'text/plain' },
      body: 'ok',
    },
  },
  { when: 'a beacon', given: { method: 'POST', type: 'ping', status: 204, sendsBody: '{"seen":1}' } },
  { when: 'a beacon with an empty 200', given: { method: 'POST', type: 'ping', sendsBody: '{"seen":1}' } },
  {
    when: 'a pixel of no bytes',
    given: { type: 'image', url: 'https://stats.shop.test/p.gif', answers: { 'Content-Type': 'image/gif' } },
  },
  {
    when: 'a page fetched ahead of time',
    given: {
      type: 'document',
      body: '<!doctype html><title>Next</title>',
      sends: { 'Sec-Purpose': 'prefetch' },
    },
  },
  { when: 'from the memory cache', given: { type: 'image', fromCache: 'memory' } },
  { when: 'from the disk cache', given: { fromCache: 'disk', body: { id: 1 } } },
  { when: 'from a service worker', given: viaServiceWorker({ body: { id: 1 }, answers: { Date: null } }) },
  {
    when: 'a preflight',
    given: preflight({ answers: { 'Access-Control-Allow-Origin': 'https://shop.test' } }),
  },
  {
    when: 'a preflight that is answered with a 200 and a page',
    given: preflight({
      status: 200,
      body: '<!doctype html><title>Shop</title>',
      answers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PATCH' },
    }),
    after: [exchange({ method: 'PATCH', answers: { 'Access-Control-Allow-Origin': '*' } })],
  },
  { when: 'an OPTIONS that a page asks for', given: { method: 'OPTIONS', answers: { Allow: 'GET, POST' } } },
  {
    when: 'a WebSocket that was open and closed, for whatever reason',
    given: {
      type: 'websocket',
      url: 'wss://live.shop.test/feed',
      status: 101,
      answers: { Upgrade: 'websocket', Connection: 'Upgrade' },
    },
  },
  {
    when: 'a WebSocket as a proxy lists it',
    given: {
      url: 'https://live.shop.test/feed',
      type: '',
      errorsUntold: true,
      status: 101,
      sends: { Upgrade: 'websocket' },
      answers: { Upgrade: 'websocket' },
    },
  },
  {
    when: 'an EventSource that the server ended',
    given: { type: 'eventsource', answers: { 'Content-Type': 'text/event-stream' }, body: 'data: hi\n\n' },
  },
  {
    when: 'an EventSource that the server ended for good',
    given: { type: 'eventsource', status: 204, answers: { 'Content-Type': 'text/event-stream' } },
  },
  {
    when: 'a data: address',
    given: { type: 'image', url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', answers: { Date: null } },
  },
  {
    when: 'a blob: address',
    given: { url: 'blob:https://shop.test/9f1d3c1e-0b1f-4f0e-8a57-0c7d1c1f2b3a', body: 'ok' },
  },
  { when: 'an empty frame', given: { type: 'document', url: 'about:blank', answers: { Date: null } } },
  { when: 'a frame with its text in the page', given: { type: 'document', url: 'about:srcdoc' } },
  {
    when: 'a site’s icon',
    given: {
      type: 'other',
      url: 'https://shop.test/favicon.ico',
      answers: { 'Content-Type': 'image/x-icon' },
    },
  },
  {
    when: 'a source map',
    given: { type: 'other', url: 'https://shop.test/app.js.map', body: { version: 3, mappings: '' } },
  },
  {
    when: 'a worker’s script that has not changed',
    given: {
      type: 'other',
      url: 'https://shop.test/sw.js',
      status: 304,
      sends: { ...conditional, 'Service-Worker': 'script' },
    },
  },
  {
    when: 'a report that was taken',
    given: {
      method: 'POST',
      type: 'other',
      url: 'https://reports.shop.test/csp',
      status: 204,
      sends: { 'Content-Type': 'application/reports+json' },
    },
  },
  { when: 'a request on its way', given: { pending: true }, outcome: 'pending' },
];

describe('no failure at all', () => {
  it.each(NO_FAILURE)('$when', ({ given, outcome = 'succeeded', after = [] }) => {
    const subject = 'errorsTold' in given ? given : exchange(given);
    expect(outcomeOf(subject)).toBe(outcome);
    expect(diagnose(subject, related(subject, ...after))).toBeNull();
  });
});

/** Requests whose record looks failed, and what came after them: a note, and nobody has to act. */
const NEEDS_NOTHING: readonly {
  readonly when: string;
  readonly given: Given;
  readonly followedBy?: Given;
}[] = [
  {
    when: 'the first step of a sign-in',
    given: { status: 401, answers: { 'WWW-Authenticate': 'Negotiate' } },
    followedBy: { startedAt: '2026-11-22T10:00:00.130Z', sends: { Authorization: 'Negotiate YII=' } },
  },
  {
    when: 'a token that was renewed',
    given: { status: 401, sends: { Authorization: 'Bearer one' } },
    followedBy: { startedAt: '2026-11-22T10:00:01.000Z', sends: { Authorization: 'Bearer two' } },
  },
  {
    when: 'a search that was typed on',
    given: { url: 'https://api.shop.test/search?q=s', error: aborted },
    followedBy: { url: 'https://api.shop.test/search?q=sh', startedAt: '2026-11-22T10:00:00.120Z' },
  },
  {
    when: 'a page that was left',
    given: { error: aborted, visit: 'page_1' },
    followedBy: {
      url: 'https://shop.test/next',
      type: 'document',
      visit: 'page_2',
      startedAt: '2026-11-22T10:00:00.050Z',
    },
  },
  {
    when: 'a question whether something is there, which Chrome calls aborted',
    given: { method: 'HEAD', error: aborted, status: 404 },
  },
  { when: 'a request that was stopped', given: { error: aborted, time: 700 } },
  {
    when: 'a download',
    given: {
      type: 'document',
      status: 200,
      error: aborted,
      answers: { 'Content-Disposition': 'attachment' },
    },
  },
  { when: 'no favicon', given: { type: 'other', url: 'https://shop.test/favicon.ico', status: 404 } },
  { when: 'no source map', given: { type: 'other', url: 'https://shop.test/app.js.map', status: 404 } },
  {
    when: 'a prefetch that a cache does not serve',
    given: { type: 'document', status: 503, sends: { 'Sec-Purpose': 'prefetch' } },
  },
  {
    when: 'a visitor count and an ad blocker',
    given: {
      type: 'script',
      url: 'https://www.googletagmanager.com/gtm.js',
      error: 'net::ERR_BLOCKED_BY_CLIENT',
    },
  },
  { when: 'a question whether something is there', given: { method: 'HEAD', status: 404 } },
  {
    when: 'a WebSocket that the page gave up',
    given: {
      type: 'websocket',
      url: 'wss://live.shop.test/feed',
      socketError: 'WebSocket is closed before the connection is established.',
    },
  },
];

describe('what looks failed and needs nothing', () => {
  it.each(NEEDS_NOTHING)('$when', ({ given, followedBy }) => {
    const subject = exchange(given);
    const made = session(subject, ...(followedBy ? [exchange(followedBy, 1)] : []));
    const diagnosis = diagnose(subject, made.relatedTo(subject));
    expect(diagnosis?.fixer).toBe('nobody');
    expect(diagnosis?.failedRules).toEqual([]);
  });

  it.each(NEEDS_NOTHING.filter(({ followedBy }) => followedBy))(
    '$when: alone it says something else',
    ({ given, followedBy }) => {
      const subject = exchange(given);
      const followed = session(subject, exchange(followedBy, 1)).relatedTo(subject);
      expect(diagnose(subject, related(subject))?.cause).not.toBe(diagnose(subject, followed)?.cause);
    },
  );
});
