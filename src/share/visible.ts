/**
 * What hides, turns round or joins what stands beside it: control characters but line break and tab, format characters (bidi
 * controls, zero-width characters, soft hyphens, tags), line and paragraph separators, halves of a pair, and letters and marks
 * that have no shape.
 * @see Unicode Standard Annex #44, General_Category Cc, Cf, Cs, Zl, Zp; UAX #9 on bidi controls
 */
const INVISIBLE =
  /(?![\n\t])(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180f]|\u2800|\u3164|[\ufe00-\ufe0e]|\uffa0|[\u{e0100}-\u{e01ef}])/gu;

/**
 * A text in which every character can be seen: "\u202e" for one that turns round what follows it.
 * @param text of strangers; its line breaks stay, as "\n", and so do its tabs
 */
export function visible(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The same in one line: a line break would begin a line that nobody of ours wrote. */
export function inOneLine(text: string): string {
  return visible(text.replace(/[\r\n\u2028\u2029]+/g, ' ')).replaceAll('\t', ' ');
}

/**
 * The beginning of a text.
 * @param most characters (UTF-16) that are kept; "…" comes in the place of the rest
 */
export function cutTo(text: string, most: number): string {
  return text.length > most ? `${beginningOf(text, most - 1)}…` : text;
}

/** The first characters of a text; a pair is not torn apart. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
