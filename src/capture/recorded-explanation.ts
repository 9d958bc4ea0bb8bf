import * as v from 'valibot';
import type { RecordedExplanation } from '../session/recorded-explanation.ts';

// Cut, not refused: what is said in it comes from a file, and a file may have been changed by hand.
const text = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, 600)),
);
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/));

const explanation = v.object({
  cause: id,
  certainty: v.picklist(['certain', 'likely', 'possible']),
  values: v.record(v.string(), text),
  evidence: v.pipe(v.array(v.object({ from: text, saw: text })), v.maxLength(40)),
  alternatives: v.pipe(v.array(v.object({ cause: id, tellApart: text })), v.maxLength(20)),
  browserNames: v.pipe(v.array(text), v.maxLength(20)),
  hints: v.pipe(v.array(text), v.maxLength(20)),
  developerHints: v.pipe(v.array(text), v.maxLength(20)),
});

/** What `src/share/to-har.ts` writes into an entry. */
const field = v.object({
  version: v.literal(1),
  status: v.number(),
  diagnosis: v.nullable(explanation),
  leftBehind: v.optional(v.boolean(), false),
});

/**
 * What a HAR entry of ours says that went wrong, when it was saved.
 * @param value the entry's field `_plainspoken`
 * @param status of the entry now: an entry that was changed by hand is read anew
 * @returns undefined where it says nothing that can be used
 */
export function plainspokenField(
  value: unknown,
  status: number,
): { readonly diagnosis: RecordedExplanation | null; readonly leftBehind: boolean } | undefined {
  const read = v.safeParse(field, value);
  return read.success && read.output.status === status ? read.output : undefined;
}
