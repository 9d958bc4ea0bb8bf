import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { repeatsStatus, serverWords } from '../server-words.ts';

/**
 * The server cannot do this at all: it does not know the method (501) or the version (505), has no room (507), goes in
 * circles (508), or the network wants a sign-in first (511). 405 in method.ts is about one address only.
 */
export default defineRule({
  name: 'not-supported',
  statuses: [501, 505, 507, 508, 511],
  causes: {
    'method-unknown-to-server': {
      title: 'The server does not know {method} requests at all',
      summary: 'The server at {host} cannot do this kind of request, at this address or any other.',
      technical: 'The server answered 501 to `{method} {path}`.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Tell the developers of the page: the server cannot do what it asks for.',
        {
          for: 'developer',
          text: 'Check the spelling of the method, and whether a proxy in front lets it through.',
        },
      ],
      contrast: {
        with: 405,
        text: 'A 405 would mean: it does know them, but not at this address.',
      },
      sources: ['rfc9110#15.6.2', 'mdn:501'],
    },
    'not-built-yet': {
      title: 'The server cannot do this yet',
      summary: 'The program at {host} knows what is asked, but nobody has built that part.',
      technical:
        'The server answered 501 to `{method} {path}`. Each server knows this method, so a feature is missing.',
      fixer: 'backend',
      hints: [
        'Trying again will not help. Tell the people who run the server what you need.',
        {
          for: 'developer',
          text: 'Look for a header or an option of the request that this server does not know.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: the server knows nothing at this address.' },
      sources: ['rfc9110#15.6.2', 'rfc9110#9.1', 'mdn:501'],
    },
    'http-version-refused': {
      title: 'The server does not take this version of HTTP',
      summary:
        'Browsers and servers talk in a language called HTTP. {host} refuses the version that the browser used.',
      technical: 'The server answered 505 to a request over `{words}`.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the server. Another browser may work until then.',
        {
          for: 'developer',
          text: 'Look at the servers in front. A space in the address, sent as it is, also breaks the request line.',
        },
      ],
      contrast: { with: 426, text: 'A 426 would name the version that the server wants.' },
      sources: ['rfc9110#15.6.6', 'mdn:505'],
    },
    'server-storage-full': {
      title: 'The server has no room left',
      summary: 'The server at {host} cannot store what was sent. Its disk, or your share of it, is full.',
      technical: 'The server answered 507 to `{method} {path}`.',
      fixer: 'operations',
      hints: [
        'Delete what you no longer need there. If that does not help, tell the people who run the server.',
        {
          for: 'developer',
          text: 'Check disk space and quotas on the server before the request is repeated.',
        },
      ],
      contrast: {
        with: 413,
        text: 'A 413 would mean: this one thing is too big by itself.',
      },
      sources: ['rfc4918#11.5', 'mdn:507'],
    },
    'loop-on-server': {
      title: 'The server went round in circles and gave up',
      summary: 'At {host}, one part points to another and back again. So there is no end to the work.',
      technical: 'The server answered 508 to `{method} {path}`: a folder or a link leads back to itself.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the server: only they can break the circle.',
        {
          for: 'developer',
          text: 'Look for bindings or links that contain their own folder, and for a proxy that calls itself.',
        },
      ],
      contrast: {
        with: 'redirects',
        text: 'With redirects, the browser itself is sent round and round.',
      },
      sources: ['rfc5842#7.2', 'mdn:508'],
    },
    'network-sign-in': {
      title: 'The network wants you to sign in first',
      summary:
        'You are on a network with a welcome page, as in a hotel or train. It let nothing through to {host}.',
      technical: 'A device on the way answered 511. The answer does not come from the server that was asked.',
      fixer: 'you',
      hints: [
        'Open a new tab, accept the network’s terms or sign in there, then reload.',
        { for: 'developer', text: 'Do not store or parse this answer: it is a captive portal’s.' },
      ],
      contrast: { with: 401, text: 'A 401 would mean: the site itself wants you to sign in.' },
      sources: ['rfc6585#6', 'mdn:511'],
    },
  },
  examine(exchange) {
    const { status } = exchange.response;
    const host = hostOf(exchange);
    const method = quote(exchange.method);
    const path = pathOf(exchange);
    const said = serverWords(exchange);
    const evidence: Evidence[] = [
      ...(said?.text && !repeatsStatus(said.text, status) ? [{ from: said.from, saw: said.text }] : []),
      { from: 'response status', saw: String(status) },
      { from: 'request', saw: `${method} ${path}` },
    ];
    switch (status) {
      case 501:
        // RFC 9110 §9.1: every general-purpose server knows GET and HEAD. POST is known to all that take data.
        return {
          cause: /^(?:GET|HEAD|POST)$/.test(exchange.method) ? 'not-built-yet' : 'method-unknown-to-server',
          certainty: 'likely',
          evidence,
          alternatives: /^(?:GET|HEAD|POST)$/.test(exchange.method)
            ? []
            : [
                {
                  cause: 'not-built-yet',
                  tellApart: 'Ask another address of this server with the same method.',
                },
              ],
          values: { method, host, path },
        };
      case 505: {
        const version = quote(exchange.request.httpVersion) || 'an unknown version';
        return {
          cause: 'http-version-refused',
          certainty: 'certain',
          evidence: [{ from: 'request, HTTP version', saw: version }, ...evidence],
          values: { host, words: version },
        };
      }
      case 507:
        return {
          cause: 'server-storage-full',
          certainty: 'certain',
          evidence,
          values: { host, method, path },
        };
      case 508:
        return { cause: 'loop-on-server', certainty: 'likely', evidence, values: { host, method, path } };
      default:
        return { cause: 'network-sign-in', certainty: 'likely', evidence, values: { host } };
    }
  },
});
