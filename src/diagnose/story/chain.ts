import type { Exchange } from '../../session/exchange.ts';
import type { Related } from '../../session/relations.ts';

/** Looks the neighbours of any exchange up: `session.relatedTo`. */
export type Neighbours = (exchange: Exchange) => Related;

/** The most steps that are walked each way: more are not told one by one, and a circle of links has to end. */
const MOST_STEPS = 200;

/**
 * Follows links from one exchange to both sides.
 * @param before the exchange before one, null at the beginning
 * @param after the exchange after one, null at the end
 * @returns all of them in order, the exchange itself too; each once
 */
export function chainOf(
  exchange: Exchange,
  before: (exchange: Exchange) => Exchange | null,
  after: (exchange: Exchange) => Exchange | null,
): Exchange[] {
  const seen = new Set([exchange]);
  const walk = (step: (exchange: Exchange) => Exchange | null) => {
    const met: Exchange[] = [];
    let next = step(exchange);
    while (next && !seen.has(next) && met.length < MOST_STEPS) {
      seen.add(next);
      met.push(next);
      next = step(next);
    }
    return met;
  };
  return [...walk(before).reverse(), exchange, ...walk(after)];
}
