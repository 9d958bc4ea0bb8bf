import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { wasSent } from '../net-error.ts';
import { hostOf, inWords, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ABORTED = 'net::ERR_ABORTED';
const NOT_A_GATEWAY = {
  with: 504,
  text: 'A 504 would mean: a server gave up waiting. Here the browser’s side stopped.',
} as const;

/**
 * Nobody failed: the page, or the person, stopped the request. Chrome does not say which (capture-facts); what came
 * right after it, and when it stopped, may.
 */
export default defineRule({
  name: 'stopped',
  brokenOff: true,
  causes: {
    'left-behind': {
      title: 'The page was left before the answer came',
      summary:
        'This request was still waiting for {host} when the page changed. The browser says nothing more about it.',
      technical:
        'DevTools listed the request as in flight, and never reported its end. Chrome drops such requests at a navigation.',
      fixer: 'nobody',
      hints: ['Nothing needs fixing, unless something you did was not saved.'],
      contrast: {
        with: 'a failure',
        text: 'A failure would be the server’s or the network’s. Here the page itself went away.',
      },
      sources: ['https://developer.chrome.com/docs/extensions/reference/api/devtools/network'],
    },
    'answer-not-read': {
      title: 'The page did not read the whole answer',
      summary:
        'The server at {host} did answer ({status}). The page did not take all of it, or stopped in the middle.',
      technical:
        'The answer began to arrive, and then the load was aborted (`net::ERR_ABORTED`). A download and a body that no script reads look the same.',
      fixer: 'nobody',
      hints: [
        'This is most often harmless. Nothing needs fixing unless something is missing on the page.',
        {
          for: 'developer',
          text: 'Read the body with `await response.text()` if you need it. Look for an `AbortController` if you do.',
        },
      ],
      contrast: {
        with: 'a cut-off answer',
        text: 'With a cut-off answer the server or the network would have stopped.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/AbortController'],
    },
    cancelled: {
      title: 'Stopped before it finished',
      summary: 'The page or you left after {after}, before the answer from {host} was complete.',
      technical:
        'The request was aborted (`net::ERR_ABORTED`): by script, by a time limit in script, by leaving, or by a removed element.',
      fixer: 'nobody',
      hints: [
        'This is most often harmless. Nothing needs fixing unless something is missing on the page.',
        {
          for: 'developer',
          text: 'Look for an `AbortController`, a time limit, or a search that restarts at each key.',
        },
      ],
      contrast: NOT_A_GATEWAY,
      browserNames: [ABORTED],
      sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/AbortController'],
    },
    'replaced-by-newer': {
      title: 'Stopped because a newer search took its place',
      summary:
        'The page asked {host} again with other words, {after} later. So it did not wait for this answer.',
      technical:
        'As this load was aborted, `{path}` was requested anew with another {fields}: typing on does this.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: the newer request counts.',
        {
          for: 'developer',
          text: 'To spare the server, wait until the typing pauses before you ask (debounce).',
        },
      ],
      contrast: NOT_A_GATEWAY,
      browserNames: [ABORTED],
      sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/AbortController'],
    },
    'left-for-next-page': {
      title: 'Stopped because the page was left or reloaded',
      summary: 'After {after} another page was opened. The browser then stops what the old page waits for.',
      technical:
        'The load was aborted while the browser opened `{path}`. A page that goes takes its requests with it.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing, unless something you did was not saved.',
        {
          for: 'developer',
          text: 'What has to arrive as a page closes goes by `navigator.sendBeacon`, or by `fetch` with `keepalive`.',
        },
      ],
      contrast: NOT_A_GATEWAY,
      browserNames: [ABORTED],
      sources: [
        'chromium:net/base/net_error_list.h',
        'mdn:Web/API/Navigator/sendBeacon',
        'https://html.spec.whatwg.org/multipage/document-lifecycle.html#abort-a-document',
      ],
    },
    'stopped-by-time-limit': {
      title: 'The page waited {figure} seconds and gave up',
      summary:
        '{host} had not answered after {figure} seconds. That looks like a time limit in the page itself.',
      technical:
        'The load was aborted {after} after its start, which is a round figure: `AbortSignal.timeout`, or the `timeout` of axios or XHR.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run {host} that it is slow.',
        {
          for: 'developer',
          text: 'Look in the code for a limit of {figure} s. Find out why the answer takes so long before you raise it.',
        },
      ],
      contrast: NOT_A_GATEWAY,
      browserNames: [ABORTED],
      sources: ['mdn:Web/API/AbortSignal/timeout_static', 'mdn:Web/API/XMLHttpRequest/timeout'],
    },
    'redirect-not-followed': {
      title: 'The page chose not to follow to another address',
      summary:
        'The answer before this one sent the browser on to {host}. The page’s code says not to follow.',
      technical:
        'A redirect led to `{path}`, and nothing was sent there: `fetch` with `redirect: "manual"` does this.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless something is missing on the page.',
        { for: 'developer', text: 'The answer is then of the type `opaqueredirect`, with a status of 0.' },
      ],
      contrast: NOT_A_GATEWAY,
      browserNames: [ABORTED],
      sources: ['fetch#atomic-http-redirect-handling', 'mdn:Web/API/Request/redirect'],
    },
    'became-a-download': {
      title: 'This became a download',
      summary:
        'The browser did not show what {host} sent. It saves it as a file, and the page stays as it was.',
      technical:
        'A navigation was answered with something to save, and ends as aborted (`net::ERR_ABORTED`) for the page.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: look among your downloads.',
        {
          for: 'developer',
          text: 'To show it in the browser, send `Content-Disposition: inline` and a type that browsers can show.',
        },
      ],
      contrast: {
        with: 'a stopped download',
        text: 'A download that was stopped is marked so in the list of downloads.',
      },
      browserNames: [ABORTED],
      sources: ['rfc6266#4.2', 'https://html.spec.whatwg.org/multipage/links.html#downloading-resources'],
    },
    'player-took-enough': {
      title: 'The player took as much as it needed',
      summary:
        'Sound and film are loaded in parts. The player stopped this part and asks for another when it needs one.',
      technical:
        'A media load was aborted after its answer {status} had begun. Jumping, buffering and leaving all do this.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless the film or the sound stops.',
        {
          for: 'developer',
          text: 'The next request for the same address carries `Range` and goes on from there.',
        },
      ],
      contrast: {
        with: 'a cut-off answer',
        text: 'With a cut-off answer the server or the network would have stopped.',
      },
      browserNames: [ABORTED],
      sources: ['rfc9110#14', 'mdn:Web/HTML/Reference/Elements/video'],
    },
  },
  examine(exchange, related) {
    const host = hostOf(exchange);
    if (exchange.leftBehind) {
      return {
        cause: 'left-behind',
        certainty: 'likely',
        evidence: [{ from: 'list of requests in flight', saw: 'was in it, then the page changed' }],
        values: { host },
      };
    }
    const { status, headers, mimeType } = exchange.response;
    if (exchange.error !== ABORTED || status >= 400) return undefined;
    const aborted = { from: 'net error', saw: ABORTED };
    const answer = {
      from: 'response status',
      saw: status > 0 ? String(status) : 'none: no answer had come',
    };
    const after = exchange.duration === null ? 'some time' : inWords(exchange.duration);
    const { successor, nextPage } = related;
    if (successor) {
      // Searches are sent with POST, too: then the words are in what was sent along.
      const fields =
        exchange.url === successor.url ? 'body' : `query (${changedFields(exchange.url, successor.url)})`;
      return {
        cause: 'replaced-by-newer',
        certainty: 'likely',
        evidence: [aborted, ...began(exchange, successor, `same path, other ${fields}`), answer],
        values: { host, after, path: pathOf(successor), fields },
      };
    }
    if (exchange.resourceType === 'document' && status > 0) {
      const attached = /^\s*attachment\b/i.test(headers.get('content-disposition') ?? '');
      if (attached || TO_SAVE.test(mimeType)) {
        return {
          cause: 'became-a-download',
          certainty: 'likely',
          evidence: [
            attached
              ? { from: 'response header Content-Disposition', saw: 'attachment' }
              : { from: 'response header Content-Type', saw: quote(mimeType) },
            aborted,
          ],
          values: { host },
        };
      }
    }
    if (nextPage) {
      return {
        cause: 'left-for-next-page',
        certainty: 'likely',
        evidence: [aborted, ...began(exchange, nextPage, `the page ${pathOf(nextPage)}`), answer],
        values: { after, path: pathOf(nextPage) },
      };
    }
    if (status > 0) {
      return exchange.resourceType === 'media'
        ? {
            cause: 'player-took-enough',
            certainty: 'likely',
            evidence: [answer, aborted],
            values: { status: String(status) },
          }
        : {
            cause: 'answer-not-read',
            certainty: 'likely',
            evidence: [answer, aborted],
            values: { host, status: String(status) },
          };
    }
    if (related.redirectedFrom && !wasSent(exchange)) {
      return {
        cause: 'redirect-not-followed',
        certainty: 'likely',
        evidence: [
          { from: 'the answer before', saw: `${related.redirectedFrom.response.status}, which leads here` },
          { from: 'request headers', saw: 'it was not sent' },
          aborted,
        ],
        values: { host, path: pathOf(exchange) },
        alternatives: [{ cause: 'cancelled', tellApart: 'The page’s code does not ask for that.' }],
      };
    }
    const figure = limitOf(exchange);
    if (figure !== undefined) {
      return {
        cause: 'stopped-by-time-limit',
        // People and pages stop requests at any time: short round figures come about by chance.
        certainty: figure >= 10 ? 'likely' : 'possible',
        evidence: [
          { from: 'time', saw: `${((exchange.duration ?? 0) / 1000).toFixed(2)} s` },
          aborted,
          answer,
        ],
        values: { host, after, figure: String(figure) },
        alternatives: [{ cause: 'cancelled', tellApart: 'The next ones stop after another time.' }],
      };
    }
    return { cause: 'cancelled', certainty: 'likely', evidence: [aborted, answer], values: { host, after } };
  },
});

