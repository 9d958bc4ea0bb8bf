import { readUrl } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import type { PageReport } from '../../session/page-report.ts';
import type { Related } from '../../session/relations.ts';
import { isFetchedAhead, parseJson } from '../answer-data.ts';
import { type PageTag, pageTags } from '../page-tags.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isGood, startsAsPage, startsLikeMarkup } from '../whose-page.ts';

/**
 * A script or a style sheet that came with a good status and cannot be used: a web page, plain data, or a file under a type
 * that the browser refuses. The browser records it as a success; only the Console tells. Where it breaks the load off:
 * wrong-file-type.ts.
 */
export default defineRule({
  name: 'wrong-file',
  statuses: [200, 201, 202, 203],
  causes: {
    'page-came-for-program': {
      title: 'A web page came in place of {thing}',
      summary:
        'The page asked {host} for {thing}, “{file}”. It got a web page, so that part of the page does not work.',
      technical:
        "The status is {status}, and what came at `{path}` is HTML. Run as a script it gives “Unexpected token '<'”; a module or a style sheet is refused.",
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Reload the page: after a new release, the old page asks for files that are gone.',
        {
          for: 'developer',
          text: 'The file is missing, and a fallback to `index.html` hides that. Leave files out of the fallback, and keep those of the last release.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would have said plainly that the file is missing.' },
      browserNames: ["Unexpected token '<'", 'ChunkLoadError'],
      sources: ['mdn:Web/JavaScript/Reference/Errors/Unexpected_token', 'rfc9110#15.5.5'],
    },
    'file-type-refused': {
      title: 'The browser may not use {thing}: wrong type',
      summary:
        'The file “{file}” came from {host}. It is labelled as something else, so the browser does not use it.',
      technical:
        'The answer to `{path}` says `Content-Type: {type}`, and {why}. The Console tells of the MIME type.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this: they have to change the label of this file.',
        {
          for: 'developer',
          text: 'Send scripts as `text/javascript` and style sheets as `text/css`. If the body is a page, the path is wrong.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean that the file is missing. Here something came.' },
      sources: [
        'fetch#x-content-type-options-header',
        'mdn:Web/HTTP/Reference/Headers/X-Content-Type-Options',
      ],
    },
    'data-came-for-script': {
      title: 'Data came in place of {thing}',
      summary: 'The page asked {host} for a part of its program. It got plain data, and cannot run that.',
      technical: "The script `{path}` was answered with JSON, which is no program: “Unexpected token ':'”.",
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Fetch data with `fetch()`. If this is JSONP, the server left out the call around the data: it may have turned JSONP off.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean that nothing came. Here the data came.' },
      browserNames: ["Unexpected token ':'"],
      sources: ['mdn:Web/JavaScript/Reference/Errors/Unexpected_token'],
    },
    'integrity-needs-crossorigin': {
      title: 'The browser cannot check {thing}, so it is not used',
      summary:
        'The page asks the browser to check the file “{file}” for changes. For a file of another site, the page has to ask in another way.',
      technical:
        'The tag `<{tag}>` has `integrity` and no `crossorigin`. Loaded from {host} without CORS, the content cannot be read, so it cannot be compared.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: one word is missing there.',
        {
          for: 'developer',
          text: 'Add `crossorigin="anonymous"` to the tag. The other server has to answer with `Access-Control-Allow-Origin`; if it does not, host the file yourself.',
        },
      ],
      contrast: {
        with: 'a file that was changed',
        text: 'For a changed file, the Console says that it does not match. Here nothing could be compared.',
      },
      browserNames: ['Subresource Integrity'],
      sources: [
        'https://www.w3.org/TR/SRI/',
        'mdn:Web/Security/Defenses/Subresource_Integrity',
        'mdn:Web/HTML/Reference/Attributes/crossorigin',
      ],
    },
    'integrity-mismatch': {
      title: 'The file is not the one that the page expects',
      summary:
        'The page knows what “{file}” has to hold. What came from {host} seems to differ, so the browser did not use it.',
      technical:
        'The tag `<{tag}>` has `integrity`, the answer to `{path}` is {status}, and the element still got an `error` event. A digest that does not match does this.',
      fixer: 'frontend',
      hints: [
        'Reload the page without the saved copies (Ctrl+Shift+R). If it stays so, tell the people who run the page.',
        {
          for: 'developer',
          text: 'Read the Console: it has both digests. Look for a new version under the same address, or a proxy that changes files. Then renew the `integrity`.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean that the file is missing. Here another one came.' },
      browserNames: ['Subresource Integrity'],
      sources: ['https://www.w3.org/TR/SRI/', 'mdn:Web/Security/Defenses/Subresource_Integrity'],
    },
  },
  examine(exchange, related) {
    const { response, resourceType, method, request, pageReport } = exchange;
    if (resourceType !== 'script' && resourceType !== 'stylesheet') return undefined;
    /** The page's own word that it got the file and did not use it. */
    const refusal = pageReport?.kind === 'file-refused' ? pageReport : undefined;
    const { body, mimeType } = response;
    // Only the page's own HTML tells what it asks of a file.
    if (
      related.document?.response.body &&
      request.headers.get('sec-fetch-mode') === 'no-cors' &&
      isCrossOrigin(exchange) === true
    ) {
      const tag = tagWithIntegrity(exchange, related);
      if (tag && method === 'GET') return uncheckable(exchange, tag, refusal !== undefined);
    }
    if (refusal?.integrity && CODE_TYPES.has(mimeType) && !startsLikeMarkup(body?.text)) {
      return mismatch(exchange, refusal.element);
    }
    // Nearly all go by here.
    if (CODE_TYPES.has(mimeType) && !startsLikeMarkup(body?.text)) return undefined;
    if (method !== 'GET' || !isGood(exchange)) return undefined;
    const destination = request.headers.get('sec-fetch-dest');
    if (destination !== undefined && !DESTINATIONS.has(destination)) return undefined;
    if (isFetchedAhead(exchange)) return undefined;

    const isScript = resourceType === 'script';
    const path = pathOf(exchange);
    const values = { thing: isScript ? 'a program part' : 'a style sheet', host: hostOf(exchange), path };
    const name = quote(path.split('/').at(-1) || path);
    const file = name.length > 30 ? `${name.slice(0, 29)}…` : name;
    const askedFor: Evidence = { from: 'the browser’s record', saw: `asked for as a ${resourceType}` };
    if (startsAsPage(body?.text)) {
      return {
        cause: 'page-came-for-program',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: 'begins as a web page' }, askedFor],
        values: { ...values, file, status: String(response.status) },
      };
    }
    const sent = response.headers.get('content-type');
    const type = (sent?.split(';')[0] ?? '').trim().toLowerCase();
    if (sent === undefined || (isScript ? isScriptType(type) : type === 'text/css')) return undefined;
    if (isScript && isDataAlone(exchange)) {
      return {
        cause: 'data-came-for-script',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: 'JSON, an object' }, askedFor],
        values,
      };
    }
    // What is empty does nothing, whatever its type.
    if (!(body === null ? (response.size ?? 0) > 0 : body.text.trim() !== '')) return undefined;
    const refused = whyRefused(exchange, type, destination, refusal);
    return (
      refused && {
        cause: 'file-type-refused',
        certainty: refused.certainty,
        evidence: [
          { from: 'response header Content-Type', saw: quote(sent) },
          refused.evidence,
          ...(refusal ? [toldRefused(refusal.element)] : []),
        ],
        values: { ...values, file, type: quote(type) || 'nothing', why: refused.why },
      }
    );
  },
});

