import { resolveSource, type Source } from '../knowledge/sources.ts';
import type { Exchange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import type { Related } from '../session/relations.ts';
import type { Diagnosis } from './diagnosis.ts';
import { fill } from './fill.ts';
import { fromCode, fromVendor } from './from-knowledge.ts';
import { withLaterSuccess, withRemarks } from './remarks.ts';
import type { Cause, Finding, Rule } from './rule.ts';
import { aboutSuccess, aboutTheAnswer, aboutTheBrowser } from './rules/index.ts';

/** What to ask, each list in its order. */
export interface Rules {
  /** About what the browser did with the request or its answer. */
  readonly browser: readonly Rule[];
  /** About an answer that says that it failed. */
  readonly answer: readonly Rule[];
  /** About an answer that says that it went well. */
  readonly success: readonly Rule[];
}

const ALL: Rules = { browser: aboutTheBrowser, answer: aboutTheAnswer, success: aboutSuccess };

/**
 * Says what went wrong with an exchange. Pure: the same exchange with the same neighbours gives the same diagnosis.
 *
 * First the rules about what the browser did, then a vendor's own code that bears its marks, then the rules about the
 * answer; where none speaks, a vendor's code known by its number alone, else the entry of the net error or status code.
 * An answer that went well by its status is asked whether it holds a failure after all.
 * A rule that throws is named in `failedRules`, and the next one is asked.
 * @param rules what to ask; given by tests only
 * @returns null where nothing went wrong, or nothing has come of the request yet
 */
export function diagnose(
  exchange: Exchange,
  related: Related,
  rules: Partial<Rules> = ALL,
): Diagnosis | null {
  const failedRules: string[] = [];
  const outcome = outcomeOf(exchange);
  if (outcome === 'pending' || outcome === 'redirected') return null;
  if (outcome === 'succeeded') return ask(rules.success ?? [], exchange, related, failedRules) ?? null;

  const found = ask(rules.browser ?? [], exchange, related, failedRules);
  if (found) return withLaterSuccess(found, exchange, related);
  const answered = exchange.error === null || exchange.error === 'net::ERR_ABORTED';
  const diagnosis = answered
    ? withRemarks(
        fromVendor(exchange, 'marks') ??
          ask(rules.answer ?? [], exchange, related, failedRules) ??
          fromVendor(exchange, 'status') ??
          fromCode(exchange),
        exchange,
        related,
      )
    : withLaterSuccess(fromCode(exchange), exchange, related);
  return failedRules.length > 0 ? { ...diagnosis, failedRules } : diagnosis;
}

function ask(
  rules: readonly Rule[],
  exchange: Exchange,
  related: Related,
  failedRules: string[],
): Diagnosis | undefined {
  for (const rule of rulesFor(exchange, rules)) {
    try {
      const finding = rule.examine(exchange, related);
      if (finding) return toDiagnosis(rule, finding, exchange.error, failedRules);
    } catch (error) {
      console.error(`Plainspoken: rule ${rule.name} failed`, error);
      failedRules.push(rule.name);
    }
  }
  return undefined;
}

/** The rules of a list that examine a status, with and without an error of the browser's. */
type Selection = Map<number, readonly Rule[]>;
/** Made when a status is first met. */
const selections = new WeakMap<
  readonly Rule[],
  { readonly answered: Selection; readonly brokenOff: Selection }
>();

function rulesFor({ error, response: { status } }: Exchange, rules: readonly Rule[]): readonly Rule[] {
  let made = selections.get(rules);
  if (!made) {
    made = { answered: new Map(), brokenOff: new Map() };
    selections.set(rules, made);
  }
  const brokenOff = error !== null || status === 0;
  const selection = brokenOff ? made.brokenOff : made.answered;
  let selected = selection.get(status);
  if (!selected) {
    selected = rules.filter(
      (rule) => (brokenOff || !rule.brokenOff) && (!rule.statuses || rule.statuses.includes(status)),
    );
    selection.set(status, selected);
  }
  return selected;
}

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

function toDiagnosis(
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
