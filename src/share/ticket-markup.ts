import { inOneLine } from './visible.ts';

/**
 * What Slack or Jira would obey, and what stands in its place: a character that looks the same or nearly so and means nothing to
 * either. Their own escapes do not help, as each shows the other's. A character is changed only where it would be obeyed, so that
 * words, header lines and most addresses can still be copied.
 * @see https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 * @see https://slack.com/help/articles/202288908-Format-your-messages-in-Slack
 */
const INSTEAD: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  // Macros and links. Jira takes anything in braces for a macro, and splits the paragraph there.
  [/[{}[\]|\\^~*`<>@]/g, (found) => LOOKS_LIKE[found] ?? found],
  // _emphasis_, -strike-, +insert+, where a word begins or ends; -- and --- are dashes, ---- is a rule. What ends the text may
  // have more after it.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿'],
  [/(?<![\p{L}\p{N}])-(?!\s)|-(?![\p{L}\p{N}\s])/gu, '‑'],
  [/(?<![\p{L}\p{N}])\+(?!\s)/gu, '＋'],
  // ??citation??, !picture!
  [/\?(?=\?)|(?<=\?)\?/g, '？'],
  [/!(?=\S)|(?<![\p{L}\p{N}])!$/gu, '！'],
  // Addresses would become links, and Slack would fetch them for a preview.
  [/:(?=\/\/)/g, '∶'],
  [/\bwww\./gi, (found) => `${found.slice(0, 3)}．`],
  [/\b(?:mailto|tel|sip|callto):/gi, (found) => `${found.slice(0, -1)}∶`],
  // #channel; :emoji: and :-) of both; (!) (x) (on) (c) of Jira's.
  [/#(?=[\p{L}\p{N}_-])/gu, '＃'],
  [/:(?=(?!\d\d:)[a-z\d+-][\w+'-]*:)/gi, '∶'],
  [/[:;](?=-?(?:[()DPp|\\]|\/(?!\/)))/g, (found) => (found === ':' ? '∶' : '；')],
  [/\((?=(?:[!/xyni?+\-*∗]|∗?\*?[rgby]|on|off|flag(?:off)?|c|r|tm)\))/gi, '（'],
  // An entity would be read as its character.
  [/&(?=#?\w+;)/g, '＆'],
];

/** A heading, a quotation, a list, a command: only where a line begins. */
const INSTEAD_AT_START: typeof INSTEAD = [
  [/^(?:h[1-6]|bq|\d+)\./i, (found) => `${found.slice(0, -1)}．`],
  [/^[#\-•]/, (found) => (found === '#' ? '＃' : found === '-' ? '‑' : '·')],
  [/^\//, '／'],
];

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '{': '｛',
  '}': '｝',
  '[': '［',
  ']': '］',
  '|': '¦',
  '\\': '＼',
  '^': 'ˆ',
  '~': '∼',
  '*': '∗',
  '`': 'ˋ',
  '<': '‹',
  '>': '›',
  '@': '＠',
};

/** A text that reads the same in Slack and in Jira, for a line in which other text stands before it. */
export function inTicket(text: string): string {
  return written(inOneLine(text).trim(), INSTEAD);
}

/** The same for a line of its own. */
export function lineOfTicket(text: string): string {
  return written(inTicket(text), INSTEAD_AT_START);
}

function written(text: string, table: typeof INSTEAD): string {
  return table.reduce(
    (line, [pattern, instead]) =>
      typeof instead === 'string' ? line.replace(pattern, instead) : line.replace(pattern, instead),
    text,
  );
}

/** Lines of a record behind a bar: neither takes such a line for a list, a quotation or a heading. */
export function barred(text: string): string[] {
  return text.split('\n').map((line) => `│ ${inTicket(line)}`.trimEnd());
}
