import { useState } from 'preact/hooks';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Party } from '../session/party.ts';
import type { Related } from '../session/relations.ts';
import { Facts, ForDevelopers, HowWeKnow, OftenConfused, WhatToTry } from './Account.tsx';
import { visible, withoutPassword } from './address-text.ts';
import { CodeMeaning } from './CodeMeaning.tsx';
import { Detail } from './Detail.tsx';
import { explainOnce } from './Explained.tsx';
import { RequestButtons } from './RequestButtons.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { statusText, toneOf } from './RequestRow.tsx';
import { referenceKeysOf } from './reference/keys-of.ts';
import type { ShareScope } from './sharing/share-scope.ts';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';
import { count, duration, TEXTS, timeOfDay } from './texts/panel-texts.ts';

/** What is known of a request beside its own record. */
export interface RequestContext {
  readonly diagnosis: Diagnosis | null | undefined;
  /** What was said before a neighbour gave it another meaning. */
  readonly earlier?: Diagnosis | undefined;
  readonly related: Related;
  /** Whose server it went to; undefined where that is not known. */
  readonly party?: Party | undefined;
  /** What happened, sentence by sentence. */
  readonly story?: readonly string[];
  /** The problem or note that it belongs to. */
  readonly problem?: Problem | undefined;
  /** The exchanges that are one request to the page, step by step; undefined where it is one alone. */
  readonly steps?: readonly Exchange[] | undefined;
}

/** What the detail of a request or a problem can ask of the panel. */
export interface DetailActions {
  readonly diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined;
  readonly openRequest: (exchange: Exchange) => void;
  readonly openProblem: (problem: Problem) => void;
  readonly close: () => void;
  /** Opens an entry of the reference. */
  readonly lookUp: (key: string) => void;
  /** Opens the Network panel with a filter; undefined where the browser has no such call. */
  readonly showInNetworkPanel: ((filter: string) => void) | undefined;
  /** Opens a file in Sources; undefined where the browser has no such call. */
  readonly openSource: ((url: string, line: number) => Promise<boolean>) | undefined;
  /** Opens the dialog from which it is copied or saved for others. */
  readonly share: (scope: ShareScope) => void;
}

/** How details are written. */
export interface Reader {
  /** Whether the technical part begins open. */
  readonly isDeveloper: boolean;
  /** What the words mean; undefined while that is still loading. */
  readonly findTerms: Parameters<typeof explainOnce>[0];
}

/** One request in full: what happened, how we know, who can fix it, what to try; then the facts. */
export function Explanation({
  exchange,
  context,
  reader,
  actions,
}: {
  exchange: Exchange;
  context: RequestContext;
  reader: Reader;
  actions: DetailActions;
}) {
  const { diagnosis, earlier, related, story = [], problem, steps, party } = context;
  const explain = explainOnce(reader.findTerms);
  const aside = (
    <>
      {story.length > 0 && (
        <p class="story" data-testid="story">
          {story.join(' ')}
        </p>
      )}
      {earlier && (
        <p class="changed dim" data-testid="changed">
          {DETAIL_TEXTS.firstThought(earlier.title)}
        </p>
      )}
      {problem && isMoreThan(problem, steps ?? [exchange]) && (
        <p class="part-of">
          {problem.fixer === 'nobody' ? DETAIL_TEXTS.partOfNote : DETAIL_TEXTS.partOfProblem}{' '}
          <button
            type="button"
            class="link"
            data-testid="part-of"
            onClick={() => actions.openProblem(problem)}
          >
            {problem.title}
          </button>{' '}
          <span class="dim">({count(problem.count, 'request')})</span>
        </p>
      )}
    </>
  );
  const stepList = steps && (
    <>
      <h2>{DETAIL_TEXTS.steps}</h2>
      <RequestButtons
        label={DETAIL_TEXTS.steps}
        exchanges={steps}
        current={exchange}
        diagnosisOf={actions.diagnosisOf}
        open={actions.openRequest}
      />
    </>
  );
  return (
    <Detail
      of="request"
      head={
        <>
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
        </>
      }
      close={actions.close}
      share={() => actions.share({ kind: 'request', exchange })}
    >
      <FullAddress exchange={exchange} />
      {diagnosis ? (
        <>
          <h1>{diagnosis.title}</h1>
          <p class="lead">{explain(diagnosis.summary)}</p>
          {aside}
          <Facts diagnosis={diagnosis} />
          <WhatToTry hints={diagnosis.hints} explain={explain} />
          {stepList}
          <HowWeKnow diagnosis={diagnosis} explain={explain} />
          <OftenConfused diagnosis={diagnosis} code={statusText(exchange)} explain={explain} />
        </>
      ) : (
        <>
          {diagnosis === null ? <CodeMeaning exchange={exchange} /> : <h1>{TEXTS.loading}</h1>}
          {aside}
          {stepList}
        </>
      )}
      <MovingOn exchange={exchange} diagnosis={diagnosis} actions={actions} />
      <ForDevelopers key={String(reader.isDeveloper)} diagnosis={diagnosis} open={reader.isDeveloper}>
        <RequestFacts exchange={exchange} related={related} party={party} />
      </ForDevelopers>
    </Detail>
  );
}

