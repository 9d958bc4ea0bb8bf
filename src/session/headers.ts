/** One header line as it was recorded: the name in the sender's own spelling. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

const NO_VALUES: readonly string[] = [];

/**
 * The header lines of one message, in their order, looked up without regard to case (RFC 9110 §5.1).
 * The lines are read when they are first needed, because most exchanges of a session are never asked. They are searched one by
 * one: a message has some twenty, nearly all of another length than the name that is sought, and to make a table of them takes
 * longer than the searches of an explanation.
 */
export class HeaderFields {
  static readonly none = new HeaderFields([]);

  #given: readonly HeaderField[] | unknown;
  #read: ((given: unknown) => readonly HeaderField[]) | undefined;

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
    const values = valuesOf(this.#fields, name);
    return typeof values === 'string' ? [values] : (values ?? NO_VALUES);
  }

  /**
   * The value of one header; several lines are joined with a comma (RFC 9110 §5.3).
   * @param name in lower case
   * @returns undefined when the header is absent
   */
  get(name: string): string | undefined {
    const values = valuesOf(this.#fields, name);
    return typeof values === 'object' ? values.join(', ') : values;
  }

  /** @param name in lower case */
  has(name: string): boolean {
    for (const field of this.#fields) if (isNamed(field.name, name)) return true;
    return false;
  }
}

/** A list only where a header stands on several lines: nearly all stand on one. */
function valuesOf(fields: readonly HeaderField[], name: string): string | readonly string[] | undefined {
  let found: string | string[] | undefined;
  for (const field of fields) if (isNamed(field.name, name)) found = joined(found, field.value);
  return found;
}

/** Letters of both cases are thirty-two apart (ASCII): most names of the same length differ in the first. */
function isNamed(given: string, name: string): boolean {
  if (given.length !== name.length) return false;
  if (given === name) return true;
  return (given.charCodeAt(0) | 0x20) === (name.charCodeAt(0) | 0x20) && given.toLowerCase() === name;
}

/** Adds a line, or the lines that Chrome joined in it, to what is known of a header; a list that is known grows. */
function joined(known: string | string[] | undefined, value: string): string | string[] {
  const lines = value.includes('\n') ? value.split('\n') : value;
  if (known === undefined) return lines;
  const list = typeof known === 'string' ? [known] : known;
  if (typeof lines === 'string') list.push(lines);
  else for (const line of lines) list.push(line);
  return list;
}
