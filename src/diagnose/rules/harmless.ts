import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { netErrorOf } from '../net-error.ts';
import { numeral } from '../numeral.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const PAGE_IS_WELL = 'Nothing needs fixing: the page works without it.';
const ERROR_LIST = 'chromium:net/base/net_error_list.h';

/**
 * Requests that look failed and that nobody misses: what a browser, DevTools or a crawler asks for on the off chance,
 * what was fetched ahead of time, and what a blocker stops on purpose.
 */
export default defineRule({
  name: 'harmless',
  causes: {
    'no-site-icon': {
      title: 'This site has no icon at the usual place',
      summary: 'Browsers look for a small picture of the site at “{file}”. {host} has none there.',
      technical:
        'Browsers and phones ask for `{file}` unasked, when the page names no icon. The answer was {status}.',
      fixer: 'nobody',
      hints: [
        PAGE_IS_WELL,
        {
          for: 'developer',
          text: 'To end it, put the file there, or name an icon: `<link rel="icon" href="data:,">` stands for none.',
        },
      ],
      contrast: {
        with: 'a missing picture',
        text: 'A picture that the page itself shows would leave a hole there.',
      },
      sources: [
        'https://html.spec.whatwg.org/multipage/links.html#rel-icon',
        'mdn:Web/HTML/Reference/Attributes/rel',
      ],
    },
    'asked-on-the-off-chance': {
      title: 'Something asked for a file that few sites have',
      summary: 'Browsers, add-ons and crawlers look for “{file}” on every site. {host} has none.',
      technical: '`{path}` is a place that programs look at unasked. The answer {status} is a fine answer.',
      fixer: 'nobody',
      hints: [PAGE_IS_WELL, { for: 'developer', text: 'Offer `{path}` only if you want what it is for.' }],
      sources: ['rfc8615#3', 'rfc9309#2.3'],
    },
    'devtools-looks-for-project': {
      title: 'DevTools asked whether this is your own project',
      summary:
        'When DevTools is open, it asks a test server where the files of the project are. This one does not say.',
      technical:
        'Chrome asks for `/.well-known/appspecific/com.chrome.devtools.json`, to connect a workspace. The answer was {status}.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: only DevTools asks for this.',
        {
          for: 'developer',
          text: 'To edit files in DevTools, serve this JSON with the project’s folder. Or switch it off at `chrome://flags`.',
        },
      ],
      sources: [
        'https://chromium.googlesource.com/devtools/devtools-frontend/+/main/docs/ecosystem/automatic_workspace_folders.md',
      ],
    },
    'source-map-missing': {
      title: 'A file for developers alone is not there',
      summary:
        'DevTools wanted a map of the page’s program, “{file}”, to show it as it was written. It did not get it.',
      technical:
        'The source map `{path}` gave `{code}`. Scripts and styles name it in their last line; pages run without it.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: visitors never need this file.',
        {
          for: 'developer',
          text: 'To debug with it, publish the map. To silence this, drop the `sourceMappingURL` line from the build.',
        },
      ],
      sources: [
        'https://tc39.es/ecma426/',
        'https://developer.chrome.com/docs/devtools/javascript/source-maps',
      ],
    },
    'fetched-ahead-in-vain': {
      title: 'Loading this ahead of time did not work',
      summary: 'The browser wanted to have it ready, in case you go there. It did not get it ({code}).',
      technical:
        'The request carries `{field}`, so it was a prefetch. It gave `{code}`; servers may turn such requests down on purpose.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: it will be loaded again if you go there.',
        {
          for: 'developer',
          text: 'Caches answer a prefetch with 503 when they hold no copy (Cloudflare’s Speed Brain). Only a real visit tells of a broken link.',
        },
      ],
      contrast: {
        with: 'a broken link',
        text: 'With a broken link, the visit itself would fail too.',
      },
      sources: [
        'mdn:Web/HTTP/Reference/Headers/Sec-Purpose',
        'https://developers.cloudflare.com/speed/optimization/content/speed-brain/',
      ],
    },
    'tracker-blocked': {
      title: 'A visitor count or an ad was stopped on purpose',
      summary: 'An ad blocker, or a guard in the browser, stopped a request to {host}. That is its job.',
      technical:
        'By its address this is for {type}. The request to {host} was cancelled in the browser (`{error}`).',
      fixer: 'nobody',
      hints: [
        PAGE_IS_WELL,
        {
          for: 'developer',
          text: 'Never let the page wait for such a service: many visitors block it. Catch the error.',
        },
      ],
      contrast: {
        with: 'a server that is down',
        text: 'With a server that is down, the request would have left your computer.',
      },
      sources: [ERROR_LIST],
    },
    'tracker-out-of-reach': {
      title: 'A visitor count or an ad could not be reached',
      summary:
        'The page talks to {host} to count visits or show ads. Filters in a browser or a network stop that in just this way.',
      technical:
        '{host} is known for {type}, and gave `{error}`. DNS filters such as Pi-hole answer its name with nothing, or with 0.0.0.0.',
      fixer: 'nobody',
      hints: [
        PAGE_IS_WELL,
        {
          for: 'developer',
          text: 'Never let the page wait for such a service: many visitors block it. Catch the error.',
        },
      ],
      contrast: {
        with: 'a broken network',
        text: 'With a broken network, the requests to other sites would fail too.',
      },
      sources: [ERROR_LIST, 'https://docs.pi-hole.net/ftldns/blockingmode/'],
    },
    'report-not-delivered': {
      title: 'The browser could not send a report',
      summary: 'The site asked the browser to report problems. This report did not get to {host} ({code}).',
      technical: 'A report of the Reporting API, of type `{type}`, gave `{code}`. No page waits for it.',
      fixer: 'nobody',
      hints: [
        PAGE_IS_WELL,
        {
          for: 'developer',
          text: 'Check the address in `Reporting-Endpoints`, `Report-To` or `report-uri`.',
        },
      ],
      sources: ['https://www.w3.org/TR/reporting-1/', 'mdn:Web/API/Reporting_API'],
    },
    'asked-whether-it-is-there': {
      title: 'The page asked whether this exists, and it does not',
      summary:
        'This request only asks {host} whether “{file}” is there, and fetches nothing. “No” is a good answer to that.',
      technical: '`HEAD {path}` was answered {status}. A script asks so before it uses something optional.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless something is missing on the page.',
        {
          for: 'developer',
          text: 'If the thing should be there, check the path. Some servers do not take `HEAD`.',
        },
      ],
      contrast: { with: 'a missing page', text: 'A page that you open is asked for in full (with GET).' },
      sources: ['rfc9110#9.3.2', 'mdn:404'],
    },
    'map-piece-missing': {
      title: 'This piece of the map does not exist',
      summary:
        'Maps are put together from small pieces. {host} has none for this place, or not this near. The map shows a gap there, or a coarser piece.',
      technical:
        '`{path}` has the form zoom/column/row of a map tile. Servers answer {status} beyond the area and the zoom that they cover.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless the whole map stays empty.',
        {
          for: 'developer',
          text: 'Tell the map what the server covers (`maxNativeZoom`, `maxzoom`, `bounds`), and it does not ask for more.',
        },
      ],
      contrast: {
        with: 'a wrong address of the map',
        text: 'With a wrong address, every piece would be missing.',
      },
      sources: ['https://leafletjs.com/reference.html', 'https://maplibre.org/maplibre-style-spec/sources/'],
    },
    'nothing-left-to-fetch': {
      title: 'All of this was loaded already',
      summary:
        'The browser asked {host} for what comes after the last part. There is nothing more, and the server says so.',
      technical:
        'The request asks for `Range: {words}`, and the whole has {count} bytes. So the 416 means: you have it all.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless a video or a download has stopped.',
        {
          for: 'developer',
          text: 'Compare the stored length with `Content-Range` before you ask for the rest.',
        },
      ],
      contrast: {
        with: 'a file that changed',
        text: 'A file that has become shorter would end before what the browser already holds.',
      },
      sources: ['rfc9110#15.5.17', 'rfc9110#14.4', 'mdn:416'],
    },
  },
  examine(exchange) {
    const { status } = exchange.response;
    const name = netErrorOf(exchange);
    if (status < 400) {
      // A recorder that tells no errors lists what a blocker stopped as status 0.
      if (name === '')
        return status > 0 || exchange.errorsTold ? undefined : trackerOutOfReach(exchange, name);
      if (BLOCKED.has(name)) {
        const found = trackerOutOfReach(exchange, name);
        if (found) return found;
      }
    }
    const code = status >= 400 ? String(status) : `net::${name}`;
    const failed: Evidence = { from: status >= 400 ? 'response status' : 'net error', saw: code };
    // A 404 to what was fetched ahead ends with a word of the browser's too.
    const browserNames = name === '' ? [] : [`net::${name}`];
    const host = hostOf(exchange);

    if (MAYBE_A_PLACE.test(exchange.url)) {
      const place = placeOf(exchange);
      const path = pathOf(exchange);
      const asked: Evidence[] = [{ from: 'request', saw: `${quote(exchange.method)} ${path}` }, failed];
      const said = { certainty: 'certain', evidence: asked, browserNames } as const;
      const file = fileOf(path);
      if (place === 'map' && (status < 400 || NOT_HERE.has(status)))
        return { cause: 'source-map-missing', ...said, values: { file, path, code } };
      if (place !== undefined && place !== 'map' && NOT_HERE.has(status)) {
        if (place === 'devtools')
          return { cause: 'devtools-looks-for-project', ...said, values: { status: code } };
        if (place === 'icon') {
          // The name is one of a few: unlike the path it cannot hold a secret.
          const icon = ICON.exec(parseAddress(exchange.url)?.path ?? '')?.[1] ?? file;
          return { cause: 'no-site-icon', ...said, values: { host, file: icon, status: code } };
        }
        return { cause: 'asked-on-the-off-chance', ...said, values: { host, path, file, status: code } };
      }
    }
    const { headers } = exchange.request;
    const purpose = PURPOSES.find(([, name]) => {
      const value = headers.get(name);
      return value !== undefined && AHEAD.test(value);
    });
    if (purpose !== undefined) {
      const [field, name] = purpose;
      return {
        cause: 'fetched-ahead-in-vain',
        certainty: 'certain',
        evidence: [{ from: `request header ${field}`, saw: quote(headers.get(name) ?? '') }, failed],
        browserNames,
        values: { code, field },
      };
    }
    if (exchange.method === 'POST') {
      const type = REPORT.exec(headers.get('content-type') ?? '')?.[0].toLowerCase();
      if (type === undefined) return undefined;
      return {
        cause: 'report-not-delivered',
        certainty: 'certain',
        evidence: [{ from: 'request header Content-Type', saw: type }, failed],
        browserNames,
        values: { host, code, type },
      };
    }
    if (exchange.method === 'HEAD' && (status === 404 || status === 410)) {
      const path = pathOf(exchange);
      return {
        cause: 'asked-whether-it-is-there',
        certainty: 'likely',
        evidence: [{ from: 'request', saw: `HEAD ${path}` }, failed],
        values: { host, path, file: fileOf(path), status: code },
      };
    }
    if ((status === 404 || status === 410) && isMapTile(exchange)) {
      return {
        cause: 'map-piece-missing',
        certainty: 'likely',
        evidence: [{ from: 'address', saw: `${pathOf(exchange)}: zoom, column and row` }, failed],
        browserNames,
        values: { host, path: pathOf(exchange), status: code },
      };
    }
    return status === 416 ? nothingLeft(exchange, failed) : undefined;
  },
});

