import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';

/** The key of the row that shows an exchange: as its bundle grows and another member leads it, it stays the same row. */
export function rowKeyOf(exchange: Exchange, bundle: Bundle | undefined): string {
  const { index } = bundle?.members[0] ?? exchange;
  return `request-${index}`;
}

/** The key of the row of one exchange of an opened bundle. */
export function memberKeyOf({ index }: Exchange): string {
  return `member-${index}`;
}
