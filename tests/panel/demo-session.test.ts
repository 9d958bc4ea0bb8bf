import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import type { Recording } from '../../src/capture/listen.ts';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { verdictOf } from '../../src/diagnose/verdict.ts';
import { DemoSource, openDemoSession } from '../../src/panel/demo-session/demo-source.ts';
import { demoEntries } from '../../src/panel/demo-session/entries.ts';
import { outcomeOf } from '../../src/session/outcome.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
/** Where a time could be told wrongly: between two seconds, just after midnight, at the end of a year, in a leap year. */
const TIMES = [
  NOON,
  NOON + 999,
  Date.UTC(2026, 10, 22, 0, 3, 1, 501),
  Date.UTC(2027, 0, 1),
  Date.UTC(2028, 1, 29),
];

/** Cause, how many requests, certainty, title. */
const PROBLEMS = [
  ['token-expired', 12, 'certain', 'Your sign-in ran out 12 minutes ago'],
  ['refused', 5, 'certain', 'Nothing answers at pay.shop.test'],
  ['graphql-partly-failed', 1, 'certain', 'The answer says 200, but a part of it failed'],
  ['gateway-bad-answer', 1, 'certain', 'The front server works, but the one behind it does not'],
  [
    'server-error-with-reason',
    1,
    'certain',
    'The server failed and says: “Could not read the reviews of item 42”',
  ],
  ['scope-missing', 1, 'certain', 'You are signed in, but one right is missing'],
  ['field-rejected', 1, 'certain', 'One field was not right: postcode'],
  ['rate-limited', 1, 'certain', 'Too many requests: wait 30 seconds'],
  ['cors-missing-allow-origin', 1, 'certain', 'The browser kept the answer from the page'],
  ['page-file-missing', 1, 'certain', 'A file of the page is missing: tall-teapot-3e9f71c2.webp'],
];
const NOTES = [
  ['worked-when-tried-again', 2, 'certain', 'This did not work at first, and then it did'],
  ['replaced-by-newer', 1, 'likely', 'Stopped because a newer search took its place'],
  ['tracker-blocked', 1, 'likely', 'A visitor count or an ad was stopped on purpose'],
];

function diagnosed({ session }: Recording): DiagnosedSession {
  const made = new DiagnosedSession(session);
  made.update();
  return made;
}

describe.each(TIMES.map((now) => [new Date(now).toISOString(), now] as const))('the demo of %s', (_, now) => {
  it('can be read whole', async () => {
    for (const { entry } of demoEntries(now)) expect(() => fromHarEntry(entry, 0)).not.toThrow();
    const { session, visit, missedTheStart, reception } = await openDemoSession(now);
    expect(session.unreadable).toEqual([]);
    expect(session.exchanges).toHaveLength(64);
    expect({ visit, missedTheStart, reception }).toEqual({
      visit: 'page_3',
      missedTheStart: false,
      reception: 'good',
    });
  });

  it('comes to the problems and notes that it was written for', async () => {
    const { problems, notes } = diagnosed(await openDemoSession(now));
    const told = (list: typeof problems) =>
      list.map(({ cause, count, certainty, title }) => [cause, count, certainty, title]);
    expect(told(problems)).toEqual(PROBLEMS);
    expect(told(notes)).toEqual(NOTES);
    expect(problems.filter(({ over }) => over)).toEqual([]);
  });

  it('lies just behind, and its wait is not over yet', async () => {
    const { session } = await openDemoSession(now);
    const ends = session.exchanges.map(({ startedAt, duration }) => (startedAt ?? 0) + (duration ?? 0));
    expect(Math.max(...ends)).toBeLessThan(now);
    expect(Math.max(...ends) + 30_000).toBeGreaterThan(now);
    expect(Math.min(...ends)).toBeGreaterThan(now - 5 * 60_000);
  });
});

