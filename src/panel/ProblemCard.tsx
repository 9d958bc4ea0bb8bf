import type { Problem } from '../diagnose/problems.ts';
import { outcomeOf } from '../session/outcome.ts';
import { whenOf } from './problem-times.ts';
import { count } from './texts/panel-texts.ts';

/**
 * How much a problem asks for attention. `over`: it has worked since; `minor`: one request, or answers that look fine;
 * `major`: everything else.
 */
export function weightOf({ over, exchange, count: requests }: Problem): 'over' | 'minor' | 'major' {
  if (over) return 'over';
  return requests === 1 || outcomeOf(exchange) === 'succeeded' ? 'minor' : 'major';
}

/** The data that tests and measurements read off a problem or note; its names are fixed. */
export function problemData({ cause, count: requests }: Problem) {
  return { 'data-cause': cause, 'data-requests': requests };
}

/**
 * One problem in the list: what happened, to how many requests, since when, what to try. The problem's own summary says
 * the number once more, so here stands the one without. The cells are grid cells of the list.
 */
export function ProblemCard({ problem }: { problem: Problem }) {
  const {
    summary,
    hints: [next],
  } = problem.diagnosis;
  const when = whenOf(problem);
  return (
    <div class={`problem-card ${weightOf(problem)}`}>
      <span role="gridcell" class="problem-title">
        {problem.title}
      </span>
      <span role="gridcell" class="problem-size">
        {count(problem.count, 'request')}
        {when !== '' && ` · ${when}`}
      </span>
      <span role="gridcell" class="problem-summary">
        {summary} {next && <span class="next">{next}</span>}
      </span>
    </div>
  );
}

/** One note in the list: quiet, on one line. */
export function NoteLine({ problem }: { problem: Problem }) {
  return (
    <>
      <span role="gridcell" class="note-words">
        <span class="note-title">{problem.title}.</span> {problem.diagnosis.summary}
      </span>
      <span role="gridcell" class="problem-size">
        {count(problem.count, 'request')}
      </span>
    </>
  );
}
