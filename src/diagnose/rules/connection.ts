import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin } from '../../session/outcome.ts';
import type { Related } from '../../session/relations.ts';
import { netErrorOf } from '../net-error.ts';
import { clock, hostOf } from '../phrases.ts';
import { isInternalName, isPrivateAddress, isTestServerName, isThisComputer } from '../place.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NOT_A_TIME_OUT = {
  with: 'a time-out',
  text: 'With a time-out nobody would have answered at all. A firewall often does that.',
} as const;
const NOT_OFFLINE = {
  with: 'being offline',
  text: 'If you were offline, every site would fail. The browser would also say so.',
} as const;
/** Code on the page gets the same error for both. */
const NOT_CORS = {
  for: 'developer',
  text: 'It is not CORS, though code on the page sees the same “Failed to fetch”: here nobody answered.',
} as const;

const ERROR_LIST = 'chromium:net/base/net_error_list.h';

/**
 * No answer came, because no connection came about: what the net error and the address prove. Refused is not silent
 * (that is unreachable.ts), an unknown name is not being offline, and a bad certificate is not a broken secure
 * connection (secure-connection.ts).
 */
export default defineRule({
  name: 'connection',
  brokenOff: true,
  causes: {
    'refused-here': {
      title: 'Nothing is listening at {host}',
      summary: 'Your computer answered, but no program takes requests there.',
      technical:
        'This computer refused the connection to port {port} (`ERR_CONNECTION_REFUSED`). No program listens on it.{usual}',
      fixer: 'you',
      hints: [
        'If this is your own server, start it.',
        'If it runs, check the number after the colon.',
        {
          for: 'developer',
          text: 'A server that listens on `::1` alone is not reached at `127.0.0.1`, and the other way round.',
        },
        NOT_CORS,
      ],
      contrast: NOT_A_TIME_OUT,
      sources: [ERROR_LIST],
    },
    refused: {
      title: 'Nothing answers at {host}',
      summary:
        'The computer at this address was reached. It takes no requests there: its server is down, or lives elsewhere.',
      technical: '{host} refused the connection to port {port} (`ERR_CONNECTION_REFUSED`).',
      fixer: 'operations',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Check that the service runs and listens on port {port}, and that the address is the right one.',
        },
        NOT_CORS,
      ],
      contrast: NOT_A_TIME_OUT,
      sources: [ERROR_LIST],
    },
    'refused-here-by-a-site': {
      title: 'This site looks for its server on your computer',
      summary:
        'A page from {origin} asked {host}, which is your own computer. No program takes requests there.',
      technical:
        'The page asks port {port} of the visitor’s own machine, which refused (`ERR_CONNECTION_REFUSED`). A development address may have been left in.',
      fixer: 'frontend',
      hints: [
        'If the site needs a helper program on your computer, start that. If not, tell the developers of the site.',
        {
          for: 'developer',
          text: 'Look for `localhost` in the built page and in the settings it was built with.',
        },
        NOT_CORS,
      ],
      contrast: NOT_A_TIME_OUT,
      sources: [ERROR_LIST, 'rfc6761#6.3'],
    },
    'refused-hot-reload': {
      title: 'The dev server at {host} has stopped',
      summary: 'The page asks your computer which files have changed. No program takes requests there.',
      technical:
        'The live-reload connection to port {port} was refused (`ERR_CONNECTION_REFUSED`). By its address it belongs to a dev server.',
      fixer: 'you',
      hints: [
        'Start the dev server again, then reload the page.',
        {
          for: 'developer',
          text: 'Behind a proxy or in a container, tell the dev server which public port its live reload has.',
        },
      ],
      sources: [ERROR_LIST, 'mdn:Web/API/WebSocket'],
    },
    'refused-not-a-web-port': {
      title: 'The page called a database, and nothing answers there',
      summary:
        'No program takes requests at {host}. {words} usually runs there, and pages cannot talk to it.',
      technical:
        'Port {port} refused the connection. It is the usual port of {words}, which does not speak HTTP.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the page should ask their own server.',
        {
          for: 'developer',
          text: 'Send the request to your back end, and let that talk to {words}.',
        },
      ],
      contrast: NOT_A_TIME_OUT,
      sources: [ERROR_LIST, 'rfc6335'],
    },
    'address-for-servers-only': {
      title: 'This address only means something to a server',
      summary:
        'A server may listen at 0.0.0.0, which means: at every address it has. Nobody can be reached there.',
      technical: '`0.0.0.0` stands for “all my addresses” and is no target. The browser gave `{error}`.',
      fixer: 'you',
      hints: [
        'Write localhost in place of 0.0.0.0 in the address.',
        {
          for: 'developer',
          text: 'Keep `0.0.0.0` for the server’s listen address. Give clients `localhost:{port}` or the machine’s name.',
        },
      ],
      sources: ['rfc6890#2.2.2', ERROR_LIST],
    },
    'refused-private': {
      title: 'The device at {host} takes no requests there',
      summary:
        'This address lies in your own or your company’s network. A device answered there, but no program takes requests.',
      technical:
        'The private address {host} refused the connection to port {port} (`ERR_CONNECTION_REFUSED`).',
      fixer: 'you',
      hints: [
        'Check that the device still has this address: such addresses change. Then check that its program runs.',
        {
          for: 'developer',
          text: 'A program that listens on `127.0.0.1` alone is not reached from other machines. Let it listen on `0.0.0.0`.',
        },
        NOT_CORS,
      ],
      contrast: NOT_A_TIME_OUT,
      sources: [ERROR_LIST, 'rfc1918#3'],
    },
    'refused-staging': {
      title: 'The test server {host} is not running',
      summary: 'By its name this is a test server. Its computer was reached, and takes no requests there.',
      technical: '{host} refused the connection to port {port} (`ERR_CONNECTION_REFUSED`).',
      fixer: 'operations',
      hints: [
        'Ask the people who run {host} to start it. If you did not want a test server, check the address.',
        {
          for: 'developer',
          text: 'If this is the live page, it was built with the settings of another environment.',
        },
        NOT_CORS,
      ],
      contrast: NOT_A_TIME_OUT,
      sources: [ERROR_LIST],
    },
    'name-never-filled-in': {
      title: 'The name of the server was never filled in',
      summary: 'The page asked for “{host}”. That is what is left when a setting has no value.',
      technical:
        'A variable was put into the address before it had a value. The name look-up gave `{error}`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Find the variable that builds this address. Is it set in this environment, and when the page is built?',
        },
      ],
      contrast: NOT_OFFLINE,
      sources: [ERROR_LIST],
    },
    'name-malformed': {
      title: 'This address cannot be read',
      summary: 'The page asked for an address with a name that no computer can have.',
      technical: 'The URL does not parse, so nothing was looked up. The browser gave `{error}`.',
      fixer: 'frontend',
      hints: [
        'Check the address for spaces and odd characters. If a page made it, tell its developers.',
        {
          for: 'developer',
          text: 'Build addresses with `new URL(path, base)`, which throws on such a name.',
        },
      ],
      sources: ['https://url.spec.whatwg.org/#host-parsing', ERROR_LIST],
    },
    'name-inside-containers': {
      title: 'The name {host} is not known to your computer',
      summary: 'A name like this is only known between servers. Your browser cannot look it up.',
      technical:
        '`{host}` looks like a service name of Docker or Kubernetes. Those are known inside their network only (`{error}`).',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: give the page an address that browsers can reach.',
        {
          for: 'developer',
          text: 'Publish the service’s port and use `localhost`, or send the request through the page’s own server.',
        },
      ],
      contrast: NOT_OFFLINE,
      sources: [
        'https://docs.docker.com/compose/how-tos/networking/',
        'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
      ],
    },
    'name-of-a-device': {
      title: 'No device called {host} is near',
      summary:
        'Names that end in .local belong to devices in your own network. None there answered to this name.',
      technical: 'A `.local` name is asked for in the local network (mDNS). Nobody answered (`{error}`).',
      fixer: 'you',
      hints: [
        'Switch the device on, and check that it is in the same Wi-Fi as you.',
        {
          for: 'developer',
          text: 'Guest networks, VPNs and containers often do not pass mDNS on. Try the device’s IP address.',
        },
      ],
      contrast: NOT_OFFLINE,
      sources: ['rfc6762#3', ERROR_LIST],
    },
    'name-inside-company': {
      title: 'The name {host} is known only inside its network',
      summary: 'Names like this belong to a company or a home network. From where you are, it is unknown.',
      technical:
        'The name look-up (DNS) for `{host}` found nothing (`{error}`). Public DNS does not hold such names.',
      fixer: 'you',
      hints: [
        'Join the right network, or start your work connection. Then try again.',
        {
          for: 'developer',
          text: 'If the VPN is on, check that the browser asks its name server. “Secure DNS” in the settings goes past it.',
        },
      ],
      contrast: NOT_OFFLINE,
      sources: ['rfc6762', ERROR_LIST],
    },
    'name-of-a-test-server': {
      title: 'There is no test site called {host} here',
      summary: 'By its name this is a test site. Such sites come and go, or are known in one network only.',
      technical: 'The name look-up (DNS) for `{host}` found nothing (`{error}`).',
      fixer: 'frontend',
      hints: [
        'If you need the test site, start your work connection, or ask its people whether it still exists.',
        {
          for: 'developer',
          text: 'If this is the live page, it was built with the settings of another environment.',
        },
      ],
      contrast: NOT_OFFLINE,
      sources: [ERROR_LIST],
    },
    'name-mistyped': {
      title: 'The name {host} looks mistyped',
      summary: 'The browser found no computer of this name. Perhaps {target} was meant.',
      technical:
        'The name look-up (DNS) for `{host}` found nothing (`{error}`). `{target}` differs by a typing mistake.',
      fixer: 'frontend',
      hints: [
        'Check the name, letter by letter. If the page holds it, tell its developers.',
        { for: 'developer', text: 'Look for `{host}` in the code and in the settings.' },
      ],
      contrast: NOT_OFFLINE,
      sources: [ERROR_LIST],
    },
    'name-not-found': {
      title: 'There is no site called {host}',
      summary: 'The browser looked up this name and found no computer behind it.',
      technical: 'The name look-up (DNS) for `{host}` found nothing (`{error}`).',
      fixer: 'frontend',
      hints: [
        'Check the name for typing mistakes. If other sites fail too, check your network or VPN (a detour for your traffic).',
        {
          for: 'developer',
          text: 'Check the host in the page’s settings. Internal names need the company network.',
        },
        NOT_CORS,
      ],
      contrast: NOT_OFFLINE,
      sources: [ERROR_LIST],
    },
    'certificate-not-trusted': {
      title: 'The browser does not trust who {host} claims to be',
      summary:
        'The site showed a proof of identity. Nobody that the browser trusts has signed it, so the browser did not go on.',
      technical:
        'The certificate chain of {host} ends at no trusted authority (`{error}`). Often it is self-signed.',
      fixer: 'operations',
      hints: [
        'If this is your own test server, open {address} in a tab and accept its proof.',
        'If not, do not go on: tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Install the full chain, or a certificate from an authority that browsers trust.',
        },
      ],
      contrast: {
        with: 'ERR_SSL_PROTOCOL_ERROR',
        text: 'That would mean: the server has no secure connection there at all.',
      },
      sources: [ERROR_LIST, 'rfc5280'],
    },
    'certificate-out-of-date': {
      title: 'The proof of identity of {host} is out of date',
      summary: 'The site’s proof is not good for today’s date. Or the clock of your computer is wrong.',
      technical:
        'The certificate of {host} has expired or is not valid yet (`{error}`). The request began at {time}.',
      fixer: 'operations',
      hints: [
        'Check the date of your computer. If it is right, tell the people who run {host}.',
        { for: 'developer', text: 'Renew the certificate, and check the job that should have done so.' },
      ],
      contrast: {
        with: 'ERR_SSL_PROTOCOL_ERROR',
        text: 'That would mean: the server has no secure connection there at all.',
      },
      sources: [ERROR_LIST, 'rfc5280'],
    },
    'certificate-for-another-name': {
      title: 'The proof of identity is not for {host}',
      summary: 'The site showed a proof that belongs to another name, so the browser did not go on.',
      technical: 'The certificate does not list `{host}` (`{error}`).',
      fixer: 'operations',
      hints: [
        'Check the address for typing mistakes. If it is right, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Add the name to the certificate, or send the request to the name that it lists.',
        },
      ],
      contrast: {
        with: 'ERR_SSL_PROTOCOL_ERROR',
        text: 'That would mean: the server has no secure connection there at all.',
      },
      sources: [ERROR_LIST, 'rfc5280'],
    },
    offline: {
      title: 'Your computer is offline',
      summary: 'The browser has no network at the moment. The request did not leave your computer.',
      technical: 'The browser had no network connection, real or switched off in DevTools (`{error}`).',
      fixer: 'you',
      hints: [
        'Check your Wi-Fi or cable, then reload the page.',
        {
          for: 'developer',
          text: 'If other programs are online, look for “Offline” in DevTools, Network, throttling.',
        },
      ],
      contrast: { with: 'an unknown name', text: 'With an unknown name only that one site would fail.' },
      sources: [ERROR_LIST],
    },
  },
  examine(exchange, related) {
    const name = netErrorOf(exchange);
    if (!NAMES.has(name)) return undefined;
    const address = parseAddress(exchange.url);
    const host = hostOf(exchange);
    const hostname = address?.hostname ?? '';
    const port = address?.port ?? '';
    const error = `net::${name}`;
    const evidence: Evidence[] = [{ from: 'net error', saw: error }];
    const browserNames = [error];
    const seen = (saw: string): Evidence[] => [...evidence, { from: 'address', saw }];
    switch (name) {
      case 'ERR_ADDRESS_INVALID':
      case 'ERR_CONNECTION_REFUSED': {
        if (hostname === '0.0.0.0') {
          return {
            cause: 'address-for-servers-only',
            certainty: 'likely',
            evidence: seen(host),
            values: { error, port },
            browserNames,
          };
        }
        if (name === 'ERR_ADDRESS_INVALID') return undefined;
        const said = {
          certainty: 'certain',
          evidence: seen(host),
          values: { host, port },
          browserNames,
        } as const;
        if (isThisComputer(hostname)) {
          const here = seen(`${host} is this computer`);
          const service = OTHER_SERVICES[port];
          if (service) {
            return {
              cause: 'refused-not-a-web-port',
              certainty: 'likely',
              evidence: [...here, { from: 'port', saw: `${port}: by habit ${service}` }],
              values: { host, port, words: service },
              browserNames,
            };
          }
          if (exchange.resourceType === 'websocket' && HOT_RELOAD.test(address?.path ?? '')) {
            return {
              cause: 'refused-hot-reload',
              // Programs of one's own use the two short paths as well.
              certainty: /^\/(?:ws)?$/.test(address?.path ?? '') ? 'possible' : 'likely',
              alternatives: [
                { cause: 'refused-here', tellApart: 'The page opens this connection in its own code.' },
              ],
              evidence: [...here, { from: 'path', saw: quote(address?.path ?? '') }],
              values: { host, port },
              browserNames,
            };
          }
          const page = pageOf(exchange, related);
          if (page && !isThisComputer(page.hostname) && !isPrivateAddress(page.hostname)) {
            return {
              cause: 'refused-here-by-a-site',
              certainty: 'certain',
              evidence: [...here, { from: 'page', saw: quote(page.origin) }],
              values: { origin: quote(page.origin), host, port },
              browserNames,
            };
          }
          const program = DEV_PORTS[port];
          return {
            cause: 'refused-here',
            certainty: 'certain',
            evidence: program ? [...here, { from: 'port', saw: `${port}: by habit ${program}` }] : here,
            values: { host, port, usual: program ? ` That is usually the port of ${program}.` : '' },
            browserNames,
          };
        }
        if (isPrivateAddress(hostname)) return { cause: 'refused-private', ...said };
        if (isTestServerName(hostname)) return { cause: 'refused-staging', ...said };
        return { cause: 'refused', ...said };
      }
      case 'ERR_NAME_NOT_RESOLVED': {
        const said = { evidence: seen(host), browserNames } as const;
        if (!address) {
          return {
            cause: 'name-malformed',
            certainty: 'certain',
            evidence: seen('is no valid URL'),
            values: { error },
            browserNames,
          };
        }
        const values = { host, error };
        if (/(?:^|\.)(?:undefined|null|nan|%7b.*)(?:\.|$)/i.test(hostname)) {
          return { cause: 'name-never-filled-in', certainty: 'likely', ...said, values };
        }
        const target = slipOf(hostname);
        if (target) {
          return {
            cause: 'name-mistyped',
            certainty: 'possible',
            ...said,
            values: { ...values, target: quote(target) },
          };
        }
        if (/\.cluster\.local$|\.docker\.internal$|\.svc$/i.test(hostname)) {
          return { cause: 'name-inside-containers', certainty: 'likely', ...said, values };
        }
        if (hostname.endsWith('.local'))
          return { cause: 'name-of-a-device', certainty: 'likely', ...said, values };
        if (isInternalName(hostname))
          return { cause: 'name-inside-company', certainty: 'likely', ...said, values };
        if (!hostname.includes('.')) {
          return {
            cause: 'name-inside-containers',
            certainty: 'possible',
            ...said,
            values,
            alternatives: [
              { cause: 'name-inside-company', tellApart: 'The name works in the company network.' },
            ],
          };
        }
        if (isTestServerName(hostname)) {
          return { cause: 'name-of-a-test-server', certainty: 'likely', ...said, values };
        }
        return { cause: 'name-not-found', certainty: 'certain', ...said, values };
      }
      case 'ERR_CERT_AUTHORITY_INVALID':
        return {
          cause: 'certificate-not-trusted',
          certainty: 'certain',
          evidence,
          values: { host, error, address: quote(address?.origin ?? host) },
          browserNames,
        };
      case 'ERR_CERT_DATE_INVALID':
        return {
          cause: 'certificate-out-of-date',
          certainty: 'certain',
          evidence,
          values: {
            host,
            error,
            time: exchange.startedAt === null ? 'an unknown time' : clock(exchange.startedAt, 0),
          },
          browserNames,
        };
      case 'ERR_CERT_COMMON_NAME_INVALID':
        return {
          cause: 'certificate-for-another-name',
          certainty: 'certain',
          evidence,
          values: { host, error },
          browserNames,
        };
      case 'ERR_INTERNET_DISCONNECTED':
        return {
          cause: 'offline',
          certainty: 'certain',
          evidence: isThisComputer(hostname)
            ? seen(`${host} is this computer and needs no network: look at “Offline” in DevTools`)
            : evidence,
          values: { error },
          browserNames,
        };
      default:
        return undefined;
    }
  },
});

