import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { isCrossOrigin } from '../../session/outcome.ts';
import type { Related } from '../../session/relations.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, repeatsStatus, serverWords } from '../server-words.ts';

/**
 * The address itself shows a slip of the page: a value that was not there, a gap not filled in, a part written twice, or
 * a redirect on the way that changed the request. Without such a mark, not-found.ts, method.ts and rejected-input.ts speak.
 */
export default defineRule({
  name: 'wrong-address',
  statuses: [400, 404, 405, 422],
  causes: {
    'address-holds-no-value': {
      title: 'The address says “{words}” where a value belongs',
      summary:
        'The page built the address before it had the value. So it asked {host} for “{words}”, which does not exist.',
      technical: 'The {from} holds `{words}`: a variable was put into the address as text. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'Reload the page. If it happens again, tell its developers.',
        {
          for: 'developer',
          text: 'Find what should stand in its place. Wait for that value, and do not send the request without it.',
        },
      ],
      contrast: {
        with: 'a missing thing',
        text: 'With a real value there, a 404 would mean: it does not exist.',
      },
      sources: ['rfc9110#15.5.5', 'mdn:Web/JavaScript/Reference/Template_literals'],
    },
    'address-not-filled-in': {
      title: 'A gap in the address was not filled in: {field}',
      summary: 'The page sent the pattern of an address to {host}. A value should stand in its place.',
      technical:
        'The placeholder `{field}` was sent as it is, in its brackets or behind its colon. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the address went out unfinished.',
        {
          for: 'developer',
          text: 'Pass a value for `{field}` to whatever builds the address. Check that both spell its name alike.',
        },
      ],
      contrast: {
        with: 'a missing thing',
        text: 'With a real value there, a 404 would mean: it does not exist.',
      },
      sources: ['rfc6570', 'rfc9110#15.5.5'],
    },
    'address-part-doubled': {
      title: 'The address holds “{words}” twice',
      summary:
        'The page joined two pieces of an address, and both hold “{words}”. {host} knows no such place.',
      technical: 'The path is `{path}`. The base address and the path both bring the same prefix.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'The developers of the page can fix this: one of the two has to go.',
        {
          for: 'developer',
          text: 'Take the prefix out of the base address, or out of the path. Check what a proxy adds on the way.',
        },
      ],
      contrast: {
        with: 'a missing thing',
        text: 'With the part only once, a 404 would mean: nothing is there.',
      },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'address-inside-address': {
      title: 'A whole address stands inside another one',
      summary:
        'The page put a full address behind that of {host}. The server looked for something of that name.',
      technical: 'The path begins with a scheme: `{path}`. An absolute URL was joined to a base URL.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: only one of the two addresses belongs there.',
        {
          for: 'developer',
          text: 'Join them with `new URL(path, base)`: it leaves a full address as it is.',
        },
      ],
      sources: ['mdn:Web/API/URL/URL', 'rfc9110#15.5.5'],
    },
    'address-scheme-left-out': {
      title: 'The address of another server landed in the path',
      summary:
        'The page meant to ask another server. Without its beginning, the address was taken as a path of {host}.',
      technical:
        'The path is `{path}`. It holds `{words}`, which looks like a host: `https://` is missing before it.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Write the base address with its scheme: `https://{words}`. Check the variable of the build that holds it.',
        },
      ],
      contrast: {
        with: 'a missing thing',
        text: 'With the right server, a 404 would mean: nothing is there.',
      },
      sources: ['mdn:Web/API/URL/URL', 'rfc3986#4.2'],
    },
    'address-slash-doubled': {
      title: 'The address has two slashes in a row',
      summary: 'For many servers, two slashes lead to another place than one. {host} knows no such place.',
      technical: 'The path is `{path}`. The base address ends with a slash, and the path begins with one.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Try the address with one slash. If that works, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Take the slash off one of the two pieces. An empty value between two slashes looks the same.',
        },
      ],
      contrast: { with: 'a missing thing', text: 'With one slash, a 404 would mean: nothing is there.' },
      sources: ['rfc3986#6.2', 'rfc9110#15.5.5'],
    },
    'address-encoded-twice': {
      title: 'The special characters of the address are garbled',
      summary:
        'The page made the address safe for sending twice. So {host} reads another name than was meant.',
      technical:
        'The address holds `{words}`: a percent sign that was encoded once more. The path is `{path}`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this. A name without spaces or accents may work until then.',
        {
          for: 'developer',
          text: 'Call `encodeURIComponent` once for each value, and not on a whole address that is encoded already.',
        },
      ],
      sources: ['mdn:Web/JavaScript/Reference/Global_Objects/encodeURIComponent', 'rfc3986#2.4'],
    },
    'address-ends-oddly': {
      title: 'The address ends with {words}',
      summary: 'That may have slipped in when the address was copied. {host} has nothing under that name.',
      technical: 'The path is `{path}`. Its last character is rarely meant to be part of a name.',
      fixer: 'you',
      hints: [
        'Try the address without it. If a link holds it, tell the people who made the link.',
        { for: 'developer', text: 'Trim values and settings before they go into an address.' },
      ],
      contrast: { with: 'a missing thing', text: 'Without it, a 404 would mean: nothing is there.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'redirect-slash-lost-body': {
      title: 'A slash at the end is missing, so the data was lost',
      summary:
        'The page sent data to an address without a slash at its end. {host} sent it on, and the data was left behind.',
      technical:
        'A {header} turned `{method} {target}` into `GET {path}`. Browsers drop the body on a 301 or 302 of a POST.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the address needs a slash at its end.',
        {
          for: 'developer',
          text: 'Ask for `{path}` at once. Or let the server answer 308, which keeps method and body.',
        },
      ],
      contrast: { with: 308, text: 'A 308 or 307 would have sent the data on as it was.' },
      sources: ['rfc9110#15.4.2', 'fetch#http-redirect-fetch', 'mdn:301'],
    },
    'redirect-lost-body': {
      title: 'The data was lost when the server sent it on',
      summary:
        'The page sent data. The server pointed to another address, and on the way there the data was left behind.',
      technical:
        'A {header} turned `{method} {target}` into `GET {path}`. Browsers drop the body on a 301 or 302 of a POST.',
      fixer: 'backend',
      hints: [
        'Tell the developers of the page: it should use the new address at once.',
        {
          for: 'developer',
          text: 'Use the last address, with https. Or let the server answer 307 or 308, which keep method and body.',
        },
      ],
      contrast: { with: 308, text: 'A 308 or 307 would have sent the data on as it was.' },
      sources: ['rfc9110#15.4.2', 'fetch#http-redirect-fetch', 'mdn:301'],
    },
    'dev-server-asked': {
      title: 'The page asked its own test server for data',
      summary:
        'The page asked {host} for data. That server hands out the files of the page, and not its data.',
      technical:
        'The port is the usual one of a dev server, and `{path}` was not answered with data. Its proxy may not be set.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'If this is your own project, send such requests to the server that holds the data.',
        {
          for: 'developer',
          text: 'Set the address of the API, or a proxy rule for this path in the dev server. Then start it again.',
        },
      ],
      contrast: {
        with: 'a refused connection',
        text: 'With nothing there at all, no answer would have come.',
      },
      sources: ['https://vite.dev/config/server-options', 'https://angular.dev/tools/cli/serve'],
    },
  },
  examine(exchange, related) {
    const { status } = exchange.response;
    const address = parseAddress(exchange.url);
    if (!address) return undefined;
    const seen: Evidence = { from: 'response status', saw: String(status) };

    const lost = lostOnTheWay(exchange, related);
    if (lost) {
      const { from, slash } = lost;
      const certainty = status === 405 ? 'certain' : 'likely';
      const evidence: Evidence[] = [
        { from: 'earlier request', saw: `${quote(from.method)} ${pathOf(from)}: ${from.response.status}` },
        { from: 'request', saw: `GET ${pathOf(exchange)}` },
        seen,
      ];
      const values = {
        header: String(from.response.status),
        method: quote(from.method),
        path: pathOf(exchange),
      };
      if (slash) {
        return {
          cause: 'redirect-slash-lost-body',
          certainty,
          evidence,
          values: { ...values, host: hostOf(exchange), target: pathOf(from) },
        };
      }
      const target = `${parseAddress(from.url)?.origin ?? ''}${pathOf(from)}`;
      return {
        cause: 'redirect-lost-body',
        certainty,
        evidence,
        values: { ...values, target: quote(target) },
      };
    }

    const { path } = address;
    const host = hostOf(exchange);
    const value = missingValue(path, address.query, status);
    const gap = value ? undefined : unfilled(path, address.query, status);
    if (value || gap) {
      // Where the server faults a field of what was sent, the address is not what it minds.
      if (status !== 404 && faultsSomethingElse(exchange, value?.word ?? gap?.name ?? '')) return undefined;
      const { place } = (value ?? gap) as { place: string };
      const evidence = [{ from: `request URL, ${place}`, saw: quote(value?.shown ?? gap?.name ?? '') }, seen];
      if (value) {
        return {
          cause: 'address-holds-no-value',
          certainty: 'likely',
          evidence,
          values: { words: value.word, host, from: `${place} of the address`, status: String(status) },
        };
      }
      return {
        cause: 'address-not-filled-in',
        certainty: 'likely',
        evidence,
        values: { field: quote(gap?.name ?? ''), host, status: String(status) },
      };
    }
    // Further slips explain why nothing is there. Of a 400 or 422 they explain nothing.
    if (status !== 404 && status !== 405) return undefined;
    // Most addresses hold none of them, and to make one fit to be quoted takes longer than to look for all.
    const words = () => ({ host, path: quote(path) });
    const inPath = (): Evidence => ({ from: 'request URL', saw: quote(path) });
    const doubled = DOUBLED.exec(path)?.[1];
    if (doubled) {
      return {
        cause: 'address-part-doubled',
        certainty: 'likely',
        evidence: [inPath(), seen],
        values: { ...words(), words: quote(doubled) },
      };
    }
    if (/^\/(?:https?|wss?):\//i.test(path) && isCrossOrigin(exchange) === false) {
      return {
        cause: 'address-inside-address',
        certainty: 'likely',
        evidence: [inPath(), seen],
        values: words(),
      };
    }
    const lostHost = isCrossOrigin(exchange) === false ? HOST_IN_PATH.exec(path)?.[1] : undefined;
    if (lostHost && status === 404) {
      return {
        cause: 'address-scheme-left-out',
        certainty: 'likely',
        evidence: [inPath(), seen],
        values: { ...words(), words: quote(lostHost) },
      };
    }
    if (path.includes('//') && !/\/\w+:\/\//.test(path)) {
      return {
        cause: 'address-slash-doubled',
        certainty: saysWhatIsMissing(exchange) ? 'possible' : 'likely',
        evidence: [inPath(), seen],
        values: words(),
      };
    }
    const twice = /%25[0-9a-f]{2}/i.exec(path)?.[0];
    if (twice) {
      return {
        cause: 'address-encoded-twice',
        certainty: 'likely',
        evidence: [inPath(), seen],
        values: { ...words(), words: twice },
      };
    }
    const odd = ODD_ENDS.find(([end]) => end.test(path))?.[1];
    if (odd && status === 404) {
      return {
        cause: 'address-ends-oddly',
        certainty: 'likely',
        evidence: [inPath(), seen],
        values: { ...words(), words: odd },
      };
    }
    if (askedDevServer(exchange, address.hostname, address.port, path)) {
      return {
        cause: 'dev-server-asked',
        certainty: 'likely',
        evidence: [{ from: 'request URL', saw: `${host}${quote(path)}` }, seen],
        values: words(),
      };
    }
    return undefined;
  },
});

