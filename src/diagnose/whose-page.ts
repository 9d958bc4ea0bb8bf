import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import { hostOf, pathOf } from './phrases.ts';
import { isPrivateAddress } from './place.ts';
import { quote } from './quote.ts';
import type { Evidence } from './rule.ts';
import { pageTitle } from './server-words.ts';
import { pageOf } from './who-answered.ts';

/** Whose page came, where it is not the one that the site means to show. */
export interface PageOwner {
  readonly kind: 'ngrok' | 'guard' | 'portal' | 'filter' | 'sign-in' | 'offline' | 'maintenance' | 'error';
  readonly certainty: 'certain' | 'likely';
  /** What it is known by, in words; the title of the page for the last three. */
  readonly mark: string;
  readonly evidence: readonly Evidence[];
}

const PAGE =
  /^\s*(?:<\?xml[^>]{0,100}>\s{0,100})?(?:<!--[^>]{0,300}-->\s{0,100})?<(?:!doctype html|html|head)[\s>]/i;

/** Whether a body begins as a whole web page does, not as a piece of one. */
export function startsAsPage(text: string | undefined): boolean {
  return text !== undefined && startsLikeMarkup(text) && PAGE.test(text.slice(0, 1000));
}

/** Whether a text begins with "<", white space left out. */
export function startsLikeMarkup(text: string | undefined): boolean {
  if (text === undefined || text === '') return false;
  const first = text.charCodeAt(0);
  if (first === 0x3c) return true;
  return (first <= 0x20 || first === 0xfeff) && /^\s*</.test(text.slice(0, 200));
}

/** Whether the status is of those that come with the thing itself. */
export function isGood({ response: { status } }: Exchange): boolean {
  return status === 200 || status === 201 || status === 202 || status === 203;
}

/**
 * Recognises the makers of pages that come in the place of what was asked for. Of a page that somebody opens to look at,
 * only marks of makers and titles that name an error count; a sign-in page is what it should be there.
 */
export function whosePage(exchange: Exchange, related: Related): PageOwner | undefined {
  const opened = exchange.resourceType === 'document';
  return (
    (opened ? undefined : (ngrokWarning(exchange) ?? guardHeader(exchange))) ??
    guardPage(exchange) ??
    networkPage(exchange, related) ??
    (opened ? undefined : signInPage(exchange, related)) ??
    offlinePage(exchange) ??
    errorTitle(exchange)
  );
}

function ngrokWarning({ response: { headers } }: Exchange): PageOwner | undefined {
  if (headers.get('ngrok-error-code')?.trim() !== 'ERR_NGROK_6024') return undefined;
  return {
    kind: 'ngrok',
    certainty: 'certain',
    mark: 'ERR_NGROK_6024',
    evidence: [{ from: 'response header ngrok-error-code', saw: 'ERR_NGROK_6024' }],
  };
}

/** Headers by which guards mark their challenges. A page that is opened solves one by itself. */
const GUARD_HEADERS: readonly (readonly [name: string, shape: RegExp])[] = [
  ['x-amzn-waf-action', /^\s*(?:challenge|captcha)/i],
  ['cf-mitigated', /^\s*challenge/i],
];

function guardHeader({ response: { headers } }: Exchange): PageOwner | undefined {
  for (const [name, shape] of GUARD_HEADERS) {
    const value = headers.get(name);
    if (value === undefined || !shape.test(value)) continue;
    const saw = quote(value);
    return {
      kind: 'guard',
      certainty: 'certain',
      mark: `the header \`${name}: ${saw}\``,
      evidence: [{ from: `response header ${name}`, saw }],
    };
  }
  return undefined;
}

type Marks = readonly (readonly [mark: string, name: string])[];

