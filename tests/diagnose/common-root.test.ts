import { describe, expect, it } from 'vitest';
import { rootCauseOf, sidesOfOneFault } from '../../src/diagnose/common-root.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { reachOf } from '../../src/diagnose/reach.ts';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { signInKey } from '../../src/diagnose/sign-in-key.ts';
import { vendorCodes } from '../../src/knowledge/vendors.ts';
import { exchange, type Given, session } from '../exchange-builder.ts';

const API = 'https://api.shop.test';
const at = (path: string, given: Given = {}): Given => ({ url: `${API}${path}`, ...given });
const token = { Authorization: 'Bearer abc' };
const LOGIN_PAGE =
  '<!doctype html><title>Sign in</title><form action="/login"><input type="password" name="p"></form>';
const LOCAL = 'http://localhost:5173';
const live = (socketError: string, given: Given = {}): Given => ({
  type: 'websocket',
  url: 'ws://localhost:5173/live',
  page: LOCAL,
  socketError,
  ...given,
});
/** What the browser held back, and the OPTIONS ahead of a request. */
const held = (given: Given): Given => ({ error: 'net::ERR_FAILED', ...given });
const asked = (path: string, given: Given): Given => ({
  ...at(path),
  type: 'preflight',
  sends: { 'Access-Control-Request-Method': 'PATCH' },
  startedAt: '2026-11-22T10:00:00.010Z',
  time: 40,
  ...given,
});

type Row = readonly [when: string, one: Given, other: Given, ahead?: Given];

const ONE_ROOT: readonly Row[] = [
  [
    'one token, called expired here and just refused there',
    at('/a', {
      status: 401,
      sends: token,
      answers: { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' },
    }),
    at('/b', { status: 401, sends: token }),
  ],
  [
    'a session that is over: a 401 to data, a sign-in page to the rest',
    at('/a', { status: 401, sends: { Cookie: 'sid=1' } }),
    at('/b', { body: LOGIN_PAGE, sends: { Accept: 'application/json', Cookie: 'sid=1' } }),
  ],
  [
    'a server that is down: refused first, then silent',
    at('/a', { error: 'net::ERR_CONNECTION_REFUSED' }),
    at('/b', { error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 }),
  ],
  [
    'a dev server that was stopped, and its live connection',
    { url: `${LOCAL}/src/a.ts`, page: LOCAL, type: 'script', error: 'net::ERR_CONNECTION_REFUSED' },
    live('Error in connection establishment: net::ERR_CONNECTION_REFUSED', { url: 'ws://localhost:5173/' }),
  ],
  [
    'a gateway whose server is gone: 502, then 504',
    at('/a', { status: 502 }),
    at('/b', { status: 504, wait: 60_000, time: 60_010 }),
  ],
  ['a gateway whose server is gone: 502, then 503', at('/a', { status: 502 }), at('/b', { status: 503 })],
  [
    'a gateway whose server is gone, once behind missing CORS headers',
    at('/a', { status: 502, page: API }),
    at('/b', held({ status: 502, answers: { Server: 'nginx' } })),
  ],
  [
    'a gateway whose server is gone, asked by an OPTIONS',
    at('/a', { status: 502, page: API }),
    at('/b', held({ method: 'PATCH' })),
    asked('/b', { status: 502 }),
  ],
  [
    'a service without CORS headers, read and written',
    at('/a', held({ status: 200, answers: { Server: 'x' } })),
    at('/b', held({ method: 'PATCH' })),
    asked('/b', { status: 200 }),
  ],
  [
    'a service without CORS headers that knows no OPTIONS either',
    at('/a', held({ status: 200, answers: { Server: 'x' } })),
    at('/b', held({ method: 'PATCH' })),
    asked('/b', { status: 405 }),
  ],
  [
    'a service that lets another site read, and another site write',
    at('/a', held({ status: 200, answers: { 'Access-Control-Allow-Origin': 'https://old.test' } })),
    at('/b', held({ method: 'PATCH' })),
    asked('/b', { status: 204, answers: { 'Access-Control-Allow-Origin': 'https://old.test' } }),
  ],
  [
    'a limit that names its end once, and once not',
    at('/a', { status: 429, answers: { 'Retry-After': '30' } }),
    at('/b', { status: 429 }),
  ],
];

const TWO_ROOTS: readonly Row[] = [
  [
    'a wrong password, and nobody signed in',
    at('/login', { method: 'POST', status: 401, body: { error: 'Invalid username or password' } }),
    at('/me', { status: 401 }),
  ],
  [
    'a token that is not sent to one address, and one that ran out',
    at('/a', { status: 401, sends: { Cookie: 'x=1' }, answers: { 'WWW-Authenticate': 'Bearer' } }),
    at('/b', { status: 401, sends: token, answers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } }),
  ],
  [
    'two tokens',
    at('/a', { status: 401, sends: token }),
    at('/b', { status: 401, sends: { Authorization: 'Bearer x' } }),
  ],
  [
    'a server that is down, and its neighbour at another port',
    { url: 'http://localhost:3000/a', page: LOCAL, error: 'net::ERR_CONNECTION_REFUSED' },
    live('Error in connection establishment: net::ERR_CONNECTION_REFUSED', { url: 'ws://localhost:5173/' }),
  ],
  [
    'a program that failed, and a gateway without its server',
    at('/a', held({ status: 500, answers: { Server: 'x' } })),
    at('/b', held({ status: 502, answers: { Server: 'x' } })),
  ],
  ['a limit, and a server that is down', at('/a', { status: 429 }), at('/b', { status: 503 })],
  [
    'a service that gives everyone leave but not with a sign-in, and one header that it refuses',
    at(
      '/a',
      held({ status: 200, sends: { Cookie: 's=1' }, answers: { 'Access-Control-Allow-Origin': '*' } }),
    ),
    at('/b', held({ method: 'PATCH' })),
    asked('/b', {
      status: 204,
      answers: { 'Access-Control-Allow-Origin': 'https://shop.test', 'Access-Control-Allow-Methods': 'GET' },
    }),
  ],
];

