/** Some texts to look through for a pattern. */
export interface RegexQuestion {
  readonly pattern: string;
  readonly texts: readonly string[];
}

/** Whether each text has it, in their order; null where the browser cannot search for the pattern. */
export type RegexAnswer = readonly boolean[] | null;

/** What comes first from a worker: it has started, and searches from now on. */
export type RegexStarted = 'started';

/**
 * Runs in a worker of its own, which can be ended: a pattern such as (a+)+$ can take for ever, and nothing stops a search from
 * within.
 */
globalThis.onmessage = ({ data: { pattern, texts } }: MessageEvent<RegexQuestion>) => {
  let answer: RegexAnswer = null;
  try {
    const regex = new RegExp(pattern, 'i');
    answer = texts.map((text) => regex.test(text));
  } catch {
    // A browser may find only here that a pattern is too large (“regexp too big” in SpiderMonkey's irregexp).
  }
  globalThis.postMessage(answer);
};
globalThis.postMessage('started' satisfies RegexStarted);
