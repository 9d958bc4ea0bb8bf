import type { Exchange } from '../session/exchange.ts';

/**
 * The browser's word for a failed load without its prefix: "ERR_CONNECTION_REFUSED". A failed WebSocket may carry it
 * only in the text of its error message.
 * @returns '' where there is none
 */
export function netErrorOf({ error, socketError }: Exchange): string {
  if (error !== null) return error.startsWith('net::') ? error.slice(5) : error;
  if (socketError === null) return '';
  return /\bnet::(ERR_[A-Z0-9_]+)/.exec(socketError)?.[1] ?? '';
}

/** Whether the request reached the network: until then its record holds only provisional headers (capture-facts). */
export function wasSent({ request: { headers } }: Exchange): boolean {
  return headers.has('host') || headers.has('sec-fetch-site') || headers.has('sec-fetch-mode');
}
