import type { Exchange } from '../../session/exchange.ts';
import { hostOf, inWords, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, jsonBody, pageTitle, repeatsStatus, serverWords } from '../server-words.ts';

/**
 * The rarer refusals, each with one meaning: gone for good (410, 451), not now (408, 423, 424, 425), not here or not so
 * (421, 426), not unpaid (402). What they are taken for stands in the contrast of each.
 */
export default defineRule({
  name: 'gone',
  statuses: [402, 408, 410, 421, 423, 424, 425, 426, 451],
  causes: {
    'card-declined': {
      title: 'The card was not accepted',
      summary: 'The payment was passed on, and the card was refused.',
      technical: 'Stripe answered 402 with the code `{words}`. The request was well formed.',
      fixer: 'you',
      hints: [
        'Check the card’s details, use another card, or call your bank.',
        {
          for: 'developer',
          text: 'Show the message that fits `decline_code`, and do not repeat the charge by yourself.',
        },
      ],
      contrast: { with: 400, text: 'A 400 would mean: the shop’s request was wrong, not the card.' },
      sources: ['https://docs.stripe.com/declines/codes', 'https://docs.stripe.com/error-handling'],
    },
    'payment-required': {
      title: 'The server wants to be paid first',
      summary: 'The server at {host} does this only for an account that is paid up or has credit left.',
      technical:
        'The server answered 402 for `{path}`. HTTP leaves open what this code means: its maker decides.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Look at the plan, the credit and the bills of the account.',
        {
          for: 'developer',
          text: 'Look up what this API means by 402: often it is a used-up quota or a late bill.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: paying does not help.' },
      sources: ['rfc9110#15.5.3', 'mdn:402'],
    },
    'sent-too-slowly': {
      title: 'The data came in too slowly',
      summary: 'The server at {host} stopped waiting for the rest of what was sent, after {waited}.',
      technical: 'The server answered 408: the body did not arrive in full in the time that it allows.',
      fixer: 'you',
      hints: [
        'Try again over a better connection, or send a smaller file.',
        {
          for: 'developer',
          text: 'Send large files in parts. Check the read timeouts of the server and of each proxy.',
        },
      ],
      contrast: {
        with: 504,
        text: 'A 504 would mean: all of it came. A server behind was too slow to answer.',
      },
      sources: ['rfc9110#15.5.9', 'mdn:408'],
    },
    'small-request-given-up': {
      title: 'The server gave up after {waited}',
      summary: 'This request is small. {host} kept it for {waited} and then stopped waiting.',
      technical:
        'The server answered 408 after {waited}, and no body is on record: either one never came through, or the program’s own time limit ended.',
      fixer: 'backend',
      hints: [
        'Try again once. If it fails again, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look for a time limit of this length in the program: some frameworks say 408 for that. Else check `Content-Length` against what is sent.',
        },
      ],
      contrast: { with: 504, text: 'A 504 is the usual code for a server that is too slow.' },
      sources: ['rfc9110#15.5.9', 'mdn:408'],
    },
    'idle-line-closed': {
      title: 'The server stopped waiting for the request',
      summary: 'The connection to {host} was open, but the server got no full request in time.',
      technical:
        'The server answered 408, and the request has no body. Often an unused connection was closed just then.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: try again, and most often it works at once.',
        {
          for: 'developer',
          text: 'A 408 may be repeated. If it comes often, compare the idle timeouts along the way.',
        },
      ],
      contrast: {
        with: 504,
        text: 'A 504 would mean: all of it came. A server behind was too slow to answer.',
      },
      sources: ['rfc9110#15.5.9', 'mdn:408'],
    },
    'gone-for-good': {
      title: 'This was here, and is gone for good',
      summary: 'The server at {host} knows this address. What was there has been taken away on purpose.',
      technical: 'The server answered 410 for `{path}`. Do not ask again: caches and search engines drop it.',
      fixer: 'frontend',
      hints: [
        'Look for it from the start page, and delete your bookmark.',
        {
          for: 'developer',
          text: 'Take the link or the call out. If it moved, the server should answer 301.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing is here now, and nobody says for how long.' },
      sources: ['rfc9110#15.5.11', 'mdn:410'],
    },
    'version-retired': {
      title: 'The page uses a service that was switched off',
      summary: 'The people behind {host} had set a day for its end. That day has passed.',
      technical: 'The server answered 410 with `Sunset: {time}`. This version is no longer served.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'The developers of the page can fix this: it has to move to the newer version.',
        {
          for: 'developer',
          text: 'Follow the `Link` header or the notes of the API to the version that took its place.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing is here now, and nobody says for how long.' },
      sources: ['rfc8594#3', 'rfc9110#15.5.11', 'mdn:410'],
    },
    'wrong-server-for-name': {
      title: 'The request reached a server that is not in charge',
      summary:
        'The browser used a connection that it had open for another name. The server there does not serve {host}.',
      technical:
        'The server answered 421 over `{words}`. Names that share a certificate can share a connection.',
      fixer: 'operations',
      hints: [
        'Reload the page. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Give the names separate certificates or addresses. Behind a proxy, check the name it sends by SNI.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: the right server was asked, and has nothing there.' },
      sources: ['rfc9110#15.5.20', 'rfc9113#9.1.1', 'mdn:421'],
    },
    'locked-for-now': {
      title: 'Someone else has this open and locked',
      summary: 'The server at {host} keeps it from being changed until the lock is gone.',
      technical: 'The server answered 423 for `{path}`: the source or target of `{method}` is locked.',
      fixer: 'you',
      hints: [
        'Wait until the other person has closed it, then try again.',
        {
          for: 'developer',
          text: 'In WebDAV, send the lock’s token in `If`, or remove a stale lock with `UNLOCK`.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: you may not change it at any time.' },
      sources: ['rfc4918#11.3', 'mdn:423'],
    },
    'earlier-step-failed': {
      title: 'This failed because an earlier step failed',
      summary: 'The server at {host} did not try this one. Something that it depends on did not work.',
      technical:
        'The server answered 424. The cause is in another action of the same batch, or in a service behind.',
      fixer: 'backend',
      hints: [
        'Look for the first failed request above this one: that is the one to solve.',
        {
          for: 'developer',
          text: 'In an answer of several parts, find the part with another failure code than 424.',
        },
      ],
      contrast: { with: 502, text: 'A 502 would mean: the server behind gave an answer that made no sense.' },
      sources: ['rfc4918#11.4', 'mdn:424'],
    },
    'sent-too-early': {
      title: 'The request came before the connection was ready',
      summary:
        'The browser sent it ahead to save time. {host} takes no such request, as it could be played again.',
      technical:
        'The server answered 425: it came in TLS early data. Browsers repeat it once the connection stands.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Try again: the second time, the connection is ready.',
        {
          for: 'developer',
          text: 'Allow early data (0-RTT) for safe methods only, or pass `Early-Data: 1` on.',
        },
      ],
      contrast: { with: 429, text: 'A 429 would mean: too many requests, not one too early.' },
      sources: ['rfc8470#5.2', 'mdn:425'],
    },
    'upgrade-needed': {
      title: 'The server wants to be asked in a newer way',
      summary: '{host} does not take this request in the way it was sent. It names the way that it wants.',
      technical: 'The server answered 426 with `Upgrade: {words}`. The request came over `{header}`.',
      fixer: 'frontend',
      hints: [
        'Update your browser or the app. If that does not help, tell its developers.',
        {
          for: 'developer',
          text: 'For `websocket`, use `new WebSocket(…)` and not fetch. Check that each proxy passes `Upgrade` on.',
        },
      ],
      contrast: { with: 505, text: 'A 505 would mean: the server refuses this version of HTTP as a whole.' },
      sources: ['rfc9110#15.5.22', 'rfc9110#7.8', 'mdn:426'],
    },
    'upgrade-needed-unnamed': {
      title: 'The server says that something is too old',
      summary: '{host} wants a newer version of the page, app or browser. It does not say which.',
      technical: 'The server answered 426. It left out the `Upgrade` header that a 426 must carry.',
      fixer: 'you',
      hints: [
        'Reload the page. If you use an app, update it.',
        {
          for: 'developer',
          text: 'Some APIs use 426 to turn old versions of an app away: read their notes.',
        },
      ],
      contrast: { with: 505, text: 'A 505 would mean: the server refuses this version of HTTP as a whole.' },
      sources: ['rfc9110#15.5.22', 'mdn:426'],
    },
    'blocked-by-law': {
      title: 'This is kept back for legal reasons',
      summary: 'The server at {host} works, but the law does not let it give this out{who}.',
      technical: 'The server answered 451. It may hold for some countries only.',
      fixer: 'nobody',
      reach: 'server',
      hints: [
        'You cannot change this. The people who run the site can say which demand it follows.',
        {
          for: 'developer',
          text: 'Look for a `Link` header with `rel="blocked-by"`: it names who does the blocking.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the server itself does not want to give it.' },
      sources: ['rfc7725#3', 'mdn:451'],
    },
  },
  examine(exchange) {
    const { status, headers } = exchange.response;
    const seen: Evidence = { from: 'response status', saw: String(status) };
    const host = hostOf(exchange);
    const evidence = [...spoken(exchange), seen];
    switch (status) {
      case 402: {
        const decline = declineOf(exchange);
        if (decline) {
          return {
            cause: 'card-declined',
            certainty: 'certain',
            evidence: [decline.seen, ...evidence],
            values: { words: quote(decline.code) },
          };
        }
        return {
          cause: 'payment-required',
          certainty: 'certain',
          evidence,
          values: { host, path: pathOf(exchange) },
        };
      }
      case 408: {
        const length = Number(exchange.request.headers.get('content-length') ?? 0);
        const brings = length > 0 || exchange.request.body !== null;
        if (brings) {
          const waited = exchange.duration;
          if (waited === null) return undefined;
          return {
            cause: 'sent-too-slowly',
            certainty: 'certain',
            evidence: [{ from: 'time until the answer', saw: inWords(waited) }, ...evidence],
            values: { host, waited: inWords(waited) },
          };
        }
        // A line that was closed while nobody used it answers at once.
        const took = exchange.timings.wait ?? exchange.duration;
        if (took !== null && took > LONG_WAIT) {
          return {
            cause: 'small-request-given-up',
            certainty: 'likely',
            evidence: [{ from: 'time until the answer', saw: inWords(took) }, ...evidence],
            values: { host, waited: inWords(took) },
          };
        }
        return {
          cause: 'idle-line-closed',
          certainty: 'likely',
          evidence: [{ from: 'request body', saw: 'absent' }, ...evidence],
          values: { host },
        };
      }
      case 410: {
        const sunset = headers.get('sunset');
        const end = Date.parse(sunset ?? '');
        if (sunset && end <= (exchange.startedAt ?? Number.NEGATIVE_INFINITY)) {
          return {
            cause: 'version-retired',
            certainty: 'certain',
            evidence: [{ from: 'response header Sunset', saw: quote(sunset) }, ...evidence],
            values: { host, time: quote(sunset) },
          };
        }
        return {
          cause: 'gone-for-good',
          certainty: 'certain',
          evidence,
          values: { host, path: pathOf(exchange) },
        };
      }
      case 421:
        // Only these versions share a connection between names.
        if (!/^(?:h2|h3|http\/[23])/i.test(exchange.response.httpVersion)) return undefined;
        return {
          cause: 'wrong-server-for-name',
          certainty: 'likely',
          evidence: [
            { from: 'connection', saw: quote(exchange.response.httpVersion) || 'unknown version' },
            ...evidence,
          ],
          values: { host, words: quote(exchange.response.httpVersion) || 'HTTP' },
        };
      case 423:
        return {
          cause: 'locked-for-now',
          certainty: 'likely',
          evidence,
          values: { host, path: pathOf(exchange), method: quote(exchange.method) },
        };
      case 424:
        return { cause: 'earlier-step-failed', certainty: 'certain', evidence, values: { host } };
      case 425:
        return { cause: 'sent-too-early', certainty: 'likely', evidence, values: { host } };
      case 426: {
        const upgrade = headers.get('upgrade');
        if (!upgrade) {
          return {
            cause: 'upgrade-needed-unnamed',
            certainty: 'certain',
            evidence: [{ from: 'response header Upgrade', saw: 'absent' }, ...evidence],
            values: { host },
          };
        }
        return {
          cause: 'upgrade-needed',
          certainty: 'certain',
          evidence: [{ from: 'response header Upgrade', saw: quote(upgrade) }, ...evidence],
          values: { host, words: quote(upgrade), header: quote(exchange.request.httpVersion) || 'HTTP' },
        };
      }
      default: {
        const blocker = /<([^<>]{1,300})>\s{0,9};[^,<]{0,200}\brel="?blocked-by\b/i.exec(
          headers.get('link') ?? '',
        )?.[1];
        return {
          cause: 'blocked-by-law',
          certainty: 'certain',
          evidence: blocker
            ? [{ from: 'response header Link, blocked-by', saw: quote(blocker) }, ...evidence]
            : evidence,
          values: { host, who: blocker ? ` (${quote(blocker)})` : '' },
        };
      }
    }
  },
});

/** A wait that is no closed line any more, in ms. */
const LONG_WAIT = 5000;

/** What the server says beyond the name of its status. */
function spoken(exchange: Exchange): Evidence[] {
  const words = serverWords(exchange);
  if (!words?.text || repeatsStatus(words.text, exchange.response.status)) return [];
  const page = isWebPage(exchange);
  return [{ from: words.from, saw: page ? pageTitle(exchange) || words.text : words.text }];
}

/** The code of a card that was turned down, in Stripe's shape; often passed on by a shop's own server. */
function declineOf(exchange: Exchange): { readonly code: string; readonly seen: Evidence } | undefined {
  const json = jsonBody(exchange);
  const error = isObject(json) && isObject(json.error) ? json.error : undefined;
  // Some pass on Stripe's code without its type.
  const key = error?.type === 'card_error' ? 'type' : error?.code === 'card_declined' ? 'code' : undefined;
  if (!error || !key) return undefined;
  const code = error.decline_code ?? error.code;
  return {
    code: typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : 'card_error',
    seen: { from: `response body, error.${key}`, saw: String(error[key]) },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
