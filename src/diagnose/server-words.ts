import type { Exchange } from '../session/exchange.ts';
import { quote } from './quote.ts';

/** What a server said about its error in its own words. */
export interface ServerWords {
  /** Its message, fit to be quoted; '' where it named only fields. */
  readonly text: string;
  /** Where it stands: "response body, detail". */
  readonly from: string;
  /** The fields that it found fault with, and what it says of each. */
  readonly fields: readonly { readonly name: string; readonly says: string }[];
}

/** Longer bodies are no error messages, and parsing them costs. */
const LONGEST_JSON = 200_000;
const LONGEST_PLAIN_TEXT = 300;
const MOST_FIELDS = 10;
/** A message for people is not buried deeper than this; a hostile body may be nested a hundred thousand times. */
const DEEPEST = 5;

/** Where servers put a message for people, the most telling first (RFC 9457 §3.1; RFC 6749 §5.2; common practice). */
const MESSAGE_KEYS = [
  'detail',
  'error_description',
  'message',
  'error',
  'title',
  'reason',
  'msg',
  'description',
  // AWS, Okta, Keycloak, Google's older APIs, Apigee, Esri and Salesforce, RFC 7807's XML kin.
  'Message',
  'errorSummary',
  'errorMessage',
  'error_message',
  'faultstring',
  'fault',
  'details',
];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Parses the body of an answer as JSON.
 * @returns undefined when there is no body, or it is no JSON
 */
export function jsonBody(exchange: Exchange): Json | undefined {
  const text = exchange.response.body?.text ?? '';
  if (text.length > LONGEST_JSON || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Whether the answer is a web page: by its first characters, because servers mislabel their error pages. */
export function isWebPage(exchange: Exchange): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<!--)/i.test(exchange.response.body?.text.slice(0, 500) ?? '');
}

/** The title of a web page in the answer, fit to be quoted; '' where there is none. */
export function pageTitle(exchange: Exchange): string {
  const title =
    /<title[^>]*>([^<]{1,300})/i.exec(exchange.response.body?.text.slice(0, 5000) ?? '')?.[1] ?? '';
  return quote(decodeEntities(title));
}

/**
 * Looks for the server's own account of an error in the body of its answer: problem details (RFC 9457), JSON:API, and
 * the usual shapes of JSON; a short plain text; the title of a web page.
 * @returns undefined where it said nothing
 */
export function serverWords(exchange: Exchange): ServerWords | undefined {
  const json = jsonBody(exchange);
  if (json !== undefined) {
    const fields = fieldFaults(json).slice(0, MOST_FIELDS);
    const message = findMessage(json);
    if (!message && fields.length === 0) return undefined;
    return { text: message ? quote(message.text) : '', from: message?.from ?? 'response body', fields };
  }
  const text = exchange.response.body?.text.trim() ?? '';
  if (text === '') return undefined;
  if (isWebPage(exchange)) {
    const express = EXPRESS.exec(text.slice(0, 2000))?.[1];
    if (express) return { text: quote(decodeEntities(express)), from: 'response body, pre', fields: [] };
    const title = pageTitle(exchange);
    return title === '' ? undefined : { text: title, from: 'response body, title of the page', fields: [] };
  }
  const xml = xmlMessage(text);
  if (xml) return xml;
  if (text.length > LONGEST_PLAIN_TEXT || /[<{[]/.test(text)) return undefined;
  return { text: quote(text), from: 'response body', fields: [] };
}

/** What standard error pages say without saying anything. */
const STANDARD_WORDS =
  /\b(?:http|status|code|bad request|forbidden|(?:access|permission)(?: is)? denied|(?:page )?not found|conflict|unprocessable (?:entity|content)|(?:internal )?(?:server )?error|no message available)\b/gi;

/** Whether a text only repeats the status and its name: "HTTP Status 403 – Forbidden", "Server Error (500)". */
export function repeatsStatus(text: string, status: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replaceAll(String(status), '').replace(STANDARD_WORDS, ''));
}

/** Express (finalhandler) writes its words into a bare page; a stack with paths of the server may follow. */
const EXPRESS = /<title>Error<\/title>[\s\S]{0,100}<pre>((?!Cannot )[^<]{1,300})/i;

/** The XML of AWS (`<Error><Code>…<Message>…`) and of Azure Storage. */
function xmlMessage(text: string): ServerWords | undefined {
  const head = text.slice(0, 2000);
  if (!/^\ufeff?\s*(?:<\?xml[^>]{0,100}>\s*)?<(?:Error|ErrorResponse)\b/.test(head)) return undefined;
  const message = /<Message>([^<]{1,300})/.exec(head)?.[1];
  const code = /<Code>([^<]{1,100})/.exec(head)?.[1];
  const found = message ?? code;
  if (found === undefined) return undefined;
  return {
    text: quote(decodeEntities(found)),
    from: `response body, ${message === undefined ? 'Code' : 'Message'}`,
    fields: [],
  };
}

function findMessage(json: Json, depth = 0): { text: string; from: string } | undefined {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(json)) return json.length > 0 ? findMessage(json[0] as Json, depth + 1) : undefined;
  if (!isObject(json)) return undefined;
  for (const key of MESSAGE_KEYS) {
    const value = json[key];
    if (typeof value === 'string' && value.trim() !== '')
      return { text: value, from: `response body, ${key}` };
    // Nest lists what it minds as texts.
    const first = Array.isArray(value) ? value[0] : undefined;
    if (typeof first === 'string' && first.trim() !== '')
      return { text: first, from: `response body, ${key}` };
    if (isObject(value)) {
      const inner = findMessage(value, depth + 1);
      if (inner) return { text: inner.text, from: inner.from.replace('body, ', `body, ${key}.`) };
    }
  }
  const { errors } = json;
  if (!Array.isArray(errors)) return undefined;
  // Rails lists full sentences.
  if (typeof errors[0] === 'string') return { text: errors[0], from: 'response body, errors' };
  return findMessage(errors, depth + 1);
}

