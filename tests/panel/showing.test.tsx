import { effect } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { PanelModel } from '../../src/panel/model.ts';
import { session } from '../exchange-builder.ts';
import { at, drawn, panelOf, recordingOf } from './recorded-panel.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

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

it('says nothing of what went well before the rules have looked at everything', async () => {
  const recorded = session();
  for (let place = 0; place < 6; place++) recorded.add(at(place, place === 5 ? { status: 500 } : {}, place));
  // A busy machine: between two looks at the clock there is never time left.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  const model = new PanelModel(recordingOf(recorded));
  const said: (readonly [ready: boolean, problems: number])[] = [];
  const end = effect(() => {
    said.push([model.ready, model.problems.value.length]);
  });
  await model.loadEngine();
  while (said.at(-1)?.[1] !== 1) await drawn(model);
  end();
  expect(said[0]).toEqual([false, 0]);
  expect(said.length).toBeGreaterThan(2);
  expect(said.filter(([ready, problems]) => ready && problems === 0)).toEqual([]);
  expect(said.at(-1)).toEqual([true, 1]);
});

it('what pours in is shown once a second, and the last of it as soon as no more comes', async () => {
  const recorded = session();
  const model = await panelOf(recorded);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
  await vi.advanceTimersByTimeAsync(2000);
  const shown: number[] = [];
  let sent = 0;
  const wait = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    const now = model.counts.value.fine;
    if (now !== shown.at(-1)) shown.push(now);
  };
  const send = async () => {
    recorded.add(at(sent, {}, sent++));
    await wait(4);
  };
  while (shown.length < 3 && sent < 1000) await send();
  // The first at once, then once a second, 250 each time.
  expect(sent).toBeGreaterThan(200);
  // Right after a drawing, with a second to go to the next.
  for (const until = sent + 20; sent < until; ) await send();
  expect(shown.at(-1)).toBeLessThan(sent);
  let waited = 0;
  for (; shown.at(-1) !== sent && waited < 1000; waited += 10) await wait(10);
  expect(waited).toBeLessThanOrEqual(180);
});

it('what pours in less fast is shown no more often than what pours in fast', async () => {
  const recorded = session();
  const model = await panelOf(recorded);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
  await vi.advanceTimersByTimeAsync(2000);
  const shownIn = async (ms: number, every: number) => {
    const shown = new Set<number>();
    for (const until = performance.now() + ms; performance.now() < until; ) {
      recorded.add(at(recorded.exchanges.length, {}, recorded.exchanges.length));
      await vi.advanceTimersByTimeAsync(every);
      shown.add(model.counts.value.fine);
    }
    return shown.size;
  };
  await shownIn(1000, 4);
  // A machine that is busy with it: 80 a second.
  expect(await shownIn(3000, 12)).toBeLessThanOrEqual(4);
  // Single ones are shown soon again.
  await shownIn(2000, 80);
  expect(await shownIn(1000, 80)).toBeGreaterThanOrEqual(5);
});

it('the last of what pours in does not wait for bodies that are read afterwards', async () => {
  const recorded = session();
  const model = await panelOf(recorded);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
  await vi.advanceTimersByTimeAsync(2000);
  let sent = 0;
  const send = async () => {
    recorded.add(at(sent, {}, sent++));
    await vi.advanceTimersByTimeAsync(4);
  };
  const shown = () => model.counts.value.fine;
  while (shown() < 300) await send();
  for (const until = sent + 20; sent < until; ) await send();
  expect(shown()).toBeLessThan(sent);
  let waited = 0;
  for (; shown() !== sent && waited < 1000; waited += 10) {
    const old = recorded.exchanges[waited / 10];
    if (old) recorded.replace(old, { ...old });
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(waited).toBeLessThanOrEqual(180);
});
