import type { Exchange } from '../../session/exchange.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { whoAnswered } from '../who-answered.ts';

const NOT_501 = {
  for: 'developer',
  text: 'A `501` would mean: the server takes this method at no address at all.',
} as const;

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
        NOT_501,
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing at all is at this address.' },
      sources: ['rfc9110#15.5.6', 'rfc9110#10.2.1', 'mdn:405'],
    },
    'method-refused-though-listed': {
      title: 'The server refuses {method}, yet lists it as allowed',
      summary:
        'The server at {host} says no to this kind of request. Yet its own list says that it takes them.',
      technical:
        'The server answered 405 to `{method} {path}` with `Allow: {allowed}`. Two parts of it do not agree.',
      fixer: 'backend',
      hints: [
        'Tell the people who run the server.',
        {
          for: 'developer',
          text: 'A filter or proxy in front may refuse, while the program behind lists. Look which of them answered.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing at all is at this address.' },
      sources: ['rfc9110#15.5.6', 'rfc9110#10.2.1', 'mdn:405'],
    },
    'plain-file-server-asked': {
      title: 'This server hands out files and takes no data',
      summary:
        'The page sent data to {host}. A plain file server answered there: it can only give, not take.',
      technical:
        '{who} made this 405 itself. It seems to serve files at `{path}`, so the `{method}` reached no program.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run the site: the page asks the wrong place, or a rule is missing.',
        {
          for: 'developer',
          text: 'Send the request to the address of the API, or add a proxy rule for this path in front of the files.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: nothing at all is at this address.' },
      sources: ['rfc9110#15.5.6', 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html', 'mdn:405'],
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
        NOT_501,
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
    const files = allowed.some((each) => !/^(?:GET|HEAD|OPTIONS)$/i.test(each))
      ? undefined
      : fileServer(exchange);
    if (files) {
      return {
        cause: 'plain-file-server-asked',
        certainty: 'likely',
        evidence: [files.evidence, request, { from: 'response status', saw: '405' }],
        values: { host, path, method, who: files.name },
      };
    }
    if (allowed.some((each) => each.toUpperCase() === exchange.method.toUpperCase())) {
      return {
        cause: 'method-refused-though-listed',
        certainty: 'certain',
        evidence: [{ from: 'response header Allow', saw: quote(allow ?? '') }, request],
        values: { method, host, path, allowed: allowed.join(', ') },
      };
    }
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

/** Programs that answer a write to a file with a 405 of their own. Whether a program stands behind is not known. */
function fileServer(exchange: Exchange): { name: string; evidence: Evidence } | undefined {
  if (!/^(?:POST|PUT|PATCH|DELETE)$/.test(exchange.method)) return undefined;
  const body = exchange.response.body?.text.slice(0, 2000) ?? '';
  if (/<Code>MethodNotAllowed<\/Code>/.test(body)) {
    return { name: 'The file store', evidence: { from: 'response body, Code', saw: 'MethodNotAllowed' } };
  }
  if (/^405: METHOD_NOT_ALLOWED/.test(body)) {
    return { name: 'Vercel', evidence: { from: 'response body', saw: '405: METHOD_NOT_ALLOWED' } };
  }
  const own = whoAnswered(exchange);
  return own?.own && FILE_SERVERS.has(own.name) ? own : undefined;
}

const FILE_SERVERS = new Set(['nginx', 'OpenResty', 'Tengine']);
