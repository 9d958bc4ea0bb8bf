import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { isEveryCookieHidden, placeholderIn } from '../../session/placeholder.ts';
import { numeral } from '../numeral.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { bodySize, headerSizes, sizeInWords } from '../request-size.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { pageOf, whoAnswered } from '../who-answered.ts';

const BODY = { with: 413, text: 'A 413 would mean: the data itself is too big.' } as const;
const NOTES = {
  with: 431,
  text: 'A 431 would mean: the notes that the browser sends along are too big.',
} as const;
const THREE_CODES = {
  for: 'developer',
  text: '`413` is about the body, `414` about the URL, `431` about the header lines.',
} as const;

/**
 * Something is too big: 413 the body, 414 the address, 431 the header lines (nginx and Apache say that with a 400). Which
 * part it was, and how many bytes of it were sent.
 */
export default defineRule({
  name: 'too-big',
  statuses: [400, 413, 414, 431],
  causes: {
    'body-too-big': {
      title: 'What was sent is too big: {size}',
      summary: 'The server at {host} takes less than that in one go.',
      technical: 'A body of {count} bytes was sent, and the server answered 413.{setting}',
      fixer: 'you',
      hints: [
        'Send a smaller file, or less at once.',
        {
          for: 'developer',
          text: 'Check the size before sending. Or raise the limit: of the framework, and of each proxy before it.',
        },
        THREE_CODES,
      ],
      contrast: NOTES,
      sources: ['rfc9110#15.5.14', 'mdn:413'],
    },
    'body-too-big-for-front-server': {
      title: 'Too big for the server in front: {size}',
      summary: 'The first server at {host} refused this for its size. The program behind it never got it.',
      technical:
        'A body of {count} bytes was sent. nginx answered 413 itself: `client_max_body_size`, 1 MB by default.',
      fixer: 'operations',
      hints: [
        'Send a smaller file. If it has to be this big, ask the people who run the server.',
        {
          for: 'developer',
          text: 'Raise `client_max_body_size`, in an ingress by its annotation, then the limit of the program.',
        },
        THREE_CODES,
      ],
      contrast: NOTES,
      sources: ['rfc9110#15.5.14', 'https://nginx.org/en/docs/http/ngx_http_core_module.html'],
    },
    'body-too-big-unmeasured': {
      title: 'What was sent is too big for the server',
      summary: 'The server at {host} takes less than that in one go. How much was sent is not on record.',
      technical: 'The server answered 413. Neither `Content-Length` nor the body was recorded.{setting}',
      fixer: 'you',
      hints: [
        'Send a smaller file, or less at once.',
        { for: 'developer', text: 'Check the limits of the framework and of each proxy before it.' },
        THREE_CODES,
      ],
      contrast: NOTES,
      sources: ['rfc9110#15.5.14', 'mdn:413'],
    },
    'address-too-long': {
      title: 'The address is too long: {count} characters',
      summary: 'The page put too much into the address. {host} takes no address of that length.',
      technical: 'The URL has {count} characters, {header} of them in its query. The server answered 414.',
      fixer: 'frontend',
      hints: [
        'Choose fewer things at once, such as filters. The developers of the page can lift the limit.',
        {
          for: 'developer',
          text: 'Send the values in the body of a POST. Check for a redirect that adds to the address each time.',
        },
        THREE_CODES,
      ],
      contrast: BODY,
      sources: ['rfc9110#15.5.15', 'mdn:414'],
    },
    'cookies-too-big': {
      title: 'This site has stored too much in your browser',
      summary:
        'With each request the browser sends notes that the site has stored. For {host} they are now {size}, which is too much.',
      technical: 'The `Cookie` header has {count} bytes, in {header}. The server answered {status}.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Delete what the browser has stored for this site, then sign in again.',
        {
          for: 'developer',
          text: 'Store an id in the cookie and keep the data on the server. Look for cookies with ever new names.',
        },
        THREE_CODES,
      ],
      contrast: BODY,
      sources: ['rfc6585#5', 'rfc6265#6.1', 'mdn:431'],
    },
    'header-line-too-big': {
      title: 'One note that was sent along is too long: {size}',
      summary: 'A request carries short notes for the server. One of them is longer than {host} takes.',
      technical: 'The header `{header}` has {count} bytes. The server answered {status}.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Sign out and in again: this may shorten it. Otherwise tell the developers of the page.',
        {
          for: 'developer',
          text: 'A token full of roles and groups is the usual reason. Make it smaller, or raise the limit (nginx: `large_client_header_buffers`).',
        },
        THREE_CODES,
      ],
      contrast: BODY,
      sources: ['rfc6585#5', 'mdn:431'],
    },
    'headers-too-big': {
      title: 'Together, the notes sent along are too long',
      summary: 'A request carries short notes for the server. Together they are more than {host} takes.',
      technical:
        'The header lines have {count} bytes as far as they are on record. The server answered {status}.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Delete what the browser has stored for this site, then try again.',
        {
          for: 'developer',
          text: 'Look at each header of the request. Most servers take 8 or 16 KB in all.',
        },
        THREE_CODES,
      ],
      contrast: BODY,
      sources: ['rfc6585#5', 'mdn:431'],
    },
  },
  examine(exchange) {
    const { status } = exchange.response;
    const host = hostOf(exchange);
    const seen: Evidence = { from: 'response status', saw: String(status) };
    if (status === 414) {
      const { url } = exchange;
      const query = url.includes('?') ? url.length - url.indexOf('?') - 1 : 0;
      return {
        cause: 'address-too-long',
        certainty: 'certain',
        evidence: [{ from: 'request URL', saw: `${numeral(url.length)} characters` }, seen],
        values: { host, count: numeral(url.length), header: numeral(query) },
      };
    }
    if (status === 413) return body(exchange, host, seen);

    const page = exchange.response.body?.text.slice(0, 3000) ?? '';
    const said = status === 400 ? TOO_LARGE.exec(page)?.[0] : undefined;
    if (status === 400 && !said) return undefined;
    const evidence = said ? [{ from: 'response body', saw: quote(said) }, seen] : [seen];
    return headerLines(exchange, host, evidence);
  },
});

