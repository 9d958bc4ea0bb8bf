import { useState } from 'preact/hooks';
import type { Body, Exchange } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';
import type { Party } from '../session/party.ts';
import type { Related } from '../session/relations.ts';
import { visible } from './address-text.ts';
import { TimingBar } from './TimingBar.tsx';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';
import { count, duration } from './texts/panel-texts.ts';

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
      <Headers title={DETAIL_TEXTS.responseHeaders} headers={response.headers} />
      <Headers title={DETAIL_TEXTS.requestHeaders} headers={request.headers} />
      {response.body && <BodyText title={DETAIL_TEXTS.responseBody} body={response.body} />}
      {request.body && <BodyText title={DETAIL_TEXTS.requestBody} body={request.body} />}
      <details>
        <summary>
          {DETAIL_TEXTS.timing} <span class="faint">{duration(exchange.duration)}</span>
        </summary>
        <TimingBar timings={exchange.timings} total={exchange.duration} />
      </details>
      <details>
        <summary>{DETAIL_TEXTS.madeBy}</summary>
        <dl class="table">
          <dt>{DETAIL_TEXTS.kind}</dt>
          <dd>{exchange.resourceType}</dd>
          <dt>{DETAIL_TEXTS.by}</dt>
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
              DETAIL_TEXTS.notAvailable
            )}
          </dd>
          {script && (
            <>
              <dt>{DETAIL_TEXTS.thatFile}</dt>
              <dd>{DETAIL_TEXTS.fileAnswered(answered(script), count(script.response.size ?? 0, 'byte'))}</dd>
            </>
          )}
          {madeAtTheSamePlace.length > 0 && (
            <>
              <dt>{DETAIL_TEXTS.fromTheSameLine}</dt>
              <dd>{DETAIL_TEXTS.otherRequests(madeAtTheSamePlace.length)}</dd>
            </>
          )}
          {party && (
            <>
              <dt>{DETAIL_TEXTS.whoseServer}</dt>
              <dd>{DETAIL_TEXTS.parties[party]}</dd>
            </>
          )}
          {related.preflight && (
            <>
              <dt>{DETAIL_TEXTS.askedBefore}</dt>
              <dd>{DETAIL_TEXTS.askedBeforeAnswered(answered(related.preflight))}</dd>
            </>
          )}
          {related.preflighted && (
            <>
              <dt>{DETAIL_TEXTS.askedFor}</dt>
              <dd>{DETAIL_TEXTS.toTheSameAddress(related.preflighted.method)}</dd>
            </>
          )}
          <dt>{DETAIL_TEXTS.serverAddress}</dt>
          <dd>{exchange.serverAddress || DETAIL_TEXTS.notAvailable}</dd>
          <dt>{DETAIL_TEXTS.protocol}</dt>
          <dd>{response.httpVersion || request.httpVersion || DETAIL_TEXTS.notAvailable}</dd>
          <dt>{DETAIL_TEXTS.fromTheCache}</dt>
          <dd>{response.fromCache ? DETAIL_TEXTS.yes : DETAIL_TEXTS.no}</dd>
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
        <p class="dim">{DETAIL_TEXTS.noHeaders}</p>
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
        <p class="dim">{DETAIL_TEXTS.bodyIsNoText}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <pre tabIndex={0}>{cut ? body.text.slice(0, SHOWN_AT_FIRST) : body.text}</pre>
      )}
      {cut && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {DETAIL_TEXTS.showAllCharacters(body.text.length)}
        </button>
      )}
      {body.truncated && <p class="dim">{DETAIL_TEXTS.bodyCut}</p>}
    </details>
  );
}

/** What came back, in a word. */
function answered({ response }: Exchange): string {
  return response.status > 0 ? String(response.status) : DETAIL_TEXTS.notAtAll;
}
