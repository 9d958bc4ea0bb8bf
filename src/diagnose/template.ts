/** A text with `{name}` for each value; cut at its names once, for many diagnoses are made of it. */
export class Template {
  /** What stands at odd places are names. */
  readonly #pieces: readonly string[];

  /** @param text one of our own */
  constructor(text: string) {
    this.#pieces = text.split(/\{(\w+)\}/);
  }

  /** Whether it asks for no value. */
  get isPlain(): boolean {
    return this.#pieces.length === 1;
  }

  /**
   * Puts values in. Only `{name}` with a given value is replaced, and a value is never read again, so that a stranger's braces
   * stay what they are.
   * @param values already fit to be quoted
   * @throws Error when the text asks for a value that is missing
   */
  fill(values: Readonly<Record<string, string>>): string {
    const pieces = this.#pieces;
    let filled = pieces[0] as string;
    for (let i = 1; i < pieces.length; i += 2) {
      const name = pieces[i] as string;
      if (!Object.hasOwn(values, name)) throw new Error(`no value for {${name}}`);
      filled += (values[name] as string) + (pieces[i + 1] as string);
    }
    return filled;
  }
}

/** Several texts. */
export class Templates {
  readonly #all: readonly Template[];
  /** Where none of them asks for a value: the same list for every diagnosis. */
  readonly #plain: readonly string[] | undefined;

  /** @param texts of our own */
  constructor(texts: readonly string[]) {
    this.#all = texts.map((text) => new Template(text));
    this.#plain = this.#all.every(({ isPlain }) => isPlain) ? texts : undefined;
  }

  /** As Template does, for each of them. */
  fill(values: Readonly<Record<string, string>>): readonly string[] {
    return this.#plain ?? this.#all.map((template) => template.fill(values));
  }
}