describe('in the demo', () => {
  it('a rule explains each failure, and nothing that went well is explained', async () => {
    const causes = everyRule.flatMap((rule) => Object.keys(rule.causes));
    const planned = [...PROBLEMS, ...NOTES].map(([cause]) => cause);
    const recording = await openDemoSession(NOON);
    const session = diagnosed(recording);
    const unwell = recording.session.exchanges.filter(
      (exchange) => verdictOf(outcomeOf(exchange), session.diagnosisOf(exchange)) !== 'fine',
    );
    // 25 in problems, 4 in notes.
    expect(unwell).toHaveLength(29);
    for (const exchange of unwell) {
      const diagnosis = session.diagnosisOf(exchange);
      expect(causes).toContain(diagnosis?.cause);
      expect(planned).toContain(diagnosis?.cause);
      expect(diagnosis?.failedRules).toEqual([]);
    }
  });

  it('nothing that is shown is hidden: nobody’s secret is in it', async () => {
    const { problems, notes } = diagnosed(await openDemoSession(NOON));
    const said = JSON.stringify([...problems, ...notes].map(({ diagnosis }) => diagnosis));
    expect(said).not.toContain('[hidden]');
  });

  it('what belongs together is found', async () => {
    const { session } = await openDemoSession(NOON);
    const find = (method: string, path: string) =>
      session.exchanges.find((each) => each.method === method && each.url.endsWith(path));
    const relatedTo = (method: string, path: string) => {
      const exchange = find(method, path);
      if (!exchange) throw new Error(`The demo has no ${method} ${path}`);
      return session.relatedTo(exchange);
    };
    expect(relatedTo('PUT', '/baskets/1042').preflight?.response.status).toBe(204);
    expect(relatedTo('GET', '/mugs').redirectedTo?.url).toBe('https://shop.test/mugs/');
    expect(relatedTo('GET', '/items/42/stock').wentThrough?.response.status).toBe(200);
    expect(relatedTo('GET', '/search?q=blu').successor?.url).toContain('q=blue');
    expect(relatedTo('GET', '/api/me/orders').document?.url).toBe('https://shop.test/checkout/');
  });

  it('every entry has its page load, a made-up host, and times that add up', () => {
    const known = ['page_1', 'page_2', 'page_3'];
    for (const { entry } of demoEntries(NOON)) {
      expect(known).toContain(entry.pageref);
      expect(new URL(entry.request?.url ?? '').hostname).toMatch(/\.test$/);
      expect(entry.response).toHaveProperty('_error');
      const timings = Object.entries(entry.timings ?? {}).flatMap(([name, ms]) =>
        name.startsWith('_') || typeof ms !== 'number' ? [] : [ms],
      );
      expect(timings.reduce((sum, ms) => sum + Math.max(0, ms), 0)).toBe(entry.time);
      expect(timings.every((ms) => ms >= -1)).toBe(true);
    }
  });

  it('the entries come in order of completion', () => {
    const ends = demoEntries(NOON).map(
      ({ entry }) => Date.parse(entry.startedDateTime ?? '') + (entry.time ?? 0),
    );
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });

  it('nothing looks like a real secret', () => {
    const all = JSON.stringify(demoEntries(NOON));
    const tokens = [...new Set([...all.matchAll(/eyJ[\w-]+\.([\w-]+)\.([\w-]*)/g)].map(([token]) => token))];
    expect(tokens).toHaveLength(2);
    for (const token of tokens) {
      const [, claims = '', signature = ''] = token.split('.');
      expect(JSON.parse(atob(claims)).iss).toBe('https://shop.test');
      expect(atob(signature)).toBe('"a toy"');
    }
    const rest = tokens.reduce((text, token) => text.replaceAll(token, ''), all);
    expect(rest).not.toMatch(
      /eyJ|\b(?:sk|pk|rk|ghp|xox[abp]|AKIA|AIza)[-_]|PRIVATE KEY|cookie"|password|\S@\S/i,
    );
    // Long and odd as a key is; the hashes of files are shorter.
    expect(rest).not.toMatch(/(?=[\w+=-]*\d)(?=[\w+=-]*[A-Z])[\w+=-]{24,}/);
    const sources = import.meta.glob<string>('../../src/panel/demo-session/*.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    expect(Object.keys(sources).length).toBeGreaterThan(2);
    expect(Object.values(sources).join('')).not.toContain('eyJ');
  });
});

describe('the demo’s source', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells nothing before it is played, then all at once', async () => {
    const source = new DemoSource(NOON);
    const listener = vi.fn();
    source.onRequestFinished(listener);
    expect(listener).not.toHaveBeenCalled();
    const played = source.play();
    expect(listener).toHaveBeenCalledTimes(64);
    await played;
  });

  it('gives the bodies of answers, and none where Chromium gives none', async () => {
    const source = new DemoSource(NOON);
    const bodies = new Map<string, Promise<{ content: string; base64: boolean } | null>>();
    source.onRequestFinished(({ entry, readContent }) => {
      const { method, url } = fromHarEntry(entry, 0);
      bodies.set(`${method} ${url}`, readContent());
    });
    await source.play();
    expect(await bodies.get('POST https://shop.test/api/checkout/address')).toEqual({
      content: '{"errors":{"postcode":["must have 5 digits"]}}',
      base64: false,
    });
    expect(await bodies.get('GET https://shop.test/mugs')).toBeNull();
    expect(await bodies.get('GET https://rates.bank.test/latest?base=EUR')).toBeNull();
    expect(await bodies.get('POST https://pay.shop.test/v2/charges')).toBeNull();
  });

  it('makes a recording that is complete when it is handed over, and at rest', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval'] });
    const readHar = vi.spyOn(DemoSource.prototype, 'readHar');
    const { session } = await openDemoSession(NOON);
    const changed = vi.fn();
    session.subscribe(changed);
    const failures = session.exchanges.filter(({ response }) => response.status >= 400);
    expect(failures).toHaveLength(20);
    expect(failures.filter(({ response }) => !response.body?.text)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(changed).not.toHaveBeenCalled();
    expect(readHar).toHaveBeenCalledTimes(1);
    readHar.mockRestore();
  });

  it('is small: it is loaded when someone asks for it', async () => {
    const built = (await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: {
          entry: new URL('../../src/panel/demo-session/demo-source.ts', import.meta.url).pathname,
          formats: ['es'],
        },
        // The recorder is there for real pages too.
        rollupOptions: { external: /\/capture\// },
      },
    })) as Rollup.RollupOutput[];
    const code = built.flatMap(({ output }) => output.flatMap((each) => ('code' in each ? each.code : [])));
    expect(code).toHaveLength(1);
    expect(gzipSync(code.join('')).length).toBeLessThan(6 * 1024);
  });
});
