import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { count, type Judged, judge, type Recording, remark } from './score.ts';

// Read as files: as modules, some hundreds of them, they would take seconds.
const folder = fileURLToPath(new URL('./stored/', import.meta.url));
/** Each recording by the name of its scenario. */
const recordings = readdirSync(folder).map((file) => ({
  name: path.basename(file, '.json'),
  recording: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Recording,
}));
const judged = recordings.map(({ name, recording }) => ({ name, all: judge(recording) }));
const everything = judged.flatMap(({ all }) => all);
const named = everything.filter(({ name }) => name !== null).length;

/** Scenarios whose answer the browser finished well, and in which something is broken all the same. */
const BROKEN_ALL_THE_SAME: Readonly<Record<string, string>> = {
  'file-imported-at-run-time': 'a web page came for import()',
  'file-json-empty': 'nothing came for JSON',
  'file-json-html': 'a web page came for JSON',
  'file-module-html': 'a web page came for a module',
  'file-module-json': 'data came for a module',
  'file-module-json-import': 'a web page came for a JSON module',
  'file-script-html': 'a web page came for a script',
  'file-script-nosniff': 'nosniff forbids to run plain text',
  'file-style-html': 'a web page came for a style sheet',
  'file-worker-html': 'a web page came for a worker',
  'graphql-errors': 'the answer itself lists errors',
};

/** What is wrong, a line each, as `npm run score` prints it. */
const lines = (wanted: Judged['verdict']) =>
  judged.flatMap(({ name, all }) =>
    all.filter(({ verdict }) => verdict === wanted).map((one) => `${name}: ${remark(one)}`),
  );

describe('the recordings of a real browser', () => {
  it('are there: many ways to fail, and to succeed', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(80);
    expect(named).toBeGreaterThanOrEqual(150);
    expect(everything.length - named).toBeGreaterThanOrEqual(150);
  });

  it('stay small', () => {
    const sizes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).size);
    expect(Math.max(...sizes)).toBeLessThan(300_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });

  it('tell nothing of the computer that made them', () => {
    const telling = recordings.filter(({ recording }) =>
      /\/home\/|\/root\/|\/Users\/|\/tmp\/(?!a\.gif)|chrome-extension:|DESKTOP-/.test(
        JSON.stringify(recording),
      ),
    );
    expect(telling.map(({ name }) => name)).toEqual([]);
  });
});

describe('the explanations of the recordings', () => {
  it('name first what the browser names, 9 times in 10', () => {
    expect(count(everything).first / named).toBeGreaterThanOrEqual(0.9);
  });

  it('name it at least among the alternatives, 97 times in 100', () => {
    const { first, among } = count(everything);
    expect((first + among) / named).toBeGreaterThanOrEqual(0.97);
  });

  it('are never certain of something else', () => {
    expect(lines('certain, and not named')).toEqual([]);
  });

  it('claim no failure where the browser finished well, but for what is broken all the same', () => {
    expect(
      lines('alarm without a failure').filter((line) => !((line.split(':')[0] ?? '') in BROKEN_ALL_THE_SAME)),
    ).toEqual([]);
  });

  it('claim those failures: the list has no scenario too many', () => {
    const alarmed = new Set(lines('alarm without a failure').map((line) => line.split(':')[0]));
    expect(Object.keys(BROKEN_ALL_THE_SAME).filter((name) => !alarmed.has(name))).toEqual([]);
  });
});

describe('the score', () => {
  /** One entry of a CORS error, with the account that is given. */
  const recordingOf = (
    truth: Recording['browserLabels'][number]['truth'],
    error: string | null = 'net::ERR_FAILED',
  ) => ({
    entries: [
      {
        entry: {
          request: {
            method: 'GET',
            url: 'https://api.shop.test/',
            headers: [{ name: 'Origin', value: 'https://shop.test' }],
          },
          response: { status: 200, headers: [], content: {}, _error: error },
          time: 1,
        },
      },
    ],
    browserLabels: [{ truth: truth ?? null }],
  });
  const failed = (corsError: string) => ({
    failed: { errorText: 'net::ERR_FAILED', corsErrorStatus: { corsError } },
  });

  it.each([
    {
      of: 'the browser’s own name',
      recording: recordingOf(failed('MissingAllowOriginHeader')),
      verdict: 'first',
    },
    {
      of: 'another name, while certain',
      recording: recordingOf(failed('AllowOriginMismatch')),
      verdict: 'certain, and not named',
    },
    {
      of: 'a failure where the browser finished',
      recording: recordingOf({ finished: true }),
      verdict: 'alarm without a failure',
    },
    { of: 'nothing where it finished', recording: recordingOf({ finished: true }, null), verdict: 'silent' },
  ])('of $of is “$verdict”', ({ recording, verdict }) => {
    expect(judge(recording).map((one) => one.verdict)).toEqual([verdict]);
  });

  it('leaves out what the browser gave no account of', () => {
    expect(judge(recordingOf(null))).toEqual([]);
  });
});
