import { describe, expect, it } from 'vitest';
import { CredentialsWatch, withCredentialsTold } from '../../src/capture/sanitised.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given } from '../exchange-builder.ts';

const told = (exchanges: readonly Exchange[]) => exchanges.map(({ credentialsTold }) => credentialsTold);
const made = (...givens: readonly Given[]) => givens.map((given, index) => exchange(given, index));

/** What Chrome's sanitised export of a signed-in session looks like. */
const SANITISED = [{}, { status: 401 }, { sends: { 'X-Api-Key': 'k' } }] as const;

const SHOWN: readonly (readonly [string, Given])[] = [
  ['Authorization', { sends: { Authorization: 'Bearer abc' } }],
  ['a cookie', { sends: { Cookie: 'sid=1' } }],
  ['a cookie, its name in lower case', { sends: { cookie: 'sid=1' } }],
  ['Proxy-Authorization', { sends: { 'Proxy-Authorization': 'Basic YTpi' } }],
  ['a cookie that is set', { answers: { 'Set-Cookie': 'sid=1; Secure' } }],
  ['a placeholder', { sends: { Authorization: '[redacted]' } }],
  ['a placeholder of ours', { sends: { Cookie: 'sid=hidden-1' } }],
];

describe('a whole file', () => {
  it('tells nothing of sign-ins where it has none at all', () => {
    expect(told(withCredentialsTold(made(...SANITISED)))).toEqual([false, false, false]);
  });

  it('tells nothing where it is one anonymous request', () => {
    expect(told(withCredentialsTold(made({})))).toEqual([false]);
  });

  it('tells nothing where all values were emptied', () => {
    expect(
      told(
        withCredentialsTold(
          made({ sends: { Authorization: '', Cookie: ' ' }, answers: { 'Set-Cookie': ['', ''] } }),
        ),
      ),
    ).toEqual([false]);
  });

  it.each(SHOWN)('tells of all its requests where one has %s', (_, given) => {
    expect(told(withCredentialsTold(made({}, { status: 401 }, given)))).toEqual([true, true, true]);
  });

  it('is read again after it was changed', () => {
    const once = withCredentialsTold(made({}, { sends: { Cookie: 'sid=1' } }));
    expect(told(withCredentialsTold(once.slice(0, 1)))).toEqual([false]);
    expect(told(withCredentialsTold(withCredentialsTold(once.slice(0, 1)).concat(once.slice(1))))).toEqual([
      true,
      true,
    ]);
  });

  it('keeps all else', () => {
    const [before] = made({ status: 401, sends: { 'X-Api-Key': 'k' } }) as [Exchange];
    const [after] = withCredentialsTold([before]);
    expect(after).toEqual({ ...before, credentialsTold: false });
    expect(withCredentialsTold([])).toEqual([]);
  });

  it('hands on what is right already', () => {
    const exchanges = made({}, { sends: { Cookie: 'sid=1' } });
    const marked = withCredentialsTold(exchanges);
    expect(marked[0]).toBe(exchanges[0]);
    expect(marked[1]).toBe(exchanges[1]);
  });
});

describe('a file in pieces', () => {
  it('is taken for sanitised until the first sign-in, and is corrected then', () => {
    const watch = new CredentialsWatch();
    const first = watch.mark(made({}, {}));
    expect(told(first)).toEqual([false, false]);
    expect(watch.told).toBe(false);
    expect(told(watch.mark(made({}, { answers: { 'Set-Cookie': 'sid=1' } })))).toEqual([true, true]);
    expect(watch.told).toBe(true);
    expect(told(watch.mark(made({ status: 401 })))).toEqual([true]);
  });

  it('stays so where none comes', () => {
    const watch = new CredentialsWatch();
    for (const given of SANITISED) expect(told(watch.mark(made(given)))).toEqual([false]);
    expect(watch.told).toBe(false);
  });

  it('comes to the same as a whole one, wherever it is cut', () => {
    const exchanges = made({}, { status: 401 }, { sends: { Cookie: 'sid=1' } }, { status: 403 });
    for (let cut = 0; cut <= exchanges.length; cut++) {
      const watch = new CredentialsWatch();
      const marked = [...watch.mark(exchanges.slice(0, cut)), ...watch.mark(exchanges.slice(cut))];
      const corrected = marked.map((each) => ({ ...each, credentialsTold: watch.told }));
      expect(corrected).toEqual(withCredentialsTold(exchanges));
    }
  });
});
