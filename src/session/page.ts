import type { Exchange } from './exchange.ts';

/** Whether a document is a page, and not a redirect to one or a frame in one. */
export function isPage({ response: { status }, request: { headers } }: Exchange): boolean {
  const destination = headers.get('sec-fetch-dest');
  return (status < 300 || status > 399 || status === 304) && !FRAMES.has(destination ?? '');
}

const FRAMES = new Set(['iframe', 'frame', 'fencedframe', 'embed', 'object']);

/**
 * Whether the page's HTML may tell why it came so: what the browser stopped inside itself (a `<meta>` policy), a script or a
 * style sheet of another site, loaded so that its content stays unread (the attribute `integrity`), and a page that came in
 * the place of something else: it may be the very same.
 */
export function isForPage({ error, resourceType, request, response, initiator }: Exchange): boolean {
  if (error === '' || error === 'net::ERR_BLOCKED_BY_CSP') return true;
  if (response.mimeType === 'text/html' && resourceType !== 'document') return true;
  return (
    (resourceType === 'script' || resourceType === 'stylesheet') &&
    initiator?.type === 'parser' &&
    request.headers.get('sec-fetch-mode') === 'no-cors' &&
    /^(?:cross|same)-site$/.test(request.headers.get('sec-fetch-site') ?? '')
  );
}
