/**
 * Puts values into a text. Only `{name}` with a given value is replaced, and a value is never read again, so that
 * a stranger's braces stay what they are.
 * @param text with `{name}` for each value
 * @param values already fit to be quoted
 * @throws Error when the text asks for a value that is missing
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`no value for {${name}}`);
    return values[name] as string;
  });
}
