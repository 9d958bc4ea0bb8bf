import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { wasSent } from '../net-error.ts';
import { hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const STANDARD = 'https://html.spec.whatwg.org/multipage/server-sent-events.html';
const ABORTED = 'net::ERR_ABORTED';
const ERROR_LIST = 'chromium:net/base/net_error_list.h';

/**
 * An EventSource keeps one long answer open for messages. Chrome ends the record of each with the same `ERR_ABORTED`,
 * whether the page closed it or the browser refused its type: type, size and time tell them apart. A stream that the line
 * cut is in cut-answer.ts, one that CORS kept back in cors-response.ts; an end in good order, and a 204 that ends it for
 * good, are no failures.
 */
export default defineRule({
  name: 'event-source',
  causes: {
    'event-stream-wrong-type': {
      title: 'The server did not send live updates',
      summary: 'The page asked {host} for live updates. What came was of another type ({type}).',
      technical:
        'An `EventSource` needs `Content-Type: text/event-stream`; the answer {status} has {type}. The browser closes it for good.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Often a sign-in page or an error page came. `EventSource` does not try again after this.',
        },
      ],
      contrast: {
        with: 'a stream that was closed',
        text: 'A stream that the page closes has the right type. This answer has not.',
      },
      browserNames: [ABORTED],
      sources: [STANDARD, 'mdn:Web/API/EventSource'],
    },
    'event-stream-closed': {
      title: 'The page stopped listening for live updates',
      summary:
        'The page got live updates from {host} for {after}. Then it stopped listening or was closed, which is how they normally end.',
      technical:
        'An `EventSource` with the right type ended as `net::ERR_ABORTED`: `close()` was called, or the page was left.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless updates are missing on the page.',
        {
          for: 'developer',
          text: 'When the server ends a stream, the browser connects again by itself. A `204` tells it to stop.',
        },
      ],
      contrast: {
        with: 'a broken connection',
        text: 'A broken connection has an error of its own. The browser then tries again.',
      },
      browserNames: [ABORTED],
      sources: [STANDARD, 'mdn:Web/API/EventSource/close'],
    },
    'event-stream-silent': {
      title: 'The page waited for live updates, and none came',
      summary:
        'The page listened to {host} for {after}, and no update came. Something on the way may hold them back.',
      technical:
        'The stream was answered {status} and has no body after {after}. Proxies that buffer pass on nothing until they have enough.',
      fixer: 'operations',
      hints: [
        'If updates were due, tell the people who run {host}. If not, there is nothing to do.',
        {
          for: 'developer',
          text: 'Send `X-Accel-Buffering: no` (nginx), switch compression off for the stream, flush, and send a comment line each 15 s.',
        },
      ],
      browserNames: [ABORTED],
      sources: [STANDARD, 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering'],
    },
    'event-stream-never-began': {
      title: 'The live updates never began',
      summary: 'The page asked {host} for live updates. Nothing came in {after}, then it stopped asking.',
      technical:
        'The request went out, and no header of an answer came in {after}. A server that writes nothing at first, or a proxy that buffers, does this.',
      fixer: 'backend',
      hints: [
        'Reload the page. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Send the headers and a first comment line at once: many frameworks hold headers back until the first write.',
        },
      ],
      browserNames: [ABORTED],
      sources: [STANDARD, ERROR_LIST],
    },
    'event-stream-in-queue': {
      title: 'The live updates had to wait for their turn',
      summary:
        'This request was not sent in {after}. The browser opens only a few connections to {host}, and others may hold them all.',
      technical:
        'Nothing was sent for {after}. Over HTTP/1.1 a browser opens six connections to a host, for all tabs together; each open stream keeps one.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Close other tabs of the same site, then reload.',
        {
          for: 'developer',
          text: 'Serve it over HTTP/2, which has no such limit, or share one stream among tabs (`BroadcastChannel`, `SharedWorker`).',
        },
      ],
      browserNames: [ABORTED],
      sources: ['mdn:Web/API/EventSource', STANDARD],
    },
    'event-stream-without-sign-in': {
      title: 'The request for live updates carries no sign-in',
      summary:
        '{host} does not know who wants its updates. Such a request can carry only cookies, and it had none.',
      technical:
        '`EventSource` cannot send `Authorization`, and no cookie was sent. After a {status} it does not try again.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'Sign in, then reload the page. If it still fails, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Use cookies, for another origin with `withCredentials: true`. Or read the stream with `fetch`, which can send the header.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the server knows you, and you are not allowed.' },
      sources: ['mdn:Web/API/EventSource/withCredentials', STANDARD, 'mdn:401'],
    },
  },
  examine(exchange, related) {
    if (exchange.resourceType !== 'eventsource') return undefined;
    const { status, headers, size } = exchange.response;
    const host = hostOf(exchange);
    if (status === 401 && exchange.error === null) return withoutSignIn(exchange, host);
    if (exchange.error !== ABORTED) return undefined;

    const aborted: Evidence = { from: 'net error', saw: ABORTED };
    const answered: Evidence = { from: 'response status', saw: status > 0 ? String(status) : 'none' };
    const duration = exchange.duration ?? 0;
    const after = exchange.duration === null ? 'some time' : inWords(duration);
    const time: Evidence = { from: 'time', saw: after };
    const leaving = related.nextPage !== null || related.successor !== null;
    if (status === 200) {
      const sent = headers.get('content-type') ?? '';
      const type: Evidence = { from: 'response header Content-Type', saw: quote(sent || 'absent') };
      if (!/^\s*text\/event-stream\s*(?:;|$)/i.test(sent)) {
        return {
          cause: 'event-stream-wrong-type',
          certainty: 'certain',
          evidence: [type, answered, aborted],
          values: { host, status: '200', type: quote(sent.split(';')[0] ?? '') || 'none' },
        };
      }
      if (size === 0 && duration >= LONG) {
        return {
          cause: 'event-stream-silent',
          certainty: 'possible',
          evidence: [{ from: 'response body', saw: 'empty' }, time, type, aborted],
          values: { host, after, status: '200' },
          alternatives: [
            { cause: 'event-stream-closed', tellApart: 'The server had nothing to tell in that time.' },
          ],
        };
      }
      // What came next says more.
      if (leaving) return undefined;
      return {
        cause: 'event-stream-closed',
        certainty: 'likely',
        evidence: [type, time, aborted],
        values: { host, after },
      };
    }
    if (status > 0 || leaving || duration < SOME_TIME) return undefined;
    const sent = wasSent(exchange);
    const went: Evidence = { from: 'request headers', saw: sent ? 'it was sent' : 'it was not sent' };
    const began = {
      cause: 'event-stream-never-began',
      tellApart: 'The server’s log shows the request.',
    } as const;
    const queued = {
      cause: 'event-stream-in-queue',
      tellApart: 'Other tabs of the same site are open, and the Network panel calls it “Stalled”.',
    } as const;
    if (!sent) {
      return {
        cause: 'event-stream-in-queue',
        certainty: 'possible',
        evidence: [went, time, aborted],
        values: { host, after },
        alternatives: [began],
      };
    }
    return duration < LONG
      ? undefined
      : {
          cause: 'event-stream-never-began',
          certainty: 'possible',
          evidence: [went, time, answered, aborted],
          values: { host, after },
          alternatives: [queued],
        };
  },
});

/** A stream that is well sends its headers at once, and a sign of life within this time, in ms. */
const LONG = 10_000;
/** A request that is still not sent after this time, in ms, waits for more than a name and a connection. */
const SOME_TIME = 3000;

/** Names under which pages put a token into the address of a stream. */
const TOKEN = /(?:token|ticket|auth|jwt|key|sig|session)/i;

function withoutSignIn(exchange: Exchange, host: string) {
  const { headers } = exchange.request;
  if (!exchange.credentialsTold || headers.has('cookie') || headers.has('authorization')) return undefined;
  if (TOKEN.test(parseAddress(exchange.url)?.query ?? '')) return undefined;
  return {
    cause: 'event-stream-without-sign-in',
    certainty: 'likely',
    evidence: [
      { from: 'response status', saw: '401' },
      { from: 'request header Cookie', saw: 'absent' },
      { from: 'request header Authorization', saw: 'absent' },
    ],
    values: { host, status: '401' },
  } as const;
}
