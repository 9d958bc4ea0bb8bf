import { readdirSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type HarEvent, readHarBytes, readHarStream } from '../../src/capture/har-stream.ts';
import { filesOf } from '../../src/capture/read-har.ts';
import { outcomeOf } from '../../src/session/outcome.ts';
import { fixture, plainFile, readOne, streamOf } from './har-files.ts';

const said = (file: Awaited<ReturnType<typeof readOne>>) =>
  file.repaired.map(({ index, what }) => `${index}: ${what}`);

describe('a HAR of', () => {
  it('Chrome', async () => {
    const file = await readOne(fixture('chrome.har'), 'chrome.har');
    expect(file).toMatchObject({
      name: 'chrome.har',
      creator: 'WebInspector 537.36',
      browser: '',
      version: '1.2',
      pages: [{ id: 'page_1', title: 'https://shop.test/', startedAt: Date.UTC(2026, 10, 22, 10) }],
      entries: 2,
      endsEarly: false,
      skipped: [],
      repaired: [],
    });
    expect(file.exchanges).toMatchObject([
      {
        visit: 'page_1',
        error: null,
        errorsTold: true,
        initiator: { line: 42 },
        request: { body: { text: '{"tea":2}' } },
        response: { status: 422 },
      },
      { error: 'net::ERR_NAME_NOT_RESOLVED', errorsTold: true, pending: false, response: { status: 0 } },
    ]);
  });

  it('Firefox: a failure has status 0, and nothing tells why', async () => {
    const file = await readOne(fixture('firefox.har'));
    expect(file).toMatchObject({ creator: 'Firefox 142.0', browser: 'Firefox 142.0', skipped: [] });
    expect(file.exchanges[1]).toMatchObject({
      error: null,
      errorsTold: false,
      pending: false,
      duration: null,
    });
    expect(file.exchanges.map(outcomeOf)).toEqual(['failed', 'failed']);
    expect(said(file)).toEqual(['1: the duration was missing']);
  });

  it('Safari: null for times of the page, negative ones in the entries', async () => {
    const file = await readOne(fixture('safari.har'));
    expect(file.pages).toHaveLength(1);
    expect(file.exchanges[0]).toMatchObject({
      timings: { send: null, wait: 51 },
      response: { body: { text: 'Ouch' } },
    });
    expect(file.exchanges[1]).toMatchObject({ error: null, errorsTold: false, pending: false });
    expect(said(file)).toEqual([]);
  });

  it('Charles: no pages, a form as parameters, text in base64', async () => {
    const file = await readOne(fixture('charles.har'));
    expect(file.pages).toEqual([]);
    expect(file.exchanges[0]).toMatchObject({
      request: { body: { text: 'grant_type=refresh+token&client_id=shop' } },
      response: { status: 400, redirectUrl: '', body: { text: '{"error":"invalid_grant"}' } },
    });
  });

  it('Fiddler: a mark of byte order, what it says of itself behind the entries', async () => {
    const file = await readOne(fixture('fiddler.har'));
    expect(file).toMatchObject({
      creator: 'Fiddler 5.0.20251.1171',
      version: '1.2',
      skipped: [],
      repaired: [],
    });
    expect(file.exchanges[0]?.startedAt).toBe(Date.UTC(2026, 10, 22, 10, 0, 0, 123));
  });

  it('Proxyman: comments, null for a body, a number as a header’s value', async () => {
    const file = await readOne(fixture('proxyman.har'));
    expect(file.exchanges[0]).toMatchObject({ method: 'DELETE', response: { status: 409, body: null } });
    expect(file.exchanges[0]?.response.headers.get('content-length')).toBe('0');
    expect(said(file)).toEqual([]);
  });

  it('mitmproxy: times below zero, a WebSocket', async () => {
    const file = await readOne(fixture('mitmproxy.har'));
    expect(file.exchanges).toMatchObject([
      { duration: null, timings: { send: null, wait: null } },
      { resourceType: 'websocket', socketError: null, response: { status: 101 } },
    ]);
    expect(said(file)).toEqual(['0: the duration was negative, and was taken as unknown']);
  });

  it('Playwright in a zip, with the bodies beside it', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const zip = zipSync({
      'aa11.json': bytes('{"tea":3}'),
      'bb22.json': bytes('{"error":"out of tea — é"}'),
      'har.har': fixture('playwright.har'),
    });
    const file = await readOne(zip, 'run.zip');
    expect(file).toMatchObject({ name: 'run.zip', browser: 'chromium 156.0.0.0' });
    expect(file.exchanges).toMatchObject([
      {
        request: { body: { text: '{"tea":3}' } },
        response: { body: { text: '{"error":"out of tea — é"}' } },
      },
      { error: 'net::ERR_CONNECTION_REFUSED', errorsTold: true, response: { status: 0 } },
    ]);
    expect(said(file)).toEqual(['1: the duration was negative, and was taken as unknown']);
  });

  it('Playwright without the bodies', async () => {
    const file = await readOne(fixture('playwright.har'));
    expect(file.exchanges[0]).toMatchObject({ request: { body: null }, response: { body: null } });
    expect(said(file)).toContain('0: the body of the answer is kept in a file that is not there');
  });

  it('WebPageTest: the address in a field of its own, statuses below zero', async () => {
    const file = await readOne(fixture('webpagetest.har'));
    expect(file).toMatchObject({ version: '1.1', skipped: [] });
    expect(file.exchanges).toMatchObject([
      { url: 'https://shop.test/old.css', initiator: null, response: { status: 404 } },
      { url: 'https://ads.test/x.js', errorsTold: false, response: { status: 0 } },
    ]);
    expect(said(file)).toEqual(['0: the address was missing, and was taken from another field']);
  });

  it('Insomnia: the query only as a list', async () => {
    const file = await readOne(fixture('insomnia.har'));
    expect(file.exchanges[0]?.url).toBe(
      'https://api.shop.test/products?search=tea%20%26%20cups&in=name%2Ctags',
    );
    expect(said(file)).toEqual([]);
  });

  it('k6: requests alone', async () => {
    const file = await readOne(fixture('k6.har'));
    expect(file).toMatchObject({ creator: '', version: '', pages: [], entries: 2, skipped: [] });
    expect(file.exchanges).toMatchObject([
      { url: 'https://api.shop.test/search?q=green%20tea#top', pending: true, startedAt: null },
      { method: 'POST', request: { body: { text: 'hello' } } },
    ]);
    expect(said(file)).toEqual([
      '0: the start time was missing',
      '0: there is no answer in the file',
      '1: the start time was missing',
      '1: there is no answer in the file',
    ]);
  });

  it('Polly: header values as lists', async () => {
    const { exchanges } = await readOne(fixture('polly.har'));
    expect(exchanges[0]?.request.headers.get('accept')).toBe('application/json, text/plain');
    expect(exchanges[0]?.response.headers.all('set-cookie')).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  });

  it('Firebug: HAR 1.1 in a call', async () => {
    const file = await readOne(fixture('firebug.harp'));
    expect(file).toMatchObject({
      creator: 'Firebug 1.12',
      browser: 'Firefox 24.0',
      version: '1.1',
      entries: 1,
    });
    expect(file.exchanges[0]?.response.body?.text).toBe('Oops');
  });

  it('a person’s hand', async () => {
    const file = await readOne(fixture('by-hand.har'));
    expect(file.skipped).toEqual([]);
    const start = Date.UTC(2026, 10, 22, 10);
    expect(file.exchanges).toMatchObject([
      { method: 'GET', startedAt: start, duration: null, response: { status: 502, body: null } },
      { method: 'GET', startedAt: start, request: { body: { text: 'a=1' } }, response: { status: 0 } },
      { startedAt: null, duration: null },
    ]);
    expect(file.exchanges[0]?.request.headers.get('x-try')).toBe('2');
    expect(file.exchanges[0]?.response.headers.all('via')).toEqual(['1.1 a', '1.1 b']);
    expect(file.exchanges[1]?.response.body).toEqual({ text: '', binary: true, truncated: false });
    expect(said(file)).toEqual([
      '0: the duration could not be read',
      '1: the method was missing, and GET was taken',
      '1: the duration was negative, and was taken as unknown',
      '1: the status could not be read, and was taken as none',
      '1: the body of the answer was not valid base64, and was left out',
      '2: the start time could not be read',
    ]);
  });
});

