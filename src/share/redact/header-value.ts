import type { HeaderField } from '../../session/headers.ts';
import { hideInUrl } from './address.ts';
import type { Hide } from './hide.ts';
import { hideShapes, looksSecret } from './shapes.ts';

/**
 * Headers whose values say how a message is sent and what may be done with it, not who sends it. An allow-list: the value of
 * every other header is hidden. From the IANA registry of HTTP field names, and what servers and networks add.
 */
const OPEN: ReadonlySet<string> = new Set(
  `accept accept-charset accept-ch accept-encoding accept-language accept-patch accept-post accept-ranges
  access-control-allow-credentials access-control-allow-headers access-control-allow-methods access-control-allow-origin
  access-control-expose-headers access-control-max-age access-control-request-headers access-control-request-method
  access-control-request-private-network access-control-allow-private-network
  age allow alt-svc api-version apigw-requestid cache-control cache-status cdn-cache-control cf-cache-status cf-mitigated cf-ray clear-site-data
  connection content-encoding content-language content-length content-range content-type
  content-security-policy content-security-policy-report-only critical-ch cross-origin-embedder-policy
  cross-origin-embedder-policy-report-only cross-origin-opener-policy cross-origin-resource-policy date deprecation
  device-memory dnt dpr early-data ect etag expect expect-ct expires grpc-message grpc-status host if-match
  if-modified-since if-none-match if-range if-unmodified-since keep-alive last-modified max-forwards nel
  origin-agent-cluster permissions-policy pragma priority proxy-status purpose range ratelimit ratelimit-limit
  ratelimit-policy ratelimit-remaining ratelimit-reset referrer-policy retry-after rtt save-data sec-ch-ua
  sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc sec-purpose
  sec-websocket-extensions sec-websocket-version server server-timing service-worker
  service-worker-navigation-preload strict-transport-security sunset surrogate-control te timing-allow-origin trailer
  transfer-encoding upgrade upgrade-insecure-requests user-agent vary via viewport-width warning x-amz-apigw-id
  x-amz-cf-id x-amz-cf-pop x-amz-id-2 x-amz-error-code x-amz-error-message x-amz-request-id x-amzn-errortype x-amzn-requestid x-cache
  x-cache-hits x-cloud-trace-context x-content-type-options x-correlation-id x-dns-prefetch-control x-download-options
  x-envoy-response-flags x-envoy-upstream-service-time x-error x-error-code x-error-message x-fastly-request-id
  x-fb-trace-id x-frame-options x-github-request-id x-http-method-override x-kong-proxy-latency x-kong-upstream-latency
  x-ms-error-code x-ms-request-id x-ms-version x-nf-request-id x-permitted-cross-domain-policies x-powered-by
  x-rate-limit-limit x-rate-limit-remaining x-rate-limit-reset x-ratelimit-limit x-ratelimit-remaining
  x-ratelimit-reset x-ratelimit-used x-ratelimit-resource x-request-id x-requested-with x-robots-tag x-runtime x-served-by x-timer
  x-trace-id x-ua-compatible x-vercel-cache x-vercel-error x-vercel-id x-version x-xss-protection ngrok-error-code
  request-id traceparent fly-request-id x-railway-request-id x-render-origin-server x-squid-error x-forwarded-proto`.split(
    /\s+/,
  ),
);

/** Numbers by which the people who run a server find a request in their notes; they look like keys, and open nothing. */
const REFERENCE =
  /^(?:request-id|traceparent|cf-ray|x-.*(?:request-?id|trace-?id|correlation-id|trace-context)|x-amz-apigw-id|x-amz-cf-id|x-amz-id-2|apigw-requestid|fly-request-id|x-vercel-id|etag|if-none-match|if-match)$/;

const URLS = new Set(['location', 'content-location', 'referer', 'origin', 'sourcemap', 'x-sourcemap']);
const CHALLENGES = new Set([
  'www-authenticate',
  'proxy-authenticate',
  'authentication-info',
  'proxy-authentication-info',
]);
const CREDENTIALS = new Set(['authorization', 'proxy-authorization']);

/** One header line with nothing in its value that may be a secret. Its name stays. */
export function hideInHeader({ name, value }: HeaderField, hide: Hide): HeaderField {
  const shown = looksSecret(name) ? hide(name, { kind: 'header', name: '' }) : name;
  return { name: shown, value: hideInValue(name.toLowerCase(), shown, value, hide) };
}

