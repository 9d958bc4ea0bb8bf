import tunnel from '../../../src/diagnose/rules/tunnel.ts';
import { testRule } from '../rule-table.ts';

const url = 'https://quiet-fox.ngrok-free.app/api/orders';

testRule(tunnel, {
  speaks: [
    {
      when: 'nobody holds the tunnel open',
      given: { url, status: 404, answers: { 'Ngrok-Error-Code': 'ERR_NGROK_3200' } },
      cause: 'tunnel-offline',
      certainty: 'certain',
      values: { host: 'quiet-fox.ngrok-free.app', code: 'ERR_NGROK_3200' },
      browserNames: ['ERR_NGROK_3200'],
    },
    {
      when: 'the server at the end is down',
      given: { url, status: 502, answers: { 'Ngrok-Error-Code': 'ERR_NGROK_8012' } },
      cause: 'tunnel-backend-down',
      certainty: 'certain',
    },
    {
      when: 'the code stands in ngrok’s page only',
      given: { url, status: 502, body: '<!DOCTYPE html><title>ngrok</title><p>ERR_NGROK_8012</p>' },
      cause: 'tunnel-backend-down',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'ERR_NGROK_8012' }],
    },
    {
      when: 'HTTPS at the end of a plain tunnel',
      given: { url, status: 502, answers: { 'Ngrok-Error-Code': 'ERR_NGROK_3004' } },
      cause: 'tunnel-answer-garbled',
      certainty: 'certain',
    },
    {
      when: 'any other code, on a domain of one’s own',
      given: { status: 403, answers: { 'Ngrok-Error-Code': 'ERR_NGROK_3205' } },
      cause: 'tunnel-error',
      certainty: 'certain',
      values: { code: 'ERR_NGROK_3205', status: '403' },
      browserNames: ['ERR_NGROK_3205'],
    },
  ],
  silent: [
    {
      when: 'a 404 of the server behind the tunnel',
      given: { url, status: 404, body: { error: 'no such order' } },
    },
    { when: 'a 502 without a code', given: { url, status: 502 } },
    {
      when: 'a page elsewhere that speaks of it',
      given: { status: 404, body: '<html>ERR_NGROK_3200 explained' },
    },
    { when: 'an odd value', given: { status: 502, answers: { 'Ngrok-Error-Code': 'yes' } } },
    { when: 'an answer kept by CORS', given: { url, status: 404, error: 'net::ERR_FAILED' } },
  ],
});
