import type { Exchange } from '../session/exchange.ts';
import {
  dataWithError,
  isObject,
  isReadByProgram,
  isUnread,
  type Json,
  type JsonObject,
} from './answer-data.ts';
import { type InnerStatus, innerStatus } from './inner-status.ts';
import { quote } from './quote.ts';
import type { Evidence } from './rule.ts';
import { serverWords } from './server-words.ts';

/** An error that stands inside an answer, under a status that does not tell of it. */
export interface InnerError {
  /** How the two sides talk: "gRPC", "JSON-RPC", "SOAP"; '' where it is the application's own way. */
  readonly protocol: string;
  /** What the error says in the terms of HTTP; `stopped`: the caller called it off. */
  readonly status: InnerStatus | 'stopped' | undefined;
  /** What marks it as an error, as it stands there: "grpc-status: 5", "success: false". */
  readonly mark: string;
  /** The server's words, fit to be quoted; '' where it gave none. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** Fields that the server found fault with. */
  readonly fields: readonly string[];
}

/**
 * Looks for an error that the protocol or the application puts into an answer: gRPC-Web, JSON-RPC, SOAP and its kin, and
 * the envelopes that applications make for themselves.
 * @returns undefined where there is none, or where it may be a piece of data that only speaks of an error
 */
export function innerError(exchange: Exchange): InnerError | undefined {
  const { mimeType, body } = exchange.response;
  if (mimeType.startsWith('application/grpc')) return fromGrpc(exchange);
  if (body === null || body.text.length < 2) return undefined;
  if (mimeType.endsWith('xml')) return isReadByProgram(exchange) ? fromXml(exchange, body.text) : undefined;
  const json = dataWithError(exchange);
  if (json === undefined) return undefined;
  return fromJsonRpc(json) ?? (isObject(json) ? fromEnvelope(json, exchange) : undefined);
}

/** The codes of gRPC by number, and what each says (grpc/grpc, doc/statuscodes.md and doc/http-grpc-status-mapping.md). */
const GRPC: readonly (readonly [name: string, status: InnerError['status']])[] = [
  ['OK', undefined],
  ['CANCELLED', 'stopped'],
  ['UNKNOWN', 'server'],
  ['INVALID_ARGUMENT', 'input'],
  ['DEADLINE_EXCEEDED', 'server'],
  ['NOT_FOUND', 'missing'],
  ['ALREADY_EXISTS', 'input'],
  ['PERMISSION_DENIED', 'refused'],
  ['RESOURCE_EXHAUSTED', 'limit'],
  ['FAILED_PRECONDITION', 'input'],
  ['ABORTED', 'server'],
  ['OUT_OF_RANGE', 'input'],
  ['UNIMPLEMENTED', 'server'],
  ['INTERNAL', 'server'],
  ['UNAVAILABLE', 'server'],
  ['DATA_LOSS', 'server'],
  ['UNAUTHENTICATED', 'sign-in'],
];

function fromGrpc({ response: { headers, body, mimeType } }: Exchange): InnerError | undefined {
  let code = headers.get('grpc-status');
  let message = headers.get('grpc-message') ?? '';
  let place = 'response header';
  if (code === undefined && body !== null && mimeType.startsWith('application/grpc-web-text')) {
    const trailer = grpcTrailer(body.text);
    code = trailer.get('grpc-status');
    message = trailer.get('grpc-message') ?? '';
    place = 'response body, trailer';
  }
  const number = code === undefined || !/^\d{1,2}$/.test(code.trim()) ? 0 : Number(code);
  if (number === 0) return undefined;
  const [name, status] = GRPC[number] ?? ['', undefined];
  const words = quote(percentDecoded(message));
  return {
    protocol: 'gRPC',
    status,
    mark: `grpc-status: ${number}${name && ` (${name})`}`,
    words,
    evidence: [
      { from: `${place} grpc-status`, saw: `${number}${name && ` (${name})`}` },
      ...(words === '' ? [] : [{ from: `${place} grpc-message`, saw: words }]),
    ],
    fields: [],
  };
}

