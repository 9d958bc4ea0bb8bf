import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import type { Exchange } from '../session/exchange.ts';
import { Fact, Facts, ForDevelopers, HowWeKnow, OftenConfused, WhatToTry } from './Account.tsx';
import { Detail } from './Detail.tsx';
import { spanOf } from './problem-times.ts';
import { RequestButtons } from './RequestButtons.tsx';
import { shortAddress, statusText } from './RequestRow.tsx';
import { count, TEXTS } from './texts.ts';

/** One problem in full: what happened, since when, what to try, how we know, and the requests that failed for it. */
export function ProblemDetail({
  problem,
  diagnosisOf,
  openRequest,
  close,
}: {
  problem: Problem;
  diagnosisOf: (exchange: Exchange) => Diagnosis | null | undefined;
  openRequest: (exchange: Exchange) => void;
  close: () => void;
}) {
  const { diagnosis, exchange, exchanges } = problem;
  const { name } = shortAddress(exchange.url);
  return (
    <Detail
      of="problem"
      head={
        <span>
          {problem.fixer === 'nobody' ? TEXTS.needsNobody : TEXTS.problem} · {count(problem.count, 'request')}
        </span>
      }
      close={close}
    >
      <h1>{problem.title}</h1>
      <p class="lead">{problem.summary}</p>
      <Facts diagnosis={problem}>
        {problem.began !== null && <Fact name={TEXTS.when}>{spanOf(problem)}</Fact>}
        {(problem.over || problem.count > 1) && problem.fixer !== 'nobody' && (
          <Fact name={TEXTS.isItOver}>{problem.over ? TEXTS.workedSince : TEXTS.notSince}</Fact>
        )}
      </Facts>
      <WhatToTry hints={diagnosis.hints} />
      <HowWeKnow diagnosis={diagnosis}>
        {exchanges.length > 1 && (
          <p class="seen-in">
            {TEXTS.asSeenIn}{' '}
            <button type="button" class="link" onClick={() => openRequest(exchange)}>
              {statusText(exchange)} {exchange.method} {name}
            </button>
          </p>
        )}
      </HowWeKnow>
      <h2>
        {exchanges.length === problem.count
          ? TEXTS.itsRequests(problem.count)
          : TEXTS.itsRequestsAndQuestions}
      </h2>
      <RequestButtons
        label="Requests of the problem"
        exchanges={exchanges}
        diagnosisOf={diagnosisOf}
        open={openRequest}
      />
      <OftenConfused diagnosis={diagnosis} code={statusText(exchange)} />
      <ForDevelopers diagnosis={diagnosis} />
    </Detail>
  );
}
