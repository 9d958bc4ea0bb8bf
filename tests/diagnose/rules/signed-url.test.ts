import signedUrl from '../../../src/diagnose/rules/signed-url.ts';
import type { Given } from '../../exchange-builder.ts';
import { type Speaks, testRule } from '../rule-table.ts';

const xml = (code: string, message = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const given = (status: number, code: string, message = '', query = ''): Given => ({
  status,
  url: `https://files.s3.test/a/b.png${query}`,
  body: xml(code, message),
});
const row = (status: number, code: string, cause: string): Speaks => ({
  when: code,
  given: given(status, code),
  cause,
  certainty: 'certain',
  evidence: [{ from: 'response body, Code', saw: code }],
});
const AMAZON = '?X-Amz-Date=20261122T093000Z&X-Amz-Expires=900&X-Amz-Signature=zz';

testRule(signedUrl, {
  speaks: [
    row(403, 'SignatureDoesNotMatch', 'storage-signature-mismatch'),
    row(403, 'RequestTimeTooSkewed', 'storage-clock-skewed'),
    row(400, 'ExpiredToken', 'storage-pass-expired'),
    row(403, 'InvalidAccessKeyId', 'storage-key-unknown'),
    row(403, 'AccessDenied', 'storage-access-denied'),
    row(404, 'NoSuchKey', 'storage-file-missing'),
    row(404, 'NoSuchBucket', 'storage-bucket-missing'),
    {
      when: 'S3 says so, and the address too',
      given: given(403, 'AccessDenied', 'Request has expired', AMAZON),
      cause: 'signed-link-expired',
      certainty: 'certain',
      values: { ago: '15 minutes', until: '09:45:00 UTC', from: 'X-Amz-Expires' },
    },
    {
      when: 'only the address says so (CloudFront)',
      given: given(403, 'AccessDenied', 'Access denied', '?Expires=1795340000&Signature=zz'),
      cause: 'signed-link-expired',
      certainty: 'likely',
    },
    {
      when: 'only Google says so',
      given: given(400, 'ExpiredToken', 'Request signature expired at: 2026-11-22'),
      cause: 'signed-link-called-expired',
      certainty: 'certain',
      values: { reason: 'Request signature expired' },
    },
    {
      when: 'Azure, by its header',
      given: { status: 404, answers: { 'x-ms-error-code': 'BlobNotFound' } },
      cause: 'storage-file-missing',
      certainty: 'certain',
    },
    {
      when: 'Azure’s word, which may mean more',
      given: given(403, 'AuthenticationFailed'),
      cause: 'storage-signature-mismatch',
      certainty: 'likely',
    },
    {
      when: 'a link that is still good is not called expired',
      given: given(403, 'AccessDenied', '', AMAZON.replace('900', '9000')),
      cause: 'storage-access-denied',
      certainty: 'certain',
    },
  ],
  silent: [
    { when: 'a word of no list', given: given(403, 'Whatever') },
    { when: 'the name of a built-in', given: given(403, 'constructor') },
    { when: 'Azure’s other words', given: { status: 403, answers: { 'x-ms-error-code': 'LeaseLost' } } },
    { when: 'a plain 403', given: { status: 403 } },
    { when: 'a plain 404', given: { status: 404, body: '<h1>Not found</h1>' } },
    { when: 'JSON', given: { status: 403, body: { Code: 'AccessDenied' } } },
    {
      when: 'a word deep in a page',
      given: { status: 403, body: `${' '.repeat(500)}${xml('AccessDenied')}` },
    },
    { when: 'a 500', given: given(500, 'AccessDenied') },
    { when: 'a 200 with such a body', given: given(200, 'NoSuchKey') },
    { when: 'kept by CORS', given: { ...given(403, 'AccessDenied'), error: 'net::ERR_FAILED' } },
    { when: 'a plain 400', given: { status: 400 } },
    { when: 'an expired address that works', given: given(200, '', '', AMAZON) },
    { when: 'no answer', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
  ],
});
