import type { Words } from '../knowledge/entry.ts';
import { netErrors } from '../knowledge/net-errors.ts';
import { resolveSource } from '../knowledge/sources.ts';
import { statusCodes } from '../knowledge/status-codes.ts';
import { recogniseVendor, weight } from '../knowledge/vendors.ts';
import { parseAddress } from '../session/address.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';
import { quote } from './quote.ts';
import type { Certainty, Evidence } from './rule.ts';
import { serverWords } from './server-words.ts';

/**
 * The vendor's entry that the answer carries the marks of.
 * @param by `marks`: known by headers, body or host; `status`: by a number alone, which others may use too
 * @returns undefined where no vendor is recognised
 */
export function fromVendor(exchange: Exchange, by: 'marks' | 'status'): Diagnosis | undefined {
  const { status, headers, body } = exchange.response;
  const entry = recogniseVendor({
    status,
    host: parseAddress(exchange.url)?.hostname ?? '',
    header: (name) => headers.get(name),
    body: body?.text ?? '',
  });
  // A status alone is no vendor's mark: another program may use the same number.
  const marked = weight(entry?.recognise) > 1;
  if (!entry || marked !== (by === 'marks')) return undefined;
  const evidence: Evidence[] = [{ from: 'response status', saw: String(status) }];
  for (const name of Object.keys(entry.recognise.headers ?? {})) {
    evidence.push({ from: `response header ${name}`, saw: quote(headers.get(name) ?? '') });
  }
  if (entry.recognise.body) {
    evidence.push({ from: 'response body', saw: serverWords(exchange)?.text || entry.code });
  }
  return fromWords(entry.id, entry, marked ? 'certain' : 'possible', evidence, []);
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
    if (words) return fromWords(causeOf(name), words, certainty, evidence, [`net::${name}`]);
    return fromWords('net-error-unknown', unknownError(name), 'possible', evidence, [
      quote(exchange.error ?? ''),
    ]);
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
function causeOf(name: string): string {
  return `net-${name.toLowerCase().replaceAll(/[_.]/g, '-')}`;
}

function fromWords(
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
function unknownStatus(status: number): Words {
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

function unknownError(name: string): Words {
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
