import { describe, expect, it } from 'vitest';
import { summaryLine } from '../../src/share/summary-line.ts';
import { exchange } from '../exchange-builder.ts';
import { report } from './report-builder.ts';

const fine = () => exchange();
const failed = () => exchange({ status: 503 });
/** An answer of 200 that holds a failure. */
const hidden = () =>
  exchange({
    url: 'https://api.shop.test/graphql',
    body: { errors: [{ message: 'No such field' }], data: null },
  });
const stopped = () => exchange({ error: 'net::ERR_ABORTED' });

describe('the line that sums a report up', () => {
  it.each([
    ['nothing', [], [], '0 requests, 0 problems, none failed.'],
    ['one request', [fine()], [], '1 request, 0 problems, none failed.'],
    ['one failure', [failed(), fine()], [[0]], '2 requests, 1 problem, 1 failed request explained.'],
    [
      'one problem of two',
      [failed(), failed(), fine()],
      [[0, 1]],
      '3 requests, 1 problem, 2 failed requests explained.',
    ],
    ['a failure in a good answer', [hidden()], [[0]], '1 request, 1 problem, 1 looks fine but went wrong.'],
    [
      'both',
      [hidden(), hidden(), failed()],
      [[0, 1], [2]],
      '3 requests, 2 problems, 1 failed request explained, 2 look fine but went wrong.',
    ],
    ['what needs nobody', [stopped()], [], '1 request, 0 problems, none failed.'],
  ])('for %s', (_, exchanges, problems, expected) => {
    const made = exchanges.map((each, index) => ({ ...each, index }));
    const given = problems.map((places) => ({
      exchanges: made.filter(({ index }) => places.includes(index)),
    }));
    expect(summaryLine(report(made, { problems: given }))).toBe(expected);
  });
});
