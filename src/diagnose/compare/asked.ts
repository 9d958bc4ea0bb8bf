import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { outcomeOf } from '../../session/outcome.ts';
import { isPreflight } from '../../session/same-request.ts';
import { compareByStart } from '../../session/timeline.ts';
import { addressShape } from '../address-shape.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { verdictOf } from '../verdict.ts';
import type { Compared } from './comparison.ts';

/** One request of the page, with what came of it. */
export interface Asked {
  /** What was asked first: of a chain of redirects its beginning. */
  readonly first: Exchange;
  /** The one that stands for all. */
  readonly lead: Exchange;
  readonly host: string;
  /** Method and shape of the path, without the server's name. */
  readonly shape: string;
  readonly state: 'worked' | 'failed' | 'open';
  readonly diagnosis: Diagnosis | null;
  /** What it failed of together with others; '' where it did not fail. */
  readonly problem: string;
  /** Whether the record tells of cookies and Authorization. */
  readonly credentialsTold: boolean;
}

/**
 * The requests that a page made: a bundle (retries, preflight, redirect chain) is one of them.
 * @returns in the order in which they began
 */
export function askedIn({ session, diagnosed }: Compared): readonly Asked[] {
  const seen = new Set<Exchange>();
  const asked: Asked[] = [];
  for (const exchange of session.exchanges) {
    const bundle = session.bundleOf(exchange);
    const lead = bundle?.lead ?? exchange;
    if (seen.has(lead)) continue;
    seen.add(lead);
    const first = bundle?.members.find((each) => !isPreflight(each)) ?? lead;
    const diagnosis = diagnosed.diagnosisOf(lead) ?? null;
    const outcome = outcomeOf(lead);
    const verdict = verdictOf(outcome, diagnosis);
    const failed = verdict === 'failure' || verdict === 'hidden-failure';
    const host = parseAddress(first.url)?.host ?? '';
    asked.push({
      first,
      lead,
      host,
      shape: addressShape(first).replace(` ${host}`, ' '),
      state: failed ? 'failed' : outcome === 'pending' || outcome === 'cancelled' ? 'open' : 'worked',
      diagnosis: failed ? diagnosis : null,
      problem: failed ? (diagnosed.problemOf(lead)?.id ?? '') : '',
      credentialsTold: lead.credentialsTold,
    });
  }
  return asked.sort((a, b) => compareByStart(a.first, b.first));
}