describe('every one of these files', () => {
  const names = readdirSync(new URL('../fixtures/hars/', import.meta.url));

  it.each(names)('%s is the same in whatever pieces it comes', async (name) => {
    const bytes = fixture(name);
    const whole = plainFile(await readOne(bytes, name));
    for (const size of [1, 2, 3, 5, 64, 1000]) {
      const events: HarEvent[] = [];
      const source = { name, size: null };
      for await (const event of readHarStream(streamOf(bytes, size), source)) events.push(event);
      expect(filesOf(events).map(plainFile)).toEqual([whole]);
    }
  });

  it.each(names)('%s keeps its entries with other things around them', async (name) => {
    const text = new TextDecoder().decode(fixture(name));
    const { log } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    const { exchanges } = plainFile(await readOne(fixture(name))) as { exchanges: object[] };
    for (const around of [log, log.entries, { data: { log } }]) {
      const read = plainFile(await readOne(JSON.stringify(around))) as { exchanges: object[] };
      expect(read.exchanges).toEqual(exchanges);
    }
    const twice = `${JSON.stringify({ log })}\n${JSON.stringify({ log })}`;
    const files = await readHarBytes(new TextEncoder().encode(twice), name);
    expect(files.map((file) => [file.name, (plainFile(file) as { exchanges: object[] }).exchanges])).toEqual([
      [name, exchanges],
      [`${name} (2)`, exchanges],
    ]);
  });
});