/** Errors that blockers end in: add-ons in the first one, filters of a network in the others. */
const BLOCKED = new Set([
  'ERR_BLOCKED_BY_CLIENT',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_INVALID',
]);

function trackerOutOfReach(exchange: Exchange, name: string) {
  const known = trackerAt(exchange);
  // A server of the site's own may count visits too: its name tells, once an add-on has told as well.
  const sign = known === undefined && name === 'ERR_BLOCKED_BY_CLIENT' ? signOfCounting(exchange) : undefined;
  const type = sign === undefined ? known : VISITS;
  if (type === undefined) return undefined;
  const host = hostOf(exchange);
  const error = name === '' ? 'no answer' : `net::${name}`;
  const names = name === '' ? [] : [error];
  const found = {
    evidence: [
      name === ''
        ? { from: 'response status', saw: '0, and no error is noted' }
        : { from: 'net error', saw: error },
      sign ?? { from: 'address', saw: `${host}: known for ${type}` },
    ],
    values: { host, type, error },
    // What an add-on blocks Chrome also gives a reason for, and it is this one.
    browserNames: name === 'ERR_BLOCKED_BY_CLIENT' ? [...names, 'other'] : names,
  } as const;
  return name === 'ERR_BLOCKED_BY_CLIENT'
    ? ({ cause: 'tracker-blocked', certainty: sign === undefined ? 'certain' : 'likely', ...found } as const)
    : ({ cause: 'tracker-out-of-reach', certainty: 'likely', ...found } as const);
}

