import { hideInParameters } from './address.ts';
import { hideUrlsWithin } from './header-value.ts';
import type { Hide } from './hide.ts';
import { hideInJson } from './json.ts';
import { hideInXml } from './xml.ts';

/** Who wrote a body: the server's own words tell what went wrong, the page's are people's data. */
export type Author = 'page' | 'server';

/** A plain answer longer than this is a document, and no message. */
const LONGEST_MESSAGE = 2000;

/** What stands in the place of a whole body: "[hidden: 1204 characters of text/html]". */
const HIDDEN_BODY = /^\[hidden: \d+ characters of [^\]]*\]$/;

/**
 * A body with nothing in it that may be a secret. JSON, also as lines and in an event stream (WHATWG HTML §9.2), keeps its
 * form and the server's words; a form keeps its names; XML keeps its elements; a short plain answer of a failure keeps what has
 * not the shape of a secret. Anything else is replaced as a whole.
 * @param text the body
 * @param mimeType its media type in lower case without parameters; '' where unknown
 * @param failed whether it came with an answer that tells of a failure
 */
export function hideInBody(
  text: string,
  { mimeType, author, failed }: { mimeType: string; author: Author; failed: boolean },
  hide: Hide,
): string {
  if (text === '' || HIDDEN_BODY.test(text)) return text;
  if (mimeType === 'text/event-stream') return hideInEvents(text, author, hide);
  if (/^(?:\s|\uFEFF)*[[{"]/.test(text) || /json/.test(mimeType)) {
    const shown = hideInJson(text, author, hide) ?? hideInLines(text, author, hide);
    if (shown !== null) return shown;
  }
  if (mimeType === 'application/x-www-form-urlencoded' || (author === 'page' && FORM.test(text)))
    return hideInParameters(text, 'form', hide);
  if (isXml(text, mimeType, author)) return hideInXml(text, author, hide);
  if (author === 'server' && failed && mimeType === 'text/plain' && text.length <= LONGEST_MESSAGE)
    return hideUrlsWithin(text, hide);
  return hide(text, { kind: 'body', name: mimeType || 'unknown type' });
}

function isXml(text: string, mimeType: string, author: Author): boolean {
  if (mimeType === 'application/xhtml+xml' || /^\s*<(?:!doctype\s+html|html)\b/i.test(text)) return false;
  if (/[/+]xml$/.test(mimeType)) return /^\s*</.test(text);
  // A file of requests may leave the type out.
  return (
    /^\s*<\?xml\b/.test(text) ||
    (author === 'page' && mimeType === '' && /^\s*<[a-z][\w:.-]*[\s>]/i.test(text))
  );
}

const FORM = /^[\w.[\]%+-]{1,80}=[^\s{}<>]*(?:&[\w.[\]%+-]{1,80}=[^\s{}<>]*)*$/;

/** JSON lines; null where a line is none. */
function hideInLines(text: string, author: Author, hide: Hide): string | null {
  const lines = text.split('\n');
  if (lines.length < 2) return null;
  const shown: string[] = [];
  for (const line of lines) {
    const json = line.trim() === '' ? line : hideInJson(line, author, hide);
    if (json === null) return null;
    shown.push(json);
  }
  return shown.join('\n');
}

function hideInEvents(text: string, author: Author, hide: Hide): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const [, field = '', gap = '', value = ''] = /^(\w*):( ?)([\s\S]*)$/.exec(line) ?? [];
      if (value === '' || field === 'event' || field === 'retry') return line;
      const place = { kind: 'body', name: 'text/event-stream' } as const;
      const shown = field === 'data' ? hideInJson(value, author, hide) : null;
      return `${field}:${gap}${shown ?? (HIDDEN_BODY.test(value) ? value : hide(value, place))}`;
    })
    .join('\n');
}
