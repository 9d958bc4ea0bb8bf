import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/share/report.ts';
import { toJson } from '../../src/share/to-json.ts';
import { exchange, type Given, session } from '../exchange-builder.ts';

const reportOf = (...given: readonly Given[]) => {
  const made = given.map((each, index) => exchange({ visit: 'page_1', ...each }, index));
  return makeReport(session(...made), { creator: 'test', entries: made.length, skipped: [] });
};
const at = (second: number, given: Given): Given => ({
  ...given,
  startedAt: `2026-11-22T10:00:0${second}.000Z`,
});

describe('a report', () => {
  const tried = reportOf(at(0, { status: 503 }), at(2, { status: 503 }), at(6, { status: 503 }));

  it('tells the story of tries at the one that stands for them', () => {
    expect(tried.requests.map(({ lead, story }) => [lead, story])).toEqual([
      [2, []],
      [2, []],
      [2, ['Tried 3 times in 6 seconds: 503 each time.', 'It waited 2 seconds, then 4 seconds.']],
    ]);
  });

  it('tells it at the first that has an explanation where that one has none', () => {
    const { requests } = reportOf(at(0, { error: 'net::ERR_ABORTED' }), at(2, {}));
    expect(requests.map(({ lead, diagnosis, story }) => [lead, diagnosis !== null, story])).toEqual([
      [1, true, ['Tried twice in 2 seconds: stopped, then 200.']],
      [1, false, []],
    ]);
  });

  it('tells no story of what went well', () => {
    const { requests } = reportOf(
      at(0, { url: 'https://shop.test/a', status: 302, answers: { Location: '/b' } }),
      at(1, { url: 'https://shop.test/b' }),
    );
    expect(requests.map(({ story }) => story)).toEqual([[], []]);
  });

  it('has in each problem and note requests that it lists, and each that needs somebody in one problem', () => {
    const { problems, notes, requests } = reportOf(
      at(0, { status: 401 }),
      at(1, { url: 'https://shop.test/b', status: 500 }),
      at(2, { url: 'https://shop.test/favicon.ico', type: 'other', status: 404 }),
      at(3, { url: 'https://shop.test/fine' }),
    );
    const places = (of: typeof problems) =>
      of.flatMap(({ exchanges }) => exchanges.map(({ index }) => index));
    expect(places(problems).sort()).toEqual([0, 1]);
    expect(places(notes)).toEqual([2]);
    expect(requests.map(({ diagnosis }) => diagnosis !== null)).toEqual([true, true, true, false]);
  });

  it('keeps the form of the JSON report', () => {
    const json = JSON.parse(toJson(tried));
    expect(Object.keys(json)).toEqual(['format', 'version', 'source', 'problems', 'requests']);
    expect(Object.keys(json.problems[0])).toEqual(['cause', 'title', 'summary', 'requests']);
    expect(json.problems[0].requests).toEqual([0, 1, 2]);
    expect(Object.keys(json.requests[2])).toEqual([
      'index',
      'method',
      'url',
      'status',
      'error',
      'statusClass',
      'outcome',
      'diagnosis',
    ]);
  });
});
