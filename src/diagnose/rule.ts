import type { Fixer } from '../knowledge/entry.ts';
import type { SourceRef } from '../knowledge/sources.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';

/** `certain` only where the evidence proves it. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** One thing to try. A hint for developers is shown with the technical part. */
export type Hint<S extends string = string> = S | { readonly for: 'developer'; readonly text: S };

/** Another code or cause that people take for this one, and how to tell. */
export interface Contrast {
  /** "403", "CORS error": the short name of the other. */
  readonly with: string | number;
  /** What the other would mean. */
  readonly text: string;
}

/**
 * What else fails for the same reason, and so is the same problem. `address`: requests with this method to this path, its
 * numbers aside; `server`: all to this host; `sign-in`: all with the same sign-in; `page`: all that the same page asks
 * for; `everywhere`: all, as when the computer is offline.
 */
export type Reach = 'address' | 'server' | 'sign-in' | 'page' | 'everywhere';

/**
 * The words of one cause. `{name}` stands for a value that `examine` found: the compiler asks for every one.
 * Everything but `technical` and developers' hints is for everyone.
 */
export interface Cause {
  readonly title: string;
  readonly summary: string;
  readonly technical: string;
  readonly fixer: Fixer;
  /** Where it is not what the status or the error stands for in general (reach.ts). */
  readonly reach?: Reach;
  readonly hints: readonly Hint[];
  readonly contrast?: Contrast;
  /** The browser's own words, where they are always the same: people search for them. */
  readonly browserNames?: readonly string[];
  readonly sources: readonly SourceRef[];
}

/** Where something was read, and what it said; a secret is named as present, never shown. */
export interface Evidence {
  readonly from: string;
  readonly saw: string;
}

type PlaceholderIn<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderIn<Rest>
  : never;
type TextOf<H> = H extends { readonly text: infer T } ? T : H;
/** The names of the values that a cause's words ask for. */
export type PlaceholdersOf<C extends Cause> =
  | PlaceholderIn<C['title']>
  | PlaceholderIn<C['summary']>
  | PlaceholderIn<C['technical']>
  | PlaceholderIn<TextOf<C['hints'][number]>>
  | (C['contrast'] extends Contrast ? PlaceholderIn<C['contrast']['text']> : never);

/** Another cause of the same rule that the evidence cannot rule out, and what would tell it apart. */
export interface Alternative<Id extends string = string> {
  readonly cause: Id;
  readonly tellApart: string;
}

type FoundBy<C extends Record<string, Cause>> = {
  [Id in keyof C & string]: {
    readonly cause: Id;
    readonly certainty: Certainty;
    readonly evidence: readonly Evidence[];
    readonly alternatives?: readonly Alternative<keyof C & string>[];
    /** The browser's own words for this very case, added to the cause's. */
    readonly browserNames?: readonly string[];
  } & ([PlaceholdersOf<C[Id]>] extends [never]
    ? { readonly values?: Readonly<Record<string, never>> }
    : { readonly values: Readonly<Record<PlaceholdersOf<C[Id]>, string>> });
}[keyof C & string];

/** What a rule found, as `diagnose` reads it. */
export interface Finding {
  readonly cause: string;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  readonly alternatives?: readonly Alternative[];
  readonly browserNames?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
}

/** A family of causes that people mix up, and the logic that tells them apart. */
export interface Rule {
  /** The name of its file. */
  readonly name: string;
  /** Only answers with one of these statuses are examined; undefined: all. */
  readonly statuses?: readonly number[];
  /** Only what did not end in an ordinary answer is examined: the browser gave an error, or no status came. */
  readonly brokenOff?: boolean;
  readonly causes: Readonly<Record<string, Cause>>;
  /** undefined: the rule has nothing to say. */
  examine(exchange: Exchange, related: Related): Finding | undefined;
}

/**
 * Defines a rule; the compiler checks that every finding names a cause of this file and brings every value that
 * its words ask for.
 */
export function defineRule<const C extends Record<string, Cause>>(rule: {
  readonly name: string;
  /** Only answers with one of these statuses are examined; undefined: all. */
  readonly statuses?: readonly number[];
  /** Only what did not end in an ordinary answer is examined: the browser gave an error, or no status came. */
  readonly brokenOff?: boolean;
  readonly causes: C;
  examine(exchange: Exchange, related: Related): FoundBy<C> | undefined;
}): Rule {
  return rule as Rule;
}
