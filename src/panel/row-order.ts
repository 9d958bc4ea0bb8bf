import type { Exchange } from '../session/exchange.ts';
import { shortAddress } from './address-text.ts';
import type { RequestItem } from './listed-request.ts';
import type { Sorting } from './settings.ts';

type Compared = number | string;

const COMPARED: Readonly<Record<Exclude<Sorting, 'arrival'>, (exchange: Exchange) => Compared>> = {
  status: ({ response }) => response.status,
  method: ({ method }) => method,
  name: ({ url }) => shortAddress(url).name.toLowerCase(),
  type: ({ resourceType }) => resourceType,
  // What has not ended has taken longest so far.
  time: ({ duration, pending }) => (pending ? Number.POSITIVE_INFINITY : (duration ?? -1)),
};

/**
 * How rows are ordered. Rows that are alike keep the order in which they came.
 * @returns undefined where they stay as they came
 */
export function compareRows(
  sorting: Sorting,
  descending: boolean,
): ((a: RequestItem, b: RequestItem) => number) | undefined {
  const sign = descending ? -1 : 1;
  if (sorting === 'arrival') return descending ? (a, b) => arrivalOf(b) - arrivalOf(a) : undefined;
  const of = COMPARED[sorting];
  // Cut out once for each row, not for each comparison.
  const known = new Map<RequestItem, Compared>();
  const comparedOf = (row: RequestItem): Compared => {
    let value = known.get(row);
    if (value === undefined) {
      value = of(row.exchange);
      known.set(row, value);
    }
    return value;
  };
  return (a, b) => {
    const [one, other] = [comparedOf(a), comparedOf(b)];
    return one < other ? -sign : one > other ? sign : arrivalOf(a) - arrivalOf(b);
  };
}

/** When a row came: with the first of its exchanges. */
function arrivalOf({ exchange, bundle }: RequestItem): number {
  return (bundle?.members[0] ?? exchange).index;
}
