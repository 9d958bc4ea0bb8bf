import type { Exchange } from '../session/exchange.ts';
import { quote } from './quote.ts';
import { retryAfter } from './retry-after.ts';
import type { Evidence } from './rule.ts';
import { jsonBody } from './server-words.ts';

/** When a limit ends, and where that was read. */
export interface LimitEnd {
  /** Milliseconds from the answer on, 0 or more. */
  readonly wait: number;
  readonly evidence: Evidence;
  /** The header as it would be looked for, or the place in the body. */
  readonly source: string;
}

/** A wait longer than this is not believed, in ms. */
const LONGEST = 366 * 24 * 3600_000;
/** Numbers above it are times since 1970, in seconds (2001); below it they are spans. */
const EPOCH_FROM = 1_000_000_000;
const EPOCH_MS_FROM = 1_000_000_000_000;

/** Headers that tell the end of a window, where `Retry-After` is missing: a span, or a time (GitHub, Twitter). */
const RESETS = [
  'x-ratelimit-reset-after',
  'ratelimit-reset',
  'x-ratelimit-reset',
  'x-rate-limit-reset',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
  // Traefik.
  'x-retry-in',
] as const;

/**
 * When the server will take requests again: `Retry-After` in both forms, and Shopify's with a decimal point; the field
 * of the draft (draft-ietf-httpapi-ratelimit-headers: `"name";r=0;t=30`); the `X-` dialects; Google's RetryInfo,
 * Discord's `retry_after` and the server's own sentence in the body.
 */
export function limitEnd(exchange: Exchange, now: number | null): LimitEnd | undefined {
  const { headers } = exchange.response;
  const retry = headers.get('retry-after');
  if (retry !== undefined) {
    const wait = retryAfter(retry, now) ?? decimalSeconds(retry);
    if (wait !== null) return end(wait, 'Retry-After', retry);
  }
  // Azure and OpenAI count finer than seconds.
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
    const value = headers.get(name);
    if (value !== undefined && /^\s*\d{1,9}(?:\.\d{1,6})?\s*$/.test(value))
      return end(Number(value), name, value);
  }
  const draft = headers.get('ratelimit');
  if (draft !== undefined) {
    const seconds = draftReset(draft);
    if (seconds !== undefined) return end(1000 * seconds, 'RateLimit', draft);
  }
  for (const name of RESETS) {
    const value = headers.get(name);
    const wait = value === undefined ? undefined : resetWait(value, now);
    if (value !== undefined && wait !== undefined) return end(wait, name, value);
  }
  return undefined;
}

/**
 * When a limit ends, by the most telling of its marks: a header, else the body. OpenAI's headers tell when the whole count
 * is free again, and its sentence when to come back.
 */
export function whenLimitEnds(exchange: Exchange, now: number | null): LimitEnd | undefined {
  const inHeaders = limitEnd(exchange, now);
  if (inHeaders && !/reset-(?:tokens|requests)$/.test(inHeaders.evidence.from)) return inHeaders;
  return limitEndInBody(exchange, now) ?? inHeaders;
}

/** Names under which bodies tell the wait, and how many ms one of their units has. */
const BODY_KEYS: readonly (readonly [key: string, unit: number])[] = [
  ['retry_after', 1000],
  ['retryAfter', 1000],
  ['retry_after_seconds', 1000],
  ['retryAfterSeconds', 1000],
  ['retry_after_ms', 1],
  ['retryAfterMs', 1],
];
/** "Please try again in 20s", "retry after 26 seconds", "Expected available in 42 seconds", "try again in 6m0s". */
const PROSE =
  /\b(?:try again|retry|wait|available|request this|resets?)\b[^.!?\n\d]{0,30}?(?:\b(?:in|after|for|another)\s|\s)~?(\d{1,6}(?:\.\d{1,6})?)\s?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)(?:(\d{1,2}(?:\.\d{1,6})?)s)?\b/i;
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3600_000 };

/** The same from the body, which is read only where the headers say nothing: from a field of its own, else from prose. */
export function limitEndInBody(exchange: Exchange, now: number | null = null): LimitEnd | undefined {
  const text = exchange.response.body?.text.slice(0, BODY_LOOKED_AT) ?? '';
  const next = now === null ? null : NEXT_ACCESS.exec(text);
  if (next !== null && now !== null) {
    const time = Date.parse(`${next[1]} ${next[2]} ${next[3]} ${next[4]} ${next[5]}`);
    if (time >= now) return inBody(time - now, 'nextAccessTime', quote(next.slice(1).join(' ')));
  }
  if (!/retry|try again|available in|request this|\bwait\b|\bresets? in\b/i.test(text)) return undefined;
  return inFields(exchange) ?? inProse(text);
}

