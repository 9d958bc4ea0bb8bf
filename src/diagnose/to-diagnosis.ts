import { resolveSource, type Source } from '../knowledge/sources.ts';
import type { Diagnosis } from './diagnosis.ts';
import { fill } from './fill.ts';
import type { Cause, Finding, Rule } from './rule.ts';

/** The parts of a cause that are the same in each of its diagnoses. */
interface Prepared {
  readonly hints: readonly string[];
  readonly developerHints: readonly string[];
  readonly browserNames: readonly string[];
  readonly sources: readonly Source[];
}

const prepared = new WeakMap<Cause, Prepared>();

function prepare(cause: Cause): Prepared {
  const known = prepared.get(cause);
  if (known) return known;
  const made = {
    hints: cause.hints.filter((hint) => typeof hint === 'string'),
    developerHints: cause.hints.filter((hint) => typeof hint !== 'string').map(({ text }) => text),
    browserNames: cause.browserNames ?? [],
    sources: cause.sources.map(resolveSource),
  };
  prepared.set(cause, made);
  return made;
}

const NO_VALUES = {};

/**
 * Puts the values that a rule found into the words of its cause.
 * @param error the net error that the record bears
 * @param failedRules names of rules that failed before this one spoke
 * @throws Error where a value is missing
 */
export function toDiagnosis(
  rule: Rule,
  finding: Finding,
  error: string | null,
  failedRules: readonly string[],
): Diagnosis {
  const cause = rule.causes[finding.cause] as Cause;
  const { hints, developerHints, browserNames, sources } = prepare(cause);
  const values = finding.values ?? NO_VALUES;
  const put = (text: string) => fill(text, values);
  return {
    cause: finding.cause,
    certainty: finding.certainty,
    title: put(cause.title),
    summary: put(cause.summary),
    technical: put(cause.technical),
    fixer: cause.fixer,
    reach: cause.reach,
    hints: hints.map(put),
    developerHints: developerHints.map(put),
    contrast: cause.contrast ? { with: cause.contrast.with, text: put(cause.contrast.text) } : null,
    evidence: finding.evidence,
    alternatives: (finding.alternatives ?? []).map((other) => {
      const otherCause = rule.causes[other.cause] as Cause;
      return {
        cause: other.cause,
        title: put(otherCause.title),
        browserNames: otherCause.browserNames ?? [],
        tellApart: other.tellApart,
      };
    }),
    browserNames: namesOf(finding.browserNames, browserNames, error),
    sources,
    failedRules: [...failedRules],
    ...(finding.values && { values: finding.values }),
  };
}

/** A name in the form that Chromium gives its errors; anything else may be a stranger's text. */
const NET_ERROR = /^net::ERR_[A-Z0-9_.]{1,60}$/;

/** The browser's own words, the precise ones first: the error that the record bears is always among them. */
function namesOf(
  found: readonly string[] | undefined,
  always: readonly string[],
  error: string | null,
): readonly string[] {
  if (!found && !error) return always;
  const names = new Set([...(found ?? []), ...always]);
  if (error && NET_ERROR.test(error)) names.add(error);
  return [...names];
}
