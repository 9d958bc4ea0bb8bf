import { resolveSource, type Source } from '../knowledge/sources.ts';
import type { Diagnosis, OtherCause } from './diagnosis.ts';
import type { Alternative, Cause, Contrast, Finding, Rule } from './rule.ts';
import { Template, Templates } from './template.ts';

/** The parts of a cause that are the same in each of its diagnoses, but for the values in its texts. */
interface Prepared {
  readonly title: Template;
  readonly summary: Template;
  readonly technical: Template;
  readonly hints: Templates;
  readonly developerHints: Templates;
  readonly contrast: { readonly with: Contrast['with']; readonly text: Template } | null;
  readonly browserNames: readonly string[];
  readonly sources: readonly Source[];
}

const prepared = new WeakMap<Cause, Prepared>();

function prepare(cause: Cause): Prepared {
  const known = prepared.get(cause);
  if (known) return known;
  const { contrast } = cause;
  const made = {
    title: new Template(cause.title),
    summary: new Template(cause.summary),
    technical: new Template(cause.technical),
    hints: new Templates(cause.hints.filter((hint) => typeof hint === 'string')),
    developerHints: new Templates(
      cause.hints.filter((hint) => typeof hint !== 'string').map(({ text }) => text),
    ),
    contrast: contrast ? { with: contrast.with, text: new Template(contrast.text) } : null,
    browserNames: cause.browserNames ?? [],
    sources: cause.sources.map(resolveSource),
  };
  prepared.set(cause, made);
  return made;
}

const NO_VALUES = {};
const NONE: readonly never[] = [];

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
  const { title, summary, technical, hints, developerHints, contrast, browserNames, sources } =
    prepare(cause);
  const values = finding.values ?? NO_VALUES;
  return {
    cause: finding.cause,
    certainty: finding.certainty,
    title: title.fill(values),
    summary: summary.fill(values),
    technical: technical.fill(values),
    fixer: cause.fixer,
    reach: cause.reach,
    hints: hints.fill(values),
    developerHints: developerHints.fill(values),
    contrast: contrast && { with: contrast.with, text: contrast.text.fill(values) },
    evidence: finding.evidence,
    alternatives: finding.alternatives?.map((other) => otherCause(rule, other, values)) ?? NONE,
    browserNames: namesOf(finding.browserNames, browserNames, error),
    sources,
    failedRules: failedRules.length > 0 ? [...failedRules] : NONE,
    values: finding.values,
  };
}

function otherCause(
  rule: Rule,
  { cause, tellApart }: Alternative,
  values: Readonly<Record<string, string>>,
): OtherCause {
  const other = rule.causes[cause] as Cause;
  return {
    cause,
    title: prepare(other).title.fill(values),
    browserNames: other.browserNames ?? [],
    tellApart,
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
