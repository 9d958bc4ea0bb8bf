import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
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
  statuses: [400, 401, 403, 404, 409],
  causes: {
    'signed-link-expired': {
      title: 'This link ran out {ago} ago',
      summary: 'Links of this kind are good for a set time only. This one was good until {until}.',
      technical: 'The signed address has ended by its own parameters ({from}), and the store refused it.',
      fixer: 'you',
      reach: 'server',
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
      reach: 'server',
      hints: [
        'Reload the page to get a new link.',
        { for: 'developer', text: 'Make the address when it is needed, or make it good for longer.' },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html'],
    },
    'storage-signature-mismatch': {
      title: 'The link’s signature does not match this request',
      summary: 'The link is signed for one exact request. What came to {host} differs from it.',
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
      reach: 'server',
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
      reach: 'server',
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
      reach: 'server',
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
    'storage-headers-not-signed': {
      title: 'The upload carries more than the link allows',
      summary: 'The link was signed for certain labels on the data. The page sent one more to {host}.',
      technical: 'The store refused a signed address: {reason}.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. What you sent is not to blame.',
        {
          for: 'developer',
          text: 'Sign each `x-amz-` header that is sent, or leave it out. Some clients add headers by themselves.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html'],
    },
    'storage-upload-policy': {
      title: 'The upload does not keep the rules of its form',
      summary: 'The site made a form with rules for what may be sent to {host}. This upload breaks one.',
      technical: 'The store refused the form: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Try another kind of file, or a smaller one. Then tell the developers of the page.',
        {
          for: 'developer',
          text: 'Each field of the form must fit a condition of the policy, letter by letter, and the file comes last.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html'],
    },
    'storage-upload-too-large': {
      title: 'The file is larger than the store takes',
      summary: 'The store at {host} has a limit for one upload. This file goes beyond it.',
      technical: 'The store answered {status} with `{reason}`.',
      fixer: 'you',
      hints: [
        'Send a smaller file.',
        {
          for: 'developer',
          text: 'Look at `content-length-range` in the policy. S3 takes 5 GB in one PUT; larger ones go in parts.',
        },
      ],
      contrast: { with: 413, text: 'A 413 is the usual code for this.' },
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    },
    'storage-wrong-region': {
      title: 'The link is made for a store in another region',
      summary:
        'The store keeps files in many places (regions). The link names another one than the one that {host} uses.',
      technical: 'The store answered `{reason}`: the region in the signature is not the one of the bucket.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Tell the people who run the site: a setting of theirs is wrong.',
        { for: 'developer', text: 'Set the region of the bucket in the client that signs the address.' },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
    },
    'storage-header-missing': {
      title: 'The upload lacks something that the store needs',
      summary: 'The store at {host} wants to be told more about the file. The page left that out.',
      technical: 'The store answered `{reason}`: a required header is missing{text}.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. Your file is not to blame.',
        {
          for: 'developer',
          text: 'Azure wants `x-ms-blob-type: BlockBlob` and `x-ms-version` with a PUT.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://learn.microsoft.com/en-us/rest/api/storageservices/put-blob'],
    },
    'storage-access-denied': {
      title: 'The file store said no',
      summary:
        'The store at {host} does not let this request have the file. Or there is no such file: it hides that.',
      technical:
        'The store answered `{reason}`. Without the right to list, S3 says so in place of a 404 too.',
      fixer: 'operations',
      reach: 'server',
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
      contrast: { with: 403, text: 'With a 403 the store would not say whether it has the file.' },
      sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html', 'mdn:404'],
    },
    'storage-bucket-missing': {
      title: 'There is no file store of this name',
      summary: 'The address names a file store. {host} does not know one of that name.',
      technical: 'The store answered `{reason}`: deleted, renamed, or the name of another environment.',
      fixer: 'operations',
      reach: 'server',
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
    if (sign === 'size') {
      return {
        cause: 'storage-upload-too-large',
        ...found,
        values: { ...values, status: String(exchange.response.status) },
      };
    }
    if (sign === 'region' && !/\bregion\b/.test(exchange.response.body?.text.slice(0, 2000) ?? ''))
      return undefined;
    if (sign === 'region') return { cause: 'storage-wrong-region', ...found, values };
    if (sign === 'header') {
      const name = /<HeaderName>([\w-]{1,60})<\/HeaderName>/.exec(
        exchange.response.body?.text.slice(0, 5000) ?? '',
      )?.[1];
      return {
        cause: 'storage-header-missing',
        ...found,
        evidence: [
          ...evidence,
          ...(name === undefined ? [] : [{ from: 'response body, HeaderName', saw: quote(name) }]),
        ],
        values: { ...values, text: name === undefined ? '' : `: \`${quote(name)}\`` },
      };
    }
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
    const details = sign === 'denied' ? DENIED_FOR.exec(body) : null;
    if (details?.[1]) {
      const unsigned = /<HeadersNotSigned>([\w ,-]{1,200})<\/HeadersNotSigned>/.exec(body)?.[1];
      return {
        cause: 'storage-headers-not-signed',
        certainty: 'certain',
        evidence: [{ from: 'response body, Message', saw: details[1] }, ...evidence],
        values: {
          host,
          reason:
            unsigned === undefined ? 'a header was not signed' : `\`${quote(unsigned)}\` was not signed`,
        },
      };
    }
    if (details) {
      return {
        cause: 'storage-upload-policy',
        certainty: 'certain',
        evidence: [{ from: 'response body, Message', saw: quote(details[0]) }, ...evidence],
        values: { host, reason: quote(details[0]).replace(/\.$/, '') },
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

type Sign =
  | 'file'
  | 'bucket'
  | 'skew'
  | 'key'
  | 'expired'
  | 'mismatch'
  | 'denied'
  | 'size'
  | 'region'
  | 'header';

/** The words of S3 (Google Cloud Storage's XML API takes the same), of CloudFront, and of Azure Blob Storage. */
const SIGNS: Readonly<Record<string, Sign>> = {
  NoSuchKey: 'file',
  BlobNotFound: 'file',
  ResourceNotFound: 'file',
  NoSuchUpload: 'file',
  EntityTooLarge: 'size',
  AuthorizationHeaderMalformed: 'region',
  AuthorizationQueryParametersError: 'region',
  MissingRequiredHeader: 'header',
  'Object not found': 'file',
  'Bucket not found': 'bucket',
  'The object exceeded the maximum allowed size': 'size',
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
  AuthorizationFailure: 'denied',
  AllAccessDisabled: 'denied',
};

/** Sentences of S3 under `AccessDenied` that say more. */
const DENIED_FOR =
  /(There were headers present in the request which were not signed)|Invalid according to Policy: [^<]{1,200}/;

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
  // A bucket that serves a website says the same in a page: "<li>Code: NoSuchKey</li>".
  const word =
    /<Error>\s*<Code>(\w{3,40})<\/Code>/.exec(start)?.[1] ?? /<li>Code: (\w{3,40})<\/li>/.exec(start)?.[1];
  if (word !== undefined) return { word, from: 'response body, Code' };
  return supabaseCode(exchange);
}

/** Supabase's file store sends 400 with the real status as a text, and a sentence; image loads too. */
function supabaseCode(exchange: Exchange): { word: string; from: string } | undefined {
  if (!exchange.url.includes('/storage/v1/')) return undefined;
  const message =
    /"message"\s*:\s*"(Object not found|Bucket not found|The object exceeded the maximum allowed size)"/.exec(
      exchange.response.body?.text.slice(0, 1000) ?? '',
    )?.[1];
  return message === undefined ? undefined : { word: message, from: 'response body, message' };
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
