const WRAPPER = "& { $PSNativeCommandArgumentPassing = 'Legacy'; ";
const SINGLE_QUOTE = /['\u2018-\u201b]/;

/**
 * The command line that PowerShell gives a program in the legacy way, for the small part of its language that a command of ours may
 * consist of; anything else is thrown.
 *
 * | in the text | is |
 * |---|---|
 * | `'…'`, with any of ' ‘ ’ ‚ ‛ for a quote | text in which two such quotes are one (about_Quoting_Rules) |
 * | `('…' + [char]10 + '…')` | the texts and the character, joined (about_Operators, about_Type_Operators) |
 * | a word of letters, digits, dots and dashes | itself (about_Parsing, argument mode) |
 *
 * Then each argument goes on the line as it is, in quotes only if a blank stands outside of its own, and an empty one not at all
 * (NativeCommandParameterBinder.cs, AppendOneNativeArgument and NeedQuotes).
 */
export function asPowerShellHandsOver(text: string): string {
  if (!text.startsWith(WRAPPER)) throw new Error(`not the one command: ${text}`);
  if (/\p{Cc}/u.test(text)) throw new Error('a key would be pressed');
  const words: string[] = [];
  let at = WRAPPER.length;
  while (text.slice(at) !== '}') {
    const read =
      text[at] === '('
        ? sum(text, at + 1)
        : SINGLE_QUOTE.test(text[at] ?? '')
          ? quoted(text, at)
          : bare(text, at);
    if (text[read.end] !== ' ') throw new Error(`no blank at ${text.slice(read.end)}`);
    words.push(read.value);
    at = read.end + 1;
  }
  return words
    .filter((word) => word !== '')
    .map((word) => (needsQuotes(word) ? `"${word}"` : word))
    .join(' ');
}

interface Read {
  readonly value: string;
  /** Where the text goes on. */
  readonly end: number;
}

function bare(text: string, start: number): Read {
  const value = /^[\w.-]+/.exec(text.slice(start))?.[0];
  if (value === undefined) throw new Error(`PowerShell obeys ${text.slice(start)}`);
  return { value, end: start + value.length };
}

function quoted(text: string, start: number): Read {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (SINGLE_QUOTE.test(character)) {
      if (!SINGLE_QUOTE.test(text[at + 1] ?? '')) return { value, end: at + 1 };
      at++;
    }
    value += text[at];
  }
  throw new Error('the quotes are open');
}

function sum(text: string, start: number): Read {
  let { value, end } = quoted(text, start);
  while (text[end] !== ')') {
    const named = /^ \+ \[char\](\d+)/.exec(text.slice(end));
    const next = named
      ? { value: String.fromCharCode(Number(named[1])), end: end + named[0].length }
      : quoted(text, end + (text.startsWith(' + ', end) ? 3 : Number.NaN));
    value += next.value;
    end = next.end;
  }
  return { value, end: end + 1 };
}

function needsQuotes(word: string): boolean {
  let inside = false;
  let needed = false;
  for (let at = 0; at < word.length; at++) {
    if (word[at] === '"' && word[at - 1] !== '\\') inside = !inside;
    else if (/\s/.test(word[at] as string) && !inside) needed = true;
  }
  return needed;
}
