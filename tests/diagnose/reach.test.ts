import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { reachOf } from '../../src/diagnose/reach.ts';
import type { Reach } from '../../src/diagnose/rule.ts';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { vendorCodes } from '../../src/knowledge/vendors.ts';
import { exchange, type Given } from '../exchange-builder.ts';

/** What an error or a status stands for, where no cause says otherwise. */
const IN_GENERAL: readonly (readonly [reach: Reach, why: string, ...given: readonly Given[]])[] = [
  [
    'sign-in',
    'the next request with this sign-in is refused as well',
    { status: 401 },
    { status: 401, error: 'net::ERR_ABORTED' },
  ],
  ['everywhere', 'the network lets nothing out', { status: 407 }, { status: 511 }],
  [
    'server',
    'a gateway, a limit or an overload is not about one address',
    { status: 421 },
    { status: 426 },
    { status: 429 },
    { status: 431 },
    { status: 502 },
    { status: 503 },
    { status: 504 },
    { status: 522 },
    { status: 530 },
    { status: 503, error: 'net::ERR_FAILED' },
  ],
  [
    'address',
    'a program fails, or something is missing, at one address',
    { status: 400 },
    { status: 403 },
    { status: 404 },
    { status: 404, error: 'net::ERR_ABORTED', type: 'script' },
    { status: 405 },
    { status: 422 },
    { status: 500 },
    { status: 501 },
    { status: 508 },
    { status: 500, error: 'net::ERR_FAILED' },
    { status: 200 },
  ],
  [
    'server',
    'the connection, the name or the certificate serves all addresses of a server',
    { error: 'net::ERR_CONNECTION_REFUSED' },
    { error: 'net::ERR_CONNECTION_RESET' },
    { error: 'net::ERR_NAME_NOT_RESOLVED' },
    { error: 'net::ERR_CERT_DATE_INVALID' },
    { error: 'net::ERR_SSL_PROTOCOL_ERROR' },
    { error: 'net::ERR_HTTP2_PROTOCOL_ERROR', status: 200 },
    { error: 'net::ERR_TOO_MANY_REDIRECTS' },
    { error: 'net::ERR_TUNNEL_CONNECTION_FAILED' },
    { error: 'net::ERR_PROXY_UNABLE_TO_CONNECT_TO_DESTINATION' },
    { error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', status: 200 },
    { type: 'websocket', socketError: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED' },
  ],
  [
    'server',
    'the browser kept the answer from the page: servers give leave to all their addresses alike',
    { error: 'net::ERR_FAILED' },
    { error: 'net::ERR_FAILED', status: 200 },
    { error: 'net::ERR_FAILED', status: 404 },
  ],
  ['server', 'no answer is on record, and no reason', { status: 0, errorsUntold: true }],
  [
    'everywhere',
    'the computer, the browser or its network is at fault',
    { error: 'net::ERR_INTERNET_DISCONNECTED' },
    { error: 'net::ERR_NETWORK_CHANGED' },
    { error: 'net::ERR_BLOCKED_BY_CLIENT' },
    { error: 'net::ERR_PROXY_CONNECTION_FAILED' },
    { error: 'net::ERR_PROXY_AUTH_UNSUPPORTED' },
    { error: 'net::ERR_PAC_SCRIPT_FAILED' },
    { error: 'net::ERR_INSUFFICIENT_RESOURCES' },
    { type: 'websocket', socketError: 'Error in connection establishment: net::ERR_INTERNET_DISCONNECTED' },
  ],
  [
    'page',
    'a rule of the page forbids it',
    { error: '' },
    { error: 'net::ERR_BLOCKED_BY_CSP' },
    { error: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS' },
    { error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep', status: 200 },
    { error: 'net::ERR_BLOCKED_BY_RESPONSE.CoepFrameResourceNeedsCoepHeader', status: 200 },
  ],
  [
    'address',
    'the fault is in one address, one answer or one thing that was sent',
    { error: 'net::ERR_ABORTED' },
    { error: 'net::ERR_FILE_NOT_FOUND' },
    { error: 'net::ERR_UPLOAD_FILE_CHANGED' },
    { error: 'net::ERR_CACHE_MISS' },
    { error: 'net::ERR_INVALID_URL' },
    { error: 'net::ERR_UNSAFE_REDIRECT' },
    { error: 'net::ERR_BLOCKED_BY_ORB', status: 200 },
    { error: 'net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION', status: 302 },
  ],
];

/** Every cause that reaches another way than its status or its error in general, and why. */
const CAUSES: readonly (readonly [reach: Reach, why: string, causes: string])[] = [
  [
    'sign-in',
    'The sign-in itself is refused, or none came; servers also say so with 400, 403 or 422.',
    `credentials-missing token-expired token-called-expired token-refused token-for-another-service
     token-from-another-issuer token-signature-refused token-not-readable token-revoked token-wrong-kind
     basic-sign-in-refused own-header-refused token-not-sent session-refused token-not-yet-valid token-is-empty
     token-badly-written scheme-not-taken token-sent-wrongly stronger-sign-in-wanted dpop-proof-refused
     sign-in-lost-on-redirect sign-in-not-on-record sign-in-not-recognised refused-unsigned`,
  ],
  [
    'sign-in',
    'Cookies are kept back or left out for a whole site, not for one address.',
    'cookies-left-out cookies-held-back-cross-site cookies-blocked-inside-page cookie-kept-from-http cookie-refused',
  ],
  [
    'sign-in',
    'A 200, or a socket, can say as well as a 401 that nobody is signed in.',
    'graphql-sign-in sign-in-error-in-answer sign-in-page-came event-stream-without-sign-in websocket-sign-in socket-sign-in',
  ],
  [
    'address',
    'A missing right is about one address, also where the server says it with a 401.',
    'token-lacks-scope gateway-rule-refused row-rule-refused data-rules-refused',
  ],
  [
    'sign-in',
    'The account lacks rights, and most often it is the same right at each place that refuses it.',
    'permission-missing',
  ],
  [
    'server',
    'A wrong base address, or a program that was not put up, makes every route of the server unknown.',
    'route-unknown',
  ],
  ['address', 'A wrong address is wrong by itself, whatever the 401 says.', 'gateway-route-unknown'],
  ['address', 'Two requests changed the same thing: another thing is not locked.', 'busy-with-another'],
  ['address', 'Each of these small programs serves one address.', 'function-answer-unusable'],
  ['address', 'This one request sent much; others get through.', 'cut-while-sending'],
  ['address', 'The code that asks for this address said not to follow.', 'redirect-not-wanted'],
  [
    'server',
    'A guard or a rule in front refuses the visitor, whatever is asked for.',
    `firewall-refused network-refused-site caller-not-on-list blocked-by-country cdn-refuses-method
     page-address-refused sign-in-gate-closed bot-check-page-came filter-page-came ngrok-warning-came websocket-forbidden`,
  ],
  ['server', 'A law or a rule about a whole service keeps it back.', 'blocked-by-law version-retired'],
  [
    'server',
    'The app’s key, bill or share counts for all that the service does.',
    `api-key-missing api-key-invalid key-shown-in-browser api-key-not-for-this-page api-key-not-for-this-service
     service-not-switched-on service-not-paid-for gateway-key-refused payment-required aws-pass-expired
     aws-key-unknown aws-signature-refused aws-function-not-open app-check-refused`,
  ],
  [
    'server',
    'A limit counts requests to all addresses of a server, whatever status says so.',
    `hidden-rate-limit hidden-quota-used-up hidden-rate-limit-open-end limit-as-server-error graphql-limit
     limit-in-answer rate-limit-shared aws-throttled`,
  ],
  [
    'server',
    'Links of one store are signed by one program, and mostly at one time.',
    `signed-link-expired signed-link-called-expired storage-clock-skewed storage-pass-expired storage-key-unknown
     storage-wrong-region storage-access-denied storage-bucket-missing`,
  ],
  [
    'server',
    'The server does not know this name, or wants https, at every address.',
    'host-name-refused plain-line-to-safe-port no-site-at-front-server proxy-code-from-site sent-too-early',
  ],
  [
    'server',
    'The guard against forged requests checks every form of a site alike.',
    `forgery-token-missing forgery-cookie-missing forgery-token-refused forgery-origin-refused forgery-check-failed
     page-proof-missing graphql-blocked-as-forgery`,
  ],
  [
    'server',
    'The browser sends these notes along with every request.',
    'cookies-too-big header-line-too-big headers-too-big',
  ],
  [
    'server',
    'The page builds all its addresses of this server in the same wrong way.',
    `address-part-doubled address-scheme-left-out address-slash-doubled dev-server-asked plain-file-server-asked
     site-page-came`,
  ],
  [
    'server',
    'A new release, or a wrong folder, takes many files away at once.',
    'page-older-than-server page-came-for-program',
  ],
  [
    'server',
    'The server’s table of file types is wrong for all files of a kind.',
    'file-type-refused style-type-refused',
  ],
  ['server', 'The server cannot do this kind of request, here or elsewhere.', 'method-unknown-to-server'],
  [
    'server',
    'What is broken stands behind all of the server’s addresses.',
    `server-database-down server-database-outdated server-neighbour-down server-disk-full web-server-broke
     server-program-not-started sign-in-page-not-set-up dev-proxy-backend-down model-loading maintenance-page-came
     offline-page-came service-worker-found-no-server websocket-upgrade-lost stopped-by-time-limit
     event-stream-in-queue`,
  ],
  [
    'server',
    'A server, or the one behind it, ends all its live connections.',
    'socket-lost socket-server-restarts socket-server-busy socket-gateway-failed',
  ],
  [
    'server',
    'The tunnel leads to one machine.',
    `tunnel-offline tunnel-backend-down tunnel-answer-garbled tunnel-limit-reached tunnel-wants-password tunnel-error`,
  ],
  [
    'server',
    'A server answers the browser’s question alike at all addresses; the OPTIONS has a status, its request has none.',
    `preflight-bad-status preflight-missing-allow-origin preflight-allow-origin-mismatch
     preflight-allow-origin-invalid preflight-credentials-missing preflight-wildcard-with-credentials
     preflight-method-refused preflight-header-refused preflight-list-invalid preflight-redirected`,
  ],
  [
    'page',
    'The browser asks for leave, or refuses it, once for a page.',
    `local-network-needs-leave own-computer-needs-leave local-network-insecure-page local-network-refused
     open-page-own-network websocket-kept-from-own-network websocket-not-secure`,
  ],
  [
    'page',
    'The page’s service worker answers all that the page asks for.',
    'service-worker-gave-nothing service-worker-failed',
  ],
  ['everywhere', 'The list of requests to block belongs to DevTools, not to a page.', 'devtools-blocking'],
  ['everywhere', 'A network’s sign-in page takes the place of every answer.', 'network-page-came'],
];

/** The same for the vendors' codes. */
const CODES: readonly (readonly [reach: Reach, why: string, codes: string])[] = [
  [
    'server',
    'Cloudflare’s numbered errors are about a whole site; a Worker that failed is not.',
    `cloudflare-1000 cloudflare-1001 cloudflare-1002 cloudflare-1003 cloudflare-1004 cloudflare-1005 cloudflare-1006
     cloudflare-1009 cloudflare-1010 cloudflare-1011 cloudflare-1012 cloudflare-1013 cloudflare-1014 cloudflare-1015
     cloudflare-1016 cloudflare-1018 cloudflare-1019 cloudflare-1020 cloudflare-1023 cloudflare-1025 cloudflare-1027
     cloudflare-1033 cloudflare-1034 cloudflare-1035 cloudflare-1036 cloudflare-1037 cloudflare-1040 cloudflare-1041
     cloudflare-1200`,
  ],
  [
    'server',
    'The connection, the certificate or the notes of each request are refused.',
    `nginx-494 nginx-495 nginx-496 nginx-497 aws-alb-463 aws-alb-464 iis-403-4 iis-403-5 iis-403-7 iis-403-12
     iis-403-13 iis-403-16 iis-403-17 iis-404-10 vercel-request-header-too-large`,
  ],
  [
    'server',
    'The visitor, his network or their number is refused, whatever is asked for.',
    `aws-alb-403 iis-401-501 iis-401-502 iis-401-503 iis-401-504 iis-403-6 iis-403-8 iis-403-9 iis-403-501
     iis-403-502 iis-403-503 iis-403-504 shopify-430 twitter-420 linkedin-999 akamai-reference grpc-status-8`,
  ],
  [
    'server',
    'There is no such site, or all of it is switched off.',
    `vercel-deployment-blocked vercel-deployment-deleted vercel-deployment-disabled vercel-deployment-not-found
     vercel-deployment-not-ready-redirecting vercel-deployment-paused iis-404-1 shopify-423 cpanel-508
     azure-403-site-disabled railway-404 render-no-server render-suspended render-hibernate github-pages-no-site
     fastly-unknown-domain heroku-no-such-app`,
  ],
  [
    'server',
    'The web server, its settings or the start of its program fails before any address counts.',
    `aws-alb-500 aws-alb-561 iis-401-2 iis-500-0 iis-500-11 iis-500-12 iis-500-13 iis-500-19 iis-500-21 iis-500-22
     iis-500-23 iis-500-24 iis-500-30 iis-500-31 iis-500-37 iis-500-50 iis-500-51 iis-500-52
     vercel-middleware-invocation-failed vercel-middleware-invocation-timeout vercel-middleware-runtime-deprecated
     azure-application-error wordpress-critical-error grpc-status-14`,
  ],
  ['server', 'Every form of the page carries the same mark.', 'laravel-419'],
  [
    'address',
    'Each of these small programs serves one address, also where a gateway’s status tells of it.',
    `vercel-function-invocation-timeout vercel-edge-function-invocation-timeout vercel-no-response-from-function
     vercel-body-not-a-string-from-function vercel-fallback-body-too-large netlify-function-timeout
     netlify-function-crashed supabase-boot-error supabase-idle-timeout iis-502-1`,
  ],
  [
    'address',
    'The rights on one file, or one program, refuse a sign-in that is good.',
    'iis-401-3 iis-401-5',
  ],
  ['sign-in', 'The sign-in is over, though no 401 says so.', 'iis-440 esri-498 esri-499 grpc-status-16'],
];

function table(rows: readonly (readonly [reach: Reach, why: string, names: string])[]) {
  return rows.flatMap(([reach, , names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, reach] as const),
  );
}

/** In an order that does not depend on where they stand. */
function sorted(entries: readonly (readonly [name: string, reach: Reach])[]) {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('what else fails for the same reason', () => {
  it.each(IN_GENERAL.flatMap(([reach, why, ...given]) => given.map((each) => ({ reach, why, each }))))(
    '$reach: $why, as with $each',
    ({ reach, each }) => {
      expect(reachOf(exchange(each), { fixer: 'backend' } as Diagnosis)).toBe(reach);
    },
  );

  it('needs nobody, so that one note stands for all', () => {
    expect(reachOf(exchange({ status: 404 }), { fixer: 'nobody' } as Diagnosis)).toBe('everywhere');
  });

  it('is what the cause says, before anything else', () => {
    const diagnosis = { fixer: 'nobody', reach: 'server' } as Diagnosis;
    expect(reachOf(exchange({ status: 401 }), diagnosis)).toBe('server');
  });

  it('is given by no cause but those of the table, and by each of them', () => {
    const found = everyRule.flatMap(({ causes }) =>
      Object.entries(causes).flatMap(([id, { reach }]) => (reach ? [[id, reach] as const] : [])),
    );
    expect(sorted(found)).toEqual(sorted(table(CAUSES)));
  });

  it('is given by no vendor’s code but those of the table, and by each of them', () => {
    const found = vendorCodes.flatMap(({ id, reach }) => (reach ? [[id, reach] as const] : []));
    expect(sorted(found)).toEqual(sorted(table(CODES)));
  });
});
