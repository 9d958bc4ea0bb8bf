import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/session/exchange.ts';
import {
  askedOf,
  loneNote,
  outlineOf,
  placesOf,
  shortAddressOf,
  statusOf,
  whenOf,
} from '../../src/share/outline.ts';
import type { ReportedRequest } from '../../src/share/report.ts';
import { exchange, START } from '../exchange-builder.ts';
import { report } from './report-builder.ts';

/** The outline of one problem with these requests. */
const outline = (made: readonly Exchange[], { stories = {}, leads = {} } = {}) => {
  const of = report(made, { problems: [{ exchanges: made }], stories, leads });
  return outlineOf(of.problems, of)[0];
};

describe('the outline of a problem', () => {
  const url = 'https://api.shop.test/orders';

  it('makes requests that are alike one line', () => {
    const made = [503, 503, 500, 503].map((status, index) => exchange({ status, url }, index));
    const [first, second] = outline(made)?.accounts ?? [];
    expect(first?.lines.map(({ indexes }) => indexes)).toEqual([[0, 1, 3]]);
    expect(second?.lines.map(({ indexes }) => indexes)).toEqual([[2]]);
    expect(second?.diagnosis).not.toBe(first?.diagnosis);
  });

  it('keeps apart what differs in method, address, or story', () => {
    const made = [
      exchange({ status: 503, url }),
      exchange({ status: 503, url: `${url}/1` }, 1),
      exchange({ status: 503, url, method: 'DELETE' }, 2),
      exchange({ status: 503, url }, 3),
      exchange({ status: 503, url }, 4),
    ];
    const lines = outline(made, { stories: { 3: ['Told of it alone.'] } })?.accounts[0].lines;
    expect(lines?.map(({ indexes }) => indexes)).toEqual([[0, 4], [1], [2], [3]]);
  });

  it('tells the story of tries once, on the line of all of them', () => {
    const made = [503, 503, 502, 503].map((status, index) => exchange({ status, url }, index));
    const stories = { 1: ['Tried twice.'], 3: ['Tried twice, too.'] };
    const lines = [
      outline(made, { stories: { 1: ['Tried twice.'] }, leads: { 0: 1 } }),
      outline([made[0], made[1], made[3]] as Exchange[], { stories, leads: { 0: 1 } }),
    ].map((each) => each?.accounts[0].lines.map(({ indexes, story }) => [indexes, story]));
    expect(lines[0]).toEqual([
      [[0, 1], ['Tried twice.']],
      [[3], []],
    ]);
    expect(lines[1]).toEqual([
      [[0, 1], ['Tried twice.']],
      [[3], ['Tried twice, too.']],
    ]);
  });

  it('tells a story that is the same for all once', () => {
    const made = ['/a', '/b', '/b'].map((path, index) => exchange({ status: 401, url: url + path }, index));
    const told = ['Tried twice.'];
    const all = outline(made, { stories: { 0: told, 1: told, 2: told } })?.accounts[0];
    expect(all?.story).toEqual(told);
    expect(all?.lines.map(({ indexes, story }) => [indexes, story])).toEqual([
      [[0], []],
      [[1, 2], []],
    ]);
    const some = outline(made, { stories: { 0: told, 1: told } })?.accounts[0];
    expect(some?.story).toEqual([]);
    expect(some?.lines.map(({ indexes, story }) => [indexes, story])).toEqual([
      [[0], told],
      [[1], told],
      [[2], []],
    ]);
  });

  it('names what the server said where that differs, and no more', () => {
    const made = ['The order is closed', 'The order is closed', 'The order is paid'].map((message, index) =>
      exchange({ status: 409, url: `${url}/${index}`, body: { message } }, index),
    );
    const titles = outline(made)?.accounts[0].lines.map(({ title }) => title);
    expect(titles).toEqual([null, null, 'The server says: “The order is paid”']);
    const methods = ['GET', 'PATCH'].map((method, index) => exchange({ status: 405, method, url }, index));
    expect(methods.map((each) => outline([each])?.problem.title)).toEqual([
      'This address does not take GET requests',
      'This address does not take PATCH requests',
    ]);
    expect(outline(methods)?.accounts[0].lines.map(({ title }) => title)).toEqual([null, null]);
  });

  it('lists a request without words of its own with the others', () => {
    const [failed, fine] = [exchange({ status: 503 }), exchange({ status: 204, method: 'OPTIONS' }, 1)];
    const { accounts } = outline([failed, fine]) ?? {};
    expect(accounts).toHaveLength(1);
    expect(accounts?.[0].lines.map(({ indexes }) => indexes)).toEqual([[0], [1]]);
  });

  it('explains by the request that tells it best', () => {
    const [first, best] = [exchange({ status: 503 }), exchange({ status: 503, url: `${url}/1` }, 1)];
    const of = report([first, best], { problems: [{ exchanges: [first, best], exchange: best }] });
    expect(outlineOf(of.problems, of)[0]?.accounts[0].teller?.index).toBe(1);
  });
});

