import noAnswer from '../../../src/diagnose/rules/no-answer.ts';
import { testRule } from '../rule-table.ts';

testRule(noAnswer, {
  speaks: [
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
