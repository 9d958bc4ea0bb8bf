import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { exchange, type Given, preflight, related, webToken } from '../exchange-builder.ts';

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
});
