import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import { type Asked, askedIn } from './compare/asked.ts';
import { changesBack } from './compare/changes-back.ts';
import { changesSent, tellsHeaders } from './compare/changes-sent.ts';
import {
  type Change,
  type Compared,
  type Comparison,
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceKind,
} from './compare/comparison.ts';
import { groupsOf, type Pair, pairsOf, resultOf } from './compare/match.ts';
import { paceOf } from './compare/slower.ts';
import { COMPARISON_TEXTS, counted, DIFFERENCE_WORDS } from './compare/words.ts';
import { weightOf } from './problems.ts';

export type { Change, Compared, Comparison, Difference, DifferenceKind } from './compare/comparison.ts';

/** So often, and so much more often, is a difference. */
const FAR_MORE = { factor: 3, more: 10 };
/** What differs around few of the requests of a difference is not its reason. */
const LEAST_SHARE = 0.5;
const MOST_CHANGES = 12;

/** One request of a difference; null on the side where it is not. */
interface Row {
  readonly before: Asked | null;
  readonly after: Asked | null;
}

/** What is put together for one reason, before it has its words. */
interface Draft {
  readonly kind: DifferenceKind;
  readonly rows: Row[];
  readonly sides?: readonly [string, string];
}

/**
 * What differs between two sessions, each difference once for all the requests that it touches.
 * @param before the session to hold on to: "it worked yesterday"
 * @param after the session that is asked about: "it fails now"
 * @returns what differs, what breaks most first; values that could be a secret are never in it, but for the exchanges themselves
 */
export function compareSessions(before: Compared, after: Compared): Comparison {
  const [old, now] = [askedIn(before), askedIn(after)];
  const drafts = new Map<string, Draft>();
  const put = (kind: DifferenceKind, reason: string, row: Row, sides?: readonly [string, string]) => {
    const key = `${kind} ${reason}`;
    const draft = drafts.get(key);
    if (draft) draft.rows.push(row);
    else drafts.set(key, { kind, rows: [row], ...(sides ? { sides } : {}) });
  };
  let alike = 0;
  const unexplained: Pair[] = [];
  for (const group of groupsOf(old, now)) {
    const { pairs, moreBefore, moreAfter } = pairsOf(group);
    for (const pair of pairs) {
      const found = kindOfPair(pair);
      if (found) put(found.kind, found.reason, pair);
      else alike++;
      if (pair.before.host !== pair.after.host)
        put('other-host', `${pair.before.host} ${pair.after.host}`, pair, [
          pair.before.host,
          pair.after.host,
        ]);
      if (found?.kind !== 'fails-now' && found?.kind !== 'works-now') unexplained.push(pair);
    }
    if (group.before.length === 0) {
      for (const each of moreAfter) {
        if (each.state === 'failed') put('new-and-fails', each.problem, { before: null, after: each });
        else put('newly-sent', '', { before: null, after: each });
      }
    } else if (group.after.length === 0) {
      for (const each of moreBefore) put('not-sent', '', { before: each, after: null });
    } else {
      // One more of a kind that is known says nothing; one that fails where none did before does.
      for (const each of moreAfter) {
        const worked = group.before.findLast(({ state }) => state === 'worked');
        if (each.state === 'failed' && worked && group.before.every(({ state }) => state !== 'failed'))
          put('fails-now', each.problem, { before: worked, after: each });
      }
      for (const each of moreBefore) {
        const worked = group.after.findLast(({ state }) => state === 'worked');
        if (each.state === 'failed' && worked && group.after.every(({ state }) => state !== 'failed'))
          put('works-now', each.problem, { before: each, after: worked });
      }
      const [few, many] = [group.before.length, group.after.length];
      const [first, second] = [group.before[0] ?? null, group.after[0] ?? null];
      const sides = [COMPARISON_TEXTS.times(counted(few)), COMPARISON_TEXTS.times(counted(many))] as const;
      const key = first?.first.url ?? '';
      if (isFarMore(few, many)) put('asked-more', key, { before: first, after: second }, sides);
      if (isFarMore(many, few)) put('asked-less', key, { before: first, after: second }, sides);
      const pace = paceOf(group);
      if (pace) {
        const texts = [COMPARISON_TEXTS.median(pace.before), COMPARISON_TEXTS.median(pace.after)] as const;
        const kind = pace.after > pace.before ? 'slower' : 'faster';
        for (const pair of pairs) put(kind, group.after[0]?.host ?? '', pair, texts);
      }
    }
  }
  addSignIn(unexplained, drafts, put);
  const differences = [...drafts.values()]
    .map((draft) => ({ draft, difference: differenceOf(draft) }))
    .sort(
      (a, b) =>
        DIFFERENCE_KINDS.indexOf(a.draft.kind) - DIFFERENCE_KINDS.indexOf(b.draft.kind) ||
        weigh(b.draft) - weigh(a.draft) ||
        (a.difference.title < b.difference.title ? -1 : 1),
    )
    .map(({ difference }) => difference);
  return {
    differences,
    summary: summaryOf(differences, old.length, now.length),
    alike,
    compared: { before: old.length, after: now.length },
  };
}

