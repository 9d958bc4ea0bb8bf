import type { FinishedRequest, NetworkSource } from '../../browser.ts';
import { Recording } from '../../capture/listen.ts';
import { demoEntries } from './entries.ts';

/** Plays the demo's requests as the browser tells of those of a page, but all at once and only when it is asked to. */
export class DemoSource implements NetworkSource {
  readonly #listeners: ((request: FinishedRequest) => void)[] = [];
  readonly #requests: readonly FinishedRequest[];

  /** @param now when the demo is opened, in ms since 1970 */
  constructor(now: number) {
    this.#requests = demoEntries(now).map(({ entry, content }) => ({
      entry,
      readContent: () => Promise.resolve(content === null ? null : { content, base64: false }),
    }));
  }

  onRequestFinished(listener: (request: FinishedRequest) => void): void {
    this.#listeners.push(listener);
  }

  /** The demo stays on its last page. */
  onNavigated(): void {}

  /** Everything comes by events, and nothing is in flight. */
  readHar(): Promise<readonly FinishedRequest[]> {
    return Promise.resolve([]);
  }

  isAlive(): boolean {
    return true;
  }

  hasCrashed(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Tells of all requests, in order of completion. */
  play(): void {
    for (const request of this.#requests) for (const listener of this.#listeners) listener(request);
  }
}

/**
 * Makes the demo: a recording like that of a page, complete and at rest. It is never told that it is shown, so it asks
 * for nothing by itself and holds no timer.
 * @param now when it is opened, in ms since 1970: "12 minutes ago" counts from there
 */
export async function openDemoSession(now = Date.now()): Promise<Recording> {
  const source = new DemoSource(now);
  const recording = new Recording(source);
  source.play();
  await recording.bodiesRead();
  return recording;
}
