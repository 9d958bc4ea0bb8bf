import MiniSearch from 'minisearch';
import type { Words } from '../knowledge/entry.ts';
import { netErrors } from '../knowledge/net-errors.ts';
import { resolveSource } from '../knowledge/sources.ts';
import { statusCodes } from '../knowledge/status-codes.ts';
import { vendorCodes } from '../knowledge/vendors.ts';
import { FIXER_LABELS } from '../share/labels.ts';
import type { PanelModel } from './model.ts';
import { Technical } from './Technical.tsx';
import { TEXTS } from './texts.ts';

export interface ReferenceProps {
  readonly model: PanelModel;
}

interface Entry {
  readonly id: number;
  /** As people search for it: "404 Not Found", "net::ERR_CONNECTION_REFUSED", "Cloudflare 522". */
  readonly code: string;
  /** The bare number or name. */
  readonly key: string;
  readonly words: Words;
}

const entries: readonly Entry[] = [
  ...Object.entries(statusCodes).map(([code, words]) => ({
    code: `${code} ${words.name}`,
    key: code,
    words,
  })),
  ...Object.entries(netErrors).map(([name, words]) => ({ code: `net::${name}`, key: name, words })),
  ...vendorCodes.map((words) => ({ code: `${words.vendor} ${words.code}`, key: words.id, words })),
].map((entry, id) => ({ id, ...entry }));

/** What most people look for: listed before rarer codes that match as well. */
const COMMON = new Set(
  (
    '401 403 404 500 502 503 504 400 405 409 422 429 408 ' +
    'ERR_FAILED ERR_ABORTED ERR_CONNECTION_REFUSED ERR_CONNECTION_RESET ERR_CONNECTION_TIMED_OUT ' +
    'ERR_NAME_NOT_RESOLVED ERR_INTERNET_DISCONNECTED ERR_BLOCKED_BY_CLIENT ERR_CERT_AUTHORITY_INVALID ' +
    'ERR_CERT_DATE_INVALID ERR_CERT_COMMON_NAME_INVALID ERR_SSL_PROTOCOL_ERROR ERR_EMPTY_RESPONSE'
  ).split(' '),
);

/** Words for the same thing get one spelling: "time-out" and TIMED_OUT, "cert" and "certificate". */
function tokenize(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/time[- ]?outs?\b|timed[_ ]out\b|took too long|too slow/g, 'timeout')
    .replace(/(?<![a-z])certs?(?![a-z])|proof of identity|certificates/g, 'certificate')
    .split(/[^\p{L}\p{N}.]+|\.(?=\s|$)/u);
}

const index = new MiniSearch<Entry>({
  fields: ['code', 'title', 'text'],
  extractField: (entry, field) => {
    const { title, meaning, when, example, advice, technical } = entry.words;
    if (field === 'text') return `${meaning} ${when} ${example} ${advice} ${technical}`;
    return field === 'title' ? title : String(entry[field as 'id' | 'code']);
  },
  tokenize,
  searchOptions: {
    tokenize,
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 5 ? 0.2 : false),
    combineWith: 'AND',
    boost: { code: 5, title: 3 },
    boostDocument: (id) => (COMMON.has(entries[id as number]?.key ?? '') ? 2 : 1),
  },
});
index.addAll(entries);

/** How many entries are shown at once: more are found by typing on. */
const MOST_SHOWN = 40;

function find(query: string): readonly Entry[] {
  if (query.trim() === '') return entries;
  return index.search(query).map(({ id }) => entries[id] as Entry);
}

/** Everything we know about codes, to be searched. */
export function Reference({ model }: ReferenceProps) {
  const found = find(model.query.value);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <main class="reference" data-testid="reference" tabIndex={0}>
      <h1 class="hidden">{TEXTS.reference}</h1>
      <search>
        <input
          type="search"
          data-testid="reference-search"
          aria-label="Search the reference"
          placeholder={TEXTS.searchReference}
          value={model.query.value}
          onInput={(event) => {
            model.query.value = event.currentTarget.value;
          }}
        />
        <span class="dim" role="status">
          {found.length > MOST_SHOWN
            ? `The first ${MOST_SHOWN} of ${found.length} entries`
            : found.length === 1
              ? '1 entry'
              : `${found.length} entries`}
        </span>
      </search>
      {found.length === 0 && (
        <p class="lead">Nothing here is called that. Try a code, such as 403, or a plain word.</p>
      )}
      {found.slice(0, MOST_SHOWN).map((entry) => (
        <Article key={entry.id} entry={entry} />
      ))}
    </main>
  );
}

function Article({ entry: { code, words } }: { entry: Entry }) {
  return (
    <article data-testid="reference-entry">
      <small class="code">{code}</small>
      <h2>{words.title}</h2>
      <p class="lead">{words.meaning}</p>
      <dl class="table">
        <dt>When you see it</dt>
        <dd>{words.when}</dd>
        <dt>For example</dt>
        <dd>{words.example}</dd>
        <dt>What to do</dt>
        <dd>{words.advice}</dd>
        <dt>{TEXTS.whoCanFix}</dt>
        <dd>{FIXER_LABELS[words.fixer]}</dd>
        <dt>{TEXTS.forDevelopers}</dt>
        <dd>
          <Technical text={words.technical} />
        </dd>
        <dt>Source</dt>
        <dd>
          {words.sources.map(resolveSource).map((source) => (
            <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
              {source.title}
            </a>
          ))}
        </dd>
      </dl>
    </article>
  );
}
