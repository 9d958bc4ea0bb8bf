import type { Author } from './body.ts';
import { hideUrlsWithin } from './header-value.ts';
import type { Hide } from './hide.ts';
import { namesSecret, REFERENCE_NUMBERS, SERVER_WORDS } from './names.ts';

/** A tag with its attributes, a comment, a CDATA section, a processing instruction, or the text between. */
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/>]+)([^>]*)>|[^<]+|</g;

/**
 * XML with its elements and their names; their texts and attributes only where a server says in them what went wrong (S3's and
 * SOAP's errors). Read as a list of tags, not as a tree: what is broken stays broken.
 */
export function hideInXml(text: string, author: Author, hide: Hide): string {
  let element = '';
  let shown = '';
  const show = (value: string) => (value.trim() === '' ? value : hideIn(element, value, author, hide));
  for (const [piece, data, closing, name, attributes] of text.matchAll(PIECE)) {
    if (data !== undefined) shown += `<![CDATA[${show(data)}]]>`;
    else if (name !== undefined) {
      element = closing ? '' : name;
      shown += `<${closing}${name}${(attributes ?? '').replace(/([\w:.-]+)(\s*=\s*)("[^"]*"|'[^']*')/g, (all, key: string, equals: string, value: string) => (/^xmlns\b/.test(key) ? all : `${key}${equals}${value[0]}${value.length > 2 ? hide(value.slice(1, -1), { kind: 'field', name: key }) : ''}${value[0]}`))}>`;
    } else if (piece.startsWith('<!--')) shown += '<!-- -->';
    else shown += piece.startsWith('<') ? piece : show(piece);
  }
  return shown;
}

function hideIn(element: string, value: string, author: Author, hide: Hide): string {
  const name = element.replace(/^.*:/, '');
  const lower = name.toLowerCase();
  const telling =
    author === 'server' && !namesSecret(name) && (SERVER_WORDS.has(lower) || REFERENCE_NUMBERS.has(lower));
  if (telling && REFERENCE_NUMBERS.has(lower) && !/^\s*eyJ/.test(value)) return value;
  return telling ? hideUrlsWithin(value, hide) : hide(value, { kind: 'field', name });
}