/** gRPC-Web with text: each piece is base64 of its own; the last frame, marked 0x80, holds the trailer as header lines. */
function grpcTrailer(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (text.length > 100_000) return found;
  let bytes = '';
  try {
    for (const piece of text.match(/[^=\s]+={0,2}/g) ?? []) bytes += atob(piece);
  } catch {
    return found;
  }
  for (let at = 0; at + 5 <= bytes.length; ) {
    const [a, b, c, d] = [1, 2, 3, 4].map((offset) => bytes.charCodeAt(at + offset)) as [
      number,
      number,
      number,
      number,
    ];
    const length = ((a * 256 + b) * 256 + c) * 256 + d;
    if (bytes.charCodeAt(at) & 0x80) {
      for (const line of bytes.slice(at + 5, at + 5 + length).split('\r\n')) {
        const colon = line.indexOf(':');
        if (colon > 0) found.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
      return found;
    }
    at += 5 + length;
  }
  return found;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Calls that come as one are answered as one; no page sends more. */
const MOST_CALLS = 100;

function fromJsonRpc(json: Json): InnerError | undefined {
  const several = Array.isArray(json);
  for (const [index, answer] of (several ? json.slice(0, MOST_CALLS) : [json]).entries()) {
    if (!isObject(answer) || typeof answer.jsonrpc !== 'string' || !isObject(answer.error)) continue;
    const { code, message } = answer.error;
    const words = typeof message === 'string' ? quote(message) : '';
    const said = typeof code === 'number' || typeof code === 'string' ? quote(String(code)) : 'absent';
    const from = `response body, ${several ? `[${index}].` : ''}error`;
    return {
      protocol: 'JSON-RPC',
      status:
        JSON_RPC.get(code as number) ?? (/session ?expired/i.test(words) ? 'sign-in' : innerStatus(code)),
      mark: `error.code: ${said}`,
      words,
      evidence: [
        { from: `${from}.code`, saw: said },
        ...(words === '' ? [] : [{ from: `${from}.message`, saw: words }]),
      ],
      fields: [],
    };
  }
  return undefined;
}

/** The codes that JSON-RPC 2.0 sets itself (section 5.1): what was sent does not fit, or the server failed. */
const JSON_RPC: ReadonlyMap<number, InnerStatus> = new Map([
  [-32700, 'input'],
  [-32600, 'input'],
  [-32601, 'input'],
  [-32602, 'input'],
  [-32603, 'server'],
]);

/** An error stands at the beginning. */
const XML_LOOKED_AT = 16_000;

function fromXml(exchange: Exchange, text: string): InnerError | undefined {
  const head = text.slice(0, XML_LOOKED_AT);
  for (const { protocol, shape, code, words } of XML_ERRORS) {
    if (!shape.every((each) => each.test(head))) continue;
    if (isUnread(exchange)) return undefined;
    const said = quote(textOf(words.exec(head)?.[1]));
    const named = quote(textOf(code.exec(head)?.[1]));
    const mark = named === '' ? `a ${protocol} error` : named;
    return {
      protocol,
      // SOAP: Client or Sender is the one who asks, Server or Receiver the one who answers.
      status: /(?:^|:)(?:client|sender)\b/i.test(named)
        ? 'input'
        : /(?:^|:)(?:server|receiver)\b/i.test(named)
          ? 'server'
          : innerStatus(named),
      mark,
      words: said,
      evidence: [{ from: 'response body', saw: said === '' ? mark : `${mark}: ${said}` }],
      fields: [],
    };
  }
  return undefined;
}

const XML_ERRORS: readonly { protocol: string; shape: readonly RegExp[]; code: RegExp; words: RegExp }[] = [
  {
    protocol: 'SOAP',
    shape: [/<(?:[\w-]{1,20}:)?Envelope\b/, /<(?:[\w-]{1,20}:)?Fault[\s>]/],
    code: /<(?:faultcode|(?:[\w-]{1,20}:)?Code)[^>]{0,200}>\s*(?:<(?:[\w-]{1,20}:)?Value[^>]{0,200}>)?([^<]{1,100})/,
    words: /<(?:faultstring|(?:[\w-]{1,20}:)?Text)\b[^>]{0,200}>([^<]{1,300})/,
  },
  {
    protocol: 'XML-RPC',
    shape: [/<methodResponse>\s*<fault>/],
    code: /<name>faultCode<\/name>\s*<value>\s*(?:<\w{1,10}>)?([^<]{1,20})/,
    words: /<name>faultString<\/name>\s*<value>\s*(?:<string>)?([^<]{1,300})/,
  },
  {
    protocol: 'OGC',
    shape: [/<(?:ows:)?(?:ServiceExceptionReport|ExceptionReport)[\s>]/],
    code: /\b(?:exceptionCode|code)="([^"<>]{1,60})"/,
    words: /<(?:ows:)?(?:ServiceException|ExceptionText)\b[^>]{0,200}>([^<]{1,300})/,
  },
  {
    protocol: 'AWS',
    shape: [/^\ufeff?\s*(?:<\?xml[^>]{0,100}>\s*)?<Error>\s*<Code>/],
    code: /<Code>([^<]{1,100})/,
    words: /<Message>([^<]{1,300})/,
  },
];

