import { quoteForWindows } from './quote-windows.ts';

/** What cmd acts upon outside of quotes; an exclamation mark only where it was started with /V:ON. */
const OBEYED = /[%^&|<>()!"]/;

/**
 * One argument for the prompt of cmd.exe. Two parsers read it, one after the other: cmd, then the program itself. Between quotes
 * cmd would still replace %NAME%, and a quote of the text would end them. So cmd never sees a quote: each has a caret before it,
 * and so has every other character that cmd acts upon (Microsoft: "cmd"; "How does the Windows Command Interpreter parse
 * scripts?", stackoverflow.com/a/4095133).
 *
 * A caret does not take from `%` its meaning. But what follows a `%` always gets one, and no variable has a name that begins with
 * it: cmd finds none, leaves the text alone, and takes the carets away afterwards. That holds at the prompt; a .bat file
 * drops a variable that it does not know.
 * @param text without control characters: at the prompt a tab completes a name, an escape clears the line, a line break runs it
 */
export function quoteForCmd(text: string): string {
  return [...quoteForWindows(text)]
    .map((character, index, all) =>
      all[index - 1] === '%' || OBEYED.test(character) ? `^${character}` : character,
    )
    .join('');
}
