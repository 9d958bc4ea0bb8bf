import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../src/share/headline.ts';
import { makeReport } from '../../src/share/report.ts';
import { exchange, type Given, session } from '../exchange-builder.ts';

const fine: Given = { url: 'https://shop.test/' };
const busy: Given = { status: 503 };
const stopped: Given = { error: 'net::ERR_ABORTED', url: 'https://stats.test/' };
const pending: Given = { pending: true, url: 'https://slow.test/' };
const hidden: Given = {
  url: 'https://api.shop.test/graphql',
  body: { errors: [{ message: 'No such field' }], data: null },
};
const headline = (...given: readonly Given[]) => {
  const made = given.map((each, index) => exchange(each, index));
  return Object.values(
    headlineOf(makeReport(session(...made), { creator: 'test', entries: 1, skipped: [] })),
  );
};

describe('what a report says first', () => {
  it.each([
    [[], ['Nothing went wrong', 'There are no requests in this report.']],
    [[fine], ['This request went well', '']],
    [[pending], ['This request is still on its way', '']],
    [[busy], ['What went wrong', 'This request failed.']],
    [[hidden], ['What went wrong', 'This request looks fine, but it went wrong.']],
    [[stopped], ['Nothing went wrong', 'This request looks like a failure, but nothing needs fixing.']],
    [
      [fine, fine],
      ['Nothing went wrong', 'Both requests went well.'],
    ],
    [
      [fine, fine, fine],
      ['Nothing went wrong', 'All 3 requests went well.'],
    ],
    [
      [fine, stopped],
      ['Nothing went wrong', '1 request went well. 1 looks like a failure, but nothing needs fixing.'],
    ],
    [
      [busy, fine, fine, pending],
      [
        'What went wrong',
        '1 problem explains why 1 request went wrong. 2 others went well. 1 is still on the way.',
      ],
    ],
  ] as const)('of %o', (given, expected) => {
    expect(headline(...given)).toEqual(expected);
  });
});
