import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Cause, Certainty, Evidence, Finding, Rule } from '../../src/diagnose/rule.ts';
import { aboutSuccess, aboutTheAnswer, aboutTheBrowser } from '../../src/diagnose/rules/index.ts';
import { Template } from '../../src/diagnose/template.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given, preflight, START, session } from '../exchange-builder.ts';

interface Row {
  /** Short, for the reader of the list of tests. */
  readonly when: string;
  readonly given: Given | Exchange;
  /** Exchanges that came before it. */
  readonly after?: readonly Exchange[];
  /** Exchanges that come after it. */
  readonly followedBy?: readonly Exchange[];
}

/** A row where the rule has to find this cause. */
export interface Speaks extends Row {
  readonly cause: string;
  readonly certainty: Certainty;
  /** Evidence that must be among what is given. */
  readonly evidence?: readonly Evidence[];
  /** Values that must be among those that fill the words. */
  readonly values?: Readonly<Record<string, string>>;
  /** Ids of the other causes that the evidence leaves open, in their order; none unless given. */
  readonly alternatives?: readonly string[];
  /** The browser's own words that must be named. */
  readonly browserNames?: readonly string[];
}

/** A row where the rule has to say nothing. */
export type Silent = Row;

function isExchange(given: Given | Exchange): given is Exchange {
  return 'errorsTold' in given;
}

/** Redirects whose rows say no time, one after the other before the exchange that they lead to. */
function inTurn(after: readonly Exchange[]): readonly Exchange[] {
  return after.map((each, place) =>
    each.response.redirectUrl !== '' && each.startedAt === Date.parse(START)
      ? { ...each, startedAt: each.startedAt - 200 * (after.length - place) }
      : each,
  );
}

/** The finding of this rule as `diagnose` would come to it: at the rule's own place, behind the gate of outcomes. */
function findingOf(
  rule: Rule,
  { given, after = [], followedBy = [] }: Row,
): { finding: Finding | undefined; exchange: Exchange } {
  const subject = isExchange(given) ? given : exchange(given);
  const neighbours = session(...inTurn(after), subject, ...followedBy).relatedTo(subject);
  let finding: Finding | undefined;
  const watched: Rule = {
    ...rule,
    examine(each, its) {
      finding = rule.examine(each, its);
      return finding;
    },
  };
  const diagnosis = diagnose(subject, neighbours, {
    browser: aboutTheBrowser.includes(rule) ? [watched] : [],
    answer: aboutTheAnswer.includes(rule) ? [watched] : [],
    success: aboutSuccess.includes(rule) ? [watched] : [],
  });
  expect(diagnosis?.failedRules ?? []).toEqual([]);
  // What a rule finds behind a closed gate, nobody hears.
  return { finding: diagnosis?.cause === finding?.cause ? finding : undefined, exchange: subject };
}

/** What no rule may speak of: nothing went wrong, or nothing has come of it yet. */
const NOTHING_WRONG: readonly Silent[] = [
  { when: 'a 200', given: { status: 200 } },
  { when: 'a 204', given: { status: 204 } },
  { when: 'a 304', given: { status: 304 } },
  { when: 'a 204 that Chrome calls aborted', given: { status: 204, error: 'net::ERR_ABORTED' } },
  { when: 'a 304 that Chrome calls aborted', given: { status: 304, error: 'net::ERR_ABORTED' } },
  { when: 'a cache hit', given: { status: 200, fromCache: 'memory' } },
  { when: 'a redirect', given: { status: 302, redirectUrl: '/new', answers: { Location: '/new' } } },
  { when: 'a request on its way', given: { pending: true } },
  {
    when: 'the 204 of a preflight whose request went well',
    given: preflight({ answers: { 'Access-Control-Allow-Origin': 'https://shop.test' } }),
    after: [exchange({ method: 'PATCH', answers: { 'Access-Control-Allow-Origin': 'https://shop.test' } })],
  },
  { when: 'the 204 of a preflight alone', given: preflight() },
];

/**
 * Tests one rule by tables: where it speaks and where it is silent. Each of its causes needs a row, or has to be named
 * among some row's alternatives.
 */
export function testRule(
  rule: Rule,
  table: { readonly speaks: readonly Speaks[]; readonly silent: readonly Silent[] },
) {
  describe(`${rule.name} speaks`, () => {
    it.each(table.speaks)('$cause: $when', (row) => {
      const { finding, exchange: subject } = findingOf(rule, row);
      expect(finding?.cause).toBe(row.cause);
      if (!finding) return;
      expect(finding.certainty).toBe(row.certainty);
      expect(finding.evidence).toEqual(expect.arrayContaining([...(row.evidence ?? [])]));
      expect(finding.evidence.length).toBeGreaterThan(0);
      expect(finding.values ?? {}).toMatchObject(row.values ?? {});
      expect((finding.alternatives ?? []).map((other) => other.cause)).toEqual(row.alternatives ?? []);
      const cause = rule.causes[finding.cause] as Cause;
      expect([...(finding.browserNames ?? []), ...(cause.browserNames ?? [])]).toEqual(
        expect.arrayContaining([...(row.browserNames ?? [])]),
      );
      expect(unusedValues(cause, finding), 'values that the words never use').toEqual([]);
      // Every text fills, those of the alternatives too: `fill` throws on a missing value.
      const { after = [], followedBy = [] } = row;
      const neighbours = session(...inTurn(after), subject, ...followedBy).relatedTo(subject);
      const filled = diagnose(subject, neighbours, { browser: [rule], success: [rule] });
      expect(JSON.stringify(filled)).not.toMatch(/\{\w+\}/);
    });

    it('has a row for each of its causes', () => {
      const met = new Set(table.speaks.flatMap((row) => [row.cause, ...(row.alternatives ?? [])]));
      expect(Object.keys(rule.causes).filter((cause) => !met.has(cause))).toEqual([]);
    });
  });

  describe(`${rule.name} is silent`, () => {
    it.each([...NOTHING_WRONG, ...table.silent])('$when', (row) => {
      expect(findingOf(rule, row).finding?.cause).toBeUndefined();
    });
  });
}

/** Names of values that no text of the cause, or of the alternatives' titles, asks for. */
function unusedValues(cause: Cause, finding: Finding): string[] {
  const texts = [
    cause.title,
    cause.summary,
    cause.technical,
    ...cause.hints.map((hint) => (typeof hint === 'string' ? hint : hint.text)),
    cause.contrast?.text ?? '',
  ].join('\n');
  return Object.keys(finding.values ?? {}).filter((name) => {
    const marked = new Template(texts).fill({ ...finding.values, [name]: '\u{f0000}' });
    return !marked.includes('\u{f0000}');
  });
}
