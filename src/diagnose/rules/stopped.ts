import { hostOf, inWords } from '../phrases.ts';
import { defineRule } from '../rule.ts';

/** Nobody failed: the page, or the person, stopped the request. Chrome does not say which (capture-facts). */
export default defineRule({
  name: 'stopped',
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
        text: 'With a cut-off answer the server or the line would have stopped.',
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
      contrast: {
        with: 504,
        text: 'A 504 would mean: a server gave up waiting. Here the browser’s side stopped.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/AbortController'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    if (exchange.leftBehind) {
      return {
        cause: 'left-behind',
        certainty: 'likely',
        evidence: [{ from: 'list of requests in flight', saw: 'was in it, then the page changed' }],
        values: { host },
      };
    }
    const { status } = exchange.response;
    if (exchange.error !== 'net::ERR_ABORTED' || status >= 400) return undefined;
    const aborted = { from: 'net error', saw: 'net::ERR_ABORTED' };
    if (status > 0) {
      return {
        cause: 'answer-not-read',
        certainty: 'likely',
        evidence: [{ from: 'response status', saw: String(status) }, aborted],
        values: { host, status: String(status) },
      };
    }
    return {
      cause: 'cancelled',
      certainty: 'likely',
      evidence: [aborted, { from: 'response status', saw: 'none: no answer had come' }],
      values: { host, after: exchange.duration === null ? 'some time' : inWords(exchange.duration) },
    };
  },
});
