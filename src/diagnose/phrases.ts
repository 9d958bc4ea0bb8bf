import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import { ofLatest } from '../session/of-latest.ts';
import { quote } from './quote.ts';

const UNITS: readonly (readonly [string, number])[] = [
  ['day', 24 * 3600_000],
  ['hour', 3600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/**
 * A span of time as people say it: "12 minutes", "1 hour", "90 seconds", "less than a second".
 * @param ms milliseconds; the sign does not matter
 */
export function inWords(ms: number): string {
  for (const [unit, size] of UNITS) {
    const count = Math.abs(ms) / size;
    // "90 seconds" says more than "2 minutes".
    if (count >= 2 || Math.abs(count - 1) < 0.02 || (unit === 'second' && count >= 1)) {
      return `${Math.round(count)} ${unit}${Math.round(count) === 1 ? '' : 's'}`;
    }
  }
  return 'less than a second';
}

/** The host of a request, with its port where it is not the usual one: "api.shop.test", "localhost:3000". */
export const hostOf = ofLatest((exchange: Exchange): string =>
  quote(parseAddress(exchange.url)?.host || 'the address'),
);

/** The path of a request, fit to be quoted. Its query is left out: that may carry secrets. */
export const pathOf = ofLatest((exchange: Exchange): string => {
  return quote(parseAddress(exchange.url)?.path ?? 'the address');
});

/**
 * A time in UTC, as it stands in headers and logs: "11:02:07 UTC"; with its date, "21 Nov, 11:02:07 UTC", where it is
 * half a day or more from the other time.
 * @param ms milliseconds since 1970
 * @param near the time that the reader has in mind, in ms since 1970
 */
export function clock(ms: number, near: number): string {
  const date = new Date(ms);
  const time = `${date.toISOString().slice(11, 19)} UTC`;
  if (Math.abs(ms - near) < 12 * 3600_000) return time;
  const year = new Date(near).getUTCFullYear() === date.getUTCFullYear() ? '' : ` ${date.getUTCFullYear()}`;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year}, ${time}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * When the server answered, by its own clock where it says so (`Date`, RFC 9110 §6.6.1), else by the browser's.
 * @returns milliseconds since 1970, or null
 */
export const answeredAt = ofLatest((exchange: Exchange): number | null => {
  const date = Date.parse(exchange.response.headers.get('date') ?? '');
  return Number.isNaN(date) ? exchange.startedAt : date;
});