/** Words that the lists of blockers look for in hosts and paths (EasyPrivacy, "general" rules). */
const COUNTING =
  /(?:^|[/.?&_-])(analytics|telemetry|(?:web-?)?metrics|track|tracking|tracker|beacon|pixel|page-?views?|visitors?-?stats?|stats|collect|heartbeat|rum)(?=$|[/.?&_=-])/i;

/** What tells that a request counts visits: a word in its address, or that the page expects no answer to it. */
function signOfCounting({ url, resourceType }: Exchange): Evidence | undefined {
  const address = parseAddress(url);
  const word = address && COUNTING.exec(`${address.hostname}${address.path}`)?.[1]?.toLowerCase();
  if (word) return { from: 'address', saw: `“${word}”, a usual name for ${VISITS}` };
  return resourceType === 'ping'
    ? { from: 'kind of request', saw: 'ping: the page expects no answer' }
    : undefined;
}

const VISITS = 'counting visits';
const ADS = 'showing ads and counting clicks on them';
const FAULTS = 'gathering reports of errors';
const REPLAYS = 'recording how pages are used';

/** Services that pages work without, by their domains: the makers' own installation guides name these addresses. */
const TRACKERS: ReadonlyMap<string, string> = new Map([
  ['adnxs.com', ADS],
  ['ads-twitter.com', ADS],
  ['adsrvr.org', ADS],
  ['amazon-adsystem.com', ADS],
  ['amplitude.com', VISITS],
  ['analytics.google.com', VISITS],
  ['analytics.tiktok.com', VISITS],
  ['analytics.twitter.com', VISITS],
  ['bat.bing.com', ADS],
  ['browser-intake-datadoghq.com', FAULTS],
  ['browser-intake-datadoghq.eu', FAULTS],
  ['bugsnag.com', FAULTS],
  ['chartbeat.com', VISITS],
  ['chartbeat.net', VISITS],
  ['clarity.ms', REPLAYS],
  ['cloudflareinsights.com', VISITS],
  ['connect.facebook.net', ADS],
  ['crazyegg.com', REPLAYS],
  ['criteo.com', ADS],
  ['criteo.net', ADS],
  ['ct.pinterest.com', ADS],
  ['doubleclick.net', ADS],
  ['fullstory.com', REPLAYS],
  ['google-analytics.com', VISITS],
  ['googleadservices.com', ADS],
  ['googlesyndication.com', ADS],
  ['googletagmanager.com', VISITS],
  ['heapanalytics.com', VISITS],
  ['hotjar.com', REPLAYS],
  ['hotjar.io', REPLAYS],
  ['hs-analytics.net', VISITS],
  ['ingest.sentry.io', FAULTS],
  ['logrocket.io', REPLAYS],
  ['matomo.cloud', VISITS],
  ['mc.yandex.ru', VISITS],
  ['mixpanel.com', VISITS],
  ['mouseflow.com', REPLAYS],
  ['nr-data.net', FAULTS],
  ['outbrain.com', ADS],
  ['plausible.io', VISITS],
  ['posthog.com', VISITS],
  ['px.ads.linkedin.com', ADS],
  ['quantserve.com', VISITS],
  ['sc-static.net', ADS],
  ['scorecardresearch.com', VISITS],
  ['segment.com', VISITS],
  ['segment.io', VISITS],
  ['sentry-cdn.com', FAULTS],
  ['snap.licdn.com', ADS],
  ['taboola.com', ADS],
  ['tr.snapchat.com', ADS],
]);

