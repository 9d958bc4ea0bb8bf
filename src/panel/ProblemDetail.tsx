import type { Problem } from '../diagnose/problems.ts';
import { Fact, Facts, ForDevelopers, HowWeKnow, OftenConfused, WhatToTry } from './Account.tsx';
import { shortAddress } from './address-text.ts';
import { Detail } from './Detail.tsx';
import { explainOnce } from './Explained.tsx';
import type { DetailActions, Reader } from './Explanation.tsx';
import { spanOf } from './problem-times.ts';
import { RequestButtons } from './RequestButtons.tsx';
import { statusText } from './RequestRow.tsx';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';
import { count } from './texts/panel-texts.ts';

/** One problem in full: what happened, since when, what to try, how we know, and the requests that failed for it. */
export function ProblemDetail({
  problem,
  reader,
  actions,
}: {
  problem: Problem;
  reader: Reader;
  actions: DetailActions;
}) {
  const { diagnosis, exchange, exchanges } = problem;
  const { name } = shortAddress(exchange.url);
  const explain = explainOnce(reader.findTerms);
  return (
    <Detail
      of="problem"
      head={
        <span>
          {problem.fixer === 'nobody' ? DETAIL_TEXTS.needsNobody : DETAIL_TEXTS.problem} ·{' '}
          {count(problem.count, 'request')}
        </span>
      }
      close={actions.close}
      share={() => actions.share({ kind: 'problem', problem })}
    >
      <h1>{problem.title}</h1>
      <p class="lead">{explain(problem.summary)}</p>
      <Facts diagnosis={problem}>
        {problem.began !== null && <Fact name={DETAIL_TEXTS.when}>{spanOf(problem)}</Fact>}
        {(problem.over || problem.count > 1) && problem.fixer !== 'nobody' && (
          <Fact name={DETAIL_TEXTS.isItOver}>
            {problem.over ? DETAIL_TEXTS.workedSince : DETAIL_TEXTS.notSince}
          </Fact>
        )}
      </Facts>
      <WhatToTry hints={diagnosis.hints} explain={explain} />
      <HowWeKnow diagnosis={diagnosis} explain={explain}>
        {exchanges.length > 1 && (
          <p class="seen-in">
            {DETAIL_TEXTS.asSeenIn}{' '}
            <button type="button" class="link" onClick={() => actions.openRequest(exchange)}>
              {statusText(exchange)} {exchange.method} {name}
            </button>
          </p>
        )}
      </HowWeKnow>
      <h2>
        {exchanges.length === problem.count
          ? DETAIL_TEXTS.itsRequests(problem.count)
          : DETAIL_TEXTS.itsRequestsAndQuestions}
      </h2>
      <RequestButtons
        label={DETAIL_TEXTS.requestsOfProblem}
        exchanges={exchanges}
        diagnosisOf={actions.diagnosisOf}
        open={actions.openRequest}
      />
      <OftenConfused diagnosis={diagnosis} code={statusText(exchange)} explain={explain} />
      <ForDevelopers key={String(reader.isDeveloper)} diagnosis={diagnosis} open={reader.isDeveloper} />
    </Detail>
  );
}
