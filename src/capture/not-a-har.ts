/** A file that is no HAR at all; the message is one or two sentences for the person who opened it. */
export class NotAHar extends Error {}

const SAVE_AS_HAR = 'Save the recording as HAR and open that.';

/** Files that are told by their first bytes, in hexadecimal digits (the formats' own pages; libmagic). */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^(?:d4c3b2a1|a1b2c3d4|4d3cb2a1|a1b23c4d|0a0d0d0a)/, 'a network capture (pcap)'],
  [/^25504446/, 'a PDF document'],
  [/^(?:89504e47|47494638|ffd8ff|52494646.{8}57454250)/, 'a picture'],
  // 7z, Rar, xz, bzip2, zstd.
  [/^(?:377abcaf|52617221|fd377a58|425a68|28b52ffd)/, 'a packed file of a kind that cannot be unpacked here'],
  [/^53514c69746520/, 'a database'],
  // "1234:9:websocket;": the length of a record and of its first name.
  [/^(?:3\d){1,9}3a(?:3\d){1,3}3a[67]/, 'a mitmproxy flow file'],
];

/**
 * What a file is that holds no JSON object or list to begin with.
 * @param bytes its first bytes; 300 are enough
 */
export function noJson(bytes: Uint8Array): NotAHar {
  const first = bytes.subarray(0, 300);
  const digits = Array.from(first, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = SIGNATURES.find(([pattern]) => pattern.test(digits));
  if (known) return new NotAHar(`This is ${known[1]}, not a HAR file. ${SAVE_AS_HAR}`);
  const start = new TextDecoder().decode(first).trimStart();
  if (start === '') return new NotAHar('This file is empty. Save the HAR file again.');
  if (/^<(?:!doctype html|html|head|body|!--)/i.test(start)) {
    return new NotAHar(`This is a web page, not a HAR file. ${SAVE_AS_HAR}`);
  }
  if (start.startsWith('<')) return new NotAHar(`This is an XML file, not a HAR file. ${SAVE_AS_HAR}`);
  if (first.some((byte) => byte < 0x09)) {
    return new NotAHar(`This is not JSON but a file of another kind, so it is no HAR file. ${SAVE_AS_HAR}`);
  }
  return new NotAHar(`This is plain text, not JSON, so it is no HAR file. ${SAVE_AS_HAR}`);
}

/** JSON files that people take for a HAR, told by the names at their top. */
const OTHER_JSON: readonly (readonly [(names: ReadonlySet<string>, start: string) => boolean, string])[] = [
  [
    (names, start) => names.has('constants') && (names.has('events') || start.includes('"clientInfo"')),
    'a Chrome network log (net-export)',
  ],
  [(names) => names.has('traceEvents'), 'a performance trace'],
  [(_, start) => /_postman_id|getpostman\.com|postman_variable_scope/.test(start), 'a Postman collection'],
  [(names) => names.has('__export_format'), 'an export in Insomnia’s own format'],
  [(names) => names.has('lighthouseVersion'), 'a Lighthouse report'],
  [(names) => names.has('openapi') || names.has('swagger'), 'a description of an API (OpenAPI)'],
  [(_, start) => /"format"\s*:\s*"plainspoken-report"/.test(start), 'a report of Plainspoken'],
  [(names) => names.has('mappings') && names.has('sources'), 'a source map'],
  [(_, start) => /^\s*\[[\s\S]*"protocolVersion"\s*:[\s\S]*"host"\s*:/.test(start), 'a Charles session'],
];

/**
 * What a JSON file is that holds no entries.
 * @param start its text, or as much of it as there is
 * @param value what was read of it; undefined where it cannot be read
 */
export function otherJson(start: string, value: unknown): NotAHar {
  const names = namesOf(start, value);
  const known = OTHER_JSON.find(([matches]) => matches(names, start.slice(0, 20_000)));
  if (known) return new NotAHar(`This is ${known[1]}, not a HAR file. ${SAVE_AS_HAR}`);
  const log = (value as { log?: unknown } | null | undefined)?.log;
  if (typeof log === 'object' && log !== null) {
    return new NotAHar('This HAR file has no list of entries: "log.entries" is missing. Save it again.');
  }
  if (value === undefined) return new NotAHar('This is not JSON that can be read. Save the HAR file again.');
  return new NotAHar(`This is JSON, but not a HAR file: it has no "log". ${SAVE_AS_HAR}`);
}

/** The names at the top of an object; of a file that cannot be read, the names in its first part. */
function namesOf(start: string, value: unknown): ReadonlySet<string> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return new Set(Object.keys(value));
  return new Set(
    [...start.slice(0, 20_000).matchAll(/"(\w{1,40})"\s*:/g)].map((match) => match[1] as string),
  );
}
