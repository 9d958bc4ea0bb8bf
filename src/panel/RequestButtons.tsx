import { useState } from 'preact/hooks';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Exchange } from '../session/exchange.ts';
import { shortAddress, withoutPassword } from './address-text.ts';
import { shortMethod, statusText, toneOf } from './RequestRow.tsx';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';
import { timeOfDay } from './texts/panel-texts.ts';

const SHOWN_AT_FIRST = 50;

/** Requests in a detail: each a button that opens it. */
export function RequestButtons({
  label,
  exchanges,
  current,
  diagnosisOf,
  open,
}: {
  label: string;
  exchanges: readonly Exchange[];
  /** The one that is open already. */
  current?: Exchange;
  diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined;
  open: (exchange: Exchange) => void;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? exchanges : exchanges.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ol class="requests" aria-label={label}>
        {shown.map((exchange) => {
          const { name, place } = shortAddress(exchange.url);
          const isCurrent = exchange === current;
          return (
            <li key={exchange.index}>
              <button
                type="button"
                aria-current={isCurrent || undefined}
                title={withoutPassword(exchange.url).slice(0, 2000)}
                onClick={() => open(exchange)}
              >
                <span class={`status ${toneOf(exchange, diagnosisOf(exchange))}`}>
                  {statusText(exchange)}
                </span>
                <span class="method">{shortMethod(exchange.method)}</span>
                <bdi class="address" dir="ltr">
                  {name} <em>{place}</em>
                </bdi>
                <span class="time">{isCurrent ? DETAIL_TEXTS.thisOne : timeOfDay(exchange.startedAt)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {shown.length < exchanges.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {DETAIL_TEXTS.showAllRequests(exchanges.length)}
        </button>
      )}
    </>
  );
}
