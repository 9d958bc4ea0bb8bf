import type { Comparison } from '../diagnose/compare.ts';
import { type ShownDifference, shownDifferences } from './comparison-to-json.ts';
import { pairLine } from './comparison-to-text.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from './labels.ts';
import { bullets, code, escapeMarkdown } from './markdown-markup.ts';

const MOST_NAMED = 10;

/**
 * The comparison as Markdown that renders alike on GitHub and GitLab. Whatever strangers wrote is text in it.
 * @returns one document, which ends with a line break
 */
export function comparisonToMarkdown(comparison: Comparison): string {
  return `${[
    '# Two sessions compared',
    escapeMarkdown(comparison.summary),
    ...shownDifferences(comparison).flatMap(section),
  ].join('\n\n')}\n`;
}

function section(difference: ShownDifference): string[] {
  const { title, summary, before, after, fixer, certainty, hint, changes, requests } = difference;
  const rest = requests.length - MOST_NAMED;
  return [
    `## ${escapeMarkdown(title)}`,
    escapeMarkdown(summary),
    [
      `**First:** ${escapeMarkdown(before)}`,
      `**Second:** ${escapeMarkdown(after)}`,
      `**Who can look at it:** ${FIXER_LABELS[fixer]}`,
      `**How sure:** ${CERTAINTY_LABELS[certainty]}`,
    ].join('  \n'),
    `**What to try**\n\n${bullets([escapeMarkdown(hint)])}`,
    ...(changes.length > 0
      ? [
          `**What else differs**\n\n${bullets(
            changes.map(
              (change) =>
                `${change.where === 'sent' ? 'Sent' : 'Came back'}: ${code(change.what)}, ${escapeMarkdown(change.before)} → ${escapeMarkdown(change.after)}`,
            ),
          )}`,
        ]
      : []),
    bullets([
      ...requests.slice(0, MOST_NAMED).map(({ before: old, after: now }) => code(pairLine(old, now))),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ]),
  ];
}
