import { recordedExplanation } from '../diagnose/restore.ts';
import { readUrl } from '../session/address.ts';
import type { Body, Exchange, Timings } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';
import { isPlaceholder } from '../session/placeholder.ts';
import type { Report, ReportedRequest } from './report.ts';

/** The version of the field `_plainspoken`. */
const FIELD_VERSION = 1;

/**
 * The requests of a report as a HAR file (HAR 1.2, softwareishard.com/blog/har-12-spec) that other programs read, with what
 * Chromium adds (`_error`, `_resourceType`, `_initiator` …) and our own explanation in `_plainspoken` of each entry: who opens
 * the file again reads why, though the values that it was read from are hidden.
 * @param version of this program, for `log.creator`
 * @returns the text in pieces, an entry each: a session may be larger than one string can be
 */
export function* toHar(report: Report, version: string): Generator<string> {
  const { requests } = report;
  const head = {
    version: '1.2',
    creator: { name: 'Plainspoken', version, comment: `From ${report.source.creator || 'a recording'}` },
    pages: pagesOf(requests.map(({ exchange }) => exchange)),
  };
  yield `{\n"log": ${JSON.stringify(head, null, 1).replace(/\n\}$/, '')},\n "entries": [`;
  for (const [place, request] of requests.entries())
    yield `${place > 0 ? ',' : ''}\n${JSON.stringify(entryOf(request))}`;
  yield '\n]}}\n';
}

function pagesOf(exchanges: readonly Exchange[]): object[] {
  const pages = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    if (exchange.visit === null) continue;
    const known = pages.get(exchange.visit);
    if (!known || (known.resourceType !== 'document' && exchange.resourceType === 'document'))
      pages.set(exchange.visit, exchange);
  }
  return [...pages].map(([id, { startedAt, url }]) => ({
    startedDateTime: dateOf(startedAt),
    id,
    title: url,
    pageTimings: { onContentLoad: -1, onLoad: -1 },
  }));
}

function entryOf({ exchange, diagnosis }: ReportedRequest): object {
  const { request, response, initiator } = exchange;
  return {
    ...(exchange.visit !== null && { pageref: exchange.visit }),
    startedDateTime: dateOf(exchange.startedAt),
    time: exchange.duration ?? (exchange.pending ? 0 : -1),
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: request.httpVersion,
      headers: linesOf(request.headers),
      queryString: parametersOf(exchange.url),
      cookies: cookiesOf(request.headers.all('cookie'), '; '),
      headersSize: -1,
      bodySize: -1,
      ...(request.body && {
        postData: { mimeType: request.headers.get('content-type') ?? '', text: request.body.text },
      }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      headers: linesOf(response.headers),
      cookies: cookiesOf(response.headers.all('set-cookie'), '\n'),
      content: {
        size: response.size ?? -1,
        mimeType: response.mimeType,
        ...textOf(response.body),
      },
      redirectURL: response.redirectUrl,
      headersSize: -1,
      bodySize: -1,
      ...(response.transferred !== null && { _transferSize: response.transferred }),
      ...(exchange.errorsTold && { _error: exchange.error }),
      ...(response.viaServiceWorker && { _fetchedViaServiceWorker: true }),
    },
    cache: {},
    timings: timingsOf(exchange.timings),
    ...(exchange.serverAddress !== '' && { serverIPAddress: exchange.serverAddress }),
    ...(response.fromCache && { _fromCache: 'disk' }),
    ...(initiator && {
      _initiator: {
        type: initiator.type,
        ...(initiator.url !== null && { url: initiator.url }),
        // Chrome counts lines from 0.
        ...(initiator.line !== null && { lineNumber: initiator.line - 1 }),
        ...(initiator.functionName !== null &&
          initiator.url !== null && {
            stack: {
              callFrames: [
                {
                  functionName: initiator.functionName,
                  url: initiator.url,
                  ...(initiator.line !== null && { lineNumber: initiator.line - 1 }),
                },
              ],
            },
          }),
      },
    }),
    _resourceType: exchange.resourceType,
    ...(exchange.socketError !== null && {
      _webSocketMessages: [{ type: 'error', data: exchange.socketError }],
    }),
    _plainspoken: {
      version: FIELD_VERSION,
      status: response.status,
      ...(exchange.leftBehind && { leftBehind: true }),
      diagnosis: diagnosis && recordedExplanation(diagnosis),
    },
  };
}

/** What has no true time gets one that no reader takes for true. */
function dateOf(startedAt: number | null): string {
  return new Date(startedAt ?? 0).toISOString();
}

function linesOf(headers: HeaderFields): readonly { readonly name: string; readonly value: string }[] {
  return [...headers].map(({ name, value }) => ({ name, value }));
}

/** Of the redacted URL; a percent sign that encodes nothing stays. */
function parametersOf(url: string): readonly { readonly name: string; readonly value: string }[] {
  return [...(readUrl(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value }));
}

function cookiesOf(lines: readonly string[], separator: string) {
  return lines
    .flatMap((line) => line.split(separator))
    .map((pair) => /^\s*([^=;]*)=([^;]*)/.exec(pair))
    .flatMap((found) => (found ? [{ name: found[1] ?? '', value: found[2] ?? '' }] : []));
}

/** Bytes that are no text were not kept. */
function textOf(body: Body | null): { text?: string; comment?: string } {
  if (body === null) return {};
  if (body.binary) return { comment: 'Not text: left out by Plainspoken.' };
  const hidden = isPlaceholder(body.text) ? { comment: 'Left out by Plainspoken.' } : {};
  return { text: body.text, ...hidden };
}

/** −1 stands for what does not apply (HAR 1.2). */
function timingsOf(timings: Timings): object {
  const { blocked, dns, connect, ssl, send, wait, receive } = timings;
  const phases = { blocked, dns, connect, ssl, send, wait, receive };
  return Object.fromEntries(Object.entries(phases).map(([name, ms]) => [name, ms ?? -1]));
}
