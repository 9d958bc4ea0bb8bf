import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { exchange, type Given, related, session, webToken } from '../exchange-builder.ts';
import { plainFaults, technicalFaults } from '../words/readability.ts';

function whole(given: Given): Diagnosis {
  const subject = exchange(given);
  const diagnosis = diagnose(subject, related(subject));
  if (!diagnosis) throw new Error('this should have a diagnosis');
  return diagnosis;
}

const RAY = '8f1e2d3c4b5a6978-FRA';
const cloudflare = { Server: 'cloudflare', 'CF-Ray': RAY };
const awselb = { Server: 'awselb/2.0' };

describe('a diagnosis gains, beside the cause,', () => {
  it.each<[what: string, cause: string, given: Given, gains: Partial<Diagnosis>]>([
    [
      'the wait of Retry-After, first, in place of a vague one',
      'cloudflare-1015',
      { status: 429, answers: { ...cloudflare, 'Retry-After': '30' }, body: 'error code: 1015' },
      {
        hints: [
          'Wait 30 seconds, until 10:00:30 UTC: the server asks for that.',
          expect.stringMatching(/^You can fix/),
        ],
        evidence: expect.arrayContaining([{ from: 'response header Retry-After', saw: '30' }]),
      },
    ],
    [
      'the wait at a vendor’s 503',
      'varnish-503-guru-meditation',
      {
        status: 503,
        answers: { Server: 'Varnish', 'Retry-After': '5' },
        body: '<title>503 Backend fetch failed</title><h3>Guru Meditation:</h3><p>XID: 32770</p>',
      },
      {
        hints: [
          expect.stringContaining('until 10:00:05 UTC'),
          expect.any(String),
          'When you report this, quote the number 32770.',
        ],
      },
    ],
    [
      'the wait, where a rule names the leg that broke',
      'no-healthy-backend',
      { status: 503, body: 'no available server', answers: { 'Retry-After': '30' } },
      {
        hints: [
          expect.stringMatching(/^Wait 30 seconds/),
          'If it still fails, tell the people who run the site.',
        ],
      },
    ],
    [
      'the time limit of the vendor',
      'aws-alb-504',
      { status: 504, wait: 60_010, answers: awselb },
      {
        developerHints: [
          'The answer came after 60 s, within half a second: a time limit, as usual for the idle timeout of the AWS load balancer.',
        ],
        evidence: expect.arrayContaining([{ from: 'time to the answer', saw: '60.0 s' }]),
      },
    ],
    [
      'the time limit of Heroku, which tells its log’s code',
      'heroku-application-error',
      {
        status: 503,
        wait: 30_020,
        answers: { Server: 'Heroku' },
        body: '<!DOCTYPE html><title>Application Error</title>',
      },
      { developerHints: [expect.stringContaining('H12')] },
    ],
    [
      'the time of a timeout that is no round figure, as evidence alone',
      'cloudflare-522',
      { status: 522, wait: 19_200, answers: cloudflare },
      {
        developerHints: [],
        evidence: expect.arrayContaining([{ from: 'time to the answer', saw: '19.2 s' }]),
      },
    ],
    [
      'the size of what was too big',
      'aws-alb-413',
      { status: 413, method: 'POST', sends: { 'Content-Length': '2100000' }, answers: awselb },
      {
        evidence: expect.arrayContaining([{ from: 'request header Content-Length', saw: '2,100,000 bytes' }]),
      },
    ],
    [
      'the size behind a 404 of IIS',
      'iis-404-13',
      {
        status: 404,
        method: 'POST',
        sends: { 'Content-Length': '31000000' },
        body: '<h3>HTTP Error 404.13 - Not Found</h3>',
      },
      {
        evidence: expect.arrayContaining([
          { from: 'request header Content-Length', saw: '31,000,000 bytes' },
        ]),
      },
    ],
    [
      'the length of the address',
      'vercel-url-too-long',
      { status: 414, answers: { 'x-vercel-error': 'URL_TOO_LONG' } },
      { evidence: expect.arrayContaining([{ from: 'request URL', saw: '28 characters' }]) },
    ],
    [
      'the largest header, and no value of it',
      'vercel-request-header-too-large',
      {
        status: 431,
        sends: { Authorization: `Bearer ${webToken({ roles: 'x'.repeat(9000) })}` },
        answers: { 'x-vercel-error': 'REQUEST_HEADER_TOO_LARGE' },
      },
      {
        developerHints: [
          expect.stringMatching(/^The largest header is `Authorization`, with 12,\d{3} of 12,\d{3} bytes/),
        ],
      },
    ],
    [
      'Cloudflare’s number to quote',
      'cloudflare-520',
      { status: 520, answers: cloudflare },
      {
        hints: [expect.any(String), `When you report this, quote the number ${RAY}.`],
        evidence: expect.arrayContaining([{ from: 'response header cf-ray', saw: RAY }]),
      },
    ],
    [
      'Akamai’s number, from the page',
      'akamai-reference',
      {
        status: 503,
        answers: { Server: 'AkamaiGHost' },
        body: '<H1>Service Unavailable</H1>Reference&#32;&#35;15&#46;5c3e1202&#46;1699999999&#46;1a2b3c4d',
      },
      {
        hints: [
          expect.any(String),
          'When you report this, quote the number 15.5c3e1202.1699999999.1a2b3c4d.',
        ],
      },
    ],
    [
      'the number, where a rule speaks of the server',
      'server-error',
      { status: 500, answers: cloudflare, body: 'Internal Server Error' },
      { hints: [expect.any(String), `When you report this, quote the number ${RAY}.`] },
    ],
    [
      'the server’s words beside a header',
      'aws-alb-503',
      { status: 503, answers: awselb, body: 'We are baking, come back at noon' },
      {
        evidence: expect.arrayContaining([
          { from: 'response body', saw: 'We are baking, come back at noon' },
        ]),
      },
    ],
  ])('%s', (_what, cause, given, gains) => {
    expect(whole(given)).toMatchObject({ cause, ...gains });
  });
});

