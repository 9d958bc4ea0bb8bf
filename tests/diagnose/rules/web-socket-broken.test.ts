import rule from '../../../src/diagnose/rules/web-socket-broken.ts';
import { testRule } from '../rule-table.ts';

const open = { type: 'websocket', url: 'wss://live.shop.test/feed', status: 101 } as const;

testRule(rule, {
  speaks: [
    {
      when: 'a frame that is none',
      given: { ...open, time: 4000, socketError: 'One or more reserved bits are on: reserved1 = 1' },
      cause: 'websocket-broken-off',
      certainty: 'certain',
      evidence: [{ from: 'WebSocket message', saw: 'One or more reserved bits are on: reserved1 = 1' }],
      values: { after: '4 seconds', host: 'live.shop.test' },
    },
    {
      when: 'a text that is none',
      given: { ...open, socketError: 'Could not decode a text frame as UTF-8.' },
      cause: 'websocket-broken-off',
      certainty: 'certain',
    },
  ],
  silent: [
    { when: 'a line that was closed, for whatever reason', given: open },
    { when: 'an error without a text', given: { ...open, socketError: '' } },
    { when: 'a line that never opened', given: { ...open, status: 0, socketError: 'Invalid frame header' } },
    { when: 'a 101 of another kind', given: { status: 101, answers: { Upgrade: 'h2c' } } },
  ],
});
