/** The parts of a URL that the explanations speak of. */
export interface Address {
  /** "https" */
  readonly scheme: string;
  /** "api.shop.test:8443", in the ASCII form, so that look-alike letters show (punycode). */
  readonly host: string;
  readonly hostname: string;
  /** The port, also where the scheme implies it. */
  readonly port: string;
  /** "https://api.shop.test:8443"; "null" for schemes without one. */
  readonly origin: string;
  readonly path: string;
  /** With the question mark, or ''. */
  readonly query: string;
  readonly hasCredentials: boolean;
}

/**
 * Reads a URL, perhaps against another (WHATWG URL standard). Not by `URL.canParse`: once Node 20 has optimised the call, it says
 * no to every host with a letter such as "ü" (20.20.2, after some thousand calls).
 * @param reference as recorded; may be anything
 * @param base what a path alone is read against
 * @returns null where it cannot be read
 */
export function readUrl(reference: string, base?: string): URL | null {
  try {
    return new URL(reference, base);
  } catch {
    return null;
  }
}

/**
 * The address that a browser asks for when an answer or a page sends it there: whole, and without its fragment (WHATWG URL
 * standard).
 * @param reference as recorded; may be anything
 * @param base what a path alone is read against
 * @returns null where it cannot be read
 */
export function addressAsSent(reference: string, base: string): string | null {
  const plain = PLAIN.exec(reference);
  if (plain && !READ_OTHERWISE.test(reference)) {
    const [, scheme, , port, path] = plain;
    // The standard leaves out a port that goes without saying, and adds the slash of an empty path.
    if (path !== undefined && (port === undefined || port !== DEFAULT_PORTS.get(scheme as string)))
      return withoutFragment(reference);
  }
  const read = readUrl(reference, base);
  return read && withoutFragment(read.href);
}

/** Cuts off what is never sent. */
export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

const DEFAULT_PORTS = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
]);

/**
 * Takes a URL apart (WHATWG URL standard).
 * @param url as recorded; may be anything
 * @returns null where it cannot be parsed
 */
export function parseAddress(url: string): Address | null {
  for (const known of latest) if (known.url === url) return known.address;
  const address = takeApart(url);
  latest[next] = { url, address };
  next = (next + 1) % latest.length;
  return address;
}

/** Many rules ask for the same URL one after the other, and between them for that of the page. */
const latest: { readonly url: string; readonly address: Address | null }[] = [
  { url: '', address: null },
  { url: '', address: null },
  { url: '', address: null },
];
let next = 0;

function takeApart(url: string): Address | null {
  const plain = PLAIN.exec(url);
  if (plain && !READ_OTHERWISE.test(url)) {
    const [, scheme, hostname, port, path, query] = plain;
    return new PlainAddress(scheme as string, hostname as string, port ?? '', path || '/', query ?? '');
  }
  const read = readUrl(url);
  return read && new ParsedAddress(read);
}

/**
 * An address as nearly all are: the URL standard leaves every part of it as it stands. Reading one by the standard costs six times
 * as much (2.2 us against 0.3, Chromium 156), and a session asks for tens of thousands.
 */
const PLAIN =
  /^(https?|wss?):\/\/((?:[a-z\d-]+\.)*[a-z][a-z\d-]*|(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})(?::([1-9]\d{0,3}|[1-5]\d{4}))?(\/[\w.~:@!$&'()*+,;=%/-]*)?(?:\?([!$%&()*+,./:;=?@[\]\\^_`{|}~\w-]*))?(?:#|$)/;
/** What is plain by its letters alone: names in Punycode may be wrong, and dots may lead up. */
const READ_OTHERWISE = /\/\/[^/]*xn--|\/(?:\.|%2e)/i;

class PlainAddress implements Address {
  readonly scheme: string;
  readonly hostname: string;
  readonly path: string;
  readonly #port: string;
  readonly #query: string;

  /** @param port '' where none is named */
  constructor(scheme: string, hostname: string, port: string, path: string, query: string) {
    this.scheme = scheme;
    this.hostname = hostname;
    this.path = path;
    this.#port = port === DEFAULT_PORTS.get(scheme) ? '' : port;
    this.#query = query;
  }

  get host(): string {
    return this.#port === '' ? this.hostname : `${this.hostname}:${this.#port}`;
  }

  get port(): string {
    return this.#port || (DEFAULT_PORTS.get(this.scheme) ?? '');
  }

  get origin(): string {
    return `${this.scheme}://${this.host}`;
  }

  get query(): string {
    return this.#query === '' ? '' : `?${this.#query}`;
  }

  get hasCredentials(): boolean {
    return false;
  }
}

/** Each part is cut out when it is asked for: most are not. */
class ParsedAddress implements Address {
  readonly #url: URL;

  constructor(url: URL) {
    this.#url = url;
  }

  get scheme(): string {
    return this.#url.protocol.slice(0, -1);
  }

  get host(): string {
    return this.#url.host;
  }

  get hostname(): string {
    return this.#url.hostname;
  }

  get port(): string {
    return this.#url.port || (DEFAULT_PORTS.get(this.scheme) ?? '');
  }

  get origin(): string {
    return this.#url.origin;
  }

  get path(): string {
    return this.#url.pathname;
  }

  get query(): string {
    return this.#url.search;
  }

  get hasCredentials(): boolean {
    return this.#url.username !== '' || this.#url.password !== '';
  }
}
