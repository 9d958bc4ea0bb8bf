import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { storyOf } from '../../src/diagnose/story.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import type { PageReport } from '../../src/session/page-report.ts';
import type { Related } from '../../src/session/relations.ts';
import { exchange, type Given, preflight, START, session } from '../exchange-builder.ts';
import { measure, plainFaults } from '../words/readability.ts';

const ALONE: Related = {
  preflight: null,
  preflighted: null,
  document: null,
  redirectedFrom: null,
  wentThrough: null,
  successor: null,
  nextPage: null,
  redirectedTo: null,
  previousTry: null,
  nextTry: null,
  renewal: null,
  listedBefore: null,
  workerFetch: null,
  script: null,
  madeAtTheSamePlace: [],
};

type Links = ReadonlyMap<Exchange, Partial<Related>>;
const links = (...pairs: (readonly [Exchange, Partial<Related>])[]): Links => new Map(pairs);
const lookUp = (known: Links) => (of: Exchange) => ({ ...ALONE, ...known.get(of) });

/** Every sentence that a test has seen. */
const sentences = new Set<string>();

/** The story of the exchange, a sentence each. */
const story = (of: Exchange, known: Links = links(), diagnosis: Diagnosis | null = null) => {
  const told = storyOf(of, lookUp(known), diagnosis);
  for (const sentence of told) sentences.add(sentence);
  return told;
};

/** Moments after the start, in ms. */
const moment = (ms: number) => new Date(Date.parse(START) + ms).toISOString();

/** A run of tries: what came of each, when it began (ms after the start) and how long it took. */
function run(...tries: readonly (readonly [given: Given | number, at: number, time?: number])[]) {
  const made = tries.map(([given, at, time = 100], index) =>
    exchange(
      {
        ...(typeof given === 'number' ? { status: given } : given),
        startedAt: moment(at),
        time,
      },
      index,
    ),
  );
  return { made, known: chained(made, 'previousTry', 'nextTry') };
}

function chained(
  made: readonly Exchange[],
  before: 'previousTry' | 'redirectedFrom',
  next: 'nextTry' | 'redirectedTo',
): Links {
  return links(
    ...made.map(
      (each, place) =>
        [each, { [before]: made[place - 1] ?? null, [next]: made[place + 1] ?? null }] as const,
    ),
  );
}

const REFUSED = { error: 'net::ERR_CONNECTION_REFUSED' };
const STOPPED = { error: 'net::ERR_ABORTED' };

