import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sessions } from '../../../demo/sessions.mjs';
import { fromHarEntry } from '../../../src/capture/from-har-entry.ts';
import { DiagnosedSession } from '../../../src/diagnose/diagnosed-session.ts';
import type { Problem } from '../../../src/diagnose/problems.ts';
import { session } from '../../exchange-builder.ts';

/** What Chrome told of a story of the demo shop, in the order of arrival (record.mjs). */
function recordingOf(id: string) {
  const file = new URL(`recorded/${id}.json`, import.meta.url);
  const { entries }: { entries: unknown[] } = JSON.parse(readFileSync(file, 'utf8'));
  return entries.map(fromHarEntry);
}

const inShort = ({ cause, count }: Problem) => ({ cause, requests: count });

describe('a recorded story of the demo shop', () => {
  it.each(sessions.map((each) => [each.note, each] as const))('%s', (_, { id, problems, notes, rows }) => {
    const exchanges = recordingOf(id);
    for (const order of [exchanges, exchanges.toReversed()]) {
      const whole = session(...order);
      const diagnosed = new DiagnosedSession(whole);
      diagnosed.update();
      const leads = new Set(order.map((each) => whole.bundleOf(each)?.lead ?? each));
      expect({
        problems: diagnosed.problems.map(inShort),
        notes: diagnosed.notes.map(inShort),
        rows: rows.map(({ path }) => ({
          path,
          rows: [...leads].filter(({ url }) => url.includes(path)).length,
        })),
      }).toEqual({ problems, notes, rows });
    }
  });
});
