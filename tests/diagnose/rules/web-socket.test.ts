import webSocket from '../../../src/diagnose/rules/web-socket.ts';
import { exchange, type Given, type HeaderLines } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const socket = { type: 'websocket', url: 'wss://live.shop.test/feed', socketError: '' } as const;
const handshake: HeaderLines = { Upgrade: 'websocket', 'Sec-WebSocket-Key': 'dGhlIHRlc3Q=' };

/** As Chrome records one that never got as far as its handshake: no headers, and a time before the web. */
const unsent: Given = {
  ...socket,
  method: '',
  startedAt: '1969-12-31T23:59:59.999Z',
  time: 1.7e12,
  sends: {
    Host: null,
    Referer: null,
    'User-Agent': null,
    'Sec-Fetch-Site': null,
    'Sec-Fetch-Mode': null,
    'Sec-Fetch-Dest': null,
  },
};

/** As older Chromes tell it. */
const told = (what: string): Given => ({
  ...socket,
  sends: handshake,
  socketError: `Error during WebSocket handshake: ${what}`,
});

/** As recorders outside the browser list it. */
const listed = (status: number, answers: HeaderLines = {}): Given => ({
  type: '',
  url: 'https://live.shop.test/feed',
  errorsUntold: true,
  status,
  sends: { ...handshake, Origin: 'https://shop.test' },
  answers,
});

const page = (url: string) => exchange({ url, type: 'document', visit: 'page_1' });
const open = [
  'websocket-upgrade-lost',
  'websocket-no-such-address',
  'websocket-sign-in',
  'websocket-forbidden',
  'websocket-server-away',
  'websocket-redirected',
];

