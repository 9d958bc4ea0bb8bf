import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type FilterState, NO_FILTER } from '../../../src/panel/filter/filter-state.ts';
import { FILTER_KEYS } from '../../../src/panel/filter/grammar.ts';
import { matcherOf } from '../../../src/panel/filter/matcher.ts';
import { type ListedRequest, ListedRequests } from '../../../src/panel/listed-request.ts';
import type { TimeRange } from '../../../src/panel/strip/time-scale.ts';
import { type Given, START } from '../../exchange-builder.ts';
import { DIAGNOSIS, listed, type Said } from './listed-request-builder.ts';

/** Patterns that are searched for at once, as no worker stands in between. */
const AT_ONCE = {
  use() {},
  matches: (pattern: string, { url }: { url: string }) => new RegExp(pattern, 'i').test(url),
  faultOf: () => undefined,
};

/** Whether a filter, a text alone or more, lists a request. */
function accepts(filter: string | Partial<FilterState>, request: ListedRequest, range?: TimeRange): boolean {
  const state = typeof filter === 'string' ? { text: filter } : filter;
  return matcherOf({ ...NO_FILTER, ...state }, AT_ONCE, range).accepts(request);
}

const told = (given: Given = {}, said: Said = {}) => listed(given, { diagnosis: DIAGNOSIS, ...said });
const post401 = told({ method: 'POST', status: 401, url: 'https://api.shop.test/me/Orders?page=2' });
const aborted = listed({ error: 'net::ERR_ABORTED' });

