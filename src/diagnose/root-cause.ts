import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import { askingOrigin, outcomeOf } from '../session/outcome.ts';
import type { Related } from '../session/relations.ts';
import { addressShape } from './address-shape.ts';
import { rootCauseOf } from './common-root.ts';
import type { Diagnosis } from './diagnosis.ts';
import { reachOf } from './reach.ts';
import { signInKey } from './sign-in-key.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Whether a verdict is one that somebody has to deal with. */
export function isTrouble(verdict: Verdict): boolean {
  return verdict === 'failure' || verdict === 'hidden-failure';
}

/**
 * The exchange that this one's failure follows from, one step back: a preflight stands and falls with its request, a
 * refused sign-in with the attempt to renew it, an answer of a service worker with what the worker got, a new try with
 * the first. Where the sign-in was renewed and the next try failed in another way, that try tells more than the refusal.
 * @param isInTrouble whether an exchange failed, and somebody has to deal with it
 * @returns null where it stands for itself
 */
export function followsFrom(
  exchange: Exchange,
  related: Related,
  isInTrouble: (exchange: Exchange) => boolean,
): Exchange | null {
  const { preflighted, renewal, workerFetch, previousTry, nextTry } = related;
  const wasRenewed = renewal !== null && !isInTrouble(renewal);
  if (wasRenewed && nextTry && nextTry.response.status !== 401 && isInTrouble(nextTry)) return nextTry;
  const another =
    previousTry !== null &&
    previousTry.response.status === 401 &&
    (exchange.response.status !== 401 || isSigned(previousTry) !== isSigned(exchange));
  for (const each of [preflighted, renewal, workerFetch, another ? null : previousTry]) {
    if (each && isInTrouble(each)) return each;
  }
  return null;
}

/** Whether a sign-in was sent: to be refused without one is another thing than with one. */
function isSigned({ request }: Exchange): boolean {
  return request.headers.has('authorization');
}

/**
 * What failures with one root cause have in common, as a key that is never shown: the cause, and how far it reaches.
 * Notes need nobody, so one of each kind is enough.
 */
export function rootKey(exchange: Exchange, diagnosis: Diagnosis, related: Related): string {
  const kind = verdictOf(outcomeOf(exchange), diagnosis) === 'note' ? 'note' : 'problem';
  const root = `${kind} ${rootCauseOf(exchange, diagnosis, related.preflight)}`;
  switch (reachOf(exchange, diagnosis)) {
    case 'everywhere':
      return root;
    case 'page':
      return `${root} ${pageOf(exchange, related)}`;
    case 'sign-in':
      // One sign-in may serve several hosts.
      return `${root} ${signInKey(exchange) ?? hostOf(exchange)}`;
    case 'server':
      return `${root} ${hostOf(exchange)}`;
    case 'address':
      return `${root} ${addressShape(exchange)}`;
  }
}

function pageOf(exchange: Exchange, { document: page }: Related): string {
  const known = askingOrigin(exchange);
  if (known !== undefined) return known;
  const url = page?.url ?? exchange.initiator?.url;
  return (url && parseAddress(url)?.origin) ?? exchange.visit ?? '';
}

function hostOf({ url }: Exchange): string {
  return parseAddress(url)?.host ?? url;
}
