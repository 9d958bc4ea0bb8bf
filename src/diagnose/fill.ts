/** A text cut at its `{name}`s: what stands at odd places are names. */
const pieces = new Map<string, readonly string[]>();

/**
 * Puts values into a text. Only `{name}` with a given value is replaced, and a value is never read again, so that
 * a stranger's braces stay what they are.
 * @param text with `{name}` for each value; one of our own, for it is remembered cut up
 * @param values already fit to be quoted
 * @throws Error when the text asks for a value that is missing
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  let cut = pieces.get(text);
  if (!cut) {
    cut = text.split(/\{(\w+)\}/);
    pieces.set(text, cut);
  }
  let filled = cut[0] as string;
  for (let i = 1; i < cut.length; i += 2) {
    const name = cut[i] as string;
    if (!Object.hasOwn(values, name)) throw new Error(`no value for {${name}}`);
    filled += (values[name] as string) + (cut[i + 1] as string);
  }
  return filled;
}
