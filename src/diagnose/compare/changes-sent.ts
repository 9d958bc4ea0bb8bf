import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import type { Asked } from './asked.ts';
import { safeName } from './safe-name.ts';
import { type Seen, versionOf, whatDiffers } from './seen.ts';

/** Longer bodies are not taken apart. */
const MOST_OF_BODY = 100_000;
const MOST_FIELDS = 200;
const DEEPEST = 3;

/** Headers that are another with each request, each connection or each visit, or that follow from something else that is told. */
const NOT_TELLING =
  /^(?::|sec-|if-|x-request-id$|x-correlation-id$|x-b3-|x-amzn-trace-id$|x-datadog-|traceparent$|tracestate$|baggage$|sentry-trace$)|^(?:host|referer|content-length|accept-encoding|connection|priority|pragma|cache-control|upgrade-insecure-requests|dnt|range|te|cookie|authorization|content-type|origin)$/;
/** Headers whose values are chosen by the page or the browser for all people alike, and are worth a word when they differ. */
const TELLING_VALUE = /^(?:accept|accept-language|user-agent)$|api-?key|tenant|version|client-id/;

/**
 * What differs in what was sent. Nothing is said of headers where one of the two records has none, or only those that the
 * browser meant to send.
 */
export function changesSent(before: Asked, after: Asked) {
  const told = before.credentialsTold && after.credentialsTold;
  return whatDiffers('sent', seenIn(before, told), seenIn(after, told), [
    ...(tellsHeaders(before.first) && tellsHeaders(after.first) ? ['header', 'cookie'] : []),
    ...(before.first.request.body && after.first.request.body ? ['JSON field', 'form field'] : []),
    'method',
    'query parameter',
    'HTTP version',
  ]);
}

/** Whether a record has the headers that went out (capture-facts: without an answer Chrome has provisional ones). */
export function tellsHeaders({ request, response }: Exchange): boolean {
  if (request.headers.size === 0 || response.fromCache || response.viaServiceWorker) return false;
  return response.status > 0 || request.headers.has('host') || request.headers.has(':authority');
}

function seenIn({ first }: Asked, told: boolean): Seen {
  const seen: Seen = new Map();
  const { headers, httpVersion } = first.request;
  seen.set('method', { kind: 'method', shown: safeName(first.method) });
  const version = versionOf(httpVersion);
  if (version) seen.set('HTTP version', { kind: 'HTTP version', shown: version, onlyIfBoth: true });
  for (const { name, value } of headers) {
    const header = name.toLowerCase();
    if (NOT_TELLING.test(header)) continue;
    seen.set(`header ${safeName(header)}`, {
      kind: 'header',
      ...(TELLING_VALUE.test(header) ? { hidden: value } : {}),
    });
  }
  const origin = headers.get('origin');
  if (origin)
    seen.set('header origin', { kind: 'header', shown: parseAddress(origin)?.origin ?? 'something else' });
  const type = mediaType(headers.get('content-type'));
  if (type) seen.set('header content-type', { kind: 'header', shown: type });
  if (told) {
    const authorization = headers.get('authorization');
    if (authorization !== undefined) {
      const scheme = /^(?:Bearer|Basic|Digest|Negotiate|NTLM|DPoP)(?= )/i.exec(authorization)?.[0];
      seen.set('header authorization', { kind: 'header', ...(scheme ? { shown: scheme } : {}) });
    }
    for (const name of headers.all('cookie').flatMap((line) => line.split(';'))) {
      const cookie = safeName(name.split('=')[0]?.trim() ?? '');
      if (cookie !== '') seen.set(`cookie ${cookie}`, { kind: 'cookie' });
    }
  }
  const query = parseAddress(first.url)?.query ?? '';
  for (const name of namesIn(query.slice(1)))
    seen.set(`query parameter ${name}`, { kind: 'query parameter' });
  addBody(seen, first, type);
  return seen;
}

function addBody(seen: Seen, { request: { body } }: Exchange, type: string): void {
  if (!body || body.binary || body.truncated || body.text.length > MOST_OF_BODY) return;
  if (/^\s*[{[]/.test(body.text)) {
    try {
      addFields(seen, JSON.parse(body.text), '', 0);
    } catch {
      // Not JSON after all: its fields cannot be named.
    }
  } else if (type === 'application/x-www-form-urlencoded') {
    for (const name of namesIn(body.text)) seen.set(`form field ${name}`, { kind: 'form field' });
  }
}

function addFields(seen: Seen, value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return;
  // The first of a list stands for all.
  const isList = Array.isArray(value);
  for (const [name, inner] of Object.entries(isList ? value.slice(0, 1) : value)) {
    if (seen.size > MOST_FIELDS) return;
    const place = isList ? `${path}[]` : path === '' ? safeName(name) : `${path}.${safeName(name)}`;
    seen.set(`JSON field ${place}`, { kind: 'JSON field', shown: typeOf(inner) });
    addFields(seen, inner, place, depth + 1);
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value;
}

function namesIn(query: string): readonly string[] {
  return [...new Set([...new URLSearchParams(query).keys()].slice(0, MOST_FIELDS).map(safeName))];
}

/** "application/json" of a Content-Type; '' where there is none that can be shown. */
export function mediaType(value: string | undefined): string {
  return /^[\w.+-]{1,40}\/[\w.+-]{1,40}/.exec(value ?? '')?.[0].toLowerCase() ?? '';
}
