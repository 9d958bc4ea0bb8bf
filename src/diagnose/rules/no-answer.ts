import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule } from '../rule.ts';

/** No answer, and no word from the recorder about why. */
export default defineRule({
  name: 'no-answer',
  statuses: [0],
  causes: {
    'websocket-not-opened': {
      title: 'The live connection to {host} could not be opened',
      summary: 'The page wanted a line to {host} that stays open (a WebSocket). It did not come about.',
      technical:
        'The WebSocket handshake failed{text}. Chrome hides the status and the headers of the answer from extensions.',
      fixer: 'backend',
      hints: [
        'Reload the page. If it fails again, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Repeat the handshake with curl to see the status. Proxies on the way must pass on `Upgrade`.',
        },
      ],
      sources: ['rfc6455#4.2.2', 'mdn:Web/API/WebSocket'],
    },
    'recorded-without-answer': {
      title: 'No answer from {host} was recorded',
      summary: 'The record shows the request and no answer. It does not say why.',
      technical: 'The status is 0, and the record names no error.',
      fixer: 'frontend',
      hints: [
        'Record the same steps again in Chrome: it notes why a request failed.',
        {
          for: 'developer',
          text: 'The usual reasons are a block by CORS or an add-on, a dead connection, or a page that was left.',
        },
      ],
      sources: ['mdn:Web/API/XMLHttpRequest/status'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    if (exchange.error !== null) return undefined;
    if (exchange.socketError !== null || exchange.resourceType === 'websocket') {
      const text = quote(exchange.socketError ?? '');
      return {
        cause: 'websocket-not-opened',
        certainty: 'certain',
        evidence: [
          { from: 'response status', saw: 'none' },
          { from: 'WebSocket message', saw: text || 'an error without a text' },
        ],
        values: { host, text: text ? `: “${text}”` : '' },
      };
    }
    return {
      cause: 'recorded-without-answer',
      certainty: 'possible',
      evidence: [{ from: 'response status', saw: '0, and no error is noted' }],
      values: { host },
    };
  },
});
