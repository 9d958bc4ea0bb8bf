import { render } from 'preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ShareDialog } from '../../../src/panel/sharing/ShareDialog.tsx';
import { session } from '../../exchange-builder.ts';
import { at, panelOf } from '../recorded-panel.ts';

const root = document.createElement('div');
beforeAll(() => document.body.append(root));
afterEach(() => render(null, root));

const preview = () => root.querySelector('[data-testid=share-preview]')?.textContent ?? '';

it('writes a request anew when its answer comes while the dialog stands open', async () => {
  const asked = at(0, { status: 0, pending: true }, 0);
  const recorded = session(asked, at(1, { url: 'https://shop.test/other' }, 1));
  const model = await panelOf(recorded);
  render(
    <ShareDialog model={model} scope={{ kind: 'request', exchange: asked }} name="" close={() => {}} />,
    root,
  );
  await vi.waitFor(() => expect(preview()).toContain('/stock'));
  expect(preview()).not.toContain('503');

  recorded.replace(asked, at(0, { status: 503 }, 0));
  await vi.waitFor(() => expect(preview()).toContain('503'));
  expect(preview()).toContain('Who can fix it: ');
  expect(preview()).not.toContain('/other');
});

it('shares what is known now of the requests of a problem, not what was known when it was opened', async () => {
  const failed = at(0, { status: 503 }, 0);
  const recorded = session(failed);
  const model = await panelOf(recorded);
  const [problem] = model.problems.value;
  expect(problem?.exchanges).toEqual([failed]);
  if (!problem) throw new Error('no problem');
  recorded.replace(failed, at(0, { status: 503, body: 'No more tea' }, 0));
  render(<ShareDialog model={model} scope={{ kind: 'problem', problem }} name="" close={() => {}} />, root);
  await vi.waitFor(() => expect(preview()).toContain('/stock'));
});

it('keeps what was written of a request that was let go meanwhile', async () => {
  const failed = at(0, { status: 503 }, 0);
  const recorded = session(failed);
  const model = await panelOf(recorded);
  render(
    <ShareDialog model={model} scope={{ kind: 'request', exchange: failed }} name="" close={() => {}} />,
    root,
  );
  await vi.waitFor(() => expect(preview()).toContain('503'));
  const { version } = model;
  recorded.clear();
  await vi.waitUntil(() => model.version > version);
  expect(preview()).toContain('503');
});
