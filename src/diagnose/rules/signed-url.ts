import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NOT_RIGHTS = {
  with: 403,
  text: 'A plain 403 from a site would mean: your account may not do this. Here only the link counts.',
} as const;

/**
 * A store of files (Amazon S3, Google Cloud Storage, Azure, CloudFront) says no in a word of its own. Links with a
 * signature end at a set time and hold for one request only; that is told apart from keys, clocks, rights and names.
 */
export default defineRule({
  name: 'signed-url',
  statuses: [400, 401, 403, 404],
  causes: {
    'signed-link-expired': {
      title: 'This link ran out {ago} ago',
      summary: 'Links of this kind are good for a set time only. This one was good until {until}.',
      technical: 'The signed address has ended by its own parameters ({from}), and the store refused it.',
      fixer: 'you',
      hints: [
        'Reload the page to get a new link.',
        { for: 'developer', text: 'Make the address when it is needed, or make it good for longer.' },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html'],
    },
    'signed-link-called-expired': {
      title: 'This link has run out',
      summary:
        'Links of this kind are good for a set time only. The store at {host} says that the time is over.',
      technical: 'The store refused the signed address: it says “{reason}”.',
      fixer: 'you',
      hints: [
        'Reload the page to get a new link.',
        { for: 'developer', text: 'Make the address when it is needed, or make it good for longer.' },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html'],
    },
    'storage-signature-mismatch': {
      title: 'The link’s seal does not fit this request',
      summary: 'The link carries a seal for one exact request. What came to {host} differs from it.',
      technical:
        'The store answered `{reason}`: method, path, query, headers or the secret differ from what was signed.',
      fixer: 'backend',
      hints: [
        'Reload the page to get a new link. If that fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Send the `{method}` with the same `Content-Type` and headers that were signed. Encode the path only once.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    },
    'storage-clock-skewed': {
      title: 'A clock is wrong, so the store refused this',
      summary: 'The request says when it was made. The clock of {host} says a very different time.',
      technical: 'The store answered `RequestTimeTooSkewed`: S3 takes a difference of 15 minutes at most.',
      fixer: 'you',
      hints: [
        'Set the clock of your computer to the right time, then reload the page.',
        { for: 'developer', text: 'If a server makes the signature, it is that server’s clock.' },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    },
    'storage-pass-expired': {
      title: 'The pass behind this link has run out',
      summary: 'The link was made with a pass that is good for a short time. The store no longer takes it.',
      technical:
        'The store at {host} answered `ExpiredToken`: the temporary credentials ended, and the link with them.',
      fixer: 'you',
      hints: [
        'Reload the page to get a new link.',
        {
          for: 'developer',
          text: 'A signed address ends with the credentials that signed it, however long it says.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    },
    'storage-key-unknown': {
      title: 'The store does not know who signed this link',
      summary: 'The link at {host} names the one who made it. The store has no such name.',
      technical:
        'The store answered `InvalidAccessKeyId`: the access key was deleted, or is for another service.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site: another try will not help.',
        {
          for: 'developer',
          text: 'Check which access key the server signs with. Temporary keys also need their session token.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    },
    'storage-access-denied': {
      title: 'The file store said no',
      summary:
        'The store at {host} does not let this request have the file. Or there is no such file: it hides that.',
      technical:
        'The store answered `{reason}`. S3 says `AccessDenied` for a missing file too, without the right to list.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site, and send them this address.',
        {
          for: 'developer',
          text: 'Check that the file is there, then the policies of the bucket and of the signer.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html'],
    },
    'storage-file-missing': {
      title: 'The file is not in the store',
      summary: 'The store at {host} works and took the request. It has no file of this name.',
      technical: 'The store answered `{reason}` for the key in this path. Capital letters count.',
      fixer: 'backend',
      hints: [
        'Reload the page. If that fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Compare the key letter by letter. Was it deleted, or has the upload not finished?',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the store does not say if it has the file.' },
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html', 'mdn:404'],
    },
    'storage-bucket-missing': {
      title: 'The whole file store of this name is not there',
      summary: 'The address names a place for files. {host} knows no place of that name.',
      technical: 'The store answered `{reason}`: deleted, renamed, or the name of another environment.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site.',
        { for: 'developer', text: 'Check the name in the settings of this environment, letter by letter.' },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the place is there, and the store says no.' },
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html', 'mdn:404'],
    },
  },
  examine(exchange) {
    const code = codeOf(exchange);
    if (code === undefined) return undefined;
    const host = hostOf(exchange);
    const evidence: Evidence[] = [
      { from: code.from, saw: code.word },
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    const found = { certainty: 'certain', evidence } as const;
    const values = { host, reason: code.word };
    const sign = signOf(code.word);
    if (sign === undefined) return undefined;
    if (sign === 'file') return { cause: 'storage-file-missing', ...found, values };
    if (sign === 'bucket') return { cause: 'storage-bucket-missing', ...found, values };
    if (sign === 'skew') return { cause: 'storage-clock-skewed', ...found, values: { host } };
    if (sign === 'key') return { cause: 'storage-key-unknown', ...found, values: { host } };

    const body = exchange.response.body?.text.slice(0, 10_000) ?? '';
    const said = EXPIRED.exec(body)?.[0];
    if (said !== undefined || sign === 'denied') {
      const end = linkEnd(exchange);
      const now = answeredAt(exchange);
      if (end && now !== null && end.at < now) {
        return {
          cause: 'signed-link-expired',
          certainty: said === undefined ? 'likely' : 'certain',
          evidence: [{ from: `address, ${end.from}`, saw: `good until ${clock(end.at, now)}` }, ...evidence],
          values: { ago: inWords(now - end.at), until: clock(end.at, now), from: end.from },
        };
      }
    }
    if (said !== undefined) {
      return {
        cause: 'signed-link-called-expired',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: said }, ...evidence],
        values: { host, reason: said },
      };
    }
    if (sign === 'expired') return { cause: 'storage-pass-expired', ...found, values: { host } };
    if (sign === 'mismatch') {
      const method = /^[A-Z]{3,7}$/.test(exchange.method) ? exchange.method : 'request';
      // Azure's word covers a header that is badly formed, too.
      const certainty = code.word === 'AuthenticationFailed' ? 'likely' : 'certain';
      return { cause: 'storage-signature-mismatch', evidence, certainty, values: { ...values, method } };
    }
    return { cause: 'storage-access-denied', ...found, values };
  },
});

type Sign = 'file' | 'bucket' | 'skew' | 'key' | 'expired' | 'mismatch' | 'denied';

/** The words of S3 (Google Cloud Storage's XML API takes the same), of CloudFront, and of Azure Blob Storage. */
const SIGNS: Readonly<Record<string, Sign>> = {
  NoSuchKey: 'file',
  BlobNotFound: 'file',
  NoSuchBucket: 'bucket',
  ContainerNotFound: 'bucket',
  RequestTimeTooSkewed: 'skew',
  InvalidAccessKeyId: 'key',
  ExpiredToken: 'expired',
  SignatureDoesNotMatch: 'mismatch',
  AuthenticationFailed: 'mismatch',
  AccessDenied: 'denied',
  AuthorizationPermissionMismatch: 'denied',
  PublicAccessNotPermitted: 'denied',
};

function signOf(word: string): Sign | undefined {
  return Object.hasOwn(SIGNS, word) ? SIGNS[word] : undefined;
}

/** What S3, Google and Azure say of a link whose time is over. */
const EXPIRED =
  /Request has expired|Request signature expired|Signature not valid in the specified time frame/;

/** The one word of the store: Azure's header, else the Code of its XML. */
function codeOf(exchange: Exchange): { word: string; from: string } | undefined {
  const azure = exchange.response.headers.get('x-ms-error-code');
  if (azure !== undefined) return { word: azure, from: 'response header x-ms-error-code' };
  const start = exchange.response.body?.text.slice(0, 400) ?? '';
  const word = /<Error>\s*<Code>(\w{3,40})<\/Code>/.exec(start)?.[1];
  return word === undefined ? undefined : { word, from: 'response body, Code' };
}

/** When a signed address ends, by its own parameters: S3 and Google (version 4 and 2), CloudFront, Azure. */
function linkEnd(exchange: Exchange): { at: number; from: string } | null {
  const query = parseAddress(exchange.url)?.query;
  if (!query) return null;
  const parameters = new URLSearchParams(query);
  for (const maker of ['X-Amz', 'X-Goog']) {
    const made = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parameters.get(`${maker}-Date`) ?? '');
    const seconds = Number(parameters.get(`${maker}-Expires`) ?? Number.NaN);
    if (!made || !Number.isFinite(seconds) || seconds < 0 || seconds > 1e8) continue;
    const [, year, month, day, hour, minute, second] = made.map(Number) as [number, ...number[]];
    const start = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    return { at: start + seconds * 1000, from: `${maker}-Expires` };
  }
  const expires = Number(parameters.get('Expires') ?? Number.NaN);
  if (parameters.has('Signature') && expires > 1e9 && expires < 1e10)
    return { at: expires * 1000, from: 'Expires' };
  const end = Date.parse(parameters.get('se') ?? '');
  return parameters.has('sig') && !Number.isNaN(end) ? { at: end, from: 'se' } : null;
}
