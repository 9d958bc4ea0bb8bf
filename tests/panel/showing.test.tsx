import { afterEach, expect, it, vi } from 'vitest';
import { session } from '../exchange-builder.ts';
import { at, drawn, panelOf } from './recorded-panel.ts';

afterEach(() => vi.restoreAllMocks());

it('what comes is shown soon after a panel that was out of sight for a minute', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const recorded = session();
  const model = await panelOf(recorded);
  recorded.add(at(0, {}, 0));
  await drawn(model);
  // The frame that paints it comes late.
  clock.mockReturnValue(60_000);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  recorded.add(at(1, { status: 500 }, 1));
  await drawn(model);
  expect(model.counts.value).toMatchObject({ failure: 1, fine: 1 });
});
