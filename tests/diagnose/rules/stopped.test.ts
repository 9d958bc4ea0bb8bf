import stopped from '../../../src/diagnose/rules/stopped.ts';
import { exchange } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const aborted = 'net::ERR_ABORTED';

testRule(stopped, {
  speaks: [
    {
      when: 'no answer had come',
      given: { error: aborted, time: 5000 },
      cause: 'cancelled',
      certainty: 'likely',
      evidence: [
        { from: 'net error', saw: aborted },
        { from: 'response status', saw: 'none: no answer had come' },
      ],
      values: { after: '5 seconds', host: 'api.shop.test' },
      browserNames: [aborted],
    },
    {
      when: 'a long wait',
      given: { error: aborted, time: 90_000 },
      cause: 'cancelled',
      certainty: 'likely',
      values: { after: '90 seconds' },
    },
    {
      when: 'the answer had begun to arrive',
      given: { status: 200, error: aborted },
      cause: 'answer-not-read',
      certainty: 'likely',
      evidence: [
        { from: 'net error', saw: aborted },
        { from: 'response status', saw: '200' },
      ],
      values: { status: '200', host: 'api.shop.test' },
      browserNames: [aborted],
    },
    {
      when: 'a time that cannot be true is not told',
      given: { error: aborted, time: -5 },
      cause: 'cancelled',
      certainty: 'likely',
      values: { after: 'some time' },
    },
    {
      when: 'in flight when the page was left',
      given: { ...exchange({ pending: true }), pending: false, leftBehind: true },
      cause: 'left-behind',
      certainty: 'likely',
      values: { host: 'api.shop.test' },
    },
  ],
  silent: [
    { when: 'a 205 that Chrome calls aborted', given: { status: 205, error: aborted } },
    {
      when: 'a module script’s 404 that Chrome calls aborted',
      given: { status: 404, type: 'script', error: aborted },
    },
    { when: 'a connection that the system aborted', given: { error: 'net::ERR_CONNECTION_ABORTED' } },
    { when: 'a 504', given: { status: 504 } },
    { when: 'a refused connection', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
  ],
});
