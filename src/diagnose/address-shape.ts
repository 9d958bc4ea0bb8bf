import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';

/** Longer paths are compared by their beginning. */
const MOST_OF_PATH = 2000;
/** Where the name of an operation is looked for: clients put it in front. */
const MOST_OF_BODY = 4000;

const WORD = /^[A-Za-z_.-]*$/;
const UUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;
const VERSION = /^v\d+(?:(?:alpha|beta|rc)\d*)?$/i;
/** The hash that Vite and Rollup put into the names of files, in base64url: "index-B3kd9a_f.js". */
const FILE_HASH = /-(?=\w{0,7}\d)\w{8}(?=\.(?:m?js|css)$)/;
/** A built script or style sheet with the hash of its content in its name: a new release takes all of them away at once. */
const BUILT_FILE = /[-.](?:[0-9a-f]{6,20}|(?=\w{0,7}\d)\w{8})(?:\.(?:chunk|bundle|min))*\.(?:m?js|css)$/;
/** Files whose names tell which one they are, as an id does, not what they are for. */
const ONE_OF_A_FOLDER =
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|woff2?|ttf|otf|eot|mp[34]|webm|m4[asv]|ogg|wav)$/i;

/**
 * The address of an exchange without what differs from one thing to the next: two exchanges with the same shape ask for
 * the same kind of thing, and a fault of one is most likely that of the other. Numbers, hashes and long random parts
 * become `:id`; pictures, fonts, sound, film and built files with a hash in their names count by their folder. The query is left out. Where one address
 * serves many operations (GraphQL, JSON-RPC, AWS, WordPress), the name of the operation is added.
 * @returns a key to compare, not to be shown: "GET shop.test/orders/:id"
 */
export function addressShape(exchange: Exchange): string {
  const address = parseAddress(exchange.url);
  const { method, resourceType } = exchange;
  if (!address) return `${method} ${exchange.url.slice(0, MOST_OF_PATH).replace(/[?#].*$/s, '')}`;
  const segments = address.path.slice(0, MOST_OF_PATH).split('/').map(decoded);
  const file = segments.at(-1) ?? '';
  const inFolder = segments.length > 2 && file !== '';
  const byFolder =
    resourceType === 'image' || resourceType === 'font' || resourceType === 'media'
      ? true
      : ONE_OF_A_FOLDER.test(file) || BUILT_FILE.test(file);
  const shapes = segments.map(segmentShape);
  if (inFolder && byFolder) shapes[shapes.length - 1] = ':file';
  const operation = operationOf(exchange, address.path, address.query);
  return `${method} ${address.host}${shapes.join('/')}${operation === undefined ? '' : ` ${operation}`}`;
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function segmentShape(segment: string): string {
  // Most are words, and ids have digits.
  if (WORD.test(segment)) return segment;
  if (segment.includes('@') && segment.indexOf('@') > 0) return ':id';
  if (isRandom(segment)) return ':id';
  return segment
    .replace(UUID, ':id')
    .replace(FILE_HASH, '-:id')
    .replace(/:id|[A-Za-z0-9]+/g, (part) => (part === ':id' ? part : wordShape(part)))
    .replace(/:id(?:[-_.,~:+ ]:id)+/g, ':id');
}

/** Whether a text that keys are made of (base64url) looks thrown together: its kinds of characters take turns all the time. */
function isRandom(text: string): boolean {
  if (text.length < 16 || !/^[\w.~-]+$/.test(text)) return false;
  return (
    /\d.*\d/.test(text) &&
    /[A-Z].*[A-Z]/.test(text) &&
    /[a-z].*[a-z]/.test(text) &&
    turns(text) * 3 >= text.length
  );
}

/** How often a digit, a capital and a small letter follow one another. */
function turns(text: string): number {
  return text.match(/\d(?=[A-Za-z])|[A-Z](?=[a-z\d])|[a-z](?=[A-Z\d])/g)?.length ?? 0;
}

/** A run of letters and digits: an id, a word with a number at its end ("item17"), or a word. */
function wordShape(word: string): string {
  if (/^\d+$/.test(word)) return ':id';
  if (!/\d/.test(word) || VERSION.test(word)) return word;
  if (/^[0-9a-f]{6,}$/i.test(word)) return ':id';
  // "oauth2" and "step1" are words; "order17" is one of many orders.
  const numbered = /^([A-Za-z]+)\d+$/.exec(word);
  if (numbered) return word.length - (numbered[1]?.length ?? 0) > 1 ? `${numbered[1]}:id` : word;
  const mixedCase = /[a-z]/.test(word) && /[A-Z]/.test(word);
  return word.length >= 16 || (word.length >= 8 && (mixedCase || turns(word) >= 3)) ? ':id' : word;
}

/**
 * The operation that is asked of an address which serves many (GraphQL, JSON-RPC, AWS, WordPress).
 * @param path of its address, as is the query, which may begin with its question mark or be ''
 * @returns undefined where the address says it all
 */
export function operationOf({ request }: Exchange, path: string, query: string): string | undefined {
  const target = request.headers.get('x-amz-target');
  if (target) return target.slice(0, 100);
  const inQuery = /[?&]operationName=(\w{1,80})/.exec(query)?.[1];
  if (inQuery) return inQuery;
  const ajax = path.endsWith('/admin-ajax.php');
  const body = request.body?.text.slice(0, MOST_OF_BODY) ?? '';
  if (ajax) {
    return (/[?&]action=([\w-]{1,80})/.exec(query) ?? /(?:^|&)action=([\w-]{1,80})/.exec(body))?.[1];
  }
  if (!/^\s*[{[]/.test(body)) return undefined;
  const named =
    /"operationName"\s*:\s*"(\w{1,80})"/.exec(body) ??
    /"query"\s*:\s*"(?:\\n|\s)*(?:query|mutation|subscription)\s+(\w{1,80})/.exec(body);
  if (named) return named[1];
  return body.includes('"jsonrpc"') ? /"method"\s*:\s*"([\w./$-]{1,80})"/.exec(body)?.[1] : undefined;
}
