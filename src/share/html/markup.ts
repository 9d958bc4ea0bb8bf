import { visible } from '../visible.ts';

/** A piece of HTML that was made by `html`, and by nothing else: whatever is not one of these is escaped. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** @internal for `styleElement` alone */
  static fromStyle(css: string): Markup {
    return new Markup(`<style>${css}</style>`);
  }

  /** @internal for `html` alone */
  static fromParts(parts: TemplateStringsArray, values: readonly Content[]): Markup {
    return new Markup(String.raw({ raw: parts }, ...values.map(textOf)));
  }
}

/** What may stand in a template: text is escaped; `null` and `false` are nothing. */
export type Content = Markup | string | number | null | false | readonly Content[];

/**
 * The one way to HTML: a tagged template, in which each value that this did not make itself is text. Values stand between tags or
 * in attributes in double quotes; never in a tag's name, in a script or in a style.
 * @see HTML standard §13.1.4 (character references), §13.2.5 (what ends a text or a quoted attribute)
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return Markup.fromParts(parts, values);
}

/**
 * The element of a style.
 * @param css of ours and never of a report: in a style nothing could be escaped
 * @throws Error where it would end its own element
 */
export function styleElement(css: string): Markup {
  if (css.includes('</')) throw new Error('a style must not hold "</": it could end its own element');
  return Markup.fromStyle(css);
}

/** Pieces one after the other, with something between them. */
export function joined(pieces: readonly Content[], between: string): Content[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}

function textOf(value: Content): string {
  if (value instanceof Markup) return value.toString();
  if (value === null || value === false) return '';
  if (typeof value === 'object') return value.map(textOf).join('');
  return escaped(String(value));
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Some readers of files break a line at these, or take a backtick for a quote.
  '`': '&#96;',
};

function escaped(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => REFERENCES[character] as string);
}
