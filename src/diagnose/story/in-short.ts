import type { Exchange } from '../../session/exchange.ts';
import { outcomeOf } from '../../session/outcome.ts';

/** What came of a request in one or two words, for a list of them: "503", "no answer", "200 (cut off)". */
export function inShort(exchange: Exchange): string {
  const { status } = exchange.response;
  const outcome = outcomeOf(exchange);
  switch (outcome) {
    case 'pending':
      return 'no answer yet';
    case 'cancelled':
      return 'stopped';
    case 'blocked':
      return status === 0 ? 'blocked' : `${status} (kept from the page)`;
    case 'failed':
      if (status === 0) return 'no answer';
      return status < 400 ? `${status} (cut off)` : String(status);
    default:
      return status === 0 ? 'an answer' : String(status);
  }
}

/** More answers than this are summed up. */
const MOST_LISTED = 4;
/** … and so are kinds of answers. */
const MOST_KINDS = 3;

/**
 * Several answers in order: "503, 503, then 200"; many in short: "503 each time, until 200 came", "503 (12 times), 502
 * (7 times), then 200".
 */
export function inShortAll(exchanges: readonly Exchange[]): string {
  const answers = exchanges.map(inShort);
  const last = answers.at(-1) ?? '';
  const rest = answers.slice(0, -1);
  const [first] = rest;
  if (first === undefined) return last;
  const restAlike = rest.every((answer) => answer === first);
  if (restAlike && first === last) return `${last} ${answers.length === 2 ? 'both times' : 'each time'}`;
  const end = last === 'stopped' ? 'then it was stopped' : `then ${last}`;
  if (answers.length <= MOST_LISTED) return `${rest.join(', ')}, ${end}`;
  if (restAlike) return `${first} each time, ${/^\d+$/.test(last) ? `until ${last} came` : end}`;
  const kinds = new Map<string, number>();
  for (const answer of rest) kinds.set(answer, (kinds.get(answer) ?? 0) + 1);
  if (kinds.size > MOST_KINDS) return `many kinds of answers, ${end}`;
  const counted = [...kinds].map(([answer, count]) => `${answer} (${times(count)})`);
  return `${counted.join(', ')}, ${end}`;
}

/** "once", "twice", "3 times". */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
