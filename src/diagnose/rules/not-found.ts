import type { Exchange } from '../../session/exchange.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { inTitle, quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, repeatsStatus, serverWords } from '../server-words.ts';
import { whoAnswered } from '../who-answered.ts';

/** 404: the server works, and has nothing at this address. 410 says that it once had: that is the code's own entry. */
export default defineRule({
  name: 'not-found',
  statuses: [404],
  causes: {
    'page-older-than-server': {
      title: 'The page is older than the server’s program',
      summary: 'A new release is live at {host}. It does not know the step that this open page asks for.',
      technical:
        'The server has no action of the id in `Next-Action`: ids change when the app is built anew.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Copy what you wrote, reload the page, and try again.',
        {
          for: 'developer',
          text: 'Keep the same encryption key for all builds, load the page anew on this answer, and check that all instances run one build.',
        },
      ],
      contrast: { with: 500, text: 'A 500 would mean: the step is known, and it broke.' },
      sources: ['https://nextjs.org/docs/messages/failed-to-find-server-action', 'mdn:404'],
    },
    'page-file-missing': {
      title: 'A file of the page is missing: {file}',
      summary: 'The page asked {host} for this file, and the server does not have it.',
      technical:
        'The {type} request to `{path}` was answered 404. Often the file was renamed by a new release.',
      fixer: 'frontend',
      hints: [
        'Reload the page: after a new release, the old page asks for files that are gone.',
        {
          for: 'developer',
          text: 'Check that the file was deployed at this path. Keep the files of the last release for a while.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: it may be there, but you may not have it.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'not-found-with-reason': {
      title: 'The server says: “{words}”',
      summary: 'The server at {host} works. It has nothing at this address, and says why.',
      technical: 'The server answered 404. The reason stands in its {from}.',
      fixer: 'frontend',
      hints: [
        'Check that the thing you look for still exists. It may have been removed or renamed.',
        {
          for: 'developer',
          text: 'Check the path and each id in it: `{path}`. Some servers answer 404 in place of 403, to hide things.',
        },
      ],
      contrast: { with: 410, text: 'A 410 would mean: it was here once and is gone for good.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'route-unknown': {
      title: 'The server has no such address for {method}',
      summary: 'The server at {host} works, but its program knows nothing at this address.',
      technical: 'The program answered 404 itself: “{words}”. No route matches `{method} {path}`.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Tell the developers of the page: they can compare the address with the ones the server knows.',
        {
          for: 'developer',
          text: 'Compare path and method with the routes. Look for a missing prefix, a doubled slash or another version.',
        },
      ],
      contrast: {
        with: 405,
        text: 'A 405 would mean: the right address, but not for this kind of request.',
      },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'file-server-has-no-such-page': {
      title: 'The web server has no file for this address',
      summary: '{who} at {host} looked for a file, and there is none. No program was asked.',
      technical: 'The 404 is the default page of {who}. Neither a file nor a rule fits `{path}`.',
      fixer: 'operations',
      hints: [
        'Start again from the first page of the site. If it still fails, tell the people who run it.',
        {
          for: 'developer',
          text: 'An app that makes its pages in the browser needs a fallback to `index.html`. An API needs a proxy rule for its path.',
        },
      ],
      contrast: { with: 410, text: 'A 410 would mean: it was here once and is gone for good.' },
      sources: ['rfc9110#15.5.5', 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html', 'mdn:404'],
    },
    'not-found-or-hidden': {
      title: 'This is not there, or it is hidden from you',
      summary: 'The server at {host} says that nothing is there. It says the same of what you may not see.',
      technical:
        '{who} answers 404 to `{path}` for things that are missing and for those that this caller may not see.',
      fixer: 'you',
      hints: [
        'Check the name for typing mistakes. Then sign in with an account that may see it.',
        {
          for: 'developer',
          text: 'Check that a token goes along, that it covers this repository or project, and that single sign-on is done.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would admit that it is there.' },
      sources: [
        'rfc9110#15.5.5',
        'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
      ],
    },
    'not-found': {
      title: 'Nothing is at this address',
      summary: 'The server at {host} works, but it has nothing to give at this address.',
      technical: 'The server answered 404 for `{path}` and gave no reason that can be read.',
      fixer: 'frontend',
      hints: [
        'Check the address for typing mistakes. If you followed a link, tell the people who made it.',
        {
          for: 'developer',
          text: 'Check the path and each id in it. Some servers answer 404 in place of 403, to hide what you may not see.',
        },
      ],
      contrast: { with: 410, text: 'A 410 would mean: it was here once and is gone for good.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    const path = pathOf(exchange);
    const status: Evidence = { from: 'response status', saw: '404' };
    // A module or an <object> that is not there ends with a word of the browser's too.
    const word = exchange.error ? { browserNames: [exchange.error] } : {};
    if (PAGE_FILES.has(exchange.resourceType)) {
      const file = quote(path.split('/').at(-1) || path);
      return {
        cause: 'page-file-missing',
        certainty: 'certain',
        evidence: [status, { from: 'kind of request', saw: exchange.resourceType }],
        values: {
          file: file.length > 30 ? `${file.slice(0, 29)}…` : file,
          host,
          path,
          type: exchange.resourceType,
        },
        ...word,
      };
    }
    const told = exchange.response.headers.has('x-nextjs-action-not-found');
    // An action that ran and found nothing answers in the form of React's server components.
    if (
      exchange.request.headers.has('next-action') &&
      (told || !exchange.response.headers.get('content-type')?.startsWith('text/x-component'))
    ) {
      return {
        cause: 'page-older-than-server',
        certainty: told ? 'certain' : 'likely',
        evidence: [
          ...(told ? [{ from: 'response header x-nextjs-action-not-found', saw: 'present' }] : []),
          { from: 'request header Next-Action', saw: 'present' },
          status,
        ],
        values: { host },
        ...word,
      };
    }
    const words = serverWords(exchange);
    if (words && UNKNOWN_ROUTE.test(words.text)) {
      return {
        cause: 'route-unknown',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, status],
        values: { method: quote(exchange.method), host, path, words: words.text },
        ...word,
      };
    }
    // Express puts its words in a web page: <pre>Cannot GET /x</pre>.
    const express = /<pre>(Cannot [A-Z]+ [^<]{1,200})<\/pre>/.exec(
      exchange.response.body?.text.slice(0, 2000) ?? '',
    )?.[1];
    if (express) {
      return {
        cause: 'route-unknown',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: quote(express) }, status],
        values: { method: quote(exchange.method), host, path, words: quote(express) },
        ...word,
      };
    }
    const own = whoAnswered(exchange);
    if (own?.own && FILE_SERVERS.has(own.name)) {
      return {
        cause: 'file-server-has-no-such-page',
        // It may show its own page in place of what a program behind it said.
        certainty: 'likely',
        evidence: [own.evidence, status],
        values: { host, path, who: own.name },
      };
    }
    const hider = hiderOf(exchange);
    if (hider) {
      return {
        cause: 'not-found-or-hidden',
        certainty: 'likely',
        evidence: [
          hider.evidence,
          {
            from: 'request header Authorization',
            saw: exchange.request.headers.has('authorization') ? 'present' : 'not on record',
          },
          status,
        ],
        values: { host, path, who: hider.name },
        ...word,
      };
    }
    if (words?.text && !isWebPage(exchange) && !repeatsStatus(words.text, 404)) {
      return {
        cause: 'not-found-with-reason',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, status],
        values: { words: inTitle(words.text), host, from: words.from, path },
        ...word,
      };
    }
    return {
      cause: 'not-found',
      certainty: 'certain',
      evidence: words?.text ? [status, { from: words.from, saw: words.text }] : [status],
      values: { host, path },
      ...word,
    };
  },
});

const PAGE_FILES = new Set(['script', 'stylesheet', 'image', 'font', 'media', 'manifest']);
/** Express, Nest, Fastify, Spring, Rails, Laravel, Symfony, Django, Phoenix, tRPC, Kong, Apigee and Go say so in these words. */
const UNKNOWN_ROUTE =
  /^(?:cannot (?:get|post|put|patch|delete|head|options) |route \w{3,7}:\S{1,200} not found|no (?:static resource|route matches|handler found|matching route)|no route found for|no "\w{1,20}"-procedure|unable to identify proxy for host|404 page not found|the route .* could not be found|no route\b|page not found(?: at|:) |cannot find any (?:path|route) matching|no procedure found on path|phoenix\.router\.noroute|(?:unknown|invalid) (?:endpoint|route|path)\b|(?:endpoint|route|api route) not found)/i;

/** Web servers that hand out files, and answer with a page of their own where there is none. */
const FILE_SERVERS = new Set(['nginx', 'OpenResty', 'Tengine', 'Apache', 'IIS']);

/** Services that are known to hide by 404 what the caller may not see (documentation of GitHub and GitLab). */
function hiderOf(exchange: Exchange): { name: string; evidence: Evidence } | undefined {
  const body = exchange.response.body?.text.slice(0, 2000) ?? '';
  if (/"documentation_url"\s*:\s*"https:\/\/docs\.github\.com/.test(body) && body.includes('"Not Found"')) {
    return {
      name: 'GitHub',
      evidence: { from: 'response body, documentation_url', saw: 'https://docs.github.com' },
    };
  }
  const gitlab = /"message"\s*:\s*"(404 (?:Project|Group|File|User|Not) (?:Not )?Found)"/.exec(body)?.[1];
  return gitlab && /\/api\/v4\//.test(exchange.url)
    ? { name: 'GitLab', evidence: { from: 'response body, message', saw: gitlab } }
    : undefined;
}
