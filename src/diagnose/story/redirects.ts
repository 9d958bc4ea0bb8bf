import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { outcomeOf } from '../../session/outcome.ts';
import { netErrorOf } from '../net-error.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { chainOf, type Neighbours } from './chain.ts';
import { inShort, times } from './in-short.ts';

/** More steps than this are not named one by one. */
const MOST_NAMED = 3;
/** An address met as often as this is a circle; twice may be a site that sets a cookie and sends back. */
const CIRCLE = 3;

/**
 * From where to where the browser was sent on, and how that ended.
 * @returns no sentence for a request that was not sent on
 */
export function storyOfRedirects(exchange: Exchange, relatedTo: Neighbours): string[] {
  const chain = chainOf(
    exchange,
    (each) => relatedTo(each).redirectedFrom,
    (each) => relatedTo(each).redirectedTo,
  );
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last || first === last) return [];
  const gaveUp = netErrorOf(last) === 'ERR_TOO_MANY_REDIRECTS';
  const often = times(chain.length - 1);
  const met = new Map<string, number>();
  for (const each of chain) met.set(keyOf(each), (met.get(keyOf(each)) ?? 0) + 1);
  const end = gaveUp ? ', then the browser gave up' : '';
  const names = namesOf(chain);
  const rest = gaveUp ? [] : [endOf(last)];
  if (met.size < chain.length && Math.max(...met.values()) >= CIRCLE) {
    const [from, to] = names;
    const round =
      met.size === 1
        ? `Sent back to ${from} ${often}`
        : met.size === 2
          ? `Sent round in a circle ${often} between ${from} and ${to}`
          : `Sent round in a circle ${often}, over ${met.size} addresses from ${from} on`;
    return [`${round}${end}.`, ...rest];
  }
  const named =
    chain.length - 1 <= MOST_NAMED
      ? `: from ${names[0]} to ${names.slice(1).join(', then ')}`
      : `, from ${names[0]} to ${names.at(-1)}`;
  return [`Sent on ${often}${named}${end}.`, ...rest];
}

function keyOf(exchange: Exchange): string {
  const address = parseAddress(exchange.url);
  return address ? `${address.origin}${address.path}` : exchange.url;
}

/** Each address in as few words as tell it from the one before: a path, with its host where hosts differ. */
function namesOf(chain: readonly Exchange[]): string[] {
  const oneHost = new Set(chain.map(hostOf)).size === 1;
  return chain.map((exchange, place) => {
    const before = chain[place - 1];
    const scheme = parseAddress(exchange.url)?.scheme ?? '';
    if (!/^https?$/.test(scheme)) return `${quote(scheme) || 'some'}:…`;
    const path = shortPath(pathOf(exchange));
    // What is hidden may begin with the slash.
    const named = path.startsWith('/') ? path : `/${path}`;
    if (before ? hostOf(before) !== hostOf(exchange) : !oneHost) return `${hostOf(exchange)}${named}`;
    if (!before || pathOf(before) !== pathOf(exchange)) return named;
    return parseAddress(before.url)?.scheme === scheme ? `${named} again` : `the same with ${scheme}`;
  });
}

const LONGEST_PATH = 40;

/** A path with its middle left out where it is long. */
function shortPath(path: string): string {
  if (path.length <= LONGEST_PATH) return path;
  const parts = path.split('/');
  const short = parts.length > 3 ? `/${parts[1]}/…/${parts.at(-1)}` : path;
  return short.length <= LONGEST_PATH ? short : `${path.slice(0, LONGEST_PATH - 1)}…`;
}

function endOf(last: Exchange): string {
  const answer = inShort(last);
  switch (outcomeOf(last)) {
    case 'redirected':
      return 'What came after that was not recorded.';
    case 'pending':
      return 'No answer has come from there yet.';
    case 'cancelled':
      return 'There it was stopped.';
    case 'blocked':
      return last.response.status === 0 ? 'There the browser blocked it.' : `There the answer was ${answer}.`;
    default:
      return last.response.status === 0 ? 'No answer came from there.' : `There the answer was ${answer}.`;
  }
}
