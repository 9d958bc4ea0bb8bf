import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given, preflight, session } from '../exchange-builder.ts';

const at = (ms: number, given: Given = {}, index = ms) =>
  exchange(
    {
      visit: 'page_1',
      time: 100,
      ...given,
      startedAt: new Date(Date.parse('2026-11-22T10:00:00.000Z') + ms).toISOString(),
    },
    index,
  );
const url = 'https://api.shop.test/stock';

describe('tries of one request', () => {
  it('hang together, the last one too, whatever came of it', () => {
    const [first, second, third] = [
      at(0, { url, status: 503 }),
      at(1000, { url, status: 503 }),
      at(3000, { url }),
    ];
    const all = session(first, second, third);
    expect(all.relatedTo(first)).toMatchObject({ previousTry: null, nextTry: second });
    expect(all.relatedTo(second)).toMatchObject({ previousTry: first, nextTry: third });
    expect(all.relatedTo(third)).toMatchObject({ previousTry: second, nextTry: null });
  });

  it.each<[string, Given]>([
    ['a success', {}],
    ['one that is on its way', { pending: true, time: 0 }],
  ])('end in %s', (_, given) => {
    const failed = at(0, { url, status: 503 });
    const last = at(1000, { url, ...given });
    expect(session(failed, last, at(2000, { url })).relatedTo(last).nextTry).toBeNull();
  });

  it.each<[string, number, Given]>([
    ['it began while the other ran', 50, { url }],
    ['it began within a millisecond after a quick failure', 1, { url }],
    ['it is another method', 1000, { url, method: 'POST' }],
    ['another thing is asked for', 1000, { url: `${url}?page=2` }],
    ['it is of another page load', 1000, { url, visit: 'page_2' }],
    ['it came minutes later', 180_000, { url }],
  ])('are not, where %s', (_, ms, given) => {
    const failed = at(0, { url, status: 503, time: ms === 1 ? 2 : 100 });
    expect(session(failed, at(ms, given)).relatedTo(failed).nextTry).toBeNull();
  });

  it('are not, where the first went well', () => {
    const fine = at(0, { url });
    expect(session(fine, at(1000, { url })).relatedTo(fine).nextTry).toBeNull();
  });

  it('are one row, led by the first failure where they went through in the end', () => {
    const [first, second, third] = [
      at(0, { url, status: 503 }),
      at(1000, { url, status: 500 }),
      at(3000, { url }),
    ];
    const all = session(third, first, second);
    expect(all.bundleOf(second)).toMatchObject({ lead: first, members: [first, second, third] });
    const failing = session(first, second);
    expect(failing.bundleOf(first)?.lead).toBe(second);
  });

  it('are led by the last that ended, while the next is on its way', () => {
    const failed = at(0, { url, status: 503 });
    expect(session(failed, at(1000, { url, pending: true, time: 0 })).bundleOf(failed)?.lead).toBe(failed);
  });
});

describe('equal requests side by side', () => {
  it('are tried again each for itself', () => {
    const wave = (ms: number, given: Given) => [
      at(ms, { url, ...given }, ms),
      at(ms + 1, { url, ...given }, ms + 1),
    ];
    const [a1, b1, a2, b2, a3, b3] = [
      ...wave(0, { status: 503 }),
      ...wave(1000, { status: 503 }),
      ...wave(3000, {}),
    ] as [Exchange, Exchange, Exchange, Exchange, Exchange, Exchange];
    const all = session(a1, b1, a2, b2, a3, b3);
    expect(all.bundleOf(a1)?.members).toEqual([a1, a2, a3]);
    expect(all.bundleOf(b1)?.members).toEqual([b1, b2, b3]);
  });

  it('find each its own preflight, twenty at once', () => {
    const target = 'https://api.other.test/graphql';
    const requests = Array.from({ length: 20 }, (_, n) =>
      at(
        n,
        { url: target, method: 'POST', error: 'net::ERR_FAILED', page: 'https://shop.test', time: 300 },
        n,
      ),
    );
    const preflights = Array.from({ length: 20 }, (_, n) => ({
      ...preflight({ url: target, status: 405 }, 'POST'),
      startedAt: Date.parse('2026-11-22T10:00:00.030Z') + n,
      visit: 'page_1',
      index: 20 + n,
    }));
    const all = session(...requests, ...preflights);
    const found = requests.map((each) => all.relatedTo(each).preflight);
    expect(found).toEqual(preflights);
    expect(preflights.map((each) => all.relatedTo(each).preflighted)).toEqual(requests);
    expect(all.bundleOf(requests[3] as Exchange)?.members).toHaveLength(2);
  });
});

describe('a request that fails all day', () => {
  it('stays one row, also when each record is replaced by a newer one', () => {
    const all = session();
    let latest: Exchange | undefined;
    for (let n = 0; n < 600; n++) {
      const pending = at(n * 5000, { url, pending: true, time: 0 }, n);
      all.add(pending);
      latest = at(n * 5000, { url, status: 503 }, n);
      all.replace(pending, latest);
    }
    expect(all.bundleOf(latest as Exchange)?.members).toHaveLength(600);
    expect(all.bundleOf(latest as Exchange)?.lead).toBe(latest);
  });
});

