import type { Exchange } from '../session/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';
import { netErrorOf } from './net-error.ts';
import type { Reach } from './rule.ts';

/**
 * Statuses that speak of a whole server or of the way to it: those of gateways, of limits and of overload, and those that
 * refuse whatever the browser sends along with each request.
 */
const OF_THE_SERVER = new Set([
  421, 426, 429, 430, 431, 502, 503, 504, 505, 507, 509, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530,
  540, 544, 561, 598, 599,
]);
/** Statuses of a network that lets nothing out before a sign-in. */
const OF_THE_NETWORK = new Set([407, 511]);

/** Errors of the computer, the browser or the network that it is in: no request gets through. */
const ERRORS_EVERYWHERE =
  /^ERR_(?:INTERNET_DISCONNECTED|NETWORK_(?:CHANGED|IO_SUSPENDED|ACCESS_DENIED)|BLOCKED_BY_CLIENT|LOCAL_NETWORK_PERMISSION_MISSING|INSUFFICIENT_RESOURCES|OUT_OF_MEMORY|NO_BUFFER_SPACE|FILE_NO_SPACE|PROXY_(?!UNABLE_TO_CONNECT)\w+|MANDATORY_PROXY_\w+|NO_SUPPORTED_PROXIES|PAC_\w+|SOCKS_CONNECTION_FAILED|CERT_(?:DATABASE|VERIFIER)_CHANGED|CERT_KNOWN_INTERCEPTION_BLOCKED|HOST_RESOLVER_QUEUE_TOO_LARGE|DNS_SECURE_RESOLVER_\w+)$/;
/** Errors that a rule of the page brings about: its policies, its permissions. */
const ERRORS_OF_THE_PAGE =
  /^ERR_BLOCKED_BY_(?:CSP|LOCAL_NETWORK_ACCESS_CHECKS|RESPONSE\.(?:\w+DefaultedToSameOriginBy|Coep)\w+)$|^ERR_NETWORK_ACCESS_REVOKED$/;
/** Errors about one thing that was asked for or sent, or about one answer. */
const ERRORS_OF_THE_ADDRESS =
  /^ERR_(?:FILE_\w+|UPLOAD_\w+|CACHE_\w+|BLOB_\w+|INVALID_(?:URL|REDIRECT|SIGNED_EXCHANGE|WEB_BUNDLE|ARGUMENT)|UNSAFE_REDIRECT|UNKNOWN_URL_SCHEME|DISALLOWED_URL_SCHEME|METHOD_NOT_SUPPORTED|REQUEST_RANGE_NOT_SATISFIABLE|BLOCKED_BY_ORB|RESPONSE_HEADERS_(?:MULTIPLE_\w+|TOO_BIG)|HTTP_RESPONSE_CODE_FAILURE|ENCODING_DETECTION_FAILED)$/;

/**
 * What else fails for the same reason as this exchange: what its cause says, else what its net error or status stands for
 * in general. A 401 is about the sign-in, most net errors are about the server, most statuses about one address.
 */
export function reachOf(exchange: Exchange, { reach, fixer }: Diagnosis): Reach {
  if (reach) return reach;
  if (fixer === 'nobody') return 'everywhere';
  const { status } = exchange.response;
  // Blocked inside the renderer (capture-facts 2): mostly by the page's own rules.
  if (exchange.error === '') return 'page';
  const error = netErrorOf(exchange);
  if (error === 'ERR_ABORTED') return status === 0 ? 'address' : reachOfStatus(status);
  // A program that failed is at fault even where the browser kept its answer from the page.
  if (status >= 500) return reachOfStatus(status);
  if (error !== '') return reachOfError(error);
  return status === 0 ? 'server' : reachOfStatus(status);
}

function reachOfError(error: string): Reach {
  if (ERRORS_EVERYWHERE.test(error)) return 'everywhere';
  if (ERRORS_OF_THE_PAGE.test(error)) return 'page';
  return ERRORS_OF_THE_ADDRESS.test(error) ? 'address' : 'server';
}

function reachOfStatus(status: number): Reach {
  if (status === 401) return 'sign-in';
  if (OF_THE_NETWORK.has(status)) return 'everywhere';
  return OF_THE_SERVER.has(status) ? 'server' : 'address';
}
