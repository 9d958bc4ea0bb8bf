import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Har } from 'har-format';
import { describe, expect, it } from 'vitest';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import { demoEntries } from '../../src/panel/demo-session/entries.ts';
import { Session } from '../../src/session/session.ts';
import { makeReport, type Report } from '../../src/share/report.ts';
import { toHar } from '../../src/share/to-har.ts';
import { entry, type Given } from '../exchange-builder.ts';
import { type Recording, withBody } from '../recordings/score.ts';

const folder = fileURLToPath(new URL('../recordings/stored/', import.meta.url));
/** Entries of a real browser, a session each. */
const recordings = readdirSync(folder).map((file) => {
  const { entries } = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Recording;
  return { name: file, entries: entries.map(({ entry: recorded, content }) => withBody(recorded, content)) };
});

function reportOn(entries: readonly unknown[]): Report {
  const session = new Session();
  entries.forEach((each, index) => {
    session.add(fromHarEntry(each, index));
  });
  return makeReport(session, { creator: 'Test', entries: entries.length, skipped: [] });
}

function written(report: Report): Har {
  return JSON.parse([...toHar(report, '0.1.0')].join(''));
}

const explained = ({ requests }: Report) =>
  requests.map(({ diagnosis, outcome }) => ({ diagnosis, outcome }));
const problemsOf = ({ problems, notes }: Report) =>
  [problems, notes].map((list) =>
    list.map(({ cause, title, summary, exchanges }) => ({
      cause,
      title,
      summary,
      requests: exchanges.map(({ index }) => index),
    })),
  );

