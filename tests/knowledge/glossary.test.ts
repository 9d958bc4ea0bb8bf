import { describe, expect, it } from 'vitest';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { findTerms, glossary } from '../../src/knowledge/glossary.ts';
import { netErrors } from '../../src/knowledge/net-errors.ts';
import { statusCodes } from '../../src/knowledge/status-codes.ts';
import { vendorCodes } from '../../src/knowledge/vendors.ts';
import { measure, plainFaults } from '../words/readability.ts';

/** The words of a text that are explained, as they stand there. */
const marked = (text: string) => findTerms(text).map(({ from, to }) => text.slice(from, to));

describe('the glossary', () => {
  it.each(glossary)('says plainly what a $term is', ({ term, forms, meaning }) => {
    const own = forms.map((form) => form.toLowerCase());
    expect({
      faults: plainFaults(meaning),
      technical: measure(meaning).technical.filter((word) => !own.includes(word.toLowerCase())),
      long: meaning.length > 120 || meaning.split(/[.!?](?:\s|$)/).length > 3,
      noStop: !meaning.endsWith('.') && !meaning.endsWith('?'),
      ofItself:
        term !== 'ad blocker' &&
        own.some((form) => new RegExp(`\\b${form}\\b`, 'i').test(meaning.replace('ad blocker', ''))),
    }).toEqual({ faults: [], technical: [], long: false, noStop: false, ofItself: false });
  });

  it('has each form once, and is in order', () => {
    const forms = glossary.flatMap((term) => term.forms);
    expect(forms.filter((form, place) => forms.indexOf(form) !== place)).toEqual([]);
    expect(forms.filter((form) => ![form.toLowerCase(), form.toUpperCase()].includes(form))).toEqual([]);
    const terms = glossary.map(({ term }) => term);
    expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('knows the technical words of the plain texts', () => {
    const plain = [
      ...everyRule.flatMap(({ causes }) =>
        Object.values(causes).flatMap(({ title, summary, hints }) => [
          title,
          summary,
          ...hints.filter((hint): hint is string => typeof hint === 'string'),
        ]),
      ),
      ...[...Object.values(statusCodes), ...Object.values(netErrors), ...vendorCodes].flatMap(
        ({ title, meaning, when, advice }) => [title, meaning, when, advice],
      ),
    ];
    const forms = new Set(glossary.flatMap((term) => term.forms.map((form) => form.toLowerCase())));
    const words = new Set(plain.flatMap((text) => measure(text).technical).map((word) => word.toLowerCase()));
    expect(words.size).toBeGreaterThan(10);
    expect([...words].filter((word) => !forms.has(word))).toEqual([]);
  });
});

describe('findTerms', () => {
  it('finds whole words, in any case, and the longest form', () => {
    expect(marked('Cookies and a cookiecutter.')).toEqual(['Cookies']);
    expect(marked('response header Location')).toEqual(['response header']);
    expect(marked('The service worker has a cache.')).toEqual(['service worker', 'cache']);
  });

  it('marks each term once, where it stands first', () => {
    expect(findTerms('A proxy. Two proxies.')).toEqual([
      { from: 2, to: 7, term: glossary.find(({ term }) => term === 'proxy') },
    ]);
  });

  it('knows the names of methods in capitals only', () => {
    expect(marked('You get it, put it there or delete it: GET, PUT, DELETE.')).toEqual([
      'GET',
      'PUT',
      'DELETE',
    ]);
    expect(marked('The options are open. OPTIONS came first.')).toEqual(['OPTIONS']);
  });

  it('leaves alone what is quoted, code or an address', () => {
    expect(marked('It says “no cookie”, `cookie`, https://cookie.test/token and api.shop.test.')).toEqual([]);
    expect(marked('It lies at /api/token, in cookie.js.')).toEqual([]);
    expect(marked('The header Set-Cookie of {host}.')).toEqual(['header']);
    expect(marked('“cookie” stands there, and a cookie.')).toEqual(['cookie']);
    expect(findTerms('“cookie” and a cookie')[0]?.from).toBe(15);
  });

  it('finds nothing where nothing needs explaining', () => {
    expect(findTerms('')).toEqual([]);
    expect(findTerms('You are not signed in.')).toEqual([]);
  });
});
