import type { VendorWords, Words } from '../knowledge/entry.ts';
import { netErrors } from '../knowledge/net-errors.ts';
import { statusCodes } from '../knowledge/status-codes.ts';
import { vendorCodes } from '../knowledge/vendors.ts';
import type { Exchange } from '../session/exchange.ts';
import type { RecordedExplanation } from '../session/recorded-explanation.ts';
import type { Diagnosis } from './diagnosis.ts';
import { fromWords, netErrorCause, unknownError, unknownStatus } from './from-knowledge.ts';
import type { Rule } from './rule.ts';
import { everyRule } from './rules/index.ts';
import { toDiagnosis } from './to-diagnosis.ts';

/** What of a diagnosis is written into a file, so that whoever opens it reads the same. */
export function recordedExplanation(diagnosis: Diagnosis): RecordedExplanation {
  const { cause, certainty, values, evidence, alternatives, browserNames, hints, developerHints } = diagnosis;
  return {
    cause,
    certainty,
    values: values ?? {},
    evidence,
    alternatives: alternatives.map((other) => ({ cause: other.cause, tellApart: other.tellApart })),
    browserNames,
    hints,
    developerHints,
  };
}

/**
 * Makes a diagnosis of what a file says of an exchange.
 * @returns undefined where the cause is not one of ours, or asks for values that the file does not have
 */
export function restoreDiagnosis(recorded: RecordedExplanation, exchange: Exchange): Diagnosis | undefined {
  const restored = fromRule(recorded, exchange) ?? fromEntry(recorded, exchange);
  if (!restored) return undefined;
  return {
    ...restored,
    browserNames: recorded.browserNames,
    hints: recorded.hints,
    developerHints: recorded.developerHints,
  };
}

function fromRule(recorded: RecordedExplanation, { error }: Exchange): Diagnosis | undefined {
  const rule = ruleOf(recorded.cause);
  if (!rule) return undefined;
  const alternatives = recorded.alternatives.filter(({ cause }) => Object.hasOwn(rule.causes, cause));
  try {
    return toDiagnosis(rule, { ...recorded, alternatives }, error, []);
  } catch {
    return undefined; // A value is missing: a file of another version, or changed by hand.
  }
}

function fromEntry(
  { cause, certainty, evidence }: RecordedExplanation,
  exchange: Exchange,
): Diagnosis | undefined {
  const { status } = exchange.response;
  if (cause === 'status-unknown') return fromWords(cause, unknownStatus(status), certainty, evidence, []);
  if (cause === 'net-error-unknown')
    return fromWords(
      cause,
      unknownError((exchange.error ?? '').replace(/^net::/, '')),
      certainty,
      evidence,
      [],
    );
  const words = entryOf(cause);
  if (!words) return undefined;
  const diagnosis = fromWords(cause, words, certainty, evidence, []);
  return words.reach ? { ...diagnosis, reach: words.reach } : diagnosis;
}

type Entry = Words & Partial<Pick<VendorWords, 'reach'>>;

let entries: ReadonlyMap<string, Entry> | undefined;

/** Made once: a file of tens of thousands of entries asks for each of them. */
function entryOf(cause: string): Entry | undefined {
  entries ??= new Map<string, Entry>([
    ...Object.entries(statusCodes).map(([code, words]) => [`status-${code}`, words] as const),
    ...Object.entries(netErrors).map(([name, words]) => [netErrorCause(name), words] as const),
    ...vendorCodes.map((words) => [words.id, words] as const),
  ]);
  return entries.get(cause);
}

let rules: ReadonlyMap<string, Rule> | undefined;

function ruleOf(cause: string): Rule | undefined {
  rules ??= new Map(everyRule.flatMap((rule) => Object.keys(rule.causes).map((id) => [id, rule] as const)));
  return rules.get(cause);
}
