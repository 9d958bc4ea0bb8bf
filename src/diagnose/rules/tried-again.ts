import type { Exchange } from '../../session/exchange.ts';
import { outcomeOf } from '../../session/outcome.ts';
import { gapTo, sentAgain } from '../later-success.ts';
import { hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule } from '../rule.ts';

/**
 * A request that failed for the moment, was sent again by the same page at once, and went through. Refusals that another
 * sign-in overcame are in handshake.ts; a success that came much later ends a failure, but does not undo it.
 */
export default defineRule({
  name: 'tried-again',
  // No answer at all, and refusals that may pass by themselves.
  statuses: [
    0, 404, 408, 409, 423, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 525, 526, 527,
    529, 530, 598, 599,
  ],
  causes: {
    'worked-when-tried-again': {
      title: 'This did not work at first, and then it did',
      summary: 'This request to {host} failed. The same request was sent again {after} later, and it worked.',
      technical: 'It ended with {ending}. The same request succeeded {after} later.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing: the next try went through.',
        {
          for: 'developer',
          text: 'If this happens often, look in the logs of {host} for what went wrong at these times.',
        },
      ],
      contrast: {
        with: 'a lasting failure',
        text: 'With a lasting failure, the next try would have failed too.',
      },
      sources: ['rfc9110#9.2.2', 'rfc9110#10.2.3'],
    },
  },
  examine(exchange, related) {
    const { nextTry, wentThrough: success } = related;
    // The next try may have failed as well: then it is the one after it that went through.
    if (!nextTry || !success || success.visit !== exchange.visit || !mayPass(exchange)) return undefined;
    const gap = gapTo(exchange, success);
    if (gap === null || gap > SOON) return undefined;
    const { status } = exchange.response;
    const host = hostOf(exchange);
    const after = inWords(gap);
    const error = exchange.error && quote(exchange.error);
    return {
      cause: 'worked-when-tried-again',
      certainty: 'certain',
      evidence: [
        status > 0
          ? { from: 'response status', saw: String(status) }
          : { from: 'net error', saw: error || 'none on record' },
        sentAgain(success, gap),
      ],
      values: { host, after, ending: status > 0 ? `status ${status}` : `\`${error || 'no answer'}\`` },
    };
  },
});

/** What works only after this long, in ms, was waited for by a person rather than by the page. */
const SOON = 60_000;
/** To send these twice does the same as once (RFC 9110 §9.2.2), so programs do it by themselves. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);
/** Refusals where nothing was done, so that any request may be sent again. */
const NOT_DONE = new Set([0, 408, 425, 429, 502, 503, 504, 529]);

function mayPass(exchange: Exchange): boolean {
  const { status } = exchange.response;
  const outcome = outcomeOf(exchange);
  // Being offline is a thing of its own, whatever worked after it.
  if (exchange.error === 'net::ERR_INTERNET_DISCONNECTED') return false;
  if (outcome !== 'failed' && exchange.error !== 'net::ERR_FAILED') return false;
  return REPEATABLE.has(exchange.method) || NOT_DONE.has(status);
}