describe('the story of tries', () => {
  it.each([
    [
      'waits that grow are told one by one',
      [
        [503, 0],
        [503, 1100],
        [200, 3200, 800],
      ],
      ['Tried 3 times in 4 seconds: 503, 503, then 200.', 'It waited 1 second, then 2 seconds.'],
    ],
    [
      'many waits that grow are summed up',
      [
        [REFUSED, 0],
        [REFUSED, 1100],
        [REFUSED, 3200],
        [REFUSED, 7300],
        [200, 15_400],
      ],
      [
        'Tried 5 times in 16 seconds: no answer each time, until 200 came.',
        'It waited longer each time, in the end 8 seconds.',
      ],
    ],
    [
      'waits that stay the same are told once',
      [
        [502, 0],
        [502, 5100],
        [502, 10_200],
      ],
      ['Tried 3 times in 10 seconds: 502 each time.', 'It waited 5 seconds each time.'],
    ],
    [
      'tries in one go are called that',
      [
        [500, 0],
        [500, 110],
        [500, 220],
      ],
      ['Tried 3 times in less than a second: 500 each time.', 'There was no wait in between.'],
    ],
    [
      'waits without a plan are left out',
      [
        [500, 0],
        [500, 9000],
        [500, 10_000],
      ],
      ['Tried 3 times in 10 seconds: 500 each time.'],
    ],
    [
      'two tries are told without a wait',
      [
        [503, 0],
        [503, 2000],
      ],
      ['Tried twice in 2 seconds: 503 both times.'],
    ],
    [
      'a try that was stopped ends the sentence',
      [
        [503, 0],
        [503, 1000],
        [STOPPED, 1500, 500],
      ],
      ['Tried 3 times in 2 seconds: 503, 503, then it was stopped.'],
    ],
    [
      'a try on its way is told as such',
      [
        [503, 0],
        [{ pending: true }, 1000, 0],
      ],
      ['Tried twice in 1 second: 503, then no answer yet.'],
    ],
    [
      'an answer that the page did not get is no success',
      [
        [503, 0],
        [{ status: 200, error: 'net::ERR_FAILED' }, 1000],
      ],
      ['Tried twice in 1 second: 503, then 200 (kept from the page).'],
    ],
    [
      'an answer that broke off is no success',
      [
        [503, 0],
        [{ status: 200, error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' }, 1000],
      ],
      ['Tried twice in 1 second: 503, then 200 (cut off).'],
    ],
  ] as const)('%s', (_, tries, expected) => {
    const { made, known } = run(...tries);
    for (const each of made) expect(story(each, known)).toEqual(expected);
  });

  it('sums many answers up', () => {
    const alike = run(...Array.from({ length: 20 }, (_, place) => [503, place * 6000] as const));
    expect(story(alike.made[7] as Exchange, alike.known)).toEqual([
      'Tried 20 times in 114 seconds: 503 each time.',
      'It waited 6 seconds each time.',
    ]);
    const mixed = run(
      ...Array.from({ length: 9 }, (_, place) => [place % 3 ? 503 : 502, place * 200] as const),
    );
    expect(story(mixed.made[0] as Exchange, mixed.known)).toEqual([
      'Tried 9 times in 2 seconds: 502 (3 times), 503 (5 times), then 503.',
    ]);
    const many = run(...[500, 502, 503, 504, 200].map((status, place) => [status, place * 200] as const));
    expect(story(many.made[0] as Exchange, many.known)).toEqual([
      'Tried 5 times in less than a second: many kinds of answers, then 200.',
    ]);
  });

  it('leaves the time out where none is known', () => {
    const tries = [503, 200].map((status, index) => exchange({ status, startedAt: 'never' }, index));
    expect(story(tries[0] as Exchange, chained(tries, 'previousTry', 'nextTry'))).toEqual([
      'Tried twice: 503, then 200.',
    ]);
  });

  it('tells nothing of a request that was made once', () => {
    expect(story(exchange({ status: 503 }))).toEqual([]);
  });

  it('ends where links run in a circle, and on very long runs', () => {
    const [a, b] = [exchange({ status: 503 }), exchange({ status: 503 }, 1)];
    const circle = links([a, { nextTry: b, previousTry: b }], [b, { nextTry: a, previousTry: a }]);
    expect(story(a, circle)[0]).toMatch(/^Tried twice/);
    const { made, known } = run(...Array.from({ length: 3000 }, (_, place) => [503, place] as const));
    expect(story(made[1500] as Exchange, known)[0]).toMatch(/^Tried 401 times/);
  });
});

describe('the story of a sign-in', () => {
  const refused = exchange({ status: 401 });
  const again = exchange({ status: 200, startedAt: moment(500) }, 2);
  const renewal = (given: Given) =>
    exchange({ method: 'POST', url: 'https://id.shop.test/oauth/token', ...given }, 1);

  it('tells of a fresh one that worked', () => {
    const known = links(
      [refused, { renewal: renewal({ status: 200 }), nextTry: again }],
      [again, { previousTry: refused }],
    );
    const expected = [
      'The server wanted a valid sign-in (401).',
      'The page asked for a fresh one, got it, and tried again: 200.',
    ];
    expect(story(refused, known)).toEqual(expected);
    expect(story(again, known)).toEqual(expected);
  });

  it.each([
    [{ status: 400 }, 'The page asked for a fresh one, and was refused (400).'],
    [{ status: 500 }, 'The page asked for a fresh one, and did not get it: 500.'],
    [REFUSED, 'The page asked for a fresh one, and did not get it: no answer.'],
    [{ status: 200 }, 'The page asked for a fresh one, and got it.'],
  ] as const)('tells of a fresh one that came to %o', (given, expected) => {
    expect(story(refused, links([refused, { renewal: renewal(given) }]))).toEqual([
      'The server wanted a valid sign-in (401).',
      expected,
    ]);
  });

  it('does not tie a try to a fresh one that came after it', () => {
    const late = renewal({ status: 200, startedAt: moment(450), time: 300 });
    const known = links([refused, { renewal: late, nextTry: again }], [again, { previousTry: refused }]);
    expect(story(refused, known)).toEqual([
      'Tried twice in less than a second: 401, then 200.',
      'The page also asked once for a fresh sign-in: 200.',
    ]);
  });

  it('tells of it within a longer run', () => {
    const { made, known } = run([503, 0], [401, 500], [200, 1000]);
    const [, second] = made as [Exchange, Exchange];
    const all = links(...known, [second, { ...known.get(second), renewal: renewal({ status: 200 }) }]);
    expect(story(second, all)).toEqual([
      'Tried 3 times in 1 second: 503, 401, then 200.',
      'The page also asked once for a fresh sign-in: 200.',
    ]);
  });

  const asks = (scheme: string, status = 401) =>
    ({
      status,
      answers: { [status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate']: scheme },
    }) satisfies Given;
  const sends = (value: string, status = 200, name = 'Authorization') =>
    ({ status, sends: { [name]: value } }) satisfies Given;

  it('tells of one that the server asked for', () => {
    const { made, known } = run([asks('Basic realm="shop"'), 0], [sends('Basic c2VjcmV0OnNlY3JldA=='), 200]);
    expect(story(made[1] as Exchange, known)).toEqual([
      'The server asked who is calling (401).',
      'The request was sent again with a sign-in: 200.',
    ]);
  });

  it('tells of one in several steps', () => {
    const { made, known } = run(
      [asks('NTLM'), 0],
      [{ ...asks('NTLM TlRMTVNTUAAC'), ...sends('NTLM TlRMTVNTUAAB', 401) }, 200],
      [sends('NTLM TlRMTVNTUAAD'), 400],
    );
    expect(story(made[0] as Exchange, known)).toEqual([
      'The server asked who is calling (401).',
      'Then the request was sent twice with a sign-in: 401, then 200.',
    ]);
  });

  it('tells of one that the network asked for', () => {
    const { made, known } = run(
      [asks('Basic realm="out"', 407), 0],
      [sends('Basic c2VjcmV0OnNlY3JldA==', 200, 'Proxy-Authorization'), 200],
    );
    expect(story(made[0] as Exchange, known)).toEqual([
      'Your network asked who is calling (407).',
      'The request was sent again with a sign-in: 200.',
    ]);
  });

  it.each([
    ['no sign-in is seen in the second', [asks('Basic realm="shop"'), { status: 200 }]],
    ['the second has one of another kind', [asks('Basic realm="shop"'), sends('Bearer abc')]],
    ['the server asked for none', [{ status: 401 }, sends('Basic c2VjcmV0')]],
    ['the first was sent with one', [{ ...asks('Basic'), ...sends('Basic bm8=', 401) }, sends('Basic eWVz')]],
  ] as const)('tells the tries only where %s', (_, [first, second]) => {
    const { made, known } = run([first, 0], [second, 2000]);
    expect(story(made[0] as Exchange, known)).toEqual(['Tried twice in 2 seconds: 401, then 200.']);
  });
});

describe('the story of a permission', () => {
  const request = (given: Given) => exchange({ method: 'PATCH', ...given }, 1);
  const BLOCKED = { error: 'net::ERR_FAILED' };
  const pair = (question: Exchange, answer: Exchange) =>
    links([answer, { preflight: question }], [question, { preflighted: answer }]);
  const FIRST = 'The browser asked for permission first (OPTIONS)';
  const HERE = 'Here the browser asks whether the page may send PATCH.';

  it.each([
    [
      'an answer that refuses',
      preflight({ status: 405 }),
      request(BLOCKED),
      'the server said 405, so the real request was never sent',
    ],
    [
      'no answer',
      preflight({ status: 0, error: 'net::ERR_CONNECTION_RESET' }),
      request(BLOCKED),
      'no answer came, so the real request was never sent',
    ],
    ['leave', preflight(), request({ status: 200 }), 'the server agreed, so the request was sent'],
    [
      'leave, and then no answer',
      preflight(),
      request({ error: 'net::ERR_CONNECTION_RESET' }),
      'the server agreed, so the request was sent',
    ],
    [
      'a refusal, and a request all the same',
      preflight({ status: 404 }),
      request({ status: 200 }),
      'the server said 404',
    ],
    [
      'a question on its way',
      preflight({ status: 0, time: 0, pending: true }),
      request({ pending: true }),
      'no answer has come yet',
    ],
  ])('tells of %s, from both sides', (_, question, answer, expected) => {
    expect(story(answer, pair(question, answer))).toEqual([`${FIRST}: ${expected}.`]);
    const sentence = `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`;
    expect(story(question, pair(question, answer))).toEqual([HERE, sentence]);
  });

  it('leaves it to the diagnosis whether an answer of 204 gave leave', () => {
    const [question, answer] = [preflight(), request(BLOCKED)];
    const known = pair(question, answer);
    expect(story(answer, known)).toEqual([`${FIRST}.`]);
    const refused = { cause: 'preflight-method-refused' } as Diagnosis;
    expect(story(answer, known, refused)).toEqual([
      `${FIRST}: it was not allowed, so the real request was never sent.`,
    ]);
    expect(story(answer, known, { cause: 'net-err-failed' } as Diagnosis)).toEqual([`${FIRST}.`]);
  });

  it('says what a question asked for, where its request is not known', () => {
    expect(story(preflight({ status: 204 }, 'PUT', 'x-shop,content-type,x-more,x-last'))).toEqual([
      'Here the browser asks whether the page may send PUT with x-shop and content-type and 2 more.',
    ]);
    expect(story(preflight({ status: 403 }, 'PUT'))).toEqual([
      'Here the browser asks whether the page may send PUT.',
      'The server said 403.',
    ]);
  });
});

describe('the story of redirects', () => {
  const SENT_ON = { status: 302, answers: { Location: '/elsewhere' } };
  const chain = (last: Given, ...urls: readonly string[]) => {
    const made = urls.map((url, place) =>
      exchange(
        { ...(place === urls.length - 1 ? last : SENT_ON), url: url.replace(/^\//, 'https://shop.test/') },
        place,
      ),
    );
    return { made, known: chained(made, 'redirectedFrom', 'redirectedTo') };
  };

  it.each([
    [
      'one step',
      { status: 200 },
      ['/old', '/new'],
      ['Sent on once: from /old to /new.', 'There the answer was 200.'],
    ],
    [
      'steps over hosts',
      { status: 404 },
      ['/a', '/b', 'https://login.test/c', 'https://login.test/d'],
      ['Sent on 3 times: from shop.test/a to /b, then login.test/c, then /d.', 'There the answer was 404.'],
    ],
    [
      'a step to https',
      { status: 200 },
      ['http://shop.test/a', '/a'],
      ['Sent on once: from /a to the same with https.', 'There the answer was 200.'],
    ],
    [
      'a step to an app',
      STOPPED,
      ['/a', 'shop-app://signed-in?code=s3cret-value-99'],
      ['Sent on once: from shop.test/a to shop-app:….', 'There it was stopped.'],
    ],
    [
      'an address that is hidden',
      { status: 200 },
      ['/a1b2c3d4e5f6/g7h8i9j0k1l2', '/b'],
      ['Sent on once: from /[hidden] to /b.', 'There the answer was 200.'],
    ],
    [
      'a step back to the same address',
      { status: 200 },
      ['/a', '/a?seen=1'],
      ['Sent on once: from /a to /a again.', 'There the answer was 200.'],
    ],
    [
      'many steps',
      { status: 200 },
      ['/a', '/b', '/c', '/d', '/e'],
      ['Sent on 4 times, from /a to /e.', 'There the answer was 200.'],
    ],
    [
      'an end without an answer',
      REFUSED,
      ['/a', 'https://down.test/'],
      ['Sent on once: from shop.test/a to down.test/.', 'No answer came from there.'],
    ],
    [
      'an end that was stopped',
      STOPPED,
      ['/a', '/b'],
      ['Sent on once: from /a to /b.', 'There it was stopped.'],
    ],
    [
      'an end that the browser blocked',
      { error: 'net::ERR_BLOCKED_BY_CLIENT' },
      ['/a', '/b'],
      ['Sent on once: from /a to /b.', 'There the browser blocked it.'],
    ],
    [
      'an end that is on its way',
      { pending: true },
      ['/a', '/b'],
      ['Sent on once: from /a to /b.', 'No answer has come from there yet.'],
    ],
    [
      'an end that was not recorded',
      SENT_ON,
      ['/a', '/b'],
      ['Sent on once: from /a to /b.', 'What came after that was not recorded.'],
    ],
  ] as const)('tells of %s', (_, last, urls, expected) => {
    const { made, known } = chain(last, ...urls);
    for (const each of made) expect(story(each, known)).toEqual(expected);
  });

  const TOO_MANY = { error: 'net::ERR_TOO_MANY_REDIRECTS' };
  const round = (count: number, ...urls: readonly string[]) =>
    Array.from({ length: count }, (_, place) => urls[place % urls.length] as string);

  it.each([
    [
      'two addresses',
      TOO_MANY,
      round(21, '/a', '/b'),
      ['Sent round in a circle 20 times between /a and /b, then the browser gave up.'],
    ],
    ['one address', TOO_MANY, round(21, '/a'), ['Sent back to /a 20 times, then the browser gave up.']],
    [
      'three addresses',
      TOO_MANY,
      round(21, '/a', '/b', '/c'),
      ['Sent round in a circle 20 times, over 3 addresses from /a on, then the browser gave up.'],
    ],
    [
      'an address that grows',
      TOO_MANY,
      Array.from({ length: 21 }, (_, place) => `/${'a'.repeat(place + 1)}`),
      ['Sent on 20 times, from /a to /aaaaaaaaaaaaaaaaaaaaa, then the browser gave up.'],
    ],
    [
      'two addresses, and a way out',
      { status: 200 },
      round(5, '/a', '/b'),
      ['Sent round in a circle 4 times between /a and /b.', 'There the answer was 200.'],
    ],
  ] as const)('tells of a circle over %s', (_, last, urls, expected) => {
    const { made, known } = chain(last, ...urls);
    expect(story(made[5 % made.length] as Exchange, known)).toEqual(expected);
  });

  it('shortens long paths, and hides what could be a secret', () => {
    const { made, known } = chain(
      { status: 200 },
      '/callback/9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c?code=s3cretcode99',
      '/shop/with/a/very/long/path/to/one/of/its/many/things',
    );
    expect(story(made[0] as Exchange, known)).toEqual([
      'Sent on once: from /callback/[hidden] to /shop/…/things.',
      'There the answer was 200.',
    ]);
  });
});

describe('the rest of a story', () => {
  const one = exchange({ status: 404 });

  it('says that one request is listed twice', () => {
    expect(story(one, links([one, { listedBefore: exchange({ status: 404 }) }]))).toEqual([
      'The browser lists this request twice. It was made once.',
    ]);
  });

  it('says that a service worker answered', () => {
    expect(story(one, links([one, { workerFetch: exchange({ status: 502 }, 1) }]))).toEqual([
      'A script that the page keeps in the browser (a service worker) answered this.',
      'It asked the server itself: 502.',
    ]);
  });

  const stopped = exchange(STOPPED);
  const newer = exchange({}, 1);
  it('says what a stopped request made room for, unless the diagnosis does', () => {
    const search = links([stopped, { successor: newer }]);
    expect(story(stopped, search)).toEqual([
      'It was stopped as the page asked for the same with other words.',
    ]);
    expect(story(stopped, search, { cause: 'replaced-by-newer' } as Diagnosis)).toEqual([]);
    const left = links([stopped, { nextPage: newer }]);
    expect(story(stopped, left)).toEqual(['It was stopped as another page was opened.']);
    expect(story(stopped, left, { cause: 'left-for-next-page' } as Diagnosis)).toEqual([]);
  });

  it('says what the page did not look after', () => {
    const pageReport = {
      kind: 'unhandled-rejection',
      at: 0,
      message: 'Failed to fetch',
      sourceFile: '',
      line: null,
    } satisfies PageReport;
    expect(story({ ...one, pageReport })).toEqual(['The page’s code did not deal with this failure.']);
    expect(
      story({
        ...one,
        pageReport: { ...pageReport, kind: 'socket-closed', url: '', code: 4001, reason: '', clean: true },
      }),
    ).toEqual([]);
  });

  it('keeps the order of time: the question, the way, the tries', () => {
    const last = exchange({ status: 503, method: 'PATCH', url: 'https://api.shop.test/v2' }, 3);
    const again = exchange(
      { status: 200, method: 'PATCH', url: 'https://api.shop.test/v2', startedAt: moment(2000) },
      4,
    );
    const from = exchange({ status: 307, method: 'PATCH', url: 'https://api.shop.test/v1' }, 1);
    const known = links(
      [from, { redirectedTo: last }],
      [last, { preflight: preflight(), redirectedFrom: from, nextTry: again }],
      [again, { previousTry: last }],
    );
    expect(story(last, known)).toEqual([
      'The browser asked for permission first (OPTIONS): the server agreed, so the request was sent.',
      'Sent on once: from /v1 to /v2.',
      'There the answer was 503.',
      'Tried twice in 2 seconds: 503, then 200.',
    ]);
  });
});

describe('the story of a real session', () => {
  const at = (ms: number, given: Given, index: number) =>
    exchange({ visit: 'page_1', startedAt: moment(ms), time: 100, ...given }, index);
  /** The stories of all exchanges that have one, by their places, as a session relates them. */
  const stories = (...given: readonly (readonly [ms: number, given: Given])[]) => {
    const made = given.map(([ms, each], index) => at(ms, each, index));
    const whole = session(...made);
    return Object.fromEntries(
      made.flatMap((each) => {
        const told = storyOf(each, (other) => whole.relatedTo(other));
        for (const sentence of told) sentences.add(sentence);
        return told.length > 0 ? [[each.index, told.join(' ')]] : [];
      }),
    );
  };

  it('tells of tries that went through in the end', () => {
    const told = 'Tried 3 times in 4 seconds: 503, 503, then 200. It waited 1 second, then 2 seconds.';
    expect(
      stories(
        [0, { status: 503 }],
        [1100, { status: 503 }],
        [2000, { url: 'https://shop.test/x' }],
        [3300, { time: 700 }],
      ),
    ).toEqual({ 0: told, 1: told, 3: told });
  });

  it('tells of a fresh sign-in that served several requests', () => {
    const [wanted, got] = [
      'The server wanted a valid sign-in (401).',
      'The page asked for a fresh one, got it, and tried again: 200.',
    ];
    const [me, cart, token] = ['me', 'cart', 'auth/refresh'].map(
      (path) => `https://api.shop.test/${path}`,
    ) as [string, string, string];
    expect(
      stories(
        [0, { url: me, status: 401 }],
        [10, { url: cart, status: 401 }],
        [200, { url: token, method: 'POST' }],
        [400, { url: me }],
        [410, { url: cart }],
      ),
    ).toEqual(Object.fromEntries([0, 1, 3, 4].map((place) => [place, `${wanted} ${got}`])));
  });

  it('tells of a fresh sign-in that was refused', () => {
    const token = {
      url: 'https://id.shop.test/oauth/token',
      method: 'POST',
      sendsBody: 'grant_type=refresh_token',
    };
    expect(stories([0, { status: 401 }], [200, { ...token, status: 400 }])).toEqual({
      0: 'The server wanted a valid sign-in (401). The page asked for a fresh one, and was refused (400).',
    });
  });

  it('tells of a preflight and its request', () => {
    const ask = { type: 'preflight', sends: { 'Access-Control-Request-Method': 'PATCH' } };
    expect(
      stories([10, { ...ask, status: 405, time: 40 }], [0, { method: 'PATCH', error: 'net::ERR_FAILED' }]),
    ).toEqual({
      0: 'Here the browser asks whether the page may send PATCH. The server said 405, so the real request was never sent.',
      1: 'The browser asked for permission first (OPTIONS): the server said 405, so the real request was never sent.',
    });
  });

  it('tells of redirects in a circle', () => {
    const steps = Array.from({ length: 21 }, (_, place) => {
      const [here, there] = place % 2 ? ['b', 'a'] : ['a', 'b'];
      const url = `https://shop.test/${here}`;
      return [
        place * 20,
        place === 20
          ? { url, type: 'document', time: 0, error: 'net::ERR_TOO_MANY_REDIRECTS' }
          : { url, type: 'document', time: 15, status: 302, answers: { Location: `/${there}` } },
      ] as const;
    });
    const told = stories(...steps);
    expect(Object.keys(told)).toHaveLength(21);
    expect(new Set(Object.values(told))).toEqual(
      new Set(['Sent round in a circle 20 times between /a and /b, then the browser gave up.']),
    );
  });

  it('says nothing of requests side by side, and of a page that just works', () => {
    expect(
      stories(
        [0, { type: 'document', url: 'https://shop.test/' }],
        [100, { status: 503 }],
        [101, { status: 503 }],
        [102, { status: 503, method: 'POST' }],
        [300, { url: 'https://api.shop.test/other' }],
      ),
    ).toEqual({});
  });
});

describe('any story', () => {
  const anyGiven: fc.Arbitrary<Given> = fc.record(
    {
      status: fc.integer({ min: 0, max: 700 }),
      error: fc.constantFrom(null, '', 'net::ERR_ABORTED', 'net::ERR_FAILED', 'net::ERR_TOO_MANY_REDIRECTS'),
      method: fc.string(),
      url: fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ minLength: 1 })),
      pending: fc.boolean(),
      startedAt: fc.constantFrom(START, moment(1000), 'never'),
      time: fc.double(),
      sends: fc.record({
        'Access-Control-Request-Method': fc.string(),
        'Access-Control-Request-Headers': fc.string(),
      }),
    },
    { requiredKeys: [] },
  );
  const anyLinks = fc.array(
    fc.tuple(fc.nat(3), fc.constantFrom(...(Object.keys(ALONE) as (keyof Related)[])), fc.nat(3)),
    { maxLength: 12 },
  );

  it('ends, is of plain lines, and shows no secret, whatever the links', () => {
    fc.assert(
      fc.property(fc.array(anyGiven, { minLength: 4, maxLength: 4 }), anyLinks, (given, pairs) => {
        const made = given.map((each, index) =>
          exchange({ ...each, sends: { ...each.sends, Authorization: 'Bearer s3cret-value-99' } }, index),
        );
        const known = new Map<Exchange, Partial<Related>>();
        for (const [from, name, to] of pairs) {
          const source = made[from] as Exchange;
          known.set(source, { ...known.get(source), [name]: made[to] });
        }
        for (const each of made) {
          for (const sentence of storyOf(each, lookUp(known))) {
            expect(sentence).toMatch(/^[A-Z][^\p{Cc}]*\.$/u);
            expect(sentence).not.toContain('s3cret-value-99');
          }
        }
      }),
    );
  });
});

describe('the words of the stories', () => {
  it('are for everyone', () => {
    expect(sentences.size).toBeGreaterThan(60);
    // One sentence has no average worth the name; that of all of them is held below.
    const faults = [...sentences].flatMap((sentence) =>
      plainFaults(sentence)
        .filter((fault) => !fault.endsWith('on average, over 14'))
        .map((fault) => `${fault}: ${sentence}`),
    );
    expect(faults).toEqual([]);
    const all = measure([...sentences].join(' '));
    expect(all.average).toBeLessThanOrEqual(14);
    expect(all.grade).toBeLessThanOrEqual(6);
  });
});
