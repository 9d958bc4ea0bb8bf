import { describe, expect, it } from 'vitest';
import type { Cause, Rule } from '../../src/diagnose/rule.ts';
import { netErrors } from '../../src/knowledge/net-errors.ts';
import { statusCodes } from '../../src/knowledge/status-codes.ts';
import { vendorCodes } from '../../src/knowledge/vendors.ts';
import checkedSources from './checked-sources.json';

/** How each source was found to exist and to be about what it is cited for. */
const { rfc, pages } = checkedSources;
/** An RFC with its title, or one of its sections with its heading. */
const headings = Object.entries(rfc.headings);
const checked = new Set([...headings.map(([source]) => source), ...pages.flatMap(({ sources }) => sources)]);

/** The rule of each file, whether it is in the lists of index.ts yet or not; index.ts itself has none. */
const rules = import.meta.glob<Rule | undefined>('../../src/diagnose/rules/*.ts', {
  import: 'default',
  eager: true,
});

const entries: readonly { readonly id: string; readonly sources: readonly string[] }[] = [
  ...Object.values(rules).flatMap((rule) =>
    Object.entries<Cause>(rule?.causes ?? {}).map(([id, { sources }]) => ({ id, sources })),
  ),
  ...[...Object.entries(statusCodes), ...Object.entries(netErrors)].map(([id, { sources }]) => ({
    id,
    sources,
  })),
  ...vendorCodes.map(({ id, sources }) => ({ id, sources })),
  // What is said of a code that nobody knows stands in no table.
  { id: 'fallback', sources: ['rfc9110#15', 'chromium:net/base/net_error_list.h'] },
];

/** Every source, with the first cause or code that cites it. */
const cited = new Map<string, string>();
for (const { id, sources } of entries) {
  for (const source of sources) if (!cited.has(source)) cited.set(source, id);
}

const FORMS = [
  /^rfc[1-9]\d*(?:#\d+(?:\.\d+)*)?$/,
  /^mdn:(?:[1-5]\d\d|(?:Web|Glossary|Mozilla)\/[\w./-]+)$/,
  /^chromium:[\w-]+(?:\/[\w-]+)*\.(?:h|cc|mm|md|mojom)$/,
  /^fetch#[a-z0-9-]+$/,
  // A part of the Fetch standard and a page of MDN have their own short form.
  /^https:\/\/(?!fetch\.spec\.whatwg\.org|developer\.mozilla\.org)[\w-]+(?:\.[\w-]+)+\/[^\s"'<>{}]*$/,
];

describe('the sources of rules and knowledge', () => {
  it('are found at all', () => {
    expect(cited.size).toBeGreaterThan(400);
  });

  it('are well-formed', () => {
    expect([...cited].filter(([source]) => !FORMS.some((form) => form.test(source)))).toEqual([]);
  });

  it('have each been checked', () => {
    expect(
      [...cited].filter(([source]) => !checked.has(source)),
      'Open each of these sources: does it exist, and does it say what the entry cites it for? Then add it to tests/knowledge/checked-sources.json.',
    ).toEqual([]);
  });
});

describe('the list of checked sources', () => {
  it('holds no source that nothing cites', () => {
    expect([...checked].filter((source) => !cited.has(source))).toEqual([]);
  });

  it('says of each when and how it was checked', () => {
    for (const { checked: day, how } of [rfc, ...pages]) {
      expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(how).toMatch(/\w/);
    }
    expect(headings.filter(([, heading]) => heading.trim() === '')).toEqual([]);
  });

  it('is sorted, and names no source twice', () => {
    const inOrder = headings.map(([source]) => source);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    for (const { sources } of pages) expect(sources).toEqual([...sources].sort());
    expect(checked.size).toBe(headings.length + pages.flatMap(({ sources }) => sources).length);
  });
});
