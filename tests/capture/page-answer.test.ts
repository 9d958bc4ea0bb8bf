import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPageAnswer } from '../../src/capture/page-answer.ts';

const NOW = Date.UTC(2026, 10, 22, 10);
const VIOLATION = {
  kind: 'policy-violation',
  at: NOW,
  directive: 'connect-src',
  blocked: 'https://api.test/a',
  policy: "connect-src 'self'",
  sourceFile: 'https://shop.test/app.js',
  line: 3,
};
const CLOSED = { kind: 'socket-closed', at: NOW, url: 'wss://a.test/', code: 4001, reason: 'x', clean: true };
const REFUSED = {
  kind: 'file-refused',
  at: NOW,
  url: 'https://cdn.test/a.js',
  element: 'script',
  integrity: true,
  module: false,
};
const REJECTED = {
  kind: 'unhandled-rejection',
  at: NOW,
  message: 'Failed to fetch',
  sourceFile: '',
  line: null,
};

const told = (reports: unknown[], more: object = {}) =>
  JSON.stringify({ since: NOW, dropped: 0, reports, ...more });

describe('what a page answers', () => {
  it('is read where it holds together', () => {
    const reports = [VIOLATION, { ...VIOLATION, at: null, line: null }, CLOSED, REFUSED, REJECTED];
    expect(readPageAnswer(told(reports, { dropped: 2 }))).toEqual({ since: NOW, dropped: 2, reports });
  });

  it.each([
    ['no text', { since: NOW, dropped: 0, reports: [] }],
    ['nothing', ''],
    ['null', null],
    ['no JSON', '{'],
    ['JSON of another kind', '[]'],
    ['too long a text', told([REJECTED], { more: 'x'.repeat(1_000_001) })],
    ['no time', told([], { since: 'now' })],
    ['a time before the web', told([], { since: 0 })],
    ['a count below nothing', told([], { dropped: -1 })],
    ['reports that are no list', told([], { reports: {} })],
  ])('is none: %s', (_what, value) => {
    expect(readPageAnswer(value)).toBeNull();
  });

  it.each([
    ['a report of no kind', { at: NOW }],
    ['a report of an unknown kind', { ...VIOLATION, kind: 'constructor' }],
    ['a directive that is none', { ...VIOLATION, directive: 'connect-src <b>' }],
    ['an address that is no text', { ...VIOLATION, blocked: 7 }],
    ['a time that is none', { ...VIOLATION, at: 1e300 }],
    ['a line that is none', { ...VIOLATION, line: -1 }],
    ['a code that no page can see', { ...CLOSED, code: 999 }],
    ['a code that is no whole number', { ...CLOSED, code: 4000.5 }],
    ['a close without a time', { ...CLOSED, at: null }],
    ['an element that is none', { ...REFUSED, element: 'A<' }],
    ['an answer that is neither yes nor no', { ...REFUSED, integrity: 'yes' }],
    ['null', null],
  ])('leaves out and counts %s', (_what, report) => {
    expect(readPageAnswer(told([report, CLOSED]))).toEqual({ since: NOW, dropped: 1, reports: [CLOSED] });
  });

  it('is cut: long texts, and more reports than the page may keep', () => {
    const long = { ...CLOSED, reason: 'x'.repeat(600), url: `wss://a.test/${'x'.repeat(2100)}` };
    const answer = readPageAnswer(told(Array.from({ length: 250 }, () => long)));
    expect(answer?.reports).toHaveLength(200);
    expect(answer?.dropped).toBe(50);
    const [first] = answer?.reports ?? [];
    expect(first?.kind === 'socket-closed' && [first.reason.length, first.url.length]).toEqual([500, 2000]);
  });

  it('brings nothing that was not asked for', () => {
    const answer = readPageAnswer(
      told([JSON.parse('{"__proto__":{"x":1},"kind":"socket-closed"}'), { ...CLOSED, more: 1 }]),
    );
    expect(answer?.reports).toEqual([CLOSED]);
    expect(Object.keys(answer?.reports[0] ?? {}).sort()).toEqual(Object.keys(CLOSED).sort());
  });

  it('never throws, and what is read is always as it has to be', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        NOW,
        0,
        -1,
        1e308,
        4001,
        'connect-src',
        'script',
        null,
        true,
        '\u202e',
        'x'.repeat(3000),
      ),
    );
    const mangled = fc
      .tuple(
        fc.constantFrom(VIOLATION, CLOSED, REFUSED, REJECTED),
        fc.dictionary(
          fc.constantFrom(...Object.keys({ ...VIOLATION, ...CLOSED, ...REFUSED, ...REJECTED })),
          value,
          { maxKeys: 2 },
        ),
      )
      .map(([report, changes]) => ({ ...report, ...changes }));
    const answers = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          since: fc.oneof({ weight: 9, arbitrary: fc.constant(NOW) }, { weight: 1, arbitrary: value }),
          dropped: fc.oneof({ weight: 9, arbitrary: fc.nat() }, { weight: 1, arbitrary: value }),
          reports: fc.oneof(fc.array(fc.oneof(mangled, value)), value),
        })
        .map((each) => JSON.stringify(each)),
      fc.anything(),
    );
    let read = 0;
    fc.assert(
      fc.property(answers, (text) => {
        const answer = readPageAnswer(text);
        if (!answer) return;
        expect(Number.isSafeInteger(answer.dropped) && answer.dropped >= 0).toBe(true);
        for (const report of answer.reports) {
          read++;
          expect(['policy-violation', 'socket-closed', 'file-refused', 'unhandled-rejection']).toContain(
            report.kind,
          );
          for (const one of Object.values(report)) {
            expect(one === null || ['string', 'number', 'boolean'].includes(typeof one)).toBe(true);
            if (typeof one === 'string') expect(one.length).toBeLessThanOrEqual(2000);
            if (typeof one === 'number') expect(Number.isFinite(one)).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
    // Else the property would hold of nothing.
    expect(read).toBeGreaterThan(100);
  });
});
