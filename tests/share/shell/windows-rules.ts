/**
 * The command line as cmd.exe hands it to a program, by the phases in which it reads a line at the prompt: first variables, then
 * operators, quotes and carets (Microsoft: "cmd"; the phases one by one: stackoverflow.com/a/4095133).
 *
 * | what | outside of quotes | between quotes |
 * |---|---|---|
 * | `%NAME%`, `%NAME:…%` | replaced where NAME is known, else left alone | the same |
 * | `^x` | x, whatever it is | `^x` |
 * | `^` and a line break | the break goes, the character after it is text | ends the command |
 * | `"` | quotes begin | quotes end |
 * | `&` `|` `<` `>` | obeyed: thrown here | text |
 * | line break | ends the command | ends the command |
 * @param line what was pasted
 * @param variable what a variable holds, undefined where there is none of that name
 * @throws where anything but one program with its arguments would run
 */
export function asCmdHandsOver(line: string, variable: (name: string) => string | undefined): string {
  const replaced = withVariables(line.replaceAll('\r', ''), variable).replace(/^@/, '');
  let handed = '';
  let quoted = false;
  for (let at = 0; at < replaced.length; at++) {
    const character = replaced[at] as string;
    if (character === '\n') throw new Error(`another command: ${replaced.slice(at + 1)}`);
    if (character === '^' && !quoted) {
      at += replaced[at + 1] === '\n' ? 2 : 1;
      handed += replaced[at] ?? '';
      continue;
    }
    if (!quoted && '&|<>'.includes(character))
      throw new Error(`cmd obeys ${character} in ${replaced.slice(at)}`);
    if (character === '"') quoted = !quoted;
    handed += character;
  }
  return handed;
}

function withVariables(line: string, variable: (name: string) => string | undefined): string {
  let text = '';
  for (let at = 0; at < line.length; at++) {
    const end = line[at] === '%' ? line.indexOf('%', at + 1) : -1;
    const name = line.slice(at + 1, end).split(':')[0] ?? '';
    const value = end < 0 || name === '' ? undefined : variable(name);
    text += value ?? line[at];
    if (value !== undefined) at = end;
  }
  return text;
}

/** How a runtime reads two quotes that stand inside quotes: as one that is text, or as the end of the quotes and then a new begin. */
export type TwoQuotes = 'one, and the quotes go on' | 'one, and the quotes end';

/**
 * The arguments that a Windows program finds on its command line, the program's own name first.
 *
 * | on the command line | is |
 * |---|---|
 * | 2n backslashes and a quote | n backslashes; the quote begins or ends quotes |
 * | 2n+1 backslashes and a quote | n backslashes and a quote that is text |
 * | other backslashes | themselves |
 * | blanks and tabs outside of quotes | the end of the argument |
 *
 * Microsoft: "Parsing C command-line arguments" (since 2008 `""` in quotes is a quote, and they go on), CommandLineToArgvW (they
 * end). What is written must mean the same to both.
 */
export function argumentsOf(commandLine: string, twoQuotes: TwoQuotes): string[] {
  const found: string[] = [];
  let current: string | null = null;
  let quoted = false;
  for (let at = 0; at < commandLine.length; at++) {
    const character = commandLine[at] as string;
    if (!quoted && (character === ' ' || character === '\t')) {
      if (current !== null) found.push(current);
      current = null;
      continue;
    }
    current ??= '';
    if (character === '\\') {
      const run = /^\\*/.exec(commandLine.slice(at))?.[0].length ?? 0;
      const beforeQuote = commandLine[at + run] === '"';
      current += '\\'.repeat(beforeQuote ? Math.floor(run / 2) : run);
      if (beforeQuote && run % 2 === 1) current += '"';
      at += run - (beforeQuote && run % 2 === 1 ? 0 : 1);
    } else if (character !== '"') current += character;
    else if (quoted && commandLine[at + 1] === '"') {
      current += '"';
      at++;
      quoted = twoQuotes === 'one, and the quotes go on';
    } else quoted = !quoted;
  }
  if (current !== null) found.push(current);
  return found;
}
