import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { Session } from '../../src/session/session.ts';

/** What the browser itself says of a request, over the DevTools protocol; an extension is never told. */
interface Truth {
  readonly finished?: boolean;
  readonly failed?: {
    readonly errorText: string;
    readonly blockedReason?: string;
    readonly corsErrorStatus?: { readonly corsError: string };
  };
}

/** HAR entries as DevTools gave them, and beside each the browser's own account. */
export interface Recording {
  readonly entries: readonly {
    readonly entry: { readonly response: { readonly content: object } };
    readonly content?: { readonly head?: string | null; readonly enc?: string } | null;
  }[];
  readonly browserLabels: readonly { readonly truth?: Truth | null }[];
}

/** How an explanation compares with the browser's account. */
export type Verdict =
  /** The explanation has the browser's name. */
  | 'first'
  /** One of its alternatives has. */
  | 'among'
  /** None has, and it does not claim to be certain. */
  | 'not named'
  /** None has, and it claims to be certain. */
  | 'certain, and not named'
  /** The browser finished the request well, and nothing is claimed. */
  | 'silent'
  /** The browser finished the request well, and a failure is claimed. */
  | 'alarm without a failure';

/** One entry that the browser gave an account of. */
export interface Judged {
  readonly verdict: Verdict;
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis | null;
  /** The browser's name for the failure; null where it finished. */
  readonly name: string | null;
}

/** Explains every entry of a recording as the panel would, and compares. Entries without an account are left out. */
export function judge({ entries, browserLabels }: Recording): Judged[] {
  const session = new Session();
  entries.forEach(({ entry, content }, index) => {
    session.add(fromHarEntry(withBody(entry, content), index));
  });
  return session.exchanges.flatMap((exchange): Judged[] => {
    const truth = browserLabels[exchange.index]?.truth ?? {};
    const diagnosis = diagnose(exchange, session.relatedTo(exchange));
    const name = nameOf(truth);
    if (name) return [{ verdict: compare(name, diagnosis), exchange, diagnosis, name }];
    // A status of 400 and more is a failure of the server's, of which the protocol says only that it finished.
    if (!truth.finished || exchange.response.status >= 400) return [];
    return [{ verdict: diagnosis ? 'alarm without a failure' : 'silent', exchange, diagnosis, name: null }];
  });
}

/** An entry with the body that `getContent` gave for it, as a file would hold it. */
export function withBody(
  entry: Recording['entries'][number]['entry'],
  content: Recording['entries'][number]['content'],
) {
  if (!content?.head) return entry;
  const body = { text: content.head, ...(content.enc && { encoding: content.enc }) };
  return { ...entry, response: { ...entry.response, content: { ...entry.response.content, ...body } } };
}

/** The most exact of the browser's words. */
function nameOf({ failed }: Truth): string | undefined {
  return failed?.corsErrorStatus?.corsError ?? failed?.blockedReason ?? failed?.errorText;
}

function compare(name: string, diagnosis: Diagnosis | null): Verdict {
  if (diagnosis?.browserNames.includes(name)) return 'first';
  if (diagnosis?.alternatives.some((other) => other.browserNames.includes(name))) return 'among';
  return diagnosis?.certainty === 'certain' ? 'certain, and not named' : 'not named';
}

/** How many of the judged entries have each verdict. */
export function count(judged: readonly Judged[]): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = {
    first: 0,
    among: 0,
    'not named': 0,
    'certain, and not named': 0,
    silent: 0,
    'alarm without a failure': 0,
  };
  for (const { verdict } of judged) counts[verdict]++;
  return counts;
}

/** The figures in sentences. */
export function summarize(judged: readonly Judged[]): string {
  const counts = count(judged);
  const named = judged.filter(({ name }) => name !== null).length;
  const share = (part: number) => `${part} (${((100 * part) / Math.max(1, named)).toFixed(1)}%)`;
  const alarms = counts['alarm without a failure'];
  return [
    `${named} entries carry a name of the browser’s`,
    `first: ${share(counts.first)}, first or among the alternatives: ${share(counts.first + counts.among)}`,
    `not named while certain: ${counts['certain, and not named']}`,
    `${counts.silent + alarms} entries finished well; a failure was claimed for ${alarms}`,
  ].join('\n');
}

/** What is worth a look, in a line: undefined where the explanation agrees with the browser. */
export function remark({ verdict, exchange, diagnosis, name }: Judged): string | undefined {
  if (verdict === 'first' || verdict === 'among' || verdict === 'silent') return undefined;
  const { method, url, resourceType, response, error } = exchange;
  return `${verdict}: ${method} ${resourceType} ${url.slice(0, 80)} ${response.status} ${error}: ${name ?? '–'} / ${diagnosis?.cause ?? 'none'}`;
}
