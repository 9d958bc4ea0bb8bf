import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestPair } from '../../diagnose/compare/comparison.ts';
import { type Comparison, compareSessions, type Difference } from '../../diagnose/compare.ts';
import '../styles/comparison.css';
import type { Exchange } from '../../session/exchange.ts';
import { comparisonToMarkdown } from '../../share/comparison-to-markdown.ts';
import { Facts } from '../Account.tsx';
import { shortAddress, visible } from '../address-text.ts';
import type { OpenedSession, OpenedSessions } from '../files/opened-sessions.ts';
import { shortMethod } from '../RequestRow.tsx';
import { copyText } from '../sharing/way-out.ts';
import { COMPARISON_TEXTS } from '../texts/comparison-texts.ts';
import { FILE_TEXTS } from '../texts/file-texts.ts';

const MOST_REQUESTS = 20;

type OpenRequest = (key: string, index: number) => void;

/** Two sessions side by side: what differs between them, and why. */
export function ComparisonView({
  sessions,
  openRequest,
}: {
  sessions: OpenedSessions;
  openRequest: OpenRequest;
}) {
  const all = sessions.all.value;
  const [keys, setKeys] = useState<readonly [string, string]>(() => firstPair(all));
  const before = all.find(({ key }) => key === keys[0]) ?? all[0];
  const after = all.find(({ key }) => key === keys[1]) ?? all.at(-1);
  return (
    <main class="comparison" data-testid="comparison">
      <h2>{COMPARISON_TEXTS.title}</h2>
      <div class="sides-chosen">
        <Choice
          label={COMPARISON_TEXTS.before}
          all={all}
          chosen={before?.key ?? ''}
          choose={(key) => setKeys([key, keys[1]])}
          testId="compare-before"
        />
        <button
          type="button"
          class="icon"
          aria-label={COMPARISON_TEXTS.swap}
          title={COMPARISON_TEXTS.swap}
          data-testid="compare-swap"
          onClick={() => setKeys([after?.key ?? '', before?.key ?? ''])}
        >
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
            <path d="M3 5.5h10M10.5 3 13 5.5 10.5 8M13 10.5H3M5.5 8 3 10.5 5.5 13" />
          </svg>
        </button>
        <Choice
          label={COMPARISON_TEXTS.after}
          all={all}
          chosen={after?.key ?? ''}
          choose={(key) => setKeys([keys[0], key])}
          testId="compare-after"
        />
      </div>
      {before && after && before !== after ? (
        <Compared
          key={`${before.key} ${after.key}`}
          before={before}
          after={after}
          openRequest={openRequest}
        />
      ) : (
        <p>{COMPARISON_TEXTS.same}</p>
      )}
    </main>
  );
}

/** The one that was opened first is compared with the next; a page's own only where there is no other. */
function firstPair(all: readonly OpenedSession[]): readonly [string, string] {
  const files = all.filter(({ facts }) => facts !== null);
  const [first, second] = files.length > 1 ? files : all;
  return [first?.key ?? '', second?.key ?? ''];
}

function Choice({
  label,
  all,
  chosen,
  choose,
  testId,
}: {
  label: string;
  all: readonly OpenedSession[];
  chosen: string;
  choose: (key: string) => void;
  testId: string;
}) {
  return (
    <label>
      {label}{' '}
      <select
        value={chosen}
        data-testid={testId}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {all.map(({ key, name }) => (
          <option key={key} value={key}>
            {visible(name) || FILE_TEXTS.livePage}
          </option>
        ))}
      </select>
    </label>
  );
}

