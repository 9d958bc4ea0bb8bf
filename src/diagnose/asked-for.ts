import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import { wantsPage } from './answer-data.ts';
import { quote } from './quote.ts';
import type { Evidence } from './rule.ts';

/** What a page's program asked for, where that was no page. */
export interface AskedFor {
  /** "the data", "the file": as the explanations name it. */
  readonly thing: string;
  /** `plain`: the request says so itself; `fair`: its address does; `weak`: only the habit of a library does. */
  readonly strength: 'plain' | 'fair' | 'weak';
  readonly evidence: Evidence;
}

/** Libraries send it with every request, whatever they are asked for: axios, Angular. */
const BY_HABIT = 'application/json, text/plain, */*';

/** Headers by which libraries ask for a piece of a page: htmx, Turbo, pjax, Unpoly, Inertia, Swup, barba. */
const FRAGMENT_HEADERS = [
  'hx-request',
  'turbo-frame',
  'x-pjax',
  'x-up-version',
  'x-inertia',
  'x-swup',
  'x-barba',
];

const TEMPLATE = /\.(?:x?html?|svg|md|mdx|txt|xml|vue|hbs|handlebars|mustache|tpl|tmpl|ejs)$/i;
/** These make pages as well as data. */
const PROGRAM = /\.(?:php|aspx?|ashx|jsp|do|cfm)$/i;
const TEMPLATE_FOLDER =
  /\/(?:templates?|partials?|views?|fragments?|includes?|snippets?|widgets?|components?|emails?)\//i;
const DATA_FILE = /\.(?:json|geojson|topojson|jsonld|webmanifest)$/i;
const OTHER_FILE =
  /\.(?:pdf|zip|gz|tgz|csv|tsv|xlsx?|docx?|pptx?|wasm|png|jpe?g|webp|gif|avif|mp[34]|woff2?|ttf|glb|gltf|bin|onnx|parquet)$/i;
const API_PATH = /\/(?:api|rest|graphql|gql|j?rpc|jsonrpc|odata|wp-json|trpc)(?:\/|$)/i;

/**
 * Tells from a request that its program cannot use a web page: from `Accept`, from the ending of the address, from the
 * address of an API, from data that was sent.
 * @returns undefined where a page, or a piece of one, may well be what was asked for
 */
export function askedForNoPage(exchange: Exchange, related: Related): AskedFor | undefined {
  const { headers } = exchange.request;
  const accept = headers.get('accept');
  if (wantsPage(accept) || FRAGMENT_HEADERS.some((name) => headers.has(name))) return undefined;
  // A redirect may have led away from the address that the program knows.
  const { url } = related.redirectedFrom ?? exchange;
  const address = parseAddress(url);
  const path = address?.path ?? '';
  if (TEMPLATE.test(path)) return undefined;
  const from = related.redirectedFrom ? 'URL before the redirect' : 'request URL';
  const ending = { from, saw: quote(path.split('/').at(-1) ?? '') };
  if (DATA_FILE.test(path)) return { thing: 'the data', strength: 'plain', evidence: ending };
  if (OTHER_FILE.test(path)) return { thing: 'the file', strength: 'plain', evidence: ending };
  const accepted = { from: 'request header Accept', saw: quote(accept ?? '') };
  const acceptsJson = accept !== undefined && /\bjson\b/i.test(accept);
  if (acceptsJson && accept.trim() !== BY_HABIT)
    return { thing: 'the data', strength: 'plain', evidence: accepted };
  const isApi = API_PATH.test(path);
  if (!isApi && (TEMPLATE_FOLDER.test(path) || PROGRAM.test(path))) return undefined;
  if (acceptsJson && !isApi) return { thing: 'the data', strength: 'weak', evidence: accepted };
  if (isApi || address?.hostname.startsWith('api.')) {
    const saw = quote(isApi ? path : (address?.hostname ?? ''));
    return { thing: 'the data', strength: 'fair', evidence: { from, saw } };
  }
  const sent = headers.get('content-type');
  return sent !== undefined && /\bjson\b/i.test(sent)
    ? {
        thing: 'the data',
        strength: 'fair',
        evidence: { from: 'request header Content-Type', saw: quote(sent) },
      }
    : undefined;
}
