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
      certainty: 'likely',
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
    {
      when: 'the plan has no bandwidth left',
      given: { url, status: 503, answers: { 'Ngrok-Error-Code': 'ERR_NGROK_725' } },
      cause: 'tunnel-limit-reached',
      certainty: 'certain',
      browserNames: ['ERR_NGROK_725'],
    },
    {
      when: 'ngrok counts requests by the minute',
      given: { url, status: 429, answers: { 'Ngrok-Error-Code': 'ERR_NGROK_734' } },
      cause: 'tunnel-limit-reached',
      certainty: 'certain',
    },
    {
      when: 'nobody holds localtunnel open',
      given: { url: 'https://cool.loca.lt/x', status: 503, body: '503 - Tunnel Unavailable' },
      cause: 'tunnel-offline',
      certainty: 'likely',
      values: { proxy: 'localtunnel' },
    },
    {
      when: 'localtunnel asks for its password',
      given: {
        url: 'https://cool.loca.lt/x',
        status: 511,
        answers: { 'x-localtunnel-status': 'Tunnel Password Required' },
        body: '<!DOCTYPE html><title>Tunnel</title>',
      },
      cause: 'tunnel-wants-password',
      certainty: 'certain',
    },
    {
      when: 'Codespaces got no line',
      given: {
        url: 'https://cool-5173.app.github.dev/x',
        status: 504,
        body: '<html><title>504</title>The port forwarding timed out while trying to create a connection.</html>',
      },
      cause: 'tunnel-offline',
      certainty: 'likely',
    },
    {
      when: 'an empty 502 of a dev tunnel',
      given: { url: 'https://abc-5173.euw.devtunnels.ms/x', status: 502, body: '' },
      cause: 'tunnel-backend-down',
      certainty: 'likely',
    },
    {
      when: 'Cloudflare’s page at a quick tunnel',
      given: {
        url: 'https://a-b.trycloudflare.com/x',
        status: 502,
        answers: { Server: 'cloudflare' },
        body: '<!DOCTYPE html><title>a-b.trycloudflare.com | 502: Bad gateway</title>',
      },
      cause: 'tunnel-backend-down',
      certainty: 'likely',
    },
  ],
  silent: [
    {
      when: 'a 502 with words of the program behind',
      given: {
        url: 'https://abc-5173.euw.devtunnels.ms/x',
        status: 502,
        body: { error: 'the printer is off' },
      },
    },
    {
      when: 'an empty 502 of a program that signs',
      given: {
        url: 'https://abc-5173.euw.devtunnels.ms/x',
        status: 502,
        answers: { 'X-Powered-By': 'Express' },
        body: '',
      },
    },
    { when: 'a 404 at a dev tunnel', given: { url: 'https://abc-5173.euw.devtunnels.ms/x', status: 404 } },
    { when: 'an empty 502 elsewhere', given: { status: 502, body: '' } },
    {
      when: 'a host that only ends alike',
      given: { url: 'https://notloca.lt/x', status: 503, body: '503 - Tunnel Unavailable' },
    },
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
