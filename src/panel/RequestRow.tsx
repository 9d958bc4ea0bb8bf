import type { ComponentChildren } from 'preact';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
import type { Exchange } from '../session/exchange.ts';
import { groupOf } from '../session/group.ts';
import { outcomeOf } from '../session/outcome.ts';
import { statusClassOf } from '../session/status-class.ts';
import { shortAddress, withoutPassword } from './address-text.ts';
import { duration, TEXTS } from './texts/panel-texts.ts';

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

/** The method as a narrow column has it. */
export function shortMethod(method: string): string {
  if (method === 'DELETE') return 'DEL';
  return method === 'OPTIONS' ? 'OPT' : method.slice(0, 8);
}

/** What the page wanted the answer for, as a narrow column has it. */
export function typeText({ resourceType }: Exchange): string {
  return TEXTS.types[resourceType];
}

/** One request: its line, and under a failure the explanation. The cells are grid cells of the list. */
export function RequestLine({
  exchange,
  diagnosis,
  verdict,
  children,
}: {
  exchange: Exchange;
  diagnosis: Diagnosis | null | undefined;
  verdict: Verdict;
  /** What stands after the name. */
  children?: ComponentChildren;
}) {
  const { name, place } = shortAddress(exchange.url);
  return (
    <>
      <span role="gridcell" class={`status ${toneOf(exchange, diagnosis)}`}>
        {statusText(exchange)}
      </span>
      <span role="gridcell" class="method">
        {shortMethod(exchange.method)}
      </span>
      <span role="gridcell" class="name" title={withoutPassword(exchange.url)}>
        <bdi class="address" dir="ltr">
          {name} <em>{place}</em>
        </bdi>
        {children}
      </span>
      <span role="gridcell" class="type">
        {typeText(exchange)}
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