/** The errors that this rule speaks of: all others are turned away at once. */
const NAMES = new Set([
  'ERR_ADDRESS_INVALID',
  'ERR_CONNECTION_REFUSED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_CERT_AUTHORITY_INVALID',
  'ERR_CERT_DATE_INVALID',
  'ERR_CERT_COMMON_NAME_INVALID',
  'ERR_INTERNET_DISCONNECTED',
]);

/** Ports that well-known programs take on a developer's computer unless told otherwise (their own documentation). */
const DEV_PORTS: Readonly<Record<string, string>> = {
  '1313': 'Hugo',
  '3000': 'Next.js, Rails and many Node servers',
  '4000': 'Phoenix and Jekyll',
  '4200': 'Angular',
  '4321': 'Astro',
  '5000': 'Flask',
  '5173': 'Vite',
  '6006': 'Storybook',
  '8000': 'Django and Laravel',
  '8080': 'Spring Boot, Tomcat and webpack',
  '8081': 'Metro (React Native)',
  '8787': 'Wrangler',
  '8888': 'Jupyter',
  '9000': 'MinIO',
  '54321': 'Supabase',
};

/** Ports of services that do not speak HTTP (IANA's register of service names and ports). */
const OTHER_SERVICES: Readonly<Record<string, string>> = {
  '1433': 'SQL Server',
  '3306': 'MySQL',
  '5432': 'PostgreSQL',
  '5672': 'RabbitMQ',
  '6379': 'Redis',
  '27017': 'MongoDB',
};