function isFarMore(few: number, many: number): boolean {
  return many >= few * FAR_MORE.factor && many - few >= FAR_MORE.more;
}

/** What a pair's two results come to; undefined where they are the same to people. */
function kindOfPair({ before, after }: Pair): { kind: DifferenceKind; reason: string } | undefined {
  if (before.state === 'open' || after.state === 'open') return undefined;
  if (after.state === 'failed' && before.state === 'worked')
    return { kind: 'fails-now', reason: after.problem };
  if (before.state === 'failed' && after.state === 'worked')
    return { kind: 'works-now', reason: before.problem };
  const [old, now] = [before.lead.response.status, after.lead.response.status];
  if (after.state === 'failed')
    return resultOf(before) === resultOf(after)
      ? undefined
      : { kind: 'fails-otherwise', reason: `${before.problem} ${after.problem}` };
  // A copy that is still good, or a part of one, is the same answer; so is one without a record of its status.
  const same = (status: number) => (status === 304 || status === 206 ? 200 : status);
  if (old === 0 || now === 0 || same(old) === same(now)) return undefined;
  return { kind: 'other-answer', reason: `${old} ${now}` };
}

/** Another state of sign-in is told once, and only where no failure shows it as its reason already. */
function addSignIn(
  pairs: readonly Pair[],
  drafts: ReadonlyMap<string, Draft>,
  put: (kind: DifferenceKind, reason: string, row: Row, sides: readonly [string, string]) => void,
): void {
  const has = ({ first }: Asked) => first.request.headers.has('authorization');
  const comparable = (pair: Pair) =>
    [pair.before, pair.after].every((each) => each.credentialsTold && tellsHeaders(each.first));
  const told = pairs.filter((pair) => comparable(pair) && (has(pair.before) || has(pair.after)));
  const explained = [...drafts.values()].some(
    ({ kind, rows }) =>
      (kind === 'fails-now' || kind === 'works-now') &&
      rows.some(({ before, after }) => before && after && has(before) !== has(after)),
  );
  if (explained || told.length < 2) return;
  const { signIn, noSignIn } = COMPARISON_TEXTS;
  for (const pair of told) {
    if (told.every((each) => !has(each.after))) put('signed-out', '', pair, [signIn, noSignIn]);
    if (told.every((each) => !has(each.before))) put('signed-in', '', pair, [noSignIn, signIn]);
  }
}

