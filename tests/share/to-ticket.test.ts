import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/share/report.ts';
import type { Audience } from '../../src/share/report-options.ts';
import { inTicket, lineOfTicket } from '../../src/share/ticket-markup.ts';
import { toTicket } from '../../src/share/to-ticket.ts';
import { exchange, session } from '../exchange-builder.ts';
import { HOSTILE, hostileReport, hostileText } from './hostile-report.ts';
import { report } from './report-builder.ts';

const failed = exchange({ status: 503, url: 'https://api.shop.test/orders?size=10' });
const stopped = exchange({ error: 'net::ERR_ABORTED' }, 1);
const OF_BOTH = report([failed, stopped], {
  problems: [{ exchanges: [failed] }],
  notes: [{ exchanges: [stopped] }],
  stories: { 0: ['Tried twice.'] },
});

describe('the report for a ticket', () => {
  it('reads well for everyone', () => {
    expect(toTicket(OF_BOTH, { madeAt: Date.parse('2026-11-29T02:30:00Z') })).toBe(`WHAT WENT WRONG
1 problem explains why 1 request went wrong. 1 looks like a failure, but nothing needs fixing.
Made on 29 Nov 2026, 02:30:00 UTC.

▶ The server cannot take requests right now
The server at api.shop.test is too busy, being worked on, or has nothing behind it that works.

Who can fix it: The people who run the server
How sure we are: Certain
When: 22 Nov 2026, 10:00:00 UTC. Not seen to work since.

What to try:
 • Try again in a few minutes. If it still fails, tell the people who run the site.

How we know:
 • The server answered with code 503.

The request:
 • 503 · /orders at api.shop.test · Tried twice.

To look it up: HTTP 503

NOTHING TO DO
 • Stopped before it finished. The page or you left after less than a second, before the answer from api.shop.test was complete.
    ◦ stopped · /orders at api.shop.test
`);
  });

  it('has the record for developers, and no command that could be mangled', () => {
    const text = toTicket(OF_BOTH, { audience: 'developers', curl: () => 'curl x' });
    expect(text).toContain('\n • 503 · GET /orders at api.shop.test · request 0 · Tried twice.\n');
    expect(text).toContain('\n • Server address: 203.0.113.7\n');
    expect(text).toContain('\n • Waiting for the server: 120 ms\n');
    expect(text).toContain('\nRequest headers:\n│ Host: api.shop.test\n');
    expect(text).toContain('\nRead more: MDN: 503, https://developer.mozilla.org/docs/');
    expect(text).not.toContain('curl');
  });

  it('says of one request that it went well, and when', () => {
    const one = makeReport(session(exchange({ url: 'https://shop.test/' })), {
      creator: 'test',
      entries: 1,
      skipped: [],
    });
    expect(toTicket(one)).toBe(
      'THIS REQUEST WENT WELL\n\n200 · / at shop.test\nWhen: 22 Nov 2026, 10:00:00 UTC\nTime it took: 120 ms\n',
    );
  });
});

/**
 * What Jira's wiki renderer and Slack's editor obey, by their help pages. Written apart from the table that avoids it, so that one
 * can find the other at fault.
 */
const OBEYED: readonly (readonly [string, RegExp])[] = [
  ['a macro', /\{[^}\n]*\}/],
  ['a link or an attachment', /\[[^\]\n]+\]/],
  ['a table', /^\s*\|/m],
  ['a picture', /(?:^|[^\p{L}\p{N}])![^\s!][^!\n]*!/mu],
  ['bold', /\*[^\s*][^*\n]*\*/],
  ['emphasis', /(?:^|[^\p{L}\p{N}_])_[^\s_](?:[^_\n]*[^\s_])?_(?![\p{L}\p{N}_])/mu],
  ['struck through in Jira', /(?:^|[^\p{L}\p{N}-])-[^\s-](?:[^\n]*[^\s-])?-(?![\p{L}\p{N}-])/mu],
  ['a dash', /--/],
  ['inserted', /(?:^|[^\p{L}\p{N}+])\+[^\s+][^+\n]*\+/mu],
  ['raised, lowered, struck through in Slack', /[\^~`]/],
  ['cited', /\?\?/],
  ['a heading or quotation of Jira’s', /^\s*(?:h[1-6]|bq)\./im],
  ['a list', /^\s*[#*-]\s/m],
  ['a quotation, a link or a mention', /[<>@]/],
  ['an escape', /\\/],
  ['an entity', /&#?\w+;/],
  ['a channel', /#[\p{L}\p{N}_-]/u],
  ['an emoji', /:(?!\d\d:)[a-z\d+-][\w+'-]*:/i],
  ['a smiley', /[:;]-?[()DPp]/],
  ['an icon', /\((?:[!/xyni?+\-*]|\*[rgby]|on|off|flag|flagoff|c|r|tm)\)/i],
  ['an address', /:\/\/|\bwww\./i],
  ['a command', /^\//m],
];

describe('what strangers write in a ticket', () => {
  const sources = new Set(
    hostileReport('x')
      .requests.flatMap(({ diagnosis }) => diagnosis?.sources ?? [])
      .map(({ url }) => url),
  );

  const holds = (text: string, audience: Audience) => {
    let ticket = toTicket(hostileReport(text), { audience });
    for (const url of sources) ticket = ticket.replaceAll(url, 'SOURCE');
    for (const [what, pattern] of OBEYED) expect(ticket, what).not.toMatch(pattern);
    expect(ticket).not.toMatch(/[\p{Cs}\p{Cf}\0]/u);
  };

  it.each(HOSTILE)('is obeyed by neither: %j', (text) => {
    holds(text, 'everyone');
    holds(text, 'developers');
  });

  it('is obeyed by neither, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('everyone', 'developers'), (text, audience) =>
        holds(text, audience),
      ),
      { numRuns: 300 },
    );
  });

  it.each(OBEYED)('would be found: %s', (_what, pattern) => {
    const all = [
      ...HOSTILE,
      ...HOSTILE.map((text) => ` ${text} `),
      '| a |',
      ':tada:',
      ':-)',
      '(x)',
      '/close',
      '* a',
    ].join('\n');
    expect(all).toMatch(pattern);
  });

  it.each([
    'net::ERR_CONNECTION_REFUSED',
    'Bearer error="invalid_token", max-age=60',
    'the order is paid! Is it (really)? 10:00:04, 50% of A & B',
    'text/html; charset=utf-8',
    'snake_case_name and kebab-case-name',
    '203.0.113.7',
  ])('stays as it is where neither obeys it: %s', (text) => {
    expect(inTicket(text)).toBe(text);
  });

  it.each([
    ['h1. title', 'h1． title'],
    ['1. one', '1． one'],
    ['- item', '‑ item'],
    ['{code}', '｛code｝'],
    ['https://evil.test', 'https∶//evil.test'],
  ])('looks alike where one would: %s', (text, expected) => {
    expect(lineOfTicket(text)).toBe(expected);
  });
});
