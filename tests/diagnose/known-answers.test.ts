import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { exchange, type Given, related, webToken } from '../exchange-builder.ts';

/** One line of known-answers.jsonl. `{token}` stands for a signed token that is good for years. */
interface KnownAnswer {
  /** Whose answer it is, and to what. */
  readonly id: string;
  readonly given: Given;
  readonly cause: string;
  readonly certainty: string;
}

const GOOD = webToken({ exp: 1_900_000_000, aud: 'x' });
const known = readFileSync(new URL('known-answers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line.replaceAll('{token}', GOOD)) as KnownAnswer);

/**
 * Answers of real frameworks, services and servers, rebuilt from their public issues and documentation. The tables of the rules
 * test each rule alone; here all rules are asked in their order, so that a new one cannot take the word from a better one.
 */
describe('the answers that frameworks and services are known to give', () => {
  it.each(known)('$id', ({ given, cause, certainty }) => {
    const subject = exchange(given);
    const diagnosis = diagnose(subject, related(subject));
    expect({ cause: diagnosis?.cause, certainty: diagnosis?.certainty }).toEqual({ cause, certainty });
  });

  it('show no secret that went with the request', () => {
    for (const { given } of known) {
      const subject = exchange(given);
      const { evidence, technical, title, summary } = diagnose(subject, related(subject)) ?? {};
      const shown = JSON.stringify({ evidence, technical, title, summary });
      expect(shown).not.toContain('hunter2');
      expect(shown).not.toContain(GOOD.slice(0, 20));
    }
  });
});
