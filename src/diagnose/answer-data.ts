import type { Exchange } from '../session/exchange.ts';
import { ofLatest } from '../session/of-latest.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Longer answers are lists of data: parsing them to find an error costs more than it finds. */
const LONGEST_DATA = 256 * 1024;

/** Whether a value of JSON is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether the page's own program reads the answer: a fetch or an XMLHttpRequest with an answer of the kind that has
 * content. Recorders other than Chromium often give no type; there only a page to show is left out.
 */
export function isReadByProgram({ resourceType, method, errorsTold, response, request }: Exchange): boolean {
  const { status } = response;
  if (resourceType !== 'fetch' && resourceType !== 'xhr') {
    if (resourceType !== 'other' || errorsTold) return false;
    const { headers } = request;
    const dest = headers.get('sec-fetch-dest');
    if (dest === undefined ? wantsPage(headers.get('accept')) : dest !== 'empty') return false;
  }
  if (status !== 200 && status !== 201 && status !== 202 && status !== 203 && status !== 207) return false;
  return method !== 'HEAD' && method !== 'OPTIONS';
}

/** Whether an answer was fetched ahead of its use: it is asked for again, or never looked at. */
export function isFetchedAhead({ request: { headers } }: Exchange): boolean {
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose') ?? headers.get('x-moz');
  return purpose !== undefined && /\bpre(?:fetch|render|view)/i.test(purpose);
}

/**
 * Whether the page's program gets to see nothing of the answer: it was fetched ahead, or the browser keeps it back (Fetch
 * standard, opaque filtered response).
 */
export function isUnread(exchange: Exchange): boolean {
  return exchange.request.headers.get('sec-fetch-mode') === 'no-cors' || isFetchedAhead(exchange);
}

/** Whether an Accept header asks for a web page, whole or in parts. */
export function wantsPage(accept: string | undefined): boolean {
  return accept !== undefined && /\b(?:text\/html|application\/xhtml|stream\.html)/i.test(accept);
}

/**
 * The JSON of an answer that the page's own program reads, where its text has the mark of an error.
 * @returns undefined for every other answer: parsing is left to those that may hold one
 */
export const dataWithError = ofLatest((exchange: Exchange): Json | undefined => {
  const { body } = exchange.response;
  if (body === null || body.text.length < 2) return undefined;
  return parseWithError(exchange, body.text, body.truncated);
});

function parseWithError(exchange: Exchange, text: string, truncated: boolean): Json | undefined {
  const first = text.charCodeAt(0);
  if (first !== OPENING_BRACE && first !== OPENING_BRACKET && first > SPACE && first !== BYTE_ORDER_MARK)
    return undefined;
  if (truncated || text.length > LONGEST_DATA || !isReadByProgram(exchange)) return undefined;
  if (!hasMark(text) || isUnread(exchange)) return undefined;
  return parseJson(text);
}

/** Parses what may be JSON. Returns undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text) as Json;
  } catch {
    return undefined;
  }
}

const OPENING_BRACE = 0x7b;
const OPENING_BRACKET = 0x5b;
const SPACE = 0x20;
const BYTE_ORDER_MARK = 0xfeff;

/** Envelopes of errors are short; only GraphQL sends its errors behind much data. */
const LOOKED_AT = 16 * 1024;

function hasMark(text: string): boolean {
  return text.length <= LOOKED_AT
    ? MARKS.test(text)
    : text.includes('"errors"') || MARKS.test(text.slice(0, LOOKED_AT));
}

/** Names and values without which no reader of errors finds anything. */
const MARKS =
  /"(?:err|Err|userErrors" ?: ?\[ ?\{|fail|success" ?: ?(?:false|0|"false)|ok" ?: ?(?:false|0)|status" ?: ?(?:"?[45]\d\d|"(?:[Ee]rr|ERR|[Ff]ail|FAIL))|code" ?: ?[45]\d\d)/;
