import { useState } from 'preact/hooks';
import type { Body, Exchange, Timings } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';
import type { Party } from '../session/party.ts';
import type { Related } from '../session/relations.ts';
import { visible } from './RequestRow.tsx';
import { count, duration } from './texts.ts';

const SHOWN_AT_FIRST = 10_000;

/** The record itself: headers, bodies, timing, and what made the request. All of it is shown as text. */
export function RequestFacts({
  exchange,
  related,
  party,
}: {
  exchange: Exchange;
  related: Related;
  /** Whose server it went to; undefined where that is not known. */
  party: Party | undefined;
}) {
  const { request, response, initiator } = exchange;
  const { script, madeAtTheSamePlace } = related;
  return (
    <>
      <Headers title="Response headers" headers={response.headers} />
      <Headers title="Request headers" headers={request.headers} />
      {response.body && <BodyText title="Response body" body={response.body} />}
      {request.body && <BodyText title="Request body" body={request.body} />}
      <Timing timings={exchange.timings} total={exchange.duration} />
      <details>
        <summary>What made this request</summary>
        <dl class="table">
          <dt>Kind</dt>
          <dd>{exchange.resourceType}</dd>
          <dt>Made by</dt>
          <dd>
            {initiator ? (
              <>
                {initiator.type}
                {initiator.functionName && ` · ${visible(initiator.functionName)}`}
                {initiator.url && (
                  <>
                    {' · '}
                    <bdi dir="ltr">
                      {visible(initiator.url.slice(0, 500))}
                      {initiator.line !== null && `:${initiator.line}`}
                    </bdi>
                  </>
                )}
              </>
            ) : (
              'not available'
            )}
          </dd>
          {script && (
            <>
              <dt>That file</dt>
              <dd>
                answered {script.response.status || 'not at all'}, {count(script.response.size ?? 0, 'byte')}
              </dd>
            </>
          )}
          {madeAtTheSamePlace.length > 0 && (
            <>
              <dt>From the same line</dt>
              <dd>{count(madeAtTheSamePlace.length, 'other request')}</dd>
            </>
          )}
          {party && (
            <>
              <dt>Whose server</dt>
              <dd>{party === 'first' ? 'the page’s own site' : 'another site (third party)'}</dd>
            </>
          )}
          {related.preflight && (
            <>
              <dt>Asked first</dt>
              <dd>OPTIONS, answered {related.preflight.response.status || 'not at all'}</dd>
            </>
          )}
          {related.preflighted && (
            <>
              <dt>Asked for</dt>
              <dd>{related.preflighted.method} to the same address</dd>
            </>
          )}
          <dt>Server address</dt>
          <dd>{exchange.serverAddress || 'not available'}</dd>
          <dt>Protocol</dt>
          <dd>{response.httpVersion || request.httpVersion || 'not available'}</dd>
          <dt>From the cache</dt>
          <dd>{response.fromCache ? 'yes' : 'no'}</dd>
        </dl>
      </details>
    </>
  );
}

function Headers({ title, headers }: { title: string; headers: HeaderFields }) {
  return (
    <details>
      <summary>
        {title} <span class="faint">{headers.size}</span>
      </summary>
      {headers.size === 0 ? (
        <p class="dim">None were recorded.</p>
      ) : (
        <dl class="table mono">
          {[...headers].map(({ name, value }, index) => (
            <div key={index}>
              <dt>{visible(name)}</dt>
              <dd>{visible(value.slice(0, SHOWN_AT_FIRST))}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function BodyText({ title, body }: { title: string; body: Body }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && body.text.length > SHOWN_AT_FIRST;
  return (
    <details>
      <summary>{title}</summary>
      {body.binary ? (
        <p class="dim">The body is not text.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <pre tabIndex={0}>{cut ? body.text.slice(0, SHOWN_AT_FIRST) : body.text}</pre>
      )}
      {cut && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          Show all {body.text.length.toLocaleString('en')} characters
        </button>
      )}
      {body.truncated && <p class="dim">Only the first megabyte was kept.</p>}
    </details>
  );
}

const PHASES: readonly (readonly [keyof Timings, string])[] = [
  ['blocked', 'Waiting for its turn'],
  ['dns', 'Looking up the name'],
  ['connect', 'Connecting'],
  ['ssl', 'Agreeing on the secure connection (part of connecting)'],
  ['send', 'Sending the request'],
  ['wait', 'Waiting for the server'],
  ['receive', 'Receiving the answer'],
];

function Timing({ timings, total }: { timings: Timings; total: number | null }) {
  return (
    <details>
      <summary>
        Timing <span class="faint">{duration(total)}</span>
      </summary>
      <dl class="table">
        {PHASES.filter(([phase]) => timings[phase] !== null).map(([phase, label]) => (
          <div key={phase}>
            <dt>{label}</dt>
            <dd>{duration(timings[phase])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
