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
    {
      when: 'a header that was not signed',
      given: {
        status: 403,
        method: 'PUT',
        url: 'https://b.s3.amazonaws.com/a?X-Amz-Signature=c',
        body: '<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned></Error>',
      },
      cause: 'storage-headers-not-signed',
      certainty: 'certain',
      values: { reason: '`x-amz-acl` was not signed' },
    },
    {
      when: 'a form that breaks its policy',
      given: {
        status: 403,
        method: 'POST',
        url: 'https://b.s3.amazonaws.com/a?X-Amz-Signature=c',
        body: '<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message></Error>',
      },
      cause: 'storage-upload-policy',
      certainty: 'certain',
    },
    {
      when: 'too large for the policy',
      given: {
        status: 400,
        method: 'POST',
        url: 'https://b.s3.amazonaws.com/a?X-Amz-Signature=c',
        body: '<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum</Message></Error>',
      },
      cause: 'storage-upload-too-large',
      certainty: 'certain',
    },
    {
      when: 'signed for another region',
      given: {
        status: 400,
        method: 'GET',
        url: 'https://b.s3.amazonaws.com/a?X-Amz-Signature=c',
        body: "<Error><Code>AuthorizationQueryParametersError</Code><Message>the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message></Error>",
      },
      cause: 'storage-wrong-region',
      certainty: 'certain',
    },
    {
      when: 'Azure wants a header',
      given: {
        status: 400,
        method: 'PUT',
        url: 'https://b.s3.amazonaws.com/a?X-Amz-Signature=c',
        body: '<Error><Code>MissingRequiredHeader</Code><Message>An HTTP header is not specified.</Message><HeaderName>x-ms-blob-type</HeaderName></Error>',
      },
      cause: 'storage-header-missing',
      certainty: 'certain',
      values: { text: ': `x-ms-blob-type`' },
    },
    {
      when: 'a bucket that serves a website',
      given: {
        status: 404,
        url: 'http://b.s3-website.test/a',
        body: '<html><head><title>404 Not Found</title></head><body><ul><li>Code: NoSuchKey</li></ul></body></html>',
      },
      cause: 'storage-file-missing',
      certainty: 'certain',
    },
    {
      when: 'Supabase: no such file',
      given: {
        status: 400,
        url: 'https://a.supabase.co/storage/v1/object/public/b/x.png',
        type: 'image',
        body: { statusCode: '404', error: 'not_found', message: 'Object not found' },
      },
      cause: 'storage-file-missing',
      certainty: 'certain',
    },
    {
      when: 'Azure: public access is off, told with 409',
      given: {
        status: 409,
        url: 'https://a.blob.core.windows.net/c/b',
        answers: { 'x-ms-error-code': 'PublicAccessNotPermitted' },
      },
      cause: 'storage-access-denied',
      certainty: 'certain',
    },
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
    {
      when: 'an address that cannot be read for another reason than its region',
      given: {
        status: 400,
        method: 'GET',
        url: 'https://b.s3.amazonaws.com/a?X-Amz-Signature=c',
        body: '<Error><Code>AuthorizationQueryParametersError</Code><Message>Query-string authentication requires more parameters</Message></Error>',
      },
    },
    {
      when: 'Object not found, said by another program',
      given: { status: 400, body: { message: 'Object not found' } },
    },
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