/** Prefixes that routers and base addresses bring. Other parts may well repeat: "/2026/2026", "/a/a". */
const DOUBLED =
  /^(?:\/[^/]+){0,2}?\/((?:api|rest|graphql|rpc|v\d{1,2}|api\/v\d{1,2}|rest\/v\d{1,2}))\/+\1(?:\/|$)/i;

/** A part that looks like a host, with more behind it: "/login/api.shop.com/users". A file's name stands at the end. */
const HOST_IN_PATH =
  /\/((?:(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|io|dev|app|test|local|cloud|co|eu|de|uk|fr|in)|localhost|127\.0\.0\.1)(?:(?::|%3A)\d{2,5})?)\/./i;

const ODD_ENDS: readonly (readonly [RegExp, string])[] = [
  [/%20$/, 'a space'],
  [/%0[ad]$/i, 'a line break'],
  [/(?:%22|%27|'|%E2%80%9D|%E2%80%99)$/i, 'a quotation mark'],
  [/[),.;]$/, 'a punctuation mark'],
];

/** JavaScript's words for a value that is not there. `null` in a query is often meant. */
function missingValue(path: string, query: string, status: number) {
  if (!ANY_WORD.test(path) && (query === '' || !ANY_WORD.test(query))) return undefined;
  for (const part of path.split('/')) {
    const word =
      WORDS.get(part) ?? WORDS.get(/^(undefined|NaN|null)(?:\.\w{2,5}$|(?=\?|%3F))/.exec(part)?.[1] ?? '');
    if (word) return { word, shown: WORDS.has(part) ? word : quote(part), place: 'path' };
  }
  // A base address that was not set, and the path behind it: "/undefinedapi/users".
  const glued = /^\/(undefined)[a-z]/.exec(path)?.[1];
  if (glued && status === 404) return { word: glued, shown: quote(path), place: 'path' };
  if (status === 404 || status === 405) return undefined;
  for (const pair of query.slice(1).split('&')) {
    const equals = pair.indexOf('=');
    // PostgREST writes the comparison before the value: `id=eq.undefined`.
    const word = WORDS.get(pair.slice(equals + 1).replace(/^(?:eq|neq|gte?|lte?)\./, ''));
    if (equals > 0 && word && word !== 'null') {
      return { word, shown: `${pair.slice(0, equals)}=${word}`, place: 'query' };
    }
  }
  return undefined;
}

const ANY_WORD = /undefined|null|NaN|object/;

const WORDS = new Map([
  ['undefined', 'undefined'],
  ['null', 'null'],
  ['NaN', 'NaN'],
  ['[object%20Object]', '[object Object]'],
  ['[object+Object]', '[object Object]'],
  ['%5Bobject%20Object%5D', '[object Object]'],
  ['%5Bobject+Object%5D', '[object Object]'],
]);

/** `{id}`, `${id}`, `{{id}}` and, as a whole part of the path, `:id`; as URLs carry them. */
function unfilled(path: string, query: string, status: number) {
  const inPath = !/[%{:]|__/.test(path)
    ? null
    : (/(?:\{|%7B)([a-z_][\w.-]{0,39})(?:\}|%7D)/i.exec(path) ??
      /\/(?::|%3A)([a-z_]\w{0,39})(?=\/|$)/i.exec(path) ??
      // A variable of the build that was not put in.
      /(?:%|__)((?:VITE|REACT_APP|NEXT_PUBLIC|PUBLIC|VUE_APP|API|BASE)_\w{1,39}?)(?:%|__)(?=\/|$)/.exec(
        path,
      ));
  if (inPath) return { name: inPath[1] as string, place: 'path' };
  if (status === 404 || status === 405) return undefined;
  if (!/\{|%7B/i.test(query)) return undefined;
  const inQuery = /=(?:\$|%24)?(?:\{|%7B){1,2}([a-z_][\w.-]{0,39})(?:\}|%7D){1,2}(?=&|$)/i.exec(query);
  return inQuery ? { name: inQuery[1] as string, place: 'query' } : undefined;
}

/** Whether the server names fields and means none of the address (FastAPI says "path" or "query"). */
function faultsSomethingElse(exchange: Exchange, word: string): boolean {
  const text = exchange.response.body?.text ?? '';
  if (text === '' || text.includes(word) || /"loc"\s*:\s*\[\s*"(?:path|query)"/.test(text)) return false;
  return (serverWords(exchange)?.fields.length ?? 0) > 0;
}

/** A server that names what it looked for has understood the address. */
function saysWhatIsMissing(exchange: Exchange): boolean {
  const words = serverWords(exchange);
  return words !== undefined && !isWebPage(exchange) && !repeatsStatus(words.text, 404);
}

/** A request with a body that a 301 or 302 turned into a GET. After a 303 the GET is meant. */
function lostOnTheWay(exchange: Exchange, { redirectedFrom: from }: Related) {
  if (!from || exchange.method !== 'GET' || from.method === 'GET' || from.method === 'HEAD') return undefined;
  if (from.response.status !== 301 && from.response.status !== 302) return undefined;
  const [before, after] = [parseAddress(from.url), parseAddress(exchange.url)];
  return { from, slash: before?.host === after?.host && `${before?.path}/` === after?.path };
}

/** Where Vite (5173, 4173) and Angular (4200) serve a page in development. */
const DEV_PORTS = new Set(['5173', '5174', '4173', '4200']);

function askedDevServer(exchange: Exchange, hostname: string, port: string, path: string): boolean {
  return (
    DEV_PORTS.has(port) &&
    /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) &&
    (exchange.resourceType === 'fetch' || exchange.resourceType === 'xhr') &&
    isCrossOrigin(exchange) !== true &&
    /^\/(?:api|graphql|rest|rpc)(?:\/|$)/.test(path) &&
    exchange.response.mimeType !== 'application/json'
  );
}
