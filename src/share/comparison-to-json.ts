import type { Comparison, Difference } from '../diagnose/compare.ts';
import type { Exchange } from '../session/exchange.ts';
import { Redactor } from './redact.ts';

/** A request of one side, as it may be shown. */
export interface ShownRequest {
  readonly index: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** A difference as it may be shown. */
export interface ShownDifference extends Omit<Difference, 'requests' | 'diagnosis'> {
  readonly cause: string | null;
  readonly requests: readonly { readonly before: ShownRequest | null; readonly after: ShownRequest | null }[];
}

/**
 * The comparison without secrets: what all writers write down. A secret that stands in one request is known in all texts.
 * @returns the differences in their order
 */
export function shownDifferences({ differences }: Comparison): readonly ShownDifference[] {
  const redactor = new Redactor();
  for (const { requests } of differences)
    for (const { before, after } of requests) {
      if (before) redactor.learn(before);
      if (after) redactor.learn(after);
    }
  const request = (exchange: Exchange | null) =>
    exchange && {
      index: exchange.index,
      method: redactor.text(exchange.method),
      url: redactor.url(exchange.url),
      status: exchange.response.status,
    };
  return differences.map(({ diagnosis, requests, ...difference }) => ({
    ...difference,
    title: redactor.sentence(difference.title),
    summary: redactor.sentence(difference.summary),
    hint: redactor.sentence(difference.hint),
    cause: diagnosis?.cause ?? null,
    changes: difference.changes.map((change) => ({ ...change, what: redactor.sentence(change.what) })),
    requests: requests.map(({ before, after }) => ({ before: request(before), after: request(after) })),
  }));
}

/**
 * The comparison that other programs read: format "plainspoken-comparison", version 1. Fields may be added in a later version, none
 * may change its meaning.
 */
export function comparisonToJson(comparison: Comparison): string {
  const { summary, alike, compared } = comparison;
  return `${JSON.stringify(
    {
      format: 'plainspoken-comparison',
      version: 1,
      summary,
      compared,
      alike,
      differences: shownDifferences(comparison),
    },
    null,
    2,
  )}\n`;
}
