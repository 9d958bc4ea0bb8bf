import { Redactor } from './redact.ts';

/**
 * A single URL that can be shown to others. Where more than one is shown, one Redactor for all of them gives the same secret the
 * same placeholder.
 */
export function redactUrl(url: string): string {
  return new Redactor().url(url);
}