describe('a HAR file that we wrote', () => {
  it('is one that other programs read: every field that HAR 1.2 asks for', () => {
    const har = written(
      reportOn([entry({ visit: 'page_1', type: 'document' }), entry({ status: 500, visit: 'page_1' })]),
    );
    expect(har.log).toMatchObject({ version: '1.2', creator: { name: 'Plainspoken', version: '0.1.0' } });
    expect(har.log.pages).toEqual([
      expect.objectContaining({
        id: 'page_1',
        title: 'https://api.shop.test/orders',
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      }),
    ]);
    expect(har.log.entries).toHaveLength(2);
    for (const each of har.log.entries) {
      expect(new Date(each.startedDateTime).toISOString()).toBe(each.startedDateTime);
      expect(each.time).toBeTypeOf('number');
      for (const message of [each.request, each.response]) {
        expect(Array.isArray(message.headers) && Array.isArray(message.cookies)).toBe(true);
        expect([message.headersSize, message.bodySize]).toEqual([-1, -1]);
      }
      expect(each.request.queryString).toEqual([]);
      expect(each.response.content.mimeType).toBeTypeOf('string');
      for (const phase of ['send', 'wait', 'receive'] as const)
        expect(each.timings[phase]).toBeTypeOf('number');
      expect(each.cache).toEqual({});
    }
  });

  it('keeps the browser’s word for a failed load, and null where loading did not fail', () => {
    const har = written(reportOn([entry({ error: 'net::ERR_CONNECTION_REFUSED' }), entry({})]));
    expect(har.log.entries.map(({ response }) => (response as { _error?: unknown })._error)).toEqual([
      'net::ERR_CONNECTION_REFUSED',
      null,
    ]);
    expect(written(reportOn([entry({ errorsUntold: true })])).log.entries[0]?.response).not.toHaveProperty(
      '_error',
    );
  });

  it('is explained as before, on the recordings of a real browser', () => {
    let failures = 0;
    for (const { name, entries } of recordings) {
      const report = reportOn(entries);
      const again = reportOn(written(report).log.entries);
      expect({ name, all: explained(again) }).toEqual({ name, all: explained(report) });
      failures += report.requests.filter(({ diagnosis }) => diagnosis).length;
    }
    expect(failures).toBeGreaterThan(300);
  });

  it('comes to the same problems', () => {
    const report = reportOn(demoEntries(Date.UTC(2026, 10, 22)).map((each) => each.entry));
    expect(problemsOf(reportOn(written(report).log.entries))).toEqual(problemsOf(report));
    expect(report.problems.length).toBeGreaterThan(5);
  });

  it('is explained as before, whatever was sent and answered (property)', () => {
    const given: fc.Arbitrary<Given> = fc.record(
      {
        method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
        url: fc.constantFrom(
          'https://api.shop.test/orders/3?token=abc123def456',
          'https://shop.test/',
          'https://other.test/api/v2/me',
          'http://localhost:3000/x',
        ),
        type: fc.constantFrom('fetch', 'xhr', 'document', 'script', 'image', 'preflight'),
        status: fc.constantFrom(
          0,
          200,
          204,
          301,
          304,
          400,
          401,
          403,
          404,
          405,
          409,
          413,
          422,
          429,
          431,
          500,
          502,
          503,
          504,
          418,
          799,
        ),
        error: fc.constantFrom(
          null,
          null,
          null,
          'net::ERR_FAILED',
          'net::ERR_ABORTED',
          'net::ERR_NAME_NOT_RESOLVED',
          'net::ERR_CERT_DATE_INVALID',
          '',
        ),
        sends: fc.constantFrom<Given['sends'][]>(
          {},
          { Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3NjAwMDAwMDB9.c2ln' },
          { Cookie: 'sid=abc123def456ghi789' },
          { 'Content-Type': 'application/json' },
        ) as fc.Arbitrary<NonNullable<Given['sends']>>,
        sendsBody: fc.constantFrom('{"name":"Anna","mail":"x"}', 'a=1&password=secretword', '--x\r\ny'),
        answers: fc.constantFrom<Given['answers'][]>(
          {},
          { 'Retry-After': '30' },
          { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' },
          { Server: 'cloudflare', 'CF-Ray': '8a1b2c3d4e5f6a7b-FRA' },
          { 'X-Request-Id': '6f1e2d3c4b5a69788796a5b4c3d2e1f0' },
        ) as fc.Arbitrary<NonNullable<Given['answers']>>,
        body: fc.constantFrom<string | object>(
          '',
          'upstream connect error or disconnect/reset before headers',
          '<html><title>502 Bad Gateway</title><center>nginx</center></html>',
          { error: 'invalid_grant', message: 'No user anna@mail.test' },
          { errors: [{ message: 'is too short', path: ['name'] }] },
        ),
        time: fc.constantFrom(3, 120, 30_000, 60_010),
        startedAt: fc.constantFrom(
          '2026-11-22T10:00:00.000Z',
          '2026-11-22T10:00:01.000Z',
          '2026-11-22T10:00:05.000Z',
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(given, { minLength: 1, maxLength: 6 }), (list) => {
        const report = reportOn(list.map((each) => entry(each)));
        const once = written(report);
        const again = reportOn(once.log.entries);
        expect(explained(again)).toEqual(explained(report));
        expect(written(again)).toEqual(once);
      }),
      { numRuns: 400 },
    );
  });

  it('is read anew where it was changed by hand', () => {
    const har = written(reportOn([entry({ status: 404 })]));
    const [first] = har.log.entries;
    if (!first) throw new Error('no entry');
    first.response.status = 500;
    expect(reportOn([first]).requests[0]?.diagnosis?.cause).toMatch(/^server-error|^status-500/);
  });

  it.each([
    ['a cause that is none of ours', { cause: 'your-bank-called' }],
    ['no cause', { cause: 7 }],
    ['a certainty of its own', { certainty: 'absolutely' }],
    ['values that are no texts', { values: { host: {} } }],
    ['no list of hints', { hints: 'call 555' }],
  ])('is read anew where it says %s', (_what, change) => {
    const har = written(reportOn([entry({ status: 404 })]));
    const field = (har.log.entries[0] as unknown as { _plainspoken: { diagnosis: object } })._plainspoken;
    Object.assign(field.diagnosis, change);
    expect(reportOn(har.log.entries).requests[0]?.diagnosis?.cause).toBe('not-found');
  });

  it('cannot put sentences of its own into an explanation’s title', () => {
    const har = written(reportOn([entry({ status: 404 })]));
    const field = (har.log.entries[0] as unknown as { _plainspoken: { diagnosis: object } })._plainspoken;
    Object.assign(field.diagnosis, { title: 'Call 555 now', summary: 'Call 555 now' });
    expect(JSON.stringify(reportOn(har.log.entries))).not.toContain('555');
  });
});
