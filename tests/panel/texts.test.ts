import { describe, expect, it } from 'vitest';
import { COMPARISON_TEXTS } from '../../src/panel/texts/comparison-texts.ts';
import { DETAIL_TEXTS } from '../../src/panel/texts/detail-texts.ts';
import { FILE_TEXTS } from '../../src/panel/texts/file-texts.ts';
import { FILTER_TEXTS } from '../../src/panel/texts/filter-texts.ts';
import { KEY_TEXTS } from '../../src/panel/texts/key-texts.ts';
import { TEXTS } from '../../src/panel/texts/panel-texts.ts';
import { REFERENCE_TEXTS } from '../../src/panel/texts/reference-texts.ts';
import { SHARING_TEXTS } from '../../src/panel/texts/sharing-texts.ts';
import { STRIP_TEXTS } from '../../src/panel/texts/strip-texts.ts';
import { VIEW_TEXTS } from '../../src/panel/texts/view-texts.ts';
import { plainFaults } from '../words/readability.ts';

const components = Object.entries(
  import.meta.glob<string>('../../src/panel/**/*.tsx', { query: '?raw', import: 'default', eager: true }),
).map(([path, text]) => ({ path: path.replace('../../', ''), text }));

/** What a component says in words of its own: between its tags, or in what is read aloud or shown under the pointer. */
function ownWords(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const between = [...code.matchAll(/(?<![=\s])>([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*)<\//gu)].map(
    ([, words]) => words ?? '',
  );
  const attributes = [...code.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]+)"/g)].map(
    ([, words]) => words ?? '',
  );
  return [...between, ...attributes].map((words) => words.trim());
}

/** Every text of a tree of texts; those that are made from values with some: from numbers, or from names where it must be one. */
function textsIn(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree === 'function') return [1, 3, 'Something'].flatMap((value) => madeOf(tree, value));
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(textsIn) : [];
}

function madeOf(text: CallableFunction, value: unknown): string[] {
  try {
    return [String(text(value, 'something', 'somewhere'))];
  } catch {
    return [];
  }
}

describe('the texts of the panel', () => {
  it('stand in one place: components have none of their own', () => {
    expect(components.length).toBeGreaterThan(30);
    expect(
      components.flatMap(({ path, text }) => ownWords(text).map((words) => `${path}: ${words}`)),
    ).toEqual([]);
  });

  it('would be found in a component', () => {
    expect(ownWords('<p class="x">Not this</p><input placeholder="nor this" /> <b>{TEXTS.but}</b>')).toEqual([
      'Not this',
      'nor this',
    ]);
  });

  const sentences = [
    TEXTS,
    VIEW_TEXTS,
    DETAIL_TEXTS,
    FILTER_TEXTS,
    REFERENCE_TEXTS,
    STRIP_TEXTS,
    FILE_TEXTS,
    KEY_TEXTS,
    SHARING_TEXTS,
    COMPARISON_TEXTS,
  ]
    .flatMap(textsIn)
    // Names on buttons are no sentences.
    .filter((text) => /[.?…]$/.test(text) && text.split(' ').length > 4);

  it('are sentences enough to be measured', () => {
    expect(sentences.length).toBeGreaterThan(25);
  });

  it.each(sentences)('“%s” is plain', (sentence) => {
    expect(plainFaults(sentence)).toEqual([]);
  });
});
