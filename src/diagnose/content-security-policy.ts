import { parseAddress } from '../session/address.ts';
import type { Exchange, ResourceType } from '../session/exchange.ts';
import { headTags } from './page-tags.ts';

/** What a page's policy says against an address. */
export interface Refusal {
  /** The directive that applies, as the policy names it: "default-src" where there is no "img-src". */
  readonly directive: string;
  /** What the directive allows. */
  readonly allows: string;
  /** A nonce, a hash or 'strict-dynamic' is in the list: the element could have leave by other means than its address. */
  readonly byAddressOnly: boolean;
  /** Where the page says so: "response header Content-Security-Policy", or its `<meta>` tag. */
  readonly from: string;
}

/** One policy of a page, and where it stands. */
export interface PagePolicy {
  readonly text: string;
  readonly from: string;
}

const IN_HEADER = 'response header Content-Security-Policy';
const IN_META = 'tag <meta http-equiv="Content-Security-Policy">';

/** A page's HTML is read once, though every request that the page's policy stopped asks for it. */
const inMeta = new WeakMap<Exchange, readonly PagePolicy[]>();

/** The policies that a page came with: those of its headers, then those of the `<meta>` tags in its head. */
export function policiesOf(page: Exchange): readonly PagePolicy[] {
  const headers = page.response.headers
    .all('content-security-policy')
    .flatMap((line) => line.split(',', MOST_POLICIES))
    .map((text) => ({ text, from: IN_HEADER }));
  return [...headers, ...metaPolicies(page)].slice(0, MOST_POLICIES);
}

/**
 * The policies in a page's `<meta>` tags. A comma in there does not begin another one (HTML, pragma directives), and a tag
 * below the head does nothing. That `frame-ancestors`, `report-uri` and `sandbox` do not count there (CSP Level 3 §3.3)
 * needs no care: none of them speaks of a load.
 */
function metaPolicies(page: Exchange): readonly PagePolicy[] {
  const { body } = page.response;
  if (body === null || body.text === '') return [];
  let policies = inMeta.get(page);
  if (!policies) {
    policies = headTags(body.text)
      .filter(
        ({ name, attributes }) =>
          name === 'meta' && attributes.get('http-equiv')?.trim().toLowerCase() === 'content-security-policy',
      )
      .map(({ attributes }) => ({ text: attributes.get('content') ?? '', from: IN_META }));
    inMeta.set(page, policies);
  }
  return policies;
}

/** Which directives speak of a kind of load, the first that the policy has (CSP Level 3 §6.8.3, fetch directive fallback list). */
const CONNECT = ['connect-src', 'default-src'];
const DIRECTIVES: Partial<Record<ResourceType, readonly string[]>> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  stylesheet: ['style-src-elem', 'style-src', 'default-src'],
  image: ['img-src', 'default-src'],
  font: ['font-src', 'default-src'],
  media: ['media-src', 'default-src'],
  manifest: ['manifest-src', 'default-src'],
  document: ['frame-src', 'child-src', 'default-src'],
  fetch: CONNECT,
  xhr: CONNECT,
  eventsource: CONNECT,
  websocket: CONNECT,
  ping: CONNECT,
  // What is fetched ahead and what plug-ins show have no type; all of it falls back to this one.
  other: ['default-src'],
};

/** Pages have one or two policies; a hostile header may have thousands. */
const MOST_POLICIES = 20;

/**
 * Looks for the directive of a page's policies that forbids a load (CSP Level 3 §6.7.2).
 * @param policies the page's, as `policiesOf` finds them
 * @param redirected whether the address was reached by a redirect: then paths do not count (§7.6)
 * @returns undefined where no policy forbids it, or what it says of this kind of load is not known
 */
