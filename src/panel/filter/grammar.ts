import { FILTER_TEXTS } from '../texts/filter-texts.ts';

/** The keys of `key:value`, in the order in which they are suggested. DevTools has all but cause, fixer and certainty. */
export const FILTER_KEYS = [
  'status-code',
  'domain',
  'is',
  'cause',
  'fixer',
  'method',
  'url',
  'mime-type',
  'larger-than',
  'resource-type',
  'has-response-header',
  'scheme',
  'certainty',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** What `is:` can ask for. */
export const IS_VALUES = [
  'failed',
  'blocked',
  'cancelled',
  'running',
  'from-cache',
  'service-worker-intercepted',
  'third-party',
] as const;
export type IsValue = (typeof IS_VALUES)[number];

/** Chrome's own spelling, and our own word. */
const IS_ALSO: Readonly<Record<string, IsValue>> = { canceled: 'cancelled', pending: 'running' };

/** One condition. */
export interface Term {
  /** `number`: a bare number of three digits, which is a status or a part of the address. */
  readonly kind: FilterKey | 'text' | 'number' | 'regex';
  /** In lower case; that of a regex as it was written. Never empty. */
  readonly value: string;
  readonly negated: boolean;
}

/** A piece of the text that space surrounds. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const KEYS: ReadonlySet<string> = new Set(FILTER_KEYS);

/** A pattern up to the next space; else quotes hold spaces together, and one that is still open holds the rest. */
const TOKEN = /-?\/\S*|(?:"[^"]*"?|[^\s"])+/g;

/** The pieces of a filter's text with their places in it. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: piece, index }) => ({
    text: piece,
    start: index,
    end: index + piece.length,
  }));
}

/**
 * Reads the text of a filter, by the grammar of DevTools (models/text_utils/TextUtils.ts, FilterParser): `key:value`, free text,
 * `/regex/`, each negated by a `-` ahead. Beyond it: quotes, and from Firefox a bare `4` or `4xx`. What is still being typed
 * (`-`, `method:`, `""`) is no term yet. Never throws.
 * @returns faults: whole sentences about the terms that cannot be understood, and so do not filter
 */
export function parseFilter(text: string): {
  readonly terms: readonly Term[];
  readonly faults: readonly string[];
} {
  const terms: Term[] = [];
  const faults: string[] = [];
  for (const { text: token } of tokensOf(text)) {
    const negated = token.startsWith('-');
    const body = negated ? token.slice(1) : token;
    const term = termOf(body);
    if (term === undefined) continue;
    if (typeof term === 'string') faults.push(term);
    else terms.push({ ...term, negated });
  }
  return { terms, faults };
}

/** The term of a piece without its sign; a sentence where it has a fault, undefined where it is empty. */
function termOf(body: string): Omit<Term, 'negated'> | string | undefined {
  const pattern = /^\/(.+)\/$/.exec(body)?.[1];
  if (pattern !== undefined) {
    return compiles(pattern) ? { kind: 'regex', value: pattern } : FILTER_TEXTS.badPattern(pattern);
  }
  const colon = body.indexOf(':');
  const key = body.slice(0, Math.max(0, colon)).toLowerCase();
  if (KEYS.has(key)) return keyed(key as FilterKey, plain(body.slice(colon + 1)));
  if (/^[1-5](?:xx)?$/i.test(body)) return { kind: 'status-code', value: body.toLowerCase() };
  const value = plain(body);
  if (value === '') return undefined;
  return { kind: /^\d{3}$/.test(body) ? 'number' : 'text', value };
}

function keyed(kind: FilterKey, value: string): Omit<Term, 'negated'> | string | undefined {
  if (value === '') return undefined;
  if (kind === 'larger-than' && bytesOf(value) === undefined) return FILTER_TEXTS.badSize(value);
  if (kind !== 'is') return { kind, value };
  const known = IS_VALUES.find((each) => each === (IS_ALSO[value] ?? value));
  return known ? { kind, value: known } : FILTER_TEXTS.badIs(value, IS_VALUES.join(', '));
}

/** Without the quotes around it, in lower case. */
function plain(value: string): string {
  return value.replace(/^"([^"]*)"?$/, '$1').toLowerCase();
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'i');
    return true;
  } catch {
    return false;
  }
}

/**
 * The number of bytes that "500", "10k" or "1.5m" stands for: thousands, as in DevTools.
 * @param size in lower case
 * @returns undefined where it is no size
 */
export function bytesOf(size: string): number | undefined {
  const [, number, unit] = /^(\d+\.?\d*|\.\d+)([km]?)b?$/.exec(size) ?? [];
  if (number === undefined) return undefined;
  return Number(number) * (unit === 'k' ? 1e3 : unit === 'm' ? 1e6 : 1);
}
