import MiniSearch from 'minisearch';
import { COMMON, type Entry, entries, entryOf, sidesOf } from './entries.ts';

/** Words for the same thing get one spelling: "time-out" and TIMED_OUT, "cert" and "certificate". */
function tokenize(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/time[- ]?outs?\b|timed[_ ]out\b|took too long|too slow/g, 'timeout')
    .replace(/(?<![a-z])certs?(?![a-z])|proof of identity|certificates/g, 'certificate')
    .split(/[^\p{L}\p{N}.]+|\.(?=\s|$)/u);
}

/** All that an entry says beside its code and title. */
function textOf(entry: Entry): string {
  if (entry.kind === 'cause') {
    const { hints, technical, contrast } = entry.cause;
    const tried = hints.map((hint) => (typeof hint === 'string' ? hint : hint.text));
    return [entry.line, ...tried, technical, contrast?.text].join(' ');
  }
  if (entry.kind === 'confusion') {
    const { tell, technical } = entry.confusion;
    return [tell, technical, ...sidesOf(entry.confusion).map(({ says }) => says)].join(' ');
  }
  const { meaning, when, example, advice, technical } = entry.words;
  return `${meaning} ${when} ${example} ${advice} ${technical}`;
}

let index: MiniSearch<Entry> | undefined;

/** Made when something is first searched for. */
function indexOfAll(): MiniSearch<Entry> {
  if (index) return index;
  const common = new Set(COMMON);
  index = new MiniSearch<Entry>({
    fields: ['code', 'names', 'title', 'text'],
    extractField: (entry, field) => {
      if (field === 'text') return textOf(entry);
      if (field === 'names') return entry.kind === 'cause' ? (entry.cause.browserNames ?? []).join(' ') : '';
      return String(entry[field as 'id' | 'code' | 'title']);
    },
    tokenize,
    searchOptions: {
      tokenize,
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      combineWith: 'AND',
      boost: { code: 5, names: 3, title: 3 },
      boostDocument: (id) => (common.has(entries[id as number]?.key ?? '') ? 2 : 1),
    },
  });
  index.addAll(entries);
  return index;
}

/**
 * The entries that hold every word of a query, best first; all of them for an empty one.
 * @returns `named`: the entry that the query is the very name of, which stands first
 */
export function findEntries(query: string): {
  readonly found: readonly Entry[];
  readonly named: Entry | undefined;
} {
  const wanted = query.trim();
  if (wanted === '') return { found: entries, named: undefined };
  const named = entryOf(wanted) ?? entries.find(({ code }) => code.toLowerCase() === wanted.toLowerCase());
  const found = indexOfAll()
    .search(wanted)
    .map(({ id }) => entries[id] as Entry);
  return { found: named ? [...new Set([named, ...found])] : found, named };
}
