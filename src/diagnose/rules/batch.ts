import type { Exchange } from '../../session/exchange.ts';
import { dataWithError, isObject, isReadByProgram, type Json } from '../answer-data.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

/**
 * One request that carries several: the status speaks of the envelope alone, and each letter in it has its own. Told apart
 * by whether any of them went well.
 */
export default defineRule({
  name: 'batch',
  statuses: [200, 201, 202, 203, 207],
  causes: {
    'batch-partly-failed': {
      title: 'Of {count} requests in one, {failed} failed',
      summary:
        'The page sent {count} requests to {host} in one go. The server took them all, but {failed} of them failed.',
      technical: 'The status {status} is that of the envelope. Inside, {first} failed first, with {code}.',
      fixer: 'frontend',
      hints: [
        'Try the step again. What went well the first time may be there twice.',
        {
          for: 'developer',
          text: 'Look at the status of each part. Send again only those that failed, and only where that is safe.',
        },
      ],
      contrast: {
        with: 200,
        text: 'A plain 200 means that all went well. Here it only means that the requests arrived.',
      },
      sources: ['rfc4918#13', 'mdn:207'],
    },
    'batch-all-failed': {
      title: 'All requests in this one failed',
      summary:
        'The page sent its requests to {host} in one go. The server took them all, but not one of them worked.',
      technical:
        'The status {status} is that of the envelope. All {count} parts inside failed, the first with {code}.',
      fixer: 'frontend',
      hints: [
        'Try again once. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'When all fail alike, look at what they share: the sign-in, the version in the address, the rights.',
        },
      ],
      contrast: {
        with: 200,
        text: 'A plain 200 means that all went well. Here it only means that the requests arrived.',
      },
      sources: ['rfc4918#13', 'mdn:207'],
    },
  },
  examine(exchange) {
    const parts = partsOf(exchange);
    if (!parts) return undefined;
    const first = parts.statuses.find(failed);
    if (!first) return undefined;
    const count = parts.statuses.length;
    const failures = parts.statuses.filter(failed).length;
    const code = String(first.code);
    const values = {
      count: String(count),
      host: hostOf(exchange),
      status: String(exchange.response.status),
      code,
    };
    const evidence: Evidence[] = [
      { from: 'response status', saw: values.status },
      { from: `response body, ${first.place}`, saw: first.words === '' ? code : `${code}: ${first.words}` },
    ];
    return failures === count
      ? { cause: 'batch-all-failed', certainty: 'certain', evidence, values }
      : {
          cause: 'batch-partly-failed',
          certainty: 'certain',
          evidence,
          values: { ...values, failed: String(failures), first: first.name },
        };
  },
});

/** One part of the answer. */
interface Part {
  readonly code: number;
  /** "part 2", "`/orders/7`" */
  readonly name: string;
  readonly place: string;
  readonly words: string;
}

interface Parts {
  readonly statuses: readonly Part[];
}

const failed = ({ code }: Part) => code >= 400 && code <= 599;

/** Longer answers are not searched to their end. */
const LOOKED_AT = 256 * 1024;
const MOST_PARTS = 1000;

function partsOf(exchange: Exchange): Parts | undefined {
  const { status, mimeType, body } = exchange.response;
  if (body === null || body.text.length < 10) return undefined;
  if (mimeType === 'multipart/mixed') return isReadByProgram(exchange) ? mixedParts(body.text) : undefined;
  if (status === 207 && mimeType.endsWith('xml'))
    return isReadByProgram(exchange) ? davParts(exchange) : undefined;
  const json = dataWithError(exchange);
  return json === undefined ? undefined : jsonParts(json, status);
}

/** Google's and OData's older form: whole HTTP answers, one after the other. */
function mixedParts(text: string): Parts {
  const found = [...text.slice(0, LOOKED_AT).matchAll(/^HTTP\/\d(?:\.\d)? (\d{3})\b[ \t]*([^\r\n]{0,60})/gm)];
  return {
    statuses: found.slice(0, MOST_PARTS).map(([, code, words], place) => ({
      code: Number(code),
      name: `part ${place + 1}`,
      place: `part ${place + 1}`,
      words: quote(words ?? ''),
    })),
  };
}

