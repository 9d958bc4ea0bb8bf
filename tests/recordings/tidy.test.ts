import { describe, expect, it } from 'vitest';
import type { Truth } from './browser-account.mjs';
import { pair } from './pair.mjs';
import { serialize, tidy } from './tidy.mjs';

const AT = Date.UTC(2026, 5, 1, 12);
const entry = (url: string, after: number, more: object = {}) => ({
  startedDateTime: new Date(AT + after).toISOString(),
  time: 34.2,
  pageref: 'page_132',
  _resourceType: 'fetch',
  serverIPAddress: '127.0.0.1',
  request: {
    method: 'GET',
    url,
    httpVersion: 'HTTP/1.1',
    headers: [
      { name: 'Host', value: 'shop.test' },
      { name: 'User-Agent', value: 'HeadlessChrome' },
    ],
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'HTTP/1.1',
    headers: [{ name: 'Date', value: 'Mon, 01 Jun 2026 12:00:00 GMT' }],
    content: { size: 2, mimeType: 'text/plain' },
    redirectURL: '',
    _transferSize: 100,
    _error: null,
  },
  timings: { blocked: 3.1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 30, receive: 1 },
  ...more,
});
const truth = (url: string, startedAt: number): Truth => ({
  url,
  method: 'GET',
  type: 'Fetch',
  target: 'page',
  startedAt,
  finished: true,
});

describe('pair', () => {
  it('finds the nearest of several requests to one address, and each only once', () => {
    const url = 'http://shop.test/a';
    const [first, second] = [truth(url, AT + 10), truth(url, AT + 900)];
    expect(pair([entry(url, 905), entry(url, 11), entry(url, 12)], [first, second])).toEqual([
      second,
      first,
      null,
    ]);
  });

  it('does not pair another address or another method', () => {
    const other = { ...truth('http://shop.test/a', AT), method: 'POST' };
    expect(pair([entry('http://shop.test/a', 0)], [other, truth('http://shop.test/b', AT)])).toEqual([null]);
  });
});

describe('tidy', () => {
  const tidied = (recorded: object) =>
    tidy(
      [{ entry: recorded, content: { head: 'ok', encoding: '' } }],
      [truth('http://shop.test/a', AT)],
      (text) => text.replaceAll('40123', '9000'),
    );

  it('lets a preflight begin with its request, whatever the rounding', () => {
    const url = 'http://shop.test/a';
    const recorded = [entry(url, 104, { _resourceType: 'preflight' }), entry(url, 98), entry(url, 0)];
    const starts = tidy(
      recorded.map((each) => ({ entry: each, content: null })),
      [null, null, null],
      (text) => text,
    ).entries.map((each: { entry: { startedDateTime: string } }) => each.entry.startedDateTime);
    expect(starts[0]).toBe(starts[1]);
  });

  it('gives the same for the same, whenever, whatever the ports', () => {
    const one = tidied(entry('http://localhost:40123/a', 0));
    const other = tidied({
      ...entry('http://localhost:9000/a', 0),
      startedDateTime: '2027-03-04T05:06:07.089Z',
      time: 12,
      pageref: 'page_7',
    });
    expect(one).toEqual(other);
    expect(one.entries[0].entry.request.url).toBe('http://localhost:9000/a');
  });

  it('never makes a time 0: that would be a request on its way', () => {
    expect(tidied(entry('http://shop.test/a', 0, { time: 0.4 })).entries[0].entry.time).toBeGreaterThan(0);
    expect(tidied(entry('http://shop.test/a', 0, { time: 0 })).entries[0].entry.time).toBe(0);
  });

  it('is written a line for each entry, and read again', () => {
    const recording = {
      scenario: 'a',
      pageUrl: 'http://shop.test/',
      ...tidied(entry('http://shop.test/a', 0)),
    };
    const text = serialize(recording);
    expect(JSON.parse(text)).toEqual(recording);
    expect(text.split('\n')).toHaveLength(6);
  });
});
