import type { Exchange } from '../session/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';

/**
 * Causes that are one fault seen from several sides. Where their reach is the same, too, they have one root: a server that
 * is down is `refused` to one request and times out for the next, and its live connection fails in words of its own.
 * The first of each line names it, and tells it best.
 */
const SIDES: readonly (readonly [root: string, ...others: readonly string[]])[] = [
  // Nobody is signed in any more.
  [
    'token-expired',
    'token-called-expired',
    'token-revoked',
    'token-refused',
    'session-refused',
    'own-header-refused',
    'credentials-missing',
    'sign-in-not-on-record',
    'sign-in-not-recognised',
    'refused-unsigned',
    'sign-in-page-came',
    'sign-in-error-in-answer',
    'graphql-sign-in',
    'websocket-sign-in',
    'event-stream-without-sign-in',
    'socket-sign-in',
  ],
  // Nobody answers at this host and port.
  [
    'refused',
    'refused-here',
    'refused-private',
    'refused-staging',
    'refused-hot-reload',
    'live-reload-not-connected',
    'websocket-nobody-here',
    'websocket-never-connected',
    'connect-timed-out',
    'connect-timed-out-private',
    'connect-timed-out-at-port',
    'connect-failed',
    'no-way-there',
    'no-way-there-private',
    'cut-while-connecting',
    'cut-before-answer',
    'answer-timed-out',
    'connection-given-up',
    'empty-answer-here',
    'empty-answer-after-wait',
  ],
  // The server behind the front server is in trouble.
  [
    'gateway-bad-answer',
    'gateway-backend-refused',
    'gateway-backend-hung-up',
    'gateway-connect-timeout',
    'gateway-overloaded',
    'gateway-timeout',
    'gateway-timeout-at-once',
    'gateway-time-limit',
    'no-healthy-backend',
    'circuit-open',
    'unavailable',
    'program-unavailable',
    'local-backend-down',
    'websocket-server-away',
    'socket-gateway-failed',
    'cloudflare-520',
    'cloudflare-521',
    'cloudflare-522',
    'cloudflare-523',
    'cloudflare-524',
    'aws-alb-502',
    'aws-alb-503',
    'aws-alb-504',
    'envoy-uh',
    'envoy-uf',
    'envoy-uf-refused',
    'envoy-uf-timeout',
    'envoy-uc',
    'envoy-ur',
    'envoy-ut',
    'google-run-503',
    'google-run-timeout',
    'heroku-application-error',
    'iis-502-3',
    'iis-502-4',
    'iis-503-0',
    'pantheon-50x',
    'railway-502',
    'render-502',
    'varnish-503-guru-meditation',
  ],
  // The server does not let pages of other origins read its answers.
  ['cors-missing-allow-origin', 'preflight-missing-allow-origin', 'preflight-bad-status', 'cors-in-worker'],
  ['cors-allow-origin-mismatch', 'preflight-allow-origin-mismatch', 'cors-in-worker-not-for-this-page'],
  ['cors-allow-origin-invalid', 'preflight-allow-origin-invalid'],
  ['cors-wildcard-with-credentials', 'preflight-wildcard-with-credentials'],
  ['cors-allow-credentials-missing', 'preflight-credentials-missing'],
  // The server counts requests, in its own way of saying so.
  [
    'rate-limited',
    'rate-limited-until-reset',
    'rate-limited-for-long',
    'rate-limited-open-end',
    'rate-limited-by-address',
    'rate-limited-by-account',
    'too-many-at-once',
    'bucket-full',
    'hidden-rate-limit',
    'hidden-rate-limit-open-end',
    'limit-as-unavailable',
    'limit-as-server-error',
    'graphql-limit',
    'limit-in-answer',
  ],
  // A guard takes the visitor for a robot.
  ['firewall-refused', 'bot-check-page-came', 'robot-check'],
  ['maintenance', 'maintenance-until', 'maintenance-page-came'],
  ['dev-proxy-backend-down', 'dev-proxy-backend-slow'],
  ['signed-link-expired', 'signed-link-called-expired'],
  ['network-sign-in', 'network-page-came'],
  ['coep-needs-corp', 'coep-needed-inside'],
  ['local-network-needs-leave', 'local-network-refused'],
  ['service-worker-gave-nothing', 'service-worker-failed'],
];

const ROOTS = new Map(SIDES.flatMap(([root, ...others]) => [root, ...others].map((cause) => [cause, root])));

/** Causes that say how the browser met a failure, and hide whose it is: the status tells. */
const HIDES_ANOTHER = new Set(['preflight-bad-status', 'cors-hides-server-error']);

/**
 * The cause that stands for all that are the same fault seen from several sides.
 * @param preflight the OPTIONS request that went ahead of the exchange, if one did
 * @returns the diagnosis's own cause where it has no other side
 */
export function rootCauseOf(exchange: Exchange, { cause }: Diagnosis, preflight: Exchange | null): string {
  if (HIDES_ANOTHER.has(cause)) {
    const { status } = (preflight ?? exchange).response;
    if (status >= 502 && status <= 504) return 'gateway-bad-answer';
    if (status === 429) return 'rate-limited';
  }
  return ROOTS.get(cause) ?? cause;
}

/** Every line of the table, for tests. */
export const sidesOfOneFault: readonly (readonly string[])[] = SIDES;
