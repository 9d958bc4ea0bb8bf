/** A word of our explanations that not everyone knows. */
export interface GlossaryTerm {
  readonly term: string;
  /**
   * How it is spelt in texts, in lower case, which stands for capitals too. A form in capitals, such as GET, is found in
   * capitals alone: "get" is a plain word.
   */
  readonly forms: readonly string[];
  /** What it is, in one or two plain sentences, without another word that needs explaining. */
  readonly meaning: string;
}

/** Where a term stands in a text: from this character, up to the other. */
export interface FoundTerm {
  readonly from: number;
  readonly to: number;
  readonly term: GlossaryTerm;
}

/** The words, in the order of the alphabet. Each meaning holds the figures of plain language (tests/knowledge/glossary.test.ts). */
export const glossary: readonly GlossaryTerm[] = [
  word(
    'ad blocker',
    'A small extra in the browser that stops ads. Now and then it stops more than that.',
    'ad blocker',
    'ad blockers',
  ),
  word(
    'add-on',
    'A small program that somebody added to the browser, such as an ad blocker.',
    'add-on',
    'add-ons',
    'extension',
    'extensions',
  ),
  word('API', 'The part of a server that gives data to programs, not pages to people.', 'api', 'apis'),
  word('backend', 'The part of an app that runs on the server.', 'backend', 'backends', 'back end'),
  word(
    'body',
    'The main part of what is sent. It is the data itself, without notes.',
    'body',
    'response body',
    'request body',
  ),
  word(
    'byte',
    'The unit in which the size of data is counted. A letter takes one or a few.',
    'byte',
    'bytes',
  ),
  word('cache', 'Copies that are kept, so that they need not be fetched again.', 'cache', 'caches', 'cached'),
  word('CDN', 'Servers all over the world that hold copies of a site. It then loads faster.', 'cdn', 'cdns'),
  word('certificate', 'A file that proves which site a server belongs to.', 'certificate', 'certificates'),
  word(
    'client',
    'The program that asks a server for something. Here it is your browser.',
    'client',
    'clients',
  ),
  word('Console', 'A tab of DevTools where the browser and the page write what they notice.', 'console'),
  word(
    'cookie',
    'A small note that a site keeps in your browser. It often says that you are signed in.',
    'cookie',
    'cookies',
  ),
  word(
    'CORS',
    'A rule of browsers. A page may read what another site says only if that site allows it.',
    'cors',
  ),
  word('credentials', 'What shows who you are, such as a name and a password.', 'credentials'),
  word(
    'CSP',
    'A list that comes with a page and says what the page may load.',
    'csp',
    'content security policy',
  ),
  word('database', 'Where a site keeps its data, such as orders and accounts.', 'database', 'databases'),
  word('DELETE', 'The kind of request that asks a server to remove something.', 'DELETE'),
  word('DevTools', 'The tools for developers in your browser. This panel is part of them.', 'devtools'),
  word('DNS', 'The phone book of the internet. It finds the number of a server by name.', 'dns'),
  word('encoding', 'The way in which data is packed or written.', 'encoding', 'encodings', 'encoded'),
  word('endpoint', 'One address of a server that programs can ask.', 'endpoint', 'endpoints'),
  word(
    'firewall',
    'A guard between networks. It lets some requests through and stops others.',
    'firewall',
    'firewalls',
  ),
  word('frame', 'A window inside a page that shows another page.', 'frame', 'frames', 'iframe', 'iframes'),
  word(
    'front server',
    'The server that takes requests first and hands them on to others.',
    'front server',
    'front servers',
  ),
  word('frontend', 'The part of an app that runs in your browser.', 'frontend', 'front end'),
  word(
    'gateway',
    'A server that takes requests and hands them on to the one behind it.',
    'gateway',
    'gateways',
  ),
  word('GET', 'The kind of request that only asks to read something.', 'GET'),
  word('GraphQL', 'A way to ask for just the data that a page needs.', 'graphql'),
  word('gRPC', 'A way for programs to call each other over a network.', 'grpc', 'grpc-web'),
  word(
    'handshake',
    'The first few steps in which two programs agree on how to talk.',
    'handshake',
    'handshakes',
  ),
  word(
    'HAR file',
    'A file that holds all that a browser asked for, and the answers.',
    'har',
    'har file',
    'har files',
  ),
  word('HEAD', 'The kind of request that asks about a thing without fetching it.', 'HEAD'),
  word(
    'header',
    'A short note that goes along with a request or an answer. It may say who asks.',
    'header',
    'headers',
    'request header',
    'request headers',
    'response header',
    'response headers',
  ),
  word('HTML', 'The language in which web pages are written.', 'html'),
  word(
    'HTTP',
    'The language in which browsers and servers talk. Here, nobody on the way is kept from reading along.',
    'http',
  ),
  word('HTTPS', 'The secure way to talk to a server. Nobody on the way can read along.', 'https'),
  word('JSON', 'A form in which programs write data, so that others can read it.', 'json'),
  word(
    'load balancer',
    'A server that shares the work out among several others.',
    'load balancer',
    'load balancers',
  ),
  word('localhost', 'A name for your own computer.', 'localhost'),
  word('log', 'A diary that a program keeps of what it does.', 'log', 'logs'),
  word('method', 'What a request wants to do, such as read, send or delete.', 'method', 'methods'),
  word(
    'net error',
    'The browser’s own name for what broke on the way to the server.',
    'net error',
    'net errors',
  ),
  word('OPTIONS', 'The request by which a browser asks for leave, before the real one.', 'OPTIONS'),
  word('origin', 'The site that a page came from: its name, and how it is reached.', 'origin', 'origins'),
  word('PATCH', 'The kind of request that changes a part of something.', 'PATCH'),
  word('payload', 'The data that is sent along with a request.', 'payload', 'payloads'),
  word(
    'port',
    'A number after the colon in an address. It says which program on that computer is meant.',
    'port',
    'ports',
  ),
  word('POST', 'The kind of request that sends data to a server, as a form does.', 'POST'),
  word(
    'preflight',
    'A question to the server before the real request. May this page send it?',
    'preflight',
    'preflights',
  ),
  word(
    'private window',
    'A window of the browser that starts without your sign-ins and keeps nothing.',
    'private window',
    'private windows',
  ),
  word('protocol', 'The rules by which two programs talk.', 'protocol', 'protocols'),
  word(
    'proxy',
    'A go-between: it takes your requests, passes them on and hands you the answers.',
    'proxy',
    'proxies',
  ),
  word('PUT', 'The kind of request that stores something at an address.', 'PUT'),
  word(
    'query',
    'The part of an address after the question mark. Also a question to a store of data.',
    'query',
    'queries',
  ),
  word('QUIC', 'A newer and faster way for a browser to reach a server.', 'quic'),
  word('redirect', 'An answer that says: go to that other address.', 'redirect', 'redirects', 'redirected'),
  word('script', 'A small program that a page brings along.', 'script', 'scripts'),
  word(
    'service worker',
    'A helper program that a page leaves in the browser. It can answer in place of the server.',
    'service worker',
    'service workers',
  ),
  word(
    'session',
    'The time from sign-in to sign-out, which the server keeps in mind.',
    'session',
    'sessions',
  ),
  word('SSL', 'The old name of how browser and server keep their talk secret.', 'ssl'),
  word(
    'status code',
    'The number by which a server says in short how it went. 200 is good, 404 means not found.',
    'status',
    'response status',
    'status code',
    'status codes',
  ),
  word(
    'time-out',
    'What happens when somebody waits too long and gives up.',
    'time-out',
    'time-outs',
    'timeout',
    'timeouts',
  ),
  word('TLS', 'The way in which browser and server keep their talk secret.', 'tls'),
  word('token', 'A pass that shows the server who you are, for a while.', 'token', 'tokens'),
  word('tunnel', 'A way from outside to a machine that could not be reached otherwise.', 'tunnel', 'tunnels'),
  word('upstream', 'The server behind the one that you asked.', 'upstream'),
  word('URL', 'The whole address of a page or a file.', 'url', 'urls', 'uri'),
  word('VPN', 'A secure line into another network, such as that of your company.', 'vpn', 'vpns'),
  word(
    'WebSocket',
    'A connection that stays open. Page and server can talk at any time.',
    'websocket',
    'websockets',
  ),
  word('XHR', 'A way for the code of a page to ask for data.', 'xhr'),
  word('XML', 'An older form in which programs write data.', 'xml'),
];