/** What the host is known for; undefined for all other hosts. */
function trackerAt({ url }: Exchange): string | undefined {
  const address = parseAddress(url);
  if (!address) return undefined;
  if (address.hostname === 'www.facebook.com' && /^\/tr\/?$/.test(address.path)) return ADS;
  const { hostname } = address;
  // From the domain with two labels on: "a.b.shop.test" is looked up as "shop.test", "b.shop.test" and as a whole.
  let dot = hostname.lastIndexOf('.', hostname.lastIndexOf('.') - 1);
  for (let labels = 2; labels <= 6; labels++) {
    const type = TRACKERS.get(dot < 0 ? hostname : hostname.slice(dot + 1));
    if (type !== undefined || dot <= 0) return type;
    dot = hostname.lastIndexOf('.', dot - 1);
  }
  return undefined;
}

/** A first look at the whole URL, to spare all others the taking apart. */
const MAYBE_A_PLACE =
  /favicon|apple-touch-icon|\.well-known\/|\.map(?:[?#]|$)|(?:\.txt|\.xml|sellers\.json|wpad\.dat|site-association)(?:[?#]|$)/i;

const ICON =
  /\/(favicon(?:-\d{1,4}x\d{1,4})?\.(?:ico|png|svg|gif)|apple-touch-icon(?:-\d{1,4}x\d{1,4})?(?:-precomposed)?\.png)$/i;
const DEVTOOLS = '/.well-known/appspecific/com.chrome.devtools.json';
const SOURCE_MAP = /\.(?:[cm]?js|css|ts|wasm)\.map$/i;
/** Places at the root that programs look at unasked: IANA's list of well-known URIs, IAB's ads.txt, Apple and Google. */
const OFF_CHANCE =
  /^\/(?:robots\.txt|(?:app-)?ads\.txt|sellers\.json|humans\.txt|llms\.txt|security\.txt|browserconfig\.xml|IEconfig\.xml|crossdomain\.xml|clientaccesspolicy\.xml|wpad\.dat|apple-app-site-association|\.well-known\/(?:apple-app-site-association|assetlinks\.json|change-password|resource-that-should-not-exist-whose-status-code-should-not-be-200|traffic-advice|passkey-endpoints|security\.txt|related-website-set\.json|gpc\.json|dnt-policy\.txt|http-opportunistic|trust\.txt|ai-plugin\.json))$/i;

/** Statuses that say no more than "not here, or not for you". */
const NOT_HERE = new Set([401, 403, 404, 405, 410]);

type Place = 'icon' | 'devtools' | 'map' | 'off-chance';

/** Which of the usual places a request looked at; undefined where someone wanted just this file. */
function placeOf({ url, resourceType, request: { headers } }: Exchange): Place | undefined {
  const path = parseAddress(url)?.path ?? '';
  // Whoever opens such an address in a tab wants to see it.
  if (resourceType === 'document' || headers.get('sec-fetch-mode') === 'navigate') return undefined;
  if (path === DEVTOOLS) return 'devtools';
  if (SOURCE_MAP.test(path)) return 'map';
  // A site's icon is of no kind; a picture is one that the page shows.
  if (resourceType === 'fetch' || resourceType === 'xhr' || resourceType === 'image') return undefined;
  return ICON.test(path) ? 'icon' : OFF_CHANCE.test(path) ? 'off-chance' : undefined;
}

/** Zoom, column and row at the end of a path, as maps on the web name their tiles. */
const TILE = /\/(\d{1,2})\/(\d{1,8})\/(\d{1,8})(?:@[234]x)?\.(png|jpe?g|webp|avif|pbf|mvt|terrain)$/i;
const FARTHEST_ZOOM = 24;

/** Whether the address is one of a map's tile: numbers that fit together, and a type or a word that only maps have. */
function isMapTile({ url, resourceType }: Exchange): boolean {
  if (resourceType !== 'image' && resourceType !== 'fetch' && resourceType !== 'xhr') return false;
  const address = parseAddress(url);
  const found = address && TILE.exec(address.path);
  if (!found) return false;
  const [zoom, column, row] = [Number(found[1]), Number(found[2]), Number(found[3])];
  // Each step of zoom has twice as many columns and rows: a date or a number of a picture seldom fits.
  if (zoom > FARTHEST_ZOOM || column >= 2 ** zoom || row >= 2 ** zoom) return false;
  return (
    /^(?:pbf|mvt|terrain)$/i.test(found[4] ?? '') ||
    /tile|map|wmts|\btms\b|\bosm\b/i.test(`${address.hostname}${address.path}`)
  );
}

function fileOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1) || path;
  return file.length > 30 ? `${file.slice(0, 29)}…` : file;
}

