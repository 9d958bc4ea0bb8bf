import type { Exchange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import type { Related } from '../session/relations.ts';
import type { Diagnosis } from './diagnosis.ts';
import { fromCode, fromVendor } from './from-knowledge.ts';
import { withLaterSuccess, withRemarks } from './remarks.ts';
import { restoreDiagnosis } from './restore.ts';
import type { Rule } from './rule.ts';
import { aboutSuccess, aboutTheAnswer, aboutTheBrowser } from './rules/index.ts';
import { toDiagnosis } from './to-diagnosis.ts';

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
 * What the file of an exchange says that it was, when it was saved, stands: the values that it was read from may be hidden.
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
  const { explained } = exchange;
  if (explained === null && outcome === 'succeeded') return null;
  const restored = explained ? restoreDiagnosis(explained, exchange) : undefined;
  if (restored) return restored;
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