describe('a redirect chain', () => {
  const hop = (ms: number, from: string, to: string) =>
    at(ms, { url: `https://shop.test${from}`, status: 302, redirectUrl: to, time: 10 });

  it('is walked both ways, and is one row, led by where it ended', () => {
    const [a, b, c] = [hop(0, '/a', '/b'), hop(10, '/b', '/c'), at(20, { url: 'https://shop.test/c' })];
    const all = session(c, a, b);
    expect(all.relatedTo(a)).toMatchObject({ redirectedFrom: null, redirectedTo: b });
    expect(all.relatedTo(b)).toMatchObject({ redirectedFrom: a, redirectedTo: c });
    expect(all.bundleOf(b)).toMatchObject({ lead: c, members: [a, b, c] });
  });

  it('is one row of twenty, where it goes in a circle', () => {
    const hops = Array.from({ length: 20 }, (_, n) => hop(n * 10, '/a', '/a'));
    const end = at(200, { url: 'https://shop.test/a', error: 'net::ERR_TOO_MANY_REDIRECTS', time: 1 });
    const all = session(...hops, end);
    expect(all.bundleOf(hops[7] as never)).toMatchObject({ lead: end, members: [...hops, end] });
  });

  it('is not followed by what was there before, by another kind of load, or much later', () => {
    const redirect = hop(1000, '/a', '/b');
    for (const other of [
      at(0, { url: 'https://shop.test/b' }),
      at(1010, { url: 'https://shop.test/b', type: 'image' }),
      at(9000, { url: 'https://shop.test/b' }),
    ]) {
      expect(session(redirect, other).relatedTo(redirect).redirectedTo).toBeNull();
    }
  });
});

describe('a request that is listed twice', () => {
  const frame = {
    type: 'document',
    url: 'https://closed.test/',
    error: 'net::ERR_CONNECTION_REFUSED',
  } as const;

  it('is a frame that failed, or what a policy stopped on a redirect', () => {
    const [first, second] = [at(0, { ...frame, time: 3 }, 1), at(0, { ...frame, time: 40 }, 2)];
    const both = session(first, second);
    expect(both.relatedTo(second).listedBefore).toBe(first);
    expect(both.relatedTo(first).listedBefore).toBeNull();
    expect(both.bundleOf(second)?.lead).toBe(first);
    const policy = (error: string, index: number) => at(0, { url, status: 302, error }, index);
    const [blocked, aborted] = [policy('', 1), policy('net::ERR_ABORTED', 2)];
    expect(session(blocked, aborted).relatedTo(aborted).listedBefore).toBe(blocked);
  });

  it('is none of two equal requests side by side', () => {
    const [one, other] = [at(0, { url, status: 500 }, 1), at(0, { url, status: 500 }, 2)];
    const both = session(one, other);
    expect(both.relatedTo(other).listedBefore).toBeNull();
    expect(both.bundleOf(one)).toBeUndefined();
    const blocked = (index: number) => at(0, { url, error: 'net::ERR_BLOCKED_BY_CLIENT' }, index);
    const second = blocked(2);
    expect(session(blocked(1), second).relatedTo(second).listedBefore).toBeNull();
  });
});

describe('a refused sign-in and its renewal', () => {
  const refused = at(0, { url, status: 401 });

  it.each<[string, Given]>([
    ['by its address', { url: 'https://api.shop.test/auth/refresh', method: 'POST' }],
    [
      'by what it sends',
      { url: 'https://id.shop.test/session', method: 'POST', sendsBody: 'grant_type=refresh_token&r=1' },
    ],
    ['by the place of a token service', { url: 'https://id.shop.test/oauth2/token', method: 'POST' }],
  ])('is known %s, whatever came of it', (_, given) => {
    for (const status of [200, 400]) {
      const renewal = at(300, { ...given, status });
      expect(session(renewal, refused).relatedTo(refused).renewal).toBe(renewal);
    }
  });

  it.each<[string, number, Given]>([
    ['a picture with such a name', 300, { url: 'https://shop.test/icons/refresh.svg', type: 'image' }],
    ['a new look at something', 300, { url: 'https://api.shop.test/feed/refresh' }],
    ['a longer subscription', 300, { url: 'https://api.shop.test/subscriptions/renew', method: 'POST' }],
    ['a request for something else', 300, { url: 'https://api.shop.test/tokens-of-love', method: 'GET' }],
    ['one before the refusal', -500, { url: 'https://api.shop.test/auth/refresh', method: 'POST' }],
    ['one much later', 30_000, { url: 'https://api.shop.test/auth/refresh', method: 'POST' }],
    ['the request itself', 300, { url, status: 401 }],
  ])('is not %s', (_, ms, given) => {
    expect(session(refused, at(ms, given)).relatedTo(refused).renewal).toBeNull();
  });
});

describe('what makes a request', () => {
  it('is known where the script was recorded', () => {
    const script = at(0, { type: 'script', url: 'https://shop.test/app.js', body: 'let a' });
    const call = at(500, { url });
    expect(session(script, call).relatedTo(call).script).toBe(script);
    expect(session(call).relatedTo(call).script).toBeNull();
  });

  it('may have made others: those from the same line of the same file', () => {
    const [one, other] = [at(0, { url }), at(100, { url: 'https://api.shop.test/cart' })];
    const parsed = at(200, { url: 'https://shop.test/mug.png', type: 'image' });
    expect(session(one, other, parsed).relatedTo(one).madeAtTheSamePlace).toEqual([other]);
  });
});