function textOf(found: string | undefined): string {
  return (found ?? '').replace(/<!\[CDATA\[/, '').trim();
}

/** What stands beside an error in the envelopes that applications make: in lower case, without dashes. */
const ENVELOPE = new Set(
  (
    'success ok error errors err message messages msg detail details description errordescription erroruri errorcode ' +
    'errormsg errormessage errortype code subcode status statuscode statustext data result results payload response ' +
    'reason title type instance timestamp time date datetime path url method trace traceid requestid correlationid meta ' +
    'help helplink hint info documentationurl docurl retryafter version apiversion field fields errcode errmsg errno ' +
    'exception stack stacktrace cause needed provided warning warnings responsemetadata level severity redirect ' +
    'redirecturl loginurl validationerrors invalidparams'
  ).split(' '),
);
const MOST_KEYS = 15;

/** Addresses under which an error is a thing that is asked for: the state of a job, a list of errors. */
const ABOUT_ERRORS =
  /\/(?:jobs?|tasks?|builds?|runs?|deploy(?:ment)?s?|executions?|logs?|events?|errors?|exceptions?|issues?|incidents?|status|state|health\w*|ready|livez?|readyz?|monitor\w*|queue|progress|webhooks?|notifications?|tests?)(?:\/|$)/i;

function fromEnvelope(json: JsonObject, exchange: Exchange): InnerError | undefined {
  const keys = Object.keys(json);
  if (keys.length > MOST_KEYS || saysYes(json)) return undefined;
  const flag = flagOf(json);
  const mark = flag ?? (isEnvelope(keys) ? markOf(json, exchange) : undefined);
  if (mark === undefined) return undefined;
  // A record that holds the word: "the backup of Monday: success: false".
  const explained = 'error' in json || 'errors' in json || 'message' in json;
  if (
    flag !== undefined &&
    !explained &&
    ('id' in json || '_id' in json || 'uuid' in json || keys.length > 6)
  )
    return undefined;
  if (isUnread(exchange)) return undefined;
  const said = serverWords(exchange);
  const own = [json.errmsg, json.error_msg, json.errorMsg].find((each) => typeof each === 'string');
  const words = typeof own === 'string' ? quote(own) : (said?.text ?? '');
  const fields = (said?.fields ?? []).map(({ name }) => name).filter((name) => /\D/.test(name));
  const status = codesOf(json)
    .map(innerStatus)
    .find((each) => each !== undefined);
  return {
    protocol: '',
    status: status ?? (fields.length > 0 ? 'input' : undefined),
    mark,
    words,
    evidence: [
      { from: 'response body', saw: mark },
      ...(words === '' || mark.endsWith(words) ? [] : [{ from: said?.from ?? 'response body', saw: words }]),
    ],
    fields,
  };
}

/** An answer that says itself that it went well has at most a warning. */
function saysYes({ success, ok, status, data }: JsonObject): boolean {
  return (
    success === true ||
    success === 'true' ||
    ok === true ||
    (typeof status === 'string' && /^(?:ok|success)/i.test(status)) ||
    (Array.isArray(data) && data.length > 0)
  );
}

function flagOf({ success, ok }: JsonObject): string | undefined {
  if (success === false || success === 'false') return 'success: false';
  return ok === false ? 'ok: false' : undefined;
}

function markOf(json: JsonObject, { method, url }: Exchange): string | undefined {
  const { status, error, errors, errcode, error_code: errorCode, errno } = json;
  if (method === 'GET' && ABOUT_ERRORS.test(url.slice(0, 2000).split('?')[0] ?? '')) return undefined;
  if (typeof status === 'string' && /^(?:error|fail)$/i.test(status)) return `status: “${status}”`;
  if (typeof error === 'string' && error.trim() !== '') return `error: ${quote(error)}`;
  if (isObject(error) && Object.keys(error).length > 0) return 'an “error” object';
  if (error === true) return 'error: true';
  if (Array.isArray(errors) ? errors.length > 0 : isObject(errors) && Object.keys(errors).length > 0)
    return 'a list under “errors”';
  const number = [errcode, errorCode, errno].find((each) => typeof each === 'number' && each !== 0);
  return number === undefined ? undefined : `error code ${number}`;
}

function isEnvelope(keys: readonly string[]): boolean {
  return keys.every((key) => ENVELOPE.has(key.replace(/[_-]/g, '').toLowerCase()));
}

/** Where a code may stand, the most exact first. */
function codesOf(json: JsonObject): Json[] {
  const { error, errors } = json;
  const first = Array.isArray(errors) && isObject(errors[0]) ? errors[0] : undefined;
  return [error, first, json].flatMap((each) =>
    isObject(each)
      ? [each.code, each.status, each.statusCode, each.type, each.errorCode, each.error_code].filter(
          (code) => code !== undefined,
        )
      : typeof each === 'string'
        ? [each]
        : [],
  );
}
