import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Party } from '../session/party.ts';
import type { Related } from '../session/relations.ts';
import { Facts, ForDevelopers, HowWeKnow, OftenConfused, WhatToTry } from './Account.tsx';
import { CodeMeaning } from './CodeMeaning.tsx';
import { Detail } from './Detail.tsx';
import { RequestButtons } from './RequestButtons.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { statusText, toneOf, visible, withoutPassword } from './RequestRow.tsx';
import { count, duration, TEXTS, timeOfDay } from './texts.ts';

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

/** One request in full: what happened, how we know, who can fix it, what to try; then the facts. */
export function Explanation({
  exchange,
  context,
  diagnosisOf,
  openRequest,
  openProblem,
  close,
  showInNetworkPanel,
}: {
  exchange: Exchange;
  context: RequestContext;
  diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined;
  openRequest: (exchange: Exchange) => void;
  openProblem: (problem: Problem) => void;
  close: () => void;
  showInNetworkPanel: ((filter: string) => void) | undefined;
}) {
  const { diagnosis, earlier, related, story = [], problem, steps } = context;
  const aside = (
    <>
      {story.length > 0 && (
        <p class="story" data-testid="story">
          {story.join(' ')}
        </p>
      )}
      {earlier && (
        <p class="changed dim" data-testid="changed">
          {TEXTS.firstThought(earlier.title)}
        </p>
      )}
      {problem && isMoreThan(problem, steps ?? [exchange]) && (
        <p class="part-of">
          {problem.fixer === 'nobody' ? TEXTS.partOfNote : TEXTS.partOfProblem}{' '}
          <button type="button" class="link" data-testid="part-of" onClick={() => openProblem(problem)}>
            {problem.title}
          </button>{' '}
          <span class="dim">({count(problem.count, 'request')})</span>
        </p>
      )}
    </>
  );
  const stepList = steps && (
    <>
      <h2>{TEXTS.steps}</h2>
      <RequestButtons
        label={TEXTS.steps}
        exchanges={steps}
        current={exchange}
        diagnosisOf={diagnosisOf}
        open={openRequest}
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
      close={close}
    >
      <FullAddress exchange={exchange} />
      {diagnosis ? (
        <Account exchange={exchange} diagnosis={diagnosis} aside={aside} steps={stepList} />
      ) : (
        <>
          {diagnosis === null ? <CodeMeaning exchange={exchange} /> : <h1>{TEXTS.loading}</h1>}
          {aside}
          {stepList}
        </>
      )}
      <RequestFacts exchange={exchange} related={related} party={context.party} />
      {showInNetworkPanel && (
        <p class="actions">
          <button type="button" class="pill" onClick={() => showInNetworkPanel(networkFilter(exchange))}>
            {TEXTS.showInNetwork}
          </button>
        </p>
      )}
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
          Show all
        </button>
      )}
    </div>
  );
}

function Account({
  exchange,
  diagnosis,
  aside,
  steps,
}: {
  exchange: Exchange;
  diagnosis: Diagnosis;
  /** What stands right after the first paragraph. */
  aside: ComponentChildren;
  /** What the request went through; stands after what to try. */
  steps: ComponentChildren;
}) {
  return (
    <>
      <h1>{diagnosis.title}</h1>
      <p class="lead">{diagnosis.summary}</p>
      {aside}
      <Facts diagnosis={diagnosis} />
      <WhatToTry hints={diagnosis.hints} />
      {steps}
      <HowWeKnow diagnosis={diagnosis} />
      <OftenConfused diagnosis={diagnosis} code={statusText(exchange)} />
      <ForDevelopers diagnosis={diagnosis} />
    </>
  );
}

/** A filter of Chrome's Network panel that leaves this request, or a few like it. */
function networkFilter(exchange: Exchange): string {
  const { status } = exchange.response;
  const path = URL.canParse(exchange.url) ? new URL(exchange.url).pathname : exchange.url;
  return [status > 0 ? `status-code:${status}` : '', `method:${exchange.method}`, path]
    .filter((part) => part !== '')
    .join(' ');
}
