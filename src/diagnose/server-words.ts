import type { Exchange } from '../session/exchange.ts';
import { ofLatest } from '../session/of-latest.ts';
import { ofText } from '../session/of-text.ts';
import { isObject, type Json } from './answer-data.ts';
import { quote } from './quote.ts';

/** What a server said about its error in its own words. */
export interface ServerWords {
  /** Its message, fit to be quoted; '' where it named only fields. */
  readonly text: string;
  /** Where it stands: "response body, detail". */
  readonly from: string;
  /** The fields that it found fault with, and what it says of each. */
  readonly fields: readonly FieldFault[];
}

/** A field that a server found fault with. */
export interface FieldFault {
  readonly name: string;
  /** '' where it gave no reason. */
  readonly says: string;
  /** Where the server looked for it, in its own word: "body", "query", "path"; only FastAPI and Express say so. */
  readonly place?: string;
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
  'errorMessages',
  'error_message',
  'faultstring',
  'fault',
  // Symfony and API Platform, Cockpit and other PHP, Mongoose, Esri, TMDB, Rails in development.
  'hydra:description',
  'errmsg',
  'errMsg',
  'err',
  '_message',
  'messages',
  'status_message',
  'statusMessage',
  'errorDescription',
  'developerMessage',
  'userMessage',
  'details',
  'exception',
  // Django REST, Shopify and Phoenix.
  'non_field_errors',
  'errors',
];

const RANKS = new Map(MESSAGE_KEYS.map((key, rank) => [key, rank]));
const isMessageKey = (key: string) => RANKS.has(key);
const byRank = (a: string, b: string) => (RANKS.get(a) as number) - (RANKS.get(b) as number);

/**
 * Parses the body of an answer as JSON.
 * @returns undefined when there is no body, or it is no JSON
 */
