import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { OpenDetail } from '../../src/panel/OpenDetail.tsx';
import { session } from '../exchange-builder.ts';
import { at, drawn, panelOf } from './recorded-panel.ts';

const HOST = { showInNetworkPanel: undefined, openSource: undefined };
const root = document.createElement('div');
afterEach(() => render(null, root));

it('tells anew what a later request has changed, while it stands open', async () => {
  const failed = at(0, { status: 503 }, 0);
  const recorded = session(failed);
  const model = await panelOf(recorded);
  model.showRequest(failed);
  render(<OpenDetail model={model} host={HOST} focusList={() => {}} share={() => {}} />, root);
  const title = () => root.querySelector('h1')?.textContent ?? '';
  const before = title();
  expect(before).not.toBe('');
  expect(root.querySelector('[data-testid=changed]')).toBeNull();

  recorded.add(at(2, {}, 1));
  await vi.waitFor(() => expect(title()).not.toBe(before));
  expect(root.querySelector('[data-testid=changed]')?.textContent).toContain(before);
  expect(root.querySelectorAll('.requests button')).toHaveLength(2);
});

it('has its words at once where a newer record has come, and nothing was explained since', async () => {
  const failed = at(0, { status: 503 }, 0);
  const recorded = session(failed, at(1, { status: 404 }, 1));
  const model = await panelOf(recorded);
  const now = at(0, { status: 503, body: 'No more tea' }, 0);
  recorded.replace(failed, now);
  expect(model.diagnosisOf(now)).toBeUndefined();
  expect(model.contextOf(now).diagnosis?.title).toBeTruthy();
  await drawn(model);
  expect(model.problems.value.map(({ count }) => count)).toEqual([2]);
});

it('explains also what comes between the explaining and the drawing', async () => {
  const recorded = session(at(0, { status: 200 }, 0));
  const model = await panelOf(recorded);
  recorded.add(at(1, { status: 500, url: 'https://shop.test/a' }, 1));
  // After the model's own, in the same frame.
  requestAnimationFrame(() => recorded.add(at(2, { status: 500, url: 'https://shop.test/b' }, 2)));
  await vi.waitUntil(() => model.problems.value.reduce((sum, { count }) => sum + count, 0) === 2);
  expect(model.counts.value).toMatchObject({ failure: 2, fine: 1 });
});

it('counts a problem up while it stands open', async () => {
  const recorded = session(at(0, { status: 500 }, 0));
  const model = await panelOf(recorded);
  const [problem] = model.problems.value;
  if (!problem) throw new Error('no problem');
  model.showProblem(problem);
  render(<OpenDetail model={model} host={HOST} focusList={() => {}} share={() => {}} />, root);
  expect(root.querySelector('.who')?.textContent).toContain('1 request');
  recorded.add(at(20, { status: 500 }, 1));
  await vi.waitFor(() => expect(root.querySelector('.who')?.textContent).toContain('2 requests'));
});
