import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/session/exchange.ts';
import { isPreflight } from '../../src/session/same-request.ts';
import { exchange, preflight, related, session } from '../exchange-builder.ts';

const failed = { method: 'PATCH', error: 'net::ERR_FAILED' } as const;
const at = (ms: number) => new Date(Date.parse('2026-11-22T10:00:00.000Z') + ms).toISOString();

describe('a preflight and its request', () => {
  it('find each other when the preflight comes first', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(ahead, request);
    expect(both.relatedTo(request)).toMatchObject({ preflight: ahead, preflighted: null });
    expect(both.relatedTo(ahead)).toMatchObject({ preflight: null, preflighted: request });
  });

  it('find each other when the request comes first', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(request, ahead);
    expect(both.relatedTo(request).preflight).toBe(ahead);
    expect(both.relatedTo(ahead).preflighted).toBe(request);
  });

  it('tell the earlier one that its meaning changed', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed)];
    const both = session(request);
    const told: (readonly Exchange[])[] = [];
    both.subscribe((change) => told.push(change.touched));
    both.add(ahead);
    expect(told).toEqual([[ahead, request]]);
  });

  it.each(['forwards', 'backwards'])('are two pairs when two of one URL run side by side (%s)', (order) => {
    const [p1, p2] = [
      preflight({ status: 404 }, 'PATCH'),
      preflight({ status: 404, startedAt: at(12) }, 'PATCH'),
    ];
    const [r1, r2] = [exchange(failed, 2), exchange({ ...failed, startedAt: at(2) }, 3)];
    const both = order === 'forwards' ? session(p1, p2, r1, r2) : session(r2, p2, r1, p1);
    const partners = [both.relatedTo(r1).preflight, both.relatedTo(r2).preflight];
    expect(new Set(partners)).toEqual(new Set([p1, p2]));
    for (const p of [p1, p2])
      expect(both.relatedTo(both.relatedTo(p).preflighted as Exchange).preflight).toBe(p);
  });

  it('have the same method', () => {
    const request = exchange(failed);
    expect(related(request, preflight({ status: 404 }, 'DELETE')).preflight).toBeNull();
    expect(related(request, preflight({ status: 404 }, 'PATCH')).preflight).not.toBeNull();
  });

  it('have the same URL, query and all', () => {
    const request = exchange({ ...failed, url: 'https://api.shop.test/orders?page=2' });
    expect(related(request, preflight({ status: 404 })).preflight).toBeNull();
  });

  it('are near in time', () => {
    const request = exchange(failed);
    expect(related(request, preflight({ startedAt: at(-5000) })).preflight).toBeNull();
    expect(related(request, preflight({ startedAt: at(5000) })).preflight).toBeNull();
    expect(related(request, preflight({ startedAt: at(-100) })).preflight).not.toBeNull();
  });

  it('find each other also where the record has no times', () => {
    const unknown = '1969-12-31T23:59:59.999Z';
    const request = exchange({ ...failed, startedAt: unknown });
    expect(related(request, preflight({ startedAt: unknown })).preflight).not.toBeNull();
  });

  it('stay together when a newer record of either comes', () => {
    const [ahead, request] = [preflight({ status: 404 }), exchange(failed, 1)];
    const both = session(ahead, request);
    const newer = {
      ...ahead,
      response: { ...ahead.response, body: { text: 'x', binary: false, truncated: false } },
    };
    both.replace(ahead, newer);
    expect(both.relatedTo(request).preflight).toBe(newer);
    expect(both.relatedTo(newer).preflighted).toBe(request);
    const newest = { ...request };
    both.replace(request, newest);
    expect(both.relatedTo(newer).preflighted).toBe(newest);
    expect(both.relatedTo(request).preflight).toBeNull();
  });

  it('find each other when a request that was pending has finished', () => {
    const waiting = exchange({ method: 'PATCH', pending: true });
    const both = session(waiting);
    const ahead = preflight({ status: 404, startedAt: at(300) });
    both.add(ahead);
    const finished = exchange({ ...failed, time: 900 });
    both.replace(waiting, finished);
    expect(both.relatedTo(finished).preflight).toBe(ahead);
  });

  it('leave no partner for a request that comes later', () => {
    const [ahead, request, later] = [preflight({ status: 404 }), exchange(failed), exchange(failed, 2)];
    const all = session(ahead, request, later);
    expect(all.relatedTo(later).preflight).toBeNull();
  });
});

/** What a session tells to be diagnosed again when the last of the exchanges comes. */
function touchedBy(last: Exchange, ...earlier: readonly Exchange[]): readonly Exchange[] {
  const made = session(...earlier);
  let touched: readonly Exchange[] = [];
  made.subscribe((change) => {
    touched = change.touched;
  });
  made.add(last);
  return touched;
}

