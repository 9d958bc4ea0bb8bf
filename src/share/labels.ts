import type { Diagnosis } from '../diagnose/diagnosis.ts';

/** Who can fix it, as people say it. */
export const FIXER_LABELS: Readonly<Record<Diagnosis['fixer'], string>> = {
  you: 'You',
  frontend: 'The developers of the page',
  backend: 'The developers of the server',
  operations: 'The people who run the server',
  'third-party': 'Another company',
  browser: 'The makers of the browser',
  nobody: 'Nobody: nothing needs fixing',
};

/** How sure we are, as people say it. */
export const CERTAINTY_LABELS: Readonly<Record<Diagnosis['certainty'], string>> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible, no more',
};
