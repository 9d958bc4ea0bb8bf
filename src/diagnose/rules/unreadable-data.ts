import type { Exchange } from '../../session/exchange.ts';
import { isFetchedAhead, isReadByProgram, isUnread, parseJson, wantsPage } from '../answer-data.ts';
import { jsonFault } from '../json-fault.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isGood } from '../whose-page.ts';

/**
 * A good status, and an answer that cannot be read: empty, cut, or with a message of the server's program before the data.
 * The page's code meets all of them as an error of its JSON parser, which names the place and not the cause.
 */
export default defineRule({
  name: 'unreadable-data',
  statuses: [200, 201, 202, 203],
  causes: {
    'empty-answer': {
      title: 'The answer is empty, though data was due',
      summary:
        'The server at {host} says that all went well, but it sent nothing. The page may wait for data.',
      technical:
        'The status is {status}, and the body has no bytes. `response.json()` gives “Unexpected end of JSON input”.',
      fixer: 'backend',
      hints: [
        'Reload the page once. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'If there is nothing to send, answer 204 or with `null`, `[]` or an object. If there is, look for a handler that ends too soon.',
        },
      ],
      contrast: { with: 204, text: 'A 204 would have said plainly that there is nothing to send.' },
      browserNames: ['Unexpected end of JSON input'],
      sources: ['rfc9110#15.3.5', 'mdn:Web/JavaScript/Reference/Errors/JSON_bad_parse'],
    },
    'empty-page': {
      title: 'The page came empty',
      summary:
        'The server at {host} says that all went well, but it sent no page. So you see a white window.',
      technical: 'The status is {status}, and the body of the document has no bytes.',
      fixer: 'backend',
      hints: [
        'Reload the page once. If it is still white, tell the people who run the site.',
        {
          for: 'developer',
          text: 'A program that dies without a word does this: look in the server’s log (in PHP, `error_log`).',
        },
      ],
      contrast: { with: 500, text: 'A 500 would have said plainly that the server failed.' },
      sources: ['rfc9110#15.3.1'],
    },
    'server-message-before-data': {
      title: 'A message of the server’s program is in the answer',
      summary:
        'The program at {host} printed a message for its developers, “{words}”. With it, the page cannot read the data.',
      technical: 'PHP’s message stands {side} the data, so the whole is no JSON any more.',
      fixer: 'backend',
      hints: [
        'Tell the people who run the site, and send them this message.',
        {
          for: 'developer',
          text: 'Fix what PHP complains about. Set `display_errors` to off and read the messages in the log.',
        },
      ],
      contrast: { with: 500, text: 'A 500 would mean that the program stopped. Here it may have gone on.' },
      browserNames: ["Unexpected token '<'"],
      sources: ['https://www.php.net/manual/en/errorfunc.configuration.php'],
    },
    'crash-report-for-data': {
      title: 'The server’s program broke off and sent its report',
      summary: 'The page asked {host} for data. It got the report of a program that broke: “{words}”.',
      technical: 'The body begins with a stack trace, under the status {status}.',
      fixer: 'backend',
      hints: [
        'Tell the people who run the site, and send them this message.',
        {
          for: 'developer',
          text: 'Catch the exception, log it, and answer 500. A trace should not leave the server.',
        },
      ],
      contrast: { with: 500, text: 'A 500 would have said plainly that the server failed.' },
      sources: ['rfc9110#15.6.1', 'https://cwe.mitre.org/data/definitions/209.html'],
    },
    'data-broken-off': {
      title: 'The data breaks off before its end',
      summary: 'The server at {host} sent data that stops too soon. The page cannot read it.',
      technical:
        'The JSON begins with `{begins}` and has no end. The transfer itself was whole, so the server wrote no more.',
      fixer: 'backend',
      hints: [
        'Reload the page once. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look in the server’s log for an error while it wrote the answer, and for a limit on its length.',
        },
      ],
      contrast: {
        with: 'net::ERR_CONTENT_LENGTH_MISMATCH',
        text: 'That error would mean: the connection cut the answer. Here the server ended it.',
      },
      browserNames: ['Unexpected end of JSON input'],
      sources: ['mdn:Web/JavaScript/Reference/Errors/JSON_bad_parse'],
    },
  },
  examine(exchange) {
    const { response, resourceType } = exchange;
    const { body, size, mimeType } = response;
    if (body === null || body.text === '') {
      if (size !== 0 || body?.binary) return undefined;
      return resourceType === 'document' ? emptyPage(exchange) : emptyAnswer(exchange);
    }
    if (resourceType !== 'fetch' && resourceType !== 'xhr' && resourceType !== 'other') return undefined;
    const { text } = body;
    const first = text.charCodeAt(0);
    const isJson = isJsonType(mimeType);
    if (first === OPENING_BRACE || first === OPENING_BRACKET) {
      if (endsAsBegun(text, first)) return undefined;
      return phpAfterData(exchange) ?? (isJson ? brokenOff(exchange) : undefined);
    }
    // Only what begins like a message or like markup is looked at: "<br", "Warning", "Traceback", a class of an exception.
    if (!(isJson || mimeType === 'text/html' || mimeType === 'text/plain') || !isReadByProgram(exchange))
      return undefined;
    const head = text.slice(0, 2000);
    const php = PHP_MESSAGE.exec(head.slice(0, 500));
    const trace = php ? null : TRACES.find((shape) => shape.test(head));
    if ((!php && !trace) || !asksForData(exchange, isJson)) return undefined;
    const host = hostOf(exchange);
    if (php) {
      return {
        cause: 'server-message-before-data',
        certainty: isJson ? 'certain' : 'likely',
        evidence: [{ from: 'response body, first line', saw: phpWords(head) }],
        values: { host, words: phpWords(head), side: 'before' },
      };
    }
    const words = traceWords(head);
    return {
      cause: 'crash-report-for-data',
      certainty: isJson ? 'certain' : 'likely',
      evidence: [
        { from: 'response status', saw: String(response.status) },
        { from: 'response body', saw: words },
      ],
      values: { host, words, status: String(response.status) },
    };
  },
});

