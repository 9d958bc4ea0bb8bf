import { statusClassOf } from '../../session/status-class.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from '../../share/labels.ts';
import type { ListedRequest } from '../listed-request.ts';
import { inSlices } from '../slices.ts';
import { FILTER_TEXTS } from '../texts/filter-texts.ts';
import { bytesOf, FILTER_KEYS, type FilterKey, IS_VALUES, tokensOf } from './grammar.ts';
import { bytesOfAnswer, IS, type SingleKey, VALUE_OF } from './request-values.ts';

/** A value that requests of the session have. */
export interface ValueCount {
  readonly value: string;
  /** How many requests have it. */
  readonly count: number;
  /** What it means, where it does not say so itself. */
  readonly note: string;
}

/** The values of the session for a key, the most frequent first; none as long as they are being counted. */
export type SuggestionValues = (key: FilterKey) => readonly ValueCount[];

export interface Suggestion {
  /** With the sign of the piece that it replaces: "-method:get". */
  readonly label: string;
  readonly note: string;
  /** undefined for a key. */
  readonly count: number | undefined;
  /** The whole text once it is accepted, and the place of the caret in it. */
  readonly text: string;
  readonly caret: number;
}

const MOST = 10;
const SIZES = ['1k', '10k', '100k', '1m', '10m'];

/** The values of so many requests are counted between two looks at the clock. */
const STEP = 64;

/**
 * Counts the values of the requests: those of a key when they are first asked for, and never again.
 * @param onCounted called when values are there that were not yet when they were asked for
 */
export function suggestionValues(
  requests: readonly ListedRequest[],
  onCounted: () => void = () => {},
): SuggestionValues {
  const known = new Map<FilterKey, readonly ValueCount[]>();
  return (key) => {
    if (!known.has(key)) {
      known.set(key, []);
      let isAsked = true;
      inSlices(countValues(key, requests), (values) => {
        known.set(key, values);
        if (!isAsked) onCounted();
      });
      isAsked = false;
    }
    return known.get(key) ?? [];
  };
}

function* countValues(
  key: FilterKey,
  requests: readonly ListedRequest[],
): Generator<undefined, readonly ValueCount[]> {
  const counts = new Map<string, { count: number; first: ListedRequest }>();
  let looked = 0;
  for (const request of requests) {
    if (++looked % STEP === 0) yield;
    for (const value of valuesOf(key, request)) {
      const known = counts.get(value);
      if (known) known.count++;
      else counts.set(value, { count: 1, first: request });
    }
  }
  return [...counts]
    .map(([value, { count, first }]) => ({ value, count, note: noteOf(key, first) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function valuesOf(key: FilterKey, request: ListedRequest): readonly string[] {
  const { response } = request.exchange;
  switch (key) {
    case 'url':
      return [];
    case 'is':
      return IS_VALUES.filter((value) => IS[value](request));
    case 'larger-than':
      return SIZES.filter((size) => (bytesOfAnswer(request) ?? 0) >= (bytesOf(size) ?? 0));
    case 'has-response-header':
      return [...new Set(Array.from(response.headers, ({ name }) => name.toLowerCase()))];
    case 'status-code':
      return response.status === 0 ? [] : [statusClassOf(response.status), `${response.status}`];
    default: {
      const value = VALUE_OF[key satisfies SingleKey](request);
      return value === '' ? [] : [value];
    }
  }
}

function noteOf(key: FilterKey, { diagnosis }: ListedRequest): string {
  if (!diagnosis) return '';
  if (key === 'cause') return diagnosis.title;
  if (key === 'fixer') return FIXER_LABELS[diagnosis.fixer];
  return key === 'certainty' ? CERTAINTY_LABELS[diagnosis.certainty] : '';
}

/**
 * What the piece of the text at the caret could become: keys, and after the colon the values of the key.
 * @param caret the place in the text, from 0
 */
export function suggest(text: string, caret: number, values: SuggestionValues): readonly Suggestion[] {
  const token = tokensOf(text).find(({ start, end }) => start < caret && caret <= end);
  const start = token?.start ?? caret;
  const typed = text.slice(start, caret).toLowerCase();
  const sign = typed.startsWith('-') ? '-' : '';
  const body = typed.slice(sign.length);

  const colon = body.indexOf(':');
  const end = token?.end ?? caret;
  const make = (label: string, after: string, note: string, count?: number): Suggestion => {
    // What follows the caret in the piece goes; but a key that is written anew leaves the value its place.
    const later = text.slice(caret, end).indexOf(':');
    const behind = text.slice(count === undefined && later >= 0 ? caret + later + 1 : end);
    // Ahead of another piece, it stays one of its own.
    const rest = token || /^(?:\s|$)/.test(behind) ? behind : ` ${behind}`;
    const begin = `${text.slice(0, start)}${sign}${label}${rest === '' ? after : ''}`;
    return { label: sign + label, note, count, text: begin + rest, caret: begin.length };
  };

  if (colon < 0) {
    return nearest(FILTER_KEYS, body, (key) => key).map((key) =>
      make(`${key}:`, '', FILTER_TEXTS.keyNotes[key]),
    );
  }
  const key = FILTER_KEYS.find((each) => each === body.slice(0, colon));
  if (!key) return [];
  const part = body.slice(colon + 1).replace(/^"/, '');
  return nearest(values(key), part, ({ value, note }) => `${value} ${note.toLowerCase()}`).map(
    ({ value, count, note }) => make(`${key}:${/\s/.test(value) ? `"${value}"` : value}`, ' ', note, count),
  );
}

/**
 * Those that begin with the part, then those of which another word does. No others, so that few words of plain text bring
 * suggestions up.
 */
function nearest<T>(all: readonly T[], part: string, wordsOf: (each: T) => string): readonly T[] {
  const rank = (each: T) => {
    const words = wordsOf(each);
    if (words.startsWith(part)) return 0;
    for (let at = words.indexOf(part); at > 0; at = words.indexOf(part, at + 1)) {
      if (/[^\p{L}\p{N}]/u.test(words.charAt(at - 1))) return 1;
    }
    return 2;
  };
  const ranked = all.map((each) => [rank(each), each] as const);
  return [0, 1]
    .flatMap((wanted) => ranked.filter(([is]) => is === wanted).map(([, each]) => each))
    .slice(0, MOST);
}
