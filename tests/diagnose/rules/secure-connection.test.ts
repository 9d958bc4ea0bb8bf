import secureConnection from '../../../src/diagnose/rules/secure-connection.ts';
import { exchange } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const broken = 'net::ERR_SSL_PROTOCOL_ERROR';
const page = (policy: string) =>
  exchange({
    type: 'document',
    url: 'http://shop.test/',
    visit: 'page_1',
    answers: { 'Content-Security-Policy': policy },
  });

testRule(secureConnection, {
  speaks: [
    ...['https://localhost:3000/', 'https://api.shop.test:8080/', 'https://api.shop.test:80/'].map((url) => ({
      when: `broken at ${url}`,
      given: { error: broken, url },
      cause: 'plain-http-on-secure-way',
      certainty: 'likely' as const,
      values: { host: new URL(url).host },
      alternatives: ['secure-talk-failed'],
      browserNames: [broken],
    })),
    {
      when: 'a picture on a secure page',
      given: { error: broken, url: 'https://cdn.test:9000/a.png', type: 'image' },
      cause: 'image-upgraded',
      certainty: 'likely',
      evidence: [{ from: 'page', saw: 'https://shop.test' }],
      alternatives: ['plain-http-on-secure-way'],
    },
    {
      when: 'the page’s policy upgrades',
      given: { error: broken, url: 'https://cdn.test:9000/a', page: 'http://shop.test', visit: 'page_1' },
      after: [page("default-src 'self'; upgrade-insecure-requests")],
      cause: 'upgraded-by-policy',
      certainty: 'likely',
      alternatives: ['plain-http-on-secure-way'],
    },
    {
      when: 'the page’s policy upgrades, and stands in a tag',
      given: { error: broken, url: 'https://cdn.test:9000/a', page: 'http://shop.test', visit: 'page_1' },
      after: [
        exchange({
          url: 'http://shop.test/',
          type: 'document',
          visit: 'page_1',
          body: '<html><meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests"></html>',
        }),
      ],
      cause: 'upgraded-by-policy',
      certainty: 'likely',
      evidence: [
        {
          from: 'page, tag <meta http-equiv="Content-Security-Policy">',
          saw: 'upgrade-insecure-requests',
        },
      ],
      alternatives: ['plain-http-on-secure-way'],
    },
    {
      when: 'a policy without that rule, a port that is not https’s',
      given: { error: broken, url: 'https://cdn.test:9000/a', page: 'http://shop.test', visit: 'page_1' },
      after: [page("default-src 'self'")],
      cause: 'plain-http-on-secure-way',
      certainty: 'likely',
      alternatives: ['secure-talk-failed'],
    },
    ...['https://api.shop.test/', 'https://api.shop.test:8443/'].map((url) => ({
      when: `broken at ${url}`,
      given: { error: broken, url },
      cause: 'secure-talk-failed',
      certainty: 'certain' as const,
    })),
    ...(
      [
        ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'no-common-security'],
        ['ERR_SSL_OBSOLETE_CIPHER', 'no-common-security'],
        ['ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'client-proof-needed'],
        ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'client-proof-refused'],
        ['ERR_CERT_REVOKED', 'proof-revoked'],
        ['ERR_CERT_WEAK_KEY', 'proof-weak'],
        ['ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'proof-weak'],
        ['ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'proof-not-logged'],
        ['ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'proof-not-pinned'],
        ['ERR_ECH_NOT_NEGOTIATED', 'hidden-name-failed'],
        ['ERR_ECH_FALLBACK_CERTIFICATE_INVALID', 'hidden-name-failed'],
      ] as const
    ).map(([name, cause]) => ({
      when: name,
      given: { error: `net::${name}` },
      cause,
      certainty: 'certain' as const,
      values: { host: 'api.shop.test', error: `net::${name}` },
      browserNames: [`net::${name}`],
    })),
  ],
  silent: [
    ...[
      'ERR_CERT_AUTHORITY_INVALID',
      'ERR_CERT_DATE_INVALID',
      'ERR_CERT_COMMON_NAME_INVALID',
      'ERR_CERT_INVALID',
      'ERR_SSL_DECRYPT_ERROR_ALERT',
      'ERR_SSL_PROTOCOL_ERROR_LATER',
      'ERR_ECH_UNHEARD_OF',
      'ERR_PROXY_CERTIFICATE_INVALID',
      'ERR_CONNECTION_RESET',
      'ERR_CONNECTION_CLOSED',
      'ERR_EMPTY_RESPONSE',
      'ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY',
      'ERR_FAILED',
      'ERR_ABORTED',
    ].map((name) => ({ when: name, given: { error: `net::${name}` } })),
    { when: 'mixed content that was stopped', given: { error: '', url: 'http://cdn.test/a.js' } },
    { when: 'a 495', given: { status: 495 } },
    { when: 'a 496', given: { status: 496 } },
    { when: 'a 525', given: { status: 525 } },
    { when: 'a 400 for plain HTTP', given: { status: 400, url: 'http://api.shop.test:443/' } },
  ],
});
