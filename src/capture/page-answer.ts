import * as v from 'valibot';
import type { PageReport } from '../session/page-report.ts';

/** What a page told when it was asked. */
export interface PageAnswer {
  /** When the script was put into the page, by its clock: another number is another page. */
  readonly since: number;
  readonly reports: readonly PageReport[];
  /** How many reports were left out: too many for the page's queue, or not as they have to be. */
  readonly dropped: number;
}

/** As many as the script in the page keeps, and a text of its length. */
const MOST_REPORTS = 200;
const LONGEST_ANSWER = 1_000_000;

// Cut, not refused: a text of a stranger is never the reason why the rest of a report is not known.
const text = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, 500)),
);
const url = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, 2000)),
);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** The time of a computer's clock: from 1990 to 3000, as capture takes it of a HAR. */
const time = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(Date.UTC(1990, 0, 1)),
  v.maxValue(Date.UTC(3000, 0, 1)),
);
const line = v.nullable(count);

const report = v.variant('kind', [
  v.object({
    kind: v.literal('policy-violation'),
    at: v.nullable(time),
    directive: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
    blocked: url,
    policy: url,
    sourceFile: text,
    line,
  }),
  v.object({
    kind: v.literal('socket-closed'),
    at: time,
    url,
    // RFC 6455 §7.4.2: what a page can ever see of them.
    code: v.pipe(v.number(), v.safeInteger(), v.minValue(1000), v.maxValue(4999)),
    reason: text,
    clean: v.boolean(),
  }),
  v.object({
    kind: v.literal('file-refused'),
    at: time,
    url,
    element: v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/)),
    integrity: v.boolean(),
    module: v.boolean(),
  }),
  v.object({
    kind: v.literal('unhandled-rejection'),
    at: time,
    message: text,
    sourceFile: text,
    line,
  }),
]);

const answer = v.object({ since: time, dropped: count, reports: v.array(v.unknown()) });

/**
 * Reads what the script in the page gave back. A page can change that as it likes, so nothing about it is taken for
 * granted.
 * @param value the text, or anything
 * @returns null where it is no answer at all
 */
export function readPageAnswer(value: unknown): PageAnswer | null {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_ANSWER) return null;
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    return null;
  }
  const read = v.safeParse(answer, json);
  if (!read.success) return null;
  const { since, dropped, reports: told } = read.output;
  const reports = told.slice(0, MOST_REPORTS).flatMap((each): PageReport[] => {
    const one = v.safeParse(report, each, { abortEarly: true });
    return one.success ? [one.output] : [];
  });
  return {
    since,
    reports,
    dropped: Math.min(dropped, Number.MAX_SAFE_INTEGER / 2) + told.length - reports.length,
  };
}