describe('a diagnosis gains nothing', () => {
  const REMARKED = /until \d|quote the number|time limit|largest header/;

  it.each<[string, Given]>([
    ['of a wait that the rule has weighed', { status: 503, answers: { 'Retry-After': '120' } }],
    ['of a wait where none is left', { status: 503, answers: { 'Retry-After': '0' } }],
    [
      'of a wait where waiting cannot help',
      {
        status: 429,
        answers: { 'Retry-After': '20' },
        body: { error: { code: 'insufficient_quota', message: 'x' } },
      },
    ],
    [
      'of a count that starts anew beside another failure',
      { status: 502, answers: { 'x-ratelimit-reset': '30' } },
    ],
    ['of a time that is no round figure', { status: 502, wait: 7300, answers: awselb }],
    ['of a round time too short to tell', { status: 502, wait: 5000, answers: awselb }],
    [
      'of a number in another shape',
      { status: 520, answers: { Server: 'cloudflare', 'CF-Ray': 'zqsecretzq' } },
    ],
    ['of a number that anyone may set', { status: 500, answers: { 'X-Request-Id': '8f1e2d3c4b5a6978' } }],
    ['of a number to report what the reader can mend', { status: 404, answers: cloudflare }],
    ['of a size where nothing was measured', { status: 413, answers: awselb, method: 'POST' }],
    ['of a number in a text that is not the page’s own', { status: 502, body: { note: 'Reference #12' } }],
  ])('%s', (_what, given) => {
    const { hints, developerHints, evidence } = whole(given);
    expect([...hints, ...developerHints].filter((hint) => REMARKED.test(hint))).toEqual([]);
    const places = evidence.map(({ from }) => from);
    expect(new Set(places.filter((from) => from.includes('header'))).size).toBe(
      places.filter((from) => from.includes('header')).length,
    );
  });

  it('of a remark on an answer that the browser kept', () => {
    const { hints } = whole({
      status: 503,
      error: 'net::ERR_FAILED',
      answers: { ...cloudflare, 'Retry-After': '30' },
    });
    expect(hints.filter((hint) => REMARKED.test(hint))).toEqual([]);
  });
});

describe('the words of the remarks', () => {
  it('are plain', () => {
    const { hints, developerHints } = whole({
      status: 503,
      wait: 30_000,
      answers: { ...awselb, 'Retry-After': '90', 'CF-Ray': RAY },
    });
    expect(hints.length).toBeGreaterThan(2);
    for (const hint of hints) expect(plainFaults(hint)).toEqual([]);
    expect(developerHints.length).toBeGreaterThan(0);
    for (const hint of developerHints) expect(technicalFaults(hint)).toEqual([]);
  });
});

