import { describe, expect, it } from 'vitest';
import { REPORT_TEXTS } from '../../src/share/report-texts.ts';
import { plainFaults } from '../words/readability.ts';

/** Every text; those that are made from values with some: from numbers, or from names where it must be one. */
function textsIn(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree === 'function') return [1, 3].flatMap((value) => String(tree(value, value)));
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(textsIn) : [];
}

const { facts, forDevelopers, ruleFailed, fromCache, fromWorker, ...forEveryone } = REPORT_TEXTS;
// Names of parts are no sentences.
const sentences = textsIn(forEveryone).filter((text) => /[.?]$/.test(text) && text.split(' ').length > 3);

describe('the texts of reports', () => {
  it('are sentences enough to be measured', () => {
    expect(sentences.length).toBeGreaterThan(35);
  });

  it.each(sentences)('“%s” is plain', (sentence) => {
    expect(plainFaults(sentence)).toEqual([]);
  });
});
