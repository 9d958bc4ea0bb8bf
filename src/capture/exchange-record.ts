import type { Body, Exchange, Initiator, Timings } from '../session/exchange.ts';
import { type HeaderField, HeaderFields } from '../session/headers.ts';
import { bodyWanted, tellsOfFailure } from './body-wanted.ts';

/** How much of a request's body travels, in characters. */
const REQUEST_BODY_LIMIT = 64 * 1024;

/**
 * An exchange as it travels from a worker to the panel: plain data for the structured clone algorithm (HTML standard
 * §2.7), which costs by the object and by the name. So the header lines of a message are one text.
 */
export interface ExchangeRecord
  extends Pick<
    Exchange,
    | 'index'
    | 'method'
    | 'url'
    | 'resourceType'
    | 'startedAt'
    | 'duration'
    | 'visit'
    | 'pending'
    | 'leftBehind'
    | 'error'
    | 'errorsTold'
    | 'credentialsTold'
    | 'serverAddress'
    | 'socketError'
    | 'pageReport'
    | 'explained'
  > {
  /** Header lines as JSON: name, value, name, value …; '' for none. */
  readonly sent: string;
  readonly received: string;
  readonly requestVersion: string;
  readonly requestBody: Body | null;
  readonly status: number;
  readonly statusText: string;
  readonly responseVersion: string;
  readonly mimeType: string;
  readonly responseBody: Body | null;
  readonly redirectUrl: string;
  readonly fromCache: boolean;
  readonly viaServiceWorker: boolean;
  readonly transferred: number | null;
  readonly size: number | null;
  /** type, url, line, functionName */
  readonly initiator: readonly [string, string | null, number | null, string | null] | null;
  /** In the order of PHASES; null where there is none at all. */
  readonly timings: readonly (number | null)[] | null;
}

const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/**
 * Makes an exchange fit to travel. Of its bodies only those go along that a live session would keep (body-wanted.ts): the
 * answer's where it tells of a failure, and the request's up to 64 KB.
 */
export function toRecord(exchange: Exchange): ExchangeRecord {
  const { request, response, initiator, timings } = exchange;
  const phases = PHASES.map((phase) => timings[phase]);
  return {
    index: exchange.index,
    method: exchange.method,
    url: exchange.url,
    resourceType: exchange.resourceType,
    startedAt: exchange.startedAt,
    duration: exchange.duration,
    visit: exchange.visit,
    pending: exchange.pending,
    leftBehind: exchange.leftBehind,
    error: exchange.error,
    errorsTold: exchange.errorsTold,
    credentialsTold: exchange.credentialsTold,
    sent: textOf(request.headers),
    received: textOf(response.headers),
    requestVersion: request.httpVersion,
    requestBody: cut(request.body),
    status: response.status,
    statusText: response.statusText,
    responseVersion: response.httpVersion,
    mimeType: response.mimeType,
    responseBody: isBodyKept(exchange) ? response.body : null,
    redirectUrl: response.redirectUrl,
    fromCache: response.fromCache,
    viaServiceWorker: response.viaServiceWorker,
    transferred: response.transferred,
    size: response.size,
    serverAddress: exchange.serverAddress,
    initiator: initiator && [initiator.type, initiator.url, initiator.line, initiator.functionName],
    timings: phases.every((phase) => phase === null) ? null : phases,
    socketError: exchange.socketError,
    pageReport: exchange.pageReport,
    ...(exchange.explained === undefined ? {} : { explained: exchange.explained }),
  };
}

/** Makes an exchange again of what travelled. Its header lines are read when they are asked for. */
export function fromRecord(record: ExchangeRecord): Exchange {
  return {
    index: record.index,
    method: record.method,
    url: record.url,
    resourceType: record.resourceType,
    startedAt: record.startedAt,
    duration: record.duration,
    visit: record.visit,
    pending: record.pending,
    leftBehind: record.leftBehind,
    error: record.error,
    errorsTold: record.errorsTold,
    credentialsTold: record.credentialsTold,
    request: {
      headers: headersOf(record.sent),
      httpVersion: record.requestVersion,
      body: record.requestBody,
    },
    response: {
      status: record.status,
      statusText: record.statusText,
      headers: headersOf(record.received),
      httpVersion: record.responseVersion,
      mimeType: record.mimeType,
      body: record.responseBody,
      redirectUrl: record.redirectUrl,
      fromCache: record.fromCache,
      viaServiceWorker: record.viaServiceWorker,
      transferred: record.transferred,
      size: record.size,
    },
    serverAddress: record.serverAddress,
    initiator: record.initiator && initiatorOf(record.initiator),
    timings: record.timings ? timingsOf(record.timings) : NO_TIMINGS,
    socketError: record.socketError,
    pageReport: record.pageReport,
    ...(record.explained === undefined ? {} : { explained: record.explained }),
  };
}

/** As listen.ts keeps it: what tells of no failure would only fill the session. */
function isBodyKept(exchange: Exchange): boolean {
  const { body, status } = exchange.response;
  if (body === null || !bodyWanted(exchange)) return false;
  return status >= 400 || tellsOfFailure(body.text, exchange);
}

function cut(body: Body | null): Body | null {
  if (body === null || body.text.length <= REQUEST_BODY_LIMIT) return body;
  return { text: body.text.slice(0, REQUEST_BODY_LIMIT), binary: body.binary, truncated: true };
}

function textOf(headers: HeaderFields): string {
  const flat: string[] = [];
  for (const { name, value } of headers) flat.push(name, value);
  return flat.length === 0 ? '' : JSON.stringify(flat);
}

function headersOf(text: string): HeaderFields {
  return text === '' ? HeaderFields.none : new HeaderFields(text, linesOf);
}

function linesOf(text: unknown): HeaderField[] {
  const flat = JSON.parse(text as string) as string[];
  const lines: HeaderField[] = [];
  for (let place = 0; place < flat.length; place += 2) {
    lines.push({ name: flat[place] as string, value: flat[place + 1] as string });
  }
  return lines;
}

function initiatorOf([type, url, line, functionName]: NonNullable<ExchangeRecord['initiator']>): Initiator {
  return { type, url, line, functionName };
}

function timingsOf(phases: readonly (number | null)[]): Timings {
  const [blocked = null, dns = null, connect = null, ssl = null, send = null, wait = null, receive = null] =
    phases;
  return { blocked, dns, connect, ssl, send, wait, receive };
}

const NO_TIMINGS: Timings = timingsOf([]);
