import stopped from '../../../src/diagnose/rules/stopped.ts';
import { exchange } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const aborted = 'net::ERR_ABORTED';

testRule(stopped, {
  speaks: [
    {
      when: 'no answer had come',
      given: { error: aborted, time: 4400 },
      cause: 'cancelled',
      certainty: 'likely',
      evidence: [
        { from: 'net error', saw: aborted },
        { from: 'response status', saw: 'none: no answer had come' },
      ],
      values: { after: '4 seconds', host: 'api.shop.test' },
      browserNames: [aborted],
    },
    {
      when: 'a long wait',
      given: { error: aborted, time: 88_000 },
      cause: 'cancelled',
      certainty: 'likely',
      values: { after: '88 seconds' },
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
      when: 'typing on, with the words in the body',
      given: {
        method: 'POST',
        url: 'https://shop.test/query',
        sendsBody: '{"q":"sho"}',
        error: 'net::ERR_ABORTED',
      },
      followedBy: [
        exchange({
          method: 'POST',
          url: 'https://shop.test/query',
          sendsBody: '{"q":"shoe"}',
          startedAt: '2026-11-22T10:00:00.130Z',
        }),
      ],
      cause: 'replaced-by-newer',
      certainty: 'likely',
      values: { fields: 'body' },
    },
    {
      when: 'typing on',
      given: { url: 'https://api.shop.test/search?q=sho&lang=en', error: aborted, time: 180 },
      followedBy: [
        exchange({
          url: 'https://api.shop.test/search?q=shoe&lang=en',
          startedAt: '2026-11-22T10:00:00.181Z',
        }),
      ],
      cause: 'replaced-by-newer',
      certainty: 'likely',
      evidence: [
        { from: 'end of this request', saw: '10:00:00.180 UTC' },
        { from: 'the next request', saw: 'same path, other query (q), begun 10:00:00.181 UTC' },
      ],
      values: { fields: 'query (q)', path: '/search' },
      browserNames: [aborted],
    },
    {
      when: 'typing on, and the answer had begun to come',
      given: { url: 'https://api.shop.test/search?q=sho', status: 200, error: aborted, time: 180 },
      followedBy: [
        exchange({ url: 'https://api.shop.test/search?q=shoe', startedAt: '2026-11-22T10:00:00.181Z' }),
      ],
      cause: 'replaced-by-newer',
      certainty: 'likely',
    },
    {
      when: 'a page was being opened as it ended',
      given: { error: aborted, time: 400, visit: 'page_1' },
      followedBy: [
        exchange({
          url: 'https://shop.test/checkout?coupon=secret',
          type: 'document',
          visit: 'page_2',
          startedAt: '2026-11-22T10:00:00.300Z',
        }),
      ],
      cause: 'left-for-next-page',
      certainty: 'likely',
      evidence: [{ from: 'the next request', saw: 'the page /checkout, begun 10:00:00.300 UTC' }],
      values: { path: '/checkout' },
      browserNames: [aborted],
    },
    {
      when: 'at a round figure',
      given: { error: aborted, time: 30_004 },
      cause: 'stopped-by-time-limit',
      certainty: 'likely',
      evidence: [{ from: 'time', saw: '30.00 s' }],
      values: { figure: '30' },
      alternatives: ['cancelled'],
      browserNames: [aborted],
    },
    {
      when: 'at a short round figure',
      given: { error: aborted, type: 'xhr', time: 5010 },
      cause: 'stopped-by-time-limit',
      certainty: 'possible',
      values: { figure: '5' },
      alternatives: ['cancelled'],
    },
    {
      when: 'a picture at a round figure: no script set it a limit',
      given: { error: aborted, type: 'image', time: 30_004 },
      cause: 'cancelled',
      certainty: 'likely',
    },
    {
      when: 'a little before the round figure: no timer does that',
      given: { error: aborted, time: 29_700 },
      cause: 'cancelled',
      certainty: 'likely',
    },
    {
      when: 'a redirect that the page did not want to follow',
      given: {
        url: 'https://api.shop.test/new',
        error: aborted,
        time: 0,
        sends: { Host: null, 'Sec-Fetch-Site': null, 'Sec-Fetch-Mode': null },
      },
      after: [
        exchange({
          status: 302,
          redirectUrl: 'https://api.shop.test/new',
          answers: { Location: 'https://api.shop.test/new' },
        }),
      ],
      cause: 'redirect-not-followed',
      certainty: 'likely',
      evidence: [{ from: 'the answer before', saw: '302, which leads here' }],
      values: { path: '/new' },
      alternatives: ['cancelled'],
    },
    {
      when: 'a redirect that was followed, and stopped then',
      given: { url: 'https://api.shop.test/new', error: aborted, time: 700 },
      after: [
        exchange({
          status: 302,
          redirectUrl: 'https://api.shop.test/new',
          answers: { Location: 'https://api.shop.test/new' },
        }),
      ],
      cause: 'cancelled',
      certainty: 'likely',
    },
    {
      when: 'a link to a file',
      given: {
        type: 'document',
        status: 200,
        error: aborted,
        answers: { 'Content-Disposition': 'attachment; filename="orders.csv"' },
      },
      cause: 'became-a-download',
      certainty: 'likely',
      evidence: [{ from: 'response header Content-Disposition', saw: 'attachment' }],
      browserNames: [aborted],
    },
    {
      when: 'a page that was left while it loaded',
      given: { type: 'document', status: 200, error: aborted, body: '<p>' },
      cause: 'answer-not-read',
      certainty: 'likely',
    },
    {
      when: 'a part of a film',
      given: { type: 'media', status: 206, error: aborted },
      cause: 'player-took-enough',
      certainty: 'likely',
      values: { status: '206' },
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
    {
      when: 'a HEAD that Chrome calls aborted: its answer is whole',
      given: { method: 'HEAD', status: 200, error: aborted },
    },
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
