/** A tag of a page that opens an element. */
export interface PageTag {
  /** In lower case. */
  readonly name: string;
  /** Names in lower case; of two of one name the first counts, as in browsers. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Larger pages are not kept; what a stranger sends need not be a page. In characters. */
const LONGEST_PAGE = 512 * 1024;
/** Pages have some thousands. */
const MOST_TAGS = 20_000;

/** Tags that leave a browser in the head (HTML, the insertion modes "in head" and "after head"). */
const OF_HEAD = new Set([
  'html',
  'head',
  'base',
  'basefont',
  'bgsound',
  'link',
  'meta',
  'title',
  'noscript',
  'noframes',
  'style',
  'script',
  'template',
]);
/** Of these everything up to their end is no tag of the page: text, or markup that is not in force. */
const WITH_TEXT = new Set([
  'title',
  'noscript',
  'noframes',
  'style',
  'script',
  'template',
  'textarea',
  'iframe',
]);

/** Reads the tags of a page's head as a browser would meet them, up to the first thing that begins the body. */
export function headTags(html: string): readonly PageTag[] {
  return readTags(html, true);
}

/** Reads all tags of a page that open an element. */
export function pageTags(html: string): readonly PageTag[] {
  return readTags(html, false);
}

/** Each character is looked at a fixed number of times, whatever the text is. */
function readTags(html: string, onlyHead: boolean): readonly PageTag[] {
  const text = html.slice(0, LONGEST_PAGE);
  const tags: PageTag[] = [];
  let place = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  while (place >= 0 && tags.length < MOST_TAGS) {
    const open = text.indexOf('<', place);
    // Text that is not between two tags of the head stands in the body.
    if (open < 0 || (onlyHead && text.slice(place, open).trim() !== '')) break;
    const next = text[open + 1] ?? '';
    if (text.startsWith('<!--', open)) {
      place = after(text, '-->', open + 4);
    } else if (next === '!' || next === '?') {
      place = after(text, '>', open + 2);
    } else if (next === '/') {
      if (onlyHead && !/^head[\s>]/i.test(text.slice(open + 2, open + 7))) break;
      place = after(text, '>', open + 2);
    } else {
      const name = /^[a-z]+/i.exec(text.slice(open + 1, open + 1 + LONGEST_NAME))?.[0].toLowerCase() ?? '';
      if (onlyHead && !OF_HEAD.has(name)) break;
      if (name === '') {
        place = open + 1;
        continue;
      }
      const { attributes, end } = readAttributes(text, open + 1 + name.length);
      tags.push({ name, attributes });
      place = end >= 0 && WITH_TEXT.has(name) ? afterElement(text, name, end) : end;
    }
  }
  return tags;
}

const BYTE_ORDER_MARK = 0xfeff;
/** One letter longer than the longest name of the lists: a longer name is not cut down to one of them. */
const LONGEST_NAME = 10;

/** The place behind the next `what`; −1 where there is none. */
function after(text: string, what: string, from: number): number {
  const place = text.indexOf(what, from);
  return place < 0 ? -1 : place + what.length;
}

/** The place behind an element that holds text; −1 where it has no end. */
function afterElement(text: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  ending.lastIndex = from;
  const found = ending.exec(text);
  return found ? after(text, '>', found.index) : -1;
}

/** One attribute, the white space before it included. A quote that is never closed leaves only the name. */
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y;
const MOST_ATTRIBUTES = 50;

function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let place = from;
  for (let count = 0; count < MOST_ATTRIBUTES; count++) {
    ATTRIBUTE.lastIndex = place;
    const found = ATTRIBUTE.exec(text);
    if (!found) break;
    place = ATTRIBUTE.lastIndex;
    const name = (found[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decoded(found[2] ?? found[3] ?? found[4] ?? ''));
  }
  return { attributes, end: after(text, '>', place) };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/** Servers that make pages write the quotes of a policy as `&#39;`. */
function decoded(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
