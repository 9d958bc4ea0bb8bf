import { afterEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import { defineRule, type Rule } from '../../src/diagnose/rule.ts';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { statusCodes } from '../../src/knowledge/status-codes.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given, preflight, related, webToken } from '../exchange-builder.ts';

const whole = (given: Given, ...after: Exchange[]) => {
  const subject = exchange(given);
  return diagnose(subject, related(subject, ...after));
};

describe('diagnose says nothing of', () => {
  it.each<[string, Given]>([
    ['a 200', { status: 200 }],
    ['a 204 that Chrome calls aborted', { status: 204, error: 'net::ERR_ABORTED' }],
    ['a 304', { status: 304 }],
    ['a redirect', { status: 301, answers: { Location: '/x' } }],
    ['a request on its way', { pending: true }],
    ['a preflight that went well', { type: 'preflight', status: 204 }],
    [
      'a 200 with a header of a vendor’s for failures',
      { status: 200, body: { orders: [] }, answers: { 'x-vercel-error': 'DEPLOYMENT_PAUSED' } },
    ],
  ])('%s', (_what, given) => {
    expect(whole(given)).toBeNull();
  });
});

describe('diagnose lets speak first', () => {
  it.each<[string, string, Given, Exchange[]?]>([
    [
      'cors-missing-allow-origin',
      'the browser, before the answer that it kept',
      { status: 401, error: 'net::ERR_FAILED' },
    ],
    [
      'cors-hides-server-error',
      'the browser, before a vendor',
      { status: 502, error: 'net::ERR_FAILED', answers: { server: 'awselb/2.0' } },
    ],
    [
      'preflight-bad-status',
      'the preflight, before "no reason"',
      { method: 'PATCH', error: 'net::ERR_FAILED' },
      [preflight({ status: 404 })],
    ],
    [
      'refused-here',
      'the connection, also of a preflighted request',
      { method: 'PATCH', url: 'http://localhost:3000/', error: 'net::ERR_CONNECTION_REFUSED' },
    ],
    ['cloudflare-522', 'a vendor’s own code', { status: 522, answers: { server: 'cloudflare' } }],
    [
      'aws-alb-502',
      'a vendor, before the rule of the status',
      { status: 502, answers: { server: 'awselb/2.0' } },
    ],
    [
      'token-expired',
      'a rule, before the status code’s entry',
      { status: 401, sends: { Authorization: `Bearer ${webToken({ exp: 1 })}` } },
    ],
    [
      'page-file-missing',
      'the answer, where Chrome says aborted beside it',
      { status: 404, type: 'script', error: 'net::ERR_ABORTED' },
    ],
  ])('%s: %s', (cause, _why, given, after = []) => {
    expect(whole(given, ...after)?.cause).toBe(cause);
  });
});

describe('diagnose falls back on the knowledge', () => {
  it.each(
    Object.keys(statusCodes)
      .map(Number)
      .filter((code) => code >= 400),
  )('%i always has words', (status) => {
    const diagnosis = whole({ status });
    expect(diagnosis?.title.length).toBeGreaterThan(5);
    expect(diagnosis?.hints.length).toBeGreaterThan(0);
    expect(diagnosis?.sources.length).toBeGreaterThan(0);
  });

  it('by the code’s own entry', () => {
    expect(whole({ status: 418 })).toMatchObject({
      cause: 'status-418',
      certainty: 'certain',
      title: statusCodes[418]?.title,
      evidence: [{ from: 'response status', saw: '418' }],
    });
  });

  it('by the net error’s own entry', () => {
    expect(whole({ error: 'net::ERR_EMPTY_RESPONSE' })).toMatchObject({
      cause: 'net-err-empty-response',
      browserNames: ['net::ERR_EMPTY_RESPONSE'],
    });
  });

  it('by the error with its reason, and by the error alone where the reason is new', () => {
    const withReason = exchange({ status: 200, error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameSite' });
    expect(diagnose(withReason, related(withReason), { browser: [], answer: [] })?.cause).toBe(
      'net-err-blocked-by-response-notsamesite',
    );
    const known = whole({ status: 200, error: 'net::ERR_BLOCKED_BY_RESPONSE' });
    const unknown = whole({ status: 200, error: 'net::ERR_BLOCKED_BY_RESPONSE.SomethingNew' });
    // An id is for ever, so it is made of names that are ours to know.
    expect([unknown?.cause, unknown?.title]).toEqual([known?.cause, known?.title]);
  });

  it.each(['net::ERR_NEVER_HEARD_OF', 'net::__proto__', 'net::constructor', 'NS_ERROR_ABORT'])(
    '%s is called unknown',
    (error) => {
      expect(whole({ error })).toMatchObject({
        cause: 'net-error-unknown',
        certainty: 'possible',
        browserNames: [error],
      });
    },
  );

  it.each([
    [488, '`400`'],
    [599, ''],
    [777, '`700`'],
  ])('%i, which nobody has registered, counts as its class', (status, like) => {
    expect(whole({ status })?.technical).toContain(like);
    expect(whole({ status })?.certainty).toBe('possible');
  });

  it('is certain of a vendor only by more than a status', () => {
    expect(whole({ status: 419 })).toMatchObject({ cause: 'laravel-419', certainty: 'possible' });
    expect(whole({ status: 521, answers: { server: 'cloudflare' } })).toMatchObject({ certainty: 'certain' });
  });
});

describe('a rule that fails', () => {
  afterEach(() => vi.restoreAllMocks());
  const broken: Rule = {
    name: 'broken',
    causes: {},
    examine() {
      throw new Error('a fault of ours');
    },
  };
  const words = {
    title: 'T',
    summary: 'S',
    technical: 'T',
    fixer: 'you',
    hints: [],
    sources: ['rfc9110'],
  } as const;
  const speaks = defineRule({
    name: 'speaks',
    causes: { found: words },
    examine: () => ({ cause: 'found', certainty: 'certain', evidence: [] }),
  });
  const unfilled: Rule = {
    name: 'unfilled',
    causes: { found: { ...words, title: '{missing}' } },
    examine: () => ({ cause: 'found', certainty: 'certain', evidence: [] }),
  };

  it.each([
    ['throws', broken, 'broken'],
    ['leaves out a value', unfilled, 'unfilled'],
  ])('because it %s is named, and the next one speaks', (_how, rule, name) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const subject = exchange({ status: 404 });
    const diagnosis = diagnose(subject, related(subject), { browser: [], answer: [rule, speaks] });
    expect(diagnosis).toMatchObject({ cause: 'found', failedRules: [name] });
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('is named also where only the knowledge is left to speak', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const subject = exchange({ status: 404 });
    const diagnosis = diagnose(subject, related(subject), { browser: [broken], answer: [broken] });
    expect(diagnosis).toMatchObject({ cause: 'status-404', failedRules: ['broken', 'broken'] });
  });
});

describe('defineRule', () => {
  it.each<[string, Given, boolean]>([
    ['another status', { status: 403 }, false],
    ['its status', { status: 404 }, true],
  ])('a rule is asked only about its statuses: %s', (_, given, asked) => {
    const examine = vi.fn(() => undefined);
    const rule = defineRule({ name: 'r', statuses: [404], causes: {}, examine });
    const subject = exchange(given);
    diagnose(subject, related(subject), { answer: [rule] });
    expect(examine).toHaveBeenCalledTimes(asked ? 1 : 0);
  });

  it.each<[string, Given, boolean]>([
    ['an ordinary answer', { status: 404 }, false],
    ['an answer that the browser kept', { status: 404, error: 'net::ERR_FAILED' }, true],
    ['no answer', { error: 'net::ERR_CONNECTION_REFUSED' }, true],
    ['no answer and no error', { status: 0, errorsUntold: true }, true],
  ])('a rule of what is broken off is asked only about that: %s', (_, given, asked) => {
    const examine = vi.fn(() => undefined);
    const rule = defineRule({ name: 'r', brokenOff: true, causes: {}, examine });
    const subject = exchange(given);
    diagnose(subject, related(subject), { browser: [rule] });
    expect(examine).toHaveBeenCalledTimes(asked ? 1 : 0);
  });

  it('gives every rule the name of its file', () => {
    const files = Object.keys(import.meta.glob('../../src/diagnose/rules/*.ts'))
      .map((path) => path.replace(/^.*\/(.*)\.ts$/, '$1'))
      .filter((name) => name !== 'index');
    expect(everyRule.map(({ name }) => name).sort()).toEqual(files.sort());
  });
});
