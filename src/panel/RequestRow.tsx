import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
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

/** The colour class of a request's status. A success that hides a failure must not look like one. */
export function toneOf(exchange: Exchange, diagnosis: Diagnosis | null | undefined): string {
  const outcome = outcomeOf(exchange);
  if (outcome === 'pending') return 'tone-quiet';
  const verdict = verdictOf(outcome, diagnosis);
  if (verdict === 'note') return 'tone-quiet';
  return verdict === 'hidden-failure' ? 'tone-4xx' : `tone-${groupOf(exchange)}`;
}

/** One request: its line, and under a failure the explanation. The cells are grid cells of the list. */
export function RequestLine({
  exchange,
  diagnosis,
  verdict,
}: {
  exchange: Exchange;
  diagnosis: Diagnosis | null | undefined;
  verdict: Verdict;
}) {
  const { name, place } = shortAddress(exchange.url);
  return (
    <>
      <span role="gridcell" class={`status ${toneOf(exchange, diagnosis)}`}>
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
      {verdict !== 'fine' && (
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
