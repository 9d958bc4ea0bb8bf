import { parseAddress } from '../session/address.ts';

/** What stands in the place of a value that is not printed. */
const HIDDEN = 'hidden';

/** Query parameters whose values say how, not who: safe to print (an allow-list: all others are hidden). */
const HARMLESS = new Set([
  'page',
  'per_page',
  'perpage',
  'page_size',
  'pagesize',
  'limit',
  'offset',
  'skip',
  'take',
  'size',
  'count',
  'start',
  'sort',
  'sortby',
  'order',
  'orderby',
  'direction',
  'lang',
  'language',
  'locale',
  'hl',
  'format',
  'type',
  'version',
  'v',
  'fields',
  'include',
  'expand',
  'status',
  'width',
  'height',
  'w',
  'h',
  'dpr',
  'quality',
  'callback',
]);
const LONGEST_HARMLESS = 40;

/** A part of a path that is no word: long, with digits among letters, or a signed token. */
const TOKEN_IN_PATH = /^(?:eyJ[\w-]+\..*|(?=.*\d)(?=.*[A-Za-z])[\w~+=.-]{24,}|[0-9a-f]{32,})$/;

/**
 * A URL that can be shown to others: without user name and password, fragment, values of the query (but for a short
 * list of harmless names), and parts of the path that look like tokens. What is hidden keeps its place.
 * @param url as recorded; what cannot be parsed is cut at its first `?` or `#`
 */
export function redactUrl(url: string): string {
  const address = parseAddress(url);
  if (!address) return (url.split(/[?#]/)[0] ?? '').slice(0, 200);
  if (address.host === '') return `${address.scheme}:${HIDDEN}`;
  const path = address.path
    .split('/')
    // A UUID names a thing and opens nothing; the shape of the URL is worth keeping.
    .map((part) => (TOKEN_IN_PATH.test(part) && !UUID.test(part) && !FILE_NAME.test(part) ? HIDDEN : part))
    .join('/');
  return `${address.scheme}://${address.host}${path}${redactQuery(address.query)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** "index-C1eG9tsF.chunk.js": the hash of a built file is no secret. */
const FILE_NAME =
  /\.(?:m?js|css|json|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|map|html?|wasm|mp4|webm|mp3|pdf)$/i;

function redactQuery(query: string): string {
  if (query === '' || query === '?') return query;
  const parts = query
    .slice(1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return pair.length > LONGEST_HARMLESS || TOKEN_IN_PATH.test(pair) ? HIDDEN : pair;
      const name = pair.slice(0, equals);
      const value = pair.slice(equals + 1);
      const harmless =
        HARMLESS.has(name.toLowerCase()) && /^[\w.,:-]{0,40}$/.test(value) && !TOKEN_IN_PATH.test(value);
      return `${name.slice(0, 60)}=${harmless || value === '' ? value : HIDDEN}`;
    });
  return `?${parts.join('&')}`;
}