/** The root of each of two exchanges, as far as cause and reach tell, and their causes. */
function rootsOf([, one, other, ahead]: Row) {
  const first = exchange({ startedAt: '2026-11-22T09:59:00.000Z', ...one }, 0);
  const second = exchange({ time: 60, ...other }, 2);
  const its = session(first, ...(ahead ? [exchange(ahead, 1)] : []), second);
  const found = [first, second].map((each) => {
    const related = its.relatedTo(each);
    const diagnosis = diagnose(each, related);
    if (!diagnosis) throw new Error('nothing was found');
    const reach = reachOf(each, diagnosis);
    const host = new URL(each.url).host;
    const scope = reach === 'sign-in' ? (signInKey(each) ?? host) : reach === 'server' ? host : each.url;
    return { root: `${rootCauseOf(each, diagnosis, related.preflight)} ${scope}`, cause: diagnosis.cause };
  });
  return { roots: found.map(({ root }) => root), causes: found.map(({ cause }) => cause) };
}

function named(rows: readonly Row[]) {
  return rows.map((row) => [row[0], row] as const);
}

describe('one fault, seen from two sides', () => {
  it.each(named(ONE_ROOT))('%s', (_, row) => {
    const { roots, causes } = rootsOf(row);
    expect(new Set(causes).size, `the causes differ: ${causes}`).toBe(2);
    expect(roots[1], causes.join()).toBe(roots[0]);
  });
});

describe('two faults', () => {
  it.each(named(TWO_ROOTS))('%s', (_, row) => {
    const { roots, causes } = rootsOf(row);
    expect(roots[1], causes.join()).not.toBe(roots[0]);
  });
});

describe('the table of sides', () => {
  const causes = new Map(everyRule.flatMap(({ causes }) => Object.entries(causes)));
  const codes = new Map(vendorCodes.map((code) => [code.id, code]));

  it('names only causes that there are, each once', () => {
    const named = sidesOfOneFault.flat();
    expect(named.filter((cause) => !causes.has(cause) && !codes.has(cause))).toEqual([]);
    expect(named.filter((cause, place) => named.indexOf(cause) !== place)).toEqual([]);
  });

  it('names together only causes that reach equally far where they say how far', () => {
    for (const sides of sidesOfOneFault) {
      const reaches = new Set(
        sides.flatMap((side) => causes.get(side)?.reach ?? codes.get(side)?.reach ?? []),
      );
      expect([sides[0], [...reaches]]).toEqual([sides[0], [...reaches].slice(0, 1)]);
    }
  });
});

describe('the key of a sign-in', () => {
  const keyOf = (Authorization: string) => signInKey(exchange({ sends: { Authorization } }));

  it.each([
    ['a token', 'Bearer a', 'Bearer a', true],
    ['two tokens', 'Bearer a', 'Bearer b', false],
    ['two people', 'Basic YTpi', 'Basic Yzpk', false],
    [
      'one person of Digest',
      'Digest username="ann", uri="/a", response="1"',
      'Digest username="ann", uri="/b", response="2"',
      true,
    ],
    [
      'two people of Digest',
      'Digest username="ann", response="1"',
      'Digest username="ben", response="1"',
      false,
    ],
    [
      'one key of Amazon',
      'AWS4-HMAC-SHA256 Credential=AK1/20261122/eu/s3/aws4_request, Signature=1',
      'AWS4-HMAC-SHA256 Credential=AK1/20261123/us/s3/aws4_request, Signature=2',
      true,
    ],
    [
      'two keys of Amazon',
      'AWS4-HMAC-SHA256 Credential=AK1/x, Signature=1',
      'AWS4-HMAC-SHA256 Credential=AK2/x, Signature=1',
      false,
    ],
    [
      'one token of OAuth 1',
      'OAuth oauth_nonce="1", oauth_token="t", oauth_signature="a"',
      'OAuth oauth_nonce="2", oauth_token="t", oauth_signature="b"',
      true,
    ],
  ])('of %s', (_, one, other, same) => {
    expect(keyOf(one) === keyOf(other)).toBe(same);
  });

  it('is not there without an Authorization', () => {
    expect(signInKey(exchange())).toBeUndefined();
    expect(keyOf('  ')).toBeUndefined();
  });
});
