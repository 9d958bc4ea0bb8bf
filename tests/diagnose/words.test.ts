import { describe, expect, it } from 'vitest';
import type { Cause, Hint } from '../../src/diagnose/rule.ts';
import { everyRule } from '../../src/diagnose/rules/index.ts';
import { Template } from '../../src/diagnose/template.ts';
import { resolveSource } from '../../src/knowledge/sources.ts';
import { measure, percentile, plainFaults, technicalFaults } from '../words/readability.ts';

/**
 * What placeholders stand for when words are measured. They are values of requests, not our words: the host has the
 * shape of "api.shop.test" without "api", which would count as a technical word of ours.
 */
const SAMPLES: Readonly<Record<string, string>> = {
  address: 'https://data.shop.test',
  after: '5 seconds',
  ago: '12 minutes',
  allowed: 'GET, POST',
  begins: '{',
  code: 'ERR_NGROK_725',
  count: '3',
  encoding: '“gzip”',
  directive: 'img-src',
  ending: 'status 503',
  error: 'net::ERR_CERT_DATE_INVALID',
  expiry: 'Its expiry does not explain it.',
  field: 'email',
  failed: '1',
  figure: '60',
  first: 'part 2',
  fields: 'email, age, name',
  file: 'app.js',
  from: 'response body',
  guard: 'Cloudflare',
  header: '30',
  host: 'data.shop.test',
  length: '4096',
  limit: ' It also sent `x-ratelimit-limit: 60`.',
  mark: 'response header cf-mitigated says “challenge”',
  method: 'PATCH',
  named: ': it names email, age',
  origin: 'https://shop.test',
  path: '/orders/4711',
  place: 'the answer',
  port: '3000',
  proxy: 'The proxy of Vite',
  quoted: ' It says: “The order is closed”.',
  reason: 'The token expired',
  says: 'must be a number',
  scheme: 'Bearer',
  scope: 'orders:write',
  sent: '`Authorization` and `Cookie`',
  setting: ' That is usual for nginx’s `proxy_read_timeout`.',
  side: 'before',
  silence: 'What it answered is not recorded here.',
  size: '300 KB',
  status: '502',
  target: 'https://data.shop.test/orders/',
  text: ': “closed too early”',
  thing: 'the data',
  tag: 'script',
  asked: 'api.shop.test',
  time: '10:00:00 UTC',
  trace: ' under the id in its `x-request-id` header',
  type: 'script',
  until: '11:02:07 UTC',
  usual: ' That is usually the port of Vite.',
  wait: '30 seconds',
  waited: '1 minute',
  wanted: 'Bearer',
  which: 'the first of 3, for the field `me.orders`',
  who: ' (`Server: nginx`)',
  why: '`nosniff` forbids a guess',
  words: 'The order is closed',
};

const causes = everyRule.flatMap((rule) =>
  Object.entries(rule.causes).map(([id, cause]) => ({ id, rule: rule.name, cause })),
);

const put = (text: string) => new Template(text).fill(SAMPLES);
const isForDevelopers = (hint: Hint): hint is Exclude<Hint, string> => typeof hint !== 'string';

function plainPart({ title, summary, hints }: Cause): string {
  const plain = hints.filter((hint): hint is string => !isForDevelopers(hint));
  return put([`${title}.`, summary, ...plain].join(' '));
}

function technicalPart({ technical, hints }: Cause): string {
  return put([technical, ...hints.filter(isForDevelopers).map((hint) => hint.text)].join(' '));
}

describe('the words of the rules', () => {
  it.each(causes)('$rule: $id', ({ cause }) => {
    const title = put(cause.title);
    expect({
      title:
        title.length > 60
          ? [`${title.length} characters: ${title}`]
          : /\.$/.test(title)
            ? ['a full stop at the end']
            : [],
      plain: plainFaults(plainPart(cause)),
      contrast: plainFaults(put(cause.contrast?.text ?? '')),
      technical: technicalFaults(technicalPart(cause)),
      noHintForAll: cause.hints.every(isForDevelopers),
      noSource: cause.sources.length === 0,
    }).toEqual({ title: [], plain: [], contrast: [], technical: [], noHintForAll: false, noSource: false });
    for (const source of cause.sources) expect(resolveSource(source).url).toMatch(/^https:\/\//);
  });

  it('are together at grade 6 or less (median), each at 8 or less', () => {
    const grades = causes.map(({ id, cause }) => ({ id, grade: measure(plainPart(cause)).grade }));
    expect(grades.length).toBeGreaterThan(50);
    expect(
      percentile(
        grades.map(({ grade }) => grade),
        0.5,
      ),
    ).toBeLessThanOrEqual(6);
    expect(grades.filter(({ grade }) => grade > 8)).toEqual([]);
  });

  it('have at most one technical word in a hundred', () => {
    const all = causes.map(({ cause }) => measure(plainPart(cause)));
    const words = all.reduce((sum, figures) => sum + figures.words, 0);
    const technical = all.flatMap((figures) => figures.technical);
    expect({ technical, perHundred: (100 * technical.length) / words }).toEqual({
      technical: expect.anything(),
      perHundred: expect.toSatisfy((share: number) => share <= 1),
    });
  });
});

describe('the ids of the causes', () => {
  it('are unique over all rules', () => {
    const ids = causes.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it('are in kebab-case', () => {
    expect(causes.map(({ id }) => id).filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('cannot be taken for an id made from the knowledge', () => {
    expect(causes.filter(({ id }) => /^(?:status|net)-/.test(id))).toEqual([]);
  });
});

describe('the samples of this test', () => {
  it('hold no value that no text asks for', () => {
    const texts = JSON.stringify(causes);
    expect(Object.keys(SAMPLES).filter((name) => !texts.includes(`{${name}}`))).toEqual([]);
  });
});
