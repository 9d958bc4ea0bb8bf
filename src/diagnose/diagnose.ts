import { resolveSource } from '../knowledge/sources.ts';
import type { Exchange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import type { Related } from '../session/relations.ts';
import type { Diagnosis } from './diagnosis.ts';
import { fill } from './fill.ts';
import { fromCode, fromVendor } from './from-knowledge.ts';
import type { Cause, Finding, Hint, Rule } from './rule.ts';
import { aboutTheAnswer, aboutTheBrowser } from './rules/index.ts';

/**
 * Says what went wrong with an exchange. Pure: the same exchange with the same neighbours gives the same diagnosis.
 *
 * First the rules about what the browser did, then a vendor's own code that bears its marks, then the rules about the
 * answer; where none speaks, a vendor's code known by its number alone, else the entry of the net error or status code.
 * A rule that throws is named in `failedRules`, and the next one is asked.
 * @param rules what to ask; given by tests only
 * @returns null where nothing went wrong, or nothing has come of the request yet
 */
export function diagnose(
  exchange: Exchange,
  related: Related,
  rules: { readonly browser: readonly Rule[]; readonly answer: readonly Rule[] } = {
    browser: aboutTheBrowser,
    answer: aboutTheAnswer,
  },
): Diagnosis | null {
  const failedRules: string[] = [];
  const outcome = outcomeOf(exchange);
  if (outcome === 'pending' || outcome === 'redirected' || outcome === 'succeeded') return null;

  const found = ask(rules.browser, exchange, related, failedRules);
  if (found) return found;
  const answered = exchange.error === null || exchange.error === 'net::ERR_ABORTED';
  const diagnosis =
    (answered &&
      (fromVendor(exchange, 'marks') ??
        ask(rules.answer, exchange, related, failedRules) ??
        fromVendor(exchange, 'status'))) ||
    fromCode(exchange);
  return failedRules.length > 0 ? { ...diagnosis, failedRules } : diagnosis;
}

function ask(
  rules: readonly Rule[],
  exchange: Exchange,
  related: Related,
  failedRules: string[],
): Diagnosis | undefined {
  for (const rule of rules) {
    try {
      const finding = rule.examine(exchange, related);
      if (finding) return toDiagnosis(rule, finding, failedRules);
    } catch (error) {
      console.error(`Plainspoken: rule ${rule.name} failed`, error);
      failedRules.push(rule.name);
    }
  }
  return undefined;
}

function toDiagnosis(rule: Rule, finding: Finding, failedRules: readonly string[]): Diagnosis {
  const cause = rule.causes[finding.cause] as Cause;
  const put = (text: string) => fill(text, finding.values ?? {});
  const textOf = (hint: Hint) => put(typeof hint === 'string' ? hint : hint.text);
  const names = [...(finding.browserNames ?? []), ...(cause.browserNames ?? [])];
  return {
    cause: finding.cause,
    certainty: finding.certainty,
    title: put(cause.title),
    summary: put(cause.summary),
    technical: put(cause.technical),
    fixer: cause.fixer,
    hints: cause.hints.filter((hint) => typeof hint === 'string').map(textOf),
    developerHints: cause.hints.filter((hint) => typeof hint !== 'string').map(textOf),
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
    browserNames: [...new Set(names)],
    sources: cause.sources.map(resolveSource),
    failedRules: [...failedRules],
  };
}
