import rule from '../../../src/diagnose/rules/tried-again.ts';
import { exchange, type Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const at = (ms: number) => new Date(Date.parse('2026-11-22T10:00:00.000Z') + ms).toISOString();
const later = (ms: number, given: Given = {}) => exchange({ startedAt: at(ms), ...given }, 9);

testRule(rule, {
  speaks: [
    {
      when: 'a 503, and a second later a 200',
      given: { status: 503 },
      followedBy: [later(1120)],
      cause: 'worked-when-tried-again',
      certainty: 'certain',
      evidence: [
        { from: 'response status', saw: '503' },
        { from: 'the same request, sent again', saw: 'status 200, 1 second later' },
      ],
      values: { after: '1 second', host: 'api.shop.test' },
    },
    {
      when: 'the first of three tries of which the last went through',
      given: { status: 503 },
      followedBy: [later(1120, { status: 503 }), later(3240)],
      cause: 'worked-when-tried-again',
      certainty: 'certain',
      values: { after: '3 seconds' },
    },
    {
      when: 'a connection that was reset, and the next one was not',
      given: { error: 'net::ERR_CONNECTION_RESET' },
      followedBy: [later(620)],
      cause: 'worked-when-tried-again',
      certainty: 'certain',
      evidence: [{ from: 'net error', saw: 'net::ERR_CONNECTION_RESET' }],
      browserNames: [],
    },
    {
      when: 'a payment that a gateway never passed on',
      given: { method: 'POST', status: 503, sendsBody: '{"sum":9}' },
      followedBy: [later(2000, { method: 'POST', sendsBody: '{"sum":9}' })],
      cause: 'worked-when-tried-again',
      certainty: 'certain',
    },
  ],
  silent: [
    { when: 'a 503 that nothing followed', given: { status: 503 } },
    { when: 'a 503 that a 503 followed', given: { status: 503 }, followedBy: [later(1120, { status: 503 })] },
    { when: 'a success much later', given: { status: 503 }, followedBy: [later(90_000)] },
    {
      when: 'a success after another page load',
      given: { status: 503, visit: 'page_1' },
      followedBy: [later(1120, { visit: 'page_2' })],
    },
    {
      when: 'another thing was sent',
      given: { method: 'POST', status: 503, sendsBody: '{"sum":9}' },
      followedBy: [later(2000, { method: 'POST', sendsBody: '{"sum":8}' })],
    },
    {
      when: 'a payment that broke halfway may have been done: its 500 stays a failure',
      given: { method: 'POST', status: 500, sendsBody: '{"sum":9}' },
      followedBy: [later(2000, { method: 'POST', sendsBody: '{"sum":9}' })],
    },
    { when: 'a refusal that asks for another sign-in', given: { status: 401 }, followedBy: [later(1120)] },
    { when: 'a refusal of what was sent', given: { status: 422 }, followedBy: [later(1120)] },
    { when: 'a success at the same time', given: { status: 503 }, followedBy: [later(20)] },
    { when: 'one that the page stopped', given: { error: 'net::ERR_ABORTED' }, followedBy: [later(1120)] },
    {
      when: 'a computer that was offline',
      given: { error: 'net::ERR_INTERNET_DISCONNECTED' },
      followedBy: [later(1120)],
    },
    {
      when: 'one that an add-on stopped',
      given: { error: 'net::ERR_BLOCKED_BY_CLIENT' },
      followedBy: [later(1120)],
    },
  ],
});
