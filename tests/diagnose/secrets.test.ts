import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given, preflight, related, session, webToken } from '../exchange-builder.ts';

// Many runs, on machines of any speed.
vi.setConfig({ testTimeout: 30_000 });

const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = (min: number, max: number, from = letters) =>
  fc.array(fc.constantFrom(...from), { minLength: min, maxLength: max }).map((all) => all.join(''));
const base64 = `${letters}${letters.toUpperCase()}0123456789`;

/** Secrets that are known by their shape, wherever they stand. */
const jwt = word(8, 40, base64).map((sub) => webToken({ sub, exp: 1_700_000_000 }));
const opaqueKey = fc.oneof(
  fc
    .tuple(fc.constantFrom('sk_live_', 'ghp_', 'xoxb-', 'AIza', ''), word(24, 48, base64))
    .map((parts) => parts.join('')),
  fc.uuid(),
  word(32, 64, '0123456789abcdef'),
  // Standard base64: with slashes, which look like a path.
  word(40, 80, `${base64}+/`).map((text) => `${text}==`),
);
/** Runs of letters alone, or of digits alone, are words and numbers to anyone. */
const mixed = (text: string) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z\d].*[a-z].*\d/.test(text);
const shaped = fc.oneof(jwt, opaqueKey.filter(mixed));
/** Secrets that only their place gives away. "zq" begins none of our words. */
const placed = word(6, 16).map((text) => `zq${text}`);

const statuses = fc.constantFrom(400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 502, 503, 504, 522, 999);
const errors = fc.constantFrom(
  null,
  null,
  null,
  null,
  'net::ERR_FAILED',
  'net::ERR_ABORTED',
  'net::ERR_CERT_AUTHORITY_INVALID',
  'net::ERR_CONNECTION_REFUSED',
  '',
);

/** Bodies in which servers repeat what they were sent. */
const bodies: readonly ((secret: string) => string | object)[] = [
  (secret) => ({ message: `Cannot use ${secret}` }),
  (secret) => ({ detail: `The pass ${secret} is expired`, error: secret }),
  (secret) => ({ errors: { pass: [`${secret} is not valid`] } }),
  (secret) => ({ errors: [{ field: secret, message: secret }] }),
  (secret) => ({ detail: [{ loc: ['header', secret], msg: secret }] }),
  (secret) => `Bad key: "${secret}"`,
  (secret) => `<!DOCTYPE html><title>Error ${secret}</title><pre>Cannot GET /reset/${secret}</pre>`,
  (secret) => ({ message: `Cannot GET /reset/${secret}` }),
  (secret) => ({ message: `${'x'.repeat(150)} ${secret}` }),
  (secret) => ({ message: `${secret} ${'and on '.repeat(300)}${secret}` }),
];

/** More of them: protocols with a form of their own, and answers whose status says that all went well. */
const moreBodies: readonly ((secret: string) => string | object)[] = [
  ...bodies,
  (secret) => ({
    errors: [{ message: `Variable "$key" got ${secret}`, extensions: { code: secret } }],
    data: null,
  }),
  (secret) => ({ success: false, code: secret, message: `No key ${secret}` }),
  (secret) => ({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: secret, data: { key: secret } } }),
  (secret) => ({ error: { status: 'PERMISSION_DENIED', message: secret, details: [{ reason: secret }] } }),
  (secret) => ({ code: 'PGRST301', details: secret, hint: secret, message: secret }),
  (secret) => ({
    code: '23505',
    details: `Key (token)=(${secret}) already exists.`,
    message: `duplicate ${secret}`,
  }),
  (secret) => ({ error: 'invalid_grant', error_description: `Code ${secret} is used up`, error_uri: secret }),
  (secret) => ({
    type: `https://x.test/${secret}`,
    title: secret,
    detail: secret,
    instance: `/reset/${secret}`,
  }),
  (secret) =>
    `<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Key ${secret}</Message><AWSAccessKeyId>${secret}</AWSAccessKeyId></Error>`,
  (secret) =>
    `<soap:Envelope><soap:Body><soap:Fault><faultcode>x</faultcode><faultstring>Bad ${secret}</faultstring></soap:Fault></soap:Body></soap:Envelope>`,
  (secret) =>
    `<!DOCTYPE html><html><head><title>Error</title></head><body><pre>Error: no such key ${secret}<br> &nbsp; at /srv/${secret}.js:1:1</pre><input name="_csrf" value="${secret}"></body></html>`,
  (secret) =>
    `<b>Warning</b>: Undefined key ${secret} in <b>/srv/x.php</b> on line <b>7</b><br />{"ok":true}`,
  (secret) => `data: {"error":"${secret}"}\n\n`,
  (secret) => `connect ECONNREFUSED ${secret}`,
  (secret) => `upstream connect error or disconnect/reset before headers. reset reason: ${secret}`,
];

