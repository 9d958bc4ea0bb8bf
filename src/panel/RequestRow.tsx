import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import { groupOf } from '../session/group.ts';
import { outcomeOf } from '../session/outcome.ts';
import { statusClassOf } from '../session/status-class.ts';
import { duration, TEXTS } from './texts.ts';

/** What stands for the status of a request that got none. */
export function statusText(exchange: Exchange): string {
  if (exchange.response.status > 0) return String(exchange.response.status);
  return exchange.pending ? '…' : '—';
}

/** The colour class of a request's status. */
export function toneOf(exchange: Exchange): string {
  const outcome = outcomeOf(exchange);
  if (outcome === 'cancelled' || outcome === 'pending') return 'tone-quiet';
  return `tone-${groupOf(exchange)}`;
}

/** One request: its line, and under a failure the explanation. The cells are grid cells of the list. */
export function RequestLine({
  exchange,
  diagnosis,
  explained,
}: {
  exchange: Exchange;
  diagnosis: Diagnosis | null | undefined;
  explained: boolean;
}) {
  const { name, place } = shortAddress(exchange.url);
  return (
    <>
      <span role="gridcell" class={`status ${toneOf(exchange)}`}>
        {statusText(exchange)}
      </span>
      <span role="gridcell" class="method">
        {exchange.method === 'DELETE' ? 'DEL' : exchange.method === 'OPTIONS' ? 'OPT' : exchange.method}
      </span>
      <span role="gridcell" class="name" title={exchange.url}>
        <bdi dir="ltr">
          {name} <em>{place}</em>
        </bdi>
      </span>
      <span role="gridcell" class="time">
        {exchange.pending ? '' : duration(exchange.duration)}
      </span>
      {explained && (
        <span role="gridcell" class="why">
          {diagnosis ? (
            <>
              <b>{diagnosis.title}.</b> {diagnosis.summary}
            </>
          ) : (
            TEXTS.loading
          )}
        </span>
      )}
    </>
  );
}

/** The data that tests and measurements read off a row; its names are fixed. */
export function rowData(exchange: Exchange, diagnosis: Diagnosis | null | undefined) {
  return {
    'data-testid': 'request-row',
    'data-method': exchange.method,
    'data-status': exchange.response.status,
    'data-status-class': statusClassOf(exchange.response.status),
    'data-outcome': outcomeOf(exchange),
    'data-group': groupOf(exchange),
    'data-cause': diagnosis?.cause ?? '',
  };
}

/** The last part of the path with the query, and where it lies. Control characters are shown, not obeyed. */
function shortAddress(url: string): { name: string; place: string } {
  const address = parseAddress(url);
  if (!address) return { name: visible(url.slice(0, 300)), place: '' };
  if (address.host === '') return { name: visible(url.slice(0, 100)), place: '' };
  const segments = address.path.split('/').filter((segment) => segment !== '');
  const last = segments.pop();
  return {
    name: visible(`${last ?? address.host}${address.query}`.slice(0, 300)),
    place: visible(
      last === undefined
        ? ''
        : `${address.host}/${segments.map((segment) => `${segment}/`).join('')}`.slice(0, 200),
    ),
  };
}

/** Makes characters visible that would hide or turn round what follows them. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
