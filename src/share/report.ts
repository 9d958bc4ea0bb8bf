import { DiagnosedSession } from '../diagnose/diagnosed-session.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import { storyOf } from '../diagnose/story.ts';
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
  /** The index of the one that stands for all that are one request to the page: its own where it stands alone. */
  readonly lead: number;
  /** What happened around it; told of one of those that are one request to the page. */
  readonly story: readonly string[];
}

/** A session with its explanations, redacted: what every format is made from. */
export interface Report {
  readonly source: ReportSource;
  /** What breaks most first. */
  readonly problems: readonly Problem[];
  /** What looks like a failure and needs nobody. */
  readonly notes: readonly Problem[];
  readonly requests: readonly ReportedRequest[];
}

/** Explains every exchange of a session, and redacts what will be printed. */
export function makeReport(session: Session, source: ReportSource): Report {
  const diagnosed = new DiagnosedSession(session);
  diagnosed.update();
  const relatedTo = (exchange: Exchange) => session.relatedTo(exchange);
  const told = new Set<Exchange>();
  const requests = session.exchanges.map((exchange): ReportedRequest => {
    const diagnosis = diagnosed.diagnosisOf(exchange) ?? null;
    const lead = session.bundleOf(exchange)?.lead ?? exchange;
    const teller = diagnosed.diagnosisOf(lead) ? lead : exchange;
    const tells = diagnosis !== null && teller === exchange && !told.has(lead);
    if (tells) told.add(lead);
    return {
      index: exchange.index,
      method: exchange.method,
      url: redactUrl(exchange.url),
      status: exchange.response.status,
      error: exchange.error,
      statusClass: statusClassOf(exchange.response.status),
      outcome: outcomeOf(exchange),
      diagnosis,
      lead: lead.index,
      story: tells ? storyOf(exchange, relatedTo, diagnosis) : [],
    };
  });
  return { source, problems: diagnosed.problems, notes: diagnosed.notes, requests };
}