const anyStatus = fc.oneof(
  statuses,
  fc.constantFrom(0, 200, 201, 204, 302, 304, 402, 406, 412, 413, 414, 415, 416, 431, 451, 511),
);
const types = fc.constantFrom(
  'fetch',
  'fetch',
  'xhr',
  'document',
  'script',
  'image',
  'websocket',
  'eventsource',
  'font',
);

/** Headers that rules read or name; what stands in them may be a secret by mistake, or by design. */
const sentHeaders = [
  ...[
    'Accept',
    'Content-Encoding',
    'Content-Type',
    'DPoP',
    'Expect',
    'If-Match',
    'If-None-Match',
    'If-Unmodified-Since',
  ],
  ...[
    'Origin',
    'Range',
    'Referer',
    'Sec-Fetch-Dest',
    'Sec-Fetch-Mode',
    'Sec-Fetch-Site',
    'Sec-Purpose',
    'Transfer-Encoding',
  ],
];
const answeredHeaders = [
  ...[
    'Accept-Encoding',
    'Accept-Post',
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Methods',
    'cf-ray',
  ],
  ...['Content-Encoding', 'Content-Length', 'Content-Range', 'Content-Type', 'Cross-Origin-Embedder-Policy'],
  ...[
    'Cross-Origin-Resource-Policy',
    'Date',
    'DPoP-Nonce',
    'grpc-message',
    'grpc-status',
    'Link',
    'ngrok-error-code',
  ],
  ...[
    'Proxy-Authenticate',
    'RateLimit',
    'RateLimit-Policy',
    'Refresh',
    'Sunset',
    'Upgrade',
    'Via',
    'WWW-Authenticate',
  ],
  ...[
    'x-amz-apigw-id',
    'x-amzn-ErrorType',
    'x-amzn-waf-action',
    'x-envoy-upstream-service-time',
    'X-Frame-Options',
  ],
  ...[
    'x-ms-error-code',
    'X-Powered-By',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'X-RateLimit-Scope',
    'X-Runtime',
  ],
  ...['x-shopify-shop-api-call-limit', 'x-vercel-error', 'x-vercel-mitigated', 'Content-Security-Policy'],
];

/** Headers that are credentials by their name. */
const keyHeaders = [
  ...[
    'api-key',
    'apikey',
    'Authentication',
    'DPoP',
    'Ocp-Apim-Subscription-Key',
    'PRIVATE-TOKEN',
    'X-Access-Token',
  ],
  ...[
    'X-Amz-Security-Token',
    'X-API-Key',
    'X-Auth-Token',
    'X-CSRF-Token',
    'X-Goog-Api-Key',
    'X-Vault-Token',
    'X-XSRF-TOKEN',
  ],
];

/** Everything that is said of an exchange and of those around it. */
function shownOfAll(...exchanges: readonly Exchange[]): string {
  const all = session(...exchanges);
  return JSON.stringify(exchanges.map((each) => diagnose(each, all.relatedTo(each))));
}