describe('a term', () => {
  it.each<[string, ListedRequest, ListedRequest]>([
    // Text, one that it finds, one that it does not find.
    ['orders', post401, listed({ url: 'https://shop.test/cart' })],
    ['"post 401"', post401, listed()],
    ['"sign-in RAN out"', post401, listed({ status: 401 })],
    ['"ran out"', told(), listed()],
    ['colour:red', listed({ url: 'https://shop.test/colour:red' }), listed({ url: 'https://shop.test/red' })],
    ['https://api.shop.test/', post401, listed({ url: 'https://shop.test/' })],

    ['status-code:401', post401, listed({ status: 403 })],
    ['status-code:4xx', post401, listed({ status: 503 })],
    ['status-code:4', post401, listed({ url: 'https://shop.test/4' })],
    ['status-code:40', post401, listed({ status: 422 })],
    ['status-code:40x', post401, listed({ status: 422 })],
    ['status-code:5xx', listed({ status: 999 }), post401],
    ['status-code:0', listed({ error: 'net::ERR_FAILED' }), listed()],
    ['4', post401, listed({ status: 200, url: 'https://shop.test/4' })],
    ['4xx', post401, listed({ status: 200, url: 'https://shop.test/4xx' })],
    ['401', post401, listed({ status: 403 })],
    ['401', listed({ url: 'https://shop.test/rooms/401' }), listed({ status: 400 })],

    ['domain:api.shop.test', post401, listed({ url: 'https://shop.test/' })],
    ['domain:api.*', post401, listed({ url: 'https://shop.test/api.x' })],
    ['domain:*.shop.test', post401, listed({ url: 'https://shop.test/' })],
    ['domain:*shop*', post401, listed({ url: 'https://cdn.test/shop' })],
    ['domain:a*a', listed({ url: 'https://aba/' }), listed({ url: 'https://a/' })],
    ['domain:localhost', listed({ url: 'http://localhost:3000/' }), listed()],
    [
      'domain:localhost:3000',
      listed({ url: 'http://localhost:3000/' }),
      listed({ url: 'http://localhost:4000/' }),
    ],
    ['domain:127.0.0.1', listed({ url: 'http://127.0.0.1:3000/' }), listed()],
    ['domain:[::1]', listed({ url: 'http://[::1]:3000/' }), listed()],
    [
      'domain:api.test',
      listed({ url: 'https://me:secret@API.test/' }),
      listed({ url: 'https://api.test@x.test/' }),
    ],
    [
      'domain:a.test',
      listed({ url: 'https://a.test?b=https://c.test' }),
      listed({ url: 'data:,https://a.test/' }),
    ],
    ['domain:shop', listed({ url: 'https://shop/' }), listed({ url: 'https://shop.test/' })],

    ['method:post', post401, listed()],
    ['method:po', listed({ method: 'PO' }), post401],
    ['mime-type:json', listed({ body: {} }), listed({ body: '<p>' })],
    ['mime-type:text/html', listed({ body: '<p>' }), listed({ body: {} })],
    ['scheme:http', listed({ url: 'http://shop.test/' }), listed({ url: 'https://shop.test/' })],
    ['resource-type:script', listed({ type: 'script' }), listed()],
    ['url:page=2', post401, told({ url: 'https://shop.test/' })],
    ['url:post', listed({ url: 'https://shop.test/post' }), post401],
    [
      'has-response-header:X-Trace',
      listed({ answers: { 'x-trace': '1' } }),
      listed({ sends: { 'x-trace': '1' } }),
    ],

    [
      'larger-than:1k',
      listed({}, { response: { transferred: 1000 } }),
      listed({}, { response: { transferred: 999 } }),
    ],
    [
      'larger-than:1.5M',
      listed({}, { response: { transferred: 2e6 } }),
      listed({}, { response: { transferred: 1e6 } }),
    ],
    [
      'larger-than:500',
      listed({}, { response: { transferred: null, size: 600 } }),
      listed({}, { response: { transferred: 100, size: 600 } }),
    ],
    [
      'larger-than:0',
      listed({}, { response: { transferred: 0 } }),
      listed({}, { response: { transferred: null, size: null } }),
    ],

    ['is:failed', listed({ status: 500 }), listed()],
    ['is:blocked', listed({ error: '' }), listed({ status: 500 })],
    ['is:cancelled', aborted, listed()],
    ['is:canceled', aborted, listed()],
    ['is:running', listed({ pending: true }), listed()],
    ['is:from-cache', listed({ fromCache: 'disk' }), listed()],
    ['is:service-worker-intercepted', listed({}, { response: { viaServiceWorker: true } }), listed()],
    ['is:third-party', listed({}, { party: 'third' }), listed({}, { party: 'first' })],
    ['is:third-party', listed({}, { party: 'third' }), listed()],

    ['cause:token-expired', told(), listed()],
    ['cause:token', told(), told({}, { diagnosis: { ...DIAGNOSIS, cause: 'wrong-address' } })],
    ['fixer:backend', told(), told({}, { diagnosis: { ...DIAGNOSIS, fixer: 'frontend' } })],
    ['certainty:likely', told(), told({}, { diagnosis: { ...DIAGNOSIS, certainty: 'certain' } })],

    ['/me/ORD.*=\\d$/', post401, listed()],
  ])('%s', (text, found, other) => {
    expect(accepts(text, found)).toBe(true);
    expect(accepts(text, other)).toBe(false);
    expect(accepts(`-${text}`, found)).toBe(false);
    expect(accepts(`-${text}`, other)).toBe(true);
    expect(accepts({ text, invert: true }, found)).toBe(false);
    expect(accepts({ text, invert: true }, other)).toBe(true);
    expect(accepts({ text: `-${text}`, invert: true }, found)).toBe(true);
  });

  it('stands for each key in this table', () => {
    for (const key of FILTER_KEYS)
      expect(accepts(`${key}:nothing-is-so`, post401)).toBe(/^(?:is|larger-than)$/.test(key));
  });

  it('follows the explanation of the same exchange', () => {
    let diagnosis: ListedRequest['diagnosis'] = null;
    const { exchange } = listed({ status: 401 });
    const known = new ListedRequests({ diagnosisOf: () => diagnosis, partyOf: () => undefined });
    expect(accepts('ran', known.of(exchange))).toBe(false);
    diagnosis = post401.diagnosis;
    known.forget(exchange);
    expect(accepts('ran', known.of(exchange))).toBe(true);
  });
});

