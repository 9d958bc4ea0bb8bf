import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Several exchanges that failed for the same cause at the same server. */
export interface Problem {
  readonly cause: string;
  readonly title: string;
  readonly summary: string;
  /** The `index` of each exchange, rising. */
  readonly requests: readonly number[];
}

/**
 * Gathers what belongs together: the same cause at the same origin is one problem. What needs no fixing is none.
 * @returns the problem with the most requests first, then in order of appearance
 */
export function problemsOf(diagnosed: Iterable<readonly [Exchange, Diagnosis]>): Problem[] {
  const problems = new Map<string, { cause: string; title: string; summary: string; requests: number[] }>();
  for (const [exchange, { cause, title, summary, fixer }] of diagnosed) {
    if (fixer === 'nobody') continue;
    const key = `${cause} ${parseAddress(exchange.url)?.origin ?? ''}`;
    const problem = problems.get(key);
    if (problem) problem.requests.push(exchange.index);
    else problems.set(key, { cause, title, summary, requests: [exchange.index] });
  }
  return [...problems.values()].sort((a, b) => b.requests.length - a.requests.length);
}
