import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { Session } from '../../src/session/session.ts';
import { Redactor } from '../../src/share/redact.ts';
import { makeReport, type Report } from '../../src/share/report.ts';
import { toCurl } from '../../src/share/to-curl.ts';
import { toFetch } from '../../src/share/to-fetch.ts';
import { toHar } from '../../src/share/to-har.ts';
import { toHtml } from '../../src/share/to-html.ts';
import { toJson } from '../../src/share/to-json.ts';
import { toMarkdown } from '../../src/share/to-markdown.ts';
import { toText } from '../../src/share/to-text.ts';
import { toTicket } from '../../src/share/to-ticket.ts';
import { exchange } from '../exchange-builder.ts';
import { leaksIn, plantedHar } from './planted-secrets.ts';

const { entries, planted } = plantedHar();

function sessionOf(list: readonly unknown[]): Session {
  const session = new Session();
  list.forEach((each, index) => {
    session.add(fromHarEntry(each, index));
  });
  return session;
}

const source = { creator: 'WebInspector 537.36', entries: entries.length, skipped: [] };
const asCurl = (exchange: Exchange) => toCurl(exchange, 'bash');
const each =
  (write: (exchange: Exchange) => string) =>
  ({ requests }: Report) =>
    requests.map((request) => write(request.exchange)).join('\n');
const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  JSON: toJson,
  text: toText,
  'Markdown for everyone': (report) => toMarkdown(report, { audience: 'everyone' }),
  'Markdown for developers': (report) => toMarkdown(report, { audience: 'developers', curl: asCurl }),
  'text for a ticket': (report) => toTicket(report, { audience: 'everyone' }),
  'text for a developer’s ticket': (report) => toTicket(report, { audience: 'developers' }),
  'HTML for everyone': (report) => toHtml(report, { audience: 'everyone', curl: asCurl }),
  'HTML for developers': (report) => toHtml(report, { audience: 'developers', curl: asCurl }),
  'cURL for bash': each((exchange) => toCurl(exchange, 'bash')),
  'cURL for cmd': each((exchange) => toCurl(exchange, 'cmd')),
  'cURL for PowerShell': each((exchange) => toCurl(exchange, 'powershell')),
  fetch: each(toFetch),
  HAR: (report) => [...toHar(report, '0.1.0')].join(''),
};

describe('what leaves this computer', () => {
  it('was planted in more than sixty places', () => {
    expect(planted.length).toBeGreaterThanOrEqual(60);
    expect(new Set(planted.map(({ secret }) => secret)).size).toBe(planted.length);
    expect(leaksIn(JSON.stringify(entries), planted).length).toBeGreaterThan(55);
  });

  it.each(Object.keys(FORMATS))('holds none of the secrets as %s', (format) => {
    const report = makeReport(sessionOf(entries), source);
    const output = (FORMATS[format] as (report: Report) => string)(report);
    expect(leaksIn(output, planted)).toEqual([]);
  });

  it('keeps what makes it useful', () => {
    const har = FORMATS.HAR?.(makeReport(sessionOf(entries), source)) ?? '';
    for (const kept of [
      'X-Api-Key',
      'X-CSRF-Token',
      'theme=hidden',
      'Bearer hidden-',
      'https://api.shop.test/orders/hidden-',
      '/items?token=hidden-',
      '&page=2',
      'invalid_token',
      'SignatureDoesNotMatch',
      'The signature is wrong',
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field',
      'is too short',
      'is too weak',
      'is taken',
      'grant_type=password',
      '4bf92f3577b34da6',
      'mutation Login',
      'has expired',
    ])
      expect(har).toContain(kept);
  });

  it('changes nothing when it is redacted again', () => {
    const once = FORMATS.HAR?.(makeReport(sessionOf(entries), source)) ?? '';
    const again = FORMATS.HAR?.(makeReport(sessionOf(JSON.parse(once).log.entries), source)) ?? '';
    expect(again).toBe(once);
  });

  it('gives the same secret the same placeholder, and another secret another one', () => {
    const redactor = new Redactor();
    const one = exchange({
      sends: { Authorization: 'Bearer eyJabcdef.eyJghijkl.mnopqr' },
      url: 'https://a.test/?token=eyJabcdef.eyJghijkl.mnopqr&key=eyJother00.x.y',
    });
    const shown = redactor.exchange(one);
    expect(shown.request.headers.get('authorization')).toBe(
      'Bearer hidden-1'.replace('1', /token=hidden-(\d)/.exec(shown.url)?.[1] ?? '?'),
    );
    expect(shown.url).toMatch(/^https:\/\/a\.test\/\?token=hidden-(\d)&key=hidden-(?!\1)\d$/);
  });

  it('knows a secret of one place in another', () => {
    const redactor = new Redactor();
    const one = exchange({
      sends: { Cookie: 'cart=ab12cd34ef' },
      url: 'https://a.test/carts/ab12cd34ef',
      status: 500,
      body: { message: 'no cart ab12cd34ef' },
    });
    redactor.learn(one);
    const shown = redactor.exchange(one);
    expect(JSON.stringify([shown.url, shown.response.body])).not.toContain('ab12cd34ef');
    expect(redactor.text('cart ab12cd34ef')).toMatch(/^cart hidden-\d$/);
  });

  it('says what it took out, and how often', () => {
    const redactor = new Redactor();
    makeReport(sessionOf(entries), source, redactor);
    expect(redactor.removed).toContainEqual(
      expect.objectContaining({
        key: 'header authorization',
        kind: 'header',
        name: 'Authorization',
        count: 1,
      }),
    );
    expect(redactor.removed).toContainEqual(expect.objectContaining({ key: 'cookie sid', count: 2 }));
  });

  it('keeps one field where a person wants it, and no other', () => {
    const redactor = new Redactor(new Set(['header x-tenant-internal']));
    const har = FORMATS.HAR?.(makeReport(sessionOf(entries), source, redactor)) ?? '';
    expect(har).toContain('acme-blue-42x');
    expect(leaksIn(har, planted)).toEqual(['request header of its own: acme-blue-42x']);
  });

  it('holds no secret in any place, whatever it looks like (property)', () => {
    const secret = fc
      .stringMatching(/^[A-Za-z0-9]{2}[A-Za-z0-9_-]{20,40}$/)
      .filter((text) => /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text));
    fc.assert(
      fc.property(secret, fc.nat(200), (value, salt) => {
        const list = [
          entryWith(
            `https://api.shop.test/${salt}?token=${value}`,
            { Authorization: `Bearer ${value}`, 'X-Own': value },
            { password: value, message: `bad ${value}`, list: [value] },
          ),
          entryWith(
            `https://api.shop.test/reset/${value}#${value}`,
            { Cookie: `a=${value}` },
            { error: { code: value, hint: value } },
          ),
        ];
        const report = makeReport(sessionOf(list), { ...source, entries: 2 });
        for (const write of Object.values(FORMATS)) expect(write(report)).not.toContain(value);
      }),
      { numRuns: 150 },
    );
  });
});

function entryWith(url: string, headers: Record<string, string>, body: object) {
  return {
    startedDateTime: '2026-11-22T10:00:00.000Z',
    time: 10,
    request: {
      method: 'GET',
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
    response: {
      status: 401,
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: JSON.stringify(body) },
      _error: null,
    },
  };
}
