import type { Comparison } from '../diagnose/compare.ts';
import { type ShownDifference, type ShownRequest, shownDifferences } from './comparison-to-json.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import { inOneLine } from './visible.ts';

/** More requests than this are counted, not named. */
const MOST_NAMED = 10;

/** The comparison as plain text, for a terminal. */
export function comparisonToText(comparison: Comparison): string {
  const blocks = [[comparison.summary], ...shownDifferences(comparison).map(differenceLines)];
  return blocks.map((lines) => `${lines.map(inOneLine).join('\n')}\n`).join('\n');
}

function differenceLines(difference: ShownDifference): string[] {
  const { title, summary, before, after, fixer, certainty, hint, changes, requests } = difference;
  const rest = requests.length - MOST_NAMED;
  return [
    `${title}.`,
    ...[
      summary,
      `First: ${before}`,
      `Second: ${after}`,
      `Who can look at it: ${FIXER_LABELS[fixer]}. How sure: ${CERTAINTY_LABELS[certainty]}.`,
      `- ${hint}`,
      ...changes.map(
        (change) =>
          `${change.where === 'sent' ? 'Sent' : 'Came back'}, ${change.what}: ${change.before} → ${change.after}`,
      ),
      ...requests.slice(0, MOST_NAMED).map(({ before: old, after: now }) => pairLine(old, now)),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ].map((line) => `   ${line}`),
  ];
}

/** "GET https://shop.test/cart (200 → 500)". */
export function pairLine(before: ShownRequest | null, after: ShownRequest | null): string {
  const request = after ?? before;
  const status = (side: ShownRequest | null) => (side === null ? 'not sent' : side.status || 'no answer');
  return request === null ? '' : `${request.method} ${request.url} (${status(before)} → ${status(after)})`;
}
