import { describe, expect, it } from 'vitest';
import { netErrorOf, wasSent } from '../../src/diagnose/net-error.ts';
import { exchange, type Given } from '../exchange-builder.ts';

const socket: Given = { type: 'websocket', url: 'wss://shop.test/live', status: 0 };

describe('netErrorOf', () => {
  it.each([
    {
      of: 'a refused connection',
      given: { error: 'net::ERR_CONNECTION_REFUSED' },
      name: 'ERR_CONNECTION_REFUSED',
    },
    { of: 'a word without the prefix', given: { error: 'ERR_FAILED' }, name: 'ERR_FAILED' },
    { of: 'a block inside the renderer', given: { error: '' }, name: '' },
    { of: 'a 404', given: { status: 404 }, name: '' },
    {
      of: 'a WebSocket whose message names one',
      given: { ...socket, socketError: 'Error in connection establishment: net::ERR_CERT_DATE_INVALID' },
      name: 'ERR_CERT_DATE_INVALID',
    },
    {
      of: 'a WebSocket whose message names none',
      given: { ...socket, socketError: 'Error during WebSocket handshake: Unexpected response code: 404' },
      name: '',
    },
    {
      of: 'a word that only holds one',
      given: { ...socket, socketError: 'subnet::ERR_FAILED' },
      name: '',
    },
  ] satisfies { of: string; given: Given; name: string }[])('of $of is “$name”', ({ given, name }) => {
    expect(netErrorOf(exchange(given))).toBe(name);
  });
});

describe('wasSent', () => {
  it.each([
    { shows: 'Host', sends: { Host: 'shop.test' }, sent: true },
    { shows: 'Sec-Fetch-Mode', sends: { 'Sec-Fetch-Mode': 'cors' }, sent: true },
    { shows: 'Sec-Fetch-Site', sends: { 'sec-fetch-site': 'same-origin' }, sent: true },
    {
      shows: 'provisional headers only',
      sends: { Referer: 'https://shop.test/', 'User-Agent': 'x', 'sec-ch-ua': 'x' },
      sent: false,
    },
  ])('a request that shows $shows: $sent', ({ sends, sent }) => {
    expect(wasSent(exchange({ sends, error: 'net::ERR_FAILED' }))).toBe(sent);
  });
});
