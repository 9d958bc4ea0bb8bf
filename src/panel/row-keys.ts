import type { Exchange } from '../session/exchange.ts';

const ROW = 'request-';

/** The key of the row that came with the exchange of this index: as its bundle grows and another member leads it, it stays the same row. */
export function rowKeyOf(arrival: number): string {
  return `${ROW}${arrival}`;
}

/** The index of the exchange that a row came with; undefined where the key is another item's. */
export function arrivalOf(key: string): number | undefined {
  return key.startsWith(ROW) ? Number(key.slice(ROW.length)) : undefined;
}

/** The key of the row of one exchange of an opened bundle. */
export function memberKeyOf({ index }: Exchange): string {
  return `member-${index}`;
}
