import type { Fixer } from '../knowledge/entry.ts';
import type { Source } from '../knowledge/sources.ts';
import type { Certainty, Contrast, Evidence, Reach } from './rule.ts';

/** Another cause that the evidence leaves open. */
export interface OtherCause {
  readonly cause: string;
  readonly title: string;
  readonly browserNames: readonly string[];
  readonly tellApart: string;
}

/** What went wrong with one exchange, in words that are filled in and hold no secret. */
export interface Diagnosis {
  /** The rule's cause, or the entry of the knowledge: "status-418", "net-err-empty-response", "cloudflare-522". */
  readonly cause: string;
  readonly certainty: Certainty;
  readonly title: string;
  readonly summary: string;
  readonly technical: string;
  readonly fixer: Fixer;
  /** What else fails for the same reason; undefined: what the status or the error stands for in general (reach.ts). */
  readonly reach?: Reach | undefined;
  /** For everyone. */
  readonly hints: readonly string[];
  readonly developerHints: readonly string[];
  readonly contrast: Contrast | null;
  readonly evidence: readonly Evidence[];
  readonly alternatives: readonly OtherCause[];
  readonly browserNames: readonly string[];
  readonly sources: readonly Source[];
  /** What the cause's words were filled with; undefined where it asks for nothing. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** Names of rules that failed on this exchange: a fault of ours, shown and not hidden. */
  readonly failedRules: readonly string[];
}
