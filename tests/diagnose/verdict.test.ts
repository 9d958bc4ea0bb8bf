import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { type Verdict, verdictOf } from '../../src/diagnose/verdict.ts';
import type { Fixer } from '../../src/knowledge/entry.ts';
import type { Outcome } from '../../src/session/outcome.ts';

describe('verdictOf', () => {
  it.each<[Outcome, Fixer | null | undefined, Verdict]>([
    ['failed', 'backend', 'failure'],
    ['failed', undefined, 'failure'],
    ['blocked', 'frontend', 'failure'],
    ['failed', 'nobody', 'note'],
    ['blocked', 'nobody', 'note'],
    ['cancelled', 'nobody', 'note'],
    ['cancelled', undefined, 'note'],
    ['cancelled', 'frontend', 'failure'],
    ['succeeded', 'backend', 'hidden-failure'],
    ['succeeded', 'nobody', 'note'],
    ['succeeded', null, 'fine'],
    ['succeeded', undefined, 'fine'],
    ['redirected', null, 'fine'],
    ['pending', null, 'fine'],
  ])('%s, to be fixed by %s: %s', (outcome, fixer, verdict) => {
    expect(verdictOf(outcome, fixer ? ({ fixer } as Diagnosis) : (fixer as null | undefined))).toBe(verdict);
  });
});
