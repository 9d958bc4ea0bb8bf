import { hostOf } from '../phrases.ts';
import { defineRule } from '../rule.ts';

/** No answer, and no word from the recorder about why. */
export default defineRule({
  name: 'no-answer',
  statuses: [0],
  causes: {
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
    return {
      cause: 'recorded-without-answer',
      certainty: 'possible',
      evidence: [{ from: 'response status', saw: '0, and no error is noted' }],
      values: { host },
    };
  },
});