describe('a failure and the same request that succeeded later', () => {
  const refused = exchange({ status: 401, time: 100 });
  const again = exchange({ startedAt: at(400) }, 1);

  it('belong together, and the failure is diagnosed again', () => {
    expect(session(refused, again).relatedTo(refused).wentThrough).toBe(again);
    expect(touchedBy(again, refused)).toEqual([again, refused]);
  });

  it('do so for every failure before the success, as in a handshake of two steps', () => {
    const second = exchange({ status: 401, time: 100, startedAt: at(200) }, 1);
    const all = session(refused, second, again);
    expect(all.relatedTo(refused).wentThrough).toBe(again);
    expect(all.relatedTo(second).wentThrough).toBe(again);
  });

  it.each([
    ['another method', exchange({ method: 'POST', startedAt: at(400) }, 1)],
    ['another URL', exchange({ url: 'https://api.shop.test/orders?page=2', startedAt: at(400) }, 1)],
    ['one that ran at the same time', exchange({ startedAt: at(10) }, 1)],
    ['one that failed too', exchange({ status: 401, startedAt: at(400) }, 1)],
    ['a redirect', exchange({ status: 302, redirectUrl: '/sign-in', startedAt: at(400) }, 1)],
    ['one that is on its way', exchange({ pending: true, startedAt: at(400) }, 1)],
  ])('do not when it is %s', (_, other) => {
    expect(session(refused, other).relatedTo(refused).wentThrough).toBeNull();
  });

  it('do not when another thing was sent', () => {
    const posted = exchange({ method: 'POST', status: 401, sendsBody: '{"query":"{ me }"}' });
    const other = exchange({ method: 'POST', sendsBody: '{"query":"{ cart }"}', startedAt: at(400) }, 1);
    const same = exchange({ method: 'POST', sendsBody: '{"query":"{ me }"}', startedAt: at(400) }, 1);
    expect(session(posted, other).relatedTo(posted).wentThrough).toBeNull();
    expect(session(posted, same).relatedTo(posted).wentThrough).toBe(same);
  });

  it('do so where no answer came at all', () => {
    const offline = exchange({ error: 'net::ERR_INTERNET_DISCONNECTED', time: 100 });
    expect(session(offline, again).relatedTo(offline).wentThrough).toBe(again);
  });

  it('do not when the record leaves out what was sent', () => {
    const sends = { 'Content-Length': '48' };
    const posted = exchange({ method: 'POST', status: 401, sends });
    const other = exchange({ method: 'POST', sends, startedAt: at(400) }, 1);
    expect(session(posted, other).relatedTo(posted).wentThrough).toBeNull();
    const nothing = exchange({ method: 'POST', status: 401 });
    const nothingAgain = exchange({ method: 'POST', startedAt: at(400) }, 1);
    expect(session(nothing, nothingAgain).relatedTo(nothing).wentThrough).toBe(nothingAgain);
  });

  it('stay together when a newer record of either comes', () => {
    const both = session(refused, again);
    const [newer, newest] = [{ ...refused }, { ...again }];
    both.replace(refused, newer);
    expect(both.relatedTo(newer).wentThrough).toBe(again);
    both.replace(again, newest);
    expect(both.relatedTo(newer).wentThrough).toBe(newest);
  });

  it('are found when the success was on its way first', () => {
    const waiting = exchange({ pending: true, startedAt: at(400) }, 1);
    const both = session(refused, waiting);
    both.replace(waiting, again);
    expect(both.relatedTo(refused).wentThrough).toBe(again);
  });

  it('are the latest twenty of a request that fails all day', () => {
    const failures = Array.from({ length: 30 }, (_, i) =>
      exchange({ status: 503, startedAt: at(i * 1000) }, i),
    );
    const all = session(...failures, exchange({ startedAt: at(31_000) }, 30));
    const madeUpFor = failures.filter((each) => all.relatedTo(each).wentThrough);
    expect(madeUpFor).toEqual(failures.slice(10));
  });
});

