import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import type { ListedRequest } from '../listed-request.ts';
import type { FilterKey, IsValue } from './grammar.ts';

/** The keys of which a request has one value. */
export type SingleKey = Exclude<FilterKey, 'is' | 'url' | 'larger-than' | 'has-response-header'>;

/** What the text of a filter is looked for in. */
export interface Searched {
  /** The address in lower case. */
  readonly url: string;
  /** What free text is looked for in beside it, in lower case: the method, the status and what is said of it. */
  readonly rest: string;
  readonly site: Site;
}

/** The host with and without its port; both empty where the address has none. */
interface Site {
  readonly host: string;
  readonly hostname: string;
}

const NO_SITE: Site = { host: '', hostname: '' };

/** Made once for each request, and kept with it: each key that is pressed asks for them all. */
export function searchedOf(request: ListedRequest): Searched {
  request.searched ??= made(request);
  return request.searched;
}

function made({ exchange, diagnosis }: ListedRequest): Searched {
  const rest =
    `${exchange.method} ${exchange.response.status || ''}\n${diagnosis?.title ?? ''}`.toLowerCase();
  return { url: exchange.url.toLowerCase(), rest: shared(RESTS, rest, rest), site: siteOf(exchange) };
}

/** An address as nearly all are; its host as it stands. Taking one apart by the standard costs five times as much. */
const PLAIN_HOST = /^(?:http|ws)s?:\/\/(([a-z\d.-]*[a-z]|\d+(?:\.\d+){3})(?::\d+)?)(?=[/?#]|$)/;

function siteOf({ url }: Exchange): Site {
  const [, host, hostname] = PLAIN_HOST.exec(url) ?? [];
  if (host !== undefined && hostname !== undefined) return shared(SITES, host, { host, hostname });
  return parseAddress(url) ?? NO_SITE;
}

/** Thousands of requests have these in common, so they are kept once. */
const RESTS = new Map<string, string>();
const SITES = new Map<string, Site>();
const MOST_SHARED = 5000;

function shared<Part>(known: Map<string, Part>, key: string, part: Part): Part {
  const same = known.get(key);
  if (same !== undefined) return same;
  if (known.size >= MOST_SHARED) known.clear();
  known.set(key, part);
  return part;
}

/** The value that a request has, in lower case; '' where it has none. */
export const VALUE_OF: Readonly<Record<SingleKey, (request: ListedRequest) => string>> = {
  'status-code': ({ exchange }) => `${exchange.response.status}`,
  domain: (request) => searchedOf(request).site.hostname,
  cause: ({ diagnosis }) => diagnosis?.cause ?? '',
  fixer: ({ diagnosis }) => diagnosis?.fixer ?? '',
  certainty: ({ diagnosis }) => diagnosis?.certainty ?? '',
  method: ({ exchange }) => exchange.method.toLowerCase(),
  'mime-type': ({ exchange }) => exchange.response.mimeType,
  'resource-type': ({ exchange }) => exchange.resourceType,
  scheme: ({ exchange: { url } }) => url.slice(0, Math.max(0, url.indexOf(':'))).toLowerCase(),
};

/** Whether a request is what `is:` asks for. */
export const IS: Readonly<Record<IsValue, (request: ListedRequest) => boolean>> = {
  failed: ({ outcome }) => outcome === 'failed',
  blocked: ({ outcome }) => outcome === 'blocked',
  cancelled: ({ outcome }) => outcome === 'cancelled',
  running: ({ outcome }) => outcome === 'pending',
  'from-cache': ({ exchange }) => exchange.response.fromCache,
  'service-worker-intercepted': ({ exchange }) => exchange.response.viaServiceWorker,
  'third-party': ({ party }) => party === 'third',
};

/** The bytes of the answer, over the network where that is known; null where nothing is. */
export function bytesOfAnswer({ exchange: { response } }: ListedRequest): number | null {
  return response.transferred ?? response.size;
}