export const jsonBody = ofLatest((exchange: Exchange): Json | undefined => {
  const text = exchange.response.body?.text ?? '';
  if (text.length > LONGEST_JSON || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
});

/** Whether the answer is a web page: by its first characters, because servers mislabel their error pages. */
export const isWebPage = ofLatest((exchange: Exchange): boolean => {
  return /^\s*(?:<!doctype html|<html|<head|<!--)/i.test(exchange.response.body?.text.slice(0, 500) ?? '');
});

/** The title of a web page in the answer, fit to be quoted; '' where there is none. */
export const pageTitle = ofLatest((exchange: Exchange): string => {
  const title =
    /<title[^<>]*>([^<]{1,300})/i.exec(exchange.response.body?.text.slice(0, 5000) ?? '')?.[1] ?? '';
  return quote(decodeEntities(title));
});

/**
 * Looks for the server's own account of an error in the body of its answer: problem details (RFC 9457), JSON:API, and
 * the usual shapes of JSON; a short plain text; the title of a web page.
 * @returns undefined where it said nothing
 */
export const serverWords = ofLatest((exchange: Exchange): ServerWords | undefined => {
  const json = unwrapped(jsonBody(exchange));
  if (json !== undefined) {
    const message = findMessage(json);
    if (message)
      return new WordsWithFields(quote(message.text), message.from, () => namedFields(json, message.text));
    const fields = namedFields(json, '');
    return fields.length > 0 ? { text: '', from: 'response body', fields } : undefined;
  }
  const text = exchange.response.body?.text.trim() ?? '';
  // Cloudinary says it in a header, because a picture was asked for.
  const told = exchange.response.headers.get('x-cld-error')?.trim();
  if (told) return { text: quote(told), from: 'response header x-cld-error', fields: [] };
  if (text === '') return undefined;
  if (isWebPage(exchange)) {
    const express = EXPRESS.exec(text.slice(0, 2000))?.[1];
    if (express) return { text: quote(decodeEntities(express)), from: 'response body, pre', fields: [] };
    const title = pageTitle(exchange);
    return title === '' ? undefined : { text: title, from: 'response body, title of the page', fields: [] };
  }
  const xml = xmlMessage(text);
  if (xml) return xml;
  // Markup and broken JSON are no words; nor are WordPress's bare `0` and the rows of React's server components.
  if (/^[0-9a-f]{1,4}:[A-Z]{0,2}[[{"]/.test(text)) return undefined;
  if (text.length > LONGEST_PLAIN_TEXT || /^[{[]|<[a-z!/?]/i.test(text) || !/\p{L}/u.test(text))
    return undefined;
  const fault = faultInSentence(text);
  return { text: quote(text), from: 'response body', fields: fault ? [fault] : [] };
});

/** tRPC with superjson puts the error of each call into one more object: `[{"error": {"json": {…}}}]`. */
function unwrapped(json: Json | undefined): Json | undefined {
  const first = Array.isArray(json) ? json[0] : json;
  const error = isObject(first) ? first.error : undefined;
  return isObject(error) && isObject(error.json) ? [{ error: error.json }] : json;
}

/** The fields are looked for when a rule asks: most rules want the message alone. */
class WordsWithFields implements ServerWords {
  #fields: readonly FieldFault[] | undefined;
  readonly #find: () => readonly FieldFault[];

  constructor(
    readonly text: string,
    readonly from: string,
    find: () => readonly FieldFault[],
  ) {
    this.#find = find;
  }

  get fields(): readonly FieldFault[] {
    this.#fields ??= this.#find();
    return this.#fields;
  }
}

function namedFields(json: Json, message: string): readonly FieldFault[] {
  const named = distinct(fieldFaults(json)).slice(0, MOST_FIELDS);
  const sentence = message !== '' && named.length === 0 ? faultInSentence(message) : undefined;
  if (sentence) return [sentence];
  // What is said of the whole is said of the only one.
  const [only] = named;
  return named.length === 1 && only?.says === '' && message !== ''
    ? [{ ...only, says: quote(message) }]
    : named;
}

/** Validators may say several things of one field; the first is shown. */
function distinct(fields: readonly FieldFault[]): FieldFault[] {
  return fields.filter(({ name }, place) => fields.findIndex((other) => other.name === name) === place);
}

/** What standard error pages say without saying anything. */
const STANDARD_WORDS =
  /\b(?:http|status|code|bad request|unauthori[sz]ed|(?:resource )?forbidden(?: resource)?|(?:access|permission)(?: is)? denied|(?:page )?not found|(?:method )?not allowed|not acceptable|conflict|gone|unsupported media type|unprocessable (?:entity|content)|an (?:unexpected )?error (?:has )?occurred|(?:internal )?(?:server )?error|no message available)\b/gi;

/** The bare name of an error, "Cart Error" or "ValidationException": a sentence beside it says more. */
const NAMES_ONLY = /^[A-Za-z]{1,30}[ _-]?(?:error|exception)$/i;

/** Whether a text only repeats the status and its name: "HTTP Status 403 – Forbidden", "Server Error (500)". */
export function repeatsStatus(text: string, status: number): boolean {
  return saysNothing(text.replaceAll(String(status), ''));
}

const saysNothing = ofText((text) => !/[\p{L}\p{N}]/u.test(text.replace(STANDARD_WORDS, '')));

/** Express (finalhandler) writes its words into a bare page; a stack with paths of the server may follow. */
const EXPRESS = /<title>Error<\/title>[\s\S]{0,100}<pre>((?!Cannot )[^<]{1,300})/i;

/** The elements in which XML carries a message: AWS and Azure Storage, SOAP, WebDAV (SabreDAV), Spring and others. */
const XML_MESSAGE =
  /<(?:[\w-]{1,20}:)?(Message|message|faultstring|Text|error_description|ErrorMessage|errorMessage|description|detail)(?:\s[^<>]{0,100})?>([^<]{1,300})/;

function xmlMessage(text: string): ServerWords | undefined {
  const head = text.slice(0, 3000);
  if (!/^\ufeff?\s*(?:<\?xml[^>]{0,100}>\s*)?<[\w:]{1,40}[\s>]/.test(head)) return undefined;
  if (!/^\ufeff?\s*<\?xml|<(?:[\w-]{1,20}:)?(?:error|fault|exception)/i.test(head)) return undefined;
  const message = XML_MESSAGE.exec(head);
  const code = /<Code>([^<]{1,100})/.exec(head)?.[1];
  const found = message?.[2]?.trim() || code;
  if (found === undefined) return undefined;
  return {
    text: quote(decodeEntities(found)),
    from: `response body, ${message?.[2]?.trim() ? message[1] : 'Code'}`,
    fields: [],
  };
}

function findMessage(json: Json, depth = 0): { text: string; from: string } | undefined {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(json)) return json.length > 0 ? findMessage(json[0] as Json, depth + 1) : undefined;
  if (!isObject(json)) return undefined;
  const paypal = paypalMessage(json);
  if (paypal) return paypal;
  // "Bad Request" is said only where nothing better is.
  let standard: { text: string; from: string } | undefined;
  for (const key of Object.keys(json).filter(isMessageKey).sort(byRank)) {
    const value = json[key];
    if (typeof value === 'string' && value.trim() !== '') {
      // A list of faults, put into a text once more (Zod); its parts are read as fields.
      if (/^\s*\[\s*\{/.test(value)) continue;
      const found = { text: withoutException(value), from: `response body, ${key}` };
      if (value.length > 60 || (!repeatsStatus(value, 0) && !NAMES_ONLY.test(value))) return found;
      standard ??= found;
      continue;
    }
    // Nest and Django list what they mind as texts, Rails as full sentences.
    const first = Array.isArray(value) ? value[0] : undefined;
    if (typeof first === 'string' && first.trim() !== '')
      return { text: first, from: `response body, ${key}` };
    if (isObject(value)) {
      const inner = findMessage(value, depth + 1);
      if (inner) return { text: inner.text, from: inner.from.replace('body, ', `body, ${key}.`) };
    } else if (isObject(first)) {
      const inner = findMessage(first, depth + 1);
      if (inner) return inner;
    }
  }
  return standard;
}

/** PayPal's `message` is the same for each refusal of a kind; the reason stands in the first of its `details`. */
function paypalMessage(json: { [key: string]: Json }): { text: string; from: string } | undefined {
  const first = Array.isArray(json.details) ? json.details[0] : undefined;
  if (!isObject(first) || typeof first.issue !== 'string') return undefined;
  const { description } = first;
  return typeof description === 'string' && description.trim() !== ''
    ? { text: description, from: 'response body, details.description' }
    : undefined;
}

/** Rails shows an exception as Ruby prints it: `#<ActionController::RoutingError: No route matches [GET] "/x">`. */
function withoutException(text: string): string {
  return /^#<[\w:]{1,80}: ([^\n]{1,300}?)>?$/.exec(text.slice(0, 400))?.[1] ?? text;
}

/** Where lists of faults stand: ASP.NET, Laravel, Rails, RFC 9457, Quarkus, Zod, FluentValidation, GitHub, Joi, FastAPI. */
const FAULT_KEYS = [
  'errors',
  'invalid-params',
  'invalid_params',
  'invalidParams',
  'violations',
  'fieldErrors',
  'field_errors',
  'validationErrors',
  'validation_errors',
  'ModelState',
  'modelState',
  'issues',
  'failures',
  'errorCauses',
  'extra',
  'validation',
  'detail',
  'details',
  'message',
] as const;

/**
 * The fields that a validation error names, in the shapes of the frameworks and services of FAULT_KEYS and of Google
 * (`error.details[].fieldViolations[]`), Stripe (`error.param`), WordPress (`data.params`), tRPC and Zod (a list inside the text of
 * the message) and Django REST (`{"email": ["…"]}`).
 */
function fieldFaults(json: Json): FieldFault[] {
  if (Array.isArray(json))
    return json.slice(0, MOST_FIELDS).flatMap((each) => (isObject(each) ? faultsIn(each) : []));
  return isObject(json) ? faultsIn(json) : [];
}

function faultsIn(json: { [key: string]: Json }): FieldFault[] {
  const { error, data } = json;
  if (isObject(error) && typeof error.param === 'string' && typeof error.type === 'string') {
    return [
      { name: quote(error.param), says: typeof error.message === 'string' ? quote(error.message) : '' },
    ];
  }
  // PocketBase and Feathers put the faults into `data`, Contentful and Strapi into `details`, Micronaut into `_embedded`.
  if (Array.isArray(data)) {
    const faults = readFaults(data);
    if (faults.length > 0) return faults;
  }
  if (isObject(data) && Object.values(data).length > 0 && Object.values(data).every(saysSomething))
    return readFaults(data);
  const details = isObject(error) ? error.details : json.details;
  const containers = [details, error, json, data, json._embedded].filter(isObject);
  for (const container of containers) {
    const google = googleViolations(container);
    if (google) return readFaults(google);
    for (const key of FAULT_KEYS) {
      const value = container[key];
      if (value === undefined || value === null) continue;
      const faults = key === 'message' ? faultsInMessage(value) : readFaults(value);
      if (faults.length > 0) return faults;
    }
    if (isObject(container.params)) {
      const faults = readFaults(container.params);
      if (faults.length > 0) return faults;
    }
  }
  const django = djangoFields(json);
  return django ? readFaults(django) : [];
}

function saysSomething(value: Json): boolean {
  return isObject(value) && typeof value.message === 'string';
}

/** A list inside the text of the message (Zod, tRPC), Nest's list of sentences, or one sentence that names a field. */
function faultsInMessage(value: Json): FieldFault[] {
  if (Array.isArray(value)) return readFaults(value);
  // GitLab: the message holds the fields.
  if (isObject(value)) return readFaults(djangoFields(value) ?? null);
  if (typeof value !== 'string') return [];
  const list = listIn(value);
  if (list !== undefined) {
    try {
      return readFaults(JSON.parse(list) as Json);
    } catch {
      // A text that only looks like a list.
    }
  }
  const fault = faultInSentence(value);
  return fault ? [fault] : [];
}

/** A `]` that ends no list may stand behind it, as in "(see [1])". */
const MOST_ENDS = 10;

/**
 * The longest part of a text that has the look of a list of objects. By hand, for a pattern would start again at every
 * bracket of a hostile text: 40,000 of `[{` took it two seconds.
 */
function listIn(text: string): string | undefined {
  const begin = text.length <= LONGEST_JSON ? text.search(/\[\s*\{/) : -1;
  if (begin < 0) return undefined;
  let end = text.lastIndexOf(']');
  for (let tries = 0; end > begin && tries < MOST_ENDS; tries++) {
    if (text.slice(begin, end).trimEnd().endsWith('}')) return text.slice(begin, end + 1);
    end = text.lastIndexOf(']', end - 1);
  }
  return undefined;
}

/** Names under which a fault carries the field's name, the most telling first. */
const NAME_KEYS = [
  'field',
  'param',
  'property',
  'propertyName',
  'PropertyName',
  'propertyPath',
  'instancePath',
  'dataPath',
  'name',
  'path',
  'pointer',
  'attr',
  'attribute',
  'fieldName',
  'key',
] as const;

const SAYS_KEYS = [
  'message',
  'msg',
  'defaultMessage',
  'errorMessage',
  'ErrorMessage',
  'description',
  'reason',
  'detail',
  'title',
  'error',
  'errorSummary',
  'details',
  'issue',
  'code',
] as const;

function readFaults(value: Json, depth = 0): FieldFault[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) {
    return value.slice(0, 2 * MOST_FIELDS).flatMap((each) => {
      if (typeof each === 'string') return faultInSentence(each) ?? [];
      return isObject(each) ? readFault(each) : [];
    });
  }
  if (!isObject(value)) return [];
  // Strapi: one fault, and no list of them by name.
  if (typeof value.path === 'string' && Object.keys(value).every((key) => ONE_FAULT.has(key)))
    return readFault({ path: value.path });
  return Object.entries(value)
    .slice(0, 2 * MOST_FIELDS)
    .flatMap(([name, says]): FieldFault[] => {
      const first = Array.isArray(says) ? says[0] : says;
      if (typeof first === 'string')
        return isFieldName(name) ? [{ name: fieldName(name), says: quote(first) }] : [];
      if (!isObject(first) || (FAULT_KEYS as readonly string[]).includes(name)) return [];
      // Celebrate groups by body and query; Mongoose, Express and Django hold one object a field, or a field's own fields.
      if (typeof first.message === 'string' && Array.isArray(first.keys)) {
        return first.keys
          .filter((key) => typeof key === 'string')
          .map((key) => ({ name: fieldName(key), says: quote(first.message as string), place: quote(name) }));
      }
      const inner = readFault({ path: name, ...first, field: name });
      if (inner.some(({ says: said }) => said !== '')) return inner;
      return readFaults(first, depth + 1);
    });
}

/** Keys that stand in one fault and not in a list of fields. */
const ONE_FAULT = new Set(['key', 'path', 'source', 'param', 'value', 'location']);

/** One object of a list of faults; none where it names no field. */
function readFault(fault: { [key: string]: Json }): FieldFault[] {
  const { loc, source, extensions, path, data } = fault;
  // Payload: one error for the whole, and in it those of the fields.
  if (isObject(data) && Array.isArray(data.errors)) {
    const inner = data.errors
      .slice(0, MOST_FIELDS)
      .flatMap((each) => (isObject(each) && !isObject(each.data) ? readFault(each) : []));
    if (inner.length > 0) return inner;
  }
  const says = SAYS_KEYS.map((key) => fault[key]).find(
    (each) => typeof each === 'string' && each.trim() !== '',
  );
  const said = typeof says === 'string' ? quote(says) : '';
  if (Array.isArray(loc)) {
    const place = typeof loc[0] === 'string' && LOC_PLACES.has(loc[0]) ? loc[0] : undefined;
    return [{ name: lastName(loc), says: said, ...(place === undefined ? {} : { place }) }];
  }
  if (Array.isArray(path) && !isObject(extensions) && !fault.locations)
    return path.length > 0 ? [{ name: lastName(path), says: said }] : [];
  const named =
    NAME_KEYS.map((key) => fault[key]).find((each) => typeof each === 'string' && each !== '') ??
    (isObject(source) ? (source.pointer ?? source.parameter) : undefined) ??
    (isObject(extensions) ? extensions.field : undefined);
  // ajv names what is missing beside the place where it should be.
  const { params, info, members } = fault;
  const missing = isObject(params)
    ? params.missingProperty
    : isObject(info)
      ? info.missingProperty
      : undefined;
  // ASP.NET's `ValidationResult`.
  if (Array.isArray(members) && typeof members[0] === 'string')
    return [{ name: fieldName(members[0]), says: said }];
  if (typeof missing === 'string') return [{ name: fieldName(missing), says: said }];
  if (typeof named !== 'string' || !isFieldName(named)) {
    const fromSentence = said === '' ? undefined : faultInSentence(said);
    return fromSentence ? [fromSentence] : [];
  }
  const { location } = fault;
  const place = typeof location === 'string' && LOC_PLACES.has(location) ? location : undefined;
  return [{ name: fieldName(named), says: said, ...(place === undefined ? {} : { place }) }];
}

/** FastAPI's and express-validator's words for the parts of a request. */
const LOC_PLACES = new Set(['body', 'query', 'path', 'header', 'cookie', 'cookies', 'headers', 'params']);

/** Names that stand for the whole, or for the kind of error: none is a field. */
function isFieldName(name: string): boolean {
  return (
    name.length <= 100 &&
    !/^(?:non_field_errors|__all__|detail|message|base|ValidationError|ValidatorError|\s*)$/.test(name)
  );
}

/** The last name of a path of names and places in lists: ["body", "items", 0, "qty"]. */
function lastName(path: readonly Json[]): string {
  const names = path.filter((part) => typeof part === 'string');
  return fieldName(names.at(-1) ?? String(path.at(-1) ?? ''));
}

/** "user.Email", "/data/attributes/email", "$.price": what people know is the last part. */
function fieldName(name: string): string {
  return quote(name.replace(/\[\d{0,6}\]/g, '').replace(/^.*[/.](?=.)/, ''));
}

/**
 * Sentences in which validators name the field: class-validator (Nest), ajv (Fastify), go-playground (Gin), serde
 * (Rust), Rails, Spring, Joi, Jackson. Group 1 is the name.
 */
const SENTENCES: readonly RegExp[] = [
  /^body(?:\/[\w$-]{1,60}){0,8} must have required property '([\w$.-]{1,60})'/,
  /^(?:body|querystring|params|headers)\/((?:[\w$-]{1,60}\/){0,8}[\w$-]{1,60}) must /,
  /\b(?:must|should) have required property '([\w$.-]{1,60})'/,
  /^property ([\w$.-]{1,60}) should not exist$/,
  /^([a-z][\w.]{0,60}): (?:must|is|should|may|cannot|can't|value)\b/,
  /^Unrecognized field "([\w.-]{1,60})"/,
  /^Field validation for '([\w.]{1,60})' failed|\bField validation for '([\w.]{1,60})' failed on/,
  /\b(?:missing|duplicate|unknown) field `([\w.-]{1,60})`/,
  /^json: cannot unmarshal [^\n]{1,80} into Go struct field ([\w.]{1,60}) of type/,
  /^Failed to convert '([\w.]{1,60})' with value/,
  /^Method parameter '([\w.]{1,60})': Failed to convert/,
  /^param is missing or the value is empty(?: or invalid)?: ([\w.]{1,60})/,
  /^Required (?:request )?(?:parameter|header|part|\w{1,20} parameter) '([\w.-]{1,60})'/,
  /^"([\w.[\]-]{1,60})" (?:is|must|length|contains|with|failed|does) /,
  /through reference chain: [^\n]{0,200}\["(\w{1,60})"\]/,
  /^Validation failed for field "([\w.]{1,60})"/,
  /^Path `([\w.]{1,60})` (?:is|\()/,
  // Nest: the name comes first. Ordinary English must not fit: a lower-case name without spaces, then the rule.
  /^((?:each value in )?[a-z_$][\w$]{0,40}(?:\.[\w$]{1,40}){0,6}) (?:must (?:be|not|contain|match|have|only)|should (?:not )?be|has to be)\b/,
];

const faultInSentence = ofText((sentence): FieldFault | undefined => {
  if (sentence.length > 1000) return undefined;
  for (const pattern of SENTENCES) {
    const found = pattern.exec(sentence);
    const name = found?.[1] ?? found?.[2];
    if (!name) continue;
    const bare = name.replace(/^each value in /, '');
    // "value must be …" and "it must be …" name nothing.
    if (
      /^(?:it|this|that|json|value|values|you|request|data|body|there|input|username or email)$/i.test(bare)
    )
      continue;
    return { name: fieldName(bare), says: quote(sentence) };
  }
  return undefined;
});

/** The violations of Google's `google.rpc.BadRequest`. */
function googleViolations(error: { [key: string]: Json }): Json[] | undefined {
  if (!Array.isArray(error.details)) return undefined;
  const found = error.details.filter(isObject).flatMap((detail) => detail.fieldViolations ?? []);
  return found.length > 0 ? found : undefined;
}

/**
 * Django REST and Rails name the fields at the top: each holds a list of sentences, or its own fields, and nothing else
 * stands beside them.
 */
function djangoFields(json: { [key: string]: Json }, depth = 0): { [key: string]: Json } | undefined {
  const entries = Object.entries(json);
  const all = entries.every(
    ([, says]) =>
      (Array.isArray(says) && says.length > 0 && says.every((each) => typeof each === 'string')) ||
      (isObject(says) && depth < 2 && djangoFields(says, depth + 1) !== undefined),
  );
  if (!all) return undefined;
  const named = entries.filter(
    ([name]) =>
      isFieldName(name) &&
      (depth > 0 || name === 'title' || name === 'description' || !MESSAGE_KEYS.includes(name)),
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
