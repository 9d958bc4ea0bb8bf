import { numeral } from '../../diagnose/numeral.ts';
import type { Kind } from '../reference/entries.ts';

/** The kinds of entries, in the order in which they can be chosen. */
export const KIND_LABELS: Readonly<Record<Kind | 'all', string>> = {
  all: 'All',
  code: 'Codes',
  error: 'Browser errors',
  cause: 'Causes',
  vendor: 'Vendors',
  confusion: 'Often confused',
};

/** The texts of the reference's own controls. */
export const REFERENCE_TEXTS = {
  search: 'Search the reference',
  placeholder: 'A code, a cause or a plain word: 429, CORS, certificate',
  kinds: 'Kinds of entries',
  found: (shown: number, all: number) =>
    shown < all
      ? `The first ${shown} of ${numeral(all)} entries`
      : all === 1
        ? '1 entry'
        : `${numeral(all)} entries`,
  nothing: 'Nothing here is called that. Try a code, such as 403, or a plain word.',
  nothingOfThisKind: 'Nothing of this kind is called that. Look under “All”.',
  noSuchEntry: (key: string) => `The reference has no entry for ${key}.`,
  more: 'Show more',
  allEntries: 'All entries',
  when: 'When you see it',
  example: 'For example',
  advice: 'What to do',
  tellApart: 'How to tell',
  seeAlso: 'See also',
} as const;
