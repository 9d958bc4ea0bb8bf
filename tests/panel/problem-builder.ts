import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import type { Problem } from '../../src/diagnose/problems.ts';
import { exchange, session } from '../exchange-builder.ts';

/** A problem of a real session with one failed request, with what a test says of it. */
export function problem(given: Partial<Problem> = {}): Problem {
  const diagnosed = new DiagnosedSession(session(exchange({ status: 500 })));
  diagnosed.update();
  const [one] = diagnosed.problems as [Problem];
  return { ...one, count: given.exchanges?.length ?? one.count, ...given };
}
