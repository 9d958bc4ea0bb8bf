import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { Session } from '../../src/session/session.ts';
import { exchange, type Given, START } from '../exchange-builder.ts';

const API = 'https://api.shop.test';

/** The kinds of requests that sessions are made of; few addresses, so that many are tries, hops and pairs of each other. */
const KINDS: readonly Given[] = [
  { url: `${API}/stock`, status: 503 },
  { url: `${API}/stock`, status: 200 },
  { url: `${API}/stock`, error: 'net::ERR_CONNECTION_RESET' },
  { url: `${API}/stock`, status: 500, body: { message: 'boom' } },
  { url: `${API}/me`, status: 401, sends: { Authorization: 'Bearer one' } },
  { url: `${API}/me`, status: 200, sends: { Authorization: 'Bearer two' } },
  { url: `${API}/auth/refresh`, method: 'POST', status: 200 },
  { url: `${API}/auth/refresh`, method: 'POST', status: 400, body: { error: 'invalid_grant' } },
  { url: `${API}/a`, status: 302, redirectUrl: '/b' },
  { url: `${API}/b`, status: 302, redirectUrl: '/a' },
  { url: `${API}/b`, error: 'net::ERR_TOO_MANY_REDIRECTS' },
  {
    type: 'preflight',
    url: `${API}/cart`,
    status: 405,
    sends: { 'Access-Control-Request-Method': 'PATCH' },
  },
  { method: 'PATCH', url: `${API}/cart`, error: 'net::ERR_FAILED' },
  { method: 'PATCH', url: `${API}/cart`, status: 200, answers: { 'Access-Control-Allow-Origin': '*' } },
  { url: `${API}/search?q=r`, error: 'net::ERR_ABORTED' },
  { url: `${API}/search?q=re`, status: 200 },
  { type: 'document', url: 'https://shop.test/', body: '<!doctype html><title>Shop</title>' },
  { url: 'https://shop.test/data', body: '<!doctype html><title>Shop</title>' },
  { type: 'document', url: 'https://closed.test/', error: 'net::ERR_CONNECTION_REFUSED' },
  { type: 'image', url: 'https://img.test/mug.png', error: '' },
  { type: 'ping', url: 'https://www.google-analytics.com/g/collect', error: 'net::ERR_BLOCKED_BY_CLIENT' },
];

interface Step {
  readonly kind: number;
  readonly at: number;
  readonly time: number;
  readonly visit: string;
}

const step = fc.record({
  kind: fc.nat(KINDS.length - 1),
  at: fc.nat(8000).map((ms) => Math.round(ms / 20) * 20),
  time: fc.constantFrom(3, 40, 120, 900),
  visit: fc.constantFrom('page_1', 'page_1', 'page_2'),
});

/** The same requests in several orders of arrival: some seen pending first, some told to be explained in between. */
const sessions = fc.array(step, { minLength: 2, maxLength: 40 }).chain((steps) =>
  fc.record({
    steps: fc.constant(steps),
    order: fc.shuffledSubarray(
      steps.map((_, index) => index),
      { minLength: steps.length },
    ),
    pendingFirst: fc.array(fc.boolean(), { minLength: steps.length, maxLength: steps.length }),
    updates: fc.array(fc.boolean(), { minLength: steps.length, maxLength: steps.length }),
  }),
);

function made({ kind, at, time, visit }: Step, index: number): Exchange {
  const startedAt = new Date(Date.parse(START) + at).toISOString();
  return exchange({ ...KINDS[kind], startedAt, time, visit }, index);
}

/** All that is said of a session, by the numbers of its requests. */
function account(session: Session, found: DiagnosedSession) {
  found.update();
  const told = ({
    cause,
    title,
    summary,
    exchanges,
    over,
    certainty,
    exchange: teller,
  }: (typeof found.problems)[0]) => ({
    cause,
    title,
    summary,
    requests: exchanges.map(({ index }) => index),
    over,
    certainty,
    teller: teller.index,
  });
  const inOrder = [...session.exchanges].sort((a, b) => a.index - b.index);
  return {
    problems: found.problems.map(told),
    notes: found.notes.map(told),
    causes: inOrder.map((each) => found.diagnosisOf(each)?.cause ?? null),
    bundles: inOrder.map((each) => {
      const bundle = session.bundleOf(each);
      return bundle ? [bundle.lead.index, bundle.members.map(({ index }) => index)] : null;
    }),
    problemOf: inOrder.map((each) => found.problemOf(each)?.id ?? null),
  };
}

describe('the same session', () => {
  it('gives the same problems in any order of arrival', () => {
    fc.assert(
      fc.property(sessions, ({ steps, order, pendingFirst, updates }) => {
        const exchanges = steps.map(made);
        const straight = new Session();
        for (const each of exchanges) straight.add(each);
        const expected = account(straight, new DiagnosedSession(straight));

        const session = new Session();
        const found = new DiagnosedSession(session);
        const waiting = new Map<number, Exchange>();
        for (const index of order) {
          if (!pendingFirst[index]) continue;
          const { startedAt, visit, method, url, resourceType } = exchanges[index] as Exchange;
          const pending = exchange(
            {
              method,
              url,
              type: resourceType,
              visit: visit ?? '',
              startedAt: new Date(startedAt ?? 0).toISOString(),
              pending: true,
            },
            index,
          );
          waiting.set(index, pending);
          session.add(pending);
        }
        order.forEach((index, turn) => {
          const now = exchanges[index] as Exchange;
          const pending = waiting.get(index);
          if (pending) session.replace(pending, now);
          else session.add(now);
          if (updates[turn]) account(session, found);
        });
        expect(account(session, found)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
