/** One header line as it was recorded: the name in the sender's own spelling. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/**
 * The header lines of one message, in their order, looked up without regard to case (RFC 9110 §5.1).
 * The look-up table is built when it is first needed, because most exchanges of a session are never asked.
 */
export class HeaderFields {
  static readonly none = new HeaderFields([]);

  readonly #fields: readonly HeaderField[];
  #byName: Map<string, string[]> | undefined;

  /** @param fields the lines in the order in which they were recorded */
  constructor(fields: readonly HeaderField[]) {
    this.#fields = fields;
  }

  /** How many lines there are. */
  get size(): number {
    return this.#fields.length;
  }

  [Symbol.iterator](): Iterator<HeaderField> {
    return this.#fields[Symbol.iterator]();
  }

  /**
   * All values of one header, a line each. Chrome joins repeated lines with a newline (Set-Cookie above all).
   * @param name in lower case
   */
  all(name: string): readonly string[] {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const field of this.#fields) {
        const key = field.name.toLowerCase();
        const values = field.value.includes('\n') ? field.value.split('\n') : [field.value];
        const known = this.#byName.get(key);
        if (known) known.push(...values);
        else this.#byName.set(key, values);
      }
    }
    return this.#byName.get(name) ?? [];
  }

  /**
   * The value of one header; several lines are joined with a comma (RFC 9110 §5.3).
   * @param name in lower case
   * @returns undefined when the header is absent
   */
  get(name: string): string | undefined {
    const values = this.all(name);
    return values.length === 0 ? undefined : values.join(', ');
  }

  /** @param name in lower case */
  has(name: string): boolean {
    return this.all(name).length > 0;
  }
}
