import { hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule } from '../rule.ts';

/**
 * A WebSocket that opened and was broken off by the browser: its record says 101, which is a success. How one closed that
 * was not broken is not visible: the close code is not told to extensions (ws_1000 to ws_1013 in capture-facts).
 */
export default defineRule({
  name: 'web-socket-broken',
  statuses: [101],
  causes: {
    'websocket-broken-off': {
      title: 'The live connection to {host} broke off',
      summary:
        'It was open for {after}. Then something came that breaks the rules, so the browser closed it.',
      technical: 'The browser failed an open WebSocket: {text}. The `close` event’s code is then 1006.',
      fixer: 'backend',
      hints: [
        'Reload the page. If it breaks off again, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Look for bytes that are no WebSocket frames: text sent as binary or cut inside a letter, or compression that one side does not know.',
        },
      ],
      contrast: {
        with: 'a closed connection',
        text: 'A connection that is closed in good order is no failure. The page gets a number for the reason.',
      },
      sources: ['rfc6455#7.1.7', 'rfc6455#7.4.1', 'mdn:Web/API/CloseEvent/code'],
    },
  },
  examine(exchange) {
    const { socketError } = exchange;
    if (socketError === null || socketError === '') return undefined;
    const text = quote(socketError);
    return {
      cause: 'websocket-broken-off',
      certainty: 'certain',
      evidence: [
        { from: 'response status', saw: '101: it was open' },
        { from: 'WebSocket message', saw: text },
      ],
      values: {
        host: hostOf(exchange),
        text: `“${text}”`,
        after: exchange.duration === null ? 'some time' : inWords(exchange.duration),
      },
    };
  },
});
