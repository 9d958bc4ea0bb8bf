import { describe, expect, it } from 'vitest';
import { DIFFERENCE_WORDS } from '../../src/diagnose/compare/words.ts';
import { type Compared, compareSessions, type DifferenceKind } from '../../src/diagnose/compare.ts';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import { Session } from '../../src/session/session.ts';
import { exchange, type Given, START } from '../exchange-builder.ts';
import { plainFaults } from '../words/readability.ts';

const API = 'https://api.shop.test';
const auth = { Authorization: 'Bearer made-up-token' };

function compared(steps: readonly Given[], turned = false): Compared {
  const made = steps.map((given, index) => ({
    ...exchange({ startedAt: new Date(Date.parse(START) + index * 60_000).toISOString(), ...given }, index),
    // As src/capture marks what a sanitised file holds.
    credentialsTold: steps.some(({ sends, answers }) =>
      Boolean(sends?.Authorization ?? sends?.Cookie ?? answers?.['Set-Cookie']),
    ),
  }));
  const session = new Session();
  for (const each of turned ? made.reverse() : made) session.add(each);
  const diagnosed = new DiagnosedSession(session);
  diagnosed.update();
  return { session, diagnosed };
}

const compare = (before: readonly Given[], after: readonly Given[]) =>
  compareSessions(compared(before), compared(after));
/** "kind × requests" of each difference, in order. */
const kinds = (before: readonly Given[], after: readonly Given[]) =>
  compare(before, after).differences.map(({ kind, requests }) => `${kind} × ${requests.length}`);
const changes = (before: Given, after: Given) =>
  compare([before], [after]).differences.flatMap((each) =>
    each.changes.map(({ where, what, before: old, after: now }) => `${where}: ${what}: ${old} → ${now}`),
  );

const cart = { url: `${API}/cart` };
const orders = { url: `${API}/orders/17` };
const broken = { status: 500 };
const many = (count: number, given: Given): Given[] => Array.from({ length: count }, () => given);

describe('two sessions', () => {
  const cases: [string, Given[], Given[], string[]][] = [
    ['fails now', [cart], [{ ...cart, ...broken }], ['fails-now × 1']],
    ['works now', [{ ...cart, ...broken }], [cart], ['works-now × 1']],
    [
      'another order of the same kind fails',
      [orders],
      [{ url: `${API}/orders/99`, ...broken }],
      ['fails-now × 1'],
    ],
    ['fails in both alike', [{ ...cart, ...broken }], [{ ...cart, ...broken }], []],
    [
      'fails with another status',
      [{ ...cart, ...broken }],
      [{ ...cart, status: 404 }],
      ['fails-otherwise × 1'],
    ],
    ['not sent any more', [cart, orders], [cart], ['not-sent × 1']],
    ['new', [cart], [cart, orders], ['newly-sent × 1']],
    ['new and fails', [cart], [cart, { ...orders, ...broken }], ['new-and-fails × 1']],
    ['no change from 200 to 304', [cart], [{ ...cart, status: 304 }], []],
    ['200 becomes 204', [cart], [{ ...cart, status: 204 }], ['other-answer × 1']],
    [
      'another host',
      [cart, orders],
      [{ url: 'https://stage.shop.test/cart' }, { url: 'https://stage.shop.test/orders/17' }],
      ['other-host × 2'],
    ],
    [
      'no other host for "/" among several',
      [{ url: 'https://a.test/' }, cart],
      [{ url: 'https://b.test/' }, cart],
      ['not-sent × 1', 'newly-sent × 1'],
    ],
    ['localhost', [cart], [{ url: 'http://localhost:3000/cart' }], ['other-host × 1']],
    ['slower', many(3, { ...cart, time: 200 }), many(3, { ...cart, time: 2000 }), ['slower × 3']],
    ['faster', many(3, { ...cart, time: 2000 }), many(3, { ...cart, time: 200 }), ['faster × 3']],
    ['once slow', [{ ...cart, time: 200 }], [{ ...cart, time: 9000 }], []],
    [
      'one slow of three',
      many(3, { ...cart, time: 200 }),
      [...many(2, { ...cart, time: 200 }), { ...cart, time: 9000 }],
      [],
    ],
    ['twice as slow', many(3, { ...cart, time: 2000 }), many(3, { ...cart, time: 4000 }), []],
    [
      'a poll that fails at another time',
      [{ ...orders, status: 500 }, cart, orders, orders],
      [orders, orders, cart, { ...orders, status: 500 }],
      [],
    ],
    ['asked far more often', [cart], many(20, cart), ['asked-more × 1']],
    ['asked a little more often', many(3, cart), many(5, cart), []],
    ['pending says nothing', [cart], [{ ...cart, pending: true }], []],
    [
      'another method is another request',
      [cart],
      [{ ...cart, method: 'POST' }],
      ['not-sent × 1', 'newly-sent × 1'],
    ],
    [
      'signed out without a failure',
      [
        { ...cart, sends: auth },
        { ...orders, sends: auth },
      ],
      [{ ...cart, answers: { 'Set-Cookie': 'a=1' } }, orders],
      ['signed-out × 2'],
    ],
    [
      'a sanitised second says nothing of sign-in',
      [
        { ...cart, sends: auth },
        { ...orders, sends: auth },
      ],
      [cart, orders],
      [],
    ],
    [
      'an answer that does not come',
      [cart],
      [{ ...cart, error: 'net::ERR_CONNECTION_REFUSED' }],
      ['fails-now × 1'],
    ],
    [
      'what breaks most first',
      [cart, orders],
      [cart, { ...orders, ...broken }, { url: `${API}/new` }],
      ['fails-now × 1', 'newly-sent × 1'],
    ],
    ['nothing in either', [], [], []],
  ];
  it.each(cases)('%s', (_, before, after, expected) => expect(kinds(before, after)).toEqual(expected));

  it('are told in one difference where one cause stops many', () => {
    const parts = Array.from({ length: 30 }, (_, n) => ({
      url: `${API}/part/${String.fromCharCode(97 + (n % 26))}${n > 25 ? 'z' : ''}`,
    }));
    const down = parts.map((each) => ({ ...each, error: 'net::ERR_CONNECTION_REFUSED' }));
    expect(kinds(parts, down)).toEqual(['fails-now × 30']);
    expect(compare(parts, down).summary).toBe(
      '30 requests worked in the first and fail in the second, for 1 reason.',
    );
  });

  it('say that nothing differs, and what was compared', () => {
    expect(compare([cart], [cart])).toMatchObject({
      alike: 1,
      summary: expect.stringContaining('We compared 1 request'),
    });
  });
});