/** Whether a problem is about other requests too. */
function isMoreThan({ exchanges }: Problem, steps: readonly Exchange[]): boolean {
  return exchanges.some((each) => !steps.includes(each));
}

const LONG_ADDRESS = 400;

function FullAddress({ exchange }: { exchange: Exchange }) {
  const [whole, setWhole] = useState(false);
  const url = withoutPassword(exchange.url);
  const long = url.length > LONG_ADDRESS && !whole;
  return (
    <div class="url">
      {exchange.method}{' '}
      <bdi dir="ltr">{visible(long ? `${url.slice(0, LONG_ADDRESS)}…` : url.slice(0, 10_000))}</bdi>
      {long && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {DETAIL_TEXTS.showAll}
        </button>
      )}
    </div>
  );
}

/** Where to go from here: the reference, Chrome's Network panel, the code. */
function MovingOn({
  exchange,
  diagnosis,
  actions: { lookUp, showInNetworkPanel, openSource },
}: {
  exchange: Exchange;
  diagnosis: Diagnosis | null | undefined;
  actions: DetailActions;
}) {
  const [notFound, setNotFound] = useState(false);
  const { initiator } = exchange;
  const code = initiator?.url && /^https?:/.test(initiator.url) ? initiator.url : undefined;
  return (
    <div class="actions" role="group" aria-label={DETAIL_TEXTS.movingOn}>
      {showInNetworkPanel && (
        <button type="button" class="pill" onClick={() => showInNetworkPanel(networkFilter(exchange))}>
          {DETAIL_TEXTS.showInNetwork}
        </button>
      )}
      {openSource && code && (
        <button
          type="button"
          class="pill"
          data-testid="open-source"
          onClick={async () => setNotFound(!(await openSource(code, initiator?.line ?? 1)))}
        >
          {DETAIL_TEXTS.openSource}
        </button>
      )}
      {referenceKeysOf(exchange, diagnosis).map(({ key, label }) => (
        <button key={key} type="button" class="pill" data-testid="look-up" onClick={() => lookUp(key)}>
          {DETAIL_TEXTS.lookUp(label)}
        </button>
      ))}
      <span role="status" class="dim">
        {notFound && DETAIL_TEXTS.sourceNotFound}
      </span>
    </div>
  );
}

/** A filter of Chrome's Network panel that leaves this request, or a few like it. */
function networkFilter(exchange: Exchange): string {
  const { status } = exchange.response;
  const path = parseAddress(exchange.url)?.path ?? exchange.url;
  return [status > 0 ? `status-code:${status}` : '', `method:${exchange.method}`, path]
    .filter((part) => part !== '')
    .join(' ');
}
