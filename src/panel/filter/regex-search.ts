import type { Exchange } from '../../session/exchange.ts';
import { FILTER_TEXTS } from '../texts/filter-texts.ts';
import type { RegexAnswer, RegexQuestion, RegexStarted } from './regex-worker.ts';

/** What is used of a Worker. */
export interface RegexWorker {
  onmessage: ((event: MessageEvent<RegexAnswer | RegexStarted>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: RegexQuestion): void;
  terminate(): void;
}

interface Pattern {
  readonly source: string;
  /** By the text: most addresses stand in several records, and a newer record of a request has the same. */
  readonly verdicts: Map<string, boolean>;
  /** The texts that are not answered for yet. */
  readonly waiting: Set<string>;
  fault?: string;
}

/** In ms, from when the worker has started; patterns that can be searched for at all need a thousandth of it. */
const LONGEST_WAIT = 1000;
/** So few that a slow but honest pattern answers in time. */
const BATCH = 1000;
/** In ms: so often the list is drawn again while verdicts come in. */
const REDRAW = 100;
/**
 * Longer addresses are cut, in characters: what is further back stands in no column, and a data: URL can be as long as a film.
 */
const LONGEST_TEXT = 2000;

/** Looks for patterns in the addresses of requests, in a worker: the panel never waits. */
export class RegexSearch {
  readonly #changed: () => void;
  readonly #start: () => RegexWorker;
  readonly #patterns = new Map<string, Pattern>();
  #text = '';
  #worker: RegexWorker | undefined;
  #asked: Pattern | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #planned = false;
  #told = 0;

  /**
   * @param changed told when verdicts have come in, and when a pattern was given up
   * @param start starts the worker, when the first pattern is looked for
   */
  constructor(changed: () => void, start: () => RegexWorker) {
    this.#changed = changed;
    this.#start = start;
  }

  /**
   * Says which patterns are in use; all that is known of others is forgotten, and without any the worker ends.
   * @param text the whole text of the filter: once it was edited, a pattern that was given up is tried again
   */
  use(text: string, patterns: readonly string[]): void {
    for (const [source, { fault }] of this.#patterns) {
      if (!patterns.includes(source) || (fault && text !== this.#text)) this.#patterns.delete(source);
    }
    this.#text = text;
    for (const source of patterns) {
      if (this.#patterns.has(source)) continue;
      this.#patterns.set(source, { source, verdicts: new Map(), waiting: new Set() });
    }
    // What is asked now may take for ever.
    const busy = this.#asked && this.#patterns.get(this.#asked.source) !== this.#asked;
    if (busy || patterns.length === 0) this.#stop();
    this.#plan();
  }

  /** Whether the address of a request has the pattern, case aside; undefined while it is not known yet. */
  matches(source: string, { url }: Exchange): boolean | undefined {
    const pattern = this.#patterns.get(source);
    if (!pattern || pattern.fault) return undefined;
    const text = url.slice(0, LONGEST_TEXT);
    const verdict = pattern.verdicts.get(text);
    if (verdict === undefined) {
      pattern.waiting.add(text);
      this.#plan();
    }
    return verdict;
  }

  /** Why a pattern does not filter, as a sentence; undefined where it does. */
  faultOf(source: string): string | undefined {
    return this.#patterns.get(source)?.fault;
  }

  /** Asks after the whole list was walked, so that few questions are enough. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#ask();
    });
  }

  /** One question at a time, so that it is known which pattern takes long. */
  #ask(): void {
    if (this.#asked) return;
    const pattern = [...this.#patterns.values()].find(({ waiting, fault }) => waiting.size > 0 && !fault);
    if (!pattern) return;
    const texts = [...pattern.waiting].slice(0, BATCH);
    this.#asked = pattern;
    const isNew = !this.#worker;
    try {
      this.#worker ??= this.#start();
    } catch {
      this.#giveUp(FILTER_TEXTS.noSearch);
      return;
    }
    this.#worker.onmessage = ({ data }) => {
      if (data === 'started') this.#awaitAnswer();
      else this.#answered(pattern, texts, data);
    };
    this.#worker.onerror = () => this.#giveUp(FILTER_TEXTS.noSearch);
    this.#worker.postMessage({ pattern: pattern.source, texts });
    // On a busy machine a start alone can take longer than any pattern may.
    if (!isNew) this.#awaitAnswer();
  }

  #awaitAnswer(): void {
    // If the panel itself was busy, the answer may lie behind the alarm: it is let in first.
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#giveUp(FILTER_TEXTS.slowPattern), 0);
    }, LONGEST_WAIT);
  }

  #answered(pattern: Pattern, texts: readonly string[], answer: RegexAnswer): void {
    if (!answer) {
      this.#giveUp(FILTER_TEXTS.badPattern(pattern.source));
      return;
    }
    clearTimeout(this.#timer);
    this.#asked = undefined;
    texts.forEach((text, place) => {
      pattern.waiting.delete(text);
      pattern.verdicts.set(text, answer[place] === true);
    });
    this.#ask();
    if (this.#asked && performance.now() - this.#told < REDRAW) return;
    this.#told = performance.now();
    this.#changed();
  }

  #giveUp(fault: string): void {
    if (this.#asked) this.#asked.fault = fault;
    this.#stop();
    this.#plan();
    this.#changed();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
