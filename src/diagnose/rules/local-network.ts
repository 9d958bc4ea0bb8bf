import { type Address, parseAddress } from '../../session/address.ts';
import { askingOrigin } from '../../session/outcome.ts';
import { addressSpaceOf, goesInward } from '../address-space.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const SOURCES = [
  'https://wicg.github.io/local-network-access/',
  'https://developer.chrome.com/blog/local-network-access',
] as const;

const NOT_DOWN = {
  with: 'a device that is off',
  text: 'With a device that is off, the browser would have tried. Here it did not even ask.',
} as const;

const CHECKED = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';

/**
 * A page from outside asked for something nearer: in the home or office network, or on this very computer. The browser
 * wants the person's leave for that, and a page that came over a secure connection. The addresses tell which is lacking;
 * where they do not, the reason is among those in withheld.ts.
 */
export default defineRule({
  name: 'local-network',
  brokenOff: true,
  causes: {
    'local-network-needs-leave': {
      title: 'This page may not reach into your network',
      summary:
        'The page at {origin} asked for {host}, which is in your own network. The browser needs your permission for that.',
      technical:
        'Local Network Access: a public page asked a private address, and the permission is not given. A service worker’s failure looks the same.',
      fixer: 'you',
      reach: 'page',
      hints: [
        'If you trust the site, open its settings beside the address bar and allow access to the local network.',
        {
          for: 'developer',
          text: 'A frame also needs `allow="local-network-access"`. Fetch with `targetAddressSpace` to state the intent.',
        },
      ],
      contrast: NOT_DOWN,
      browserNames: ['LocalNetworkAccessPermissionDenied'],
      sources: SOURCES,
    },
    'own-computer-needs-leave': {
      title: 'This page may not reach programs on your computer',
      summary:
        'The page at {origin} asked a program on this very computer ({host}). The browser needs your permission for that.',
      technical:
        'Local Network Access: a page from outside asked a loopback address, and the permission is not given. A service worker’s failure looks the same.',
      fixer: 'you',
      reach: 'page',
      hints: [
        'If you trust the site, open its settings beside the address bar and allow access to this device.',
        {
          for: 'developer',
          text: 'If the address was meant for development only, look for `localhost` in the build’s settings.',
        },
      ],
      contrast: NOT_DOWN,
      browserNames: ['LocalNetworkAccessPermissionDenied'],
      sources: SOURCES,
    },
    'local-network-insecure-page': {
      title: 'A page that is not secure may not reach your network',
      summary:
        'The page at {origin} did not come over a secure connection. Such a page may not ask for {host}, in your own network.',
      technical:
        'Local Network Access needs a secure context: the page has to be `https`. A service worker’s failure looks the same.',
      fixer: 'frontend',
      reach: 'page',
      hints: [
        'The people who run the page can fix this: it has to come over a secure connection.',
        {
          for: 'developer',
          text: 'Serve the page over `https`; then the browser can ask for the permission.',
        },
      ],
      contrast: NOT_DOWN,
      browserNames: ['InsecureLocalNetwork'],
      sources: SOURCES,
    },
  },
  examine(exchange, related) {
    const { error } = exchange;
    const { preflight } = related;
    if (error !== CHECKED && (error !== 'net::ERR_FAILED' || exchange.response.status > 0)) return undefined;
    // Of a request and its preflight only the preflight bears the code.
    const named = error === CHECKED || preflight?.error === CHECKED;
    if (!named && preflight) return undefined;
    const page = parseAddress(
      askingOrigin(exchange) ?? related.document?.url ?? workerOrigin(exchange.initiator?.url ?? ''),
    );
    const to = parseAddress(exchange.url);
    if (!page || !to) return undefined;
    const space = addressSpaceOf(to.hostname);
    if (!named && !goesInward(addressSpaceOf(page.hostname), space)) return undefined;

    const values = { host: hostOf(exchange), origin: quote(page.origin) };
    const evidence: Evidence[] = [
      { from: 'address', saw: quote(`${to.hostname}: ${space === 'public' ? 'a name' : space}`) },
      { from: 'page', saw: values.origin },
      error === CHECKED || !named
        ? { from: 'net error', saw: named ? CHECKED : 'net::ERR_FAILED, no status, no headers' }
        : { from: 'net error of the OPTIONS request', saw: CHECKED },
    ];
    // The page's own server is near too: then it may be allowed without asking.
    const near = related.document ? addressSpaceOf(related.document.serverAddress) !== 'public' : false;
    const certainty = near && !named ? 'possible' : 'likely';
    const browserNames = [error ?? ''];
    if (!isSecure(page)) {
      return { cause: 'local-network-insecure-page', certainty, evidence, values, browserNames };
    }
    return space === 'this computer'
      ? { cause: 'own-computer-needs-leave', certainty, evidence, values, browserNames }
      : {
          cause: 'local-network-needs-leave',
          // The code says which check it was; the leave is what a secure page can lack.
          certainty: named ? 'certain' : certainty,
          evidence,
          values,
          browserNames,
        };
  },
});

function isSecure(page: Address): boolean {
  return page.scheme === 'https' || addressSpaceOf(page.hostname) === 'this computer';
}

/** Of what a worker asks for the record names only the worker's script, which the page may have made itself (“blob:”). */
function workerOrigin(script: string): string {
  return script.startsWith('blob:') ? script.slice('blob:'.length) : script;
}
