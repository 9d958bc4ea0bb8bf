import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule } from '../rule.ts';

/** 405: the address is right, but not for this method. 501 would mean that the server knows the method nowhere. */
export default defineRule({
  name: 'method',
  statuses: [405],
  causes: {
    'method-not-allowed': {
      title: 'This address does not take {method} requests',
      summary: 'The server at {host} knows this address, but takes only {allowed} there.',
      technical: 'The server answered 405 with `Allow: {allowed}`; the request was `{method} {path}`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the page and the server do not agree here.',
        {
          for: 'developer',
          text: 'Use one of {allowed}, or check the path: a slip, or a redirect, may have led to a neighbour.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing at all is at this address.' },
      sources: ['rfc9110#15.5.6', 'rfc9110#10.2.1', 'mdn:405'],
    },
    'method-not-allowed-unlisted': {
      title: 'This address does not take {method} requests',
      summary: 'The server at {host} knows this address, but does not take this kind of request there.',
      technical:
        'The server answered 405 to `{method} {path}`. It left out the `Allow` header that a 405 must carry.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the page and the server do not agree here.',
        {
          for: 'developer',
          text: 'Check the method and the path. A server for plain files answers 405 to every POST: the API may live elsewhere.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing at all is at this address.' },
      sources: ['rfc9110#15.5.6', 'mdn:405'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    const path = pathOf(exchange);
    const allow = exchange.response.headers.get('allow');
    const method = quote(exchange.method);
    const request = { from: 'request', saw: `${method} ${path}` };
    const allowed = (allow ?? '')
      .split(',')
      .map((m) => quote(m))
      .filter((m) => m !== '');
    if (allowed.length === 0) {
      return {
        cause: 'method-not-allowed-unlisted',
        certainty: 'certain',
        evidence: [
          { from: 'response status', saw: '405' },
          { from: 'response header Allow', saw: allow === undefined ? 'absent' : 'empty' },
          request,
        ],
        values: { method, host, path },
      };
    }
    return {
      cause: 'method-not-allowed',
      certainty: 'certain',
      evidence: [{ from: 'response header Allow', saw: quote(allow ?? '') }, request],
      values: { method, host, path, allowed: allowed.join(', ') },
    };
  },
});
