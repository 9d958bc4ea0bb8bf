import noAnswer from '../../../src/diagnose/rules/no-answer.ts';
import { testRule } from '../rule-table.ts';

testRule(noAnswer, {
  speaks: [
    {
      when: 'a WebSocket’s failed handshake, as Chrome tells it',
      given: { type: 'websocket', url: 'wss://live.shop.test/feed', socketError: '' },
      cause: 'websocket-not-opened',
      certainty: 'certain',
      evidence: [{ from: 'WebSocket message', saw: 'an error without a text' }],
      values: { host: 'live.shop.test', text: '' },
    },
    {
      when: 'a WebSocket with a text',
      given: { type: 'websocket', url: 'wss://live.shop.test/feed', socketError: 'Invalid frame header' },
      cause: 'websocket-not-opened',
      certainty: 'certain',
      values: { text: ': “Invalid frame header”' },
    },
    {
      when: 'a WebSocket with a time before the web',
      given: {
        type: 'websocket',
        method: '',
        status: 0,
        url: 'wss://live.shop.test/',
        startedAt: '1969-12-31T23:59:59.999Z',
        time: 1.7e12,
      },
      cause: 'websocket-not-opened',
      certainty: 'certain',
    },
    {
      when: 'a recorder that tells no errors',
      given: { status: 0, errorsUntold: true },
      cause: 'recorded-without-answer',
      certainty: 'possible',
      values: { host: 'api.shop.test' },
    },
  ],
  silent: [
    {
      when: 'a WebSocket that opened',
      given: { type: 'websocket', url: 'wss://live.shop.test/', status: 101 },
    },
    {
      when: 'a refused WebSocket: its error has words',
      given: { type: 'websocket', url: 'wss://live.shop.test/', error: 'net::ERR_CONNECTION_REFUSED' },
    },
    { when: 'a failed load whose error is told', given: { error: 'net::ERR_EMPTY_RESPONSE' } },
    { when: 'a block inside the browser', given: { error: '' } },
    { when: 'a 500', given: { status: 500 } },
  ],
});
