import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { hostOf, inWords } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';

/**
 * A development server (Vite, webpack, Next.js) takes the page's calls and hands some of them on to the developer's own
 * backend. When that is not running, the browser sees only a bare 500, 502 or 504 of the development server. Gateways of
 * real sites are gateway.ts; a program that broke by itself is server-error.ts.
 */
export default defineRule({
  name: 'dev-proxy',
  statuses: [500, 502, 504],
  causes: {
    'dev-server-rebuilt': {
      title: 'The page is older than the development server’s files',
      summary:
        'The development server at {host} has built its files again. The page still asks for the old ones.',
      technical: 'Vite answers 504 for a dependency of an older round of its optimizer.',
      fixer: 'you',
      hints: [
        'Reload the page.',
        {
          for: 'developer',
          text: 'If it comes back, start Vite with `--force`, and check that no cache keeps the page.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: there is no such file at all.' },
      sources: ['https://vite.dev/guide/dep-pre-bundling'],
    },
    'dev-proxy-backend-down': {
      title: 'Your backend (the server part) is not running',
      summary: 'The development server at {host} tried to pass this on to your backend. It got no answer.',
      technical:
        '{proxy} could not reach its target. Its terminal has the reason, most often `ECONNREFUSED`.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'If this is your own machine, start the server that the page talks to.',
        {
          for: 'developer',
          text: 'Compare the `target` in the proxy settings with where it listens. Try `127.0.0.1` in place of `localhost`.',
        },
      ],
      contrast: {
        with: 'net::ERR_CONNECTION_REFUSED',
        text: 'That error would mean: the development server itself is not running.',
      },
      sources: [
        'https://vite.dev/config/server-options.html#server-proxy',
        'https://webpack.js.org/configuration/dev-server/#devserverproxy',
      ],
    },
    'dev-proxy-backend-slow': {
      title: 'Your own server did not answer in {waited}',
      summary: 'The development server at {host} passed this on. It gave up after {waited}.',
      technical:
        '{proxy} ended the request after {waited}. Next.js waits 30 seconds unless `proxyTimeout` says otherwise.',
      fixer: 'you',
      hints: [
        'Look whether your own server is still working on it or is stuck.',
        {
          for: 'developer',
          text: 'A breakpoint that holds the server looks the same. If it is not that, raise the proxy’s time-out.',
        },
      ],
      sources: [
        'https://github.com/vercel/next.js/blob/canary/packages/next/src/server/lib/router-utils/proxy-request.ts',
      ],
    },
    'local-server-broke': {
      title: 'The server on your own machine broke',
      summary: 'The program at {host} got the request and failed. It does not say why.',
      technical: 'A bare {status} can also be the answer of the program itself.',
      fixer: 'you',
      hints: [
        'Read what the program wrote in its own window (the terminal).',
        { for: 'developer', text: 'Call the backend’s own address, without the development server between.' },
      ],
      sources: ['rfc9110#15.6.1'],
    },
  },
  examine(exchange) {
    const { status, headers, mimeType, body } = exchange.response;
    const text = body?.text.slice(0, 200).trim() ?? '';
    const host = hostOf(exchange);
    const waited = exchange.timings.wait ?? exchange.duration ?? 0;
    const seen: Evidence = { from: 'response status', saw: String(status) };

    // http-proxy-middleware, in webpack's and Angular's development servers, and Create React App: the text is their own.
    const says = /^(?:error occurred while trying to proxy|proxy error: could not proxy request)\b/i.exec(
      text,
    )?.[0];
    if (says !== undefined) {
      const evidence: Evidence[] = [{ from: 'response body', saw: says }, seen];
      const proxy = 'http-proxy-middleware (webpack and others)';
      if (waited >= SLOW) {
        return {
          cause: 'dev-proxy-backend-slow',
          certainty: 'likely',
          evidence: [...evidence, { from: 'time to the answer', saw: inWords(waited) }],
          values: { host, proxy, waited: inWords(waited) },
        };
      }
      return { cause: 'dev-proxy-backend-down', certainty: 'likely', evidence, values: { host, proxy } };
    }

    const rebuilt = exchange.response.statusText === 'Outdated Optimize Dep';
    if (status === 504 && (rebuilt || /\/node_modules\/\.vite\/deps\//.test(exchange.url))) {
      return {
        cause: 'dev-server-rebuilt',
        certainty: rebuilt ? 'certain' : 'likely',
        evidence: rebuilt
          ? [{ from: 'response status text', saw: 'Outdated Optimize Dep' }, seen]
          : [{ from: 'request address', saw: '/node_modules/.vite/deps/' }, seen],
        values: { host },
      };
    }

    // The others say nothing of themselves: only on the developer's own machine can a bare answer be read.
    if (status === 504 || !isOwnMachine(exchange) || signs(exchange) || body === null || body.binary) {
      return undefined;
    }
    const proxy = proxyOf(status, mimeType, headers.has('content-type'), text);
    if (proxy === undefined) return undefined;
    const evidence: Evidence[] = [
      { from: 'request address', saw: host },
      { from: 'response body', saw: text === '' ? 'empty' : text },
      seen,
    ];
    const tellApart = 'The terminal of the development server then has no proxy error.';
    if (waited >= SLOW) {
      return {
        cause: 'dev-proxy-backend-slow',
        certainty: 'possible',
        evidence: [...evidence, { from: 'time to the answer', saw: inWords(waited) }],
        alternatives: [{ cause: 'local-server-broke', tellApart }],
        values: { host, proxy, waited: inWords(waited) },
      };
    }
    return {
      cause: 'dev-proxy-backend-down',
      certainty: 'likely',
      evidence,
      alternatives: [{ cause: 'local-server-broke', tellApart }],
      values: { host, proxy },
    };
  },
});

/** A refusal on one's own machine comes at once; after this time the server behind was there and slow, in ms. */
const SLOW = 5000;

/** Vite answers a bare 500 (since version 8: 502) of plain text; Next.js a text without a type. */
function proxyOf(status: number, mimeType: string, typed: boolean, text: string): string | undefined {
  if (text === '' && typed && mimeType === 'text/plain') return 'The proxy of Vite';
  if (text === 'Internal Server Error' && !typed && status === 500) return 'The rewrite of Next.js';
  return undefined;
}

function isOwnMachine(exchange: Exchange): boolean {
  const name = parseAddress(exchange.url)?.hostname ?? '';
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\./.test(name);
}

/** A backend that was reached names itself; a development server's own answer does not. */
function signs({ response: { headers } }: Exchange): boolean {
  return headers.has('server') || headers.has('x-powered-by') || headers.has('via');
}
