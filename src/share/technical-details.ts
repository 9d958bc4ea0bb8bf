import type { Body, Exchange, Initiator } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';
import type { ReportedRequest } from './report.ts';
import type { ReportOptions } from './report-options.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { durationText, type TimingPart, timingParts } from './timing-parts.ts';
import { beginningOf, cutTo, inOneLine, visible } from './visible.ts';

/** One line of the record: "Protocol", "h2". */
export interface TechnicalFact {
  readonly name: string;
  readonly value: string;
}

/** The beginning of a body. */
export interface Excerpt {
  readonly title: string;
  /** '' where the body is no text. */
  readonly text: string;
  /** What is to be said of it; null: it is whole. */
  readonly note: string | null;
}

/** What a developer asks for beside the explanation. All of it is redacted already, and every character can be seen. */
export interface TechnicalDetails {
  readonly facts: readonly TechnicalFact[];
  readonly timing: readonly TimingPart[];
  /** "Name: value", a line each, as they were recorded. */
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly bodies: readonly Excerpt[];
  /** A command that sends the request again; exact, so nothing in it is cut. null where none is asked for. */
  readonly curl: string | null;
}

/** Characters of a body that are shown. */
const LONGEST_BODY = 2000;
/** Characters of an address or a header line that are shown. */
const LONGEST_LINE = 2000;

/** The record of one request, for a developer. */
export function technicalDetails(
  { exchange, index, status, error }: ReportedRequest,
  { curl }: Pick<ReportOptions, 'curl'>,
): TechnicalDetails {
  const { request, response } = exchange;
  const { facts: names } = REPORT_TEXTS;
  const facts: readonly (readonly [string, string])[] = [
    [names.url, `${exchange.method} ${exchange.url}`],
    [names.answer, status > 0 ? `${status} ${response.statusText}`.trim() : ''],
    [names.error, error ?? ''],
    [names.socket, exchange.socketError ?? ''],
    [names.kind, exchange.resourceType],
    [names.initiator, exchange.initiator ? initiatorText(exchange.initiator) : ''],
    [names.server, exchange.serverAddress],
    [names.protocol, response.httpVersion || request.httpVersion],
    [names.size, sizeText(exchange)],
    [
      names.source,
      response.fromCache ? REPORT_TEXTS.fromCache : response.viaServiceWorker ? REPORT_TEXTS.fromWorker : '',
    ],
    [names.began, exchange.startedAt === null ? '' : exactTime(exchange.startedAt)],
    [names.took, exchange.duration === null ? '' : durationText(exchange.duration)],
    [names.place, String(index)],
  ];
  return {
    facts: facts.flatMap(([name, value]) => (value === '' ? [] : [{ name, value: shownLine(value) }])),
    timing: timingParts(exchange.timings, exchange.duration),
    requestHeaders: headerLines(request.headers),
    responseHeaders: headerLines(response.headers),
    bodies: [
      ...excerptOf(REPORT_TEXTS.requestBody, request.body),
      ...excerptOf(REPORT_TEXTS.responseBody, response.body),
    ],
    curl: curl ? curl(exchange) : null,
  };
}

/** Chrome joins repeated lines with a newline: here each is a line of its own again. */
function headerLines(headers: HeaderFields): string[] {
  return [...headers].flatMap(({ name, value }) =>
    value.split('\n').map((line) => shownLine(`${name}: ${line}`)),
  );
}

function excerptOf(title: string, body: Body | null): Excerpt[] {
  if (body === null) return [];
  if (body.binary) return [{ title, text: '', note: REPORT_TEXTS.bodyIsNoText }];
  if (body.text === '') return [];
  const text = beginningOf(body.text, LONGEST_BODY);
  return [
    {
      title,
      text: visible(text),
      note: text.length < body.text.length ? REPORT_TEXTS.bodyCut(text.length, body.text.length) : null,
    },
  ];
}

function initiatorText({ type, url, line, functionName }: Initiator): string {
  const place = url === null ? '' : line === null ? url : `${url}:${line}`;
  return [type, functionName ? `${functionName}()` : '', place].filter((part) => part !== '').join(', ');
}

function sizeText({ response: { transferred, size } }: Exchange): string {
  return [
    transferred === null ? '' : REPORT_TEXTS.overNetwork(transferred),
    // A record without bodies may say 0 where there was one.
    size === null || size === 0 ? '' : REPORT_TEXTS.unpacked(size),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** "2026-11-22 10:00:00.120 UTC"; '' for what is no time. */
function exactTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ').replace('Z', ' UTC');
}

function shownLine(text: string): string {
  return cutTo(inOneLine(text), LONGEST_LINE);
}