/**
 * The fields that a validation error names, in the shapes of ASP.NET, Laravel, Rails, FastAPI, JSON:API, RFC 9457, Spring,
 * Google (`error.details[].fieldViolations[]`), Stripe (`error.param`) and Django REST (`{"email": ["…"]}`).
 */
function fieldFaults(json: Json): { name: string; says: string }[] {
  if (!isObject(json)) return [];
  const { error } = json;
  if (isObject(error) && typeof error.param === 'string' && typeof error.type === 'string') {
    return [
      { name: quote(error.param), says: typeof error.message === 'string' ? quote(error.message) : '' },
    ];
  }
  const errors =
    json.errors ??
    json['invalid-params'] ??
    json.invalid_params ??
    json.violations ??
    (isObject(error) ? (googleViolations(error) ?? error.errors) : undefined) ??
    json.detail ??
    djangoFields(json);
  if (Array.isArray(errors)) {
    return errors.filter(isObject).flatMap((error) => {
      const source = isObject(error.source) ? (error.source.pointer ?? error.source.parameter) : undefined;
      const place = Array.isArray(error.loc) ? error.loc.at(-1) : undefined;
      const name =
        place ?? error.field ?? error.name ?? error.property ?? error.path ?? error.pointer ?? source;
      const says =
        error.message ??
        error.msg ??
        error.defaultMessage ??
        error.description ??
        error.reason ??
        error.detail ??
        error.title;
      return typeof name === 'string' || typeof name === 'number'
        ? [
            {
              name: quote(String(name).replace(/^.*[/.]/, '')),
              says: typeof says === 'string' ? quote(says) : '',
            },
          ]
        : [];
    });
  }
  if (!isObject(errors)) return [];
  return Object.entries(errors).flatMap(([name, says]) => {
    const first = Array.isArray(says) ? says[0] : says;
    return typeof first === 'string' ? [{ name: quote(name), says: quote(first) }] : [];
  });
}

/** The violations of Google's `google.rpc.BadRequest`. */
function googleViolations(error: { [key: string]: Json }): Json[] | undefined {
  if (!Array.isArray(error.details)) return undefined;
  const found = error.details.filter(isObject).flatMap((detail) => detail.fieldViolations ?? []);
  return found.length > 0 ? found : undefined;
}

/** Django REST names the fields at the top: each holds a list of sentences, and nothing else stands beside them. */
function djangoFields(json: { [key: string]: Json }): { [key: string]: Json } | undefined {
  const entries = Object.entries(json);
  const all = entries.every(
    ([, says]) => Array.isArray(says) && says.length > 0 && says.every((each) => typeof each === 'string'),
  );
  if (!all) return undefined;
  const named = entries.filter(
    ([name]) => name !== 'non_field_errors' && name !== 'errors' && !MESSAGE_KEYS.includes(name),
  );
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

function decodeEntities(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
  };
  return text.replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, number?: string, name?: string) => {
    const code = Number(number);
    if (number) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return Object.hasOwn(named, name ?? '') ? (named[name ?? ''] as string) : whole;
  });
}