const OPENING_BRACE = 0x7b;
const OPENING_BRACKET = 0x5b;

function isJsonType(mimeType: string): boolean {
  return mimeType === 'application/json' || mimeType === 'text/json' || mimeType.endsWith('+json');
}

/** Whether data was due: the answer is marked as such, or the request asked for it alone. */
function asksForData(exchange: Exchange, isJson: boolean): boolean {
  if (isUnread(exchange)) return false;
  const accept = exchange.request.headers.get('accept') ?? '';
  return isJson ? !wantsPage(accept) : /\bjson\b/i.test(accept) && !wantsPage(accept);
}

/** What proves that an answer had no body: Chrome's own count and, where it is the only sign, the length that was sent. */
function emptiness({ response, errorsTold }: Exchange): Evidence | undefined {
  // Only Chrome's record counts; others write 0 where they kept no body.
  if (!errorsTold || response.size !== 0 || response.fromCache || response.viaServiceWorker) return undefined;
  const length = response.headers.get('content-length');
  if (length !== undefined)
    return length.trim() === '0' ? { from: 'response header Content-Length', saw: '0' } : undefined;
  return response.body?.text === '' ? { from: 'response body', saw: 'empty' } : undefined;
}

/** A GET that is told to bring JSON and brings nothing. What other methods bring back, their callers seldom read. */
function emptyAnswer(exchange: Exchange) {
  if (exchange.method !== 'GET' || exchange.response.status !== 200 || !isReadByProgram(exchange))
    return undefined;
  const evidence = emptiness(exchange);
  if (!evidence || isUnread(exchange)) return undefined;
  const accept = exchange.request.headers.get('accept') ?? '';
  const type = exchange.response.headers.get('content-type');
  const marked: Evidence | undefined = isJsonType(exchange.response.mimeType)
    ? { from: 'response header Content-Type', saw: quote(type ?? exchange.response.mimeType) }
    : ASKS_FOR_JSON_ALONE.test(accept)
      ? { from: 'request header Accept', saw: quote(accept) }
      : undefined;
  if (!marked) return undefined;
  return {
    cause: 'empty-answer' as const,
    certainty: 'likely' as const,
    evidence: [evidence, marked],
    values: { host: hostOf(exchange), status: '200' },
  };
}

/** As `fetch` calls write it, and jQuery for `dataType: 'json'`; axios and Angular put it on all requests, with text/plain. */
const ASKS_FOR_JSON_ALONE = /^\s*application\/(?:[\w.-]{1,40}\+)?json\b(?!.*text\/(?:plain|html))/i;

function emptyPage(exchange: Exchange) {
  const { response, request, method } = exchange;
  if (method !== 'GET' || response.status !== 200 || response.headers.has('refresh')) return undefined;
  // Frames are left empty on purpose.
  if (request.headers.get('sec-fetch-dest') !== 'document' || isFetchedAhead(exchange)) return undefined;
  const evidence = emptiness(exchange);
  if (!evidence || (response.mimeType !== 'text/html' && response.mimeType !== 'x-unknown')) return undefined;
  return {
    cause: 'empty-page' as const,
    certainty: 'certain' as const,
    evidence: [evidence, { from: 'response status', saw: '200' }],
    values: { host: hostOf(exchange), status: '200' },
  };
}

