import type { VendorWords, Words } from '../knowledge/entry.ts';
import { netErrors } from '../knowledge/net-errors.ts';
import { resolveSource } from '../knowledge/sources.ts';
import { statusCodes } from '../knowledge/status-codes.ts';
import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';
import { quote } from './quote.ts';
import { type Mark, recogniseVendor } from './recognise-vendor.ts';
import type { Certainty, Evidence } from './rule.ts';
import { jsonBody, repeatsStatus, serverWords } from './server-words.ts';

/**
 * The vendor's entry that the answer carries the marks of.
 * @param by `marks`: known by headers, body or host; `status`: by a number alone, which others may use too
 * @returns undefined where no vendor is recognised
 */
export function fromVendor(exchange: Exchange, by: Mark): Diagnosis | undefined {
  const { status, headers, body } = exchange.response;
  // ngrok names itself in a header; what stands behind its tunnel may bear any mark. See rules/tunnel.ts.
  if (headers.has('ngrok-error-code')) return undefined;
  const answer = {
    status,
    host: parseAddress(exchange.url)?.hostname ?? '',
    header: (name: string) => headers.get(name),
    body: body?.text ?? '',
  };
  const entry = recogniseVendor(answer, by);
  if (!entry) return undefined;
  const marked = by === 'marks';
  const evidence: Evidence[] = [{ from: 'response status', saw: String(status) }];
  for (const name of Object.keys(entry.recognise.headers ?? {})) {
    evidence.push({ from: `response header ${name}`, saw: quote(headers.get(name) ?? '') });
  }
  const said = serverWords(exchange)?.text;
  if (entry.recognise.body) evidence.push({ from: 'response body', saw: said || entry.code });
  else if (said && !repeatsStatus(said, status)) evidence.push({ from: 'response body', saw: said });
  const signature = signatureOf(entry, exchange);
  if (signature) evidence.push(signature);
  const byHeader = entry.recognise.headers && !(entry.recognise.body && MARK_ALL.test(entry.vendor));
  const byHost = entry.recognise.host && !entry.recognise.body;
  const proven = marked && (byHeader || byHost || signature);
  const certainty = proven ? 'certain' : marked ? 'likely' : 'possible';
  const diagnosis = fromWords(entry.id, entry, certainty, evidence, []);
  return entry.reach ? { ...diagnosis, reach: entry.reach } : diagnosis;
}

/** Vendors whose header stands on all that they pass on: with a text beside it, it proves no more than the text does. */
const MARK_ALL = /^(?:Cloudflare|Netlify|AWS API Gateway|Google Cloud Run)$/;
/** Cloudflare's own answers: two words and the number, its page, or its problem details. */
const CLOUDFLARE =
  /^\s*error code: \d{3,4}\s*$|\bcf-(?:error|wrapper)|"cloudflare_error"\s*:|"error_code"\s*:\s*1\d{3}\b/;

/** Headers by which the makers of pages sign them too. */
const SIGNATURES: readonly (readonly [vendor: RegExp, header: string, mark: RegExp])[] = [
  [/IIS/, 'server', /microsoft-(?:iis|httpapi)/i],
  [/^Envoy/, 'server', /envoy/i],
  [/^Heroku/, 'server', /heroku|cowboy/i],
  [/^Heroku/, 'via', /heroku|vegur/i],
  [/^Varnish/, 'server', /varnish/i],
  [/^Varnish/, 'via', /varnish/i],
  [/^Anthropic/, 'request-id', /^req_/],
];

/**
 * What proves a vendor beside the text of a page, which another page may quote: a header of the vendor's, or a body that is
 * data, where the text is a field and its value.
 */
function signatureOf(entry: VendorWords, exchange: Exchange): Evidence | undefined {
  if (!entry.recognise.body) return undefined;
  const { headers } = exchange.response;
  for (const [vendor, header, mark] of SIGNATURES) {
    const value = headers.get(header);
    if (value !== undefined && vendor.test(entry.vendor) && mark.test(value)) {
      return { from: `response header ${header}`, saw: header === 'request-id' ? 'present' : quote(value) };
    }
  }
  if (entry.vendor === 'Cloudflare' && CLOUDFLARE.test(exchange.response.body?.text.slice(0, 5000) ?? '')) {
    return { from: 'response body', saw: 'an answer in Cloudflare’s own form' };
  }
  const isField = entry.recognise.body.some((text) => text.startsWith('"'));
  return isField && !MARK_ALL.test(entry.vendor) && jsonBody(exchange) !== undefined
    ? { from: 'response body', saw: 'JSON with this code' }
    : undefined;
}