describe('several terms', () => {
  it.each<[string, boolean]>([
    ['orders me', true],
    ['orders cart', false],
    ['method:post 401', true],
    ['method:get 401', false],
    ['method:post -orders', false],
    // A request has one method: either will do.
    ['method:get method:post', true],
    ['method:get method:put', false],
    ['401 403', true],
    ['403 404', false],
    ['4xx 500', true],
    ['status-code:500 401', true],
    ['domain:api.* domain:cdn.*', true],
    ['cause:cors cause:token', true],
    ['is:failed is:blocked', true],
    ['is:running is:blocked', false],
    ['method:get method:post domain:cdn.*', false],
    // What can hold at once must.
    ['url:orders url:cart', false],
    ['is:failed is:from-cache', false],
    ['has-response-header:date has-response-header:etag', false],
    ['larger-than:1 larger-than:1m', false],
    // Each sign leaves something out.
    ['-method:get -method:post', false],
    ['-method:get -method:put', true],
    ['method:post -method:post', false],
    // What is no term is as if it were not there.
    ['is:great method: - orders', true],
  ])('%s: %s', (text, found) => {
    expect(accepts(text, post401)).toBe(found);
  });

  it('are each turned round by "invert", and so are choices', () => {
    expect(accepts({ text: 'orders cart', invert: true }, post401)).toBe(false);
    expect(accepts({ text: 'basket cart', invert: true }, post401)).toBe(true);
    expect(accepts({ text: 'method:get method:put', invert: true }, post401)).toBe(true);
    expect(accepts({ text: 'method:get method:post', invert: true }, post401)).toBe(false);
    expect(accepts({ text: '-method:get -method:post', invert: true }, post401)).toBe(true);
  });
});

describe('beside the text', () => {
  it('failures only: what somebody has to deal with', () => {
    const failures = (request: ListedRequest) => accepts({ failuresOnly: true }, request);
    expect(failures(post401)).toBe(true);
    expect(failures(told({ status: 200 }))).toBe(true);
    expect(failures(listed())).toBe(false);
    expect(failures(listed({ pending: true }))).toBe(false);
    expect(failures(told({ status: 404 }, { diagnosis: { ...DIAGNOSIS, fixer: 'nobody' } }))).toBe(false);
  });

  it('types: none chosen is all', () => {
    expect(accepts({ types: [] }, listed({ type: 'script' }))).toBe(true);
    expect(accepts({ types: ['js'] }, listed({ type: 'script' }))).toBe(true);
    expect(accepts({ types: ['css', 'fetch'] }, listed({ type: 'xhr' }))).toBe(true);
    expect(accepts({ types: ['css', 'img'] }, listed({ type: 'script' }))).toBe(false);
    expect(accepts({ types: ['fetch'] }, listed({ type: 'preflight' }))).toBe(true);
  });

  it('third party', () => {
    expect(accepts({ hideThirdParty: true }, listed({}, { party: 'third' }))).toBe(false);
    expect(accepts({ hideThirdParty: true }, listed({}, { party: 'first' }))).toBe(true);
    expect(accepts({ hideThirdParty: true }, listed())).toBe(true);
  });

  it('"invert" turns round the text alone', () => {
    const state = {
      text: 'cart',
      invert: true,
      failuresOnly: true,
      hideThirdParty: true,
      types: ['fetch'],
    } as const;
    expect(accepts(state, post401)).toBe(true);
    expect(accepts(state, listed())).toBe(false);
    expect(accepts({ ...state, types: ['js'] }, post401)).toBe(false);
  });

  it.each<[string, Given, number, number, boolean]>([
    ['starts after it', {}, -500, -1, false],
    ['starts at its end', {}, -500, 0, true],
    ['ends before it', { time: 100 }, 101, 500, false],
    ['ends at its start', { time: 100 }, 100, 500, true],
    ['lies around it', { time: 100 }, 10, 20, true],
    ['is still on its way', { pending: true }, 5000, 6000, true],
    ['has no time', { startedAt: 'never' }, -1e15, 1e15, false],
  ])('a part of the session: a request that %s', (_what, given, from, to, found) => {
    const start = Date.parse(START);
    expect(accepts('', listed(given), { from: start + from, to: start + to })).toBe(found);
  });

  it('is active when it can leave something out', () => {
    const active = (state: Partial<FilterState>, range?: TimeRange) =>
      matcherOf({ ...NO_FILTER, ...state }, AT_ONCE, range).isActive;
    expect(active({})).toBe(false);
    expect(active({ invert: true, text: ' - method: /(/' })).toBe(false);
    expect(active({ text: 'a' })).toBe(true);
    expect(active({ text: '/a/' })).toBe(true);
    expect(active({ failuresOnly: true })).toBe(true);
    expect(active({ hideThirdParty: true })).toBe(true);
    expect(active({ types: ['js'] })).toBe(true);
    expect(active({}, { from: 0, to: 1 })).toBe(true);
  });
});

