import { describe, expect, it } from 'vitest';
import { type Answer, recogniseVendor, weight } from '../../src/diagnose/recognise-vendor.ts';
import type { Words } from '../../src/knowledge/entry.ts';
import { netErrors, netErrorsNeverMet } from '../../src/knowledge/net-errors.ts';
import { statusCodes } from '../../src/knowledge/status-codes.ts';
import { vendorCodes } from '../../src/knowledge/vendors.ts';

/** Every code of IANA's registry of HTTP status codes, the unused 306 and the temporary 104 included. */
// biome-ignore format: one class a line
const REGISTERED = [
  100, 101, 102, 103, 104,
  200, 201, 202, 203, 204, 205, 206, 207, 208, 226,
  300, 301, 302, 303, 304, 305, 306, 307, 308,
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451,
  500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
];

/** What a short list says of the codes that people meet most: ours has to say more. */
const QUICK_REFERENCE: Readonly<Record<number, string>> = {
  200: 'The request succeeded. The server returned the requested data.',
  201: 'A new resource was successfully created.',
  204: 'The request succeeded, but there is no response body to return.',
  206: 'The server is delivering only part of the resource.',
  301: 'The resource has permanently moved to a new URL.',
  302: 'The resource is temporarily at a different URL.',
  304: 'The resource has not changed since the client last fetched it — use your cached version.',
  400: 'The server could not understand the request because of invalid syntax.',
  401: 'The request requires authentication. The client must identify itself.',
  403: 'The server understood the request but refuses to authorise it.',
  404: 'The requested resource does not exist at this URL.',
  405: 'The HTTP method used is not supported for this endpoint.',
  409: 'The request conflicts with the current state of the resource.',
  422: 'The request is well-formed, but the server cannot process it because of semantic errors.',
  429: 'The client has sent too many requests in a given time window (rate limiting).',
  500: 'Something went wrong on the server. The server encountered an unexpected condition.',
  502: 'The server was acting as a gateway and received an invalid response from upstream.',
  503: 'The server is temporarily unable to handle the request.',
  504: 'The server was acting as a gateway and did not receive a timely response from upstream.',
};