/**
 * The entry of the net error or of the status code: what the code itself says, where no rule found more.
 */
export function fromCode(exchange: Exchange): Diagnosis {
  const { status } = exchange.response;
  const name = exchange.error?.replace(/^net::/, '') ?? '';
  if (name !== '') {
    const known = [name, name.split('.')[0] ?? ''].find((each) => Object.hasOwn(netErrors, each));
    const words = known === undefined ? undefined : netErrors[known];
    const evidence = [{ from: 'net error', saw: quote(exchange.error ?? '') }];
    const certainty = CATCH_ALLS.has(name) ? 'possible' : 'certain';
    if (words)
      return fromWords(netErrorCause(known ?? ''), words, certainty, evidence, [quote(`net::${name}`)]);
    const told = quote(exchange.error ?? '');
    return fromWords('net-error-unknown', unknownError(name), 'possible', evidence, told ? [told] : []);
  }
  const words = Object.hasOwn(statusCodes, status) ? statusCodes[status] : undefined;
  const said = serverWords(exchange)?.text;
  const evidence: Evidence[] = [
    { from: 'response status', saw: `${status} ${quote(exchange.response.statusText)}`.trim() },
  ];
  if (said) evidence.push({ from: 'response body', saw: said });
  if (words) return fromWords(`status-${status}`, words, 'certain', evidence, []);
  return fromWords('status-unknown', unknownStatus(status), 'possible', evidence, []);
}

/** Codes under which the browser puts many causes. */
const CATCH_ALLS = new Set(['ERR_FAILED', 'ERR_ABORTED', 'ERR_BLOCKED_BY_RESPONSE']);

/** `ERR_EMPTY_RESPONSE` → `net-err-empty-response`. */
export function netErrorCause(name: string): string {
  return `net-${name.toLowerCase().replaceAll(/[_.]/g, '-')}`;
}

/** A diagnosis in the words of an entry. */
export function fromWords(
  cause: string,
  words: Words,
  certainty: Certainty,
  evidence: readonly Evidence[],
  browserNames: readonly string[],
): Diagnosis {
  return {
    cause,
    certainty,
    title: words.title,
    summary: words.meaning,
    technical: words.technical,
    fixer: words.fixer,
    hints: [words.advice],
    developerHints: [],
    contrast: null,
    evidence,
    alternatives: [],
    browserNames,
    sources: words.sources.map(resolveSource),
    failedRules: [],
  };
}

/** A status that nobody has registered: RFC 9110 §15 says to treat it as the first code of its class. */
export function unknownStatus(status: number): Words {
  const server = status >= 500;
  return {
    title: `The server answered with a code of its own: ${status}`,
    meaning: `The code ${status} is in no public list, so only its maker knows what it means.`,
    when: 'Some programs make up codes of their own.',
    example: '',
    advice: server
      ? 'Ask the people who run the server what this code means. It counts as a fault of the server.'
      : 'Ask the people who run the server what this code means. It counts as a fault of the request.',
    fixer: 'backend',
    technical: `An unknown code is to be treated like \`${status - (status % 100)}\`.`,
    sources: ['rfc9110#15'],
  };
}

/** The words for an error that Chromium 156 does not have. */
export function unknownError(name: string): Words {
  return {
    title: 'The browser gave a reason that we do not know',
    meaning: 'The request failed in the browser. The code it gives is not in our list.',
    when: '',
    example: '',
    advice: 'The developers of the page can look the code up. Try again once before you tell them.',
    fixer: 'browser',
    technical: `The code is \`${quote(name)}\`; Chromium 156 does not have it.`,
    sources: ['chromium:net/base/net_error_list.h'],
  };
}
