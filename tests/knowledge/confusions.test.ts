import { describe, expect, it } from 'vitest';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { confusions } from '../../src/knowledge/confusions.ts';
import { netErrors } from '../../src/knowledge/net-errors.ts';
import { resolveSource } from '../../src/knowledge/sources.ts';
import { statusCodes } from '../../src/knowledge/status-codes.ts';
import { vendorCodes } from '../../src/knowledge/vendors.ts';
import { plainFaults, technicalFaults } from '../words/readability.ts';
import checkedSources from './checked-sources.json';

/** Everything that the reference has an entry for. */
const keys = new Set([
  ...Object.keys(statusCodes),
  ...Object.keys(netErrors),
  ...vendorCodes.map(({ id }) => id),
  ...everyRule.flatMap(({ causes }) => Object.keys(causes)),
]);
const checked = new Set<string>([
  ...Object.keys(checkedSources.rfc.headings),
  ...checkedSources.pages.flatMap(({ sources }) => sources),
]);
const sidesOf = ({ sides }: (typeof confusions)[number]) => sides.filter((side) => side !== undefined);

describe('what is often confused', () => {
  it('is every situation that people mix up, with an id of its own', () => {
    expect(confusions.length).toBeGreaterThanOrEqual(40);
    const ids = confusions.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
    expect(ids.filter((id) => keys.has(id))).toEqual([]);
  });

  it.each(confusions)('$id', (confusion) => {
    const { question, tell, technical, sources } = confusion;
    const sides = sidesOf(confusion);
    // The name of an error is quoted, as evidence is: it stands in capitals or is a number.
    const plain = [question, ...sides.map(({ says }) => says), tell].join(' ');
    expect({
      plain: plainFaults(plain),
      each: [question, tell, ...sides.map(({ says }) => says)].flatMap(plainFaults),
      technical: technicalFaults(technical),
      noQuestion: !question.endsWith('?') || question.length > 60,
      noSuchEntry: sides.filter(({ about }) => about !== undefined && !keys.has(about)),
      sameName: new Set(sides.map(({ name }) => name)).size < sides.length,
      notChecked: sources.filter((source) => !checked.has(source)),
      noSource: sources.length === 0,
    }).toEqual({
      plain: [],
      each: [],
      technical: [],
      noQuestion: false,
      noSuchEntry: [],
      sameName: false,
      notChecked: [],
      noSource: false,
    });
    for (const source of sources) expect(resolveSource(source).url).toMatch(/^https:\/\//);
  });
});
