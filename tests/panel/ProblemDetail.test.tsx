import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/diagnose/problems.ts';
import { ProblemDetail } from '../../src/panel/ProblemDetail.tsx';
import { exchange } from '../exchange-builder.ts';
import { NO_ACTIONS } from './no-actions.ts';
import { problem } from './problem-builder.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

function shown(of: Problem, openRequest = NO_ACTIONS.openRequest): string {
  render(
    <ProblemDetail
      problem={of}
      reader={{ isDeveloper: false, findTerms: undefined }}
      actions={{ ...NO_ACTIONS, diagnosisOf: () => of.diagnosis, openRequest }}
    />,
    root,
  );
  return root.textContent ?? '';
}
const failures = (number: number) =>
  Array.from({ length: number }, (_, index) =>
    exchange({ status: 500, url: `https://api.shop.test/orders/${index}` }, index),
  );
const buttons = () => [...root.querySelectorAll<HTMLElement>('.requests button')];

it('says what happened, who can fix it, what to try, how we know, and the cause for developers', () => {
  const of = problem({ exchanges: failures(3), summary: 'It broke. 3 requests failed because of it.' });
  const text = shown(of);
  expect(text).toContain('It broke. 3 requests failed because of it.');
  for (const part of ['Who can fix it', 'How sure we are', 'What to try', 'How we know', of.cause]) {
    expect(text).toContain(part);
  }
  for (const hint of of.diagnosis.hints) expect(text).toContain(hint);
});

it('lists its requests, and opens the one that is chosen', () => {
  const exchanges = failures(3);
  const openRequest = vi.fn();
  shown(problem({ exchanges }), openRequest);
  expect(buttons().map((button) => button.querySelector('.address')?.textContent)).toEqual([
    '0 api.shop.test/orders/',
    '1 api.shop.test/orders/',
    '2 api.shop.test/orders/',
  ]);
  buttons()[1]?.click();
  expect(openRequest).toHaveBeenCalledWith(exchanges[1]);
});

it('shows fifty of many requests, and all of them when asked', async () => {
  shown(problem({ exchanges: failures(120) }));
  expect(buttons()).toHaveLength(50);
  const all = [...root.querySelectorAll('button')].find(
    (button) => button.textContent === 'Show all 120 requests',
  );
  await act(() => all?.click());
  expect(buttons()).toHaveLength(120);
});

it('says whether it has worked since, where there is more than one request to tell from', () => {
  const exchanges = failures(2);
  expect(shown(problem({ exchanges, over: true }))).toContain('It has worked since');
  expect(shown(problem({ exchanges, over: false }))).toContain('Not seen to work since');
  expect(shown(problem({ exchanges: failures(1), over: false }))).not.toContain('Is it over?');
});
