import type { Exchange } from '../../session/exchange.ts';
import type { Related } from '../../session/relations.ts';
import { isPreflight } from '../../session/same-request.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { wasSent } from '../net-error.ts';
import { quote } from '../quote.ts';

/**
 * What the browser asked the server before it sent a request to another site (a preflight; Fetch standard,
 * CORS-preflight fetch), and what came of it. Told of the request and of the question itself.
 * @param diagnosis tells whether an answer of 2xx gave no leave: its headers decide that (rules/cors-preflight.ts)
 */
export function storyOfPermission(
  exchange: Exchange,
  related: Related,
  diagnosis: Diagnosis | null,
): string[] {
  if (!isPreflight(exchange)) {
    const { preflight } = related;
    if (!preflight) return [];
    const came = whatCame(preflight, exchange, diagnosis);
    return [`The browser asked for permission first (OPTIONS)${came ? `: ${came}` : ''}.`];
  }
  const { preflighted } = related;
  const came = whatCame(exchange, preflighted, diagnosis);
  return [
    `Here the browser asks whether the page may send ${asks(exchange)}.`,
    ...(came ? [`${came.charAt(0).toUpperCase()}${came.slice(1)}.`] : []),
  ];
}

/** A part of a sentence; undefined where no answer is known. */
function whatCame(
  preflight: Exchange,
  request: Exchange | null,
  diagnosis: Diagnosis | null,
): string | undefined {
  const { status } = preflight.response;
  // A record of a request that never left holds no answer and none of the headers that come with sending.
  const neverSent =
    request !== null && request.response.status === 0 && !request.pending && !wasSent(request);
  const so = neverSent ? ', so the real request was never sent' : '';
  if (preflight.pending) return 'no answer has come yet';
  if (status === 0) return `no answer came${so}`;
  if (status < 200 || status > 299) return `the server said ${status}${so}`;
  if (!request || request.pending) return undefined;
  if (!neverSent) return 'the server agreed, so the request was sent';
  return diagnosis?.cause.startsWith('preflight-') ? `it was not allowed${so}` : undefined;
}

const MOST_NAMES = 2;

/** "a PATCH with x-request-id": what the question is about. */
function asks({ request: { headers } }: Exchange): string {
  const method = quote(headers.get('access-control-request-method') ?? '').slice(0, 20) || 'a request';
  const names = (headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => quote(name).slice(0, 40))
    .filter((name) => name !== '');
  if (names.length === 0) return method;
  const more = names.length - MOST_NAMES;
  return `${method} with ${names.slice(0, MOST_NAMES).join(' and ')}${more > 0 ? ` and ${more} more` : ''}`;
}
