import { describe, expect, it } from 'vitest';
import { HeaderFields } from '../../src/session/headers.ts';
import type { ReportedRequest } from '../../src/share/report.ts';
import { technicalDetails } from '../../src/share/technical-details.ts';
import { exchange } from '../exchange-builder.ts';
import { report } from './report-builder.ts';

/** A reported request that is not redacted, with these parts of its exchange. */
const request = (given: Parameters<typeof exchange>[0], more: object = {}): ReportedRequest => {
  const made = { ...exchange(given), ...more };
  return { ...(report([made]).requests[0] as ReportedRequest), exchange: made };
};
const facts = (of: ReportedRequest) =>
  Object.fromEntries(technicalDetails(of, {}).facts.map(({ name, value }) => [name, value]));

describe('the record of a request', () => {
  it('has what a developer asks for, and leaves out what is not known', () => {
    const made = request({ status: 503, statusText: 'Service Unavailable', body: 'busy' });
    expect(facts(made)).toEqual({
      'Full address': 'GET https://api.shop.test/orders',
      Answer: '503 Service Unavailable',
      'Asked for as': 'fetch',
      'Made by': 'script, load(), https://shop.test/app.js:42',
      'Server address': '203.0.113.7',
      Protocol: 'h2',
      Size: '300 bytes over the network, 4 bytes of content',
      Began: '2026-11-22 10:00:00.000 UTC',
      Took: '120 ms',
      'Place in the file': '0',
    });
    const refused = facts(request({ error: 'net::ERR_CONNECTION_REFUSED' }));
    expect(refused).toMatchObject({ Error: 'net::ERR_CONNECTION_REFUSED' });
    expect(Object.keys(refused)).not.toContain('Answer');
    expect(Object.keys(facts(request({}, { startedAt: 9e15, duration: null, initiator: null })))).not.toEqual(
      expect.arrayContaining(['Began', 'Took', 'Made by']),
    );
  });

  it('parts the header lines that Chrome joined', () => {
    const headers = new HeaderFields([{ name: 'Set-Cookie', value: 'a=1\nb=2' }]);
    const made = request({});
    const { responseHeaders, requestHeaders } = technicalDetails(
      { ...made, exchange: { ...made.exchange, response: { ...made.exchange.response, headers } } },
      {},
    );
    expect(responseHeaders).toEqual(['Set-Cookie: a=1', 'Set-Cookie: b=2']);
    expect(requestHeaders).toContain('Origin: https://shop.test');
  });

  it('cuts a body, and says so', () => {
    const [body] = technicalDetails(request({ body: 'x'.repeat(2500) }), {}).bodies;
    expect(body?.text).toHaveLength(2000);
    expect(body?.note).toBe('The first 2,000 of 2,500 characters.');
    expect(technicalDetails(request({ body: 'short\u202e' }), {}).bodies).toEqual([
      { title: 'Response body', text: 'short\\u202e', note: null },
    ]);
    expect(technicalDetails(request({ body: '' }), {}).bodies).toEqual([]);
  });

  it('leaves out a body that is no text', () => {
    const made = request({});
    const body = { text: '', binary: true, truncated: false };
    const spoilt = { ...made, exchange: { ...made.exchange, request: { ...made.exchange.request, body } } };
    expect(technicalDetails(spoilt, {}).bodies).toEqual([
      { title: 'Request body', text: '', note: 'It is not text, so it is left out.' },
    ]);
  });

  it('cuts an address, and no command', () => {
    const url = `https://shop.test/${'a'.repeat(5000)}`;
    const made = request({ url });
    expect(facts(made)['Full address']).toHaveLength(2000);
    expect(technicalDetails(made, { curl: (of) => `curl ${of.url}` }).curl).toBe(`curl ${url}`);
    expect(technicalDetails(made, {}).curl).toBeNull();
  });
});
