import gone from '../../../src/diagnose/rules/gone.ts';
import { exchange } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const oldLine = exchange({ status: 421 });
const upload = exchange({ method: 'POST', status: 408, sendsBody: 'x' });

testRule(gone, {
  speaks: [
    {
      when: 'a wait of a minute, without a body',
      given: { status: 408, time: 60_100, wait: 60_050 },
      cause: 'small-request-given-up',
      certainty: 'likely',
    },
    {
      when: 'a 408 at once',
      given: { status: 408, time: 20, wait: 15 },
      cause: 'idle-line-closed',
      certainty: 'likely',
    },
    {
      when: 'Stripe says why',
      given: {
        method: 'POST',
        status: 402,
        body: {
          error: {
            type: 'card_error',
            code: 'card_declined',
            decline_code: 'insufficient_funds',
            message: 'Your card has insufficient funds.',
          },
        },
      },
      cause: 'card-declined',
      certainty: 'certain',
      evidence: [{ from: 'response body, error.message', saw: 'Your card has insufficient funds.' }],
      values: { words: 'insufficient_funds' },
    },
    {
      when: 'a declined card, passed on without its type',
      given: { method: 'POST', status: 402, body: { error: { code: 'card_declined', message: 'No.' } } },
      cause: 'card-declined',
      certainty: 'certain',
      evidence: [{ from: 'response body, error.code', saw: 'card_declined' }],
      values: { words: 'card_declined' },
    },
    {
      when: 'another 402',
      given: { status: 402, body: { message: 'Your plan has no credit left' } },
      cause: 'payment-required',
      certainty: 'certain',
      evidence: [{ from: 'response body, message', saw: 'Your plan has no credit left' }],
      values: { host: 'api.shop.test', path: '/orders' },
    },
    {
      when: 'an upload over a slow line',
      given: { method: 'POST', status: 408, sendsBody: 'x', time: 60_000 },
      cause: 'sent-too-slowly',
      certainty: 'certain',
      values: { waited: '1 minute', host: 'api.shop.test' },
    },
    { when: 'an unused line', given: { status: 408 }, cause: 'idle-line-closed', certainty: 'likely' },
    {
      when: 'a 410',
      given: { status: 410, body: 'Gone' },
      cause: 'gone-for-good',
      certainty: 'certain',
      values: { path: '/orders' },
    },
    {
      when: 'its last day has passed',
      given: { status: 410, answers: { Sunset: 'Sun, 01 Nov 2026 00:00:00 GMT' } },
      cause: 'version-retired',
      certainty: 'certain',
      values: { time: 'Sun, 01 Nov 2026 00:00:00 GMT' },
    },
    {
      when: 'its last day is yet to come',
      given: { status: 410, answers: { Sunset: 'Tue, 01 Dec 2026 00:00:00 GMT' } },
      cause: 'gone-for-good',
      certainty: 'certain',
    },
    {
      when: 'a shared line',
      given: { status: 421 },
      cause: 'wrong-server-for-name',
      certainty: 'likely',
      values: { words: 'h2' },
    },
    {
      when: 'a document that is open elsewhere',
      given: { method: 'PUT', status: 423 },
      cause: 'locked-for-now',
      certainty: 'likely',
      values: { method: 'PUT' },
    },
    { when: 'a batch', given: { status: 424 }, cause: 'earlier-step-failed', certainty: 'certain' },
    { when: 'early data', given: { status: 425 }, cause: 'sent-too-early', certainty: 'likely' },
    {
      when: 'fetch to a WebSocket’s address',
      given: { status: 426, answers: { Upgrade: 'websocket' } },
      cause: 'upgrade-needed',
      certainty: 'certain',
      evidence: [{ from: 'response header Upgrade', saw: 'websocket' }],
      values: { words: 'websocket', header: 'h2' },
    },
    {
      when: 'an app that is too old',
      given: { status: 426, body: { message: 'Please update the app' } },
      cause: 'upgrade-needed-unnamed',
      certainty: 'certain',
      evidence: [{ from: 'response body, message', saw: 'Please update the app' }],
    },
    {
      when: 'who blocks it is named',
      given: { status: 451, answers: { Link: '<https://court.test/7>; rel="blocked-by"' } },
      cause: 'blocked-by-law',
      certainty: 'certain',
      evidence: [{ from: 'response header Link, blocked-by', saw: 'https://court.test/7' }],
      values: { who: ' (https://court.test/7)' },
    },
    {
      when: 'who blocks it is not named',
      given: { status: 451, answers: { Link: '</law>; rel="help"' } },
      cause: 'blocked-by-law',
      certainty: 'certain',
      values: { who: '' },
    },
  ],
  silent: [
    {
      when: 'a 421 over a line that serves one name only',
      given: { ...oldLine, response: { ...oldLine.response, httpVersion: 'http/1.1' } },
    },
    { when: 'a 408 of unknown length in time', given: { ...upload, duration: null } },
    { when: 'a 404', given: { status: 404 } },
    {
      when: 'a 404 with Sunset',
      given: { status: 404, answers: { Sunset: 'Sun, 01 Nov 2026 00:00:00 GMT' } },
    },
    { when: 'a 200 with Sunset', given: { answers: { Sunset: 'Sun, 01 Nov 2026 00:00:00 GMT' } } },
    { when: 'a 400 of Stripe', given: { status: 400, body: { error: { type: 'card_error' } } } },
    { when: 'a 403', given: { status: 403 } },
    { when: 'a 409', given: { status: 409 } },
    { when: 'a 429', given: { status: 429 } },
    { when: 'a 504', given: { status: 504 } },
    { when: 'a 505 with Upgrade', given: { status: 505, answers: { Upgrade: 'h2c' } } },
    { when: 'a 502', given: { status: 502 } },
    { when: 'a 401', given: { status: 401 } },
    { when: 'a 422', given: { status: 422 } },
    { when: 'a 413', given: { status: 413 } },
    { when: 'a 405', given: { status: 405 } },
    { when: 'a 410 kept from the page by CORS', given: { status: 410, error: 'net::ERR_FAILED' } },
  ],
});