/** Names of Chromium's net errors that pages meet, or that stand in its list and never reach one. */
// biome-ignore format: a list of names
const IMPORTANT_NET_ERRORS = [
  'ERR_FAILED', 'ERR_ABORTED', 'ERR_TIMED_OUT', 'ERR_ACCESS_DENIED', 'ERR_FILE_NOT_FOUND', 'ERR_OUT_OF_MEMORY',
  'ERR_INSUFFICIENT_RESOURCES', 'ERR_UPLOAD_FILE_CHANGED', 'ERR_IO_PENDING', 'ERR_UNEXPECTED',
  'ERR_BLOCKED_BY_CLIENT', 'ERR_BLOCKED_BY_ADMINISTRATOR', 'ERR_BLOCKED_BY_RESPONSE', 'ERR_BLOCKED_BY_CSP', 'ERR_BLOCKED_BY_ORB',
  'ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', 'ERR_BLOCKED_BY_RESPONSE.NotSameSite',
  'ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep', 'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  'ERR_UNSAFE_PORT', 'ERR_CLEARTEXT_NOT_PERMITTED', 'ERR_DISALLOWED_URL_SCHEME',
  'ERR_NETWORK_CHANGED', 'ERR_CONNECTION_CLOSED', 'ERR_CONNECTION_RESET', 'ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_ABORTED',
  'ERR_CONNECTION_FAILED', 'ERR_CONNECTION_TIMED_OUT', 'ERR_INTERNET_DISCONNECTED', 'ERR_ADDRESS_INVALID', 'ERR_ADDRESS_UNREACHABLE',
  'ERR_NAME_NOT_RESOLVED', 'ERR_NAME_RESOLUTION_FAILED', 'ERR_DNS_TIMED_OUT', 'ERR_DNS_MALFORMED_RESPONSE', 'ERR_DNS_SERVER_FAILURE',
  'ERR_DNS_CACHE_MISS', 'ERR_NETWORK_IO_SUSPENDED', 'ERR_WS_PROTOCOL_ERROR', 'ERR_WS_UPGRADE',
  'ERR_SSL_PROTOCOL_ERROR', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'ERR_BAD_SSL_CLIENT_AUTH_CERT',
  'ERR_SSL_UNRECOGNIZED_NAME_ALERT', 'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'ERR_SSL_OBSOLETE_CIPHER', 'ERR_ECH_NOT_NEGOTIATED',
  'ERR_CERT_AUTHORITY_INVALID', 'ERR_CERT_COMMON_NAME_INVALID', 'ERR_CERT_DATE_INVALID', 'ERR_CERT_REVOKED', 'ERR_CERT_INVALID',
  'ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'ERR_CERT_WEAK_KEY', 'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'ERR_CERT_END',
  'ERR_PROXY_CONNECTION_FAILED', 'ERR_TUNNEL_CONNECTION_FAILED', 'ERR_PROXY_AUTH_REQUESTED', 'ERR_PAC_SCRIPT_FAILED', 'ERR_NO_SUPPORTED_PROXIES',
  'ERR_SOCKS_CONNECTION_FAILED', 'ERR_PROXY_CERTIFICATE_INVALID',
  'ERR_INVALID_URL', 'ERR_UNKNOWN_URL_SCHEME', 'ERR_INVALID_REDIRECT', 'ERR_TOO_MANY_REDIRECTS', 'ERR_UNSAFE_REDIRECT', 'ERR_INVALID_RESPONSE',
  'ERR_INVALID_CHUNKED_ENCODING', 'ERR_METHOD_NOT_SUPPORTED', 'ERR_EMPTY_RESPONSE', 'ERR_RESPONSE_HEADERS_TOO_BIG', 'ERR_CONTENT_DECODING_FAILED',
  'ERR_CONTENT_LENGTH_MISMATCH', 'ERR_INCOMPLETE_CHUNKED_ENCODING', 'ERR_INVALID_HTTP_RESPONSE', 'ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION',
  'ERR_HTTP_RESPONSE_CODE_FAILURE', 'ERR_HTTP2_PROTOCOL_ERROR', 'ERR_HTTP2_SERVER_REFUSED_STREAM', 'ERR_HTTP2_PING_FAILED',
  'ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY', 'ERR_HTTP2_COMPRESSION_ERROR', 'ERR_HTTP_1_1_REQUIRED', 'ERR_QUIC_PROTOCOL_ERROR', 'ERR_QUIC_HANDSHAKE_FAILED',
  'ERR_CACHE_MISS', 'ERR_CACHE_READ_FAILURE', 'ERR_CACHE_WRITE_FAILURE', 'ERR_CACHE_RACE', 'ERR_TRUST_TOKEN_OPERATION_FAILED', 'ERR_BLOB_OUT_OF_MEMORY',
  'ERR_PKCS12_IMPORT_FAILED',
];

const count = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

function recognised(given: Parameters<typeof recogniseVendor>[0]): string | undefined {
  return (recogniseVendor(given, 'marks') ?? recogniseVendor(given, 'status'))?.id;
}

describe('status codes', () => {
  it('are all 64 that IANA has registered, and no other', () => {
    expect(REGISTERED).toHaveLength(64);
    expect(Object.keys(statusCodes).map(Number)).toEqual(REGISTERED);
  });

  it.each(Object.entries(QUICK_REFERENCE))('%s says more than a short list', (code, short) => {
    const words = statusCodes[Number(code)] as Words;
    for (const part of [words.meaning, words.when, words.example, words.advice]) {
      expect(count(part), part).toBeGreaterThanOrEqual(5);
    }
    // What it means, when it is met and an example: at least three times what the list says, in other words.
    const full = `${words.meaning} ${words.when} ${words.example}`;
    expect(count(full)).toBeGreaterThanOrEqual(3 * count(short));
    expect(full).not.toContain(short);
  });

  it('tell 401 and 403 apart, each at its own place', () => {
    expect(statusCodes[401]?.when).toContain('403');
    expect(statusCodes[403]?.when).toContain('401');
  });
});