function hideInValue(lower: string, name: string, value: string, hide: Hide): string {
  if (value === '') return value;
  const place = { kind: 'header', name } as const;
  if (CREDENTIALS.has(lower)) return hideCredentials(value, name, hide);
  if (lower === 'cookie') return eachPart(value, /;\s*/, '; ', (pair) => hideCookie(pair, hide));
  if (lower === 'set-cookie' || lower === 'set-cookie2')
    return value
      .split('\n')
      .map((line) => hideSetCookie(line, hide))
      .join('\n');
  if (CHALLENGES.has(lower)) return hideInChallenge(value, name, hide);
  if (URLS.has(lower)) return value === 'null' ? value : hideAddress(value, hide);
  // "5; url=/next" (WHATWG HTML, the Refresh header).
  if (lower === 'refresh')
    return value.replace(
      /(url\s*=\s*["']?)([^"']+)/i,
      (_, before: string, url: string) => before + hideInUrl(url, hide),
    );
  if (lower === 'link' || lower === 'report-to' || lower === 'reporting-endpoints')
    return hideUrlsWithin(value, hide);
  if (lower.startsWith('content-security-policy')) return hideInPolicy(value, hide);
  if (lower === 'sec-websocket-protocol')
    return eachPart(value, /,\s*/, ', ', (part) =>
      /^[a-z][a-z0-9.+-]{0,30}$/i.test(part) && !looksSecret(part) ? part : hide(part, place),
    );
  if (lower === 'content-disposition')
    return value.replace(
      /(filename\*?=)("[^"]*"|[^;]*)/gi,
      (_, key: string, file: string) => key + hide(file, place),
    );
  if (!OPEN.has(lower)) return hide(value, place);
  return REFERENCE.test(lower) ? hideShapesOfTokens(value, hide) : hideUrlsWithin(value, hide);
}

/** A number to be quoted may be long; only a signed token in its place is none. */
function hideShapesOfTokens(value: string, hide: Hide): string {
  return value.replace(/\beyJ[\w-]+(?:\.[\w-]*)*/g, (token) => hide(token, { kind: 'text', name: '' }));
}

/** "Bearer hidden-1": how it was signed in is no secret (RFC 9110 §11.4). */
function hideCredentials(value: string, name: string, hide: Hide): string {
  const place = { kind: 'header', name } as const;
  const [, scheme, gap, credentials] = /^([A-Za-z][\w-]{1,24})(\s+)(\S[\s\S]*)$/.exec(value) ?? [];
  if (scheme === undefined || credentials === undefined) return hide(value, place);
  const shown = hide(credentials, place);
  return `${scheme}${gap}${shown}`;
}

function hideCookie(pair: string, hide: Hide): string {
  const equals = pair.indexOf('=');
  if (equals < 0) return hide(pair, { kind: 'cookie', name: '' });
  const given = pair.slice(0, equals);
  const name = looksSecret(given) ? hide(given, { kind: 'cookie', name: '' }) : given;
  const value = pair.slice(equals + 1);
  return value === '' ? pair : `${name}=${hide(value, { kind: 'cookie', name: given })}`;
}

/** Attributes of RFC 6265 §4.1.2 and its drafts; a domain and a path say where the cookie goes. */
const COOKIE_ATTRIBUTE =
  /^(?:(?:expires|max-age|domain|path|samesite|priority)=.*|secure|httponly|partitioned)$/i;

function hideSetCookie(line: string, hide: Hide): string {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  return [
    hideCookie(pair, hide),
    ...attributes.map((each) =>
      COOKIE_ATTRIBUTE.test(each) ? hideInAttribute(each, hide) : hide(each, { kind: 'cookie', name: '' }),
    ),
  ].join('; ');
}

function hideInAttribute(attribute: string, hide: Hide): string {
  return /^expires=/i.test(attribute) ? attribute : hideShapes(attribute, hide);
}

/** Parameters of a challenge that say what is wanted and what was wrong (RFC 9110 §11.6.1, RFC 6750 §3). */
const TELLING =
  /^(?:realm|error|error_description|error_uri|scope|algorithm|qop|stale|charset|max_age|acr_values|authorization_uri|resource_metadata|domain)$/i;

function hideInChallenge(value: string, name: string, hide: Hide): string {
  const place = { kind: 'header', name } as const;
  return value
    .replace(
      /([\w*-]+)(\s*=\s*)("(?:\\.|[^"\\])*"|[^\s,="]+)/g,
      (_, key: string, equals: string, given: string) => {
        const quoted = given.startsWith('"');
        const bare = quoted ? given.slice(1, -1) : given;
        const shown = TELLING.test(key) ? hideUrlsWithin(bare, hide) : hide(bare, place);
        return quoted ? `${key}${equals}"${shown}"` : `${key}${equals}${shown}`;
      },
    )
    .replace(
      /\b(negotiate|ntlm|basic|bearer|kerberos)(\s+)([\w.~+/-]{8,}=*)(?=\s*(?:,|$|\n))/gi,
      (_, scheme: string, gap: string, token: string) => `${scheme}${gap}${hide(token, place)}`,
    );
}

/** A nonce lets a script run, and a report's address may bear a key (CSP3 §2.3.1, §5). */
function hideInPolicy(value: string, hide: Hide): string {
  const place = { kind: 'header', name: 'Content-Security-Policy' } as const;
  return hideUrlsWithin(
    value.replace(/'nonce-([^']+)'/g, (_, nonce: string) => `'nonce-${hide(nonce, place)}'`),
    hide,
    (text) =>
      text.replace(/'sha(?:256|384|512)-[\w+/=-]+'|[^']+/g, (part) =>
        part.startsWith("'sha") ? part : hideShapes(part, hide),
      ),
  );
}

const URL_WITHIN = /\b(?:https?|wss?|ftp):\/\/[^\s"'<>()[\]{},;]+/gi;

/** A text with addresses in it: each is treated as one, and what stands between them as text. */
export function hideUrlsWithin(
  text: string,
  hide: Hide,
  between: (text: string) => string = (part) => hideShapes(part, hide),
): string {
  let shown = '';
  let at = 0;
  for (const found of text.matchAll(URL_WITHIN)) {
    // The full stop of a sentence is none of the address.
    const url = found[0].replace(/[.:!?]+$/, '');
    shown += between(text.slice(at, found.index)) + hideAddress(url, hide);
    at = found.index + url.length;
  }
  return shown + between(text.slice(at));
}

/** "https://*.shop.test" in a policy is no URL, and "https://shop.test" need not get a slash. */
function hideAddress(url: string, hide: Hide): string {
  if (url.includes('*')) return hideShapes(url, hide);
  const shown = hideInUrl(url, hide);
  return shown === `${url}/` ? url : shown;
}

function eachPart(value: string, separator: RegExp, joint: string, show: (part: string) => string): string {
  return value.split(separator).map(show).join(joint);
}