describe('a stopped request', () => {
  const search = (q: string, given: Parameters<typeof exchange>[0] = {}, index = 0) =>
    exchange({ url: `https://api.shop.test/search?q=${q}`, ...given }, index);
  const stopped = search('r', { error: 'net::ERR_ABORTED', time: 200, visit: 'page_1' });

  it('knows the one that took its place', () => {
    const next = search('re', { startedAt: at(205), visit: 'page_1' }, 1);
    expect(session(stopped, next).relatedTo(stopped)).toMatchObject({ successor: next, nextPage: null });
    expect(touchedBy(next, stopped)).toEqual([next, stopped]);
  });

  it.each([
    ['another path', exchange({ url: 'https://api.shop.test/cart?q=re', startedAt: at(205) }, 1)],
    ['the same URL', search('r', { startedAt: at(205) }, 1)],
    ['one that began much later', search('re', { startedAt: at(900) }, 1)],
    ['another kind of load', search('re', { startedAt: at(205), type: 'image' }, 1)],
  ])('has no successor in %s', (_, next) => {
    expect(session(stopped, next).relatedTo(stopped).successor).toBeNull();
  });

  it('knows the page that was being opened', () => {
    const page = (begins: number, visit: string) =>
      exchange(
        { type: 'document', url: 'https://shop.test/cart', startedAt: at(begins), time: 150, visit },
        1,
      );
    const whyStopped = (next: Exchange) => session(stopped, next).relatedTo(stopped).nextPage;
    expect(whyStopped(page(60, 'page_2'))).not.toBeNull();
    expect(whyStopped(page(60, 'page_1')), 'a frame of the same page').toBeNull();
    expect(whyStopped(page(400, 'page_2')), 'begun after the stop').toBeNull();
    expect(whyStopped(page(-400, 'page_2')), 'over before the stop').toBeNull();
  });

  it('keeps what took its place when a newer record of it comes', () => {
    const next = search('re', { startedAt: at(205) }, 1);
    const both = session(stopped, next);
    const newer = { ...stopped };
    both.replace(stopped, newer);
    expect(both.relatedTo(newer).successor).toBe(next);
  });
});

describe('a page that is listed after what failed on it', () => {
  it('becomes known to the failures, which are diagnosed again', () => {
    const blocked = exchange({ error: '', visit: 'page_1' });
    const page = exchange({ type: 'document', url: 'https://shop.test/', visit: 'page_1' }, 1);
    expect(touchedBy(page, blocked)).toEqual([page, blocked]);
    expect(session(blocked, page).relatedTo(blocked).document).toBe(page);
  });
});

describe('the page of a request', () => {
  const load = { type: 'document', visit: 'page_1' } as const;
  const redirect = () => exchange({ ...load, url: 'http://shop.test/', status: 301, redirectUrl: '/new' }, 0);
  const frame = () =>
    exchange({ ...load, url: 'https://ads.test/', sends: { 'Sec-Fetch-Dest': 'iframe' } }, 1);
  const page = () =>
    exchange({ ...load, url: 'https://shop.test/', sends: { 'Sec-Fetch-Dest': 'document' } }, 2);

  it('is no redirect to it and no frame in it', () => {
    const [first, inside, document, request] = [
      redirect(),
      frame(),
      page(),
      exchange({ visit: 'page_1' }, 3),
    ];
    const four = session(first, inside, document, request);
    expect(four.relatedTo(request).document).toBe(document);
    expect(four.relatedTo(inside).document).toBe(document);
    expect(four.relatedTo(document).document).toBeNull();
  });

  it('is the redirect where nothing else is known', () => {
    const [first, request] = [redirect(), exchange({ visit: 'page_1' }, 3)];
    expect(session(first, request).relatedTo(request).document).toBe(first);
  });

  it('becomes known to what failed while only the redirect was', () => {
    const failure = exchange({ status: 404, visit: 'page_1' }, 3);
    const some = session(redirect(), failure);
    const told: (readonly Exchange[])[] = [];
    some.subscribe(({ touched }) => told.push(touched));
    const document = page();
    some.add(document);
    expect(told).toEqual([[document, failure]]);
  });

  it('explains what was stopped when its text has come', () => {
    const document = page();
    const blocked = exchange({ error: '', visit: 'page_1' }, 3);
    const fine = exchange({ visit: 'page_1' }, 4);
    const some = session(document, blocked, fine);
    const told: (readonly Exchange[])[] = [];
    some.subscribe(({ touched }) => told.push(touched));
    const read = exchange({ ...load, url: 'https://shop.test/', body: '<html></html>' }, 2);
    some.replace(document, read);
    expect(told).toEqual([[read, blocked]]);
  });
});

describe('isPreflight', () => {
  it('knows them by Chrome’s type, or by the header where an exporter has no types', () => {
    expect(isPreflight(exchange({ type: 'preflight' }))).toBe(true);
    expect(
      isPreflight(
        exchange({
          method: 'OPTIONS',
          sends: { 'Access-Control-Request-Method': 'PUT' },
          errorsUntold: true,
        }),
      ),
    ).toBe(true);
    expect(isPreflight(exchange({ method: 'OPTIONS' }))).toBe(false);
    expect(isPreflight(exchange({ sends: { 'Access-Control-Request-Method': 'PUT' } }))).toBe(false);
  });
});