/** nginx, Apache, Tomcat, HTTP.sys of Windows, and Jetty, in the order of the alternatives. */
const TOO_LARGE =
  /request header or cookie too large|size of a request header field exceeds server limit|request header is too large|bad request - request too long|(?:request )?header fields? too large/i;

function body(exchange: Exchange, host: string, seen: Evidence) {
  const limit = usualLimit(exchange);
  const setting = limit ? ` ${limit}` : '';
  const sent = bodySize(exchange);
  if (!sent) {
    return {
      cause: 'body-too-big-unmeasured',
      certainty: 'certain',
      evidence: [seen],
      values: { host, setting },
    } as const;
  }
  const { bytes, from } = sent;
  const evidence = [{ from, saw: `${numeral(bytes)} bytes` }, seen];
  const values = { host, size: sizeInWords(bytes), count: numeral(bytes) };
  const answerer = whoAnswered(exchange);
  // nginx's own page ends with its name; one that only passes an answer on does not write it.
  const nginx = answerer?.own && (answerer.name === 'nginx' || answerer.name === 'OpenResty');
  if (nginx) {
    return {
      cause: 'body-too-big-for-front-server',
      certainty: answerer?.proven ? 'certain' : 'likely',
      evidence: [{ from: 'response body', saw: 'the page of nginx itself' }, ...evidence],
      values,
    } as const;
  }
  return { cause: 'body-too-big', certainty: 'certain', evidence, values: { ...values, setting } } as const;
}