function word(term: string, meaning: string, ...forms: readonly string[]): GlossaryTerm {
  return { term, forms, meaning };
}

/** What is not ours to explain: “quoted” texts, `code`, and what looks like an address, a path or a file. */
const NOT_WORDS = /“[^”]*”|`[^`]*`|\S*(?:[\p{L}\p{N}]\.[\p{L}\p{N}]|\/|\{)\S*/gu;

/** Made when it is first needed. The longest form first: "response header" before "header". */
let search: { readonly anyForm: RegExp; readonly termOf: ReadonlyMap<string, GlossaryTerm> } | undefined;

function searchForm(): NonNullable<typeof search> {
  if (search) return search;
  const termOf = new Map(glossary.flatMap((term) => term.forms.map((form) => [form, term] as const)));
  const forms = [...termOf.keys()].sort((a, b) => b.length - a.length).join('|');
  search = { anyForm: new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${forms})(?![\\p{L}\\p{N}_-])`, 'giu'), termOf };
  return search;
}

/**
 * Finds the words of a text that not everyone knows: whole words, each term where it stands first, none in an address, a
 * “quoted” text or `code`.
 * @returns in the order in which they stand, none within another
 */
export function findTerms(text: string): readonly FoundTerm[] {
  const { anyForm, termOf } = searchForm();
  const words = text.replace(NOT_WORDS, (part) => ' '.repeat(part.length));
  const found = new Map<GlossaryTerm, FoundTerm>();
  for (const { 0: form, index } of words.matchAll(anyForm)) {
    const term = termOf.get(form) ?? termOf.get(form.toLowerCase());
    if (term && !found.has(term)) found.set(term, { from: index, to: index + form.length, term });
  }
  return [...found.values()];
}
