import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BODY_LIMIT, bodyOf, fromHarEntry, UnreadableEntry } from '../../src/capture/from-har-entry.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { entry, exchange, START, session } from '../exchange-builder.ts';

// Many runs, on machines of any speed.
vi.setConfig({ testTimeout: 30_000 });

const url = 'https://api.shop.test/orders';
/** An entry with these raw fields in the place of good ones. */
const raw = (fields: object, response: object = {}, request: object = {}) => {
  const good = entry();
  return {
    ...good,
    ...fields,
    response: { ...good.response, ...response },
    request: { ...good.request, ...request },
  };
};
const read = (...parts: Parameters<typeof raw>) => fromHarEntry(raw(...parts), 0);

describe('fromHarEntry reads', () => {
  it('an entry of Chrome whole', () => {
    const body = { message: 'No order' };
    expect(
      exchange(
        {
          method: 'POST',
          status: 404,
          statusText: 'Not Found',
          body,
          sendsBody: '{}',
          visit: 'page_1',
          wait: 90,
        },
        7,
      ),
    ).toMatchObject({
      index: 7,
      method: 'POST',
      url,
      resourceType: 'fetch',
      startedAt: Date.parse(START),
      duration: 120,
      visit: 'page_1',
      pending: false,
      leftBehind: false,
      error: null,
      errorsTold: true,
      request: { httpVersion: 'h2', body: { text: '{}' } },
      response: {
        status: 404,
        statusText: 'Not Found',
        mimeType: 'application/json',
        body: { text: JSON.stringify(body), binary: false, truncated: false },
        transferred: 300,
      },
      timings: { wait: 90, dns: 1 },
      initiator: { type: 'script' },
      socketError: null,
      pageReport: null,
    });
  });

  it('null and an empty text as different errors', () => {
    expect(exchange({ status: 200 }).error).toBeNull();
    expect(exchange({ error: '' }).error).toBe('');
    expect(exchange({ errorsUntold: true }).errorsTold).toBe(false);
  });

  it('the frame that made the request, with lines counted from 1', () => {
    const callFrames = [
      { url: '', lineNumber: 1 },
      { url: 'https://shop.test/app.js', lineNumber: 41, functionName: 'load' },
    ];
    expect(read({ _initiator: { type: 'script', stack: { callFrames } } }).initiator).toMatchObject({
      type: 'script',
      url: 'https://shop.test/app.js',
      line: 42,
      functionName: 'load',
    });
    expect(read({ _initiator: null }).initiator).toBeNull();
  });

  it('a form that was recorded as parameters', () => {
    const postData = { mimeType: 'x', params: [{ name: 'a', value: '1 2' }, { name: 'b' }] };
    expect(read({}, {}, { postData }).request.body?.text).toBe('a=1+2&b=');
  });

  it('headers without HTTP/2’s own, and several lines of one name', () => {
    const headers = [
      { name: ':status', value: '200' },
      { name: 'A', value: '1' },
      { name: 'a', value: 2 },
      { name: '' },
      null,
      5,
    ];
    const fields = read({}, { headers }).response.headers;
    expect([...fields]).toEqual([
      { name: 'A', value: '1' },
      { name: 'a', value: '2' },
    ]);
  });

  it('a header named __proto__ as any other', () => {
    const headers = JSON.parse('[{"name":"__proto__","value":"x"},{"name":"constructor","value":"y"}]');
    const fields = read({}, { headers }).response.headers;
    expect(fields.get('__proto__')).toBe('x');
    expect(fields.get('constructor')).toBe('y');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('fromHarEntry knows a request on its way', () => {
  it.each<[boolean, string, Parameters<typeof entry>[0]]>([
    [true, 'status 0, no error, no time', { pending: true }],
    [false, 'a time has passed', { pending: true, time: 5 }],
    [false, 'an error', { status: 0, error: 'net::ERR_FAILED', time: 0 }],
    [false, 'a block inside the browser', { status: 0, error: '', time: 0 }],
    [false, 'an answer', { status: 200, time: 0 }],
    [false, 'a WebSocket', { type: 'websocket', url: 'wss://shop.test/', pending: true }],
    [false, 'a recorder that tells no errors', { pending: true, errorsUntold: true }],
  ])('%s: %s', (pending, _why, given) => {
    expect(exchange(given).pending).toBe(pending);
  });
});

describe('fromHarEntry refuses, and says why', () => {
  it.each<[string, unknown, RegExp]>([
    ['null', null, /not an object/],
    ['a text', 'GET /', /not an object/],
    ['no request', { response: {} }, /request is missing/],
    ['a request that is a text', { request: 'GET /' }, /request is missing/],
    ['no url', { request: { method: 'GET' } }, /request\.url is missing/],
    ['an empty url', { request: { url: '' } }, /request\.url is missing/],
    ['a url that is a number', { request: { url: 5 } }, /request\.url is missing/],
  ])('%s', (_what, value, reason) => {
    expect(() => fromHarEntry(value, 0)).toThrow(UnreadableEntry);
    expect(() => fromHarEntry(value, 0)).toThrow(reason);
  });
});

describe('fromHarEntry bears', () => {
  it('an entry of nothing but a url', () => {
    expect(fromHarEntry({ request: { url } }, 3)).toMatchObject({
      index: 3,
      method: 'GET',
      resourceType: 'other',
      startedAt: null,
      duration: null,
      response: { status: 0, body: null },
      initiator: null,
    });
  });

  it.each<[string, unknown, number | null]>([
    ['a text', START, Date.parse(START)],
    ['a Date', new Date(START), Date.parse(START)],
    ['a number', Date.parse(START), Date.parse(START)],
    ['a number in a text', String(Date.parse(START)), Date.parse(START)],
    ['seconds', Date.parse(START) / 1000, Date.parse(START)],
    ['an HTTP date', 'Sun, 22 Nov 2026 10:00:00 GMT', Date.parse(START)],
    ['1969', '1969-12-31T23:59:59.999Z', null],
    ['no date', 'yesterday', null],
    ['a broken Date', new Date('x'), null],
    ['a year far off', '+275000-01-01T00:00:00Z', null],
    ['a number no date can hold', 1e300, null],
    ['nothing', undefined, null],
    ['an object', {}, null],
  ])('a start given as %s', (_what, startedDateTime, expected) => {
    expect(read({ startedDateTime }).startedAt).toBe(expected);
  });

  it.each<[string, unknown, number | null]>([
    ['a number', 12.5, 12.5],
    ['0', 0, 0],
    ['"error"', 'error', null],
    ['below zero', -1, null],
    ['absurd', 1.7e12, null],
    ['infinite', Number.POSITIVE_INFINITY, null],
    ['not a number', Number.NaN, null],
    ['null', null, null],
  ])('a time that is %s', (_what, time, expected) => {
    expect(read({ time }).duration).toBe(expected);
  });

  it('no duration where the start is unknown', () => {
    expect(read({ startedDateTime: '1969-12-31T23:59:59.999Z', time: 100 }).duration).toBeNull();
  });

  it('timings below zero and of the wrong type', () => {
    expect(
      read({ timings: { blocked: -1, dns: 'x', connect: null, wait: 5, receive: -0.5 } }).timings,
    ).toMatchObject({
      blocked: null,
      dns: null,
      connect: null,
      ssl: null,
      send: null,
      wait: 5,
      receive: null,
    });
  });

  it.each<[string, unknown, number]>([
    ['a text', '404', 404],
    ['a broken number', 200.7, 200],
    ['below zero', -1, 0],
    ['too small', 42, 0],
    ['too large', 1e21, 0],
    ['infinite', Number.POSITIVE_INFINITY, 0],
    ['no number', 'OK', 0],
    ['an object that is no value', { toString: 1, valueOf: 1 }, 0],
    ['a list', [404], 0],
    ['null', null, 0],
  ])('a status that is %s', (_what, status, expected) => {
    expect(read({}, { status }).response.status).toBe(expected);
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['a text', 'A: 1'],
    ['null', null],
  ])('headers that are %s', (_what, headers) => {
    expect(read({}, { headers }).response.headers.size).toBe(0);
  });

  it('headers as an object, and values as lists', () => {
    const headers = JSON.parse(
      '{"A":1,":status":"200","__proto__":"x","Set-Cookie":["a=1","b=2"],"Empty":null}',
    );
    expect([...read({}, { headers }).response.headers]).toEqual([
      { name: 'A', value: '1' },
      { name: '__proto__', value: 'x' },
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'Set-Cookie', value: 'b=2' },
      { name: 'Empty', value: '' },
    ]);
  });

  it.each<[string, string, unknown, string]>([
    [
      'a list',
      'https://x.test/a',
      [
        { name: 'q', value: 'a b&c' },
        { name: 'n', value: 2 },
      ],
      'https://x.test/a?q=a%20b%26c&n=2',
    ],
    [
      'a list of what is encoded',
      'https://x.test/',
      [
        { name: 'q', value: 'a%26b' },
        { name: 'r', value: '5%' },
      ],
      'https://x.test/?q=a%26b&r=5%25',
    ],
    [
      'a list before a fragment',
      'https://x.test/#top',
      [{ name: 'é', value: '😀\ud800' }],
      'https://x.test/?%C3%A9=%F0%9F%98%80%EF%BF%BD#top',
    ],
    ['a list beside a query', 'https://x.test/?a=1', [{ name: 'b', value: '2' }], 'https://x.test/?a=1'],
    ['a list of nothing', 'https://x.test/', [{ name: '', value: '' }, null, {}], 'https://x.test/'],
    ['no list', 'https://x.test/', { a: 1 }, 'https://x.test/'],
  ])('a query that is %s', (_what, address, queryString, expected) => {
    expect(read({}, {}, { url: address, queryString }).url).toBe(expected);
  });

  it('the address of WebPageTest where there is no other', () => {
    expect(read({ _full_url: url }, {}, { url: '' }).url).toBe(url);
    expect(read({ _full_url: 'https://x.test/' }).url).toBe(url);
  });

  it.each<[string, object, string | null, boolean]>([
    ['none', {}, null, false],
    ['null', { _error: null }, null, true],
    ['Chromium’s', { _error: 'net::ERR_FAILED' }, 'net::ERR_FAILED', true],
    ['Playwright’s', { _failureText: 'net::ERR_ABORTED' }, 'net::ERR_ABORTED', true],
    ['Firefox’s in Playwright', { _failureText: 'NS_ERROR_NET_RESET' }, null, false],
    ['another program’s object', { _error: { message: 'x' } }, null, false],
  ])('an error that is %s', (_what, fields, error, errorsTold) => {
    const { response } = entry({ errorsUntold: true });
    expect(fromHarEntry({ ...entry(), response: { ...response, ...fields } }, 0)).toMatchObject({
      error,
      errorsTold,
    });
  });

  it('a request body that is a text', () => {
    expect(read({}, {}, { postData: 'a=1' }).request.body?.text).toBe('a=1');
  });

  it('a method in small letters, and none', () => {
    expect(read({}, {}, { method: 'patch' }).method).toBe('PATCH');
    expect(read({}, {}, { method: '' }).method).toBe('GET');
  });

  it('no response at all', () => {
    expect(fromHarEntry({ ...entry(), response: null }, 0).response.status).toBe(0);
  });
});

describe('bodyOf', () => {
  const base64 = (bytes: Iterable<number> | string) => Buffer.from(bytes as string).toString('base64');

  it.each<[string, string, boolean, object]>([
    ['text', 'é', false, { text: 'é', binary: false, truncated: false }],
    ['text that looks like base64', 'aGVsbG8=', false, { text: 'aGVsbG8=', binary: false, truncated: false }],
    ['base64 of text', base64('héllo'), true, { text: 'héllo', binary: false, truncated: false }],
    ['base64 of text with a mark of byte order', base64('\ufeff{}'), true, { text: '{}', binary: false }],
    ['base64 of bytes that are no text', base64([0xff, 0xd8, 0xff, 0xe0]), true, { text: '', binary: true }],
    ['base64 of text with a zero in it', base64('a\0b'), true, { text: '', binary: true }],
    ['broken base64', '%%%', true, { text: '', binary: true, truncated: false }],
    ['nothing', '', true, { text: '', binary: false, truncated: false }],
  ])('%s', (_what, content, isBase64, expected) => {
    expect(bodyOf(content, isBase64)).toMatchObject(expected);
  });

  it('keeps 1 MB of 2 MB of text', () => {
    const body = bodyOf('x'.repeat(2 * 1024 * 1024), false);
    expect(body.truncated).toBe(true);
    expect(body.text).toHaveLength(BODY_LIMIT);
  });

  it('keeps 1 MB of 2 MB of base64, also where the cut falls inside a character', () => {
    for (const text of ['x', 'é', '€', '😀', 'x€']) {
      const body = bodyOf(base64(text.repeat((2 * 1024 * 1024) / Buffer.byteLength(text))), true);
      expect(body).toMatchObject({ binary: false, truncated: true });
      expect(body.text.startsWith(text.repeat(100))).toBe(true);
      expect(Buffer.byteLength(body.text)).toBeLessThanOrEqual(BODY_LIMIT + 8);
    }
  });

  it('does not cut what just fits', () => {
    expect(bodyOf('x'.repeat(BODY_LIMIT), false).truncated).toBe(false);
    expect(bodyOf(base64('x'.repeat(BODY_LIMIT)), true).truncated).toBe(false);
  });
});

describe('whatever comes in', () => {
  /** JSON with the names that entries have, so that the reader gets past the first door. */
  const json = fc.jsonValue({ maxDepth: 2 });
  const header = fc.oneof(
    json,
    fc.record({
      name: fc.oneof(fc.constantFrom('WWW-Authenticate', 'Retry-After', 'Date', 'Allow', '__proto__'), json),
      value: fc.oneof(fc.string(), json),
    }),
  );
  const headers = fc.oneof(json, fc.array(header, { maxLength: 4 }));
  const odd = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: good }, json);
  const status = odd(
    fc.oneof(
      fc.constantFrom(0, 200, 204, 302, 304, 400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504, 522),
      fc.integer(),
      fc.double(),
    ),
  );
  const anyEntry = fc.record(
    {
      startedDateTime: odd(fc.oneof(fc.constant(START), fc.double(), fc.string())),
      time: odd(fc.double()),
      request: odd(
        fc.record({
          method: odd(fc.constantFrom('GET', 'OPTIONS', 'PATCH')),
          url: odd(fc.oneof(fc.webUrl(), fc.string(), fc.constant('http://localhost:3000/x'))),
          headers,
          postData: json,
        }),
      ),
      response: odd(
        fc.record({
          status,
          statusText: json,
          headers,
          _error: odd(
            fc.constantFrom(
              null,
              '',
              'net::ERR_FAILED',
              'net::ERR_ABORTED',
              'net::ERR_CERT_DATE_INVALID',
              'net::__proto__',
              'net::constructor',
            ),
          ),
          content: odd(
            fc.record({
              text: odd(
                fc.oneof(
                  json.map((x) => JSON.stringify(x)),
                  fc.string(),
                ),
              ),
              encoding: odd(fc.constant('base64')),
            }),
          ),
        }),
      ),
      timings: json,
      _initiator: json,
      _resourceType: odd(fc.constantFrom('fetch', 'preflight', 'websocket', 'script')),
      _webSocketMessages: odd(fc.array(fc.record({ type: fc.constant('error'), data: json }))),
      pageref: json,
    },
    { requiredKeys: [] },
  );

  function neverFallsOver(value: unknown): void {
    let made: ReturnType<typeof fromHarEntry>;
    try {
      made = fromHarEntry(value, 0);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableEntry);
      return;
    }
    const diagnosis = diagnose(made, session(made).relatedTo(made));
    // A rule that threw would be named here.
    expect(diagnosis?.failedRules ?? []).toEqual([]);
  }

  it('is read or refused, and diagnosed (any JSON)', () => {
    fc.assert(fc.property(fc.jsonValue(), neverFallsOver), { numRuns: 500 });
  });

  it('is read or refused, and diagnosed (JSON in the shape of an entry)', () => {
    fc.assert(fc.property(anyEntry, neverFallsOver), { numRuns: 1500 });
  });
});
