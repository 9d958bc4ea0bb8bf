import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Report } from './report.ts';

/**
 * The report that other programs read. Its form is fixed (docs: format "plainspoken-report", version 1): fields may be
 * added in a later version, none may change its meaning.
 */
export function toJson({ source, problems, requests }: Report): string {
  const report = {
    format: 'plainspoken-report',
    version: 1,
    source: { creator: source.creator, entries: source.entries, skipped: source.skipped },
    problems: problems.map(({ cause, title, summary, exchanges }) => ({
      cause,
      title,
      summary,
      requests: exchanges.map(({ index }) => index),
    })),
    requests: requests.map(({ index, method, url, status, error, statusClass, outcome, diagnosis }) => ({
      index,
      method,
      url,
      status,
      error,
      statusClass,
      outcome,
      diagnosis: diagnosis && diagnosisJson(diagnosis),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function diagnosisJson(diagnosis: Diagnosis) {
  const { cause, certainty, title, summary, technical, fixer, contrast, evidence, browserNames, sources } =
    diagnosis;
  return {
    cause,
    certainty,
    title,
    summary,
    technical,
    fixer,
    hints: [...diagnosis.hints, ...diagnosis.developerHints],
    contrast: contrast?.text ?? null,
    evidence,
    alternatives: diagnosis.alternatives.map((other) => ({
      cause: other.cause,
      title: other.title,
      browserNames: other.browserNames,
    })),
    browserNames,
    sources,
  };
}
