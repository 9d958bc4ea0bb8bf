import { describe, expect, it } from 'vitest';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { Session } from '../../src/session/session.ts';
import { exchange, type Given, preflight, START } from '../exchange-builder.ts';

const SHOP = 'https://shop.test';
const API = 'https://api.shop.test';

interface Step extends Given {
  /** Milliseconds after the session began. */
  readonly at: number;
}

function made(steps: readonly Step[]): Exchange[] {
  return steps.map(({ at, ...given }, index) =>
    exchange({ visit: 'page_1', ...given, startedAt: new Date(Date.parse(START) + at).toISOString() }, index),
  );
}

function diagnosed(exchanges: readonly Exchange[]): DiagnosedSession {
  const session = new Session();
  for (const each of exchanges) session.add(each);
  const found = new DiagnosedSession(session);
  found.update();
  return found;
}

/** "cause × requests" of each problem, in order. */
const problemsIn = (steps: readonly Step[]) =>
  diagnosed(made(steps)).problems.map(({ cause, exchanges }) => `${cause} × ${exchanges.length}`);

describe('problems', () => {
  it('are one for an ended sign-in, however many calls it stops, on two hosts too', () => {
    const sends = { Authorization: 'Bearer one' };
    const answers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
    const steps = [0, 1, 2, 3].map((n) => ({
      at: n * 10,
      url: `${n < 2 ? API : 'https://pay.shop.test'}/part/${'abcd'[n]}`,
      status: 401,
      sends,
      answers,
    }));
    expect(problemsIn(steps)).toEqual(['token-refused × 4']);
    const other = {
      at: 50,
      url: `${API}/else`,
      status: 401,
      sends: { Authorization: 'Bearer two' },
      answers,
    };
    expect(problemsIn([...steps, other])).toEqual(['token-refused × 4', 'token-refused × 1']);
  });

  it('are one for a host that is down, over page loads', () => {
    const down = { url: 'https://pay.shop.test/charge', error: 'net::ERR_CONNECTION_REFUSED' };
    expect(
      problemsIn([
        { at: 0, ...down },
        { at: 10, ...down, url: 'https://pay.shop.test/methods' },
        { at: 60_000, ...down, visit: 'page_2' },
      ]),
    ).toEqual(['refused × 3']);
  });

  it('are one for each address where the server has each of its own', () => {
    expect(
      problemsIn([
        { at: 0, url: `${API}/orders/17`, status: 500 },
        { at: 10, url: `${API}/orders/18`, status: 500 },
        { at: 20, url: `${API}/cart`, status: 500 },
      ]),
    ).toEqual(['server-error × 2', 'server-error × 1']);
  });

  it('are none where the next try went through, and where a sign-in was renewed', () => {
    const sent = (token: string) => ({ sends: { Authorization: `Bearer ${token}` } });
    const found = diagnosed(
      made([
        { at: 0, url: `${API}/stock`, status: 503 },
        { at: 1000, url: `${API}/stock`, status: 503 },
        { at: 3000, url: `${API}/stock` },
        { at: 5000, url: `${API}/me`, status: 401, ...sent('one') },
        { at: 5200, url: `${API}/auth/refresh`, method: 'POST' },
        { at: 5400, url: `${API}/me`, ...sent('two') },
      ]),
    );
    expect(found.problems).toEqual([]);
    expect(found.notes.map(({ cause, exchanges }) => [cause, exchanges.length]).sort()).toEqual([
      ['token-renewed', 1],
      ['worked-when-tried-again', 2],
    ]);
  });

  it('are one where the sign-in could not be renewed, and it tells why', () => {
    const calls = [0, 1, 2].map((n) => ({
      at: n * 10,
      url: `${API}/part/${'abc'[n]}`,
      status: 401,
      sends: { Authorization: 'Bearer one' },
    }));
    const renewal = {
      at: 300,
      url: `${API}/oauth/token`,
      method: 'POST',
      status: 400,
      sendsBody: 'grant_type=refresh_token&refresh_token=r',
      body: { error: 'invalid_grant', error_description: 'Refresh token expired' },
    };
    const [problem, ...others] = diagnosed(made([...calls, renewal])).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ cause: 'refresh-refused', exchange: { index: 3 } });
    expect(problem?.exchanges.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(problem?.summary).toContain('4 requests went wrong because of it.');
  });

  it('are two where a request was refused without a sign-in, and then with one that had ended', () => {
    const call = { url: `${API}/orders`, status: 401, answers: { 'WWW-Authenticate': 'Bearer' } };
    const found = diagnosed(
      made([
        { at: 0, ...call },
        { at: 1000, ...call, sends: { Authorization: 'Bearer one' } },
      ]),
    ).problems;
    expect(found.map(({ cause }) => cause).sort()).toEqual(['credentials-missing', 'token-refused']);
  });

  it('take a preflight and its request as one', () => {
    const request = exchange({ method: 'PATCH', error: 'net::ERR_FAILED' }, 1);
    const found = diagnosed([preflight({ status: 405 }), request]);
    expect(found.problems.map(({ exchanges }) => exchanges.length)).toEqual([2]);
    expect(found.problems[0]?.exchange).toBe(request);
  });

  it('count what the browser lists twice once', () => {
    const frame = { type: 'document', url: 'https://closed.test/', error: 'net::ERR_CONNECTION_REFUSED' };
    expect(
      problemsIn([
        { at: 0, ...frame, time: 3 },
        { at: 0, ...frame, time: 40 },
      ]),
    ).toEqual(['refused × 1']);
  });

  it('count equal requests side by side each for itself', () => {
    const failing = { url: `${API}/stock`, status: 500 };
    expect(
      problemsIn([
        { at: 0, ...failing },
        { at: 0, ...failing },
        { at: 1, ...failing },
      ]),
    ).toEqual(['server-error × 3']);
  });

  it('are one for all tries, though they end in different ways', () => {
    expect(
      problemsIn([
        { at: 0, url: `${API}/stock`, status: 503 },
        { at: 1000, url: `${API}/stock`, status: 500 },
      ]),
    ).toHaveLength(1);
  });

  it('come in the order of what they break, and what is over comes last', () => {
    const icon = { type: 'image', url: `${SHOP}/mug.png`, status: 404 };
    const call = { url: `${API}/cart`, status: 500 };
    const script = { type: 'script', url: `${SHOP}/app.js`, status: 404 };
    const urls = diagnosed(
      made([
        { at: 0, ...icon },
        { at: 1, ...call },
        { at: 2, ...script },
      ]),
    ).problems.map(({ exchange: { url } }) => url);
    expect(urls).toEqual([script.url, call.url, icon.url]);
    const later = [
      { at: 0, ...script },
      { at: 90_000, ...script, status: 200, body: 'let a', answers: { 'Content-Type': 'text/javascript' } },
    ];
    const found = diagnosed(made([...later, { at: 3, ...icon }])).problems;
    expect(found.map(({ over, exchange: { url } }) => [url, over])).toEqual([
      [`${SHOP}/mug.png`, false],
      [`${SHOP}/app.js`, true],
    ]);
  });

  it('are over when the host answers again', () => {
    const steps = [
      { at: 0, url: 'https://pay.shop.test/charge', error: 'net::ERR_CONNECTION_REFUSED' },
      { at: 90_000, url: 'https://pay.shop.test/methods' },
    ];
    expect(diagnosed(made(steps)).problems.map(({ over }) => over)).toEqual([true]);
    expect(diagnosed(made(steps.slice(0, 1))).problems.map(({ over }) => over)).toEqual([false]);
  });

  it('are over by the same request alone, and not by one for another thing', () => {
    const saves = { method: 'PUT', sendsBody: '{"name":"Ann"}' };
    const failed = { at: 0, url: `${API}/orders/17`, status: 500, ...saves };
    const isOver = (...later: Step[]) => diagnosed(made([failed, ...later])).problems.map(({ over }) => over);
    expect(isOver({ at: 500, url: `${API}/orders/18`, status: 200, ...saves })).toEqual([false]);
    expect(isOver({ at: 500, url: `${API}/orders/17?again`, status: 200, ...saves })).toEqual([true]);
    expect(isOver({ at: 500, url: `${API}/orders/17?again`, status: 200, ...saves, method: 'GET' })).toEqual([
      false,
    ]);
  });

  it('are over however much came between, also where a newer record of the failure comes last', () => {
    const others = Array.from({ length: 300 }, (_, place) => ({
      at: 1000 + place,
      url: `${API}/other/${place}`,
      status: 200,
    }));
    const steps = [
      { at: 0, url: `${API}/orders`, status: 500 },
      ...others,
      { at: 9000, url: `${API}/orders?again`, status: 200 },
    ];
    const exchanges = made(steps);
    const session = new Session();
    for (const each of exchanges.toReversed()) session.add(each);
    const found = new DiagnosedSession(session);
    while (found.update(50).length > 0);
    expect(found.problems.map(({ over }) => over)).toEqual([true]);
    const failure = exchanges[0] as Exchange;
    session.replace(failure, { ...failure, duration: 400 });
    found.update();
    expect(found.problems.map(({ over }) => over)).toEqual([true]);
  });

  it('stay over where a newer record of the answer that ended them comes late', () => {
    const down = { url: `${API}/a`, error: 'net::ERR_CONNECTION_REFUSED', status: 0 };
    const [latest, answer, earlier] = made([
      { at: 100, ...down },
      { at: 90_000, url: `${API}/b` },
      { at: 0, ...down, url: `${API}/c` },
    ]) as [Exchange, Exchange, Exchange];
    const session = new Session();
    for (const each of [latest, answer]) session.add(each);
    const found = new DiagnosedSession(session);
    found.update();
    expect(found.problems.map(({ over }) => over)).toEqual([true]);
    session.replace(answer, { ...answer });
    session.add(earlier);
    // The problem is looked at while nothing is known of the newer record.
    expect(found.updateFirst(earlier)).toBe(true);
    expect(found.problems.map(({ over, count }) => [over, count])).toEqual([[false, 2]]);
    found.update();
    expect(found.problems.map(({ over, count }) => [over, count])).toEqual([[true, 2]]);
  });

  it('set apart what nobody misses: thirty blocked counts of visits are one note', () => {
    const found = diagnosed(
      made(
        Array.from({ length: 30 }, (_, n) => ({
          at: n,
          type: n % 2 ? 'ping' : 'image',
          url: `https://stats${n % 5}.shop.test/collect?n=${n}`,
          error: 'net::ERR_BLOCKED_BY_CLIENT',
        })),
      ),
    );
    expect(found.problems).toEqual([]);
    expect(found.notes.map(({ cause, exchanges }) => [cause, exchanges.length])).toEqual([
      ['tracker-blocked', 30],
    ]);
  });

  it('tell when they began, and how many they are', () => {
    const call = { url: `${API}/cart`, status: 500 };
    const [problem] = diagnosed(
      made([
        { at: 0, ...call },
        { at: 200_000, ...call },
        { at: 400_000, ...call },
      ]),
    ).problems;
    expect(problem).toMatchObject({
      began: Date.parse(START),
      latest: Date.parse(START) + 400_000,
      over: false,
      fixer: 'backend',
    });
    expect(problem?.summary).toContain('3 requests ended like this.');
    expect(problem?.id).toBe('server-error-0');
  });
});

