import { quoteForWindows } from './quote-windows.ts';

/** PowerShell takes each of these for a single quote (its tokenizer's IsSingleQuote; about_Quoting_Rules). */
const SINGLE_QUOTES = /['\u2018-\u201b]/g;
/** Control characters could be taken for keys when they are pasted; the others turn the direction of writing. */
const NEVER_PASTED = /\p{Cc}|\p{Bidi_Control}/gu;

/**
 * One argument for a program that PowerShell starts while `$PSNativeCommandArgumentPassing` is `'Legacy'`, which Windows PowerShell
 * 5.1 always does. PowerShell takes its own quotes off then and puts the rest on the command line as it is, so the program's quotes
 * belong to the text. They are around it always: where PowerShell sees a blank outside of them, it adds its own
 * (NativeCommandParameterBinder.NeedQuotes), and an empty text it would leave out.
 *
 * Between single quotes nothing but a single quote has a meaning, and two of them are one. Control characters are named by their
 * number, line breaks too: the command stays one line.
 * @param text any text without NUL
 */
export function quoteForPowerShell(text: string): string {
  const doubled = quoteForWindows(text).replace(SINGLE_QUOTES, '$&$&');
  const named = doubled.replace(NEVER_PASTED, (character) => `' + [char]${character.charCodeAt(0)} + '`);
  return named === doubled ? `'${named}'` : `('${named}')`;
}