describe('what differs around a failure', () => {
  const post = { ...cart, method: 'POST' };
  it.each<[string, Given, Given, string]>([
    [
      'Authorization',
      { ...cart, sends: auth },
      { ...cart, status: 401, answers: { 'Set-Cookie': 'a=1' } },
      'sent: header authorization: Bearer → absent',
    ],
    [
      'a header',
      { ...cart, sends: { 'X-Api-Key': 'k' } },
      { ...cart, status: 403 },
      'sent: header x-api-key: present → absent',
    ],
    [
      'a cookie',
      { ...cart, sends: { Cookie: 'sid=1; lang=en' } },
      { ...cart, status: 403, sends: { Cookie: 'lang=en' } },
      'sent: cookie sid: present → absent',
    ],
    [
      'a parameter',
      { url: `${API}/cart?page=1` },
      { ...cart, status: 400 },
      'sent: query parameter page: present → absent',
    ],
    [
      'a field’s type',
      { ...post, sendsBody: '{"item":{"price":1}}' },
      { ...post, status: 400, sendsBody: '{"item":{"price":"1"}}' },
      'sent: JSON field item.price: number → text',
    ],
    [
      'a content type',
      { ...post, sends: { 'Content-Type': 'application/json' } },
      { ...post, status: 415, sends: { 'Content-Type': 'text/plain' } },
      'sent: header content-type: application/json → text/plain',
    ],
    [
      'the server',
      { ...cart, answers: { Server: 'nginx' } },
      { ...cart, status: 502, answers: { Server: 'cloudflare' } },
      'came-back: header server: nginx → cloudflare',
    ],
    [
      'the release',
      { ...cart, answers: { 'X-App-Version': '1' } },
      { ...cart, status: 500, answers: { 'X-App-Version': '2' } },
      'came-back: header x-app-version: present → another value',
    ],
  ])('%s', (_, before, after, expected) => expect(changes(before, after)).toContain(expected));

  it('claims no missing sign-in where the file has none at all', () => {
    const found = changes({ ...cart, sends: { ...auth, Cookie: 'sid=1' } }, { ...cart, status: 500 });
    expect(found.filter((line) => /authorization|cookie/.test(line))).toEqual([]);
  });

  it('claims no missing header where nothing was sent', () => {
    const found = changes(
      { ...cart, sends: { 'X-Api-Key': 'k' } },
      { ...cart, error: 'net::ERR_CONNECTION_REFUSED' },
    );
    expect(found.filter((line) => line.includes('header'))).toEqual([]);
  });
});

describe('whatever is compared', () => {
  const a: Given[] = [
    cart,
    { ...orders, ...broken },
    { url: `${API}/old` },
    { ...cart, method: 'POST', status: 401 },
  ];
  const b: Given[] = [
    { ...cart, ...broken },
    orders,
    { url: `${API}/new` },
    { ...cart, method: 'POST', status: 403 },
  ];

  it('does not differ from itself', () => {
    for (const each of [a, b]) expect(kinds(each, each)).toEqual([]);
  });

  it('swaps new and gone when the sides are swapped', () => {
    const swap: Partial<Record<DifferenceKind, DifferenceKind>> = {
      'fails-now': 'works-now',
      'works-now': 'fails-now',
      'not-sent': 'newly-sent',
      'newly-sent': 'not-sent',
    };
    const [there, back] = [compare(a, b), compare(b, a)];
    expect(there.differences).toHaveLength(5);
    expect(back.differences.map(({ kind }) => swap[kind] ?? kind).sort()).toEqual(
      there.differences.map(({ kind }) => kind).sort(),
    );
  });

  it('is the same in any order of arrival', () => {
    const read = (turned: boolean) =>
      compareSessions(compared(a, turned), compared(b, turned)).differences.map(
        ({ requests, diagnosis, ...rest }) => ({ ...rest, count: requests.length, cause: diagnosis?.cause }),
      );
    expect(read(true)).toEqual(read(false));
  });
});

describe('the words of the comparison', () => {
  it.each(Object.entries(DIFFERENCE_WORDS))('%s', (_, words) => {
    const [title, summary] = [words.title('12 requests'), words.summary('12 requests')];
    expect(plainFaults(`${title}. ${summary} ${words.hint}`)).toEqual([]);
    expect(title.length).toBeLessThanOrEqual(60);
  });
});