function differenceOf({ kind, rows, sides }: Draft): Difference {
  const words = DIFFERENCE_WORDS[kind];
  const count = counted(rows.length);
  const failing = rows.map(({ before, after }) => (kind === 'works-now' ? before : after));
  const shows = kind.includes('fails') || kind === 'works-now';
  const diagnosis = shows ? (failing.find((each) => each?.diagnosis)?.diagnosis ?? null) : null;
  const speaks = kind !== 'works-now' ? diagnosis : null;
  return {
    kind,
    title: diagnosis ? `${words.title(count)}. ${diagnosis.title}` : words.title(count),
    summary: speaks ? `${words.summary(count)} ${speaks.summary}` : words.summary(count),
    before: sides?.[0] ?? sideOf(rows.map(({ before }) => before)),
    after: sides?.[1] ?? sideOf(rows.map(({ after }) => after)),
    fixer: speaks?.fixer ?? words.fixer,
    hint: speaks?.hints[0] ?? words.hint,
    certainty: speaks?.certainty ?? words.certainty,
    diagnosis,
    changes: kind === 'fails-now' || kind === 'works-now' ? changesAround(rows) : [],
    requests: rows.map(({ before, after }) => ({ before: before?.lead ?? null, after: after?.lead ?? null })),
  };
}

/** "3 requests, failed (status 401)". */
function sideOf(side: readonly (Asked | null)[]): string {
  const there = side.filter((each) => each !== null);
  if (there.length === 0) return COMPARISON_TEXTS.notThere;
  const count = counted(there.length);
  const failed = there.some(({ state }) => state === 'failed');
  const statuses = [...new Set(there.map(({ lead }) => lead.response.status))].sort((a, b) => a - b);
  const how = statuses.map((status) =>
    status === 0 ? COMPARISON_TEXTS.noAnswer : COMPARISON_TEXTS.status(`${status}`),
  );
  if (failed) return COMPARISON_TEXTS.failed(count, how.join(', '));
  return there.every(({ state }) => state === 'worked')
    ? `${COMPARISON_TEXTS.worked(count)} (${how.join(', ')})`
    : COMPARISON_TEXTS.sent(count);
}

/** What differs around most of the requests, the most frequent first. */
function changesAround(rows: readonly Row[]): readonly Change[] {
  const found = new Map<string, Change>();
  for (const { before, after } of rows) {
    if (!before || !after) continue;
    for (const change of [...changesSent(before, after), ...changesBack(before, after)]) {
      const key = JSON.stringify(change);
      found.set(key, { ...change, count: (found.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...found.values()]
    .filter(({ count }) => count >= rows.length * LEAST_SHARE)
    .sort(
      (a, b) =>
        b.count - a.count || (a.where === b.where ? (a.what < b.what ? -1 : 1) : a.where === 'sent' ? -1 : 1),
    )
    .slice(0, MOST_CHANGES);
}

function weigh({ rows }: Draft): number {
  return rows.reduce((sum, { before, after }) => sum + weightOfAsked(after ?? before), 0);
}

function weightOfAsked(asked: Asked | null): number {
  return asked ? weightOf(asked.lead, isElsewhere(asked.lead)) : 0;
}

/** Whether it is asked of another place than the page's own, as far as the record tells. */
function isElsewhere({ url, request }: Exchange): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === 'cross-site' && parseAddress(url) !== null;
}

function summaryOf(differences: readonly Difference[], before: number, after: number): string {
  const texts = COMPARISON_TEXTS;
  if (before === 0 || after === 0) return texts.nothingToCompare;
  if (differences.length === 0) return texts.nothing(counted(before), counted(after));
  const of = (kind: DifferenceKind) => differences.filter((each) => each.kind === kind);
  const requests = (all: readonly Difference[]) => all.reduce((sum, each) => sum + each.requests.length, 0);
  const [failing, fixed] = [of('fails-now'), of('works-now')];
  const rest = differences.length - failing.length - fixed.length;
  const more = counted(rest, 'other difference');
  return [
    ...(failing.length > 0
      ? [texts.failsNow(counted(requests(failing)), counted(failing.length, 'reason'))]
      : []),
    ...(fixed.length > 0 ? [texts.fixed(counted(requests(fixed)))] : []),
    ...(rest === 0
      ? []
      : failing.length + fixed.length > 0
        ? [`${more}.`]
        : [texts.onlyOthers(counted(rest, 'thing') + (rest === 1 ? ' differs' : ' differ'))]),
  ].join(' ');
}