testRule(webSocket, {
  speaks: [
    {
      when: 'the handshake was sent, and Chrome does not tell what came',
      given: { ...socket, sends: handshake },
      cause: 'websocket-not-opened',
      certainty: 'certain',
      evidence: [
        { from: 'WebSocket message', saw: 'an error without a text' },
        { from: 'request headers', saw: 'the handshake was sent' },
      ],
      values: { host: 'live.shop.test', text: '' },
      alternatives: [...open, 'websocket-answer-wrong', 'websocket-no-reply'],
    },
    {
      when: 'the same, and the page named a language',
      given: { ...socket, sends: { ...handshake, 'Sec-WebSocket-Protocol': 'graphql-transport-ws' } },
      cause: 'websocket-not-opened',
      certainty: 'certain',
      alternatives: [...open, 'websocket-no-agreement', 'websocket-answer-wrong', 'websocket-no-reply'],
    },
    {
      when: 'a recorder that tells neither errors nor headers',
      given: { ...unsent, errorsUntold: true },
      cause: 'websocket-not-opened',
      certainty: 'certain',
      evidence: [{ from: 'request headers', saw: 'no handshake is on record' }],
      alternatives: [...open, 'websocket-answer-wrong', 'websocket-no-reply'],
    },
    {
      when: 'no handshake was sent',
      given: unsent,
      cause: 'websocket-never-connected',
      certainty: 'certain',
      evidence: [{ from: 'request headers', saw: 'none: no handshake was sent' }],
      values: { address: 'https://live.shop.test' },
    },
    {
      when: 'a net error in the text that no other rule knows',
      given: {
        ...socket,
        socketError: 'Error in connection establishment: net::ERR_SOCKET_NOT_CONNECTED',
      },
      cause: 'websocket-never-connected',
      certainty: 'certain',
      browserNames: ['net::ERR_SOCKET_NOT_CONNECTED'],
    },
    {
      when: 'no handshake was sent to this computer',
      given: { ...unsent, url: 'ws://localhost:5173/', visit: 'page_1' },
      after: [page('http://localhost:5173/')],
      cause: 'websocket-nobody-here',
      certainty: 'likely',
      values: { port: '5173', address: 'http://localhost:5173' },
    },
    {
      when: 'no handshake was sent from a site to this computer',
      given: { ...unsent, url: 'ws://127.0.0.1:9424/ws', visit: 'page_1' },
      after: [page('https://shop.test/')],
      cause: 'websocket-kept-from-own-network',
      certainty: 'possible',
      values: { origin: 'https://shop.test', host: '127.0.0.1:9424' },
      alternatives: ['websocket-nobody-here'],
    },
    {
      when: 'a plain line from a secure page',
      given: { ...unsent, url: 'ws://live.shop.test/feed', visit: 'page_1' },
      after: [page('https://shop.test/')],
      cause: 'websocket-not-secure',
      certainty: 'likely',
      evidence: [{ from: 'page', saw: 'https://shop.test' }],
    },
    {
      when: 'Vite’s live reload, by the language it speaks',
      given: { ...socket, sends: { ...handshake, 'Sec-WebSocket-Protocol': 'vite-hmr' } },
      cause: 'live-reload-not-connected',
      certainty: 'likely',
      evidence: [{ from: 'request header Sec-WebSocket-Protocol', saw: 'vite-hmr' }],
      values: { words: 'Vite' },
      alternatives: ['websocket-not-opened'],
    },
    {
      when: 'the live reload of Next.js, by its path',
      given: { ...unsent, url: 'wss://shop.test/_next/webpack-hmr?id=1' },
      cause: 'live-reload-not-connected',
      certainty: 'likely',
      values: { words: 'Next.js', says: 'path' },
      alternatives: ['websocket-not-opened'],
    },
    {
      when: 'the page closed it before it was open',
      given: {
        ...socket,
        sends: handshake,
        socketError: 'WebSocket is closed before the connection is established.',
      },
      cause: 'websocket-closed-by-page',
      certainty: 'certain',
    },
    {
      when: 'no header of the answer says that it switches',
      given: told("'Upgrade' header is missing"),
      cause: 'websocket-upgrade-lost',
      certainty: 'certain',
    },
    {
      when: 'a page came: the text has its status',
      given: told('Unexpected response code: 200'),
      cause: 'websocket-upgrade-lost',
      certainty: 'likely',
      values: { status: '200' },
    },
    {
      when: 'a proxy that drops Upgrade, by the server’s 426',
      given: listed(426, { Upgrade: 'websocket' }),
      cause: 'websocket-upgrade-lost',
      certainty: 'certain',
      values: { status: '426' },
    },
    {
      when: 'a 400 to what is no handshake any more',
      given: listed(400),
      cause: 'websocket-upgrade-lost',
      certainty: 'likely',
    },
    {
      when: 'a 401',
      given: listed(401),
      cause: 'websocket-sign-in',
      certainty: 'certain',
      evidence: [{ from: 'response status', saw: '401' }],
    },
    {
      when: 'a 401 in other words',
      given: told('HTTP Authentication failed; no valid credentials available'),
      cause: 'websocket-sign-in',
      certainty: 'certain',
    },
    {
      when: 'a 403',
      given: listed(403),
      cause: 'websocket-forbidden',
      certainty: 'certain',
      values: { origin: 'https://shop.test' },
    },
    {
      when: 'a 404 in Firefox’s list, which knows no types',
      given: { ...listed(404), url: 'wss://live.shop.test/feed' },
      cause: 'websocket-no-such-address',
      certainty: 'likely',
      values: { path: '/feed' },
    },
    {
      when: 'a 502',
      given: told('Unexpected response code: 502'),
      cause: 'websocket-server-away',
      certainty: 'certain',
    },
    {
      when: 'a 301',
      given: told('Unexpected response code: 301'),
      cause: 'websocket-redirected',
      certainty: 'certain',
      values: { status: '301' },
    },
    {
      when: 'a 429',
      given: listed(429),
      cause: 'websocket-refused',
      certainty: 'certain',
      values: { status: '429' },
    },
    {
      when: 'the server left the language out',
      given: {
        ...told("Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received"),
        sends: { ...handshake, 'Sec-WebSocket-Protocol': 'chat' },
      },
      cause: 'websocket-no-agreement',
      certainty: 'certain',
      values: { wanted: 'chat' },
    },
    {
      when: 'a proof that is not made from the key',
      given: told("Incorrect 'Sec-WebSocket-Accept' header value"),
      cause: 'websocket-answer-wrong',
      certainty: 'certain',
    },
    {
      when: 'nothing came back',
      given: {
        ...socket,
        sends: handshake,
        socketError: 'Connection closed before receiving a handshake response',
      },
      cause: 'websocket-no-reply',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'a line that opened',
      given: { type: 'websocket', url: 'wss://live.shop.test/feed', status: 101 },
    },
    { when: 'a line that opened and broke off', given: { ...socket, status: 101 } },
    {
      when: 'a refused one whose error is told as others are',
      given: { type: 'websocket', url: 'wss://live.shop.test/feed', error: 'net::ERR_CONNECTION_REFUSED' },
    },
    { when: 'a guard’s own page', given: listed(403, { 'cf-mitigated': 'challenge' }) },
    { when: 'a vendor’s own number', given: listed(522) },
    { when: 'a plain request', given: { status: 404, errorsUntold: true } },
    {
      when: 'a request that asks for another protocol',
      given: { ...listed(400), sends: { Upgrade: 'h2c' } },
    },
    { when: 'an open line that was left behind', given: { ...socket, error: 'net::ERR_ABORTED' } },
  ],
});
