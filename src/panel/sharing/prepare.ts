import { Redactor, type Removed } from '../../share/redact.ts';
import { type ReportSource, reportSteps } from '../../share/report.ts';
import type { ReportOptions } from '../../share/report-options.ts';
import type { PanelModel } from '../model.ts';
import type { Form } from './share-forms.ts';
import type { ShareScope } from './share-scope.ts';

/** What can be copied or saved. */
export interface Prepared {
  /** null where the request cannot be written in this form. */
  readonly pieces: readonly string[] | null;
  /** What was hidden, the most frequent first. */
  readonly removed: readonly Removed[];
}

/** How long the panel is kept waiting at a time, in ms. */
const SLICE = 12;

/**
 * Writes what a person wants to share, in slices, so that the panel stays at hand.
 * @param keep the keys of what is not to be hidden
 * @param signal ends it: then it never resolves
 */
export async function prepare(
  model: PanelModel,
  scope: ShareScope,
  form: Form,
  {
    keep,
    options,
    source,
    signal,
  }: { keep: ReadonlySet<string>; options: ReportOptions; source: ReportSource; signal: AbortSignal },
): Promise<Prepared> {
  const redactor = new Redactor(keep);
  const pause = slices(signal);
  const steps = reportSteps(
    model.recording.session,
    {
      diagnosisOf(exchange) {
        const known = model.diagnosisOf(exchange);
        // Its record may be newer than all that was explained.
        return known === undefined ? model.contextOf(exchange).diagnosis : known;
      },
      problems: model.problems.peek(),
      notes: model.notes.peek(),
    },
    { source, redactor, only: placesOf(model, scope) },
  );
  let step = steps.next();
  while (!step.done) {
    await pause();
    step = steps.next();
  }
  const written = form.write(step.value, options);
  if (written === null) return { pieces: null, removed: redactor.removed };
  const pieces: string[] = [];
  for (const piece of written) {
    pieces.push(piece);
    await pause();
  }
  return { pieces, removed: redactor.removed };
}

function placesOf(model: PanelModel, scope: ShareScope): ReadonlySet<number> {
  switch (scope.kind) {
    case 'request':
      return new Set([scope.exchange.index]);
    case 'problem':
      return new Set(scope.problem.exchanges.map(({ index }) => index));
    case 'listed':
      return model.listedPlaces();
  }
}

/** Lets the browser do its own work whenever a slice of time is used up. */
function slices(signal: AbortSignal): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        began = performance.now();
        if (!signal.aborted) resolve();
      });
    });
  };
}
