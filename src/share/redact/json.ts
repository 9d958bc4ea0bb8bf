import type { Author } from './body.ts';
import { hideUrlsWithin } from './header-value.ts';
import type { Hide } from './hide.ts';
import { namesSecret, REFERENCE_NUMBERS, SERVER_WORDS, STRUCTURE } from './names.ts';
import { hideShapes, looksSecret } from './shapes.ts';

/** Deeper than any real answer; what lies under it is hidden as a whole. */
const DEEPEST = 100;

/**
 * JSON with its form, its names, its truth values and its small numbers. Texts stay where the name says that a server tells in
 * them what went wrong; the rest is hidden, and so is all under a name that says it is secret.
 * @returns null where the text is no JSON
 */
export function hideInJson(text: string, author: Author, hide: Hide): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return null;
  }
  return JSON.stringify(
    hideInData(value, { name: '', author, isSecret: false, isFault: false, ofList: false, depth: 0 }, hide),
    null,
    /^\s*[[{]\s*\n/.test(text) ? 2 : undefined,
  );
}

interface Spot {
  /** The nearest name above, in the sender's spelling. */
  readonly name: string;
  readonly author: Author;
  /** It lies under a name that says it is secret. */
  readonly isSecret: boolean;
  /** It stands in a list of faults by field: "errors": { "email": ["is taken"] }. */
  readonly isFault: boolean;
  /** It is an item of a list. */
  readonly ofList: boolean;
  readonly depth: number;
}

function hideInData(value: unknown, spot: Spot, hide: Hide): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return hideInString(value, spot, hide);
  if (typeof value === 'number') return hideNumber(value, spot, hide);
  if (spot.depth >= DEEPEST) return hide(JSON.stringify(value), { kind: 'field', name: spot.name });
  const below = { ...spot, depth: spot.depth + 1 };
  if (Array.isArray(value)) return value.map((item) => hideInData(item, { ...below, ofList: true }, hide));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [
      hideShapes(name, hide),
      hideInData(
        item,
        {
          ...below,
          name,
          isFault: !spot.ofList && FAULTS.test(spot.name),
          ofList: false,
          isSecret:
            spot.isSecret || (namesSecret(name) && !isFaultOf(spot, item) && !isAboutSecret(name, item)),
        },
        hide,
      ),
    ]),
  );
}

/** "tokenExpired": true, "session": {…}: a truth value, or a thing whose own fields say what they are. */
function isAboutSecret(name: string, item: unknown): boolean {
  return typeof item === 'boolean' || (/^(?:error_?code|errorCode)$/i.test(name) && typeof item !== 'object');
}

/** Fields that list what is wrong with each field of the request, as many frameworks do. */
const FAULTS =
  /^(?:errors?|(?:field|validation|form)_?errors|messages|model_?state|details?|invalid_params)$/i;

/** "errors": { "password": ["is too short"] }: words about a secret, and none. */
function isFaultOf({ name, ofList }: Spot, item: unknown): boolean {
  if (ofList) return false;
  const words = Array.isArray(item) ? item : [item];
  return FAULTS.test(name) && words.every((word) => typeof word === 'string' && /\S\s+\S/.test(word));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$/;

function hideInString(value: string, { name, author, isSecret, isFault }: Spot, hide: Hide): string {
  const place = { kind: 'field', name } as const;
  if (value === '') return value;
  if (isSecret) return hide(value, place);
  const lower = name.toLowerCase();
  if (UUID.test(value) && /id$/i.test(name)) return value;
  if (MOMENT.test(value)) return /birth|dob/i.test(name) ? hide(value, place) : value;
  if (author === 'server') {
    if (REFERENCE_NUMBERS.has(lower) && !/^eyJ|\//.test(value))
      return hideUrlsWithin(value, hide, (text) => text);
    if (SERVER_WORDS.has(lower) || (isFault && /\S\s+\S/.test(value))) return hideUrlsWithin(value, hide);
  }
  if (lower === 'query' && GRAPHQL.test(value)) return hideInGraphQl(value, hide);
  if (STRUCTURE.has(lower) && /^[\w./: -]{1,60}$/.test(value) && !looksSecret(value)) return value;
  return hide(value, place);
}

/** The numbers of a page, a price, a code; not those of a card, a telephone or a person. */
const LARGEST_SHOWN = 9_999_999;
const TIME = /time|date|at$|since|until|expires?|timestamp|duration|ms$|iat|exp|nbf/i;
const PERSONAL = /phone|mobile|fax|zip|post_?code|lat|lng|lon|birth|age$|salary|balance|amount_?due|tax/i;

function hideNumber(value: number, { name, isSecret }: Spot, hide: Hide): unknown {
  const small = Math.abs(value) <= LARGEST_SHOWN || TIME.test(name);
  if (!isSecret && small && !PERSONAL.test(name)) return value;
  const shown = hide(String(value), { kind: 'field', name });
  return shown === String(value) ? value : shown;
}

const GRAPHQL = /^\s*(?:#[^\n]*\n\s*)*(?:query|mutation|subscription|fragment|\{)/;

/** A document of GraphQL with its literal texts hidden (GraphQL §2.9.4). */
function hideInGraphQl(query: string, hide: Hide): string {
  return query
    .replace(/#[^\n"]*(?=\n|$)/g, '')
    .replace(/"""([\s\S]*?)"""|"((?:\\.|[^"\\\n])*)"/g, (all, block?: string, plain?: string) => {
      const literal = block ?? plain ?? '';
      return literal === '' ? all : `"${hide(literal, { kind: 'field', name: 'query' })}"`;
    })
    .replace(/(?<![\w.$])\d{8,}/g, (digits) => hide(digits, { kind: 'field', name: 'query' }));
}
