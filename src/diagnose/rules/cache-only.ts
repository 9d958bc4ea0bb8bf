import { netErrorOf } from '../net-error.ts';
import { hostOf } from '../phrases.ts';
import { defineRule } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';

/** Only a saved copy would do, and there is none. No server was asked. */
export default defineRule({
  name: 'cache-only',
  brokenOff: true,
  causes: {
    'form-not-sent-again': {
      title: 'The browser did not send the form again by itself',
      summary:
        'This page came from a form sent to {host}. To show it again, the form would have to go out once more.',
      technical:
        'A `{method}` page is not in the cache any more, and the browser does not repeat it unasked (`{error}`).',
      fixer: 'you',
      hints: [
        'Reload only if sending twice does no harm: you might order or pay again.',
        { for: 'developer', text: 'Answer a form with a 303 to a page of its own.' },
      ],
      sources: [ERROR_LIST, 'rfc9110#15.4.4'],
    },
    'only-saved-copy-wanted': {
      title: 'Only a saved copy was wanted, and there is none',
      summary:
        'The page asked for a copy that the browser had saved from {host}. It had none, and did not ask the server.',
      technical: 'No stored answer could be used for a request that must not reach the network (`{error}`).',
      fixer: 'frontend',
      hints: [
        'This can be as planned. If something is missing, reload the page.',
        {
          for: 'developer',
          text: 'With `cache: "only-if-cached"`, catch the error and ask again without it.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9111#5.2.1.7', 'mdn:Web/API/Request/cache'],
    },
  },
  examine(exchange) {
    if (netErrorOf(exchange) !== 'ERR_CACHE_MISS') return undefined;
    const { method, resourceType } = exchange;
    const error = 'net::ERR_CACHE_MISS';
    const evidence = [
      { from: 'net error', saw: error },
      { from: 'request', saw: `${method === 'POST' ? 'POST' : 'not POST'}, ${resourceType}` },
    ];
    const said = { certainty: 'likely', evidence, browserNames: [error] } as const;
    const host = hostOf(exchange);
    if (resourceType === 'document') {
      return method === 'POST'
        ? { cause: 'form-not-sent-again', ...said, values: { host, method, error } }
        : undefined;
    }
    return resourceType === 'fetch'
      ? { cause: 'only-saved-copy-wanted', ...said, values: { host, error } }
      : undefined;
  },
});
