/**
 * What a terminal may take for a key when it is pasted (a tab completes, an escape begins a command of the line editor), and what
 * makes a line read otherwise than it runs (marks that turn the direction of writing).
 */
const NEVER_PASTED = /[^\P{Cc}\n]|\p{Bidi_Control}/gu;

/**
 * One argument for sh, dash, bash and zsh: everything between single quotes is text (POSIX XCU 2.2.2), also a line break.
 * Characters that must not be pasted are printed where they belong, by `printf` with octal digits alone (POSIX XCU, printf):
 * `$'…'` would read better, but dash does not know it and would run what stands in it.
 * @param text any text without NUL, which no argument can hold
 */
export function quoteForBash(text: string): string {
  return `'${text
    .replaceAll("'", "'\\''")
    .replace(NEVER_PASTED, (character) => `'"$(printf '${octal(character)}')"'`)}'`;
}

function octal(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}
