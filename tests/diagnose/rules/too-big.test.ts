import tooBig from '../../../src/diagnose/rules/too-big.ts';
import { testRule } from '../rule-table.ts';

const NGINX = '<html><head><title>413</title></head><body><hr><center>nginx/1.27.2</center></body></html>';
const cookies = Array.from({ length: 20 }, (_, n) => `part${n}=${'x'.repeat(400)}`).join('; ');

testRule(tooBig, {
  speaks: [
    {
      when: 'the length is in the header',
      given: { method: 'POST', status: 413, sends: { 'Content-Length': '2400000' } },
      cause: 'body-too-big',
      certainty: 'certain',
      evidence: [{ from: 'request header Content-Length', saw: '2,400,000 bytes' }],
      values: { size: '2.4 MB', count: '2,400,000', host: 'api.shop.test' },
    },
    {
      when: 'the length is that of the body, in bytes',
      given: { method: 'POST', status: 413, sendsBody: 'é'.repeat(450) },
      cause: 'body-too-big',
      certainty: 'certain',
      values: { size: '900 B', count: '900' },
    },
    {
      when: 'nginx answers itself',
      given: { method: 'POST', status: 413, sendsBody: 'x'.repeat(30_000), body: NGINX },
      cause: 'body-too-big-for-front-server',
      certainty: 'likely',
      values: { size: '30 KB', count: '30,000' },
    },
    {
      when: 'the size is unknown',
      given: { method: 'POST', status: 413 },
      cause: 'body-too-big-unmeasured',
      certainty: 'certain',
    },
    {
      when: 'a long query',
      given: { url: `https://api.shop.test/orders?ids=${'1,'.repeat(5000)}`, status: 414 },
      cause: 'address-too-long',
      certainty: 'certain',
      values: { count: '10,033', header: '10,004' },
    },
    {
      when: 'a long path',
      given: { url: `https://api.shop.test/${'a'.repeat(9000)}`, status: 414 },
      cause: 'address-too-long',
      certainty: 'certain',
      values: { header: '0' },
    },
    {
      when: '431 and many cookies',
      given: { status: 431, sends: { Cookie: cookies } },
      cause: 'cookies-too-big',
      certainty: 'certain',
      values: { header: '20 cookies', size: '8 KB', status: '431' },
    },
    {
      when: '400 of nginx and many cookies',
      given: {
        status: 400,
        sends: { Cookie: cookies },
        body: '<html>400 Request Header Or Cookie Too Large',
      },
      cause: 'cookies-too-big',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'Request Header Or Cookie Too Large' }],
      values: { status: '400' },
    },
    {
      when: 'a token full of roles',
      given: { status: 431, sends: { Authorization: `Bearer ${'a1'.repeat(4000)}` } },
      cause: 'header-line-too-big',
      certainty: 'likely',
      alternatives: ['cookies-too-big'],
      evidence: [{ from: 'request header Authorization', saw: 'present, 8,024 bytes' }],
      values: { header: 'Authorization', size: '8 KB', status: '431' },
    },
    {
      when: 'nothing stands out',
      given: { status: 431 },
      cause: 'headers-too-big',
      certainty: 'certain',
      values: { status: '431' },
    },
    {
      when: 'Apache says it with a 400',
      given: { status: 400, body: '<p>Size of a request header field exceeds server limit.</p>' },
      cause: 'headers-too-big',
      certainty: 'likely',
    },
    {
      when: 'nginx answers itself and signs it',
      given: {
        method: 'POST',
        status: 413,
        sendsBody: 'x'.repeat(30_000),
        answers: { Server: 'nginx' },
        body: NGINX,
      },
      cause: 'body-too-big-for-front-server',
      certainty: 'certain',
    },
    {
      when: 'one cookie, and nginx signs its 400',
      given: {
        status: 400,
        sends: { Cookie: `a=${'x'.repeat(9000)}` },
        answers: { Server: 'nginx' },
        body: '<html><center><h1>400 Request Header Or Cookie Too Large</h1></center><hr><center>nginx</center>',
      },
      cause: 'cookies-too-big',
      certainty: 'certain',
      values: { header: 'one cookie' },
    },
    {
      when: 'Express names its error',
      given: {
        method: 'POST',
        status: 413,
        sendsBody: 'x'.repeat(120_000),
        body: '<!DOCTYPE html><title>Error</title><pre>PayloadTooLargeError: request entity too large</pre>',
      },
      cause: 'body-too-big',
      certainty: 'certain',
      values: { setting: ' Express takes 100 KB unless `express.json({ limit })` says otherwise.' },
    },
    {
      when: 'Cloudflare’s own page',
      given: {
        method: 'POST',
        status: 413,
        sends: { 'Content-Length': '104900000' },
        answers: { Server: 'cloudflare' },
        body: '<html><center><h1>413 Request Entity Too Large</h1></center><hr><center>cloudflare</center>',
      },
      cause: 'body-too-big',
      certainty: 'certain',
      values: { size: '104.9 MB', setting: ' Cloudflare takes 100 MB on its smaller plans.' },
    },
    {
      when: 'an unknown server that came through Cloudflare',
      given: {
        method: 'POST',
        status: 413,
        sends: { 'Content-Length': '2000' },
        answers: { Server: 'cloudflare' },
        body: { error: 'too much' },
      },
      cause: 'body-too-big',
      certainty: 'certain',
      values: { setting: '' },
    },
    {
      when: 'API Gateway’s own words',
      given: { method: 'POST', status: 413, sendsBody: 'x', body: { message: 'Request Too Long' } },
      cause: 'body-too-big',
      certainty: 'certain',
      values: { setting: ' AWS API Gateway takes 10 MB, and the limit cannot be raised.' },
    },
  ],
  silent: [
    { when: 'a 400', given: { status: 400 } },
    { when: 'a 400 for another reason', given: { status: 400, body: { message: 'The name is too large' } } },
    { when: 'a 400 with many cookies', given: { status: 400, sends: { Cookie: cookies } } },
    {
      when: 'a 404 with a long address',
      given: { url: `https://api.shop.test/${'a'.repeat(9000)}`, status: 404 },
    },
    {
      when: 'a 422 with a large body',
      given: { method: 'POST', status: 422, sendsBody: 'x'.repeat(30_000) },
    },
    {
      when: 'a 500 with a large body',
      given: { method: 'POST', status: 500, sendsBody: 'x'.repeat(30_000) },
    },
    { when: 'a 507', given: { method: 'PUT', status: 507, sendsBody: 'x'.repeat(30_000) } },
    { when: 'a 429', given: { status: 429 } },
    { when: 'a 403 with many cookies', given: { status: 403, sends: { Cookie: cookies } } },
    { when: 'a 502 of nginx', given: { status: 502, body: NGINX } },
    {
      when: 'a 413 kept from the page by CORS',
      given: { method: 'POST', status: 413, error: 'net::ERR_FAILED' },
    },
  ],
});