describe('a diagnosed session', () => {
  it('says what it said before, when a later request gave an earlier one another meaning', () => {
    const [failure, success] = made([
      { at: 0, url: `${API}/stock`, status: 503 },
      { at: 1000, url: `${API}/stock` },
    ]) as [Exchange, Exchange];
    const session = new Session();
    const found = new DiagnosedSession(session);
    session.add(failure);
    found.update();
    expect(found.diagnosisOf(failure)?.cause).toBe('unavailable');
    expect(found.earlierDiagnosisOf(failure)).toBeUndefined();
    expect(found.problemOf(failure)?.exchanges).toEqual([failure]);
    session.add(success);
    found.update();
    expect(found.diagnosisOf(failure)?.cause).toBe('worked-when-tried-again');
    expect(found.earlierDiagnosisOf(failure)?.cause).toBe('unavailable');
    expect(found.problems).toEqual([]);
  });

  it('forgets what is gone', () => {
    const [failure] = made([{ at: 0, status: 500 }]) as [Exchange];
    const session = new Session();
    const found = new DiagnosedSession(session);
    session.add(failure);
    found.update();
    session.clear();
    found.update();
    expect([found.problems, found.diagnosisOf(failure), found.problemOf(failure)]).toEqual([
      [],
      undefined,
      undefined,
    ]);
  });
});
