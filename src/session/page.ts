import type { Exchange } from './exchange.ts';

/** Whether a document is a page, and not a redirect to one or a frame in one. */
export function isPage({ response: { status }, request: { headers } }: Exchange): boolean {
  const destination = headers.get('sec-fetch-dest');
  return (status < 300 || status > 399 || status === 304) && !FRAMES.has(destination ?? '');
}

/** Whether a document is a page in a page: its own page made it, by its text or by a script. */
export function isFrame(exchange: Exchange): boolean {
  if (exchange.resourceType !== 'document') return false;
  // Nearly all are no documents, and what made one is not at hand.
  const { initiator } = exchange;
  return initiator !== null && initiator.type !== 'other';
}

const FRAMES = new Set(['iframe', 'frame', 'fencedframe', 'embed', 'object']);

/**
 * Whether the page's HTML may tell why it came so: what the browser stopped inside itself (a `<meta>` policy), a script or a
 * style sheet of another site, loaded so that its content stays unread (the attribute `integrity`), and a page that came in
 * the place of something else: it may be the very same.
 */
export function isForPage(exchange: Exchange): boolean {
  const { error, resourceType, response } = exchange;
  if (error === '' || error === 'net::ERR_BLOCKED_BY_CSP') return true;
  if (response.mimeType === 'text/html' && resourceType !== 'document') return true;
  return (resourceType === 'script' || resourceType === 'stylesheet') && isLoadedFromAnotherSite(exchange);
}

function isLoadedFromAnotherSite({ initiator, request: { headers } }: Exchange): boolean {
  return (
    initiator?.type === 'parser' &&
    headers.get('sec-fetch-mode') === 'no-cors' &&
    /^(?:cross|same)-site$/.test(headers.get('sec-fetch-site') ?? '')
  );
}
