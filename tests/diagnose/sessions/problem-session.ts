import { expect, it } from 'vitest';
import { DiagnosedSession } from '../../../src/diagnose/diagnosed-session.ts';
import type { Problem } from '../../../src/diagnose/problems.ts';
import type { Exchange } from '../../../src/session/exchange.ts';
import { exchange, type Given, START, session } from '../../exchange-builder.ts';

/** One request of a story. */
export interface Step extends Given {
  /** Milliseconds after the story began. */
  readonly at: number;
}

/** A cause, how many requests failed for it, and whether it is over; a note is always over. */
type Expected = readonly [cause: string, requests: number, over?: 'over'];

/** What a story has to come to for its reader. */
export interface Outcome {
  /** In their order. */
  readonly problems: readonly Expected[];
  readonly notes?: readonly Expected[];
  /** Rows of the list while everything is folded; as many as there are requests, unless it is said. */
  readonly rows?: number;
}

/** A story of several requests, in the order in which they are listed, and what it has to come to. */
export function testStory(name: string, steps: readonly Step[], { problems, notes = [], rows }: Outcome) {
  const made = steps.map((step, index) =>
    exchange(
      { visit: 'page_1', ...step, startedAt: new Date(Date.parse(START) + step.at).toISOString() },
      index,
    ),
  );
  it(`${name}: ${made.length} requests`, () => {
    const expected = { problems, notes, rows: rows ?? made.length };
    expect(comesTo(made)).toEqual(expected);
    expect(comesTo(made.toReversed()), 'in the reverse order of arrival').toEqual(expected);
  });
}

/** What a session comes to, in the form of an `Outcome`. */
export function comesTo(exchanges: readonly Exchange[]) {
  const whole = session(...exchanges);
  const diagnosed = new DiagnosedSession(whole);
  diagnosed.update();
  const leads = exchanges.map((each) => whole.bundleOf(each)?.lead ?? each);
  return {
    problems: diagnosed.problems.map(inShort),
    notes: diagnosed.notes.map(({ cause, count }) => [cause, count]),
    rows: new Set(leads).size,
  };
}

function inShort({ cause, count, over }: Problem): Expected {
  return over ? [cause, count, 'over'] : [cause, count];
}

/** As many steps, or groups of steps, as asked for, each made from its number. */
export function times(count: number, make: (n: number) => Step | readonly Step[]): Step[] {
  return Array.from({ length: count }, (_, n) => make(n)).flat();
}
