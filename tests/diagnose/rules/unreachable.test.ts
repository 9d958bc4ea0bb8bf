import unreachable from '../../../src/diagnose/rules/unreachable.ts';
import { testRule } from '../rule-table.ts';

const reset = 'net::ERR_CONNECTION_RESET';
const closed = 'net::ERR_CONNECTION_CLOSED';
const empty = 'net::ERR_EMPTY_RESPONSE';
const timedOut = 'net::ERR_CONNECTION_TIMED_OUT';
const noWay = 'net::ERR_ADDRESS_UNREACHABLE';
const unsent = { Host: null, 'Sec-Fetch-Site': null, 'Sec-Fetch-Mode': null, 'Sec-Fetch-Dest': null };

testRule(unreachable, {
  speaks: [
    {
      when: 'silence',
      given: { error: timedOut, time: 130_000 },
      cause: 'connect-timed-out',
      certainty: 'certain',
      values: { host: 'api.shop.test', port: '443', waited: '2 minutes' },
      browserNames: [timedOut],
    },
    {
      when: 'ERR_TIMED_OUT before anything was sent',
      given: { error: 'net::ERR_TIMED_OUT', sends: unsent },
      cause: 'connect-timed-out',
      certainty: 'certain',
    },
    ...['10.1.2.3', '172.20.0.4', '192.168.0.9', 'wiki.corp', '[fd00::1]'].map((host) => ({
      when: `silence at ${host}`,
      given: { error: timedOut, url: `http://${host}/` },
      cause: 'connect-timed-out-private',
      certainty: 'likely' as const,
      values: { host },
    })),
    {
      when: 'silence at 172.32.0.1, which is public, on another port',
      given: { error: timedOut, url: 'http://172.32.0.1:8081/' },
      cause: 'connect-timed-out-at-port',
      certainty: 'possible',
      values: { port: '8081' },
      alternatives: ['connect-timed-out'],
    },
    {
      when: 'sent, and never answered',
      given: { error: 'net::ERR_TIMED_OUT', time: 300_000 },
      cause: 'answer-timed-out',
      certainty: 'likely',
      values: { waited: '5 minutes' },
    },
    { when: 'no route', given: { error: noWay }, cause: 'no-way-there', certainty: 'certain' },
    {
      when: 'no route to a private address',
      given: { error: noWay, url: 'http://10.0.0.7/' },
      cause: 'no-way-there-private',
      certainty: 'certain',
    },
    {
      when: 'the network changed',
      given: { error: 'net::ERR_NETWORK_CHANGED', time: 3000 },
      cause: 'network-changed',
      certainty: 'certain',
      values: { after: '3 seconds' },
    },
    {
      when: 'the network was paused',
      given: { error: 'net::ERR_NETWORK_IO_SUSPENDED' },
      cause: 'network-asleep',
      certainty: 'likely',
    },
    {
      when: 'cut in the handshake',
      given: { error: reset, sends: unsent },
      cause: 'cut-while-connecting',
      certainty: 'likely',
      evidence: [{ from: 'request headers', saw: 'it was not sent' }],
    },
    {
      when: 'cut after it was sent',
      given: { error: closed },
      cause: 'cut-before-answer',
      certainty: 'certain',
      evidence: [{ from: 'request headers', saw: 'it was sent' }],
    },
    {
      when: 'cut with a large body',
      given: { error: reset, method: 'POST', sendsBody: 'x'.repeat(120_000) },
      cause: 'cut-while-sending',
      certainty: 'possible',
      values: { count: '120,000' },
      alternatives: ['cut-before-answer'],
    },
    {
      when: 'an empty answer from this computer',
      given: { error: empty, url: 'http://localhost:3000/' },
      cause: 'empty-answer-here',
      certainty: 'certain',
      values: { port: '3000' },
    },
    {
      when: 'plain http on a port of https',
      given: { error: empty, url: 'http://api.shop.test:8443/' },
      cause: 'empty-answer-plain',
      certainty: 'likely',
    },
    {
      when: 'an empty answer after a minute',
      given: { error: empty, time: 60_000 },
      cause: 'empty-answer-after-wait',
      certainty: 'certain',
      values: { after: '1 minute' },
    },
    {
      when: 'nothing was confirmed',
      given: { error: 'net::ERR_CONNECTION_ABORTED' },
      cause: 'connection-given-up',
      certainty: 'likely',
    },
    {
      when: 'the system gave no reason',
      given: { error: 'net::ERR_CONNECTION_FAILED' },
      cause: 'connect-failed',
      certainty: 'certain',
    },
    {
      when: 'a WebSocket that names its error only in its message',
      given: {
        type: 'websocket',
        url: 'wss://api.shop.test/live',
        socketError: 'Error in connection establishment: net::ERR_CONNECTION_TIMED_OUT',
      },
      cause: 'connect-timed-out',
      certainty: 'certain',
      browserNames: [timedOut],
    },
  ],
  silent: [
    { when: 'refused', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
    { when: 'an unknown name', given: { error: 'net::ERR_NAME_NOT_RESOLVED' } },
    { when: 'offline', given: { error: 'net::ERR_INTERNET_DISCONNECTED' } },
    { when: 'a quick empty answer: its entry says it all', given: { error: empty } },
    ...[reset, closed, 'net::ERR_TIMED_OUT', 'net::ERR_NETWORK_CHANGED'].map((error) => ({
      when: `${error} in the middle of an answer`,
      given: { status: 200, error },
    })),
    { when: 'a server’s own time-out', given: { status: 504 } },
    { when: 'a 408', given: { status: 408 } },
    { when: 'a stopped request', given: { error: 'net::ERR_ABORTED', time: 60_000 } },
    { when: 'no reason', given: { error: 'net::ERR_FAILED' } },
    { when: 'a block', given: { error: '' } },
    { when: 'a name that begins the same', given: { error: 'net::ERR_CONNECTION_RESET_LATER' } },
    { when: 'a failed secure talk', given: { error: 'net::ERR_SSL_PROTOCOL_ERROR' } },
    { when: 'a proxy', given: { error: 'net::ERR_PROXY_CONNECTION_FAILED' } },
    { when: 'a closed HTTP/2 stream', given: { error: 'net::ERR_HTTP2_PROTOCOL_ERROR' } },
    { when: 'a WebSocket without a word', given: { type: 'websocket', socketError: '' } },
    {
      when: 'a WebSocket that speaks of something else',
      given: { type: 'websocket', socketError: 'Unexpected response code: 504' },
    },
  ],
});
