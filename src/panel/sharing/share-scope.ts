import type { Problem } from '../../diagnose/problems.ts';
import type { Exchange } from '../../session/exchange.ts';

/** What a person shares: one request, one problem, or all that is listed as the filter is set. */
export type ShareScope =
  | { readonly kind: 'request'; readonly exchange: Exchange }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'listed' };