function headerLines(exchange: Exchange, host: string, evidence: readonly Evidence[]) {
  const status = String(exchange.response.status);
  // A 431 says that the header lines are too big; a 400 only by its words, which another page may quote.
  const certainty = status === '431' || whoAnswered(exchange)?.proven ? 'certain' : 'likely';
  const { total, largest } = headerSizes(exchange);
  // What was taken out of the record may have been the largest by far.
  const hidden = hidesSignIn(exchange);
  const tells = (name: string, bytes: number) => [
    { from: `request header ${name}`, saw: `present, ${numeral(bytes)} bytes` },
    ...evidence,
  ];
  if (largest.bytes >= 2000 && largest.bytes * 2 > total) {
    const name = quote(largest.name);
    if (name.toLowerCase() === 'cookie') {
      const cookies = exchange.request.headers.get('cookie') ?? '';
      return {
        cause: 'cookies-too-big',
        certainty,
        evidence: tells('Cookie', largest.bytes),
        values: {
          host,
          size: sizeInWords(largest.bytes),
          count: numeral(largest.bytes),
          header: cookieCount(cookies),
          status,
        },
      } as const;
    }
    return {
      cause: 'header-line-too-big',
      certainty: hidden ? 'possible' : 'likely',
      evidence: tells(name, largest.bytes),
      alternatives: [
        {
          cause: 'cookies-too-big',
          tellApart: 'Delete the cookies of the site. If it works then, they were it.',
        },
      ],
      values: { host, size: sizeInWords(largest.bytes), header: name, count: numeral(largest.bytes), status },
    } as const;
  }
  const found = {
    cause: 'headers-too-big',
    evidence: [{ from: 'request headers', saw: `${numeral(total)} bytes on record` }, ...evidence],
    values: { host, count: numeral(total), status },
  } as const;
  if (!hidden) return { ...found, certainty } as const;
  return {
    ...found,
    certainty: 'possible',
    alternatives: [
      {
        cause: 'cookies-too-big',
        tellApart: 'Cookies may have been taken out of this record: see their size in the live request.',
      },
    ],
  } as const;
}

/** Whether cookies or a sign-in were taken out of the record: all of a file's, or their values. */
function hidesSignIn({ credentialsTold, request: { headers } }: Exchange): boolean {
  const [cookies, authorization] = [headers.get('cookie'), headers.get('authorization')];
  return (
    !credentialsTold ||
    (cookies !== undefined && isEveryCookieHidden(cookies)) ||
    (authorization !== undefined && placeholderIn(authorization) !== undefined)
  );
}

function cookieCount(cookies: string): string {
  const count = cookies.split(';').length;
  return count === 1 ? 'one cookie' : `${numeral(count)} cookies`;
}

/** Usual limits by the words of those who have them, in lower case (their manuals). */
const LIMITS_BY_WORDS: readonly (readonly [words: RegExp, limit: string])[] = [
  [
    /payloadtoolargeerror|entity\.too\.large/,
    'Express takes 100 KB unless `express.json({ limit })` says otherwise.',
  ],
  [/fst_err_ctp_body_too_large/, 'Fastify takes 1 MiB unless `bodyLimit` says otherwise.'],
  [
    /body exceeded \d{1,4} ?[km]b limit/,
    'Next.js takes 1 MB unless `bodyParser.sizeLimit` or `bodySizeLimit` says otherwise.',
  ],
  [
    /maximum upload size (?:of \d{1,12} bytes )?exceeded|maxuploadsizeexceededexception/,
    'Spring takes 1 MB a file unless `spring.servlet.multipart.max-file-size` says otherwise.',
  ],
  [/"message"\s*:\s*"request too long"/, 'AWS API Gateway takes 10 MB, and the limit cannot be raised.'],
  [/request must be smaller than 6291456 bytes/, 'AWS Lambda takes 6 MB, and the limit cannot be raised.'],
  [/request body too large/, 'Kestrel takes 30 MB unless `MaxRequestBodySize` says otherwise.'],
];
/** The same by who made the answer. */
const LIMITS_BY_MAKER: Readonly<Record<string, string>> = {
  Cloudflare: 'Cloudflare takes 100 MB on its smaller plans.',
};

/** What the one that answered takes as a rule; '' where it is not known. */
function usualLimit(exchange: Exchange): string {
  const page = pageOf(exchange);
  const byWords = page === '' ? undefined : LIMITS_BY_WORDS.find(([words]) => words.test(page))?.[1];
  if (byWords) return byWords;
  const answerer = whoAnswered(exchange);
  if (answerer?.own && Object.hasOwn(LIMITS_BY_MAKER, answerer.name))
    return LIMITS_BY_MAKER[answerer.name] ?? '';
  const { hostname = '' } = parseAddress(exchange.url) ?? {};
  return hostname.endsWith('.run.app') ? 'Cloud Run takes 32 MB over HTTP/1.' : '';
}
