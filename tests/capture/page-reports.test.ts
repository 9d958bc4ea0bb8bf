import { beforeEach, describe, expect, it } from 'vitest';
import type { FinishedRequest, NetworkSource } from '../../src/browser.ts';
import { Recording } from '../../src/capture/listen.ts';
import type { PageReport } from '../../src/session/page-report.ts';
import { entry, type Given, START } from '../exchange-builder.ts';

const AT = Date.parse(START);

/** A browser that tells of finished requests and holds none. */
class Browser implements NetworkSource {
  finish: (request: FinishedRequest) => void = () => {};
  onRequestFinished(listener: (request: FinishedRequest) => void): void {
    this.finish = listener;
  }
  onNavigated(): void {}
  readHar(): Promise<readonly FinishedRequest[]> {
    return Promise.resolve([]);
  }
  isAlive(): boolean {
    return true;
  }
  hasCrashed(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

let browser: Browser;
let recording: Recording;
beforeEach(() => {
  browser = new Browser();
  recording = new Recording(browser);
});

type Kind<K extends PageReport['kind']> = Extract<PageReport, { kind: K }>;

const violation = (given: Partial<Kind<'policy-violation'>> = {}): PageReport => ({
  kind: 'policy-violation',
  at: AT,
  directive: 'connect-src',
  blocked: 'https://api.test/a',
  policy: '',
  sourceFile: '',
  line: null,
  ...given,
});
const closed = (given: Partial<Kind<'socket-closed'>> = {}): PageReport => ({
  kind: 'socket-closed',
  at: AT + 4000,
  url: 'wss://live.test/feed',
  code: 4001,
  reason: '',
  clean: true,
  ...given,
});
const refused = (given: Partial<Kind<'file-refused'>> = {}): PageReport => ({
  kind: 'file-refused',
  at: AT + 300,
  url: 'https://cdn.test/a.js',
  element: 'script',
  integrity: true,
  module: false,
  ...given,
});
const rejected = (given: Partial<Kind<'unhandled-rejection'>> = {}): PageReport => ({
  kind: 'unhandled-rejection',
  at: AT + 130,
  message: 'Failed to fetch',
  sourceFile: 'https://shop.test/app.js',
  line: 12,
  ...given,
});
const socket = (given: Given = {}): Given => ({
  type: 'websocket',
  url: 'wss://live.test/feed',
  status: 101,
  time: 4000,
  ...given,
});

/** Later than what is joined when all have heard of a change. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const finish = (given: Given, readContent: FinishedRequest['readContent'] = () => Promise.resolve(null)) =>
  browser.finish({ entry: entry(given), readContent });
const take = (report: PageReport) => recording.pageReports.take(report);
/** What is listed: the path, and the kind of what the page told of it. */
const listed = () =>
  recording.session.exchanges.map(
    ({ url, pageReport }) => `${new URL(url).pathname.slice(1)} ${pageReport?.kind ?? '-'}`,
  );

/** Both orders of arrival have to come to the same. */
async function inBothOrders(given: Given, report: PageReport): Promise<string[][]> {
  const results: string[][] = [];
  for (const first of ['request', 'report']) {
    browser = new Browser();
    recording = new Recording(browser);
    if (first === 'request') finish(given);
    take(report);
    if (first === 'report') finish(given);
    await settled();
    results.push(listed());
  }
  return results;
}

describe('what the page told of a listed request', () => {
  it.each<[string, Given, PageReport]>([
    ['a stopped call', { error: '', url: 'https://api.test/a' }, violation()],
    [
      'a stopped call, whose fragment the policy leaves out',
      { error: '', url: 'https://api.test/a#x' },
      violation(),
    ],
    [
      'a redirect that was stopped and recorded as aborted',
      { error: 'net::ERR_ABORTED', status: 302, url: 'https://api.test/a' },
      violation(),
    ],
    [
      'a frame, of which the page knows the origin alone',
      { error: 'net::ERR_BLOCKED_BY_CSP', type: 'document', url: 'https://api.test/a' },
      violation({ directive: 'frame-src', blocked: 'https://api.test' }),
    ],
    ['a closed WebSocket', socket({ url: 'wss://live.test/a' }), closed({ url: 'wss://live.test/a' })],
    [
      'a file that was not used',
      { type: 'script', url: 'https://cdn.test/a', status: 200 },
      refused({ url: 'https://cdn.test/a' }),
    ],
  ])('is put on it, whichever comes first: %s', async (_what, given, report) => {
    const wanted = [`a ${report.kind}`];
    expect(await inBothOrders(given, report)).toEqual([wanted, wanted]);
  });

  it.each<[string, Given, PageReport]>([
    ['a call that went well', { url: 'https://api.test/a' }, violation()],
    ['a call that the server refused', { status: 403, url: 'https://api.test/a' }, violation()],
    ['another address', { error: '', url: 'https://api.test/b' }, violation()],
    [
      'a call of the day before',
      { error: '', url: 'https://api.test/a' },
      violation({ at: AT + 86_400_000 }),
    ],
    [
      'another address of an origin that a frame was kept from',
      { error: '', url: 'https://api.test/a' },
      violation({ directive: 'frame-src', blocked: 'https://api.test' }),
    ],
  ])('is not put on another: %s', async (_what, given, report) => {
    for (const rows of await inBothOrders(given, report)) {
      expect(rows.filter((row) => row.endsWith(' policy-violation'))).toHaveLength(1);
      expect(rows).toHaveLength(2);
    }
  });

  it.each<[string, Given, PageReport]>([
    ['a file that is missing', { type: 'script', url: 'https://cdn.test/a.js', status: 404 }, refused()],
    [
      'a file that another reason kept away',
      { type: 'script', url: 'https://cdn.test/a.js', error: 'net::ERR_FAILED' },
      refused(),
    ],
    ['a call to the address of a file', { type: 'fetch', url: 'https://cdn.test/a.js' }, refused()],
    ['a socket that closed an hour ago', socket(), closed({ at: AT + 3_600_000 })],
    ['a socket to another address', socket({ url: 'wss://live.test/other' }), closed()],
  ])('adds nothing to %s', async (_what, given, report) => {
    for (const rows of await inBothOrders(given, report))
      expect(rows).toEqual([expect.stringMatching(/ -$/)]);
  });

  it('goes to the one of several sockets that closed then', async () => {
    finish(socket({ startedAt: '2026-11-22T09:59:00.000Z' }));
    finish(socket());
    take(closed());
    await settled();
    expect(listed()).toEqual(['feed -', 'feed socket-closed']);
  });

  it('stays when the body comes, and the body comes to it', async () => {
    let answer: (body: { content: string; base64: boolean }) => void = () => {};
    const made = entry({ type: 'script', url: 'https://cdn.test/a.js', body: '<!doctype html>' });
    delete made.response?.content?.text;
    const readContent = () =>
      new Promise<{ content: string; base64: boolean }>((resolve) => {
        answer = resolve;
      });
    browser.finish({ entry: made, readContent });
    take(refused());
    answer({ content: '<!doctype html><html></html>', base64: false });
    await settled();
    const [exchange, ...more] = recording.session.exchanges;
    expect(more).toEqual([]);
    expect(exchange?.pageReport?.kind).toBe('file-refused');
    expect(exchange?.response.body?.text).toContain('doctype');
  });
});

describe('what Chrome lists to nobody', () => {
  it.each([
    ['connect-src', 'https://api.test/a', 'fetch', ''],
    ['connect-src', 'wss://api.test/a', 'websocket', 'GET'],
    ['frame-src', 'https://api.test', 'document', 'GET'],
    ['media-src', 'https://api.test/a.mp4', 'media', 'GET'],
    ['worker-src', 'https://shop.test/w.js', 'script', 'GET'],
    ['form-action', 'https://api.test/pay', 'document', ''],
  ])('is listed by the page’s word: %s %s', (directive, blocked, type, method) => {
    take(violation({ directive, blocked, sourceFile: 'https://shop.test/app.js', line: 7 }));
    expect(recording.session.exchanges).toMatchObject([
      {
        url: blocked,
        resourceType: type,
        method,
        error: '',
        pending: false,
        startedAt: AT,
        duration: null,
        response: { status: 0 },
        initiator: { url: 'https://shop.test/app.js', line: 7 },
      },
    ]);
  });

  it.each(['inline', 'eval', 'data', 'blob', 'https', '', 'javascript:alert(1)', 'https:'])(
    'is no request where the page names no address: “%s”',
    (blocked) => {
      take(violation({ directive: 'script-src', blocked }));
      expect(listed()).toEqual([]);
    },
  );

  it.each(['base-uri', 'trusted-types', 'constructor', 'sandbox'])('is no request: %s', (directive) => {
    take(violation({ directive, blocked: 'https://api.test/a' }));
    expect(listed()).toEqual([]);
  });

  it('is listed once for each time, and once for what the browser remembers of before', () => {
    take(violation());
    take(violation());
    take(violation({ at: null }));
    expect(listed()).toEqual(['a policy-violation', 'a policy-violation']);
    take(violation({ at: null, blocked: 'https://api.test/b' }));
    take(violation({ at: null, blocked: 'https://api.test/b' }));
    expect(listed()).toHaveLength(3);
  });

  it('keeps its place and its number when the entry comes after all, for one entry', async () => {
    take(violation());
    const [made] = recording.session.exchanges;
    finish({ error: '', url: 'https://api.test/a', method: 'POST' });
    finish({ error: '', url: 'https://api.test/a', method: 'POST' });
    await settled();
    expect(listed()).toEqual(['a policy-violation', 'a -']);
    expect(recording.session.exchanges[0]).toMatchObject({ index: made?.index, method: 'POST' });
  });

  it('belongs to the page load that is recorded, and goes with it', () => {
    finish({ type: 'document', url: 'https://shop.test/', visit: 'page_1' });
    take(violation());
    expect(recording.session.exchanges[1]?.visit).toBe('page_1');
    recording.keepLog = false;
    const startedAt = new Date(AT + 4000).toISOString();
    finish({ type: 'document', url: 'https://shop.test/two', visit: 'page_2', startedAt });
    expect(listed()).toEqual(['two -']);
  });

  it('belongs to the page that told it, also where that is listed after it', () => {
    finish({ type: 'document', url: 'https://shop.test/', visit: 'page_1' });
    take(violation({ at: AT + 10 }));
    take(violation({ at: AT + 5000, blocked: 'https://api.test/b' }));
    const startedAt = new Date(AT + 4000).toISOString();
    finish({ type: 'document', url: 'https://shop.test/two', visit: 'page_2', startedAt });
    expect(recording.session.exchanges.map(({ visit }) => visit)).toEqual([
      'page_1',
      'page_1',
      'page_2',
      'page_2',
    ]);
    // It is still the one that makes way for its entry.
    finish({ error: '', url: 'https://api.test/b', startedAt: new Date(AT + 5000).toISOString() });
    expect(listed()).toEqual([' -', 'a policy-violation', 'b policy-violation', 'two -']);
  });

  it('cannot fill the list', () => {
    for (let number = 0; number < 2000; number++) take(violation({ blocked: `https://api.test/${number}` }));
    expect(listed()).toHaveLength(500);
    recording.clear();
    take(violation());
    expect(listed()).toEqual(['a policy-violation']);
  });
});

describe('a failure that the page’s code did not look after', () => {
  const failed: Given = { error: 'net::ERR_CONNECTION_REFUSED', url: 'https://api.test/a' };

  it('is put on the only call that failed just before', () => {
    finish({ url: 'https://api.test/fine' });
    finish({ ...failed, url: 'https://api.test/long-ago', startedAt: '2026-11-22T09:00:00.000Z' });
    finish(failed);
    take(rejected());
    expect(listed()).toEqual(['fine -', 'long-ago -', 'a unhandled-rejection']);
    expect(recording.pageReports.unlisted).toEqual([]);
  });

  it('is put on none of two, and kept', () => {
    finish(failed);
    finish(failed);
    take(rejected());
    expect(listed()).toEqual(['a -', 'a -']);
    expect(recording.pageReports.unlisted).toEqual([rejected()]);
  });

  it('is kept where no call failed, and forgotten with the list', () => {
    take(rejected());
    expect(listed()).toEqual([]);
    expect(recording.pageReports.unlisted).toHaveLength(1);
    for (let number = 0; number < 100; number++) take(rejected());
    expect(recording.pageReports.unlisted).toHaveLength(50);
    recording.clear();
    expect(recording.pageReports.unlisted).toEqual([]);
  });

  it('is nothing new where the page has told already why the call failed', () => {
    take(violation({ at: AT + 100 }));
    take(rejected());
    expect(listed()).toEqual(['a policy-violation']);
    expect(recording.pageReports.unlisted).toEqual([]);
  });
});