/** Headers that say that nobody has asked for this yet (Sec-Purpose in the Fetch standard, its forerunners, Next.js). */
const PURPOSES = ['Sec-Purpose', 'Purpose', 'X-Moz', 'X-Purpose', 'Next-Router-Prefetch'].map(
  (field) => [field, field.toLowerCase()] as const,
);
const AHEAD = /^\s*(?:prefetch|prerender|preview|1$)/i;

/** The types of the Reporting API and of CSP's older reports. */
const REPORT = /^\s*application\/(?:reports\+json|csp-report)\b/i;

/** The range begins where the thing ends: all of it was fetched before (RFC 9110 §15.5.17). */
function nothingLeft(exchange: Exchange, failed: Evidence) {
  const { request, response } = exchange;
  const range = request.headers.get('range') ?? '';
  const content = response.headers.get('content-range') ?? '';
  const first = /^\s*bytes=(\d{1,15})-/i.exec(range)?.[1];
  const length = /^\s*bytes\s+\*\/(\d{1,15})\s*$/i.exec(content)?.[1];
  if (first === undefined || length === undefined || first === '0' || Number(first) !== Number(length))
    return undefined;
  return {
    cause: 'nothing-left-to-fetch',
    certainty: 'certain',
    evidence: [
      { from: 'request header Range', saw: quote(range) },
      { from: 'response header Content-Range', saw: quote(content) },
      failed,
    ],
    values: { host: hostOf(exchange), words: quote(range), count: numeral(Number(length)) },
  } as const;
}
