import { describe, expect, it } from 'vitest';
import { withCredentialsTold } from '../../src/capture/sanitised.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { signInKey } from '../../src/diagnose/sign-in-key.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given, type HeaderLines, session } from '../exchange-builder.ts';

const PRIVATE = new Set(['cookie', 'authorization', 'proxy-authorization', 'set-cookie']);
const CLAIMS_NONE_SENT =
  /no sign-?in details were sent|carries no sign-?in|no cookie was sent|no `?\w*-?authorization`?(?: header)? was sent|without your sign-?in/i;

/** A signed-in visit: the page sets a cookie, and what it asks for fails in many ways. */
const VISIT: readonly Given[] = [
  {
    type: 'document',
    url: 'https://shop.test/',
    page: 'https://shop.test',
    answers: { 'Set-Cookie': 'sid=1' },
  },
  { status: 401, sends: { Authorization: 'Bearer abc' } },
  { status: 401, sends: { Authorization: 'Bearer abc' }, answers: { 'WWW-Authenticate': 'Bearer' } },
  { status: 401, sends: { Cookie: 'sid=1' }, url: 'https://shop.test/api/cart' },
  { status: 401, sends: { Cookie: 'sid=1' }, type: 'eventsource', url: 'https://shop.test/news' },
  { status: 403, sends: { Cookie: 'sid=1' } },
  { status: 403, sends: { Cookie: 'sid=1' }, type: 'image', url: 'https://shop.test/me.png' },
  {
    status: 407,
    sends: { 'Proxy-Authorization': 'Basic YTpi' },
    answers: { 'Proxy-Authenticate': 'Basic realm="office"' },
  },
  {
    status: 401,
    sends: { 'X-Api-Key': 'k', Authorization: 'Bearer abc' },
    url: 'https://shop.test/api/keyed',
  },
  {
    status: 401,
    sends: { Cookie: 'sid=1' },
    url: 'https://other.test/',
    answers: { 'Access-Control-Allow-Credentials': 'true' },
  },
  { status: 431, sends: { Cookie: `sid=${'a1'.repeat(8000)}` } },
];

const sanitisedLines = (lines: HeaderLines = {}): HeaderLines =>
  Object.fromEntries(Object.entries(lines).filter(([name]) => !PRIVATE.has(name.toLowerCase())));

/** As Chrome's sanitised export leaves it. */
function sanitised(givens: readonly Given[]): readonly Exchange[] {
  return withCredentialsTold(
    givens.map((given, index) =>
      exchange(
        {
          ...given,
          startedAt: `2026-11-22T10:00:${10 + index}.000Z`,
          sends: sanitisedLines(given.sends),
          answers: sanitisedLines(given.answers),
        },
        index,
      ),
    ),
  );
}

function diagnosesOf(exchanges: readonly Exchange[]): (Diagnosis | null)[] {
  const all = session(...exchanges);
  return exchanges.map((each) => diagnose(each, all.relatedTo(each)));
}

describe('a sanitised file', () => {
  it('is not said for certain to hold a 401 without a sign-in', () => {
    const [diagnosis] = diagnosesOf(sanitised([{ status: 401 }]));
    expect(diagnosis?.cause).toBe('sign-in-not-on-record');
    expect(diagnosis?.certainty).not.toBe('certain');
    expect(diagnosis?.summary).toContain('This file shows no sign-ins at all. They may have been taken out');
    expect(diagnosis?.alternatives.map(({ cause }) => cause)).toEqual([
      'credentials-missing',
      'session-refused',
      'token-refused',
    ]);
  });

  it('is not said to hold requests that were sent without a sign-in', () => {
    const found = diagnosesOf(sanitised(VISIT));
    expect(found.map((each) => each?.cause)).toEqual([
      undefined,
      'sign-in-not-on-record',
      'sign-in-not-on-record',
      'sign-in-not-on-record',
      'sign-in-not-on-record',
      'refused-unsigned',
      'file-refused',
      'proxy-sign-in-missing',
      'api-key-invalid',
      'sign-in-not-on-record',
      'headers-too-big',
    ]);
    for (const each of found) {
      if (!each) continue;
      expect(each.certainty, each.cause).not.toBe('certain');
      expect(`${each.title}\n${each.summary}\n${each.technical}`, each.cause).not.toMatch(CLAIMS_NONE_SENT);
      for (const { from, saw } of each.evidence) {
        if (/cookie|authorization/i.test(from)) expect(saw, each.cause).not.toBe('absent');
      }
    }
  });

  it('says as much as before where one request shows a sign-in', () => {
    const found = diagnosesOf(
      withCredentialsTold([exchange({ status: 401 }), exchange({ sends: { Cookie: 'sid=1' } }, 1)]),
    );
    expect(found[0]?.cause).toBe('credentials-missing');
  });
});

describe('a word in the place of a sign-in', () => {
  const withToken = (token: string) => exchange({ status: 401, sends: { Authorization: token } });

  it('makes no two sign-ins one, unless it has a number', () => {
    expect(signInKey(withToken('Bearer [redacted]'))).toBeUndefined();
    expect(signInKey(withToken('Bearer hidden-1'))).toBe('Bearer hidden-1');
    expect(signInKey(withToken('Bearer hidden-2'))).toBe('Bearer hidden-2');
  });

  it('is never read as a token', () => {
    for (const word of ['[redacted]', 'REDACTED', '***', 'hidden-1', '[hidden]', '<redacted>', 'xxxx']) {
      for (const token of [word, `Bearer ${word}`]) {
        const [diagnosis] = diagnosesOf([withToken(token)]);
        expect(diagnosis?.cause, token).toBe('token-refused');
        expect(diagnosis?.technical, token).not.toContain('does not explain');
      }
    }
  });
});
