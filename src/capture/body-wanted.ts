import { type Body, type Exchange, requestWith, responseWith, withChange } from '../session/exchange.ts';

/** How large, in bytes, the answer of a request that went well may be for its body to be read. */
const LARGEST_DATA = 128 * 1024;
/** … and how large a web page: its head holds the page's policy, and an error page says its reason early. */
const LARGEST_PAGE = 512 * 1024;

/** How much of a request's body is kept, in characters. */
const REQUEST_BODY_LIMIT = 64 * 1024;

/** Loads whose answer a script reads as data. */
const DATA_TYPES = new Set(['fetch', 'xhr', 'other']);
/** Loads that no web page can be the answer to. */
const NEVER_PAGES = new Set(['fetch', 'xhr', 'other', 'script', 'stylesheet', 'manifest', 'eventsource']);

/**
 * Whether the body of a finished exchange is read at once: that of a failure, because it holds the server's own words,
 * and of an answer that went well only where a rule looks into it: small data, a web page in the place of something
 * else, and the page itself, whose `<meta>` policy explains what it blocks.
 */
export function bodyWanted({ response, resourceType, method }: Exchange): boolean {
  const { status, mimeType } = response;
  if (status >= 400) return true;
  if (status < 200 || status > 299 || status === 204 || status === 205 || method === 'HEAD') return false;
  const size = response.size ?? response.transferred ?? 0;
  if (mimeType === 'text/html') {
    return size <= LARGEST_PAGE && (resourceType === 'document' || NEVER_PAGES.has(resourceType));
  }
  if (size > LARGEST_DATA) return false;
  if (resourceType === 'script') return mimeType.endsWith('json');
  return DATA_TYPES.has(resourceType) && isData(mimeType);
}

function isData(mimeType: string): boolean {
  return (
    mimeType === 'text/plain' ||
    mimeType.endsWith('json') ||
    mimeType.endsWith('xml') ||
    mimeType === 'multipart/mixed' ||
    mimeType.startsWith('application/grpc-web-text')
  );
}

/** Names under which data report a failure that the status does not show; that all went well, `"ok":true`, is none. */
const NAMES_OF_FAILURE =
  /"(?:(?:\w{0,20}errors?|error_?\w{1,20}|err(?:_?(?:code|no|msg))?|faults?|exceptions?|failures?|failed|status|code|ret(?:code)?|result)"\s*:|(?:success|succeeded|ok)"\s*:(?!\s*(?:true|1)\b))/i;
/** Words of the same in XML, in the parts of a multipart answer, and in what a program wrote in front of its data. */
const WORDS_OF_FAILURE = /error|fault|exception|fail|warning|notice|fatal|denied|status/i;

/**
 * Whether a body that was read is worth keeping. Whole data that name no failure are not: a session would fill with them.
 * @param text the body of an answer that went well
 */
export function tellsOfFailure(text: string, { resourceType, response: { mimeType } }: Exchange): boolean {
  if (text === '' || mimeType === 'text/html') return true;
  // No program is made of data alone.
  if (/^\s*[[{]/.test(text))
    return resourceType === 'script' || !isClosed(text) || NAMES_OF_FAILURE.test(text);
  // Broken data are never what they were taken for.
  return (
    mimeType.endsWith('json') || /^\s*<(?:!doctype html|html)/i.test(text) || WORDS_OF_FAILURE.test(text)
  );
}

/** Whether JSON ends with the bracket that closes the first: what is cut off does not, nor what has a program's words behind it. */
function isClosed(text: string): boolean {
  return text.trimEnd().endsWith(text.trimStart().startsWith('{') ? '}' : ']');
}

/**
 * An exchange of a file with the bodies that a live session would keep: the answer's where it tells of a failure, and the
 * request's up to 64 KB. What tells of no failure would only fill the session.
 */
export function withBodyWorthKeeping(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const sent = cut(request.body);
  const received = isWorthKeeping(exchange) ? response.body : null;
  if (sent === request.body && received === response.body) return exchange;
  return withChange(exchange, {
    request: requestWith(request, { body: sent }),
    response: responseWith(response, { body: received }),
  });
}

function isWorthKeeping(exchange: Exchange): boolean {
  const { body, status } = exchange.response;
  if (body === null || !bodyWanted(exchange)) return false;
  return status >= 400 || tellsOfFailure(body.text, exchange);
}

function cut(body: Body | null): Body | null {
  if (body === null || body.text.length <= REQUEST_BODY_LIMIT) return body;
  return { text: body.text.slice(0, REQUEST_BODY_LIMIT), binary: body.binary, truncated: true };
}
