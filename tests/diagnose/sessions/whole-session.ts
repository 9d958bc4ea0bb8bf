import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import { exchange, type Given, START, session } from '../../exchange-builder.ts';

/** One request of a session, and what is to be said of it. */
export interface Step extends Given {
  /** Milliseconds after the session began. */
  readonly at: number;
  /** The cause to be named; none: there is nothing to say. */
  readonly cause?: string;
  /** Who can act, where that is what the step is about. */
  readonly fixer?: string;
  /** What the reader is told to do first. */
  readonly first?: string;
  /** The place in the session of the page that the step belongs to. */
  readonly ofPage?: number;
}

/**
 * Tests a session as a whole: each failure gets its cause, and what went well gets nothing. The steps are told by their
 * times, so neighbours are found as in a recording.
 */
export function testSession(name: string, visit: string, steps: readonly Step[]) {
  it(`${name}: ${steps.length} requests`, () => {
    const made = steps.map((step, index) =>
      exchange({ visit, ...step, startedAt: new Date(Date.parse(START) + step.at).toISOString() }, index),
    );
    const whole = session(...made);
    const found = made.map((each, index) => {
      const step = steps[index] as Step;
      const diagnosis = diagnose(each, whole.relatedTo(each));
      return {
        request: `#${index} ${each.method} ${each.url}`,
        cause: diagnosis?.cause,
        ...(step.fixer === undefined ? {} : { fixer: diagnosis?.fixer }),
        ...(step.first === undefined ? {} : { first: diagnosis?.hints[0] }),
        ...(step.ofPage === undefined ? {} : { ofPage: whole.relatedTo(each).document?.index }),
      };
    });
    const wanted = steps.map(({ cause, fixer, first, ofPage }, index) => ({
      request: found[index]?.request,
      cause,
      ...(fixer === undefined ? {} : { fixer }),
      ...(first === undefined ? {} : { first }),
      ...(ofPage === undefined ? {} : { ofPage }),
    }));
    expect(found).toEqual(wanted);
  });
}

/** A page, as it is opened. */
export function opened(url: string, step: Partial<Step> & { readonly at: number }): Step {
  return { type: 'document', url, ...step, sends: { 'Sec-Fetch-Dest': 'document', ...step.sends } };
}

/** What each page loads and nobody talks about. */
export function parts(site: string, at: number, step: Partial<Step> = {}): Step[] {
  const script = { type: 'script', body: 'let a', answers: { 'Content-Type': 'text/javascript' } } as const;
  return [
    ...['runtime.4f2a.js', 'vendor.91bc.js', 'main.77e0.js'].map((file, index) => ({
      ...script,
      url: `${site}/assets/${file}`,
      at: at + 10 * index,
      ...step,
    })),
    {
      type: 'image',
      url: `${site}/logo.png`,
      at: at + 30,
      answers: { 'Content-Type': 'image/png' },
      ...step,
    },
    {
      type: 'font',
      url: `${site}/inter.woff2`,
      at: at + 35,
      answers: { 'Content-Type': 'font/woff2' },
      ...step,
    },
  ];
}