/** Where a status of WebDAV tells how the deed itself ended; in PROPFIND it tells only which property is not known. */
const DAV_DEEDS = new Set(['DELETE', 'COPY', 'MOVE', 'MKCOL', 'PROPPATCH', 'LOCK', 'UNLOCK']);

function davParts(exchange: Exchange): Parts | undefined {
  if (!DAV_DEEDS.has(exchange.method)) return undefined;
  const text = exchange.response.body?.text.slice(0, LOOKED_AT) ?? '';
  const found = [
    ...text.matchAll(/<(?:[\w-]{1,20}:)?status>\s*HTTP\/\d(?:\.\d)? (\d{3})\b[ \t]*([^<\r\n]{0,60})/g),
  ];
  return {
    statuses: found.slice(0, MOST_PARTS).map(([, code, words], place) => ({
      code: Number(code),
      name: `part ${place + 1}`,
      place: `status ${place + 1}`,
      words: quote(words ?? ''),
    })),
  };
}

function jsonParts(json: Json, status: number): Parts | undefined {
  if (isObject(json)) {
    // Elasticsearch and OpenSearch: `_bulk`.
    if (json.errors === true && Array.isArray(json.items)) return fromList(json.items, bulkPart);
    // Microsoft Graph, OData 4.01, `_msearch`.
    if (Array.isArray(json.responses)) return fromList(json.responses, partWithStatus, 'responses');
    const list = status === 207 ? Object.keys(json).find((key) => Array.isArray(json[key])) : undefined;
    return list === undefined ? undefined : fromList(json[list] as Json[], partWithStatus, quote(list));
  }
  if (!Array.isArray(json)) return undefined;
  return fromList(json, status === 207 ? partWithStatus : facebookPart, '');
}

type ReadPart = (item: Json, place: string, name: string) => Part | undefined;

/** Every item has to be a part with a status: a list of data in which some have one is no batch. */
function fromList(items: readonly Json[], read: ReadPart, list = 'items'): Parts | undefined {
  if (items.length === 0) return undefined;
  const statuses: Part[] = [];
  for (const [index, item] of items.slice(0, MOST_PARTS).entries()) {
    const part = read(item, `${list}[${index}]`, `part ${index + 1}`);
    if (!part) return undefined;
    statuses.push(part);
  }
  return { statuses };
}

/** `{"index": {"status": 400, "error": {"type": …, "reason": …}}}` */
function bulkPart(item: Json, place: string, name: string): Part | undefined {
  const action = isObject(item) ? Object.keys(item)[0] : undefined;
  const outcome = isObject(item) && action !== undefined ? item[action] : undefined;
  if (!isObject(outcome) || typeof outcome.status !== 'number') return undefined;
  return { code: outcome.status, name, place: `${place}.${quote(action ?? '')}`, words: wordsOf(outcome) };
}

/** `{"id": "2", "status": 404, "body": {"error": …}}`; tRPC has the status inside its error. */
function partWithStatus(item: Json, place: string, name: string): Part | undefined {
  if (!isObject(item)) return undefined;
  const error = isObject(item.error) && isObject(item.error.json) ? item.error.json : item.error;
  const inner = isObject(error) && isObject(error.data) ? error.data.httpStatus : undefined;
  const code = Number(item.status ?? item.statusCode ?? inner ?? ('result' in item ? 200 : Number.NaN));
  if (!(code >= 100 && code <= 599)) return undefined;
  return { code, name, place, words: wordsOf(item) || wordsOf({ error: error ?? null }) };
}

/** `{"code": 400, "headers": […], "body": "{…}"}` */
function facebookPart(item: Json, place: string, name: string): Part | undefined {
  if (!isObject(item) || typeof item.code !== 'number' || typeof item.body !== 'string') return undefined;
  return { code: item.code, name, place, words: '' };
}

function wordsOf(part: { [key: string]: Json }): string {
  const body = isObject(part.body) ? part.body : part;
  const error = body.error ?? body;
  if (typeof error === 'string') return quote(error);
  if (!isObject(error)) return '';
  const words = error.reason ?? error.message ?? error.detail ?? error.type;
  return typeof words === 'string' ? quote(words) : '';
}
