import { useEffect, useRef, useState } from 'preact/hooks';
import { numeral } from '../../diagnose/numeral.ts';
import type { PanelModel } from '../model.ts';
import { TEXTS } from '../texts/panel-texts.ts';
import { KIND_LABELS, REFERENCE_TEXTS } from '../texts/reference-texts.ts';
import { EntryArticle, WholeEntry } from './EntryArticle.tsx';
import { type Entry, entryOf, type Kind } from './entries.ts';
import { findEntries } from './find-entries.ts';

export interface ReferenceProps {
  readonly model: Pick<PanelModel, 'query'>;
  /** The key of an entry that is shown alone: "401", "ERR_FAILED", "token-expired", "cloudflare-522". */
  readonly entry?: string | null;
  /** Another entry was asked for. */
  readonly onOpenEntry?: (key: string) => void;
  /** All entries were asked for. */
  readonly onLeaveEntry?: () => void;
}

/** Everything we know about codes, causes and what is mixed up, to be searched. */
export function Reference({ model, entry = null, onOpenEntry, onLeaveEntry }: ReferenceProps) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(entry);
  useEffect(() => {
    if (before.current === entry) return;
    before.current = entry;
    // What had the focus is gone with the page before.
    main.current?.focus();
    if (main.current) main.current.scrollTop = 0;
  }, [entry]);
  const openEntry = (key: string) => onOpenEntry?.(key);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <main ref={main} class="reference" data-testid="reference" tabIndex={0}>
      <h1 class="hidden">{TEXTS.reference}</h1>
      {entry === null ? (
        <AllEntries model={model} openEntry={openEntry} />
      ) : (
        <OneEntry entryKey={entry} openEntry={openEntry} leave={() => onLeaveEntry?.()} />
      )}
    </main>
  );
}

function OneEntry({
  entryKey,
  openEntry,
  leave,
}: {
  entryKey: string;
  openEntry: (key: string) => void;
  leave: () => void;
}) {
  const entry = entryOf(entryKey);
  return (
    <>
      <button type="button" class="pill" data-testid="all-entries" onClick={leave}>
        {REFERENCE_TEXTS.allEntries}
      </button>
      {entry ? (
        <WholeEntry entry={entry} openEntry={openEntry} />
      ) : (
        <p class="lead">{REFERENCE_TEXTS.noSuchEntry(entryKey.slice(0, 80))}</p>
      )}
    </>
  );
}

/** So many are shown at once; more on demand. */
const SHOWN_AT_ONCE = 40;
const KINDS = Object.keys(KIND_LABELS) as readonly (Kind | 'all')[];

function AllEntries({
  model,
  openEntry,
}: {
  model: ReferenceProps['model'];
  openEntry: (key: string) => void;
}) {
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [shown, setShown] = useState({ query: '', most: SHOWN_AT_ONCE });
  const query = model.query.value;
  const { found, named } = findEntries(query);
  const listed = kind === 'all' ? found : found.filter((entry) => entry.kind === kind);
  const most = shown.query === query ? shown.most : SHOWN_AT_ONCE;
  const counts = countsOf(found);
  return (
    <>
      <search>
        <input
          type="search"
          data-testid="reference-search"
          aria-label={REFERENCE_TEXTS.search}
          placeholder={REFERENCE_TEXTS.placeholder}
          value={query}
          onInput={(event) => {
            model.query.value = event.currentTarget.value;
          }}
        />
        <span class="dim" role="status">
          {REFERENCE_TEXTS.found(Math.min(most, listed.length), listed.length)}
        </span>
      </search>
      <div class="kinds" role="group" aria-label={REFERENCE_TEXTS.kinds}>
        {KINDS.map((each) => (
          <button
            key={each}
            type="button"
            data-kind={each}
            aria-pressed={kind === each}
            onClick={() => {
              setKind(each);
              setShown({ query, most: SHOWN_AT_ONCE });
            }}
          >
            {KIND_LABELS[each]} <span>{numeral(counts[each])}</span>
          </button>
        ))}
      </div>
      {listed.length === 0 && (
        <p class="lead">{found.length === 0 ? REFERENCE_TEXTS.nothing : REFERENCE_TEXTS.nothingOfThisKind}</p>
      )}
      {listed.slice(0, most).map((entry) => (
        // Another search names another entry: it begins anew.
        <EntryArticle
          key={`${entry.key}${entry === named}`}
          entry={entry}
          isNamed={entry === named}
          openEntry={openEntry}
        />
      ))}
      {listed.length > most && (
        <button
          type="button"
          class="pill"
          data-testid="more-entries"
          onClick={() => setShown({ query, most: most + SHOWN_AT_ONCE })}
        >
          {REFERENCE_TEXTS.more}
        </button>
      )}
    </>
  );
}

function countsOf(found: readonly Entry[]): Readonly<Record<Kind | 'all', number>> {
  const counts = { all: found.length, code: 0, error: 0, cause: 0, vendor: 0, confusion: 0 };
  for (const { kind } of found) counts[kind]++;
  return counts;
}
