import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canReplay } from '../../src/share/to-curl.ts';
import { toFetch } from '../../src/share/to-fetch.ts';
import { CANARY, HOSTILE_STRINGS, HOSTILE_TOKENS } from './hostile-strings.ts';
import { type Sent, sent } from './shell/sent.ts';

type Call = readonly unknown[];
type Script = (fetch: unknown, socket: unknown, alert: unknown) => Promise<void>;
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (...parts: string[]) => Script;

/** Runs the code, and says with what it called fetch and WebSocket; anything else that it calls fails the test. */
async function callsOf(code: string): Promise<Call[]> {
  const calls: Call[] = [];
  const stub = (...given: unknown[]) => {
    calls.push(given);
    return Promise.resolve();
  };
  await new AsyncFunction('fetch', 'WebSocket', 'alert', code)(stub, stub, () => {
    throw new Error(CANARY);
  });
  return calls;
}

async function fetched(what: Sent): Promise<{ url: unknown; options: Record<string, unknown> }> {
  const [call, ...more] = await callsOf(toFetch(sent(what)));
  expect(more).toEqual([]);
  return { url: call?.[0], options: call?.[1] as Record<string, unknown> };
}

const everywhere = (text: string): Sent => ({
  method: 'PATCH',
  url: `https://shop.test/p/${text}?q=${text}#${text}`,
  headers: [
    ['X-Hostile', text],
    ['Content-Type', 'text/plain'],
    ['Cookie', text],
  ],
  body: text,
});

async function arrives(text: string): Promise<void> {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  const { url, options } = await fetched(everywhere(text));
  const value = whole
    .split('\n')
    .map((line) => asTaken(line.replace(/\p{Cc}/gu, ' ').trim()))
    .join(', ');
  expect(url).toBe(new URL(`https://shop.test/p/${whole}?q=${whole}#${whole}`).href.split('#')[0]);
  const { 'X-Hostile': hostile, ...headers } = options.headers as Record<string, string>;
  expect(hostile).toBe(value);
  expect({ ...options, headers }).toEqual({
    method: 'PATCH',
    headers: { 'Content-Type': 'text/plain' },
    ...(whole === '' ? {} : { body: whole }),
    mode: 'cors',
    credentials: 'include',
  });
}

/** fetch takes Latin-1; of any other line it is given the bytes. */
const asTaken = (line: string) =>
  /[\u0100-\uffff]/.test(line) ? Buffer.from(line, 'utf8').toString('latin1') : line;

describe('hostile strings', () => {
  it.each(HOSTILE_STRINGS)('arrive as they are, and nothing is run: %j', async (text) => {
    await arrives(text);
  });

  it('would be caught', async () => {
    await expect(callsOf('await fetch("x"); alert(1)')).rejects.toThrow(CANARY);
  });

  it.each(HOSTILE_TOKENS)('arrive as methods and as names of headers: %s', async (token) => {
    const { options } = await fetched({ method: token, headers: [[token, 'x']] });
    expect(options.method).toBe(token);
    expect(Object.entries(options.headers as object)).toEqual([[token, 'x']]);
  });

  it('leave nothing in the code that ends a script, breaks a line or turns the direction of writing', () => {
    for (const text of HOSTILE_STRINGS) {
      expect(toFetch(sent(everywhere(text)))).not.toMatch(/<|[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029]/u);
    }
  });

  it('are any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'\'"\\`$(){}<>/!-u \n\r\u2028\u2029\u0085\u202e') }),
        ),
        (text) => arrives(text.replaceAll('\0', '')),
      ),
      { numRuns: 300 },
    );
  });
});

