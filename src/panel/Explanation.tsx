import { useEffect, useRef, useState } from 'preact/hooks';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from '../share/labels.ts';
import { CodeMeaning } from './CodeMeaning.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { statusText, toneOf, visible } from './RequestRow.tsx';
import { duration, TEXTS, timeOfDay } from './texts.ts';

/** One request in full: what happened, how we know, who can fix it, what to try; then the facts. */
export function Explanation({
  exchange,
  diagnosis,
  related,
  close,
  showInNetworkPanel,
}: {
  exchange: Exchange;
  diagnosis: Diagnosis | null | undefined;
  related: Related;
  close: () => void;
  showInNetworkPanel: ((filter: string) => void) | undefined;
}) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.scrollTo({ top: 0 }), []);
  return (
    <section
      ref={root}
      class="detail"
      aria-label="Explanation"
      data-testid="explanation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // DevTools would open its drawer on the same key.
        event.stopPropagation();
        close();
      }}
    >
      <div class="who">
        <span class={`status ${toneOf(exchange, diagnosis)}`}>{statusText(exchange)}</span>
        <span>
          {[
            visible(exchange.response.statusText.slice(0, 80)),
            exchange.pending ? '' : duration(exchange.duration),
            timeOfDay(exchange.startedAt),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <button type="button" class="icon close" aria-label={TEXTS.close} title={TEXTS.close} onClick={close}>
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </div>
      <FullAddress exchange={exchange} />
      {diagnosis ? (
        <Account exchange={exchange} diagnosis={diagnosis} />
      ) : (
        <CodeMeaning exchange={exchange} />
      )}
      <RequestFacts exchange={exchange} related={related} />
      {showInNetworkPanel && (
        <p class="actions">
          <button type="button" class="pill" onClick={() => showInNetworkPanel(networkFilter(exchange))}>
            {TEXTS.showInNetwork}
          </button>
        </p>
      )}
    </section>
  );
}

const LONG_ADDRESS = 400;

function FullAddress({ exchange }: { exchange: Exchange }) {
  const [whole, setWhole] = useState(false);
  const long = exchange.url.length > LONG_ADDRESS && !whole;
  return (
    <div class="url">
      {exchange.method}{' '}
      <bdi dir="ltr">
        {visible(long ? `${exchange.url.slice(0, LONG_ADDRESS)}…` : exchange.url.slice(0, 10_000))}
      </bdi>
      {long && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          Show all
        </button>
      )}
    </div>
  );
}

function Account({ exchange, diagnosis }: { exchange: Exchange; diagnosis: Diagnosis }) {
  const { contrast } = diagnosis;
  return (
    <>
      <h1>{diagnosis.title}</h1>
      <p class="lead">{diagnosis.summary}</p>
      <dl class="facts">
        <div>
          <dt>{TEXTS.whoCanFix}</dt>
          <dd>{FIXER_LABELS[diagnosis.fixer]}</dd>
        </div>
        <div>
          <dt>{TEXTS.howSure}</dt>
          <dd>{CERTAINTY_LABELS[diagnosis.certainty]}</dd>
        </div>
      </dl>
      <h2>{TEXTS.whatToTry}</h2>
      <ol>
        {diagnosis.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      <h2>{TEXTS.howWeKnow}</h2>
      {diagnosis.evidence.map(({ from, saw }) => (
        <div class="evidence" key={`${from} ${saw}`}>
          <small>{capital(from)}</small>
          <code>{saw}</code>
        </div>
      ))}
      {diagnosis.alternatives.length > 0 && (
        <>
          <h2>{TEXTS.couldAlsoBe}</h2>
          <ul>
            {diagnosis.alternatives.map((other) => (
              <li key={other.cause}>
                {other.title}. <span class="dim">{other.tellApart}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {contrast && (
        <>
          <h2>{TEXTS.oftenConfused}</h2>
          <div class="cards">
            <div class="card this">
              <small>
                {statusText(exchange) === '—' ? 'This one' : `${statusText(exchange)} · this one`}
              </small>
              <p>{diagnosis.title}.</p>
            </div>
            <div class="card">
              <small>{capital(String(contrast.with))}</small>
              <p>{contrast.text}</p>
            </div>
          </div>
        </>
      )}
      <details>
        <summary>{TEXTS.forDevelopers}</summary>
        <p>
          <Technical text={diagnosis.technical} />
        </p>
        {diagnosis.developerHints.map((hint) => (
          <p key={hint}>
            <Technical text={hint} />
          </p>
        ))}
        <dl class="table">
          <dt>Cause</dt>
          <dd>
            <code>{diagnosis.cause}</code>
          </dd>
          {diagnosis.browserNames.length > 0 && (
            <>
              <dt>The browser calls it</dt>
              <dd>
                <code>{diagnosis.browserNames.join(', ')}</code>
              </dd>
            </>
          )}
          <dt>Read more</dt>
          <dd>
            {diagnosis.sources.map((source) => (
              <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            ))}
          </dd>
        </dl>
      </details>
      {diagnosis.failedRules.length > 0 && (
        <p class="fault">
          No explanation: rule {diagnosis.failedRules.join(', ')} failed. This is a fault of Plainspoken.
        </p>
      )}
    </>
  );
}

/** A text whose `quoted` parts are code. */
export function Technical({ text }: { text: string }) {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A filter of Chrome's Network panel that leaves this request, or a few like it. */
function networkFilter(exchange: Exchange): string {
  const { status } = exchange.response;
  const path = URL.canParse(exchange.url) ? new URL(exchange.url).pathname : exchange.url;
  return [status > 0 ? `status-code:${status}` : '', `method:${exchange.method}`, path]
    .filter((part) => part !== '')
    .join(' ');
}
