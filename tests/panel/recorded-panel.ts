import type { Recording } from '../../src/capture/listen.ts';
import { PanelModel } from '../../src/panel/model.ts';
import type { Session } from '../../src/session/session.ts';
import { exchange, type Given } from '../exchange-builder.ts';

/** A recording that a session stands in, and that tells nothing. */
export function recordingOf(recorded: Session): Recording {
  return { session: recorded, subscribe: () => () => {}, hasten() {} } as unknown as Recording;
}

/** A panel over a session, its rules loaded, and all of it shown. */
export async function panelOf(recorded: Session): Promise<PanelModel> {
  const model = new PanelModel(recordingOf(recorded));
  await model.loadEngine();
  // It looks once more at the clock when all of it was painted.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  return model;
}

/** What was just recorded is what the model shows; it is drawn in a task after that. */
export async function drawn(model: PanelModel): Promise<void> {
  const { version } = model;
  while (model.version === version)
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** A request to the same address in the same page load, so many seconds after the first. */
export const at = (seconds: number, given: Given, index: number) =>
  exchange(
    {
      url: 'https://shop.test/stock',
      startedAt: new Date(Date.parse('2026-11-22T10:00:00.000Z') + seconds * 1000).toISOString(),
      visit: 'page_1',
      ...given,
    },
    index,
  );