describe('the code', () => {
  it('can be read', () => {
    expect(
      toFetch(
        sent({
          method: 'POST',
          headers: [
            ['Content-Type', 'application/json'],
            ['Authorization', 'Bearer hidden-1'],
          ],
          body: '{"a":"</b>"}',
        }),
      ),
    ).toBe(`await fetch("https://api.shop.test/orders", {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    "Authorization": "Bearer hidden-1",
  },
  body: "{\\"a\\":\\"\\u003c/b>\\"}",
  mode: "cors",
  credentials: "omit",
});`);
  });

  it('sets no header that a script cannot set, or that the browser sets by itself', async () => {
    const never = [
      ...[
        'Accept-Charset',
        'Accept-Encoding',
        'Access-Control-Request-Headers',
        'Access-Control-Request-Method',
      ],
      ...['Connection', 'Content-Length', 'Cookie', 'Cookie2', 'Date', 'DNT', 'Expect', 'Host', 'Keep-Alive'],
      ...['Origin', 'Referer', 'Set-Cookie', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade', 'Via'],
      ...['Proxy-Authorization', 'proxy-x', 'Sec-Fetch-Site', 'sec-ch-ua', ':authority'],
      ...['User-Agent', 'Priority', 'Upgrade-Insecure-Requests'],
    ];
    const headers: [string, string][] = [
      ...never.map((name): [string, string] => [name, '1']),
      ['X-HTTP-Method-Override', 'PATCH, trace'],
      ['X-Method-Override', 'PATCH'],
      ['Accept', '*/*'],
    ];
    const { options } = await fetched({ headers });
    expect(options.headers).toEqual({ 'X-Method-Override': 'PATCH', Accept: '*/*' });
    expect((await fetched({ headers: [['Host', 'x']] })).options).not.toHaveProperty('headers');
  });

  it.each([
    [[['Cookie', 'sid=hidden-1']], 'include'],
    [[['cookie', '']], 'include'],
    [[['Authorization', 'Basic hidden-1']], 'omit'],
    [[], 'omit'],
  ] as [[string, string][], string][])(
    'sends cookies where some were sent: %j',
    async (headers, expected) => {
      expect((await fetched({ headers })).options.credentials).toBe(expected);
    },
  );

  it.each([
    ['GET', 'cors', 'cors'],
    ['GET', 'no-cors', 'no-cors'],
    ['POST', 'no-cors', 'no-cors'],
    ['PUT', 'no-cors', 'cors'],
    ['PUT', 'same-origin', 'same-origin'],
    ['GET', 'navigate', 'cors'],
    ['GET', 'x"', 'cors'],
  ])('asks for %s in the mode %s as %s', async (method, said, expected) => {
    expect((await fetched({ method, headers: [['Sec-Fetch-Mode', said]] })).options.mode).toBe(expected);
  });

  it.each([
    ['GET', 'q', undefined],
    ['HEAD', 'q', undefined],
    ['head', 'q', undefined],
    ['POST', 'q', 'q'],
    ['POST', null, undefined],
    ['DELETE', 'q', 'q'],
    ['patch', 'q', 'q'],
  ])('sends %s with the body %j as %j', async (method, body, expected) => {
    const { options } = await fetched({ method, body });
    expect(options.body).toBe(expected);
    expect('body' in options).toBe(expected !== undefined);
  });

  it('is taken by fetch itself', async () => {
    for (const [method, text] of [
      ['GET', 'a'],
      ['POST', 'café \u{1f600}'],
    ] as const) {
      const { url, options } = await fetched({ ...everywhere(text), method, url: 'https://u:p@shop.test/ü' });
      const request = new Request(url as string, options);
      expect([request.url, request.method]).toEqual(['https://shop.test/%C3%BC', method]);
      expect(Buffer.from(request.headers.get('x-hostile') ?? '', 'latin1').toString('utf8')).toBe(text);
    }
  });

  it('joins the lines of one header', async () => {
    const headers: [string, string][] = [
      ['X-A', '1'],
      ['x-a', 'é'],
      ['X-A', '3\n–'],
    ];
    expect((await fetched({ headers })).options.headers).toEqual({ 'X-A': '1, é, 3, \u00e2\u0080\u0093' });
  });

  it('of a socket opens it', async () => {
    const url = 'wss://u:p@live.shop.test/feed?t=hidden-1#x';
    const protocols: [string, string] = ['Sec-WebSocket-Protocol', 'graphql-ws, "a'];
    expect(await callsOf(toFetch(sent({ url, headers: [protocols] })).replace('new ', ''))).toEqual([
      ['wss://live.shop.test/feed?t=hidden-1', ['graphql-ws', '"a']],
    ]);
    expect(toFetch(sent({ url: 'ws://shop.test' }))).toBe('new WebSocket("ws://shop.test/");');
  });
});

describe('what cannot be sent again', () => {
  it.each<[string, Sent]>([
    ['data:', { url: 'data:text/html,"+alert(1)+"' }],
    ['blob:', { url: 'blob:https://shop.test/1b2c' }],
    ['an extension', { url: 'chrome-extension://abcdefgh/panel.html' }],
    ['no address', { url: 'x");alert(1);("' }],
    ['a method that is none', { method: 'GET");alert(1);("' }],
    ['TRACE', { method: 'TRACE' }],
    ['bytes', { method: 'POST', body: { binary: true } }],
    ['a part of the body', { method: 'POST', body: { text: 'abc', truncated: true } }],
  ])('is told in one sentence without any word of it: %s', async (_what, what) => {
    expect(canReplay(sent(what))).toBe(false);
    expect(toFetch(sent(what))).toMatch(/^This request cannot be sent again\. Its [\w ,]+\.$/);
    await expect(callsOf(toFetch(sent(what)))).rejects.toThrow(SyntaxError);
  });
});
