import { describe, expect, it } from 'vitest';
import type { Words } from '../../src/knowledge/entry.ts';
import { resolveSource } from '../../src/knowledge/sources.ts';
import { plainFaults, technicalFaults } from '../words/readability.ts';

/**
 * Every text of the knowledge, found by itself: each file under src/knowledge that exports a table of Words.
 * One file alone: KNOWLEDGE=tls npx vitest run tests/knowledge/words.test.ts
 */
const files = import.meta.glob<Record<string, unknown>>('../../src/knowledge/*/*.ts', { eager: true });
const only = process.env.KNOWLEDGE;

function isWords(x: unknown): x is Words {
  return typeof x === 'object' && x !== null && 'title' in x && 'meaning' in x;
}

for (const [path, exports] of Object.entries(files)) {
  if (only && !path.includes(only)) continue;
  const entries = Object.values(exports)
    .filter((x): x is object => typeof x === 'object' && x !== null)
    .flatMap((table) => Object.entries(table))
    .filter((pair): pair is [string, Words] => isWords(pair[1]));

  describe(path.replace('../../', ''), () => {
    it.each(entries)('%s reads plainly', (_code, words) => {
      expect({
        title: words.title.length > 60 || /\.$/.test(words.title) ? [words.title] : [],
        rowText: plainFaults(`${words.title}. ${words.meaning} ${words.advice}`),
        whole: plainFaults(`${words.title}. ${words.meaning} ${words.when} ${words.example} ${words.advice}`),
        technical: technicalFaults(words.technical),
        sources: words.sources.length === 0 ? ['no source'] : [],
      }).toEqual({ title: [], rowText: [], whole: [], technical: [], sources: [] });
      for (const source of words.sources) expect(resolveSource(source).url).toMatch(/^https:\/\//);
    });
  });
}
