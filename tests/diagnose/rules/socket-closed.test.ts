import rule from '../../../src/diagnose/rules/socket-closed.ts';
import type { PageReport } from '../../../src/session/page-report.ts';
import { exchange, type Given, START } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const OPEN = { type: 'websocket', url: 'wss://live.shop.test/feed', status: 101, time: 4000 } as const;

/** A WebSocket that was open, and what the page was told when it closed. */
function closed(code: number, reason = '', given: Given = {}) {
  const pageReport: PageReport = {
    kind: 'socket-closed',
    at: Date.parse(START) + 4000,
    url: OPEN.url,
    code,
    reason,
    clean: code !== 1006,
  };
  return { ...exchange({ ...OPEN, ...given }), pageReport };
}

testRule(rule, {
  speaks: [
    {
      when: 'a number of the app’s own, with its reason',
      given: closed(4321, 'room is full'),
      cause: 'socket-closed-by-app',
      certainty: 'certain',
      evidence: [
        { from: 'the page itself, close event', saw: '4321, “room is full”' },
        { from: 'response status', saw: '101: it was open' },
      ],
      values: {
        host: 'live.shop.test',
        code: '4321',
        after: '4 seconds',
        quoted: ' It says: “room is full”.',
      },
    },
    ...[4001, 4003, 4401, 4403].map((code) => ({
      when: `${code}, which apps often use for a sign-in`,
      given: closed(code),
      cause: 'socket-closed-by-app',
      certainty: 'certain' as const,
      evidence: [{ from: 'the page itself, close event', saw: `${code}, without a reason` }],
      values: { quoted: '' },
      alternatives: ['socket-sign-in'],
    })),
    {
      when: 'another number, and a reason that speaks of a sign-in',
      given: closed(4999, 'Token expired'),
      cause: 'socket-closed-by-app',
      certainty: 'certain',
      alternatives: ['socket-sign-in'],
    },
    {
      when: 'a secret in the reason stays hidden',
      given: closed(4002, 'bad token=hunter2hunter2'),
      cause: 'socket-closed-by-app',
      certainty: 'certain',
      values: { quoted: ' It says: “bad token=[hidden]”.' },
    },
    {
      when: 'a number of a library’s own',
      given: closed(3500),
      cause: 'socket-closed-by-app',
      certainty: 'certain',
      values: { code: '3500' },
    },
    {
      when: 'no goodbye',
      given: closed(1006),
      cause: 'socket-lost',
      certainty: 'certain',
      evidence: [{ from: 'the page itself, close event', saw: '1006 (Abnormal Closure), without a reason' }],
      values: { after: '4 seconds', usual: '' },
    },
    {
      when: 'no goodbye after just the time that proxies wait',
      given: closed(1006, '', { time: 60_050 }),
      cause: 'socket-lost',
      certainty: 'certain',
      values: {
        usual:
          ' After 60 seconds without a message, nginx and AWS load balancers hang up unless told otherwise.',
      },
    },
    {
      when: 'a beginning that is not known',
      given: closed(1006, '', { startedAt: '1969-12-31T23:59:59.999Z' }),
      cause: 'socket-lost',
      certainty: 'certain',
      values: { after: 'some time' },
    },
    ...(
      [
        [1002, 'socket-rules-broken'],
        [1010, 'socket-rules-broken'],
        [1003, 'socket-message-not-taken'],
        [1007, 'socket-message-not-taken'],
        [1008, 'socket-not-welcome'],
        [1009, 'socket-message-too-big'],
        [1011, 'socket-server-broke'],
        [1012, 'socket-server-restarts'],
        [1013, 'socket-server-busy'],
        [1014, 'socket-gateway-failed'],
        [3000, 'socket-sign-in'],
        [3003, 'socket-forbidden'],
        [3008, 'socket-timed-out'],
      ] as const
    ).map(([code, cause]) => ({
      when: `a ${code}`,
      given: closed(code),
      cause,
      certainty: 'certain' as const,
    })),
    {
      when: 'a 1008 whose reason speaks of a sign-in',
      given: closed(1008, 'Invalid or expired token'),
      cause: 'socket-sign-in',
      certainty: 'likely',
      values: { code: '1008 (Policy Violation)' },
      alternatives: ['socket-not-welcome'],
    },
  ],
  silent: [
    ...[1000, 1001, 1004, 1005, 1015, 1016, 2500].map((code) => ({
      when: `a ${code}`,
      given: closed(code),
    })),
    { when: 'a line of which the page told nothing', given: OPEN },
    { when: 'a line that never opened', given: closed(1006, '', { status: 0, socketError: '' }) },
    {
      when: 'another report of the page',
      given: {
        ...exchange(OPEN),
        pageReport: {
          kind: 'unhandled-rejection' as const,
          at: 0,
          message: 'Failed to fetch',
          sourceFile: '',
          line: null,
        },
      },
    },
  ],
});
