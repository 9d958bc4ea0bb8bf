import type { Exchange } from './exchange.ts';
import { outcomeOf } from './outcome.ts';
import { statusClassOf } from './status-class.ts';

/** The groups of the list, in their order: failures first. */
export const GROUPS = ['withheld', '5xx', '4xx', 'pending', '3xx', '2xx', '1xx'] as const;
/** `withheld`: no response, or blocked by the browser whatever its status; `1xx`: with the WebSockets. */
export type Group = (typeof GROUPS)[number];

/** The group that an exchange stands in. */
export function groupOf(exchange: Exchange): Group {
  const outcome = outcomeOf(exchange);
  if (outcome === 'pending') return 'pending';
  if (outcome === 'blocked') return 'withheld';
  const statusClass = statusClassOf(exchange.response.status);
  return statusClass === 'no response' ? 'withheld' : statusClass;
}
