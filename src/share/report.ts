import { DiagnosedSession } from '../diagnose/diagnosed-session.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import { storyOf } from '../diagnose/story.ts';
import type { Exchange } from '../session/exchange.ts';
import { type Outcome, outcomeOf } from '../session/outcome.ts';
import type { Session } from '../session/session.ts';
import { type StatusClass, statusClassOf } from '../session/status-class.ts';
import { Redactor } from './redact.ts';

/** Where the exchanges of a report came from. */
export interface ReportSource {
  readonly creator: string;
  readonly entries: number;
  readonly skipped: readonly { readonly index: number; readonly reason: string }[];
}

/** One request of a report. Everything in it may be shown to others. */
export interface ReportedRequest {
  /** The whole of it, redacted. */
  readonly exchange: Exchange;
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

/**
 * Explains the exchanges of a session, and redacts what will be printed.
 * @param source where they came from
 * @param redactor what hides secrets; it says afterwards what it hid
 */
export function makeReport(session: Session, source: ReportSource, redactor = new Redactor()): Report {
  const diagnosed = new DiagnosedSession(session);
  diagnosed.update();
  const steps = reportSteps(session, diagnosed, { source, redactor });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What is reported, and how. */
export interface Reported {
  readonly source: ReportSource;
  /** What hides secrets; it says afterwards what it hid. */
  readonly redactor: Redactor;
  /**
   * The places of the exchanges that are reported; absent: all. A place stays when a newer record comes. Problems and notes
   * without any of them are left out.
   */
  readonly only?: ReadonlySet<number>;
}

/** What went wrong in a session; a DiagnosedSession, or what the panel has of one. */
export type Explained = Pick<DiagnosedSession, 'diagnosisOf' | 'problems' | 'notes'>;

/**
 * A report of a session that is explained already, in steps, an exchange each, for where other work must not wait: a long session
 * takes seconds.
 */
export function* reportSteps(
  session: Session,
  diagnosed: Explained,
  { source, redactor, only }: Reported,
): Generator<undefined, Report> {
  const isReported = ({ index }: Exchange) => !only || only.has(index);
  const reported = session.exchanges.filter(isReported);
  for (const exchange of reported) {
    redactor.learn(exchange);
    yield;
  }
  const relatedTo = (exchange: Exchange) => session.relatedTo(exchange);
  const told = new Set<Exchange>();
  const requests: ReportedRequest[] = [];
  for (const exchange of reported) {
    const diagnosis = diagnosed.diagnosisOf(exchange) ?? null;
    const bundle = session.bundleOf(exchange)?.lead ?? exchange;
    const lead = isReported(bundle) ? bundle : exchange;
    const teller = diagnosed.diagnosisOf(lead) ? lead : exchange;
    const tells = diagnosis !== null && teller === exchange && !told.has(lead);
    if (tells) told.add(lead);
    const shown = redactor.exchange(exchange);
    requests.push({
      exchange: shown,
      index: exchange.index,
      method: shown.method,
      url: shown.url,
      status: shown.response.status,
      error: shown.error,
      statusClass: statusClassOf(exchange.response.status),
      outcome: outcomeOf(exchange),
      diagnosis: diagnosis && redactor.diagnosis(diagnosis),
      lead: lead.index,
      story: tells
        ? storyOf(exchange, relatedTo, diagnosis).map((sentence) => redactor.sentence(sentence))
        : [],
    });
    yield;
  }
  const newest = new Map(reported.map((exchange) => [exchange.index, exchange]));
  const shownOf = (problems: readonly Problem[]) =>
    problems.flatMap((problem) => {
      const exchanges = problem.exchanges.flatMap(({ index }) => newest.get(index) ?? []);
      return exchanges.length > 0 ? [redactor.problem({ ...problem, exchanges })] : [];
    });
  const creator = redactor.text(source.creator);
  return {
    source: { ...source, creator },
    problems: shownOf(diagnosed.problems),
    notes: shownOf(diagnosed.notes),
    requests,
  };
}
