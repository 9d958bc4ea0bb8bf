/** One header line as it was recorded: the name in the sender's own spelling. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

const NO_VALUES: readonly string[] = [];

/**
 * The header lines of one message, in their order, looked up without regard to case (RFC 9110 §5.1).
 * The lines are read and the look-up table is built when they are first needed, because most exchanges of a session
 * are never asked.
 */
export class HeaderFields {
  static readonly none = new HeaderFields([]);

  #given: readonly HeaderField[] | unknown;
  #read: ((given: unknown) => readonly HeaderField[]) | undefined;
  /** A list only where a header stands on several lines: nearly all stand on one. */
  #byName: Map<string, string | string[]> | undefined;

  /** @param fields the lines in the order in which they were recorded */
  constructor(fields: readonly HeaderField[]);
  /**
   * @param given the lines in a recorder's own form
   * @param read makes lines of them; asked at most once
   */
  constructor(given: unknown, read: (given: unknown) => readonly HeaderField[]);
  constructor(given: unknown, read?: (given: unknown) => readonly HeaderField[]) {
    this.#given = given;
    this.#read = read;
  }

  get #fields(): readonly HeaderField[] {
    if (this.#read) {
      this.#given = this.#read(this.#given);
      this.#read = undefined;
    }
    return this.#given as readonly HeaderField[];
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
    const values = this.#valuesOf(name);
    return typeof values === 'string' ? [values] : (values ?? NO_VALUES);
  }

  /**
   * The value of one header; several lines are joined with a comma (RFC 9110 §5.3).
   * @param name in lower case
   * @returns undefined when the header is absent
   */
  get(name: string): string | undefined {
    const values = this.#valuesOf(name);
    return typeof values === 'object' ? values.join(', ') : values;
  }

  /** @param name in lower case */
  has(name: string): boolean {
    return this.#valuesOf(name) !== undefined;
  }

  #valuesOf(name: string): string | readonly string[] | undefined {
    this.#byName ??= tableOf(this.#fields);
    return this.#byName.get(name);
  }
}

function tableOf(fields: readonly HeaderField[]): Map<string, string | string[]> {
  const table = new Map<string, string | string[]>();
  for (const { name, value } of fields) {
    const key = name.toLowerCase();
    const values = value.includes('\n') ? value.split('\n') : value;
    const known = table.get(key);
    table.set(key, known === undefined ? values : [known, values].flat());
  }
  return table;
}
