import { useState } from 'preact/hooks';
import type { Body, Exchange } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';
import type { Party } from '../session/party.ts';
import type { Related } from '../session/relations.ts';
import { visible } from './address-text.ts';
import { TimingBar } from './TimingBar.tsx';
import { count, duration, TEXTS } from './texts/panel-texts.ts';

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
      <Headers title={TEXTS.responseHeaders} headers={response.headers} />
      <Headers title={TEXTS.requestHeaders} headers={request.headers} />
      {response.body && <BodyText title={TEXTS.responseBody} body={response.body} />}
      {request.body && <BodyText title={TEXTS.requestBody} body={request.body} />}
      <details>
        <summary>
          {TEXTS.timing} <span class="faint">{duration(exchange.duration)}</span>
        </summary>
        <TimingBar timings={exchange.timings} total={exchange.duration} />
      </details>
      <details>
        <summary>{TEXTS.madeBy}</summary>
        <dl class="table">
          <dt>{TEXTS.kind}</dt>
          <dd>{exchange.resourceType}</dd>
          <dt>{TEXTS.by}</dt>
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
              TEXTS.notAvailable
            )}
          </dd>
          {script && (
            <>
              <dt>{TEXTS.thatFile}</dt>
              <dd>{TEXTS.fileAnswered(answered(script), count(script.response.size ?? 0, 'byte'))}</dd>
            </>
          )}
          {madeAtTheSamePlace.length > 0 && (
            <>
              <dt>{TEXTS.fromTheSameLine}</dt>
              <dd>{TEXTS.otherRequests(madeAtTheSamePlace.length)}</dd>
            </>
          )}
          {party && (
            <>
              <dt>{TEXTS.whoseServer}</dt>
              <dd>{TEXTS.parties[party]}</dd>
            </>
          )}
          {related.preflight && (
            <>
              <dt>{TEXTS.askedBefore}</dt>
              <dd>{TEXTS.askedBeforeAnswered(answered(related.preflight))}</dd>
            </>
          )}
          {related.preflighted && (
            <>
              <dt>{TEXTS.askedFor}</dt>
              <dd>{TEXTS.toTheSameAddress(related.preflighted.method)}</dd>
            </>
          )}
          <dt>{TEXTS.serverAddress}</dt>
          <dd>{exchange.serverAddress || TEXTS.notAvailable}</dd>
          <dt>{TEXTS.protocol}</dt>
          <dd>{response.httpVersion || request.httpVersion || TEXTS.notAvailable}</dd>
          <dt>{TEXTS.fromTheCache}</dt>
          <dd>{response.fromCache ? TEXTS.yes : TEXTS.no}</dd>
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
        <p class="dim">{TEXTS.noHeaders}</p>
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
        <p class="dim">{TEXTS.bodyIsNoText}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <pre tabIndex={0}>{cut ? body.text.slice(0, SHOWN_AT_FIRST) : body.text}</pre>
      )}
      {cut && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {TEXTS.showAllCharacters(body.text.length)}
        </button>
      )}
      {body.truncated && <p class="dim">{TEXTS.bodyCut}</p>}
    </details>
  );
}

/** What came back, in a word. */
function answered({ response }: Exchange): string {
  return response.status > 0 ? String(response.status) : TEXTS.notAtAll;
}