const BODY_LOOKED_AT = 5000;
/** WSO2's own form of a time: "2026-Nov-22 10:01:00+0000 UTC". */
const NEXT_ACCESS = /"nextAccessTime"\s*:\s*"(\d{4})-([A-Z][a-z]{2})-(\d{2}) (\d{2}:\d{2}:\d{2})(\+\d{4})/;

function inFields(exchange: Exchange): LimitEnd | undefined {
  const json = jsonBody(exchange) as Readonly<Record<string, unknown>> | undefined;
  if (typeof json !== 'object' || json === null) return undefined;
  const inner = json.error;
  for (const each of [
    json,
    inner,
    (inner as { metadata?: unknown } | undefined)?.metadata,
    json.extensions,
    // Telegram.
    json.parameters,
  ]) {
    if (typeof each !== 'object' || each === null) continue;
    for (const [key, unit] of BODY_KEYS) {
      const value = (each as Readonly<Record<string, unknown>>)[key];
      if (typeof value === 'number' && value >= 0) return inBody(Math.round(unit * value), key, `${value}`);
    }
  }
  const details = (inner as { details?: unknown } | undefined)?.details;
  if (!Array.isArray(details)) return undefined;
  for (const detail of details.slice(0, 10)) {
    const delay: unknown = (detail as { retryDelay?: unknown } | null)?.retryDelay;
    const seconds = typeof delay === 'string' ? /^(\d{1,7}(?:\.\d{1,9})?)s$/.exec(delay)?.[1] : undefined;
    if (seconds) return inBody(Math.round(1000 * Number(seconds)), 'retryDelay', `${seconds}s`);
  }
  return undefined;
}

function inProse(text: string): LimitEnd | undefined {
  const [words, count, unit = '', seconds] = PROSE.exec(text) ?? [];
  if (words === undefined) return undefined;
  const size = /^m(?:s|illi)/i.test(unit) ? 1 : (UNITS[unit.charAt(0).toLowerCase()] ?? 1000);
  const wait = Math.round(size * Number(count)) + 1000 * Number(seconds ?? 0);
  return inBody(wait, 'message', quote(words));
}

function end(wait: number, name: string, value: string): LimitEnd | undefined {
  if (!(wait >= 0) || wait > LONGEST) return undefined;
  return {
    wait,
    source: `${name}: ${quote(value)}`,
    evidence: { from: `response header ${name}`, saw: quote(value) },
  };
}

function inBody(wait: number, key: string, value: string): LimitEnd | undefined {
  if (!(wait >= 0) || wait > LONGEST) return undefined;
  return { wait, source: `${key}: ${value}`, evidence: { from: `response body, ${key}`, saw: value } };
}

function decimalSeconds(value: string): number | null {
  return /^\s*\d{1,7}\.\d{1,6}\s*$/.test(value) ? Math.round(1000 * Number(value)) : null;
}

/** Of several policies the one that is used up counts, and of those the one that ends last. */
function draftReset(value: string): number | undefined {
  let longest: number | undefined;
  for (const part of value.slice(0, 2000).split(',')) {
    const left = /[;\s]r(?:emaining)?\s*=\s*(\d{1,9})/.exec(`;${part}`)?.[1];
    const reset = /[;\s](?:t|reset)\s*=\s*(\d{1,9})/.exec(`;${part}`)?.[1];
    if (reset !== undefined && (left === undefined || left === '0'))
      longest = Math.max(longest ?? 0, Number(reset));
  }
  // Draft 7 spreads one policy over commas: `limit=100, remaining=0, reset=30`.
  return longest;
}

/** "30", "1.5", "1763806560" (seconds since 1970), "6m0s" and "250ms" (OpenAI), or a date. */
function resetWait(value: string, now: number | null): number | undefined {
  const text = value.trim();
  if (/^\d{1,13}(?:\.\d{1,6})?$/.test(text)) {
    const number = Number(text);
    if (number < EPOCH_FROM) return Math.round(1000 * number);
    return now === null ? undefined : Math.max(0, (number >= EPOCH_MS_FROM ? number : 1000 * number) - now);
  }
  const span =
    /^(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,6}(?:\.\d{1,9})?)s)?(?:(\d{1,6})ms)?$/.exec(text);
  if (span && text !== '') {
    const [, days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0] = span.map((part) => Number(part ?? 0));
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
  }
  if (!/^[\dA-Z][\w:, .+-]{15,35}$/i.test(text) || now === null) return undefined;
  const date = /\d{4}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
