import type { Cause } from '../../diagnose/rule.ts';
import { everyRule } from '../../diagnose/rules/index.ts';
import { type Confusion, confusions, type Side } from '../../knowledge/confusions.ts';
import type { Words } from '../../knowledge/entry.ts';
import { netErrors } from '../../knowledge/net-errors.ts';
import { statusCodes } from '../../knowledge/status-codes.ts';
import { vendorCodes } from '../../knowledge/vendors.ts';
import { withoutValues } from './stand-ins.ts';

export type Kind = 'code' | 'error' | 'cause' | 'vendor' | 'confusion';

interface Listed {
  /** Its place in `entries`. */
  readonly id: number;
  /** What it is opened by: "401", "ERR_FAILED", "token-expired", "cloudflare-522", "unknown-or-not-allowed". */
  readonly key: string;
  /** As people search for it: "404 Not Found", "net::ERR_CONNECTION_REFUSED", "Cloudflare 522", "401 · 403". */
  readonly code: string;
  readonly title: string;
  /** What it means, in a line or two. */
  readonly line: string;
  /** The keys of the codes that it is about, itself aside. */
  readonly codes: readonly string[];
}

/** One thing that can be looked up, with all that is said of it. */
export type Entry = Listed &
  (
    | { readonly kind: 'code' | 'error' | 'vendor'; readonly words: Words }
    | { readonly kind: 'cause'; readonly cause: Cause }
    | { readonly kind: 'confusion'; readonly confusion: Confusion }
  );

/** What most people look for: listed before rarer codes that match as well. */
export const COMMON: readonly string[] = (
  '401 403 404 500 502 503 504 400 405 409 422 429 408 ' +
  'ERR_FAILED ERR_ABORTED ERR_CONNECTION_REFUSED ERR_CONNECTION_RESET ERR_CONNECTION_TIMED_OUT ' +
  'ERR_NAME_NOT_RESOLVED ERR_INTERNET_DISCONNECTED ERR_BLOCKED_BY_CLIENT ERR_CERT_AUTHORITY_INVALID ' +
  'ERR_CERT_DATE_INVALID ERR_CERT_COMMON_NAME_INVALID ERR_SSL_PROTOCOL_ERROR ERR_EMPTY_RESPONSE'
).split(' ');

export function sidesOf({ sides }: Confusion): readonly Side[] {
  return sides.filter((side) => side !== undefined);
}

function ofWords(
  kind: 'code' | 'error' | 'vendor',
  key: string,
  code: string,
  words: Words,
  codes: readonly string[] = [],
) {
  return { kind, key, code, title: words.title, line: words.meaning, codes, words } as const;
}

/** The keys of the codes among some names: "net::ERR_FAILED" → "ERR_FAILED", 403 → "403". */
function codesIn(names: readonly (string | number | undefined)[]): readonly string[] {
  const keys = names.map((name) => String(name).replace('net::', ''));
  return [...new Set(keys)].filter((key) => Object.hasOwn(statusCodes, key) || Object.hasOwn(netErrors, key));
}

/** Everything that can be looked up: what people look for most comes first. */
export const entries: readonly Entry[] = [
  ...Object.entries(statusCodes).map(([code, words]) =>
    ofWords('code', code, `${code} ${words.name}`, words),
  ),
  ...Object.entries(netErrors).map(([name, words]) => ofWords('error', name, `net::${name}`, words)),
  ...confusions.map((confusion) => ({
    kind: 'confusion' as const,
    key: confusion.id,
    code: sidesOf(confusion)
      .map(({ name }) => name)
      .join(' · '),
    title: confusion.question,
    line: confusion.tell,
    codes: sidesOf(confusion).flatMap(({ about }) => about ?? []),
    confusion,
  })),
  ...everyRule.flatMap(({ causes, statuses }) =>
    Object.entries(causes).map(([key, cause]) => ({
      kind: 'cause' as const,
      key,
      code: key,
      title: withoutValues(cause.title),
      line: withoutValues(cause.summary),
      codes: codesIn([
        ...(statuses?.length === 1 ? statuses : []),
        ...(cause.browserNames ?? []),
        cause.contrast?.with,
      ]),
      cause,
    })),
  ),
  ...vendorCodes.map((words) =>
    ofWords(
      'vendor',
      words.id,
      `${words.vendor} ${words.code}`,
      words,
      codesIn(words.recognise.status ?? []),
    ),
  ),
]
  .sort((a, b) => rank(a.key) - rank(b.key))
  .map((entry, id) => ({ id, ...entry }));

function rank(key: string): number {
  const place = COMMON.indexOf(key);
  return place < 0 ? COMMON.length : place;
}

let byKey: ReadonlyMap<string, Entry> | undefined;

/**
 * The entry of a key. Forgives how a code is written: "net::ERR_FAILED", "status-401", and an error whose subtype has no entry.
 * @returns undefined where there is none
 */
export function entryOf(key: string): Entry | undefined {
  byKey ??= new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  const name = key.toLowerCase().replace(/^(?:net::|status-)/, '');
  // An error is looked up without its subtype; "404.13" is a code of its own.
  return byKey.get(name) ?? (name.startsWith('err_') ? byKey.get(name.split('.')[0] as string) : undefined);
}

/** What else is worth reading: the codes that an entry is about, and what it is often confused with. */
export function seeAlso(entry: Entry): readonly Entry[] {
  const about = entry.codes.flatMap((code) => entryOf(code) ?? []);
  const confused = entries.filter(
    ({ kind, codes }) =>
      kind === 'confusion' &&
      // What a code of a cause is confused with is of use where the cause itself stands in no pair.
      (codes.includes(entry.key) ||
        (entry.kind !== 'confusion' && entry.codes.some((code) => codes.includes(code)))),
  );
  return [...new Set([...confused.filter(({ codes }) => codes.includes(entry.key)), ...about, ...confused])]
    .filter((other) => other !== entry)
    .slice(0, MOST_SEEN_ALSO);
}

const MOST_SEEN_ALSO = 6;