/** PHP's messages, with and without `html_errors` (php.net, error handling). */
const PHP_MESSAGE =
  /^\s*(?:<br \/>\s{0,3})?(?:<b>|PHP )?(?:Warning|Notice|Deprecated|Fatal error|Parse error|Strict Standards|Recoverable fatal error|Uncaught \w{1,40})(?:<\/b>)?: {1,3}.{1,300}? in (?:<b>)?\S{1,200}(?:<\/b>)? on line (?:<b>)?\d/;
const PHP_AFTER =
  /(?:<br \/>\s{0,3})?(?:<b>)(?:Warning|Notice|Deprecated|Fatal error)<\/b>: {1,3}[^\n]{1,600}/;

function phpWords(text: string): string {
  const line =
    text
      .trim()
      .replace(/<[^<>]{1,40}>/g, '')
      .trim()
      .split('\n')[0] ?? '';
  return quote(line.replace(/ in \S+ on line \d+.*$/, ''));
}

function phpAfterData(exchange: Exchange) {
  const { text, truncated } = exchange.response.body ?? { text: '', truncated: true };
  if (truncated || !isReadByProgram(exchange)) return undefined;
  const tail = text.slice(-1500);
  const found = PHP_AFTER.exec(tail)?.[0];
  if (found === undefined || !/ on line <b>\d/.test(tail) || isUnread(exchange)) return undefined;
  const words = phpWords(found);
  return {
    cause: 'server-message-before-data' as const,
    certainty: 'certain' as const,
    evidence: [{ from: 'response body, last lines', saw: words }],
    values: { host: hostOf(exchange), words, side: 'after' },
  };
}

/** How reports of programs that broke begin: Python, Java, .NET, JavaScript on a server. */
const TRACES: readonly RegExp[] = [
  /^\s*Traceback \(most recent call last\):\s/,
  /^\s*(?:Exception in thread "[^"\n]{1,80}" )?(?:[a-z]\w{0,40}\.){1,8}\w{1,60}(?:Exception|Error)\b[^\n]{0,300}\n\s{1,8}at /,
  /^\s*(?:System|Microsoft)\.[\w.]{1,100}Exception: [^\n]{0,300}\n\s{1,8}at /,
  /^\s*(?:Uncaught )?\w{0,30}Error: [^\n]{0,300}\n\s{1,8}at /,
];

/** The line that tells what happened: Python's is the last, everybody else's the first. */
function traceWords(head: string): string {
  const lines = head.trim().split('\n');
  const line = head.trimStart().startsWith('Traceback')
    ? lines.find((each, index) => index > 0 && /^\w[\w.]{0,80}(?:Error|Exception|Exit)?: /.test(each))
    : lines[0];
  return quote(line ?? lines[0] ?? '');
}

/** Whether the last sign closes the first one: what is not broken off is not parsed. */
function endsAsBegun(text: string, first: number): boolean {
  let end = text.length - 1;
  while (end > 0 && text.charCodeAt(end) <= 0x20) end--;
  // One sign of each pair is two places after the other in the table of characters.
  return text.charCodeAt(end) === first + 2;
}

const LONGEST_PARSED = 200_000;

function brokenOff(exchange: Exchange) {
  const { body, size } = exchange.response;
  if (!body || body.truncated || body.text.length > LONGEST_PARSED) return undefined;
  if (!isGood(exchange) || !isReadByProgram(exchange)) return undefined;
  // A recorder may have kept a part without saying so: then the count of bytes tells.
  if (!exchange.errorsTold || size === null || new TextEncoder().encode(body.text).length !== size)
    return undefined;
  // Streams of JSON, an object a line, are whole wherever they stop.
  const lineEnd = body.text.indexOf('\n');
  if (lineEnd > 0 && parseJson(body.text.slice(0, lineEnd)) !== undefined) return undefined;
  if (isUnread(exchange) || !isBrokenOff(body.text)) return undefined;
  return {
    cause: 'data-broken-off' as const,
    certainty: 'likely' as const,
    evidence: [
      { from: 'response body', saw: `${size} bytes, and no closing bracket at the end` },
      { from: 'response header Content-Type', saw: quote(exchange.response.mimeType) },
    ],
    values: { host: hostOf(exchange), begins: body.text.charAt(0) },
  };
}

/** Whether a text stops before its brackets are closed, or inside a text; not one with a fault on the way or with more behind it. */
function isBrokenOff(text: string): boolean {
  const fault = jsonFault(text);
  if (fault === undefined) return false;
  if (fault.startsWith('it ends')) return true;
  const at = /^at character (\d+), a text begins that does not end/.exec(fault)?.[1];
  return at !== undefined && !text.includes('"', Number(at));
}