/** Paths of the live reload of webpack, Next.js, Vite, LiveReload and Browsersync. */
const HOT_RELOAD =
  /^\/(?:ws|_next\/(?:webpack-hmr|hmr)|sockjs-node.*|livereload|browser-sync.*|@vite.*|__hmr)?$/;

/** The page that asked, by the request's own headers, its page load, or the page's parser. */
function pageOf(exchange: Exchange, related: Related) {
  const { initiator } = exchange;
  return parseAddress(
    askingOrigin(exchange) ??
      related.document?.url ??
      (initiator?.type === 'parser' ? (initiator.url ?? '') : ''),
  );
}

/** The name that was meant, where a name is a common slip: "localhost" by two keys, a twisted ending. */
function slipOf(hostname: string): string | undefined {
  if (
    /^(?:locahost|localhos|localhot|localhst|loclhost|localost|lcoalhost|loaclhost|locahlost|localhots|localhsot|localhosts|locallhost)$/.test(
      hostname,
    )
  ) {
    return 'localhost';
  }
  const ended = /^(.+\.)(con|cmo|ocm|comm|coom|vom|nte|ogr|ney)$/.exec(hostname);
  return ended ? `${ended[1]}${ENDINGS[ended[2] ?? ''] ?? 'com'}` : undefined;
}

const ENDINGS: Readonly<Record<string, string>> = { nte: 'net', ney: 'net', ogr: 'org' };
