import { parseAddress } from '../../session/address.ts';
import type { Asked } from './asked.ts';

/** All requests of one shape, in both sessions. */
export interface Group {
  readonly before: readonly Asked[];
  readonly after: readonly Asked[];
}

/** The requests of one side that have the same key. */
type ByKey = Map<string, Asked[]>;

/**
 * Puts the requests of two sessions into groups of the same method, server and path shape. Where a server is only in one of the two,
 * it is matched with one of the other that is asked for the same paths.
 */
export function groupsOf(before: readonly Asked[], after: readonly Asked[]): readonly Group[] {
  const renamed = otherHosts(before, after);
  const first = byKey(before, ({ host, shape }) => `${renamed.get(host) ?? host} ${shape}`);
  const second = byKey(after, ({ host, shape }) => `${host} ${shape}`);
  return [...new Set([...first.keys(), ...second.keys()])].map((key) => ({
    before: first.get(key) ?? [],
    after: second.get(key) ?? [],
  }));
}

function byKey(all: readonly Asked[], keyOf: (asked: Asked) => string): ByKey {
  const found: ByKey = new Map();
  for (const asked of all) {
    const key = keyOf(asked);
    const known = found.get(key);
    if (known) known.push(asked);
    else found.set(key, [asked]);
  }
  return found;
}

/** Which server of the second session stands in the place of one of the first. */
function otherHosts(before: readonly Asked[], after: readonly Asked[]): ReadonlyMap<string, string> {
  const [old, now] = [shapesByHost(before), shapesByHost(after)];
  const candidates: { from: string; to: string; score: number }[] = [];
  for (const [from, shapes] of old) {
    if (now.has(from)) continue;
    for (const [to, others] of now) {
      if (old.has(to)) continue;
      const shared = [...shapes].filter((shape) => others.has(shape));
      // "/" is asked of every server: alone it shows nothing, but for the page itself.
      const telling = shared.filter((shape) => !shape.endsWith(' /'));
      const isPage = shared.length > 0 && old.size === 1 && now.size === 1;
      if (telling.length > 0 || isPage) candidates.push({ from, to, score: shared.length });
    }
  }
  const nameOf = ({ from, to }: { from: string; to: string }) => [from, to].sort().join(' ');
  candidates.sort((a, b) => b.score - a.score || (nameOf(a) < nameOf(b) ? -1 : 1));
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of candidates) {
    if (renamed.has(from) || taken.has(to)) continue;
    renamed.set(from, to);
    taken.add(to);
  }
  return renamed;
}

function shapesByHost(all: readonly Asked[]): ReadonlyMap<string, ReadonlySet<string>> {
  const hosts = new Map<string, Set<string>>();
  for (const { host, shape } of all) {
    const shapes = hosts.get(host);
    if (shapes) shapes.add(shape);
    else hosts.set(host, new Set([shape]));
  }
  return hosts;
}

/** The same request in both sessions. */
export interface Pair {
  readonly before: Asked;
  readonly after: Asked;
}

/** A group with its requests paired, and those of either side that are left. */
export interface Paired {
  readonly pairs: readonly Pair[];
  readonly moreBefore: readonly Asked[];
  readonly moreAfter: readonly Asked[];
}

/**
 * Pairs the requests of a group: those of one address that came to the same, those of one address, those that came to the same, and
 * the rest in their order. So a poll that fails once in each session, at another time, is no difference.
 */
export function pairsOf(group: Group): Paired {
  let { before, after } = group;
  const pairs: Pair[] = [];
  for (const keyOf of [(asked: Asked) => `${pathOf(asked)} ${resultOf(asked)}`, pathOf, resultOf, () => '']) {
    const waiting = byKey(after, keyOf);
    const left: Asked[] = [];
    for (const asked of before) {
      const other = waiting.get(keyOf(asked))?.shift();
      if (other) pairs.push({ before: asked, after: other });
      else left.push(asked);
    }
    const taken = new Set(pairs.map((pair) => pair.after));
    before = left;
    after = after.filter((asked) => !taken.has(asked));
  }
  return { pairs, moreBefore: before, moreAfter: after };
}

function pathOf({ first }: Asked): string {
  const address = parseAddress(first.url);
  return address ? address.path + address.query : first.url;
}

/** What a request came to: two with the same result do not differ in what people see. */
export function resultOf({ state, diagnosis, lead }: Asked): string {
  return state === 'failed' ? `${diagnosis?.cause ?? ''} ${lead.response.status}` : state;
}