describe('a pattern', () => {
  const searching = (verdict: boolean | undefined, fault?: string) => ({
    use: vi.fn(),
    matches: vi.fn(() => verdict),
    faultOf: () => fault,
  });

  it('is not listed, with or without a sign, while its verdict is not known', () => {
    for (const text of ['/a/', '-/a/']) {
      expect(matcherOf({ ...NO_FILTER, text }, searching(undefined)).accepts(post401)).toBe(false);
    }
    expect(matcherOf({ ...NO_FILTER, text: '-/a/' }, searching(false)).accepts(post401)).toBe(true);
  });

  it('that was given up does not filter, and says so', () => {
    for (const text of ['/a/', '-/a/']) {
      const matcher = matcherOf({ ...NO_FILTER, text }, searching(undefined, 'Too long.'));
      expect(matcher.accepts(post401)).toBe(true);
      expect(matcher.faults).toEqual(['Too long.']);
    }
  });

  it('is not looked for in what is left out anyhow', () => {
    const search = searching(true);
    const matcher = matcherOf({ ...NO_FILTER, text: '/a/ method:get' }, search);
    expect(search.use).toHaveBeenCalledWith('/a/ method:get', ['a']);
    expect(matcher.accepts(post401)).toBe(false);
    expect(search.matches).not.toHaveBeenCalled();
  });
});

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 12 }),
    fc.constantFrom(...FILTER_KEYS).map((key) => `${key}:`),
    fc.constantFrom(
      '-',
      '"',
      '/',
      ' ',
      '*',
      '4xx',
      '401',
      '(',
      '[',
      '\\',
      'is:failed',
      '1e400',
      '__proto__',
      '\u2028',
      '\ud800',
      'İ',
      'constructor:',
    ),
  );
  const requests = [
    post401,
    aborted,
    listed({ url: 'data:,x' }),
    listed({ url: 'no address' }),
    listed({ pending: true }),
  ];

  it('lists a request or not, and never throws', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, invert) => {
        // The patterns would run here, where nothing can stop them.
        const search = { ...AT_ONCE, matches: () => undefined };
        const { accepts, isActive, faults } = matcherOf(
          { ...NO_FILTER, text: pieces.join(''), invert },
          search,
        );
        for (const request of requests) expect(accepts(request)).toBeTypeOf('boolean');
        if (!isActive) expect(requests.every(accepts)).toBe(true);
        for (const fault of faults) expect(fault).toMatch(/\.$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('goes through 20,000 requests in the time of one frame', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      told({ url: `https://s${index % 50}.shop.test/orders/${index}?page=${index % 7}` }),
    );
    const time = (text: string) => {
      const { accepts } = matcherOf({ ...NO_FILTER, text }, AT_ONCE);
      const began = process.cpuUsage();
      many.filter(accepts);
      return process.cpuUsage(began).user / 1000;
    };
    time('warm domain:s1.* method:post');
    const texts = [
      'o',
      'or',
      'orders page=3',
      'domain:*.shop.test',
      '-method:get 4xx',
      'is:failed is:blocked x',
    ];
    const times = texts.map((text) => Math.min(time(text), time(text), time(text)));
    // In ms of the processor's time: other tests run beside this one.
    expect(Math.max(...times), String(times)).toBeLessThan(30);
  });
});