describe('a vendor’s entry', () => {
  it.each<[string, string, Given]>([
    [
      'certain',
      'iis-500-30',
      { status: 500, answers: { Server: 'Microsoft-IIS/10.0' }, body: 'HTTP Error 500.30 - x' },
    ],
    ['likely', 'iis-500-30', { status: 500, body: 'HTTP Error 500.30 - x' }],
    ['certain', 'envoy-uh', { status: 503, answers: { Server: 'istio-envoy' }, body: 'no healthy upstream' }],
    ['likely', 'envoy-uh', { status: 503, body: 'no healthy upstream' }],
    ['certain', 'cloudflare-1020', { status: 403, answers: cloudflare, body: 'error code: 1020' }],
    [
      'certain',
      'cloudflare-1020',
      {
        status: 403,
        answers: cloudflare,
        body: '<!DOCTYPE html><div id="cf-error-details"><span>Error</span> <span>1020</span></div>',
      },
    ],
    [
      'likely',
      'cloudflare-1020',
      { status: 403, answers: cloudflare, body: '<!DOCTYPE html><p>Our shop had an error 1020 today</p>' },
    ],
    ['certain', 'esri-498', { status: 400, body: '{"code":498,"message":"Invalid token"}' }],
    ['likely', 'esri-498', { status: 400, body: 'it said "code":498,"message":"Invalid token"' }],
    ['certain', 'supabase-boot-error', { status: 503, answers: { 'sb-error-code': 'BOOT_ERROR' } }],
    [
      'likely',
      'aws-api-gateway-500',
      { status: 500, answers: { 'apigw-requestid': 'a=' }, body: '{"message":"Internal Server Error"}' },
    ],
    ['possible', 'proxy-599', { status: 599 }],
  ])('is %s: %s', (certainty, cause, given) => {
    expect(whole(given)).toMatchObject({ cause, certainty });
  });

  it('leaves a tunnel’s own error to the tunnel', () => {
    const given = {
      status: 502,
      answers: { 'ngrok-error-code': 'ERR_NGROK_8012', Server: 'awselb/2.0' },
    };
    expect(whole(given)).toMatchObject({ cause: 'tunnel-backend-down', certainty: 'certain' });
  });
});

describe('a failure that the same request made up for', () => {
  const madeUpFor = (given: Given, startedAt: string) => {
    const subject = exchange(given);
    const success = exchange({ startedAt }, 1);
    return diagnose(subject, session(subject, success).relatedTo(subject));
  };
  const again = { from: 'the same request, sent again', saw: 'status 200, 90 seconds later' };
  const done = 'Nothing to do now: the same request worked 90 seconds later.';

  it.each<[string, Given]>([
    ['a front server’s error', { status: 502, answers: awselb }],
    ['a vendor’s code', { status: 503, answers: awselb, body: 'x' }],
    ['an answer whose wait is over', { status: 503, answers: { 'Retry-After': '5' } }],
    ['a line that was cut', { error: 'net::ERR_CONNECTION_RESET' }],
    ['a computer that was offline', { error: 'net::ERR_INTERNET_DISCONNECTED' }],
  ])('says so first: %s', (_, given) => {
    const diagnosis = madeUpFor(given, '2026-11-22T10:01:30.120Z');
    expect(diagnosis?.hints[0]).toBe(done);
    expect(diagnosis?.hints.slice(1).join(' ')).not.toMatch(/^(?:wait|try again)/i);
    expect(diagnosis?.evidence).toContainEqual(again);
    expect(plainFaults(done)).toEqual([]);
  });

  it('says it once where that is the cause', () => {
    const diagnosis = madeUpFor({ status: 429, answers: { 'Retry-After': '1' } }, '2026-11-22T10:00:01.120Z');
    expect(diagnosis?.cause).toBe('limit-waited-out');
    expect(diagnosis?.hints.join(' ')).not.toContain('Nothing to do now');
    expect(diagnosis?.evidence.filter(({ from }) => from === again.from)).toHaveLength(1);
  });
});
