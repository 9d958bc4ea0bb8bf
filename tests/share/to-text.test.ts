import { describe, expect, it } from 'vitest';
import { toText } from '../../src/share/to-text.ts';
import { exchange } from '../exchange-builder.ts';
import { report } from './report-builder.ts';

/** Where a text stands in the report, one after the other. */
const order = (text: string, ...parts: readonly string[]) => parts.map((part) => text.indexOf(part));

const refused = (index: number, path: string) =>
  exchange(
    {
      error: 'net::ERR_CONNECTION_REFUSED',
      url: `https://api.shop.test${path}`,
      startedAt: `2026-11-22T10:00:0${index}.000Z`,
    },
    index,
  );

describe('the report as text', () => {
  const made = [
    refused(0, '/orders'),
    refused(1, '/orders'),
    refused(2, '/me?token=s3cretvalue99'),
    exchange({ status: 401 }, 3),
    exchange({}, 4),
    exchange({ error: 'net::ERR_ABORTED' }, 5),
  ] as const;
  const text = toText(
    report(made, {
      problems: [
        {
          exchanges: [made[0], made[1], made[2]],
          title: 'The server at api.shop.test cannot be reached',
          summary: 'Nothing answers there. 3 requests failed because of it.',
        },
        { exchanges: [made[3]], over: true },
      ],
      notes: [{ exchanges: [made[5]] }],
      stories: {
        2: ['Tried twice in 2 seconds: no answer both times.'],
        3: ['The server wanted a valid sign-in (401).', 'The page asked for a fresh one, and got it.'],
      },
      skipped: [{ index: 9, reason: 'request is missing' }],
    }),
  );

  it('sums up, then tells the problems, then what needs nobody', () => {
    const places = order(
      text,
      '6 requests, 2 problems, 4 failed requests explained.',
      'Entry 9 could not be read: request is missing.',
      'The server at api.shop.test cannot be reached.',
      'You are not signed in.',
      'Nothing to do:\n   - Stopped before it finished.',
    );
    expect(places[0]).toBe(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('tells a problem of several requests once, and each request once', () => {
    const block = text.split('\n\n')[2]?.split('\n') ?? [];
    expect(block.slice(0, 4)).toEqual([
      'The server at api.shop.test cannot be reached.',
      '   Nothing answers there. 3 requests failed because of it.',
      expect.stringMatching(/^ {3}\S.*api\.shop\.test/),
      '   When: 22 Nov 2026, 10:00:00 to 10:00:02 UTC. Not seen to work since.',
    ]);
    expect(block[4]).toMatch(/^ {3}Who can fix it: .+\. How sure: .+\.$/);
    expect(block).toContain('   How we know (from #0):');
    expect(block.at(-5)).toMatch(/^ {3}Cause: \S+ \(net::ERR_CONNECTION_REFUSED\)$/);
    expect(block.slice(-4)).toEqual([
      '   3 requests:',
      '      #0, #1 no answer GET https://api.shop.test/orders',
      '      #2 no answer GET https://api.shop.test/me?token=hidden-1',
      '         Tried twice in 2 seconds: no answer both times.',
    ]);
    for (const line of ['   How we know', '   For developers:', '#0,', '#2 ']) {
      expect(text.split('\n\n')[2]?.split(line)).toHaveLength(2);
    }
  });

  it('puts the address of a lone request on top, with its story', () => {
    expect(text.split('\n\n')[3]?.split('\n').slice(0, 5)).toEqual([
      'You are not signed in.',
      '   #3 401 GET https://api.shop.test/orders',
      '      The server wanted a valid sign-in (401). The page asked for a fresh one, and got it.',
      expect.stringMatching(/^ {3}The server at api\.shop\.test does not know who is asking/),
      '   When: 22 Nov 2026, 10:00:00 UTC. It is over: it has worked since.',
    ]);
  });

  it('explains a cause that differs on its own', () => {
    const [first, other] = [exchange({ status: 401 }), exchange({ status: 403 }, 1)];
    const of = report([first, other], { problems: [{ exchanges: [first, other] }] });
    const block = toText(of);
    expect(block).toContain(
      '   2 requests:\n      #0 401 GET https://api.shop.test/orders\n   1 of them shows up as: ',
    );
    expect(block.match(/Who can fix it:/g)).toHaveLength(2);
    expect(block).toContain(`\n      ${of.requests[1]?.diagnosis?.summary}\n`);
    expect(block.match(/#1 403/g)).toHaveLength(1);
  });

  it('tells what happened to all of them once', () => {
    const both = ['/a', '/b'].map((path, index) =>
      exchange({ status: 503, url: `https://api.shop.test${path}` }, index),
    );
    const told = ['Tried twice: 503 both times.'];
    const printed = toText(report(both, { problems: [{ exchanges: both }], stories: { 0: told, 1: told } }));
    expect(printed).toMatch(
      /\n {3}2 requests:\n {6}Each time: Tried twice: 503 both times\.\n {6}#0 503 GET \S+\n {6}#1 503 GET \S+\n$/,
    );
  });

  it('tells what happened to all of a note once, too', () => {
    const both = ['/a', '/b'].map((path, index) =>
      exchange({ error: 'net::ERR_ABORTED', url: `https://api.shop.test${path}` }, index),
    );
    const told = ['Tried twice: stopped both times.'];
    const printed = toText(report(both, { notes: [{ exchanges: both }], stories: { 0: told, 1: told } }));
    expect(printed.match(/Each time: Tried twice: stopped both times\./g)).toHaveLength(1);
  });

  it('names few of the requests that need nobody', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      exchange({ error: 'net::ERR_ABORTED', url: `https://stats.test/${index}` }, index),
    );
    const lines = toText(report(many, { notes: [{ exchanges: many }] })).split('\n');
    expect(lines.slice(0, 2)).toEqual(['30 requests, 0 problems, none failed.', '']);
    expect(lines.slice(4, -1)).toEqual([
      '      #0 stopped GET https://stats.test/0',
      '      #1 stopped GET https://stats.test/1',
      '      #2 stopped GET https://stats.test/2',
      '      and 27 more: #3 to #29',
    ]);
  });

  it('prints nothing that a terminal would obey', () => {
    const hostile = exchange({
      status: 409,
      method: 'GET\u001b[31m\nFAKE',
      url: 'not a url\u001b]0;x\u0007\r\n\u202efoo',
      body: { message: 'closed\u001b[2J \u202enow' },
    });
    const printed = toText(
      report([hostile], {
        problems: [{ exchanges: [hostile] }],
        skipped: [{ index: 1, reason: 'x\u001b[0m' }],
      }),
    );
    expect(printed).toContain('GET [31M FAKE');
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
    expect(printed).not.toMatch(/^FAKE/m);
  });
});