/** Marks of guards against robots, in lower case, on the small pages that they make. */
const GUARD_PAGES: Marks = [
  ['_incapsula_resource', 'Imperva'],
  ['incapsula incident id', 'Imperva'],
  ['<title>pardon our interruption', 'Imperva'],
  ['captcha-delivery.com', 'DataDome'],
  ['/_sec/cp_challenge/', 'Akamai'],
  ['window._pxappid', 'HUMAN (PerimeterX)'],
  ['<title>just a moment...</title>', 'Cloudflare'],
  ['<title>attention required! | cloudflare</title>', 'Cloudflare'],
  ['awswafintegration', 'AWS WAF'],
];
/** Sites load the guard's script on their own pages too, but those are longer and have something to read. */
const LONGEST_GUARD_PAGE = 8000;

/** Marks of the pages of captive portals (WISPr of the Wi-Fi Alliance, UniFi). */
const PORTAL_PAGES: Marks = [
  ['wispaccessgatewayparam', 'the WISPr sign of a hotspot'],
  ['<title>captive portal', 'the title “captive portal”'],
];
/** Marks of the block pages of web filters. */
const FILTER_PAGES: Marks = [
  ['fgd_icon', 'Fortinet'],
  ['<title>web filter violation', 'Fortinet'],
  ['<title>web page blocked', 'Fortinet or Palo Alto'],
  ['<title>internet security by zscaler', 'Zscaler'],
  ['block.opendns.com', 'Cisco Umbrella'],
];
const LONGEST_NETWORK_PAGE = 100_000;

function marked(page: string, marks: Marks, kind: PageOwner['kind'], saw = ''): PageOwner | undefined {
  const name = marks.find(([mark]) => page.includes(mark))?.[1];
  if (name === undefined) return undefined;
  const what = `${saw}${name}`;
  return { kind, certainty: 'likely', mark: what, evidence: [{ from: 'response body', saw: what }] };
}

function guardPage(exchange: Exchange): PageOwner | undefined {
  const length = exchange.response.body?.text.length ?? 0;
  return length === 0 || length > LONGEST_GUARD_PAGE
    ? undefined
    : marked(pageOf(exchange), GUARD_PAGES, 'guard', 'marks of ');
}

function networkPage(exchange: Exchange, related: Related): PageOwner | undefined {
  const length = exchange.response.body?.text.length ?? 0;
  const page = length > LONGEST_NETWORK_PAGE ? '' : pageOf(exchange);
  return (
    marked(page, PORTAL_PAGES, 'portal') ??
    portalRedirect(exchange, related) ??
    portalForm(exchange, page) ??
    marked(page, FILTER_PAGES, 'filter', 'marks of ')
  );
}

/** From a public name without encryption, where anybody on the way can answer, to an address inside the network. */
function portalRedirect({ url }: Exchange, { redirectedFrom }: Related): PageOwner | undefined {
  if (!redirectedFrom?.url.startsWith('http:')) return undefined;
  const to = parseAddress(url);
  const from = parseAddress(redirectedFrom.url);
  if (!to || !from || !isPrivateAddress(to.hostname) || !/[a-z]\.[a-z]+$/.test(from.hostname))
    return undefined;
  return {
    kind: 'portal',
    certainty: 'likely',
    mark: 'a redirect to an address inside the network',
    evidence: [{ from: 'redirect', saw: `${hostOf(redirectedFrom)} → ${quote(to.host)}` }],
  };
}

