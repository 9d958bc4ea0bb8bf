import connection from '../../../src/diagnose/rules/connection.ts';
import { testRule } from '../rule-table.ts';

const refused = 'net::ERR_CONNECTION_REFUSED';

testRule(connection, {
  speaks: [
    ...['localhost:3000', 'app.localhost:3000', '127.0.0.1:3000', '127.8.9.1:3000', '[::1]:3000'].map(
      (host) => ({
        when: `refused by ${host}`,
        given: { error: refused, url: `http://${host}/orders` },
        cause: 'refused-here',
        certainty: 'certain' as const,
        evidence: [{ from: 'net error', saw: refused }],
        values: { host, port: '3000' },
        browserNames: [refused],
      }),
    ),
    ...['https://api.shop.test/', 'https://127.shop.test/', 'https://notlocalhost/'].map((url) => ({
      when: `refused by ${url}`,
      given: { error: refused, url },
      cause: 'refused',
      certainty: 'certain' as const,
      values: { host: new URL(url).host, port: '443' },
    })),
    {
      when: 'the name is unknown',
      given: { error: 'net::ERR_NAME_NOT_RESOLVED' },
      cause: 'name-not-found',
      certainty: 'certain',
      values: { host: 'api.shop.test' },
      browserNames: ['net::ERR_NAME_NOT_RESOLVED'],
    },
    {
      when: 'nobody known has signed the certificate',
      given: { error: 'net::ERR_CERT_AUTHORITY_INVALID', url: 'https://api.shop.test:8443/a' },
      cause: 'certificate-not-trusted',
      certainty: 'certain',
      values: { host: 'api.shop.test:8443', address: 'https://api.shop.test:8443' },
    },
    {
      when: 'the certificate is out of date',
      given: { error: 'net::ERR_CERT_DATE_INVALID' },
      cause: 'certificate-out-of-date',
      certainty: 'certain',
      values: { time: '22 Nov 2026, 10:00:00 UTC' },
    },
    {
      when: 'the certificate is out of date, and so is the record’s time',
      given: { error: 'net::ERR_CERT_DATE_INVALID', startedAt: '1969-12-31T23:59:59.999Z' },
      cause: 'certificate-out-of-date',
      certainty: 'certain',
      values: { time: 'an unknown time' },
    },
    {
      when: 'the certificate is another’s',
      given: { error: 'net::ERR_CERT_COMMON_NAME_INVALID' },
      cause: 'certificate-for-another-name',
      certainty: 'certain',
      values: { host: 'api.shop.test' },
    },
    {
      when: 'offline',
      given: { error: 'net::ERR_INTERNET_DISCONNECTED' },
      cause: 'offline',
      certainty: 'certain',
      browserNames: ['net::ERR_INTERNET_DISCONNECTED'],
    },
  ],
  silent: [
    { when: 'an error with an entry of its own', given: { error: 'net::ERR_EMPTY_RESPONSE' } },
    { when: 'a name that only begins the same', given: { error: 'net::ERR_CONNECTION_REFUSED_LATER' } },
    { when: 'a block inside the browser', given: { error: '' } },
    { when: 'an answer kept from the page', given: { status: 200, error: 'net::ERR_FAILED' } },
    { when: 'a 500 from this computer', given: { status: 500, url: 'http://localhost:3000/' } },
    {
      when: 'a request that was stopped',
      given: { error: 'net::ERR_ABORTED', url: 'http://localhost:3000/' },
    },
  ],
});