describe('a problem of which only a part is reported', () => {
  const [first, second, third] = [0, 1, 2].map((index) =>
    exchange({ status: index === 2 ? 500 : 503, url: `https://api.shop.test/${index}` }, index),
  ) as [Exchange, Exchange, Exchange];
  const whole = { exchange: first, title: 'The server is down', summary: '3 requests went wrong.', count: 3 };

  it('is told in the words of a lone request, and names the whole', () => {
    const of = report([third], { problems: [{ ...whole, exchanges: [third], exchange: third }] });
    const [outlined] = outlineOf(of.problems, of);
    expect(outlined?.problem.title).toBe('The server broke while it worked on this');
    expect(outlined?.problem.summary).not.toContain('3 requests');
    expect(outlined?.partOf).toBe('It is one of 3 with the same problem: The server is down.');
    expect(outlined?.accounts.map(({ lines }) => lines.length)).toEqual([1]);
  });

  it('is explained by a request that is there', () => {
    const all = report([first, second, third], {
      problems: [{ ...whole, exchanges: [first, second, third] }],
    });
    const [problem] = all.problems;
    const part = {
      requests: all.requests.slice(1),
      problems: problem ? [{ ...problem, exchanges: [third, second] }] : [],
    };
    const [outlined] = outlineOf(part.problems, part);
    expect(outlined?.problem.title).toBe('The server is down');
    expect(outlined?.partOf).toBeNull();
    expect(outlined?.accounts.map(({ teller, lines }) => [teller?.index, lines.length])).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });

  it('stays as it is where all of it is there', () => {
    const of = report([first, second], { problems: [{ ...whole, count: 2, exchanges: [first, second] }] });
    expect(outlineOf(of.problems, of)[0]).toMatchObject({
      partOf: null,
      problem: { title: 'The server is down' },
    });
  });
});

describe('a note that is all there is to tell', () => {
  const stopped = exchange({ error: 'net::ERR_ABORTED' });

  it('is one of one request', () => {
    expect(loneNote(report([stopped], { notes: [{ exchanges: [stopped] }] }))?.problem.title).toBe(
      'Stopped before it finished',
    );
    const fine = exchange({}, 1);
    expect(loneNote(report([stopped, fine], { notes: [{ exchanges: [stopped] }] }))).toBeUndefined();
    expect(loneNote(report([fine]))).toBeUndefined();
  });
});

describe('a short address', () => {
  it.each([
    ['https://api.shop.test/orders?size=10#top', 'api.shop.test/orders'],
    ['https://shop.test/', 'shop.test'],
    ['data:text/plain,hello', 'data:text/plain,hello'],
    ['not an address', 'not an address'],
    [`https://shop.test/${'a'.repeat(200)}`, `shop.test/${'a'.repeat(69)}…`],
  ])('of %s', (url, expected) => {
    expect(shortAddressOf({ url })).toBe(expected);
  });
});

describe('places in the file', () => {
  it.each([
    [[3], '#3'],
    [[4, 3], '#3, #4'],
    [[3, 4, 5, 9], '#3 to #5, #9'],
    [[], ''],
  ] as const)('%j are %s', (indexes, expected) => {
    expect(placesOf(indexes)).toBe(expected);
  });
});

describe('when a problem was seen', () => {
  const began = Date.parse(START);
  const when = (given: object) => {
    const made = exchange({ status: 503 });
    const { problems } = report([made], { problems: [{ exchanges: [made], ...given }] });
    return problems[0] && whenOf(problems[0]);
  };

  it.each([
    [{ latest: began }, '22 Nov 2026, 10:00:00 UTC. Not seen to work since.'],
    [{ latest: null }, '22 Nov 2026, 10:00:00 UTC. Not seen to work since.'],
    [
      { latest: began + 90_000, over: true },
      '22 Nov 2026, 10:00:00 to 10:01:30 UTC. It is over: it has worked since.',
    ],
    [
      { latest: began + 30 * 3600_000 },
      '22 Nov 2026, 10:00:00 to 23 Nov, 16:00:00 UTC. Not seen to work since.',
    ],
    [{ began: null }, undefined],
  ])('%o', (given, expected) => {
    expect(when(given)).toBe(expected);
  });
});

describe('the line of a request', () => {
  const request = (given: Parameters<typeof exchange>[0]) =>
    report([exchange(given)]).requests[0] as ReportedRequest;

  it.each([
    [{ status: 503 }, '503'],
    [{ error: 'net::ERR_CONNECTION_REFUSED' }, 'no answer'],
    [{ error: 'net::ERR_BLOCKED_BY_CLIENT' }, 'blocked'],
    [{ error: 'net::ERR_ABORTED' }, 'stopped'],
  ])('says what came of %o: %s', (given, expected) => {
    expect(statusOf(request(given))).toBe(expected);
  });

  it('cuts an address that is no more read', () => {
    const url = 'https://shop.test/orders';
    expect(askedOf(request({ url }))).toBe(`GET ${url}`);
    const long = askedOf(request({ url: `${url}?${'size=10&'.repeat(40)}` }));
    expect(long).toHaveLength(160);
    expect(long).toMatch(/^GET https:\/\/shop\.test\/orders\?size=10&.*…$/);
  });
});