export function refusalOf(
  policies: readonly PagePolicy[],
  type: ResourceType,
  url: string,
  pageUrl: string,
  redirected: boolean,
): Refusal | undefined {
  const names = DIRECTIVES[type];
  if (!names) return undefined;
  for (const { text, from } of policies) {
    const directives = directivesOf(text);
    const directive = names.find((name) => directives.has(name));
    const sources = directive === undefined ? undefined : directives.get(directive);
    if (directive === undefined || !sources) continue;
    if (sources.some((source) => matches(source, url, pageUrl, redirected))) continue;
    return {
      directive,
      allows: sources.join(' ') || "'none'",
      byAddressOnly: !sources.some((source) => /^'(?:nonce-|sha\d|strict-dynamic)/i.test(source)),
      from,
    };
  }
  return undefined;
}

/** Which directives are asked in the place of one that a policy does not have (CSP Level 3 §6.8.3). */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  'script-src-elem': ['script-src', 'default-src'],
  'style-src-elem': ['style-src', 'default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'],
  'frame-src': ['child-src', 'default-src'],
  // These two have none.
  'form-action': [],
  'base-uri': [],
};

/**
 * What a policy allows to a kind of load.
 * @param policy the policy's whole text
 * @param wanted the directive of the load, which the policy may have or leave to a wider one
 * @returns undefined where the policy has neither
 */
export function listOf(policy: string, wanted: string): Pick<Refusal, 'directive' | 'allows'> | undefined {
  const directives = directivesOf(policy);
  const directive = [wanted, ...(FALLBACKS[wanted] ?? ['default-src'])].find((name) => directives.has(name));
  return directive === undefined
    ? undefined
    : { directive, allows: directives.get(directive)?.join(' ') || "'none'" };
}

/** A policy's directives by name, each with the sources that it allows. */
function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    // Of two directives of one name the first counts.
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** Whether an address matches one source expression (CSP Level 3 §6.7.2.7). */
function matches(source: string, url: string, pageUrl: string, redirected: boolean): boolean {
  const to = parseAddress(url);
  const page = parseAddress(pageUrl);
  if (!to || !page) return true;
  if (source === '*') return /^(?:https?|wss?)$/.test(to.scheme) || to.scheme === page.scheme;
  const keyword = source.toLowerCase();
  if (keyword === "'self'") {
    return (
      to.origin === page.origin ||
      (to.hostname === page.hostname &&
        schemeFits(page.scheme, to.scheme) &&
        (to.port === page.port || (isUsualPort(to.scheme, to.port) && isUsualPort(page.scheme, page.port))))
    );
  }
  if (source.startsWith("'")) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):$/i.exec(source)?.[1];
  if (scheme !== undefined) return schemeFits(scheme.toLowerCase(), to.scheme);
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:]+|\[[^\]]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(source);
  if (!parts) return false;
  const [, wantedScheme = page.scheme, host = '', port, path = ''] = parts;
  if (!schemeFits(wantedScheme.toLowerCase(), to.scheme)) return false;
  if (!hostFits(host.toLowerCase(), to.hostname)) return false;
  const portFits =
    port === '*' ||
    (port === undefined ? isUsualPort(to.scheme, to.port) : port === to.port) ||
    (port === '80' && to.port === '443' && isUsualPort(to.scheme, to.port));
  if (!portFits) return false;
  return redirected || path === '' || (path.endsWith('/') ? to.path.startsWith(path) : to.path === path);
}

/** The safer scheme is allowed with the less safe one (§6.7.2.8). */
function schemeFits(allowed: string, actual: string): boolean {
  if (allowed === actual) return true;
  if (allowed === 'http') return actual === 'https' || actual === 'ws' || actual === 'wss';
  if (allowed === 'ws') return actual === 'wss' || actual === 'http' || actual === 'https';
  return (allowed === 'wss' && actual === 'https') || (allowed === 'https' && actual === 'wss');
}

function hostFits(allowed: string, actual: string): boolean {
  return allowed === '*' || allowed.startsWith('*.') ? actual.endsWith(allowed.slice(1)) : allowed === actual;
}

function isUsualPort(scheme: string, port: string): boolean {
  return port === (scheme === 'https' || scheme === 'wss' ? '443' : '80');
}