describe('net errors', () => {
  it.each(IMPORTANT_NET_ERRORS)('%s is explained, or said never to be met, and not both', (name) => {
    expect(
      [Object.hasOwn(netErrors, name), Object.hasOwn(netErrorsNeverMet, name)].filter(Boolean),
    ).toHaveLength(1);
  });

  it('none is both explained and never met', () => {
    expect(Object.keys(netErrors).filter((name) => Object.hasOwn(netErrorsNeverMet, name))).toEqual([]);
  });

  it('have Chromium’s negative numbers, each its own', () => {
    const numbers = Object.entries(netErrors)
      // `ERR_X.Detail` is ERR_X with the reason that DevTools adds.
      .filter(([name]) => !name.includes('.'))
      .map(([, words]) => words.number);
    expect(numbers.filter((n) => !Number.isInteger(n) || n >= 0)).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('with a reason behind a dot share the number of their error', () => {
    const withReason = Object.entries(netErrors).filter(([name]) => name.includes('.'));
    expect(withReason.length).toBeGreaterThan(0);
    for (const [name, words] of withReason) {
      expect(words.number, name).toBe(netErrors[name.split('.')[0] ?? '']?.number);
    }
  });
});

describe('the whole knowledge', () => {
  const all: readonly (readonly [string, Words])[] = [
    ...Object.entries(statusCodes),
    ...Object.entries(netErrors),
    ...vendorCodes.map((words) => [words.id, words] as const),
  ];

  it('has no title twice', () => {
    const byTitle = new Map<string, string[]>();
    for (const [code, { title }] of all) {
      const bare = title.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');
      byTitle.set(bare, [...(byTitle.get(bare) ?? []), code]);
    }
    expect([...byTitle].filter(([, codes]) => codes.length > 1)).toEqual([]);
  });

  it('has no vendor id twice, and ids in kebab-case', () => {
    const ids = vendorCodes.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('writes what recognises a vendor in lower case, as it is compared', () => {
    for (const { id, recognise } of vendorCodes) {
      const texts = [
        ...Object.entries(recognise.headers ?? {}).flat(),
        ...(recognise.body ?? []),
        recognise.host ?? '',
      ];
      expect(
        texts.filter((text) => text !== text.toLowerCase()),
        id,
      ).toEqual([]);
    }
  });
});

describe('recogniseVendor', () => {
  const answer = (
    status: number,
    headers: Record<string, string> = {},
    body = '',
    host = 'api.shop.test',
  ): Answer => ({
    status,
    host,
    header: (name) => headers[name],
    body,
  });
  const cloudflare = { server: 'cloudflare' };
  const vercel = (error: string) => ({ 'x-vercel-error': error });

  it.each<[string, string, Answer]>([
    ['cloudflare-522', 'its status and server', answer(522, cloudflare)],
    ['cloudflare-522', 'its status and ray', answer(522, { 'cf-ray': 'a' })],
    ['cloudflare-522', 'its status alone', answer(522)],
    [
      'cloudflare-1020',
      'as html',
      answer(403, cloudflare, '<h1><span>Error</span>\n <span>1020</span></h1>'),
    ],
    ['cloudflare-1020', 'as plain text', answer(403, cloudflare, 'error code: 1020')],
    [
      'cloudflare-1016',
      'a 530 whose page says 1016',
      answer(530, cloudflare, '<span>Error</span> <span>1016</span>'),
    ],
    ['iis-404-1', 'in its page', answer(404, {}, '<h2>HTTP Error 404.1 - Not Found</h2>')],
    ['iis-404-13', 'in its page', answer(404, {}, '<h2>HTTP Error 404.13 - Not Found</h2>')],
    [
      'iis-404-1',
      'although a longer number stands before it',
      answer(404, {}, 'not HTTP Error 404.13 but HTTP Error 404.1 - x'),
    ],
    ['iis-500-19', 'in its page', answer(500, {}, '<h3>HTTP Error 500.19 - Internal Server Error</h3>')],
    [
      'vercel-function-invocation-timeout',
      'by its header',
      answer(504, vercel('FUNCTION_INVOCATION_TIMEOUT')),
    ],
    [
      'vercel-edge-function-invocation-timeout',
      'by its header',
      answer(504, vercel('EDGE_FUNCTION_INVOCATION_TIMEOUT')),
    ],
    ['vercel-function-invocation-failed', 'by its header', answer(500, vercel('FUNCTION_INVOCATION_FAILED'))],
    [
      'vercel-edge-function-invocation-failed',
      'by its header',
      answer(500, vercel('EDGE_FUNCTION_INVOCATION_FAILED')),
    ],
    ['grpc-status-1', 'and not 12', answer(499, { 'grpc-status': '1' })],
    ['grpc-status-12', 'and not 1', answer(404, { 'grpc-status': ' 12 ' })],
    [
      'heroku-application-error',
      'by the title of its page',
      answer(503, { server: 'Heroku' }, '<title>Application Error</title>'),
    ],
    [
      'heroku-application-error',
      'by the way it came',
      answer(503, { via: '1.1 heroku-router' }, '<title>Application Error</title>'),
    ],
    [
      'envoy-uf-tls',
      'by the reason',
      answer(503, {}, 'reset reason: connection failure, transport failure reason: TLS error: 268435581'),
    ],
    [
      'envoy-uf-refused',
      'by the reason',
      answer(
        503,
        {},
        'reset reason: connection failure, transport failure reason: delayed connect error: 111',
      ),
    ],
    ['supabase-boot-error', 'by its header', answer(503, { 'sb-error-code': 'BOOT_ERROR' })],
    [
      'supabase-boot-error',
      'by its body on its host',
      answer(503, {}, '{"code":"BOOT_ERROR","message":"x"}', 'a.supabase.co'),
    ],
    ['supabase-worker-limit', 'by its status on its host', answer(546, {}, '', 'a.supabase.co')],
    ['railway-502', 'by its header', answer(502, { 'x-railway-fallback': 'true' })],
    ['render-suspended', 'by whoever suspended it', answer(503, { 'x-render-routing': 'suspend-by-user' })],
    [
      'cloudfront-function-throttled',
      'by X-Cache',
      answer(503, { 'x-cache': 'LambdaLimitExceeded from cloudfront' }),
    ],
    [
      'google-run-timeout',
      'and not Envoy',
      answer(504, { server: 'Google Frontend' }, 'upstream request timeout'),
    ],
    ['google-run-no-instance', 'by its host', answer(429, {}, 'Rate exceeded.', 'x-ew.a.run.app')],
    ['cloudflare-1027', 'as plain text', answer(429, cloudflare, 'error code: 1027')],
    [
      'vercel-router-external-target-error',
      'and not the one of the connection',
      answer(502, vercel('ROUTER_EXTERNAL_TARGET_ERROR')),
    ],
    ['azure-application-error', 'by its page', answer(503, {}, '<h1>:( Application Error</h1>')],
    ['aws-alb-503', 'by its server', answer(503, { server: 'awselb/2.0' })],
    [
      'heroku-application-error',
      'by its page',
      answer(503, {}, 'An error occurred in the application and your page could not be served.'),
    ],
    ['envoy-uh', 'by its text', answer(503, {}, 'no healthy upstream')],
    ['linkedin-999', 'by its host', answer(999, {}, '', 'www.linkedin.com')],
    ['laravel-419', 'by its status alone', answer(419)],
  ])('%s: %s', (id, _how, given) => {
    expect(recognised(given)).toBe(id);
  });

  it.each<[string, Answer]>([
    ['a plain 404', answer(404, {}, '{"message":"No order 4711"}')],
    ['a 530 of no server by name', answer(530)],
    [
      'a 403 that came through Cloudflare',
      answer(403, { ...cloudflare, 'cf-ray': '1' }, '{"message":"error in code"}'),
    ],
    ['a longer number than Cloudflare’s', answer(403, cloudflare, 'error code: 10200')],
    ['a page that speaks of 404.130', answer(404, {}, 'HTTP Error 404.130')],
    ['a 400 of nginx of another kind', answer(400, { server: 'nginx' }, '<title>400 Bad Request</title>')],
    [
      'a text of nginx from another server',
      answer(400, { server: 'apache' }, '400 Request Header Or Cookie Too Large'),
    ],
    ['a host that only ends like LinkedIn’s', answer(999, {}, '', 'notlinkedin.com')],
    ['an error of Vercel that is not in the list', answer(500, vercel('SOMETHING_NEW'))],
    ['a 503 of nobody', answer(503)],
    ['an application error of nobody', answer(503, {}, '<title>Application Error</title>')],
    ['a code of Supabase from another host', answer(503, {}, '{"code":"BOOT_ERROR"}')],
    ['a limit that only speaks of a rate', answer(429, {}, 'Rate exceeded.')],
    [
      'a page that the rule too-big measures',
      answer(400, { server: 'nginx/1.29.3' }, '<title>400 Request Header Or Cookie Too Large</title>'),
    ],
    ['a cache hit at CloudFront', answer(503, { 'x-cache': 'Error from cloudfront' })],
    ['a mark far down in a huge body', answer(503, {}, `${'x'.repeat(60_000)} no healthy upstream`)],
  ])('nobody: %s', (_what, given) => {
    expect(recognised(given)).toBeUndefined();
  });

  it('is quick, whatever a stranger sends', () => {
    const start = performance.now();
    recogniseVendor(answer(503, {}, '<'.repeat(50_000)), 'marks');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('weighs a status alone less than any mark of the vendor', () => {
    expect(weight({ status: [419] })).toBe(1);
    expect(weight({ headers: { server: 'x' } })).toBeGreaterThan(1);
    expect(weight({ body: ['x'] })).toBeGreaterThan(1);
    expect(weight({})).toBe(0);
  });
});
