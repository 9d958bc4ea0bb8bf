import eventSource from '../../../src/diagnose/rules/event-source.ts';
import { exchange } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const error = 'net::ERR_ABORTED';
const stream = { type: 'eventsource', url: 'https://api.shop.test/news' } as const;
const closed = {
  ...stream,
  error,
  status: 200,
  answers: { 'Content-Type': 'text/event-stream; charset=utf-8' },
} as const;
/** What a record of a request that did not leave the browser lacks. */
const unsent = { Host: null, 'Sec-Fetch-Site': null, 'Sec-Fetch-Mode': null, 'Sec-Fetch-Dest': null };

testRule(eventSource, {
  speaks: [
    {
      when: 'JSON came',
      given: { ...stream, error, status: 200, body: { a: 1 } },
      cause: 'event-stream-wrong-type',
      certainty: 'certain',
      evidence: [{ from: 'response header Content-Type', saw: 'application/json; charset=utf-8' }],
      values: { type: 'application/json' },
      browserNames: [error],
    },
    {
      when: 'a sign-in page came',
      given: { ...stream, error, status: 200, body: '<!doctype html><title>Sign in</title>' },
      cause: 'event-stream-wrong-type',
      certainty: 'certain',
      values: { type: 'text/html' },
    },
    {
      when: 'an answer without a type came',
      given: { ...stream, error, status: 200 },
      cause: 'event-stream-wrong-type',
      certainty: 'certain',
      values: { type: 'none' },
    },
    {
      when: 'the page closed it',
      given: { ...closed, time: 40_000, body: 'data: hi\n\n' },
      cause: 'event-stream-closed',
      certainty: 'likely',
      values: { after: '40 seconds' },
      browserNames: [error],
    },
    {
      when: 'the page closed it at once, before a message',
      given: { ...closed, time: 300 },
      cause: 'event-stream-closed',
      certainty: 'likely',
    },
    {
      when: 'open for long, and nothing came',
      given: { ...closed, time: 40_000 },
      cause: 'event-stream-silent',
      certainty: 'possible',
      evidence: [{ from: 'response body', saw: 'empty' }],
      alternatives: ['event-stream-closed'],
    },
    {
      when: 'sent, and no header came',
      given: { ...stream, error, time: 20_000 },
      cause: 'event-stream-never-began',
      certainty: 'possible',
      evidence: [{ from: 'request headers', saw: 'it was sent' }],
      values: { after: '20 seconds' },
      alternatives: ['event-stream-in-queue'],
    },
    {
      when: 'never sent',
      given: { ...stream, error, time: 8000, sends: unsent },
      cause: 'event-stream-in-queue',
      certainty: 'possible',
      evidence: [{ from: 'request headers', saw: 'it was not sent' }],
      alternatives: ['event-stream-never-began'],
    },
    {
      when: 'a 401 without any credentials',
      given: { ...stream, status: 401 },
      cause: 'event-stream-without-sign-in',
      certainty: 'likely',
      evidence: [{ from: 'request header Cookie', saw: 'absent' }],
    },
  ],
  silent: [
    {
      when: 'a 401 in a sanitised file, where cookies may have been sent',
      given: { ...stream, status: 401, credentialsUntold: true },
    },
    {
      when: 'a 401 in spite of a cookie whose value was taken out',
      given: { ...stream, status: 401, sends: { Cookie: '[redacted]' } },
    },
    { when: 'a 204: the server ends it for good', given: { ...stream, status: 204 } },
    { when: 'an end in good order', given: { ...stream, status: 200, body: 'data: hi\n\n' } },
    { when: 'a 401 in spite of a cookie', given: { ...stream, status: 401, sends: { Cookie: 'sid=1' } } },
    {
      when: 'a 401 in spite of a ticket in the address',
      given: { ...stream, url: 'https://api.shop.test/news?ticket=1', status: 401 },
    },
    { when: 'a 401 that CORS kept back', given: { ...stream, status: 401, error: 'net::ERR_FAILED' } },
    { when: 'a 500', given: { ...stream, status: 500 } },
    { when: 'a stream that the line cut', given: { ...closed, error: 'net::ERR_CONNECTION_RESET' } },
    { when: 'a stream that CORS kept back', given: { ...closed, error: 'net::ERR_FAILED' } },
    { when: 'stopped soon after the start', given: { ...stream, error, time: 400 } },
    { when: 'sent, and stopped after a few seconds', given: { ...stream, error, time: 5000 } },
    {
      when: 'a page that was being left as it closed',
      given: { ...closed, body: 'data: hi\n\n', time: 400, visit: 'page_1' },
      followedBy: [
        exchange({
          url: 'https://shop.test/next',
          type: 'document',
          visit: 'page_2',
          startedAt: '2026-11-22T10:00:00.300Z',
        }),
      ],
    },
    { when: 'a fetch of another kind', given: { error, status: 200, body: { a: 1 } } },
  ],
});