/** The whole of what is shown, as text. */
function shown(given: Given): string {
  const subject = exchange(given);
  const url = given.url ?? 'https://api.shop.test/orders';
  const ahead = preflight({ status: 404, url }, given.method ?? 'GET');
  return JSON.stringify([diagnose(subject, related(subject)), diagnose(subject, related(subject, ahead))]);
}

describe('a diagnosis never holds', () => {
  it('credentials, cookies, passwords and query values, whatever their shape', () => {
    const property = fc.property(
      placed,
      placed,
      statuses,
      errors,
      fc.constantFrom('Bearer ', 'Basic ', 'Token ', 'ApiKey ', ''),
      (secret, name, status, error, scheme) => {
        const text = shown({
          status,
          error,
          url: `https://${name}:${secret}@api.shop.test/orders?token=${secret}&q=${secret}#${secret}`,
          sends: {
            Authorization: `${scheme}${secret}`,
            Cookie: `sid=${secret}; other=${secret}`,
            'X-Api-Key': secret,
            Referer: `https://shop.test/?session=${secret}`,
            'Proxy-Authorization': `Basic ${secret}`,
          },
          sendsBody: JSON.stringify({ password: secret }),
          answers: {
            'Set-Cookie': `sid=${secret}`,
            Location: `https://${name}:${secret}@x.test/cb?code=${secret}#${secret}`,
            'WWW-Authenticate': `Bearer realm="${secret}", nonce="${secret}"`,
            'X-Request-Id': secret,
          },
          redirectUrl: `https://x.test/?code=${secret}`,
        });
        expect(text).not.toContain(secret);
        expect(text).not.toContain(name);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('a secret that the server repeats in its words', () => {
    const property = fc.property(
      shaped,
      statuses,
      errors,
      fc.constantFrom(...bodies),
      (secret, status, error, body) => {
        expect(shown({ status, error, body: body(secret) })).not.toContain(secret);
      },
    );
    fc.assert(property, { numRuns: 1500 });
  });

  it('a secret in the headers of the answer or in the path', () => {
    const property = fc.property(shaped, statuses, errors, (secret, status, error) => {
      const text = shown({
        status,
        error,
        url: `https://api.shop.test/reset/${secret}`,
        method: 'PUT',
        answers: {
          'WWW-Authenticate': `Bearer error="invalid_token", error_description="${secret} expired", scope="${secret}"`,
          Allow: `GET, ${secret}`,
          Server: secret,
          'Retry-After': secret,
          'X-RateLimit-Limit': secret,
          'cf-mitigated': secret,
          'Access-Control-Allow-Origin': secret,
          'Access-Control-Allow-Credentials': secret,
        },
        statusText: secret,
        socketError: secret,
      });
      expect(text).not.toContain(secret);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('a password in an address that a server repeats', () => {
    const property = fc.property(placed, statuses, (secret, status) => {
      const message = `Cannot reach https://ada:${secret}@db.shop.test/x?api_key=${secret}&token=${secret}`;
      expect(shown({ status, body: { message } })).not.toContain(secret);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('a password in an address that cannot be taken apart', () => {
    const property = fc.property(placed, statuses, errors, (secret, status, error) => {
      expect(shown({ status, error, url: `http://ada:${secret}@[broken` })).not.toContain(secret);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('a secret in a header that a rule reads, in place of what belongs there', () => {
    const property = fc.property(
      shaped,
      fc.record({ status: anyStatus, error: errors, type: types }),
      fc.array(fc.constantFrom(...sentHeaders), { maxLength: 3 }),
      fc.array(fc.constantFrom(...answeredHeaders), { maxLength: 3 }),
      fc.constantFrom('', 'Bearer ', 'a="', '<https://x.test/', 'bytes=0-', "img-src 'nonce-", '"r";r=0;t='),
      (secret, given, sends, answers, before) => {
        const value = `${before}${secret}`;
        const text = shown({
          ...given,
          method: 'POST',
          sends: Object.fromEntries(sends.map((name) => [name, value])),
          answers: Object.fromEntries(answers.map((name) => [name, value])),
        });
        expect(text).not.toContain(secret);
      },
    );
    fc.assert(property, { numRuns: 3000 });
  });

  it('a secret that an answer repeats, whatever its status says', () => {
    const property = fc.property(
      shaped,
      fc.record({ status: anyStatus, error: errors, type: types }),
      fc.constantFrom(...moreBodies),
      fc.constantFrom('/orders', '/graphql', '/oauth/token', '/rest/v1/orders'),
      (secret, given, body, path) => {
        const url = `https://api.shop.test${path}`;
        const sendsBody = JSON.stringify({ query: '{ a }', token: secret });
        expect(shown({ ...given, url, method: 'POST', sendsBody, body: body(secret) })).not.toContain(secret);
      },
    );
    fc.assert(property, { numRuns: 3000 });
  });

  it('a key, a form or a token that only its place gives away', () => {
    const property = fc.property(
      placed,
      fc.record({ status: anyStatus, error: errors, type: types }),
      fc.constantFrom(...keyHeaders),
      fc.constantFrom(
        'application/x-www-form-urlencoded',
        'application/json',
        'multipart/form-data; boundary=x',
        'text/plain',
      ),
      (secret, given, header, type) => {
        const form = `grant_type=password&username=ada&password=${secret}&client_secret=${secret}&code=${secret}`;
        const text = shown({
          ...given,
          method: 'POST',
          url: `https://login.shop.test/oauth/token?code=${secret}&state=${secret}&X-Amz-Signature=${secret}&sig=${secret}`,
          sends: { 'Content-Type': type, [header]: secret },
          sendsBody: type === 'application/json' ? `{"password":"${secret}",` : form,
          answers: {
            'Set-Cookie': [`sid=${secret}; SameSite=None`, `__Host-x=${secret}`],
            'WWW-Authenticate': `Digest realm="x", nonce="${secret}", opaque="${secret}", Basic realm="${secret}"`,
            'DPoP-Nonce': secret,
            Location: `/next?session=${secret}#access_token=${secret}`,
            'grpc-status': '16',
          },
          redirectUrl: given.status === 302 ? `https://x.test/cb?code=${secret}` : '',
          body: {
            access_token: secret,
            refresh_token: secret,
            id: 7,
            user: { password: secret, apiKey: secret },
          },
        });
        expect(text).not.toContain(secret);
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it('a secret of the exchanges around it', () => {
    const property = fc.property(
      placed,
      shaped,
      anyStatus,
      errors,
      statuses,
      (secret, token, status, error, before) => {
        const url = `https://api.shop.test/orders?token=${secret}`;
        const sends = { Authorization: `Bearer ${secret}`, Cookie: `sid=${secret}` };
        const text = shownOfAll(
          exchange({
            type: 'document',
            url: `https://shop.test/?session=${secret}#${secret}`,
            visit: 'page_1',
            answers: {
              'Content-Security-Policy': `default-src 'self'; report-uri https://x.test/?k=${secret}`,
              'Set-Cookie': `sid=${secret}`,
            },
          }),
          exchange({
            method: 'POST',
            url: `https://api.shop.test/cb/${token}?code=${secret}`,
            status: 302,
            visit: 'page_1',
            redirectUrl: url,
            answers: { Location: url },
          }),
          exchange({
            url,
            status: before,
            visit: 'page_1',
            sends,
            answers: { 'WWW-Authenticate': 'Bearer, NTLM' },
          }),
          preflight({ url, status: before, visit: 'page_1' }, 'GET'),
          exchange({ url, status, error, visit: 'page_1', startedAt: '2026-11-22T10:00:01.000Z', sends }),
          exchange({
            url,
            visit: 'page_1',
            startedAt: '2026-11-22T10:00:02.000Z',
            sends: { Authorization: `NTLM ${token}`, Cookie: `sid=${secret}2` },
          }),
        );
        expect(text).not.toContain(secret);
        expect(text).not.toContain(token);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });
});