/** Where a page sends the reader: a form, a redirect after some time, or a script. */
const LEADS_TO = /\b(?:action|url|href)\s?=\s?["']?http:\/\/([\d.]{7,15})[:/"']/g;
const LOOKED_AT_FOR_FORMS = 5000;

/** A page in the answer of a public name, come without encryption, that sends the reader to an address inside the network. */
function portalForm({ url, resourceType }: Exchange, page: string): PageOwner | undefined {
  // A page that somebody opens may well tell how to reach a router.
  if (resourceType === 'document' || page === '' || !url.startsWith('http:')) return undefined;
  const from = parseAddress(url);
  if (!from || !/[a-z]\.[a-z]+$/.test(from.hostname) || isPrivateAddress(from.hostname)) return undefined;
  for (const found of page.slice(0, LOOKED_AT_FOR_FORMS).matchAll(LEADS_TO)) {
    const to = found[1] ?? '';
    if (!isPrivateAddress(to)) continue;
    return {
      kind: 'portal',
      certainty: 'likely',
      mark: 'a page that leads to an address inside the network',
      evidence: [{ from: 'response body', saw: `leads to http://${to}` }],
    };
  }
  return undefined;
}

const SIGN_IN_PATH =
  /\/(?:log-?in|logon|sign-?in|sso|auth|authenticate|authorize|saml2?|adfs|cas|oauth2?|sessions?\/new|cdn-cgi\/access|servicelogin)(?:[/.;]|$)/i;
const SIGN_IN_HOST =
  /^(?:(?:login|signin|sso|idp|accounts?|auth|adfs)\.|.*\.(?:okta|oktapreview|auth0|onelogin|cloudflareaccess|b2clogin)\.com$)/i;
const PASSWORD_FIELD = /\btype\s?=\s?["']?password\b/;

/** Whether an address is one where people sign in, by its path or its host. */
export function isSignInAddress(url: string): boolean {
  const to = parseAddress(url);
  return to !== null && (SIGN_IN_PATH.test(to.path) || SIGN_IN_HOST.test(to.hostname));
}

function signInPage(exchange: Exchange, { redirectedFrom }: Related): PageOwner | undefined {
  const evidence: Evidence[] = [];
  if (redirectedFrom) {
    const before = parseAddress(redirectedFrom.url)?.path ?? '';
    if (isSignInAddress(exchange.url) && !SIGN_IN_PATH.test(before))
      evidence.push({
        from: 'redirect',
        saw: `${pathOf(redirectedFrom)} → ${hostOf(exchange)}${pathOf(exchange)}`,
      });
  }
  if (PASSWORD_FIELD.test(pageOf(exchange)))
    evidence.push({ from: 'response body', saw: 'a field for a password' });
  return evidence.length === 0 ? undefined : { kind: 'sign-in', certainty: 'likely', mark: '', evidence };
}

const OFFLINE_TITLE =
  /^(?:(?:you(?:['’]re| are) )?(?:currently )?offline\b|no (?:internet|connection|network)\b)/i;

function offlinePage(exchange: Exchange): PageOwner | undefined {
  if (!exchange.response.viaServiceWorker) return undefined;
  const mark = pageTitle(exchange);
  if (!OFFLINE_TITLE.test(mark)) return undefined;
  return {
    kind: 'offline',
    certainty: 'likely',
    mark,
    evidence: [
      { from: 'the browser’s record', saw: 'fetched through a service worker' },
      { from: 'response body, title of the page', saw: mark },
    ],
  };
}

/** A code and its name, or a name that only errors have; a page that writes about an error has more to say in its title. */
const ERROR_TITLE =
  /^(?:(?:http )?(?:status |error )?(?:4\d\d|5\d\d)(?: (?:error|client error|server error))?(?:[\s:|–—-]{1,5}(?:bad request|unauthorized|forbidden|(?:page |file )?not found|method not allowed|request timeout|gone|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)[.!]?)?|(?:internal )?server error|application error|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|whitelabel error page)$/i;
const MAINTENANCE_TITLE =
  /^(?:(?:site |website |system |server )?(?:is )?(?:down for |under |in )?(?:scheduled )?maintenance(?: mode| page)?|we['’]?(?:ll| will) be (?:right )?back(?: soon)?|be right back)[.!]?$/i;

function errorTitle(exchange: Exchange): PageOwner | undefined {
  const mark = pageTitle(exchange);
  if (mark === '' || mark.length > 60) return undefined;
  const kind = MAINTENANCE_TITLE.test(mark) ? 'maintenance' : ERROR_TITLE.test(mark) ? 'error' : undefined;
  if (!kind) return undefined;
  const evidence = [{ from: 'response body, title of the page', saw: mark }];
  return { kind, certainty: 'likely', mark, evidence };
}