function Compared({
  before,
  after,
  openRequest,
}: {
  before: OpenedSession;
  after: OpenedSession;
  openRequest: OpenRequest;
}) {
  const [comparison, setComparison] = useState<Comparison>();
  const versions = `${before.model.version} ${after.model.version}`;
  useEffect(() => {
    const { diagnosed: one } = before.model;
    const { diagnosed: other } = after.model;
    if (!one || !other) return undefined;
    // After the choice has been drawn: two long sessions take a moment.
    const timer = setTimeout(() =>
      setComparison(
        compareSessions(
          { session: before.model.recording.session, diagnosed: one },
          { session: after.model.recording.session, diagnosed: other },
        ),
      ),
    );
    return () => clearTimeout(timer);
  }, [before.model, after.model, versions]);
  if (!comparison) return <p role="status">{COMPARISON_TEXTS.working}</p>;
  return (
    <>
      <p class="lead" role="status" data-testid="comparison-summary">
        {comparison.summary}
      </p>
      {comparison.differences.map((difference) => (
        <DifferenceCard
          key={`${difference.kind} ${difference.title} ${difference.requests[0]?.after?.index ?? difference.requests[0]?.before?.index}`}
          difference={difference}
          openPair={(pair) => {
            if (pair.after) openRequest(after.key, pair.after.index);
            else if (pair.before) openRequest(before.key, pair.before.index);
          }}
        />
      ))}
      <CopyButton text={() => comparisonToMarkdown(comparison)} />
    </>
  );
}

function DifferenceCard({
  difference,
  openPair,
}: {
  difference: Difference;
  openPair: (pair: RequestPair) => void;
}) {
  const { kind, title, summary, before, after, hint, changes, requests } = difference;
  return (
    <article class="difference" data-testid="difference" data-kind={kind} data-requests={requests.length}>
      <h3>{title}</h3>
      <p>{summary}</p>
      <dl class="sides">
        <dt>{COMPARISON_TEXTS.before}</dt>
        <dd>{before}</dd>
        <dt>{COMPARISON_TEXTS.after}</dt>
        <dd>{after}</dd>
      </dl>
      <p>
        <b>{COMPARISON_TEXTS.whatToDo}:</b> {hint}
      </p>
      <Facts diagnosis={difference} />
      {changes.length > 0 && (
        <>
          <h4>{COMPARISON_TEXTS.around}</h4>
          <ul>
            {changes.map((change) => (
              <li key={`${change.where} ${change.what}`}>
                {change.where === 'sent' ? COMPARISON_TEXTS.sent : COMPARISON_TEXTS.cameBack}:{' '}
                <bdi>{visible(change.what)}</bdi>{' '}
                <span class="dim">{visible(COMPARISON_TEXTS.change(change.before, change.after))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{COMPARISON_TEXTS.requests(requests.length)}</h4>
      <ol class="requests">
        {requests.slice(0, MOST_REQUESTS).map((pair) => (
          <li key={`${pair.before?.index} ${pair.after?.index}`}>
            <PairButton pair={pair} open={() => openPair(pair)} />
          </li>
        ))}
      </ol>
      {requests.length > MOST_REQUESTS && (
        <p class="dim">{COMPARISON_TEXTS.more(requests.length - MOST_REQUESTS)}</p>
      )}
    </article>
  );
}

function PairButton({ pair, open }: { pair: RequestPair; open: () => void }) {
  const exchange = (pair.after ?? pair.before) as Exchange;
  const { name, place } = shortAddress(exchange.url);
  return (
    <button type="button" onClick={open}>
      <span class="pair">{COMPARISON_TEXTS.change(statusOf(pair.before), statusOf(pair.after))}</span>
      <span class="method">{shortMethod(exchange.method)}</span>
      <bdi class="address" dir="ltr">
        {name} <em>{place}</em>
      </bdi>
    </button>
  );
}

function statusOf(exchange: Exchange | null): string {
  if (exchange === null) return COMPARISON_TEXTS.notSent;
  return exchange.response.status > 0 ? String(exchange.response.status) : COMPARISON_TEXTS.noAnswer;
}

function CopyButton({ text }: { text: () => string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState('');
  return (
    <p class="actions">
      <button
        type="button"
        class="pill"
        data-testid="copy-comparison"
        onClick={async () => {
          if (!field.current) return;
          setAnswer(
            (await copyText(text(), field.current)) ? COMPARISON_TEXTS.copied : COMPARISON_TEXTS.notCopied,
          );
        }}
      >
        {COMPARISON_TEXTS.copy}
      </button>
      <span role="status">{answer}</span>
      <textarea ref={field} class="hidden" aria-hidden="true" tabIndex={-1} readOnly />
    </p>
  );
}