/** Types that browsers save: they have no way to show them. */
const TO_SAVE = /^application\/(?:octet-stream|zip|gzip|x-[\w.-]*(?:compressed|tar|zip)|vnd\.)/;

/** Limits that people write into their pages, in seconds. */
const FIGURES = [5, 10, 12, 15, 20, 25, 30, 40, 45, 60, 90, 100, 120, 180, 240, 300, 600];
/** A timer fires at its time or a little late, in ms. */
const EARLY = 20;
const LATE = 250;

/** The round figure at which a script's own time limit may have stopped a request. */
function limitOf({ resourceType, duration }: Exchange): number | undefined {
  if (duration === null || (resourceType !== 'fetch' && resourceType !== 'xhr')) return undefined;
  return FIGURES.find((figure) => duration >= 1000 * figure - EARLY && duration <= 1000 * figure + LATE);
}

/** When the request that took the place began: what makes it the likely reason. */
function began({ startedAt, duration }: Exchange, next: Exchange, what: string): Evidence[] {
  if (startedAt === null || next.startedAt === null) return [{ from: 'the next request', saw: what }];
  const end = startedAt + (duration ?? 0);
  const time = (ms: number) => `${new Date(ms).toISOString().slice(11, 23)} UTC`;
  return [
    { from: 'end of this request', saw: time(end) },
    { from: 'the next request', saw: `${what}, begun ${time(next.startedAt)}` },
  ];
}

const MOST_FIELDS = 5;

/** The names of the query's fields that differ; their values are what people typed. */
function changedFields(before: string, then: string): string {
  const [first, second] = [before, then].map(
    (url) => new URLSearchParams(parseAddress(url)?.query.slice(0, 2000) ?? ''),
  );
  const names = new Set([...(second?.keys() ?? []), ...(first?.keys() ?? [])]);
  const changed = [...names].filter((name) => first?.get(name) !== second?.get(name));
  return changed.slice(0, MOST_FIELDS).map(quote).join(', ') || 'its order';
}
