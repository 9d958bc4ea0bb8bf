import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Problem } from '../../src/diagnose/problems.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { outcomeOf } from '../../src/session/outcome.ts';
import { statusClassOf } from '../../src/session/status-class.ts';
import { Redactor } from '../../src/share/redact.ts';
import type { Report, ReportedRequest } from '../../src/share/report.ts';
import { session } from '../exchange-builder.ts';

/** What a test says of a problem; the rest is that of its first exchange. */
export type GivenProblem = Partial<Problem> & Pick<Problem, 'exchanges'>;

/** A report of these exchanges with these problems and notes: how they are found is not tested with it. */
export function report(
  exchanges: readonly Exchange[],
  {
    problems = [],
    notes = [],
    stories = {},
    leads = {},
    skipped = [],
  }: {
    readonly problems?: readonly GivenProblem[];
    readonly notes?: readonly GivenProblem[];
    /** By the index of the exchange. */
    readonly stories?: Readonly<Record<number, readonly string[]>>;
    /** The index of the lead by that of the exchange, where it does not stand alone. */
    readonly leads?: Readonly<Record<number, number>>;
    readonly skipped?: Report['source']['skipped'];
  } = {},
): Report {
  const all = session(...exchanges);
  const diagnoses = new Map(
    exchanges.map((exchange) => [exchange, diagnose(exchange, all.relatedTo(exchange))] as const),
  );
  const made = (given: GivenProblem): Problem => {
    const exchange = given.exchange ?? (given.exchanges[0] as Exchange);
    const diagnosis = diagnoses.get(exchange) as Diagnosis;
    const { cause, title, summary, fixer, certainty } = diagnosis;
    return {
      id: `${cause}-${exchange.index}`,
      ...{ cause, title, summary, fixer, certainty, exchange, diagnosis },
      count: given.exchanges.length,
      began: given.exchanges[0]?.startedAt ?? null,
      latest: given.exchanges.at(-1)?.startedAt ?? null,
      over: false,
      ...given,
    };
  };
  return {
    source: { creator: 'WebInspector 537.36', entries: exchanges.length + skipped.length, skipped },
    problems: problems.map(made),
    notes: notes.map(made),
    requests: exchanges.map(
      (exchange): ReportedRequest => ({
        exchange: new Redactor().exchange(exchange),
        index: exchange.index,
        method: exchange.method,
        url: new Redactor().url(exchange.url),
        status: exchange.response.status,
        error: exchange.error,
        statusClass: statusClassOf(exchange.response.status),
        outcome: outcomeOf(exchange),
        diagnosis: diagnoses.get(exchange) ?? null,
        lead: leads[exchange.index] ?? exchange.index,
        story: stories[exchange.index] ?? [],
      }),
    ),
  };
}
