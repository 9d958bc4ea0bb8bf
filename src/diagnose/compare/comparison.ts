import type { Fixer } from '../../knowledge/entry.ts';
import type { Exchange } from '../../session/exchange.ts';
import type { Session } from '../../session/session.ts';
import type { DiagnosedSession } from '../diagnosed-session.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { Certainty } from '../rule.ts';

/** One of the two sessions. Its diagnoses are up to date. */
export interface Compared {
  readonly session: Session;
  readonly diagnosed: DiagnosedSession;
}

/** What can differ, what breaks most first: this is the order in which differences are listed. */
export const DIFFERENCE_KINDS = [
  'fails-now',
  'new-and-fails',
  'fails-otherwise',
  'signed-out',
  'other-host',
  'not-sent',
  'slower',
  'other-answer',
  'asked-more',
  'newly-sent',
  'signed-in',
  'works-now',
  'faster',
  'asked-less',
] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One thing that differs around a request. Names and kinds only: no value that could be a secret. */
export interface Change {
  readonly where: 'sent' | 'came-back';
  /** "header x-api-key", "query parameter page", "JSON field items.price". */
  readonly what: string;
  /** "present", "absent", "another value", or a value that is no secret: "text/html". */
  readonly before: string;
  readonly after: string;
  /** On how many of the difference's requests it was seen. */
  readonly count: number;
}

/** The same request in both sessions; null on the side that does not have it. */
export interface RequestPair {
  readonly before: Exchange | null;
  readonly after: Exchange | null;
}

/** Something that differs, for one reason. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly title: string;
  readonly summary: string;
  /** What was seen in the first session, and in the second: short phrases. */
  readonly before: string;
  readonly after: string;
  readonly fixer: Fixer;
  readonly hint: string;
  readonly certainty: Certainty;
  /** What went wrong on the failing side; null where nothing failed. */
  readonly diagnosis: Diagnosis | null;
  readonly changes: readonly Change[];
  readonly requests: readonly RequestPair[];
}

export interface Comparison {
  /** What breaks most first. */
  readonly differences: readonly Difference[];
  /** One or two sentences that sum it up. */
  readonly summary: string;
  /** How many pairs of requests were found to have come to the same. */
  readonly alike: number;
  /** How many requests of the page were compared in each session. */
  readonly compared: { readonly before: number; readonly after: number };
}
