import { statusClassOf } from '../../session/status-class.ts';
import type { ListedRequest } from '../listed-request.ts';
import type { TimeRange } from '../strip/time-scale.ts';
import { chipOf, type FilterState } from './filter-state.ts';
import { bytesOf, type IsValue, parseFilter, type Term } from './grammar.ts';
import type { RegexSearch } from './regex-search.ts';
import { bytesOfAnswer, IS, type SingleKey, searchedOf, VALUE_OF } from './request-values.ts';

export interface Matcher {
  /** Whether a request is listed. One that waits for a pattern's verdict is not listed yet. */
  accepts(request: ListedRequest): boolean;
  /** Whether anything at all can be left out. */
  readonly isActive: boolean;
  /** What of the text does not filter, and why: whole sentences. A pattern can come to stand here later. */
  readonly faults: readonly string[];
}

type Test = (request: ListedRequest) => boolean;

/**
 * Makes the test that the list applies to each request.
 * @param search looks for the patterns of the text; it is told which are in use, and forgets the others
 * @param range both ends are in it; null: the whole session
 */
export function matcherOf(
  { text, failuresOnly, invert, hideThirdParty, types }: FilterState,
  search: Pick<RegexSearch, 'use' | 'matches' | 'faultOf'>,
  range: TimeRange | null = null,
): Matcher {
  const { terms, faults } = parseFilter(text);
  const patterns = terms.flatMap(({ kind, value }) => (kind === 'regex' ? [value] : []));
  search.use(text, patterns);

  const tests: Test[] = [];
  if (failuresOnly) tests.push(({ verdict }) => verdict === 'failure' || verdict === 'hidden-failure');
  if (hideThirdParty) tests.push(({ party }) => party !== 'third');
  if (types.length > 0) tests.push(({ exchange }) => types.includes(chipOf(exchange.resourceType)));
  if (range) tests.push((request) => isWithin(request, range));
  // As DevTools does it, each term is turned round by itself: `a b` then finds what has neither.
  tests.push(...testsOf(terms.map((term) => ({ ...term, negated: term.negated !== invert }))));
  const isActive = tests.length + patterns.length > 0;
  // The patterns come last: what is left out anyhow need not be looked through.
  for (const { kind, value, negated } of terms) {
    if (kind !== 'regex') continue;
    const wanted = negated === invert;
    tests.push(
      ({ exchange }) => search.faultOf(value) !== undefined || search.matches(value, exchange) === wanted,
    );
  }
  return {
    // A loop, because it runs for each of many thousands at each key.
    accepts: (request) => {
      for (const test of tests) if (!test(request)) return false;
      return true;
    },
    isActive,
    get faults() {
      return [...faults, ...new Set(patterns.flatMap((pattern) => search.faultOf(pattern) ?? []))];
    },
  };
}

/**
 * All terms must hold. But a request has one status, one method, one domain: of several wanted values of such a key one is
 * enough, since no request has two. (In DevTools such a filter finds nothing.)
 */
function testsOf(terms: readonly Term[]): Test[] {
  const all: Test[] = [];
  const choices = new Map<string, Test[]>();
  for (const { kind, value, negated } of terms) {
    if (kind === 'regex') continue;
    const test = testOf(kind, value);
    const choice = choiceOf(kind, value);
    const others = choices.get(choice);
    if (negated) all.push((request) => !test(request));
    else if (choice === '') all.push(test);
    else if (others) others.push(test);
    else choices.set(choice, [test]);
  }
  for (const tests of choices.values()) all.push((request) => tests.some((test) => test(request)));
  return all;
}

/** What a request has one of; '' where several terms of the kind can hold at once. */
function choiceOf(kind: Term['kind'], value: string): string {
  if (kind === 'number') return 'status-code';
  if (kind === 'is') return /^(?:failed|blocked|cancelled|running)$/.test(value) ? 'is' : '';
  return kind in VALUE_OF ? kind : '';
}

function testOf(kind: Exclude<Term['kind'], 'regex'>, value: string): Test {
  switch (kind) {
    case 'text':
      return (request) => {
        const { url, rest } = searchedOf(request);
        return url.includes(value) || rest.includes(value);
      };
    case 'url':
      return (request) => searchedOf(request).url.includes(value);
    case 'number':
      return (request) =>
        request.exchange.response.status === Number(value) || searchedOf(request).url.includes(value);
    case 'status-code':
      return statusTest(value);
    case 'domain': {
      const matches = wildcard(value);
      const part = /:\d+$/.test(value) ? 'host' : 'hostname';
      return (request) => matches(searchedOf(request).site[part]);
    }
    case 'is':
      return IS[value as IsValue];
    case 'larger-than': {
      // The size itself is large enough, as in DevTools.
      const bytes = bytesOf(value) ?? 0;
      return (request) => (bytesOfAnswer(request) ?? -1) >= bytes;
    }
    case 'has-response-header':
      return ({ exchange }) => exchange.response.headers.has(value);
    // A part is enough: `mime-type:json`, `cause:cors`.
    case 'mime-type':
    case 'cause':
      return (request) => VALUE_OF[kind](request).includes(value);
    default:
      return (request) => VALUE_OF[kind satisfies SingleKey](request) === value;
  }
}

/** "4" and "4xx" find the class; "40" and "40x" what begins so, so that the list narrows with each digit; "404" itself. */
function statusTest(value: string): Test {
  const begin = /^(\d+)x{0,2}$/.exec(value)?.[1] ?? value;
  if (/^[1-5]$/.test(begin)) {
    return ({ exchange }) => statusClassOf(exchange.response.status) === `${begin}xx`;
  }
  return (request) => VALUE_OF['status-code'](request).startsWith(begin);
}

/** Whether a text is as the pattern, in which each `*` stands for anything; in one walk, whatever the pattern. */
function wildcard(pattern: string): (text: string) => boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return (text) => text === pattern;
  return (text) => {
    let at = first.length;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.startsWith(first) && text.endsWith(last) && at + last.length <= text.length;
  };
}

/** Whether a request was on its way in that time; one whose time is not known is not in it. */
function isWithin({ exchange, outcome }: ListedRequest, { from, to }: TimeRange): boolean {
  const { startedAt, duration } = exchange;
  if (startedAt === null || startedAt > to) return false;
  return outcome === 'pending' || startedAt + (duration ?? 0) >= from;
}
