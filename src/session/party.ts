import { getDomain } from 'tldts-icann';
import { parseAddress } from './address.ts';
import type { Exchange } from './exchange.ts';
import { askingOrigin } from './outcome.ts';

/** Whose server a request went to: the page's own site, or another one. */
export type Party = 'first' | 'third';

/**
 * Whether a request went to the site of its page. The browser says so itself where it sent the request
 * (`Sec-Fetch-Site`, Fetch Metadata §2.3); else the registrable domains are compared, by the public suffix list.
 * @param page the document that the request belongs to, if it is known
 * @returns undefined where neither the page nor the browser's word is on record
 */
export function partyOf(exchange: Exchange, page: Exchange | null): Party | undefined {
  const site = exchange.request.headers.get('sec-fetch-site');
  if (site === 'cross-site') return 'third';
  if (site === 'same-origin' || site === 'same-site') return 'first';
  const from = page?.url ?? askingOrigin(exchange);
  const [here, there] = [from ? siteOf(from) : undefined, siteOf(exchange.url)];
  if (!here || !there) return undefined;
  return here === there ? 'first' : 'third';
}

/** The registrable domain of an address; its host where that has none, as localhost and numbers have not. */
function siteOf(url: string): string | undefined {
  const hostname = parseAddress(url)?.hostname;
  return hostname ? (getDomain(hostname) ?? hostname) : undefined;
}
