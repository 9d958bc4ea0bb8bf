import { diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Problem, problemsOf } from '../diagnose/problems.ts';
import type { Exchange } from '../session/exchange.ts';
import { type Outcome, outcomeOf } from '../session/outcome.ts';
import type { Session } from '../session/session.ts';
import { type StatusClass, statusClassOf } from '../session/status-class.ts';
import { redactUrl } from './redact-url.ts';

/** Where the exchanges of a report came from. */
export interface ReportSource {
  readonly creator: string;
  readonly entries: number;
  readonly skipped: readonly { readonly index: number; readonly reason: string }[];
}

/** One request of a report. Everything in it may be shown to others. */
export interface ReportedRequest {
  readonly index: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly error: string | null;
  readonly statusClass: StatusClass;
  readonly outcome: Outcome;
  readonly diagnosis: Diagnosis | null;
}

/** A session with its explanations, redacted: what every format is made from. */
export interface Report {
  readonly source: ReportSource;
  readonly problems: readonly Problem[];
  readonly requests: readonly ReportedRequest[];
}

/** Explains every exchange of a session, and redacts what will be printed. */
export function makeReport(session: Session, source: ReportSource): Report {
  const diagnosed: [Exchange, Diagnosis][] = [];
  const requests = session.exchanges.map((exchange): ReportedRequest => {
    const diagnosis = diagnose(exchange, session.relatedTo(exchange));
    if (diagnosis) diagnosed.push([exchange, diagnosis]);
    return {
      index: exchange.index,
      method: exchange.method,
      url: redactUrl(exchange.url),
      status: exchange.response.status,
      error: exchange.error,
      statusClass: statusClassOf(exchange.response.status),
      outcome: outcomeOf(exchange),
      diagnosis,
    };
  });
  return { source, problems: problemsOf(diagnosed), requests };
}