/** A page's tags with `integrity`, by the address that they name: made once for each page. */
const withIntegrity = new WeakMap<Exchange, ReadonlyMap<string, PageTag>>();

/**
 * The tag that loads this file, where it asks for a check that cannot be made: of an answer that was fetched without CORS
 * from another origin the browser may read nothing (SRI, "is response eligible for integrity validation").
 */
function tagWithIntegrity(exchange: Exchange, { document: page }: Related): PageTag | undefined {
  const html = page?.response.body?.text;
  if (!page || !html) return undefined;
  const { url, initiator, response } = exchange;
  if (initiator?.type !== 'parser' || response.viaServiceWorker) return undefined;
  // A frame in the page is another document, with tags of its own.
  if (withoutFragment(initiator.url ?? '') !== withoutFragment(page.url)) return undefined;
  let tags = withIntegrity.get(page);
  if (!tags) {
    tags = /\bintegrity\s?=/i.test(html) ? integrityTags(html, page.url) : new Map<string, PageTag>();
    withIntegrity.set(page, tags);
  }
  const tag = tags.get(withoutFragment(url));
  return tag?.attributes.has('crossorigin') ? undefined : tag;
}

function integrityTags(html: string, page: string): ReadonlyMap<string, PageTag> {
  const found = new Map<string, PageTag>();
  let base = page;
  for (const tag of pageTags(html)) {
    const { name, attributes } = tag;
    const address = attributes.get(name === 'script' ? 'src' : 'href');
    const url = address === undefined ? undefined : readUrl(address, base)?.href;
    if (url === undefined) continue;
    if (name === 'base') {
      if (base === page) base = url;
      continue;
    }
    if (name === 'script' || (name === 'link' && /\bstylesheet\b/i.test(attributes.get('rel') ?? ''))) {
      // Another hash than these is no condition: the browser ignores it.
      const asks = /(?:^|\s)sha(?:256|384|512)-/i.test(attributes.get('integrity') ?? '');
      if (asks) found.set(withoutFragment(url), tag);
    }
  }
  return found;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** What the page says of a file that it got and did not use. */
function toldRefused(element: string): Evidence {
  return { from: `the page itself, <${quote(element)}>`, saw: 'an error event: the file was not used' };
}

/** A module whose import is missing, and a style sheet whose import is, end in the same event: it is never proven. */
function mismatch(exchange: Exchange, element: string) {
  const path = pathOf(exchange);
  const file = quote(path.split('/').at(-1) || path);
  return {
    cause: 'integrity-mismatch',
    certainty: 'likely',
    evidence: [toldRefused(element), { from: `page, tag <${quote(element)}>`, saw: 'has integrity' }],
    values: {
      host: hostOf(exchange),
      path,
      file: file.length > 30 ? `${file.slice(0, 29)}…` : file,
      tag: quote(element),
      status: String(exchange.response.status),
    },
  } as const;
}

function uncheckable(exchange: Exchange, { name }: PageTag, told: boolean) {
  const path = pathOf(exchange);
  const file = quote(path.split('/').at(-1) || path);
  return {
    cause: 'integrity-needs-crossorigin',
    certainty: told ? 'certain' : 'likely',
    evidence: [
      ...(told ? [toldRefused(name)] : []),
      { from: `page, tag <${name}>`, saw: 'has integrity, and no crossorigin' },
      { from: 'request header Sec-Fetch-Mode', saw: 'no-cors, to another origin' },
    ],
    values: {
      thing: exchange.resourceType === 'script' ? 'a program part' : 'a style sheet',
      host: hostOf(exchange),
      file: file.length > 30 ? `${file.slice(0, 29)}…` : file,
      tag: name,
    },
  } as const;
}

/** Types under which scripts and style sheets come (MIME Sniffing standard, section 4.6). */
const CODE_TYPES = new Set([
  'text/javascript',
  'application/javascript',
  'application/x-javascript',
  'text/css',
  'application/ecmascript',
  'text/ecmascript',
]);

const DESTINATIONS = new Set(['script', 'style', 'worker', 'sharedworker', 'serviceworker']);

function isScriptType(type: string): boolean {
  return /^(?:text|application)\/(?:x-)?(?:java|ecma|live|j)script(?:\d\.\d)?$/.test(type);
}

const LONGEST_DATA = 100_000;

/** An object of JSON alone is no program; a list, or an empty object, is one that does nothing. */
function isDataAlone({ response: { body } }: Exchange): boolean {
  if (body === null || body.truncated || body.text.length > LONGEST_DATA) return false;
  return /^\s*\{\s*"/.test(body.text.slice(0, 200)) && parseJson(body.text) !== undefined;
}

type FileRefused = Extract<PageReport, { kind: 'file-refused' }>;

interface Refusal {
  readonly why: string;
  readonly certainty: 'certain' | 'likely';
  readonly evidence: Evidence;
}

/** Why the browser does not use a file of this type (Fetch: nosniff; HTML: module scripts and workers need a script type). */
function whyRefused(
  exchange: Exchange,
  type: string,
  destination: string | undefined,
  told: FileRefused | undefined,
): Refusal | undefined {
  const { response, request } = exchange;
  const nosniff = response.headers.get('x-content-type-options');
  if (nosniff !== undefined && /^\s*nosniff\s*(?:,|$)/i.test(nosniff)) {
    return {
      why: '`nosniff` forbids a guess',
      certainty: 'certain',
      evidence: { from: 'response header X-Content-Type-Options', saw: quote(nosniff) },
    };
  }
  if (destination?.endsWith('worker')) {
    return {
      why: 'a worker has to come as a script',
      certainty: 'certain',
      evidence: { from: 'request header Sec-Fetch-Dest', saw: quote(destination) },
    };
  }
  if (told?.module) {
    return {
      why: 'a module has to come as a script',
      certainty: 'certain',
      evidence: { from: 'page, tag <script>', saw: 'type="module"' },
    };
  }
  // A plain script with the attribute `crossorigin` is fetched in the same way, and is run whatever its type.
  const isModule = destination === 'script' && request.headers.get('sec-fetch-mode') === 'cors';
  if (isModule && NO_MODULE.has(type)) {
    return {
      why: 'a module has to come as a script',
      certainty: 'likely',
      evidence: { from: 'request header Sec-Fetch-Mode', saw: 'cors, on a script: a module' },
    };
  }
  // Only a page without a doctype takes a style sheet of another type, and only from its own site.
  return destination === 'style' && type === 'text/html'
    ? {
        why: 'a style sheet has to come as one',
        certainty: isCrossOrigin(exchange) === true || told !== undefined ? 'certain' : 'likely',
        evidence: { from: 'request header Sec-Fetch-Dest', saw: 'style' },
      }
    : undefined;
}

const NO_MODULE = new Set(['text/html', 'text/plain', 'application/octet-stream', 'video/mp2t']);
