import { inOneLine, visible } from './visible.ts';

/**
 * What GitHub and GitLab make of a text after Markdown is done with it, so that no backslash helps: mentions, references to
 * issues, merge requests, labels, snippets, milestones, epics and commits, formulas, emoji by name, entities, addresses. They
 * leave code alone, so a word with one of these is shown as code.
 * @see https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const OBEYED_LATER =
  /[@$]|#\w|!\d|%["\w]|~["\w]|&(?:\d|#|\w+;)|\/\/|(?<![a-z\d])(?:www\.|mailto:|xmpp:)|\bGH-\d|:(?!\d\d:)[\w+-]+:|\b(?=[a-f]*\d)[\da-f]{7,40}\b|\[\[?_?toc_?\]|\[(?:issue|vulnerability|work_item|epic|feature_flag|contact|wiki_page|cadence|iteration):/i;

/** A text that renders as itself on GitHub and on GitLab, wherever in a paragraph, an item or a heading it stands. */
export function escapeMarkdown(text: string): string {
  // What means something only at the beginning: a list, a heading's underline, a command to GitLab ("/close").
  return escapeInLine(text)
    .replace(/^([-=:/])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** The same for what has other text before it in its line. */
function escapeInLine(text: string): string {
  const line = inOneLine(text).replace(/ {2,}/g, ' ').trim();
  return line
    .split(' ')
    .map((word) => (OBEYED_LATER.test(word) ? code(word) : escapeWord(word)))
    .join(' ');
}

/** The backslash goes first. */
function escapeWord(word: string): string {
  return word.replace(/\\/g, '\\\\').replace(/[`*_{}[\]()<>#+!|~&]/g, (character) => `\\${character}`);
}

/** Code in a line, behind a fence longer than any run of backticks inside it (CommonMark 0.31 §6.1). */
export function code(text: string): string {
  const line = inOneLine(text);
  if (line.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(line) + 1);
  // One space on both sides is taken away again.
  const space = /^[ `]|[ `]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/**
 * A block of code, behind a fence longer than any run of backticks inside it (CommonMark 0.31 §4.5).
 * @param language for the colours; of ours, never of a stranger
 */
export function block(text: string, language = ''): string {
  const shown = visible(text).replace(/\n+$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** Our own technical texts quote code in backticks; the rest of them is escaped like everything else. Not for the beginning of a line. */
export function technicalMarkdown(text: string): string {
  return text
    .split('`')
    .map((part, index) => {
      if (index % 2 === 1) return code(part);
      const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
      // A line break would begin a line, and there a sign may mean something.
      return `${before && ' '}${escapeInLine(middle)}${after && ' '}`;
    })
    .reduce((line, part) => {
      // Two fences that touch would be one.
      const touches = line.endsWith('`') && !line.endsWith('\\`') && part.startsWith('`');
      return `${line}${touches ? ' ' : ''}${part}`;
    }, '');
}

/** A list; what is in an item's later lines belongs to the item. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');
}

/** A list of steps. */
export function steps(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item.replaceAll('\n', '\n   ')}`).join('\n');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
